"""The budget tables of a report held against the finance system: row by row, and what must be said of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from functools import cached_property

from lkjip_xl.finance.causes import Difference, Neighbour, likely_cause
from lkjip_xl.finance.matching import By, Match, Matching, match
from lkjip_xl.finance.source import Source
from lkjip_xl.finance.tree import BudgetTree, Node, build_tree
from lkjip_xl.findings import Finding, Problem, Unreadable
from lkjip_xl.model import Place, Report, Row, Table
from lkjip_xl.numbers import format_number, format_short
from lkjip_xl.pairs import pair_rows
from lkjip_xl.preflight import UnreadableFile
from lkjip_xl.rules import Rule, all_rules
from lkjip_xl.rules.waivers import waived
from lkjip_xl.schema import Level
from lkjip_xl.tables import PEMETAAN, TABEL_2_7, TABEL_3_1_1_B
from lkjip_xl.words import name_key, similarity

PAGU, REALISASI = "pagu", "realisasi"
MEASURES = (PAGU, REALISASI)
_CODES = {PAGU: "R03", REALISASI: "R04"}
_DOCUMENTS = {PAGU: "DPA", REALISASI: "laporan realisasi"}


@dataclass(frozen=True, slots=True)
class ReportCell:
    """A cell of the report that holds an amount: the table, the row and the column's key."""

    table: Table
    row: Row
    column: str

    @property
    def amount(self) -> Decimal | None:
        """The amount, in rupiah."""
        return self.row.figure(self.column)

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.table.place(self.row, self.column)


@dataclass(frozen=True)
class Compared:
    """A row of the report and a node of the finance system side by side; one of them is None where it is alone."""

    level: Level | None
    label: str
    code: str
    match: Match | None
    node: Node | None
    cells: Mapping[str, tuple[ReportCell, ...]]
    there: Mapping[str, Decimal | None]

    def here(self, measure: str) -> Decimal | None:
        """The amount of the report; where two tables have one, that of the first."""
        return next((cell.amount for cell in self.cells.get(measure, ()) if cell.amount is not None), None)

    def difference(self, measure: str) -> Decimal | None:
        """What the report has more than the finance system; a side without the row counts as nothing."""
        here, there = self.here(measure), self.there.get(measure)
        if here is None and there is None:
            return None
        return (here or Decimal(0)) - (there or Decimal(0))


class State(Enum):
    """How a row stands to the finance system; the value is what staff read."""

    EQUAL = "sama"
    DIFFERENT = "berbeda"
    ONLY_HERE = "hanya di LKjIP"
    ONLY_THERE = "hanya di SIPD"


