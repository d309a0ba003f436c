"""The sheets of the forms in the finished workbook."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from lkjip_xl.books.finished import layout as where
from lkjip_xl.books.finished.typed_entries import typed_entry
from lkjip_xl.books.kit import page, styles
from lkjip_xl.books.kit.entry import Entry
from lkjip_xl.books.kit.writer import Sheet, Workbook
from lkjip_xl.report.cell import Cell
from lkjip_xl.report.model import Form
from lkjip_xl.report.settings import Settings
from lkjip_xl.tables.spec import Column, Field, FormSpec, Kind
from lkjip_xl.text.numbers import Dot, read_number

_FIGURES = (Kind.RUPIAH, Kind.PERCENT, Kind.NUMBER)
_WIDTHS = (34, 60)


def write_form(
    workbook: Workbook, sheet: Sheet, form: Form | None, spec: FormSpec, settings: Settings, *, draft: bool
) -> None:
    """Write a form as it was filled, its defaults where nothing was."""
    for index, width in enumerate(_WIDTHS):
        sheet.set_width(index + 1, width)
    sheet.text(where.TITLE_ROW, 1, spec.title, workbook.style(**styles.TITLE))
    cells: Mapping[str, Cell] = form.cells if form else {}
    for field in spec.fields:
        row = where.field_row(spec, field.key)
        cell = cells.get(field.key)
        # What the template says of itself would say here that the workbook came from today's.
        if (field.of_template or not field.printed_blank) and (cell is None or cell.is_blank):
            continue
        entry = _field_entry(field, cell, settings.template_version)
        sheet.text(row, where.FORM_LABEL_COLUMN, field.label, workbook.style(**styles.LABEL))
        look = {**styles.CELL, "align": "left"}
        if entry.number_format:
            look["num_format"] = entry.number_format
        entry.write(sheet, row, where.FORM_VALUE_COLUMN, workbook.style(**look))
        sheet.set_height(row, styles.row_height([styles.lines_needed(entry.text, _WIDTHS[1])]))
    page.set_up(sheet, settings, draft=draft)


def _field_entry(field: Field, cell: Cell | None, version: tuple[int, ...]) -> Entry:
    if cell is None or cell.is_blank:
        return _default(field, version)
    return typed_entry(cell, _column(field), computed_with=False)


def _column(field: Field) -> Column:
    return Column(field.key, field.label, field.kind, _WIDTHS[1])


def _default(field: Field, version: tuple[int, ...]) -> Entry:
    usual = field.usual(version)
    read = read_number(usual, Dot.THOUSANDS) if field.kind in _FIGURES else None
    return Entry(usual) if read is None else Entry(value=Decimal(read.value), number_format="0")
