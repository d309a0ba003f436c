"""The template's formulas over money of sasaran: amounts of Tabel 2.3.1, and the penyerapan of Tabel 3.1.5.

Columns of Tabel 2.3.1 that nobody sees hold, for each row, which sasaran has the money and what it adds to the
absorption: the realisasi over the pagu, or a percentage over one, by the method of Pengaturan. Tabel 3.1.5 divides
their sums. Excel 2010 reads all of it, and none has to be entered as an array.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Final

from lkjip_xl.books.template.layout import FormLayout, literal
from lkjip_xl.figures.sasaran import PENUNJANG, is_penunjang_by
from lkjip_xl.methods.penyerapan import Aggregation, Method
from lkjip_xl.tables import PENGATURAN, YES
from lkjip_xl.tables.calculation import Tallied, Tally
from lkjip_xl.tables.keys import FieldKey, Key
from lkjip_xl.tables.levels import Level
from lkjip_xl.text.numbers import round_half_up

if TYPE_CHECKING:
    from lkjip_xl.books.template.layout import TableLayout

Shown = Decimal | int | str
Values = Mapping[str, Shown]
"""What the cells of a row show, by column."""

# Money of which something is not known yet: a name that is not found, a realisasi that is not typed.
_UNKNOWN: Final = "?"
# Whole codes have so many dots: of a program, a kegiatan, a sub kegiatan. The third segment tells Penunjang.
_DOTS: Final = (2, 4, 5)
_ROOM: Final = 20


@dataclass(frozen=True, eq=False)
class Source:
    """A table of the budget from which a row of Tabel 2.3.1 takes something: its layout and its rows."""

    layout: TableLayout
    rows: Sequence[Values]

    @cached_property
    def _first(self) -> Mapping[tuple[str, str], int]:
        """The first row of each code and of each name, as Excel compares them: without case."""
        keys = ((Key.KODE, Key.KODE), (Key.PROGRAM, self.layout.spec.label))
        pairs = ((key, text_of(row, own), index) for index, row in enumerate(self.rows) for key, own in keys)
        return {(key, text): index for key, text, index in reversed([*pairs])}

    def row(self, plan: Values) -> int | None:
        """The index of the row that a row of Tabel 2.3.1 names, by its code before its name."""
        found = (self._first.get((key, text)) for key in (Key.KODE, Key.PROGRAM) if (text := text_of(plan, key)))
        return next((index for index in found if index is not None), None)

    def number(self, plan: TableLayout, row: int) -> str:
        """An expression of the position of the row that a row of Tabel 2.3.1 names; an error without one."""
        by_name = f"MATCH({plan.cell(Key.PROGRAM, row)},{self.layout.fixed_column(self.layout.spec.label)},0)"
        if not plan.has(Key.KODE):
            return by_name
        code = plan.cell(Key.KODE, row)
        by_code = f"MATCH({code},{self.layout.fixed_column(Key.KODE)},0)"
        return f'IF({code}="",{by_name},IFERROR({by_code},{by_name}))'


def text_of(values: Values, key: str) -> str:
    """What a cell shows, as Excel compares names: without case."""
    return str(values.get(key, "")).casefold()


def amount_formula(plan: TableLayout, budget: Source, row: int) -> str:
    """The pagu that a row of Tabel 2.3.1 names, or the part that BAGIAN tells; parts add up to the rupiah."""
    pagu = f"INDEX({budget.layout.fixed_column(Key.PAGU)},{budget.number(plan, row)})"
    name, shown = plan.cell(Key.PROGRAM, row), pagu
    if plan.has(Key.BAGIAN):
        part, names, parts = (
            plan.cell(Key.BAGIAN, row),
            so_far(plan, Key.PROGRAM, row),
            so_far(plan, Key.BAGIAN, row),
        )
        up_to = f"SUMPRODUCT(--({names}={name}),{parts})"
        shown = f'IF({part}="",{pagu},ROUND({pagu}*{up_to},0)-ROUND({pagu}*({up_to}-{part}),0))'
    return f'IF({name}="","",IFERROR({shown},""))'


def amount(rows: Sequence[Values], index: int, budget: Source) -> Shown:
    """What :func:`amount_formula` shows."""
    own = rows[index]
    found = budget.row(own)
    if not text_of(own, Key.PROGRAM) or found is None:
        return ""
    pagu, part = budget.rows[found].get(Key.PAGU, ""), own.get(Key.BAGIAN, "")
    if part == "":
        return pagu
    if isinstance(pagu, str) or isinstance(part, str):
        return ""
    alike = [
        each.get(Key.BAGIAN, "")
        for each in rows[: index + 1]
        if text_of(each, Key.PROGRAM) == text_of(own, Key.PROGRAM)
    ]
    up_to = sum((Decimal(each) for each in alike if not isinstance(each, str)), Decimal(0))
    return round_half_up(pagu * up_to, 0) - round_half_up(pagu * (up_to - part), 0)


def so_far(layout: TableLayout, key: str, row: int) -> str:
    """A column from its numbers down to a row."""
    return f"{layout.whole_column(key).partition(':')[0]}:{layout.cell(key, row)}"


def _above(layout: TableLayout, key: str, row: int) -> str:
    """An expression of what stands last in a column down to a row: what stands once over several rows."""
    return f'IFERROR({last_filled(so_far(layout, key, row))},"")'


def last_filled(cells: str) -> str:
    """An expression of what stands last in a column, read from its number on; an error where nothing does."""
    first = cells.partition(":")[0]
    return f'LOOKUP(2,1/(({cells}<>"")*(ROW({cells})>ROW({first}))),{cells})'


def above(rows: Sequence[Values], index: int, key: str) -> str:
    """What :func:`_above` shows."""
    return next((str(each[key]) for each in reversed(rows[: index + 1]) if each.get(key, "") != ""), "")


def tally_formula(calc: Tallied, plan: TableLayout, spent: Source, row: int) -> str:
    """The formula of a column that nobody sees."""
    name = plan.cell(Key.PROGRAM, row)
    if calc.what is Tally.AIM:
        shown = _above(plan, Key.SASARAN, row)
        if plan.has(Key.INDIKATOR):
            shown += f'&"|"&{_indicator(plan, row)}'
        return f'IF({name}="","",{shown})'
    found, way = spent.number(plan, row), FormLayout(PENGATURAN).linked_cell(FieldKey.CARA_PENYERAPAN)
    pagu, realisasi = (
        f"INDEX({spent.layout.fixed_column(key)},{found})" for key in (Key.TARGET_KEUANGAN, Key.REALISASI)
    )
    part = plan.cell(Key.BAGIAN, row) if plan.has(Key.BAGIAN) else ""
    share = f'*IF({part}="",1,{part})' if part else ""
    is_mean = f'LEFT({way},9)="Rata-rata"'
    if calc.what is Tally.PAGU:
        counted = f"{FormLayout(PENGATURAN).linked_cell(FieldKey.PENUNJANG)}={literal(YES)}"
        left_out = f"OR(N({pagu})=0,AND({_is_penunjang(spent.layout, found)},NOT({counted})))"
        return f'IF({name}="","",IFERROR(IF({left_out},"",IF({is_mean},1,{pagu}{share})),"{_UNKNOWN}"))'
    below, whole = plan.cell(_key(plan, Tally.PAGU), row), literal(Aggregation.MEAN_OF_WHOLE_PERCENT.value)
    mean = f"IF({way}={whole},ROUND({realisasi}/{pagu}*100,0)/100,{realisasi}/{pagu})"
    figure = f'IF(ISNUMBER({realisasi}),IF({is_mean},{mean},{realisasi}{share}),"{_UNKNOWN}")'
    return f'IF(ISNUMBER({below}),{figure},"")'


def _key(plan: TableLayout, what: Tally) -> str:
    columns = (each for each in plan.spec.columns if isinstance(each.calc, Tallied))
    return next(each.key for each in columns if isinstance(each.calc, Tallied) and each.calc.what is what)


def _indicator(plan: TableLayout, row: int) -> str:
    """The indicator that has the money: the row's own, or that of the row above under the same sasaran."""
    own, before = plan.cell(Key.INDIKATOR, row), plan.cell(_key(plan, Tally.AIM), row - 1)
    sasaran = f'{_above(plan, Key.SASARAN, row)}&"|"'
    inherited = f'IF(LEFT({before},LEN({sasaran}))={sasaran},MID({before},LEN({sasaran})+1,255),"")'
    return f'IF({own}<>"",{own},{inherited})'


