"""What a file really is, how large it may be, and that the limits can be set. Odd workbooks: test_hostile.py."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from lkjip_xl.files.limits import MEGABYTE, USUAL_LIMITS, Limits, WrongLimit, limits_of
from lkjip_xl.files.refusal import Unreadable, UnreadableFile, refused
from lkjip_xl.reader.workbook import read_grids
from lkjip_xl.show.wording import worded
from tests.hostile_files import OLE, SHEET, package, raw, with_parts
from tests.running import Run
from tests.sample_books import MENDED, PUBLISHED, SAMPLES


def wide(text: str) -> bytes:
    """A name as the old container of Office has it."""
    return text.encode("utf-16-le")


def refusal(path: Path, limits: Limits = USUAL_LIMITS) -> Unreadable:
    """What is said of a file that is refused: one sentence, and one or two with the way out."""
    with pytest.raises(UnreadableFile) as caught:
        read_grids(path, limits)
    found = caught.value.unreadable
    assert str(caught.value) == found.reason
    for sentence in (found.reason, worded(found.hint)):
        assert sentence.strip() == sentence != ""
        assert "\n" not in sentence
    assert found.reason.endswith(".")
    return found


@pytest.mark.parametrize("sample", [PUBLISHED, MENDED])
def test_a_real_workbook_passes(sample: Path) -> None:
    assert len(read_grids(sample)) == 23


def test_a_missing_file_is_wrong_use(tmp_path: Path) -> None:
    found = refusal(tmp_path / "tidak ada.xlsx")
    assert (found.reason, found.wrong_use) == ("berkas tidak ditemukan.", True)


@pytest.mark.parametrize(
    ("beside", "meant"),
    [
        (["lkjip_2024.xlsx", "lkjip_2023.xlsx"], "lkjip_2024.xlsx"),
        (["LKJIP 2024.xlsx"], "LKJIP 2024.xlsx"),
        (["~$lkjip_2024.xlsx", "lkjip_2023.xlsx", "lkjip_2024.pdf", "anggaran_2024.xlsx"], None),
    ],
)
def test_of_a_missing_file_the_one_beside_it_is_named(
    tmp_path: Path, beside: list[str], meant: str | None
) -> None:
    for name in beside:
        (tmp_path / name).touch()
    hint = f"Mungkin maksudnya {meant}, di folder yang sama." if meant else "Periksa nama dan foldernya."
    assert refusal(tmp_path / "lkjip_2024.xls").hint == hint


def test_what_is_neither_file_nor_folder_is_wrong_use() -> None:
    null = Path("/dev/null")
    if not null.is_char_device():
        pytest.skip("no such thing here")
    assert refusal(null).wrong_use


def test_a_lock_file_names_the_file_it_locks(tmp_path: Path) -> None:
    found = refusal(raw(b"\x05Siti", "~$LKjIP 2023.xlsx")(tmp_path))
    assert found.hint == "Periksa berkas aslinya: LKjIP 2023.xlsx"
    assert not found.wrong_use


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\r\n \0", "berkas kosong."),
        (b"\x8f\x02\xe1\x1f acak", "berkas rusak atau bukan buku kerja Excel."),
        ("nama;pagu\n".encode("utf-16"), "ini bukan buku kerja Excel, melainkan berkas teks atau CSV."),
        (
            b"\xef\xbb\xbf<?xml version='1.0'?>",
            "ini bukan buku kerja Excel, melainkan halaman web (HTML) atau XML.",
        ),
        (b"\r\n <table>", "ini bukan buku kerja Excel, melainkan halaman web (HTML) atau XML."),
        (b"{\\rtf1", "ini bukan buku kerja Excel, melainkan dokumen teks (.rtf)."),
        (b"\x89PNG\r\n", "ini bukan buku kerja Excel, melainkan gambar."),
        (b"\xff\xd8\xff\xe0", "ini bukan buku kerja Excel, melainkan gambar."),
        (OLE + b"\0" * 600, "ini buku kerja Excel lama (.xls)."),
        (OLE + wide("WordDocument"), "ini bukan buku kerja Excel, melainkan dokumen Word (.doc)."),
        (OLE + wide("Workbook") + wide("WordDocument"), "ini buku kerja Excel lama (.xls)."),
        (b"PK\x03\x04 and then nothing", "berkas rusak atau terpotong."),
    ],
)
def test_a_file_is_told_by_its_first_bytes_whatever_its_name(tmp_path: Path, content: bytes, reason: str) -> None:
    found = refusal(raw(content)(tmp_path))
    assert (found.reason, found.wrong_use) == (reason, False)


DOCUMENTS = {
    "paparan.pptx": {"ppt/presentation.xml": b"<p/>"},
    "laporan.odt": {"mimetype": b"application/vnd.oasis.opendocument.text"},
}


@pytest.mark.long
@pytest.mark.parametrize("name", [*DOCUMENTS, "laporan.pdf", "laporan.doc"])
def test_a_document_is_told_for_what_it_is_and_not_to_be_opened_in_excel(
    name: str, tmp_path: Path, run: Run
) -> None:
    path = tmp_path / name
    if name in DOCUMENTS:
        with zipfile.ZipFile(path, "w") as file:
            for part, content in {"[Content_Types].xml": b"<Types/>", **DOCUMENTS[name]}.items():
                file.writestr(part, content)
    else:
        path.write_bytes(b"%PDF-1.7" if name.endswith("pdf") else OLE + wide("WordDocument"))
    finance = SAMPLES / "keuangan" / "lra.xlsx"
    for command in (
        ("check", path),
        ("build", path),
        ("reconcile", path, finance),
        ("reconcile", MENDED, path),
        ("template", "--dari", path, "-o", tmp_path / "x.xlsx"),
    ):
        code, out, err = run(*command)
        said = " ".join((out + err).split())
        assert code == 3
        assert path.suffix in said.replace(path.name, "") or "PDF" in said
        # What Word can save as a document is told how; nothing is to be opened and saved in Excel.
        assert "Word" in said or "Excel" in said
        assert "Simpan Sebagai (Save As) jenis Excel" not in said


@pytest.mark.parametrize("name", ["lra.xlsx", "sederhana.csv", "aklap_lra_program.xls"])
def test_a_finance_file_is_sent_where_it_is_read(name: str, run: Run) -> None:
    code, out, _ = run("check", SAMPLES / "keuangan" / name)
    assert code == 3
    said = " ".join(out.split())
    assert "lkjip-xl reconcile LKJIP BERKAS atau lkjip-xl template --dari BERKAS" in said


def test_a_file_that_may_not_be_opened_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = raw(b"PK")(tmp_path)
    monkeypatch.setattr(Path, "open", fail)
    assert refusal(path).reason == "berkas tidak dapat dibuka."


def test_too_little_memory_is_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    def exhaust(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(openpyxl, "load_workbook", exhaust)
    assert "terlalu besar untuk memori" in refusal(MENDED).reason


def test_a_part_that_is_read_no_further_may_be_damaged(tmp_path: Path) -> None:
    """A picture, an old drawing that is no XML, notes of SharePoint in UTF-16: none of them is needed."""
    odd = {
        "xl/media/logo.png": b"\x89PNG",
        "xl/media/logo.svg": b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" ""><svg/>',
        "xl/drawings/vmlDrawing1.vml": b"<xml><br></xml>",
        "customXml/item1.xml": '<?xml version="1.0" encoding="utf-16"?><x/>'.encode("utf-16"),
    }
    assert read_grids(with_parts(odd)(tmp_path)) == read_grids(MENDED)


def test_a_doctype_behind_a_comment_without_end_is_not_waited_for(tmp_path: Path) -> None:
    part = b"<!--" + b" " * 1_100_000 + b"--><!DOCTYPE x><x/>"
    assert "tidak wajar" in refusal(with_parts({"docProps/app.xml": part})(tmp_path)).reason


@pytest.mark.long
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "latin-1"])
def test_a_sheet_is_read_in_whatever_encoding_its_xml_declares(tmp_path: Path, encoding: str) -> None:
    name = {"utf-8-sig": "UTF-8", "latin-1": "ISO-8859-1"}.get(encoding, encoding)
    with zipfile.ZipFile(MENDED) as parts:
        text = parts.read(SHEET).decode().replace('"UTF-8"', f'"{name}"').replace("–", "&#8211;")
    part = text.encode(encoding, "xmlcharrefreplace")
    assert read_grids(with_parts({SHEET: part})(tmp_path)) == read_grids(MENDED)


@pytest.mark.long
@pytest.mark.parametrize(
    ("name", "found"),
    [("berkas", 1), ("isi", 0), ("bagian", 0), ("sel", 0), ("gabungan", 0), ("baris", 0)],
)
def test_each_limit_is_named_with_what_is_there_and_how_to_raise_it(tmp_path: Path, name: str, found: int) -> None:
    path = MENDED
    if name == "isi":
        with zipfile.ZipFile(MENDED) as parts:
            found = -(-sum(part.file_size for part in parts.infolist()) // MEGABYTE)
    if name == "bagian":
        with zipfile.ZipFile(MENDED) as parts:
            found = len(parts.infolist())
    if name == "sel":
        found = sum(len(grid.cells) for grid in read_grids(MENDED))
    if name == "gabungan":
        found = max(sum(merge.size for merge in grid.merges) for grid in read_grids(MENDED))
    if name == "baris":
        found = max(len({row for row, _ in grid.cells}) for grid in read_grids(MENDED))
    if name == "berkas":
        found = 2
        path = raw(MENDED.read_bytes() + b"\0" * 1_500_000)(tmp_path)
    told = refusal(path, limits_of([f"{name}={found - 1}"]))
    amount = f"{found:,}".replace(",", ".")
    unit = " MB" if name in {"berkas", "isi"} else ""
    assert f"{amount}{unit} (batas " in told.reason or f"{amount} (batas" in told.reason
    assert worded(told.hint).endswith(f"tambahkan --batas {name}={found}.")
    if name != "berkas":
        assert read_grids(path, limits_of([f"{name}={found}"]))


def test_texts_and_ratio_have_limits(tmp_path: Path) -> None:
    assert "tulisan" in refusal(MENDED, limits_of(["huruf=1.000"])).reason
    large = with_parts({"xl/media/besar.bin": b"\0" * 90_000_000})(tmp_path)
    assert "kali lebih besar" in refusal(large, limits_of(["rasio=100"])).reason
    assert read_grids(large, limits_of(["rasio=100000"]))


def test_a_limit_that_no_honest_file_needs_is_not_offered() -> None:
    assert "--batas" not in worded(refusal(MENDED, limits_of(["sel=100"])).hint)
    assert "--batas sel=" in worded(refusal(MENDED, limits_of(["sel=1000"])).hint)


def test_limits_as_users_write_them() -> None:
    assert limits_of([]) == Limits()
    assert limits_of(["sel=1.000.000", "berkas=7"]) == replace(Limits(), sel=1_000_000, berkas=7)


@pytest.mark.parametrize("setting", ["", "sel", "sel=", "sel=0", "sel=-5", "sel=x", "sel=5%", "lain=5", "=5"])
def test_a_limit_that_cannot_be_understood_is_told(setting: str) -> None:
    with pytest.raises(WrongLimit) as caught:
        limits_of([setting])
    assert "Tulis nama dan angkanya, misalnya --batas berkas=100; namanya: berkas, isi," in worded(
        caught.value.advice
    )


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_limit_is_set_by_an_option_or_the_environment(
    run: Run, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    code, out, err = run(command, MENDED, "--batas", "sel=1000", "--batas", "isi=50")
    assert (code, bool(re.search(r"--batas sel=\d+", " ".join((out + err).split())))) == (3, True)
    monkeypatch.setenv("LKJIP_XL_BATAS", "isi=50 sel=20")
    code, out, err = run(command, MENDED)
    assert (code, "(batas 20)" in out + err) == (3, True)
    code, _, err = run(command, MENDED, "--batas", "cell=5")
    assert (code, "Batas “cell=5” tidak dapat dipakai" in err) == (2, True)


def test_a_package_is_read_by_its_relations_whatever_the_names(tmp_path: Path) -> None:
    with zipfile.ZipFile(MENDED) as parts:
        content = {name: parts.read(name) for name in parts.namelist()}
    moved = {name.replace("/", "\\").upper() if name == SHEET else name: each for name, each in content.items()}
    assert read_grids(package(moved, tmp_path)) == read_grids(MENDED)


def test_what_a_refusal_quotes_is_cut_and_has_nothing_that_a_terminal_obeys() -> None:
    unreadable = refused(f"isi lembar “\x1b[31mMERAH\u202e{'x' * 100}” hilang.", "Minta \x9b lagi.").unreadable
    assert unreadable.reason == f"isi lembar “ [31mMERAH {'x' * 49}…” hilang."
    assert unreadable.hint == "Minta   lagi."


def test_rows_of_other_sheets_are_not_counted(tmp_path: Path) -> None:
    """They are not gone through: staff keep what the finance system gave them beside their tables."""
    path = with_parts({"xl/workbook.xml": _renamed("Tabel 2.7", "Unduhan")})(tmp_path)
    most = max(len({row for row, _ in grid.cells}) for grid in read_grids(path) if grid.name != "Unduhan")
    assert read_grids(path, limits_of([f"baris={most}"]))


def _renamed(old: str, new: str) -> bytes:
    with zipfile.ZipFile(MENDED) as parts:
        return parts.read("xl/workbook.xml").replace(f'name="{old}"'.encode(), f'name="{new}"'.encode())
