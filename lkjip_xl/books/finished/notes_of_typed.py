"""What was typed, beside what is printed instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lkjip_xl.books.finished.cell_notes import CellNote
from lkjip_xl.books.finished.printed_otherwise import Otherwise


def notes_of_typed(cells: Iterable[Otherwise]) -> Iterator[CellNote]:
    """A note on each cell that is printed otherwise than it was typed, or filled where it was left blank."""
    for each in cells:
        if each.here is not None:
            typed = "kosong" if each.blank else f"tertulis {each.typed}"
            printed = f"tercetak {each.shown or 'kosong'}, {'di berkas ' if each.blank else ''}{typed}."
            where = f"{each.problem.row_name}, {each.problem.column_heading}"
            yield CellNote(each.here, f"Di berkas {typed}.", f"{where}: {printed}")
