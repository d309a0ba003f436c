"""The chapters in Word: the tables of the finished workbook, cell by cell, and read again without a finding."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.enum.section import WD_ORIENT
from docx.table import Table

from lkjip_xl.books.document.chapters import write_document
from lkjip_xl.books.document.word_table import CELL, PROGRAM, WordCell, WordTable, with_the_next
from lkjip_xl.books.finished.finished import write_finished
from lkjip_xl.check.run import check_report
from lkjip_xl.reader import read_report
from lkjip_xl.text.cell_formats import display
from tests import shown as tables
from tests.audit import audited
from tests.running import Run
from tests.sample_books import MENDED, PUBLISHED, TABEL_2_7, TABEL_3_1_5, Book

_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The mended sample as a document, and as a finished workbook."""
    folder = tmp_path_factory.mktemp("word")
    report = read_report(MENDED)
    result = check_report(report, "benar.xlsx")
    write_document(folder / "bab.docx", report, result, draft=False)
    write_finished(folder / "hasil.xlsx", report, result, draft=False)
    return folder / "bab.docx", folder / "hasil.xlsx"


def captioned(path: Path) -> dict[str, Table]:
    """The tables of a document by the first words of their captions."""
    found: dict[str, Table] = {}
    caption = ""
    document = docx.Document(str(path))
    for element in document.element.body:
        if element.tag == f"{_W}p":
            text = "".join(each.text or "" for each in element.iter(f"{_W}t"))
            caption = text if text.startswith("Tabel ") else caption
        elif element.tag == f"{_W}tbl":
            found.setdefault(" ".join(caption.split()[:2]), Table(element, document))
    return found


def rows_of(table: Table) -> list[list[str]]:
    """What stands in each row, a merged cell once."""
    rows = []
    for row in table.rows:
        cells: list[str] = []
        for at, cell in enumerate(row.cells):
            if not at or cell._tc is not row.cells[at - 1]._tc:
                cells.append(cell.text)
        rows.append(cells)
    return rows


def shown_in(path: Path, sheet: str) -> set[str]:
    """What the figures of a sheet look like."""
    cells = [cell for row in openpyxl.load_workbook(path, data_only=True)[sheet].iter_rows() for cell in row]
    numbers = [cell for cell in cells if isinstance(cell.value, int | float)]
    return {display(Decimal(repr(cell.value)), cell.number_format) for cell in numbers}


def figures(rows: Sequence[Sequence[str]]) -> set[str]:
    """The cells that are figures and nothing else."""
    return {text for row in rows for text in row if re.fullmatch(r"[\d.,%()]+", text)}


@pytest.mark.parametrize("sheet", [TABEL_2_7, "Tabel 3.1.1.b", "Tabel 3.1.2", "Tabel 3.1.3", TABEL_3_1_5])
def test_every_figure_is_one_of_the_finished_workbook(sheet: str, written: tuple[Path, Path]) -> None:
    document, workbook = written
    table = captioned(document)[sheet]
    body = figures(rows_of(table)[2:])
    of_workbook = shown_in(workbook, sheet)
    assert len(body) > 3
    # Targets of indicators are texts in both: only figures that are numbers there are held against each other.
    assert {each for each in body if "." in each and len(each) > 6} <= of_workbook
    amounts = {each for each in of_workbook if len(each) > 6}
    assert amounts <= body | {text for row in rows_of(table) for text in row}


def test_rows_levels_sums_and_numbers_stand_as_in_the_workbook(written: tuple[Path, Path]) -> None:
    """Tabel 2.7 of the mended report: 6 programs, 12 kegiatan, 37 sub kegiatan, and Rp23.733.274.959 in all."""
    table = captioned(written[0])[TABEL_2_7]
    kinds = Counter(style.name for row in table.rows if (style := row.cells[0].paragraphs[0].style) is not None)
    assert kinds == {
        "LKjIP Judul Kolom": 1,
        "LKjIP Baris Program": 6,
        "LKjIP Baris Kegiatan": 12,
        "LKjIP Isi Tabel": 37,
        "LKjIP Baris Jumlah": 1,
    }
    assert [cell.text for cell in table.rows[-1].cells] == ["JUMLAH", "", "", "23.733.274.959"]


