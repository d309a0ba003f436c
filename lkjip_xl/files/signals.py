"""The signals by which somebody ends the program from outside."""

from __future__ import annotations

import signal

# Ctrl+C, whoever ends a process, and a window that is closed; Windows does not have all of them.
FROM_OUTSIDE = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
