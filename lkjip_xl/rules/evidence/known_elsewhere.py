"""A figure that nothing near it tells: one of what its sentence may be about, or of what no workbook knows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from lkjip_xl.rules.evidence.facts import Fact, Meant, Thing, ToldFacts
from lkjip_xl.rules.evidence.fitting import Question, is_of_unit, may_be
from lkjip_xl.rules.evidence.growth import is_called_growth, is_growth, moved_between_years
from lkjip_xl.rules.evidence.years_beside import speaks_of_the_end
from lkjip_xl.text.number_words import NUMBER_WORDS, number_of

# A figure of so many decimals with a word of what it tells is hardly another one's by chance.
_FINE = Decimal("0.01")
_OF_SEVERAL_YEARS = re.compile(
    r"\b(?:sejak|semenjak|berturut-turut|terakhir|selalu|terus|setiap\s+tahun|dari\s+tahun\s+ke\s+tahun)\b",
    re.IGNORECASE,
)
_NUMBER = rf"(?:(?P<digits{{0}}>\d{{{{1,3}}}})|(?P<word{{0}}>{NUMBER_WORDS}|satu))"
# “Tiga indikator (60%)”, “tiga dari lima indikator atau 60 persen”.
_PART_OF_ROWS = re.compile(
    rf"(?<![\w.,]){_NUMBER.format(1)}\s+(?:\w+\s+)?(?:dari\s+{_NUMBER.format(2)}\s+)?(?P<unit>sub\s+kegiatan|kegiatan|program|indikator|sasaran)"
    r"(?:\s+(?:kinerja|utama|sasaran|strategis))*\s*(?:\(|atau\s+)\s*(?:sebesar\s+)?$",
    re.IGNORECASE,
)


def is_known(asked: Question, told: ToldFacts, tahun: int | None) -> bool:
    """Whether a figure is one of the totals, or of what its sentence, or those above it, name in passing."""
    fine = asked.meaning.told and asked.figure.step <= _FINE and asked.figure.scale == 1
    named = (*asked.in_passing, *asked.above)
    every_year = _OF_SEVERAL_YEARS.search(asked.beside) is not None or speaks_of_the_end(asked.beside)
    facts = _facts((*(told.things if fine else named), *told.totals.values()))
    if any(
        may_be(each, asked.meaning)
        and (every_year or each.year in (asked.year or tahun, None))
        and is_of_unit(asked.figure, each)
        and each.suits(asked.figure)
        for each in facts
    ):
        return True
    return is_growth(asked.meaning) and (
        any(moved_between_years(asked.figure, each.facts) for each in named) or _is_what_grows(asked, told, tahun)
    )


def _facts(things: Sequence[Thing]) -> list[Fact]:
    return [fact for each in things for fact in each.facts]


def _is_what_grows(asked: Question, told: ToldFacts, tahun: int | None) -> bool:
    """“Perekonomian tumbuh 5,1 persen” tells the result of what is called pertumbuhan."""
    growing = list(filter(is_called_growth, told.things))
    return any(
        each.meant is Meant.RESULT
        and each.year == (asked.year or tahun)
        and is_of_unit(asked.figure, each)
        and each.suits(asked.figure)
        for each in _facts(growing)
    )


def year_without_facts(asked: Question, things: Sequence[Thing], tahun: int | None) -> bool:
    """Whether a figure is of an earlier year of which nothing of its kind is known: last year's absorption."""
    if not things or asked.year is None or tahun is None or asked.year >= tahun:
        return False
    facts = [
        each for each in _facts(things) if each.meant in asked.meaning.hard and is_of_unit(asked.figure, each)
    ]
    of_year = any(each.year == asked.year for each in facts)
    of_report = any(each.year == tahun and each.suits(asked.figure) for each in facts)
    return not of_year and not of_report


def is_part_of_rows(asked: Question, counts: Mapping[str, int]) -> bool:
    """Whether a percentage is that of so many indicators, programs or the like in front of it."""
    found = _PART_OF_ROWS.search(asked.text[: asked.figure.start])
    if found is None:
        return False
    whole = counts.get(" ".join(found["unit"].lower().split()), 0)
    if found["digits2"] or found["word2"]:
        whole = _number(found, 2)
    return whole > 0 and asked.figure.fits(Decimal(_number(found, 1)) / whole * 100)


def _number(found: re.Match[str], at: int) -> int:
    word = found[f"word{at}"]
    return 1 if word and word.lower() == "satu" else number_of(found[f"digits{at}"], word)