def _is_penunjang(spent: TableLayout, found: str) -> str:
    """Whether a row is of Program Penunjang: by the third segment of a whole code, else by its program's name."""
    code = f"INDEX({spent.fixed_column(Key.KODE)},{found})"
    dots = f'LEN({code})-LEN(SUBSTITUTE({code},".",""))'
    whole = ",".join(f"{dots}={each}" for each in _DOTS)
    third = f'VALUE(TRIM(MID(SUBSTITUTE({code},".",REPT(" ",{_ROOM})),{2 * _ROOM + 1},{_ROOM})))=1'
    levels, names = (spent.fixed_column(key) for key in (Key.JENIS, spent.spec.label))
    down_to = [f"{each.partition(':')[0]}:INDEX({each},{found})" for each in (levels, names)]
    program = f"LOOKUP(2,1/({down_to[0]}={literal(Level.PROGRAM.label)}),{down_to[1]})"
    named = f'ISNUMBER(SEARCH({literal(PENUNJANG)},SUBSTITUTE({program}," ","")))'
    return f"IFERROR(IF(OR({whole}),{third},{named}),FALSE)"


def tally(calc: Tallied, rows: Sequence[Values], index: int, spent: Source, *, with_indicator: bool) -> Shown:
    """What :func:`tally_formula` shows."""
    own = rows[index]
    if not text_of(own, Key.PROGRAM):
        return ""
    if calc.what is Tally.AIM:
        sasaran = above(rows, index, Key.SASARAN)
        return f"{sasaran}|{_indicator_shown(rows, index, sasaran)}" if with_indicator else sasaran
    found = spent.row(own)
    if found is None:
        return _UNKNOWN if calc.what is Tally.PAGU else ""
    pagu, realisasi = (spent.rows[found].get(key, "") for key in (Key.TARGET_KEUANGAN, Key.REALISASI))
    left_out = _is_left_out(calc.method, spent.rows, found)
    if isinstance(pagu, str) or not pagu or left_out:
        return ""
    if calc.what is Tally.PAGU:
        return _of_method(calc.method, Decimal(pagu), Decimal(pagu), own)
    if isinstance(realisasi, str):
        return _UNKNOWN
    return _of_method(calc.method, Decimal(realisasi), Decimal(pagu), own)


