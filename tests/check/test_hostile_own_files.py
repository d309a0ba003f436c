"""Every broken or hostile file of an agency's own ends in a result or a clear sentence, whatever reads it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.hostile_own_files import HOSTILE_OWN_FILES, HostileOwnFile
from tests.sample_books import MENDED

MOST_SECONDS, MOST_MEGABYTES = 20, 500
_RUN = """
import re, sys, time
from pathlib import Path
from lkjip_xl.cli.app import main
try:
    main(sys.argv[1:])
finally:
    peak = re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text(encoding="ascii"))
    print(f"diukur {time.process_time()} {peak.group(1)}", file=sys.stderr)
"""
COMMANDS: dict[str, Callable[[Path], Sequence[object]]] = {
    "check": lambda file: ("check", file),
    "check --annotate": lambda file: ("check", file, "--annotate", "-o", file.with_stem("tanda")),
    "check --tahun-lalu": lambda file: ("check", MENDED, "--tahun-lalu", file),
    "template --dari": lambda file: ("template", "--dari", file, "-o", file.with_name("templat.xlsx")),
    "template --lanjut": lambda file: (
        *("template", "--lanjut", file, "--tahun", "2025"),
        *("-o", file.with_name("templat.xlsx")),
    ),
    "recap": lambda file: ("recap", file.parent, "-o", file.with_name("rekap.xlsx")),
}


def _run(words: Sequence[object]) -> tuple[int, str, float, float]:
    """The exit code, what was said, the seconds of the processor, and the megabytes at the peak."""
    command = [sys.executable, "-c", _RUN, *map(str, words)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    measured = re.search(r"^diukur ([\d.]+) (\d+)$", ended.stderr, re.MULTILINE)
    assert measured is not None, ended.stderr
    said = ended.stdout + ended.stderr.replace(measured[0], "")
    return ended.returncode, said, float(measured[1]), int(measured[2]) / 1024


@pytest.mark.long
@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("case", HOSTILE_OWN_FILES, ids=lambda case: case.name)
def test_it_ends_soon_and_clearly(case: HostileOwnFile, command: str, tmp_path: Path) -> None:
    file = case.make(tmp_path)
    before = file.read_bytes()

    code, said, seconds, megabytes = _run(COMMANDS[command](file))

    assert code in {0, 1, 2, 3}
    assert command != "check" or code == case.code
    assert "Traceback" not in said
    assert "program ini sendiri" not in said
    assert said.strip()
    assert file.read_bytes() == before
    assert seconds < MOST_SECONDS
    assert megabytes < MOST_MEGABYTES
