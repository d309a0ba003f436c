"""Advice in the words of whoever shows it: options and commands on the terminal, buttons and fields in the page.

Who shows it is said once, around a whole task: what the task writes, a page, a workbook or a document, words its
advice alike. Where nobody says it, it is the terminal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import pairwise

from lkjip_xl.files.refusal import Unreadable
from lkjip_xl.show.on_the_terminal import typed
from lkjip_xl.text.ways import Advice, Way, passages

# Before where something is filled or pressed, and between two of which one is enough.
_IN, _OR = " di ", " atau "
_NAMED: ContextVar[Callable[[Way], str]] = ContextVar("how a way is named", default=typed)


@contextmanager
def ways_named_by(named: Callable[[Way], str]) -> Iterator[None]:
    """Name the ways of every advice in this manner."""
    before = _NAMED.set(named)
    try:
        yield
    finally:
        _NAMED.reset(before)


def named(way: Way) -> str:
    """What somebody types, presses or fills to go a way."""
    return _NAMED.get()(way)


def worded(advice: Advice) -> str:
    """What to do, each way named; a field or a part of the page to which two of them lead is named once."""
    parts = passages(advice)
    texts = [each if isinstance(each, str) else named(each) for each in parts]
    ways = [at for at, each in enumerate(parts) if not isinstance(each, str)]
    for before, at in pairwise(ways):
        first, second = (texts[each].rpartition(_IN) for each in (before, at))
        if first[1] and first[2] == second[2] and texts[before + 1 : at] == [_OR]:
            texts[before] = first[0]
        elif second[1] and second[2] in {first[2], texts[before]}:
            texts[at] = second[0]
    return "".join(texts)


def refusal(unreadable: Unreadable) -> str:
    """Why a file could not be read, and what to do: two sentences."""
    return f"{unreadable.reason} {worded(unreadable.hint)}"
