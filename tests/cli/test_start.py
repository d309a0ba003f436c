"""Where the program begins and ends: an interrupt at any moment is one exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

_INTERRUPTED_WHILE_MAKING_A_CLASS = """
import sys
from lkjip_xl.cli import app
from lkjip_xl.cli import start

def run():
    try:
        exec("raise KeyboardInterrupt")  # as where a dataclass is being made
    except KeyboardInterrupt:
        sys.exit(130)

app.main = run
start.main()
"""
_INTERRUPTED_WHILE_PUTTING_AWAY = """
import sys, time
from lkjip_xl.cli import app
from lkjip_xl.cli import start

class PutAway:
    def __del__(self):
        raise KeyboardInterrupt

def run():
    try:
        PutAway()
        time.sleep(20)
    except KeyboardInterrupt:
        sys.exit(130)

app.main = run
start.main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends no process by a signal")
@pytest.mark.parametrize("program", [_INTERRUPTED_WHILE_MAKING_A_CLASS, _INTERRUPTED_WHILE_PUTTING_AWAY])
def test_an_interrupt_at_any_moment_ends_with_the_documented_code(program: str, tmp_path: Path) -> None:
    (tmp_path / "program.py").write_text(program, encoding="utf-8")
    root = Path(__file__).parents[2]
    ended = subprocess.run(
        [sys.executable, "-m", "program"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (130, "")
