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
    state = State(styles, numbering, limits)
    paragraphs, letters = Paragraphs(state), Letters(state)
    readers = (
        Aside(state),
        paragraphs,
        letters,
        FieldMarks(state),
        Tables(state, paragraphs),
        NotReadHere(state, paragraphs),
    )
    starts = {name: call for reader in readers for name, call in reader.starts.items()}
    ends = {name: call for reader in readers for name, call in reader.ends.items()}
    read_elements(part, package.read(part), in_all_spaces(starts), in_all_spaces(ends), letters.letters)
    state.refuse_above_limits()
    paragraphs.let_go(state.story)
    for each in state.story.fields:
        state.names.add(NotRead.OPEN_FIELD, state.near, "".join(each.code))
    return state
