"""What a formula leaves out of its sum, told by T03 and its like: figures that stand as text, and rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from lkjip_xl.reader.summed_rows import summed_rows
from lkjip_xl.report.cell import Cell
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.place import Place
from lkjip_xl.rules.findings import Fix, Problem
from lkjip_xl.rules.repeats import typed_at
from lkjip_xl.rules.support import cell_names, cell_range, problem, rupiah, to_type
from lkjip_xl.text.sentences import and_others, most_named

_MOST_TOLD = 3


def left_out_as_text(total: Cell, parts: Sequence[Cell], written: Decimal, expected: Decimal) -> Sequence[Cell]:
    """The parts that stand as text, where a formula sums all others: Excel leaves text out of a sum."""
    texts = [cell for cell in parts if cell.as_text and cell.number is not None]
    left_out = sum((cell.number or Decimal(0) for cell in texts), Decimal(0))
    return texts if total.formula and written == expected - left_out else ()


def over_text(
    report: Report,
    table: Table,
    row: Row,
    column: str,
    texts: Sequence[Cell],
    written: Decimal,
    expected: Decimal,
) -> Problem:
    """The problem of a formula that leaves out figures because they are texts: those are to be typed again.

    Where they only repeat other cells they are typed there, and follow.
    """
    places = [cell.place for cell in texts]
    most = most_named(len(texts), _MOST_TOLD)
    figures = [(typed_at(report, cell.place), cell.number or Decimal(0)) for cell in texts]
    typed = ", ".join(
        f"{rupiah(number).replace('.', '')} di {_named(place, table)}" for place, number in figures[:most]
    )
    more = and_others(len(texts) - most, "sel")
    again = to_type("Ketik ulang angkanya saja, tanpa tanda lain", *texts)
    return problem(
        table,
        row,
        column,
        f"Rumus ini melewati angka yang tersimpan sebagai teks di {cell_range(places)}, jadi hasilnya kurang.",
        expected=expected,
        actual=written,
        difference=written - expected,
        should_be=f"{rupiah(expected)}  (dengan {cell_range(places)})",
        hint=f"{again}: {typed}{more}. Rumus ini lalu ikut menjumlahkannya.",
        related=tuple(places),
        fixes=(tuple(Fix(place, number) for place, number in figures),),
    )


def left_out_rows(total: Cell, parts: Sequence[Cell], written: Decimal, expected: Decimal) -> Sequence[Cell]:
    """The parts that a formula over all the others does not add up; none where that is not all that is wrong."""
    summed = frozenset(summed_rows(total.expression, (total.place.row, total.place.column)))
    left_out = [cell for cell in parts if cell.place.row not in summed and cell.number] if summed else []
    missing = sum((cell.number or Decimal(0) for cell in left_out), Decimal(0))
    return left_out if written == expected - missing else ()


def over_other_rows(found: Problem, left_out: Sequence[Cell], parts: Sequence[Cell]) -> Problem:
    """The problem of a sum whose formula leaves out rows: nothing but the formula is wrong."""
    named = cell_range([cell.place for cell in left_out])
    result = "kurang" if sum(cell.number or Decimal(0) for cell in left_out) > 0 else "lebih"
    rows = [cell.place.row for cell in parts]
    is_one_stretch = rows == [*range(rows[0], rows[-1] + 1)]
    formula = f": =SUM({parts[0].place.address}:{parts[-1].place.address})" if is_one_stretch else ""
    return replace(
        found,
        message=f"Rumus ini tidak menjumlahkan {named}, jadi hasilnya {result}.",
        hint=f"Betulkan rumusnya supaya {named} ikut dijumlahkan{formula}.",
    )


def _named(place: Place, table: Table) -> str:
    """A cell; of another table with its sheet."""
    return place.address if place.sheet == table.sheet else cell_names([place], table.sheet)
