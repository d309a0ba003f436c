"""What a check finds: problems as rules yield them, findings as people and programs read them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from lkjip_xl.files.refusal import Unreadable
from lkjip_xl.report.origin import DocumentRead
from lkjip_xl.report.place import Place
from lkjip_xl.report.unit_names import with_unit
from lkjip_xl.text.numbers import format_short, round_half_up
from lkjip_xl.text.ways import Advice


class Severity(Enum):
    """How bad a finding is. The value is what the JSON output says."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def label(self) -> str:
        """The word that staff read."""
        return {"error": "KESALAHAN", "warning": "PERINGATAN", "info": "INFORMASI"}[self.value]


# A figure (rupiah, or percent points), a text as written, or nothing to say.
Value = Decimal | str | None

# With how many decimals a difference is told at most.
_DIGITS_OF_PERCENT = 2
_DIGITS = 4


def value_text(value: Value, *, percent: bool = False) -> str:
    """A figure in Indonesian notation, or a text as it is."""
    if isinstance(value, Decimal):
        return format_short(value) + ("%" if percent else "")
    return value or ""


@dataclass(frozen=True, slots=True)
class Fix:
    """A cell, and what to type into it.

    ``value`` is a number as the cell's column holds it (rupiah, a count, percent points), or a text as a person
    types it (``125%``, ``2 dokumen``, ``-``); an empty text clears the cell.
    """

    place: Place
    value: Decimal | str


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule found at one place.

    ``message`` is one Indonesian sentence that needs nothing beside it. ``written`` and ``should_be``
    are how a person reads ``actual`` and ``expected``; they are made from those where they are not
    given. ``basis`` are the cells that the judgement rests on, ``others`` more cells with the same
    problem. ``elsewhere`` names the sheet where ``expected`` is written, when nobody can tell which of
    the two is right. ``consequence_of`` are the findings (code and cell) without which there would be none
    here: it is silent where all of them are errors that stand. ``fixes`` are the ways to mend it, each a few
    cells to type into; none where nobody can know what to type. ``row_above`` is the row that has ``row_label`` as
    a further indicator, ``row_unit`` its unit where another unit has a row of its name or code. ``hint`` says in
    words what to do.
    """

    place: Place
    message: str
    row_label: str = ""
    column_heading: str = ""
    row_code: str = ""
    row_above: str = ""
    row_unit: str = ""
    expected: Value = None
    actual: Value = None
    written: str = ""
    should_be: str = ""
    difference: Decimal | None = None
    hint: Advice = ""
    basis: tuple[Place, ...] = ()
    others: tuple[Place, ...] = ()
    related: tuple[Place, ...] = ()
    percent: bool = False
    elsewhere: str = ""
    consequence_of: tuple[tuple[str, Place], ...] = ()
    fixes: tuple[tuple[Fix, ...], ...] = ()

    @property
    def row_name(self) -> str:
        """The words that name the row to a person: with its unit where only that tells it from others."""
        return with_unit(self.row_label, self.row_unit)

    @property
    def shown_difference(self) -> Decimal | None:
        """The difference as people and programs read it: figures that formulas give have endless decimals."""
        if self.difference is None:
            return None
        shown = round_half_up(self.difference, _DIGITS_OF_PERCENT if self.percent else _DIGITS)
        # A difference is never told as none, however small it is.
        return shown if shown or not self.difference else self.difference


@dataclass(frozen=True, slots=True)
class Unjudged:
    """Something that a rule could not judge, and why, in Indonesian. ``place`` is where, if it is one cell."""

    reason: str
    place: Place | None = None


_OF_MANUSCRIPT = "N"


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem with the rule that found it. ``waiver`` is the reason that stands on Pengecualian."""

    code: str
    severity: Severity
    problem: Problem
    waiver: str | None = None

    @property
    def waived(self) -> bool:
        """Whether somebody has accepted this finding."""
        return self.waiver is not None

    @property
    def is_of_manuscript(self) -> bool:
        """Whether it stands in the written report, and in no cell of the workbook."""
        return self.code.startswith(_OF_MANUSCRIPT)


