"""Tables of which somebody says that they are what they only seemed to be: they are taken, no others for it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from lkjip_xl.reader.printed.groups import Group, candidate_of
from lkjip_xl.reader.printed.tables import joined
from lkjip_xl.reader.recognition import BAR, Claim, best_first

_SURE = 1.0


def with_rest(groups: Sequence[Group], accepted: Collection[int]) -> list[Group]:
    """The groups, each with those tables that seemed to be its rest and are accepted, by their numbers."""
    found, gone = [], set()
    for group in groups:
        rest = [table for table in group.loose if table.number in accepted]
        if rest:
            whole = joined(group.whole, [(table, 0) for table in rest])
            loose = tuple(table for table in group.loose if table not in rest)
            found.append(Group((*group.tables, *rest), whole, candidate_of(whole), group.claims, loose))
            gone |= {table.number for table in rest}
        else:
            found.append(group)
    return [group for group in found if group.first.number not in gone]


def with_accepted(claims: Mapping[int, Sequence[Claim]], accepted: Collection[int]) -> dict[int, Sequence[Claim]]:
    """What each table may be, where those of these numbers are what they are likest to be."""
    sure = {number: claims[number][0] for number in accepted if claims.get(number)}
    keys = {claim.spec.key for claim in sure.values()}
    return {
        number: [replace(sure[number], score=_SURE)]
        if number in sure
        else sorted((_below(claim) if claim.spec.key in keys else claim for claim in each), key=best_first)
        for number, each in claims.items()
    }


def _below(claim: Claim) -> Claim:
    return replace(claim, score=min(claim.score, BAR - 0.01), reasons=(*claim.reasons, "tabel lain yang dipilih"))
