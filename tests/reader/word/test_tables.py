"""A table of Word is read by where its cells stand on the page, whatever wraps and merges them."""

from __future__ import annotations

from pathlib import Path

from lkjip_xl.reader.word.document import WordTable, read_document
from tests.word_files import docx, p, r, sdt, span, tbl, tc, tr

RESTART, CONTINUE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def grid(table: WordTable) -> list[list[str]]:
    """The texts of a table by row and column; a merged cell's stands in its upper left corner."""
    texts = [["" for _ in range(table.columns)] for _ in range(table.rows)]
    for cell in table.cells:
        texts[cell.row - 1][cell.column - 1] = cell.text
    return texts


def only(path: Path) -> WordTable:
    (table,) = read_document(path).tables
    return table


def places(table: WordTable) -> list[tuple[str, int, int, int, int]]:
    return [(each.text, each.row, each.column, each.rows, each.columns) for each in table.cells]


def test_a_plain_table(tmp_path: Path) -> None:
    table = only(docx(tmp_path, tbl(tr("No", "Pagu", props="<w:tblHeader/>"), tr("1", "1.000"))))
    assert (table.number, table.rows, table.columns, table.header_rows) == (1, 2, 2, 1)
    assert grid(table) == [["No", "Pagu"], ["1", "1.000"]]


def test_content_controls_around_runs_cells_rows_and_tables(tmp_path: Path) -> None:
    rows = (
        tr("Program", "Pagu", "Realisasi"),
        tr("A", sdt(tc("1.000")), "900"),
        sdt(tr("B", tc(p("2", sdt(r("000")))), sdt(sdt(tc(sdt(p("1.800"))))))),
    )
    assert grid(only(docx(tmp_path, sdt(tbl(*rows))))) == [
        ["Program", "Pagu", "Realisasi"],
        ["A", "1.000", "900"],
        ["B", "2000", "1.800"],
    ]


def test_a_control_that_only_asks_to_be_typed_over_holds_nothing_and_keeps_its_place(tmp_path: Path) -> None:
    asking = sdt(tc("Klik di sini"), "<w:showingPlcHdr/>")
    assert grid(only(docx(tmp_path, tbl(tr("A", asking, "900"))))) == [["A", "", "900"]]


def test_smart_tags_custom_xml_and_links_are_gone_through(tmp_path: Path) -> None:
    wrapped = (
        f"<w:smartTag>{r('1.')}</w:smartTag><w:hyperlink>{r('0')}</w:hyperlink>"
        f"<w:customXml>{r('00')}</w:customXml>"
    )
    row = f"<w:customXml>{tr(tc(p(wrapped)), 'x')}</w:customXml>"
    assert grid(only(docx(tmp_path, tbl(row)))) == [["1.000", "x"]]


def test_cells_over_columns_and_rows(tmp_path: Path) -> None:
    table = only(
        docx(
            tmp_path,
            tbl(
                tr(tc("Uraian", RESTART), tc("Anggaran", span(2)), tc("Capaian", RESTART)),
                tr(tc("", CONTINUE), "Pagu", "Realisasi", tc("", CONTINUE)),
                tr("A", "1", "2", "3"),
            ),
        )
    )
    assert places(table)[:5] == [
        ("Uraian", 1, 1, 2, 1),
        ("Anggaran", 1, 2, 1, 2),
        ("Capaian", 1, 4, 2, 1),
        ("Pagu", 2, 2, 1, 1),
        ("Realisasi", 2, 3, 1, 1),
    ]


def test_a_merge_down_without_a_beginning_is_a_cell(tmp_path: Path) -> None:
    table = only(docx(tmp_path, tbl(tr(tc("a", CONTINUE), "b"), tr(tc("c", CONTINUE), "d"))))
    assert places(table) == [("a", 1, 1, 2, 1), ("b", 1, 2, 1, 1), ("d", 2, 2, 1, 1)]
    assert [(str(each.kind), each.words) for each in read_document(tmp_path / "laporan.docx").unread] == [
        ("tulisan di balik sel yang digabung", "c")
    ]


def test_cells_merged_to_the_side_as_old_programs_do(tmp_path: Path) -> None:
    table = only(
        docx(
            tmp_path,
            tbl(tr(tc("a", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"), "b"), tr("1", "2", "3")),
        )
    )
    assert places(table)[:2] == [("a", 1, 1, 1, 2), ("b", 1, 3, 1, 1)]


def test_columns_that_a_row_leaves_out(tmp_path: Path) -> None:
    table = only(
        docx(
            tmp_path,
            tbl(
                tr("a", "b", "c"),
                tr("2", "3", props='<w:gridBefore w:val="1"/>'),
                tr("1", props='<w:gridAfter w:val="2"/>'),
                tr("4", "5"),
            ),
        )
    )
    assert grid(table) == [["a", "b", "c"], ["", "2", "3"], ["1", "", ""], ["4", "5", ""]]


def test_a_row_that_says_only_how_wide_its_cells_are(tmp_path: Path) -> None:
    """Three cells where the others have four: the widths tell that the second is as wide as two of them."""

    def wide(text: str, width: int) -> str:
        return tc(text, f'<w:tcW w:w="{width}" w:type="dxa"/>')

    table = only(
        docx(
            tmp_path,
            tbl(
                tr(wide("No", 600), wide("Anggaran", 4000), wide("%", 1000)),
                tr("1", "10", "9", "90"),
                widths=(600, 2000, 2000, 1000),
            ),
        )
    )
    assert places(table)[:3] == [("No", 1, 1, 1, 1), ("Anggaran", 1, 2, 1, 2), ("%", 1, 4, 1, 1)]


def test_lines_that_nearly_meet_are_one(tmp_path: Path) -> None:
    """Somebody drew the line behind Pagu 2 mm to the left in the row below: 9 still stands under Realisasi."""
    table = only(
        docx(
            tmp_path,
            tbl(
                tr("Uraian", tc("Pagu", span(2)), "Realisasi"),
                tr("A", "10", tc("9", span(2))),
                widths=(3000, 1900, 110, 2000),
            ),
        )
    )
    assert (table.columns, grid(table)) == (3, [["Uraian", "Pagu", "Realisasi"], ["A", "10", "9"]])


def test_a_narrow_column_that_a_row_has_of_its_own_stays(tmp_path: Path) -> None:
    table = only(docx(tmp_path, tbl(tr("Uraian", ":", "10"), widths=(3000, 200, 2000))))
    assert grid(table) == [["Uraian", ":", "10"]]


def test_columns_that_no_row_ends_at_are_none(tmp_path: Path) -> None:
    table = only(docx(tmp_path, tbl(tr(tc("a", span(3)), "b"), tr(tc("1", span(3)), "2"))))
    assert (table.columns, grid(table)) == (2, [["a", "b"], ["1", "2"]])


def test_the_paragraphs_of_a_cell_stand_on_lines(tmp_path: Path) -> None:
    table = only(docx(tmp_path, tbl(tr(tc(p() + p("satu") + p() + p("dua") + p())))))
    assert grid(table) == [["satu\n\ndua"]]


def test_tables_are_numbered_in_their_order(tmp_path: Path) -> None:
    document = read_document(docx(tmp_path, tbl(tr("a")), p("di antara"), tbl(tr("b"))))
    assert [(each.number, grid(each)) for each in document.tables] == [(1, [["a"]]), (2, [["b"]])]
