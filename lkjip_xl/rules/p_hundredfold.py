"""Family P: percentages that are wrong by a factor of a hundred, and figures without their percent sign."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from lkjip_xl.figures.precision import digits_of, interval_of
from lkjip_xl.methods.efisiensi import Measured, efisiensi, printed
from lkjip_xl.report.cell import Cell
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.place import Place
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.evidence.evidence import Evidence, gives
from lkjip_xl.rules.evidence.printed import PrintedPercentage, operand_keys, printed_percentages
from lkjip_xl.rules.findings import Fix, Problem, Severity, Unjudged
from lkjip_xl.rules.p_percentages import is_dash_beside_words, is_right, to_type, with_ways_out
from lkjip_xl.rules.p_taken_over import shown_a_hundredfold
from lkjip_xl.rules.support import (
    columns_to_judge,
    is_efficiency,
    is_hundredfold,
    percent,
    problem,
    repeats_another_table,
)
from lkjip_xl.tables import PENGATURAN
from lkjip_xl.tables.calculation import Efficiency
from lkjip_xl.tables.keys import FieldKey
from lkjip_xl.tables.spec import Column, Kind
from lkjip_xl.text.numbers import format_short, grade_of, round_half_up

# No limit of capaian, and no threshold, is as low as this many percent.
_LARGEST_FRACTION = Decimal(2)


def _signs(table: Table, row: Row, column: Column) -> list[tuple[str, Cell]]:
    """The figures of a percentage that are targets or held against one.

    A formula of the template takes them over in percent points, and the template divides them as such. The score
    of a grade has no sign.
    """
    return [
        (key, row.cells[key])
        for key in operand_keys(column)
        if table.spec.column(key).kind is Kind.QUANTITY
        and row.cells[key].number is not None
        and not grade_of(row.cells[key].written)
        and not repeats_another_table(table.spec.column(key), row.cells[key])
    ]


def _without_percent_sign(report: Report, item: PrintedPercentage) -> Iterator[Problem]:
    """Figures without a percent sign among figures with one: Excel takes 98 for 9800%."""
    for key, cell in _signs(item.table, item.row, item.column):
        if cell.number is not None and not cell.unit:
            meant = _meant(report, item, key, cell)
            shown = [percent(each) for each in meant]
            yield problem(
                item.table,
                item.row,
                key,
                "Angka ini tanpa tanda %, padahal pembandingnya memakai %.",
                expected=shown[0],
                actual=cell.written,
                should_be=" atau ".join(shown),
                hint=". ".join(f"Jika yang dimaksud {each}, ketik {each}" for each in shown) + ".",
                fixes=tuple((Fix(cell.place, each),) for each in shown),
            )


def _meant(report: Report, item: PrintedPercentage, key: str, cell: Cell) -> list[Decimal]:
    """Which percentage a number without its sign stands for: 1 is 1% or, as a fraction, 100%."""
    number = cell.number or Decimal(0)
    readings = [number] if number > _LARGEST_FRACTION else [number, number * 100]
    calc = None if item.cell.formula else item.column.calc
    fitting = [
        each
        for each in readings
        if calc is not None
        and gives(report, item.table, item.row.with_cell(key, _read_as(cell, each)), item.column, calc)
    ]
    return fitting or readings


def _read_as(cell: Cell, points: Decimal) -> Cell:
    return Cell(cell.place, cell.content, percent(points), points, "%", cell.decimals)


def _mixed(report: Report) -> set[Place]:
    """Where percentages stand of figures with and without a percent sign; and those of a figure of such a one.

    Where the percentage is that of 95 beside 93,1%, both are percent points, as SATUAN says: nobody has to type a
    sign.
    Where the realisasi of last year needs its sign its target needs one too: it is held against that.
    """
    items = [item for item in printed_percentages(report) if not isinstance(item, Unjudged)]
    signs = {item.cell.place: [cell for _, cell in _signs(item.table, item.row, item.column)] for item in items}
    agreeing = {item.cell.place for item in items if is_right(item) and item.cell.number is not None}
    found = {
        place
        for place, cells in signs.items()
        if {"", "%"} <= {cell.unit for cell in cells} and place not in agreeing
    }
    odd = {cell.place for place in found for cell in signs[place] if not cell.unit}
    return found | {place for place, cells in signs.items() if any(cell.place in odd for cell in cells)}


def _settings_as_fractions(report: Report) -> Iterator[Problem]:
    """Percentages of Pengaturan that can only be fractions: a limit of 1,2 is meant as 120%."""
    for form in report.forms.values():
        for field in form.spec.fields:
            cell = form.cells.get(field.key)
            if field.kind is not Kind.PERCENT or cell is None or cell.number is None:
                continue
            if 0 < cell.number <= _LARGEST_FRACTION:
                meant = cell.number * 100
                yield Problem(
                    cell.place,
                    f"Isian “{field.label}” ini tampaknya seratus kali terlalu kecil.",
                    column_heading=field.label,
                    expected=meant,
                    actual=cell.number,
                    written=cell.written,
                    percent=True,
                    hint=f"Jika yang dimaksud {percent(meant)}, ketik {format_short(meant)}.",
                    fixes=((Fix(cell.place, meant),),),
                )


def _limit_with_a_sign(report: Report) -> Cell | None:
    """The limit of capaian, where it stands in a format of percentages, and formulas use it.

    120% reads well, but formulas divide what Excel keeps of it, 1,2, by a hundred once more.
    """
    form = report.forms.get(PENGATURAN.key)
    cell = form.cells.get(FieldKey.BATAS_CAPAIAN) if form else None
    if cell is None or cell.number is None or cell.unit != "%" or cell.as_text:
        return None
    every = (each for each in printed_percentages(report) if isinstance(each, PrintedPercentage))
    used = any(each.cell.formula and cell.place in each.levels for each in every)
    return cell if used else None


def _with_a_sign(limit: Cell) -> Problem:
    label = PENGATURAN.field(FieldKey.BATAS_CAPAIAN).label
    number = limit.number or Decimal(0)
    return Problem(
        limit.place,
        f"Isian “{label}” ini memakai tanda %, sehingga rumus capaian membacanya sebagai {percent(number / 100)}.",
        column_heading=label,
        expected=number,
        actual=number / 100,
        written=limit.written,
        should_be=f"{format_short(number)}  (tanpa tanda %)",
        percent=True,
        hint=f"Ubah dahulu format selnya menjadi General (Ctrl+1), baru ketik {format_short(number)}.",
        fixes=((Fix(limit.place, number),),),
    )


@rule("P03", Severity.ERROR, requires=frozenset({"T03", "D12", "D14", "D16"}))
def persentase_meleset_seratus_kali(report: Report) -> Iterator[Outcome]:
    """Persentase meleset seratus kali.

    Yang diperiksa:
        Persentase yang seratus kali terlalu kecil atau terlalu besar, juga realisasi dan target yang ditulis
        tanpa tanda %, padahal pembandingnya memakai % dan persentasenya tidak cocok (95 di samping 93,1% dengan
        98% cocok), capaian tanpa tanda % yang ditampilkan seratus kali lipat oleh rumus di tabel lain, penyerapan
        0,9 di samping tingkat efisiensi dari 90%, dan persen di Pengaturan yang ditulis sebagai pecahan, atau
        batas capaian dengan tanda %.
    Mengapa penting:
        1,25% dan 125% adalah laporan yang sama sekali berbeda.
    Salah:
        Realisasi 2022 80%, realisasi 2023 100%, tertulis 1,25%.
    Benar:
        125% (100 ÷ 80 = 1,25 kali = 125%).
    Cara memperbaiki:
        Kalikan atau bagi dengan 100. Di Excel, sel berformat persen berisi 1,25 tampil sebagai 125%.
    """
    yield from _settings_as_fractions(report)
    limit = _limit_with_a_sign(report)
    if limit is not None and (limit.number or 0) > _LARGEST_FRACTION:
        yield _with_a_sign(limit)
    yield from _absorbed_as_fractions(report)
    evidence = Evidence(report)
    named: set[Place] = set()
    right: set[Place] = set()
    mixed = _mixed(report)
    for item in printed_percentages(report):
        if isinstance(item, Unjudged):
            yield item
            continue
        fits = is_right(item)
        if fits:
            right.add(item.cell.place)
        if item.cell.place in mixed:
            for each in _without_percent_sign(report, item):
                if each.place not in named:
                    named.add(each.place)
                    yield each
        elif item.cell.number is not None and not fits and not is_dash_beside_words(item):
            for each in _hundredfold(evidence, item):
                yield _of_a_limit(each, item, limit)
    yield from shown_a_hundredfold(report, right)


def _absorbed_as_fractions(report: Report) -> Iterator[Problem]:
    """A penyerapan of 0,9 beside an efficiency that 90% gives: formulas take it for a fraction, readers do not."""
    for table, column in columns_to_judge(report, is_efficiency):
        calc = column.calc
        if not isinstance(calc, Efficiency) or calc.ukuran.of_ministry:
            continue
        for row in table.rows:
            cell = row.cells.get(calc.penyerapan)
            if cell is None or cell.number is None or cell.unit or cell.formula:
                continue
            meant = cell.number * 100
            if not 0 < cell.number <= _LARGEST_FRACTION or not _gives_efficiency(row, column, calc, meant):
                continue
            yield problem(
                table,
                row,
                calc.penyerapan,
                f"Angka ini tanpa tanda %, padahal {table.heading(column.key)} di sebelahnya dihitung dari "
                f"{percent(meant)}.",
                expected=percent(meant),
                actual=cell.written,
                hint=f"Jika yang dimaksud {percent(meant)}, ketik {percent(meant)}.",
                related=(row.cells[column.key].place,),
                fixes=((Fix(cell.place, percent(meant)),),),
            )


def _gives_efficiency(row: Row, column: Column, calc: Efficiency, meant: Decimal) -> bool:
    """Whether the efficiency of a row is that of a penyerapan, and not that of the figure as it stands."""
    shown, capaian = row.cells[column.key], row.figure(calc.capaian)
    span = interval_of(shown, Kind.PERCENT) if shown.number is not None else None
    absorbed = row.figure(calc.penyerapan)
    if span is None or absorbed is None:
        return False
    as_it_stands, as_meant = (
        [value(calc.ukuran, Measured(capaian, each)) for value in (efisiensi, printed)]
        for each in (absorbed, meant)
    )
    return not any(each is not None and span.holds(each) for each in as_it_stands) and any(
        each is not None and span.holds(each) for each in as_meant
    )


def _of_a_limit(found: Problem, item: PrintedPercentage, limit: Cell | None) -> Problem:
    """A capaian that a formula limits to a hundredth follows from the limit."""
    if limit is None or limit.place not in item.levels or not item.cell.formula:
        return found
    return replace(found, consequence_of=(("P03", limit.place),))


def _hundredfold(evidence: Evidence, item: PrintedPercentage) -> Iterator[Problem]:
    if item.expected is None or not is_hundredfold(item.cell, item.expected):
        return
    # The decimals of what is wrong are not those of what is right; those of the cell's format stay.
    stays = item.cell.unit == "%" or not item.column.as_fraction
    shown = item.cell.decimals if stays and not item.cell.unformatted and not item.cell.as_text else 0
    right = round_half_up(item.expected, max(item.column.decimals, shown))
    found = item.problem(
        "Persentase ini meleset seratus kali.",
        "",
        right,
        percent(item.cell.number or Decimal(0), digits_of(item.cell, Kind.PERCENT)),
        None,
    )
    yield with_ways_out(evidence, item, found, right, to_type(item, right), certain=True)
