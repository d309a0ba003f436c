"""What the words over a table say it is of: which years, which part of the year, whose agreement."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from lkjip_xl.reader.printed.tables import PrintedTable
from lkjip_xl.text.words import fold, squeeze
from lkjip_xl.text.years import years_of_report

Facet = TypeVar("Facet")

_GOES_ON = ("lanjutan", "sambungan", "lanj.")
_LONGEST_SAID = 150
# They stand under the table before, and say nothing of the next one.
_UNDER_A_TABLE = re.compile(r"\W*(?:sumber|keterangan|catatan|ket)\b")
_SENTENCE = re.compile(r"(?<=[.;])(?<!s\.d\.)\s+(?=[^\W\d])", re.IGNORECASE)
_NUMBER_OF_TABLE = re.compile(r"^tabel\s+[\w.]+\W*")
_PART_OF_YEAR = re.compile(
    r"(?P<until>\b(?:s[/.]?\s?d\b\.?|sampai(?: dengan)?|hingga|akhir|kumulatif|akumulasi)\s*)?"
    r"\b(?:(?P<part>triwulan|tw|semester|caturwulan)[\s.-]*(?P<number>i{1,3}|iv|[1-4])\b"
    r"(?:\s*(?:s[/.]?d\.?|sampai|[-–])\W*(?P<last>i{1,3}|iv|[1-4])\b)?)"
)
_NUMERAL = re.compile(r"\b(?:i{1,3}|iv|tw)\b")
_LAST = {"triwulan": ("iv", "4"), "tw": ("iv", "4"), "semester": ("ii", "2"), "caturwulan": ("iii", "3")}
_HOLDER = re.compile(
    r"\b(?:perjanjian kinerja|penetapan kinerja|pk)\b(?:\W+\w+){0,3}?\W+"
    r"((?:kepala|sekretaris|kabid|kabag|kasi|kasubbag|camat|lurah|inspektur|irban|direktur|eselon|pejabat)\b.*)"
)
_HEAD = re.compile(
    r"kepala (?:dinas|badan|kantor|satuan|pelaksana|perangkat|opd|skpd)\b|sekretaris d(?:aerah|prd|ewan)\b|"
    r"camat\b|inspektur(?! pembantu)\b|direktur\b|eselon ii(?:[ab]|\.[ab])?\b"
)
_CHANGED = re.compile(
    r"\b(?:apbd|dpa|rka|anggaran|perjanjian kinerja|pk)\W+(?:perubahan|pergeseran)\b|"
    r"\b(?:perubahan|pergeseran)\W+(?:apbd|dpa|rka|anggaran|perjanjian kinerja|pk)\b|\bdppa\b|"
    r"\b(?:dpa|apbd)\W?p\b|\b(?:setelah|sesudah) perubahan\b"
)
_PARTS = re.compile(r"\b(sasaran|tujuan|program|bidang)\b(?=\W+\w)")


@dataclass(frozen=True, slots=True)
class About:
    """What a table is of, as far as the words over it say: empty where they do not.

    ``period`` is a part of the year, ``holder`` whose agreement it is, ``changed`` whether it is of a budget or an
    agreement that was changed within the year. ``part`` is what there are several tables of, a sasaran say.
    """

    years: frozenset[int]
    period: str
    holder: str
    changed: bool
    part: str

    @property
    def within_the_year(self) -> bool:
        """Whether it is of a part of the year that ends before the year does."""
        found = _PART_OF_YEAR.search(self.period)
        return found is not None and (found["last"] or found["number"]) not in _LAST[found["part"]]

    @property
    def part_of_year(self) -> str:
        """The part of the year that it has, as people write it; empty where it may have all of it."""
        found = _PART_OF_YEAR.search(self.period)
        of_one = found is not None and not (found["until"] or found["last"])
        return _NUMERAL.sub(lambda each: each[0].upper(), self.period) if of_one or self.within_the_year else ""

    @property
    def doubt(self) -> str:
        """Why nobody knows whether it is of the agency and its whole year; empty where nothing speaks for less."""
        if self.of_a_subordinate:
            return f"perjanjian kinerja {self.holder}, belum tentu milik kepala perangkat daerah"
        found = _PART_OF_YEAR.search(self.period)
        if found is not None and not (found["until"] or found["last"]):
            return f"judulnya menyebut {self.period}, belum tentu setahun"
        return ""

    @property
    def of_a_subordinate(self) -> bool:
        """Whether it is the agreement of somebody below the head of the agency."""
        return bool(self.holder) and _HEAD.match(self.holder) is None

    def goes_with(self, other: About) -> bool:
        """Whether it is of the same year, period and person as another one."""
        return replace(self, part="") == replace(other, part="")


def about(table: PrintedTable) -> About:
    """What the words over a table say of it: its caption first, then the lines above it, then its chapter."""
    lines = [*said_over(table)]
    return About(
        _first(lines, lambda line: frozenset(int(year) for year in years_of_report(line))) or frozenset(),
        _first(lines[:2], lambda line: found[0] if (found := _PART_OF_YEAR.search(line)) else "") or "",
        _first(lines, _holder) or "",
        any(_CHANGED.search(line) for line in lines[:2]),
        _first(lines[:2], lambda line: found[1] if (found := _PARTS.search(line)) else "") or "",
    )


def said_over(table: PrintedTable) -> Iterator[str]:
    """The sentences over a table, folded, the nearest and surest first."""
    for line in dict.fromkeys(filter(None, (table.caption, *table.titles))):
        if not _UNDER_A_TABLE.match(fold(line)):
            yield from (_NUMBER_OF_TABLE.sub("", fold(each)) for each in reversed(_SENTENCE.split(squeeze(line))))


def says_it_goes_on(table: PrintedTable) -> bool:
    """Whether what stands over a table says that it is the rest of the one before."""
    return any(_is_of_the_rest(line) for line in (table.caption, *table.between))


def only_goes_on(table: PrintedTable, first: PrintedTable) -> bool:
    """Whether nothing stands over a table but that it goes on, or the caption of the one before again."""
    lines = [line for line in (table.caption, *table.between) if line]
    return all(_is_of_the_rest(line) or fold(line) == fold(first.caption) for line in lines)


def _is_of_the_rest(line: str) -> bool:
    return len(line) <= _LONGEST_SAID and any(word in fold(line) for word in _GOES_ON)


def _holder(line: str) -> str:
    found = _HOLDER.search(line)
    return squeeze(re.sub(r"\btahun\b.*|\b20\d\d\b.*", "", found[1])) if found else ""


def _first(lines: list[str], facet: Callable[[str], Facet]) -> Facet | None:
    return next((found for line in lines if (found := facet(line))), None)
