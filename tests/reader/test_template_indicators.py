"""What people type as targets and realisasi: the template's formulas and check understand it the same."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook

from lkjip_xl.books.template.capaian_shown import Written
from lkjip_xl.books.template.template import Filling, Typed, write_template
from lkjip_xl.check.run import check_report
from lkjip_xl.figures.calc import FOR_BUILD
from lkjip_xl.methods.capaian import Rumus
from lkjip_xl.reader import read_report
from lkjip_xl.reader.report import report_of
from lkjip_xl.reader.workbook import RawCell, read_grids
from lkjip_xl.report.place import Place
from lkjip_xl.tables import IDENTITAS, PENGATURAN
from lkjip_xl.tables.calculation import Step
from lkjip_xl.text.numbers import read_quantity
from tests.libreoffice import differences, recalculate
from tests.sample_books import SASARAN, TABEL_3_1_1_A, TABEL_3_1_2

pytestmark = pytest.mark.usefixtures("small_templates")

LESS, INVERSE = Rumus.LESS_IS_BETTER.value, Rumus.LESS_IS_BETTER_INVERSE.value
LADDERS = (
    "Predikat AKIP: BB (70) > B (63)\n"
    "Predikat KIP: Informatif (100) > Menuju Informatif (80) > Cukup Informatif\n"
    "Indeks Inovasi: Sangat Inovatif > Inovatif;"
    "Kelas: Kelas Satu (100) > Kelas Dua (90) > Kelas Tiga (80) > Kelas Empat (70) > Kelas Lima (60)"
    " > Kelas Enam (50) > Kelas Tujuh (40) > Kelas Delapan (30); "
    "Zona Hijau: Hijau Tua > Hijau Muda; Jenjang: Jenjang 2 > Jenjang 1"
)
# Target, realisasi, RUMUS CAPAIAN, and the capaian in percent that the template shows.
CASES: tuple[tuple[Decimal | str, Decimal | str, str, float | str], ...] = (
    ("100", "100%", "", 100),
    ("100%", "100", "", 100),
    ("100%", "98 %", "", 98),
    ("100", "98\u00a0%", "", 98),
    ("100", "98,5", "", 98.5),
    ("50", "33,33 %", "", 66.66),
    ("0,8", "0,6", "", 75),
    ("80%", "0,8", "", 1),  # 0,8 is no 80%
    ("1.000,5", "2.001", "", FOR_BUILD),  # no SATUAN says what a lone dot is
    ("1.234.567", "1.234.567", "", 100),
    ("33.3", "66.6", "", 200),
    ("10", "+5", "", FOR_BUILD),
    ("10", "5", LESS, 150),
    ("10", "20", LESS, 0),
    ("10", "25", LESS, 0),
    ("10", "0", LESS, 200),
    ("10%", "5%", INVERSE, 200),
    ("10", "0", INVERSE, "-"),
    ("10", "0", "", 0),
    ("0", "5", "", "-"),
    ("0", "5", LESS, "-"),
    ("10", "-1,98", "", "-"),
    ("-5", "5", "", "-"),
    ("10", "-", "", "-"),
    ("10", "n/a", "", "-"),
    ("10", "2 hari", "", 20),
    ("40 km/jam", "30 km/jam", "", 75),
    ("5 kasus/1.000 penduduk", "4 kasus/1.000 penduduk", "", 80),
    ("10", "5 / 10", "", FOR_BUILD),
    ("4.450 kab/kota", "4.005 kab/kota", "", 90),
    ("1.250 orang", "500 orang", "", 40),
    ("0.250 poin", "0,5 poin", "", 200),
    ("1.250 %", "2,5%", "", 200),
    ("10", "7-8", "", FOR_BUILD),
    ("10", "1/2", "", FOR_BUILD),
    ("10", "8:01", "", FOR_BUILD),
    ("10", "1e3", "", FOR_BUILD),
    ("10", "100%, 43", "", FOR_BUILD),
    ("10", "1,2,3", "", FOR_BUILD),
    ("4,98 - 5,23", "5,05", "", 100),
    ("4,98 – 5,23", "5,75", "", 5.75 / 5.23 * 100),
    ("80-90", "72", "", 90),
    ("80-90", "95", LESS, (2 * 90 - 95) / 90 * 100),
    ("80-90", "72", INVERSE, 80 / 72 * 100),
    ("80% s.d. 90%", "85%", "", 100),
    ("7 – 8 bulan", "10 bulan", "", 125),
    ("7 sampai dengan 8 bulan", "7 bulan", "", 100),
    ("90-80", "85", "", FOR_BUILD),
    ("80-90", "-5", "", "-"),
    ("80-90", "WTP", "", FOR_BUILD),
    ("80-90", "100% (35 OPD)", "", FOR_BUILD),
    ("≤ 90", "80% (35 OPD)", "", FOR_BUILD),
    ("80-90", "7 8 hari", "", FOR_BUILD),
    ("WTP", "WTP", "", 100),
    ("WTP", "Wajar Tanpa Pengecualian", "", 100),
    ("WTP", "WDP", "", "-"),
    ("WDP", "wtp", "Opini BPK", 100),
    ("TMP", "TW", "", FOR_BUILD),
    ("B", "Predikat BB", "", 100),
    ("B", "BB (74,2)", "", FOR_BUILD),
    ("BB (70,5)", "BB", "", FOR_BUILD),
    ("BB (70,5)", "B", "", FOR_BUILD),
    ("BB (72,5)", "BB (74,2)", "", 74.2 / 72.5 * 100),
    ("BB (72,5)", "BB (58)", "", 80),
    ("80", "BB (74,2)", "", 92.75),
    ("Level 3", "Level 4", "", 100),
    ("Level 3", "level III", "", 100),
    ("Level 3", "Level 2", "", "-"),
    ("Level 3", "3", "", FOR_BUILD),
    ("B", "*", "", FOR_BUILD),
    ("BB", "B", "Predikat AKIP", 90),
    ("B", "A", "Predikat IKM", 100),
    ("Informatif", "Informatif", "", 100),
    ("Informatif", "Menuju Informatif", "Predikat KIP", 80),
    ("Informatif", "Menuju Informatif", "", "-"),
    ("Menuju Informatif", "Informatif", "", 100),
    ("Inovatif", "Sangat Inovatif", "Indeks Inovasi", 100),
    ("100", "100% (35 OPD)", "", FOR_BUILD),
    ("≤ 15", "14", "", (2 * 15 - 14) / 15 * 100),
    ("≤15 menit", "18 menit", LESS, 80),
    ("< 10%", "5%", INVERSE, 200),
    ("≥ 80", "72", "", 90),
    ("≥ 80", "WTP", "", FOR_BUILD),
    ("≤ 5", "-1", "", "-"),
    ("≤ lima", "4", "", FOR_BUILD),
    ("BB", "BB", "", 100),
    ("maksimal 5 hari", "4 hari", "", 120),
    ("Paling lambat 5 hari", "6 hari", "", 80),
    ("maks. 5 hari", "4 hari", INVERSE, 125),
    ("minimal 80%", "72%", "", 90),
    ("WTP (opini BPK 2022)", "WTP", "", 100),
    ("A (opini KemenPAN)", "B", "", "-"),
    ("Kelas Lima", "Kelas Satu", "", 100),
    ("Kelas Satu", "Kelas Delapan", "Kelas", 30),
    ("Kelas Satu", "Kelas Tujuh", "", "-"),
    ("Hijau Muda", "Hijau Tua", "Zona Hijau", 100),
    ("Jenjang 2", "Jenjang 1", "Jenjang", "-"),
    ("80%\n90%", "80%\n81%", "", FOR_BUILD),
    ("2 dokumen\n3 laporan", "2 dokumen\n3 laporan", "", FOR_BUILD),
    ("2 dokumen, 3 laporan", "2 dokumen, 3 laporan", "", FOR_BUILD),
    ("2 tahun", "18 bulan", "", FOR_BUILD),
    ("2,5 juta", "900 ribu", "", FOR_BUILD),
    ("31 Maret", "20 Maret", "", FOR_BUILD),
    ("3 besar", "2 besar", "", FOR_BUILD),
    ("peringkat 3", "peringkat 2", "", FOR_BUILD),
    ("1,234.5", "1,234.5", "", FOR_BUILD),
    ("1.234.567,5 ton", "1.234.567,5 ton", "", 100),
    ("0-5", "0", "", 100),
    ("0-5", "10", LESS, 0),
    ("10", "5", "makin rendah makin baik", FOR_BUILD),  # a formula knows the names in the list alone
    ("10", "5", "Predikat IKM", 50),
    (Decimal(100), "98%", "", 98),  # a number, as a program writes it
    ("98%", Decimal(49), "", 50),
)


@pytest.fixture(scope="module")
def typed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A template with these cases, one a row; the figures of Tabel 3.1.2 are those of Tabel 3.1.1.a."""
    path = tmp_path_factory.mktemp("typed") / "isi.xlsx"
    rows = [
        {
            "indikator": Typed(f"Indikator {number}"),
            "target": Typed(target),
            "realisasi": Typed(realisasi),
            **({"rumus": Typed(rumus)} if rumus else {}),
        }
        for number, (target, realisasi, rumus, _) in enumerate(CASES, 1)
    ]
    last = [{"realisasi_lalu": Typed(Decimal("0.8"), 0), "target_lalu": Typed(80)} for _ in CASES]
    tables = {"tabel_3_1_1_a": rows, "tabel_3_1_2": last}
    forms = {IDENTITAS.key: {"tahun": Typed(2023)}, PENGATURAN.key: {"predikat": Typed(LADDERS)}}
    write_template(path, filling=Filling(tables, forms))
    return path


