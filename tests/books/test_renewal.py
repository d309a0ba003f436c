"""What was typed in a workbook of an earlier template is read from the one that is written anew from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from openpyxl import load_workbook

from lkjip_xl.books.template.renewal.alignment import aligned
from lkjip_xl.books.template.renewal.renewal import Renewal, renewed
from lkjip_xl.books.template.template import write_template
from lkjip_xl.check.run import check_report
from lkjip_xl.reader import read_report
from lkjip_xl.reader.report import report_of
from lkjip_xl.reader.workbook import Grid, RawCell, read_grids
from lkjip_xl.report.cell import Cell
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.place import Place
from tests.books.test_round_trip import Filled, examples, workbooks
from tests.running import Run
from tests.sample_books import MENDED, PUBLISHED, SASARAN, TABEL_2_7, TABEL_3_1_1_A, TABEL_3_1_1_B, Book, found

pytestmark = pytest.mark.usefixtures("small_templates")

Told = tuple[object, ...]
ADDED = "lembar saya"


def _rows(table: Table) -> list[Row]:
    others = (each.row for each in table.other_totals)
    beside = (*table.indicator_lines, *table.averages, *table.sums_of_results, *table.sasaran_headings)
    return sorted((*table.rows, *beside, *others), key=lambda row: row.number)


def _told(cell: Cell) -> Told:
    return cell.content, cell.written, cell.number, cell.unit, cell.decimals, cell.bounds


def _typed(row: Row, *, formulas: bool = False) -> dict[str, Told]:
    """What somebody typed in a row: no formula, and not what stands in the row above for it."""
    cells = {key: cell for key, cell in row.cells.items() if not cell.is_blank and not cell.carried}
    return {key: _told(cell) for key, cell in cells.items() if formulas or not cell.formula}


def assert_is_read(before: Report, after: Report) -> None:
    """Everything that was typed stands in the same row of the same table, and in the same field."""
    for key, table in before.tables.items():
        if table.left_out:
            continue
        old, new = _rows(table), _rows(after.tables[key])
        assert len(old) == len(new), table.sheet
        for one, other in zip(old, new, strict=True):
            typed, read = _typed(one), _typed(other, formulas=True)
            assert {column: read.get(column) for column in typed} == typed, (table.sheet, one.number)
            assert one.level == other.level
        if table.total is not None:
            total = after.tables[key].total
            figures = {k: v for k, v in _typed(table.total).items() if k != table.spec.label}
            assert total is not None
            assert {k: _typed(total, formulas=True).get(k) for k in figures} == figures
    for key, form in before.forms.items():
        read_anew = after.forms[key].cells
        for name, cell in form.cells.items():
            assert cell.is_blank or _told(read_anew[name]) == _told(cell), name


def renewed_report(grids: Sequence[Grid], path: Path) -> tuple[Renewal, Report]:
    result = renewed(report_of(grids), grids)
    write_template(path, None, result.filling)
    return result, read_report(path)


def _left(result: Renewal) -> list[tuple[str, str, str]]:
    return [(place.sheet, place.address, each.why) for each in result.left for place in each.places]


def _with(grids: Sequence[Grid], sheet: str, cells: Mapping[tuple[int, int], RawCell | None]) -> list[Grid]:
    """The sheets with other cells in one of them; None takes a cell away."""
    changed = []
    for grid in grids:
        if grid.name == sheet:
            kept = {**grid.cells, **cells}
            shown = {at: raw for at, raw in sorted(kept.items()) if raw is not None}
            changed.append(replace(grid, cells=shown))
        else:
            changed.append(grid)
    return changed


def _text(value: str) -> RawCell:
    return RawCell(value, "s", "General")


def _number(value: float, number_format: str = "General") -> RawCell:
    return RawCell(value, "n", number_format)


@pytest.mark.thorough
@pytest.mark.long
@pytest.mark.parametrize("sample", [MENDED, PUBLISHED], ids=["benar", "terbit"])
def test_a_sample_is_read_the_same_and_found_the_same(sample: Path, tmp_path: Path) -> None:
    result, after = renewed_report(read_grids(sample), tmp_path / "baru.xlsx")
    before = read_report(sample)
    assert_is_read(before, after)
    assert result.moved == ()
    # Of the published report one amount is missing; the formula of the template has it.
    now = "dahulu kosong, kini diisi rumus templat"
    assert _left(result) == ([] if sample == MENDED else [("Tabel 2.3.1", cell, now) for cell in ("D12", "E12")])
    assert after.settings == before.settings
    expected = found(check_report(before, "x"))
    assert found(check_report(after, "x")) == [each for each in expected if each[:2] != ("K05", "Tabel 2.3.1")]


@pytest.mark.thorough
@pytest.mark.long
@pytest.mark.parametrize("sample", [MENDED, PUBLISHED], ids=["benar", "terbit"])
def test_a_workbook_without_formulas_is_read_the_same(sample: Path, tmp_path: Path) -> None:
    path = Book(sample, codes=True).save(tmp_path)
    result, after = renewed_report(read_grids(path), tmp_path / "baru.xlsx")
    before = read_report(path)
    assert_is_read(before, after)
    filled_now = [each for each in _left(result) if each[2] == "dahulu kosong, kini diisi rumus templat"]
    assert _left(result) == filled_now
    assert len(filled_now) == (0 if sample == MENDED else 2)


@pytest.mark.long
@examples(2)
@given(filled=workbooks(8))
def test_what_is_typed_is_read_again(tmp_path: Path, filled: Filled) -> None:
    filled.written(tmp_path / "lama.xlsx")
    grids = read_grids(tmp_path / "lama.xlsx")
    before = report_of(grids)
    result = renewed(before, grids)
    write_template(tmp_path / "baru.xlsx", None, result.filling)
    assert_is_read(before, read_report(tmp_path / "baru.xlsx"))
    assert result.moved == ()


@pytest.mark.long
def test_figures_below_a_sheet_that_was_too_small_come_to_their_indicator(tmp_path: Path) -> None:
    plan = read_report(MENDED).tables["tabel_2_2_sasaran"]
    last = max(row.number for row in plan.rows)
    rows = range(last + 1, last + 31)
    beyond = {(row, 2): _text(f"Indikator tambahan {row}") for row in rows}
    beyond |= {(row, plan.columns["target_2023"]): _number(80) for row in rows}
    grids = _with(read_grids(MENDED), SASARAN, beyond)
    closing = next(
        at[0]
        for grid in grids
        if grid.name == TABEL_3_1_1_A
        for at, raw in grid.cells.items()
        if str(raw.value).startswith("Perlu baris")
    )
    grids = _with(grids, TABEL_3_1_1_A, {(closing, 5): _number(81), (closing + 1, 5): _number(82.5)})
    result, after = renewed_report(grids, tmp_path / "baru.xlsx")
    moved = [(each.old.address, each.new.address, each.written) for each in result.moved]
    assert moved == [(f"E{closing}", f"E{closing}", "81"), (f"E{closing + 1}", f"E{closing + 1}", "82,5")]
    two = after.tables["tabel_3_1_1_a"].rows[-2:]
    assert [row.text("indikator") for row in two] == [f"Indikator tambahan {last + n}" for n in (29, 30)]
    assert [row.figure("realisasi") for row in two] == [Decimal(81), Decimal("82.5")]


@pytest.mark.long
def test_notes_beside_a_table_stay_beside_their_rows(tmp_path: Path) -> None:
    grids = _with(
        read_grids(MENDED), TABEL_2_7, {(5, 12): _text("NB"), (9, 12): _text("cek lagi"), (11, 12): _number(1500)}
    )
    before = report_of(grids)
    names = [next(row.text("nama") for row in before.tables["tabel_2_7"].rows if row.number == n) for n in (9, 11)]
    result, after = renewed_report(grids, tmp_path / "baru.xlsx")
    table = after.tables["tabel_2_7"]
    (note,) = table.unplaced
    assert (note.heading, note.written) == ("NB", "cek lagi")
    of = {row.number: row.text("nama") for row in table.rows}
    assert [of[place.row] for place in note.places] == names
    assert _left(result) == []


@pytest.mark.long
def test_what_has_no_place_is_named_with_its_cells(tmp_path: Path) -> None:
    own_formula = RawCell(7, "n", "#,##0", formula=True)
    error = RawCell("#REF!", "e", "General", formula=True)
    report = read_report(MENDED)
    row = report.tables["tabel_2_7"].rows[5].number
    pagu = report.tables["tabel_2_7"].columns["pagu"]
    changed = _with(read_grids(MENDED), TABEL_2_7, {(row, pagu): own_formula, (row + 1, pagu): error})
    above = {(2, 5): _text("coretan di atas"), (4, 6): own_formula, (1, 4): _text("E")}
    grids = _with(changed, TABEL_3_1_1_A, {(200, 3): _text("coretan"), **above})
    added = Grid(ADDED, {(1, 1): _text("a"), (2, 1): own_formula})
    result, after = renewed_report([*grids, added], tmp_path / "baru.xlsx")
    told = _left(result)
    assert (TABEL_2_7, Place("", row, pagu).address, "rumus sendiri; yang dibawa angkanya") in told
    assert (TABEL_2_7, Place("", row + 1, pagu).address, "galat Excel, atau rumus tanpa hasil") in told
    assert [each[1:] for each in told if each[0] == TABEL_3_1_1_A] == [
        ("D1", "tulisan di luar tabel"),
        ("E2", "tulisan di luar tabel"),
        ("C200", "tulisan di luar tabel"),
        ("F4", "rumus di luar tabel"),
    ]
    assert [each for each in told if each[0] == ADDED] == [
        (ADDED, "A1", "lembar sendiri"),
        (ADDED, "A2", "lembar sendiri"),
    ]
    rows = after.tables["tabel_2_7"].rows
    assert [rows[5].figure("pagu"), rows[6].figure("pagu")] == [Decimal(7), None]


@pytest.mark.long
def test_a_name_typed_over_its_formula_stays(tmp_path: Path) -> None:
    report = read_report(MENDED)
    table = report.tables["tabel_3_1_1_b"]
    at = (table.rows[4].number, table.columns["nama"])
    grids = _with(read_grids(MENDED), TABEL_3_1_1_B, {at: _text("Nama yang Salah Ketik Sama Sekali")})
    _, after = renewed_report(grids, tmp_path / "baru.xlsx")
    rows = after.tables["tabel_3_1_1_b"].rows
    assert rows[4].text("nama") == "Nama yang Salah Ketik Sama Sekali"
    assert [row.text("nama") for row in rows[5:]] == [row.text("nama") for row in table.rows[5:]]


@pytest.mark.long
def test_rows_that_stand_in_another_order_stay_in_it(tmp_path: Path) -> None:
    book = Book(codes=True)
    sheet = book[TABEL_3_1_1_B]
    first, second = (book.row(TABEL_3_1_1_B, name) for name in ("Penyediaan Gaji", "Koordinasi dan Pelaksanaan"))
    for column in range(1, 12):
        one, other = sheet.cell(first, column), sheet.cell(second, column)
        one.value, other.value = other.value, one.value
    path = book.save(tmp_path)
    _, after = renewed_report(read_grids(path), tmp_path / "baru.xlsx")
    assert_is_read(read_report(path), after)


@pytest.mark.long
def test_the_years_of_headings_are_taken_where_identitas_has_none(tmp_path: Path) -> None:
    book = Book(codes=True)
    for label in ("Awal Renstra", "Akhir Renstra"):
        book["Identitas"].cell(book.row("Identitas", label), 2).value = None
    path = book.save(tmp_path)
    before = read_report(path)
    result, after = renewed_report(read_grids(path), tmp_path / "baru.xlsx")
    assert result.years_of_headings
    assert (after.settings.awal_renstra, after.settings.akhir_renstra) == (2018, 2023)
    targets = [row.text("target_2021") for row in before.tables["tabel_2_2_sasaran"].rows]
    assert [row.text("target_2021") for row in after.tables["tabel_2_2_sasaran"].rows] == targets


@pytest.mark.parametrize(
    ("old", "new", "places"),
    [
        (["A", "B", "C"], ["A", "B", "C"], [0, 1, 2]),
        (["A", "C"], ["A", "B", "C"], [0, 2]),
        (["Pendataan warga", "C"], ["B", "Pendataan wargo", "C"], [1, 2]),
        (["A", "X", "C"], ["A", "B", "C"], [0, 1, 2]),
        (["A", "B", "C", "D"], ["A", "B", "C"], None),
        (["C", "A", "B"], ["A", "B", "C"], None),
        ([], ["A"], []),
    ],
)
def test_rows_are_told_by_their_names(old: list[str], new: list[str], places: list[int] | None) -> None:
    assert aligned([(name,) for name in old], [(name,) for name in new]) == places


@pytest.mark.long
def test_the_command(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("template", "--perbarui", MENDED, "-o", tmp_path / "baru.xlsx", "--indikator", 60)
    assert code == 0
    assert "2 indikator sasaran, 55 baris Tabel 2.7." in out
    assert "Tidak dibawa" not in out
    after = read_report(tmp_path / "baru.xlsx")
    assert after.settings == read_report(MENDED).settings


@pytest.mark.thorough
@pytest.mark.long
def test_another_renstra_leaves_out_its_years(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "baru.xlsx"
    code, out, _ = run("template", "--perbarui", MENDED, "-o", target, "--renstra", "2021-2025", "--kertas", "a4")
    assert code == 0
    assert "kolomnya tidak ada lagi, misalnya tahun di luar Renstra" in out
    settings = read_report(target).settings
    assert (settings.awal_renstra, settings.akhir_renstra, settings.kertas) == (2021, 2025, "A4")


@pytest.mark.long
@pytest.mark.parametrize("from_what", ["--perbarui", "--lanjut"])
def test_headings_that_nobody_has_calculated_are_told_not_left_out(
    run: Run, tmp_path: Path, from_what: str
) -> None:
    # As openpyxl and some web services write a workbook: formulas without what they show.
    book = load_workbook(MENDED)
    book.save(tmp_path / "lama.xlsx")
    code, _, errors = run("template", from_what, tmp_path / "lama.xlsx", "-o", tmp_path / "baru.xlsx")
    assert (code, (tmp_path / "baru.xlsx").exists()) == (2, False)
    assert "Judul kolom Tabel 2.2 Sasaran, Tabel 3.1.2, dan Tabel 3.1.3" in errors
    assert "Buka berkas itu di Excel, simpan sekali, lalu ulangi." in errors


@pytest.mark.long
def test_what_the_old_workbook_says_is_not_said_again(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "baru.xlsx"
    code, _, errors = run("template", "--perbarui", MENDED, "-o", target, "--tahun", 2023, "--instansi", "Dinas")
    assert (code, target.exists()) == (2, False)
    assert "hilangkan --instansi dan --tahun." in errors
    code, _, errors = run("template", "--perbarui", MENDED, "-o", target, "--renstra", "2010-2014")
    assert (code, target.exists()) == (2, False)
    assert "Tahun 2023 di luar Renstra 2010-2014." in errors
    code, _, _ = run("template", "--perbarui", MENDED, "-o", MENDED, "--timpa")
    assert code == 2
