"""The cells of a typed table against what the workbook knows of the thing that their row names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lkjip_xl.report.manuscript import TypedCell, TypedTable
from lkjip_xl.report.model import Report
from lkjip_xl.rules.evidence.facts import INDICATOR, KEGIATAN, PROGRAM, SUB_KEGIATAN, Fact, Meant, Thing
from lkjip_xl.rules.evidence.fitting import are_one, is_of_unit, may_be
from lkjip_xl.rules.evidence.meant_words import Meaning, meaning_of_heading
from lkjip_xl.rules.evidence.names_told import Names
from lkjip_xl.rules.evidence.told_facts import told_facts
from lkjip_xl.tables.keys import TableKey
from lkjip_xl.text.unit_words import RUPIAH_WORDS
from lkjip_xl.text.words import name_key
from lkjip_xl.text.written_figures import Told, WrittenFigure, figures_in
from lkjip_xl.text.years import YEAR

_FIGURE = re.compile(r"(?:rp\.?\s*)?(?P<number>\d[\d.,]*\d|\d)(?:,-)?\s*%?", re.IGNORECASE)
_PERCENT = re.compile(r"%|\bpersen(?:tase)?\b", re.IGNORECASE)
# Figures of a part of the year or of the agency, of the time before, or of something else.
_PART = re.compile(
    r"\b(?:triwulan|tw|semester|bulan|caturwulan|sampai|s\.?d\.?|nasional|provinsi|murni|awal|semula|sebelum|lama|fisik|"
    r"kelurahan|desa|bidang|bagian|seksi|upt|uptd|puskesmas|sekolah|rencana|usulan)\b",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"(?:jumlah|total)(?:\s+(?:anggaran|belanja|seluruh\w*|keseluruhan))?", re.IGNORECASE)
# A figure so large without a unit is an amount.
_HUNDRED_THOUSAND = 100_000
_SPENDING = frozenset({PROGRAM, KEGIATAN, SUB_KEGIATAN})


@dataclass(frozen=True, slots=True)
class HeldCell:
    """A cell that is held against the workbook: the facts that it must be one of, and whether it is none of them.

    ``sure`` says that these are one figure.
    """

    cell: TypedCell
    figure: WrittenFigure
    heading: str
    thing: Thing
    facts: tuple[Fact, ...]
    differs: bool
    sure: bool


class TypedCells:
    """Holds the typed tables of a report against its workbook."""

    def __init__(self, report: Report) -> None:
        self._told, self._settings = told_facts(report), report.settings
        self._names = Names(self._told)

    def held(self, table: TypedTable) -> Iterator[HeldCell]:
        """The cells of a table that could be held against something."""
        if _PART.search(table.title):
            return
        programs: set[int] = set()
        for row in table.rows:
            labels = ((each.text, f"{table.headings.get(each.column, '')} {each.text}") for each in row)
            named = (next(filter(None, map(self._thing, pair)), None) for pair in labels)
            things = [each for each in named if each is not None]
            if (
                not things
                and any(_TOTAL.fullmatch(each.text) for each in row)
                and (whole := self._whole(programs))
            ):
                things = [whole]
            programs |= {id(each) for each in things if each.kind == PROGRAM}
            if things:
                yield from filter(None, (self._cell(table, cell, things) for cell in row))

    def _thing(self, label: str) -> Thing | None:
        """The one thing that a cell names, and nothing besides."""
        key = name_key(label)
        found = [each for each in self._told.things if key in map(name_key, each.names)] if len(key) > 3 else []
        if not found and (mentions := self._names.mentions(label)):
            first = mentions[0]
            alone = len(mentions) == 1 and first.start == 0 and first.end >= len(label.rstrip(" .;:"))
            found = list(first.things) if alone and not first.loose else []
        return found[0] if len(found) == 1 else None

    def _whole(self, programs: set[int]) -> Thing | None:
        """The whole, where all programs stand above it and nothing else."""
        table = TableKey.TABEL_3_1_1_B
        every = {id(each) for each in self._told.of_table(table) if each.kind == PROGRAM}
        return self._told.totals.get(table) if every and every == programs else None

    def _cell(self, table: TypedTable, cell: TypedCell, things: Sequence[Thing]) -> HeldCell | None:
        heading = table.headings.get(cell.column, "")
        meaning = meaning_of_heading(heading) or _of_percent(heading, table)
        figure = _figure(cell.text, heading, meaning)
        if meaning is None or figure is None or _PART.search(heading):
            return None
        thing = _meant_of(things, figure, meaning)
        told = YEAR.findall(heading) or YEAR.findall(table.title)
        year = int(told[-1]) if told else self._settings.tahun
        facts = [each for each in thing.facts if is_of_unit(figure, each) and each.table != TableKey.TABEL_1_4]
        hard = [each for each in facts if each.meant in meaning.hard and not each.soft and each.year == year]
        if any(each.meant is Meant.RESULT for each in hard):
            hard = [each for each in hard if each.meant is not Meant.ABSORBED]
        if figure.kind is Told.RUPIAH and _is_of_spending(table):
            hard = [each for each in hard if each.meant is not Meant.RESULT]
        if not hard:
            return None
        fits = any(each.suits(figure) for each in facts if may_be(each, meaning) and each.year in (year, None))
        return HeldCell(cell, figure, heading, thing, tuple(hard), not fits, are_one(figure, hard))


def _meant_of(things: Sequence[Thing], figure: WrittenFigure, meaning: Meaning) -> Thing:
    """The one of the things that a row names whose figure a column tells.

    Beside a program money is the program's, whatever sasaran it stands under; what was reached is the indicator's.
    """
    is_money = figure.kind is Told.RUPIAH or Meant.ABSORBED in meaning.hard
    spending = [each for each in things if each.kind in _SPENDING]
    if is_money and spending:
        return spending[-1]
    return next((each for each in things if each.kind == INDICATOR), things[0])


def _is_of_spending(table: TypedTable) -> bool:
    """Whether realisasi beside a pagu, and without a target, is what was spent of it."""
    told = [each.hard for heading in table.headings.values() if (each := meaning_of_heading(heading))]
    return any(Meant.PAGU in each for each in told) and not any(Meant.TARGET in each for each in told)


def _of_percent(heading: str, table: TypedTable) -> Meaning | None:
    """What “%” tells beside a column of what was spent."""
    others = [meaning_of_heading(each) for each in table.headings.values()]
    spent = any(each and Meant.SPENT in each.hard for each in others)
    pagu = any(each and Meant.PAGU in each.hard for each in others)
    if not (_PERCENT.search(heading) and spent and pagu):
        return None
    return Meaning(frozenset({Meant.ABSORBED}), frozenset({Meant.SHARE, Meant.CAPAIAN}), told=True)


def _figure(text: str, heading: str, meaning: Meaning | None) -> WrittenFigure | None:
    """The figure of a cell that holds nothing else, in the unit that it or its heading has."""
    found = _FIGURE.fullmatch(text)
    if found is None or meaning is None:
        return None
    number = found["number"]
    if _PERCENT.search(text) or _PERCENT.search(heading):
        written = f"{number}%"
    else:
        written = f"Rp{number}" if RUPIAH_WORDS.search(text) or RUPIAH_WORDS.search(heading) else number
    figures = figures_in(written)
    if len(figures) != 1:
        return None
    figure = figures[0]
    large = figure.kind is Told.BARE and figure.value >= _HUNDRED_THOUSAND
    return next(iter(figures_in(f"Rp{number}")), None) if large else figure
