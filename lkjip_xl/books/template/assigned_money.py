"""The template's formulas over money of sasaran: amounts of Tabel 2.3.1, and the penyerapan of Tabel 3.1.5.

Columns of Tabel 2.3.1 that nobody sees hold, for each row, which sasaran has the money and what it adds to the
absorption: the realisasi over the pagu, or a percentage over one, by the method of Pengaturan. Tabel 3.1.5 divides
their sums. Excel 2010 reads all of it, and none has to be entered as an array.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from lkjip_xl.books.template.layout import FormLayout, literal
from lkjip_xl.books.template.named_rows import Shown, Source, Values, text_of
from lkjip_xl.books.template.outline_sasaran import aims, aims_formula
from lkjip_xl.books.template.outputs_of_sasaran import UNKNOWN
from lkjip_xl.figures.sasaran import PENUNJANG, is_penunjang_by
from lkjip_xl.methods.penyerapan import Aggregation, Method
from lkjip_xl.tables import PENGATURAN, YES
from lkjip_xl.tables.calculation import Tallied, Tally
from lkjip_xl.tables.keys import FieldKey, Key
from lkjip_xl.tables.levels import Level
from lkjip_xl.text.numbers import round_half_up

if TYPE_CHECKING:
    from lkjip_xl.books.template.layout import TableLayout

# Whole codes have so many dots: of a program, a kegiatan, a sub kegiatan. The third segment tells Penunjang.
_DOTS: Final = (2, 4, 5)
_ROOM: Final = 20


def amount_formula(plan: TableLayout, budget: Source, row: int) -> str:
    """The pagu that a row of Tabel 2.3.1 names, or the part that BAGIAN tells; parts add up to the rupiah."""
    pagu = budget.total(plan, row, Key.PAGU)
    name, shown = plan.cell(Key.PROGRAM, row), pagu
    if plan.has(Key.BAGIAN):
        part, parts = plan.cell(Key.BAGIAN, row), so_far(plan, Key.BAGIAN, row)
        alike = [key for key in (Key.PROGRAM, Key.UNIT) if plan.has(key)]
        same = "*".join(f"({so_far(plan, key, row)}={plan.cell(key, row)})" for key in alike)
        up_to = f"SUMPRODUCT({same if len(alike) > 1 else f'--{same}'},{parts})"
        shown = f'IF({part}="",{shown},ROUND({pagu}*{up_to},0)-ROUND({pagu}*({up_to}-{part}),0))'
    # An empty cell that is found would be 0 to Excel.
    shown = f'IF({budget.is_lacking(plan, row, Key.PAGU)},"",{shown})'
    return f'IF({name}="","",IFERROR({budget.of_a_unit(plan, row, shown, literal(""))},""))'


def amount(rows: Sequence[Values], index: int, budget: Source) -> Shown:
    """What :func:`amount_formula` shows."""
    own = rows[index]
    pagu, part = budget.shown(own, Key.PAGU), own.get(Key.BAGIAN, "")
    if not text_of(own, Key.PROGRAM) or pagu is None or budget.lacks(own, Key.PAGU):
        return ""
    if part == "":
        return pagu
    if isinstance(pagu, str) or isinstance(part, str):
        return ""
    alike = [
        each.get(Key.BAGIAN, "")
        for each in rows[: index + 1]
        if all(text_of(each, key) == text_of(own, key) for key in (Key.PROGRAM, Key.UNIT))
    ]
    up_to = sum((Decimal(each) for each in alike if not isinstance(each, str)), Decimal(0))
    return round_half_up(pagu * up_to, 0) - round_half_up(pagu * (up_to - part), 0)


def so_far(layout: TableLayout, key: str, row: int) -> str:
    """A column from its numbers down to a row."""
    return f"{layout.whole_column(key).partition(':')[0]}:{layout.cell(key, row)}"


def above_formula(layout: TableLayout, key: str, row: int) -> str:
    """An expression of what stands last in a column down to a row: what stands once over several rows."""
    return f'IFERROR({last_filled(so_far(layout, key, row))},"")'


def last_filled(cells: str) -> str:
    """An expression of what stands last in a column, read from its number on; an error where nothing does."""
    first = cells.partition(":")[0]
    return f'LOOKUP(2,1/(({cells}<>"")*(ROW({cells})>ROW({first}))),{cells})'


def above(rows: Sequence[Values], index: int, key: str) -> str:
    """What :func:`above_formula` shows."""
    return next((str(each[key]) for each in reversed(rows[: index + 1]) if each.get(key, "") != ""), "")


def tally_formula(calc: Tallied, plan: TableLayout, spent: Source, row: int) -> str:
    """The formula of a column that nobody sees."""
    name = plan.cell(Key.PROGRAM, row)
    match calc.what:
        case Tally.AIMS:
            return aims_formula(plan, row, above_formula(plan, Key.SASARAN, row))
        case Tally.AIM:
            shown = above_formula(plan, Key.SASARAN, row)
            shown += f'&"|"&{_indicator(plan, row)}' if plan.has(Key.INDIKATOR) else ""
            return f'IF({name}="","",{shown})'
        case Tally.PAGU_OF_UNITS | Tally.SPENT_BY_UNITS:
            return f'IF({name}="","",IFERROR({_of_units_formula(calc.what, plan, spent, row)},"{UNKNOWN}"))'
    return _weighed_formula(calc.what, plan, spent, row)


def _of_units_formula(what: Tally, plan: TableLayout, spent: Source, row: int) -> str:
    """Pagu or realisasi of the rows of several units that are named, where it is known of each."""
    unknown = literal(UNKNOWN)
    if what is Tally.PAGU_OF_UNITS:
        lacking, pagu = (each(plan, row, Key.TARGET_KEUANGAN) for each in (spent.is_lacking, spent.total))
        return spent.of_a_unit(plan, row, f"IF({lacking},{unknown},{pagu})", unknown)
    known = f"IF({spent.are_numbers(plan, row, Key.REALISASI)},{spent.total(plan, row, Key.REALISASI)},{unknown})"
    return spent.of_a_unit(plan, row, known, unknown)


def _weighed_formula(what: Tally, plan: TableLayout, spent: Source, row: int) -> str:
    """What a row adds to the numerator and the denominator of the penyerapan of its sasaran."""
    name, found = plan.cell(Key.PROGRAM, row), spent.number(plan, row)
    way = FormLayout(PENGATURAN).linked_cell(FieldKey.CARA_PENYERAPAN)
    if with_units := spent.tells_units(plan):
        pagu, realisasi = (
            plan.cell(column_of(plan, each), row) for each in (Tally.PAGU_OF_UNITS, Tally.SPENT_BY_UNITS)
        )
    else:
        pagu, realisasi = (spent.total(plan, row, key) for key in (Key.TARGET_KEUANGAN, Key.REALISASI))
    share = f"*{share_formula(plan, pagu, row)}"
    is_mean = f'LEFT({way},9)="Rata-rata"'
    if what is Tally.PAGU:
        counted = f"{FormLayout(PENGATURAN).linked_cell(FieldKey.PENUNJANG)}={literal(YES)}"
        left_out = f"AND({_is_penunjang(spent.layout, found)},NOT({counted}))"
        lacking = f'{pagu}="{UNKNOWN}"' if with_units else spent.is_lacking(plan, row, Key.TARGET_KEUANGAN)
        shown = f'IF(N({pagu})=0,"",IF({is_mean},1,{pagu}{share}))'
        shown = f'IF({left_out},"",IF({lacking},"{UNKNOWN}",{shown}))'
        return f'IF({name}="","",IFERROR({shown},"{UNKNOWN}"))'
    below, whole = plan.cell(column_of(plan, Tally.PAGU), row), literal(Aggregation.MEAN_OF_WHOLE_PERCENT.value)
    mean = f"IF({way}={whole},ROUND({realisasi}/{pagu}*100,0)/100,{realisasi}/{pagu})"
    figure = f'IF(ISNUMBER({realisasi}),IF({is_mean},{mean},{realisasi}{share}),"{UNKNOWN}")'
    return f'IF(ISNUMBER({below}),{figure},"")'


def share_formula(plan: TableLayout, pagu: str, row: int) -> str:
    """Which part of a row's money is meant: BAGIAN, or ANGGARAN of pagu where those of one program add up to it.

    A whole that several sasaran share stands there more than once, and adds up to more.
    """
    alike = [key for key in (Key.PROGRAM, Key.UNIT) if plan.has(key)]
    same = "*".join(f"({plan.fixed_column(key)}={plan.cell(key, row)})" for key in alike)
    own = plan.cell(Key.ANGGARAN, row)
    added = f"SUMPRODUCT({same}*1,{plan.fixed_column(Key.ANGGARAN)})"
    share = f"IF(AND(ISNUMBER({own}),{added}={pagu}),{own}/{pagu},1)"
    part = plan.cell(Key.BAGIAN, row) if plan.has(Key.BAGIAN) else ""
    return f'IF({part}="",{share},{part})' if part else share


def column_of(plan: TableLayout, what: Tally) -> str:
    """The column of Tabel 2.3.1 that holds what nobody sees."""
    columns = (each for each in plan.spec.columns if isinstance(each.calc, Tallied))
    return next(each.key for each in columns if isinstance(each.calc, Tallied) and each.calc.what is what)


def _indicator(plan: TableLayout, row: int) -> str:
    """The indicator that has the money: the row's own, or that of the row above under the same sasaran."""
    own, before = plan.cell(Key.INDIKATOR, row), plan.cell(column_of(plan, Tally.AIM), row - 1)
    sasaran = f'{above_formula(plan, Key.SASARAN, row)}&"|"'
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
    if calc.what in (Tally.AIM, Tally.AIMS):
        return _aim(calc.what, rows, index, with_indicator=with_indicator)
    pagu, realisasi = (spent.shown(own, key) for key in (Key.TARGET_KEUANGAN, Key.REALISASI))
    if not spent.knows(own, Key.REALISASI):
        realisasi = None
    if calc.what in (Tally.PAGU_OF_UNITS, Tally.SPENT_BY_UNITS):
        if calc.what is Tally.PAGU_OF_UNITS and spent.lacks(own, Key.TARGET_KEUANGAN):
            pagu = None
        shown = pagu if calc.what is Tally.PAGU_OF_UNITS else realisasi
        return UNKNOWN if shown is None else shown
    return _weighed(calc, (rows, index), spent, pagu, realisasi)


