"""Family D: figures typed as text that the template's formulas read otherwise than people do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from lkjip_xl.report.cell import Cell
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.place import Place
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.evidence.evidence import gives
from lkjip_xl.rules.evidence.printed import PrintedPercentage, operand_keys, printed_percentages
from lkjip_xl.rules.findings import Fix, Problem, Severity, Unjudged
from lkjip_xl.rules.p_percentages import is_right
from lkjip_xl.rules.repeats import typed_at
from lkjip_xl.rules.support import figures_of_cells, is_text_on_purpose, problem, to_type
from lkjip_xl.tables.spec import Column, Kind
from lkjip_xl.text.numbers import in_plain_digits, read_quantity
from lkjip_xl.text.ranges import range_of_decimals


@rule("D16", Severity.ERROR)
def angka_terbaca_lain_oleh_rumus(report: Report) -> Iterator[Outcome]:
    """Angka bertitik terbaca lain oleh rumus templat.

    Yang diperiksa:
        Target dan realisasi yang diketik sebagai tulisan bertitik, juga rentang, yang menurut satuannya ribuan,
        padahal rumus capaian menampilkan hasil hitung seolah titiknya koma.
    Mengapa penting:
        Capaiannya menjadi seperseribu, di semua tabel yang mengikutinya.
    Salah:
        Satuan Ton, target 4450, realisasi 4.512; capaian menampilkan 0%.
    Benar:
        Realisasi 4512; capaian menampilkan 101%.
    Cara memperbaiki:
        Ketik ulang angkanya tanpa titik di sel itu saja; rumus lain ikut benar sesudah dibetulkan.
    """
    found: dict[Place, list[PrintedPercentage]] = {}
    for item in printed_percentages(report):
        if isinstance(item, Unjudged) or not item.cell.formula or is_right(item):
            continue
        for key in operand_keys(item.column):
            if key in item.row.cells and _shows_other_reading(report, item, key):
                found.setdefault(typed_at(report, item.row.cells[key].place), []).append(item)
    for table in report.report_tables:
        for row, column, cell in table.cells(Kind.QUANTITY):
            other = _other_reading(cell) if cell.place in found else None
            if other is not None:
                yield _read_otherwise((table, row, column), other, found[cell.place])


def _shows_other_reading(report: Report, item: PrintedPercentage, key: str) -> bool:
    """Whether a formula shows what a figure gives whose lone dot starts decimals, as the template reads it."""
    other = _other_reading(item.row.cells[key])
    if other is None or item.column.calc is None:
        return False
    return gives(report, item.table, item.row.with_cell(key, other), item.column, item.column.calc)


def _other_reading(cell: Cell) -> Cell | None:
    """A figure or a range as formulas read it to which a lone dot starts decimals; None where it is the same."""
    if cell.bounds:
        span = range_of_decimals(cell.written)
        other = replace(cell, bounds=(span.low, span.high)) if span else cell
    else:
        read = read_quantity(cell.written) if cell.ambiguous and cell.as_text else None
        other = replace(cell, number=read.value) if read else cell
    return None if other == cell else other


def _read_otherwise(spot: tuple[Table, Row, Column], other: Cell, items: Sequence[PrintedPercentage]) -> Problem:
    """The problem at a figure that the rest of the workbook reads in one way, and formulas in the other."""
    table, row, column = spot
    cell = row.cells[column.key]
    places = tuple(item.cell.place for item in items)
    shown = figures_of_cells(places, [item.cell.written for item in items], cell.place.sheet)
    read, misread = (in_plain_digits(each.written, _figures_of(each)) for each in (cell, other))
    unit = cell.decided_by or cell.unit
    because = f", karena satuannya {unit}" if unit else ""
    because = f", menurut {cell.decided_from}" if cell.decided_from else because
    alone = cell.number is not None and not cell.text_cell and not is_text_on_purpose(cell)
    return problem(
        table,
        row,
        column.key,
        f"Angka ini {read}{because}, tetapi rumus membacanya {misread} dan menampilkan {shown}.",
        expected=read if cell.number is None else cell.number,
        actual=cell.written,
        should_be=read,
        hint=to_type(f"Ketik ulang {read} tanpa titik; rumus lain ikut benar sesudah dibetulkan.", cell),
        others=places,
        related=places,
        fixes=((Fix(cell.place, cell.number if alone and cell.number is not None else read),),),
    )


def _figures_of(cell: Cell) -> Sequence[Decimal]:
    return cell.bounds or (cell.number or Decimal(0),)
