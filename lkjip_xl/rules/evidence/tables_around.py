"""A figure whose owner no word tells, against the tables around its sentence: columns, sums and differences."""

from __future__ import annotations

from dataclasses import replace

from lkjip_xl.rules.evidence.facts import Meant, ToldFacts
from lkjip_xl.rules.evidence.fitting import Question, is_of_unit
from lkjip_xl.rules.evidence.table_sums import fits_in_tables
from lkjip_xl.rules.evidence.verdicts import NOT_NEAR, Judged, Verdict, held_by_column
from lkjip_xl.tables.keys import TableKey
from lkjip_xl.text.unit_words import POINTS
from lkjip_xl.text.written_figures import Told

# Tables that have figures of every year: a sentence may tell of one that the tables around it do not have.
_OF_YEARS = (TableKey.TABEL_3_1_3, TableKey.TABEL_2_2_SASARAN)


class TablesAround:
    """The tables of a workbook, as the sentences beside them tell of them."""

    def __init__(self, told: ToldFacts) -> None:
        self._told = told

    def judge(self, asked: Question) -> Judged:
        """The verdict where nothing is named: by the tables around, their columns, sums and differences."""
        column = self._by_column(asked)
        if column is not None:
            return column
        figure = asked.figure
        judged = Judged(figure, Verdict.FITS, meaning=asked.meaning, year=asked.year)
        facts = [
            fact
            for table in asked.tables
            for thing in (*self._told.of_table(table), *filter(None, (self._told.totals.get(table),)))
            for fact in thing.facts
            if fact.table == table
        ]
        near = [each for each in facts if is_of_unit(figure, each)]
        if fits_in_tables(figure, near):
            return replace(judged, verdict=Verdict.FITS)
        everywhere = [fact for thing in (*self._told.things, *self._told.totals.values()) for fact in thing.facts]
        if figure.kind is Told.RUPIAH and any(
            fact.kind is Told.RUPIAH and figure.is_whole and fact.suits(figure) for fact in everywhere
        ):
            return replace(judged, verdict=Verdict.FITS)
        counted = (
            figure.kind is Told.COUNT and figure.unit != POINTS and any(each.kind is Told.COUNT for each in near)
        )
        worth_looking = figure.kind in (Told.RUPIAH, Told.PERCENT) or counted
        if not worth_looking:
            return replace(judged, verdict=Verdict.UNKNOWN)
        return replace(judged, verdict=Verdict.UNSURE, reason=NOT_NEAR)

    def _by_column(self, asked: Question) -> Judged | None:
        """The verdict by a column that a sentence names: of what and of which year it tells; None without one."""
        if not asked.meaning.told or asked.year is None or asked.meaning.hard == {Meant.GROWTH}:
            return None
        for table in (*asked.tables, *_OF_YEARS):
            facts = [
                fact
                for thing in self._told.of_table(table)
                for fact in thing.facts
                if fact.table == table and fact.meant in asked.meaning.hard and fact.year == asked.year
            ]
            facts = [each for each in facts if is_of_unit(asked.figure, each) and not each.soft]
            # Far from its table a figure without a unit may be of anything.
            if facts and (table in asked.tables or asked.figure.kind is not Told.BARE):
                return held_by_column(asked, facts, sure=table in asked.tables)
        return self._of_no_column(asked)

    def _of_no_column(self, asked: Question) -> Judged | None:
        """A figure of a year for which a table of all years has no column, and that of another year there."""
        facts = [
            fact
            for table in asked.tables
            if table in _OF_YEARS
            for thing in self._told.of_table(table)
            for fact in thing.facts
            if fact.table == table and fact.meant in asked.meaning.hard and is_of_unit(asked.figure, fact)
        ]
        if asked.year in {each.year for each in facts} or not any(each.suits(asked.figure) for each in facts):
            return None
        reason = f"tabel di dekatnya tidak memuat tahun {asked.year}"
        return Judged(asked.figure, Verdict.UNSURE, meaning=asked.meaning, year=asked.year, reason=reason)
