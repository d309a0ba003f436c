"""The one door to python-docx: paragraphs, tables and pages of a document; text of staff is always text.

The library knows no fields, no rows that repeat, and dates the parts of its package by the clock: what it lacks
is set in the XML of its elements, and two documents of one report are the same to the byte.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Inches, Pt, RGBColor
from docx.text.paragraph import Paragraph
from lxml import etree

from lkjip_xl.books.document.drawing import WORKBOOK_TYPE, WordChart
from lkjip_xl.books.document.word_table import (
    BESIDE_TEXT,
    CELL,
    HEADING_CELL,
    INDENT,
    KEGIATAN,
    PROGRAM,
    TOTAL,
    WordCell,
    WordTable,
    with_the_next,
)
from lkjip_xl.books.kit.styles import FONT_SIZE
from lkjip_xl.files.whole_file import whole_file
from lkjip_xl.show import palette
from lkjip_xl.text.words import storable

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.section import Section
    from docx.styles.style import ParagraphStyle
    from docx.table import Table, _Cell
    from lxml.etree import _Element

_CREATED: Final = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
_PACKED: Final = (2024, 1, 1, 0, 0, 0)
_FONT: Final = "Calibri"
# Inches; a page of Folio is what offices call F4.
PAPERS: Final[Mapping[str, tuple[float, float]]] = {"A4": (8.27, 11.69), "Folio (F4)": (8.5, 13.0)}
# Centimetres: the side on which the report is bound, and the others.
BINDING, SIDE, TOP, BOTTOM = 3.0, 2.0, 2.5, 2.0
_POINTS_PER_CM = 72 / 2.54
_TWIPS_PER_POINT = 20
_ALIGNMENTS: Final = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}
# The names of the styles, by which an office changes how its report looks; those of cells are with tables.
SOURCE, SENTENCE, CAPTION = "LKjIP Sumber", "LKjIP Narasi", "Caption"


class WordDocument:
    """A document that is being written, from its first page to its last."""

    def __init__(self, title: str, author: str, paper: str, header: str, draft: str) -> None:
        self._file: Document = docx.Document()
        self._paper = PAPERS.get(paper, PAPERS["Folio (F4)"])
        properties = self._file.core_properties
        properties.title, properties.author, properties.language = storable(title), storable(author), "id-ID"
        properties.comments, properties.created, properties.modified = "", _CREATED, _CREATED
        self._styles()
        # The library looks through all styles for each paragraph that is given one by its name.
        self._keys_of_styles = {each.name: each.style_id for each in self._file.styles}
        self._leave_out_the_styles_of_2010()
        section = self._file.sections[0]
        self._landscape, self._charts = False, 0
        self._turn(section, landscape=False)
        self._header_and_footer(section, header, draft)

    def room(self, *, landscape: bool) -> float:
        """How many points of text are across a page."""
        width = self._paper[1 if landscape else 0] * 72
        return width - (BINDING + SIDE) * _POINTS_PER_CM

    def turn(self, *, landscape: bool) -> None:
        """Go on this way round: on a new page, unless nothing stands on the first one yet or it is so already."""
        if landscape is self._landscape:
            return
        self._landscape = landscape
        begun = len(self._file.element.body) > 1  # what says how its pages are is there from the beginning
        section = self._file.add_section(WD_SECTION.NEW_PAGE) if begun else self._file.sections[0]
        self._turn(section, landscape=landscape)

    def heading(self, text: str, level: int = 1) -> None:
        """Write a heading."""
        self._file.add_paragraph(storable(text), style=f"Heading {level}")

    def paragraph(self, text: str, style: str = SENTENCE) -> None:
        """Write a paragraph."""
        self._file.add_paragraph(storable(text), style=style)

    def caption(self, text: str) -> None:
        """Write the caption of a table, of which Word makes a list of tables.

        The report numbers its tables itself (Tabel 3.1.1.b): Word's own number counts along without being shown.
        """
        paragraph = self._file.add_paragraph(storable(text), style=CAPTION)
        _add_field(paragraph, r"SEQ Tabel \h", "", hidden=True)

    def table(self, table: WordTable) -> None:
        """Write a table."""
        rows, columns = len(table.rows), len(table.widths)
        made: Table = self._file.add_table(rows, columns)
        made.alignment = WD_TABLE_ALIGNMENT.CENTER
        made.autofit = False
        _set_borders(made)
        for column, width in zip(made.columns, table.widths, strict=True):
            column.width = Pt(width)
        lines = list(made.rows)  # asked for one by one, the library goes through all of them each time
        cells = [list(line.cells) for line in lines]
        for number, row in enumerate(table.rows):
            properties = lines[number]._tr.get_or_add_trPr()
            properties.append(OxmlElement("w:cantSplit"))
            if number < table.headings:
                properties.append(OxmlElement("w:tblHeader"))
            if number in table.heights:
                lines[number].height = Pt(table.heights[number])
            for position, cell in enumerate(row):
                cells[number][position].width = Pt(table.widths[position])
                if not cell.hidden:
                    self._fill(cells[number][position], cell, table.font_size)
        _merge(table, cells)
        # Merging takes the paragraphs out of the cells below, which must have the same as those beside them.
        for paragraph in (
            each for at in with_the_next(table) for cell in lines[at]._tr.tc_lst for each in cell.p_lst
        ):
            Paragraph(paragraph, made).paragraph_format.keep_with_next = True

    def charts(self, charts: Sequence[WordChart]) -> None:
        """Draw charts side by side in one line, each with its figures inside the document."""
        paragraph = self._file.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for chart in charts:
            paragraph.add_run()._r.append(self._frame(chart))

    def _frame(self, chart: WordChart) -> BaseOxmlElement:
        """A chart and its workbook as parts of the document; what shows it in a line."""
        self._charts += 1
        package = self._file.part.package
        inside = Part(
            PackURI(f"/word/embeddings/angka{self._charts}.xlsx"), WORKBOOK_TYPE, chart.workbook, package
        )
        name = PackURI(f"/word/charts/chart{self._charts}.xml")
        drawn = Part(name, CT.DML_CHART, b"", package)
        drawn._blob = chart.linked(drawn.relate_to(inside, RT.PACKAGE))
        return parse_xml(chart.frame(self._file.part.relate_to(drawn, RT.CHART), self._charts))

    def taken(self) -> str:
        """The XML of what was written last, which says its namespaces itself and stands here no more."""
        element = self._file.element.body[-2]  # behind it is how its pages are
        self._file.element.body.remove(element)
        etree.cleanup_namespaces(element)
        return etree.tostring(element, encoding="unicode", with_tail=False)

    def styles(self) -> bytes:
        """The part with the styles."""
        return etree.tostring(self._file.styles.element)

    def key_of_style(self, name: str) -> str:
        """The id of a style, by which paragraphs name it."""
        return str(self._keys_of_styles[name])

    def save(self, target: Path) -> None:
        """Write the document; it appears whole or not at all.

        Raises:
            CannotWrite: if the target cannot be written.

        """
        written = io.BytesIO()
        self._file.save(written)
        with (
            whole_file(target) as path,
            zipfile.ZipFile(written) as made,
            zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package,
        ):
            for each in made.infolist():
                package.writestr(_dated(each.filename), made.read(each))

    def _fill(self, cell: _Cell, content: WordCell, font_size: float) -> None:
        paragraph = cell.paragraphs[0]
        paragraph._p.style = self._keys_of_styles[content.style]
        for number, line in enumerate(storable(content.text).split("\n")):
            run = paragraph.add_run()
            if number:
                run.add_break()
            run.add_text(line)
            run.font.size = Pt(font_size)
        if content.align:
            paragraph.alignment = _ALIGNMENTS[content.align]
        if content.indent:
            paragraph.paragraph_format.left_indent = Pt(INDENT * content.indent)
        if content.fill:
            shading = OxmlElement("w:shd")
            _set(shading, {"w:val": "clear", "w:color": "auto", "w:fill": content.fill.removeprefix("#")})
            cell._tc.get_or_add_tcPr().append(shading)
        if content.upright:
            direction = OxmlElement("w:textDirection")
            direction.set(qn("w:val"), "btLr")
            cell._tc.get_or_add_tcPr().append(direction)

    def _turn(self, section: Section, *, landscape: bool) -> None:
        width, height = self._paper
        if landscape:
            width, height = height, width
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Inches(width), Inches(height)
        section.left_margin, section.right_margin = Cm(BINDING), Cm(SIDE)
        section.top_margin, section.bottom_margin = Cm(TOP), Cm(BOTTOM)

    def _header_and_footer(self, section: Section, header: str, draft: str) -> None:
        above = section.header.paragraphs[0]
        above.text = storable(header)
        above.style.font.size = Pt(9)
        if draft:
            marked = section.header.add_paragraph()
            marked.alignment = WD_ALIGN_PARAGRAPH.CENTER
            run = marked.add_run(draft)
            run.bold, run.font.size = True, Pt(20)
        below = section.footer.paragraphs[0]
        below.alignment = WD_ALIGN_PARAGRAPH.CENTER
        below.add_run("Halaman ")
        _add_field(below, "PAGE", "1")
        below.add_run(" dari ")
        _add_field(below, "NUMPAGES", "1")

    def _leave_out_the_styles_of_2010(self) -> None:
        """Drop the copy of the styles that Word 2010 keeps for itself: it says otherwise than the styles do."""
        relations = self._file.part.rels
        for key in [key for key, each in relations.items() if each.reltype.endswith("/stylesWithEffects")]:
            del relations[key]

    def _styles(self) -> None:
        usual = self._file.styles["Normal"]
        usual.font.name, usual.font.size = _FONT, Pt(11)
        for level, size in ((1, 14), (2, 12)):
            heading = self._file.styles[f"Heading {level}"]
            heading.font.name, heading.font.size, heading.font.bold = _FONT, Pt(size), True
            heading.font.color.rgb = _colour(palette.HEADING)
            # The theme's font for headings stands before the name of one.
            fonts = heading.element.rPr.rFonts
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{theme}"), None)
        self._file.styles["Heading 1"].paragraph_format.page_break_before = True
        caption = self._file.styles[CAPTION]
        caption.font.name, caption.font.size, caption.font.bold = _FONT, Pt(11), True
        caption.font.color.rgb = _colour(palette.HEADING)
        caption.paragraph_format.keep_with_next = True
        caption.paragraph_format.space_before, caption.paragraph_format.space_after = Pt(10), Pt(4)
        # The runs of a table have their own size; a program that drops that of some shows this one. The widths of
        # columns are reckoned for this font, whatever that of the text around is.
        cell = self._of_cells(CELL, "Normal")
        cell.font.name, cell.font.size = _FONT, Pt(FONT_SIZE)
        for name, bold in ((HEADING_CELL, True), (PROGRAM, True), (KEGIATAN, True), (TOTAL, True)):
            style = self._of_cells(name, CELL)
            style.font.bold = bold
        heading = self._file.styles[HEADING_CELL]
        heading.font.color.rgb = _colour(palette.PAPER)
        heading.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        source = self._of_cells(SOURCE, "Normal")
        source.font.size, source.font.italic = Pt(9), True
        source.paragraph_format.space_after = Pt(6)
        sentence = self._of_cells(SENTENCE, "Normal")
        sentence.paragraph_format.space_before, sentence.paragraph_format.space_after = Pt(6), Pt(6)
        sentence.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        sentence.paragraph_format.line_spacing = 1.15

    def _of_cells(self, name: str, base: str) -> ParagraphStyle:
        style: ParagraphStyle = self._file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = self._file.styles[base]
        style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(1)
        style.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
        # In an agency's own document the usual paragraph may be indented and justified.
        style.paragraph_format.left_indent = style.paragraph_format.first_line_indent = Pt(0)
        style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
        return style


def _merge(table: WordTable, cells: Sequence[Sequence[_Cell]]) -> None:
    for number, row in enumerate(table.rows):
        for position, cell in enumerate(row):
            if cell.right or cell.bottom:
                cells[number][position].merge(cells[number + cell.bottom][position + cell.right])


def _dated(name: str) -> zipfile.ZipInfo:
    part = zipfile.ZipInfo(name, _PACKED)
    part.compress_type = zipfile.ZIP_DEFLATED
    part.external_attr = 0o600 << 16
    return part


def _colour(text: str) -> RGBColor:
    return RGBColor.from_string(text.removeprefix("#"))


def _set(element: _Element, attributes: Mapping[str, str]) -> None:
    for name, value in attributes.items():
        element.set(qn(name), value)


def _add_field(paragraph: Paragraph, instruction: str, shown: str, *, hidden: bool = False) -> None:
    """Add a field with what it shows until Word computes it; LibreOffice shows one unless its text is hidden."""
    for kind, text in (("begin", ""), ("", instruction), ("separate", ""), ("shown", shown), ("end", "")):
        run = paragraph.add_run()
        if hidden:
            run.font.hidden = True
        if kind == "shown":
            run.text = text
        elif kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        else:
            code = OxmlElement("w:instrText")
            code.set(qn("xml:space"), "preserve")
            code.text = f" {text} "
            run._r.append(code)


def _set_borders(table: Table) -> None:
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        colour = palette.LINE.removeprefix("#")
        _set(line, {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": colour})
        borders.append(line)
    layout = table._tbl.tblPr.find(qn("w:tblLayout"))
    if layout is not None:
        layout.addprevious(borders)
        layout.addnext(_margins())


def _margins() -> _Element:
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        _set(margin, {"w:w": str(round(BESIDE_TEXT * _TWIPS_PER_POINT)), "w:type": "dxa"})
        margins.append(margin)
    return margins
