"""The report in sheets that are tables of it, by the choices that its own figures tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lkjip_xl import tables
from lkjip_xl.reader.printed.choices import Formulas, with_choices
from lkjip_xl.reader.printed.formula_column import Rows, with_formulas
from lkjip_xl.reader.report import finished, tables_of
from lkjip_xl.reader.workbook import Grid
from lkjip_xl.report.model import Report
from lkjip_xl.report.origin import DocumentRead
from lkjip_xl.report.settings import Settings


@dataclass(frozen=True, slots=True)
class Built:
    """A report, the sheets that it was read from by the key of their table, and what is said of each choice.

    ``with_formulas`` are the keys of those beside which formulas of capaian stand now.
    """

    report: Report
    grids: Mapping[str, Grid]
    told: tuple[str, ...]
    with_formulas: tuple[str, ...] = ()


def built(
    grids: Mapping[str, Grid], settings: Settings, read: DocumentRead, headed: Mapping[str, Rows] | None = None
) -> Built:
    """The report in the sheets; ``read`` is what is known of the file, ``headed`` as for its formulas."""
    # What was built last is the report.
    used: dict[str, Grid] = {}

    def build(settings: Settings, formulas: Formulas) -> Report:
        used.update(with_formulas(grids, formulas, headed))
        ordered = {spec.key: used[spec.key] for spec in tables.TABLES if spec.key in used}
        names = tuple(grid.name for grid in ordered.values())
        return finished(Report(settings, tables_of(ordered, settings), {}, sheets=names, document=read))

    report, told = with_choices(build, settings)
    now = {key for key, grid in used.items() if len(grid.cells) > len(grids[key].cells)}
    beside = tuple(sorted(now.union(read.with_formulas)))
    read = replace(read, choices=told, with_formulas=beside)
    return Built(replace(report, document=read), used, told, beside)
