"""The list of agencies, in whatever form an office has it."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from lkjip_xl.check.agency_list import read_agency_list
from lkjip_xl.files.limits import USUAL_LIMITS
from lkjip_xl.files.refusal import UnreadableFile
from tests.running import Run
from tests.sample_books import MENDED

NAMES = ("Dinas Kesehatan", "Dinas Pekerjaan Umum, Perumahan dan Permukiman")


@pytest.mark.parametrize(
    "text",
    [
        "Dinas Kesehatan\nDinas Pekerjaan Umum, Perumahan dan Permukiman\n",
        "Dinas Kesehatan\r\n\r\n  Dinas  Pekerjaan Umum, Perumahan dan Permukiman\r\nDinas Kesehatan",
        "1. Dinas Kesehatan\n2) Dinas Pekerjaan Umum, Perumahan dan Permukiman",
        "NO;PERANGKAT DAERAH;KEPALA\n1;Dinas Kesehatan;X\n2;Dinas Pekerjaan Umum, Perumahan dan Permukiman;Y",
        "No\tNama OPD\n1\tDinas Kesehatan\n2\tDinas Pekerjaan Umum, Perumahan dan Permukiman\n3\n",
        "1;Dinas Kesehatan\n2;Dinas Pekerjaan Umum, Perumahan dan Permukiman",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_names_are_read_from_text(tmp_path: Path, text: str, encoding: str) -> None:
    path = tmp_path / "daftar.csv"
    path.write_bytes(text.encode(encoding))
    assert read_agency_list(path, USUAL_LIMITS) == NAMES


def test_names_are_read_from_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "daftar.xlsx"
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (("Daftar",), (), ("NO", "INSTANSI"), (1, NAMES[0]), (2, NAMES[1])):
        sheet.append(row)
    book.save(path)
    assert read_agency_list(path, USUAL_LIMITS) == NAMES


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "kosong"),
        ("a.txt", b"INSTANSI\n\n", "kosong"),
        ("a.txt", b"PK\x03\x04\0\0", "bukan berkas teks"),
        ("a.txt", b"x" * 10_000_001, "terlalu besar"),
        ("a.xlsx", b"rusak", "bukan buku kerja Excel"),
    ],
)
def test_what_is_no_list_is_refused(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UnreadableFile) as refused:
        read_agency_list(path, USUAL_LIMITS)
    assert reason in refused.value.unreadable.reason


def test_a_list_that_is_not_there_is_told(tmp_path: Path, run: Run) -> None:
    code, _, err = run("recap", MENDED, "--daftar", tmp_path / "x.txt", "-o", tmp_path / "r.xlsx")
    assert code == 2
    assert err.endswith("x.txt: daftar instansi tidak dapat dibuka. Periksa nama berkasnya.\n")


def test_a_report_is_no_list_of_agencies() -> None:
    with pytest.raises(UnreadableFile, match="buku kerja laporan, bukan daftar instansi"):
        read_agency_list(MENDED, USUAL_LIMITS)


def test_a_heading_stands_at_the_top_only(tmp_path: Path) -> None:
    path = tmp_path / "daftar.txt"
    names = ["Dinas A", "Dinas B", "Dinas C", "Dinas D", "Dinas E", "Unit Kerja", "Dinas F"]
    path.write_text("\n".join(names), encoding="utf-8")
    assert read_agency_list(path, USUAL_LIMITS) == tuple(names)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="the system has no file without an end")
@pytest.mark.parametrize("path", ["/dev/zero", "/proc/kmsg"])
def test_a_list_without_an_end_is_refused(path: str) -> None:
    with pytest.raises(UnreadableFile):
        read_agency_list(Path(path), USUAL_LIMITS)
