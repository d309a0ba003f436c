"""Broken and hostile files in the place of one from the finance system: one clear refusal, whatever reads them."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from lkjip_xl.files.refusal import UnreadableFile
from lkjip_xl.finance.formats.double_cells import DoubleCells
from tests.audit import faults
from tests.files.test_hostile import WORDS_OF_PYTHON
from tests.finance_files import KEUANGAN
from tests.hostile_files import HOSTILE, MAIN, NOT_READ, WRONG_USE, Hostile, package, raw
from tests.libreoffice import convert
from tests.running import Run
from tests.sample_books import MENDED, TABEL_2_7

pytestmark = pytest.mark.usefixtures("small_templates")

# Within the limits of a file that holds a whole government; to read them would take these tests too long.
_LARGE = {"300 MB baris dalam berkas kecil", "satu tulisan 400 MB", "satu tulisan 90 MB"}
_DEEP = b"<div>" * 200_000 + b"<table><tr><td>1</td></tr></table>"
_ODS = (
    b'<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    b' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:spreadsheet>'
    b'<table:table table:name="A"><table:table-row table:number-rows-repeated="1048576">'
    b'<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"/>'
    b"</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
)


def _sheet(cells: bytes) -> Callable[[Path], Path]:
    """A workbook of the finance system with these cells in its first sheet."""

    def make(folder: Path) -> Path:
        with zipfile.ZipFile(KEUANGAN / "rekap_5.xlsx") as parts:
            content = {name: parts.read(name) for name in parts.namelist()}
        name = next(name for name in content if name.startswith("xl/worksheets/sheet"))
        content[name] = b'<worksheet xmlns="%s"><sheetData>%s</sheetData></worksheet>' % (MAIN, cells)
        return package(content, folder)

    return make


HOSTILE_FINANCE = (
    Hostile("jauh", _sheet(b'<row r="1048576"><c r="XFD1048576"><v>5</v></c></row>'), NOT_READ, "sangat jauh"),
    Hostile("jauh, tanda kutip lain", _sheet(b"<row><c r = 'XFD1048576'><v>5</v></c></row>"), NOT_READ, "jauh"),
    Hostile("jauh, nol di depan", _sheet(b'<row><c r="XFD0000000001048576"><v>5</v></c></row>'), NOT_READ, "jauh"),
    Hostile("kolom yang tidak ada", _sheet(b'<row r="1"><c r="ZZZZZZ1"><v>5</v></c></row>'), NOT_READ, "jauh"),
    Hostile(
        "jauh di bagian besar",
        _sheet(b"<!--" + b" " * 21_000_000 + b'--><row><c r="XFD1048576"><v>5</v></c></row>'),
        NOT_READ,
        "sangat jauh",
    ),
    Hostile(
        "ods yang berulang",
        lambda folder: package(
            {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": _ODS}, folder, "b.ods"
        ),
        NOT_READ,
        "sangat jauh",
    ),
    Hostile("HTML bertingkat", raw(b"<html>" + _DEEP, "b.xls"), NOT_READ, ""),
    Hostile("CSV dengan nol", raw(b"KODE;PAGU\n1;\x00\n", "b.csv"), NOT_READ, "bukan berkas dengan tabel"),
    Hostile("CSV satu baris panjang", raw(b"x;" * 5_000_000, "b.csv"), NOT_READ, "tidak berakhir"),
    Hostile("CSV bukan tulisan", raw(bytes(range(1, 256)) * 100, "b.csv"), NOT_READ, ""),
    Hostile("kutip tanpa akhir", raw(b'KODE;PAGU\n"1;' + b"x" * 300_000, "b.csv"), NOT_READ, ""),
)


def _refused(case: Hostile, path: Path, run: Run, *command: object) -> str:
    before = _content(path)
    code, out, err = run(*command)
    assert code in {NOT_READ, WRONG_USE}
    assert out == ""
    assert err.count("\n") == 1
    assert not any(word in err for word in WORDS_OF_PYTHON)
    assert _content(path) == before
    assert case.says in err
    return err


@pytest.mark.long
@pytest.mark.parametrize("case", HOSTILE_FINANCE, ids=lambda case: case.name)
def test_a_hostile_file_of_the_finance_system(case: Hostile, tmp_path: Path, run: Run) -> None:
    path = case.make(tmp_path)
    _refused(case, path, run, "reconcile", MENDED, path)
    _refused(case, path, run, "template", "--dari", path, "-o", tmp_path / "t.xlsx")
    assert not (tmp_path / "t.xlsx").exists()


@pytest.mark.long
@pytest.mark.parametrize(
    "case",
    [each for each in HOSTILE if each.code in {NOT_READ, WRONG_USE} and each.name not in _LARGE],
    ids=lambda case: case.name,
)
def test_what_no_report_can_be_is_no_file_of_the_finance_system_either(
    case: Hostile, tmp_path: Path, run: Run
) -> None:
    path = case.make(tmp_path)
    target = tmp_path / "t.xlsx"
    assert _refused(
        Hostile(case.name, case.make, case.code, ""), path, run, "template", "--dari", path, "-o", target
    )
    assert not target.exists()


@pytest.mark.long
def test_a_real_ods_and_a_real_xls_are_read(tmp_path: Path, run: Run) -> None:
    expected = run("reconcile", MENDED, KEUANGAN / "rekap_5.xlsx", "--format", "csv")
    for suffix in ("ods", "xls"):
        path = tmp_path / f"rekap_5.{suffix}"
        convert(KEUANGAN / "rekap_5.xlsx", path)
        code, out, err = run("reconcile", MENDED, path, "--format", "csv")
        assert (code, out.replace(path.name, "rekap_5.xlsx"), err) == expected


def _content(path: Path) -> bytes:
    """What is in a file; nothing where it is none."""
    try:
        return path.read_bytes() if path.is_file() else b""
    except OSError:
        return b""


def _quoted_name(line: str) -> str:
    return line.replace("Sub 2", '""Sub 2""')


_ROWS = "KODE;URAIAN;ANGGARAN;REALISASI\n" + "".join(f"8.01.01.2.01.{n:02};Sub {n};7;5\n" for n in range(1, 9))


@pytest.mark.long
@pytest.mark.parametrize(
    ("text", "says"),
    [
        # Two names that begin with a quotation mark: everything between them would be one name.
        (_ROWS.replace(";Sub 2;", ';"Sub 2;').replace(";Sub 7;", ';"Sub 7;'), "baris 3 di berkas ini meragukan"),
        (_ROWS.replace(";Sub 8;", ';"Sub 8;'), "tanda kutip"),
        (
            _ROWS.replace("01.03;Sub 3;7;5", "01.03,Sub 3,7,5"),
            "baris 4 di berkas ini meragukan: selnya",
        ),
        (_ROWS.replace("01.03;Sub 3;7;5", "01.03\tSub 3\t7\t5"), "dipisahkan dengan tab"),
        # Of the headings alone: they would not be found.
        (
            _ROWS.replace("KODE;URAIAN;ANGGARAN;REALISASI", "KODE,URAIAN,ANGGARAN,REALISASI"),
            "baris 1 di berkas ini",
        ),
    ],
)
def test_rows_in_doubt_are_refused_with_their_line(text: str, says: str, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "b.csv"
    path.write_text(text, encoding="utf-8")
    case = Hostile("csv", lambda _: path, NOT_READ, says)
    _refused(case, path, run, "reconcile", MENDED, path)
    _refused(case, path, run, "template", "--dari", path, "-o", tmp_path / "t.xlsx")


@pytest.mark.long
@pytest.mark.parametrize(
    "text",
    [
        # As Excel saves what it had opened as one column.
        "".join(f'"{line}"\n' for line in _ROWS.split("\n") if line),
        "".join(f'"{_quoted_name(line)}"\n' for line in _ROWS.split("\n") if line),
        # A title has commas of its own.
        "Anggaran, realisasi, sisa, dan capaian\n" + _ROWS,
    ],
)
def test_rows_are_read_for_all_that_stands_around_them(text: str, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "b.csv"
    path.write_text(text, encoding="utf-8")
    code, out, _ = run("template", "--dari", path, "-o", tmp_path / "t.xlsx")
    assert (code, "8 baris dibaca" in out) == (0, True)


@pytest.mark.long
def test_a_remark_of_several_lines_is_no_doubt(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "b.csv"
    path.write_text(_ROWS.replace(";Sub 2;", ';"Sub 2;\nlanjutannya";'), encoding="utf-8")
    code, out, _ = run("template", "--dari", path, "-o", tmp_path / "t.xlsx")
    assert (code, "8 baris dibaca" in out) == (0, True)


@pytest.mark.long
@pytest.mark.parametrize(
    "cells",
    [
        b'<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
        b'<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"/></row><row r="1"><c r="A1"/></row>',
    ],
)
def test_a_cell_that_stands_twice_is_refused(cells: bytes, tmp_path: Path, run: Run) -> None:
    case = Hostile("sel kembar", _sheet(cells), NOT_READ, "tercatat dua kali")
    path = case.make(tmp_path)
    _refused(case, path, run, "reconcile", MENDED, path)


def test_a_double_is_found_across_blocks_in_whatever_order() -> None:
    def cells(*addresses: tuple[str, int]) -> list[tuple[bytes, bytes]]:
        return [(letters.encode(), str(row).encode()) for letters, row in addresses]

    def look(blocks: list[list[tuple[bytes, bytes]]]) -> None:
        doubles = DoubleCells("A")
        for block in blocks:
            doubles.refuse_in(block)

    look([cells(("A", 1), ("B", 1)), cells(("C", 1), ("A", 2)), cells(("B", 2), ("A", 3))])
    for blocks in (
        [cells(("A", 1), ("B", 1)), cells(("B", 1), ("A", 2))],
        [cells(("A", 1)), cells(("B", 1)), cells(("C", 1), ("A", 1))],
        [cells(("A", 5)), cells(("A", 3)), cells(("A", 9)), cells(("A", 3))],
    ):
        with pytest.raises(UnreadableFile, match="tercatat dua kali"):
            look(blocks)


@pytest.mark.long
def test_a_control_character_in_a_name_does_not_reach_the_workbook(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "b.csv"
    path.write_text(_ROWS.replace("Sub 2", "Sub\x01 2\x1b"), encoding="utf-8")
    code, _, _ = run("template", "--dari", path, "-o", tmp_path / "t.xlsx")
    assert code == 0
    assert faults(tmp_path / "t.xlsx") == []
    shown = [cell.value for row in openpyxl.load_workbook(tmp_path / "t.xlsx")[TABEL_2_7] for cell in row]
    assert "Sub 2" in shown
