"""The same work on many things in several processes, with the results in the order of the things.

Whatever happens to one thing, even the end of the process that works on it, stops none of the others. No process
is left behind: the workers end with a Ctrl+C, with the one that started them, and with whoever kills that one.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from multiprocessing.context import BaseContext, SpawnProcess
from typing import Any, Generic, TypeVar, cast

from lkjip_xl.files.garbage import collect_rarely
from lkjip_xl.files.signals import FROM_OUTSIDE

Thing = TypeVar("Thing")
Result = TypeVar("Result")

# So many things wait for each process: enough to keep it busy, few enough to hold little in memory.
_WAITING = 4
# Windows cannot wait for more processes at once.
_MOST_PROCESSES = 60


def usual_processes() -> int:
    """How many processes the computer can run at once."""
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(available, _MOST_PROCESSES))


@dataclass
class _Item(Generic[Thing, Result]):
    """A thing on its way: what is known of it already, or the work that has begun."""

    thing: Thing
    known: Result | None = None
    begun: Future[Result] | None = None


def in_order(
    work: Callable[[Thing], Result],
    things: Iterable[Thing],
    processes: int,
    known: Callable[[Thing], Result | None] = lambda _: None,
) -> Generator[tuple[Thing, Result | None], None, None]:
    """Each thing with the result of the work on it; None where its process has ended in the middle of it.

    ``work`` and what it takes and gives go from process to process. ``known`` is asked in this process, and what
    it knows needs no work. Without other processes the work is done in this one.
    """
    if not processes:
        for thing in things:
            found = known(thing)
            yield thing, work(thing) if found is None else found
        return
    workers = _Workers(work, processes)
    waiting: deque[_Item[Thing, Result]] = deque()
    remaining = iter(things)
    try:
        while True:
            for thing in islice(remaining, processes * _WAITING - len(waiting)):
                waiting.append(workers.begin(thing, known(thing)))
            if not waiting:
                return
            item = waiting.popleft()
            try:
                yield item.thing, item.known if item.begun is None else item.begun.result()
            except BrokenProcessPool:
                # One of those that were worked on is to blame; alone, each shows whether it is the one.
                workers.stop()
                again = [item, *waiting]
                waiting.clear()
                for each in again:
                    yield each.thing, each.known if each.begun is None else alone(work, each.thing)
                workers = _Workers(work, processes)
    finally:
        workers.stop()


def alone(work: Callable[[Thing], Result], thing: Thing) -> Result | None:
    """The work on one thing in a process of its own; None where that process ends in the middle of it."""
    workers = _Workers(work, 1)
    try:
        begun = workers.begin(thing, None).begun
        return begun.result() if begun else None
    except BrokenProcessPool:
        return None
    finally:
        workers.stop()


class _OwnProcesses:
    """A context that remembers which processes it has begun; its pool tells nobody.

    The same on every system: a new process that holds nothing of this one.
    """

    def __init__(self) -> None:
        self.begun: list[SpawnProcess] = []
        self._spawn = multiprocessing.get_context("spawn")

    def __getattr__(self, name: str) -> Any:
        return getattr(self._spawn, name)

    def Process(self, *arguments: Any, **options: Any) -> SpawnProcess:  # noqa: N802 - the pool asks for this name
        """A process that the pool is about to begin."""
        process = self._spawn.Process(*arguments, **options)
        self.begun.append(process)
        return process


class _Workers(Generic[Thing, Result]):
    """Processes that wait for work."""

    def __init__(self, work: Callable[[Thing], Result], processes: int) -> None:
        self._work = work
        self._own = _OwnProcesses()
        context = cast(BaseContext, self._own)  # it has all that a pool asks of one
        self._pool = ProcessPoolExecutor(processes, mp_context=context, initializer=begin_quietly)

    def begin(self, thing: Thing, known: Result | None) -> _Item[Thing, Result]:
        """Begin the work on a thing, if nothing is known of it."""
        if known is not None:
            return _Item(thing, known)
        try:
            with signals_held_back():
                return _Item(thing, begun=self._pool.submit(self._work, thing))
        except BrokenProcessPool as broken:
            failed: Future[Result] = Future()
            failed.set_exception(broken)
            return _Item(thing, begun=failed)

    def stop(self) -> None:
        """End these processes, whatever they are at, and no others that this one may have."""
        for worker in self._own.begun:
            if worker.is_alive():
                worker.terminate()
        self._pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def signals_held_back() -> Iterator[None]:
    """Let a signal wait while a process begins: it takes over what waits, and has no words for it yet."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, FROM_OUTSIDE)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def begin_quietly() -> None:
    """What a new process does first: end without a word on Ctrl+C, and with the one that started it."""
    collect_rarely()
    for number in FROM_OUTSIDE:
        if signal.getsignal(number) is not signal.SIG_IGN:  # nohup
            signal.signal(number, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, FROM_OUTSIDE)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
