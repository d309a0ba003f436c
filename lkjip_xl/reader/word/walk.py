"""One pass over the part with the text of a document, by events.

The final view counts: what tracked changes put in is read, what they take out and what is hidden is not. Whatever
wraps a run, a cell, a row or a table (content controls, smart tags, links) is gone through.
"""

from __future__ import annotations

from lkjip_xl.files.limits import Limits
from lkjip_xl.files.package import Package, read_elements
from lkjip_xl.reader.word.aside import Aside
from lkjip_xl.reader.word.content import NotRead
from lkjip_xl.reader.word.field_marks import FieldMarks
from lkjip_xl.reader.word.letters import Letters
from lkjip_xl.reader.word.names import in_all_spaces
from lkjip_xl.reader.word.numbering import Numbering
from lkjip_xl.reader.word.paragraphs import Paragraphs
from lkjip_xl.reader.word.state import State
from lkjip_xl.reader.word.styles import Styles
from lkjip_xl.reader.word.tables import Tables
from lkjip_xl.reader.word.unread import NotReadHere


def walk(package: Package, part: str, styles: Styles, numbering: Numbering, limits: Limits) -> State:
    """Go through the part: what it holds, and what was met that is not read.

    Raises:
        UnreadableFile: if it is damaged, or above a limit.

    """
    reading = Reading(State(styles, numbering, limits))
    read_elements(part, package.read(part), reading.starts, reading.ends, reading.letters)
    return reading.ended()


class Reading:
    """What is called for the elements of a text as they begin (by namespace and name) and end, and for letters."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._paragraphs, letters = Paragraphs(state), Letters(state)
        readers = (
            Aside(state),
            self._paragraphs,
            letters,
            FieldMarks(state),
            Tables(state, self._paragraphs),
            NotReadHere(state, self._paragraphs),
        )
        self.starts = in_all_spaces({name: call for reader in readers for name, call in reader.starts.items()})
        self.ends = in_all_spaces({name: call for reader in readers for name, call in reader.ends.items()})
        self.letters = letters.letters

    def ended(self) -> State:
        """What was read, when all of it was told."""
        state = self._state
        state.refuse_above_limits()
        self._paragraphs.let_go(state.story)
        for each in state.story.fields:
            state.names.add(NotRead.OPEN_FIELD, state.near, "".join(each.code))
        return state