@pytest.mark.long
def test_the_template_shows_the_capaian_of_what_is_typed(typed: Path) -> None:
    sheet = openpyxl.load_workbook(typed, data_only=True)[TABEL_3_1_1_A]
    shown = [sheet.cell(number, 6).value for number in range(7, 7 + len(CASES))]
    expected = [each if isinstance(each, str) else pytest.approx(each / 100, rel=1e-3) for *_, each in CASES]
    assert shown == expected


@pytest.mark.long
def test_libreoffice_computes_the_same(typed: Path) -> None:
    assert differences(typed) == []


@pytest.mark.thorough
@pytest.mark.long
def test_a_row_without_its_hidden_columns_leaves_its_capaian_to_the_program(typed: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(typed)
    sheet = book[TABEL_3_1_1_A]
    graded = next(number for number, (target, *_) in enumerate(CASES, 7) if target == "WTP")
    for number, cell in enumerate(sheet[6], 1):
        if cell.value is None:  # what nobody sees has no number of a column
            for row in (7, graded):
                sheet.cell(row, number).value = None
    book.save(tmp_path / "isi.xlsx")
    recalculate(tmp_path / "isi.xlsx", tmp_path / "hitung.xlsx")
    shown = openpyxl.load_workbook(tmp_path / "hitung.xlsx", data_only=True)[TABEL_3_1_1_A]
    assert [shown.cell(row, 6).value for row in (7, graded)] == [FOR_BUILD, FOR_BUILD]


@pytest.mark.long
def test_check_has_nothing_against_what_the_template_shows(typed: Path) -> None:
    found = check_report(read_report(typed), "isi.xlsx").findings
    shown = [
        each for each in found if each.problem.place.sheet == TABEL_3_1_1_A and each.code in {"P01", "P04", "P08"}
    ]
    assert shown == []


@pytest.mark.long
def test_a_percentage_that_is_typed_stays_one_in_every_table(typed: Path) -> None:
    book = openpyxl.load_workbook(typed, data_only=True)
    assert (book[TABEL_3_1_2]["B8"].value, book[TABEL_3_1_2]["B8"].number_format) == ("80%", "@")
    assert book[TABEL_3_1_2]["E8"].value == "100%"  # taken over from Tabel 3.1.1.a
    cell = read_report(typed).tables["tabel_3_1_2"].rows[0].cells["realisasi"]
    assert (cell.number, cell.unit) == (Decimal(100), "%")


@pytest.mark.long
def test_a_percentage_pasted_as_a_number_is_held_as_what_it_shows(typed: Path) -> None:
    grids = {grid.name: grid for grid in read_grids(typed)}
    sheet = grids[TABEL_3_1_1_A]
    # As any program stores 100% in a cell that is not for texts, and what the formula of capaian makes of it.
    pasted = {(7, 5): RawCell(1.0, "n", "0%"), (7, 6): replace(sheet.cells[7, 6], value=0.01)}
    grids[TABEL_3_1_1_A] = replace(sheet, cells={**sheet.cells, **pasted})
    report = report_of(list(grids.values()))
    assert Place(TABEL_3_1_1_A, 7, 6) in report.misread
    assert report.stale == ()
    assert report.tables["tabel_3_1_1_a"].rows[0].figure("capaian") == 100


@pytest.mark.parametrize(
    "text", [text for case in CASES for text in case[:2] if isinstance(text, str) and "\n" not in text]
)
def test_what_the_template_reads_check_reads_too(text: str) -> None:
    figure, read = Written(text, "").shown(Step.REALISASI), read_quantity(text)
    assert isinstance(figure, str) or (read is not None and read.value == figure)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    path = tmp_path_factory.mktemp("empty") / "kosong.xlsx"
    write_template(path)
    return openpyxl.load_workbook(path)


@pytest.mark.long
def test_no_formula_asks_for_what_other_programs_do_not_know(empty: Workbook) -> None:
    formulas = {
        str(c.value) for sheet in empty.worksheets for row in sheet.iter_rows() for c in row if c.data_type == "f"
    }
    assert [each for each in formulas if "CELL(" in each or "_xlfn" in each] == []


def test_targets_and_realisasi_are_typed_into_cells_for_texts(empty: Workbook) -> None:
    assert empty[SASARAN]["E7"].number_format == "@"
    assert empty[TABEL_3_1_1_A]["E7"].number_format == "@"
    assert empty[TABEL_3_1_1_A]["D7"].number_format == "General"  # a formula there would turn to text
