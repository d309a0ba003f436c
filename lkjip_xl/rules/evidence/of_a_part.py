"""Whether a figure is of a part of what is named that no workbook tells apart: women, a village, guests.

Also of the pagu before the budget was changed, where the workbook has only the one after.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lkjip_xl.rules.evidence.facts import INDICATOR, ROW, SASARAN, TOTAL, Thing, ToldFacts
from lkjip_xl.rules.evidence.fitting import Question
from lkjip_xl.tables.keys import Key
from lkjip_xl.text.written_figures import Told

_PARTS = re.compile(
    r"\b(?i:laki-laki|perempuan|pria|wanita|perdesaan|pedesaan|perkotaan|sub\s?sektor|rusak)\b"
    r"|\b(?i:kelurahan|kecamatan|desa|dusun|puskesmas|sekolah)\s+[A-Z]\w+"
)
_WHO_DO = re.compile(
    r"\byang\s+(?:mengikuti|ikut|dikirim|diikutsertakan|mendapat\w*|pensiun|mutasi|naik|telah|sudah|belum|sedang)\b",
    re.IGNORECASE,
)
_BEHIND = 20
_FIRST_PAGU = re.compile(
    r"\b(?:awal\s+tahun|semula|murni|sebelum\s+(?:perubahan|refocusing|pergeseran)|apbd\s+induk|dpa\s+induk)\b",
    re.IGNORECASE,
)
# Of these no table has parts; kegiatan stand once for each unit.
_WITHOUT_PARTS = frozenset((INDICATOR, SASARAN, ROW, TOTAL))


def is_of_a_part(asked: Question, things: Sequence[Thing]) -> bool:
    """Whether words right before a figure, or right behind it, tell of a part."""
    if not things or any(each.kind not in _WITHOUT_PARTS for each in things):
        return False
    behind = asked.text[asked.figure.end : asked.figure.end + _BEHIND].split(",")[0]
    does = asked.figure.kind is Told.COUNT and _WHO_DO.search(asked.gap) is not None
    return does or _PARTS.search(asked.gap) is not None or _PARTS.search(behind) is not None


def may_be_of_a_part(asked: Question, things: Sequence[Thing]) -> bool:
    """Whether a part is named anywhere before a figure."""
    before = asked.beside[: asked.figure.start]
    return all(each.kind in _WITHOUT_PARTS for each in things) and _PARTS.search(before) is not None


def is_first_pagu(asked: Question, told: ToldFacts) -> bool:
    """Whether a figure is the pagu before its change, and the workbook has none of that."""
    if asked.figure.kind is not Told.RUPIAH or _FIRST_PAGU.search(asked.gap) is None:
        return False
    return all(fact.column != Key.PAGU_MURNI for thing in told.things for fact in thing.facts)
