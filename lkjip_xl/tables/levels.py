"""The levels of the budget."""

from __future__ import annotations

from enum import IntEnum


class Level(IntEnum):
    """The three levels of the budget; a smaller number stands higher."""

    PROGRAM = 1
    KEGIATAN = 2
    SUB_KEGIATAN = 3

    @property
    def label(self) -> str:
        """The word that staff use: ``Sub Kegiatan``."""
        return _LEVEL_LABELS[self]


_LEVEL_LABELS = {
    Level.PROGRAM: "Program",
    Level.KEGIATAN: "Kegiatan",
    Level.SUB_KEGIATAN: "Sub Kegiatan",
}