def test_headings_repeat_and_no_row_is_torn(written: tuple[Path, Path]) -> None:
    for table in captioned(written[0]).values():
        properties = [row._tr.trPr for row in table.rows]
        assert all(each.find(f"{_W}cantSplit") is not None for each in properties)
        repeated = [each.find(f"{_W}tblHeader") is not None for each in properties]
        assert repeated[0]
        assert repeated == sorted(repeated, reverse=True)
        assert not repeated[-1]


def test_no_program_stands_alone_at_the_foot_of_a_page_and_no_source_at_the_top(
    written: tuple[Path, Path],
) -> None:
    rows = next(each for title, each in captioned(written[0]).items() if title.startswith("Tabel 2.7")).rows
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next is True for row in rows]
    styles = [row.cells[0].paragraphs[0].style for row in rows]
    names = [(each.name or "").removeprefix("LKjIP ") for each in styles if each]
    # The headings, the six programs and their twelve kegiatan, and Jumlah, behind which the source stands.
    assert {name for name, each in zip(names, kept, strict=True) if each} == {
        *("Judul Kolom", "Baris Program", "Baris Kegiatan", "Baris Jumlah"),
    }
    assert [name for name, each in zip(names, kept, strict=True) if not each] == ["Isi Tabel"] * 37


def test_a_name_beside_a_few_rows_and_a_small_table_are_not_torn_between_two_pages() -> None:
    def table(*bottoms: int) -> WordTable:
        """A heading and a row for each number: over how many further rows its name goes."""
        return WordTable([[WordCell("NAMA")], *([WordCell("X", bottom=each)] for each in bottoms)], 1, [60.0], 9.0)

    # Rows 2 to 4 have one name, and so have 5 to 9: only these go on to the next page without it.
    assert with_the_next(table(0, 2, 0, 0, 4, 0, 0, 0, 0, 0)) == {0, 2, 3, 10}
    assert with_the_next(table(0, 0, 0, 0)) == {0, 1, 2, 3, 4}
    # The name of a program goes over two rows, behind which its kegiatan begins.
    program = [
        [WordCell("P", PROGRAM, bottom=1)],
        [WordCell(style=CELL, hidden=True)],
        *([WordCell("K")] for _ in "123"),
    ]
    assert with_the_next(WordTable([[WordCell("NAMA")], *program], 1, [60.0], 9.0)) == {0, 1, 2, 5}


def test_a_table_without_rows_says_that_it_is_not_filled(tmp_path: Path) -> None:
    report = tables.report(
        identitas="| Tahun Laporan | 2023 |",
        tabel_2_3="| URAIAN | TARGET | PERSENTASE |\n| Belanja Modal | 5 | 100% |\n| JUMLAH | 5 | 100% |",
        tabel_2_7="| PROGRAM/KEGIATAN/SUB KEGIATAN | INDIKATOR | TARGET | PAGU ANGGARAN |",
    )
    write_document(tmp_path / "bab.docx", report, check_report(report, "a.xlsx"), draft=True)
    made = docx.Document(str(tmp_path / "bab.docx"))
    assert "[Tabel 2.7 belum diisi]" in [each.text for each in made.paragraphs]
    # Tabel 2.3 and the methods.
    assert len(made.tables) == 2


@pytest.mark.long
def test_it_reads_again_as_the_report_that_it_was_written_from(written: tuple[Path, Path], run: Run) -> None:
    code, out, _ = run("check", written[0])
    assert (code, "KESALAHAN" in out, "PERINGATAN" in out) == (0, False, False)
    assert out.splitlines()[-1].startswith("COCOK: 15 dari 16 tabel terbaca, isinya cocok satu sama lain;")


def test_sentences_stand_under_their_tables_and_methods_at_the_end(written: tuple[Path, Path]) -> None:
    paragraphs = [each.text for each in docx.Document(str(written[0])).paragraphs if each.text]
    assert paragraphs[:2] == [
        "BAB I PENDAHULUAN",
        "Tabel 1.4 Pegawai menurut Unit Kerja dan Pendidikan Tahun 2023",
    ]
    of_capaian = next(at for at, text in enumerate(paragraphs) if text.startswith("Tabel 3.1.1.a"))
    assert paragraphs[of_capaian + 2] == "Kedua indikator sasaran mencapai target tahun 2023."
    assert paragraphs[of_capaian + 3].startswith("Indikator “Persentase pembinaan terhadap masyarakat")
    assert paragraphs[-2] == "LAMPIRAN: METODE PENGHITUNGAN"


