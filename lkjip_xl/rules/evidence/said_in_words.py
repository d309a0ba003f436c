"""What a sentence says in words and the figures deny: where, in which words, and what is true."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Words of a sentence, from where to where, and what stands ``against`` them.

    ``named`` is what they are told of. ``sure`` is not so where they may be true of a part.
    """

    start: int
    end: int
    words: str
    against: str
    named: str = ""
    sure: bool = True
