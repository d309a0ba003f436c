"""One small table in every kind of file that is read, with cells that are no plain numbers or texts."""

from __future__ import annotations

import html
import struct
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from tests.hostile_files import OLE


class Trait(Enum):
    """What a cell is, or where it stands, besides a number or a text."""

    ERROR = auto()
    ERROR_OF_FORMULA = auto()
    TRUE = auto()
    TRUE_OF_FORMULA = auto()
    NAN = auto()
    UNCALCULATED = auto()
    PERCENTAGE = auto()
    RESULT = auto()


Cell = str | int | Trait
Rows = Sequence[Sequence[Cell]]
PERCENT, RESULT = 0.5, 5
"""The percentage of a cell that is one, and the result of a formula that has one."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """A row and a column that are not shown, counted from 0; None for none."""

    row: int | None = None
    column: int | None = None


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def relations(kind: str, target: str) -> str:
    """The relations of a part that has one."""
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )


def _with_styles(found: str, target: str) -> str:
    styles = f'<Relationship Id="rId2" Type="{OFFICE}/styles" Target="{target}"/>'
    return found.replace("</Relationships>", f"{styles}</Relationships>")


def packed(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    """A package of parts."""
    with zipfile.ZipFile(path, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return path


_XLSX = {
    Trait.ERROR: '<c t="e"><v>#REF!</v></c>',
    Trait.ERROR_OF_FORMULA: '<c t="e"><f>X!A1</f><v>#N/A</v></c>',
    Trait.TRUE: '<c t="b"><v>1</v></c>',
    Trait.TRUE_OF_FORMULA: '<c t="b"><f>1=1</f><v>1</v></c>',
    Trait.NAN: "<c><v>NaN</v></c>",
    Trait.UNCALCULATED: "<c><f>2+3</f></c>",
    Trait.PERCENTAGE: f'<c s="1"><v>{PERCENT}</v></c>',
    Trait.RESULT: f"<c><f>2+3</f><v>{RESULT}</v></c>",
}


def _xlsx_cell(cell: Cell) -> str:
    if isinstance(cell, Trait):
        return _XLSX[cell]
    return f"<c><v>{cell}</v></c>" if isinstance(cell, int) else _xlsx_text(cell)


def _xlsx_text(text: str) -> str:
    return f'<c t="inlineStr"><is><t>{text}</t></is></c>'


def sheet_xml(rows: Rows, hidden: Hidden = Hidden()) -> str:
    """A sheet of .xlsx."""
    columns = ""
    if hidden.column is not None:
        columns = f'<cols><col min="{hidden.column + 1}" max="{hidden.column + 1}" hidden="1"/></cols>'
    unseen = ' hidden="1"'
    written = "".join(
        f"<row{unseen * (at == hidden.row)}>{''.join(map(_xlsx_cell, row))}</row>" for at, row in enumerate(rows)
    )
    return f'<worksheet xmlns="{MAIN}">{columns}<sheetData>{written}</sheetData></worksheet>'


def workbook_of(path: Path, sheet: str) -> Path:
    """An .xlsx or .xlsm of one sheet."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    main = f"{kind}.sheet.main+xml"
    if path.suffix == ".xlsm":
        main = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{main}"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{kind}.styles+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        "_rels/.rels": relations("officeDocument", "xl/workbook.xml"),
        "xl/_rels/workbook.xml.rels": _with_styles(relations("worksheet", "worksheets/sheet1.xml"), "styles.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="9"/></cellXfs>'
        "</styleSheet>",
        "xl/worksheets/sheet1.xml": sheet,
    }
    return packed(path, parts)


def _xlsx(path: Path, rows: Rows, hidden: Hidden) -> Path:
    return workbook_of(path, sheet_xml(rows, hidden))


_ODS = {
    Trait.ERROR: "<table:table-cell office:value-type='string' calcext:value-type='error'>"
    "<text:p>#REF!</text:p></table:table-cell>",
    Trait.ERROR_OF_FORMULA: "<table:table-cell table:formula='of:=X' office:value-type='string' "
    "office:string-value='' calcext:value-type='error'><text:p>#N/A</text:p></table:table-cell>",
    Trait.TRUE: "<table:table-cell office:value-type='boolean' office:boolean-value='true'><text:p>TRUE</text:p>"
    "</table:table-cell>",
    Trait.TRUE_OF_FORMULA: "<table:table-cell table:formula='of:=TRUE()' office:value-type='boolean' "
    "office:boolean-value='true'><text:p>TRUE</text:p></table:table-cell>",
    Trait.NAN: "<table:table-cell office:value-type='float' office:value='NaN'><text:p>NaN</text:p>"
    "</table:table-cell>",
    Trait.UNCALCULATED: "<table:table-cell table:formula='of:=2+3'/>",
    Trait.PERCENTAGE: f"<table:table-cell office:value-type='percentage' office:value='{PERCENT}'>"
    "<text:p>50%</text:p></table:table-cell>",
    Trait.RESULT: f"<table:table-cell table:formula='of:=2+3' office:value-type='float' office:value='{RESULT}'/>",
}


