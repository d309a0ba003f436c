"""Which year each figure of a sentence is of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lkjip_xl.text.written_figures import WrittenFigure
from lkjip_xl.text.years import YEAR, without_regulations_kept, without_stretches_kept

_WORDS = r"(?:\s+[^\W\d]+(?:/[^\W\d]+)?){0,2}"
_BESIDE = re.compile(
    rf"\)?\s*[(,]?\s*(?:(?:pada|di|untuk|dalam|selama)\s+)?(?:tahun|th\.?|ta\.?)?\s*(?P<year>20\d\d)(?!\d)"
    rf"|\)?{_WORDS}\s+(?:pada|di)\s+tahun\s+(?P<later>20\d\d)(?!\d)"
    rf"|\)?{_WORDS}\s+(?:pada|di|hingga|sampai)\s+akhir\s+(?:periode\s+)?(?:renstra|rpjmd|rpd)\W+(?:tahun\s+)?(?P<last>20\d\d)(?!\d)",
    re.IGNORECASE,
)
_LAST = re.compile(
    r"\b(?:pada|di)\s+tahun\s+(?:sebelumnya|lalu)\b"
    r"|\btahun\s+(?:sebelumnya|lalu)(?=\s+(?:yang\s+)?(?:sebesar|sebanyak|adalah|hanya|baru|yaitu|mencapai|terealisasi|\(?\d|\(?rp))",
    re.IGNORECASE,
)
_THIS = re.compile(r"\b(?:pada\s+)?tahun\s+(?:ini|berjalan)\b", re.IGNORECASE)
_COMPARING = re.compile(r"\b(?:dibanding\w*|daripada|ketimbang|terhadap)\b[^.;,\d]{0,50}$", re.IGNORECASE)
# That between two clauses, and not that of 93,41.
_COMMA = re.compile(r",(?!\d)")
_BESIDE_LAST = re.compile(r"\s*(?:pada|di)\s+tahun\s+(?:sebelumnya|lalu)\b", re.IGNORECASE)
_END_OF_RENSTRA = re.compile(
    r"\b(?:akhir\s+(?:periode\s+)?(?:renstra|rpjmd|rencana\s+strategis)|kondisi\s+akhir)\b", re.IGNORECASE
)


# “Turun menjadi 48 kali dari 70 kali”: last year's comes last.
_STEP_BACK = re.compile(
    r"\b(?:naik|turun|meningkat|menurun|bertambah|berkurang|membaik|memburuk)\w*\s+menjadi\s+(?:sebesar\s+)?[^;.]{1,30}?\s+dari\s+"
    r"(?:sebesar\s+|semula\s+)?$",
    re.IGNORECASE,
)
# “Naik dari 98% menjadi 99%” tells of last year and of this one.
_STEP = re.compile(
    r"\b(?:naik|turun|meningkat|menurun|bertambah|berkurang|berubah|bergerak|membaik|memburuk|tumbuh|ditekan|menekan|diturunkan|ditingkatkan)\w*"
    r"(?:\s+(?:secara\s+)?(?:tajam|signifikan|drastis|pesat|sedikit|tipis|kembali|terus|cukup\s+\w+))?"
    r"(?:\s+(?:sebesar\s+|sebanyak\s+)?\d[\d.,]*\d?(?:\s*(?:%|[^\W\d]+)){0,2})?\s*,?\s+(?:yaitu\s+|yakni\s+)?(?:sebesar\s+)?dari\s+(?:sebesar\s+|semula\s+)?(?:[A-Z]{1,2}\s*\()?"
    r"(?:$|(?P<to>[^;.]{1,30}?\S\s+menjadi\s+(?:sebesar\s+)?(?:[A-Z]{1,2}\s*\()?$))",
    re.IGNORECASE,
)


# “…, dan APM SMP dari 74,85% menjadi 76,42%”: the verb stands in front of the first of such steps.
_ANOTHER_STEP = re.compile(
    r"(?:,|\b(?:dan|serta|sedangkan|sementara))\s+(?:[^\W\d]+\s+){0,6}?dari\s+(?:sebesar\s+)?"
    r"(?:$|(?P<to>[^;.]{1,30}?\S\s+menjadi\s+(?:sebesar\s+)?$))",
    re.IGNORECASE,
)
_MOVES = re.compile(
    r"\b(?:naik|turun|meningkat|menurun|bertambah|berkurang|membaik|memburuk)\w*(?:\s+(?:secara\s+)?(?:tajam|signifikan|drastis|pesat|sedikit|tipis|kembali|terus|cukup\s+\w+))?\s+dari\b",
    re.IGNORECASE,
)
_BECOMES = re.compile(r"[^;.,]{0,40}?\bmenjadi\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ToldYear:
    """The year of a figure; ``guessed`` where “naik dari … menjadi …” alone tells it."""

    year: int | None
    guessed: bool = False


def years_told(text: str, figures: Sequence[WrittenFigure], tahun: int | None) -> list[ToldYear]:
    """The year of each figure, by the words right behind it, else by the last year before it."""
    plain = without_stretches_kept(without_regulations_kept(text))
    named = [_Named(found.start(), int(found[0]), _until(plain, found.start())) for found in YEAR.finditer(plain)]
    if tahun:
        named += [_Named(found.start(), tahun - 1, len(plain)) for found in _LAST.finditer(plain)]
        named += [_Named(found.start(), tahun, len(plain)) for found in _THIS.finditer(plain)]
    named.sort(key=lambda each: each.start)
    return [_year(plain, figure, named, tahun) for figure in figures]


@dataclass(frozen=True, slots=True)
class _Named:
    """A year that a sentence names, and up to where it says of which year figures are."""

    start: int
    year: int
    until: int


def _until(text: str, start: int) -> int:
    """“Dibandingkan tahun 2022, …”: what is compared with says nothing of the figures behind the comma."""
    comma = _COMMA.search(text, start)
    return comma.start() if comma and _COMPARING.search(text[:start]) else len(text)


def _year(text: str, figure: WrittenFigure, named: Sequence[_Named], tahun: int | None) -> ToldYear:
    if (found := _BESIDE.match(text, figure.end)) and not _is_of_the_next(text, found, figure, named):
        return ToldYear(int(found["year"] or found["later"] or found["last"]))
    if tahun and _BESIDE_LAST.match(text, figure.end):
        return ToldYear(tahun - 1)
    if tahun and (steps := _STEP.search(text[: figure.start]) or _another_step(text, figure)):
        others = {each.year for each in named} - {tahun}
        earlier = others.pop() if len(others) == 1 else tahun - 1
        return ToldYear(tahun if steps["to"] else earlier, guessed=not named)
    if tahun and not named and _STEP_BACK.search(text[: figure.start]):
        return ToldYear(tahun - 1, guessed=True)
    # What a clause says of a year does not hold in the next one.
    clause = text.rfind(";", 0, figure.start)
    before = [each.year for each in named if clause < each.start < figure.start <= each.until]
    return ToldYear(before[-1] if before else None)


def _is_of_the_next(text: str, found: re.Match[str], figure: WrittenFigure, named: Sequence[_Named]) -> bool:
    """“Tahun 2021 sebanyak 87.420 orang, tahun 2022 sebanyak …”: behind the comma another figure has its year."""
    before = max((each.start for each in named if each.start < figure.start), default=-1)
    has_own = before >= 0 and not re.search(r"[,;]\s", text[before : figure.start])
    return has_own and "," in found[0] and _ITS_FIGURE.match(text, found.end()) is not None


_ITS_FIGURE = re.compile(
    r"\s+(?:(?:adalah|mencapai|menjadi|naik|turun|sebesar|sebanyak|sejumlah|terealisasi|yaitu)\s+){0,3}(?:rp\.?\s*)?\d",
    re.IGNORECASE,
)


def _another_step(text: str, figure: WrittenFigure) -> re.Match[str] | None:
    """The words of a step without a verb of its own, behind one that has it."""
    found = _ANOTHER_STEP.search(text[: figure.start])
    if found is None or not (found["to"] or _BECOMES.match(text, figure.end)):
        return None
    return found if _MOVES.search(text[: found.start()]) else None


def years_in(text: str) -> list[int]:
    """The years that a sentence names, without those of regulations and of stretches."""
    return [int(found) for found in YEAR.findall(without_stretches_kept(without_regulations_kept(text)))]


def is_of_another_year(text: str, tahun: int | None) -> bool:
    """Whether a sentence names another year than that of the report."""
    return bool(set(years_in(text)) - {tahun})


def speaks_of_the_end(text: str) -> bool:
    """Whether a sentence speaks of what the Renstra is to reach at its end."""
    return _END_OF_RENSTRA.search(text) is not None


def year_spans(text: str) -> list[tuple[int, int]]:
    """The years that a sentence names and where, without those of regulations, dates and stretches."""
    plain = _OF_A_DATE.sub(
        lambda found: " " * len(found[0]), without_stretches_kept(without_regulations_kept(text))
    )
    return [(found.start(), int(found[0])) for found in YEAR.finditer(plain)]


_OF_A_DATE = re.compile(
    r"\b(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|nopember|desember)\s+20\d\d",
    re.IGNORECASE,
)


# What is told of a year to come rightly.
PLANS = re.compile(
    r"\b(?:akan|rencana\w*|direncanakan|target\w*|ditargetkan|diharapkan|proyeksi|diproyeksikan|prognosis|usulan|diusulkan|"
    r"mendatang|depan|berikutnya|pemilu|pilkada|renja|rkpd|agar|perlu|dilanjutkan)\b",
    re.IGNORECASE,
)
