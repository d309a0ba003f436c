"""How often Python looks for garbage that holds itself."""

from __future__ import annotations

import gc

# What is imported and read of one file stays until it is judged, and is then left whole: looking for garbage among
# it at every 700 new objects, as Python does, takes a tenth of the time of a check. One file brings just under
# 100,000.
_OBJECTS_BETWEEN_COLLECTIONS = 120_000


def collect_rarely() -> None:
    """Have this process look for garbage about once for every file."""
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)


def leave_what_is_left() -> None:
    """Have Python not look for garbage among what is left when this process ends: all of it goes with the process.

    To look through everything that a check has imported and read takes a tenth of its time.
    """
    gc.freeze()
