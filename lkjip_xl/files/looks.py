"""How a text is set off from others, in a sheet or in a table of a document."""

from __future__ import annotations

from typing import NamedTuple


class Look(NamedTuple):
    """How a cell shows a text: in bold letters, and how far set in; more is further, in whatever measure."""

    bold: bool = False
    indent: int = 0


PLAIN = Look()
"""Not set off at all."""
