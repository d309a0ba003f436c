"""The signs beside printed figures, one code for all tables, and what they mean in the words below a table."""

from __future__ import annotations

import re
from typing import Final

from lkjip_xl.methods.capaian import Rumus

# Another figure, or other words, were typed: what stands here was computed anew.
RECOMPUTED: Final = "†"
# As it was typed: it cannot be computed, or somebody has accepted it though something else is computed.
KEPT: Final = "‡"
# Of money that several sasaran share.
SHARED: Final = "*"
# Beside a capaian that is not computed by the usual formula.
SIGNS_OF_RUMUS: Final = {Rumus.LESS_IS_BETTER: "↓", Rumus.LESS_IS_BETTER_INVERSE: "↓÷"}
RANGE: Final = "↔"

_KEY: Final = "Keterangan: "
MEANINGS: Final = {
    RECOMPUTED: f"{_KEY}{RECOMPUTED} dihitung dari rincian atau diambil dari sumbernya; di berkas tertulis lain.",
    KEPT: f"{_KEY}{KEPT} tertulis seperti diketik, karena tidak dapat dihitung dari angkanya.",
    SHARED: f"{_KEY}{SHARED} anggaran bersama beberapa sasaran; dalam jumlah dihitung satu kali.",
    **{sign: f"{_KEY}{sign} capaian = {rumus.value}." for rumus, sign in SIGNS_OF_RUMUS.items()},
    RANGE: f"{_KEY}{RANGE} target berupa rentang: di dalamnya 100%, di luarnya terhadap batas terdekat.",
}
# What workbooks of former versions say of their signs; read again, it is no note of staff.
_FORMER: Final = frozenset(
    {
        f"{_KEY}† tertulis seperti diketik, karena tidak dapat dihitung dari angkanya.",
        f"{_KEY}‡ anggaran bersama beberapa sasaran; dalam jumlah dihitung satu kali.",
    }
)
_SECTION = re.compile(r'(?:"[^"]*"|\\.|[^;"\\])+')
_OF_NUMBERS = "General;-General;General"


def is_meaning(note: str) -> bool:
    """Whether a line says what a sign of the finished workbook means."""
    return note in _FORMER or note in MEANINGS.values()


def marked(number_format: str, *signs: str) -> str:
    """The format of a cell with signs before its figure, so that the digits of a column stay in line."""
    shown = " ".join(sign for sign in signs if sign)
    if not shown:
        return number_format
    return ";".join(_behind(shown, section) for section in _SECTION.findall(number_format or "General"))


def marked_text(sign: str) -> str:
    """The format of a cell with a sign before its words; its figures it shows as they are."""
    return f'{_OF_NUMBERS};"{sign} "@'


def _behind(shown: str, section: str) -> str:
    """The signs before a section of a format; words that it begins with follow in the same quotes."""
    return f'"{shown} {section[1:]}' if section.startswith('"') else f'"{shown} "{section}'
