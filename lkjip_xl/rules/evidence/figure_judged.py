"""A figure of a sentence against what the sentence names, else against the tables around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from lkjip_xl.report.model import Report
from lkjip_xl.rules.evidence.facts import TOTAL, Fact, Meant, Thing, ToldFacts
from lkjip_xl.rules.evidence.fitting import (
    Question,
    by_meaning,
    is_of_unit,
    sums,
    sums_of_columns,
    sums_of_units,
    with_exact_target,
)
from lkjip_xl.rules.evidence.growth import is_called_growth, is_growth, year_of_step
from lkjip_xl.rules.evidence.known_elsewhere import is_known, is_part_of_rows, year_without_facts
from lkjip_xl.rules.evidence.mention import Mention
from lkjip_xl.rules.evidence.names_meant import NamesMeant, is_near
from lkjip_xl.rules.evidence.of_a_part import is_first_pagu, is_of_a_part, may_be_of_a_part
from lkjip_xl.rules.evidence.of_something_else import counts_something_else, is_of_something_else, is_of_the_work
from lkjip_xl.rules.evidence.of_the_whole import may_be_of_another, of_spending
from lkjip_xl.rules.evidence.owners import Owned, figureless, links, tells_of_all
from lkjip_xl.rules.evidence.rows_counted import ROWS_COUNTED, rows_counted
from lkjip_xl.rules.evidence.schools_told import ColumnMention, is_about_staff
from lkjip_xl.rules.evidence.tables_around import TablesAround
from lkjip_xl.rules.evidence.verdicts import NOT_NEAR, OF_NAMED, Held, Judged, Verdict, by_standard, held
from lkjip_xl.rules.evidence.years_beside import PLANS, speaks_of_the_end
from lkjip_xl.tables.keys import Key, TableKey
from lkjip_xl.text.unit_words import POINTS
from lkjip_xl.text.written_figures import Bound, Told

_TOTAL = re.compile(
    r"\b(?:total|seluruh(?:nya)?|keseluruhan|jumlah|berjumlah|sejumlah|rata-rata)\b", re.IGNORECASE
)
_SEVERAL = 2


class FigureJudge:
    """Judges the figures of sentences by what a workbook knows."""

    def __init__(self, report: Report, told: ToldFacts, meant: NamesMeant) -> None:
        self._told, self._settings, self._meant = told, report.settings, meant
        self._counts = rows_counted(report)
        self._around = TablesAround(told)
        self._everything = (*told.things, *told.totals.values())

    def judge(self, asked: Question, owned: Owned[Mention], column: Owned[ColumnMention]) -> Judged:
        """The verdict on a figure: by what the sentence names, else by the tables around."""
        if asked.figure.unit in ROWS_COUNTED or counts_something_else(asked.text, asked.figure.end):
            return Judged(asked.figure, Verdict.FITS)
        if asked.figure.kind is Told.PERCENT and is_part_of_rows(asked, self._counts):
            return Judged(asked.figure, Verdict.FITS)
        asked = with_exact_target(asked)
        standard = by_standard(asked, [thing for each in owned.names for thing in each.things])
        if standard is not None:
            return standard
        found = self._owned(asked, owned.names, column.names)
        if found is not None and found.verdict is not Verdict.FITS:
            found = self._weighed(asked, found, owned.names, of_column=bool(column.names))
        if found is not None and found.verdict is Verdict.UNKNOWN:
            return found
        # Where other words stand between a name and a figure, it may be of something else.
        doubtful = not (owned.sure and column.sure)
        if found is None or (doubtful and found.verdict is not Verdict.FITS):
            return self._by_tables(asked)
        is_whole = bool(found.things) and found.things[0].kind == TOTAL and not column.names
        to_come = asked.year is not None and asked.year > (self._settings.tahun or asked.year)
        if found.verdict is Verdict.UNSURE and is_whole and not to_come:
            near = self._by_tables(asked)  # of a part, perhaps
            return near if near.verdict is Verdict.FITS else found
        return found

    def _weighed(
        self, asked: Question, found: Judged, names: Sequence[Mention], *, of_column: bool
    ) -> Judged | None:
        """What becomes of a figure that does not fit what is named: of a part of it, perhaps, or another thing."""
        far = any(each.loose and not is_near(each.things, asked.tables) for each in names)
        far = far or (not of_column and self._is_far_total(found, asked))
        if (asked.of_whole or far) and may_be_of_another(asked.figure, asked.meaning, self._told, found.things[0]):
            return None
        part = may_be_of_a_part(asked, found.things)
        if found.verdict is Verdict.WRONG and (part or (far and not of_spending(names))):
            found = replace(found, verdict=Verdict.UNSURE, reason=OF_NAMED)
        elif is_of_something_else(asked, self._settings, {each.unit for each in found.facts}):
            if found.verdict is Verdict.UNSURE and self._is_told_too_late(asked, found):
                return replace(found, reason=f"angka ini angka tahun {self._settings.tahun}, bukan {asked.year}")
            return replace(found, verdict=Verdict.UNKNOWN)
        unknown = is_of_a_part(asked, found.things) or is_first_pagu(asked, self._told)
        unknown = unknown or year_without_facts(asked, found.things, self._settings.tahun)
        return replace(found, verdict=Verdict.UNKNOWN) if unknown else found

    @staticmethod
    def _is_far_total(found: Judged, asked: Question) -> bool:
        """Whether all the staff are meant far from their table."""
        tables = found.things[0].tables if found.things and found.things[0].kind == TOTAL else frozenset()
        return TableKey.TABEL_1_4 in tables and TableKey.TABEL_1_4 not in asked.tables

    def _by_tables(self, asked: Question) -> Judged:
        """The verdict by the tables around, and where they do not have it by what the sentence may be about."""
        judged = self._around.judge(asked)
        if judged.verdict is not Verdict.UNSURE:
            return judged
        if is_known(asked, self._told, self._settings.tahun):
            return replace(judged, verdict=Verdict.FITS)
        if judged.reason != NOT_NEAR:
            return judged
        unknown = year_without_facts(asked, self._everything, self._settings.tahun)
        unknown = unknown or is_of_something_else(asked, self._settings) or is_of_the_work(asked)
        return replace(judged, verdict=Verdict.UNKNOWN) if unknown else judged

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
        if is_growth(asked.meaning) and asked.figure.unit != POINTS and is_called_growth(named):
            of_meaning = [*(each for each in facts if each.meant is Meant.RESULT), *of_meaning]
        year = year_of_step(asked, self._settings.tahun) or self._settings.tahun
        end = self._settings.akhir_renstra if speaks_of_the_end(asked.text) else None
        hard = [each for each in of_meaning if each.year in (year, None) or (end and each.year == end)]
        judged = Judged(asked.figure, Verdict.FITS, tuple(hard), (named,), asked.meaning, asked.year)
        besides = [each for each in besides if each.year in (year, None) or asked.year is None]
        found = held(asked, judged, Held(hard, besides, of_meaning, facts, year, self._settings.tahun), sure=sure)
        # “Keempat program menyerap lebih dari 98%”: each of them.
        of_each = bool(owners) and owners[-1].all_of and asked.figure.bound in (Bound.ABOVE, Bound.BELOW)
        denied = of_each and found.verdict is Verdict.FITS and not all(each.suits(asked.figure) for each in hard)
        return replace(found, verdict=Verdict.UNSURE, reason=OF_NAMED) if denied else found

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
            soft += sums_of_units(facts)
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
        of_staff = (TableKey.TABEL_1_4,) if is_about_staff(asked.text) else ()
        for table in (*(() if asked.of_whole else asked.tables), *of_staff, TableKey.TABEL_3_1_1_B):
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

    @staticmethod
    def _agency_in(asked: Question) -> bool:
        """Whether the agency is named before a figure, with nothing but such words between as link two figures."""
        last = [end for end in asked.agencies if end <= asked.figure.start][-1:]
        return any(links(figureless(asked.text[end : asked.figure.start])) for end in last)

    def _is_of_all(self, asked: Question) -> bool:
        """Whether no word before a figure tells of a part: “jumlah pegawai perempuan” is none of all."""
        words = figureless(self._meant.without_agency(asked.gap))
        return asked.of_total or tells_of_all(words, self._settings.agency)

    def _other_totals(self, total: Thing) -> list[Fact]:
        if TableKey.TABEL_1_4 in total.tables:
            return []
        return [fact for each in self._told.totals.values() for fact in each.facts]
