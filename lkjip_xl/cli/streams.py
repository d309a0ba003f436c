"""What the program writes on, also where nobody reads it any more: ``lkjip-xl check laporan/ | head -1``.

Whoever closes a pipe has seen enough of the words; the work goes on to its end, so that no file that was asked for
is missing or half written, and the exit code is that of the whole work. Where it is the disk that takes no more of
them, the work goes on too, and whoever reads the exit code is told.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

# Windows says of a closed pipe that the argument is wrong.
_CLOSED = frozenset({errno.EPIPE, errno.EINVAL})


class Outlet(io.RawIOBase):
    """A file descriptor that swallows what nobody reads."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self.is_closed_outside = False
        self.has_failed = False

    def writable(self) -> bool:
        """It is for writing alone."""
        return True

    def fileno(self) -> int:
        """The descriptor itself."""
        return self._descriptor

    def write(self, content: ReadableBuffer, /) -> int:
        """Write what it takes, or everything to nowhere."""
        if not self.is_closed_outside:
            try:
                return os.write(self._descriptor, content)
            except OSError as error:
                self.is_closed_outside = True
                self.has_failed = error.errno not in _CLOSED
        return memoryview(content).nbytes


@contextmanager
def patient_streams() -> Iterator[None]:
    """Make both streams go on when whoever reads them stops, and bear with one that is not there."""
    before = sys.stdout, sys.stderr
    with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123 - no path, but a device of the system
        sys.stdout, sys.stderr = (_patient(stream, nowhere) for stream in before)
        try:
            yield
        finally:
            sys.stdout, sys.stderr = before


def is_read() -> bool:
    """Whether somebody may still read what is printed."""
    raw = getattr(getattr(sys.stdout, "buffer", None), "raw", None)
    return not (isinstance(raw, Outlet) and raw.is_closed_outside)


def is_cut_short() -> bool:
    """Whether what was printed could not be kept: it goes to a file on a disk that is full, say."""
    sys.stdout.flush()
    raw = getattr(getattr(sys.stdout, "buffer", None), "raw", None)
    return isinstance(raw, Outlet) and raw.has_failed


def _patient(stream: TextIO | None, nowhere: TextIO) -> TextIO:
    if stream is None:  # the program was started without it
        return nowhere
    # A terminal is never closed by its reader, and knows more than bytes on Windows; others stand in for a test.
    if (
        not isinstance(stream, io.TextIOWrapper)
        or stream not in (sys.__stdout__, sys.__stderr__)
        or stream.isatty()
    ):
        return stream
    stream.flush()
    outlet = io.BufferedWriter(Outlet(stream.fileno()))
    return io.TextIOWrapper(outlet, encoding=stream.encoding, errors=stream.errors, line_buffering=True)
