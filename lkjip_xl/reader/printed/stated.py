"""What a document says of itself on its cover, in captions and headings: year, agency, government."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lkjip_xl.text.words import squeeze
from lkjip_xl.text.years import without_regulations, years_of_report

_OF_A_YEAR = re.compile(
    r"\btahun\s+(?:anggaran\s+)?(20\d\d)(?!\d)(?!\s*(?:[-–—]|s\.?\s?d\.?|sampai)\s*(?:tahun\s+)?20\d\d)",
    re.IGNORECASE,
)
# The last line of a cover is often the year alone.
_YEAR_ALONE = re.compile(r"20\d\d")
# What a result is held against: Capaian 2023 terhadap 2026.
_HELD_AGAINST = re.compile(r"\bterhadap\b.*", re.IGNORECASE)
_OFFICE = (
    r"(?:badan|dinas|inspektorat|sekretariat|kecamatan|kelurahan|rumah\s+sakit|rsud|satuan\s+polisi|kantor|bagian)"
)
_KIND_OF_GOVERNMENT = r"(?:provinsi|propinsi|kabupaten|kota)"
_AGENCY_LINE = re.compile(rf"{_OFFICE}\s+[^\W\d]", re.IGNORECASE)
_GOVERNMENT = re.compile(
    rf"(?:\bpemerintah\s+)?\b({_KIND_OF_GOVERNMENT}\s+[^\W\d][^\d,.;:()]*?)(?:\s+tahun\b.*)?$", re.IGNORECASE
)
_SMALL_WORDS = frozenset({"dan", "di", "atau"})
_LONGEST_LINE = 150
# A heading with the year of another plan, or of one before: Target Renstra 2026, Tahun Lalu (2022), Kondisi Awal
# (2020).
_OF_ANOTHER_YEAR = re.compile(r"\b(?:renstra|rpjmd|akhir|lalu|sebelumnya|maju|awal|baseline)\b", re.IGNORECASE)
# Two years are compared; a Renstra has more.
_MOST_YEARS = 2


@dataclass(frozen=True, slots=True)
class Stated:
    """What a document says of itself; empty or None where it does not."""

    instansi: str = ""
    pemerintah: str = ""
    tahun: int | None = None


def stated(cover: Sequence[str], titles: Sequence[str], headings: Iterable[Sequence[str]]) -> Stated:
    """What the lines before the first chapter, the titles of tables, and the headings of each table say."""
    lines = [squeeze(line) for line in cover]
    return Stated(_agency(lines), _government(lines), _year(lines, titles, headings))


def _year(cover: Sequence[str], titles: Sequence[str], headings: Iterable[Sequence[str]]) -> int | None:
    """The year that the cover names, else that of most titles, else the last one of the headings."""
    for lines in (cover, titles):
        found = Counter(int(year) for line in lines for year in _named(line))
        if found:
            most = max(found.values())
            return max(year for year, often in found.items() if often == most)
    return max((year for each in headings for year in _years_compared(each)), default=None)


def _named(line: str) -> list[str]:
    return [line] if _YEAR_ALONE.fullmatch(line) else _OF_A_YEAR.findall(without_regulations(line))


def _years_compared(headings: Sequence[str]) -> set[int]:
    """The years that the headings of a table name, where they are not those of a whole Renstra."""
    own = [_HELD_AGAINST.sub("", heading) for heading in headings if not _OF_ANOTHER_YEAR.search(heading)]
    years = {int(year) for heading in own for year in years_of_report(heading)}
    return years if len(years) <= _MOST_YEARS else set()


def _agency(lines: Sequence[str]) -> str:
    """The office of the first short line that begins with the name of one, without its government."""
    line = next((each for each in lines if len(each) <= _LONGEST_LINE and _AGENCY_LINE.match(each)), "")
    found = _GOVERNMENT.search(line)
    return _as_name(line[: found.start()] if found else line)


def _government(lines: Sequence[str]) -> str:
    """The government behind the agency, or on a line of its own."""
    short = [each for each in lines if len(each) <= _LONGEST_LINE]
    begins = re.compile(rf"(?:pemerintah\s+)?{_KIND_OF_GOVERNMENT}\b", re.IGNORECASE)
    of_agency = [each for each in short if _AGENCY_LINE.match(each)]
    alone = [each for each in short if begins.match(each)]
    found = next(filter(None, map(_GOVERNMENT.search, [*of_agency, *alone])), None)
    return _as_name(found[1]) if found else ""


def _as_name(text: str) -> str:
    """A name as it is written inside a sentence, where a cover has it in capitals."""
    text = re.sub(r"\s+tahun\s+20\d\d.*$", "", squeeze(text), flags=re.IGNORECASE)
    if not text.isupper():
        return text
    words = text.lower().split()
    return " ".join(word if word in _SMALL_WORDS else word.capitalize() for word in words)
