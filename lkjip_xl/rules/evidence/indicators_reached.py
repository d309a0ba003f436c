"""How many of the agency's indicators a sentence says to have reached their target, and how many have."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl.report.model import Report
from lkjip_xl.rules.evidence.facts import INDICATOR, Meant
from lkjip_xl.rules.evidence.told_facts import told_facts
from lkjip_xl.tables.keys import TableKey
from lkjip_xl.text.number_words import NUMBER_WORDS, number_of

_NUMBER = rf"(?:(?P<digits{{0}}>\d{{{{1,2}}}})|(?P<word{{0}}>{NUMBER_WORDS}))(?:\s*\(\s*\w+\s*\))?"
_SAID = re.compile(
    rf"(?<![\w.,])(?P<words>{_NUMBER.format(1)}\s+(?:indikator\s+)?dari\s+{_NUMBER.format(2)}\s+indikator(?:\s+(?:kinerja|utama|sasaran))*"
    r"(?:\s*\([^)]*\))?(?:\s+yang\s+ada)?\s+(?:(?:telah|sudah|berhasil|dapat)\s+)*"
    r"(?P<how>mencapai\s+atau\s+(?:melampaui|melebihi)|mencapai|memenuhi|melampaui|melebihi)\s+target)\b",
    re.IGNORECASE,
)
_FULL = Decimal(100)


@dataclass(frozen=True, slots=True)
class Reached:
    """How many indicators of a report there are, and how many are at their target or above it."""

    every: int
    at: int
    above: int

    def suits(self, number: int, how: str) -> bool:
        """Whether a sentence may say so many of them; to reach a target may mean to hit it or to go beyond."""
        if how.startswith("mencapai atau"):
            return number == self.at + self.above
        if how.startswith(("mela", "mele")):
            return number == self.above
        return number in (self.at, self.at + self.above)


def reached_of(report: Report) -> Reached | None:
    """What Tabel 3.1.1.a tells of that; None where the capaian of one is not known, or is about its target."""
    tahun = report.settings.tahun
    found: list[Decimal] = []
    for thing in told_facts(report).of_table(TableKey.TABEL_3_1_1_A):
        if thing.kind != INDICATOR:
            continue
        values = [
            value
            for fact in thing.facts
            if fact.meant is Meant.CAPAIAN
            and fact.table == TableKey.TABEL_3_1_1_A
            and fact.year == tahun
            and fact.place
            for value in fact.values
        ]
        if not values or len({(each > _FULL, each < _FULL) for each in values}) > 1:
            return None
        found.append(values[0])
    rows = report.tables[TableKey.TABEL_3_1_1_A].rows if TableKey.TABEL_3_1_1_A in report.tables else ()
    if not found or len(found) != len(rows):
        return None
    return Reached(len(found), sum(each == _FULL for each in found), sum(each > _FULL for each in found))


def reached_told(text: str) -> list[tuple[re.Match[str], int, int, str]]:
    """What a sentence says of that: where, how many, of how many, and in which words."""
    return [
        (
            each,
            number_of(each["digits1"], each["word1"]),
            number_of(each["digits2"], each["word2"]),
            " ".join(each["how"].lower().split()),
        )
        for each in _SAID.finditer(text)
    ]
