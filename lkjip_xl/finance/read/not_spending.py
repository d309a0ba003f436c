"""Rows that are no belanja: pendapatan (4), pembiayaan (6), and what is left between them."""

from __future__ import annotations

import re

from lkjip_xl.grids.codes import Segments, is_rekening
from lkjip_xl.grids.words import word_before
from lkjip_xl.report.pairing import code_key
from lkjip_xl.text.numbering import split_number
from lkjip_xl.text.words import fold

NOT_SPENDING = "baris pendapatan atau pembiayaan"
_KINDS = {4, 6}
_OTHER_SIDE = re.compile(
    r"(?:(?:jumlah|total) )?(?:"
    r"(?:pendapatan|pembiayaan)(?: daerah)?(?: net+o)?"
    r"|(?:penerimaan|pengeluaran) (?:pembiayaan|daerah)(?: daerah)?"
    r"|(?:surplus|defisit)\b.*"
    r"|silpa|sisa lebih (?:pembiayaan|perhitungan) anggaran\b.*"
    r")"
)
_SPENDING = re.compile(r"belanja(?: daerah)?")


def is_of_other_side(rekening: str) -> bool:
    """Whether a rekening, as it is written, is one of pendapatan or pembiayaan."""
    return is_rekening(rekening) and code_key(rekening)[0] in _KINDS


def names_other_side(name: str) -> bool:
    """Whether a name is that of pendapatan, of pembiayaan, or of what is left between them and belanja."""
    return _OTHER_SIDE.fullmatch(_plain(name)) is not None


def _plain(name: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", fold(split_number(name)[1])).split())


def names_all_spending(name: str) -> bool:
    """Whether a name is that of belanja as a whole."""
    return _SPENDING.fullmatch(_plain(name)) is not None


class Sections:
    """Goes down the rows of a sheet, and knows whether one lies in a section that is no belanja."""

    def __init__(self) -> None:
        self._within = False

    def is_outside(self, code: Segments, rekening: Segments, name: str, *, inherits_code: bool) -> bool:
        """Whether a row is no belanja: by its rekening, by its words, or by the section that it stands in.

        ``code`` is that of the program structure; the row has none of its own where it ``inherits_code``.
        """
        if rekening:
            self._within = rekening[0] in _KINDS
        elif names_other_side(name) and (inherits_code or len(code) < 2):
            self._within = True
        elif (code and not inherits_code and len(code) > 1) or _ends(name):
            self._within = False
        return self._within


def _ends(name: str) -> bool:
    """Whether a row that has no code of its own begins with what is spent: BELANJA, Program …"""
    return names_all_spending(name) or bool(word_before(name))
