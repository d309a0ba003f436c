"""Each figure of a sentence against what the workbook knows of what the sentence names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from lkjip_xl.report.manuscript import Manuscript, Sentence
from lkjip_xl.report.model import Report
from lkjip_xl.rules.evidence.facts import INDICATOR, TOTAL, Fact, Thing
from lkjip_xl.rules.evidence.fitting import Question, by_meaning, is_of_unit, may_be, sums, sums_of_columns
from lkjip_xl.rules.evidence.meant_words import meanings_of
from lkjip_xl.rules.evidence.mention import Mention
from lkjip_xl.rules.evidence.names_told import Names, excluded, group_of
from lkjip_xl.rules.evidence.of_something_else import counts_something_else, is_of_something_else
from lkjip_xl.rules.evidence.of_the_whole import (
    begins_with_the_whole,
    has_whole_pagu,
    may_be_of_another,
    names_kinds_of_spending,
)
from lkjip_xl.rules.evidence.owners import Owned, figureless, links, owners_of, tells_of_all
from lkjip_xl.rules.evidence.schools_told import ColumnMention, schools_in
from lkjip_xl.rules.evidence.sentence_read import SentenceRead, blanked, without_names
from lkjip_xl.rules.evidence.tables_around import TablesAround
from lkjip_xl.rules.evidence.told_facts import told_facts
from lkjip_xl.rules.evidence.verdicts import Held, Judged, Verdict, held
from lkjip_xl.rules.evidence.years_beside import PLANS, speaks_of_the_end, years_told
from lkjip_xl.tables.keys import Key, TableKey
from lkjip_xl.text.written_figures import Told, WrittenFigure, figures_in

# Counts of these are held against the rows of the tables.
ROWS_COUNTED = frozenset({"program", "kegiatan", "sub kegiatan", "indikator", "sasaran", "tujuan"})
_TOTAL = re.compile(
    r"\b(?:total|seluruh(?:nya)?|keseluruhan|jumlah|berjumlah|sejumlah|rata-rata)\b", re.IGNORECASE
)
_SOURCE = re.compile(r"\s*(?:sumber|keterangan|catatan)\s*:", re.IGNORECASE)
_SEVERAL = 2
_FINE = Decimal("0.01")


@lru_cache(maxsize=2)
def sentences_read(report: Report, manuscript: Manuscript) -> tuple[SentenceRead, ...]:
    """Every sentence of a manuscript with its figures; worked out once for all rules about them."""
    reader = _Reader(report, manuscript)
    return tuple(reader.read(each) for each in manuscript.sentences if not _SOURCE.match(each.text))


class _Reader:
    def __init__(self, report: Report, manuscript: Manuscript) -> None:
        self._settings, self._told = report.settings, told_facts(report)
        self._names, self._around = Names(self._told), TablesAround(self._told)
        numbers: dict[str, str] = {}
        for each in manuscript.captions:
            if each.key:
                numbers.setdefault(each.number.lower(), each.key)
        self._numbers = numbers
        self._agency = _words_apart(report.settings.instansi)
        self._government = _words_apart(report.settings.pemerintah)

    def read(self, sentence: Sentence) -> SentenceRead:
        text = sentence.text
        tables = self._tables(sentence)
        agencies = self._agencies(text)
        plain = blanked(text, agencies)
        named = self._without_government(plain)
        mentions = self._meant(sentence, named, tables)
        figures = [
            each for each in figures_in(text) if not any(name.start <= each.start < name.end for name in mentions)
        ]
        schools = schools_in(plain, tables)
        beside = without_names(plain, mentions)
        years = years_told(beside, figures, self._settings.tahun)
        meanings = meanings_of(beside, figures)
        owners = owners_of(beside, figures, [each for each in mentions if not excluded(plain, each.start)])
        columns = owners_of(beside, figures, schools)
        judged: list[Judged] = []
        in_passing = tuple(thing for each in self._names.mentions(named) for thing in each.things)
        of_whole = not (mentions or schools) and self._tells_of_the_whole(sentence, plain, figures)
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
            )
            judged.append(self._judge(one, owners[at], columns[at]))
        return SentenceRead(sentence, tuple(_with_arithmetic(judged)), tuple(mentions), self._names)

    def _tables(self, sentence: Sentence) -> tuple[str, ...]:
        """The tables that a sentence names by their number, and those around it."""
        named = [key for number, key in self._numbers.items() if _names_table(sentence.text, number)]
        return tuple(dict.fromkeys((*named, *sentence.tables)))

    def _tells_of_the_whole(self, sentence: Sentence, plain: str, figures: Sequence[WrittenFigure]) -> bool:
        """Whether a sentence that names nothing is of the agency's whole budget; none above it says of what."""
        if has_whole_pagu(plain, figures, self._told.totals.get(TableKey.TABEL_3_1_1_B)):
            return True
        return begins_with_the_whole(plain, figures) and not self._names.mentions(_above(sentence))

    def _agencies(self, text: str) -> list[tuple[int, int]]:
        """Where a sentence names the agency, and not what is called by it: Nilai SAKIP Sekretariat Daerah."""
        spans = [found.span() for found in self._agency.finditer(text)] if self._agency else []
        if not spans:
            return []
        named = [each for each in self._names.mentions(text) if any(map(self._has_agency, each.things))]
        return [
            (start, end)
            for start, end in spans
            if not any(
                each.start <= start and end <= each.end and each.end - each.start > end - start for each in named
            )
        ]

    def _has_agency(self, thing: Thing) -> bool:
        return self._agency is not None and any(map(self._agency.search, thing.names))

    def _without_agency(self, text: str) -> str:
        return blanked(text, [found.span() for found in self._agency.finditer(text)] if self._agency else [])

    def _without_government(self, text: str) -> str:
        """“Prevalensi stunting Kabupaten Contoh” names no longer thing than “Prevalensi stunting”."""
        found = self._government.finditer(text) if self._government else ()
        return blanked(text, [each.span() for each in found])

    @staticmethod
    def _agency_in(asked: Question) -> bool:
        """Whether the agency is named before a figure, with nothing but such words between as link two figures."""
        last = [end for end in asked.agencies if end <= asked.figure.start][-1:]
        return any(links(figureless(asked.text[end : asked.figure.start])) for end in last)

    def _meant(self, sentence: Sentence, text: str, tables: Sequence[str]) -> list[Mention]:
        """The mentions with what they mean here; without those that name something only elsewhere."""
        found: list[Mention] = []
        mentions = self._names.mentions(text)
        above = (thing for each in self._names.mentions(_above(sentence)) for thing in each.things)
        of_spending = names_kinds_of_spending(text, mentions) and all(each.kind == INDICATOR for each in above)
        for each in mentions:
            things = each.things or group_of(text, each, self._told, tables)
            near = tuple(thing for thing in things if _is_near((thing,), tables))
            if each.loose and not near and not of_spending:
                continue
            if len(things) > 1 and not each.all_of and near:
                things = near
            if things and not any(o.start <= each.start < o.end for o in found):
                found.append(Mention(each.start, each.end, things, each.all_of, each.loose))
        return found

    def _judge(self, asked: Question, owned: Owned[Mention], column: Owned[ColumnMention]) -> Judged:
        if asked.figure.unit in ROWS_COUNTED or counts_something_else(asked.text, asked.figure.end):
            return Judged(asked.figure, Verdict.FITS)
        found = self._owned(asked, owned.names, column.names)
        far = any(each.loose and not _is_near(each.things, asked.tables) for each in owned.names)
        if found is not None and (asked.of_whole or far) and found.verdict is not Verdict.FITS:
            another = may_be_of_another(asked.figure, asked.meaning, self._told, found.things[0])
            found = None if another else found
        if found is not None and found.verdict is not Verdict.FITS and is_of_something_else(asked, self._settings):
            if found.verdict is Verdict.UNSURE and self._is_told_too_late(asked, found):
                return replace(found, reason=f"angka ini angka tahun {self._settings.tahun}, bukan {asked.year}")
            return replace(found, verdict=Verdict.UNKNOWN)
        # Where other words stand between a name and a figure, it may be of something else.
        doubtful = not (owned.sure and column.sure)
        if found is None or (doubtful and found.verdict is not Verdict.FITS):
            return self._by_tables(asked)
        is_whole = bool(found.things) and found.things[0].kind == TOTAL and not column.names
        if found.verdict is Verdict.UNSURE and is_whole:
            near = self._by_tables(asked)  # of a part, perhaps
            return near if near.verdict is Verdict.FITS else found
        return found

    def _by_tables(self, asked: Question) -> Judged:
        """The verdict by the tables around, and where they do not have it by what the sentence may be about."""
        judged = self._around.judge(asked)
        if judged.verdict is not Verdict.UNSURE:
            return judged
        year = asked.year or self._settings.tahun
        # A figure of two decimals with a word of what it tells is hardly another one's by chance.
        fine = asked.meaning.told and asked.figure.step < 1 and asked.figure.scale == 1
        everything = self._told.things if fine and asked.figure.step <= _FINE else asked.in_passing
        facts = (fact for each in (*everything, *self._told.totals.values()) for fact in each.facts)
        known = any(
            may_be(each, asked.meaning)
            and each.year in (year, None)
            and is_of_unit(asked.figure, each)
            and each.suits(asked.figure)
            for each in facts
        )
        return replace(judged, verdict=Verdict.FITS) if known else judged

    def _is_told_too_late(self, asked: Question, found: Judged) -> bool:
        """Whether a figure of the report's year is told of a later one, in a sentence that plans nothing."""
        tahun = self._settings.tahun
        if tahun is None or asked.year is None or asked.year <= tahun or PLANS.search(asked.beside):
            return False
        facts = [fact for thing in found.things for fact in thing.facts if is_of_unit(asked.figure, fact)]
        return any(each.year == tahun and not each.soft and each.suits(asked.figure) for each in facts)

    def _owned(
        self, asked: Question, owners: Sequence[Mention], columns: Sequence[ColumnMention]
    ) -> Judged | None:
        """The verdict where the sentence names what the figure is of; None where it names nothing."""
        named, soft, sure = self._facts_named(asked, owners, columns)
        if named is None:
            return None
        facts = [each for each in named.facts if is_of_unit(asked.figure, each)]
        if not facts:
            return None
        of_meaning, besides = by_meaning(asked, facts)
        besides += [each for each in soft if is_of_unit(asked.figure, each)]
        year = asked.year or self._settings.tahun
        end = self._settings.akhir_renstra if speaks_of_the_end(asked.text) else None
        hard = [each for each in of_meaning if each.year in (year, None) or (end and each.year == end)]
        judged = Judged(asked.figure, Verdict.FITS, tuple(hard), (named,), asked.meaning, asked.year)
        besides = [each for each in besides if each.year in (year, None) or asked.year is None]
        return held(asked, judged, Held(hard, besides, of_meaning, facts, year, self._settings.tahun), sure=sure)

    def _facts_named(
        self, asked: Question, owners: Sequence[Mention], columns: Sequence[ColumnMention]
    ) -> tuple[Thing | None, list[Fact], bool]:
        """What the figure is of, facts that it may be of besides, and whether only one thing can be meant."""
        if owners:
            last = owners[-1]
            things = last.things
            facts = [fact for thing in things for fact in thing.facts]
            if any(fact.table == TableKey.TABEL_1_4 for fact in facts):
                wanted = [each.column for each in columns] or [Key.JUMLAH]
                facts = [fact for fact in facts if fact.table != TableKey.TABEL_1_4 or fact.column in wanted]
            others = [thing for each in owners[:-1] for thing in each.things]
            same_kind = [each for each in others if each.kind == things[0].kind and each not in things]
            soft = [fact for thing in others for fact in thing.facts]
            soft += sums((*same_kind, *things)) if same_kind or last.all_of else []
            sure = not same_kind and (len(things) == 1 or last.all_of) and len(columns) < _SEVERAL
            return Thing(things[0].kind, list(things[0].names), facts), soft, sure
        total = self._total(asked, columns)
        if total is None:
            return None, [], False
        several = len(columns) >= _SEVERAL
        soft = list(sums_of_columns(total.facts)) if several else self._other_totals(total)
        return total, soft, not several and (bool(columns) or self._is_of_all(asked))

    def _total(self, asked: Question, columns: Sequence[ColumnMention]) -> Thing | None:
        """The Jumlah row that a sentence means: by a column of staff, by “seluruh”, or by the agency's name."""
        totals = self._told.totals
        if columns and TableKey.TABEL_1_4 in totals:
            whole, wanted = totals[TableKey.TABEL_1_4], [each.column for each in columns]
            return Thing(whole.kind, whole.names, [each for each in whole.facts if each.column in wanted])
        if not (asked.of_total or _TOTAL.search(asked.gap) or self._agency_in(asked)):
            return None
        for table in (*(() if asked.of_whole else asked.tables), TableKey.TABEL_3_1_1_B):
            found = totals.get(table)
            if found is None:
                continue
            facts = [
                each for each in found.facts if each.column in (Key.JUMLAH, "") or each.table != TableKey.TABEL_1_4
            ]
            told = [each for each in facts if is_of_unit(asked.figure, each) and each.meant in asked.meaning.hard]
            if told:
                return Thing(found.kind, found.names, facts)
        return None

    def _is_of_all(self, asked: Question) -> bool:
        """Whether no word before a figure tells of a part: “jumlah pegawai perempuan” is none of all."""
        words = figureless(self._without_agency(asked.gap))
        return asked.of_total or tells_of_all(words, self._settings.agency)

    def _other_totals(self, total: Thing) -> list[Fact]:
        if TableKey.TABEL_1_4 in total.tables:
            return []
        return [fact for each in self._told.totals.values() for fact in each.facts]


