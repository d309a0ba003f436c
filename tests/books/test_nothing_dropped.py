"""Nothing that is typed is dropped: it stands in the finished workbook, or a finding says what stands instead.

That holds for whatever somebody types over the samples and over reports made from seeds, in a draft as well: every
figure with every digit, every word and every line break of a printed table. A result that is computed may be
rounded as it was typed. Where something else is printed, the sheet Temuan names the cell and says what, and a line
under the table says what was typed.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from lkjip_xl.books.finished.addresses_here import IN_FILE
from lkjip_xl.books.finished.finished import write_finished
from lkjip_xl.books.finished.in_print import report_in_print
from lkjip_xl.books.finished.layout import Layouts
from lkjip_xl.check.run import check_report
from lkjip_xl.figures.precision import interval_of
from lkjip_xl.reader.report import report_of
from lkjip_xl.reader.workbook import RawCell
from lkjip_xl.report.cell import Cell
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.place import Place
from lkjip_xl.tables import TYPED_OTHERWISE
from lkjip_xl.tables.spec import Column, Kind, Presence
from lkjip_xl.text.cell_formats import display, is_percent_format
from lkjip_xl.text.numbers import from_float, read_quantity
from lkjip_xl.text.total_words import is_only_total
from lkjip_xl.text.words import name_key
from tests import shown
from tests.books.test_indicator_lines import IN_CELLS, IN_ROWS, REPEATED, agency
from tests.books.test_round_trip import NAMES, TARGETS, Filled, examples, workbooks
from tests.correct_reports.changes import changed_figure
from tests.correct_reports.grids import grids_of
from tests.correct_reports.own_layout import arranged
from tests.correct_reports.reports import correct_report
from tests.sample_books import MENDED, SAMPLES, Book

pytestmark = pytest.mark.usefixtures("small_templates")

TYPED = st.one_of(
    NAMES,
    st.sampled_from(TARGETS),
    st.integers(-5, 10**9),
    st.decimals(0, 1000, places=5).map(float),
    st.sampled_from(
        ["satu\ndua", "Rp1.000", "1.000,-", "(1.000)", "WTP", "Efisien", "Sangat Baik", "38 dari 40", "x"]
    ),
)


def without_separators(text: str) -> str:
    return name_key(re.sub(r"(?<=\d)[.,](?=\d)", "", text))


class Sheet:
    """What stands on a sheet of the finished workbook: its texts, as they are shown, and its figures."""

    def __init__(self, cells: Iterator[tuple[object, str]]) -> None:
        self.figures, self.texts, self.quantities = set(), [], set()
        for value, number_format in cells:
            if isinstance(value, int | float):
                number = from_float(float(value))
                assert number is not None
                self.figures.add(number * 100 if is_percent_format(number_format) else number)
                self.texts.append(name_key(display(number, number_format)))
            elif value is not None and not str(value).startswith(TYPED_OTHERWISE):  # what was typed instead
                # Each line of a list may stand in a row of its own.
                self.texts += [name_key(each) for each in str(value).split("\n")]
                if (read := read_quantity(str(value))) is not None:
                    self.quantities.add((read.value, without_separators(str(value))))
        self.text = "\n".join(self.texts)

    def holds(self, cell: Cell, *, result: Kind | None) -> bool:
        if cell.number is not None and cell.number in self.figures:
            return True
        if (cell.number, without_separators(cell.written)) in self.quantities:  # 120000 lembar, 120.000 lembar
            return True
        span = interval_of(cell, result) if result else None
        if span is not None and any(span.holds(each) for each in self.figures):
            return True
        return all(name_key(line) in self.text for line in cell.as_typed.split("\n"))


def sheets_of(book: Workbook) -> dict[str, Sheet]:
    return {
        sheet.title: Sheet((cell.value, str(cell.number_format)) for row in sheet.iter_rows() for cell in row)
        for sheet in book.worksheets
    }


def typed_cells(report: Report) -> Iterator[tuple[Table, Row, Column, Cell]]:
    for table in report.report_tables:
        beside = (*table.averages, *table.sums_of_results, *table.beyond, *table.sasaran_headings)
        for row in (*table.indicator_rows, *table.totals, *beside, *([table.shares] if table.shares else [])):
            for column in table.spec.columns:
                cell = row.cells.get(column.key)
                helper = column.presence is Presence.HELPER or column.kind is Kind.LEVEL
                # A dash is no figure and no word.
                said = cell is not None and any(map(str.isalnum, cell.written))
                if cell is not None and said and not (cell.formula or cell.carried or helper):
                    yield table, row, column, cell


def told(book: Workbook) -> dict[str, list[tuple[str, str]]]:
    """What the sheet Temuan says of each cell: what should stand there, and its sentence."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in book["Temuan"].iter_rows(min_row=5, values_only=True):
        found.setdefault(f"{row[1]}!{row[2]}", []).append((str(row[5] or ""), str(row[3] or "")))
    return found


