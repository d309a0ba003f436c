"""Checking many workbooks: each told of, in order, whatever becomes of one of them."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lkjip_xl.books.kit import list_sheet
from lkjip_xl.books.results import results_book
from tests.checking import check_file
from tests.hostile_files import HOSTILE, SMALL_HOSTILE
from tests.running import Run, close_folder
from tests.sample_books import MENDED, PUBLISHED


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two that are right, one that is not, one that nobody has filled, two broken ones, a lock file, a copy."""
    folder = tmp_path / "laporan"
    (folder / "dinas").mkdir(parents=True)
    shutil.copy(PUBLISHED, folder / "a.xlsx")
    shutil.copy(MENDED, folder / "b.xlsx")
    shutil.copy(MENDED, folder / "b_temuan.xlsx")
    shutil.copy(MENDED, folder / "dinas" / "c.xlsx")
    shutil.copy("workbook_templates/lkjip_template.xlsx", folder / "dinas" / "kosong.xlsx")
    (folder / "rusak.xlsx").write_bytes(MENDED.read_bytes()[:50_000])
    (folder / "lama.xls").write_bytes(b"<html></html>")
    (folder / "~$a.xlsx").write_bytes(b"\x05Siti")
    return folder


@pytest.mark.long
def test_a_line_for_each_file_and_the_reason_where_it_could_not_be_read(folder: Path, run: Run) -> None:
    code, out, err = run("check", folder)
    assert (code, err) == (1, "")
    assert out.replace(str(folder), "F") == (
        "KEADAAN        KESALAHAN  PERINGATAN  INFORMASI  BERKAS\n"
        "BELUM SIAP             7          18          5  F/a.xlsx\n"
        "SIAP                   0           0          5  F/b.xlsx\n"
        "SIAP                   0           0          5  F/dinas/c.xlsx\n"
        "MASIH KOSONG                                     F/dinas/kosong.xlsx\n"
        "TIDAK TERBACA                                    F/lama.xls\n"
        "               ini bukan buku kerja Excel, melainkan halaman web (HTML) atau XML. LKjIP yang dibaca\n"
        "               adalah buku kerja Excel (.xlsx) yang diisi dari lkjip-xl template. Bila ini berkas\n"
        "               keuangan, pakai lkjip-xl reconcile LKJIP BERKAS atau lkjip-xl template --dari BERKAS.\n"
        "TIDAK TERBACA                                    F/rusak.xlsx\n"
        "               berkas rusak atau terpotong. Minta salinan yang baru, atau buka di Excel dan simpan\n"
        "               ulang.\n"
        "\n"
        "6 berkas: 2 siap, 1 belum siap, 1 masih kosong, 2 tidak terbaca.\n"
        "Dilewati: 1 berkas kunci (berkasnya sedang dibuka di Excel atau LibreOffice).\n"
        "Dilewati: 1 salinan buatan lkjip-xl (_temuan, _selesai, _draf) yang aslinya ada di sebelahnya.\n"
        "Rincian: tambahkan --detail, atau -o hasil.xlsx.\n"
    )


@pytest.mark.long
def test_the_number_of_processes_and_what_is_known_change_nothing(folder: Path, run: Run) -> None:
    results = [
        run("check", folder, "--format", "json", *options)
        for options in (("--no-cache", "--proses", 1), ("--proses", 3), ("--proses", 1))
    ]
    assert len(set(results)) == 1
    code, out, _ = results[0]
    files = json.loads(out)["files"]
    assert (code, len(files)) == (1, 6)
    alone = json.loads(run("check", folder / "a.xlsx", "--format", "json")[1])["files"]
    assert files[0] == alone[0]


@pytest.mark.thorough
@pytest.mark.long
def test_the_whole_of_each_on_demand(folder: Path, run: Run) -> None:
    code, out, _ = run("check", folder, "--detail")
    for path in (folder / "a.xlsx", folder / "dinas" / "c.xlsx"):
        assert run("check", path)[1] in out + "\n"
    assert code == 1
    assert "6 berkas: 2 siap" in out


@pytest.mark.long
def test_one_workbook_in_a_folder_is_told_of_as_if_it_were_named(tmp_path: Path, run: Run) -> None:
    shutil.copy(MENDED, tmp_path / "a.xlsx")
    assert run("check", tmp_path) == run("check", tmp_path / "a.xlsx")


def test_what_is_left_alone_beside_one_workbook_is_told_too(tmp_path: Path, run: Run) -> None:
    shutil.copy(MENDED, tmp_path / "a.xlsx")
    (tmp_path / "~$a.xlsx").write_bytes(b"x")
    code, out, _ = run("check", tmp_path)
    assert (code, out.splitlines()[-1][:26]) == (0, "Dilewati: 1 berkas kunci (")


