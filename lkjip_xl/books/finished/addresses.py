"""Where the figures of the finished workbook stand, as its formulas name them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from lkjip_xl.books.finished.layout import Layouts, TableLayout
from lkjip_xl.books.kit.writer import quoted
from lkjip_xl.books.template.layout import literal
from lkjip_xl.figures.calc import (
    NOT_COMPUTABLE,
    RowFigures,
    capaian_expression,
    grade_expression,
    ladder_in,
    ratio_in,
    sum_expression,
)
from lkjip_xl.methods.grades import Ladder, names_from, reached, share_of_scores
from lkjip_xl.report.cell import Cell
from lkjip_xl.report.model import Row
from lkjip_xl.tables.calculation import Capaian
from lkjip_xl.tables.spec import Kind
from lkjip_xl.text.words import fold


class _NoTables:
    """What only the rows of tables have, for addresses that are not those of a row."""

    def capaian(self, calc: Capaian) -> str:
        """Never asked for."""
        raise KeyError(calc.target)

    def across(self, columns: Sequence[str]) -> str:
        """Never asked for."""
        raise KeyError(columns)

    def converted(self, column: str, like: str) -> str:
        """Never asked for."""
        raise KeyError((column, like))

    def total(self, column: str, table: str) -> str:
        """Never asked for."""
        raise KeyError((column, table))


class FixedAddresses(_NoTables):
    """Addresses for a calculation over single cells that have no parts."""

    def __init__(self, addresses: Mapping[str, str]) -> None:
        self._addresses = addresses

    def own(self, column: str) -> str:
        """The address of a figure."""
        return self._addresses[column]

    def sum_of_parts(self, column: str) -> str:
        """Never asked for."""
        raise KeyError(column)


class RowAddresses:
    """Where the figures of a row, of its parts and of whole tables stand."""

    def __init__(self, layout: TableLayout, row: Row, layouts: Layouts) -> None:
        self._layout, self._row, self._layouts = layout, row, layouts
        self._units = {cell.unit for key, cell in row.cells.items() if self._is_measured(key)}

    def _is_measured(self, key: str) -> bool:
        column = self._layout.table.spec.column(key)
        return column.kind is Kind.QUANTITY and self._row.cells[key].number is not None

    def own(self, column: str) -> str:
        """The row's own figure; a percentage in percent points where others of the row have no percent sign."""
        address = self._layout.address(self._row, column)
        cell = self._row.cells.get(column)
        if len(self._units) > 1 and cell is not None and self._is_measured(column) and cell.unit == "%":
            return f"({address}*100)"
        return address

    def converted(self, column: str, like: str) -> str:
        """The row's own figure in the unit of another column."""
        found = ratio_in(self._row, column, like)
        if found is None or found.one == found.other:
            return self.own(column)
        return f"({self.own(column)}*{found.one:f}/{found.other:f})"

    def capaian(self, calc: Capaian) -> str:
        """The capaian by the formula of the row's indicator, with the bounds of a range as figures."""
        rumus = RowFigures(self._layout.table, self._row).rumus(calc)
        if rumus is None or ratio_in(self._row, calc.realisasi, calc.target) is None:
            return f'"{NOT_COMPUTABLE}"'
        target = self._row.cells.get(calc.target)
        bounds = target.bounds if target else None
        realisasi = self._row.cells.get(calc.realisasi)
        cap = f"{calc.cap:f}" if calc.cap is not None else ""
        if target and realisasi and (None in (target.number, realisasi.number)) and not bounds:
            return self._of_grades(calc, realisasi, target, cap)
        share = realisasi is not None and realisasi.unit == "%" and len(self._units) == 1
        shown = tuple(f"{bound / 100 if share else bound:f}" for bound in bounds) if bounds else None
        return capaian_expression(
            rumus,
            (self.converted(calc.realisasi, calc.target), self.own(calc.target)),
            (shown[0], shown[1]) if shown else None,
            cap,
        )

    def _of_grades(self, calc: Capaian, realisasi: Cell, target: Cell, cap: str) -> str:
        """The capaian of a grade: all of it at the target or above, none that can be computed below."""
        if RowFigures(self._layout.table, self._row).graded(calc) is None:
            return f'"{NOT_COMPUTABLE}"'
        chosen = ladder_in(self._row, calc)
        # A score with its grade stands as a number.
        own = literal(realisasi.written) if realisasi.number is None else f"{realisasi.number:f}"
        names = names_from(target.written, calc.ladders, chosen) if realisasi.number is None else ()
        below = self._below(calc, target, chosen) if realisasi.number is None else {}
        is_below = fold(realisasi.written) in below
        accepted = [literal(name) for name in names if name != fold(realisasi.written)]
        accepted = accepted if is_below else [own, *accepted]
        shares = [(literal(name), share) for name, share in below.items()]
        return grade_expression(self._layout.address(self._row, calc.realisasi), accepted, shares, cap)

    def _below(self, calc: Capaian, target: Cell, chosen: Ladder | None) -> Mapping[str, Decimal]:
        """The grades below a target that the chosen ladder scores, with their share of the target's score."""
        found = {}
        for name in (name for step in (chosen.steps if chosen else ()) for name in step):
            share = share_of_scores(name, target.written, calc.ladders, chosen)
            if share is not None and not reached(name, target.written, calc.ladders, chosen):
                found[name] = share
        return found

    def across(self, columns: Sequence[str]) -> str:
        """The sum of the row's own figures in those columns that the sheet has."""
        keys = [key for key in columns if self._layout.position(key) is not None]
        return sum_expression([self._layout.address(self._row, key) for key in keys])

    def total(self, column: str, table: str) -> str:
        """The Jumlah cell of a column, or the sum of the column where there is none."""
        layout = self._layouts.by_key[table] if table else self._layout
        if layout.table.total is not None:
            address = layout.address(layout.table.total, column)
            return f"{quoted(layout.sheet)}!{address}" if table else address
        if layout.table.counted_above:
            return sum_expression([layout.reference(row, column) for row in layout.table.counted_rows])
        return f"SUM({layout.range_of(column)})"

    def sum_of_parts(self, column: str) -> str:
        """``SUM(F8:F9)`` over parts that stand one under the other, else a sum of single cells."""
        parts = self._layout.table.parts(self._row)
        addresses = [self._layout.address(part, column) for part in parts]
        if len(parts) > 1 and _are_neighbours(parts):
            return f"SUM({addresses[0]}:{addresses[-1]})"
        return sum_expression(addresses)


def _are_neighbours(rows: Sequence[Row]) -> bool:
    return rows[-1].index - rows[0].index == len(rows) - 1
