"""What to type where two tables do not tell the same of an indicator."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from lkjip_xl.figures.calc import RowFigures, evaluate
from lkjip_xl.figures.precision import interval_of
from lkjip_xl.report.model import Report
from lkjip_xl.rules.advice.following import following_in
from lkjip_xl.rules.advice.mending import Fixes
from lkjip_xl.rules.evidence.sayings import Saying, is_at_limit, is_beyond_limit, same_figure
from lkjip_xl.rules.evidence.slips import slip_between
from lkjip_xl.rules.findings import Fix
from lkjip_xl.rules.repeats import typed_at
from lkjip_xl.rules.support import cell_names, percent
from lkjip_xl.tables import TABEL_2_2_PERJANJIAN_KINERJA
from lkjip_xl.tables.calculation import Capaian, is_percentage, operands
from lkjip_xl.tables.spec import Kind
from lkjip_xl.text.numbers import format_short


def ways_out(report: Report, here: Saying, there: Saying, every: Sequence[Saying]) -> Fixes:
    """To write the one, or the other, as far as no percentage becomes wrong; ``every`` tell of the fact."""
    following = following_in(report)
    return tuple(way for way in _ways_out(here, there, every) if following.completed(way) is not None)


def one_for_both(report: Report, camps: Sequence[tuple[Sequence[Saying], Sequence[Saying]]]) -> Fixes:
    """To write the targets of one document into the other; a pair of camps is what tables say of each."""
    found = []
    for ways in (camps, [(right, left) for left, right in camps]):
        changed = [(each, model[0]) for model, camp in ways for each in camp if not each.repeats]
        way = tuple(Fix(each.cell.place, typed_as(model, each)) for each, model in changed)
        spoilt = any(_breaks_a_percentage(each, model) for each, model in changed)
        if way and not spoilt and following_in(report).completed(way) is not None:
            found.append(way)
    return tuple(found)


def _ways_out(here: Saying, there: Saying, every: Sequence[Saying]) -> Iterator[tuple[Fix, ...]]:
    for changed, model in _camps(here, there, every):
        if all(not _breaks_a_percentage(each, model) for each in changed):
            yield tuple(
                Fix(each.table.place(each.row, each.column.key), typed_as(model, each)) for each in changed
            )


def _camps(here: Saying, there: Saying, every: Sequence[Saying]) -> tuple[tuple[Sequence[Saying], Saying], ...]:
    """The sayings that change if the one is right, and if the other is; each with the one that is right."""
    right = [each for each in every if not each.repeats and same_figure(each, there)]
    wrong = [each for each in every if not each.repeats and same_figure(each, here) and each not in right]
    return (wrong or [here], there), (right, here)


def with_one_formula(report: Report, here: Saying, there: Saying, every: Sequence[Saying]) -> Fixes:
    """To choose one formula for both tables, where each capaian is right by its own, and write what it gives."""
    found = []
    for changed, model in _camps(here, there, every):
        calc = model.column.calc
        rumus = RowFigures(model.table, model.row).rumus(calc) if isinstance(calc, Capaian) else None
        cells = [
            each.row.cells[each.column.calc.rumus]
            for each in changed
            if isinstance(each.column.calc, Capaian) and each.column.calc.rumus in each.row.cells
        ]
        if rumus is None or not cells:
            continue
        way = [Fix(cell.place, rumus.value) for cell in cells]
        way += [Fix(each.cell.place, typed_as(model, each)) for each in changed]
        if following_in(report).completed(way) is not None:
            found.append(tuple(way))
    return tuple(found)


def beyond_limit(report: Report, here: Saying, there: Saying) -> Saying | None:
    """Which of two tells a capaian beyond the limit of Pengaturan where the other has the limit; else none."""
    pairs = ((here, there), (there, here))
    return next((one for one, other in pairs if is_beyond_limit(report, one) and is_at_limit(report, other)), None)


def to_limit(report: Report, camps: tuple[Saying, Saying], ways: Fixes) -> tuple[Fix, ...]:
    """To write the limit of Pengaturan where one table has it and the other a capaian beyond; else nothing."""
    beyond = beyond_limit(report, *camps)
    if beyond is None:
        return ()
    return next((way for way in ways if beyond.cell.place in {fix.place for fix in way}), ())


def hint_on_limit(report: Report, way: Sequence[Fix], here: Saying) -> str:
    """What to do where a capaian is printed beyond the limit, and elsewhere as the limit."""
    limit = percent(report.settings.batas_capaian or Decimal(0))
    cells = cell_names([each.place for each in way], here.table.sheet)
    return f"Pengaturan membatasi capaian {limit}: tulis {limit} di {cells}."


def one_is_wrong(report: Report, here: Saying, there: Saying) -> str:
    """The sentence that one of two figures is wrong, each with the cell in which somebody typed it."""
    places = [typed_at(report, each.cell.place) for each in (here, there)]
    if places[0] == places[1]:
        return ""
    told = (
        f"{each.cell.written} ({cell_names([place], here.table.sheet)})"
        for each, place in zip((here, there), places, strict=True)
    )
    slip = slip_between(here.cell.number, there.cell.number)
    return f"Salah satu salah: {' atau '.join(told)}{f'; {slip}' if slip else ''}. "


def hint_on_only_way(report: Report, source: str, way: Sequence[Fix], camps: Sequence[Saying]) -> str:
    """What to do where one figure alone can be typed: a formula is only as right as what it reads."""
    here = camps[0]
    shown = following_in(report).shown(way[0])
    where = cell_names([each.place for each in way], here.table.sheet)
    typed = {fix.place for fix in way}
    kept = next((each for each in camps if each.cell.place not in typed), here)
    if kept.cell.formula and isinstance(kept.column.calc, Capaian):
        cell = cell_names([kept.cell.place], here.table.sheet)
        check = f"{shown} di {cell} adalah hasil rumus: cocokkan angka yang dihitungnya"
        return f"{check}; jika benar, tulis {shown} di {where}."
    return f"Cocokkan dengan {source}. Yang dihitung darinya cocok dengan {shown}: tulis itu di {where}."


def hint_on_paper_before(report: Report, camps: tuple[Saying, Saying], every: Sequence[Saying], words: str) -> str:
    """What to do where a table may still have the target of the paper that another one changed; ``words``: which.

    Nobody can tell which of both is wrong: a percentage that fits the earlier target does not make it right.
    """
    sheet = camps[0].table.sheet
    (agreed, cell), (used, cells) = (
        (each.cell.written, _cells_of(report, each, every, sheet))
        for each in sorted(camps, key=lambda each: each.table.spec.key != TABEL_2_2_PERJANJIAN_KINERJA.key)
    )
    return (
        f"Salah satu salah: {agreed} ({cell}) atau {used} ({cells}). {used} juga {words}: jika {agreed} yang "
        f"berlaku, tulis {agreed} di {cells} dan hitung lagi capaiannya; jika tidak, tulis {used} di {cell}."
    )


def _cells_of(report: Report, one: Saying, every: Sequence[Saying], sheet: str) -> str:
    """Where somebody typed a figure, in each table that has it."""
    alike = [each.cell.place for each in every if not each.repeats and same_figure(each, one)]
    return cell_names(list(dict.fromkeys(typed_at(report, each) for each in alike)), sheet)


def typed_as(model: Saying, where: Saying) -> Decimal | str:
    """What one types to have the figure of one cell in another."""
    cell = model.cell
    if cell.number is None or cell.as_text or cell.unit not in ("", "%"):
        return cell.written
    if where.column.kind is Kind.PERCENT:
        return cell.number
    # Among figures with a sign one without it is none, and the other way round: the row keeps its own.
    own = where.cell.unit if where.cell.number is not None and where.cell.unit in ("", "%") else cell.unit
    signed = own == "%" and (cell.unit == "%" or where.cell.as_text)
    return f"{format_short(cell.number)}%" if signed else cell.number


def _breaks_a_percentage(changed: Saying, model: Saying) -> bool:
    """Whether a typed percentage that its figures give now would not be right with another figure.

    A formula gives what its figures give, whatever they are.
    """
    table, key = changed.table, changed.column.key
    row = replace(changed.row, cells={**changed.row.cells, key: replace(model.cell, place=changed.cell.place)})
    for column in table.spec.columns:
        cell = row.cells.get(column.key)
        if (
            cell is None
            or cell.formula
            or column.calc is None
            or not is_percentage(column.calc)
            or key not in operands(column.calc)
        ):
            continue
        span, value = interval_of(cell, Kind.PERCENT), evaluate(column.calc, RowFigures(table, row))
        before = evaluate(column.calc, RowFigures(table, changed.row))
        was_right = span is not None and before is not None and span.holds(before)
        if was_right and span is not None and (value is None or not span.holds(value)):
            return True
    return False