def _weighed(
    calc: Tallied, at: tuple[Sequence[Values], int], spent: Source, pagu: Shown | None, realisasi: Shown | None
) -> Shown:
    own = at[0][at[1]]
    found = spent.row(own)
    if found is not None and _is_left_out(calc.method, spent.rows, found):
        return ""
    if pagu is None or spent.lacks(own, Key.TARGET_KEUANGAN):
        return UNKNOWN if calc.what is Tally.PAGU else ""
    if isinstance(pagu, str) or not pagu:
        return ""
    if calc.what is Tally.PAGU:
        return _of_method(calc.method, Decimal(pagu), Decimal(pagu), at)
    if realisasi is None or isinstance(realisasi, str):
        return UNKNOWN
    return _of_method(calc.method, Decimal(realisasi), Decimal(pagu), at)


def _aim(what: Tally, rows: Sequence[Values], index: int, *, with_indicator: bool) -> str:
    """The sasaran of a row, with its indicator where the template has that column; or all of what it names."""
    sasaran = above(rows, index, Key.SASARAN)
    if what is Tally.AIMS:
        return aims(rows, index, sasaran)
    return f"{sasaran}|{_indicator_shown(rows, index, sasaran)}" if with_indicator else sasaran


def _of_method(method: Method, figure: Decimal, pagu: Decimal, at: tuple[Sequence[Values], int]) -> Decimal:
    if method.aggregation is Aggregation.WEIGHTED_BY_PAGU:
        return part_of(figure, pagu, *at)
    if method.aggregation is Aggregation.MEAN:
        return figure / pagu
    return round_half_up(figure / pagu * 100, 0) / 100


