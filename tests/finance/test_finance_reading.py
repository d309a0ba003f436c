"""Files of the finance system: which shape they have, what of them counts, and what is refused."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from lkjip_xl.files.refusal import UnreadableFile
from lkjip_xl.finance.amounts import Unreadable, Why, read_amount, total
from lkjip_xl.finance.formats.sheets import RawSheet
from lkjip_xl.finance.headings.budget_headings import find_headings
from lkjip_xl.finance.read.source_of import ReadingOptions, read_source
from lkjip_xl.finance.source import Shape
from lkjip_xl.grids.codes import is_rekening, is_skpd, split_code_and_name
from lkjip_xl.show.wording import worded
from lkjip_xl.tables.measures import Measure, Stage
from tests.finance_files import KEUANGAN, SHAPES, samples, write
from tests.sample_books import MENDED

PAGU, REALISASI = Decimal(23_733_274_959), Decimal(23_425_221_114)
AFTER = ReadingOptions(2023, Stage.PERUBAHAN)


@pytest.mark.parametrize("name", SHAPES)
def test_each_shape_is_known_and_adds_up(name: str) -> None:
    source = read_source(KEUANGAN / name, AFTER)
    assert source.shape.value == SHAPES[name]
    totals = {source.total(measure) for measure in Measure} - {None}
    assert totals <= {PAGU, REALISASI}
    assert totals
    assert [sum(len(path) == level for path in source.described) for level in (1, 2, 3)] == [6, 12, 37]
    assert source.rows_read == len(source.lines) + sum(source.skipped.values())
    assert source.unknown_columns == ()


def test_the_files_are_those_that_the_script_writes(tmp_path: Path) -> None:
    for path in samples.write_all(tmp_path):
        assert path.read_bytes() == (KEUANGAN / path.name).read_bytes(), path.name


def test_a_subtotal_without_a_rekening_is_not_counted_twice() -> None:
    source = read_source(KEUANGAN / "rekap_5.xlsx")
    assert source.skipped == {"baris tanpa kode rekening (subtotal)": 37}
    assert (len(source.lines), source.year, source.has_realisasi) == (108, 2023, False)


def test_what_was_paid_back_is_taken_off_and_sp2d_is_not_summed() -> None:
    source = read_source(KEUANGAN / "realisasi_per_dokumen.xlsx")
    budget = samples.anggaran()
    documents = [each for sub in budget for rekening in sub.rekening for each in rekening.dokumen]
    returned = sum(each.setoran for each in documents)
    assert returned > 0
    assert sum(line.setoran for line in source.lines) == returned
    assert source.total(Measure.REALISASI) == sum(each.nilai for each in documents) - returned == REALISASI
    assert source.control == (None, REALISASI)


def test_before_and_after_the_change_must_be_chosen() -> None:
    with pytest.raises(UnreadableFile, match="sebelum dan sesudah perubahan") as error:
        read_source(KEUANGAN / "dpa_perubahan.xlsx")
    assert error.value.unreadable.wrong_use
    assert "--tahapan" in worded(error.value.unreadable.hint)
    before = read_source(KEUANGAN / "dpa_perubahan.xlsx", ReadingOptions(stage=Stage.MURNI))
    after = read_source(KEUANGAN / "dpa_perubahan.xlsx", AFTER)
    assert before.total(Measure.PAGU) == total(line.other_pagu for line in after.lines)
    assert total(line.other_pagu for line in before.lines) == PAGU


def test_stages_of_a_rekap_must_be_chosen(tmp_path: Path) -> None:
    head, *rows = samples.rekap_5(samples.anggaran())
    both = [(*head, "TAHAPAN"), *((*row, "Murni") for row in rows), *((*row, "Perubahan APBD") for row in rows)]
    path = write(tmp_path / "rekap.xlsx", both)
    with pytest.raises(UnreadableFile, match="Murni, Perubahan APBD"):
        read_source(path)
    source = read_source(path, AFTER)
    assert source.total(Measure.PAGU) == PAGU
    assert source.skipped["baris tahapan lain"] == 108


def test_one_agency_of_many(tmp_path: Path) -> None:
    head, *rows = samples.rekap_5(samples.anggaran())
    other = [[*row[:4], "1.01.2.22.0.00.01.0000", "Dinas Pendidikan", *row[6:]] for row in rows]
    path = write(tmp_path / "semua.xlsx", [head, *other, *rows])
    assert len(read_source(path).skpd) == 2
    for wanted in ("8.1.0.0.0.0.1.0", "badan kesatuan bangsa  dan politik"):
        source = read_source(path, ReadingOptions(skpd=wanted))
        assert source.total(Measure.PAGU) == PAGU
        assert source.skipped["baris SKPD lain"] == 145
    with pytest.raises(UnreadableFile, match="SKPD"):
        read_source(path, ReadingOptions(skpd="Dinas Kelautan"))


def test_an_outline_of_many_agencies(tmp_path: Path) -> None:
    *top, total = samples.lra(samples.anggaran())
    head, rows = top[:8], top[8:]
    other = [(row[0], "1.01.2.22.0.00.01.0000" if row[1] else None, *row[2:4], *row[4:]) for row in rows]
    path = write(tmp_path / "semua.xlsx", [*head, *rows, *other, total])
    source = read_source(path, ReadingOptions(skpd="8.01.0.00.0.00.01.0000"))
    assert (source.total(Measure.PAGU), len(source.lines)) == (PAGU, 108)
    assert source.skipped["baris SKPD lain"] > 100


def rows_of_simple(**columns: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    return [tuple(columns), *zip(*columns.values(), strict=True)]


@pytest.mark.parametrize(
    ("rows", "pagu"),
    [
        pytest.param(
            [
                ("Realisasi", "Uraian", "Kode", "Pagu"),
                (5, "Program A", "1.01.01", 30),
                (5, "Kegiatan", "1.01.01.2.01", 30),
            ],
            30,
            id="columns in another order",
        ),
        pytest.param(
            [("PROGRAM/KEGIATAN", "ANGGARAN (Rp)"), ("1.01.01 - Program A", 30), ("1.01.01.2.01 Kegiatan", 30)],
            30,
            id="code and name in one cell",
        ),
        pytest.param(
            [
                ("URAIAN", "PAGU"),
                ("PROGRAM A", 30),
                ("Kegiatan", 30),
                ("Sub satu", 10),
                ("Sub dua", 20),
                ("JUMLAH", 30),
            ],
            30,
            id="no codes",
        ),
        pytest.param(
            [
                ("No Rek", "Uraian", "Pagu", "Keterangan"),
                ("1.01.01.2.01.0001", "Sub", "Rp1.000,00", ""),
                ("5.1.02", "Barang", "1000", ""),
            ],
            1000,
            id="rekening under their sub kegiatan",
        ),
    ],
)
def test_an_agencys_own_sheet(rows: list[tuple[Any, ...]], pagu: int, tmp_path: Path) -> None:
    source = read_source(write(tmp_path / "sendiri.xlsx", rows))
    assert source.shape is Shape.SIMPLE
    assert source.total(Measure.PAGU) == pagu


SIMPLE = ("Kode", "Uraian", "Anggaran", "Realisasi")
SUB = "1.01.01.2.01.0001"


@pytest.mark.parametrize(
    ("rows", "total"),
    [
        pytest.param([(SUB, "Sub", 5, 5), (None, None, None, "Jambi, 31 Desember 2023")], 5, id="a signature"),
        pytest.param([(SUB, "Sub", 5, 5), SIMPLE, ("1.01.01.2.01.0002", "Dua", 7, 7)], 12, id="headings again"),
        pytest.param(
            [(SUB, "Sub", None, None), ("5.1.02", "Barang", 3, 1), ("1.01.01.2.01.0002", "Dua", 7, 7)],
            10,
            id="rekening under a row without amounts",
        ),
        pytest.param(
            [(SUB, "Sub", 5, 5), ("5", "BELANJA", 5, 5), ("5.1", "OPERASI", 5, 5), ("5.1.02", "Barang", 5, 5)],
            5,
            id="the topmost rekening",
        ),
    ],
)
def test_rows_of_an_outline(rows: list[tuple[Any, ...]], total: int, tmp_path: Path) -> None:
    source = read_source(write(tmp_path / "x.xlsx", [SIMPLE, *rows]))
    assert source.total(Measure.PAGU) == total
    assert source.described[((1, 1, 1), (1, 1, 1, 2, 1), (1, 1, 1, 2, 1, 1))].name == "Sub"


@pytest.mark.parametrize("code", ["", "-", "Sisa"])
def test_an_amount_without_a_code_is_said(code: str, tmp_path: Path) -> None:
    rows = [SIMPLE, (SUB, "Sub", 5, 5), (code, "Sub Kegiatan Baru", 7, 2)]
    source = read_source(write(tmp_path / "x.xlsx", rows))
    assert source.total(Measure.PAGU) == 5
    (remark,) = source.notes
    assert remark.startswith(
        "1 baris bernilai yang kodenya kosong atau tidak dikenal tidak dihitung "
        "(pagu 7, realisasi 2), yang pertama baris 3"
    )


def test_a_column_without_any_amount_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="“anggaran” tidak berisi satu angka pun"):
        read_source(write(tmp_path / "x.xlsx", [SIMPLE, (SUB, "Sub", None, 5)]))


UNDER = (None, None, "Anggaran", "Realisasi")
SO_FAR = ("Realisasi s.d. Bulan Lalu", "Realisasi Bulan Ini", "Realisasi s.d. Bulan Ini")
WRITTEN = [(";", "utf-8"), ("\t", "cp1252"), (";", "utf-16"), ("|", "utf-8")]


@pytest.mark.parametrize(
    ("headings", "pagu", "realisasi"),
    [
        ([("Kode", "Uraian", "Tahun 2023", None, "Sisa"), UNDER], 9, 4),
        ([("Kode", "Uraian", "2022", None, "2023"), (*UNDER, "Anggaran", "Realisasi")], 5, 8),
        ([("Kode", "Uraian", "Anggaran", *SO_FAR)], 9, 8),
    ],
)
def test_headings_of_years_and_months(
    headings: list[tuple[Any, ...]], pagu: int, realisasi: int, tmp_path: Path
) -> None:
    rows = [*headings, ("1.01.01", "Program", 9, 4, 5, 8)]
    source = read_source(write(tmp_path / "x.xlsx", rows), ReadingOptions(2023))
    assert [source.total(Measure.PAGU), source.total(Measure.REALISASI)] == [Decimal(pagu), Decimal(realisasi)]


@pytest.mark.parametrize(("delimiter", "encoding"), WRITTEN)
def test_texts_with_indonesian_amounts(delimiter: str, encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    first = ("1.01.01", "Program, satu", "3.939.324.423,00", "1.234,00")
    lines = [SIMPLE, first, ("1.01.02", "Dua", "1,00", "0,00")]
    path.write_bytes("\r".join(delimiter.join(line) for line in lines).encode(encoding))
    assert read_source(path).total(Measure.PAGU) == 3_939_324_424


def test_two_sheets_with_a_budget(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        for name, pagu in (("Perubahan", 7), ("Murni", 5)):
            sheet = workbook.add_worksheet(name)
            for row, cells in enumerate([("Kode", "Uraian", "Pagu"), ("1.01.01", "Program", pagu)]):
                sheet.write_row(row, 0, cells)
    with pytest.raises(UnreadableFile, match="Perubahan, Murni"):
        read_source(path)
    assert read_source(path, ReadingOptions(stage=Stage.MURNI)).total(Measure.PAGU) == 5
    assert read_source(path, ReadingOptions(stage=Stage.PERUBAHAN)).total(Measure.PAGU) == 7


def test_a_sheet_with_headings_and_no_rows_is_not_asked_about(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        for name, rows in (("Kosong", []), ("Data", [("1.01.01", "Program", 5)])):
            sheet = workbook.add_worksheet(name)
            for row, cells in enumerate([("Kode", "Uraian", "Pagu"), *rows]):
                sheet.write_row(row, 0, cells)
    source = read_source(path)
    assert (source.sheet, source.notes) == ("Data", ("lembar lain tidak dibaca: Kosong",))


def test_a_report_in_place_of_a_finance_file_is_told_for_what_it_is() -> None:
    with pytest.raises(UnreadableFile, match="ini buku kerja LKjIP, bukan berkas keuangan") as refused:
        read_source(MENDED)
    assert refused.value.unreadable.wrong_use


def test_two_years_in_one_file(tmp_path: Path) -> None:
    head, *rows = samples.rekap_5(samples.anggaran())
    path = write(tmp_path / "x.xlsx", [head, *rows, *([row[0], 2022, *row[2:]] for row in rows)])
    with pytest.raises(UnreadableFile, match="2022, 2023"):
        read_source(path)
    source = read_source(path, ReadingOptions(2023))
    assert (source.total(Measure.PAGU), source.year, source.skipped["baris tahun lain"]) == (PAGU, 2023, 145)


def test_an_agency_by_a_part_of_its_name(tmp_path: Path) -> None:
    head, *rows = samples.rekap_5(samples.anggaran())
    other = [[*row[:4], "1.01.2.22.0.00.01.0000", "Badan Keuangan", *row[6:]] for row in rows]
    path = write(tmp_path / "semua.xlsx", [head, *other, *rows])
    assert read_source(path, ReadingOptions(skpd="kesatuan bangsa")).total(Measure.PAGU) == PAGU
    with pytest.raises(UnreadableFile, match="beberapa SKPD"):
        read_source(path, ReadingOptions(skpd="badan"))


@pytest.mark.parametrize(
    ("title", "shape"),
    [
        ("LAPORAN REALISASI ANGGARAN", Shape.LRA),
        ("DOKUMEN PELAKSANAAN ANGGARAN", Shape.DPA),
        ("Anggaran dan belanja", Shape.SIMPLE),
    ],
)
def test_a_table_is_called_what_its_title_says(title: str, shape: Shape, tmp_path: Path) -> None:
    headings = ("KODE REKENING", "URAIAN", "ANGGARAN", "REALISASI", "SISA", "%")
    rows = [(title,), headings, (SUB, "Sub", 5, 4, 1, 80)]
    source = read_source(write(tmp_path / "lra.xlsx", rows))
    assert (source.shape, source.unknown_columns) == (shape, ())


@pytest.mark.parametrize(
    "heading",
    [
        "SISA",
        "SISA ANGGARAN",
        "SISA LEBIH/KURANG",
        "LEBIH / (KURANG)",
        "SELISIH",
        "PERSENTASE",
        "%",
        "BERTAMBAH/(BERKURANG)",
        "SERAPAN %",
    ],
)
def test_what_follows_from_the_amounts_is_no_unknown_column(heading: str, tmp_path: Path) -> None:
    path = write(tmp_path / "lra.xlsx", [(*SIMPLE, heading), (SUB, "Sub", 5, 4, 1)])
    assert read_source(path).unknown_columns == ()


@pytest.mark.parametrize(
    ("titles", "agency", "government"),
    [
        (["PEMERINTAH KOTA JAMBI", "DINAS PANGAN DAN PERTANIAN"], "Dinas Pangan dan Pertanian", "Kota Jambi"),
        (
            ["Pemerintah Daerah Kabupaten Bungo", "SKPD : 1.02.0.00 Dinas Kesehatan"],
            "Dinas Kesehatan",
            "Kabupaten Bungo",
        ),
        (["DINAS A SATU", "DINAS B DUA"], "", ""),
        (["LAPORAN REALISASI ANGGARAN"], "", ""),
    ],
)
def test_titles_name_the_agency_and_its_government(
    titles: list[str], agency: str, government: str, tmp_path: Path
) -> None:
    rows = [*((each,) for each in titles), SIMPLE, (SUB, "Sub", 5, 4)]
    source = read_source(write(tmp_path / "lra.xlsx", rows))
    assert (source.agency, source.government) == (agency, government)


def test_unknown_columns_are_named(tmp_path: Path) -> None:
    path = write(tmp_path / "x.xlsx", [("Kode", "Uraian", "Pagu", "Bidang"), ("1.01.01", "Program", 5, "x")])
    assert read_source(path).unknown_columns == ("bidang",)


def test_two_columns_that_could_both_be_the_budget(tmp_path: Path) -> None:
    path = write(tmp_path / "x.xlsx", [("Kode", "Uraian", "Pagu", "Anggaran"), ("1.01.01", "Program", 5, 6)])
    with pytest.raises(UnreadableFile, match="“pagu” dan “anggaran”"):
        read_source(path)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"%PDF-1.7 ...", "dokumen PDF"),
        (b"\x89PNG\r\n\x1a\n", "gambar"),
        (b"", "kosong"),
        (b"PK\x03\x04 terpotong", "rusak"),
        (b"\x00\x01\x02\x03", "bukan berkas dengan tabel"),
        (b"nama;alamat\nBudi;Jambi\n", "tidak ada tabel anggaran"),
        (b"<html><body>kosong</body></html>", "tidak ada tabel anggaran"),
        (b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", "kata sandi"),
    ],
)
def test_wrong_files_are_refused_in_a_sentence(content: bytes, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "berkas.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + content if reason == "kata sandi" else content)
    with pytest.raises(UnreadableFile, match=reason):
        read_source(path)


def test_a_lone_cell_far_away_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write("A1", "Kode")
        sheet.write("XFD1048576", 1)
    with pytest.raises(UnreadableFile, match="baris 1048576, kolom 16384"):
        read_source(path)


def test_an_amount_that_is_none_is_named_with_its_cell(tmp_path: Path) -> None:
    rows = [("Kode", "Uraian", "Pagu"), ("1.01.01", "Satu", 5), ("1.01.02", "Dua", "dua juta")]
    (cell,) = read_source(write(tmp_path / "x.xlsx", rows)).unread
    assert (cell.cell.file, cell.cell.sheet, cell.cell.address) == ("x.xlsx", "Sheet1", "C3")
    assert cell.shown == "berisi “dua juta”, bukan angka"


@pytest.mark.parametrize(
    ("pagu", "shown"),
    [
        ("dua juta", "“dua juta”, bukan angka"),
        ("#REF!", "#REF!"),
        (True, "TRUE"),
        (float("inf"), "“Infinity”, bukan angka"),
    ],
)
def test_a_file_without_one_amount_that_can_be_read_is_refused(
    pagu: object, shown: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [("Kode", "Uraian", "Pagu"), ("1.01.01", "Program", pagu)]
    # No library writes a number that is too large; a file can hold 1e999 all the same.
    read = [RawSheet("Sheet1", rows)]
    monkeypatch.setattr("lkjip_xl.finance.read.source_of.read_sheets", lambda *_: iter(read))
    with pytest.raises(UnreadableFile, match=f"tidak berisi satu angka pun: sel C2 berisi {shown}"):
        read_source(tmp_path / "x.xlsx")


def test_levels_that_nobody_can_tell_are_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "x.xlsx", [("Uraian", "Pagu"), ("satu", 5), ("dua", 7), ("tiga", 11)])
    with pytest.raises(UnreadableFile, match="tingkat baris"):
        read_source(path)


def test_the_name_of_a_file_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "rekap.xls"
    path.write_bytes((KEUANGAN / "rekap_5.xlsx").read_bytes())
    assert read_source(path).total(Measure.PAGU) == PAGU


def test_other_sheets_are_named(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        workbook.add_worksheet("Sampul").write("A1", "LRA")
        sheet = workbook.add_worksheet("Data")
        for row, cells in enumerate([("Kode", "Uraian", "Pagu"), ("1.01.01", "Program", 5)]):
            sheet.write_row(row, 0, cells)
    source = read_source(path)
    assert (source.sheet, source.notes) == ("Data", ("lembar lain tidak dibaca: Sampul",))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1.234.567,00", 1_234_567),
        ("1,234,567", 1_234_567),
        ("(1.000)", -1000),
        ("Rp 5.000,-", 5000),
        (1234.0, 1234),
        (0, 0),
        ("-", 0),
        ("null", None),
        ("(null)", None),
        ("3.9393244230E+09", 3_939_324_423),
        ("", None),
        (None, None),
    ],
)
def test_amounts(value: object, expected: int | None) -> None:
    assert read_amount(value) == expected


@pytest.mark.parametrize("value", [float("nan"), "NaN", "nan"])
def test_what_is_not_a_number_is_no_empty_cell(value: object) -> None:
    assert read_amount(value) == Unreadable(Why.ERROR, "NaN" if isinstance(value, float) else str(value))


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("7 Januari 2026", Why.TEXT),
        ("50%", Why.TEXT),
        ("abc", Why.TEXT),
        ("n/a", Why.TEXT),
        ("#REF!", Why.ERROR),
        ("#DIV/0!", Why.ERROR),
        ("#N/A", Why.ERROR),
        ("Err:502", Why.ERROR),
        (True, Why.BOOLEAN),
        (float("-inf"), Why.TEXT),
        (Unreadable(Why.UNCALCULATED), Why.UNCALCULATED),
    ],
)
def test_no_amounts(value: object, why: Why) -> None:
    found = read_amount(value)
    assert isinstance(found, Unreadable)
    assert found.why is why


def test_codes() -> None:
    assert [is_rekening(each) for each in ("5.1.02.01", "5.1.02.01.001.00024", "5.01.02", "5", "8.01.01")] == [
        *(True, True, False, False, False)
    ]
    assert is_skpd("2.16.2.20.2.21.01.0000")
    assert not is_skpd("2.16.01.2.01.0001")
    assert split_code_and_name("7.01.01.2.01 - Nama 2") == ("7.01.01.2.01", "Nama 2")
    for behind in (" : ", ": ", " | ", " — ", "\n"):
        assert split_code_and_name(f"7.01.01.2.01{behind}Nama 2") == ("7.01.01.2.01", "Nama 2")
    assert split_code_and_name("Nama saja") == ("", "Nama saja")


def test_headings_of_two_rows_under_titles() -> None:
    rows = list(samples.lra([]))[:8]
    found = find_headings(RawSheet("LRA", rows))
    assert found is not None
    assert (found.first, found.data) == (4, 8)
    assert found.paths[5] == "kelompok belanja / operasi / anggaran"
    assert found.paths[8] == "kelompok belanja / modal / realisasi"
    assert found.paths[:5] == ("kode",) * 4 + ("uraian urusan organisasi program kegiatan dan sub kegiatan",)


def _page(tmp_path: Path, rows: str, before: str = "") -> Path:
    heading = "".join(f"<td>{each}</td>" for each in ("KODE", "URAIAN", "ANGGARAN", "REALISASI"))
    path = tmp_path / "lra.xls"
    path.write_text(f"{before}<html><table><tr>{heading}</tr>{rows}</table></html>", encoding="utf-8")
    return path


def _row(code: str, *cells: str, attributes: str = "") -> str:
    return f"<tr{attributes}><td>8.01.01.2.01.{code}</td><td>Sub {code}</td>{''.join(cells)}</tr>"


def test_an_amount_over_several_rows_of_a_page_counts_once_and_is_said(tmp_path: Path) -> None:
    rows = _row("01", "<td>100</td>", "<td>50</td>") + _row("02", "<td rowspan=3>7</td>", "<td>5</td>")
    source = read_source(_page(tmp_path, rows + _row("03", "<td>5</td>") + _row("04", "<td>5</td>")))
    assert (source.total(Measure.PAGU), source.total(Measure.REALISASI)) == (Decimal(107), Decimal(65))
    assert source.notes == ("sel C3 digabung atas beberapa baris: nilainya dihitung sekali, di baris pertamanya",)


def test_a_row_that_no_browser_shows_is_read_and_said(tmp_path: Path) -> None:
    hidden = _row("02", "<td>7</td>", "<td>5</td>", attributes=' style="display: none"')
    source = read_source(_page(tmp_path, _row("01", "<td>100</td>", "<td>50</td>") + hidden))
    assert source.total(Measure.PAGU) == 107
    assert source.notes == ("1 baris tersembunyi di tabel 1 ikut dibaca: baris 3",)


def test_a_page_with_a_declaration_of_xml_and_an_empty_table_is_read(tmp_path: Path) -> None:
    before = '<?xml version="1.0" encoding="ISO-8859-1"?><table></table>'
    source = read_source(_page(tmp_path, _row("01", "<td>100</td>", "<td>50</td>"), before))
    assert source.total(Measure.PAGU) == 100
    assert source.sheet == "tabel 2"


@pytest.mark.long
@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ('<tr><td colspan="10000000">x</td></tr>', "10000000 kolom"),
        ('<tr><td colspan="99999999" rowspan="99999999">x</td></tr>', "99999999 kolom"),
        ("<tr>" + '<td rowspan="9999"></td>' * 9000 + "</tr>" + "<tr></tr>" * 1000, "terlalu besar"),
    ],
)
def test_what_a_page_says_of_its_cells_is_never_spread_out(tmp_path: Path, rows: str, words: str) -> None:
    with pytest.raises(UnreadableFile, match=words):
        read_source(_page(tmp_path, rows))


def test_a_list_of_agencies_is_refused_as_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "rekap.csv"
    path.write_text("REKAP PER OPD;;\nNO;OPD;PAGU;REALISASI\n1;Dinas A;1.000.000;500.000\n", encoding="utf-8")

    with pytest.raises(UnreadableFile, match=r"ini daftar per unit, bukan per program.*: lembar .* per OPD\."):
        read_source(path)
