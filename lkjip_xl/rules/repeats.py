"""Findings at cells that only repeat another cell: the mistake is where the figure was typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from lkjip_xl.figures.recompute import Recomputed
from lkjip_xl.report.codes import Code
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.pairing import code_key
from lkjip_xl.report.place import Place
from lkjip_xl.rules.findings import Finding
from lkjip_xl.tables.sources import Link
from lkjip_xl.tables.spec import Column, Kind
from lkjip_xl.text.words import name_key

# A target is printed in both tables, and its unit is mended where it is typed: named in both.
_NAMED_IN_BOTH = frozenset({"D06"})


class Repeats:
    """Which findings only say again, at a formula, what is said at the cell that the formula repeats."""

    def __init__(self, report: Report, candidates: Sequence[Finding]) -> None:
        self._origins = {**dict(_looked_up(report)), **_origins_in(report)}
        self._named = {(finding.code, finding.problem.place): finding for finding in candidates}

    def accepted_together(self, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """The findings, those that are repeats accepted where the finding that they repeat is."""
        origins = [self._origin(finding) for finding in findings]
        return tuple(
            finding if origin is None else replace(finding, waiver=finding.waiver or origin.waiver)
            for finding, origin in zip(findings, origins, strict=True)
        )

    def without(self, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """The findings without the repeats among them.

        What is still named at such a formula gets the advice to mend the cell that it repeats.
        """
        kept: list[Finding] = []
        for finding in findings:
            origin = self._origin(finding)
            if origin is None:
                kept.append(finding)
            elif finding.code in _NAMED_IN_BOTH:
                place = origin.problem.place
                hint = f"Betulkan di {place.sheet} {place.cell}; sel ini mengikutinya."
                fixes = origin.problem.fixes
                kept.append(replace(finding, problem=replace(finding.problem, hint=hint, fixes=fixes)))
        return tuple(kept)

    def _origin(self, finding: Finding) -> Finding | None:
        """The finding that a finding repeats."""
        origin = self._origins.get(finding.problem.place)
        return None if origin is None else self._named.get((finding.code, origin))


def _looked_up(report: Report) -> Iterator[tuple[Place, Place]]:
    """Every formula that finds a figure by a name, with the cell that it shows; a part or a sum is another one."""
    recomputed = Recomputed(report)
    for table in report.report_tables:
        for column in table.spec.columns:
            for row in table.rows if column.lookup is not None and column.key in table.columns else ():
                source = recomputed.source(table, row, column.lookup) if row.cells[column.key].formula else None
                changed = recomputed.part(table, row) is not None or recomputed.named_together(table, row)
                if source and column.lookup is not None and not changed:
                    origin, origin_row = source
                    yield row.cells[column.key].place, origin.place(origin_row, column.lookup.key)


def typed_at(report: Report, place: Place) -> Place:
    """Where somebody typed what a cell shows: a formula that repeats another cell is mended there."""
    origins, seen = _origins_in(report), {place}
    origin = place
    while origin in origins and origins[origin] not in seen:
        origin = origins[origin]
        seen.add(origin)
    return place if origin in _formulas_in(report) else origin


@lru_cache(maxsize=1)
def _origins_in(report: Report) -> Mapping[Place, Place]:
    return dict(_origins(report))


@lru_cache(maxsize=1)
def _formulas_in(report: Report) -> frozenset[Place]:
    cells = (cell for table in report.report_tables for _, _, cell in table.cells(*Kind))
    return frozenset(cell.place for cell in cells if cell.formula)


def _origins(report: Report) -> Iterator[tuple[Place, Place]]:
    """Every cell that is a formula in a column that is taken over, with the cell that it repeats."""
    recomputed = Recomputed(report)
    for table in report.report_tables:
        for column in table.spec.columns:
            link = _taken_over(report, column)
            if link is None or column.key not in table.columns:
                continue
            for row in table.rows_with(column):
                if not row.cells[column.key].formula:
                    continue
                source = recomputed.source(table, row, link)
                if source:
                    origin, origin_row = source
                    yield row.cells[column.key].place, origin.place(origin_row, link.key_in(origin_row.says))
            yield from _of_headings(report, table, column, link)


def _of_headings(report: Report, table: Table, column: Column, link: Link) -> Iterator[tuple[Place, Place]]:
    """The same of the urusan and bidang urusan above the programs: each is that of its code and name."""
    origin = report.tables.get(link.table)
    there = {_heading_key(origin, row): row for row in origin.budget_headings} if origin is not None else {}
    for row in table.budget_headings:
        cell, origin_row = row.cells.get(column.key), there.get(_heading_key(table, row))
        if origin is not None and cell is not None and cell.formula and origin_row is not None:
            yield cell.place, origin.place(origin_row, link.key_in(origin_row.says))


def _heading_key(table: Table, row: Row) -> tuple[Code, str]:
    tree = table.spec.tree
    return code_key(row.text(tree.code)) if tree else (), name_key(table.label(row))


def _taken_over(report: Report, column: Column) -> Link | None:
    """What the formulas of a column repeat; those of Tabel 3.1.3 only in the report's year and the one before."""
    of_its_year = (link for year, link in column.same_as if report.settings.year(year) == column.year)
    return column.link or next(of_its_year, None)
