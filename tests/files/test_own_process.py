"""Work in a process of its own: whatever becomes of it, whoever asked is told, and the next work is done."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator

import pytest

from lkjip_xl.files.own_process import Allowance, ProcessEnded, WorkFailed, items_of
from lkjip_xl.files.refusal import UnreadableFile, refused

_MUCH = Allowance(megabytes=300, seconds=20)


def _counted(most: int) -> Iterator[int]:
    yield from range(most)


def _refuses(_: int) -> Iterator[int]:
    yield 1
    raise refused("rusak.", "Minta lagi.")


def _fails(_: int) -> Iterator[int]:
    yield 1
    raise ZeroDivisionError


def _ends(_: int) -> Iterator[int]:
    yield 1
    os.write(2, b"thread panicked at src/lib.rs")
    os.abort()


def _is_greedy(megabytes: int) -> Iterator[int]:
    yield len(bytearray(megabytes * 1_000_000))


def _is_endless(_: int) -> Iterator[int]:
    yield 1
    while True:
        pass


def _all(work: Callable[[int], Iterator[int]], argument: int, allowance: Allowance = _MUCH) -> list[int]:
    return list(items_of(work, argument, allowance))


def test_what_it_yields_comes_in_order() -> None:
    assert _all(_counted, 5_000) == list(range(5_000))
    assert _all(_counted, 0) == []


def test_a_refusal_is_one_here_too() -> None:
    with pytest.raises(UnreadableFile) as caught:
        _all(_refuses, 0)
    assert (caught.value.unreadable.reason, caught.value.unreadable.hint) == ("rusak.", "Minta lagi.")


def test_an_error_is_told_by_its_kind() -> None:
    with pytest.raises(WorkFailed, match="ZeroDivisionError"):
        _all(_fails, 0)
    assert _all(_counted, 3) == [0, 1, 2]


def test_the_end_of_the_process_is_told_and_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ProcessEnded):
        _all(_ends, 0)
    assert _all(_counted, 3) == [0, 1, 2]
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not limit the memory of a process so")
def test_more_memory_than_allowed_ends_it() -> None:
    with pytest.raises(ProcessEnded):
        _all(_is_greedy, 900, Allowance(megabytes=100, seconds=20))
    assert _all(_is_greedy, 50, Allowance(megabytes=100, seconds=20)) == [50_000_000]


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="there the time is kept from outside, which takes longer")
def test_more_time_than_allowed_ends_it() -> None:
    with pytest.raises(ProcessEnded):
        _all(_is_endless, 0, Allowance(megabytes=300, seconds=1))
    assert _all(_counted, 3) == [0, 1, 2]


def test_what_nobody_waits_for_any_more_is_not_taken_for_the_next() -> None:
    abandoned = items_of(_counted, 1_000_000, _MUCH)
    assert next(abandoned) == 0
    abandoned.close()
    assert _all(_counted, 3) == [0, 1, 2]
