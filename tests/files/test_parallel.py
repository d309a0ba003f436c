"""Work in several processes: in order, without loss, whatever becomes of one of them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from lkjip_xl.files.processes import alone, in_order, usual_processes


def square(number: int) -> int:
    # The first of them take longest: in order does not mean in the order of their ends.
    time.sleep(0.05 if number < 2 else 0)
    return number * number


def deadly(number: int) -> int:
    if number in {3, 11}:
        os._exit(9)
    return square(number)


@pytest.mark.parametrize("processes", [0, 1, 3])
def test_results_come_in_the_order_of_the_things(processes: int) -> None:
    assert list(in_order(square, range(40), processes)) == [(each, each * each) for each in range(40)]


def test_what_is_known_is_not_worked_on() -> None:
    found = list(in_order(deadly, [3, 5, 11], 2, known=lambda each: -1 if each in {3, 11} else None))
    assert found == [(3, -1), (5, 25), (11, -1)]
    assert list(in_order(deadly, [3, 5], 0, known=lambda each: -1 if each == 3 else None)) == [(3, -1), (5, 25)]


@pytest.mark.long
def test_a_process_that_dies_takes_nothing_with_it_but_its_own_thing() -> None:
    expected = [(each, None if each in {3, 11} else each * each) for each in range(30)]
    assert list(in_order(deadly, range(30), 2)) == expected


def test_alone_tells_who_is_to_blame() -> None:
    assert (alone(square, 5), alone(deadly, 3)) == (25, None)


def test_whoever_has_seen_enough_leaves_no_process_behind() -> None:
    import multiprocessing

    before = multiprocessing.active_children()
    results = in_order(square, range(1000), 2)
    assert next(results) == (0, 0)
    results.close()
    assert multiprocessing.active_children() == before


def waits(_: object) -> None:
    time.sleep(60)


@pytest.mark.long
def test_other_processes_of_the_same_program_are_left_alone() -> None:
    import multiprocessing

    other = multiprocessing.get_context("spawn").Process(target=waits, args=(None,))
    other.start()
    before = set(multiprocessing.active_children())
    try:
        assert list(in_order(deadly, [1, 3, 5], 2)) == [(1, 1), (3, None), (5, 25)]
        assert other.is_alive()
        # A process that an earlier test started may end by itself meanwhile; none may be left behind.
        assert set(multiprocessing.active_children()) <= before
    finally:
        other.kill()
        other.join()


def test_there_is_a_process_at_least() -> None:
    assert 1 <= usual_processes() <= 60


_PROGRAM = """
    import sys, time
    from pathlib import Path
    from lkjip_xl.files.processes import in_order
    def slow(number):
        Path(sys.argv[1], f"{number}.pid").write_text(str(__import__("os").getpid()))
        time.sleep(60)
    if __name__ == "__main__":
        try:
            list(in_order(slow, [1, 2], 2))
        except KeyboardInterrupt:
            sys.exit(130)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Windows are others")
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGKILL])
def test_no_process_outlives_the_one_that_started_it(ending: signal.Signals, tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(textwrap.dedent(_PROGRAM), encoding="utf-8")
    process = subprocess.Popen([sys.executable, program, tmp_path], stderr=subprocess.PIPE)
    pids = _pids(tmp_path, 2)
    process.send_signal(ending)
    _, said = process.communicate(timeout=20)
    # Whoever is killed cannot tidy up, and Python's own tracker says so.
    assert said == b"" or ending is signal.SIGKILL
    deadline = time.monotonic() + 20
    while any(Path(f"/proc/{pid}").exists() for pid in pids):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def _pids(folder: Path, number: int) -> list[int]:
    deadline = time.monotonic() + 30
    while True:
        found = [each.read_text() for each in folder.glob("*.pid")]
        if len(found) == number and all(found):
            return [int(each) for each in found]
        assert time.monotonic() < deadline
        time.sleep(0.05)
