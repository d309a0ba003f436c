"""What becomes of the program when whoever reads its output stops: ``lkjip-xl check laporan/ | head -1``."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.finance_files import KEUANGAN
from tests.sample_books import MENDED, PUBLISHED

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes of Windows are others")


def _unread(*arguments: object, also_errors: bool = False) -> tuple[int, str]:
    """The program with its output to a pipe that nobody reads: its exit code, and what it says of its troubles."""
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "lkjip_xl", *map(str, arguments)]
    errors = writing if also_errors else subprocess.PIPE
    with os.fdopen(writing, "wb") as output:
        process = subprocess.run(command, stdout=output, stderr=errors, check=False, timeout=120)
    return process.returncode, (process.stderr or b"").decode()


@pytest.mark.long
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("check", PUBLISHED), 1),
        (("check", PUBLISHED, "--format", "json"), 1),
        (("check", PUBLISHED, "--format", "csv"), 1),
        (("check", PUBLISHED, "--format", "html"), 1),
        (("check", MENDED), 0),
        (("explain",), 0),
        (("--help",), 0),
    ],
)
def test_the_exit_code_is_that_of_the_work(arguments: tuple[object, ...], code: int) -> None:
    assert _unread(*arguments) == (code, "")


@pytest.mark.long
def test_what_is_written_is_written_whole(tmp_path: Path) -> None:
    code, said = _unread("check", PUBLISHED, "--annotate", "-o", tmp_path / "temuan.xlsx")
    assert (code, said.startswith("Salinan")) == (1, True)
    assert [each.name for each in tmp_path.iterdir()] == ["temuan.xlsx"]


@pytest.mark.long
def test_many_workbooks_are_all_checked(tmp_path: Path) -> None:
    files = [MENDED, PUBLISHED, "--no-cache"]
    assert _unread("check", *files) == (1, "")
    assert _unread("check", *files, "-o", tmp_path / "hasil.json") == (1, "")
    assert (tmp_path / "hasil.json").read_text(encoding="utf-8").rstrip().endswith("}")


@pytest.mark.long
def test_complaints_that_nobody_reads_change_nothing() -> None:
    assert _unread("check", "tidak_ada.xlsx", also_errors=True)[0] == 2


@pytest.mark.long
def test_without_any_output_the_exit_code_is_left() -> None:
    command = f'"{sys.executable}" -m lkjip_xl check "{PUBLISHED}" >&- 2>&-'
    assert subprocess.run(command, shell=True, check=False, timeout=120).returncode == 1  # noqa: S602 - a shell closes


@pytest.mark.long
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no disk that is always full")
def test_a_full_disk_behind_the_output_is_told_and_the_work_goes_on(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "lkjip_xl", "check", str(PUBLISHED), "--annotate"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*command, "-o", tmp_path / "temuan.xlsx"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=120,
        )
    assert done.returncode == 2
    first, second = done.stderr.decode().splitlines()
    assert first.startswith("Salinan dengan tanda")
    assert second.startswith("Yang dicetak tidak tersimpan seluruhnya: tempat tujuannya (sesudah tanda >) penuh")
    assert [each.name for each in tmp_path.iterdir()] == ["temuan.xlsx"]


@pytest.mark.thorough
@pytest.mark.long
@pytest.mark.parametrize(("flags", "optimized"), [(["-OO"], ""), ([], "2"), ([], "1")])
@pytest.mark.parametrize(
    "arguments", [["explain", "T01"], ["check", str(PUBLISHED), "--format", "html"], ["--help"]]
)
def test_a_python_that_leaves_docstrings_out_changes_nothing(
    arguments: list[str], flags: list[str], optimized: str
) -> None:
    environment = {**os.environ, "COLUMNS": "100"}
    command = ["-m", "lkjip_xl", *arguments]
    usual = subprocess.run([sys.executable, *command], env=environment, capture_output=True, check=False)
    environment["PYTHONOPTIMIZE"] = optimized
    done = subprocess.run([sys.executable, *flags, *command], env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (usual.returncode, usual.stdout, usual.stderr)


@pytest.mark.long
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&- <&-"])
def test_a_finance_file_is_read_without_streams(tmp_path: Path, closed: str) -> None:
    written = tmp_path / "rekonsiliasi.xlsx"
    command = f'"{sys.executable}" -m lkjip_xl reconcile "{MENDED}" "{KEUANGAN / "rekap_5.xlsx"}" -o "{written}"'
    done = subprocess.run(f"{command} {closed}", shell=True, capture_output=True, check=False, timeout=120)  # noqa: S602 - a shell closes
    assert (done.returncode, written.exists()) == (0, True)
