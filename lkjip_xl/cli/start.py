"""Where the program begins: before anything slow is imported, so that Ctrl+C ends it quietly at any moment."""

from __future__ import annotations

import os
import signal
import sys

from lkjip_xl.files.garbage import collect_rarely, leave_what_is_left
from lkjip_xl.files.signals import heeded, interrupt_on

# Nothing is imported that is not needed before Ctrl+C is heeded, typing included.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from sys import UnraisableHookArgs

# Seconds until an interrupt comes again.
_SOON = 0.01
# As in the table of exit codes; nothing has been begun that would have to be put away.
_INTERRUPTED = 130
_BEGUN_AGAIN = "LKJIP_XL_DIMULAI_LAGI"


def _heed_what_python_drops(dropped: UnraisableHookArgs) -> None:
    """What comes while Python puts something away is dropped there, with a traceback: an interrupt comes again."""
    if issubclass(dropped.exc_type, KeyboardInterrupt):
        from _thread import start_new_thread

        while True:
            try:
                # Not from here: what is raised in this function is dropped, too.
                start_new_thread(_interrupt_again, ())
                return
            except KeyboardInterrupt:  # on a busy computer the next one comes before this function ends
                continue
    else:
        sys.__unraisablehook__(dropped)


def _interrupt_again() -> None:
    import time

    time.sleep(_SOON)
    if sys.platform == "win32":
        from _thread import interrupt_main

        interrupt_main()
    else:  # it also wakes who waits
        from threading import main_thread

        signal.pthread_kill(main_thread().ident or 0, signal.SIGINT)


def main() -> None:
    """Run the program as a process of its own."""
    _keep_docstrings()
    _fill_closed_streams()
    collect_rarely()
    numbers = heeded()
    for number in numbers:
        signal.signal(number, lambda *_: os._exit(_INTERRUPTED))
    sys.unraisablehook = _heed_what_python_drops
    from lkjip_xl.cli.app import main as run

    interrupt_on(numbers)
    try:
        run()
    except KeyboardInterrupt:  # between the last step and the end
        sys.exit(_INTERRUPTED)
    finally:
        leave_what_is_left()
        # What is left is to take the process down; a traceback of that would tell nobody anything.
        for number in numbers:
            signal.signal(number, signal.SIG_IGN)
        # An interrupt that came while text was run as code (a dataclass is made that way) stays noted in Python,
        # also once it is handled: ``python -m`` would end by SIGINT instead of the exit code, unless more is run.
        exec("")  # noqa: S102


def _fill_closed_streams() -> None:
    """Put nothing where a stream was closed (``>&-``, a service): else a pipe of our own would take its number.

    The process that reads files of the finance system quietens its streams, and with them that pipe.
    """
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            # The system gives the lowest number that is free.
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)


def _keep_docstrings() -> None:
    """Begin again where Python was told to leave docstrings out (-OO): they are the pages of rules, and help."""
    if sys.flags.optimize < 2 or _BEGUN_AGAIN in os.environ:
        return
    environment = {name: text for name, text in os.environ.items() if name != "PYTHONOPTIMIZE"}
    environment[_BEGUN_AGAIN] = "1"
    command = [sys.executable, *(each for each in sys.orig_argv[1:] if each not in {"-O", "-OO"})]
    if sys.platform == "win32":  # there the one who waits for this process would not wait for the next
        import subprocess

        sys.exit(subprocess.call(command, env=environment))  # noqa: S603 - what was begun, once more
    os.execve(sys.executable, command, environment)  # noqa: S606 - the same
