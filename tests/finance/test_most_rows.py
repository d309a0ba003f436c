"""A budget of a whole government is refused by its codes or its names, before all of its rows are read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from lkjip_xl.finance.formats.sheets import Cells, RawSheet
from lkjip_xl.finance.headings.budget_headings import find_headings
from lkjip_xl.finance.read import outline
from lkjip_xl.finance.read.most_rows import refuse_too_many_codes
from lkjip_xl.finance.read.outline import read_outline
from lkjip_xl.finance.source import Source
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


def test_whoever_has_no_column_of_skpd_is_told_what_to_do_as_well() -> None:
    with pytest.raises(UnreadableFile) as refused:
        refuse_too_many_codes(_sheet(4), 3)
    hint = str(refused.value.unreadable.hint)
    assert "Bila ada kolom SKPD" in hint
    assert "bila tidak, sisakan baris satu SKPD saja" in hint


def _read(rows: Sequence[Cells], most: int | None) -> Source | None:
    sheet = RawSheet("Sheet1", [["URAIAN", "PAGU", "REALISASI"], *rows])
    headings = find_headings(sheet)
    assert headings is not None
    return read_outline(sheet, headings, "daftar.xlsx", (None, None, ""), html=False, most=most)


def test_a_list_without_codes_is_refused_before_all_of_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [[f"Kegiatan {at}", 5_000_000, 4_000_000] for at in range(100)]
    looked_at: list[int] = []
    taken = outline._take

    def counted(*given: Any) -> Any:
        looked_at.append(1)
        return taken(*given)

    monkeypatch.setattr(outline, "_take", counted)
    with pytest.raises(UnreadableFile, match="lebih dari 3 program, kegiatan, dan sub kegiatan"):
        _read(rows, 3)
    assert len(looked_at) == 4


def test_what_a_sub_kegiatan_without_codes_is_spent_on_is_not_counted() -> None:
    spent = [[f"Belanja {each}", 5_000_000, 4_000_000] for each in ("Pegawai", "Barang dan Jasa", "Modal")]
    rows = [["Program Satu", 15_000_000, 12_000_000], ["Kegiatan Satu", 15_000_000, 12_000_000], *spent]
    assert _read(rows, 2) is not None
    with pytest.raises(UnreadableFile, match="lebih dari 1 program"):
        _read(rows, 1)
