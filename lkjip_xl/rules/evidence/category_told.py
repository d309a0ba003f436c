"""A category that a sentence tells, against the scale of the report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from lkjip_xl.methods.interval import Interval
from lkjip_xl.methods.kategori import Scale
from lkjip_xl.rules.evidence.facts import Meant
from lkjip_xl.rules.evidence.said_in_words import Contradiction
from lkjip_xl.rules.evidence.sentence_read import SentenceRead
from lkjip_xl.text.numbers import round_half_up
from lkjip_xl.text.sentences import percent, short_figure
from lkjip_xl.text.words import fold, on_one_line
from lkjip_xl.text.written_figures import Bound, Told, WrittenFigure

_OF_CAPAIAN = re.compile(r"\bcapaian", re.IGNORECASE)
_CATEGORY = (
    r"(?:(?:kategori|predikat|berkategori|kriteria|kualifikasi)\b(?:\s+capaian\b[^.;,\d]{{0,160}}\b(?:adalah|yaitu))?\W+"
    r"|(?:%|persen)\s+atau\s+)(?P<words>{})(?!\w)(?!\s+(?:dari\b|sebesar\b|\d))"
)


def _result_before(read: SentenceRead, found: re.Match[str]) -> WrittenFigure | None:
    """The result right before a category, which may be its own: an index has categories beside the scale."""
    if _OF_CAPAIAN.search(read.sentence.text[: found.start()] + found[0]):
        return None
    before = [each for each in read.judged if each.figure.start < found.start()]
    if not before:
        return None
    last = before[-1]
    told = {fact.meant for thing in last.things for fact in thing.facts if fact.suits(last.figure)}
    return last.figure if Meant.RESULT in told and Meant.CAPAIAN not in told else None


def category_denied(
    read: SentenceRead, scale: Scale, capaian: Sequence[Decimal], named: str
) -> Iterator[Contradiction]:
    """A category that is not that of the ``capaian`` of what is ``named``, else of the one in the sentence."""
    names = sorted({band.category for band in scale.bands}, key=len, reverse=True)
    found = list(re.finditer(_CATEGORY.format("|".join(map(re.escape, names))), read.sentence.text, re.IGNORECASE))
    if len(found) != 1:
        return
    result = _result_before(read, found[0])
    if result is not None and (result.kind is not Told.PERCENT or not capaian):
        return
    if capaian:
        right = {name for name in (scale.category(each) for each in capaian) if name}
        if result is not None:
            right |= {name for name in (scale.category(result.value),) if name}
        told = f"capaiannya {percent(round_half_up(capaian[0], 2))}"
    else:
        before = [each for each in read.judged if each.figure.start < found[0].start()]
        figures = [each for each in before if each.figure.kind in (Told.PERCENT, Told.BARE)]
        if named or read.mentions or len(figures) != 1 or Meant.CAPAIAN not in figures[0].meaning.hard:
            return
        figure = figures[0].figure
        if not figures[0].meaning.told or figure.bound in (Bound.BELOW, Bound.ABOUT):
            return
        right = scale.categories_of(Interval.around(figure.value, max(0, -int(figure.step.adjusted()))))
        right |= {name for name in (scale.category(figure.value),) if name}
        told = f"capaian {short_figure(figure.value)}"
    if right and fold(found[0]["words"]) not in {fold(each) for each in right}:
        against = f"{told} masuk kategori {' atau '.join(sorted(right))}"
        yield Contradiction(*found[0].span("words"), on_one_line(found[0]["words"]), against)
