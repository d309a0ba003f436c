"""The files of one run of the program: what it reads, and what it must not replace.

What is an input is never an output, whatever a command is told and whoever writes it: the reading of each file is
noted here, and the one place that writes files asks before it puts one into place.
"""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class RunFiles:
    """The files that a run has read, by name and by what the system knows them as; and its new outputs."""

    _names: set[Path] = field(default_factory=set)
    _numbers: set[tuple[int, int]] = field(default_factory=set)
    _new: set[Path] = field(default_factory=set)

    def reads(self, paths: Iterable[Path]) -> None:
        """Note files that are read, or are about to be."""
        for path in paths:
            self._names.add(_resolved(path))
            # A link, another spelling and a hard link lead to the same file.
            self._numbers.update(_number(path))

    def is_read(self, path: Path) -> bool:
        """Whether a path leads to a file that is read, by whatever name."""
        return _resolved(path) in self._names or not self._numbers.isdisjoint(_number(path))

    def writes_anew(self, target: Path) -> None:
        """Note an output that must not replace anything: there was nothing where it goes."""
        self._new.add(_resolved(target))

    def replaces(self, target: Path) -> bool:
        """Whether an output may take the place of another file."""
        return _resolved(target) not in self._new

    def has_written(self, target: Path) -> None:
        """Note that an output is there, which the same run may write again."""
        self._new.discard(_resolved(target))


_RUN: ContextVar[RunFiles | None] = ContextVar("run", default=None)


@contextmanager
def files_of_a_run() -> Iterator[None]:
    """One run of the program, from its first file to its last."""
    token = _RUN.set(RunFiles())
    try:
        yield
    finally:
        _RUN.reset(token)


def current_run() -> RunFiles:
    """The files of the run that is going on; outside of one nothing is remembered."""
    return _RUN.get() or RunFiles()


def has_an_end(path: Path) -> bool:
    """Whether a file can be read to its end: a pipe, a device and some files of the system (/proc) may have none.

    Those files say of themselves that they are empty. False too where there is no file, or it may not be reached.
    """
    try:
        found = path.stat()
    except (OSError, ValueError):  # also a name that no file can have
        return False
    return stat.S_ISREG(found.st_mode) and found.st_size > 0


def _number(path: Path) -> Iterator[tuple[int, int]]:
    try:
        found = path.stat()
    except OSError:
        return
    if found.st_ino:  # some file systems of Windows have none
        yield found.st_dev, found.st_ino


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # a link that leads to itself
        return path.absolute()
