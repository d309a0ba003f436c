"""A cell as it was read: what it holds, what a person sees there, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from lkjip_xl.report.place import Place
from lkjip_xl.text.numbers import Nothing


class Content(Enum):
    """What a cell holds, as far as a reader can tell."""

    EMPTY = "empty"
    NIL = "nil"  # a dash: nothing, on purpose
    NOT_AVAILABLE = "not available"
    NUMBER = "number"
    TEXT = "text"
    ERROR = "error"  # #REF! and its like
    UNCALCULATED = "uncalculated"  # a formula without a stored value


CONTENT_OF_NOTHING = {
    Nothing.EMPTY: Content.EMPTY,
    Nothing.NIL: Content.NIL,
    Nothing.NOT_AVAILABLE: Content.NOT_AVAILABLE,
}
"""What a cell holds in which a text for nothing is written."""

# What is written in a cell that holds a picture: Excel lays it in the cell, and stores an error.
PICTURE = "gambar"


@dataclass(frozen=True, slots=True)
class Formula:
    """The formula of a cell, without the equals sign, and whether its result is stored.

    ``origin`` is the cell for which the text is written: a formula that is filled down stands in the file once,
    and its relative addresses move with the cells that share it.
    """

    text: str
    origin: tuple[int, int]
    stored: bool = True


@dataclass(frozen=True, slots=True)
class Cell:
    """A value with its place.

    ``written`` is what a person sees in the cell. ``number`` is the figure in rupiah, in percent
    points or in the unit of a target, ``bounds`` those of a target that is a range. ``decimals`` is how
    many the cell shows. ``as_text`` says that the figure stood there as text, ``ambiguous`` that its
    separator can mean two things, ``carried`` that it stands in a row above and holds for this one too. ``serial``
    is the number that Excel keeps of a date or a time, or of a code whose last zero it dropped, ``decided_by`` the
    unit that says what an ambiguous separator means, ``decided_from`` the other figures that do, ``satuan`` the
    unit of the indicator where the table of its targets names one. ``text_cell`` says that the figure of a target
    or realisasi stands there as text on purpose:
    in a cell with the format of texts, as in the template, or by a formula that repeats another cell.
    ``unformatted`` says that the cell's format leaves the decimals to the number.
    ``of_parts`` says that nothing stands there, and the amount is what the parts of its row add up to.
    ``text_format`` says that a figure other than a target stands in a cell with the format of texts: what is typed
    there stays a text. ``over`` is over how many rows of one sasaran the cell is merged. ``typed`` is the text
    with its line breaks, where it has some; ``listed`` says that the cell holds a list, of which this is a line.
    ``stored`` is what formulas compare, where blanks that nobody sees make it something else than is written.
    ``expression`` is the formula that gives the figure, where there is one.
    """

    place: Place
    content: Content
    written: str
    number: Decimal | None = None
    unit: str = ""
    decimals: int = 0
    as_text: bool = False
    ambiguous: bool = False
    formula: bool = False
    bounds: tuple[Decimal, Decimal] | None = None
    carried: bool = False
    serial: Decimal | None = None
    text_cell: bool = False
    decided_by: str = ""
    decided_from: str = ""
    satuan: str = ""
    unformatted: bool = False
    of_parts: bool = False
    text_format: bool = False
    over: int = 1
    typed: str = ""
    listed: bool = False
    stored: str = ""
    expression: Formula | None = field(default=None, compare=False)

    @property
    def as_typed(self) -> str:
        """What is written in the cell, on as many lines as it was typed."""
        return self.typed or self.written

    @property
    def to_formulas(self) -> str:
        """What the cell is to formulas, which compare it to the last blank."""
        return self.stored or self.written

    @property
    def amount(self) -> Decimal | None:
        """The figure to compute with: a dash counts as zero; None where there is no figure."""
        return Decimal(0) if self.content is Content.NIL else self.number

    @property
    def is_undecided(self) -> bool:
        """Whether its separator can mean two things, and nothing in the report says which."""
        return self.ambiguous and not (self.decided_by or self.decided_from)

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in the cell."""
        return self.content is Content.EMPTY

    @property
    def stands_here(self) -> bool:
        """Whether something stands in the cell itself, and not in a row above for which it holds too."""
        return not (self.is_blank or self.carried)
