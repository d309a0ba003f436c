"""Where a sentence names something of the workbook."""

from __future__ import annotations

from dataclasses import dataclass

from lkjip_xl.rules.evidence.facts import Thing


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a sentence names something: one thing, or one of several; ``all_of`` says that all of them are meant.

    ``loose`` says that its name is short, so that it is meant only beside the table that has it.
    """

    start: int
    end: int
    things: tuple[Thing, ...]
    all_of: bool = False
    loose: bool = False
