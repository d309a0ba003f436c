"""Files that are no workbook, or must not be opened. Each is made here, byte by byte."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest

from lkjip_xl import preflight
from lkjip_xl.findings import Unreadable
from lkjip_xl.preflight import UnreadableFile, inspect
from lkjip_xl.reader import read_report
from tests.books import MENDED, PUBLISHED

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PARTS = {
    "[Content_Types].xml": b"<Types/>",
    "xl/workbook.xml": b"<workbook/>",
    "xl/worksheets/sheet1.xml": b"<worksheet/>",
}


def refusal(path: Path) -> Unreadable:
    """What is said of a file that is refused: one sentence, and one with the way out."""
    with pytest.raises(UnreadableFile) as caught:
        inspect(path)
    found = caught.value.unreadable
    assert str(caught.value) == found.reason
    for sentence in (found.reason, found.hint):
        assert sentence.strip() == sentence != ""
        assert "\n" not in sentence
    assert found.reason.endswith(".")
    return found


def file(folder: Path, content: bytes, name: str = "buku.xlsx") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def package(folder: Path, parts: Mapping[str, bytes]) -> Path:
    path = folder / "buku.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in parts.items():
            zipped.writestr(name, content)
    return path


def merged(*ranges: bytes) -> bytes:
    cells = b"".join(b'<mergeCell ref="%s"/>' % each for each in ranges)
    return b"<worksheet><mergeCells>%s</mergeCells></worksheet>" % cells


@pytest.mark.parametrize("sample", [PUBLISHED, MENDED])
def test_a_real_workbook_passes(sample: Path) -> None:
    inspect(sample)


def test_a_package_with_the_few_parts_that_matter_passes(tmp_path: Path) -> None:
    inspect(package(tmp_path, PARTS))


def test_a_missing_file_is_wrong_use(tmp_path: Path) -> None:
    found = refusal(tmp_path / "tidak ada.xlsx")
    assert (found.reason, found.wrong_use) == ("berkas tidak ditemukan.", True)


def test_a_folder_is_wrong_use(tmp_path: Path) -> None:
    found = refusal(tmp_path)
    assert (found.reason, found.wrong_use) == ("ini folder, bukan berkas.", True)


def test_what_is_neither_file_nor_folder_is_wrong_use() -> None:
    null = Path("/dev/null")
    if not null.is_char_device():
        pytest.skip("no such thing here")
    assert refusal(null).wrong_use


def test_a_lock_file_names_the_file_it_locks(tmp_path: Path) -> None:
    found = refusal(file(tmp_path, b"\x05Siti", "~$LKjIP 2023.xlsx"))
    assert "berkas kunci sementara" in found.reason
    assert found.hint == "Periksa berkas aslinya: LKjIP 2023.xlsx"
    assert not found.wrong_use


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "berkas kosong."),
        (b"\0" * 5000, "berkas kosong."),
        (b"PROGRAM;PAGU\nA;100\n", "ini bukan buku kerja Excel, melainkan berkas teks atau CSV."),
        (b"<html><table>", "ini bukan buku kerja Excel, melainkan halaman web (HTML) atau XML."),
        (
            b"\xef\xbb\xbf<?xml version='1.0'?>",
            "ini bukan buku kerja Excel, melainkan halaman web (HTML) atau XML.",
        ),
        (b"\r\n <table>", "ini bukan buku kerja Excel, melainkan halaman web (HTML) atau XML."),
        (b"%PDF-1.7", "ini bukan buku kerja Excel, melainkan dokumen PDF."),
        (b"{\\rtf1", "ini bukan buku kerja Excel, melainkan dokumen teks."),
        (b"\x89PNG\r\n", "ini bukan buku kerja Excel, melainkan gambar."),
        (b"\xff\xd8\xff\xe0", "ini bukan buku kerja Excel, melainkan gambar."),
        (OLE + b"\0" * 600, "ini buku kerja Excel lama (.xls)."),
        (
            OLE + b"\0" * 5000 + "EncryptedPackage".encode("utf-16-le"),
            "buku kerja ini dikunci dengan kata sandi.",
        ),
        (b"PK\x03\x04 and then nothing", "berkas rusak atau terpotong."),
    ],
)
def test_a_file_is_told_by_its_first_bytes_whatever_its_name(tmp_path: Path, content: bytes, reason: str) -> None:
    found = refusal(file(tmp_path, content))
    assert (found.reason, found.wrong_use) == (reason, False)


def test_half_a_download_is_a_damaged_file(tmp_path: Path) -> None:
    whole = MENDED.read_bytes()
    for size in (len(whole) // 2, len(whole) - 10):
        assert refusal(file(tmp_path, whole[:size])).reason == "berkas rusak atau terpotong."


def test_a_part_with_wrong_bytes_is_a_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "buku.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as zipped:
        for name, content in PARTS.items():
            zipped.writestr(name, content)
    path.write_bytes(path.read_bytes().replace(b"<worksheet/>", b"<worksheat/>"))
    assert refusal(path).reason == "berkas rusak atau terpotong."


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        ({"word/document.xml": b"<w/>", "[Content_Types].xml": b"<Types/>"}, "berkas lain"),
        ({"foto.jpg": b"\xff\xd8"}, "berkas lain"),
        ({"xl/workbook.bin": b"\0", "[Content_Types].xml": b"<Types/>"}, "buku kerja biner (.xlsb)"),
    ],
)
def test_a_zip_without_a_workbook(tmp_path: Path, parts: Mapping[str, bytes], kind: str) -> None:
    reason = refusal(package(tmp_path, parts)).reason
    assert reason == f"ini bukan buku kerja Excel (.xlsx), melainkan {kind}."


@pytest.mark.parametrize(
    "part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "_rels/.rels", "docProps/app.xml"]
)
@pytest.mark.parametrize(
    "declaration",
    [
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x/>',
        b"<!doctype x><x/>",
        b"<!--" + b" " * 5000 + b'--><!DOCTYPE x [<!ENTITY a "aaaa">]><x/>',
    ],
)
def test_a_doctype_is_refused_in_every_part(tmp_path: Path, part: str, declaration: bytes) -> None:
    assert "DOCTYPE" in refusal(package(tmp_path, {**PARTS, part: declaration})).reason


@pytest.mark.parametrize(
    "content",
    [
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x><x/>'.encode("utf-16"),
        "<!DOCTYPE x><x/>".encode("utf-16-be"),
        b'<?xml version="1.0" encoding="cp037"?>' + "<!DOCTYPE x><x/>".encode("cp037"),
    ],
)
def test_an_encoding_that_hides_a_doctype_is_refused(tmp_path: Path, content: bytes) -> None:
    found = refusal(package(tmp_path, {**PARTS, "xl/worksheets/sheet1.xml": content}))
    assert found.reason == "berkas memuat bagian dengan pengodean huruf yang tidak dikenal."
    inspect(package(tmp_path, {**PARTS, "customXml/item1.xml": '<?xml version="1.0"?><x/>'.encode("utf-16")}))


def test_the_word_doctype_in_a_cell_is_no_doctype(tmp_path: Path) -> None:
    text = b"<worksheet><c><is><t>&lt;!DOCTYPE html&gt;</t></is></c></worksheet>"
    inspect(package(tmp_path, {**PARTS, "xl/worksheets/sheet1.xml": text}))


@pytest.mark.parametrize(
    "sheet",
    [
        merged(b"A1:XFD1048576"),
        merged(b"A1:B2", b"A4:XFD20"),
        merged(*(b"A%d:CV%d" % (row, row + 9) for row in range(1, 3000, 10))),
        b"<worksheet><mergeCells><mergeCell ref='A1:XFD1048576'/></mergeCells></worksheet>",
        b'<worksheet><mergeCells><mergeCell\n ref = "A1:XFD1048576" /></mergeCells></worksheet>',
        b'<x:worksheet><x:mergeCells><x:mergeCell ref="A1:XFD1048576"/></x:mergeCells></x:worksheet>',
        b'<worksheet><mergeCells><mergeCell ref="$A$1:$XFD$1048576"/></mergeCells></worksheet>',
        b'<worksheet><mergeCells><mergeCell ref="a1:xfd1048576"/></mergeCells></worksheet>',
        b'<worksheet><mergeCells><mergeCell ref="&#65;1:XFD1048576"/></mergeCells></worksheet>',
        b'<worksheet><mergeCells><mergeCell a=">" ref="A1:XFD1048576"/></mergeCells></worksheet>',
        b'<worksheet><mergeCells><mergeCell ref="A:XFD"/></mergeCells></worksheet>',
    ],
)
def test_a_merge_as_large_as_the_sheet_is_refused(tmp_path: Path, sheet: bytes) -> None:
    found = refusal(package(tmp_path, {**PARTS, "xl/worksheets/sheet1.xml": sheet}))
    assert "menggabungkan" in found.reason
    assert "Unmerge Cells" in found.hint


def test_a_sheet_may_hide_under_any_name(tmp_path: Path) -> None:
    found = refusal(package(tmp_path, {**PARTS, "xl/media/logo.png": merged(b"A1:XFD1048576")}))
    assert "menggabungkan" in found.reason


def test_merges_of_a_letterhead_pass(tmp_path: Path) -> None:
    inspect(package(tmp_path, {**PARTS, "xl/worksheets/sheet1.xml": merged(b"A1:H1", b"A2:H2", b"B5:D5", b"F7")}))


def test_a_file_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = package(tmp_path, {**PARTS, "xl/media/besar.bin": b"\0" * 3_000_000})
    inspect(path)
    monkeypatch.setattr(preflight, "MOST_UNPACKED_BYTES", 2_000_000)
    assert refusal(path).reason == "isi berkas terlalu besar (3 MB; batas 2 MB)."


def test_a_file_of_too_many_parts_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preflight, "MOST_PARTS", 2)
    assert refusal(package(tmp_path, PARTS)).reason.startswith("isi berkas terlalu besar")


def test_a_file_that_is_too_large_is_refused_unopened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preflight, "MOST_BYTES", 3_000_000)
    path = file(tmp_path, b"PK" + b"\0" * 4_000_000)
    assert refusal(path).reason == "berkas terlalu besar (4 MB; batas 3 MB)."


def test_a_file_that_may_not_be_opened_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = file(tmp_path, b"PK")
    monkeypatch.setattr(Path, "open", fail)
    assert refusal(path).reason == "berkas tidak dapat dibuka."


def test_a_package_that_openpyxl_cannot_read_is_refused_too(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="rusak"):
        read_report(package(tmp_path, PARTS))


@pytest.mark.parametrize("element", [b"hyperlink", b"x:hyperlink", b"comment"])
def test_a_link_or_a_note_as_large_as_the_sheet_is_refused(tmp_path: Path, element: bytes) -> None:
    sheet = b'<worksheet><%s ref="A1:XFD1048576"/></worksheet>' % element
    found = refusal(package(tmp_path, {**PARTS, "xl/worksheets/sheet1.xml": sheet}))
    assert found.reason.startswith("tautan atau catatan di satu lembar meliputi 17179869184 sel")


def test_links_and_notes_of_single_cells_pass(tmp_path: Path) -> None:
    cells = b"".join(b'<hyperlink ref="A%d"/><comment ref="B%d"/>' % (row, row) for row in range(1, 500))
    inspect(package(tmp_path, {**PARTS, "xl/worksheets/sheet1.xml": b"<worksheet>%s</worksheet>" % cells}))


@pytest.mark.parametrize("element", [b"<comment>x</comment>", b"<comment />", b"<hyperlink/>"])
def test_an_element_that_is_only_called_so_names_no_cells(tmp_path: Path, element: bytes) -> None:
    inspect(package(tmp_path, {**PARTS, "customXml/item1.xml": b"<metadata>%s</metadata>" % element}))


@pytest.mark.parametrize(
    "attributes",
    [b' ref="A1:XFD1048576"', b'\n ref = "A:XFD" ', b' a=">" ref="A1:XFD1048576"', b' ref="&#65;1:B2"'],
)
def test_a_link_in_whatever_writing_is_seen(tmp_path: Path, attributes: bytes) -> None:
    sheet = b"<worksheet><hyperlink%s/></worksheet>" % attributes
    assert "tautan" in refusal(package(tmp_path, {**PARTS, "xl/worksheets/sheet1.xml": sheet})).reason


@pytest.mark.parametrize("name", ["xl/worksheets/sheet1.xml", "xl/worksheets/SHEET1.XML"])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused(tmp_path: Path, name: str) -> None:
    path = package(tmp_path, PARTS)
    with zipfile.ZipFile(path, "a") as zipped:
        zipped.writestr(name, b"<worksheet/>")
    assert refusal(path).reason == "berkas rusak: dua bagian di dalamnya bernama sama."


def test_parts_with_a_password_are_refused(tmp_path: Path) -> None:
    path = package(tmp_path, PARTS)
    content = bytearray(path.read_bytes())
    at = content.index(b"PK\x01\x02") + 8  # the flags of the first part in the zip's directory
    content[at] |= 1
    path.write_bytes(content)
    assert refusal(path).reason == "isi berkas ini dikunci dengan kata sandi."


def test_a_sheet_that_is_listed_and_not_there_is_named(tmp_path: Path) -> None:
    with zipfile.ZipFile(MENDED) as whole:
        parts = {each: whole.read(each) for each in whole.namelist() if each != "xl/worksheets/sheet5.xml"}
    with pytest.raises(UnreadableFile) as caught:
        read_report(package(tmp_path, parts))
    assert caught.value.unreadable.reason == "berkas rusak: isi lembar “Tabel 1.5” hilang."


def test_too_little_memory_is_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    def exhaust(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(openpyxl, "load_workbook", exhaust)
    with pytest.raises(UnreadableFile, match="terlalu besar untuk memori"):
        read_report(MENDED)
