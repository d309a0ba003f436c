"""One sub kegiatan on several rows of a finance file: documents, periods, sources; nothing is counted twice."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from lkjip_xl.files.refusal import UnreadableFile
from lkjip_xl.finance.amounts import Unknown
from lkjip_xl.finance.read.notes import notes_of
from lkjip_xl.finance.read.source_of import ReadingOptions, read_source
from lkjip_xl.finance.source import Source
from lkjip_xl.show.wording import worded
from lkjip_xl.tables.measures import Measure
from tests.finance.test_finance_rows import FLAT_HEADINGS, IDEOLOGI, PENUNJANG
from tests.finance_files import write_cells

Row = Sequence[Any]

A, B = ["8.01.01.2.01.01", "Penyusunan Dokumen"], ["8.01.02.2.01.03", "Wawasan Kebangsaan"]
DOCUMENTS = ["KODE", "NAMA SUB KEGIATAN", "PAGU", "NO SP2D", "REALISASI"]


def read(tmp_path: Path, *rows: Row, **options: Any) -> Source:
    return read_source(write_cells(tmp_path / "x.xlsx", rows), ReadingOptions(2023, **options))


def totals(source: Source) -> tuple[Any, Any]:
    return source.total(Measure.PAGU), source.total(Measure.REALISASI)


def by_row(source: Source, measure: str) -> dict[int, Any]:
    return {line.row: getattr(line, measure) for line in source.lines}


def test_a_row_without_code_and_name_belongs_to_the_one_above(tmp_path: Path) -> None:
    source = read(
        tmp_path,
        DOCUMENTS,
        [*A, 100, "0/A", 30],
        ["", "", "", "0/B", 30],
        ["", "", "", "0/C", 35],
        [*B, 700, "1/A", 600],
        ["JUMLAH", "", 800, "", 695],
    )
    assert totals(source) == (Decimal(800), Decimal(695))
    assert len(source.described) == 2
    assert [*notes_of(source)][
        -1
    ] == "2 baris tanpa kode dan nama dihitung sebagai lanjutan baris di atasnya: baris 3, 4"


def test_headings_repeated_between_documents_change_nothing(tmp_path: Path) -> None:
    source = read(tmp_path, DOCUMENTS, [*A, 100, "0/A", 30], DOCUMENTS, ["", "", "", "0/B", 65])
    assert totals(source) == (Decimal(100), Decimal(95))


def test_a_code_merged_over_its_documents(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        for at, row in enumerate([DOCUMENTS, [*A, 100, "0/A", 30], ["", "", "", "", 65], [*B, 700, "1/A", 600]]):
            sheet.write_row(at, 0, row)
        for column, value in enumerate([*A, 100]):
            sheet.merge_range(1, column, 2, column, value)
    assert totals(read_source(path, ReadingOptions(2023))) == (Decimal(800), Decimal(695))


@pytest.mark.parametrize("own", ["", 95], ids=["kosong", "jumlahnya"])
def test_documents_below_the_row_of_their_sub_kegiatan(own: object, tmp_path: Path) -> None:
    source = read(
        tmp_path,
        DOCUMENTS,
        [*A, 100, "", own],
        ["", "", "", "0/A", 30],
        ["", "", "", "0/B", 65],
        [*B, 700, "1/A", 600],
    )
    assert totals(source) == (Decimal(800), Decimal(695))


def test_a_row_of_a_pagu_in_parts_goes_on_too(tmp_path: Path) -> None:
    headings = ["KODE", "NAMA SUB KEGIATAN", "SUMBER DANA", "PAGU", "REALISASI"]
    source = read(tmp_path, headings, [*A, "PAD", 40, 30], ["", "", "DAU", 60, 65], [*B, "DAU", 700, 600])
    assert totals(source) == (Decimal(800), Decimal(695))


def test_a_document_below_a_rekening_in_columns_of_levels(tmp_path: Path) -> None:
    headings = [*FLAT_HEADINGS[:6], "KODE REKENING", "NO SP2D", *FLAT_HEADINGS[6:]]
    source = read(
        tmp_path,
        headings,
        [*PENUNJANG, *A, "5.1.02.01.01.0024", "0/A", 100, 30],
        ["", "", "", "", "", "", "", "0/B", "", 65],
        [*IDEOLOGI, *B, "5.1.02.01.01.0024", "1/A", 700, 600],
    )
    assert totals(source) == (Decimal(800), Decimal(695))


@pytest.mark.parametrize(
    "row", [["", "", 800, "", 695], ["", "", 800, "Jumlah", 695], ["", "", "", "Kepala Badan", "Drs. FULAN"]]
)
def test_a_total_or_a_signature_goes_on_with_nothing(row: Row, tmp_path: Path) -> None:
    source = read(tmp_path, DOCUMENTS, [*A, 100, "0/A", 95], [*B, 700, "1/A", 600], row)
    assert totals(source) == (Decimal(800), Decimal(695))


REPEATED: list[Row] = [
    [*A, 100, "0/A", 30],
    [*A, 100, "0/B", 30],
    [*A, 100, "0/C", 35],
    [*B, 700, "1/A", 250],
    [*B, 700, "1/B", 350],
]
ONCE = "pagu yang sama di setiap baris satu sub kegiatan dihitung sekali, realisasinya dijumlahkan"


def test_a_pagu_in_each_row_of_a_document_counts_once(tmp_path: Path) -> None:
    source = read(tmp_path, DOCUMENTS, *REPEATED, ["JUMLAH", "", 800, "", 695])
    assert totals(source) == (Decimal(800), Decimal(695))
    assert f"{ONCE}: baris 2 dan 3 dst., baris 5 dan 6" in [*notes_of(source)]


@pytest.mark.parametrize("heading", ["NO. SPM", "Tanggal", "NOMOR DOKUMEN", "No Bukti", "Tgl Transaksi"])
def test_any_document_tells_rows_apart(heading: str, tmp_path: Path) -> None:
    headings = ["KODE", "NAMA SUB KEGIATAN", "PAGU", heading, "REALISASI"]
    assert totals(read(tmp_path, headings, *REPEATED[:2])) == (Decimal(100), Decimal(60))


def test_documents_below_printed_sums_and_in_columns_of_levels(tmp_path: Path) -> None:
    above = [["8.01.01", "PROGRAM A", 100, "", 95], ["8.01.01.2.01", "Kegiatan A", 100, "", 95]]
    assert totals(read(tmp_path, DOCUMENTS, *above, *REPEATED[:3])) == (Decimal(100), Decimal(95))
    headings = [*FLAT_HEADINGS[:6], "PAGU", "NO SP2D", "REALISASI"]
    flat = [[*(PENUNJANG if row[:2] == A else IDEOLOGI), *row] for row in REPEATED]
    assert totals(read(tmp_path, headings, *flat)) == (Decimal(800), Decimal(695))


def test_a_pagu_left_blank_in_further_rows(tmp_path: Path) -> None:
    rows = [REPEATED[0], [*A, "", "0/B", 30], [*A, "", "0/C", 35], *REPEATED[3:]]
    assert totals(read(tmp_path, DOCUMENTS, *rows)) == (Decimal(800), Decimal(695))


PARTS = ["KODE", "NAMA SUB KEGIATAN", "SUMBER DANA", "PAGU", "REALISASI"]


def test_a_pagu_in_parts_is_added(tmp_path: Path) -> None:
    source = read(tmp_path, PARTS, [*A, "PAD", 40, 30], [*A, "DAU", 60, 65], [*B, "DAU", 700, 600])
    assert totals(source) == (Decimal(800), Decimal(695))


@pytest.mark.parametrize("heading", ["SUMBER DANA", "PPTK", "LOKASI"])
def test_a_pagu_repeated_beside_anything_counts_once_where_it_is_no_chance(heading: str, tmp_path: Path) -> None:
    headings = [*PARTS[:2], heading, *PARTS[3:]]
    rows = [[*A, "X", 100, 60], [*A, "Y", 100, 35], [*B, "X", 700, 250], [*B, "Z", 700, 350]]
    source = read(tmp_path, headings, *rows)
    assert totals(source) == (Decimal(800), Decimal(695))
    assert f"{ONCE}: baris 2 dan 3, baris 4 dan 5" in [*notes_of(source)]


@pytest.mark.parametrize(
    "rows",
    [
        [[*A, "PAD", 50, 30], [*A, "DAU", 50, 20], [*B, "DAU", 700, 600]],
        [[*A, "PAD", 50, 45], [*A, "DAU", 50, 45], [*B, "DAU", 350, 300], [*B, "PAD", 350, 300]],
    ],
    ids=["hanya satu", "realisasi melebihi"],
)
def test_the_same_pagu_by_chance_is_in_doubt(rows: list[Row], tmp_path: Path) -> None:
    source = read(tmp_path, PARTS, *rows)
    assert isinstance(source.total(Measure.PAGU), Unknown)
    assert not isinstance(source.total(Measure.REALISASI), Unknown)
    assert any("diragukan (diulang atau dibagi): baris 2 dan 3" in note for note in notes_of(source))


@pytest.mark.parametrize("printed", [100, 200])
def test_a_sum_above_tells_whether_a_pagu_is_repeated(printed: int, tmp_path: Path) -> None:
    above = [["8.01.01", "PROGRAM A", "", printed, 95], ["8.01.01.2.01", "Kegiatan A", "", printed, 95]]
    source = read(tmp_path, PARTS, *above, [*A, "PAD", 100, 60], [*A, "DAU", 100, 35])
    assert totals(source) == (Decimal(printed), Decimal(95))


def test_rows_that_differ_in_their_realisasi_alone_are_in_doubt(tmp_path: Path) -> None:
    headings = ["KODE", "URAIAN", "ANGGARAN", "REALISASI"]
    source = read(tmp_path, headings, [*A, 100, 30], [*A, 100, 65], [*B, 700, 600])
    assert [isinstance(each, Unknown) for each in totals(source)] == [True, True]


def test_two_packages_of_a_rekening_may_have_one_pagu(tmp_path: Path) -> None:
    headings = [*FLAT_HEADINGS[:6], "KODE REKENING", "NAMA PAKET", "PAGU"]
    rows = [[*PENUNJANG, *A, "5.1.02.01.01.0024", name, 50] for name in ("Kertas", "Tinta")]
    assert read(tmp_path, headings, *rows).total(Measure.PAGU) == 100


def of_rekening(pagu: tuple[int, int], *realisasi: int) -> list[Row]:
    """Three sub kegiatan of two rekening each, with their pagu and with what each has spent."""
    return [
        [*PENUNJANG, f"8.01.01.2.01.{sub}", f"Sub {sub}", f"5.1.02.01.01.{rekening}", pagu[rekening], *realisasi]
        for sub in (1, 2, 3)
        for rekening in (0, 1)
    ]


OF_REKENING = [*FLAT_HEADINGS[:6], "KODE REKENING", "PAGU"]


def test_the_pagu_of_a_sub_kegiatan_in_each_rekening_counts_once(tmp_path: Path) -> None:
    source = read(tmp_path, [*OF_REKENING, "REALISASI"], *of_rekening((100, 100), 45))
    assert totals(source) == (300, 270)
    assert any("dihitung sekali: baris 2 dan 3" in note for note in notes_of(source))


def test_rekening_with_one_pagu_of_which_more_was_spent_are_added(tmp_path: Path) -> None:
    assert totals(read(tmp_path, [*OF_REKENING, "REALISASI"], *of_rekening((100, 100), 60))) == (600, 360)


def test_rekening_with_one_pagu_and_no_realisasi_are_in_doubt(tmp_path: Path) -> None:
    source = read(tmp_path, OF_REKENING, *of_rekening((100, 100)))
    assert isinstance(totals(source)[0], Unknown)
    assert any("diragukan" in note for note in notes_of(source))


def test_rekening_with_a_pagu_of_their_own_are_added(tmp_path: Path) -> None:
    assert totals(read(tmp_path, [*OF_REKENING, "REALISASI"], *of_rekening((100, 50), 45))) == (450, 270)


def test_a_document_on_two_rows_alike_is_in_doubt(tmp_path: Path) -> None:
    source = read(tmp_path, DOCUMENTS, *REPEATED[:2], [*A, 100, "0/B", 30], *REPEATED[3:])
    assert source.total(Measure.PAGU) == 800
    assert isinstance(by_row(source, "realisasi")[4], Unknown)
    assert any("diragukan: baris 4 mengulang baris 3" in note for note in notes_of(source))


PERIODS = ["KODE", "NAMA SUB KEGIATAN", "TRIWULAN", "PAGU", "REALISASI"]


def of_periods(*periods: str) -> list[Row]:
    amounts = (25, 50, 75, 95)
    return [[*A, period, 100, amount] for period, amount in zip(periods, amounts, strict=False)]


@pytest.mark.parametrize(
    ("heading", "periods", "period"),
    [
        ("TRIWULAN", ("I", "II", "III", "IV"), "triwulan"),
        ("TW", ("1", "2", "3", "4"), "triwulan"),
        ("BULAN", ("Januari", "Juni", "Desember"), "bulan"),
        ("Periode", ("Semester I", "Semester II"), "periode"),
    ],
)
def test_rows_of_periods_are_added_only_where_the_user_says_so(
    heading: str, periods: tuple[str, ...], period: str, tmp_path: Path
) -> None:
    headings = [*PERIODS[:2], heading, *PERIODS[3:]]
    with pytest.raises(UnreadableFile, match=f"memuat baris realisasi tiap {period} ") as raised:
        read(tmp_path, headings, *of_periods(*periods), [*B, periods[0], 700, 600])
    assert "Tambahkan --bulanan" in worded(raised.value.unreadable.hint)
    source = read(tmp_path, headings, *of_periods(*periods), [*B, periods[0], 700, 600], monthly=True)
    assert totals(source) == (Decimal(800), sum((25, 50, 75, 95)[: len(periods)]) + 600)
    assert f"realisasi dijumlahkan: {', '.join(periods)}" in [*notes_of(source)]


@pytest.mark.parametrize(
    ("heading", "periods"),
    [
        ("S.D. TRIWULAN", ("I", "II", "III", "IV")),
        ("PERIODE", ("s.d. Maret", "s.d. Juni", "s.d. September", "s.d. Desember")),
    ],
)
def test_of_rows_up_to_a_period_the_last_is_taken(heading: str, periods: tuple[str, ...], tmp_path: Path) -> None:
    headings = [*PERIODS[:2], heading, *PERIODS[3:]]
    source = read(tmp_path, headings, *of_periods(*periods))
    assert totals(source) == (Decimal(100), Decimal(95))
    assert any("baris s.d. yang terakhir" in note for note in notes_of(source))


def test_one_period_in_every_row_is_no_question(tmp_path: Path) -> None:
    source = read(tmp_path, PERIODS, [*A, "IV", 100, 95], [*B, "IV", 700, 600])
    assert totals(source) == (Decimal(800), Decimal(695))
