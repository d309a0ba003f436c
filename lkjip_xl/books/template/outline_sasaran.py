"""The template's formulas over the sasaran of what Tabel 2.1 lists: all of them, each on a line of its cell.

A column of Tabel 2.3.1 that nobody sees gathers, row by row, the sasaran of those rows above that name the same;
Tabel 2.1 shows what stands there last. Excel 2010 reads all of it, and none has to be entered as an array.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lkjip_xl.books.template.named_rows import Shown, Values, text_of
from lkjip_xl.tables.keys import Key
from lkjip_xl.text.addresses import column_letters

if TYPE_CHECKING:
    from lkjip_xl.books.template.layout import TableLayout

_LINE = "CHAR(10)"


def aims_formula(plan: TableLayout, row: int, sasaran: str) -> str:
    """The sasaran of what a row of Tabel 2.3.1 names, its own last, one on each line."""
    name = plan.cell(Key.PROGRAM, row)
    keys = [key for key in (Key.PROGRAM, Key.UNIT) if plan.has(key)]
    same = "*".join(f"({_higher(plan, key, row)}={plan.cell(key, row)})" for key in keys)
    higher = f'IFERROR(LOOKUP(2,1/({same}),{_higher(plan, Key.SEMUA_SASARAN, row)}),"")'
    told = _is_told(sasaran, higher)
    return f'IF({name}="","",IF({higher}="",{sasaran},IF({told},{higher},{higher}&{_LINE}&{sasaran})))'


def _higher(plan: TableLayout, key: str, row: int) -> str:
    """A column from its numbers down to the row above one."""
    return f"${column_letters(plan.column(key))}${plan.numbers_row}:{plan.cell(key, row - 1)}"


def aims(rows: Sequence[Values], index: int, sasaran: str) -> str:
    """What :func:`aims_formula` shows."""
    own = rows[index]
    if not text_of(own, Key.PROGRAM):
        return ""
    alike = (each for each in reversed(rows[:index]) if _names(each) == _names(own))
    higher = str(next(alike, {}).get(Key.SEMUA_SASARAN, ""))
    if not higher:
        return sasaran
    return higher if f"\n{sasaran}\n" in f"\n{higher}\n" else f"{higher}\n{sasaran}"


def _names(row: Values) -> tuple[str, str]:
    return text_of(row, Key.PROGRAM), text_of(row, Key.UNIT)


def sasaran_formula(layout: TableLayout, plan: TableLayout, row: int, unit: str) -> str:
    """The sasaran of a row of Tabel 2.1: of its program, else of its kegiatan or sub kegiatan; of its ``unit``.

    A program that Tabel 2.3.1 names by its kegiatan alone shows the sasaran of all of them.
    """
    program, part = layout.cell(Key.PROGRAM, row), layout.cell(layout.spec.label, row)
    unit = unit if layout.has(Key.UNIT) else ""
    below = layout.cell(Key.SASARAN_DI_BAWAH, row + 1)
    return (
        f'IF({program}<>"",IFERROR({_sasaran_of(plan, program, unit)},{below}&""),'
        f'IF({part}="","",IFERROR({_sasaran_of(plan, part, unit)},"")))'
    )


def aims_below_formula(layout: TableLayout, row: int) -> str:
    """The sasaran of a row of Tabel 2.1 and of those below it down to the next program, one on each line.

    Each row reads the next one alone: a range that begins at the row would hold the cell itself.
    """
    program, own = (layout.cell(key, row) for key in (Key.PROGRAM, Key.SASARAN))
    below = f'{layout.cell(Key.SASARAN_DI_BAWAH, row + 1)}&""'
    own_is_told, below_is_told = _is_told(own, below), _is_told(below, own)
    both = f"IF({own_is_told},{below},IF({below_is_told},{own},{own}&{_LINE}&{below}))"
    return f'IF({program}<>"","",IF({own}="",{below},IF({below}="",{own},{both})))'


def _is_told(sasaran: str, lines: str) -> str:
    """An expression of whether lines hold others, as they follow each other."""
    return f"ISNUMBER(FIND({_LINE}&{sasaran}&{_LINE},{_LINE}&{lines}&{_LINE}))"


def _sasaran_of(plan: TableLayout, name: str, unit: str) -> str:
    """An expression of the sasaran under which Tabel 2.3.1 names something; an error where it does not."""
    names, found = (plan.fixed_column(key) for key in (Key.PROGRAM, Key.SEMUA_SASARAN))
    tests = [f"({names}={name})", f'({found}<>"")']
    if unit and plan.has(Key.UNIT):
        units = plan.fixed_column(Key.UNIT)
        tests.append(f'(({units}="")+({units}={unit})>0)')
    return f"LOOKUP(2,1/({'*'.join(tests)}),{found})"


def sasaran_of_outline(rows: Sequence[Values], label: str, plan: Sequence[Values]) -> list[tuple[str, str]]:
    """What :func:`sasaran_formula` and :func:`aims_below_formula` show in each row of Tabel 2.1."""
    units: list[str] = []
    for row in rows:
        units.append(text_of(row, Key.UNIT) or (units[-1] if units else ""))
    found: list[tuple[str, str]] = []
    below = ""
    for row, unit in zip(reversed(rows), reversed(units), strict=True):
        program = row.get(Key.PROGRAM, "")
        own = _named(plan, program or row.get(label, ""), unit)
        shown = str(row.get(Key.SASARAN, own if own is not None else below if program != "" else ""))
        below = "" if program != "" else _both(shown, below)
        found.append((shown, below))
    return found[::-1]


def _both(own: str, below: str) -> str:
    """The sasaran of a row and of those below it, none that both tell in the same lines twice."""
    if f"\n{own}\n" in f"\n{below}\n" or not own:
        return below
    return own if f"\n{below}\n" in f"\n{own}\n" or not below else f"{own}\n{below}"


def _named(plan: Sequence[Values], name: Shown, unit: str) -> str | None:
    """The sasaran under which a name stands; None where it stands under none."""
    wanted = str(name).casefold()
    found = [
        str(each[Key.SEMUA_SASARAN])
        for each in plan
        if wanted and text_of(each, Key.PROGRAM) == wanted and text_of(each, Key.UNIT) in ("", unit)
        if each.get(Key.SEMUA_SASARAN, "") != ""
    ]
    return found[-1] if found else None
