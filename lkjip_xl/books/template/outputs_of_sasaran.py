"""What the outputs of a sasaran were worth, by formulas of the template: for E and NE of the Ministry of Finance.

Three columns of Tabel 3.1.1.b that nobody sees: the level of a row that is no further indicator of the one above,
pagu times capaian of its output where it has no parts, and the sum of that with what stands below it. Rupiah;
:data:`UNKNOWN` where the capaian of an output is not known.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from lkjip_xl.books.template.contents import EMPTY, Contents, level_of
from lkjip_xl.books.template.layout import literal
from lkjip_xl.tables.calculation import Worth
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.levels import Level

if TYPE_CHECKING:
    from lkjip_xl.books.template.layout import TableLayout
    from lkjip_xl.books.template.named_rows import Shown

UNKNOWN: Final = "?"
_ANYTHING: Final = literal("?*")
_LEVELS: Final = f"{{{','.join(literal(each.label) for each in Level)}}}"


def worth_formula(what: Worth, layout: TableLayout, row: int) -> str:
    """The formula of one of the columns."""
    write = {Worth.LEVEL: _level_formula, Worth.OUTPUT: _output_formula, Worth.WITH_PARTS: _sum_formula}
    return write[what](layout, row)


def worths(what: Worth, rows: Sequence[Contents], layout: TableLayout) -> Sequence[Shown]:
    """What :func:`worth_formula` shows in each row; the columns before it are filled."""
    if what is Worth.LEVEL:
        return [_level(rows, index, has_unit=layout.has(Key.UNIT)) for index in range(len(rows))]
    if what is Worth.OUTPUT:
        return [_output(rows, index) for index in range(len(rows))]
    return [_sum(rows, index) for index in range(len(rows))]


def _level_formula(layout: TableLayout, row: int) -> str:
    """The level of a row; nothing where it repeats the name of the one above, for a further indicator."""
    keys = (Key.JENIS, Key.NAMA, Key.TARGET_KEUANGAN, *((Key.UNIT,) if layout.has(Key.UNIT) else ()))
    own, above = ({key: layout.cell(key, at) for key in keys} for at in (row, row - 1))
    repeats = [f"{own[key]}={above[key]}" for key in keys[:2]]
    pagu, pagu_above = own[Key.TARGET_KEUANGAN], above[Key.TARGET_KEUANGAN]
    repeats.append(f'OR({pagu}="",{pagu}=0,{pagu}={pagu_above})')
    repeats += [f'OR({own[key]}="",{own[key]}={above[key]})' for key in keys[3:]]
    level = own[Key.JENIS]
    return f'IF(OR(ISNA(MATCH({level},{_LEVELS},0)),AND({",".join(repeats)})),"",{level})'


def _level(rows: Sequence[Contents], index: int, *, has_unit: bool) -> Shown:
    own = rows[index]
    if level_of(own.get(Key.JENIS, EMPTY)) is None:
        return ""
    return "" if index and _repeats(own, rows[index - 1], has_unit=has_unit) else own[Key.JENIS].value


def _repeats(own: Contents, above: Contents, *, has_unit: bool) -> bool:
    """Whether a row has the name of the one above, and no amount of its own."""
    pagu, unit = own.get(Key.TARGET_KEUANGAN, EMPTY).value, _text(own, Key.UNIT) if has_unit else ""
    return (
        all(_text(own, key) == _text(above, key) for key in (Key.JENIS, Key.NAMA))
        and (pagu in {"", 0} or pagu == above.get(Key.TARGET_KEUANGAN, EMPTY).value)
        and unit in {"", _text(above, Key.UNIT)}
    )


def _text(row: Contents, key: str) -> str:
    return str(row.get(key, EMPTY).value).casefold()


def _output_formula(layout: TableLayout, row: int) -> str:
    """Pagu times capaian of a row's own output, of several indicators their mean; nothing where it has parts."""
    level, pagu = layout.cell(Key.TINGKAT_OUTPUT, row), layout.cell(Key.TARGET_KEUANGAN, row)
    levels = layout.rest_of_column(Key.TINGKAT_OUTPUT, row)
    length = f"IFERROR(MATCH({_ANYTHING},{layout.below(Key.TINGKAT_OUTPUT, row)},0),ROWS({levels}))"
    achieved, indicators = (
        f"{cells.partition(':')[0]}:INDEX({cells},{length})"
        for cells in (layout.rest_of_column(key, row) for key in (Key.CAPAIAN_KINERJA, Key.INDIKATOR))
    )
    has_parts = f"IFERROR(MATCH(INDEX({levels},{length}+1),{_LEVELS},0)>MATCH({level},{_LEVELS},0),FALSE)"
    unknown, lines = literal(UNKNOWN), f"MAX(1,COUNTIF({indicators},{_ANYTHING}))"
    worth = f"IF(COUNT({achieved})<{lines},{unknown},{pagu}*AVERAGE({achieved})/100)"
    worth = f"IF(ISNUMBER({pagu}),IF({pagu}=0,0,{worth}),{unknown})"
    return f'IF({level}="","",IF({has_parts},"",{worth}))'


