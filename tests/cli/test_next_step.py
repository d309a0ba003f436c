"""The program alone: what there is in the folder, and what to do next."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lkjip_xl.cli.next_step import _year_of_report, next_step
from tests.running import Run
from tests.sample_books import MENDED, PUBLISHED


def _said(folder: Path) -> str:
    return "\n".join(next_step(folder))


def test_in_an_empty_folder_it_begins_with_the_template(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    shutil.copy(MENDED, tmp_path / "sub" / "a.xlsx")  # folders below are not gone through
    (tmp_path / "~$a.xlsx").write_bytes(b"x")
    said = _said(tmp_path)
    assert said.startswith(
        "Belum ada buku kerja Excel di folder ini. Buat templatnya:\n  lkjip-xl template -o lkjip_"
    )
    assert "--lanjut LAPORAN.xlsx" in said


@pytest.mark.parametrize(("day", "year"), [((2026, 2, 1), 2025), ((2026, 6, 30), 2025), ((2026, 7, 1), 2026)])
def test_the_year_is_the_one_that_is_reported_about(day: tuple[int, int, int], year: int) -> None:
    assert _year_of_report(dt.date(*day)) == year


@pytest.mark.long
def test_one_workbook_is_told_of_with_the_next_step(tmp_path: Path) -> None:
    path = tmp_path / "laporan kita.xlsx"
    shutil.copy(PUBLISHED, path)
    assert _said(tmp_path) == (
        '"laporan kita.xlsx": 7 kesalahan. Lihat satu per satu, dengan tanda di selnya:\n'
        '  lkjip-xl check "laporan kita.xlsx" --annotate'
    )
    shutil.copy(MENDED, path)
    assert _said(tmp_path).endswith('Tulis buku kerja jadinya:\n  lkjip-xl build "laporan kita.xlsx"')
    document = tmp_path / "LKjIP kita.docx"
    document.write_bytes(b"x")
    assert _said(tmp_path).splitlines()[2:] == [
        'Ada juga "LKjIP kita.docx". Naskah laporan dicocokkan:',
        '  lkjip-xl check "laporan kita.xlsx" --laporan "LKjIP kita.docx"',
        "Tanda di dalamnya, seperti {{Tabel 3.1.1.b}}, diisi dari buku kerja:",
        '  lkjip-xl build "laporan kita.xlsx" --ke "LKjIP kita.docx" -o "LKjIP kita_terisi.docx"',
    ]
    document.unlink()
    finished = tmp_path / "laporan kita_selesai.xlsx"
    finished.write_bytes(b"lama")
    os.utime(finished, (1, 1))
    assert _said(tmp_path).endswith('lkjip-xl build "laporan kita.xlsx" --timpa')
    os.utime(finished)
    assert _said(tmp_path).endswith('sudah ada: "laporan kita_selesai.xlsx".\nSerahkan keduanya.')
    shutil.copy(PUBLISHED, path)
    (tmp_path / "laporan kita_temuan.xlsx").write_bytes(b"x")
    assert _said(tmp_path).endswith('lkjip-xl check "laporan kita.xlsx" --annotate --timpa')
    shutil.copy("workbook_templates/lkjip_template.xlsx", path)
    assert "masih kosong. Buka di Excel" in _said(tmp_path)
    path.write_bytes(b"rusak")
    assert "ini bukan buku kerja Excel" in _said(tmp_path)


def test_what_is_written_from_a_workbook_with_macros_is_an_xlsx(tmp_path: Path) -> None:
    path, finished = tmp_path / "a.xlsm", tmp_path / "a_selesai.xlsx"
    shutil.copy(MENDED, path)
    finished.write_bytes(b"lama")
    os.utime(finished, (1, 1))
    assert _said(tmp_path).endswith("lkjip-xl build a.xlsm --timpa")


@pytest.mark.thorough
@pytest.mark.long
def test_several_workbooks_are_counted(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx", "b_temuan.xlsx"):
        shutil.copy(MENDED, tmp_path / name)
    said = _said(tmp_path)
    assert said.startswith("Ada 2 buku kerja Excel di folder ini.")
    assert "lkjip-xl check ." in said
    assert "lkjip-xl recap ." in said
    for name in ("LKjIP.docx", "lampiran.docx", "LKjIP_temuan.docx"):
        (tmp_path / name).write_bytes(b"x")
    said = _said(tmp_path)
    assert "Ada juga 2 dokumen Word. " in said
    assert "  lkjip-xl build BUKU_KERJA.xlsx --ke NASKAH.docx -o NASKAH_terisi.docx" in said.splitlines()


def test_the_command_alone(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = run()
    assert (code, err) == (0, "")
    assert out.splitlines()[-1] == "Semua perintah: lkjip-xl --help"


def test_every_command_has_an_example_in_its_help(run: Run) -> None:
    commands = ("template", "check", "build", "reconcile", "recap", "explain")
    assert all(f"  {name} " in run("--help")[1] for name in commands)
    for name in commands:
        code, out, _ = run(name, "--help")
        assert (code, f"Contoh: lkjip-xl {name}" in out) == (0, True)


@pytest.mark.long
@pytest.mark.parametrize(
    ("words", "expected"),
    [("lkjip-xl che", "check"), ("lkjip-xl check --det", "--detail"), ("lkjip-xl re", "reconcile")],
)
def test_a_shell_completes_commands_and_options(words: str, expected: str) -> None:
    environment = {"_LKJIP_XL_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))}
    program = "import sys; from lkjip_xl.cli.app import main; main()"
    command = [sys.executable, "-c", program]
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert expected in result.stdout.split()
    assert result.stderr == ""


def test_a_workbook_beside_a_file_of_the_finance_system_is_to_be_reconciled(tmp_path: Path) -> None:
    shutil.copy(MENDED, tmp_path / "lkjip.xlsx")
    shutil.copy(MENDED.parent / "keuangan" / "lra.xlsx", tmp_path / "lra.xlsx")
    said = _said(tmp_path)
    assert "lkjip-xl reconcile lkjip.xlsx lra.xlsx" in said
    assert "recap" not in said


@pytest.mark.long
def test_a_result_of_this_program_is_called_so(tmp_path: Path, run: Run) -> None:
    recap = tmp_path / "rekap.xlsx"
    run("recap", MENDED, "-o", recap)
    code, out, _ = run("check", recap)
    assert code == 3
    assert "ini hasil lkjip-xl sendiri" in out
