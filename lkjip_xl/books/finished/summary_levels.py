"""Of how many programs, kegiatan and sub kegiatan the report tells, at the foot of Ringkasan."""

from __future__ import annotations

from decimal import Decimal

from lkjip_xl.books.finished.layout import sums_are_known
from lkjip_xl.books.finished.summary_figures import NOTHING, BudgetFigures
from lkjip_xl.books.kit import phrases
from lkjip_xl.books.kit.entry import Entry, so_many
from lkjip_xl.books.kit.phrases import Figure, Phrase
from lkjip_xl.report.unit_names import counted_once, whole_code
from lkjip_xl.tables.levels import Level


def levels_told(budget: BudgetFigures | None) -> Phrase:
    """The sentence with its blank in front; nothing where the levels are not known."""
    counts = [(level, count_of(budget, level)) for level in Level] if budget else []
    known = [(level, entry) for level, entry in counts if entry.value is not None]
    if not budget or not known:
        return phrases.words("")
    told = phrases.words(" Laporan ini memuat ")
    for number, (level, entry) in enumerate(known):
        between = " dan " if number and number == len(known) - 1 else ", " if number else ""
        figure = Figure(entry.formula, entry.value or Decimal(0))
        told = told + between + phrases.count(figure) + f" {level.label.lower()}"
    return told + _in_rows(budget, known[-1][1]) + "."


def _in_rows(budget: BudgetFigures, counted: Entry) -> Phrase:
    """In how many rows the sub kegiatan stand, where several units have the same ones."""
    rows = _lines(budget, Level.SUB_KEGIATAN)
    if rows.value is None or rows.value == counted.value:
        return phrases.words("")
    number = phrases.count(Figure(rows.formula, rows.value))
    return phrases.words(" (") + number + " baris di beberapa unit)"


def _lines(budget: BudgetFigures, level: Level) -> Entry:
    """How many rows have a level."""
    table = budget.layout.table
    tree = table.spec.tree
    if tree is None or budget.layout.position(tree.level) is None or not sums_are_known(table):
        return NOTHING
    number = sum(row.level is level for row in table.rows)
    return so_many(number, f'COUNTIF({budget.layout.range_of(tree.level)},"{level.label}")')


def count_of(budget: BudgetFigures, level: Level) -> Entry:
    """How many programs, kegiatan or sub kegiatan there are; one that several units have counts once."""
    table, lines = budget.layout.table, _lines(budget, level)
    tree = table.spec.tree
    number = counted_once(table, level)
    if tree is None or lines.value is None or lines.value == number:
        return lines
    rows, levels = [row for row in table.rows if row.level is level], budget.layout.range_of(tree.level)
    is_coded = all(whole_code(table, row) for row in rows) and budget.layout.position(tree.code) is not None
    if not is_coded or len({row.text(tree.code).casefold() for row in rows}) != number:
        # Which rows of other units are the same one, no column alone tells.
        return so_many(number, f"{lines.formula}-{lines.value - number}")
    told = f'{levels}&"|"&{budget.layout.range_of(tree.code)}'
    own = f"ROW({levels})-ROW({levels.split(':')[0]})+1"
    return so_many(number, f'SUMPRODUCT(({levels}="{level.label}")*(MATCH({told},{told},0)={own}))')
