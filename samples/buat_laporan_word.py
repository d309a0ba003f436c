"""Writes the published LKjIP 2023 of Kesbangpol Kota Jambi as a Word document: its tables, and sentences of ours.

``python samples/buat_laporan_word.py`` writes ``kesbangpol_kota_jambi_2023_laporan.docx`` beside this script, from
the CSV files that the sample workbooks are made of, without the column JENIS, which the report does not print.
Tabel 2.1 is that of the sample workbook. Two tables are called Tabel 2.2, and two have no caption at all.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt
from laporan_word_kalimat import SLIPS, TRUE

from lkjip_xl.reader import read_report
from lkjip_xl.tables import SHARE_WORDS, TABEL_2_1
from lkjip_xl.tables.keys import Key, TableKey

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph

HERE = Path(__file__).resolve().parent
REPORT = "kesbangpol_kota_jambi_2023_laporan.docx"
_WORKBOOK = "kesbangpol_kota_jambi_2023_terbit.xlsx"
_SOURCE = HERE / "kesbangpol_kota_jambi_2023"
_WHEN = datetime(2024, 1, 2, tzinfo=UTC)
_NOT_PRINTED = frozenset({"JENIS", "KODE"})
# What stands once over its rows, merged.
_ONCE = frozenset({"SASARAN", "PROGRAM"})
# Inches: a page of Folio on its side, and what of it is text.
_PAGE, _MARGIN = (13.0, 8.5), 1.0
_ACROSS = _PAGE[0] - 2 * _MARGIN
# Points of the letters in a table; inches of one of them, and around the text of a cell.
_LETTERS, _OF_A_LETTER, _AROUND = 9, 0.085, 0.2
# No column is so wide that the others have no room beside it, in letters.
_WIDEST = 40
_YEAR_AND_MORE = re.compile(r"(20\d\d) (\D+)")


@dataclass(frozen=True)
class Caption:
    """A caption: what is typed of its number, how Word counts the rest of it, and the title behind it."""

    typed: str
    field: str
    counted: str
    title: str


@dataclass(frozen=True)
class Printed:
    """A table as printed: under which heading, and its lines, the headings first.

    ``once`` are the columns whose cells are merged with the empty ones below them.
    """

    key: str
    lines: Sequence[Sequence[str]]
    heading_lines: int = 1
    caption: Caption | None = None
    once: frozenset[int] = frozenset()


_CHAPTERS: Sequence[tuple[str, Sequence[tuple[str, Sequence[str]]]]] = (
    (
        "BAB I PENDAHULUAN",
        (("1.4 Sumber Daya", (TableKey.TABEL_1_4, TableKey.TABEL_1_5)),),
    ),
    (
        "BAB II PERENCANAAN KINERJA",
        (
            ("2.1 Rencana Strategis", (TableKey.TABEL_2_1, TableKey.TABEL_2_2_SASARAN)),
            (
                "2.2 Perjanjian Kinerja",
                (TableKey.TABEL_2_2_PERJANJIAN_KINERJA, TableKey.TABEL_2_2_PK_PROGRAM),
            ),
            ("2.3 Anggaran", (TableKey.TABEL_2_3, TableKey.TABEL_2_3_1, TableKey.TABEL_2_7)),
        ),
    ),
    (
        "BAB III AKUNTABILITAS KINERJA",
        (
            (
                "3.1 Capaian Kinerja",
                (
                    TableKey.TABEL_3_1,
                    TableKey.TABEL_3_1_1_A,
                    TableKey.TABEL_3_1_1_B,
                    TableKey.TABEL_3_1_2,
                    TableKey.TABEL_3_1_3,
                ),
            ),
            ("3.2 Efisiensi", (TableKey.TABEL_3_1_5,)),
        ),
    ),
)
_CAPTIONS = {
    TableKey.TABEL_1_4: Caption("1.", r"SEQ Tabel_1 \* ARABIC \r 4", "4", "Pegawai menurut Pendidikan Tahun 2023"),
    TableKey.TABEL_1_5: Caption("1.", r"SEQ Tabel_1 \* ARABIC", "5", "Sarana dan Prasarana Tahun 2023"),
    TableKey.TABEL_2_1: Caption("2.", r"SEQ Tabel_2 \* ARABIC", "1", "Sasaran, Program, dan Kegiatan Tahun 2023"),
    TableKey.TABEL_2_2_SASARAN: Caption("2.", r"SEQ Tabel_2 \* ARABIC", "2", "Sasaran dan Target Renstra"),
    TableKey.TABEL_2_2_PERJANJIAN_KINERJA: Caption(
        "2.", r"SEQ Tabel_2 \* ARABIC \c", "2", "Perjanjian Kinerja Tahun 2023"
    ),
    TableKey.TABEL_2_3: Caption("2.", r"SEQ Tabel_2 \* ARABIC", "3", "Anggaran Belanja Tahun 2023"),
    TableKey.TABEL_2_3_1: Caption(
        "2.3.", r"SEQ Tabel_2_3 \* ARABIC", "1", "Anggaran per Sasaran dan Program Tahun 2023"
    ),
    TableKey.TABEL_2_7: Caption(
        "2.", r"SEQ Tabel_2 \* ARABIC \r 7", "7", "Program, Kegiatan, dan Sub Kegiatan Tahun 2023"
    ),
    TableKey.TABEL_3_1_1_A: Caption(
        "3.1.1.", r"SEQ Tabel_3_1_1 \* alphabetic", "a", "Capaian Indikator Sasaran Tahun 2023"
    ),
    TableKey.TABEL_3_1_1_B: Caption(
        "3.1.1.", r"SEQ Tabel_3_1_1 \* alphabetic", "b", "Realisasi Keuangan Program dan Kegiatan Tahun 2023"
    ),
    TableKey.TABEL_3_1_2: Caption(
        "3.1.", r"SEQ Tabel_3_1 \* ARABIC \r 2", "2", "Perbandingan Realisasi Kinerja Tahun 2023 dengan Tahun 2022"
    ),
    TableKey.TABEL_3_1_3: Caption(
        "3.1.", r"SEQ Tabel_3_1 \* ARABIC", "3", "Target dan Realisasi Kinerja Selama Renstra 2018–2023"
    ),
    TableKey.TABEL_3_1_5: Caption(
        "3.1.", r"SEQ Tabel_3_1 \* ARABIC \r 5", "5", "Efisiensi Penggunaan Sumber Daya Tahun 2023"
    ),
}


def printed_tables() -> dict[str, Printed]:
    """Every table as the report prints it, by the key of the table."""
    keys = [key for _, sections in _CHAPTERS for _, tables in sections for key in tables]
    return {key: _of_workbook() if key == TableKey.TABEL_2_1 else _of_csv(key) for key in keys}


def _of_csv(key: str) -> Printed:
    with (_SOURCE / f"{key}.csv").open(encoding="utf-8", newline="") as file:
        headings, *rows = csv.reader(file)
    shown = [at for at, heading in enumerate(headings) if heading not in _NOT_PRINTED]
    above, below = _two_lines([headings[at] for at in shown])
    lines = [[row[at] for at in shown] for row in rows]
    heads = [above, below] if below else [above]
    once = frozenset(n for n, at in enumerate(shown) if headings[at] in _ONCE and key == TableKey.TABEL_2_3_1)
    # Of a numbered sasaran the number stands once too.
    once = once - {shown.index(headings.index("PROGRAM"))} | {0} if once else once
    return Printed(key, [*heads, *lines], len(heads), _CAPTIONS.get(key), once)


def _two_lines(headings: Sequence[str]) -> tuple[list[str], list[str]]:
    """The headings with the years in a line of their own, where they begin with one."""
    parts = [_YEAR_AND_MORE.fullmatch(heading) for heading in headings]
    if not any(parts):
        return list(headings), []
    pairs = [(part[1], part[2]) if part else (heading, "") for part, heading in zip(parts, headings, strict=True)]
    return [above for above, _ in pairs], [below for _, below in pairs]


def _of_workbook() -> Printed:
    """Tabel 2.1 as the sample workbook computes it."""
    table = read_report(HERE / _WORKBOOK).tables[TABEL_2_1.key]
    keys = (Key.SASARAN, Key.PROGRAM, Key.KEGIATAN)
    lines = [["" if row.cells[key].carried else row.text(key) for key in keys] for row in table.rows]
    headings = [TABEL_2_1.column(key).heading for key in keys]
    return Printed(TABEL_2_1.key, [headings, *lines], 1, _CAPTIONS[TableKey.TABEL_2_1], frozenset({0, 1}))


def write_report(target: Path) -> None:
    """Write the document; a second run writes the same bytes."""
    document = docx.Document()
    _on_its_side(document)
    _cover(document)
    tables = printed_tables()
    for chapter, sections in _CHAPTERS:
        document.add_heading(chapter, 1)
        for section, keys in sections:
            document.add_heading(section, 2)
            for key in keys:
                _table(document, tables[key])
                for sentence in (*TRUE.get(key, ()), *SLIPS.get(key, ())):
                    document.add_paragraph(sentence)
    properties = document.core_properties
    properties.title, properties.author = "LKjIP 2023 (contoh)", "lkjip-xl"
    properties.created = properties.modified = _WHEN.replace(tzinfo=None)
    written = io.BytesIO()
    document.save(written)
    target.write_bytes(_with_fixed_times(written.getvalue()))


def _on_its_side(document: Document) -> None:
    """Turn the pages, as a report with wide tables does, and write in letters that its columns are made for."""
    pages = document.sections[0]
    pages.orientation = WD_ORIENT.LANDSCAPE
    pages.page_width, pages.page_height = (Inches(each) for each in _PAGE)
    pages.left_margin = pages.right_margin = Inches(_MARGIN)
    document.styles["Normal"].font.name = "Calibri"
    document.styles["Caption"].paragraph_format.keep_with_next = True


def _cover(document: Document) -> None:
    for line in (
        "LAPORAN KINERJA INSTANSI PEMERINTAH",
        "BADAN KESATUAN BANGSA DAN POLITIK KOTA JAMBI",
        "TAHUN 2023",
    ):
        document.add_paragraph(line, style="Title")
    document.add_paragraph("Contoh untuk lkjip-xl: tabel yang diterbitkan, dengan kalimat buatan sendiri.")


def _table(document: Document, printed: Printed) -> None:
    if printed.caption:
        _caption(document.add_paragraph(style="Caption"), printed.caption)
    lines = printed.lines
    table = document.add_table(len(lines), len(lines[0]), style="Table Grid")
    _merge_headings(table, printed)
    _make_wide(table, lines)
    for number, line in enumerate(lines):
        cells = table.rows[number].cells
        for at, text in enumerate(line):
            is_covered = (number < printed.heading_lines and not text) or (
                number < printed.heading_lines and at and line[at - 1] == text and printed.heading_lines > 1
            )
            if not is_covered and (text or not cells[at].text):
                cells[at].text = text
                _look(cells[at].paragraphs[0], bold=number < printed.heading_lines or _is_total(line))
        if number < printed.heading_lines:
            _repeat_on_every_page(table, number)
    for at in sorted(printed.once):
        _merge_below(table, printed, at)


def _make_wide(table: Table, lines: Sequence[Sequence[str]]) -> None:
    """Make each column as wide as its longest word at least, and as its longest text where there is room."""
    columns = list(zip(*lines, strict=True))
    words = [max(len(word) for text in column for word in (text.split() or [""])) for column in columns]
    texts = [min(_WIDEST, max(map(len, column))) for column in columns]
    least = [_OF_A_LETTER * each + _AROUND for each in words]
    more = [_OF_A_LETTER * max(0, text - word) for text, word in zip(texts, words, strict=True)]
    share = min(1.0, (_ACROSS - sum(least)) / sum(more)) if sum(more) else 0.0
    table.autofit = False
    for column, needed, wanted in zip(table.columns, least, more, strict=True):
        column.width = Inches(needed + share * wanted)
        for cell in column.cells:
            cell.width = column.width
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _is_total(line: Iterable[str]) -> bool:
    return any(text.casefold() == "jumlah" or text in SHARE_WORDS for text in line)


def _look(paragraph: Paragraph, *, bold: bool) -> None:
    for run in paragraph.runs:
        run.bold, run.font.size = bold, Pt(_LETTERS)


def _merge_headings(table: Table, printed: Printed) -> None:
    """The year over its columns, and a heading without a year over both lines."""
    if printed.heading_lines == 1:
        return
    above, below = printed.lines[0], printed.lines[1]
    at = 0
    while at < len(above):
        end = at
        while end + 1 < len(above) and above[end + 1] == above[at] and below[at]:
            end += 1
        last_row = 0 if below[at] else 1
        if (last_row, end) != (0, at):
            table.cell(0, at).merge(table.cell(last_row, end))
        at = end + 1


def _merge_below(table: Table, printed: Printed, at: int) -> None:
    """Merge the cells of a column with the empty ones below each."""
    begin = printed.heading_lines
    for number in range(printed.heading_lines + 1, len(printed.lines) + 1):
        if number < len(printed.lines) and not printed.lines[number][at]:
            continue
        if number - 1 > begin:
            merged = table.cell(begin, at).merge(table.cell(number - 1, at))
            for empty in merged.paragraphs[1:]:
                empty._p.getparent().remove(empty._p)
        begin = number


def _repeat_on_every_page(table: Table, number: int) -> None:
    properties = table.rows[number]._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))


def _caption(paragraph: Paragraph, caption: Caption) -> None:
    """A caption as Word inserts it: the last part of its number is a field with a stored result."""
    paragraph.add_run(f"Tabel {caption.typed}")
    for kind, text in (("begin", ""), ("", f" {caption.field} "), ("separate", ""), ("=", caption.counted)):
        run = paragraph.add_run(text if kind == "=" else "")
        if kind == "":
            instruction = OxmlElement("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = text
            run._r.append(instruction)
        elif kind != "=":
            _field_mark(run._r, kind)
    _field_mark(paragraph.add_run()._r, "end")
    paragraph.add_run(f" {caption.title}")


def _field_mark(run: object, kind: str) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    run.append(mark)  # type: ignore[attr-defined]


def _with_fixed_times(content: bytes) -> bytes:
    """The same package with one time for all of its parts: it would have that of this moment."""
    fixed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as written, zipfile.ZipFile(fixed, "w") as package:
        for name in written.namelist():
            part = zipfile.ZipInfo(name, _WHEN.timetuple()[:6])
            package.writestr(part, written.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()


if __name__ == "__main__":
    write_report(HERE / REPORT)
    print(REPORT)
