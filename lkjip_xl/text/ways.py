"""What to do about something, as data: a sentence, and in it the ways that whoever shows it words as it can.

On the terminal a way is an option or a command, on a page it is a button or a field. What to type into which cells
is no way of these: that are the fixes of a finding.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Action(Enum):
    """A way that needs nothing more to be said. The value is its name, which JSON has too."""

    ADD_MONTHS = "add months"
    """The amounts of single months, or other periods, are added up."""
    NAME_OUTPUT = "name output"
    """What is written gets a name, or a place, that somebody chooses."""
    REPLACE_OUTPUT = "replace output"
    """What is written may take the place of a file that stands there."""
    GIVE_LAST_YEAR = "give last year"
    """A report is held against that of the year before, which somebody names."""
    CHECK = "check"
    """All findings of a workbook."""
    BUILD = "build"
    """The finished workbook."""
    BUILD_FINAL = "build final"
    """The finished workbook, and no draft of it."""
    EXPLAIN = "explain"
    """The page of a rule."""
    RECONCILE = "reconcile"
    """Pagu and realisasi held against files of the finance system."""
    RECONCILE_FILE = "reconcile file"
    """The same of the file that is spoken of, with a report that somebody names."""
    NEW_TEMPLATE = "new template"
    """A workbook to be filled."""
    TEMPLATE_FROM_FILE = "template from file"
    """A workbook to be filled, with the pagu of the finance file that is spoken of."""
    NEXT_TEMPLATE = "next template"
    """A workbook to be filled that begins where the report of the year before ended."""


class Field(Enum):
    """What somebody says or names when they ask for something. The value is its name, which JSON has too."""

    FILL_FROM = "fill from"
    """The files that a workbook to be filled takes its rows from."""
    BEGIN_WITH = "begin with"
    """The report of the year before, with which a workbook to be filled begins."""
    RENEW = "renew"
    """The workbook of which all that was typed goes into a new one."""
    PICK = "pick"
    """The workbook in which somebody has picked tables, which was written from the same files before."""
    NAME_AGENCY = "name agency"
    """The name of the agency."""
    NAME_GOVERNMENT = "name government"
    """The name of its government."""
    ROUNDING = "rounding"
    """What is taken for the same, as it was only rounded."""


@dataclass(frozen=True, slots=True)
class ChooseStage:
    """The budget before or after its change: ``murni``, ``perubahan``, or a text that stands under TAHAPAN."""

    stage: str


@dataclass(frozen=True, slots=True)
class ChooseSkpd:
    """An SKPD, or a unit of one, by its code or its name; none where anybody must know it."""

    skpd: str | None = None


@dataclass(frozen=True, slots=True)
class ChooseSheet:
    """The sheet of a finance file that is read."""

    name: str


@dataclass(frozen=True, slots=True)
class GiveYear:
    """The year of the report that is read or written; none where anybody must know it."""

    year: int | None = None


@dataclass(frozen=True, slots=True)
class CheckFile:
    """All findings of a file that was just written."""

    file: str


@dataclass(frozen=True, slots=True)
class GiveRenstra:
    """The years of the Renstra; none where anybody must know them."""

    first: int | None = None
    last: int | None = None

    @property
    def years(self) -> str | None:
        """The years as they are written: ``2021-2026``."""
        return None if self.first is None else f"{self.first}-{self.last}"


@dataclass(frozen=True, slots=True)
class AskColumn:
    """A column that a workbook to be filled has on request alone."""

    name: str


@dataclass(frozen=True, slots=True)
class RaiseLimit:
    """Another limit on what is read, by the name of it in ``files/limits.py`` and in its unit."""

    name: str
    limit: int


@dataclass(frozen=True, slots=True)
class RenewTemplate:
    """All that was typed carried into a new template, with at least so many rows, or with a further column."""

    indicators: int | None = None
    rows: int | None = None
    column: str | None = None


Filled = ChooseSheet | ChooseSkpd | ChooseStage | GiveRenstra | GiveYear
"""What is said in a word or two, wherever somebody asks for something."""
Given = Filled | AskColumn
Way = Action | Field | Given | CheckFile | RaiseLimit | RenewTemplate
Advice = str | tuple[str | Way, ...]
"""An Indonesian sentence or some; in passages where ways stand between the words."""


def passages(advice: Advice) -> tuple[str | Way, ...]:
    """The words and the ways of an advice, in their order."""
    return (advice,) if isinstance(advice, str) else advice


def one_after_another(*sentences: Advice) -> Advice:
    """Some advices as one, with a space between them; what says nothing is left out."""
    told = [each for each in sentences if each]
    if all(isinstance(each, str) for each in told):
        return " ".join(map(str, told))
    parts: list[str | Way] = []
    for each in told:
        parts += (" ", *passages(each)) if parts else passages(each)
    return tuple(parts)
