"""Words of units: which are measured, which are counted, and how offices abbreviate them."""

from __future__ import annotations

import re
from typing import Final

from lkjip_xl.text.words import fold

RUPIAH_WORDS: Final = re.compile(r"\brp\b|\brupiah\b", re.IGNORECASE)
"""What tells that a figure is an amount of money."""
POINTS: Final = "poin"
"""The unit of a difference that is no share: 1,41 poin, 3 poin persen."""
PERCENT_POINTS: Final = f"{POINTS} persen"
"""The unit of a difference of two percentages."""

# What is measured rather than counted: a dot among its figures starts decimals.
MEASURES: Final = ("%", "persen", "angka", "nilai", "poin", "skor", "indeks", "predikat", "rasio", "peringkat")
# Units of targets. A word near one of these, but not one of these, is a slip.
UNITS: Final = (
    *MEASURES,
    *(
        "dokumen",
        "laporan",
        "berkas",
        "naskah",
        "eksemplar",
        "buku",
        "buah",
        "lembar",
        "paket",
        "unit",
        "set",
    ),
    *("orang", "peserta", "siswa", "pegawai", "asn", "kk", "keluarga", "jiwa", "kelompok", "tim"),
    *("kali", "hari", "minggu", "bulan", "triwulan", "semester", "tahun", "jam", "menit", "detik"),
    *("kegiatan", "sub kegiatan", "program", "aplikasi", "sistem", "data", "dataset", "layanan", "jenis"),
    *("perangkat daerah", "opd", "skpd", "desa", "kelurahan", "kecamatan", "kabupaten", "kota", "sekolah"),
    *(
        "lembaga",
        "organisasi",
        "ormas",
        "parpol",
        "perusahaan",
        "kasus",
        "perkara",
        "aduan",
        "lokasi",
        "titik",
    ),
    # Other units than the ones above that are one letter away from them.
    *("siswi", "kuota", "nota", "peta", "dana", "meter", "modul", "media", "galon", "kotak"),
    *("m", "m2", "m²", "km", "km2", "hektar", "kilogram", "ton", "liter", "rupiah", "rp"),
    *("ruas", "bidang", "ekor"),
)
# How offices shorten them, each with or without a dot behind; what may be two words, as kel, is none.
_SHORT: Final = {
    "dokumen": ("dok",),
    "laporan": ("lap",),
    "berkas": ("bks",),
    "eksemplar": ("eks", "eksp"),
    "buah": ("bh",),
    "lembar": ("lbr",),
    "paket": ("pkt",),
    "orang": ("org",),
    "hari": ("hr",),
    "minggu": ("mgg",),
    "bulan": ("bln",),
    "triwulan": ("triw",),
    "semester": ("smt",),
    "tahun": ("thn", "th"),
    "menit": ("mnt",),
    "kegiatan": ("keg",),
    "sub kegiatan": ("sub keg", "subkeg", "subkegiatan"),
    "program": ("prog",),
    "aplikasi": ("apl",),
    "kelompok": ("klp",),
    "lokasi": ("lok",),
    "titik": ("ttk",),
    "meter": ("mtr",),
    "hektar": ("ha", "hektare"),
    "liter": ("ltr",),
    "kilogram": ("kg",),
    "persen": ("%",),
}
_FULL: Final = {name: unit for unit, shorts in _SHORT.items() for short in shorts for name in (short, f"{short}.")}
SHORT_UNITS: Final = tuple(_FULL)
"""The abbreviations, each with and without its dot."""
UNIT_SYNONYMS: Final = tuple(
    frozenset({unit, *(name for name, full in _FULL.items() if full == unit)}) for unit in _SHORT
)
"""Units that mean the same; a column should keep to one of each."""


def full_unit(unit: str) -> str:
    """A unit without case, its abbreviation written out: ``laporan evaluasi`` of ``Lap. evaluasi``."""
    word = fold(unit)
    first, space, rest = word.partition(" ")
    return _FULL.get(word) or f"{_FULL.get(first, first)}{space}{rest}"


def is_unit(unit: str) -> bool:
    """Whether a unit is known, written out or abbreviated."""
    return full_unit(unit) in UNITS


def is_measured(unit: str) -> bool:
    """Whether a unit is one of what is measured, as ``persen`` or ``nilai SAKIP``."""
    return _first(unit) in MEASURES


def is_counted(unit: str) -> bool:
    """Whether a unit is one of what is counted, as ``orang/tahun`` or ``dok. Renja``."""
    return not is_measured(unit) and (_first(unit) in UNITS or is_unit(unit))


def _first(unit: str) -> str:
    return full_unit(fold(unit).partition(" ")[0].partition("/")[0])