@pytest.mark.long
def test_a_folder_that_cannot_be_opened_is_never_all_right(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rahasia").mkdir()
    for name in ("a.xlsx", "b.xlsx"):
        shutil.copy(MENDED, tmp_path / name)
    close_folder("rahasia", monkeypatch)
    for command in (("check",), ("recap", "-o", str(tmp_path / "r" / ".." / "rekap.xlsx"))):
        (tmp_path / "r").mkdir(exist_ok=True)
        code, out, _ = run(command[0], tmp_path, *command[1:], "--no-cache")
        assert (code, "tidak dapat dibuka, jadi isinya belum diperiksa" in " ".join(out.split())) == (1, True)
        (tmp_path / "rekap.xlsx").unlink(missing_ok=True)


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (["b.xlsx", "dinas/c.xlsx"], 0),
        (["a.xlsx", "b.xlsx"], 1),
        (["b.xlsx", "rusak.xlsx"], 1),
        (["b.xlsx", "dinas/kosong.xlsx"], 1),
        (["rusak.xlsx", "lama.xls"], 3),
        (["rusak.xlsx", "dinas/kosong.xlsx"], 3),
        (["rusak.xlsx", "tidak ada.xlsx"], 3),
        (["tidak ada.xlsx", "juga tidak.xlsx"], 2),
    ],
)
def test_exit_codes(folder: Path, run: Run, names: list[str], code: int) -> None:
    assert run("check", *(folder / name for name in names))[0] == code


@pytest.mark.long
def test_with_strict_warnings_count(folder: Path, run: Run) -> None:
    shutil.copy(PUBLISHED, folder / "dinas" / "d.xlsx")
    out = run("check", folder / "b.xlsx", folder / "dinas" / "d.xlsx", "--strict")[1]
    assert out.splitlines()[2].startswith("BELUM SIAP")


