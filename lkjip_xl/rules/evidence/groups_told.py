"""Things that a sentence names by how many or the how manieth they are: kedua indikator, sasaran 2."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lkjip_xl.rules.evidence.facts import INDICATOR, PROGRAM, SASARAN, Thing, ToldFacts
from lkjip_xl.rules.evidence.mention import Mention
from lkjip_xl.tables.keys import TableKey

_NUMBERS = {
    "kedua": 2, "ketiga": 3, "keempat": 4, "kelima": 5, "keenam": 6, "ketujuh": 7, "kedelapan": 8, "kesembilan": 9,
    "kesepuluh": 10,
}  # fmt: skip
_ORDER = {
    "pertama": 1,
    **_NUMBERS,
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
    "5": 5,
}
_ALL = re.compile(
    rf"\b(?P<many>{'|'.join(_NUMBERS)}|semua|seluruh|setiap|masing-masing)\s+(?P<kind>sub\s+kegiatan|kegiatan|program|"
    r"indikator|sasaran)\b(?!\s+(?:lain|penunjang))",
    re.IGNORECASE,
)
_BOTH = re.compile(r"\b(?P<many>keduanya|ketiganya|keempatnya|kelimanya|semuanya|seluruhnya)\b", re.IGNORECASE)
_NTH = re.compile(
    rf"\b(?P<kind>program|indikator|sasaran)(?:\s+(?:strategis|kinerja|utama))?\s+(?:ke-?)?(?P<nth>{'|'.join(_ORDER)})\b"
    r"(?!\s*(?:%|persen|orang|unit|dokumen))",
    re.IGNORECASE,
)


def groups_in(text: str) -> Iterator[Mention]:
    """Things that are named by how many or the how manieth they are; which ones, the table around says."""
    for found in _ALL.finditer(text):
        yield Mention(*found.span(), (), all_of=True)
    for found in _BOTH.finditer(text):
        yield Mention(*found.span(), (), all_of=True)
    for found in _NTH.finditer(text):
        yield Mention(*found.span(), ())


# Where no table stands around a sentence, its things are those of these.
_USUAL = {
    INDICATOR: (TableKey.TABEL_3_1_1_A, TableKey.TABEL_2_2_PERJANJIAN_KINERJA),
    SASARAN: (TableKey.TABEL_3_1_1_A,),
    PROGRAM: (TableKey.TABEL_3_1_1_B, TableKey.TABEL_2_7),
}


def group_of(
    text: str, mention: Mention, told: ToldFacts, tables: Sequence[str], above: Sequence[Thing]
) -> tuple[Thing, ...]:
    """The things that a mention by number means in the tables around it; none where these have another number."""
    words = text[mention.start : mention.end]
    if found := _NTH.fullmatch(words):
        kind, nth = found["kind"].lower(), _ORDER[found["nth"].lower()]
        if kind == INDICATOR and any(each.kind != INDICATOR for each in above):
            return ()  # of the sasaran or the program that stands above it
        for table in tables:
            things = [each for each in told.of_table(table) if each.kind == kind]
            if len(things) >= nth:
                return (things[nth - 1],)
        return ()
    found = _ALL.fullmatch(words)
    kind = re.sub(r"\s+", " ", found["kind"].lower()) if found else ""
    many = (found["many"] if found else words).lower()
    number = _NUMBERS.get(many.removesuffix("nya"))
    for table in (*tables, *(_USUAL.get(kind, ()) if number else ())):
        things = [
            each for each in told.of_table(table) if each.kind == kind or (not kind and each.kind == INDICATOR)
        ]
        if things and (number is None or number == len(things)):
            return tuple(things)
    return ()
