"""Temporary files of a run lie in one folder, and nothing of them is left, not even of a run that was killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from lkjip_xl.files.run_folder import TEMPORARY, folder_of_a_run
from tests.sample_books import MENDED

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of Windows are others")


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for temporary files of its own."""
    folder = tmp_path / "sementara"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


def _everything(folder: Path) -> list[Path]:
    return [each for each in folder.rglob("*") if each.is_file()]


# Builds a workbook, stops in the middle of writing it, and says so.
_STOPS = """
import sys, time
from pathlib import Path
path_class = type(Path())
def wait(self, target):
    print("menulis", flush=True)
    time.sleep(60)
path_class.replace = path_class.hardlink_to = wait
from lkjip_xl.cli.app import main
main(sys.argv[1:])
"""


def _stopped(target: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", _STOPS, "build", str(MENDED), "-o", str(target)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    while "menulis" not in (line := process.stdout.readline()):
        assert line, "it ended without writing"
    return process


def _end(process: subprocess.Popen[str], number: signal.Signals) -> int:
    process.send_signal(number)
    _, err = process.communicate(timeout=60)
    assert "Traceback" not in err
    return process.returncode


@pytest.mark.long
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_whoever_ends_a_run_leaves_nothing(number: signal.Signals, temporary: Path, tmp_path: Path) -> None:
    process = _stopped(tmp_path / "jadi.xlsx")
    assert _everything(temporary), "a run has a folder with its lock"
    assert _end(process, number) == 130
    assert _everything(tmp_path) == []


@pytest.mark.long
def test_what_a_kill_leaves_is_swept_by_the_next_run_and_a_living_one_is_left_alone(
    temporary: Path, tmp_path: Path
) -> None:
    killed, living = _stopped(tmp_path / "mati.xlsx"), _stopped(tmp_path / "hidup.xlsx")
    assert _end(killed, signal.SIGKILL) == -signal.SIGKILL
    assert len(list(tmp_path.glob(f"{TEMPORARY}*"))) == 2
    with folder_of_a_run():
        assert len(list(tmp_path.glob(f"{TEMPORARY}*"))) == 1
        assert len(list(temporary.glob("*/run-*"))) == 2  # the living one, and this
    assert _end(living, signal.SIGTERM) == 130
    assert _everything(tmp_path) == []


@pytest.mark.usefixtures("temporary")
def test_nothing_else_is_removed_whatever_a_dead_run_has_noted(tmp_path: Path) -> None:
    precious = tmp_path / "laporan.xlsx"
    precious.write_text("laporan")
    link = tmp_path / f"{TEMPORARY}tautan.xlsx"
    link.symlink_to(precious)
    with folder_of_a_run():
        base = Path(tempfile.gettempdir()).parent
    dead = base / "run-mati"
    dead.mkdir()
    (dead / "kunci").write_bytes(b"")
    (dead / "di_luar").write_text(f"{precious}\0{link}\0relatif\0", encoding="utf-8")
    with folder_of_a_run():
        assert not dead.exists()
    assert precious.read_text() == "laporan"
    assert link.is_symlink()


def test_temporary_files_of_other_processes_lie_there_too(temporary: Path) -> None:
    with folder_of_a_run():
        own = tempfile.gettempdir()
        assert Path(own).is_relative_to(temporary)
        told = subprocess.run(
            [sys.executable, "-c", "import tempfile; print(tempfile.gettempdir())"],
            capture_output=True,
            text=True,
            check=True,
        )
        assert told.stdout.strip() == own
    assert tempfile.gettempdir() == str(temporary)
    assert os.environ["TMPDIR"] == str(temporary)


def test_a_folder_that_somebody_else_has_laid_there_is_not_used(temporary: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "lain"
    elsewhere.mkdir()
    (temporary / f"lkjip-xl-{os.getuid()}").symlink_to(elsewhere)
    with folder_of_a_run():
        assert tempfile.gettempdir() == str(temporary)
    assert _everything(elsewhere) == []
