"""Pagu before and after the change side by side: typed, summed, and printed with what became more or less."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from lkjip_xl.books.finished.finished import write_finished
from lkjip_xl.books.template.from_finance import budget_of
from lkjip_xl.books.template.template import Filling, Typed, write_template
from lkjip_xl.check.run import check_report
from lkjip_xl.finance.read.source_of import ReadingOptions, read_source
from lkjip_xl.reader import read_report
from lkjip_xl.tables import TABEL_2_7
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.measures import Stage
from tests import shown
from tests.libreoffice import differences, recalculate
from tests.running import Run

pytestmark = pytest.mark.usefixtures("small_templates")

DPA = Path(__file__).parents[2] / "samples" / "keuangan" / "dpa_perubahan.xlsx"
PLAN = """
| JENIS        | Uraian | INDIKATOR | TARGET | PAGU MURNI | PAGU PERUBAHAN | BERTAMBAH/(BERKURANG) |
| Program      | Layak  | Layanan   | 1 unit | {}         | 300            | {}                    |
| Kegiatan     | Gaji   | Layanan   | 1 unit | 350        | 300            | -50                   |
| Sub Kegiatan | Upah   | Layanan   | 1 unit | 150        | 200            | 50                    |
| Sub Kegiatan | Sewa   | Layanan   | 1 unit | 200        | 100            | -100                  |
| JUMLAH       |        |           |        | {}         | 300            | {}                    |
"""


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        ((350, -50, 350, -50), []),
        ((".", ".", 350, -50), []),
        ((360, -60, 360, -60), ["T02 Layak · PAGU MURNI: 360, 350"]),
        ((350, -50, 340, -40), ["T03 JUMLAH · PAGU MURNI: 340, 350"]),
        ((350, 50, 350, -50), ["T03 Layak · BERTAMBAH/(BERKURANG): 50, -50"]),
    ],
)
def test_its_sums_and_differences_are_judged(figures: tuple[object, ...], told: list[str]) -> None:
    report = shown.report(tabel_2_7=PLAN.format(*figures))
    assert shown.told(report, "T01", "T02", "T03", "D01", "D04", "S09", "E03") == told


def test_a_difference_that_is_wrong_is_told_with_both_pagu() -> None:
    (found,) = shown.findings(shown.report(tabel_2_7=PLAN.format(350, 50, 350, -50)), "T03")
    problem = found.problem
    assert problem.message == "Angka ini tidak sama dengan selisih F2 dan E2 di baris ini."
    assert (problem.should_be, problem.difference) == ("-50  (F2 dikurangi E2)", Decimal(100))
    assert problem.hint == "Cocokkan ketiganya dengan DPA; jika kedua pagunya benar, tulis -50."
    assert [place.address for place in problem.basis] == ["F2", "E2"]
    assert problem.related == problem.basis


def _printed(path: Path) -> list[list[object]]:
    sheet = openpyxl.load_workbook(path, data_only=True)["Tabel 2.7"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    headings = ("PAGU MURNI (Rp)", "PAGU PERUBAHAN (Rp)", "BERTAMBAH/(BERKURANG) (Rp)")
    at = [rows[0].index(each) for each in headings]
    return [[row[each] for each in at] for row in rows if "Layak" in row or "Upah" in row or "JUMLAH" in row]


@pytest.mark.long
def test_the_finished_table_prints_three_columns_as_live_formulas(tmp_path: Path) -> None:
    report = shown.report(tabel_2_7=PLAN.format(".", ".", ".", "."))
    write_finished(tmp_path / "jadi.xlsx", report, check_report(report, "b.xlsx"), draft=True)
    recalculate(tmp_path / "jadi.xlsx", tmp_path / "dihitung.xlsx")
    for name in ("jadi.xlsx", "dihitung.xlsx"):
        assert _printed(tmp_path / name) == [[350, 300, -50], [150, 200, 50], [350, 300, -50]]
    sheet = openpyxl.load_workbook(tmp_path / "jadi.xlsx")["Tabel 2.7"]
    formulas = [cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert any("-" in str(each) and "SUM" not in str(each) for each in formulas)
    again = read_report(tmp_path / "jadi.xlsx")
    assert not shown.told(again, "T01", "T02", "T03", "D04", "E03", "S04", "S09")


@pytest.mark.thorough
@pytest.mark.long
def test_the_template_computes_what_became_more_or_less(tmp_path: Path) -> None:
    rows: list[tuple[str | int, ...]] = [
        ("Program", "Layak", 350, 300),
        ("Kegiatan", "Gaji", 350, 300),
        ("Sub Kegiatan", "Upah", 350, 300),
    ]
    keys = ("jenis", "nama", "pagu_murni", "pagu")
    typed = [{key: Typed(value) for key, value in zip(keys, row, strict=True)} for row in rows]
    write_template(tmp_path / "t.xlsx", None, Filling({TABEL_2_7.key: typed}))
    recalculate(tmp_path / "t.xlsx", tmp_path / "s.xlsx")
    for name in ("t.xlsx", "s.xlsx"):
        table = read_report(tmp_path / name).tables[TABEL_2_7.key]
        assert [row.figure("perubahan_pagu") for row in table.rows] == [Decimal(-50)] * 3
        assert table.total is not None
        assert table.total.figure("pagu_murni") == Decimal(350)
        assert table.total.figure("perubahan_pagu") == Decimal(-50)
        assert table.headings["pagu"] == "PAGU PERUBAHAN"


@pytest.mark.long
def test_a_file_that_has_both_fills_both_where_the_column_is_asked_for(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "t.xlsx"
    code, out, err = run("template", "--dari", DPA, "-o", path, "--tahapan", "perubahan")
    assert code == 0, out + err
    table = read_report(path).tables[TABEL_2_7.key]
    assert "pagu_murni" not in table.columns
    before = [row.figure("pagu") for row in table.rows]
    assert run("template", "--dari", DPA, "-o", path, "--timpa", "--kolom", "PAGU MURNI")[0] == 0
    both = read_report(path).tables[TABEL_2_7.key]
    assert [row.figure("pagu") for row in both.rows] == before
    assert all(row.figure("pagu_murni") is not None for row in both.rows)


def test_a_file_with_one_pagu_tells_none_before_the_change(tmp_path: Path) -> None:
    path = tmp_path / "realisasi.csv"
    path.write_text("KODE;URAIAN;ANGGARAN\n8.01.02;PROGRAM IDEOLOGI;100\n8.01.02.2.01;Kegiatan;100\n", "utf-8")
    source = read_source(path, ReadingOptions(stage=Stage.PERUBAHAN))
    nodes = budget_of(source, with_murni=True).tree().nodes
    assert {(each.pagu, each.murni) for each in nodes} == {(Decimal(100), None)}


BLANKS = """
| JENIS        | Uraian | INDIKATOR | TARGET | PAGU MURNI | PAGU PERUBAHAN | BERTAMBAH/(BERKURANG) |
| Program      | Baru   | Layanan   | 1 unit | .          | 100            | .                     |
| Kegiatan     | Usul   | Layanan   | 1 unit | .          | 100            | .                     |
| Sub Kegiatan | Muncul | Layanan   | 1 unit | .          | 100            | .                     |
| Program      | Layak  | Layanan   | 1 unit | .          | 300            | .                     |
| Kegiatan     | Gaji   | Layanan   | 1 unit | .          | 300            | .                     |
| Sub Kegiatan | Upah   | Layanan   | 1 unit | 150        | 200            | .                     |
| Sub Kegiatan | Sewa   | Layanan   | 1 unit | .          | 100            | .                     |
| JUMLAH       |        |           |        | .          | 400            | .                     |
"""


@pytest.mark.long
def test_a_blank_pagu_murni_is_not_nought(tmp_path: Path) -> None:
    """What was not there before the change has no difference either: not 100 more than 0."""
    report, path = shown.report(tabel_2_7=BLANKS), tmp_path / "jadi.xlsx"
    write_finished(path, report, check_report(report, "b.xlsx"), draft=True)
    sheet = openpyxl.load_workbook(path, data_only=True)["Tabel 2.7"]
    rows = [row for row in sheet.iter_rows(min_row=5, values_only=True) if isinstance(row[4], int | float)]
    assert [row[3:6] for row in rows] == [
        (None, 100, "-"),
        (None, 100, "-"),
        (None, 100, "-"),
        (150, 300, 150),
        (150, 300, 150),
        (150, 200, 50),
        (None, 100, "-"),
        (150, 400, 250),
    ]
    assert differences(path) == []


@pytest.mark.long
def test_a_column_that_was_asked_for_stays_and_a_later_file_fills_it(run: Run, tmp_path: Path) -> None:
    """Blank in January; in October the file has the pagu before and after the change."""
    january, october = tmp_path / "januari.xlsx", tmp_path / "oktober.xlsx"
    asked = ("--tahun", "2023", "--renstra", "2018-2023", "--kolom", "PAGU MURNI")
    assert run("template", "-o", january, *asked)[0] == 0
    assert run("template", "--perbarui", january, "-o", october)[0] == 0
    assert Key.PAGU_MURNI in read_report(october).tables[TABEL_2_7.key].columns
    assert run("template", "--perbarui", january, "--dari", DPA, "-o", october, "--timpa")[0] == 0
    rows = read_report(october).tables[TABEL_2_7.key].rows
    assert rows
    assert all(row.figure(Key.PAGU_MURNI) is not None for row in rows)
