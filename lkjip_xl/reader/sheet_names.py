"""Which sheet is which, by its name: case, spaces and punctuation do not count."""

from __future__ import annotations

from functools import lru_cache

from lkjip_xl import tables
from lkjip_xl.tables.spec import Spec
from lkjip_xl.text.words import heading_key


def is_sheet_of(spec: Spec, name: str) -> bool:
    """Whether a sheet is that of a table or a form."""
    return heading_key(name) in _names_of(spec.sheet, spec.sheet_aliases)


@lru_cache(maxsize=256)
def _names_of(sheet: str, aliases: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(heading_key, (sheet, *aliases)))


def is_of_report(name: str) -> bool:
    """Whether a sheet is one that the rules go through."""
    return any(is_sheet_of(spec, name) for spec in tables.SPECS)
