"""What is written appears whole or not at all, also when the disk is full or somebody presses Ctrl+C."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.finance_files import KEUANGAN
from tests.running import Run
from tests.sample_books import MENDED, PUBLISHED

_WRITERS: dict[str, list[object]] = {
    "template": ["template"],
    "build": ["build", MENDED],
    "check": ["check", "--format", "html", PUBLISHED],
    "annotate": ["check", "--annotate", PUBLISHED],
    "reconcile": ["reconcile", PUBLISHED, KEUANGAN / "rekap_5.xlsx"],
}


def _suffix(command: str) -> str:
    return ".html" if command == "check" else ".xlsx"


def _started(arguments: Sequence[object], before: str = "") -> subprocess.Popen[str]:
    # A job in the background ignores Ctrl+C, and hands that on.
    heeds = "import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)"
    program = f"{heeds}\n{before}\nfrom lkjip_xl.cli.app import main\nmain({[str(each) for each in arguments]!r})"
    return subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of a file's size")
@pytest.mark.parametrize("command", _WRITERS)
def test_a_full_disk_leaves_what_stood_there(command: str, tmp_path: Path) -> None:
    target = tmp_path / f"hasil{_suffix(command)}"
    target.write_text("lama")
    # No file may become larger than this: a write fails as on a full disk.
    limit = "import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))"
    process = _started([*_WRITERS[command], "-o", target, "--timpa"], limit)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 2
    assert "tidak dapat ditulis" in err
    assert "Traceback" not in out + err
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [(target.name, "lama")]


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no such signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("command", _WRITERS)
def test_an_interrupt_in_the_middle_of_a_write_leaves_nothing(
    command: str, number: signal.Signals, tmp_path: Path
) -> None:
    target = tmp_path / f"hasil{_suffix(command)}"
    target.write_text("lama")
    # The write stops in the middle, and goes on only after the signal has come.
    stop = (
        "import time\nfrom pathlib import Path\nimport lkjip_xl.files.whole_file as module\n"
        "path_class = type(Path())\n"
        "def wait(self, target):\n    print('menulis', flush=True)\n    time.sleep(60)\n"
        "path_class.replace = wait\n"
    )
    process = _started([*_WRITERS[command], "-o", target, "--timpa"], stop)
    assert process.stdout is not None
    while "menulis" not in (line := process.stdout.readline()):
        assert line, "it ended without writing"
    assert len(list(tmp_path.iterdir())) == 2
    process.send_signal(number)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (130, "Dihentikan.\n")
    assert "Traceback" not in out
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [(target.name, "lama")]


@pytest.mark.long
@pytest.mark.parametrize("command", _WRITERS)
def test_an_output_that_is_open_in_excel_is_told(
    command: str, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise PermissionError(13, "The process cannot access the file because it is being used")

    target = tmp_path / f"hasil{_suffix(command)}"
    target.write_text("lama")
    monkeypatch.setattr(Path, "replace", fail)
    code, _, err = run(*_WRITERS[command], "-o", target, "--timpa")
    assert (code, "Tutup berkas itu di Excel" in err) == (2, True)
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [(target.name, "lama")]


# Every kind of file that a command reads, by its place in the arguments; -o names it.
_READERS: dict[str, tuple[str, list[str]]] = {
    "check": ("buku.xlsx", ["check", "buku.xlsx", "--format", "xlsx"]),
    "a folder": ("buku.xlsx", ["check", ".", "--format", "xlsx"]),
    "annotate": ("buku.xlsx", ["check", "buku.xlsx", "--annotate"]),
    "last year": ("lalu.xlsx", ["check", "buku.xlsx", "--tahun-lalu", "lalu.xlsx", "--format", "xlsx"]),
    "last year, annotate": ("lalu.xlsx", ["check", "buku.xlsx", "--tahun-lalu", "lalu.xlsx", "--annotate"]),
    "last year, a folder": ("lalu.xlsx", ["check", "buku.xlsx", "--tahun-lalu", ".", "--format", "xlsx"]),
    "build": ("buku.xlsx", ["build", "buku.xlsx"]),
    "finance": ("keuangan.xlsx", ["reconcile", "buku.xlsx", "keuangan.xlsx"]),
    "template from finance": ("keuangan.xlsx", ["template", "--dari", "keuangan.xlsx"]),
    "next year": ("buku.xlsx", ["template", "--lanjut", "buku.xlsx"]),
    "recap": ("buku.xlsx", ["recap", "."]),
    "list of agencies": ("daftar.xlsx", ["recap", "buku.xlsx", "--daftar", "daftar.xlsx"]),
}


@pytest.mark.long
@pytest.mark.parametrize("by_link", [False, True])
@pytest.mark.parametrize("case", _READERS)
def test_what_a_command_reads_is_never_its_output(
    case: str, by_link: bool, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, arguments = _READERS[case]
    for name in ("buku.xlsx", "lalu.xlsx"):
        shutil.copy(MENDED, tmp_path / name)
    for name in ("keuangan.xlsx", "daftar.xlsx"):
        shutil.copy(KEUANGAN / "rekap_5.xlsx", tmp_path / name)
    monkeypatch.chdir(tmp_path)
    target = Path(read)
    if by_link:
        target = tmp_path / "lain" / "nama lain.xlsx"
        target.parent.mkdir()
        os.link(read, target)
    before = (tmp_path / read).read_bytes()
    code, out, err = run(*arguments, "-o", target, "--timpa")
    assert (code, out) == (2, "")
    assert "adalah berkas masukan dan tidak boleh ditimpa" in err
    assert (tmp_path / read).read_bytes() == before


@pytest.mark.long
@pytest.mark.parametrize("command", _WRITERS)
def test_an_output_is_refused_before_any_work(command: str, tmp_path: Path, run: Run) -> None:
    there = tmp_path / f"ada{_suffix(command)}"
    there.write_text("lama")
    folder = tmp_path / f"folder{_suffix(command)}"
    folder.mkdir()
    for target, words in (
        (there, "sudah ada"),
        (folder, "adalah folder"),
        (tmp_path / "tidak ada" / there.name, "Folder"),
        (tmp_path / "hasil.pdf", "harus berakhiran"),
    ):
        code, out, err = run(*_WRITERS[command], "-o", target)
        assert (code, out, words in err) == (2, "", True)
    assert there.read_text() == "lama"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such folder")
def test_a_folder_that_takes_no_files_is_told(run: Run) -> None:
    code, _, err = run("build", MENDED, "-o", "/proc/hasil.xlsx")
    assert (code, "tidak dapat ditulis" in err) == (2, True)


@pytest.mark.long
@pytest.mark.parametrize(
    ("command", "encoding"),
    [
        *(("check", encoding) for encoding in ("cp437", "cp1252", "ascii", "utf-8")),
        *(
            (command, "ascii")
            for command in ("check --format json", "check --format csv", "explain", "explain T01")
        ),
    ],
)
def test_every_console_can_show_it(command: str, encoding: str, tmp_path: Path) -> None:
    """Also a file whose name is no text at all, as it comes from another computer."""
    arguments = command.split()
    if arguments[0] == "check":
        name = tmp_path / "L\udcffKjIP 😀.xlsx" if sys.platform == "linux" else tmp_path / "LKjIP 😀.xlsx"
        name.write_bytes(PUBLISHED.read_bytes())
        arguments.append(str(name))
    done = subprocess.run(
        [sys.executable, "-m", "lkjip_xl", *arguments],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": encoding},
        check=False,
    )
    assert (done.returncode, done.stderr) == (int(arguments[0] == "check"), b"")
    assert b"T01" in done.stdout


def test_a_reader_that_has_seen_enough_is_no_trouble() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "lkjip_xl", "explain"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.wait(timeout=60) == 0
    assert process.stderr.read() == b""
    process.stderr.close()


@pytest.mark.long
def test_a_name_is_printed_as_given_and_never_obeyed(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "a\x1b[31m [red]&<b>\\.xlsx"
    path.write_bytes(MENDED.read_bytes())
    for arguments in (["check", path], ["build", path], ["build", path], ["check", path, "-o", path]):
        _, out, err = run(*arguments)
        assert "\x1b" not in out + err
        assert "a [31m [red]&<b>\\" in "".join((out + err).split("\n"))