@dataclass(frozen=True, slots=True)
class NotJudged:
    """A rule that could not judge something, and why. ``place`` is where, if it is one cell."""

    code: str
    reason: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class ToCheck:
    """A sentence of the written report that only a person can judge: where it stands, and why; in Indonesian."""

    place: Place
    sentence: str
    reason: str


@dataclass(frozen=True, slots=True)
class YearsCompared:
    """A report beside that of the year before: its file, how many indicators both tell of, and how many differ."""

    file: str
    indicators: int
    differing: int

    @property
    def sentence(self) -> str:
        """That nothing differs, in Indonesian; empty where nothing was compared, or K07 tells what differs."""
        if not self.indicators or self.differing:
            return ""
        return f"{self.indicators} indikator dicocokkan dengan {self.file or 'laporan tahun lalu'}: sama."


class State(Enum):
    """Whether a workbook can be handed in, or the tables of a document agree. The value is what staff read."""

    READY = "SIAP"
    NOT_READY = "BELUM SIAP"
    CONSISTENT = "COCOK"
    INCONSISTENT = "TIDAK COCOK"
    EMPTY = "MASIH KOSONG"
    OTHER = "BUKAN TEMPLAT"
    UNREADABLE = "TIDAK TERBACA"

    @property
    def in_sentence(self) -> str:
        """The same words inside a sentence: ``tidak terbaca``."""
        return self.value.lower()


# The rule on tables that must be filled; it has nothing against these.
_LEFT_OUT = "S14"


@dataclass(frozen=True)
class CheckResult:
    """Everything that a check says of one file. ``sheets`` is the order of the sheets in the file.

    ``left_out`` are the tables that a report may do without, and this one does. ``without_last_year`` says why it
    was not held against the report of the year before, although that was asked for; ``years_compared`` how it was.
    ``document`` is how much of it was read, where it is a document or an agency's own workbook. ``not_template``
    says that it is a workbook in a folder which was not filled in a template, and so not checked.
    ``manuscript`` are the documents of the written report that was held against it, ``to_check`` the sentences in
    them that only a person can judge.
    """

    file: str
    instansi: str = ""
    tahun: int | None = None
    findings: tuple[Finding, ...] = ()
    not_judged: tuple[NotJudged, ...] = ()
    sheets: tuple[str, ...] = ()
    unreadable: Unreadable | None = None
    rows: dict[str, int] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    without_last_year: str = ""
    years_compared: YearsCompared | None = None
    document: DocumentRead | None = None
    not_template: bool = False
    manuscript: tuple[str, ...] = ()
    to_check: tuple[ToCheck, ...] = ()

    @property
    def nothing_checked(self) -> bool:
        """Whether the file could be read but none of its tables has a row."""
        return self.unreadable is None and not any(self.rows.values())

    @property
    def not_checked(self) -> tuple[NotJudged, ...]:
        """All that was not judged, with one line for the tables that were left out."""
        if not self.left_out:
            return self.not_judged
        sheets = ", ".join(self.left_out)
        return (*self.not_judged, NotJudged(_LEFT_OUT, f"lembar yang tidak diisi (boleh): {sheets}"))

    def count(self, severity: Severity) -> int:
        """How many findings of a severity stand, without the waived ones."""
        return sum(1 for finding in self.standing() if finding.severity is severity)

    def state(self, *, strict: bool = False) -> State:
        """Whether the workbook can be handed in; ``strict`` makes warnings count as errors."""
        if self.not_template:
            return State.OTHER
        if self.unreadable:
            return State.UNREADABLE
        if self.nothing_checked:
            return State.EMPTY
        wrong = self.count(Severity.ERROR) or (strict and self.count(Severity.WARNING))
        if self.document:
            return State.INCONSISTENT if wrong else State.CONSISTENT
        return State.NOT_READY if wrong else State.READY

    def standing(self) -> Iterator[Finding]:
        """The findings that nobody has waived."""
        return (finding for finding in self.findings if not finding.waived)

    @property
    def waived(self) -> tuple[Finding, ...]:
        """The findings that somebody has accepted."""
        return tuple(finding for finding in self.findings if finding.waived)
