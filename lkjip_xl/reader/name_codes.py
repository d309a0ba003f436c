"""Codes in front of names: ``5.1.01 Belanja Pegawai`` stands under ``5.1 Belanja Operasi``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_CODE = re.compile(r"(\d{1,4}(?:\.\d{1,5})*)\.?\s+\D")

_Code = tuple[int, ...]


def parents_by_code(names: Sequence[str]) -> Mapping[int, int]:
    """The parent of each name whose code begins as that of one above it, the longest of them, by index."""
    codes = [_code(name) for name in names]
    found: dict[int, int] = {}
    for at, code in enumerate(codes):
        above = [other for other in range(at) if _is_under(code, codes[other])]
        if above:
            found[at] = max(above, key=lambda other: (len(codes[other]), other))
    return found


def is_over_all_by_code(names: Sequence[str]) -> bool:
    """Whether the codes of all names but the first stand under that of the first."""
    first, *others = map(_code, names)
    return bool(others) and all(_is_under(each, first) for each in others)


def _code(name: str) -> _Code:
    found = _CODE.match(name.strip())
    return tuple(map(int, found[1].split("."))) if found else ()


def _is_under(code: _Code, above: _Code) -> bool:
    return bool(above) and len(code) > len(above) and code[: len(above)] == above
