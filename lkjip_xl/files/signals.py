"""The signals by which somebody ends the program from outside, and how they are heeded.

``cli/start.py`` heeds them from the first moment on, ``cli/app.py`` says "Dihentikan." and ends with 130.
"""

from __future__ import annotations

import signal

# Ctrl+C, whoever ends a process, and a window that is closed; Windows does not have all of them.
FROM_OUTSIDE = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


def heeded() -> list[signal.Signals]:
    """Those that nobody told this process to ignore: nohup and a job in the background stay as they are."""
    return [number for number in FROM_OUTSIDE if signal.getsignal(number) is not signal.SIG_IGN]


def interrupt_on(numbers: list[signal.Signals]) -> None:
    """Let each of them end what is being done as Ctrl+C does: no half file is left behind."""
    for number in numbers:
        signal.signal(number, signal.default_int_handler)
