"""What the terminal shows while a run takes its time; nothing in a pipe, and nothing of a quick run."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer

from lkjip_xl.text.words import printable

_SECONDS = 1.0
_BAR_WIDTH = 30
# More often than this nobody can read it.
_BETWEEN_SECONDS = 0.1


@contextmanager
def progress(text: str, seconds: float = _SECONDS) -> Iterator[None]:
    """Show a text on the terminal's error stream after some seconds, and take it away at the end."""
    if not sys.stderr.isatty():
        yield
        return
    stream, shown = sys.stderr, f"{printable(text)} …"
    timer = Timer(seconds, lambda: (stream.write(f"\r{shown}"), stream.flush()))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        stream.write(f"\r{' ' * len(shown)}\r")
        stream.flush()


class Bar:
    """How many of some things are done, on the terminal's error stream; it makes way for what is printed.

    ``show`` it before waiting, and ``advance`` it when something is done.
    """

    def __init__(self, text: str, total: int) -> None:
        self._text, self._total = printable(text), total
        self._done = 0
        self._begun = time.monotonic()
        self._shown_at = 0.0
        self._shown = ""

    def show(self) -> None:
        """Show the bar, unless it has been shown just now, or all is done."""
        now = time.monotonic()
        if not sys.stderr.isatty() or self._done == self._total or now - self._shown_at < _BETWEEN_SECONDS:
            return
        self._shown_at = now
        filled = _BAR_WIDTH * self._done // self._total
        bar = "#" * filled + "." * (_BAR_WIDTH - filled)
        self._write(f"{self._text} [{bar}] {self._done}/{self._total}{self._remaining(now - self._begun)}")

    def advance(self) -> None:
        """Count one more, and take the bar away."""
        self._done += 1
        if self._shown:
            self._write("")

    def _write(self, text: str) -> None:
        # Old consoles of Windows know no other way to erase.
        sys.stderr.write(f"\r{' ' * len(self._shown)}\r{text}")
        sys.stderr.flush()
        self._shown = text

    def _remaining(self, seconds: float) -> str:
        if seconds < _SECONDS or not self._done:
            return ""
        left = seconds / self._done * (self._total - self._done)
        return f", sisa kira-kira {left / 60:.0f} menit" if left >= 90 else f", sisa kira-kira {left:.0f} detik"
