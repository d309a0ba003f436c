"""The same three indicators of an agency that is no sample, in whatever columns a report prints them."""

from __future__ import annotations

from collections.abc import Sequence

from tests.printed_tables import Line, Lines

COVER = ("LAPORAN KINERJA", "DINAS PENANAMAN MODAL KABUPATEN CONTOH", "TAHUN 2023")
NAMES = ("Indeks Kepuasan Masyarakat", "Persentase izin terbit tepat waktu", "Nilai realisasi investasi")
SASARAN = ("Meningkatnya pelayanan perizinan", "", "Meningkatnya investasi daerah")
UNITS = ("Indeks", "%", "Rp Miliar")
# Of three indicators: target and realisasi of this year and the last, and what they give.
TARGET, REACHED, CAPAIAN = ("85,50", "95", "125"), ("87,21", "96", "130"), ("102,00", "101,05", "104,00")
TARGET_BEFORE, BEFORE, CAPAIAN_BEFORE = ("84", "90", "100"), ("86", "88", "95"), ("102,38", "97,78", "95,00")
GROWN, OF_BEFORE = ("1,41", "9,09", "36,84"), ("101,41", "109,09", "136,84")
AT_THE_END, OF_THE_END = ("90", "100", "160"), ("96,90", "96,00", "81,25")
NATIONAL, OF_NATIONAL = ("88", "92", "110"), ("99,10", "104,35", "118,18")
SPENT, SAVED = ("88,00", "90,00", "93,33"), ("14,00", "11,05", "10,67")
NUMBERS = ("1", "2", "3")


def _lines(*columns: Sequence[str]) -> tuple[Line, ...]:
    """A table by its columns, each with its heading."""
    return tuple(zip(*columns, strict=True))


def one(caption: str, *columns: tuple[str, Sequence[str]]) -> Lines:
    """A table under headings in one line."""
    return Lines(_lines(*((heading, *cells) for heading, cells in columns)), caption=caption)


def two(caption: str, *columns: tuple[str, str, Sequence[str]]) -> Lines:
    """A table under headings in two lines."""
    lines = _lines(*((above, below, *cells) for above, below, cells in columns))
    return Lines(lines, 2, caption)


MEASURED = one(
    "Tabel 3.1 Pengukuran Kinerja Tahun 2023",
    ("No", NUMBERS),
    ("Sasaran Strategis", SASARAN),
    ("Indikator Kinerja", NAMES),
    ("Satuan", UNITS),
    ("Target", TARGET),
    ("Realisasi", REACHED),
    ("Capaian (%)", CAPAIAN),
)
RENSTRA = two(
    "Tabel 2.1 Sasaran dan Target Renstra 2021-2026",
    ("No", "", NUMBERS),
    ("Sasaran", "", SASARAN),
    ("Indikator Kinerja", "", NAMES),
    ("Satuan", "", UNITS),
    ("Target Kinerja", "2021", ("82", "85", "90")),
    ("Target Kinerja", "2022", TARGET_BEFORE),
    ("Target Kinerja", "2023", TARGET),
    ("Target Kinerja", "2024", ("87", "97", "135")),
    ("Target Kinerja", "2025", ("88", "98", "145")),
    ("Target Kinerja", "2026", AT_THE_END),
)

OF_TUJUAN = one(
    "Tabel 3.1 Capaian Kinerja Tujuan dan Sasaran",
    ("Tujuan", ("Meningkatnya daya saing", "", "", "")),
    ("Sasaran", ("", *SASARAN)),
    ("Indikator Kinerja", ("Indeks daya saing", *NAMES)),
    ("Target", ("3,50", *TARGET)),
    ("Realisasi", ("3,60", *REACHED)),
    ("Capaian (%)", ("102,86", *CAPAIAN)),
)
"""Indicators of sasaran, and above them one of a tujuan."""
