"""Which rows of a file are rows of the budget: not totals, remarks, signatures, or what stands below a total."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from lkjip_xl.check.reconcile import reconcile
from lkjip_xl.finance.compare.matching import By
from lkjip_xl.finance.read.notes import notes_of
from lkjip_xl.finance.read.source_of import ReadingOptions, read_source
from lkjip_xl.finance.source import Source
from lkjip_xl.grids.codes import is_same_code, is_skpd, is_structure, split_all_in_one, split_code_and_name
from lkjip_xl.tables.measures import Measure
from tests.finance_files import samples, write_cells
from tests.sample_books import Book

Row = Sequence[Any]

HEADINGS = ["KODE", "URAIAN", "ANGGARAN", "REALISASI"]
BUDGET: list[Row] = [
    ["8.01.01", "PROGRAM PENUNJANG", 300, 290],
    ["8.01.01.2.01", "Perencanaan", 300, 290],
    ["8.01.01.2.01.01", "Penyusunan Dokumen", 100, 95],
    ["8.01.01.2.01.02", "Evaluasi Kinerja", 200, 195],
    ["8.01.02", "PROGRAM IDEOLOGI", 700, 600],
    ["8.01.02.2.01", "Perumusan Kebijakan", 700, 600],
    ["8.01.02.2.01.03", "Wawasan Kebangsaan", 700, 600],
]
JUMLAH: Row = ["", "JUMLAH", 1000, 890]
# The same without codes, and with a number or a word for the level.
NAMES: list[Row] = [row[1:] for row in BUDGET]

FLAT_HEADINGS = [
    *("KODE PROGRAM", "NAMA PROGRAM", "KODE KEGIATAN", "NAMA KEGIATAN"),
    *("KODE SUB KEGIATAN", "NAMA SUB KEGIATAN", "PAGU", "REALISASI"),
]
PENUNJANG = ["8.01.01", "PROGRAM PENUNJANG", "8.01.01.2.01", "Perencanaan"]
IDEOLOGI = ["8.01.02", "PROGRAM IDEOLOGI", "8.01.02.2.01", "Perumusan Kebijakan"]
FLAT: list[Row] = [
    [*PENUNJANG, "8.01.01.2.01.01", "Penyusunan Dokumen", 100, 95],
    [*PENUNJANG, "8.01.01.2.01.02", "Evaluasi Kinerja", 200, 195],
    [*IDEOLOGI, "8.01.02.2.01.03", "Wawasan Kebangsaan", 700, 600],
]
FLAT_JUMLAH: Row = ["JUMLAH", "", "", "", "", "", 1000, 890]


def read(tmp_path: Path, *rows: Row) -> Source:
    return read_source(write_cells(tmp_path / "x.xlsx", rows), ReadingOptions(2023))


def counted(source: Source) -> tuple[Any, Any, list[int]]:
    """Pagu, realisasi, and how many programs, kegiatan and sub kegiatan."""
    levels = [sum(len(path) == level for path in source.described) for level in (1, 2, 3)]
    return source.total(Measure.PAGU), source.total(Measure.REALISASI), levels


WHOLE = (Decimal(1000), Decimal(890), [2, 2, 3])


@pytest.mark.parametrize(
    "foot",
    [
        [["Kepala Badan,"], ["Drs. FULAN, M.Si."], ["NIP. 00000000 000000 0 000"]],
        [["Mengetahui,", "", "Jambi, 3 Januari 2024"], ["Ir. H. BUDI S.T., M.M.", "", "SITI"]],
        [["12.01.2024"]],
        [["12.01.24"]],
        [["Dicetak tanggal 12.01.2024 08.30.15"]],
        [["SIPD 2.0.1.5"]],
        [["2.0.1.5"]],
        [["Nomor 900.1.3/12/2023"]],
        [["NIP 00000000.000000.0.000"]],
        [["", "", "", "Drs. FULAN"], ["", "", "", "999999999999999999"]],
    ],
)
@pytest.mark.parametrize("total", [[JUMLAH, []], [[]]], ids=["JUMLAH", "tanpa JUMLAH"])
def test_a_signature_or_a_remark_is_no_program(total: list[Row], foot: list[Row], tmp_path: Path) -> None:
    source = read(tmp_path, HEADINGS, *BUDGET, *total, *foot)
    assert counted(source) == WHOLE
    assert list(notes_of(source)) == []


@pytest.mark.parametrize("total", [[FLAT_JUMLAH], [FLAT_JUMLAH, []], [[]]])
def test_a_signature_below_columns_of_levels_is_none_of_them(total: list[Row], tmp_path: Path) -> None:
    foot = [["", "Jambi, 3 Januari 2024"], ["", "Drs. FULAN, M.Si."], ["NIP. 00000000 000000 0 000"]]
    assert counted(read(tmp_path, FLAT_HEADINGS, *FLAT, *total, *foot)) == WHOLE


def test_a_code_is_of_digits_in_segments_of_their_width() -> None:
    codes = ["8.01.01", "X.XX.01.2.01.0001", "8.1.1", "8.O1.01", "8.01.01."]
    others = ["Drs. FULAN, M.Si.", "S.T., M.M.", "I.I.I", "12.01.2024", "NIP 1.2.3", "900.1.3", "8.01"]
    assert [*map(is_structure, codes), *map(is_structure, others)] == [True] * len(codes) + [False] * len(others)


@pytest.mark.parametrize(
    "row",
    [
        ["38", "", "", "", "", "", "JUMLAH", 1000, 890],
        ["", "", "", "", "", "", "Total", 1000, 890],
        ["", "Grand Total", "", "", "", "", "", 1000, 890],
    ],
)
def test_a_total_in_any_column_of_names_is_not_counted(row: Row, tmp_path: Path) -> None:
    numbered = [[str(number), *each] for number, each in enumerate(FLAT, 1)]
    source = read(tmp_path, ["NO", *FLAT_HEADINGS], *numbered, row)
    assert counted(source) == WHOLE
    assert source.control == (Decimal(1000), Decimal(890))


@pytest.mark.parametrize(
    "row",
    [
        ["8.01.01", "PROGRAM PENUNJANG", "", "", "", "Jumlah", 300, 290],
        ["8.01.01 Total", "", "", "", "", "", 300, 290],
        ["8.01.01", "PROGRAM PENUNJANG Total", "", "", "", "", 300, 290],
        ["", "", "8.01.01.2.01", "Perencanaan Total", "", "", 300, 290],
    ],
)
def test_a_total_of_a_program_beside_its_name_is_not_counted(row: Row, tmp_path: Path) -> None:
    source = read(tmp_path, FLAT_HEADINGS, *FLAT[:2], row, *FLAT[2:])
    assert counted(source) == WHOLE
    assert list(notes_of(source)) == []


@pytest.mark.parametrize(
    ("headings", "rows", "of_program"),
    [
        (HEADINGS, BUDGET, ["8.01.01 Total", "", 300, 290]),
        (HEADINGS, BUDGET, ["", "PROGRAM PENUNJANG Total", 300, 290]),
        (HEADINGS, BUDGET, ["8.01.01", "Jumlah", 300, 290]),
        (HEADINGS[1:], NAMES, ["PROGRAM PENUNJANG Total", 300, 290]),
    ],
)
def test_totals_of_a_pivot_table_are_no_programs(
    headings: Row, rows: list[Row], of_program: Row, tmp_path: Path
) -> None:
    total = ["Grand Total", *[""] * (len(headings) - 3), 1000, 890]
    source = read(tmp_path, headings, *rows[:4], of_program, *rows[4:], total)
    assert counted(source) == WHOLE
    assert list(notes_of(source)) == []


def test_a_name_that_ends_in_total_is_a_name(tmp_path: Path) -> None:
    rows = [*BUDGET[:2], ["8.01.01.2.01.01", "Sanitasi Total", 100, 95], *BUDGET[3:]]
    assert counted(read(tmp_path, HEADINGS, *rows)) == WHOLE


@pytest.mark.parametrize(
    ("below", "said"),
    [
        (
            [["5.1", "Operasi", 600, 500], ["5.2", "Belanja Modal", 400, 390]],
            "2 baris di bawah JUMLAH tidak dihitung (pagu 1.000, realisasi 890), yang pertama baris 10: Operasi",
        ),
        (
            [["6", "X", 50, 40], ["6.1", "Penerimaan", 50, 40]],
            "2 baris pendapatan atau pembiayaan tidak dihitung (pagu 100, realisasi 80), yang pertama baris 10: X",
        ),
    ],
)
def test_rekening_below_the_total_are_of_no_sub_kegiatan(below: list[Row], said: str, tmp_path: Path) -> None:
    source = read(tmp_path, HEADINGS, *BUDGET, JUMLAH, *below)
    assert counted(source) == WHOLE
    assert said in source.notes


PEMBIAYAAN: list[Row] = [["6", "PEMBIAYAAN", 50, 40], ["6.1", "Penerimaan", 50, 40]]
BELOW_CODES: list[tuple[list[Row], int]] = [
    ([*BUDGET, *PEMBIAYAAN], 2),
    ([*BUDGET, *PEMBIAYAAN, ["6.1.01", "SiLPA", 50, 40], ["", "JUMLAH", 50, 40]], 3),
    ([*BUDGET, ["6.1", "Penerimaan Pembiayaan", 50, 40]], 1),
    ([*BUDGET, ["7", "PEMBIAYAAN", 50, 40], ["7.1", "Penerimaan", 50, 40]], 1),
    ([*BUDGET, ["", "SURPLUS/(DEFISIT)", 50, 40], *PEMBIAYAAN], 3),
    ([["4", "PENDAPATAN DAERAH", 9, 9], ["4.1", "PAD", 9, 9], ["5", "BELANJA", 1000, 890], *BUDGET], 2),
    ([*BUDGET, ["5.1", "Operasi", 700, 600], ["6", "PEMBIAYAAN", 50, 40], ["6.2", "Pengeluaran", 50, 40]], 2),
]


@pytest.mark.parametrize(("rows", "count"), BELOW_CODES)
def test_pendapatan_and_pembiayaan_are_no_belanja(rows: list[Row], count: int, tmp_path: Path) -> None:
    # | 8.01.02.2.01.03 | Wawasan Kebangsaan | 700 | 600 |
    # | 6               | PEMBIAYAAN         |  50 |  40 |
    source = read(tmp_path, HEADINGS, *rows)
    assert counted(source) == WHOLE
    assert source.skipped["baris pendapatan atau pembiayaan"] == count
    (said,) = [each for each in source.notes if "baris pendapatan atau pembiayaan tidak dihitung" in each]
    assert said.startswith(f"{count} ")
    assert source.control == (None, None)


@pytest.mark.parametrize(
    "rows",
    [
        [*NAMES, ["PEMBIAYAAN", 50, 40], ["Penerimaan Pembiayaan", 50, 40]],
        [["PENDAPATAN", 9, 9], ["Retribusi", 9, 9], ["BELANJA", 1000, 890], *NAMES, ["PEMBIAYAAN NETTO", 50, 40]],
    ],
)
def test_pendapatan_and_pembiayaan_are_told_by_words_where_nothing_has_a_code(
    rows: list[Row], tmp_path: Path
) -> None:
    assert counted(read(tmp_path, HEADINGS[1:], *rows)) == WHOLE


@pytest.mark.parametrize(
    "row",
    [
        ["", "", "", "", "", "", "6.1.01", "SiLPA", 50],
        [*IDEOLOGI, "8.01.02.2.01.03", "Wawasan Kebangsaan", "6.2.02", "Penyertaan Modal", 50],
        [*IDEOLOGI, "8.01.02.2.01.03", "Wawasan Kebangsaan", "4.1.02", "Retribusi", 50],
        ["", "PEMBIAYAAN", "", "", "", "", "", "", 50],
    ],
)
def test_a_rekening_of_pendapatan_or_pembiayaan_is_of_no_sub_kegiatan(row: Row, tmp_path: Path) -> None:
    rows = [[*each[:6], "5.1.02.01", "Barang", each[6]] for each in FLAT]
    source = read(tmp_path, [*FLAT_HEADINGS[:6], "KODE REKENING", "NAMA REKENING", "PAGU"], *rows, row)
    assert counted(source) == (Decimal(1000), None, WHOLE[2])
    assert source.skipped["baris pendapatan atau pembiayaan"] == 1


def test_what_is_left_over_below_the_total_of_a_table_without_codes_is_no_row(tmp_path: Path) -> None:
    left = ["Sisa Anggaran", "", 110]
    source = read(tmp_path, HEADINGS[1:], *NAMES, JUMLAH[1:], left)
    assert counted(source) == WHOLE
    said = "1 baris di bawah JUMLAH tidak dihitung (pagu 0, realisasi 110), yang pertama baris 10: Sisa Anggaran"
    assert list(notes_of(source)) == [said]
    flat = read(tmp_path, FLAT_HEADINGS, *FLAT, FLAT_JUMLAH, ["", "Sisa Anggaran", "", "", "", "", "", 110])
    assert counted(flat) == WHOLE
    assert "yang pertama baris 6: Sisa Anggaran" in next(notes_of(flat))


def test_a_total_of_a_kind_of_spending_does_not_end_its_sub_kegiatan(tmp_path: Path) -> None:
    rows: list[Row] = [
        *BUDGET,
        ["5.1.02", "Barang", 400, 350],
        ["", "Jumlah", 400, 350],
        ["5.2.02", "Modal", 300, 250],
        ["", "Jumlah", 300, 250],
    ]
    assert counted(read(tmp_path, HEADINGS, *rows)) == WHOLE


@pytest.mark.parametrize(
    ("headings", "rows"),
    [
        (FLAT_HEADINGS, [*FLAT[:2], ["JUMLAH", *[""] * 5, 300, 290], *FLAT[2:], ["JUMLAH", *[""] * 5, 700, 600]]),
        (FLAT_HEADINGS, [*FLAT[:2], ["JUMLAH", *[""] * 5, 300, 290], *FLAT[2:]]),
        (HEADINGS, [*BUDGET[:4], ["", "JUMLAH", 300, 290], *BUDGET[4:]]),
        (HEADINGS, [*BUDGET[:3], ["", "Jumlah dipindahkan", 1, 1], ["", "Pindahan", 1, 1], *BUDGET[3:]]),
    ],
)
def test_what_is_printed_of_a_part_is_not_held_against_the_whole(
    headings: Row, rows: list[Row], tmp_path: Path
) -> None:
    source = read(tmp_path, headings, *rows)
    assert counted(source) == WHOLE
    assert list(notes_of(source)) == []


def test_a_code_may_hold_the_skpd_and_the_rekening(tmp_path: Path) -> None:
    rows: list[Row] = []
    for row in BUDGET:
        rows.append(row)
        if len(row[0]) > 12:
            rows.append([f"{row[0]}.5.1.02.01.01.0024", "Alat Tulis", *row[2:]])
    assert counted(read(tmp_path, HEADINGS, *rows)) == WHOLE
    skpd = "8.01.0.00.0.00.01"
    assert counted(read(tmp_path, HEADINGS, *[[f"{skpd}.{row[0]}", *row[1:]] for row in BUDGET])) == WHOLE
    assert split_all_in_one("8.01.01.2.01.5") == ("", "", "")
    assert is_skpd(skpd)
    assert not is_skpd("8.01.01.2.01.0001.5.1")


@pytest.mark.parametrize("form", ["[{0}] {1}", "({0}) {1}", "{1} ({0})", "{1} [{0}]", "{0} {1}", "{0} - {1}"])
def test_a_code_may_stand_in_brackets_before_or_behind_its_name(form: str, tmp_path: Path) -> None:
    rows = [[form.format(*row[:2]), *row[2:]] for row in BUDGET]
    source = read(tmp_path, HEADINGS[1:], *rows)
    assert counted(source) == WHOLE
    assert [each.code for each in source.described.values()] == [row[0] for row in BUDGET]
    assert split_code_and_name("Rapat (2 kali)") == ("", "Rapat (2 kali)")


def in_doubt(source: Source) -> list[str]:
    """The cells with amounts that are not known, and how that is said."""
    return [f"{each.cell.address} {each.shown}" for each in source.unread]


@pytest.mark.parametrize(
    ("headings", "rows"),
    [
        (HEADINGS, [*BUDGET[:3], BUDGET[2], *BUDGET[3:]]),
        (["Jenis", *HEADINGS], [["-", *row] for row in (*BUDGET[:3], BUDGET[2], *BUDGET[3:])]),
        (FLAT_HEADINGS, [FLAT[0], FLAT[0], *FLAT[1:]]),
    ],
)
def test_a_row_that_stands_twice_is_named_and_not_added(headings: Row, rows: list[Row], tmp_path: Path) -> None:
    source = read(tmp_path, headings, *rows)
    (at,) = [number for number, row in enumerate(rows, 2) if row in rows[: number - 2]]
    assert {each.cell.row for each in source.unread} == {at}
    assert [each.shown for each in source.unread] == ["mengulang baris lain"] * 2
    said = f"baris yang sama tercatat dua kali, sehingga nilainya diragukan: baris {at} mengulang baris {at - 1}"
    assert list(notes_of(source)) == [said]


def test_a_table_that_stands_twice_is_named_and_not_added(tmp_path: Path) -> None:
    source = read(tmp_path, HEADINGS, *BUDGET, *BUDGET)
    assert {each.cell.row for each in source.unread} == {11, 12, 15}
    assert "baris 11 mengulang baris 4, baris 12 mengulang baris 5" in next(notes_of(source))
    flat = read(tmp_path, FLAT_HEADINGS, *FLAT, *FLAT)
    assert {each.cell.row for each in flat.unread} == {5, 6, 7}


@pytest.mark.parametrize(
    ("headings", "rows"),
    [
        # The kegiatan counts both; two sources of money; two paket of one rekening.
        (HEADINGS, [BUDGET[0], BUDGET[1], *[["8.01.01.2.01.01", "Rapat", 150, 145]] * 2, *BUDGET[4:]]),
        (HEADINGS, [*BUDGET[:6], [*BUDGET[6][:2], 600, 500], [*BUDGET[6][:2], 100, 100]]),
        (
            [*FLAT_HEADINGS[:6], "KODE REKENING", "PAKET", *FLAT_HEADINGS[6:]],
            [
                [*FLAT[0][:6], "5.1.02.01", "Kertas", 150, 145],
                [*FLAT[0][:6], "5.1.02.01", "Tinta", 150, 145],
                [*FLAT[2][:6], "5.1.02.01", "", 700, 600],
            ],
        ),
        (FLAT_HEADINGS, [*FLAT[:2], [*FLAT[2][:6], 600, 500], [*FLAT[2][:6], 100, 100]]),
    ],
)
def test_rows_of_one_place_that_are_two_are_added(headings: Row, rows: list[Row], tmp_path: Path) -> None:
    source = read(tmp_path, headings, *rows)
    assert counted(source)[:2] == WHOLE[:2]
    assert in_doubt(source) == []


REKAP_HEADINGS = [*FLAT_HEADINGS[:6], "KODE REKENING", "PAGU", "REALISASI"]


@pytest.mark.parametrize(
    "rows",
    [
        [[*FLAT[0][:6], "", 100, 95]],
        [[*FLAT[0][:6], "5.1.02.01", 90, 90], [*FLAT[0][:6], "", 10, 5]],
        [[*FLAT[0][:6], "", 100, 95], [*FLAT[0][:6], "5.1.02.01", 90, 90], [*FLAT[0][:6], "5.1.02.02", 10, 5]],
        [[*FLAT[0][:6], "5.1.02.01", 90, 90], [*FLAT[0][:6], "5.1.02.02", 10, 5], [*FLAT[0][:6], "", 100, 95]],
        [[*FLAT[0][:4], "", "", "", 300, 285], [*FLAT[0][:6], "", 100, 95]],
    ],
)
def test_a_row_without_rekening_is_a_sum_only_over_others(rows: list[Row], tmp_path: Path) -> None:
    others = [[*row[:6], "5.1.02.01", *row[6:]] for row in FLAT[1:]]
    assert counted(read(tmp_path, REKAP_HEADINGS, *rows, *others)) == WHOLE


@pytest.mark.parametrize("as_number", [False, True])
def test_relative_codes_4_to_6_are_sub_kegiatan_as_3_is(as_number: bool, tmp_path: Path) -> None:
    rows: list[Row] = [["8.01.01", "PROGRAM PENUNJANG", 600, 60], ["2.02", "Administrasi Keuangan", 600, 60]]
    rows += [[number if as_number else str(number), f"Sub {number}", 100, 10] for number in range(1, 7)]
    source = read(tmp_path, HEADINGS, *rows)
    assert counted(source) == (Decimal(600), Decimal(60), [1, 1, 6])


@pytest.mark.parametrize("rekening", [[["5", "BELANJA DAERAH"]], [["5", "Rincian"], ["5.1", "Operasi"]]])
def test_5_with_the_name_of_spending_or_over_its_kinds_is_a_rekening(rekening: list[Row], tmp_path: Path) -> None:
    rows = [["8.01.01", "PROGRAM PENUNJANG"], ["2.02", "Administrasi Keuangan"], ["4", "Gaji"], *rekening]
    source = read(tmp_path, HEADINGS, *[[*row, 600, 60] for row in rows])
    assert counted(source) == (Decimal(600), Decimal(60), [1, 1, 1])


@pytest.mark.parametrize(
    ("prefix", "as_read"),
    [("8.01.8.01", "8.01"), ("1.20.1.20.05", "1.20")],
    ids=["bidang urusan dua kali", "dengan nomor perangkat daerah"],
)
def test_codes_of_older_rules_with_the_bidang_urusan_twice(prefix: str, as_read: str, tmp_path: Path) -> None:
    rows = [[f"{prefix}{row[0].removeprefix('8.01')}", *row[1:]] for row in BUDGET]
    source = read(tmp_path, HEADINGS, *rows)
    assert counted(source) == WHOLE
    assert [each.code for each in source.described.values()] == [
        f"{as_read}{row[0].removeprefix('8.01')}" for row in BUDGET
    ]
    assert source.skpd == ()


LEVELS = ["Urusan", "Bidang", "Program", "Kegiatan", "Sub Kegiatan"]


def test_columns_headed_as_levels_may_hold_parts_of_codes(tmp_path: Path) -> None:
    rows: list[Row] = []
    for code, *more in BUDGET:
        urusan, bidang, program, *below = code.split(".")
        kegiatan, sub = ".".join(below[:2]), "".join(below[2:])
        rows.append([urusan, bidang, program, kegiatan, sub, *more])
    source = read(tmp_path, [*LEVELS, "Uraian", "Anggaran", "Realisasi"], *rows)
    assert counted(source) == WHOLE
    assert [each.code for each in source.described.values()] == [row[0] for row in BUDGET]


def test_a_placeholder_for_the_bidang_urusan_is_no_other_code(tmp_path: Path) -> None:
    rows = [
        [row[0].replace("8.01.01", "X.XX.01"), row[1].replace("Kantor", "Ktr"), *row[2:]]
        for row in samples.sederhana(samples.anggaran())
    ]
    assert any("Ktr" in row[1] for row in rows)
    source = read_source(write_cells(tmp_path / "x.xlsx", rows))
    found = reconcile(Book(codes=True).read(), [source])
    assert {each.match.by for each in found.compared if each.match} == {By.CODE}
    # Only the names that differ are said.
    assert all("namanya berbeda" in each.problem.message for each in found.findings)
    assert found.agrees
    assert not is_same_code(("x", "xx", 2), (8, 1, 1))


def test_a_sum_that_is_printed_once_more_is_no_leaf(tmp_path: Path) -> None:
    coded = read(tmp_path, HEADINGS, *BUDGET[:3], BUDGET[1], *BUDGET[3:])
    words = ["", "Kegiatan ", "Sub Kegiatan ", "Sub Kegiatan ", "", "Kegiatan ", "Sub Kegiatan "]
    names = [[word + row[0], *row[1:]] for word, row in zip(words, NAMES, strict=True)]
    named = read(tmp_path, HEADINGS[1:], *names[:2], names[1], *names[2:])
    for source in (coded, named):
        assert counted(source) == WHOLE
        assert list(notes_of(source)) == []


def test_a_recap_below_the_total_may_end_in_the_same_total(tmp_path: Path) -> None:
    recap: list[Row] = [["Belanja Operasi", 600, 500], ["Belanja Modal", 400, 390], JUMLAH[1:]]
    assert counted(read(tmp_path, HEADINGS[1:], *NAMES, JUMLAH[1:], *recap)) == WHOLE
    below: list[Row] = [["REKAPITULASI"], ["", "", "", "", "", "", "5.1", 1000, 890]]
    rows: list[Row] = [[*row[:6], "5.1.02.01", *row[6:]] for row in FLAT]
    source = read(tmp_path, REKAP_HEADINGS, *rows, ["JUMLAH", *[""] * 6, 1000, 890], *below)
    assert counted(source) == WHOLE
    assert "1 baris di bawah JUMLAH tidak dihitung (pagu 1.000, realisasi 890)" in next(notes_of(source))


def test_amounts_alone_below_columns_of_levels_are_a_total(tmp_path: Path) -> None:
    source = read(tmp_path, FLAT_HEADINGS, *FLAT, ["", "", "", "", "", "", 1000, 890])
    assert (counted(source), source.control) == (WHOLE, (Decimal(1000), Decimal(890)))
    rows: list[Row] = [[*row[:6], "5.1.02.01", *row[6:]] for row in FLAT]
    assert counted(read(tmp_path, REKAP_HEADINGS, *rows, ["", "", "", "", "", "", "", 1000, 890])) == WHOLE


def test_a_total_over_the_rekening_of_a_sub_kegiatan_does_not_end_it(tmp_path: Path) -> None:
    rows: list[Row] = []
    for row in BUDGET:
        is_leaf = len(row[0]) > 12
        rows.append([*row[:2], "", ""] if is_leaf else row)
        if is_leaf:
            rows += [["", "Jumlah Belanja", *row[2:]], ["5.1.02.01", "Barang", *row[2:]]]
    assert counted(read(tmp_path, HEADINGS, *rows)) == WHOLE


@pytest.mark.parametrize(
    "written", ["8,01,01,2,01,01", "8/01/01/2/01/01", "8-01-01-2-01-01", "8.01.01.2.01.01*", "8.O1.01.2.01.0l"]
)
def test_a_code_with_other_marks_is_the_same_code(written: str, tmp_path: Path) -> None:
    source = read(tmp_path, HEADINGS, *BUDGET[:2], [written, *BUDGET[2][1:]], *BUDGET[3:])
    assert counted(source) == WHOLE
    assert [each.code for each in source.described.values()] == [row[0] for row in BUDGET]
