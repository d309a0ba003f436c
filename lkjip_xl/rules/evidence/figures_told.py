"""Each sentence of a written report with what it names, and what became of each of its figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from lkjip_xl.report.manuscript import Manuscript, Sentence
from lkjip_xl.report.model import Report
from lkjip_xl.rules.evidence.arithmetic_told import with_arithmetic
from lkjip_xl.rules.evidence.facts import TOTAL
from lkjip_xl.rules.evidence.figure_judged import FigureJudge
from lkjip_xl.rules.evidence.fitting import Question
from lkjip_xl.rules.evidence.meant_words import meanings_of
from lkjip_xl.rules.evidence.names_meant import NamesMeant, above
from lkjip_xl.rules.evidence.names_told import excluded
from lkjip_xl.rules.evidence.of_the_whole import begins_with_the_whole, has_whole_pagu
from lkjip_xl.rules.evidence.owners import links, owners_of
from lkjip_xl.rules.evidence.schools_told import schools_in
from lkjip_xl.rules.evidence.sentence_read import SentenceRead, blanked, without_names
from lkjip_xl.rules.evidence.told_facts import told_facts
from lkjip_xl.rules.evidence.verdicts import Judged
from lkjip_xl.rules.evidence.years_beside import years_told
from lkjip_xl.tables.keys import TableKey
from lkjip_xl.text.written_figures import WrittenFigure, figures_in

_SOURCE = re.compile(r"\s*(?:sumber|keterangan|catatan)\s*:", re.IGNORECASE)


@lru_cache(maxsize=2)
def sentences_read(report: Report, manuscript: Manuscript) -> tuple[SentenceRead, ...]:
    """Every sentence of a manuscript with its figures; worked out once for all rules about them."""
    reader = _Reader(report, manuscript)
    return tuple(reader.read(each) for each in manuscript.sentences if not _SOURCE.match(each.text))


class _Reader:
    def __init__(self, report: Report, manuscript: Manuscript) -> None:
        self._tahun, self._told = report.settings.tahun, told_facts(report)
        self._names = NamesMeant(self._told, report.settings)
        self._judge = FigureJudge(report, self._told, self._names)
        numbers: dict[str, str] = {}
        for each in manuscript.captions:
            if each.key:
                numbers.setdefault(each.number.lower(), each.key)
        self._numbers = numbers

    def read(self, sentence: Sentence) -> SentenceRead:
        text = sentence.text
        tables = self._tables(sentence)
        agencies = self._names.agencies(text)
        plain = blanked(text, agencies)
        named = self._names.without_government(plain)
        named_above = self._names.in_text(above(sentence))
        higher = tuple(thing for each in named_above for thing in each.things)
        mentions = self._names.meant(named, tables, higher, sentence.paragraph.heading)
        figures = [
            each for each in figures_in(text) if not any(name.start <= each.start < name.end for name in mentions)
        ]
        schools = schools_in(plain, tables)
        beside = without_names(plain, mentions)
        years = years_told(beside, figures, self._tahun)
        meanings = meanings_of(beside, figures)
        owners = owners_of(beside, figures, [each for each in mentions if not excluded(plain, each.start)])
        columns = owners_of(beside, figures, schools)
        judged: list[Judged] = []
        in_passing = tuple(thing for each in self._names.in_text(named) for thing in each.things)
        of_whole = not (mentions or schools) and self._tells_of_the_whole(
            plain, figures, named_above=bool(named_above)
        )
        for at, figure in enumerate(figures):
            gap = beside[figures[at - 1].end if at else 0 : figure.start]
            goes_on = bool(at and judged[-1].things and judged[-1].things[0].kind == TOTAL and links(gap))
            one = Question(
                text,
                beside,
                gap,
                figure,
                meanings[at],
                years[at].year,
                tables,
                goes_on or of_whole,
                of_whole=of_whole,
                of_any_year=years[at].guessed,
                agencies=tuple(end for _, end in agencies),
                in_passing=in_passing,
                above=higher,
            )
            judged.append(self._judge.judge(one, owners[at], columns[at]))
        return SentenceRead(sentence, tuple(with_arithmetic(judged, text)), tuple(mentions), self._names.names)

    def _tables(self, sentence: Sentence) -> tuple[str, ...]:
        """The tables that a sentence names by their number, and those around it."""
        named = [key for number, key in self._numbers.items() if _names_table(sentence.text, number)]
        return tuple(dict.fromkeys((*named, *sentence.tables)))

    def _tells_of_the_whole(self, plain: str, figures: Sequence[WrittenFigure], *, named_above: bool) -> bool:
        """Whether a sentence that names nothing is of the agency's whole budget; none above it says of what."""
        if has_whole_pagu(plain, figures, self._told.totals.get(TableKey.TABEL_3_1_1_B)):
            return True
        return begins_with_the_whole(plain, figures) and not named_above


def _names_table(text: str, number: str) -> bool:
    return re.search(rf"\btabel\s+{re.escape(number)}(?![\w]|\.\w)", text, re.IGNORECASE) is not None
