"""Small workbooks as other programs write them, part by part, to be marked.

Each has one thing that some program does: prefixes before every element, cells without an address, a picture in
the header of the page, relations in any order. All hold the same table, so that one sees that nothing is lost.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

from lkjip_xl.files.kinds import WorkbookFile
from tests.hostile_files import package

Parts = dict[str, str | bytes]

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
SHEET, WORKBOOK, STYLES = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"
TYPES, ROOT, RELATIONS = "[Content_Types].xml", "_rels/.rels", "xl/_rels/workbook.xml.rels"
SHEET_RELATIONS = "xl/worksheets/_rels/sheet1.xml.rels"
COMMENTS, NOTES, HEADER = "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml", "xl/drawings/vmlDrawing2.vml"
NAME = "Tabel 2.7"

ROWS = """
<row r="1"><c r="A1" t="inlineStr"><is><t>NO</t></is></c><c r="B1" t="inlineStr"><is><t>PAGU</t></is></c></row>
<row r="2" ht="30" customHeight="1"><c r="A2"><v>1</v></c><c r="B2" s="1"><v>1500</v></c></row>
<row r="3"><c r="A3"><v>2</v></c><c r="B3" s="1"><f>B2*2</f><v>3000</v></c><c r="D3" s="2"/></row>
<row r="6"><c r="A6"><v>3</v></c><c r="C6" t="b"><v>1</v></c></row>
"""
VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
VML += 'xmlns:x="urn:schemas-microsoft-com:office:excel"'


def as_read(path: Path) -> WorkbookFile:
    """A workbook as it is when a check has read it."""
    return WorkbookFile(path, path.read_bytes())


def sheet(rows: str = ROWS, behind: str = "", *, namespaces: str = f'xmlns:r="{OFFICE}"') -> str:
    return (
        f'<worksheet xmlns="{MAIN}" {namespaces}><dimension ref="A1:D6"/>'
        '<sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews>'
        f'<cols><col min="5" max="5" width="20" style="2" customWidth="1"/></cols>'
        f"<sheetData>{rows.strip()}</sheetData>"
        f'<mergeCells count="1"><mergeCell ref="C2:D2"/></mergeCells>'
        '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>'
        f"{behind}</worksheet>"
    )


def plain() -> Parts:
    """A workbook with one table, as small as Excel takes it."""
    return {
        TYPES: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{RELATIONS_TYPE}"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{WORKBOOK}" ContentType="{TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/{SHEET}" ContentType="{TYPE}.worksheet+xml"/>'
        f'<Override PartName="/{STYLES}" ContentType="{TYPE}.styles+xml"/></Types>',
        ROOT: relations(("rId1", "officeDocument", "xl/workbook.xml")),
        WORKBOOK: f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><bookViews><workbookView/></bookViews>'
        f'<sheets><sheet name="{NAME}" sheetId="1" r:id="rId1"/></sheets></workbook>',
        RELATIONS: relations(("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "styles", "styles.xml")),
        SHEET: sheet(),
        STYLES: f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="0\\ &quot;orang'
        '&quot;"/></numFmts><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/>'
        '</fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        '<xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1">'
        '<alignment horizontal="right"/></xf>'
        '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
    }


def relations(*each: tuple[str, str, str], office: str = OFFICE) -> str:
    found = "".join(f'<Relationship Id="{a}" Type="{office}/{b}" Target="{c}"/>' for a, b, c in each)
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{found}</Relationships>'


def declared(parts: Parts, entry: str) -> None:
    parts[TYPES] = str(parts[TYPES]).replace("</Types>", f"{entry}</Types>")


def note_shape(number: int, row: int, column: int, inside: str = "") -> str:
    return (
        f'<v:shape id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;width:108pt;height:59pt;'
        f'visibility:hidden" fillcolor="#AABBCC"><v:textbox>{inside}</v:textbox><x:ClientData ObjectType="Note">'
        f"<x:Anchor>2, 15, 1, 2, 4, 15, 5, 4</x:Anchor><x:Row>{row}</x:Row><x:Column>{column}</x:Column>"
        "</x:ClientData></v:shape>"
    )


BUTTON = (
    '<v:shape id="Button_x0020_1" o:spid="_x0000_s1026" type="#_x0000_t201" style="position:absolute;width:50pt;'
    'height:20pt"><v:textbox><div>Hitung</div></v:textbox><x:ClientData ObjectType="Button">'
    "<x:Anchor>5, 0, 1, 0, 6, 0, 2, 0</x:Anchor></x:ClientData></v:shape>"
)
KIND = '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"/>'


def vml(block: int, *shapes: str) -> str:
    layout = f'<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{block}"/></o:shapelayout>'
    return f"<xml {VML}>{layout}{KIND}{''.join(shapes)}</xml>"


def comments(*notes: tuple[str, str, str]) -> str:
    """Notes: cell, author, text as it is written in the part."""
    authors = "".join(f"<author>{author}</author>" for _, author, _ in notes)
    told = "".join(
        f'<comment ref="{cell}" authorId="{number}"><text>{text}</text></comment>'
        for number, (cell, _, text) in enumerate(notes)
    )
    return f'<comments xmlns="{MAIN}"><authors>{authors}</authors><commentList>{told}</commentList></comments>'


def png() -> bytes:
    """A picture of one pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\x00\xff\x00\x00")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def with_notes(drawing: str | None = None) -> Parts:
    """Two notes of staff, one plain and one with looks of its own."""
    parts = plain()
    parts[SHEET] = sheet(behind='<legacyDrawing r:id="rId1"/>')
    parts[SHEET_RELATIONS] = relations(
        ("rId1", "vmlDrawing", "../drawings/vmlDrawing1.vml"), ("rId2", "comments", "../comments1.xml")
    )
    bold = '<r><rPr><b/></rPr><t>tebal</t></r><r><t xml:space="preserve"> biasa</t></r>'
    parts[COMMENTS] = comments(("B3", "Budi", "<t>cek lagi</t>"), ("A6", "Siti", bold))
    parts[NOTES] = drawing or vml(1, note_shape(1025, 2, 1), note_shape(1027, 5, 0), BUTTON)
    declared(parts, f'<Override PartName="/{COMMENTS}" ContentType="{TYPE}.comments+xml"/>')
    declared(
        parts,
        '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>',
    )
    return parts


