"""Family K: indicators of programs, kegiatan and sub kegiatan that stand in one of two tables only (K02)."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl.report.pairing import pair_indicators
from lkjip_xl.rules.findings import Problem
from lkjip_xl.rules.k_linked import Linked
from lkjip_xl.rules.support import problem
from lkjip_xl.tables.keys import Key


def lonely_indicators(linked: Linked) -> Iterator[Problem]:
    """The indicator lines of rows that stand in both tables, where one of the two lacks them."""
    origin, table = linked.origin, linked.table
    if not (Key.INDIKATOR in origin.columns and Key.INDIKATOR in table.columns):
        return
    for origin_row, row in (*linked.pairing.pairs, *linked.pairing.moved):
        found = pair_indicators(origin, origin_row, table, row)
        sides = ((origin, found.only_left, table, row), (table, found.only_right, origin, origin_row))
        for here, lines, other, there in sides:
            for line in lines:
                yield problem(
                    here,
                    line,
                    Key.INDIKATOR,
                    f"Indikator ini tidak ada di {other.sheet}.",
                    actual=line.text(Key.INDIKATOR),
                    hint=f"Sisipkan baris berisi indikator ini di {other.sheet} sesudah baris "
                    f"{other.with_lines(there)[-1].number}, atau hapus di sini jika memang tidak ada.",
                    related=(other.place(there, Key.INDIKATOR),),
                )