def part_of(figure: Decimal, pagu: Decimal, rows: Sequence[Values], index: int) -> Decimal:
    """What :func:`share_formula` leaves of a figure."""
    own = rows[index]
    part, amount = own.get(Key.BAGIAN, ""), own.get(Key.ANGGARAN, "")
    if not isinstance(part, str):
        return figure * part
    alike = [
        each.get(Key.ANGGARAN, "")
        for each in rows
        if all(text_of(each, key) == text_of(own, key) for key in (Key.PROGRAM, Key.UNIT))
    ]
    added = sum((Decimal(each) for each in alike if not isinstance(each, str)), Decimal(0))
    return figure if isinstance(amount, str) or added != pagu else figure * amount / pagu


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


def of_sasaran_formula(layout: TableLayout, plan: TableLayout, row: int) -> str:
    """1 for each row of Tabel 2.3.1 whose money is for the sasaran of a row, 0 for any other."""
    aims, sasaran = plan.fixed_column(column_of(plan, Tally.AIM)), above_formula(layout, Key.SASARAN, row)
    if not plan.has(Key.INDIKATOR):
        return f"({aims}={sasaran})"
    return f'({aims}={sasaran}&"|")+({aims}={sasaran}&"|"&{layout.cell(Key.INDIKATOR, row)})'


