"""What tests of one file share, each piece of it made when the first test asks for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Made = TypeVar("Made")


class OnDemand(dict[str, Made]):
    """Values by their names: of the cases of a long test few are run, and not all by one process."""

    def __init__(self, make: Callable[[str], Made]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, name: str) -> Made:
        self[name] = self._make(name)
        return self[name]
