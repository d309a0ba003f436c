"""What became of a document that the report was put into."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from lkjip_xl.books.document.own.offers import Kind


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name that nothing has: as it is written, and the nearest ones that something has.

    ``several`` says that more than one thing is called so: all of those.
    """

    written: str
    nearest: tuple[str, ...] = ()
    several: bool = False


@dataclass(frozen=True, slots=True)
class Misplaced:
    """A mark that was left where it stands, and why, in the words behind its name."""

    written: str
    why: str


@dataclass(frozen=True, slots=True)
class LostBlank:
    """What somebody has filled into a blank of a sentence that is no more: the blank, and the text."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Other:
    """For whom a document was filled, and for whom it would be now: agencies with their year."""

    was: str
    now: str


@dataclass(slots=True)
class Outcome:
    """What was done, and what somebody should know of the rest.

    ``replaced`` counts what was written, ``same`` what said the same already. ``edited`` are parts that somebody
    has changed since and that were left, ``gone`` those whose name nothing has any more. ``lacking`` are those for
    which the workbook has nothing yet, ``wide`` tables that are wider than there is room. ``blanks`` are to be
    filled still, ``lost`` have no place any more. ``captions`` are marks under the caption of another table, with
    it. ``stale`` are edited parts whose figures have changed since. ``other`` is for whom it was filled where that
    is somebody else: then nothing was done. ``protected`` and ``tracked`` say how the document is kept;
    ``stripped`` counts parts that another program has saved without what tells them, ``stripped_figures`` those
    inside a line.

    """

    replaced: Counter[Kind] = field(default_factory=Counter)
    same: int = 0
    edited: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    gone: list[Unknown] = field(default_factory=list)
    unknown: list[Unknown] = field(default_factory=list)
    misplaced: list[Misplaced] = field(default_factory=list)
    lacking: list[str] = field(default_factory=list)
    wide: list[str] = field(default_factory=list)
    blanks: list[str] = field(default_factory=list)
    lost: list[LostBlank] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    other: Other | None = None
    protected: bool = False
    tracked: bool = False
    stripped: int = 0
    stripped_figures: int = 0

    @property
    def is_of_ours(self) -> bool:
        """Whether the document had any mark, or any part that was written before."""
        found = (self.edited, self.gone, self.unknown, self.misplaced)
        return bool(self.replaced or self.same or any(found))

    @property
    def has_placed(self) -> bool:
        """Whether anything of the report stands in it now."""
        return bool(self.replaced or self.same or self.edited)

    @property
    def is_whole(self) -> bool:
        """Whether every mark got what it asks for."""
        return not (self.unknown or self.misplaced or self.gone or self.lacking)
