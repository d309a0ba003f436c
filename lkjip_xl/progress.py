"""A line on the terminal while a run takes its time; nothing in a pipe, and nothing of a quick run."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer

from lkjip_xl.words import printable

_SECONDS = 1.0


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
