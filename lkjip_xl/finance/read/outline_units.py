"""The parts of an agency (kelurahan, UPTD, puskesmas) in an outline with a column for them.

A unit holds for the rows below it until the next, but not for a row that stands above the one that named it: a
kegiatan behind the sub kegiatan of a kelurahan is none of that kelurahan's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from lkjip_xl.finance.read.agencies import Agency, matching
from lkjip_xl.finance.read.outline_rows import OutlineColumns, OutlineRow

# A rekening stands below every sub kegiatan, whatever it has of the code itself.
_BELOW_ANY_CODE = 100


@dataclass
class UnitsAbove:
    """The units that hold for the next row: each with how deep the row stood that named it, outermost first."""

    named: list[tuple[int, str]] = field(default_factory=list)

    def of(self, row: OutlineRow) -> str:
        """The unit of a row: its own, else that of the nearest row above that holds for it."""
        depth = len(row.code) + (_BELOW_ANY_CODE if row.rekening else 0)
        while self.named and self.named[-1][0] > depth:
            self.named.pop()
        if row.unit:
            self.named = [each for each in self.named if each[0] < depth]
            self.named.append((depth, row.unit))
        return self.named[-1][1] if self.named else ""


def parent_rows(rows: Sequence[OutlineRow]) -> frozenset[int]:
    """Which rows, by their index, print the sum of others: of their unit, or of all where only one has it."""
    below = {each.key[:length] for each in rows for length in range(1, len(each.key))}
    below_unit = {(each.unit, each.key[:length]) for each in rows for length in range(1, len(each.key))}
    units: dict[tuple[object, ...], set[str]] = {}
    for each in rows:
        units.setdefault(each.key, set()).add(each.unit)
    return frozenset(
        index
        for index, each in enumerate(rows)
        if (each.unit, each.key) in below_unit or (len(units[each.key]) == 1 and each.key in below)
    )


def rows_above(rows: Sequence[OutlineRow]) -> list[int | None]:
    """The row directly above each in the structure, of its own unit before others; none where several are."""
    counted = Counter((each.key, each.unit) for each in rows)
    places = Counter(each.key for each in rows)
    first = {(each.key, each.unit): index for index, each in reversed([*enumerate(rows)])}
    alone = {each.key: index for index, each in enumerate(rows) if places[each.key] == 1}
    found: list[int | None] = []
    for each in rows:
        above = (each.key[:length] for length in range(len(each.key) - 1, 0, -1))
        nearest = next((key for key in above if key in places), None)
        own = (nearest, each.unit)
        if nearest is None:
            found.append(None)
        elif own in counted:
            found.append(first[nearest, each.unit] if counted[nearest, each.unit] == 1 else None)
        else:
            found.append(alone.get(nearest))
    return found


def units_asked_for(
    rows: Sequence[OutlineRow], columns: OutlineColumns, agencies: Sequence[Agency], asked: str
) -> list[Agency]:
    """The units among which something is asked for; none where an agency is, or no unit is called so."""
    if not (asked and columns.units and columns.is_coded) or matching(agencies, asked):
        return []
    units = [("", unit) for unit in dict.fromkeys(each.unit for each in rows if each.unit)]
    return units if matching(units, asked) else []


def rows_of_units(rows: Sequence[OutlineRow], units: frozenset[Agency]) -> Iterator[OutlineRow]:
    """The rows of some units, and those above them in the structure without amounts: they sum other units too."""
    own = [each for each in rows if ("", each.unit) in units]
    above = {each.key[:length] for each in own for length in range(1, len(each.key))}
    for each in rows:
        if ("", each.unit) in units:
            yield each
        elif each.key in above:
            yield replace(each, pagu=None, realisasi=None, other_pagu=None)
