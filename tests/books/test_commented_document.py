"""check --annotate on a document: a comment at the cell of each finding, and nothing else is changed."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest

from lkjip_xl.books.marked.document import cell_at, write_comments
from lkjip_xl.check.run import check_report
from lkjip_xl.files.kinds import open_document
from lkjip_xl.files.limits import USUAL_LIMITS
from lkjip_xl.files.whole_file import CannotWrite
from lkjip_xl.reader.word.document import read_document
from lkjip_xl.reader.word_report import recognised_document
from lkjip_xl.tables.keys import Key, TableKey
from tests.audit import audited
from tests.books.test_from_report import write_document
from tests.printed_tables import Lines

_HEAD = ("URAIAN", "TARGET", "PERSENTASE")
# 180 of 240 are 75 %, 60 are 25 %.
_WRONG = Lines(
    (_HEAD, ("Belanja Operasi", "180.000.000", "70%"), ("Belanja Modal", "60.000.000", "25%")),
    caption="Tabel 2.3 Anggaran Belanja Tahun 2023",
)


def commented(source: Path) -> tuple[Path, int]:
    target, file = source.with_name("salinan.docx"), open_document(source, USUAL_LIMITS)
    document = read_document(file)
    recognised = recognised_document(document)
    result = check_report(recognised.report, source.name)
    return target, write_comments(target, file, (document, recognised), result)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    write_document(tmp_path / "laporan.docx", _WRONG)
    return tmp_path / "laporan.docx"


@pytest.mark.long
def test_a_comment_stands_at_the_cell_and_all_else_stays(source: Path) -> None:
    target, _ = commented(source)
    copy = docx.Document(str(target))
    texts = [each.text for each in copy.comments if "P02" in each.text]
    assert len(texts) == 1
    assert texts[0].startswith("KESALAHAN P02\n")
    assert "Tertulis: 70%" in texts[0]
    marks = {
        (row, at): cell._element.xpath(".//w:commentReference/@w:id")
        for row, line in enumerate(copy.tables[0].rows)
        for at, cell in enumerate(line.cells)
    }
    number = next(each.comment_id for each in copy.comments if "P02" in each.text)
    assert [place for place, ids in marks.items() if str(number) in ids] == [(1, 2)]
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(target) as after:
        changed = {name for name in before.namelist() if before.read(name) != after.read(name)}
    assert changed == {"[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels"}
    assert read_document(target).blocks == read_document(source).blocks
    assert audited(target) == audited(source)


def test_comments_that_are_there_stay(source: Path) -> None:
    document = docx.Document(str(source))
    document.add_comment(document.paragraphs[0].runs[0], text="Sudah dibaca", author="Kepala")
    document.save(str(source))
    target, _ = commented(source)
    found = list(docx.Document(str(target)).comments)
    assert (found[0].author, found[0].text) == ("Kepala", "Sudah dibaca")
    assert len({each.comment_id for each in found}) == len(found) > 1


def test_a_copy_is_not_commented_again(source: Path) -> None:
    target, _ = commented(source)
    with pytest.raises(CannotWrite, match="sudah berisi komentar temuan"):
        commented(target.rename(source))


def test_a_row_that_goes_on_in_another_table_is_found_there(tmp_path: Path) -> None:
    rest = Lines((_HEAD, ("Belanja Hibah", "60.000.000", "20%")))
    write_document(tmp_path / "laporan.docx", _WRONG, rest)
    document = read_document(tmp_path / "laporan.docx")
    recognised = recognised_document(document)
    row = recognised.report.tables[TableKey.TABEL_2_3].rows[2]
    cell = cell_at(document, recognised, row.cells[Key.PERSENTASE].place)
    assert cell in document.tables[1].cells
    assert (cell.row, cell.text) == (2, "20%")