def with_logo() -> Parts:
    """A picture in the header of the page, and no notes."""
    parts = plain()
    _add_logo(parts, ("rId1", "vmlDrawing", "../drawings/vmlDrawing2.vml"))
    parts[SHEET] = sheet(
        behind='<headerFooter><oddHeader>&amp;L&amp;G</oddHeader></headerFooter><legacyDrawingHF r:id="rId1"/>'
    )
    declared(
        parts,
        '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>',
    )
    return parts


def _add_logo(parts: Parts, *found: tuple[str, str, str]) -> None:
    picture = (
        '<v:shape id="LH" o:spid="_x0000_s1025" type="#_x0000_t75" '
        'style="position:absolute;width:45pt;height:30pt">'
        '<v:imagedata o:relid="rId1" o:title="logo"/></v:shape>'
    )
    parts[SHEET_RELATIONS] = relations(*found)
    parts[HEADER] = vml(1, picture)
    parts["xl/drawings/_rels/vmlDrawing2.vml.rels"] = relations(("rId1", "image", "../media/image1.png"))
    parts["xl/media/image1.png"] = png()
    declared(parts, '<Default Extension="png" ContentType="image/png"/>')


def with_all_in_descending_order() -> Parts:
    """A logo, notes, a button and a macro sheet's kind of names, their relations from the last to the first."""
    parts = with_notes(vml(2, note_shape(2049, 2, 1), note_shape(2051, 5, 0), BUTTON.replace("s1026", "s2050")))
    _add_logo(
        parts,
        ("rId9", "vmlDrawing", "../drawings/vmlDrawing2.vml"),
        ("rId3", "comments", "/xl/comments1.xml"),
        ("rId2", "vmlDrawing", "/xl/drawings/vmlDrawing1.vml"),
    )
    parts[SHEET] = sheet(
        behind='<headerFooter><oddHeader>&amp;L&amp;G</oddHeader></headerFooter><legacyDrawing r:id="rId2"/>'
        '<legacyDrawingHF r:id="rId9"/>'
    )
    return parts


def with_notes_of_openpyxl() -> Parts:
    """Shapes that declare their namespaces themselves, each under names of its own."""
    drawn, office, excel = (each.partition("=")[2] for each in VML.split())
    return with_notes(
        f'<xml><ns0:shapelayout xmlns:ns0={office} xmlns:ns1={drawn} ns1:ext="edit">'
        f'<ns0:idmap ns1:ext="edit" data="1"/></ns0:shapelayout><ns0:shape xmlns:ns0={drawn} id="_x0000_s0001" '
        f'type="#_x0000_t202" style="position:absolute;width:144px;height:79px"><ns1:ClientData xmlns:ns1={excel} '
        'ObjectType="Note"><ns1:Row>2</ns1:Row><ns1:Column>1</ns1:Column></ns1:ClientData></ns0:shape></xml>'
    )


