"""The efficiency of a sasaran in the template: the formula of every measure that Pengaturan may name.

Most are computed from capaian and penyerapan beside it. E and NE of the Ministry of Finance are computed from what
the outputs of its sub kegiatan were worth and cost: two columns of Tabel 2.3.1 that nobody sees hold how much of
both each row there has.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from lkjip_xl.books.template import assigned_money as money
from lkjip_xl.books.template.contents import EMPTY, Content, Contents
from lkjip_xl.books.template.layout import FormLayout, literal
from lkjip_xl.books.template.outputs_of_sasaran import UNKNOWN
from lkjip_xl.figures.calc import NOT_COMPUTABLE
from lkjip_xl.methods.efisiensi import (
    USUAL,
    Measured,
    Output,
    Ukuran,
    efisiensi,
    expression,
    ministry_of_sums,
    needed,
    printed,
)
from lkjip_xl.tables import PENGATURAN
from lkjip_xl.tables.calculation import Tally, operands
from lkjip_xl.tables.keys import FieldKey, Key

if TYPE_CHECKING:
    from lkjip_xl.books.template.layout import TableLayout
    from lkjip_xl.books.template.named_rows import Shown, Source, Values
    from lkjip_xl.tables.calculation import Efficiency
    from lkjip_xl.tables.spec import Column

_OF_OUTPUTS = {Tally.WORTH_OF_OUTPUTS: Key.NILAI_SEMUA_OUTPUT, Tally.SPENT_ON_OUTPUTS: Key.REALISASI}


def tally_formula(what: Tally, plan: TableLayout, spent: Source, row: int) -> str:
    """What a row of Tabel 2.3.1 has of the worth of outputs, or of the realisasi, where it counts."""
    key, counts = _OF_OUTPUTS[what], plan.cell(money.column_of(plan, Tally.PAGU), row)
    pagu, figure = spent.total(plan, row, Key.TARGET_KEUANGAN), spent.total(plan, row, key)
    is_known = f"ISNUMBER({figure})"
    if spent.tells_units(plan):
        pagu, is_known = plan.cell(Key.PAGU_UNIT, row), spent.are_numbers(plan, row, key)
    share = money.share_formula(plan, pagu, row)
    return f'IF(ISNUMBER({counts}),IF({is_known},{figure}*{share},{literal(UNKNOWN)}),"")'


def tally(what: Tally, rows: Sequence[Values], index: int, plan: TableLayout, spent: Source) -> Shown:
    """What :func:`tally_formula` shows."""
    own, key = rows[index], _OF_OUTPUTS[what]
    if isinstance(own.get(money.column_of(plan, Tally.PAGU), ""), str):
        return ""
    pagu, figure = spent.shown(own, Key.TARGET_KEUANGAN), spent.shown(own, key)
    if figure is None or isinstance(figure, str) or isinstance(pagu, str | None) or not spent.knows(own, key):
        return UNKNOWN
    return money.part_of(Decimal(figure), Decimal(pagu), rows, index)


def efficiency(
    column: Column, calc: Efficiency, rows: Sequence[Contents], at: tuple[TableLayout, int], plan: Source
) -> Content:
    """The efficiency of a row by the measure that Pengaturan names: its formula, and what that shows.

    ``at`` are the layout of its table and the index of the row there, ``plan`` is Tabel 2.3.1.
    """
    layout, index = at
    formula = efficiency_formula(layout, plan.layout, layout.first_row + index, column, calc)
    capaian, penyerapan = (rows[index].get(key, EMPTY).number for key in operands(calc))
    if capaian is None or penyerapan is None:
        return Content("", formula)
    of = Measured(capaian * 100, penyerapan * 100)
    if calc.ukuran.of_ministry:
        outputs = _outputs([{key: each.value for key, each in row.items()} for row in rows], index, plan)
        value = efisiensi(calc.ukuran, replace(of, outputs=outputs))
    else:
        value = printed(calc.ukuran, of, column.decimals)
    if value is not None and calc.ukuran.is_ratio:
        value = efisiensi(calc.ukuran, of)
    return Content(NOT_COMPUTABLE if value is None else value, formula)


def _outputs(rows: Sequence[Values], index: int, plan: Source) -> Sequence[Output]:
    """What the outputs of a row's sasaran cost and were worth together, as one; none where one is not known."""
    own = money.of_sasaran(rows, index, plan.layout, plan.rows)
    worth, spent = ([each.get(money.column_of(plan.layout, what), "") for each in own] for what in _OF_OUTPUTS)
    if UNKNOWN in (*worth, *spent):
        return ()
    sums = [
        sum((Decimal(each) for each in those if not isinstance(each, str)), Decimal(0)) for those in (worth, spent)
    ]
    return (Output(pagu=sums[0], realisasi=sums[1], capaian=Decimal(100)),)


def efficiency_formula(layout: TableLayout, plan: TableLayout, row: int, column: Column, calc: Efficiency) -> str:
    """The efficiency by the measure that Pengaturan names, from the cells of its row; usual where it names none.

    Nothing as long as one of the two is missing; a dash where the measure cannot be computed.
    """
    capaian, penyerapan = (layout.cell(key, row) for key in operands(calc))
    chosen = FormLayout(PENGATURAN).linked_cell(FieldKey.UKURAN_EFISIENSI)
    computed = expression(USUAL, capaian, penyerapan, column.decimals)
    dash = literal(NOT_COMPUTABLE)
    for ukuran in Ukuran:
        if ukuran is USUAL or ukuran.of_ministry:
            continue
        own = expression(ukuran, capaian, penyerapan, column.decimals)
        if ukuran.is_ratio:
            own = f"IF({needed(ukuran, capaian, penyerapan)},{dash},{own})"
        computed = f"IF({chosen}={literal(ukuran.value)},{own},{computed})"
    of_ministry = ",".join(f"{chosen}={literal(each.value)}" for each in Ukuran if each.of_ministry)
    computed = f"IF(OR({of_ministry}),{_ministry_formula(layout, plan, row, chosen)},{computed})"
    return f'IF(COUNT({capaian},{penyerapan})<2,"",{computed})'


def _ministry_formula(layout: TableLayout, plan: TableLayout, row: int, chosen: str) -> str:
    """E, or NE where that one is chosen; a dash where something is not known or the outputs were worth nothing."""
    own = money.of_sasaran_formula(layout, plan, row)
    worth, spent = (plan.fixed_column(money.column_of(plan, what)) for what in _OF_OUTPUTS)
    is_unknown = "+".join(f"({each}={literal(UNKNOWN)})" for each in (worth, spent))
    sums = [f"SUMPRODUCT(({own})*1,{each})" for each in (worth, spent)]
    is_ne = f"{chosen}={literal(Ukuran.NE_KEMENKEU.value)}"
    computed = f"IFERROR({ministry_of_sums(sums[0], sums[1], is_ne)},{literal(NOT_COMPUTABLE)})"
    return f"IF(SUMPRODUCT(({own})*({is_unknown}))>0,{literal(NOT_COMPUTABLE)},{computed})"
