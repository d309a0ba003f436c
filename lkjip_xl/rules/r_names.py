"""What must be said of names: rows on one side only, and rows that are called otherwise here and there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cached_property

from lkjip_xl.finance.amounts import known
from lkjip_xl.finance.compare.comparison import Compared, Comparison, ReportCell
from lkjip_xl.finance.compare.matching import By, Match, plain_key
from lkjip_xl.finance.compare.tree import Node
from lkjip_xl.grids.codes import is_same_code
from lkjip_xl.report.model import Row, Table
from lkjip_xl.report.pairing import code_key
from lkjip_xl.report.unit_names import unit_beside
from lkjip_xl.rules.findings import Fix, Problem
from lkjip_xl.rules.r_passed_on import PassedOn
from lkjip_xl.rules.support import figures_of_cells
from lkjip_xl.text.numbers import format_number, format_short
from lkjip_xl.text.sentences import few

# So many rows, and most of all, are no slips of their own.
_FEWEST_RENUMBERED = 3
# More units than these are not named in one sentence.
_MOST_UNITS = 3
Fixes = tuple[tuple[Fix, ...], ...]


class Names:
    """Judges which rows are which."""

    def __init__(self, found: Comparison, passed_on: PassedOn) -> None:
        self._found, self._passed_on = found, passed_on

    def only_here(self, row: Row) -> Problem:
        """A row that the finance system does not have."""
        near = next((each for each in self._found.matching.proposed if each.row is row), None)
        if near is None:
            hint = "Hapus barisnya, betulkan kode atau namanya, atau pasangkan di lembar Pemetaan."
        else:
            hint = (
                f"Mungkin sama dengan “{near.node.label}” ({_score(near)}). Jika ya, samakan namanya atau tulis "
                "pasangannya di lembar Pemetaan."
            )
        return named_at(
            self._passed_on.name_cell(row),
            Problem(
                self._passed_on.name_cell(row).place,
                "Baris ini tidak ada di berkas keuangan.",
                actual=self._found.table.label(row),
                hint=hint,
                fixes=self._naming(row, near.node) if near and self._agree(row, near.node) else (),
            ),
        )

    def only_there(self, node: Node) -> Problem:
        """A row that the report does not have."""
        amounts = ", ".join(
            f"{measure} {format_short(amount)}"
            for measure in self._found.measures
            if (amount := known(node.amount(measure))) is not None
        )
        near = next((each for each in self._found.matching.proposed if each.node is node), None)
        return Problem(
            self._passed_on.place_of_missing(node),
            f"{node.level.label} ini hanya ada di berkas keuangan{self._units_of(node)}: {amounts}.",
            row_label=node.label,
            row_code=node.code,
            expected=f"{node.code} {node.label}".strip(),
            elsewhere="berkas keuangan",
            hint=f"{self._where_to_insert(node)}, atau pasangkan di lembar Pemetaan.",
            fixes=self._naming(near.row, node) if near and self._agree(near.row, node) else (),
        )

    def _units_of(self, node: Node) -> str:
        """Which parts of the agency it is of, where the files tell of several and its name does not say."""
        units = list(dict.fromkeys(each.line.unit for each in node.lines if each.line.unit))
        others = (each.line.unit for known_node in self._found.tree.nodes for each in known_node.lines)
        if node.unit or not units or set(others) <= {units[0], ""}:
            return ""
        return f", di unit {few(units, _MOST_UNITS)}"

    def _where_to_insert(self, node: Node) -> str:
        tables: dict[int, list[str]] = {}
        for each in self._passed_on.rows_before(node):
            tables.setdefault(each.row.number, []).append(each.table.sheet)
        where = (f"baris {number} di {' dan '.join(sheets)}" for number, sheets in tables.items())
        return f"Sisipkan sesudah {' dan '.join(where)}"

    def _agree(self, row: Row, node: Node) -> bool:
        """Whether a row and a node that are only proposed as the same have the same amounts."""
        compared = self._passed_on.compared(row)
        return all(
            (compared.here(measure) or 0) == (known(node.amount(measure)) or 0) for measure in self._found.measures
        )

    def is_named_otherwise(self, row: Row, found: Match) -> bool:
        """Whether a name differs from that of the finance system, and nobody has said that it is the same."""
        if found.by is By.MAPPING:
            return False
        differs = bool(found.node.name) and plain_key(found.node.name) != plain_key(self._found.table.label(row))
        return differs or (found.by is By.NAME and _has_another_code(self._found.table, row, found.node))

    @cached_property
    def renumbered(self) -> Sequence[Match]:
        """The rows that have the same name and another code, where most rows with a code do; else none."""
        table, matches = self._found.table, self._found.matching.matches
        coded = [each for each in matches if each.by is not By.MAPPING and _has_code(table, each.row, each.node)]
        other = [each for each in coded if each.by is By.NAME and _has_another_code(table, each.row, each.node)]
        return other if len(other) >= _FEWEST_RENUMBERED and 2 * len(other) > len(coded) else ()

    def numbered_otherwise(self) -> Iterator[Problem]:
        """What is said once of all rows that are renumbered."""
        if not self.renumbered:
            return
        tree = self._found.table.spec.tree
        cells = [self._passed_on.name_cell(each.row) for each in self.renumbered]
        places = [cell.place for cell in cells]
        pairs = [
            f"{each.row.text(tree.code) if tree else ''} (di berkas keuangan {each.node.code})"
            for each in self.renumbered
        ]
        fixes = [fix for each in self.renumbered for typed in self._naming(each.row, each.node) for fix in typed]
        yield named_at(
            cells[0],
            Problem(
                cells[0].place,
                f"{len(places)} baris bernama sama dengan baris di berkas keuangan, tetapi kodenya lain: "
                f"{figures_of_cells(places, pairs)}.",
                hint="Kode di LKjIP tampaknya dari penomoran lain; barisnya sudah dicocokkan menurut nama. "
                "Samakan kodenya bila kode di berkas keuangan yang berlaku.",
                others=tuple(places[1:]),
                related=tuple(places[1:]),
                fixes=(tuple(fixes),) if fixes else (),
            ),
        )

    def is_renumbered(self, row: Row) -> bool:
        """Whether a row is one of those that are said together."""
        return row.index in self._renumbered_rows

    @cached_property
    def _renumbered_rows(self) -> frozenset[int]:
        return frozenset(each.row.index for each in self.renumbered)

    def named_otherwise(self, row: Row, found: Match) -> Problem:
        """A row whose name or code is not that of the finance system."""
        cell = self._passed_on.name_cell(row)
        fixes = self._naming(row, found.node)
        if found.by is By.NAME:
            message = f"Namanya sama, tetapi kodenya di berkas keuangan {found.node.code}."
            return named_at(cell, Problem(cell.place, message, hint="Samakan kodenya.", fixes=fixes))
        by_code = found.by is By.CODE
        return named_at(
            cell,
            Problem(
                cell.place,
                "Kodenya sama, tetapi namanya berbeda dari berkas keuangan."
                if by_code
                else f"Dicocokkan dengan “{found.node.label}” karena namanya mirip ({_score(found)}).",
                expected=found.node.label,
                elsewhere="berkas keuangan",
                actual=self._found.table.label(row),
                hint="Samakan namanya."
                if by_code
                else "Jika memang sama, samakan namanya atau tulis pasangannya di lembar Pemetaan.",
                fixes=fixes,
            ),
        )

    def _naming(self, row: Row, node: Node) -> Fixes:
        """The name and the code of the finance system, typed wherever the row has others."""
        typed = tuple(
            fix for table, same in self._rows(self._passed_on.compared(row)) for fix in _typed(table, same, node)
        )
        return (typed,) if typed else ()

    @staticmethod
    def _rows(compared: Compared) -> Iterator[tuple[Table, Row]]:
        """The row in each of the tables that it stands in."""
        seen: set[str] = set()
        for cells in compared.cells.values():
            for cell in cells:
                if cell.table.sheet not in seen:
                    seen.add(cell.table.sheet)
                    yield cell.table, cell.row


def _typed(table: Table, row: Row, node: Node) -> Iterator[Fix]:
    name = ReportCell(table, row, table.spec.label)
    if node.name and plain_key(table.label(row)) != plain_key(node.name) and not name.is_formula:
        yield Fix(name.place, node.name)
    tree = table.spec.tree
    if tree and _has_another_code(table, row, node):
        code = ReportCell(table, row, tree.code)
        if not code.is_formula:
            yield Fix(code.place, node.code)


def _has_code(table: Table, row: Row, node: Node) -> bool:
    tree = table.spec.tree
    return bool(tree and row.text(tree.code) and node.code)


def _has_another_code(table: Table, row: Row, node: Node) -> bool:
    tree = table.spec.tree
    code = code_key(row.text(tree.code)) if tree else ()
    return bool(code) and bool(node.code) and not is_same_code(code, code_key(node.code))


def named_at(cell: ReportCell, found: Problem) -> Problem:
    """A problem at a cell of the report, with the names of its row and column."""
    tree = cell.table.spec.tree
    return replace(
        found,
        row_label=cell.table.label(cell.row),
        row_unit=unit_beside(cell.table, cell.row),
        column_heading=cell.table.heading(cell.column),
        row_code=cell.row.text(tree.code) if tree else "",
    )


def _score(found: Match) -> str:
    return f"kemiripan {format_number(Decimal(str(found.score)) * 100, 0)}%"
