"""What is passed over on the way: what changes took out, how things were before, and the second of two ways."""

from __future__ import annotations

from collections.abc import Mapping

from lkjip_xl.reader.word.names import Attributes, Do, Done
from lkjip_xl.reader.word.state import State

# What holds how something was before a change, or settings of a content control; a reading aid is no text either.
_ASIDE = (
    "w:pPrChange", "w:rPrChange", "w:tblPrChange", "w:tblPrExChange", "w:tcPrChange", "w:trPrChange",
    "w:sectPrChange", "w:tblGridChange", "w:numberingChange", "w:sdtPr", "w:sdtEndPr", "w:rt",
)  # fmt: skip
_TAKEN_OUT = ("w:del", "w:moveFrom")
_WAYS = ("mc:Choice", "mc:Fallback")


class Aside:
    """Says when to pass over what comes."""

    def __init__(self, state: State) -> None:
        self._now = state
        self._skips: list[bool] = []
        self._taken: list[bool] = []
        self._asks: list[bool] = []
        self._contents: list[bool] = []

    @property
    def starts(self) -> Mapping[str, Do]:
        """What to do where an element begins."""
        return {
            **dict.fromkeys(_ASIDE, lambda _: self._leave(out=True)),
            **dict.fromkeys(_TAKEN_OUT, self._begin_taken_out),
            **dict.fromkeys(_WAYS, self._begin_way),
            "mc:AlternateContent": lambda _: self._taken.append(False),
            "w:sdt": lambda _: self._asks.append(False),
            "w:showingPlcHdr": self._ask,
            "w:sdtContent": self._begin_content,
        }

    @property
    def ends(self) -> Mapping[str, Done]:
        """What to do where one ends."""
        return {
            **dict.fromkeys((*_ASIDE, *_TAKEN_OUT, *_WAYS), self._go_on),
            "mc:AlternateContent": self._taken.pop,
            "w:sdt": self._asks.pop,
            "w:sdtContent": self._end_content,
        }

    def _leave(self, *, out: bool) -> None:
        self._skips.append(out)
        self._now.skip += out

    def _go_on(self) -> None:
        self._now.skip -= self._skips.pop()

    def _begin_taken_out(self, _: Attributes) -> None:
        """What a change takes out; among the properties of a row or paragraph it says that they are."""
        row, paragraph = self._now.row, self._now.told
        if row is not None and row.being_told:
            row.out = True
        elif paragraph is not None:
            paragraph.mark_gone = True
        self._leave(out=not (row is not None and row.being_told) and paragraph is None)

    def _begin_way(self, _: Attributes) -> None:
        """One of several ways to write the same: the first is taken."""
        self._leave(out=not self._taken or self._taken[-1])
        if self._taken:
            self._taken[-1] = True

    def _ask(self, _: Attributes) -> None:
        if self._asks:
            self._asks[-1] = True

    def _begin_content(self, _: Attributes) -> None:
        """What a content control holds; its text counts for nothing where it only asks to be typed over."""
        self._contents.append(bool(self._asks) and self._asks[-1])
        self._now.blank += self._contents[-1]

    def _end_content(self) -> None:
        self._now.blank -= self._contents.pop()