def _of_method(method: Method, figure: Decimal, pagu: Decimal, own: Values) -> Decimal:
    if method.aggregation is Aggregation.WEIGHTED_BY_PAGU:
        part = own.get(Key.BAGIAN, "")
        return figure if isinstance(part, str) else figure * part
    if method.aggregation is Aggregation.MEAN:
        return figure / pagu
    return round_half_up(figure / pagu * 100, 0) / 100


def _is_left_out(method: Method, rows: Sequence[Values], index: int) -> bool:
    if method.with_penunjang:
        return False
    programs = [each for each in rows[: index + 1] if text_of(each, Key.JENIS) == Level.PROGRAM.label.casefold()]
    name = str(programs[-1].get(Key.NAMA, "")) if programs else ""
    return is_penunjang_by(str(rows[index].get(Key.KODE, "")), name)


def _indicator_shown(rows: Sequence[Values], index: int, sasaran: str) -> str:
    own = rows[index].get(Key.INDIKATOR, "")
    if own != "" or not index or not text_of(rows[index - 1], Key.PROGRAM):
        return str(own)
    same = above(rows, index - 1, Key.SASARAN).casefold() == sasaran.casefold()
    return _indicator_shown(rows, index - 1, sasaran) if same else ""


def absorption_formula(layout: TableLayout, plan: TableLayout, row: int) -> str:
    """The penyerapan of a sasaran, as a fraction; nothing as long as something of its money is not known."""
    aims, pagu, realisasi = (plan.fixed_column(_key(plan, what)) for what in (Tally.AIM, Tally.PAGU, Tally.SPENT))
    sasaran, indicator = _above(layout, Key.SASARAN, row), layout.cell(Key.INDIKATOR, row)
    own = f"({aims}={sasaran})"
    if plan.has(Key.INDIKATOR):
        own = f'({aims}={sasaran}&"|")+({aims}={sasaran}&"|"&{indicator})'
    unknown = f'SUMPRODUCT(({own})*(({pagu}="{_UNKNOWN}")+({realisasi}="{_UNKNOWN}")))>0'
    divided = f"SUMPRODUCT(({own})*1,{realisasi})/SUMPRODUCT(({own})*1,{pagu})"
    return f'IF({indicator}="","",IF({unknown},"",IFERROR({divided},"")))'


