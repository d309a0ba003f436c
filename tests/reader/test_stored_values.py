"""How a value stands in the parts of a file, and what the reader makes of it: each case is a sheet one can see."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from lkjip_xl.reader.cells import read_cell, written
from lkjip_xl.reader.recalculation import recalculated
from lkjip_xl.reader.sieved_sheet import Merge
from lkjip_xl.reader.workbook import Grid, read_grids
from lkjip_xl.report.cell import Cell, Content, Formula
from lkjip_xl.report.place import Place
from lkjip_xl.tables.spec import Kind
from tests.hostile_files import package

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
CELL = Place("Tabel 2.7", 1, 1)


def relations(*lines: str) -> bytes:
    return f'<Relationships xmlns="{RELATIONS}">{"".join(lines)}</Relationships>'.encode()


def relation(number: int, kind: str, target: str, mode: str = "") -> str:
    more = f' TargetMode="{mode}"' if mode else ""
    return f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"{more}/>'


def workbook(
    folder: Path,
    rows: str,
    *,
    behind: str = "",
    formats: tuple[str, ...] = (),
    state: str = "visible",
    more: str = "",
    properties: str = "",
    parts: dict[str, bytes] | None = None,
) -> Grid:
    """The one sheet of a workbook: ``formats`` are those of its styles 1, 2, …"""
    codes = "".join(
        f'<numFmt numFmtId="{200 + n}" formatCode="{code.replace("&", "&amp;").replace(chr(34), "&quot;")}"/>'
        for n, code in enumerate(formats)
    )
    styles = "".join(f'<xf numFmtId="{200 + n}"/>' for n in range(len(formats)))
    all_parts = {
        "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": relations(relation(1, "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{properties}<sheets>'
            f'<sheet name="Tabel 2.7" sheetId="1" state="{state}" r:id="rId1"/></sheets>{more}</workbook>'
        ).encode(),
        "xl/_rels/workbook.xml.rels": relations(
            relation(1, "worksheet", "worksheets/sheet1.xml"),
            relation(2, "styles", "styles.xml"),
            relation(3, "externalLink", "externalLinks/externalLink1.xml"),
        ),
        "xl/styles.xml": (
            f'<styleSheet xmlns="{MAIN}"><numFmts>{codes}</numFmts>'
            f'<cellXfs><xf numFmtId="0"/>{styles}</cellXfs></styleSheet>'
        ).encode(),
        "xl/worksheets/sheet1.xml": (
            f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{behind}</worksheet>'
        ).encode(),
        "xl/externalLinks/externalLink1.xml": f'<externalLink xmlns="{MAIN}"/>'.encode(),
        **(parts or {}),
    }
    return read_grids(package(all_parts, folder))[0]


def read(folder: Path, value: str, code: str, kind: Kind, properties: str = "") -> Cell:
    """A cell with this number and format, in a column of this kind."""
    rows = f'<row r="1"><c r="A1" s="1"><v>{value}</v></c></row>'
    grid = workbook(folder, rows, formats=(code,), properties=properties)
    return read_cell(grid.cells[1, 1], CELL, kind)


def test_a_unit_is_read_as_excel_itself_stores_its_format(tmp_path: Path) -> None:
    cell = read(tmp_path, "2", '0\\ "dokumen"', Kind.QUANTITY)
    assert (cell.number, cell.unit, cell.written) == (Decimal(2), "dokumen", "2 dokumen")


@pytest.mark.parametrize(
    ("value", "code", "kind", "content", "number", "shown"),
    [
        ("68500083", "dd/mm/yyyy", Kind.RUPIAH, Content.NUMBER, 68_500_083, "########"),
        ("1787000", "d-mmm", Kind.RUPIAH, Content.NUMBER, 1_787_000, "20-Agu"),
        ("13", "d-mmm", Kind.NUMBER, Content.NUMBER, 13, "13-Jan"),
        ("2023", "dd/mm/yyyy", Kind.YEAR, Content.NUMBER, 2023, "15/07/1905"),
        ("45292", "dd/mm/yyyy", Kind.YEAR, Content.TEXT, None, "01/01/2024"),
        ("98", "d-mmm", Kind.PERCENT, Content.NUMBER, 98, "7-Apr"),
        ("2", "d-mmm", Kind.QUANTITY, Content.NUMBER, 2, "2-Jan"),
        ("45353", "d-mmm", Kind.QUANTITY, Content.TEXT, None, "2-Mar"),
        ("29403", "mmm-yy", Kind.QUANTITY, Content.TEXT, None, "Jul-80"),
        ("0.295138888888889", "h:mm", Kind.QUANTITY, Content.TEXT, None, "7:05"),
        ("0.0625", "h:mm", Kind.RUPIAH, Content.TEXT, None, "1:30"),
        ("0.334039351851852", "h:mm:ss", Kind.CODE, Content.TEXT, None, "8:01:01"),
    ],
)
def test_a_number_in_a_format_of_dates_is_a_figure_where_it_can_be_no_date(
    tmp_path: Path, value: str, code: str, kind: Kind, content: Content, number: int | None, shown: str
) -> None:
    cell = read(tmp_path, value, code, kind)
    assert (cell.content, cell.number, cell.written) == (content, number, shown)
    assert cell.serial == Decimal(value)


def test_a_date_of_1904_is_the_same_day_and_an_amount_the_same_amount(tmp_path: Path) -> None:
    of_1904 = '<workbookPr date1904="1"/>'
    assert read(tmp_path, str(45353 - 1462), "dd/mm/yyyy", Kind.QUANTITY, of_1904).written == "02/03/2024"
    assert read(tmp_path, "68500083", "dd/mm/yyyy", Kind.RUPIAH, of_1904).number == 68_500_083


def test_a_date_that_the_file_has_in_words(tmp_path: Path) -> None:
    grid = workbook(tmp_path, '<row r="1"><c r="A1" t="d"><v>2024-03-02</v></c></row>')
    assert written(grid.cells[1, 1]) == "02/03/2024"


@pytest.mark.parametrize(("value", "code"), [("8.1", "8.1"), ("8.01", "8.01"), ("8", "8")])
def test_a_code_that_became_a_number_keeps_its_point(tmp_path: Path, value: str, code: str) -> None:
    assert read(tmp_path, value, "General", Kind.CODE).written == code


def test_a_code_by_a_format_of_its_own(tmp_path: Path) -> None:
    assert read(tmp_path, "80101", "0\\.00\\.00", Kind.CODE).written == "8.01.01"


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A1" t="e" vm="1"><v>#VALUE!</v></c>',
        '<c r="A1" t="e" vm="1"><f>_xlfn.IMAGE("https://contoh.id/logo.png")</f><v>#VALUE!</v></c>',
        '<c r="A1" t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c>',
    ],
    ids=["excel", "from the network", "wps"],
)
def test_a_picture_in_a_cell_is_no_error_and_no_text(tmp_path: Path, cell: str) -> None:
    grid = workbook(tmp_path, f'<row r="1">{cell}</row>')
    assert grid.cells[1, 1].picture
    assert written(grid.cells[1, 1]) == ""
    assert read_cell(grid.cells[1, 1], CELL, Kind.RUPIAH).content is Content.ERROR


def test_a_newer_error_of_excel_is_an_error(tmp_path: Path) -> None:
    grid = workbook(tmp_path, '<row r="1"><c r="A1" t="e" vm="2"><f>A2:A9</f><v>#VALUE!</v></c></row>')
    assert not grid.cells[1, 1].picture


def test_a_formula_that_is_filled_down_is_read_from_its_first_cell(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B2" si="0">A1*2</f><v>2</v></c></row>'
        '<row r="2"><c r="A2"><v>5</v></c><c r="B2"><f t="shared" si="0"/><v>2</v></c></row>'
    )
    grid = workbook(tmp_path, rows)
    assert grid.cells[2, 2].expression == Formula("A1*2", (1, 2))
    found = recalculated((grid,), frozenset({0}))
    assert [place.address for place in found.stale] == ["B2"]
    assert found.grids[0].cells[2, 2].value == 10


def test_a_workbook_that_computes_with_what_it_shows_is_not_calculated_again(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1.4</v></c><c r="B1"><f>A1*2</f><v>2</v></c></row>'
    grid = workbook(tmp_path, rows, more='<calcPr fullPrecision="0"/>')
    assert recalculated((grid,), frozenset({0})).stale == ()


@pytest.mark.parametrize(
    ("behind", "parts"),
    [
        ('<autoFilter ref="A1:B9"><filterColumn colId="0"/></autoFilter>', {}),
        (
            "",
            {
                "xl/worksheets/_rels/sheet1.xml.rels": relations(relation(1, "table", "../tables/table1.xml")),
                "xl/tables/table1.xml": f'<table xmlns="{MAIN}"><autoFilter ref="A1:B9"/></table>'.encode(),
            },
        ),
    ],
    ids=["of the sheet", "of a table"],
)
def test_a_filter_and_what_is_folded(tmp_path: Path, behind: str, parts: dict[str, bytes]) -> None:
    rows = (
        '<row r="2" hidden="1"><c r="A2"><v>1</v></c></row>'
        '<row r="12" hidden="1" outlineLevel="1"><c r="A12"><v>1</v></c></row>'
        '<row r="13" ht="0"><c r="A13"><v>1</v></c></row>'
    )
    grid = workbook(tmp_path, rows, behind=behind, parts=parts)
    assert grid.filtered == (Merge(1, 1, 9, 2),)
    assert grid.hidden_rows == {2, 12, 13}
    assert grid.outlined == {12}


def test_a_sheet_that_excel_does_not_offer_to_show(tmp_path: Path) -> None:
    assert workbook(tmp_path, "", state="veryHidden").unlisted
    assert not workbook(tmp_path, "", state="hidden").unlisted


def test_the_other_workbooks_are_known_by_name(tmp_path: Path) -> None:
    target = relation(1, "externalLinkPath", "file:///D:\\DPA\\LRA%202023.xlsx", "External")
    grid = workbook(
        tmp_path,
        '<row r="1"><c r="A1"><f>[1]Sheet1!F10</f><v>5</v></c></row>',
        more='<externalReferences><externalReference r:id="rId3"/></externalReferences>',
        parts={"xl/externalLinks/_rels/externalLink1.xml.rels": relations(target)},
    )
    assert grid.other_workbooks == ("LRA 2023.xlsx",)
