"""The same workbook as other programs save it, and as other people lay it out: the same findings.

Where a program loses something on the way, a finding must say what could not be read.
"""

from __future__ import annotations

import datetime as dt
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from lkjip_xl.check.run import check_report
from lkjip_xl.rules.findings import CheckResult
from lkjip_xl.text.words import heading_key
from tests.checking import check_file
from tests.hostile_files import SHEET, WORKBOOK, package
from tests.libreoffice import convert
from tests.sample_books import PUBLISHED, TABEL_2_7, TABEL_3_1_1_B, TABEL_3_1_2, Book, check_changed, only

Told = Counter[tuple[str, str, str, str]]


def told(result: CheckResult) -> Told:
    """The findings without their addresses, which move: rule, sheet, row, column."""
    assert result.unreadable is None
    return Counter(
        (
            each.code,
            each.problem.place.sheet,
            each.problem.row_label,
            heading_key(each.problem.column_heading),
        )
        for each in result.findings
    )


@cache
def original() -> Told:
    return told(check_file(PUBLISHED))


@cache
def of_values() -> Told:
    """What is told of the same workbook without its formulas: rules about formulas have nothing to say."""
    return told(check_report(Book(PUBLISHED, codes=True).read(), PUBLISHED.name))


@cache
def unchanged() -> Told:
    """What is told of the same values where the codes are left empty, as in most offices."""
    return told(check_changed(lambda _: None, PUBLISHED))


@pytest.mark.long
def test_the_findings_are_enough_to_tell_workbooks_apart() -> None:
    assert original().total() == 30
    assert of_values().total() > 20


def _by_libreoffice(folder: Path) -> Path:
    convert(PUBLISHED, folder / "hasil.xlsx")
    return folder / "hasil.xlsx"


def _by_libreoffice_as_ods(folder: Path) -> Path:
    convert(PUBLISHED, folder / "hasil.ods")
    convert(folder / "hasil.ods", folder / "hasil.xlsx")
    return folder / "hasil.xlsx"


@pytest.mark.thorough
@pytest.mark.long
@pytest.mark.parametrize("save", [_by_libreoffice, _by_libreoffice_as_ods])
def test_libreoffice_changes_nothing(save: Callable[[Path], Path], tmp_path: Path) -> None:
    assert told(check_file(save(tmp_path))) == original()


def _by_openpyxl(folder: Path) -> Path:
    workbook = openpyxl.load_workbook(PUBLISHED, data_only=True)
    workbook.save(folder / "hasil.xlsx")
    return folder / "hasil.xlsx"


def _by_openpyxl_from_1904(folder: Path) -> Path:
    workbook = openpyxl.load_workbook(PUBLISHED, data_only=True)
    workbook.epoch = CALENDAR_MAC_1904
    workbook.save(folder / "hasil.xlsx")
    return folder / "hasil.xlsx"


def _by_xlsxwriter(folder: Path, **options: bool) -> Path:
    """Cell by cell with its number format, as a program of some office would write it."""
    source = openpyxl.load_workbook(PUBLISHED, data_only=True)
    path = folder / "hasil.xlsx"
    with xlsxwriter.Workbook(path, options) as workbook:
        formats: dict[str, Any] = {}
        for sheet in source.worksheets:
            target = workbook.add_worksheet(sheet.title)
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.value is not None:
                        code = cell.number_format
                        look = formats.setdefault(code, workbook.add_format({"num_format": code}))
                        target.write(cell.row - 1, cell.column - 1, cell.value, look)
            for merge in sheet.merged_cells.ranges:
                where = (merge.min_row - 1, merge.min_col - 1, merge.max_row - 1, merge.max_col - 1)
                target.merge_range(*where, sheet.cell(merge.min_row, merge.min_col).value or "")
    return path


def _with_shared_texts(folder: Path) -> Path:
    return _by_xlsxwriter(folder)


def _with_texts_in_their_cells(folder: Path) -> Path:
    path = _by_xlsxwriter(folder, in_memory=False, constant_memory=True)
    with zipfile.ZipFile(path) as parts:
        assert b"inlineStr" in parts.read(SHEET)
    return path


def _from_1904(folder: Path) -> Path:
    path = _by_xlsxwriter(folder, date_1904=True)
    with zipfile.ZipFile(path) as parts:
        assert b'date1904="1"' in parts.read(WORKBOOK)
    return path


@pytest.mark.long
@pytest.mark.parametrize(
    "save",
    [_by_openpyxl, _by_openpyxl_from_1904, _with_shared_texts, _with_texts_in_their_cells, _from_1904],
)
def test_a_program_that_writes_values_changes_nothing(save: Callable[[Path], Path], tmp_path: Path) -> None:
    assert told(check_file(save(tmp_path))) == of_values()


