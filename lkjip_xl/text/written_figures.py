"""The figures that a sentence tells: amounts, percentages, counts; and what only looks like one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Final

from lkjip_xl.text.numbers import Dot, read_number
from lkjip_xl.text.unit_words import POINTS, SHORT_UNITS, UNITS, full_unit
from lkjip_xl.text.words import fold
from lkjip_xl.text.years import REGULATION_WORDS


class Told(Enum):
    """What kind of figure it is, by what stands beside it."""

    RUPIAH = "rupiah"
    PERCENT = "persen"
    COUNT = "hitungan"
    BARE = "angka"


class Bound(Enum):
    """Whether a figure is meant as it is written."""

    EXACT = "tepat"
    ABOUT = "kira-kira"
    ABOVE = "lebih dari"
    BELOW = "kurang dari"


# “Sekitar 98 persen” is true of all that lies so near, in shares of the figure.
_ABOUT: Final = Decimal("0.02")


@dataclass(frozen=True, slots=True)
class WrittenFigure:
    """A figure in a text: from where to where, what it is worth, and how much its last digit is worth.

    ``unit`` is that of a count, written out: ``orang``; ``poin`` of a percentage that is told in these. ``scale``
    is the million of 46,18 juta rupiah, which a table may have in its unit.
    """

    start: int
    end: int
    kind: Told
    value: Decimal
    step: Decimal
    unit: str = ""
    bound: Bound = Bound.EXACT
    scale: Decimal = Decimal(1)

    def fits(self, true: Decimal) -> bool:
        """Whether the figure may stand for a true one: rounded or cut to its digits, or on the side it says."""
        return self._fits(true) or (self.scale != 1 and self._fits(true * self.scale))

    def _fits(self, true: Decimal) -> bool:
        apart = true - self.value
        if self.bound is Bound.ABOUT:
            return abs(apart) <= max(abs(self.value) * _ABOUT, self.step)
        if self.bound is Bound.ABOVE:
            return apart >= 0
        if self.bound is Bound.BELOW:
            return apart <= 0
        if apart == 0 or self.is_whole:
            return apart == 0
        return -self.step / 2 <= apart < self.step

    @property
    def is_whole(self) -> bool:
        """Whether it is counted to the last one: 13 orang, Rp3.861.486.910."""
        return self.step == 1 and self.kind in (Told.COUNT, Told.RUPIAH)


_SCALES: Final = {
    "ribu": 3, "rb": 3, "juta": 6, "jt": 6, "miliar": 9, "milyar": 9, "milliar": 9, "triliun": 12, "trilyun": 12,
    "m": 9, "t": 12,
}  # fmt: skip
_COUNTED: Final = frozenset(
    (
        *("orang", "pegawai", "pns", "asn", "pppk", "jiwa", "unit", "buah", "dokumen", "laporan", "paket", "set"),
        *("program", "kegiatan", "sub kegiatan", "indikator", "sasaran", "bidang", "lembar", "berkas", "buku"),
        *(fold(each) for each in UNITS if each not in ("%", "persen", "rupiah", "rp", "m", "tahun")),
        *(fold(each) for each in SHORT_UNITS if each not in ("%", "th", "th.", "thn", "thn.")),
    )
)
_FIGURE: Final = re.compile(
    r"""
    (?<![\w.,/\-–])(?P<rp>rp\.?\s*)?
    (?P<number>\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2}(?!\d))?|\d+(?:[.,]\d+)?)
    (?:,-)?
    (?:\s*(?P<scale>ribu|rb|juta|jt|mili[ay]r|mil[iy]ar|milyar|tril[iy]un|trilyun|(?(rp)(?-i:[MT])|(?!))(?!\w))(?!\w))?
    (?:\s*(?P<percent>%|persen\b|prosen\b|poin\s+persen\b))?
    (?![\w]|[.,/:\-–]\d)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_MONTHS: Final = "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|nopember|desember"