def test_charts_are_those_of_word_with_their_figures_inside(written: tuple[Path, Path]) -> None:
    """Two indicators over the years of the Renstra: 20 of 20 in 2019 up to 100 of 100 in 2023."""
    with zipfile.ZipFile(written[0]) as package:
        names = [name for name in package.namelist() if name.startswith("word/charts/chart")]
        drawn = package.read("word/charts/chart1.xml").decode()
        figures = openpyxl.load_workbook(io.BytesIO(package.read("word/embeddings/angka1.xlsx")))
    assert len(names) == 2
    assert "Persentase pembinaan terhadap masyarakat" in drawn
    # Of 2018 nothing is known: no figure, and no 0 either.
    assert re.findall(r'<c:pt idx="(\d)"><c:v>(\d+)</c:v>', drawn)[-5:] == [
        ("1", "20"),
        ("2", "40"),
        ("3", "60"),
        ("4", "80"),
        ("5", "100"),
    ]
    assert '<c:dispBlanksAs val="gap"/>' in drawn
    assert drawn.count('</c:val><c:smooth val="0"/></c:ser>') == drawn.count("</c:ser>") == 2
    rows = [row[:3] for row in figures["Ringkasan"].iter_rows(min_row=2, values_only=True)]
    assert rows[-1] == ("2023", 100, 100)
    texts = [each.get("descr") for each in docx.Document(str(written[0])).element.body.iter(_PICTURE)]
    assert [str(text)[:14] for text in texts] == ["Diagram garis "] * 2


def test_the_paper_is_that_of_pengaturan_bound_on_the_left(written: tuple[Path, Path]) -> None:
    """Folio is 8,5 by 13 inches; 3 cm are for the binding. A chapter is all one way round."""
    sections = docx.Document(str(written[0])).sections
    for section in sections:
        sides = sorted((section.page_width or 0, section.page_height or 0))
        assert [round(side / 914_400, 2) for side in sides] == [8.5, 13.0]
        assert round((section.left_margin or 0) / 360_000, 2) == 3.0
    assert [each.orientation for each in sections] == [WD_ORIENT.LANDSCAPE] * len(sections)


@pytest.mark.long
def test_two_documents_of_one_report_are_the_same_and_valid(written: tuple[Path, Path], tmp_path: Path) -> None:
    report = read_report(MENDED)
    write_document(tmp_path / "lagi.docx", report, check_report(report, "benar.xlsx"), draft=False)
    assert (tmp_path / "lagi.docx").read_bytes() == written[0].read_bytes()
    assert audited(written[0]) == {}


@pytest.mark.long
def test_a_draft_says_so_on_every_page_and_errors_are_not_handed_in(tmp_path: Path, run: Run) -> None:
    target = tmp_path / "bab.docx"
    code, _, said = run("build", PUBLISHED, "-o", target)
    assert (code, target.exists()) == (1, False)
    assert "--draft" in said
    code, out, _ = run("build", PUBLISHED, "-o", target, "--draft")
    assert (code, out.splitlines()[0][:26]) == (0, "Dokumen Word DRAF ditulis:")
    document = docx.Document(str(target))
    assert all("DRAF" in [each.text for each in section.header.paragraphs] for section in document.sections)


@pytest.mark.long
def test_text_of_staff_is_text(tmp_path: Path) -> None:
    """A name in the look of XML, of a mark or of a formula is printed as it was typed."""
    book = Book(MENDED)
    book[TABEL_2_7]["C8"] = '<w:p/> {{Tabel 3}} & "x" =1+1'
    path = book.save(tmp_path)
    report = read_report(path)
    write_document(tmp_path / "bab.docx", report, check_report(report, "isi.xlsx"), draft=True)
    texts = {text for row in rows_of(captioned(tmp_path / "bab.docx")[TABEL_2_7]) for text in row}
    assert '<w:p/> {{Tabel 3}} & "x" =1+1' in texts
    with zipfile.ZipFile(tmp_path / "bab.docx") as package:
        assert b"&lt;w:p/&gt;" in package.read("word/document.xml")