@pytest.mark.long
def test_formulas_without_results_are_told_and_nothing_is_taken_for_zero(tmp_path: Path) -> None:
    workbook = openpyxl.load_workbook(PUBLISHED)
    workbook.save(tmp_path / "hasil.xlsx")
    result = check_file(tmp_path / "hasil.xlsx")
    uncalculated = only(result, "S06").problem
    assert {TABEL_2_7, TABEL_3_1_1_B, TABEL_3_1_2} <= {place.sheet for place in uncalculated.others}
    figures = [each for each in result.findings if each.code == "T01" and each.problem.actual == 0]
    assert figures == []


@pytest.mark.long
@pytest.mark.parametrize("engine", ["openpyxl", "xlsxwriter"])
def test_pandas_loses_the_formats_and_that_is_told(engine: Any, tmp_path: Path) -> None:
    """A percentage that pandas writes is a bare fraction: 0,99 where 99 % stood."""
    sheets = pd.read_excel(PUBLISHED, sheet_name=None, header=None, engine="openpyxl")
    with pd.ExcelWriter(tmp_path / "hasil.xlsx", engine=engine) as writer:
        for name, frame in sheets.items():
            frame.to_excel(writer, sheet_name=name, header=False, index=False)
    result = check_file(tmp_path / "hasil.xlsx")
    found = told(result)
    lost = of_values() - found
    said = {(sheet, row) for code, sheet, row, _ in found - of_values() if code.startswith("P")}
    assert said
    # What is not found any more is about a percentage, of which another finding says that it cannot be right.
    assert {code[0] for code, *_ in lost} == {"P"}
    assert {(sheet, row) for _, sheet, row, _ in lost} <= said


@pytest.mark.long
def test_a_date_is_the_same_day_in_both_calendars(tmp_path: Path) -> None:
    for name, epoch in (("biasa", None), ("mac", CALENDAR_MAC_1904)):
        book = Book(PUBLISHED)
        if epoch:
            book.workbook.epoch = epoch
        book[TABEL_3_1_1_B]["L12"] = dt.datetime(2023, 12, 31)  # noqa: DTZ001 - a sheet knows no zones
        result = check_file(book.save(tmp_path, f"{name}.xlsx"))
        written = [each.problem.actual for each in result.findings if each.problem.place.address == "L12"]
        assert written == ["2023-12-31 0:00:00"], name


def _protect(book: Book) -> None:
    for sheet in book.workbook.worksheets:
        sheet.protection.sheet = True
        sheet.protection.set_password("rahasia")


def _freeze_and_filter(book: Book) -> None:
    book[TABEL_3_1_1_B].freeze_panes = "D9"
    book[TABEL_3_1_1_B].auto_filter.ref = "A5:I60"


def _write_notes(book: Book) -> None:
    for row in range(8, 40):
        book[TABEL_3_1_1_B].cell(row, 7).comment = Comment("cek lagi", "Siti")


@pytest.mark.long
@pytest.mark.parametrize("change", [_protect, _freeze_and_filter, _write_notes])
def test_what_is_around_the_cells_changes_nothing(change: Callable[[Book], None], tmp_path: Path) -> None:
    book = Book(PUBLISHED, codes=True)
    change(book)
    assert told(check_file(book.save(tmp_path))) == of_values()


@pytest.mark.long
def test_a_conversation_at_a_cell_changes_nothing(tmp_path: Path) -> None:
    with zipfile.ZipFile(PUBLISHED) as parts:
        content = {name: parts.read(name) for name in parts.namelist()}
    kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
    content[SHEET.replace("worksheets/", "worksheets/_rels/") + ".rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{kind}" Target="../threadedComments/threadedComment1.xml"/>'
        "</Relationships>"
    ).encode()
    content["xl/threadedComments/threadedComment1.xml"] = (
        b'<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
        b'<threadedComment ref="F13" dT="2024-01-01T00:00:00" personId="{1}" id="{2}"><text>cek</text>'
        b"</threadedComment></ThreadedComments>"
    )
    assert told(check_file(package(content, tmp_path))) == original()


@pytest.mark.long
def test_hidden_and_filtered_rows_are_read_and_told(tmp_path: Path) -> None:
    book = Book(PUBLISHED, codes=True)
    book[TABEL_3_1_1_B].row_dimensions[14].hidden = True
    book[TABEL_2_7].column_dimensions["E"].hidden = True
    found = told(check_file(book.save(tmp_path)))
    assert {code for code, *_ in found - of_values()} == {"S07"}
    assert not of_values() - found


