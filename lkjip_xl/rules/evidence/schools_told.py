"""Which columns of the table of staff a sentence names: S-1, SLTA."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lkjip_xl.rules.evidence.names_told import excluded
from lkjip_xl.tables.keys import Key, TableKey


@dataclass(frozen=True, slots=True)
class ColumnMention:
    """Where a sentence names a column of the table of staff, by its key."""

    start: int
    end: int
    column: str


# S-1 and D-III are written in capitals: “di” is a word.
_SCHOOLS: Mapping[str, str] = {
    Key.S3: r"S[-.\s]?(?:3|III)|(?i:strata\s*(?:3|iii|tiga)|doktor)",
    Key.S2: r"S[-.\s]?(?:2|II)|(?i:strata\s*(?:2|ii|dua)|magister|pasca\s?sarjana)",
    Key.S1: r"S[-.\s]?(?:1|I)|(?i:strata\s*(?:1|i|satu)|sarjana)",
    Key.D4: r"D[-.\s]?(?:4|IV)|(?i:diploma\s*(?:4|iv|empat))",
    Key.D3: r"D[-.\s]?(?:3|III)|(?i:diploma\s*(?:3|iii|tiga))",
    Key.D2: r"D[-.\s]?(?:2|II)|(?i:diploma\s*(?:2|ii|dua))",
    Key.D1: r"D[-.\s]?(?:1|I)|(?i:diploma\s*(?:1|i|satu))",
    Key.SLTA: r"SLTA(?:\s*/\s*(?i:sederajat))?|SMA(?:\s*/\s*SMK)?|SMU|SMK",
    Key.SLTP: r"SLTP|SMP",
    Key.SD: r"SD(?=\s+(?:sebanyak|berjumlah|\d)|[,.)]|$)",
}
_COLUMNS = tuple((key, re.compile(rf"(?<![\w.-])(?:{words})(?![\w-])")) for key, words in _SCHOOLS.items())
_ABOUT_STAFF = re.compile(
    r"\b(?:pegawai|asn|pns|pppk|aparatur|pendidikan|berpendidikan|lulusan|sdm|sumber\s+daya\s+manusia|personil|personel)\b",
    re.IGNORECASE,
)


def is_about_staff(text: str) -> bool:
    """Whether a sentence is about those who work in the agency."""
    return _ABOUT_STAFF.search(text) is not None


_UPWARDS = re.compile(r"\s+ke\s+(?:atas|bawah)\b", re.IGNORECASE)


def schools_in(text: str, tables: Sequence[str]) -> list[ColumnMention]:
    """The columns of the table of staff that a sentence names, where it is about staff."""
    if TableKey.TABEL_1_4 not in tables and not is_about_staff(text):
        return []
    found = [
        ColumnMention(*each.span(), key)
        for key, pattern in _COLUMNS
        for each in pattern.finditer(text)
        if not _UPWARDS.match(text, each.end()) and not excluded(text, each.start())
    ]
    spans = [each for each in found if not any(o.start <= each.start and each.end < o.end for o in found)]
    return sorted(spans, key=lambda each: each.start)
