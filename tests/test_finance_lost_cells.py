"""Errors and formulas without a result in a finance file are told from empty cells."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from lkjip_xl.finance.amounts import Unreadable, Why
from lkjip_xl.finance.reading import read_source
from lkjip_xl.finance.sheets import read_sheets
from lkjip_xl.limits import USUAL_LIMITS

HEAD = ("KODE", "URAIAN", "ANGGARAN", "REALISASI")
SUB, OTHER = "1.01.01.2.01.0001", "1.01.01.2.01.0002"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def text(value: str) -> str:
    return f'<c t="inlineStr"><is><t>{value}</t></is></c>'


def xlsx(path: Path, amounts: str) -> Path:
    """A workbook with one row: a code, a name, and the two cells of amounts as they stand in the file."""
    head = f"<row>{''.join(map(text, HEAD))}</row>"
    other = f"<row>{text(OTHER)}{text('Dua')}<c><v>7</v></c><c><v>1</v></c></row>"
    rows = f"{head}<row>{text(SUB)}{text('Satu')}{amounts}</row>{other}"
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        "_rels/.rels": relations("officeDocument", "xl/workbook.xml"),
        "xl/_rels/workbook.xml.rels": relations("worksheet", "worksheets/sheet1.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/worksheets/sheet1.xml": sheet,
    }
    return packed(path, parts)


def relations(kind: str, target: str) -> str:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )


def packed(path: Path, parts: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return path


def ods(path: Path, amounts: str) -> Path:
    """The same as LibreOffice keeps it."""
    uri = "urn:oasis:names:tc:opendocument:xmlns"

    def words(*texts: str) -> str:
        cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
        return "".join(cell.format(each) for each in texts)

    def row(cells: str) -> str:
        return f"<table:table-row>{cells}</table:table-row>"

    number = '<table:table-cell office:value-type="float" office:value="7"/>'
    rows = row(words(*HEAD)) + row(words(SUB, "Satu") + amounts) + row(words(OTHER, "Dua") + number * 2)
    content = (
        f'<office:document-content xmlns:office="{uri}:office:1.0" xmlns:text="{uri}:text:1.0" '
        f'xmlns:table="{uri}:table:1.0" '
        'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
        f'<office:body><office:spreadsheet><table:table table:name="Data">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    mimetype = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{mimetype}"/></manifest:manifest>'
    )
    return packed(path, {"mimetype": mimetype, "content.xml": content, "META-INF/manifest.xml": manifest})


@pytest.mark.parametrize(
    ("amounts", "why", "written"),
    [
        pytest.param('<c t="e"><v>#REF!</v></c>', Why.ERROR, "#REF!", id="an error"),
        pytest.param("<c t='e'><f>X!A1</f><v>#N/A</v></c>", Why.ERROR, "#N/A", id="an error of a formula"),
        pytest.param("<c><f>1+1</f></c>", Why.UNCALCULATED, "", id="a formula without a result"),
        pytest.param("<c><f>1+1</f><v/></c>", Why.UNCALCULATED, "", id="a formula with an empty result"),
        pytest.param('<c t="str"><f>""</f><v></v></c>', None, "", id="a formula that gives an empty text"),
        pytest.param('<c t="e" vm="1"><v>#VALUE!</v></c>', None, "", id="a picture"),
        pytest.param("<c><f>2+3</f><v>5</v></c>", None, "", id="a formula with its result"),
    ],
)
def test_a_cell_of_a_workbook(amounts: str, why: Why | None, written: str, tmp_path: Path) -> None:
    (sheet,) = read_sheets(xlsx(tmp_path / "x.xlsx", f"{amounts}<c><v>2</v></c>"), USUAL_LIMITS)
    found = sheet.rows[1][2]
    assert (found == Unreadable(why, written)) if why else not isinstance(found, Unreadable)
    assert sheet.rows[1][3] == 2


def test_cells_at_the_end_of_the_rows_are_not_lost(tmp_path: Path) -> None:
    source = read_source(xlsx(tmp_path / "x.xlsx", '<c><v>5</v></c><c t="e"><v>#REF!</v></c>'))
    assert [(each.cell.address, each.written) for each in source.unread] == [("D2", "#REF!")]
    assert source.total("pagu") == 12


DIVISION = '<table:table-cell table:formula="of:=1/0" office:value-type="string"><text:p>#DIV/0!</text:p></table:table-cell>'
SYNTAX = (
    '<table:table-cell table:formula="of:=A" office:value-type="string" calcext:value-type="error">'
    "<text:p>Err:502</text:p></table:table-cell>"
)


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        (DIVISION, Why.ERROR),
        (SYNTAX, Why.ERROR),
        ('<table:table-cell table:formula="of:=1+1"/>', Why.UNCALCULATED),
        ("<table:table-cell/>", Why.EMPTY),
    ],
)
def test_a_cell_of_libreoffice(cell: str, why: Why, tmp_path: Path) -> None:
    number = '<table:table-cell office:value-type="float" office:value="5"/>'
    source = read_source(ods(tmp_path / "x.ods", cell + number))
    assert [(each.cell.address, each.why) for each in source.unread] == [("C2", why)]


def test_what_excel_itself_writes(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        for at, row in enumerate([HEAD, (SUB, "Satu", 5, 5), (OTHER, "Dua", 7, 7)]):
            sheet.write_row(at, 0, row)
        sheet.write_formula("C2", "=VLOOKUP(1,X,1)", value="#REF!")
    assert [each.written for each in read_source(path).unread] == ["#REF!"]
