"""What must be said of a comparison: rows on one side only, amounts that differ, names that are not the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property

from lkjip_xl.finance.amounts import Unknown, known
from lkjip_xl.finance.causes import Difference, Neighbour, likely_cause
from lkjip_xl.finance.comparison import PAGU, REALISASI, Compared, Reconciliation, ReportCell
from lkjip_xl.finance.matching import By, Match, plain_key
from lkjip_xl.finance.tree import Node
from lkjip_xl.finance.unknowns import gather
from lkjip_xl.findings import Problem, Unjudged
from lkjip_xl.model import Row
from lkjip_xl.numbers import format_number, format_short
from lkjip_xl.pairs import code_key
from lkjip_xl.phrases import quoted_name
from lkjip_xl.tables import TABEL_2_7

_CODES = {PAGU: "R03", REALISASI: "R04"}
_DOCUMENTS = {PAGU: "DPA", REALISASI: "laporan realisasi"}


class Judge:
    """What must be said of a comparison. ``causes`` has the likely cause of each problem by its identity."""

    def __init__(self, found: Reconciliation) -> None:
        self._found = found
        self.causes: dict[int, str] = {}

    @cached_property
    def _by_row(self) -> Mapping[int, Compared]:
        rows = self._found.table.rows
        return {row.index: each for row, each in zip(rows, self._found.compared, strict=False)}

    def outcomes(self) -> Iterator[tuple[str, Problem | Unjudged]]:
        """What is wrong, and what could not be judged."""
        yield from self.problems()
        yield from self._not_judged()

    def problems(self) -> Iterator[tuple[str, Problem]]:
        """Rows on one side only, amounts that differ, and names that are only alike."""
        for row in self._found.table.rows:
            compared = self._by_row[row.index]
            if compared.node is None:
                topmost = row.parent is None or self._by_row[row.parent].node is not None
                if topmost and self._has_money(compared):
                    yield "R01", self._only_here(row)
                continue
            if compared.match is not None and self._is_named_otherwise(row, compared.match):
                yield "R05", self._named_otherwise(row, compared.match)
            yield from self._amounts(row, compared)
        yield from self._total()
        for node in self._found.matching.only_there:
            if any(known(node.amount(measure)) for measure in self._found.measures):
                yield "R02", self._only_there(node)

    def _not_judged(self) -> Iterator[tuple[str, Unjudged]]:
        """Where one side cannot be read: the cells, and what hangs on them."""
        every = [*self._found.compared, self._found.total]
        for measure in self._found.measures:
            rows = [(each.label, each.there.get(measure), self._is_total(each)) for each in every]
            for cells in gather(rows):
                yield _CODES[measure], Unjudged(cells.sentence(measure))
            for each in every:
                for cell in each.cells.get(measure, ()):
                    if cell.is_unreadable:
                        yield _CODES[measure], _unreadable_here(cell, measure, each.label)
        for node in self._found.matching.only_there:
            unknown = [each for each in self._found.measures if isinstance(node.amount(each), Unknown)]
            if unknown and not any(known(node.amount(measure)) for measure in self._found.measures):
                yield "R02", _unreadable_there(node, unknown)

    def _is_total(self, compared: Compared) -> bool:
        return compared.node is None or bool(self._found.tree.children(compared.node))

    def _has_money(self, compared: Compared) -> bool:
        """Whether a row has an amount that could be missed: a file of documents has none of what was not spent."""
        return any(compared.here(measure) for measure in self._found.measures)

    def _amounts(self, row: Row, compared: Compared) -> Iterator[tuple[str, Problem]]:
        for measure in self._found.measures:
            problem = self._difference(row, compared, measure)
            if problem is not None:
                yield _CODES[measure], problem

    def _total(self) -> Iterator[tuple[str, Problem]]:
        total, table = self._found.total, self._found.table
        if table.total is not None:
            yield from self._amounts(table.total, total)

    def _explained(self, row: Row, measure: str) -> Decimal:
        """How much of a difference the rows under a row bring along."""
        table = self._found.table
        here = sum(
            (self._by_row[part.index].difference(measure) or Decimal(0) for part in table.parts(row)), Decimal(0)
        )
        parent = None if row is table.total else self._by_row[row.index].node
        # A part that only the finance system has, and nobody can read, makes its parent unknown too.
        lonely = [node for node in self._found.matching.only_there if node in self._found.tree.children(parent)]
        return here - sum((known(node.amount(measure)) or Decimal(0) for node in lonely), Decimal(0))

    def _difference(self, row: Row, compared: Compared, measure: str) -> Problem | None:
        if not compared.is_judged(measure):
            return None
        # What is empty here, or has no row there, is nothing: money that only the other side knows.
        there = compared.known_there(measure) or Decimal(0)
        cells = [cell for cell in compared.cells.get(measure, ()) if not cell.is_unreadable]
        wrong = [cell for cell in cells if abs((cell.amount or Decimal(0)) - there) > self._found.tolerance]
        if not wrong:
            return None
        cell = wrong[0]
        here = cell.amount or Decimal(0)
        parts = self._found.table.parts(row)
        if parts and cell is cells[0] and here - there == self._explained(row, measure):
            return None
        cause = self._cause(compared, measure, here, there)
        hint = f"Cocokkan dengan {_DOCUMENTS[measure]}, lalu betulkan yang salah."
        problem = self._problem(
            cell,
            f"{measure.capitalize()} di sini {_state(cell, compared, measure)}"
            + (f": {cause}." if cause else "."),
            expected=there,
            actual=cell.amount,
            written="" if cell.amount is not None else cell.row.text(cell.column) or "kosong",
            difference=here - there,
            hint=hint,
            related=tuple(other.place for other in wrong[1:]),
        )
        self.causes[id(problem)] = cause
        return problem

    def _cause(self, compared: Compared, measure: str, here: Decimal, there: Decimal) -> str:
        if compared.node is None:
            return ""
        neighbours = [
            Neighbour(other.label, other.here(measure), other.known_there(measure))
            for other in self._found.compared
            if other is not compared and other.level is compared.level
        ]
        parts = self._found.tree.children(compared.node)
        return likely_cause(Difference(measure, here, there, compared.node, neighbours, parts))

    def _name_cell(self, row: Row) -> ReportCell:
        """Where the name stands that was compared: in Tabel 2.7, unless it is written otherwise there."""
        first, table = self._by_row[row.index].cells[PAGU][0], self._found.table
        same = first.table.label(first.row) == table.label(row)
        return (
            ReportCell(first.table, first.row, first.table.spec.label)
            if same
            else ReportCell(table, row, table.spec.label)
        )

    def _only_here(self, row: Row) -> Problem:
        near = next((each for each in self._found.matching.proposed if each.row is row), None)
        if near is None:
            hint = "Hapus barisnya, betulkan kode atau namanya, atau pasangkan di lembar Pemetaan."
        else:
            hint = (
                f"Mungkin sama dengan “{near.node.label}” ({_score(near)}). Jika ya, samakan namanya atau tulis "
                "pasangannya di lembar Pemetaan."
            )
        return self._problem(
            self._name_cell(row),
            "Baris ini tidak ada di berkas keuangan.",
            actual=self._found.table.label(row),
            hint=hint,
        )

    def _only_there(self, node: Node) -> Problem:
        plan = self._found.report.tables.get(TABEL_2_7.key)
        table = plan if plan is not None and plan.rows else self._found.table
        amounts = ", ".join(
            f"{measure} {format_short(amount)}"
            for measure in self._found.measures
            if (amount := known(node.amount(measure))) is not None
        )
        row = table.total or table.rows[-1]
        return Problem(
            table.place(row, table.spec.label),
            f"{node.level.label} ini hanya ada di berkas keuangan: {amounts}.",
            row_label=node.label,
            row_code=node.code,
            expected=f"{node.code} {node.label}".strip(),
            hint=f"Tambahkan barisnya di {TABEL_2_7.sheet}, atau pasangkan di lembar Pemetaan.",
        )

    def _is_named_otherwise(self, row: Row, found: Match) -> bool:
        """Whether a name differs from that of the finance system, and nobody has said that it is the same."""
        if found.by is By.MAPPING:
            return False
        differs = bool(found.node.name) and plain_key(found.node.name) != plain_key(self._found.table.label(row))
        return differs or (found.by is By.NAME and self._has_another_code(row, found))

    def _has_another_code(self, row: Row, found: Match) -> bool:
        tree = self._found.table.spec.tree
        code = code_key(row.text(tree.code)) if tree else ()
        return bool(code) and bool(found.node.code) and code != code_key(found.node.code)

    def _named_otherwise(self, row: Row, found: Match) -> Problem:
        by_code = found.by is By.CODE
        if found.by is By.NAME:
            return self._problem(
                self._name_cell(row),
                f"Namanya sama, tetapi kodenya di berkas keuangan {found.node.code}.",
                hint="Samakan kodenya.",
            )
        return self._problem(
            self._name_cell(row),
            "Kodenya sama, tetapi namanya berbeda dari berkas keuangan."
            if by_code
            else f"Dicocokkan dengan “{found.node.label}” karena namanya mirip ({_score(found)}).",
            expected=found.node.label,
            elsewhere="SIPD",
            actual=self._found.table.label(row),
            hint="Samakan namanya."
            if by_code
            else "Jika memang sama, samakan namanya atau tulis pasangannya di lembar Pemetaan.",
        )

    @staticmethod
    def _problem(cell: ReportCell, message: str, **more: object) -> Problem:
        tree = cell.table.spec.tree
        return Problem(
            cell.place,
            message,
            row_label=cell.table.label(cell.row),
            column_heading=cell.table.heading(cell.column),
            row_code=cell.row.text(tree.code) if tree else "",
            **more,  # type: ignore[arg-type]
        )


def _state(cell: ReportCell, compared: Compared, measure: str) -> str:
    """How an amount stands to that of the finance system."""
    there = compared.known_there(measure)
    if cell.amount is None:
        written = cell.row.text(cell.column)
        return f"{f'berisi “{written}”' if written else 'kosong'}, padahal di berkas keuangan ada"
    return "tidak ada di berkas keuangan" if not there else "berbeda dari berkas keuangan"


def _unreadable_here(cell: ReportCell, measure: str, label: str) -> Unjudged:
    written = cell.row.text(cell.column)
    stands = f"berisi {written}" if written else "berisi rumus yang belum pernah dihitung"
    return Unjudged(
        f"{cell.table.sheet}, sel {cell.place.address} {stands}: {measure} {quoted_name(label)} tidak dinilai. "
        "Betulkan dahulu; lkjip-xl check menunjukkan caranya"
    )


def _unreadable_there(node: Node, measures: Sequence[str]) -> Unjudged:
    return Unjudged(
        f"{quoted_name(node.label)} hanya ada di berkas keuangan, dan {' serta '.join(measures)}-nya tidak "
        f"diketahui. Tambahkan barisnya di {TABEL_2_7.sheet} bila memang ada anggarannya"
    )


def _score(found: Match) -> str:
    return f"kemiripan {format_number(Decimal(str(found.score)) * 100, 0)}%"
