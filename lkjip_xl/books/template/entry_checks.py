"""What Excel does while a person types into the template: lists, hints, warnings and colours."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING, Any, Final

from lkjip_xl.books.kit import styles
from lkjip_xl.books.template.contents import EMPTY
from lkjip_xl.books.template.looks import level_looks, look_of
from lkjip_xl.show import palette
from lkjip_xl.tables.calculation import is_unseen
from lkjip_xl.tables.levels import Level
from lkjip_xl.tables.spec import Kind, Presence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lkjip_xl.books.kit.writer import Sheet, Workbook
    from lkjip_xl.books.template.contents import TableContents
    from lkjip_xl.books.template.layout import TableLayout
    from lkjip_xl.tables.sources import Link
    from lkjip_xl.tables.spec import Column

_MOST_IN_PROMPT_TITLE: Final = 32
# A year in a heading, filled in from Identitas.
_PLACEHOLDER: Final = re.compile(r"\{[^}]*\}")


def write_entry_checks(
    book: Workbook, sheet: Sheet, contents: TableContents, others: Mapping[str, TableLayout]
) -> None:
    """Lists, hints and polite warnings; to the closing row, so that rows inserted above it have them.

    ``others`` are the tables of the workbook, whose names some columns repeat.
    """
    layout = contents.layout
    stretch = (layout.first_row, layout.closing_row)
    for number, column in enumerate(layout.spec.columns, 1):
        rule = _validation_of(column) if column.typed else None
        if column.typed and column.hint:
            # At the heading alone: beside a cell that is filled it would lie over the rows below.
            row = layout.heading_row(column)
            sheet.validate(row, number, row, number, _prompt(column))
        if column.chosen_from is not None:
            rule = {**(rule or {}), **_names_of(others[column.chosen_from.table], column.chosen_from)}
        if rule:
            sheet.validate(stretch[0], number, stretch[1], number, rule)
        if column.presence is Presence.HELPER and not is_unseen(column.calc):
            _highlight_difference(book, sheet, layout, number)
    text_columns = [c for c in layout.spec.columns if c.kind in (Kind.CODE, Kind.QUANTITY)]
    ranges = " ".join(layout.whole_column(column.key).replace("$", "") for column in text_columns)
    if ranges:
        # A target 70 or a code is text on purpose; Excel would mark each with a green triangle.
        sheet.raw.ignore_errors({"number_stored_as_text": ranges})
    if layout.spec.tree:
        _keep_over_formulas(book, sheet, contents, layout.spec.tree.level)
        _highlight_levels(book, sheet, layout, layout.spec.tree.level)


def _validation_of(column: Column) -> dict[str, Any] | None:
    rule = validation(column.kind, column.choices, as_fraction=column.as_fraction)
    return {**rule, **_refusal(_ANOTHER, "warning")} if rule and column.more_choices else rule


def _prompt(column: Column) -> dict[str, Any]:
    title = textwrap.shorten(_named(column), _MOST_IN_PROMPT_TITLE, placeholder="…")
    return {"validate": "any", "input_title": title, "input_message": column.hint}


def _names_of(source: TableLayout, names: Link) -> dict[str, Any]:
    """A list of the names in a column of another sheet; one that is not there may be typed."""
    return {"validate": "list", "source": f"={source.fixed_column(names.key)}", "show_error": False}


def _named(column: Column) -> str:
    """What a hint calls a column: it does not follow Identitas as the heading does, and names no year."""
    words = " ".join(_PLACEHOLDER.sub("", column.heading).split())
    return words or (column.fact.said.value.capitalize() if column.fact else "")


def _highlight_difference(book: Workbook, sheet: Sheet, layout: TableLayout, number: int) -> None:
    first = layout.total_row if layout.spec.total else layout.first_row
    cell = layout.cell(layout.spec.columns[number - 1].key, first)
    rule = {
        "type": "formula",
        "criteria": f"=AND(ISNUMBER({cell}),{cell}<>0)",
        "format": book.style(**styles.DIFFERS),
    }
    sheet.highlight(first, number, layout.closing_row, number, rule)


def _keep_over_formulas(book: Workbook, sheet: Sheet, contents: TableContents, level_key: str) -> None:
    """Let what stands over a formula look so in the row of a program too: the rule that is asked first wins."""
    layout = contents.layout
    kept = book.style(bold=True, font_color=styles.DARK_BLUE, bg_color=palette.OVER_FORMULA.fill)
    for row, cells in enumerate(contents.rows, layout.first_row):
        criteria = f'=${layout.cell(level_key, row)}="{Level.PROGRAM.label}"'
        rule = {"type": "formula", "criteria": criteria, "format": kept, "stop_if_true": True}
        for number, column in enumerate(layout.spec.columns, 1):
            if cells.get(column.key, EMPTY).over_formula:
                sheet.highlight(row, number, row, number, rule)


def _highlight_levels(book: Workbook, sheet: Sheet, layout: TableLayout, level_key: str) -> None:
    """Programs and kegiatan stand out while they are typed: bold, a program under a line and in a deeper tint."""
    first, last = layout.first_row, layout.closing_row
    level_cell = f"${layout.cell(level_key, first)}"
    for number, column in enumerate(layout.spec.columns, 1):
        for level, look in level_looks(look_of(column)).items():
            style = book.style(**look)
            rule = {"type": "formula", "criteria": f'={level_cell}="{level.label}"', "format": style}
            sheet.highlight(first, number, last, number, rule)


def validation(kind: Kind, choices: tuple[str, ...], *, as_fraction: bool) -> dict[str, Any] | None:
    """What Excel lets a person type into an input cell; None where that is anything.

    ``as_fraction`` says that the cell has a format of percentages: only there a percent sign is typed.
    """
    if choices:
        return {"validate": "list", "source": list(choices), **_refusal("Pilih salah satu dari daftar.")}
    if kind not in _NUMBERS:
        return None
    points = _refusal(_POINTS, "warning") if kind is Kind.PERCENT and not as_fraction else {}
    return {**_NUMBERS[kind], **points}


def _refusal(message: str, kind: str = "stop") -> dict[str, Any]:
    return {"error_title": "Periksa isian ini", "error_message": message, "error_type": kind}


_ANOTHER: Final = "Ini tidak ada di daftar. Jika ini nama tangga predikat di Pengaturan, simpan saja. Simpan?"
_POINTS: Final = "Tulis persen dengan angka saja tanpa tanda %, misalnya 95,33. Tetap simpan isian ini?"
_NUMBERS: Final[Mapping[Kind, Mapping[str, Any]]] = {
    Kind.RUPIAH: {
        "validate": "decimal",
        "criteria": ">=",
        "value": 0,
        **_refusal(
            "Tulis rupiah dengan angka saja, tanpa Rp, titik, atau huruf. Tetap simpan isian ini?", "warning"
        ),
    },
    Kind.PERCENT: {
        "validate": "decimal",
        "criteria": ">=",
        "value": 0,
        **_refusal("Tulis persen dengan angka saja, misalnya 95,33%. Tetap simpan isian ini?", "warning"),
    },
    Kind.YEAR: {
        "validate": "integer",
        "criteria": "between",
        "minimum": 2000,
        "maximum": 2100,
        **_refusal("Tulis tahun dengan empat angka, antara 2000 dan 2100."),
    },
}
