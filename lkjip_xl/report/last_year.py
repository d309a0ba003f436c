"""The report of the year before: which it is among the files that are given, and whether it is this agency's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from hashlib import blake2b
from pathlib import Path

from lkjip_xl.report.model import Report
from lkjip_xl.report.settings import Settings
from lkjip_xl.text.words import full_name, heading_key, name_key

# Words that are written or left out as one likes, and short forms of others.
_LEFT_OUT = frozenset({"dan", "pemerintah"})
_SPELT_OUT = {
    "kab": "kabupaten",
    "prov": "provinsi",
    "propinsi": "provinsi",
    "kec": "kecamatan",
    "kel": "kelurahan",
}
# In a shorter word one letter makes another name: Jaya and Raya, Timur and Timor.
_SHORTEST_WITH_A_SLIP, _SHORTEST_WITH_TWO = 6, 10
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class EarlierFile:
    """A workbook that may be the report of the year before: whose it is, and of which year.

    ``digest`` stands for its content. ``year_unsure`` says that the year stands on its cover without a word: it
    may be that in which it was printed.
    """

    path: Path
    instansi: str = ""
    pemerintah: str = ""
    tahun: int | None = None
    digest: bytes = b""
    year_unsure: bool = False

    @property
    def agency(self) -> str:
        """The agency as a sentence names it."""
        return full_name(self.instansi, self.pemerintah)


@dataclass(frozen=True, slots=True)
class EarlierFiles:
    """Everything that may be the report of the year before of some workbooks.

    ``alone`` says that one workbook is held against one file: whoever named both vouches for what they do not say.
    """

    files: tuple[EarlierFile, ...]
    alone: bool = False

    @property
    def key(self) -> bytes:
        """Stands for all that may change what is found by these files."""
        known = repr((self.alone, [(str(each.path), each.digest) for each in self.files]))
        return blake2b(known.encode("utf-8", "surrogatepass")).digest()


@dataclass(frozen=True, slots=True)
class LastYear:
    """The report of the year before that a report is held against, or the reason why there is none.

    ``file`` is where it lies; it is one ``of_several`` where there were others to choose from. ``doubt`` says, in
    a sentence, why it may be that of another agency.
    """

    report: Report | None = None
    reason: str = ""
    file: str = ""
    doubt: str = ""
    of_several: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """The file to hold a report against, with what may be doubted of it; or the reason why there is none."""

    file: EarlierFile | None = None
    reason: str = ""
    doubt: str = ""


def choose(settings: Settings, earlier: EarlierFiles) -> Choice:
    """The file of the same agency and of the year before; none where there is none, or where there are two."""
    if settings.tahun is None:
        return Choice(reason="Tahun Laporan di lembar Identitas belum diisi, jadi tahun lalunya tidak diketahui")
    if len(earlier.files) == 1:
        return _the_only_one(settings, earlier.files[0], settings.tahun - 1, alone=earlier.alone)
    if not settings.instansi:
        return Choice(
            reason="nama instansi di lembar Identitas kosong, jadi laporan tahun lalunya tidak dapat dicari"
        )
    return _one_of(settings, earlier.files, settings.tahun - 1)


def _the_only_one(settings: Settings, file: EarlierFile, year: int, *, alone: bool) -> Choice:
    if file.tahun is None:
        return Choice(reason=f"Tahun Laporan di {file.path} belum diisi")
    # Whoever named it vouches for the year where it only seems to be of another one.
    if file.tahun != year and not (alone and file.year_unsure):
        return Choice(reason=f"{file.path} berisi laporan tahun {file.tahun}, bukan {year}")
    if not (file.instansi and settings.instansi):
        where = "laporan tahun lalu" if settings.instansi else "laporan ini"
        unsaid = f"Nama instansi di {where} kosong, jadi belum pasti keduanya dari instansi yang sama."
        return Choice(file, doubt=unsaid) if alone else Choice(reason=f"nama instansi di {where} kosong")
    match _likeness(settings, file):
        case _Likeness.SAME:
            return Choice(file)
        case _Likeness.ALIKE:
            return Choice(file, doubt=_alike(settings, file))
    return Choice(reason=f"{file.path} berisi laporan {file.agency}, bukan {_agency(settings)}")


def _one_of(settings: Settings, files: Sequence[EarlierFile], year: int) -> Choice:
    found: dict[_Likeness, list[EarlierFile]] = {each: [] for each in _Likeness}
    for file in files:
        found[_likeness(settings, file)].append(file)
    same = [each for each in found[_Likeness.SAME] if each.tahun == year]
    # Whoever has a file of its own name has none of a name that is only like it.
    alike = [] if found[_Likeness.SAME] else [each for each in found[_Likeness.ALIKE] if each.tahun == year]
    candidates = same or alike
    who = f"{_agency(settings)} tahun {year}"
    if len(candidates) > 1:
        names = ", ".join(str(each.path) for each in candidates)
        return Choice(reason=f"ada {len(candidates)} laporan {who}: {names}; sisakan satu")
    if candidates:
        return Choice(candidates[0], doubt="" if same else _alike(settings, candidates[0]))
    others = [f"{each.path} (tahun {each.tahun or 'belum diisi'})" for each in found[_Likeness.SAME]]
    there = f"; yang ada {', '.join(others)}" if others else ""
    return Choice(reason=f"laporan {who} tidak ada di antara {len(files)} berkas tahun lalu{there}")


def _alike(settings: Settings, file: EarlierFile) -> str:
    return (
        f"Laporan tahun lalu dipilih karena nama instansinya mirip: “{file.agency}” di {file.path}, "
        f"“{_agency(settings)}” di laporan ini."
    )


def _agency(settings: Settings) -> str:
    return settings.agency


class _Likeness(Enum):
    SAME = "same"
    ALIKE = "alike"
    OTHER = "other"


def _likeness(settings: Settings, file: EarlierFile) -> _Likeness:
    """Whether a file is of the agency of a report, by what both say of themselves."""
    if not file.instansi:
        return _Likeness.OTHER
    own = _words(settings.instansi, settings.pemerintah)
    theirs = _words(file.instansi, file.pemerintah)
    governments = (_words(settings.pemerintah), _words(file.pemerintah))
    if not all(governments):
        # One of the two does not say which government's it is.
        known = governments[0] or governments[1]
        own, theirs = (_without_end(each, known) for each in (own, theirs))
        alike = _same(own, theirs) or _slips(own, theirs)
        both_unsaid = not any(governments)
        return (
            _Likeness.OTHER
            if not alike
            else _Likeness.SAME
            if both_unsaid and _same(own, theirs)
            else _Likeness.ALIKE
        )
    if _same(own, theirs):
        return _Likeness.SAME
    return _Likeness.ALIKE if _slips(own, theirs) else _Likeness.OTHER


def _words(instansi: str, pemerintah: str = "") -> list[str]:
    """The words that make an agency's name; that of its government comes once, though both may say it."""
    words, end = (
        [_SPELT_OUT.get(word, word) for word in heading_key(text).split() if word not in _LEFT_OUT]
        for text in (instansi, pemerintah)
    )
    return [*_without_end(words, end), *end]


def _without_end(words: list[str], end: list[str]) -> list[str]:
    return words[: -len(end)] if end and len(words) > len(end) and words[-len(end) :] == end else words


def _same(left: Sequence[str], right: Sequence[str]) -> bool:
    return name_key("".join(left)) == name_key("".join(right))


def _slips(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether two names differ by slips of the pen only, each in a word long enough to tell it from another."""
    return len(left) == len(right) and all(map(_is_a_slip, left, right))


def _is_a_slip(left: str, right: str) -> bool:
    if left == right:
        return True
    from rapidfuzz.distance import OSA

    length = min(len(left), len(right))
    if length < _SHORTEST_WITH_A_SLIP or _DIGIT.search(left + right):
        return False
    return OSA.distance(left, right) <= (2 if length >= _SHORTEST_WITH_TWO else 1)
