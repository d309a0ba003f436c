"""Work that may end its process, in a process of its own: with a limit of memory and of time, and without a word.

A compiled reader that meets a broken file may ask for more memory than there is, or print pages of another
language's words, or never end. Here that ends the process that it runs in, and whoever asked is told so.

The process is begun with the first work and waits for the next: to begin one takes longer than to read most files.
Limits of memory and time are those of the system (Linux, macOS); Windows has none that a process can set for
itself, so there the time is kept from outside, and what a file declares must have been looked at before.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any, Generic, TypeVar

from lkjip_xl.files.limits import MEGABYTE
from lkjip_xl.files.processes import begin_quietly, signals_held_back
from lkjip_xl.files.refusal import UnreadableFile

Argument = TypeVar("Argument")
Item = TypeVar("Item")

# Python, its libraries and the room that they reserve, where the system does not tell.
_OWN_MEGABYTES = 600
_TOLD_BY_LINUX = Path("/proc/self/statm")
# What a slow computer may take longer than the time of its processor.
_PATIENCE = 4


class ProcessEnded(Exception):
    """The process ended in the middle of the work, or took more than it may."""


class WorkFailed(Exception):
    """The work ended with an error of its own; its text is the error's kind."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """How much memory (megabytes) and time of the processor (seconds) the work may take."""

    megabytes: int
    seconds: int


class _Said(Enum):
    ITEM = auto()
    REFUSED = auto()
    FAILED = auto()
    DONE = auto()


@dataclass(frozen=True, slots=True)
class _Order(Generic[Argument]):
    work: Callable[[Argument], Iterator[Any]]
    argument: Argument
    allowance: Allowance


def items_of(
    work: Callable[[Argument], Iterator[Item]], argument: Argument, allowance: Allowance
) -> Generator[Item, None, None]:
    """What the work yields; ``work``, what it takes and what it gives go from process to process.

    Raises:
        UnreadableFile: if the work refuses a file.
        ProcessEnded: if its process ends, or takes too long.
        WorkFailed: if it fails otherwise.

    """
    if sys.platform == "emscripten":  # there are no other processes in a browser
        yield from work(argument)
        return
    helper = _helper()
    finished = False
    try:
        yield from helper.items(_Order(work, argument, allowance))
        finished = True
    finally:
        if not finished:  # what is left of this work must not be taken for that of the next
            helper.stop()


class _Helper:
    """The process that waits for work."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process: SpawnProcess = context.Process(target=_serve, args=(theirs,), daemon=True)
        with signals_held_back():
            self._process.start()
        theirs.close()

    @property
    def is_alive(self) -> bool:
        return self._process.is_alive()

    def items(self, order: _Order[Any]) -> Iterator[Any]:
        try:
            self._connection.send(order)
            deadline = time.monotonic() + order.allowance.seconds * _PATIENCE
            while True:
                if not self._connection.poll(max(0.0, deadline - time.monotonic())):
                    raise ProcessEnded
                said, content = self._connection.recv()
                match said:
                    case _Said.ITEM:
                        yield content
                    case _Said.REFUSED:
                        raise UnreadableFile(content)
                    case _Said.FAILED:
                        raise WorkFailed(content)
                    case _:
                        return
        except (EOFError, OSError) as error:
            raise ProcessEnded from error

    def stop(self) -> None:
        self._connection.close()
        if self._process.is_alive():
            self._process.kill()
        self._process.join()


_WAITING: list[_Helper] = []


def _helper() -> _Helper:
    """The process that waits for work, or a new one."""
    while _WAITING and not _WAITING[0].is_alive:
        _WAITING.pop(0).stop()
    if not _WAITING:
        _WAITING.append(_Helper())
    return _WAITING[0]


def _serve(connection: Connection) -> None:
    """What the process does: work by work, each within its limits, with nothing to say on the terminal."""
    begin_quietly()
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    while True:
        try:
            order = connection.recv()
        except EOFError:
            return
        _limit(order.allowance)
        try:
            for item in order.work(order.argument):
                connection.send((_Said.ITEM, item))
            answer: tuple[_Said, Any] = (_Said.DONE, None)
        except UnreadableFile as error:
            answer = (_Said.REFUSED, error.unreadable)
        except MemoryError:
            os._exit(1)
        except Exception as error:
            answer = (_Said.FAILED, type(error).__name__)
        connection.send(answer)


def _limit(allowance: Allowance) -> None:
    """Let the system end this process where it takes more than the work may."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + allowance.seconds + 1
    for kind, most in (
        (resource.RLIMIT_AS, _own_bytes() + allowance.megabytes * MEGABYTE),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (soft, hard))


def _own_bytes() -> int:
    """What this process has reserved before the work."""
    try:
        pages = int(_TOLD_BY_LINUX.read_text(encoding="ascii").split()[0])
    except (OSError, ValueError):
        return _OWN_MEGABYTES * MEGABYTE
    return pages * os.sysconf("SC_PAGE_SIZE")
