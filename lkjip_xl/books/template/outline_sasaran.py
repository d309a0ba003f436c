"""The template's formulas over the sasaran of what Tabel 2.1 lists: all of them, each on a line of its cell.

A column of Tabel 2.3.1 that nobody sees gathers, row by row, the sasaran of those rows above that name the same;
Tabel 2.1 shows what stands there last. Excel 2010 reads all of it, and none has to be entered as an array.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lkjip_xl.books.template.named_rows import Shown, Values, text_of
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.levels import Level
from lkjip_xl.text.addresses import column_letters

if TYPE_CHECKING:
    from lkjip_xl.books.template.layout import TableLayout

_LINE = "CHAR(10)"
# The columns of Tabel 2.1 that nobody sees: the sasaran down to the next program, and down to the next kegiatan.
_BELOW = (Key.SASARAN_DI_BAWAH, Key.SASARAN_SUB_KEGIATAN)


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


def sasaran_formula(layout: TableLayout, plan: TableLayout, row: int, unit: str, level: str) -> str:
    """The sasaran of a row of Tabel 2.1: of its program, else of its kegiatan or sub kegiatan; of its ``unit``.

    What Tabel 2.3.1 names by its parts alone shows the sasaran of all of them. ``level`` is where Tabel 2.7 tells
    the level of the row.
    """
    program, part = layout.cell(Key.PROGRAM, row), layout.cell(layout.spec.label, row)
    unit = unit if layout.has(Key.UNIT) else ""
    below, of_kegiatan = (f'{layout.cell(key, row + 1)}&""' for key in _BELOW)
    return (
        f'IF({program}<>"",IFERROR({_sasaran_of(plan, program, unit)},{below}),'
        f'IF({part}="","",IFERROR({_sasaran_of(plan, part, unit)},'
        f'IF({level}="{Level.KEGIATAN.label}",{of_kegiatan},""))))'
    )


def aims_below_formulas(layout: TableLayout, row: int, level: str) -> dict[str, str]:
    """The sasaran of a row of Tabel 2.1 and of those below it, one on each line: to the next program, or kegiatan.

    Each row reads the next one alone: a range that begins at the row would hold the cell itself.
    """
    own, is_program = layout.cell(Key.SASARAN, row), f'{layout.cell(Key.PROGRAM, row)}<>""'
    ends = (is_program, f'OR({is_program},{level}="{Level.KEGIATAN.label}")')
    return {
        key: f'IF({end},"",{_both_formula(own, layout.cell(key, row + 1))})'
        for key, end in zip(_BELOW, ends, strict=True)
    }


def _both_formula(own: str, next_cell: str) -> str:
    """The lines of two cells, none twice: of the first two lines of a cell each is looked for by itself."""
    below = f'{next_cell}&""'
    first_end = f"FIND({_LINE},{own}&{_LINE})"
    first, rest = f"LEFT({own},{first_end}-1)", f"MID({own},{first_end}+1,32000)"
    begins = f'IF({_is_told(first, below)},"",{first}&{_LINE})'
    goes_on = f'IF({rest}="","",IF({_is_told(rest, below)},"",{rest}&{_LINE}))'
    both = f"IF({_is_told(below, own)},{own},{begins}&{goes_on}&{below})"
    return f'IF({own}="",{below},IF({below}="",{own},{both}))'


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


def sasaran_of_outline(
    rows: Sequence[Values], label: str, plan: Sequence[Values], levels: Sequence[str]
) -> list[dict[str, str]]:
    """What :func:`sasaran_formula` and :func:`aims_below_formulas` show in each row of Tabel 2.1."""
    units: list[str] = []
    for row in rows:
        units.append(text_of(row, Key.UNIT) or (units[-1] if units else ""))
    found: list[dict[str, str]] = []
    below, of_kegiatan = "", ""
    for row, unit, level in zip(reversed(rows), reversed(units), reversed(levels), strict=True):
        program, is_kegiatan = row.get(Key.PROGRAM, ""), level == Level.KEGIATAN.label
        own = _named(plan, program or row.get(label, ""), unit)
        if own is None:
            own = below if program != "" else of_kegiatan if is_kegiatan else ""
        shown = str(row.get(Key.SASARAN, own))
        below = "" if program != "" else _both(shown, below)
        of_kegiatan = "" if program != "" or is_kegiatan else _both(shown, of_kegiatan)
        found.append(dict(zip((Key.SASARAN, *_BELOW), (shown, below, of_kegiatan), strict=True)))
    return found[::-1]


def _both(own: str, below: str) -> str:
    """What :func:`_both_formula` shows."""
    if not own or not below:
        return own or below
    if _tells(own, below):
        return own
    first, _, rest = own.partition("\n")
    fresh = [each for each in (first, rest) if each and not _tells(below, each)]
    return "\n".join((*fresh, below))


def _tells(lines: str, others: str) -> bool:
    return f"\n{others}\n" in f"\n{lines}\n"


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