# A heading as other people write it: the same words.
_HEADINGS: dict[str, Callable[[str], str]] = {
    "two lines": lambda text: text.replace(" ", "\n", 1),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "small letters": str.lower,
    "title case": str.title,
    "many spaces": lambda text: f"  {text.replace(' ', '   ')} ",
    "a colon": lambda text: f"{text} :",
    "invisible marks": lambda text: text.replace(" ", " \u200b"),
}


def _heading_row(book: Book, sheet: str) -> int:
    return next(
        int(row[0].row or 0)
        for row in book[sheet].iter_rows(max_row=12)
        if sum(isinstance(cell.value, str) for cell in row) > 3
    )


def _rewrite_headings(book: Book, sheet: str, write: Callable[[str], str]) -> None:
    for cell in book[sheet][_heading_row(book, sheet)]:
        if isinstance(cell.value, str):
            cell.value = write(cell.value)


@pytest.mark.long
@pytest.mark.parametrize("way", _HEADINGS)
def test_headings_in_another_writing_are_the_same(way: str) -> None:
    def change(book: Book) -> None:
        for sheet in (TABEL_2_7, TABEL_3_1_1_B, TABEL_3_1_2):
            _rewrite_headings(book, sheet, _HEADINGS[way])

    changed = told(check_changed(change, PUBLISHED))
    assert changed == unchanged()


def _column_numbers(book: Book, sheet: str) -> None:
    """Under the headings: 1, 2, 3 … and how a column is computed."""
    row = _heading_row(book, sheet) + 1
    book.insert_rows(sheet, row)
    for number in range(1, 8):
        book[sheet].cell(row, number).value = number if number != 6 else "6=(5-4)"


def _signature(book: Book, sheet: str) -> None:
    for row, text in ((410, "Jambi, 31 Januari 2024"), (411, "Kepala Badan,"), (415, "SITI"), (416, "NIP. 1970")):
        book[sheet].cell(row, 5).value = text


def _notes_beside(book: Book, sheet: str) -> None:
    book[sheet].cell(_heading_row(book, sheet) + 5, 25).value = "cek lagi"


def _titles_above(book: Book, sheet: str) -> None:
    book.insert_rows(sheet, 1, 3)
    book[sheet]["A1"], book[sheet]["B2"] = "PEMERINTAH KOTA JAMBI", "Lampiran II"


def _empty_columns(book: Book, sheet: str) -> None:
    book.insert_columns(sheet, 4, 2)


def _headings_over_two_rows(book: Book, sheet: str) -> None:
    """Each heading merged with the cell below it."""
    row = _heading_row(book, sheet)
    book.insert_rows(sheet, row + 1)
    for cell in book[sheet][row]:
        if isinstance(cell.value, str):
            book[sheet].merge_cells(
                start_row=row, end_row=row + 1, start_column=cell.column, end_column=cell.column
            )


_LAYOUTS: dict[str, tuple[Callable[[Book, str], None], set[str]]] = {
    "column numbers": (_column_numbers, set()),
    "a signature with a NIP below": (_signature, set()),
    "notes beside": (_notes_beside, {"S09"}),
    "titles above": (_titles_above, set()),
    "empty columns": (_empty_columns, set()),
    "headings over two rows": (_headings_over_two_rows, set()),
}


@pytest.mark.long
@pytest.mark.parametrize("sheet", [TABEL_2_7, TABEL_3_1_1_B])
@pytest.mark.parametrize("layout", _LAYOUTS)
def test_another_layout_is_the_same_table(layout: str, sheet: str) -> None:
    change, added = _LAYOUTS[layout]
    changed = told(check_changed(lambda book: change(book, sheet), PUBLISHED))
    same = unchanged()
    assert not same - changed
    assert {code for code, *_ in changed - same} == added


@pytest.mark.long
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    sheets=st.lists(st.sampled_from([TABEL_2_7, TABEL_3_1_1_B]), min_size=1, max_size=2, unique=True),
    ways=st.lists(st.sampled_from(sorted(_HEADINGS)), max_size=3),
    layouts=st.lists(st.sampled_from(sorted(_LAYOUTS)), max_size=3, unique=True),
)
def test_any_mixture_of_layouts_and_headings_is_the_same(
    sheets: list[str], ways: list[str], layouts: list[str]
) -> None:
    def change(book: Book) -> None:
        for sheet in sheets:
            for way in ways:
                _rewrite_headings(book, sheet, _HEADINGS[way])
            for layout in sorted(layouts, key=list(_LAYOUTS).index):
                _LAYOUTS[layout][0](book, sheet)

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        changed = told(check_changed(change, PUBLISHED))
    same = unchanged()
    assert not same - changed
    assert {code for code, *_ in changed - same} == {code for each in layouts for code in _LAYOUTS[each][1]}
