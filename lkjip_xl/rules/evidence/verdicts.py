"""What becomes of a figure that is held against what its sentence names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum

from lkjip_xl.rules.evidence.facts import SASARAN, Fact, Meant, Thing
from lkjip_xl.rules.evidence.fitting import Question, are_one, is_of_unit
from lkjip_xl.rules.evidence.growth import is_growth, is_since_last_year, moved_between_years
from lkjip_xl.rules.evidence.meant_words import NOTHING_TOLD, Meaning
from lkjip_xl.text.numbers import decimals_of, format_number, swapped_digits
from lkjip_xl.text.sentences import rupiah, short_figure
from lkjip_xl.text.written_figures import Bound, Told, WrittenFigure


class Verdict(Enum):
    """What became of a figure."""

    FITS = "fits"
    WRONG = "wrong"
    UNSURE = "unsure"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Judged:
    """A figure of a sentence, what became of it, and the facts that it was held against.

    ``things`` are what the sentence names as its owner; ``reason`` says why nobody can be sure.
    """

    figure: WrittenFigure
    verdict: Verdict
    facts: tuple[Fact, ...] = ()
    things: tuple[Thing, ...] = ()
    meaning: Meaning = NOTHING_TOLD
    year: int | None = None
    reason: str = ""


# So many digits has a figure that can be none but another with two of them swapped.
_ENOUGH, _FEW = 4, 3
_NOT_KNOWN = "angka ini tidak ada di buku kerja untuk yang disebut kalimatnya"
_OF_STANDARD = "angka ini tidak sama dengan standar nasional di buku kerja"
_NATIONAL = re.compile(r"\bnasional\b", re.IGNORECASE)
_CAPAIAN = "angka ini sama dengan capaiannya, sedangkan kalimatnya menyebut realisasi"
NOT_NEAR = "angka ini tidak ditemukan di buku kerja untuk kalimat ini"
OF_NAMED = "angka ini tidak sama dengan angka di buku kerja untuk yang disebut kalimatnya"
_OTHERS = re.compile(
    r"\b(?:nasional|provinsi|se-?indonesia|kabupaten\s*/?\s*kota\s+lain|daerah\s+lain|perangkat\s+daerah\s+lain|apbd|apbn|pad|"
    r"rata-rata)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Held:
    """What a figure is held against: what it must be, what it may be, and the same of other years."""

    hard: Sequence[Fact]
    besides: Sequence[Fact]
    of_all_years: Sequence[Fact]
    facts: Sequence[Fact]
    year: int | None
    tahun: int | None

    def fits(self, figure: WrittenFigure) -> bool:
        """Whether the figure is one of those that it must be, or may be."""
        return any(each.suits(figure) for each in (*self.hard, *self.besides))

    def only_capaian(self, figure: WrittenFigure) -> bool:
        """Whether a figure that is told as a result is that of the capaian alone."""
        if any(each.suits(figure) for each in self.hard) or all(
            each.meant is not Meant.RESULT for each in self.hard
        ):
            return False
        return all(each.meant is Meant.CAPAIAN for each in self.besides if each.suits(figure))

    def of_another_year(self, figure: WrittenFigure) -> int | None:
        """Of which other year the figure is, if it is."""
        return next(
            (each.year for each in self.of_all_years if each.year != self.year and each.suits(figure)), None
        )


def held(asked: Question, judged: Judged, against: Held, *, sure: bool) -> Judged:
    """The verdict on a figure whose owner the sentence names; ``sure`` says that it can be no other."""
    figure = asked.figure
    if asked.of_any_year and any(each.suits(figure) for each in against.of_all_years):
        return judged
    if against.fits(figure):
        # A sasaran has no realisasi of its own: what it has reached is its capaian.
        of_sasaran = any(each.kind == SASARAN for each in judged.things)
        unsure = asked.meaning.told and not of_sasaran and against.only_capaian(figure)
        return replace(judged, verdict=Verdict.UNSURE, reason=_CAPAIAN) if unsure else judged
    of_another_time = is_growth(asked.meaning) and not is_since_last_year(asked, against.tahun)
    if of_another_time or not against.hard:
        here = (each for each in against.facts if each.year == against.year)
        known = not asked.meaning.told and any(each.suits(figure) for each in here)
        known = known or (of_another_time and moved_between_years(figure, against.facts))
        return judged if known else replace(judged, verdict=Verdict.UNSURE, reason=_NOT_KNOWN)
    if asked.of_any_year and asked.year != against.tahun:
        return replace(judged, verdict=Verdict.UNSURE, reason=_NOT_KNOWN)
    other = None if asked.year else against.of_another_year(figure)
    if other is not None:
        told = f"angka ini angka tahun {other}, tetapi kalimatnya tidak menyebut tahun itu"
        return replace(judged, verdict=Verdict.UNSURE, reason=told)
    clear = asked.meaning.told or len({each.meant for each in against.hard}) == 1
    if sure and clear and _tell_one(asked, against.hard) and _is_exact(asked):
        return replace(judged, verdict=Verdict.WRONG)
    if sure and _is_exact(asked) and (meant := _swapped(figure, against.hard)):
        return replace(judged, verdict=Verdict.WRONG, facts=meant)
    return replace(judged, verdict=Verdict.UNSURE, reason=OF_NAMED)


def _tell_one(asked: Question, facts: Sequence[Fact]) -> bool:
    """Whether all facts are one figure, each in its unit: steps are told in points or in percent."""
    units = {each.unit for each in facts} if is_growth(asked.meaning) else set()
    if units:
        return all(are_one(asked.figure, [each for each in facts if each.unit == unit]) for unit in units)
    return are_one(asked.figure, facts)


def by_standard(asked: Question, things: Sequence[Thing]) -> Judged | None:
    """The verdict on a figure of the country, of which the workbook has a standard; None where it has none."""
    facts = [
        fact
        for each in things
        for fact in each.facts
        if fact.meant is Meant.STANDARD and is_of_unit(asked.figure, fact) and asked.year in (None, fact.year)
    ]
    if not facts or not _NATIONAL.search(asked.gap):
        return None
    fits = any(each.suits(asked.figure) for each in facts)
    found = Judged(asked.figure, Verdict.FITS, tuple(facts), tuple(things), asked.meaning, asked.year)
    return found if fits else replace(found, verdict=Verdict.UNSURE, reason=_OF_STANDARD)


def _swapped(figure: WrittenFigure, facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts of which a figure has two digits swapped, where these are one figure: 83,72 of 83,27."""
    if len(figure.value.normalize().as_tuple().digits) < (_FEW if figure.kind is Told.COUNT else _ENOUGH):
        return ()
    found = tuple(each for each in facts if swapped_digits(figure.value, each.values[0]))
    return found if len({each.values[0] for each in found}) == 1 else ()


def held_by_column(asked: Question, facts: Sequence[Fact], *, sure: bool) -> Judged | None:
    """The verdict by the figures of one column; None where they differ, and none of them is meant."""
    judged = Judged(asked.figure, Verdict.FITS, tuple(facts), (), asked.meaning, asked.year)
    if any(each.suits(asked.figure) for each in facts):
        return judged
    if not are_one(asked.figure, facts) or not _is_exact(asked):
        return None
    return replace(judged, verdict=Verdict.WRONG if sure else Verdict.UNSURE, reason="" if sure else OF_NAMED)


def _is_exact(asked: Question) -> bool:
    """Whether a figure is told as it is, and not of the country or of other agencies."""
    return asked.figure.bound is Bound.EXACT and not _OTHERS.search(asked.beside)


def shown_figure(figure: WrittenFigure, value: Decimal) -> str:
    """A value as the sentence would write it."""
    if figure.kind is Told.RUPIAH:
        return rupiah(value)
    if figure.kind is Told.PERCENT:
        return f"{format_number(value, min(decimals_of(value), 2))}%"
    return short_figure(value)
