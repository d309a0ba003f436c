"""How a figure of a row comes of others: what is calculated, as data that is evaluated and written as formulas."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from lkjip_xl.methods.efisiensi import USUAL, Ukuran
from lkjip_xl.methods.grades import Ladder
from lkjip_xl.methods.penyerapan import USUAL_METHOD, Method
from lkjip_xl.tables.facts import Year


@dataclass(frozen=True, slots=True)
class Figure:
    """The row's own figure in a column."""

    column: str


@dataclass(frozen=True, slots=True)
class Parts:
    """The sum of a column over the row's parts: its children, or for the Jumlah row the topmost rows."""

    column: str


@dataclass(frozen=True, slots=True)
class Minus:
    """One figure less another."""

    minuend: Calc
    subtrahend: Calc


@dataclass(frozen=True, slots=True)
class Percent:
    """One figure as a percentage of another, in percent points; none where the other is zero or missing.

    ``measured`` says that both are what an indicator reached: below zero (growth of −1,98) there is none either.
    """

    part: Calc
    whole: Calc
    measured: bool = False


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of a column over its whole table: its Jumlah row, or its topmost rows where it has none.

    ``table`` is the table, where that is another one than the row's own.
    """

    column: str
    table: str = ""


@dataclass(frozen=True, slots=True)
class Across:
    """The sum of the row's own figures in some columns; those that the sheet does not have are left out."""

    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Capaian:
    """The achievement of an indicator in percent points, by the formula that ``rumus`` names in the same row.

    A target may be a range. Where the capaian cannot be computed (target 0, a dash, a grade) there is none.
    Without ``rumus`` more is better. ``cap`` is the most that counts, in percent points. ``ladders`` are those
    of grades that a person added to the known ones. Where ``year`` is given, ``target`` stands
    once for every year of the Renstra, and that of this year counts.
    """

    realisasi: str
    target: str
    rumus: str
    cap: Decimal | None = None
    ladders: tuple[Ladder, ...] = ()
    year: Year | None = None


class Step(Enum):
    """What leads from a realisasi and its target to their capaian: what is typed, as formulas take it apart."""

    TEXT_OF_REALISASI = "tulisan realisasi"
    TEXT_OF_TARGET = "tulisan target"
    REALISASI = "realisasi"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class CapaianStep:
    """A column that nobody sees: what a formula of the template reads in a target or a realisasi."""

    step: Step
    of: Capaian

    def is_of(self, calc: Capaian) -> bool:
        """Whether it is a step of a capaian."""
        return (self.of.realisasi, self.of.target) == (calc.realisasi, calc.target)


@dataclass(frozen=True, slots=True)
class Absorption:
    """The absorption of the money assigned to the row's sasaran, in percent points, by the method of Pengaturan.

    ``indikator`` is the column of the indicator, for money that is assigned to one alone; ``table`` is where money
    is assigned.
    """

    sasaran: str
    indikator: str
    table: str


@dataclass(frozen=True, slots=True)
class Efficiency:
    """How efficient the row's sasaran was, from its capaian and penyerapan, by the measure of Pengaturan.

    The measures of the ministry are computed from the outputs of the sub kegiatan of the sasaran instead.
    """

    capaian: str
    penyerapan: str
    sasaran: str
    indikator: str
    ukuran: Ukuran = USUAL


class Tally(Enum):
    """What a row of Tabel 2.3.1 adds to the penyerapan of its sasaran, and what that and Tabel 2.1 rest on."""

    AIM = "sasaran"
    AIMS = "semua sasaran"  # of what the row names, with those of the rows above
    AIMS_BELOW = (
        "sasaran di bawah"  # of Tabel 2.1: of what a row and those below it name, down to the next program
    )
    AIMS_OF_KEGIATAN = "sasaran sub kegiatan"  # the same down to the next kegiatan
    PAGU_OF_UNITS = "pagu unit"  # of the rows that are named, with those of other units
    SPENT_BY_UNITS = "realisasi unit"
    SPENT = "realisasi"
    PAGU = "pagu"
    WORTH_OF_OUTPUTS = "nilai output"  # Σ pagu × capaian output, for the measures of the Ministry of Finance
    SPENT_ON_OUTPUTS = "realisasi output"


@dataclass(frozen=True, slots=True)
class Tallied:
    """A column that nobody sees: from such columns of Tabel 2.3.1 the template computes penyerapan by formulas.

    ``table`` is that of pagu and realisasi, ``method`` that of Pengaturan.
    """

    what: Tally
    table: str
    method: Method = USUAL_METHOD


class Worth(Enum):
    """What leads to the worth of the outputs of a row and of those below it."""

    LEVEL = "tingkat output"
    OUTPUT = "nilai output"  # pagu × capaian of a row's own output
    WITH_PARTS = "nilai semua output"


@dataclass(frozen=True, slots=True)
class OutputWorth:
    """A column that nobody sees: from such ones the template computes the measures of the Ministry of Finance."""

    what: Worth


Calc = (
    Figure
    | Parts
    | Minus
    | Percent
    | Total
    | Across
    | Capaian
    | CapaianStep
    | Absorption
    | Efficiency
    | Tallied
    | OutputWorth
)


def operands(calc: Calc) -> tuple[str, ...]:
    """The columns of its own row that a calculation reads."""
    match calc:
        case Figure(column) | Parts(column):
            return (column,)
        case Minus(left, right) | Percent(left, right):
            return (*operands(left), *operands(right))
        case Across(columns):
            return columns
        case Capaian(realisasi, target) | CapaianStep(of=Capaian(realisasi, target)):
            return (realisasi, target)
        case Efficiency(capaian, penyerapan):
            return (capaian, penyerapan)
        case Total() | Absorption() | Tallied() | OutputWorth():
            return ()


def is_unseen(calc: Calc | None) -> bool:
    """Whether the column of a calculation is hidden in the template: others compute with it, nobody reads it."""
    return isinstance(calc, CapaianStep | Tallied | OutputWorth)


def whole(calc: Calc | None) -> Total | None:
    """The total that a share is a share of; None for any other calculation."""
    match calc:
        case Percent(_, Total() as total):
            return total
    return None


def is_percentage(calc: Calc | None) -> bool:
    """Whether a calculation divides: its result is in percent points."""
    return isinstance(calc, Percent | Capaian)
