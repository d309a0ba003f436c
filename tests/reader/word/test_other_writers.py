"""Documents as python-docx writes them: styles, lists and merges of Word's own template."""

from __future__ import annotations

from pathlib import Path

import docx

from lkjip_xl.reader.word.document import WordParagraph, WordTable, read_document


def test_headings_lists_and_merged_cells(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Akuntabilitas Kinerja", 1)
    document.add_paragraph("Tabel 3.1 Capaian", style="Caption")
    table = document.add_table(3, 3, style="Table Grid")
    texts = (("Sasaran", "Anggaran", ""), ("", "Pagu", "Realisasi"), ("Mutu naik", "1.000", "900"))
    for row, words in zip(table.rows, texts, strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 1).merge(table.cell(0, 2))
    document.add_paragraph("pertama", style="List Number")
    document.add_paragraph("kedua", style="List Number")
    document.add_paragraph("butir", style="List Bullet")
    path = tmp_path / "laporan.docx"
    document.save(str(path))

    read = read_document(path)
    heading, caption, found, *listed = read.blocks
    assert heading == WordParagraph("Akuntabilitas Kinerja", 1)
    assert caption == WordParagraph("Tabel 3.1 Capaian")
    assert isinstance(found, WordTable)
    assert (found.caption, found.heading, found.rows, found.columns) == (
        "Tabel 3.1 Capaian",
        "Akuntabilitas Kinerja",
        3,
        3,
    )
    assert [(each.text, each.row, each.column, each.rows, each.columns) for each in found.cells] == [
        ("Sasaran", 1, 1, 2, 1),
        ("Anggaran", 1, 2, 1, 2),
        ("Pagu", 2, 2, 1, 1),
        ("Realisasi", 2, 3, 1, 1),
        ("Mutu naik", 3, 1, 1, 1),
        ("1.000", 3, 2, 1, 1),
        ("900", 3, 3, 1, 1),
    ]
    assert listed == [
        WordParagraph("pertama", None, "1."),
        WordParagraph("kedua", None, "2."),
        WordParagraph("butir"),
    ]
    assert read.unread == ()


def test_a_large_table_takes_as_long_as_its_cells(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(40, 6)
    for at, cell in enumerate(table._cells):
        cell.text = str(at)
    path = tmp_path / "laporan.docx"
    document.save(str(path))
    (found,) = read_document(path).tables
    assert [each.text for each in found.cells] == [str(at) for at in range(240)]
