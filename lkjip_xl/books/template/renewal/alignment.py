"""Which row of the new template a row of the old workbook becomes, where names stand there by formulas."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from lkjip_xl.report.pairing import pair_names
from lkjip_xl.text.words import name_key

Names = tuple[str, ...]


def aligned(old: Sequence[Names], new: Sequence[Names]) -> list[int] | None:
    """The index of the new row for each of the old ones, in the same order; None where there is none.

    A row is told by its names. Equal ones are found first; what stands between them goes by names that are nearly
    the same, or row by row where as many rows stand on both sides.
    """
    keys, others = ([tuple(map(name_key, names)) for names in rows] for rows in (old, new))
    places: list[int] = []
    for tag, start, end, new_start, new_end in SequenceMatcher(None, keys, others, autojunk=False).get_opcodes():
        if tag == "insert":
            continue
        within = (
            list(range(new_end - new_start))
            if end - start == new_end - new_start
            else _between(old[start:end], new[new_start:new_end])
        )
        if within is None:
            return None
        places += [new_start + each for each in within]
    return places


def _between(old: Sequence[Names], new: Sequence[Names]) -> list[int] | None:
    """The places of a few rows among more of them, by names that are nearly the same."""
    if len(old) > len(new):
        return None
    pairs = dict(pair_names([" ".join(names) for names in old], [" ".join(names) for names in new]))
    places = [pairs[index] for index in range(len(old)) if index in pairs]
    return places if len(places) == len(old) and places == sorted(places) else None
