"""Kinds of spending (Belanja Operasi, its parts, Belanja Modal) among rows without codes: told by their words.

They are no programs, but what the row above them is spent on; a kind over its own parts is never added to them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby, islice, pairwise

from lkjip_xl.files.refusal import UnreadableFile, refused
from lkjip_xl.finance.read.outline_rows import OutlineRow
from lkjip_xl.grids.nesting import Nesting, RowClues, WrongSum, nest
from lkjip_xl.grids.spending import Part, part_of
from lkjip_xl.text.sentences import quoted_name
from lkjip_xl.text.words import fold

_SPENDING = "belanja"
_MOST_PARTS = 500


@dataclass(frozen=True)
class Spending:
    """Rows without the kinds over other kinds; ``dropped`` counts those, ``nesting`` is of the rows."""

    rows: list[OutlineRow]
    dropped: int
    nesting: Nesting


def nest_with_spending(rows: Sequence[OutlineRow], clues: Sequence[RowClues]) -> Spending:
    """How rows nest, with kinds of spending under the row above them.

    Raises:
        UnreadableFile: if there is nothing but kinds of spending, or it cannot be told which of them are parts.

    """
    kinds = [_is_kind(each.name) for each in clues]
    if rows and all(kinds):
        raise refused(
            "berkas ini hanya memuat jenis belanja, tanpa program, kegiatan, dan sub kegiatan.",
            "Pakai berkas yang memuat program sampai sub kegiatan (LRA per program, Rekap 5, atau DPA).",
        )
    wrong: list[WrongSum] = []
    first = kinds.index(False) if rows else 0
    summed = set(range(first))  # over all that follows
    for is_kind, group in groupby(range(first, len(rows)), key=lambda at: kinds[at]):
        run = list(group)
        if is_kind:
            summed.update(_sums_in(run, clues))
            wrong += _held_against(run[0] - 1, [at for at in run if at not in summed], rows, clues)
    kept = [at for at in range(len(rows)) if at not in summed]
    places = {at: place for place, at in enumerate(kept)}
    structure = [at for at in kept if not kinds[at]]
    found = nest([clues[at] for at in structure])
    levels = dict(zip(structure, found.levels, strict=True))
    parents = {
        at: None if parent is None else places[structure[parent]]
        for at, parent in zip(structure, found.parents, strict=True)
    }
    return Spending(
        [rows[at] for at in kept],
        len(summed),
        Nesting(
            tuple(levels.get(at) for at in kept),
            tuple(parents.get(at) for at in kept),
            frozenset(places[structure[at]] for at in found.above),
            frozenset(places[structure[at]] for at in found.below) | {places[at] for at in kept if kinds[at]},
            (
                *(replace(each, row=places[structure[each.row]]) for each in found.wrong_sums),
                *(replace(each, row=places[each.row]) for each in wrong),
            ),
        ),
    )


def _is_kind(name: str) -> bool:
    return fold(name).partition(" ")[0] == _SPENDING


def _sums_in(run: Sequence[int], clues: Sequence[RowClues]) -> set[int]:
    """The kinds that are the sums of those right below them."""
    summed: set[int] = set()
    below: list[int] = []  # the topmost kinds below a row, the nearest last
    for at in reversed(run):
        sums: list[Decimal | None] = [Decimal(0)] * len(clues[at].amounts)
        for count, each in enumerate(islice(reversed(below), _MOST_PARTS), 1):
            sums = [
                None if one is None or other is None else one + other
                for one, other in zip(sums, clues[each].amounts, strict=True)
            ]
            pairs = [
                (one, own)
                for one, own in zip(sums, clues[at].amounts, strict=True)
                if one is not None and own is not None
            ]
            if not pairs or any(abs(one) > abs(own) for one, own in pairs):
                break
            if all(one == own for one, own in pairs) and (count > 1 or _is_part(clues[each].name, clues[at].name)):
                summed.add(at)
                del below[-count:]
                break
        below.append(at)
    return summed


def _is_part(name: str, of: str) -> bool:
    """Whether one kind is a part of another by their words."""
    part, whole = fold(name), fold(of)
    found, other = part_of(part, spent=False), part_of(whole, spent=False)
    within = isinstance(found, Part) and isinstance(other, Part) and found.within == other.name
    return within or part.startswith(f"{whole} ")


def _held_against(
    owner: int, kinds: Sequence[int], rows: Sequence[OutlineRow], clues: Sequence[RowClues]
) -> Iterator[WrongSum]:
    """Where kinds do not add up to the row that they lie under.

    Raises:
        UnreadableFile: if they are more than it, or one of them may be a part of another.

    """
    for one, other in pairwise(kinds):
        if _is_part(clues[other].name, clues[one].name):
            raise _in_doubt(rows[one], rows[other], clues[one].name)
    for column, written in enumerate(clues[owner].amounts):
        amounts = [clues[at].amounts[column] for at in kinds]
        known = [each for each in amounts if each is not None]
        if written is None or len(known) < len(amounts) or sum(known) == written:
            continue
        if sum(known) > written:
            raise _in_doubt(rows[owner], rows[kinds[0]], clues[owner].name)
        yield WrongSum(owner, column, written, sum(known, Decimal(0)))


def _in_doubt(above: OutlineRow, first: OutlineRow, name: str) -> UnreadableFile:
    return refused(
        f"rincian belanja mulai baris {first.row} tidak berjumlah sama dengan baris {above.row} "
        f"{quoted_name(name)}, jadi tidak jelas apakah termasuk di dalamnya.",
        "Tambahkan kolom KODE berisi kode program dan kode rekening, atau betulkan jumlahnya, lalu ulangi.",
    )
