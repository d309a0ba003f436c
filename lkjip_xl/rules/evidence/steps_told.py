"""“Dari … menjadi …”: two figures of one sentence whose order is not that of its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from lkjip_xl.rules.evidence.facts import Meant
from lkjip_xl.rules.evidence.said_in_words import Contradiction
from lkjip_xl.rules.evidence.sentence_read import SentenceRead
from lkjip_xl.rules.evidence.told_of_one import one_named, only_one, values_of
from lkjip_xl.rules.evidence.years_beside import years_in
from lkjip_xl.text.sentences import short_figure
from lkjip_xl.text.words import on_one_line
from lkjip_xl.text.written_figures import WrittenFigure

ROSE = re.compile(
    r"\b(?P<words>meningkat|naik|tumbuh|bertambah|mengalami\s+(?:peningkatan|kenaikan)|lebih\s+tinggi)\b",
    re.IGNORECASE,
)
FELL = re.compile(
    r"\b(?P<words>menurun|turun|berkurang|merosot|mengalami\s+penurunan|lebih\s+rendah)\b", re.IGNORECASE
)
_CHANGED = re.compile(r"\b(?P<words>membaik|memburuk|berubah|bergerak)\b", re.IGNORECASE)
_FROM = re.compile(r"\bdari\s+(?:sebesar\s+|semula\s+)?$", re.IGNORECASE)
_TO = re.compile(r"\bmenjadi\s+(?:sebesar\s+|sebanyak\s+)?$", re.IGNORECASE)


def steps_denied(read: SentenceRead, plain: str, tahun: int | None) -> Iterator[Contradiction]:
    """A step up that is one down, or the other way round, and one from this year's result to last year's."""
    figures = [each.figure for each in read.judged]
    for one, other in pairwise(figures):
        same = one.kind is other.kind and one.unit == other.unit
        if not same or not _FROM.search(plain[: one.start]) or not _TO.search(plain[one.end : other.start]):
            continue
        begin = max((each.end for each in figures if each.end <= one.start), default=0)
        rose, fell = (words.search(plain, begin, one.start) for words in (ROSE, FELL))
        told = f"{plain[one.start : one.end].strip()} menjadi {plain[other.start : other.end].strip()}"
        against = _the_other_way(read, one, other, tahun)
        if rose and not fell:
            against = against or (f"{told} adalah turun" if other.value < one.value else "")
        elif fell and not rose:
            against = against or (f"{told} adalah naik" if other.value > one.value else "")
        found = rose or fell or (_CHANGED.search(plain, begin, one.start) if against else None)
        if found and against:
            yield Contradiction(*found.span("words"), on_one_line(found["words"]), against)


def _the_other_way(read: SentenceRead, one: WrittenFigure, other: WrittenFigure, tahun: int | None) -> str:
    """What is true where a step goes from this year's result to last year's; empty where it does not."""
    thing = one_named(read)
    if thing is None or tahun is None or set(years_in(read.sentence.text)) - {tahun, tahun - 1}:
        return ""
    now, before = (only_one(values_of(thing, Meant.RESULT, year)) for year in (tahun, tahun - 1))
    if now is None or before is None or one.fits(before) or other.fits(now):
        return ""
    if not (one.fits(now) and other.fits(before)):
        return ""
    return f"realisasinya {short_figure(before)} pada tahun {tahun - 1} dan {short_figure(now)} pada tahun {tahun}"