def says_what_stands(findings: list[tuple[str, str]], sheet: Sheet) -> bool:
    """Whether a finding says what the sheet prints instead, or that it prints nothing."""
    return any(
        "tidak tercetak" in sentence
        or "tercetak kosong" in sentence
        or (should_be and name_key(re.split(r"\s+\(", should_be)[0].removesuffix("%")) in sheet.text)
        for should_be, sentence in findings
    )


def dropped(report: Report, path: Path) -> list[str]:
    result = check_report(report, "")
    write_finished(path, report, result, draft=True)
    book = openpyxl.load_workbook(path, data_only=True)
    sheets, known, places = sheets_of(book), told(book), Layouts(report_in_print(report))
    return [
        f"{cell.place.sheet} {cell.place.address}: {cell.written}"
        for table, row, column, cell in typed_cells(report)
        if not (table.is_total(row) and is_only_total(cell.written))
        and not sheets[table.spec.sheet].holds(cell, result=_result(table, row, column))
        and not says_what_stands(known.get(_named(places, cell.place), []), sheets[table.spec.sheet])
    ]


def _named(places: Layouts, place: Place) -> str:
    """What Temuan calls a cell: by where it stands there, else by where it stands in the file."""
    here = places.target(place)
    return f"{here.sheet}!{here.address}" if here else f"{place.sheet}!{place.address} {IN_FILE}"


def _result(table: Table, row: Row, column: Column) -> Kind | None:
    if row is table.shares:
        return Kind.PERCENT
    return column.kind if column.calc is not None else None


@cache
def cells_of(source: Path) -> list[tuple[str, int, int]]:
    """Where somebody may type over a sample: every cell of the rows and totals of its printed tables."""
    return [
        (place.sheet, place.row, place.column)
        for table in Book(source).read().report_tables
        if not table.left_out
        for row in (*table.rows, *table.totals)
        for column in table.spec.columns
        if column.key in table.columns and column.presence is not Presence.HELPER
        for place in [table.place(row, column.key)]
    ]


def typed_over(source: Path, data: st.DataObject) -> Report:
    book = Book(source)
    for sheet, row, column in data.draw(st.lists(st.sampled_from(cells_of(source)), min_size=1, max_size=6)):
        cell = book[sheet].cell(row, column)
        if type(cell).__name__ == "Cell":  # not one that a merge covers
            cell.value = data.draw(TYPED)
            cell.data_type = "s" if isinstance(cell.value, str) else "n"
    return book.read()


@pytest.mark.long
@examples(2)
@given(data=st.data())
def test_what_is_typed_over_a_sample_is_not_dropped(tmp_path: Path, data: st.DataObject) -> None:
    assert dropped(typed_over(MENDED, data), tmp_path / "jadi.xlsx") == []


@pytest.mark.thorough
@pytest.mark.long
@examples(12)
@given(data=st.data(), source=st.sampled_from(sorted(SAMPLES.glob("*.xlsx"))))
def test_nothing_typed_over_the_samples_is_dropped(tmp_path: Path, data: st.DataObject, source: Path) -> None:
    assert dropped(typed_over(source, data), tmp_path / "jadi.xlsx") == []


@pytest.mark.long
@examples(4)
@given(filled=workbooks(most=6))
def test_nothing_typed_into_a_template_is_dropped(tmp_path: Path, filled: Filled) -> None:
    assert dropped(filled.written(tmp_path / "buku.xlsx"), tmp_path / "jadi.xlsx") == []


WORDS = ("satu\ndua", "Rp1.000", "(1.000)", "WTP", "Efisien", "38 dari 40", "x", "-", "2 dokumen", "≤ 7,125")


def typed_over_seed(seed: int) -> Report:
    """The report of a seed, some of its cells typed over with words and figures that fit nothing."""
    made = correct_report(seed)
    filling = made.typing.filling()
    grids = {
        each.name: each
        for each in arranged(grids_of(filling, made.layout.live), filling, made.typing, made.layout)
    }
    chance = random.Random(f"diketik {seed}")  # noqa: S311 - it has to come again from the seed
    read = report_of([*grids.values()])
    for table in chance.sample([each for each in read.report_tables if each.rows], 4):
        row = chance.choice((*table.indicator_rows, *table.totals))
        key = chance.choice([column.key for column in table.spec.columns if column.key in table.columns])
        place, grid = table.place(row, key), grids[table.sheet]
        if any(
            each.top <= place.row <= each.bottom and each.left <= place.column <= each.right
            for each in grid.merges
        ):
            continue
        value = chance.choice((chance.choice(WORDS), chance.randint(-9, 10**9), chance.randint(1, 10**7) / 10**5))
        kind = "s" if isinstance(value, str) else "n"
        grids[grid.name] = replace(
            grid, cells={**grid.cells, (place.row, place.column): RawCell(value, kind, "General")}
        )
    return report_of([*grids.values()])


