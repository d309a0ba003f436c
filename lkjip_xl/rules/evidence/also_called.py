"""Indicators of a region that reports call by several names: Angka Kemiskinan, Persentase Penduduk Miskin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lkjip_xl.text.words import name_key

_GROUPS = (
    ("Angka Kemiskinan", "Tingkat Kemiskinan", "Persentase Penduduk Miskin"),
    ("Usia Harapan Hidup", "Angka Harapan Hidup", "Umur Harapan Hidup", "Usia Harapan Hidup saat Lahir"),
    ("Indeks Gini", "Gini Rasio", "Rasio Gini", "Gini Ratio", "Koefisien Gini", "Ketimpangan Pendapatan (Gini)"),
    ("Laju Pertumbuhan Ekonomi", "Pertumbuhan Ekonomi"),
    ("Tingkat Pengangguran Terbuka", "Angka Pengangguran Terbuka"),
    ("Prevalensi Stunting", "Angka Stunting", "Persentase Balita Stunting"),
)


def also_called(names: Iterable[str]) -> Iterator[str]:
    """The other names of what has one of these."""
    own = {name_key(each) for each in names}
    for group in _GROUPS:
        if own & {name_key(each) for each in group}:
            yield from (each for each in group if name_key(each) not in own)
