"""What a finding says, with its cells as they are called in the finished workbook: its columns stand elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from lkjip_xl.books.finished.layout import Layouts
from lkjip_xl.report.place import Place
from lkjip_xl.rules.findings import Finding, NotJudged, Problem
from lkjip_xl.show.wording import worded
from lkjip_xl.text.addresses import column_number

# Behind a cell that the finished workbook does not show.
IN_FILE = "di berkas"
_CELL = re.compile(r"(?<![\w.,+-])(?P<column>[A-Z]{1,3})(?P<row>[1-9]\d{0,6})(?![\w-]|[.,]\w| untuk semua rumus)")
# Between the name of a sheet and a cell of it: other cells of it, what is typed into them, words between them.
_BETWEEN = re.compile(r"(?:: [^:;“]{1,20}?(?=, | dan )|“[^”]*”|[ ,–:()]|sel|dan|[A-Z]{1,3}[1-9]\d*)*")
# What stands behind these is the code of a rule.
_BEFORE_CODE = ("lihat ", "disebut ", "aturan ")
_OF_STAFF = re.compile("“[^”]*”")


def told_here(text: str, problem: Problem, layouts: Layouts) -> str:
    """A sentence of a finding with the addresses of the finished workbook; other words that look like one stay."""
    return _Told(layouts, problem.place.sheet, frozenset(_places_of(problem))).here(text)


def finding_here(finding: Finding, layouts: Layouts) -> Finding:
    """A finding whose sentences name the cells of the finished workbook; what staff typed stays as it is."""
    problem = finding.problem
    message, should_be, hint = (
        told_here(each, problem, layouts) for each in (problem.message, problem.should_be, worded(problem.hint))
    )
    return replace(finding, problem=replace(problem, message=message, should_be=should_be, hint=hint))


def not_judged_here(not_judged: NotJudged, layouts: Layouts) -> NotJudged:
    """What could not be judged, with its cell as it is called in the finished workbook."""
    place = layouts.target(not_judged.place) if not_judged.place is not None else None
    return replace(not_judged, reason=_Told(layouts).here(not_judged.reason), place=place)


def _places_of(problem: Problem) -> Iterable[Place]:
    """The cells that a finding has besides its sentences: their addresses are no other words."""
    typed = (fix.place for way in problem.fixes for fix in way)
    return (problem.place, *problem.basis, *problem.others, *problem.related, *typed)


class _Told:
    """Sentences about one sheet of the user's file, or about none, and the cells that they surely name."""

    def __init__(self, layouts: Layouts, home: str = "", known: frozenset[Place] = frozenset()) -> None:
        self._layouts, self._home, self._known = layouts, home, known
        sheets = {*layouts.sheets_of_file, *(each.sheet for each in known)}
        self._sheets = sorted(sheets, key=len, reverse=True)

    def here(self, text: str) -> str:
        """A text with the addresses of the finished workbook."""
        typed = [found.span() for found in _OF_STAFF.finditer(text)]

        def named(found: re.Match[str]) -> str:
            if any(first < found.start() < end for first, end in typed):
                return found[0]
            return self._named(found, text[: found.start()])

        return _CELL.sub(named, text)

    def _named(self, found: re.Match[str], before: str) -> str:
        if before.endswith(_BEFORE_CODE):
            return found[0]
        led = self._leading_to(before)
        sheets = [led] if led else [self._home, self._last_named(before), *self._sheets]
        places = [Place(sheet, int(found["row"]), column_number(found["column"])) for sheet in sheets if sheet]
        # A cell that the finding does not have besides its words is one of the sheet that the words are about.
        place = next((each for each in places if each in self._known), places[0] if led or self._home else None)
        if place is None:
            return found[0]
        target = self._layouts.target(place)
        if target is None:
            surely = led or place in self._known or before.endswith("sel ")
            return f"{found[0]} ({IN_FILE})" if surely else found[0]
        return target.address

    def _leading_to(self, before: str) -> str:
        """The sheet that is named right before a cell; empty where none is."""
        for sheet in self._sheets:
            at = before.rfind(sheet)
            if at >= 0 and _BETWEEN.fullmatch(before[at + len(sheet) :]):
                return sheet
        return ""

    def _last_named(self, before: str) -> str:
        """The sheet that was named last before a cell; empty where none was."""
        return max(self._sheets, key=lambda sheet: (before.rfind(sheet), len(sheet)), default="")