@pytest.mark.long
def test_what_is_typed_over_a_made_report_is_not_dropped(tmp_path: Path) -> None:
    assert dropped(typed_over_seed(3), tmp_path / "jadi.xlsx") == []


@pytest.mark.thorough
@pytest.mark.long
@pytest.mark.parametrize("seed", [0, 5, 61])
def test_nothing_of_a_made_report_is_dropped(tmp_path: Path, seed: int) -> None:
    made = correct_report(seed)
    changed = changed_figure(made)
    assert dropped(made.read(), tmp_path / "benar.xlsx") == []
    assert dropped(made.read({changed.cell: changed.figure}), tmp_path / "diubah.xlsx") == []
    assert dropped(typed_over_seed(seed), tmp_path / "diketik.xlsx") == []


@pytest.mark.parametrize("texts", [IN_ROWS, REPEATED, IN_CELLS], ids=["in rows", "repeated", "in cells"])
def test_indicator_lines_are_not_dropped(texts: tuple[dict[str, str], dict[str, str]], tmp_path: Path) -> None:
    assert dropped(agency(*texts), tmp_path / "jadi.xlsx") == []


def test_a_total_that_is_printed_otherwise_is_named(tmp_path: Path) -> None:
    # The kegiatan is 1 more than its part; the program has the same 101, and no rule blames it.
    report = shown.report(
        tabel_2_7="""
        | JENIS        | PROGRAM/KEGIATAN/SUB KEGIATAN | INDIKATOR | TARGET | PAGU ANGGARAN |
        | Program      | Budaya                        | Indeks    | 80     | 101           |
        | Kegiatan     | Museum                        | Koleksi   | 9      | 101           |
        | Sub Kegiatan | Pameran                       | Jumlah    | 4      | 100           |
        | Jumlah       | .                             | .         | .      | 101           |
        """
    )
    path = tmp_path / "jadi.xlsx"
    assert dropped(report, path) == []
    rows = list(openpyxl.load_workbook(path, data_only=True)["Temuan"].iter_rows(min_row=5, values_only=True))
    assert [(row[2], row[4], row[5]) for row in rows if row[8] == "S31"] == [
        ("D5", "101", "100"),
        ("D8", "101", "100"),
    ]


def test_what_was_typed_stands_under_the_table_of_what_is_printed_instead(tmp_path: Path) -> None:
    report = shown.report(
        tabel_3_1_1_b="""
        | JENIS        | PROGRAM | INDIKATOR | TARGET | TARGET KEUANGAN | REALISASI KEUANGAN | CAPAIAN (%) | REALISASI KINERJA | CAPAIAN KINERJA (%) |
        | Program      | Budaya  | Cakupan   | 100%   | 100             | 90                 | 90          | 50%               | 100                 |
        | Kegiatan     | Museum  | Koleksi   | 9      | 100             | 90                 | 90          | 9                 | 100                 |
        | Sub Kegiatan | Pameran | Jumlah    | 4      | 100             | 90                 | 90          | 4                 | 100                 |
        """  # noqa: E501 - a table that one can see
    )
    path = tmp_path / "jadi.xlsx"
    written = write_finished(path, report, check_report(report, ""), draft=True)
    sheet = openpyxl.load_workbook(path)["Tabel 3.1.1.b"]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert [cell.comment.text for cell in cells if cell.comment] == ["Di berkas tertulis 100."]
    assert [cell.value for cell in cells if str(cell.value).startswith(TYPED_OTHERWISE)] == [
        "Tertulis lain di berkas: † Budaya, CAPAIAN KINERJA (%): tercetak 50, tertulis 100."
    ]
    assert written.otherwise == 1


def otherwise_in_draft(report: Report, path: Path) -> list[str]:
    """What the lines under all tables of a draft say of cells that are printed otherwise."""
    write_finished(path, report, check_report(report, ""), draft=True)
    texts = (str(cell.value) for sheet in openpyxl.load_workbook(path) for row in sheet for cell in row)
    return [text.removeprefix(f"{TYPED_OTHERWISE}: † ") for text in texts if text.startswith(TYPED_OTHERWISE)]


def test_a_share_that_an_error_names_is_marked_though_its_rounding_would_hold(tmp_path: Path) -> None:
    # 9.966 of 10.000 is 99,66%, which is 100% in whole percent: but not where another part has 34.
    report = shown.report(
        tabel_2_3="""
        | URAIAN          | TARGET | PERSENTASE |
        | Belanja Operasi | 9966   | 100%       |
        | Belanja Modal   | 34     | 100%       |
        | Jumlah          | 10000  | 100%       |
        """
    )
    assert otherwise_in_draft(report, tmp_path / "jadi.xlsx") == [
        "Belanja Operasi, PERSENTASE: tercetak 99,66%, tertulis 100%.",
        "Belanja Modal, PERSENTASE: tercetak 0,34%, tertulis 100%.",
    ]


