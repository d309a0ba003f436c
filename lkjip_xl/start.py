"""Where the program begins: before anything slow is imported, so that Ctrl+C ends it quietly at any moment."""

from __future__ import annotations

import os
import signal
import sys

# As in the table of exit codes; nothing has been begun that would have to be put away.
_INTERRUPTED = 130


def main() -> None:
    """Run the program as a process of its own."""
    heeded = signal.getsignal(signal.SIGINT) is not signal.SIG_IGN
    if heeded:
        signal.signal(signal.SIGINT, lambda *_: os._exit(_INTERRUPTED))
    from lkjip_xl.cli import main as run

    if heeded:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        run()
    except KeyboardInterrupt:  # between the last step and the end
        sys.exit(_INTERRUPTED)
    finally:
        # What is left is to take the process down; a traceback of that would tell nobody anything.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