def _is_near(things: Sequence[Thing], tables: Sequence[str]) -> bool:
    """Whether one of the tables around a sentence tells of one of the things."""
    return any(not each.tables.isdisjoint(tables) for each in things)


def _above(sentence: Sentence) -> str:
    """The headings over a sentence, and what stands before it in its paragraph."""
    return " . ".join((*sentence.paragraph.heading, sentence.paragraph.text[: sentence.start]))


def _with_arithmetic(judged: Sequence[Judged]) -> Iterator[Judged]:
    """What is not found, but follows from other figures of its sentence, is no doubt of its own."""
    for one in judged:
        if one.verdict is not Verdict.UNSURE:
            yield one
            continue
        # Of a thing that is named only those count that are right themselves.
        others = [
            each.figure
            for each in judged
            if each is not one and (not one.things or (each.verdict is Verdict.FITS and each.things))
        ]
        if any(one.figure.fits(each) for each in _results(one.figure, others)):
            yield Judged(one.figure, Verdict.FITS)
        else:
            yield one


def _results(figure: WrittenFigure, others: Sequence[WrittenFigure]) -> Iterator[Decimal]:
    for at, one in enumerate(others):
        for other in others[at + 1 :]:
            if one.kind is not other.kind:
                continue
            if figure.kind is one.kind:
                yield from (one.value + other.value, abs(one.value - other.value))
            elif figure.kind is Told.PERCENT:
                if other.value:
                    yield from (one.value / other.value * 100, (one.value - other.value) / other.value * 100)
                if one.value:
                    yield from (other.value / one.value * 100, (other.value - one.value) / one.value * 100)


def _names_table(text: str, number: str) -> bool:
    return re.search(rf"\btabel\s+{re.escape(number)}(?![\w]|\.\w)", text, re.IGNORECASE) is not None


def _words_apart(name: str) -> re.Pattern[str] | None:
    words = re.findall(r"\w+", name)
    return re.compile(r"\W+".join(map(re.escape, words)), re.IGNORECASE) if words else None
