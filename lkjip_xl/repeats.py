"""Findings at cells that only repeat another cell: the mistake is where the figure was typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lkjip_xl.findings import Finding
from lkjip_xl.model import Place, Report
from lkjip_xl.recompute import Recomputed

# A target is printed in both tables, and its unit is mended where it is typed: named in both.
_NAMED_IN_BOTH = frozenset({"D06"})


def without_repeats(report: Report, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings without those that a formula has brought along from another table.

    What is still named at such a formula gets the advice to mend the cell that it repeats.
    """
    origins = dict(_origins(report))
    named = {(finding.code, finding.problem.place) for finding in findings}
    kept: list[Finding] = []
    for finding in findings:
        origin = origins.get(finding.problem.place)
        if origin is None or (finding.code, origin) not in named:
            kept.append(finding)
        elif finding.code in _NAMED_IN_BOTH:
            hint = f"Betulkan di {origin.sheet} sel {origin.address}; sel ini mengikutinya."
            kept.append(replace(finding, problem=replace(finding.problem, hint=hint)))
    return tuple(kept)


def _origins(report: Report) -> Iterator[tuple[Place, Place]]:
    """Every cell that is a formula in a linked column, with the cell that it repeats."""
    recomputed = Recomputed(report)
    for table in report.report_tables:
        for column in table.spec.columns:
            if column.link is None or column.key not in table.columns:
                continue
            for row in table.rows:
                if not row.cells[column.key].formula:
                    continue
                source = recomputed.source(table, row, column.link)
                if source:
                    origin, origin_row = source
                    yield row.cells[column.key].place, origin.place(origin_row, column.link.column)
