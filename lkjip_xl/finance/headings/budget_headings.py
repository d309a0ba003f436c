"""Which headings speak of a budget."""

from __future__ import annotations

import re
from itertools import islice

from lkjip_xl.finance.amounts import text_of
from lkjip_xl.finance.formats.sheets import RawSheet
from lkjip_xl.finance.headings.month_headings import has_months_in_doubt, with_names_of_months
from lkjip_xl.grids.headings import Headings, Wanted
from lkjip_xl.grids.headings import find_headings as find_in_grid

_NAMES = re.compile(
    r"(?:kode|kd|nomor rekening|no rek|uraian|nama|nm|rincian|urusan|bidang|program|kegiatan|sub ?kegiatan"
    r"|rekening|akun|perangkat daerah|opd|skpd)\b"
)
_FIGURES = re.compile(
    r"\b(?:pagu|anggaran|alokasi|realisasi|belanja|target keuangan|sebelum|setelah|sesudah|nilai rincian"
    r"|total harga|kebutuhan dana|dpa|apbd|tahun 20\d\d)\b|^20\d\d$"
)
WANTED = Wanted(
    names=lambda key: _NAMES.match(key) is not None, figures=lambda key: _FIGURES.search(key) is not None
)
_ENOUGH_ROWS = 60


def find_headings(sheet: RawSheet) -> Headings | None:
    """The headings in the first rows of a sheet; None where there are none that speak of a budget."""
    return find_in_grid(with_names_of_months(_first_rows(sheet), WANTED), WANTED, sheet.spans)


def months_are_in_doubt(sheet: RawSheet) -> bool:
    """Whether numbers or dates keep its first rows from being read as headings."""
    return has_months_in_doubt(_first_rows(sheet), WANTED)


def _first_rows(sheet: RawSheet) -> list[list[str]]:
    return [[text_of(cell) for cell in row] for row in islice(sheet.rows, _ENOUGH_ROWS)]