@dataclass(frozen=True)
class Reconciliation:
    """Everything that there is to say. ``compared`` comes in the order of the report, what is only there last."""

    report: Report
    pagu_sources: tuple[Source, ...]
    realisasi_sources: tuple[Source, ...]
    unused: tuple[str, ...]
    table: Table
    tree: BudgetTree
    matching: Matching
    compared: tuple[Compared, ...]
    total: Compared
    tolerance: Decimal
    findings: tuple[Finding, ...] = ()
    causes: Mapping[int, str] = field(default_factory=dict)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every file that gives an amount."""
        return tuple({id(each): each for each in (*self.pagu_sources, *self.realisasi_sources)}.values())

    @property
    def measures(self) -> tuple[str, ...]:
        """What could be compared: pagu, realisasi."""
        given = {PAGU: self.pagu_sources, REALISASI: self.realisasi_sources}
        return tuple(measure for measure in MEASURES if given[measure])

    def state(self, compared: Compared) -> State:
        """How a row stands to the finance system."""
        if compared.node is None and compared is not self.total:
            return State.ONLY_HERE
        if not compared.cells:
            return State.ONLY_THERE
        differences = (compared.difference(measure) or Decimal(0) for measure in self.measures)
        return State.DIFFERENT if any(abs(each) > self.tolerance for each in differences) else State.EQUAL

    def causes_of(self, compared: Compared) -> Iterator[str]:
        """The likely causes of the differences of a row."""
        places = {cell.place for cells in compared.cells.values() for cell in cells}
        return (cause for each in self.findings if each.problem.place in places and (cause := self.cause(each)))

    def cause(self, finding: Finding) -> str:
        """The likely cause of a finding; empty where arithmetic shows none."""
        return self.causes.get(id(finding.problem), "")


def reconcile(report: Report, sources: Sequence[Source], tolerance: Decimal = Decimal(0)) -> Reconciliation:
    """Hold a report against files of the finance system.

    Raises:
        UnreadableFile: if the report has no budget table, or the files do not fit it or each other.

    """
    table = _budget_table(report)
    pagu, realisasi, unused = choose(sources)
    for source in (*pagu, *realisasi):
        _refuse_another(report, source)
    tree = build_tree(pagu, realisasi)
    matching = match(table, tree, _mapping(report))
    compared = _Comparison(report, table, tree, matching)
    found = Reconciliation(
        report, pagu, realisasi, unused, table, tree, matching, tuple(compared.rows()), compared.total(), tolerance
    )
    judge = _Judge(found)
    problems = list(judge.problems())
    rules = {rule.code: rule for rule in all_rules()}
    findings = waived(report, [_finding(rules[code], problem) for code, problem in problems])
    return Reconciliation(
        **{
            **{name: getattr(found, name) for name in found.__dataclass_fields__},
            "findings": findings,
            "causes": judge.causes,
        }
    )


def _finding(rule: Rule, problem: Problem) -> Finding:
    return Finding(rule.code, rule.severity, problem)


def _budget_table(report: Report) -> Table:
    for key in (TABEL_3_1_1_B.key, TABEL_2_7.key):
        table = report.tables.get(key)
        if table is not None and table.rows and table.is_leveled:
            return table
    raise UnreadableFile(
        Unreadable(
            f"{TABEL_2_7.sheet} dan {TABEL_3_1_1_B.sheet} belum berisi, atau tingkat barisnya belum jelas.",
            "Jalankan lkjip-xl check dahulu, betulkan, lalu ulangi.",
        )
    )


def choose(sources: Sequence[Source]) -> tuple[tuple[Source, ...], tuple[Source, ...], tuple[str, ...]]:
    """The files that give the pagu, those that give the realisasi, and what is not used of the others.

    Documents of several files add up; what is the whole of a year so far does not.

    Raises:
        UnreadableFile: if two files both give the whole realisasi.

    """
    with_pagu = [each for each in sources if each.has_pagu]
    documents = [each for each in sources if each.has_realisasi and not each.is_cumulative]
    cumulative = [each for each in sources if each.has_realisasi and each.is_cumulative]
    if not documents and len(cumulative) > 1:
        names = " dan ".join(each.file for each in cumulative)
        raise UnreadableFile(
            Unreadable(
                f"{names} sama-sama memuat realisasi seluruhnya.", "Sebutkan salah satu saja.", wrong_use=True
            )
        )
    realisasi = documents or cumulative
    unused = [f"pagu di {each.file} tidak dipakai: sudah dari {with_pagu[0].file}" for each in with_pagu[1:]]
    if documents:
        files = ", ".join(each.file for each in documents)
        unused += [f"realisasi di {each.file} tidak dipakai: sudah dari {files}" for each in cumulative]
    return tuple(with_pagu[:1]), tuple(realisasi), tuple(unused)


def _refuse_another(report: Report, source: Source) -> None:
    """Refuse a file of another year, or one that names other agencies and not this one."""
    tahun = report.settings.tahun
    if source.year and tahun and source.year != tahun:
        raise UnreadableFile(
            Unreadable(
                f"{source.file} berisi tahun {source.year}, sedangkan laporan ini tahun {tahun}.",
                "Pakai berkas tahun yang sama.",
                wrong_use=True,
            )
        )
    names = [each.name for each in source.skpd if each.name]
    own = name_key(report.settings.instansi)
    if not names or not own:
        return
    if len(source.skpd) > 1:
        raise UnreadableFile(
            Unreadable(
                f"{source.file} memuat {len(source.skpd)} SKPD.",
                f"Pilih satu dengan --skpd, misalnya --skpd “{names[0]}”.",
                wrong_use=True,
            )
        )
    if max(similarity(name_key(name), own) for name in names) < _SAME_AGENCY:
        raise UnreadableFile(
            Unreadable(
                f"{source.file} milik {names[0]}, sedangkan laporan ini milik {report.settings.instansi}.",
                "Pakai berkas perangkat daerah ini, atau pilih dengan --skpd.",
                wrong_use=True,
            )
        )


_SAME_AGENCY = 0.75


def _mapping(report: Report) -> list[tuple[str, str]]:
    """The pairs that somebody has written on Pemetaan."""
    table = report.tables.get(PEMETAAN.key)
    rows = table.rows if table else ()
    pairs = [(row.text("di_lkjip"), row.text("di_sipd")) for row in rows]
    return [(here, there) for here, there in pairs if here and there]


class _Comparison:
    """Puts the rows of the report and the nodes of the finance system side by side."""

    def __init__(self, report: Report, table: Table, tree: BudgetTree, matching: Matching) -> None:
        self._table, self._tree, self._matching = table, tree, matching
        self._plan = report.tables.get(TABEL_2_7.key)
        paired = table.spec.key == TABEL_3_1_1_B.key and self._plan is not None and bool(self._plan.rows)
        self._partners = pair_rows(self._plan, table).left_of() if paired and self._plan else {}

    def _cells(self, row: Row) -> Mapping[str, tuple[ReportCell, ...]]:
        table, tree = self._table, self._table.spec.tree
        assert tree is not None  # noqa: S101 - a budget table is one
        pagu = [ReportCell(table, row, tree.amount)]
        partner = self._plan.total if row is table.total and self._plan else self._partners.get(row.index)
        if partner is not None and self._plan is not None and self._plan.spec.tree is not None and self._partners:
            pagu.insert(0, ReportCell(self._plan, partner, self._plan.spec.tree.amount))
        realisasi = [ReportCell(table, row, "realisasi")] if "realisasi" in table.columns else []
        return {PAGU: tuple(pagu), REALISASI: tuple(realisasi)}

    def rows(self) -> Iterator[Compared]:
        """Every row of the report, then what only the finance system has."""
        tree = self._table.spec.tree
        for row in self._table.rows:
            found = self._matching.of_row(row)
            node = found.node if found else None
            code = row.text(tree.code) if tree else ""
            yield Compared(
                row.level,
                self._table.label(row),
                code or (node.code if node else ""),
                found,
                node,
                self._cells(row),
                _amounts(node),
            )
        for node in self._matching.only_there:
            yield from self._alone(node)

    def _alone(self, node: Node) -> Iterator[Compared]:
        yield Compared(node.level, node.label, node.code, None, node, {}, _amounts(node))
        for child in self._tree.children(node):
            yield from self._alone(child)

    def total(self) -> Compared:
        """The whole budget."""
        there = {measure: self._tree.total(measure) for measure in MEASURES}
        total = self._table.total
        if total is not None:
            return Compared(None, "JUMLAH", "", None, None, self._cells(total), there)
        return Compared(None, "JUMLAH", "", None, None, {}, there)


def _amounts(node: Node | None) -> Mapping[str, Decimal | None]:
    return {measure: node.amount(measure) if node else None for measure in MEASURES}


class _Judge:
    """What must be said of a comparison. ``causes`` has the likely cause of each problem by its identity."""

    def __init__(self, found: Reconciliation) -> None:
        self._found = found
        self.causes: dict[int, str] = {}

    @cached_property
    def _by_row(self) -> Mapping[int, Compared]:
        rows = self._found.table.rows
        return {row.index: each for row, each in zip(rows, self._found.compared, strict=False)}

    def problems(self) -> Iterator[tuple[str, Problem]]:
        """Rows on one side only, amounts that differ, and names that are only alike."""
        for row in self._found.table.rows:
            compared = self._by_row[row.index]
            if compared.node is None:
                if row.parent is None or self._by_row[row.parent].node is not None:
                    yield "R01", self._only_here(row)
                continue
            if compared.match is not None and self._is_named_otherwise(row, compared.match):
                yield "R05", self._named_otherwise(row, compared.match)
            yield from self._amounts(row, compared)
        yield from self._total()
        for node in self._found.matching.only_there:
            yield "R02", self._only_there(node)

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
        lonely = [node for node in self._found.matching.only_there if node in self._found.tree.children(parent)]
        return here - sum((node.amount(measure) or Decimal(0) for node in lonely), Decimal(0))

    def _difference(self, row: Row, compared: Compared, measure: str) -> Problem | None:
        there = compared.there.get(measure)
        cells = [cell for cell in compared.cells.get(measure, ()) if cell.amount is not None]
        wrong = [cell for cell in cells if abs((cell.amount or Decimal(0)) - (there or 0)) > self._found.tolerance]
        if there is None or not wrong:
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
            f"{measure.capitalize()} di sini berbeda dari berkas keuangan" + (f": {cause}." if cause else "."),
            expected=there,
            actual=here,
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
            Neighbour(other.label, other.here(measure), other.there.get(measure))
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
        table = self._found.table
        amounts = ", ".join(
            f"{measure} {format_short(amount)}"
            for measure in self._found.measures
            if (amount := node.amount(measure)) is not None
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
        differs = bool(found.node.name) and name_key(found.node.name) != name_key(self._found.table.label(row))
        return differs and found.by is not By.MAPPING

    def _named_otherwise(self, row: Row, found: Match) -> Problem:
        by_code = found.by is By.CODE
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


def _score(found: Match) -> str:
    return f"kemiripan {format_number(Decimal(str(found.score)) * 100, 0)}%"
