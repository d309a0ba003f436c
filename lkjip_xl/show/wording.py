"""Advice in the words of whoever shows it: options and commands on the terminal, buttons and fields in the page.

Who shows it is said once, around a whole task: what the task writes, a page, a workbook or a document, words its
advice alike. Where nobody says it, it is the terminal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from lkjip_xl.files.refusal import Unreadable
from lkjip_xl.show.on_the_terminal import typed
from lkjip_xl.text.ways import Advice, Way, passages

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
    """What to do, each way named."""
    return "".join(each if isinstance(each, str) else named(each) for each in passages(advice))


def refusal(unreadable: Unreadable) -> str:
    """Why a file could not be read, and what to do: two sentences."""
    return f"{unreadable.reason} {worded(unreadable.hint)}"
