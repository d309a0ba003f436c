"""How many steps the interpreter takes: what grows faster than its input shows in it, whatever the machine."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def steps(work: Callable[[], object]) -> int:
    """How many instructions of Python some work takes in this process."""
    taken = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal taken
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        taken += event == "opcode"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return taken


def growth(work: Callable[[int], Callable[[], object]], size: int) -> float:
    """How many times as many steps the third portion of some size takes as the second: 1 where each is alike.

    ``work`` prepares what is to be done with so many rows or words.
    """
    once, twice, thrice = (steps(work(size * times)) for times in (1, 2, 3))
    return (thrice - twice) / (twice - once)
