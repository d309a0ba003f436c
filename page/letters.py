"""Bytes as letters of a page in UTF-16, fifteen bits in each: the page is a fifteenth larger than what it holds.

In base64 it would be a third larger, and the memory that Python begins with would not fit. The letters are those
from U+4000 on: none of them means anything in HTML, and none is half a letter.
"""

from __future__ import annotations

from array import array

_FIRST, _BITS = 0x4000, 15
_TAKEN, _GIVEN = 15, 8  # bytes, and the letters that hold them
_SHIFTS = tuple(_BITS * each for each in reversed(range(_GIVEN)))
_MASK = (1 << _BITS) - 1


def letters_of(content: bytes) -> str:
    """Letters that hold some bytes; blank bytes may stand at the end."""
    whole = content + bytes(-len(content) % _TAKEN)
    letters = array("H")
    for at in range(0, len(whole), _TAKEN):
        number = int.from_bytes(whole[at : at + _TAKEN], "big")
        letters.extend([_FIRST + (number >> shift & _MASK) for shift in _SHIFTS])
    return "".join(map(chr, letters))