def test_what_was_left_blank_by_mistake_and_is_filled_is_marked(tmp_path: Path) -> None:
    # The pagu of Seni is 300 of 1.000; in Tabel 2.3.1 nothing stands beside it.
    report = shown.report(
        tabel_2_3_1="""
        | NO | SASARAN | PROGRAM        | ANGGARAN | PERSENTASE |
        | 1  | Maju    | Program Budaya | 700      | 70%        |
        | .  | Maju    | Program Seni   | .        | .          |
        """,
        tabel_2_7="""
        | JENIS        | PROGRAM/KEGIATAN/SUB KEGIATAN | INDIKATOR | TARGET | PAGU ANGGARAN |
        | Program      | Program Budaya                | Indeks    | 80     | 700           |
        | Kegiatan     | Museum                        | Koleksi   | 9      | 700           |
        | Sub Kegiatan | Pameran                       | Jumlah    | 4      | 700           |
        | Program      | Program Seni                  | Indeks    | 80     | 300           |
        | Kegiatan     | Tari                          | Pentas    | 9      | 300           |
        | Sub Kegiatan | Latihan                       | Jumlah    | 4      | 300           |
        | Jumlah       | .                             | .         | .      | 1000          |
        """,
    )
    assert otherwise_in_draft(report, tmp_path / "jadi.xlsx") == [
        "Program Seni, ANGGARAN: tercetak 300, di berkas kosong.",
        "Program Seni, PERSENTASE: tercetak 30%, di berkas kosong.",
    ]


@pytest.mark.parametrize(("typed", "is_told"), [("6=(5-4)", True), ("6 = 4 - 5", False), ("6", False)])
def test_the_formula_of_a_column_is_marked_where_another_one_is_printed(
    tmp_path: Path, typed: str, is_told: bool
) -> None:
    book, path = Book(MENDED), tmp_path / "jadi.xlsx"
    book["Tabel 3.1.5"]["F6"].value = typed
    told = otherwise_in_draft(book.read(), path)
    assert told == [f"Nomor kolom, TINGKAT EFISIENSI: tercetak 6=(4-5), tertulis {typed}."] * is_told
    cell = openpyxl.load_workbook(path)["Tabel 3.1.5"]["F5"]
    assert (cell.value, "†" in cell.number_format) == ("6=(4-5)", is_told)


def test_what_is_told_in_fewer_digits_is_told_once(tmp_path: Path) -> None:
    # 100 of 80 is 125%; 1,25% makes the column print two decimals.
    growth = "PERSENTASE REALISASI 2023 TERHADAP REALISASI 2022"
    report = shown.report(
        identitas="""
        | Tahun Laporan | 2023 |
        """,
        tabel_3_1_2=f"""
        | INDIKATOR SASARAN | 2022 REALISASI | 2023 REALISASI | {growth} |
        | Indeks            | 80             | 100            | 1.25%    |
        """,
    )
    path = tmp_path / "jadi.xlsx"
    assert otherwise_in_draft(report, path) == [f"Indeks, {growth}: tercetak 125,00%, tertulis 1,25%."]
    codes = [row[8] for row in openpyxl.load_workbook(path)["Temuan"].iter_rows(min_row=5, values_only=True)]
    assert ("P03" in codes, "S31" in codes) == (True, False)


def test_a_dash_that_is_printed_as_one_is_not_told(tmp_path: Path) -> None:
    report = shown.report(
        tabel_3_1_1_b="""
        | JENIS        | PROGRAM | TARGET KEUANGAN | REALISASI KEUANGAN | CAPAIAN (%) |
        | Program      | Budaya  | 100             | 60                 | 60          |
        | Kegiatan     | Museum  | 100             | 60                 | 60          |
        | Sub Kegiatan | Pameran | 100             | 60                 | 60          |
        | Sub Kegiatan | Perawat | 0               | -                  | -           |
        | Jumlah       | .       | 100             | 60                 | 60          |
        """
    )
    path = tmp_path / "jadi.xlsx"
    assert dropped(report, path) == []
    book = openpyxl.load_workbook(path, data_only=True)
    sheet = book["Tabel 3.1.1.b"]
    (dash,) = [row for row in sheet.iter_rows() if row[0].value == "Perawat"]
    assert [cell.number_format for cell in dash if cell.value == 0][-1] == '0;-0;"-"'
    texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    assert not [text for text in texts if text.startswith(TYPED_OTHERWISE)]
    assert "S31" not in {row[8] for row in book["Temuan"].iter_rows(values_only=True)}