def absorption_formula(layout: TableLayout, plan: TableLayout, row: int) -> str:
    """The penyerapan of a sasaran, as a fraction; nothing as long as something of its money is not known."""
    pagu, realisasi = (plan.fixed_column(column_of(plan, what)) for what in (Tally.PAGU, Tally.SPENT))
    own, indicator = of_sasaran_formula(layout, plan, row), layout.cell(Key.INDIKATOR, row)
    unknown = f'SUMPRODUCT(({own})*(({pagu}="{UNKNOWN}")+({realisasi}="{UNKNOWN}")))>0'
    divided = f"SUMPRODUCT(({own})*1,{realisasi})/SUMPRODUCT(({own})*1,{pagu})"
    return f'IF({indicator}="","",IF({unknown},"",IFERROR({divided},"")))'


def of_sasaran(rows: Sequence[Values], index: int, plan: TableLayout, assigned: Sequence[Values]) -> list[Values]:
    """The rows of Tabel 2.3.1 that :func:`of_sasaran_formula` counts."""
    sasaran = above(rows, index, Key.SASARAN)
    aims = {sasaran.casefold()}
    if plan.has(Key.INDIKATOR):
        aims = {f"{sasaran}|{each}".casefold() for each in ("", rows[index].get(Key.INDIKATOR, ""))}
    return [each for each in assigned if text_of(each, column_of(plan, Tally.AIM)) in aims]


def absorption(rows: Sequence[Values], index: int, plan: TableLayout, assigned: Sequence[Values]) -> Shown:
    """What :func:`absorption_formula` shows."""
    if rows[index].get(Key.INDIKATOR, "") == "":
        return ""
    own = of_sasaran(rows, index, plan, assigned)
    keys = [column_of(plan, what) for what in (Tally.SPENT, Tally.PAGU)]
    figures = [[each.get(key, "") for each in own] for key in keys]
    if any(each == UNKNOWN for column in figures for each in column):
        return ""
    spent, pagu = (
        sum((Decimal(each) for each in column if not isinstance(each, str)), Decimal(0)) for column in figures
    )
    return spent / pagu if pagu else ""
