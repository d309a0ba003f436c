"""What columns side by side share an amount out over: kinds of spending, sources of money, ways of paying it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

JUMLAH = "jumlah"
"""The part that a column of the total stands for."""


class Family(Enum):
    """What an amount is shared out over; the value is what staff call it."""

    KIND = "jenis belanja"
    SOURCE = "sumber dana"
    PAYMENT = "cara bayar"


@dataclass(frozen=True, slots=True)
class Part:
    """One of the parts of an amount; ``within`` is the part of which it is one itself (pegawai of operasi)."""

    name: str
    family: Family
    within: str = ""


_OPERASI = "operasi"
_KINDS = {
    "pegawai": r"pegawai",
    "barang dan jasa": r"barang(?: dan)? jasa",
    "bunga": r"bunga",
    "subsidi": r"subsidi",
    "hibah": r"hibah",
    "bantuan sosial": r"bantuan sosial|bansos",
}
_MAIN_KINDS = {
    _OPERASI: r"operasi(?:onal)?",
    "modal": r"modal",
    "tak terduga": r"(?:tak|tidak) terduga|btt",
    "transfer": r"transfer",
    "bagi hasil": r"bagi hasil",
    "bantuan keuangan": r"bantuan keuangan",
    "tidak langsung": r"tidak langsung|btl",
    "langsung": r"(?<!tidak )langsung",
}
_SOURCES = {
    "dak non fisik": r"dak non ?fisik",
    "dak fisik": r"dak fisik",
    "dak": r"dak",
    "dau": r"dau(?: (?:sg|bg|earmark|specific grant|block grant))?",
    "dbh cht": r"dbh ?cht",
    "dbh": r"dbh",
    "did": r"did",
    "pad": r"pad",
    "apbn": r"apbn",
    "blud": r"blud",
    "bankeu": r"bankeu",
    "silpa": r"silpa",
}


def _patterns(words: dict[str, str]) -> dict[str, re.Pattern[str]]:
    return {name: re.compile(rf"\b(?:{pattern})\b") for name, pattern in words.items()}


_PARTS = (
    *((Part(name, Family.KIND, _OPERASI), pattern) for name, pattern in _patterns(_KINDS).items()),
    *((Part(name, Family.KIND), pattern) for name, pattern in _patterns(_MAIN_KINDS).items()),
    *((Part(name, Family.SOURCE), pattern) for name, pattern in _patterns(_SOURCES).items()),
)
_OF_PART = re.compile("|".join(pattern.pattern for _, pattern in _PARTS))
_TOTAL = re.compile(r"\b(?:jumlah|total)\b")
# LS, UP/GU, TU: how the treasurer pays. Several of them in one heading, LS among them, are their total.
_PAYMENT = re.compile(r"\b(?:ls|up|gu|tu)(?: (?:nihil|gaji|barang(?: dan)? jasa))?\b")
_DIRECT = re.compile(r"\bls\b")


def part_of(heading: str, *, spent: bool) -> Part | str | None:
    """The part that a heading names, :data:`JUMLAH` for their total, None for neither.

    ``spent`` tells whether it is a heading of realisasi, for which there are ways of paying too.
    """
    if spent and (found := _PAYMENT.findall(heading)):
        whole = len(found) > 1 and _DIRECT.search(heading)
        return JUMLAH if whole else Part(" ".join(found), Family.PAYMENT)
    part = next((part for part, pattern in _PARTS if pattern.search(heading)), None)
    return part or (JUMLAH if _TOTAL.search(heading) else None)


def without_part(heading: str, *, spent: bool) -> str:
    """A heading without the words of its part."""
    return _OF_PART.sub(" ", _PAYMENT.sub(" ", heading) if spent else heading)
