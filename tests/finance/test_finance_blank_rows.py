"""Files that say in few words that very much follows: blank rows, tables, cells that are repeated."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkjip_xl.files.refusal import UnreadableFile
from lkjip_xl.finance.formats.blank_rows import without_far_rows
from lkjip_xl.finance.formats.comma_separated import rows_of_csv
from lkjip_xl.finance.read.source_of import read_source
from tests.finance_formats import ods_of, sheet_xml, workbook_of

HEADINGS = ("KODE", "URAIAN", "ANGGARAN", "REALISASI")
ROW = ("8.01.01.2.01.0001", "Penyusunan Dokumen Perencanaan", 100, 90)


def _page(*rows: str) -> str:
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in (HEADINGS, map(str, ROW)))
    return f"<html><body><table>{table}{''.join(rows)}</table></body></html>"


def _written(folder: Path, content: str, name: str = "b.xls", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_text(content, encoding=encoding)
    return path


def test_blank_rows_at_the_end_are_dropped_and_those_between_are_kept() -> None:
    assert list(without_far_rows([["a"], [""], [None], [0], [], ["", None]])) == [["a"], [], [], [0]]


def test_what_stands_far_below_a_table_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="baris 60002, sangat jauh"):
        list(without_far_rows([["a"], *([""] for _ in range(60_000)), ["b"]]))


@pytest.mark.long
def test_a_cell_in_the_last_row_of_a_sheet_is_refused(tmp_path: Path) -> None:
    far = '<row r="0001048576"><c r="A0001048576"><v>1</v></c></row></sheetData>'
    path = workbook_of(tmp_path / "b.xlsx", sheet_xml([HEADINGS, ROW]).replace("</sheetData>", far))
    with pytest.raises(UnreadableFile, match="baris 1048576, sangat jauh"):
        read_source(path)


def test_the_end_of_a_text_is_looked_at_once_however_many_blank_lines_follow() -> None:
    assert rows_of_csv("a;b\n" + "\n" * 300_000) == [["a", "b"]]


@pytest.mark.long
@pytest.mark.parametrize(
    ("content", "says"),
    [
        (_page("<tr></tr>" * 200_001), "terlalu besar"),
        ("<table><tr><td>a</td></tr></table>" * 5_001, "lebih dari 5000 tabel"),
        (_page(f"<tr>{'<th>x</th>' * 16_385}</tr>"), "mencakup 16385 kolom"),
    ],
)
def test_a_page_that_no_program_writes_is_refused(content: str, says: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=says):
        read_source(_written(tmp_path, content))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("declaration", ["", '<?xml version="1.0" encoding="utf-16"?>\n', '<?xml version="1.0">'])
def test_a_page_is_told_by_its_content(declaration: str, encoding: str, tmp_path: Path) -> None:
    source = read_source(_written(tmp_path, declaration + _page(), encoding=encoding))
    assert [line.pagu for line in source.lines] == [100]


@pytest.mark.parametrize(
    "text", ["x" * 1000, '<text:s text:c="1000"/>'], ids=["a text", "blanks that are only counted"]
)
def test_a_text_in_a_million_repeated_cells_is_refused(text: str, tmp_path: Path) -> None:
    kind = 'office:value-type="string" table:number-columns-repeated="1000"'
    cell = f"<table:table-cell {kind}><text:p>{text}</text:p>"
    rows = f'<table:table-row table:number-rows-repeated="1000">{cell}</table:table-cell></table:table-row>'
    with pytest.raises(UnreadableFile, match="sel yang diulang memuat terlalu banyak tulisan"):
        read_source(ods_of(tmp_path / "b.ods", rows))


@pytest.mark.long
def test_repeated_cells_without_a_result_are_refused(tmp_path: Path) -> None:
    cell = '<table:table-cell table:formula="of:=A1" table:number-columns-repeated="1000"/>'
    row = f'<table:table-row table:number-rows-repeated="1000">{cell}</table:table-row>'
    with pytest.raises(UnreadableFile, match="terlalu banyak sel berisi kesalahan"):
        read_source(ods_of(tmp_path / "b.ods", row * 2))


def test_a_number_of_thousands_of_digits_is_cut_where_it_is_told(tmp_path: Path) -> None:
    rows = "\n".join(";".join(map(str, row)) for row in (HEADINGS, ROW, (*ROW[:1], "Lain", "1" * 20_000, 5)))
    source = read_source(_written(tmp_path, rows, "b.csv"))
    assert [len(each.shown) < 100 for each in source.unread] == [True]
