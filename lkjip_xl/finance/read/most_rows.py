"""A budget of more sub kegiatan than anybody wants at once: seen in its codes, before its rows are read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from lkjip_xl.files.refusal import refused
from lkjip_xl.finance.formats.sheets import RawSheet
from lkjip_xl.text.numbers import format_short
from lkjip_xl.text.ways import ChooseSkpd

# 8.01.01.2.01.0001, X.XX.01.2.01.0001; an account has one digit in its second segment: 5.1.02.01.01.0024.
_SUB_KEGIATAN = re.compile(r"\s*([\dXx]\.[\dXx]{2}\.\d\d\.\d\.\d\d\.\d{2,4})(?![\d.]*\d)")


def refuse_too_many_codes(sheet: RawSheet, most: int) -> None:
    """Refuse a sheet with the codes of more sub kegiatan.

    Raises:
        UnreadableFile: if there are more.

    """
    found: set[str] = set()
    for code in _codes(sheet):
        found.add(code)
        refuse_more(len(found), most)


def refuse_more(rows: int, most: int) -> None:
    """Refuse more rows than one template is made of.

    Raises:
        UnreadableFile: if there are more.

    """
    if rows > most:
        count = format_short(Decimal(most))
        raise refused(
            f"berkas ini memuat lebih dari {count} program, kegiatan, dan sub kegiatan, terlalu banyak untuk satu "
            "templat.",
            (
                "Bila ada kolom SKPD, pilih satu dengan ",
                ChooseSkpd(),
                "; bila tidak, sisakan baris satu SKPD saja di salinannya.",
            ),
            wrong_use=True,
        )


def _codes(sheet: RawSheet) -> Iterable[str]:
    for row in sheet.rows:
        for value in row:
            if isinstance(value, str) and (code := _SUB_KEGIATAN.match(value)):
                yield code[1]