def _ods_cell(cell: Cell) -> str:
    if isinstance(cell, Trait):
        return _ODS[cell]
    if isinstance(cell, int):
        return f"<table:table-cell office:value-type='float' office:value='{cell}'/>"
    return f"<table:table-cell office:value-type='string'><text:p>{cell}</text:p></table:table-cell>"


def ods_of(path: Path, rows: str) -> Path:
    """An .ods of one sheet with some rows, as LibreOffice keeps it."""
    uri = "urn:oasis:names:tc:opendocument:xmlns"
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


def _ods(path: Path, rows: Rows, hidden: Hidden) -> Path:
    collapsed = " table:visibility='collapse'"
    columns = "".join(
        f"<table:table-column{collapsed * (at == hidden.column)}/>" for at in range(max(map(len, rows)))
    )
    written = "".join(
        f"<table:table-row{collapsed * (at == hidden.row)}>{''.join(map(_ods_cell, row))}</table:table-row>"
        for at, row in enumerate(rows)
    )
    return ods_of(path, columns + written)


def record(kind: int, content: bytes = b"") -> bytes:
    """A record of .xls."""
    return struct.pack("<HH", kind, len(content)) + content


_EMPTY_FORMULA = struct.pack("<IH", 0, 0)


# The kind of record, and what stands in it behind row, column and style. UNCALCULATED is as programs write it that
# cannot calculate: 0, and the wish to be calculated when the file is opened.
_XLS = {
    Trait.ERROR: (0x205, b"\x17\1"),
    Trait.ERROR_OF_FORMULA: (0x06, b"\2\0\x2a\0\0\0\xff\xff\0\0" + _EMPTY_FORMULA),
    Trait.TRUE: (0x205, b"\1\0"),
    Trait.TRUE_OF_FORMULA: (0x06, b"\1\0\1\0\0\0\xff\xff\0\0" + _EMPTY_FORMULA),
    Trait.NAN: (0x203, struct.pack("<d", float("nan"))),
    Trait.UNCALCULATED: (0x06, b"\0" * 8 + b"\3\0" + _EMPTY_FORMULA),
    Trait.PERCENTAGE: (0x203, struct.pack("<d", PERCENT)),
    Trait.RESULT: (0x06, struct.pack("<d", RESULT) + b"\0\0" + _EMPTY_FORMULA),
}


def _xls_cell(at: tuple[int, int], cell: Cell) -> bytes:
    place = struct.pack("<HHH", *at, cell is Trait.PERCENTAGE)
    if isinstance(cell, str):
        return record(0x204, place + struct.pack("<HB", len(cell), 0) + cell.encode("latin-1"))
    kind, content = _XLS[cell] if isinstance(cell, Trait) else (0x203, struct.pack("<d", cell))
    return record(kind, place + content)


