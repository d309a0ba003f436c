"""The lines under a printed table: where its figures are from, what its signs mean, what was typed otherwise."""

from __future__ import annotations

from collections.abc import Collection

from lkjip_xl.books.finished.cell_notes import CellNotes
from lkjip_xl.books.finished.layout import TableLayout
from lkjip_xl.books.finished.marks import MEANINGS, is_meaning
from lkjip_xl.report.settings import Settings
from lkjip_xl.tables import KEPT_AS_TYPED, TYPED_OTHERWISE
from lkjip_xl.text.words import fold, on_one_line

_SOURCE = "sumber"


def lines_below(
    layout: TableLayout, settings: Settings, signs: Collection[str], typed: CellNotes, kept: CellNotes
) -> list[str]:
    """Each line; ``signs`` are those that stand in the table, without those of ``typed`` and ``kept``."""
    spec = layout.table.spec
    source = ", ".join(filter(None, (on_one_line(settings.instansi), str(settings.tahun or ""))))
    notes = [note for note in layout.table.notes if _is_of_staff(note)]
    has_source = any(fold(note).startswith(_SOURCE) for note in notes)
    lines = [f"Sumber: {source}"] if source and spec.part_of_report and not has_source else []
    lines += notes if spec.part_of_report else []
    lines += [words for sign, words in MEANINGS.items() if sign in signs]
    return [*lines, *typed.lines, *kept.lines]


def _is_of_staff(note: str) -> bool:
    """Whether a line under a table was typed, and not written into an earlier finished workbook."""
    return bool(note.strip()) and not is_meaning(note) and not note.startswith((TYPED_OTHERWISE, KEPT_AS_TYPED))
