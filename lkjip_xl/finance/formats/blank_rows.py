"""Rows in which nothing stands: those behind a table are dropped, and what stands far below them is refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from lkjip_xl.files.limits import MOST_BLANK_ROWS
from lkjip_xl.files.refusal import refused


def without_far_rows(rows: Iterable[Sequence[Any]]) -> Iterator[Sequence[Any]]:
    """The rows up to the last one in which something stands.

    Raises:
        UnreadableFile: if more blank rows stand between two others than in any report.

    """
    blank = 0
    for number, row in enumerate(rows, start=1):
        # 0 and an error are something.
        if all(cell is None or cell == "" for cell in row):
            blank += 1
            continue
        if blank > MOST_BLANK_ROWS:
            raise refused(
                f"ada isi di baris {number}, sangat jauh di bawah tabelnya ({blank} baris kosong di atasnya).",
                "Hapus isi baris itu di Excel, simpan, lalu ulangi.",
            )
        yield from ([] for _ in range(blank))
        blank = 0
        yield row
