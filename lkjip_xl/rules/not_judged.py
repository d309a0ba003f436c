"""What was not judged, in few words: every reason once, with the rules it stopped and the cells it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lkjip_xl.report.place import Place, named, stretches
from lkjip_xl.rules.findings import NotJudged
from lkjip_xl.text.sentences import and_others, most_named

_MOST_STRETCHES = 6


def reasons_not_judged(not_judged: Sequence[NotJudged]) -> Iterator[str]:
    """The reasons why something was not judged, each once with the rules that it stopped."""
    reasons: dict[str, list[str]] = {}
    for code, reason in _together(not_judged):
        codes = reasons.setdefault(reason, [])
        if code not in codes:
            codes.append(code)
    for reason, codes in reasons.items():
        yield f"{reason} ({', '.join(codes)})"


def _together(not_judged: Sequence[NotJudged]) -> Iterator[tuple[str, str]]:
    """Every reason with its rule; those that say the same of several cells as one that names the cells."""
    alike: dict[tuple[str, str, str, str], list[Place]] = {}
    for each in not_judged:
        before, behind, sheet = each.reason, "", ""
        found = _address_in(each)
        if each.place is not None and found is not None:
            before, behind, sheet = each.reason[: found.start()], each.reason[found.end() :], each.place.sheet
        places = alike.setdefault((each.code, before, behind, sheet), [])
        if each.place is not None and sheet:
            places.append(each.place)
    for (code, before, behind, _), places in alike.items():
        yield code, f"{before}{_some_of(places)}{behind}"


def _address_in(each: NotJudged) -> re.Match[str] | None:
    """Where the reason names the cell that it is about."""
    if each.place is None:
        return None
    return re.search(rf"(?<=\s){re.escape(each.place.address)}(?!\w)", each.reason)


def _some_of(places: Sequence[Place]) -> str:
    """Cells as stretches of a column, the first ones alone where there are many."""
    every = stretches(sorted(set(places), key=lambda place: (place.column, place.row)))
    most = most_named(len(every), _MOST_STRETCHES)
    left = sum(map(len, every[most:]))
    return named(every[:most]) + and_others(left, "sel")