def _output(rows: Sequence[Contents], index: int) -> Shown:
    own = rows[index]
    level, pagu = level_of(own.get(Key.TINGKAT_OUTPUT, EMPTY)), own.get(Key.TARGET_KEUANGAN, EMPTY).number
    if level is None:
        return ""
    end = next((at for at in range(index + 1, len(rows)) if _text(rows[at], Key.TINGKAT_OUTPUT)), len(rows))
    following = level_of(rows[end].get(Key.TINGKAT_OUTPUT, EMPTY)) if end < len(rows) else None
    if following is not None and following > level:
        return ""
    if pagu is None or not pagu:
        return UNKNOWN if pagu is None else Decimal(0)
    lines = rows[index:end]
    named = sum(each.get(Key.INDIKATOR, EMPTY).value != "" for each in lines)
    found = [figure for each in lines if (figure := each.get(Key.CAPAIAN_KINERJA, EMPTY).number) is not None]
    return UNKNOWN if len(found) < max(1, named) else pagu * sum(found, Decimal(0)) / len(found) / 100


def _sum_formula(layout: TableLayout, row: int) -> str:
    """What the outputs of a row and of those below it were worth, down to the next that stands as high."""
    level, values = layout.cell(Key.TINGKAT_OUTPUT, row), layout.rest_of_column(Key.NILAI_OUTPUT, row)
    below = layout.below(Key.TINGKAT_OUTPUT, row)
    program, kegiatan = (
        f"IFERROR(MATCH({literal(each.label)},{below},0),ROWS({values}))"
        for each in (Level.PROGRAM, Level.KEGIATAN)
    )
    of_kegiatan = f"IF({level}={literal(Level.KEGIATAN.label)},MIN({program},{kegiatan}),1)"
    end = f"IF({level}={literal(Level.PROGRAM.label)},{program},{of_kegiatan})"
    block = f"{values.partition(':')[0]}:INDEX({values},{end})"
    unknown = literal(UNKNOWN)
    return f'IF({level}="","",IF(COUNTIF({block},{literal("~" + UNKNOWN)})>0,{unknown},SUM({block})))'


def _sum(rows: Sequence[Contents], index: int) -> Shown:
    level = level_of(rows[index].get(Key.TINGKAT_OUTPUT, EMPTY))
    if level is None:
        return ""
    values: list[Shown] = []
    for at in range(index, len(rows)):
        other = level_of(rows[at].get(Key.TINGKAT_OUTPUT, EMPTY))
        if at > index and other is not None and other <= level:
            break
        values.append(rows[at].get(Key.NILAI_OUTPUT, EMPTY).value)
    known = [Decimal(each) for each in values if not isinstance(each, str)]
    return UNKNOWN if UNKNOWN in values else sum(known, Decimal(0))
