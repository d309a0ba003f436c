"""What a finding says, with its cells as they are called in the finished workbook: its columns stand elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from lkjip_xl.books.finished.layout import Layouts
from lkjip_xl.report.place import Place
from lkjip_xl.rules.findings import NotJudged, Problem
from lkjip_xl.text.addresses import column_number

# Behind a cell that the finished workbook does not show.
IN_FILE = "di berkas"
_CELL = re.compile(r"(?<![\w.,-])(?P<column>[A-Z]{1,3})(?P<row>[1-9]\d{0,6})(?![\w-]|[.,]\w)")
# Between the name of a sheet and a cell of it: other cells of it, and words between cells.
_BETWEEN = re.compile(r"(?:[ ,–:]|sel|dan|[A-Z]{1,3}[1-9]\d*)*")


def places_of(problem: Problem) -> Iterable[Place]:
    """Every cell that a finding may name."""
    typed = (fix.place for way in problem.fixes for fix in way)
    return (problem.place, *problem.basis, *problem.others, *problem.related, *typed)


def told_here(text: str, problem: Problem, layouts: Layouts) -> str:
    """A sentence of a finding with the addresses of the finished workbook; other words that look like one stay."""
    known = {(each.sheet, each.address): layouts.target(each) for each in places_of(problem)}
    sheets = sorted({sheet for sheet, _ in known}, key=len, reverse=True)

    def here(found: re.Match[str]) -> str:
        sheet = _sheet_before(text[: found.start()], sheets) or problem.place.sheet
        return _named(found[0], sheet, known)

    return _CELL.sub(here, text)


def not_judged_here(not_judged: NotJudged, layouts: Layouts) -> NotJudged:
    """What could not be judged, with its cell as it is called in the finished workbook."""
    sheets = sorted((each.sheet for each in layouts.by_key.values()), key=len, reverse=True)

    def here(found: re.Match[str]) -> str:
        sheet = _sheet_before(not_judged.reason[: found.start()], sheets)
        if not sheet:
            return found[0]
        target = layouts.target(Place(sheet, int(found["row"]), column_number(found["column"])))
        return f"{found[0]} ({IN_FILE})" if target is None else target.address

    place = layouts.target(not_judged.place) if not_judged.place is not None else None
    return replace(not_judged, reason=_CELL.sub(here, not_judged.reason), place=place)


def _named(address: str, sheet: str, known: Mapping[tuple[str, str], Place | None]) -> str:
    if (sheet, address) not in known:
        return address
    target = known[sheet, address]
    return f"{address} ({IN_FILE})" if target is None else target.address


def _sheet_before(text: str, sheets: Iterable[str]) -> str:
    """The sheet that is named before a cell; empty where none is."""
    for sheet in sheets:
        at = text.rfind(sheet)
        if at >= 0 and _BETWEEN.fullmatch(text[at + len(sheet) :]):
            return sheet
    return ""