def ole(stream: bytes) -> bytes:
    """The old container of Office with one stream, Workbook."""
    stream = stream.ljust(4096, b"\0")
    count = -(-len(stream) // 512)
    free, end = 0xFFFFFFFF, 0xFFFFFFFE
    # Sector 0 is the table of sectors, 1 the directory, the others the stream.
    table = struct.pack("<128I", *[0xFFFFFFFD, end, *range(3, 2 + count), end, *[free] * (126 - count)])
    root = "Root Entry".encode("utf-16-le").ljust(64, b"\0") + struct.pack("<HB", 22, 5) + b"\1" + b"\xff" * 8
    root += struct.pack("<I", 1) + b"\0" * 36 + struct.pack("<III", end, 0, 0)
    entry = "Workbook".encode("utf-16-le").ljust(64, b"\0") + struct.pack("<HB", 18, 2) + b"\1" + b"\xff" * 12
    entry += b"\0" * 36 + struct.pack("<III", 2, len(stream), 0)
    header = OLE + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 10
    header += struct.pack("<III", 1, 1, 0) + struct.pack("<IIIII", 4096, end, 0, end, 0)
    header += struct.pack("<109I", 0, *([free] * 108))
    return header + table + (root + entry).ljust(512, b"\0") + stream.ljust(512 * count, b"\0")


def _xls(path: Path, rows: Rows, hidden: Hidden) -> Path:
    begin = struct.pack("<HHHHII", 0x600, 5, 0x0DBB, 0x07CC, 0, 6)
    formats = b"".join(record(0xE0, struct.pack("<HH", 0, number) + b"\0" * 16) for number in (0, 9))
    name = struct.pack("<IHBB", 0, 0, 4, 0) + b"Data"
    start = len(record(0x809, begin)) + len(formats) + len(record(0x85, name)) + len(record(0x0A))
    name = struct.pack("<I", start) + name[4:]
    stream = record(0x809, begin) + formats + record(0x85, name) + record(0x0A)
    stream += record(0x809, begin[:2] + struct.pack("<H", 0x10) + begin[4:])
    if hidden.column is not None:
        stream += record(0x7D, struct.pack("<HHHHHH", hidden.column, hidden.column, 2304, 0, 1, 0))
    stream += record(0x200, struct.pack("<IIHHH", 0, len(rows), 0, max(map(len, rows)), 0))
    for row, cells in enumerate(rows):
        flags = 0x120 if row == hidden.row else 0x100
        stream += record(0x208, struct.pack("<HHHHHHI", row, 0, len(cells), 255, 0, 0, flags))
    for row, cells in enumerate(rows):
        stream += b"".join(_xls_cell((row, column), cell) for column, cell in enumerate(cells))
    path.write_bytes(ole(stream + record(0x0A)))
    return path


def binary(kind: int, content: bytes = b"") -> bytes:
    """A record of .xlsb."""
    number = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size = len(content)
    return number + (bytes([size]) if size < 128 else bytes([size & 0x7F | 0x80, size >> 7])) + content


def wide(text: str) -> bytes:
    """A text of .xlsb, with its length before it."""
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


_XLSB = {
    Trait.ERROR: (3, b"\x17"),
    Trait.ERROR_OF_FORMULA: (11, b"\x2a" + b"\0" * 10),
    Trait.TRUE: (4, b"\1"),
    Trait.TRUE_OF_FORMULA: (10, b"\1" + b"\0" * 10),
    Trait.NAN: (5, struct.pack("<d", float("nan"))),
    Trait.PERCENTAGE: (5, struct.pack("<d", PERCENT)),
    Trait.RESULT: (9, struct.pack("<d", RESULT) + b"\0" * 10),
}


def _xlsb_cell(column: int, cell: Cell) -> bytes:
    place = struct.pack("<II", column, cell is Trait.PERCENTAGE)
    if isinstance(cell, str):
        return binary(6, place + wide(cell))
    kind, content = _XLSB[cell] if isinstance(cell, Trait) else (5, struct.pack("<d", cell))
    return binary(kind, place + content)


def _xlsb_rows(rows: Rows, hidden: Hidden) -> Iterator[bytes]:
    for at, row in enumerate(rows):
        flags = 0x10 if at == hidden.row else 0
        yield binary(0, struct.pack("<IIHBBBI", at, 0, 300, 0, flags, 0, 0))
        yield from (_xlsb_cell(column, cell) for column, cell in enumerate(row))


def _xlsb(path: Path, rows: Rows, hidden: Hidden) -> Path:
    columns = b""
    if hidden.column is not None:
        column = struct.pack("<IIIIH", hidden.column, hidden.column, 2304, 0, 1)
        columns = binary(390) + binary(60, column) + binary(391)
    extent = binary(148, struct.pack("<IIII", 0, len(rows) - 1, 0, max(map(len, rows)) - 1))
    cells = b"".join(_xlsb_rows(rows, hidden))
    sheet = binary(129) + extent + columns + binary(145) + cells + binary(146) + binary(130)
    book = binary(131) + binary(143) + binary(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("Data"))
    styles = b"".join(binary(47, struct.pack("<HH", 0xFFFF, number) + b"\0" * 12) for number in (0, 9))
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
        "_rels/.rels": relations("officeDocument", "xl/workbook.bin"),
        "xl/_rels/workbook.bin.rels": _with_styles(relations("worksheet", "worksheets/sheet1.bin"), "styles.bin"),
        "xl/styles.bin": binary(278) + binary(617, struct.pack("<I", 2)) + styles + binary(618) + binary(279),
        "xl/workbook.bin": book + binary(144) + binary(132),
        "xl/worksheets/sheet1.bin": sheet,
    }
    return packed(path, parts)


_TEXTS = {
    Trait.ERROR: "#REF!",
    Trait.ERROR_OF_FORMULA: "#N/A",
    Trait.TRUE: "TRUE",
    Trait.TRUE_OF_FORMULA: "BENAR",
    Trait.NAN: "NaN",
    Trait.UNCALCULATED: "=C1+D1",
    Trait.PERCENTAGE: "50%",
    Trait.RESULT: str(RESULT),
}


def _texts(row: Iterable[Cell]) -> list[str]:
    return [_TEXTS[each] if isinstance(each, Trait) else str(each) for each in row]


def _csv(path: Path, rows: Rows, _: Hidden) -> Path:
    path.write_text("".join(f"{';'.join(_texts(row))}\n" for row in rows), encoding="utf-8")
    return path


def _page(path: Path, rows: Rows, hidden: Hidden) -> Path:
    unseen = " style='display: none'"

    def cells(row: Iterable[Cell]) -> str:
        return "".join(
            f"<td{unseen * (at == hidden.column)}>{html.escape(text)}</td>" for at, text in enumerate(_texts(row))
        )

    written = "".join(f"<tr{unseen * (at == hidden.row)}>{cells(row)}</tr>" for at, row in enumerate(rows))
    path.write_text(f"<html><body><table>{written}</table></body></html>", encoding="utf-8")
    return path


WRITERS: Mapping[str, Callable[[Path, Rows, Hidden], Path]] = {
    "xlsx": _xlsx,
    "xlsm": _xlsx,
    "xls": _xls,
    "xlsb": _xlsb,
    "ods": _ods,
    "csv": _csv,
    "html": _page,
}
