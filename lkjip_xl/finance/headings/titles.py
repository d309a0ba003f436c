"""What the titles above a table say of all of it: the year of the budget, which report it is, and whose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from lkjip_xl.finance.source import Shape

_YEAR = re.compile(r"\b(20\d\d)\b")
_YEAR_OF_BUDGET = re.compile(r"\b(?:tahun(?: anggaran)?|t\.?a\.?)\s*:?\s*(20\d\d)\b", re.IGNORECASE)
_PRINTED = re.compile(
    r"\b(?:(?:di|ter)?cetak|print(?:ed)?|(?:di)?unduh|download(?:ed)?|(?:di)?ekspor|(?:di)?export(?:ed)?"
    r"|(?:di)?perbarui|update[d]?|tanggal|tgl|jam|pukul)\b",
    re.IGNORECASE,
)
# A whole date, alone or behind a place: when somebody printed or signed it, not the year of the budget.
_DATE = re.compile(
    r"(?:[a-z .]+,\s*)?(?:20\d\d-\d{1,2}-\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-]20\d\d"
    r"|\d{1,2}\s+[a-z]{3,9}\s+20\d\d)(?:[ t]+\d{1,2}[:.]\d\d.*)?",
    re.IGNORECASE,
)
_KINDS = (
    (re.compile(r"\blaporan realisasi anggaran\b|\blra\b", re.IGNORECASE), Shape.LRA),
    (re.compile(r"\bdokumen pelaksanaan (?:perubahan )?anggaran\b|\bdppa\b|\bdpa\b", re.IGNORECASE), Shape.DPA),
)
_GOVERNMENT = re.compile(
    r"pemerintah(?: daerah)?\s*:?\s*((?:kota|kabupaten|provinsi|daerah istimewa|daerah khusus)\s.+)", re.IGNORECASE
)
_AGENCY = re.compile(
    r"(?:(?:nama )?(?:skpd|opd|perangkat daerah|(?:unit )?organisasi)\b)?[\s:]*(?:[\dx][\dx.]*[\s–-]*)?"
    r"((?:dinas|badan|sekretariat|inspektorat|kecamatan|kelurahan|kantor|satuan polisi|rumah sakit)\s.+"
    r"|inspektorat)",
    re.IGNORECASE,
)
_OF_YEAR = re.compile(r"\s+(?:tahun(?: anggaran)?|t\.?a\.?)\s*:?\s*20\d\d\b.*", re.IGNORECASE)
_SMALL_WORDS = frozenset({"dan", "di", "atau", "serta", "untuk"})


def government_of_titles(titles: Sequence[str]) -> str:
    """The government that the titles name, as in a sentence; empty where they name none, or several."""
    return _name(_GOVERNMENT, titles)


def agency_of_titles(titles: Sequence[str]) -> str:
    """The agency that the titles name, as in a sentence; empty where they name none, or several."""
    return _name(_AGENCY, titles)


def _name(pattern: re.Pattern[str], titles: Sequence[str]) -> str:
    named = (_OF_YEAR.sub("", each.strip()) for each in titles)
    found = {" ".join(match[1].split()) for each in named if (match := pattern.fullmatch(each))}
    return _in_a_sentence(found.pop()) if len(found) == 1 else ""


def _in_a_sentence(name: str) -> str:
    """A name in capitals as it is written otherwise."""
    if not name.isupper():
        return name
    words = name.lower().split()
    return " ".join(word if at and word in _SMALL_WORDS else word.capitalize() for at, word in enumerate(words))


def shape_of_titles(titles: Sequence[str]) -> Shape | None:
    """Which report the titles name; None where they name none, or two of them."""
    named = {shape for pattern, shape in _KINDS if any(map(pattern.search, titles))}
    return named.pop() if len(named) == 1 else None


def year_of_titles(titles: Sequence[str]) -> int | None:
    """The year of the budget that the titles name; None where they name none, or several.

    ``TAHUN ANGGARAN 2023`` says it; else any year that is not that of a date of printing.
    """
    own = _only(found for title in titles for found in _YEAR_OF_BUDGET.findall(title))
    if own:
        return own
    undated = (each for each in titles if not _PRINTED.search(each) and not _DATE.fullmatch(each.strip()))
    return _only(found for title in undated for found in _YEAR.findall(title))


def _only(years: Iterable[str]) -> int | None:
    found = set(years)
    return int(found.pop()) if len(found) == 1 else None
