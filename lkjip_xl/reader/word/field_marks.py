"""The begin and the end of fields, and what they show."""

from __future__ import annotations

from collections.abc import Mapping

from lkjip_xl.files.limits import DEEPEST_IN_WORD
from lkjip_xl.reader.word.content import NotRead
from lkjip_xl.reader.word.fields import Field, Phase
from lkjip_xl.reader.word.names import Attributes, Do, Done, value
from lkjip_xl.reader.word.state import State


class FieldMarks:
    """Keeps the fields of a text that are open."""

    def __init__(self, state: State) -> None:
        self._now = state

    @property
    def starts(self) -> Mapping[str, Do]:
        """What to do where an element begins."""
        return {"w:fldChar": self._mark, "w:fldSimple": self._begin_simple}

    @property
    def ends(self) -> Mapping[str, Done]:
        """What to do where one ends."""
        return {"w:fldSimple": self._end}

    def _mark(self, attributes: Attributes) -> None:
        fields = self._now.story.fields
        match value(attributes, "fldCharType"):
            case "begin":
                self._begin()
            case "separate" if fields and fields[-1].phase is Phase.CODE and not self._now.skip:
                self._code_ended(fields[-1])
            case "end":
                self._end()

    def _begin(self) -> Field | None:
        paragraph = self._now.paragraph
        if paragraph is None:
            return None
        begun = Field(self._now.hides(paragraph))
        fields = self._now.story.fields
        fields.append(begun)
        if len(fields) > DEEPEST_IN_WORD:  # nobody writes so many in one another: the first of them never ends
            first = fields.pop(0)
            self._now.names.add(NotRead.OPEN_FIELD, self._now.words_before(), "".join(first.code))
            paragraph.parts += first.left_open()
        return begun

    def _begin_simple(self, attributes: Attributes) -> None:
        if begun := self._begin():
            begun.add_code(value(attributes, "instr"))
            self._code_ended(begun)

    def _code_ended(self, found: Field) -> None:
        found.phase = Phase.RESULT
        found.held.clear()
        self._now.counts.take(found)

    def _end(self) -> None:
        paragraph, fields = self._now.paragraph, self._now.story.fields
        if paragraph is None or not fields:
            return
        found = fields.pop()
        if found.phase is Phase.CODE:  # it has no result
            self._now.counts.take(found)
        shown = found.shown
        if shown is not None and not found.hidden:
            if found.sequence:
                paragraph.sequences.append(found.sequence)
            self._now.story.show(shown)
