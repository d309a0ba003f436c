"""What a document says of itself on its cover, in captions and headings: year, agency, government."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from lkjip_xl.text.words import squeeze
from lkjip_xl.text.years import without_regulations, years_of_report

_OF_A_YEAR = re.compile(
    r"\btahun\s+(?:anggaran\s+)?(20\d\d)(?!\d)(?!\s*(?:[-–—]|s\.?\s?d\.?|sampai)\s*(?:tahun\s+)?20\d\d)",
    re.IGNORECASE,
)
# The last line of a cover is often the year alone: that of the report, or that in which it was printed.
_YEAR_ALONE = re.compile(r"20\d\d")
_YEAR_BELOW = re.compile(r"\btahun(?:\s+anggaran)?$", re.IGNORECASE)
# What a result is held against: Capaian 2023 terhadap 2026.
_HELD_AGAINST = re.compile(r"\bterhadap\b.*", re.IGNORECASE)
_OFFICE = (
    r"(?:badan|dinas|inspektorat|sekretariat|kecamatan|kelurahan|rumah\s+sakit|rsud|satuan\s+polisi|kantor|bagian)"
)
_KIND_OF_GOVERNMENT = r"(?:provinsi|propinsi|kabupaten|kota)"
_AGENCY_LINE = re.compile(rf"{_OFFICE}\s+[^\W\d]", re.IGNORECASE)
# What goes before it in the title of a paper, by the forms of the regulations: Evaluasi terhadap Hasil Renja
# Perangkat Daerah Dinas Sosial, Perjanjian Kinerja Dinas Sosial, SKPD: Dinas Sosial.
_BEFORE_AGENCY = re.compile(
    r"(?:(?:nama|evaluasi|terhadap|hasil|pelaksanaan|renja|rencana|kerja|renstra|strategis|perjanjian|kinerja|laporan"
    r"|realisasi|anggaran|pengukuran|perangkat\s+daerah|opd|skpd)\b\s*:?\s*)+",
    re.IGNORECASE,
)
# And what goes behind it.
_BEHIND_AGENCY = re.compile(r"[\s,(]*\b(?:periode|tahun|triwulan)\b.*$", re.IGNORECASE)
_GOVERNMENT = re.compile(
    rf"(?:\bpemerintah\s+)?\b({_KIND_OF_GOVERNMENT}\s+[^\W\d][^\d,.;:()]*?)(?:\s+(?:periode|tahun|triwulan)\b.*)?$",
    re.IGNORECASE,
)
_SMALL_WORDS = frozenset({"dan", "di", "atau"})
_LONGEST_LINE = 150
# A heading with the year of another plan, or of one before: Target Renstra 2026, Tahun Lalu (2022), Kondisi Awal
# (2020).
_OF_ANOTHER_YEAR = re.compile(r"\b(?:renstra|rpjmd|akhir|lalu|sebelumnya|maju|awal|baseline)\b", re.IGNORECASE)
# Two years are compared; a Renstra has more.
_MOST_YEARS = 2


# The title of a report, and the lines that may go on with it.
_TITLE = re.compile(
    r"\W*(?:laporan\s+(?:akuntabilitas\s+)?kinerja|instansi\s+pemerintah|lkj?ip|lakip|lkj)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Stated:
    """What a document says of itself; empty or None where it does not.

    ``alone`` is a year that stands on its cover without a word, where nothing there says plainly of which year the
    report is: it may be that in which it was printed. ``is_sure`` says that something else tells the year.
    ``of_titles`` is the year of the titles of tables where these name another one than the cover, and never its.
    """

    instansi: str = ""
    pemerintah: str = ""
    tahun: int | None = None
    alone: int | None = None
    is_sure: bool = True
    of_titles: int | None = None


def stated(cover: Sequence[str], titles: Sequence[str], headings: Iterable[Sequence[str]]) -> Stated:
    """What the lines before the first chapter, the titles of tables, and the headings of each table say."""
    lines = _with_years([squeeze(line) for line in cover])
    found = Stated(_agency(lines), _government(lines))
    of_titles = _named_most(titles)
    if plain := _of_title(lines) or _named_most(lines, of_titles):
        never = not any(str(plain) in title for title in titles)
        return replace(found, tahun=plain, of_titles=of_titles if never else None)
    alone = next((int(line) for line in reversed(lines) if _YEAR_ALONE.fullmatch(line)), None)
    told = _of_tables(titles, headings, alone)
    return replace(found, tahun=told or alone, alone=alone, is_sure=told is not None)


def _with_years(lines: Sequence[str]) -> list[str]:
    """The lines, where a year that stands below its word is one with it: TAHUN, and 2024 in the next line."""
    found: list[str] = []
    for line in lines:
        if found and _YEAR_ALONE.fullmatch(line) and _YEAR_BELOW.search(found[-1]):
            found[-1] = f"{found[-1]} {line}"
        else:
            found.append(line)
    return found


def _of_title(lines: Sequence[str]) -> int | None:
    """The year that the title of the report ends with, though it may go over several lines of the cover."""
    for at, line in enumerate(lines):
        if not _TITLE.match(line):
            continue
        if at + 1 < len(lines) and _YEAR_ALONE.fullmatch(lines[at + 1]):
            return int(lines[at + 1])
        # A sentence of the preface has a year of its own, and is no part of the cover.
        cover = takewhile(lambda each: len(each) <= _LONGEST_LINE, lines[at:])
        named = (year for each in cover for year in _named(each))
        if year := next(named, None):
            return int(year)
    return None


def _of_tables(titles: Sequence[str], headings: Iterable[Sequence[str]], alone: int | None) -> int | None:
    """The year of most titles of tables, else the last one of their headings; ``alone`` where both may be."""
    named = Counter(int(year) for line in titles for year in _named(line))
    of_headings = max((year for each in headings for year in _years_compared(each)), default=None)
    if not named:
        return of_headings
    # One title may name the year of a comparison alone: dengan Tahun 2022.
    if alone is not None and alone == of_headings and max(named.values()) == 1:
        return alone
    return _named_most(titles, alone)


def _named_most(lines: Sequence[str], likely: int | None = None) -> int | None:
    """The year that most lines name, ``likely`` where it is one of several, else the last of these."""
    found = Counter(int(year) for line in lines for year in _named(line))
    most = [year for year, often in found.items() if often == max(found.values())]
    return likely if likely in most else max(most, default=None)


def _named(line: str) -> list[str]:
    return _OF_A_YEAR.findall(without_regulations(line))


def _years_compared(headings: Sequence[str]) -> set[int]:
    """The years that the headings of a table name, where they are not those of a whole Renstra."""
    own = [_HELD_AGAINST.sub("", heading) for heading in headings if not _OF_ANOTHER_YEAR.search(heading)]
    years = {int(year) for heading in own for year in years_of_report(heading)}
    return years if len(years) <= _MOST_YEARS else set()


def _agency(lines: Sequence[str]) -> str:
    """The office of the first short line that names one, without its government."""
    line = next(iter(_offices(lines)), "")
    found = _GOVERNMENT.search(line)
    return _as_name(line[: found.start()] if found else line)


def _offices(lines: Sequence[str]) -> list[str]:
    """The short lines from the name of an office on: those that begin with one, else titles that end with one."""
    short = [each for each in lines if len(each) <= _LONGEST_LINE]
    if alone := [each for each in short if _AGENCY_LINE.match(each)]:
        return alone
    titles = [each[found.end() :] for each in short if (found := _BEFORE_AGENCY.match(each))]
    return [each for each in titles if _AGENCY_LINE.match(each) and _is_name(each)]


def _is_name(text: str) -> bool:
    """Whether all of it may be a name, and not the beginning of a sentence: Dinas Sosial disusun sebagai."""
    words = _BEHIND_AGENCY.sub("", text).split()
    return all(word in _SMALL_WORDS or not word[0].islower() for word in words)


def _government(lines: Sequence[str]) -> str:
    """The government behind the agency, or on a line of its own."""
    short = [each for each in lines if len(each) <= _LONGEST_LINE]
    begins = re.compile(rf"(?:pemerintah\s+)?{_KIND_OF_GOVERNMENT}\b", re.IGNORECASE)
    alone = [each for each in short if begins.match(each)]
    found = next(filter(None, map(_GOVERNMENT.search, [*_offices(lines), *alone])), None)
    return _as_name(found[1]) if found else ""


def _as_name(text: str) -> str:
    """A name as it is written inside a sentence, where a cover has it in capitals."""
    text = _BEHIND_AGENCY.sub("", squeeze(text))
    if not text.isupper():
        return text
    words = text.lower().split()
    return " ".join(word if word in _SMALL_WORDS else word.capitalize() for word in words)
