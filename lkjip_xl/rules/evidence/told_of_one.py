"""The one thing that a sentence names, and what the workbook has of it for a year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from lkjip_xl.rules.evidence.facts import Meant, Thing
from lkjip_xl.rules.evidence.sentence_read import SentenceRead
from lkjip_xl.tables.keys import TableKey

# “Tidak semua indikator”.
_NOT_ALL = re.compile(r"\b(?:tidak|belum|bukan|hampir)\s+$", re.IGNORECASE)


def one_named(read: SentenceRead) -> Thing | None:
    """The one thing that a sentence names; None where it names none, or several."""
    things = list(dict.fromkeys(thing for each in read.mentions for thing in each.things))
    return things[0] if len(things) == 1 else None


def values_of(thing: Thing, meant: Meant, year: int | None) -> list[Decimal]:
    """What the cells of all tables have of it, unrounded."""
    found = [fact for fact in thing.facts if fact.meant is meant and fact.year == year and fact.place]
    # The capaian of the year is that of its own table; others have one against a standard or the Renstra.
    own = [each for each in found if each.table == TableKey.TABEL_3_1_1_A and meant is Meant.CAPAIAN]
    return [each.values[-1] for each in own or found]


def only_one(values: Sequence[Decimal]) -> Decimal | None:
    """The figure that all tables tell; None where they differ, or there is none."""
    return values[0] if values and max(values) - min(values) < 1 else None


def group_named(read: SentenceRead) -> Sequence[Thing]:
    """The one thing that a sentence names, or all that it names as a group; none where it names several."""
    if len(read.mentions) == 1 and read.mentions[0].all_of:
        denied = _NOT_ALL.search(read.sentence.text[: read.mentions[0].start])
        return () if denied else read.mentions[0].things
    thing = one_named(read)
    return (thing,) if thing else ()
