"""Errors and formulas without a result in a finance file are told from empty cells."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from lkjip_xl.files.limits import USUAL_LIMITS
from lkjip_xl.files.refusal import UnreadableFile
from lkjip_xl.finance.amounts import Unreadable, Why
from lkjip_xl.finance.formats.lost_binary import untold_of_xls
from lkjip_xl.finance.formats.lost_cells import untold_of
from lkjip_xl.finance.formats.sheets import read_sheets
from lkjip_xl.finance.read.source_of import read_source
from lkjip_xl.tables.measures import Measure
from tests.finance_formats import MAIN, binary, ods_of, ole, packed, record, relations, wide, workbook_of

HEAD = ("KODE", "URAIAN", "ANGGARAN", "REALISASI")
SUB, OTHER = "1.01.01.2.01.0001", "1.01.01.2.01.0002"


def text(value: str) -> str:
    return f'<c t="inlineStr"><is><t>{value}</t></is></c>'


def xlsx(path: Path, amounts: str) -> Path:
    """A workbook with one row: a code, a name, and the two cells of amounts as they stand in the file."""
    head = f"<row>{''.join(map(text, HEAD))}</row>"
    other = f"<row>{text(OTHER)}{text('Dua')}<c><v>7</v></c><c><v>1</v></c></row>"
    rows = f"{head}<row>{text(SUB)}{text('Satu')}{amounts}</row>{other}"
    return workbook_of(path, f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>')


def ods(path: Path, amounts: str) -> Path:
    """The same as LibreOffice keeps it."""

    def words(*texts: str) -> str:
        cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
        return "".join(cell.format(each) for each in texts)

    def row(cells: str) -> str:
        return f"<table:table-row>{cells}</table:table-row>"

    number = '<table:table-cell office:value-type="float" office:value="7"/>'
    return ods_of(
        path, row(words(*HEAD)) + row(words(SUB, "Satu") + amounts) + row(words(OTHER, "Dua") + number * 2)
    )


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
    assert source.total(Measure.PAGU) == 12


DIVISION = (
    '<table:table-cell table:formula="of:=1/0" office:value-type="string">' + "<text:p>#DIV/0!</text:p>"
    "</table:table-cell>"
)
SYNTAX = (
    '<table:table-cell table:formula="of:=A" office:value-type="string" calcext:value-type="error">'
    "<text:p>Err:502</text:p></table:table-cell>"
)


TRUTH = (
    '<table:table-cell table:formula="of:=TRUE()" office:value-type="float" office:value="1">'
    "<text:p>TRUE</text:p></table:table-cell>"
)


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        (DIVISION, Why.ERROR),
        (SYNTAX, Why.ERROR),
        ('<table:table-cell table:formula="of:=1+1"/>', Why.UNCALCULATED),
        ("<table:table-cell/>", Why.EMPTY),
        (TRUTH, Why.BOOLEAN),
    ],
)
def test_a_cell_of_libreoffice(cell: str, why: Why, tmp_path: Path) -> None:
    number = '<table:table-cell office:value-type="float" office:value="5"/>'
    source = read_source(ods(tmp_path / "x.ods", cell + number))
    assert [(each.cell.address, each.why) for each in source.unread] == [("C2", why)]


def xls(path: Path) -> Path:
    """One sheet, Data, in the old container: #REF! in C2, an error of a formula in D3, TRUE in C3."""
    head = record(0x809, b"\0" * 16)
    name = record(0x85, struct.pack("<IHBB", len(head) + 4 + 12, 0, 4, 0) + b"Data")
    cells = (
        record(0x205, struct.pack("<HHHBB", 1, 2, 0, 0x17, 1)),
        record(0x205, struct.pack("<HHHBB", 2, 2, 0, 1, 0)),
        record(0x06, struct.pack("<HHH", 2, 3, 0) + b"\x02\0\x2a\0\0\0\xff\xff"),
        record(0x06, struct.pack("<HHH", 2, 4, 0) + struct.pack("<d", 5.0)),
    )
    path.write_bytes(ole(head + name + head + b"".join(cells)))
    return path


def test_errors_in_an_old_workbook(tmp_path: Path) -> None:
    found = untold_of_xls(xls(tmp_path / "x.xls").read_bytes())
    assert found["Data"].cells == {(1, 2): Unreadable(Why.ERROR, "#REF!"), (2, 3): Unreadable(Why.ERROR, "#N/A")}


def test_a_chain_of_sectors_that_bites_its_tail_ends(tmp_path: Path) -> None:
    content = bytearray(xls(tmp_path / "x.xls").read_bytes())
    content[512 + 4 * 9 : 512 + 4 * 10] = struct.pack("<I", 2)
    assert untold_of_xls(bytes(content))["Data"].cells[1, 2].written == "#REF!"


def test_errors_in_a_binary_workbook(tmp_path: Path) -> None:
    rows = binary(0, struct.pack("<I", 6)) + binary(3, struct.pack("<IIB", 2, 0, 0x17))
    rows += binary(0, struct.pack("<I", 7)) + binary(11, struct.pack("<IIB", 3, 0, 0x2A))
    path = packed(
        tmp_path / "x.xlsb",
        {
            "_rels/.rels": relations("officeDocument", "xl/workbook.bin"),
            "xl/_rels/workbook.bin.rels": relations("worksheet", "worksheets/sheet1.bin"),
            "xl/workbook.bin": binary(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("Data")),
            "xl/worksheets/sheet1.bin": rows,
        },
    )
    found = untold_of(path, USUAL_LIMITS)
    assert found["Data"].cells == {(6, 2): Unreadable(Why.ERROR, "#REF!"), (7, 3): Unreadable(Why.ERROR, "#N/A")}


def test_what_excel_itself_writes(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        for at, row in enumerate([HEAD, (SUB, "Satu", 5, 5), (OTHER, "Dua", 7, 7)]):
            sheet.write_row(at, 0, row)
        sheet.write_formula("C2", "=VLOOKUP(1,X,1)", value="#REF!")
    assert [each.written for each in read_source(path).unread] == ["#REF!"]


def test_a_sheet_in_utf_16_is_refused_for_what_it_is(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "x.xlsx", "<c><v>5</v></c><c><v>2</v></c>")
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].decode().encode("utf-16")
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    with pytest.raises(UnreadableFile, match="UTF-16"):
        read_source(path)