@pytest.mark.long
def test_the_name_of_the_output_says_what_it_is(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "laporan"
    folder.mkdir()
    shutil.copy(PUBLISHED, folder / "a.xlsx")
    (folder / "rusak.xlsx").write_bytes(MENDED.read_bytes()[:50_000])
    for suffix, start in ((".json", b"{"), (".csv", b"\xef\xbb\xbf"), (".html", b"<!DOCTYPE"), (".xlsx", b"PK")):
        output = tmp_path / f"hasil{suffix}"
        code, out, _ = run("check", folder, "-o", output)
        assert (code, output.read_bytes().startswith(start)) == (1, True)
        assert f"Hasil pemeriksaan ditulis: {output}" in out
        assert "2 berkas: 1 belum siap" in out
    code, _, err = run("check", folder, "--format", "xlsx")
    assert (code, err) == (2, "Tulis nama berkas hasilnya dengan -o, misalnya -o hasil.xlsx.\n")


def _rows(path: Path, sheet: str) -> list[tuple[Any, ...]]:
    rows: Any = openpyxl.load_workbook(path)[sheet].iter_rows(min_row=4, values_only=True)
    return [row for row in rows if any(value is not None for value in row)]


@pytest.mark.long
def test_the_workbook_of_results_holds_all_that_check_says(folder: Path, tmp_path: Path, run: Run) -> None:
    output = tmp_path / "hasil.xlsx"
    run("check", folder, "-o", output)
    files = _rows(output, "Daftar Berkas")
    told = openpyxl.load_workbook(output)["Daftar Berkas"]["A2"].value
    assert told is not None
    assert str(told).endswith(" Berkasnya ada di folder “laporan”.")
    assert [row[1:9] for row in files[1:]] == [
        ("a.xlsx", "Badan Kesatuan Bangsa dan Politik Kota Jambi", 2023, "BELUM SIAP", 7, 18, 5, 0),
        ("b.xlsx", "Badan Kesatuan Bangsa dan Politik Kota Jambi", 2023, "SIAP", 0, 0, 5, 0),
        (str(Path("dinas/c.xlsx")), "Badan Kesatuan Bangsa dan Politik Kota Jambi", 2023, "SIAP", 0, 0, 5, 0),
        (str(Path("dinas/kosong.xlsx")), None, None, "MASIH KOSONG", None, None, None, None),
        ("lama.xls", None, None, "TIDAK TERBACA", None, None, None, None),
        ("rusak.xlsx", None, None, "TIDAK TERBACA", None, None, None, None),
    ]
    assert "rusak atau terpotong" in files[-1][9]
    findings = _rows(output, "Temuan")
    wrong, right = (check_file(folder / path).findings for path in ("a.xlsx", "b.xlsx"))
    expected = [*wrong, *right, *right]  # c.xlsx is a copy of b.xlsx
    listed = [dict(zip(findings[0], row, strict=True)) for row in findings[1:]]
    assert sorted((row["ATURAN"], row["SEL"]) for row in listed[: len(expected)]) == sorted(
        (each.code, each.problem.place.address) for each in expected
    )
    assert [row["TINGKAT"] for row in listed[:30]] == [
        *["KESALAHAN"] * 7,
        *["PERINGATAN"] * 18,
        *["INFORMASI"] * 5,
    ]
    total = next(row for row in listed if row["ATURAN"] == "T01")
    told = (total["TERTULIS"], total["SEHARUSNYA"], total["SELISIH"])
    assert told == ("385.221.368", "385.220.368 (jumlah G23–G28)", 1000)
    assert len(_rows(output, "Tidak Dinilai")) > 1


def test_a_list_goes_on_on_another_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(list_sheet, "LAST_ROW", 12)
    result = check_file(PUBLISHED)
    with results_book(tmp_path / "hasil.xlsx", strict=False) as book:
        book.add(result)
    book_ = openpyxl.load_workbook(tmp_path / "hasil.xlsx")
    sheets = [name for name in book_.sheetnames if name.startswith("Temuan")]
    assert len(sheets) == -(-len(result.findings) // 8)
    told = [row[12] for name in sheets for row in _rows(tmp_path / "hasil.xlsx", name)[1:]]
    assert sorted(told) == sorted(each.code for each in result.findings)


@pytest.mark.long
def test_hostile_files_among_good_ones_stop_nothing(tmp_path: Path, run: Run) -> None:
    cases = [case for case in HOSTILE if case.name in SMALL_HOSTILE]
    made = []
    for number, case in enumerate(cases):
        (tmp_path / str(number)).mkdir()
        made.append(case.make(tmp_path / str(number)))
    last = tmp_path / "z.xlsx"
    shutil.copy(MENDED, last)
    code, out, err = run("check", *made, last, "--format", "json")
    files = json.loads(out)["files"]
    assert (code, err, len(files)) == (1, "", len(made) + 1)
    assert files[-1]["unreadable"] is None
    for case, told in zip(cases, files, strict=False):
        assert (told["unreadable"] is not None) == (case.code in {2, 3}), case.name


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
def test_on_a_terminal_the_bar_makes_way_for_each_line(folder: Path) -> None:
    mine, its = os.openpty()
    command = [sys.executable, "-m", "lkjip_xl", "check", str(folder)]
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    process = subprocess.Popen(command, stdin=its, stdout=its, stderr=its, env=environment)
    os.close(its)
    said = b""
    with contextlib.suppress(OSError):  # how a terminal of Linux ends
        while piece := os.read(mine, 4096):
            said += piece
    os.close(mine)
    assert process.wait() == 1
    text = said.decode()
    assert "/6" in text
    # What each line begins with when all that the bar has written is written over.
    left = [line.split("\r")[-1] for line in text.split("\r\n")]
    plain = [re.sub(r"\x1b\[[0-9;]*m", "", line).split("  ")[0] for line in left]
    assert [line for line in plain if line][:5] == ["KEADAAN", "BELUM SIAP", "SIAP", "SIAP", "MASIH KOSONG"]


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="signals of Windows are others")
def test_an_interrupt_leaves_no_process_and_no_half_file(tmp_path: Path) -> None:
    folder = tmp_path / "laporan"
    folder.mkdir()
    for number in range(200):
        shutil.copy(MENDED, folder / f"{number:03}.xlsx")
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "lkjip_xl",
        "check",
        folder,
        "-o",
        tmp_path / "hasil.xlsx",
        "--proses",
        "2",
    ]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    deadline = time.monotonic() + 60
    while len(_children(process.pid)) < 2:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    children = _children(process.pid)
    time.sleep(1)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, b"", b"Dihentikan.\n")
    assert [path.name for path in tmp_path.iterdir()] == ["laporan"]
    deadline = time.monotonic() + 20
    while any(Path(f"/proc/{pid}").exists() for pid in children):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def _children(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()


@pytest.mark.thorough
@pytest.mark.long
def test_a_folder_is_checked_and_recapped_again_beside_what_came_of_it(folder: Path, run: Run) -> None:
    for _ in range(2):
        code, out, err = run("check", folder, "-o", folder / "hasil.xlsx", "--timpa")
        assert (code, err) == (1, "")
        again, told, err = run("recap", folder, "-o", folder / "rekap.xlsx", "--timpa")
        assert (again, err) == (1, "")
    assert "Dilewati: rekap atau hasil pemeriksaan buatan lkjip-xl (hasil.xlsx, rekap.xlsx)." in told
    assert out.splitlines()[2].split(":")[0] == told.splitlines()[1].split(":")[0]


@pytest.mark.parametrize("command", ["check", "recap"])
def test_a_folder_with_nothing_to_look_at_is_told(
    command: str, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kosong").mkdir()
    (tmp_path / "kosong" / "~$a.xlsx").write_bytes(b"x")
    code, out, err = run(command, "kosong")
    assert (code, out) == (3, "")
    assert err.splitlines() == [
        "Dilewati: 1 berkas kunci (berkasnya sedang dibuka di Excel atau LibreOffice).",
        "Tidak ada buku kerja Excel di folder kosong.",
    ]
    assert [path.name for path in tmp_path.iterdir()] == ["kosong"]


def test_an_ending_that_nothing_has_is_refused_with_those_that_are(folder: Path, run: Run) -> None:
    code, _, err = run("check", folder, "-o", folder / "h.pdf")
    assert code == 2
    assert "harus berakhiran .txt, .json, .csv, .html atau .xlsx." in err
