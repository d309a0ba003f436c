"""Lists with a row for each agency or unit of one, which say nothing of programs and kegiatan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from lkjip_xl.text.words import heading_key

OF_UNIT = (
    r"(?:nama )?(?:perangkat daerah|opd|skpd|satker|satuan kerja|unit(?: kerja| organisasi)?|instansi|dinas"
    r"|kecamatan|kelurahan|desa|upt|uptd|puskesmas|bidang|bagian)"
)
"""How a column of them is headed."""
_OF_UNIT = re.compile(OF_UNIT)
_WITH_PARTS = re.compile(rf"{OF_UNIT} (?:uraian|program|(?:sub )?kegiatan)\b.*")
_OF_BUDGET = re.compile(r".*\b(?:program|kegiatan|uraian|rekening)\b.*")
# A row of headings has so many at least; titles stand above it.
_FEWEST, _ROWS_TO_LOOK_AT = 3, 40
_LONGEST = 25


def heads_units(key: str) -> bool:
    """Whether a heading, by its words alone, stands over units, or over units and what each does."""
    return bool(_OF_UNIT.fullmatch(key) or _WITH_PARTS.fullmatch(key))


def unit_heading(rows: Iterable[Sequence[str]]) -> str:
    """The heading, as it is written, of the units that the rows of a sheet are; empty where they are others."""
    for _, row in zip(range(_ROWS_TO_LOOK_AT), rows, strict=False):
        filled = {text: heading_key(text) for text in row if text}
        others = [key for key in filled.values() if not heads_units(key)]
        if len(filled) < _FEWEST or any(map(_OF_BUDGET.fullmatch, others)):
            continue
        found = next((text for text, key in filled.items() if len(text) <= _LONGEST and heads_units(key)), "")
        if found:
            return found
    return ""