def with_macros() -> Parts:
    parts = plain()
    parts[TYPES] = str(parts[TYPES]).replace(
        f"{TYPE}.sheet.main+xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    )
    declared(parts, '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>')
    parts[RELATIONS] = str(parts[RELATIONS]).replace(
        "</Relationships>",
        '<Relationship Id="rId3" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" '
        'Target="vbaProject.bin"/></Relationships>',
    )
    return parts | {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"}


def with_a_conversation() -> Parts:
    parts = with_notes(vml(1, note_shape(1025, 2, 1)))
    parts[COMMENTS] = comments(("B3", "tc={00000000-0000-0000-0000-000000000002}", "<t>[Threaded comment]</t>"))
    parts[SHEET_RELATIONS] = relations(
        ("rId1", "vmlDrawing", "../drawings/vmlDrawing1.vml"), ("rId2", "comments", "../comments1.xml")
    ).replace(
        "</Relationships>",
        '<Relationship Id="rId3" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment" '
        'Target="../threadedComments/threadedComment1.xml"/></Relationships>',
    )
    parts["xl/threadedComments/threadedComment1.xml"] = (
        '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
        '<threadedComment ref="B3" dT="2024-01-01T00:00:00.00" personId="{00000000-0000-0000-0000-000000000001}" '
        'id="{00000000-0000-0000-0000-000000000002}"><text>cek</text></threadedComment></ThreadedComments>'
    )
    declared(
        parts,
        '<Override PartName="/xl/threadedComments/threadedComment1.xml" '
        'ContentType="application/vnd.ms-excel.threadedcomments+xml"/>',
    )
    return parts


def with_prefixes() -> Parts:
    """Every element with a prefix, as ClosedXML and the Open XML SDK write them; a name of a sheet."""
    parts = with_notes()
    parts[WORKBOOK] = str(parts[WORKBOOK]).replace("</workbook>", _NAMES)
    return {name: _prefixed(str(part)) if name.endswith(".xml") else part for name, part in parts.items()}


def _prefixed(part: str) -> str:
    part = re.sub(r"<(/?)(?=[A-Za-z])", r"<\1x:", part)
    return part.replace(" xmlns=", " xmlns:x=")


def without_addresses() -> Parts:
    """Rows and cells that do not say where they are, as Power BI and SpreadsheetLight write them."""
    parts = plain()
    rows = (
        '<row><c t="inlineStr"><is><t>NO</t></is></c><c t="inlineStr"><is><t>PAGU</t></is></c></row>'
        '<row ht="30"><c><v>1</v></c><c s="1"><v>1500</v></c></row>'
        '<row><c><v>2</v></c><c s="1"><f>B2*2</f><v>3000</v></c><c/><c s="2"/></row>'
        '<row/><row/><row><c><v>3</v></c><c/><c t="b"><v>1</v></c></row>'
    )
    return parts | {SHEET: sheet(rows)}


def in_utf_16() -> Parts:
    """Every part in UTF-16, in one or the other order of its bytes."""
    orders = ("utf-16-le", "utf-16-be")
    return {
        name: ("\ufeff" + f'<?xml version="1.0" encoding="UTF-16"?>{part}').encode(orders[number % 2])
        if name.endswith(".xml") and isinstance(part, str) and name != TYPES
        else part
        for number, (name, part) in enumerate(with_notes().items())
    }


def in_windows_letters() -> Parts:
    """A part in an old encoding, which has no letter for what is written into it."""
    parts = with_notes()
    text = str(parts[COMMENTS]).replace("cek lagi", "cek \u2013 lagi")
    parts[COMMENTS] = f'<?xml version="1.0" encoding="windows-1252"?>{text}'.encode("cp1252")
    return parts


def in_the_strict_kind() -> Parts:
    """The namespaces of Strict Open XML."""
    return {
        name: str(part)
        .replace(MAIN, STRICT_MAIN)
        .replace(OFFICE, STRICT_OFFICE)
        .replace("<workbook ", '<workbook conformance="strict" ')
        for name, part in plain().items()
    }


def _changed(name: str, *changes: tuple[str, str], of: Callable[[], Parts] = plain) -> Callable[[], Parts]:
    def make() -> Parts:
        parts = of()
        for old, new in changes:
            assert old in str(parts[name]), (name, old)
            parts[name] = str(parts[name]).replace(old, new)
        return parts

    return make


def _moved(old: str, new: str, target: tuple[str, str]) -> Callable[[], Parts]:
    """A part with another name, and what points to it."""

    def make() -> Parts:
        parts = plain()
        return {
            (new if name == old else name): str(part).replace(f"/{old}", f"/{new}").replace(*target)
            for name, part in parts.items()
        }

    return make


def without_types_for_notes() -> Parts:
    """The list of types names each part alone: none for relations of sheets, none for shapes."""
    parts = plain()
    parts[TYPES] = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/{ROOT}" ContentType="{RELATIONS_TYPE}"/>'
        f'<Override PartName="/{RELATIONS}" ContentType="{RELATIONS_TYPE}"/>'
        f'<Override PartName="/{WORKBOOK}" ContentType="{TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/{SHEET}" ContentType="{TYPE}.worksheet+xml"/>'
        f'<Override PartName="/{STYLES}" ContentType="{TYPE}.styles+xml"/></Types>'
    )
    return parts


FORMULAS = """
<row r="2"><c r="A2"><f t="shared" ref="A2:A3" si="0">ROW()</f><v>2</v></c>
<c r="B2"><f t="array" ref="B2:B3">A2:A3*2</f><v>4</v></c></row>
<row r="3"><c r="A3"><f t="shared" si="0"/><v>3</v></c><c r="B3"><v>6</v></c></row>
<row r="6"><c r="A6" t="str"><f>IF(1=1,"","x")</f><v></v></c></row>
"""
DIFFICULT = """
<!-- <c r="B2" s="1"/> --><row  r='2'   spans='1:2' ><c  t='n' r='A2'  ><v>1</v></c><c
r = "B2" s  =  '1' ><v>1500</v></c></row ><row r="3"><c r="A3" t="inlineStr"><is><t>a &gt;
<![CDATA[<c r="B3"/>]]></t></is></c>
<c r="B3" s="1"/></row>
"""
_NAMES = (
    '<definedNames><definedName name="Lokal" localSheetId="0">1</definedName>'
    '<definedName name="Umum">2</definedName>'
    "</definedNames></workbook>"
)

TRAITS: dict[str, Callable[[], Parts]] = {
    "plain": plain,
    "no names in the list of names": _changed(WORKBOOK, ("</workbook>", "<definedNames/></workbook>")),
    "a name of a sheet": _changed(WORKBOOK, ("</workbook>", _NAMES)),
    "no view": _changed(WORKBOOK, ("<bookViews><workbookView/></bookViews>", "")),
    "a logo in the header": with_logo,
    "logo, notes and button in descending order": with_all_in_descending_order,
    "notes": with_notes,
    "notes without their boxes": _changed(SHEET, ('<legacyDrawing r:id="rId1"/>', ""), of=with_notes),
    "notes of openpyxl": with_notes_of_openpyxl,
    "macros": with_macros,
    "a break that is not closed": _changed(NOTES, ("<div>Hitung", "<div>Hitung<br>"), of=with_notes),
    "a conversation": with_a_conversation,
    "too few looks counted": _changed(STYLES, ('cellXfs count="3"', 'cellXfs count="1"')),
    "too many of all counted": _changed(STYLES, ('s count="', 's count="9')),
    "nothing counted": _changed(
        STYLES, *((f'{name} count="{n}"', name) for name, n in (("cellXfs", 3), ("fills", 2), ("borders", 1)))
    ),
    "prefixes": with_prefixes,
    "no addresses": without_addresses,
    "a sheet with a capital letter": _moved(
        SHEET, "xl/worksheets/Sheet2.xml", ("worksheets/sheet1.xml", "worksheets/Sheet2.xml")
    ),
    "types of each part alone": without_types_for_notes,
    "no namespace for relations": lambda: plain() | {SHEET: sheet(namespaces="")},
    "UTF-16": in_utf_16,
    "an old encoding": in_windows_letters,
    "a mark of UTF-8": lambda: plain() | {SHEET: b"\xef\xbb\xbf" + sheet().encode()},
    "the strict kind": in_the_strict_kind,
    "relations that lead up": _moved(
        SHEET, "data/sheet1.xml", ('Target="worksheets/sheet1.xml"', 'Target="../data/sheet1.xml"')
    ),
    "shared and array formulas": lambda: plain() | {SHEET: sheet(FORMULAS)},
    "odd quotes and blanks": lambda: plain() | {SHEET: sheet(DIFFICULT)},
    "no row": lambda: plain() | {SHEET: sheet("").replace("<sheetData></sheetData>", "<sheetData/>")},
    "no looks": lambda: {
        name: str(part)
        .replace(f'<Override PartName="/{STYLES}" ContentType="{TYPE}.styles+xml"/>', "")
        .replace(f'<Relationship Id="rId2" Type="{OFFICE}/styles" Target="styles.xml"/>', "")
        .replace(' s="1"', "")
        .replace(' s="2"', "")
        .replace(' style="2"', "")
        for name, part in plain().items()
        if name != STYLES
    },
    "an extension behind": _changed(
        SHEET, ("</worksheet>", '<extLst><ext uri="{00000000-0000-0000-0000-000000000003}"/></extLst></worksheet>')
    ),
}


def write(parts: Parts, path: Path) -> Path:
    encoded = {name: part.encode() if isinstance(part, str) else part for name, part in parts.items()}
    return package(encoded, path.parent, path.name)
