"""The command line: what it prints, and the code it ends with."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lkjip_xl import __version__
from tests.running import Run
from tests.sample_books import MENDED, PUBLISHED, SAMPLES, TABEL_3_1_1_B, Book

GOLDEN = Path(__file__).parents[1] / "golden"


@pytest.mark.long
@pytest.mark.parametrize(("sample", "code"), [(PUBLISHED, 1), (MENDED, 0)], ids=["published", "mended"])
def test_check_prints_what_a_person_reads(
    run: Run, monkeypatch: pytest.MonkeyPatch, sample: Path, code: int
) -> None:
    monkeypatch.chdir(SAMPLES)
    golden = GOLDEN / f"{sample.stem}.txt"
    ended, out, err = run("check", sample.name)
    if os.environ.get("LKJIP_XL_WRITE_GOLDEN"):
        golden.write_text(out, encoding="utf-8")
    assert (ended, err) == (code, "")
    assert out == golden.read_text(encoding="utf-8")


@pytest.mark.long
def test_check_json_is_a_contract(run: Run) -> None:
    code, out, err = run("check", "--format", "json", PUBLISHED, MENDED)
    assert (code, err) == (1, "")
    published, mended = json.loads(out)["files"]
    assert list(published) == [
        "file",
        "instansi",
        "tahun",
        "summary",
        "findings",
        "not_judged",
        "to_check",
        "unreadable",
    ]
    assert published["summary"] == {"error": 7, "warning": 18, "info": 5, "waived": 0}
    assert mended["summary"] == {"error": 0, "warning": 0, "info": 5, "waived": 0}
    assert published["tahun"] == 2023
    assert published["unreadable"] is None
    total = next(each for each in published["findings"] if each["code"] == "T01")
    keys = "code severity sheet cell row_label message expected actual difference hint advice fixes related waived"
    assert list(total) == keys.split()
    assert {key: total[key] for key in ("sheet", "cell", "expected", "actual", "difference", "waived")} == {
        "sheet": TABEL_3_1_1_B,
        "cell": "G22",
        "expected": 385220368,
        "actual": 385221368,
        "difference": 1000,
        "waived": False,
    }
    hundred = next(each for each in published["findings"] if each["code"] == "P03")
    assert (hundred["expected"], hundred["actual"], hundred["difference"]) == (125, 1.25, -123.75)


def test_check_csv(run: Run) -> None:
    code, out, _ = run("check", "--format", "csv", PUBLISHED)
    assert out.startswith("\ufeffberkas;"), "Excel needs the mark to read the file as UTF-8"
    rows = list(csv.DictReader(io.StringIO(out), delimiter=";"))
    assert code == 1
    assert len(rows) == 30 + 2  # findings, one share not judged, and the tables left out
    (wrong,) = [row for row in rows if row["aturan"] == "T01"]
    assert wrong["sel"].endswith("22")


@pytest.mark.long
@pytest.mark.parametrize(
    ("output_format", "begins"),
    [("text", str(MENDED)), ("json", "{"), ("csv", "\ufeffberkas;"), ("html", "<!DOCTYPE html>")],
)
def test_what_check_says_goes_into_a_file(output_format: str, begins: str, tmp_path: Path, run: Run) -> None:
    path = tmp_path / f"hasil.{'txt' if output_format == 'text' else output_format}"
    asked = ("check", "--format", output_format, "-o", path, MENDED)
    assert run(*asked) == (0, f"Hasil pemeriksaan ditulis: {path}\n", "")
    written = path.read_text(encoding="utf-8")
    assert written.startswith(begins)
    code, out, err = run(*asked)
    assert (code, out) == (2, "")
    assert "sudah ada" in err
    assert run(*asked, "--timpa")[0] == 0
    assert path.read_text(encoding="utf-8") == written
    assert "harus berakhiran" in run("check", "--format", output_format, "-o", tmp_path / "hasil.xlsx", MENDED)[2]


@pytest.mark.long
def test_staff_text_is_never_a_formula_or_an_escape_sequence(tmp_path: Path, run: Run) -> None:
    book = Book()
    sheet = book[TABEL_3_1_1_B]
    row = book.row(TABEL_3_1_1_B, "Pemeliharaan Mebel")
    sheet.cell(row, 3).value = "=HYPERLINK(1)"
    sheet.cell(row, 3).data_type = "s"
    sheet.cell(row, 7).value = "[red]merah[/red] \x9b31m"
    path = book.save(tmp_path)
    _, text, _ = run("check", path)
    assert "\x9b" not in text
    assert "[red]merah[/red]" in text
    _, table, _ = run("check", "--format", "csv", path)
    for each in csv.reader(io.StringIO(table), delimiter=";"):
        assert not any(field.startswith(("=", "+", "@")) for field in each)


@pytest.mark.long
def test_strict_makes_warnings_count(tmp_path: Path, run: Run) -> None:
    book = Book()
    book.cell(TABEL_3_1_1_B, "Pemeliharaan Mebel", "REALISASI KEUANGAN").value = "8.120.000"
    path = book.save(tmp_path)
    assert run("check", path)[0] == 0
    assert run("check", "--strict", path)[0] == 1
    assert run("check", "--strict", MENDED)[0] == 0


def _write(name: str, content: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content)
        return path

    return make


def _no_report(folder: Path) -> Path:
    path = folder / "lain.xlsx"
    workbook = openpyxl.Workbook()
    workbook.save(path)
    return path


BAD_FILES: list[tuple[str, int, Callable[[Path], Path]]] = [
    ("no such file", 2, lambda folder: folder / "tidak-ada.xlsx"),
    ("empty", 3, _write("kosong.xlsx", b"")),
    ("csv", 3, _write("tabel.xlsx", b"KODE;URAIAN\n1;Program\n")),
    ("old xls", 3, _write("lama.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)),
    ("truncated", 3, _write("potong.xlsx", MENDED.read_bytes()[:9000])),
    ("no sheet of ours", 3, _no_report),
]


@pytest.mark.parametrize(("code", "make"), [each[1:] for each in BAD_FILES], ids=[each[0] for each in BAD_FILES])
@pytest.mark.parametrize("command", ["check", "build"])
def test_a_bad_file_gets_one_clear_sentence(
    tmp_path: Path, run: Run, command: str, code: int, make: Callable[[Path], Path]
) -> None:
    path = make(tmp_path)
    before = path.read_bytes() if path.is_file() else b""
    ended, out, err = run(command, path)
    text = out + err
    assert ended == code
    assert "Traceback" not in text
    assert path.name in text
    assert len(text.splitlines()) <= 5  # what to do with a finance file takes a line
    assert not path.is_file() or path.read_bytes() == before


def test_a_folder_is_no_workbook_to_build_from(tmp_path: Path, run: Run) -> None:
    code, _, err = run("build", tmp_path)
    assert (code, "folder" in err) == (2, True)


@pytest.mark.long
def test_one_bad_file_never_stops_the_others(tmp_path: Path, run: Run) -> None:
    code, out, _ = run("check", tmp_path / "tidak-ada.xlsx", MENDED, "--detail")
    assert code == 1
    assert "berkas tidak ditemukan" in out
    assert "SIAP diserahkan: 5 informasi." in out
    assert "2 berkas: 1 siap, 1 tidak terbaca." in out


@pytest.mark.long
def test_an_empty_template_is_not_ready(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "templat.xlsx"
    assert run("template", "-o", path)[0] == 0
    code, out, _ = run("check", path)
    assert code == 3
    assert "MASIH KOSONG: tabelnya belum diisi." in out


@pytest.mark.long
def test_template_takes_the_agency_and_never_overwrites(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "templat.xlsx"
    arguments = ["--instansi", "=Dinas & Badan", "--pemerintah", "Kota Jambi", "--tahun", "2024", "--kertas", "a4"]
    assert run("template", "-o", path, *arguments)[0] == 0
    sheet: Any = openpyxl.load_workbook(path)["Identitas"]
    values = [cell.value for row in sheet.iter_rows() for cell in row]
    assert {"=Dinas & Badan", "Kota Jambi", 2024} <= set(values)
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
    content = path.read_bytes()
    code, _, err = run("template", "-o", path)
    assert code == 2
    assert "sudah ada" in err
    assert path.read_bytes() == content
    assert run("template", "-o", path, "--timpa")[0] == 0
    assert path.read_bytes() != content


@pytest.mark.long
def test_build_never_writes_over_its_input(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "laporan.xlsx"
    path.write_bytes(MENDED.read_bytes())
    code, _, err = run("build", path, "-o", path, "--timpa")
    assert code == 2
    assert "masukan" in err
    assert path.read_bytes() == MENDED.read_bytes()
    assert run("build", path)[0] == 0
    assert (tmp_path / "laporan_selesai.xlsx").exists()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["laporan.xlsx", "laporan_selesai.xlsx"]


@pytest.mark.long
def test_build_refuses_errors_unless_it_is_a_draft_which_cannot_be_handed_in(tmp_path: Path, run: Run) -> None:
    draft, target = tmp_path / "draf.xlsx", tmp_path / "jadi.xlsx"
    code, _, err = run("build", PUBLISHED, "-o", draft)
    assert (code, "7 kesalahan" in err, "--draft" in err, draft.exists()) == (1, True, True, False)
    assert run("build", PUBLISHED, "-o", draft, "--draft")[0] == 0
    code, out, _ = run("check", draft)
    assert code == 1
    assert "DRAF" in out
    assert run("build", draft, "-o", target)[0] == 1
    assert not target.exists()


@pytest.mark.long
def test_an_accepted_total_that_is_kept_is_said(tmp_path: Path, run: Run) -> None:
    book = Book()
    for name, amount in (
        ("Administrasi Umum", 385_221_368),
        ("PROGRAM PENUNJANG", 3_861_486_910),
        ("JUMLAH", 23_425_222_114),
    ):
        book.cell(TABEL_3_1_1_B, name, "REALISASI KEUANGAN").value = amount
    row = book.row("Pengecualian", "(1)") + 1
    for column, text in enumerate(
        ("T01", TABEL_3_1_1_B, "Administrasi Umum Perangkat Daerah", "", "", "Sesuai BPK"), 1
    ):
        book["Pengecualian"].cell(row, column).value = text
    code, out, _ = run("build", book.save(tmp_path), "-o", tmp_path / "jadi.xlsx")
    assert code == 0
    # The two totals above are the sums of what was accepted.
    assert "1 sel yang dikecualikan ditulis seperti yang diketik" in out


@pytest.mark.long
def test_findings_that_only_a_finished_workbook_has_are_counted_beside_those_of_check(
    tmp_path: Path, run: Run
) -> None:
    _, checked, _ = run("check", PUBLISHED)
    assert "7 kesalahan, 18 peringatan, 5 informasi" in checked  # 30 of them
    code, out, _ = run("build", PUBLISHED, "--draft", "-o", tmp_path / "draf.xlsx")
    assert code == 0
    assert "Lembar Temuan memuat 32 temuan untuk dilihat; 2 di antaranya hanya tentang hasil jadi ini." in out


@pytest.mark.long
def test_what_cannot_be_computed_and_is_kept_is_said(tmp_path: Path, run: Run) -> None:
    book = Book()
    book.workbook.remove(book["Tabel 2.3.1"])
    code, out, _ = run("build", book.save(tmp_path), "-o", tmp_path / "jadi.xlsx")
    assert code == 0
    assert "Perhatian: Penyerapan per sasaran seperti yang diketik: Tabel 2.3.1 tidak ada." in out


@pytest.mark.parametrize("name", ["hasil.pdf", "hasil"])
def test_a_result_is_a_workbook_which_is_said_before_anything_is_read(tmp_path: Path, run: Run, name: str) -> None:
    broken = tmp_path / "rusak.xlsx"
    broken.write_bytes(b"")
    code, _, err = run("build", broken, "-o", tmp_path / name)
    assert code == 2
    assert ".xlsx" in err
    assert list(tmp_path.iterdir()) == [broken]


@pytest.mark.long
def test_a_control_character_in_a_name_does_no_harm(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "templat.xlsx"
    assert run("template", "-o", path, "--instansi", "Dinas\x1b[31m Kesehatan\x01")[0] == 0
    assert openpyxl.load_workbook(path)["Identitas"]["B3"].value == "Dinas [31m Kesehatan"
    assert run("template", "-o", path, "--timpa", "--instansi", "x" * 300)[0] == 2


def test_strict_does_not_say_ready(tmp_path: Path, run: Run) -> None:
    book = Book()
    book.cell(TABEL_3_1_1_B, "Pemeliharaan Mebel", "REALISASI KEUANGAN").value = "8.120.000"
    code, out, _ = run("check", "--strict", book.save(tmp_path))
    assert code == 1
    assert "BELUM SIAP" in out


def test_build_into_a_folder_that_is_not_there(tmp_path: Path, run: Run) -> None:
    code, _, err = run("build", MENDED, "-o", tmp_path / "tidak-ada" / "hasil.xlsx")
    assert code == 2
    assert "Folder" in err


def test_explain(run: Run) -> None:
    code, out, _ = run("explain", "t01")
    assert code == 0
    assert "385.221.368" in out
    code, out, _ = run("explain")
    assert code == 0
    assert len([line for line in out.splitlines() if line[:1].isupper() and line[1:3].isdigit()]) >= 30
    code, _, err = run("explain", "X99")
    assert code == 2
    assert "X99" in err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["periksa"], "tidak dikenal"),
        (["chek"], "tidak dikenal. Maksudnya check?"),
        (["check"], "BERKAS belum disebut"),
        (["check", "--apa", "x.xlsx"], "Pilihan --apa tidak dikenal. Ketik"),
        (["build", "x.xlsx", "--draf"], "Pilihan --draf tidak dikenal. Maksudnya --draft?"),
        (["check", "--format", "pdf", "x.xlsx"], "text|json|csv|html"),
        (["template", "--tahun", "dua ribu"], "--tahun"),
        (["build", "a.xlsx", "b.xlsx"], "berlebih"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_use_is_answered_in_indonesian(run: Run, arguments: list[str], words: str) -> None:
    code, out, err = run(*arguments)
    assert code == 2
    assert words in err
    assert out == ""
    assert len(err.strip().splitlines()) == 1


@pytest.mark.parametrize("command", ["template", "check", "build", "explain"])
def test_help_is_indonesian_with_an_example(run: Run, command: str) -> None:
    code, out, _ = run(command, "--help")
    assert code == 0
    assert f"Contoh: lkjip-xl {command}" in out
    assert not any(word in out for word in ("Usage", "Options", "Show this message"))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", str(MENDED), "--proses", "0"], "Tulis 1 sampai 60."),
        (["template", "--tahun", "dua"], "Tulis empat angka, misalnya 2024."),
        (["check", "--x.xlsx"], "Pilihan --x.xlsx tidak dikenal. Jika itu nama berkas, tulis ./--x.xlsx."),
    ],
)
def test_what_may_be_written_is_said(run: Run, arguments: list[str], words: str) -> None:
    code, _, err = run(*arguments)
    assert (code, words in err) == (2, True)


def test_version(run: Run) -> None:
    assert run("--version") == (0, f"lkjip-xl {__version__}\n", "")


@pytest.mark.long
def test_check_imports_neither_pandas_nor_xlsxwriter() -> None:
    program = "import sys, lkjip_xl.cli.app as c\ntry: c.main(sys.argv[1:])\nexcept SystemExit: pass\n"
    program += "print('pandas' in sys.modules, 'xlsxwriter' in sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", program, "check", str(PUBLISHED)], capture_output=True, text=True, check=True
    )
    assert done.stderr.strip() == "False False"
    assert "T01" in done.stdout


@pytest.mark.long
def test_output_survives_an_old_windows_console() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "cp437"}
    done = subprocess.run(
        [sys.executable, "-m", "lkjip_xl", "check", str(PUBLISHED)],
        capture_output=True,
        env=environment,
        check=False,
    )
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
