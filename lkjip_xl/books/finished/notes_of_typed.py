"""What was typed, beside what is printed instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lkjip_xl.books.finished.cell_notes import CellNote
from lkjip_xl.books.finished.printed_otherwise import Otherwise


def notes_of_typed(cells: Iterable[Otherwise]) -> Iterator[CellNote]:
    """A note on each cell that is printed otherwise than it was typed."""
    for each in cells:
        if each.here is not None:
            printed = f"tercetak {each.shown or 'kosong'}, tertulis {each.typed}."
            where = f"{each.problem.row_name}, {each.problem.column_heading}"
            yield CellNote(each.here, f"Di berkas tertulis {each.typed}.", f"{where}: {printed}")