def absorption(rows: Sequence[Values], index: int, plan: TableLayout, assigned: Sequence[Values]) -> Shown:
    """What :func:`absorption_formula` shows."""
    if rows[index].get(Key.INDIKATOR, "") == "":
        return ""
    sasaran = above(rows, index, Key.SASARAN)
    aims = {sasaran.casefold()}
    if plan.has(Key.INDIKATOR):
        aims = {f"{sasaran}|{each}".casefold() for each in ("", rows[index].get(Key.INDIKATOR, ""))}
    keys = [_key(plan, what) for what in (Tally.AIM, Tally.SPENT, Tally.PAGU)]
    own = [each for each in assigned if text_of(each, keys[0]) in aims]
    figures = [[each.get(key, "") for each in own] for key in keys[1:]]
    if any(each == _UNKNOWN for column in figures for each in column):
        return ""
    spent, pagu = (
        sum((Decimal(each) for each in column if not isinstance(each, str)), Decimal(0)) for column in figures
    )
    return spent / pagu if pagu else ""


def sasaran_formula(layout: TableLayout, plan: TableLayout, row: int) -> str:
    """The sasaran of a row of Tabel 2.1: of its program, else of its kegiatan or sub kegiatan.

    A program that Tabel 2.3.1 names by its kegiatan alone shows the sasaran of the first of them.
    """
    program, part = layout.cell(Key.PROGRAM, row), layout.cell(layout.spec.label, row)
    programs, sasaran = (layout.rest_of_column(key, row) for key in (Key.PROGRAM, Key.SASARAN))
    first, second = (f"INDEX({sasaran},{each})" for each in (2, 3))
    below = f'IF(INDEX({programs},2)<>"","",IF({first}<>"",{first},IF(INDEX({programs},3)<>"","",{second}&"")))'
    return (
        f'IF({program}<>"",IFERROR({_sasaran_of(plan, program)},{below}),'
        f'IF({part}="","",IFERROR({_sasaran_of(plan, part)},"")))'
    )


def _sasaran_of(plan: TableLayout, name: str) -> str:
    """An expression of the sasaran under which Tabel 2.3.1 names something; an error where it does not."""
    found, column = f"MATCH({name},{plan.fixed_column(Key.PROGRAM)},0)", plan.fixed_column(Key.SASARAN)
    return last_filled(f"{column.partition(':')[0]}:INDEX({column},{found})")


def sasaran_of_outline(rows: Sequence[Values], label: str, plan: Sequence[Values]) -> list[str]:
    """What :func:`sasaran_formula` shows in each row of Tabel 2.1."""
    own = [_named(plan, row.get(Key.PROGRAM, "") or row.get(label, "")) for row in rows]
    shown = []
    for index, row in enumerate(rows):
        below: list[str | None] = []
        for offset in (1, 2):
            if index + offset >= len(rows) or rows[index + offset].get(Key.PROGRAM, "") != "":
                break
            below.append(own[index + offset])
        by_parts = next((each for each in below if each), "") if row.get(Key.PROGRAM, "") != "" else ""
        shown.append(own[index] if own[index] is not None else by_parts)
    return [each or "" for each in shown]


def _named(plan: Sequence[Values], name: Shown) -> str | None:
    """The sasaran under which a name stands; None where it stands under none."""
    wanted = str(name).casefold()
    found = (index for index, each in enumerate(plan) if text_of(each, Key.PROGRAM) == wanted)
    index = next(found, None) if wanted else None
    return None if index is None else above(plan, index, Key.SASARAN) or None