# What has figures and tells none: regulations, dates, years, numbers of tables and chapters, ranks, codes.
_NO_FIGURES: Final = re.compile(
    rf"""
    {REGULATION_WORDS}
    |(?:\b\d{{1,2}}\s*(?:[-–]|s\.?d\.?|sampai|dan)\s*)?\b\d{{1,2}}\s+(?:{_MONTHS})\b(?:\s+\d{{4}})?
    |\b(?:{_MONTHS})\s+\d{{4}}\b|\b\d{{1,2}}[/-]\d{{1,2}}[/-]\d{{2,4}}\b
    |(?<![\w.,])(?:19|20)\d\d(?:\s*(?:[-–/]|s\.?\s?d\.?|sampai(?:\s+dengan)?)\s*(?:tahun\s+)?(?:19|20)\d\d)?(?![\w]|[.,]\d)
    |\b(?:tabel|gambar|grafik|diagram|bagan|lampiran|bab|sub\s*bab|halaman|hal|hlm|pasal|ayat|huruf|butir|nomor|no
        |angka\s+romawi|triwulan|tw|semester|tahap|peringkat|rangking|ranking|urutan|misi|tujuan|eselon|golongan|gol
        |kelas|tipe|level|tingkat|pukul|jam|telp|telepon|fax|faksimili|kode\s*pos|versi|seri|jilid|edisi
        |sasaran|indikator|program|kegiatan|rt|rw|jalan|jl)
        (?:\s+ke)?\b[.:]?\s*[-–]?\s*\(?(?:\d[\w.\-/]*|[IVXL]+\b)\)?
    |\bke\s*[-–]\s*\d+|\b[A-Za-z]{{1,8}}\s?[-–]\s?\d+\b(?!\s*%)|\b(?!rp)[A-Za-z]+\d+\b
    |(?<![\w.])\d{{1,2}}(?:\.\d{{1,2}}){{2,}}(?:\.\d+)*\.?(?!\w)|(?<![\w.])\d{{1,2}}\.\d{{2}}\.\d{{2}}[\d.]*
    |\b0\d{{2,3}}[-\s]?\d{{5,}}|(?<!\d)\d{{16,}}(?!\d)
    |(?<![\w.,])\d[\d.,]*\s*%?\s*[-–]\s*\d[\d.,]*\d?\s*(?:%|persen\b)?
    |^\s*(?:\(?\d{{1,2}}[.)]|\(?[a-z][.)])(?=\s)|(?<=[;:,]\s)\(?\d{{1,2}}\)(?=\s)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ABOUT_WORDS: Final = (
    r"(?:sekitar|kurang\s+lebih|lebih\s+kurang|hampir|kira-kira|kisaran|rata-rata\s+sekitar|±|\+/-)"
)
_BEFORE: Final = (
    (Bound.ABOUT, re.compile(rf"{_ABOUT_WORDS}\s*$", re.IGNORECASE)),
    (
        Bound.ABOVE,
        re.compile(
            r"(?:lebih\s+dari|di\s*atas|minimal|paling\s+(?:sedikit|rendah)|sedikitnya|[>≥])\s*$", re.IGNORECASE
        ),
    ),
    (
        Bound.BELOW,
        re.compile(r"(?:kurang\s+dari|di\s*bawah|maksimal|paling\s+(?:banyak|tinggi)|[<≤])\s*$", re.IGNORECASE),
    ),
)
_BEHIND: Final = re.compile(r"\s*(?:atau|ke|dan)\s+(?P<side>lebih|kurang|atas|bawah)\b", re.IGNORECASE)
_WORDS_BEHIND: Final = re.compile(r"\s*(?P<first>[^\W\d_]+\.?)(?:\s+(?P<second>[^\W\d_]+))?")
_BEFORE_LONG: Final = 40


def figures_in(text: str) -> list[WrittenFigure]:
    """The figures of a text in their order."""
    plain = without_other_numbers(text)
    return [figure for found in _FIGURE.finditer(plain) if (figure := _figure(plain, found)) is not None]


def without_other_numbers(text: str) -> str:
    """The text with blanks for what has figures and tells none; every place in it stays where it is."""
    return _NO_FIGURES.sub(_blanked, text)


def _blanked(found: re.Match[str]) -> str:
    # Tingkat 98% and capaian program 98% tell a figure: only what is no percentage or amount is passed over.
    behind = found.string[found.end() : found.end() + 12].lstrip().lower()
    return found[0] if behind.startswith(("%", "persen")) and found[0][:1].isalpha() else " " * len(found[0])


def _figure(text: str, found: re.Match[str]) -> WrittenFigure | None:
    amount, percent, scale = bool(found["rp"]), bool(found["percent"]), (found["scale"] or "").lower()
    unit, end = ("", found.end()) if amount or percent else _unit_behind(text, found.end())
    read = read_number(found["number"], Dot.DECIMAL if percent and not amount else Dot.THOUSANDS)
    if percent and found["percent"].lower().startswith(POINTS):
        unit = POINTS
    if read is None:
        return None
    factor = Decimal(10) ** _SCALES.get(scale, 0)
    in_words = scale and text[end:].lstrip().lower().startswith("rupiah")
    kind = Told.RUPIAH if amount or in_words else Told.PERCENT if percent else Told.COUNT if unit else Told.BARE
    step = Decimal(1).scaleb(-read.decimals) * factor
    if kind is Told.RUPIAH and not scale:
        step = Decimal(1)
    start = found.start("rp") if amount else found.start("number")
    return WrittenFigure(start, end, kind, read.value * factor, step, unit, _bound(text, start, end), factor)


def _unit_behind(text: str, end: int) -> tuple[str, int]:
    """The unit that stands behind a figure, and where it ends; empty where none is known."""
    found = _WORDS_BEHIND.match(text, end)
    if found is None:
        return "", end
    first, second = (fold(found[each] or "").rstrip(".").removesuffix("nya") for each in ("first", "second"))
    if second and (f"{first} {second}" in _COUNTED):
        return full_unit(f"{first} {second}"), found.end("second")
    # The dot may be that of the sentence.
    return (
        (full_unit(first), found.start("first") + len(found["first"].rstrip(".")))
        if first in _COUNTED
        else ("", end)
    )


def _bound(text: str, start: int, end: int) -> Bound:
    before = text[max(0, start - _BEFORE_LONG) : start]
    for bound, words in _BEFORE:
        if words.search(before):
            return bound
    behind = _BEHIND.match(text, end)
    if behind is None:
        return Bound.EXACT
    return Bound.ABOVE if behind["side"].lower() in ("lebih", "atas") else Bound.BELOW
