"""The line on the terminal while a run takes its time."""

from __future__ import annotations

import io
import sys
import time
from threading import Event

import pytest

from lkjip_xl.cli.progress import Bar, progress


class Terminal(io.StringIO):
    """A stream that is a terminal, or is none; ``written`` tells when something has been shown."""

    def __init__(self, *, is_terminal: bool) -> None:
        super().__init__()
        self.is_terminal, self.written = is_terminal, Event()

    def isatty(self) -> bool:
        return self.is_terminal

    def write(self, text: str) -> int:
        self.written.set()
        return super().write(text)


def test_a_long_run_says_what_it_does_and_takes_it_away(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal(is_terminal=True)
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress("Memeriksa laporan.xlsx", seconds=0):
        assert terminal.written.wait(10)
    shown, blank, end = terminal.getvalue().split("\r")[1:]
    assert shown == "Memeriksa laporan.xlsx …"
    assert (blank, end) == (" " * len(shown), "")


def test_a_quick_run_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal(is_terminal=True)
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress("Memeriksa laporan.xlsx", seconds=1000):
        assert terminal.getvalue() == ""
    assert "Memeriksa" not in terminal.getvalue()


def test_a_pipe_gets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = Terminal(is_terminal=False)
    monkeypatch.setattr(sys, "stderr", pipe)
    with progress("Memeriksa laporan.xlsx", seconds=0):
        pass
    assert pipe.getvalue() == ""


def test_a_failure_takes_the_line_away_too(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal(is_terminal=True)
    monkeypatch.setattr(sys, "stderr", terminal)
    with pytest.raises(ValueError, match="rusak"), progress("Memeriksa", seconds=1000):
        raise ValueError("rusak")
    assert terminal.getvalue().endswith("\r")


def test_a_bar_counts_what_is_done_and_makes_way(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal(is_terminal=True)
    monkeypatch.setattr(sys, "stderr", terminal)
    now = 100.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    bar = Bar("Memeriksa", 300)
    shown = []
    for seconds in (1, 1, 100, 0.01):
        now += seconds
        bar.show()
        shown.append(terminal.getvalue().split("\r")[-1])
        bar.advance()
        assert terminal.getvalue().endswith("\r")
    assert shown == [
        f"Memeriksa [{'.' * 30}] 0/300",
        f"Memeriksa [{'.' * 30}] 1/300, sisa kira-kira 10 menit",
        f"Memeriksa [{'.' * 30}] 2/300, sisa kira-kira 253 menit",
        "",  # it has been shown just now
    ]
    for _ in range(296):
        bar.advance()
    now += 1
    bar.show()
    assert terminal.getvalue().endswith("\r")


def test_in_a_pipe_there_is_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = Terminal(is_terminal=False)
    monkeypatch.setattr(sys, "stderr", pipe)
    bar = Bar("Memeriksa", 2)
    for _ in range(2):
        bar.show()
        bar.advance()
    bar.show()
    assert pipe.getvalue() == ""
