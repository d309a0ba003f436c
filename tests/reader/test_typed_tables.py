"""Headings and rows of a table that somebody typed into a document."""

from __future__ import annotations

from lkjip_xl.reader.typed_tables import split_typed
from lkjip_xl.reader.word.content import WordCell, WordTable


def _table(*rows: tuple[str, ...], wide: tuple[int, int, int] = (0, 0, 0)) -> WordTable:
    """A table of these texts; ``wide`` is the row and the column of a cell, and over how many columns it goes."""
    cells = [
        WordCell(row, column, 1, wide[2] if (row, column) == wide[:2] else 1, text)
        for row, texts in enumerate(rows, 1)
        for column, text in enumerate(texts, 1)
        if text
    ]
    return WordTable(1, len(rows), len(rows[0]), tuple(cells))


def test_the_headings_end_at_the_first_row_with_a_name_and_a_figure() -> None:
    table = _table(
        ("Indikator", "Realisasi", ""),
        ("", "2022", "2023"),
        ("(1)", "(2)", "(3)"),
        ("Indeks Kepuasan Masyarakat", "81,86", "83,27"),
        wide=(1, 2, 2),
    )
    split = split_typed(table)
    assert split is not None
    headings, rows = split
    assert headings == {1: "Indikator", 2: "Realisasi 2022", 3: "Realisasi 2023"}
    assert [[each.text for each in row] for row in rows] == [["Indeks Kepuasan Masyarakat", "81,86", "83,27"]]


def test_a_table_of_words_has_no_figures_to_hold() -> None:
    assert split_typed(_table(("No", "Tugas"), ("1", "Menyusun rencana kerja"))) is None
