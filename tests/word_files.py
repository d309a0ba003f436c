"""Word documents made of their parts, each no more than its case needs."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SPACES = (
    f'xmlns:w="{MAIN}" xmlns:r="{OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
)


def p(*content: str, props: str = "") -> str:
    """A paragraph; what is no XML is a run of its own."""
    runs = "".join(each if each.startswith("<") else r(each) for each in content)
    return f"<w:p>{f'<w:pPr>{props}</w:pPr>' if props else ''}{runs}</w:p>"


def r(text: str, props: str = "") -> str:
    """A run."""
    given = f"<w:rPr>{props}</w:rPr>" if props else ""
    return f'<w:r>{given}<w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(content: str = "", props: str = "") -> str:
    """A cell; what is no XML is one paragraph in it."""
    inside = content if content.startswith("<") else p(content) if content else "<w:p/>"
    return f"<w:tc>{f'<w:tcPr>{props}</w:tcPr>' if props else ''}{inside}</w:tc>"


def tr(*cells: str, props: str = "") -> str:
    """A row; what is no XML is a cell."""
    given = f"<w:trPr>{props}</w:trPr>" if props else ""
    return f"<w:tr>{given}{''.join(each if each.startswith('<') else tc(each) for each in cells)}</w:tr>"


def tbl(*rows: str, widths: Iterable[int] = ()) -> str:
    """A table."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def span(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def sdt(content: str, props: str = "") -> str:
    """A content control around something."""
    return f"<w:sdt><w:sdtPr>{props}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def field(code: str, result: str | None = None) -> str:
    """A field of several runs; without its result where none is given."""
    shown = "" if result is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(result)}'
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {code} '
        f'</w:instrText></w:r>{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def simple_field(code: str, result: str = "") -> str:
    return f'<w:fldSimple w:instr=" {code} ">{r(result) if result else ""}</w:fldSimple>'


def caption(title: str, number: str) -> str:
    """The caption of a table, whose number is a field."""
    return p("Tabel ", number, f" {title}")


def body(*content: str) -> str:
    return f"<w:document {SPACES}><w:body>{''.join(content)}<w:sectPr/></w:body></w:document>"


def styles(*written: str) -> str:
    return f"<w:styles {SPACES}>{''.join(written)}</w:styles>"


def style(
    name: str, style_id: str, props: str = "", based_on: str = "", run: str = "", kind: str = "paragraph"
) -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{style_id}"><w:name w:val="{name}"/>{base}<w:pPr>{props}</w:pPr>'
        f"<w:rPr>{run}</w:rPr></w:style>"
    )


def numbering(*levels: str, more: str = "", uses: str = "") -> str:
    """One list with these levels, used as number 1."""
    return (
        f'<w:numbering {SPACES}><w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{more}'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{uses}</w:numbering>'
    )


def lvl(place: int, text: str, signs: str = "decimal", start: int = 1, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{signs}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def num(place: int = 0, number: int = 1) -> str:
    """The settings of a paragraph in a list."""
    return f'<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{number}"/></w:numPr>'


def parts_of(document: str, parts: Mapping[str, str] | None = None, kind: str = DOCUMENT_TYPE) -> dict[str, bytes]:
    """The parts of a document; those in ``parts`` by the kind of their relation, and ``header2`` is a header."""
    beside = parts or {}
    relations = "".join(
        f'<Relationship Id="rId{at}" Type="{OFFICE}/{name.rstrip("0123456789")}" Target="{name}.xml"/>'
        for at, name in enumerate(beside)
    )
    made = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Override PartName="/word/document.xml" '
        f'ContentType="{kind}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": document,
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{relations}'
        "</Relationships>",
        **{f"word/{name}.xml": content for name, content in beside.items()},
    }
    return {name: content.encode() for name, content in made.items()}


def zipped(parts: Mapping[str, bytes], path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def docx(folder: Path, *content: str, name: str = "laporan.docx", **parts: str) -> Path:
    """A document with this content, and the parts beside it by the kind of their relation."""
    return zipped(parts_of(body(*content), parts), folder / name)
