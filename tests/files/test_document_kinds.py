"""What is given as a Word document and is none is told by what it is, with a way out."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from lkjip_xl.files.kinds import open_document
from lkjip_xl.files.limits import USUAL_LIMITS, Limits
from lkjip_xl.files.refusal import Unreadable, UnreadableFile
from lkjip_xl.reader.word.document import read_document
from lkjip_xl.show.wording import worded
from tests.hostile_files import OLE
from tests.sample_books import MENDED
from tests.word_files import (
    DOCUMENT_TYPE,
    MAIN,
    OFFICE,
    STRICT,
    STRICT_OFFICE,
    body,
    docx,
    p,
    parts_of,
    tbl,
    tr,
    zipped,
)

AS_DOCX = "jenis Word Document (*.docx)"
MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
TEMPLATE = DOCUMENT_TYPE.replace("document.main", "template.main")
MACRO_TEMPLATE = "application/vnd.ms-word.template.macroEnabledTemplate.main+xml"
WORD_2003 = b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><x/>'


def wide(text: str) -> bytes:
    """A name as the old container of Office has it."""
    return text.encode("utf-16-le")


def refusal(path: Path, limits: Limits = USUAL_LIMITS) -> Unreadable:
    """What is said of a file that is refused, never with a word of another program."""
    with pytest.raises(UnreadableFile) as caught:
        read_document(path, limits)
    found = caught.value.unreadable
    assert found.reason.endswith(".")
    assert "buka di Excel" not in worded(found.hint)
    return found


@pytest.mark.parametrize(
    ("name", "content", "reason", "hint"),
    [
        ("a.doc", OLE + wide("WordDocument") + b"\0" * 600, "ini dokumen Word lama (.doc).", AS_DOCX),
        ("a.docx", OLE + wide("Workbook") + wide("WordDocument"), "ini dokumen Word lama (.doc).", AS_DOCX),
        ("a.docx", OLE + wide("Workbook"), "buku kerja Excel lama (.xls)", "dokumen Word (.docx)"),
        ("a.docx", OLE + wide("PowerPoint Document"), "presentasi PowerPoint (.ppt)", "dokumen Word (.docx)"),
        ("a.docx", OLE + wide("EncryptedPackage"), "dikunci dengan kata sandi.", "di Word"),
        ("a.docx", OLE + b"\0" * 600, "rusak atau bukan dokumen Word.", "buka di Word"),
        ("a.rtf", b"{\\rtf1 Tabel}", "melainkan dokumen teks (.rtf).", AS_DOCX),
        ("a.doc", b"{\\rtf1 Tabel}", "melainkan dokumen teks (.rtf).", AS_DOCX),
        ("a.doc", b"<html><table>", "melainkan halaman web (HTML) atau XML.", AS_DOCX),
        (
            "a.doc",
            b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><x/>',
            "satu berkas XML",
            AS_DOCX,
        ),
        ("a.pdf", b"%PDF-1.7", "melainkan dokumen PDF.", "tabel di dalam PDF"),
        ("a.docx", b"\x89PNG\r\n", "melainkan gambar.", "dokumen Word (.docx)"),
        ("a.docx", b"Tabel 3.1\nCapaian", "melainkan berkas teks.", AS_DOCX),
        ("a.docx", b"\x01\x02\x03", "rusak atau bukan dokumen Word.", "buka di Word"),
        ("a.docx", b"", "berkas kosong.", "buka di Word"),
        ("a.docx", b"PK\x03\x04", "rusak atau terpotong.", "buka di Word"),
        ("~$poran.docx", b"\x05Siti", "berkas kunci sementara milik Word.", "berkas aslinya"),
    ],
)
def test_other_kinds_of_files(tmp_path: Path, name: str, content: bytes, reason: str, hint: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    found = refusal(path)
    assert reason in found.reason
    assert hint in worded(found.hint)


@pytest.mark.parametrize(
    ("name", "kind", "reason"),
    [
        ("a.docm", MACROS, "ini dokumen Word bermakro (.docm)."),
        ("a.docx", MACROS, "ini dokumen Word bermakro (.docm)."),
        ("a.dotx", TEMPLATE, "ini templat Word (.dotx), bukan dokumennya."),
        ("a.dotm", MACRO_TEMPLATE, "ini templat Word bermakro (.dotm)."),
    ],
)
def test_macros_and_templates(tmp_path: Path, name: str, kind: str, reason: str) -> None:
    path = zipped(parts_of(body(p("isi")), kind=kind), tmp_path / name)
    found = refusal(path)
    assert found.reason == reason
    assert "Word Document (*.docx)" in worded(found.hint)


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"mimetype": b"application/vnd.oasis.opendocument.text"}, "melainkan dokumen LibreOffice Writer (.odt)."),
        ({"xl/workbook.xml": b"<workbook/>"}, "ini buku kerja Excel, bukan dokumen Word (.docx)."),
        ({"word/document.xml": b"<w/>"}, "berkas rusak: daftar bagiannya hilang."),
        ({"lain.txt": b"isi"}, "ini bukan dokumen Word (.docx), melainkan berkas lain."),
    ],
)
def test_other_packages(tmp_path: Path, parts: dict[str, bytes], reason: str) -> None:
    assert reason in refusal(zipped(parts, tmp_path / "a.docx")).reason


def test_a_workbook_under_the_name_of_a_document(tmp_path: Path) -> None:
    path = tmp_path / "laporan.docx"
    path.write_bytes(MENDED.read_bytes())
    assert refusal(path).reason == "ini buku kerja Excel, bukan dokumen Word (.docx)."


@pytest.mark.parametrize("gone", ["word/document.xml", "[Content_Types].xml"])
def test_without_the_document_itself(tmp_path: Path, gone: str) -> None:
    parts = {name: each for name, each in parts_of(body(p("isi"))).items() if name != gone}
    assert refusal(zipped(parts, tmp_path / "a.docx")).reason == "berkas rusak: isi dokumennya hilang."


def test_a_document_is_told_by_its_content_not_by_its_name(tmp_path: Path) -> None:
    path = docx(tmp_path, p("isi"), name="laporan.doc")
    assert [each.number for each in read_document(docx(tmp_path, tbl(tr("a")), name="laporan.txt")).tables] == [1]
    assert len(read_document(open_document(path, USUAL_LIMITS)).blocks) == 1


def test_a_main_part_that_is_called_otherwise(tmp_path: Path) -> None:
    """Some programs name it ``document2.xml``, and none has to put it into ``word/``."""
    parts = parts_of(body(p("isi")))
    parts["isi/utama.xml"] = parts.pop("word/document.xml")
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"word/document.xml", b"isi/utama.xml")
    assert len(read_document(zipped(parts, tmp_path / "a.docx")).blocks) == 1


def test_the_strict_kind_of_the_standard(tmp_path: Path) -> None:
    parts = {
        name: each.replace(MAIN.encode(), STRICT.encode()).replace(OFFICE.encode(), STRICT_OFFICE.encode())
        for name, each in parts_of(body(p("isi"), tbl(tr("Pagu", "1.000")))).items()
    }
    (table,) = read_document(zipped(parts, tmp_path / "a.docx")).tables
    assert [each.text for each in table.cells] == ["Pagu", "1.000"]


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda path: path.mkdir(), "ini folder, bukan dokumen Word."),
        (os.mkfifo, "ini bukan berkas biasa."),
        (lambda path: docx(path.parent, p("x"), name="laporan 2023.docx"), "berkas tidak ditemukan."),
    ],
)
def test_what_is_no_file(tmp_path: Path, make: Callable[[Path], object], reason: str) -> None:
    path = tmp_path / "laporan  2023.docx"
    make(path)
    found = refusal(path)
    assert (found.reason, found.wrong_use, ".docx" in worded(found.hint)) == (reason, True, True)


def test_a_large_document_says_how_it_gets_smaller(tmp_path: Path) -> None:
    path = docx(tmp_path, p("isi"))
    path.write_bytes(path.read_bytes() + os.urandom(2_000_000))
    found = refusal(path, Limits(berkas=1))
    assert "Kompres Gambar" in worded(found.hint)
    assert "--batas berkas=3" in worded(found.hint)
