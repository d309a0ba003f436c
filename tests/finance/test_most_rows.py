"""A budget of a whole government is refused by its codes, before its rows are read."""

from __future__ import annotations

import pytest

from lkjip_xl.finance.formats.sheets import RawSheet
from lkjip_xl.finance.read.most_rows import refuse_too_many_codes
from lkjip_xl.reader import UnreadableFile


def _sheet(count: int, above: str = "1.02.02") -> RawSheet:
    """So many sub kegiatan, twice each, with a program, an account and a figure beside them."""
    rows = [[f"{above}.2.01.{at:04d}", "Nama", 5_000_000] for at in range(count)] * 2
    return RawSheet("Sheet1", [["1.02.02"], ["5.1.02.01.01.0024"], *rows])


def test_more_sub_kegiatan_than_a_template_holds_are_refused() -> None:
    refuse_too_many_codes(_sheet(3), 3)
    for above in ("1.02.02", "X.XX.01"):
        with pytest.raises(UnreadableFile, match="lebih dari 3 program, kegiatan, dan sub kegiatan"):
            refuse_too_many_codes(_sheet(4, above), 3)
