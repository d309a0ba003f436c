"""What the head of an office is called."""

from __future__ import annotations

from typing import Final

from lkjip_xl.text.words import fold, squeeze

# By the first words of the office's name; of all others the head is Kepala.
_HEADS: Final = {
    "kecamatan": "Camat",
    "kelurahan": "Lurah",
    "sekretariat daerah": "Sekretaris Daerah",
    "sekretariat dprd": "Sekretaris DPRD",
    "sekretariat dewan": "Sekretaris DPRD",
    "inspektorat": "Inspektur",
    "rumah sakit": "Direktur",
    "rsud": "Direktur",
    "pemerintah": "Kepala Daerah",
}


def head_of(office: str) -> str:
    """Who signs for an office: ``Camat``, ``Inspektur``, ``Kepala Dinas Kesehatan``."""
    name = squeeze(office)
    folded = fold(name)
    known = next((head for words, head in _HEADS.items() if folded == words or folded.startswith(f"{words} ")), "")
    return known or f"Kepala {name}".strip()
