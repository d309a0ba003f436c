"""What became of each table of a document, in words: taken, like one of the report, or none of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from lkjip_xl.reader.printed.about import about
from lkjip_xl.reader.printed.groups import Group
from lkjip_xl.reader.printed.tables import PrintedTable
from lkjip_xl.reader.recognised import SourceTable
from lkjip_xl.reader.recognition import Claim, Recognition
from lkjip_xl.text.sentences import few
from lkjip_xl.text.words import cut

_MOST_NAMED, _LONGEST_QUOTE = 5, 60
# What a table has in common with one of the report where it is worth being named beside it.
WORTH_NAMING = 0.6
# What is done with a list of amounts that may be a table of the report, and was not taken for it.
_ALONE = "; hanya jumlah dan persennya yang diperiksa"
_NOT_OF_TEMPLATE = "bukan tabel templat"


def became(recognition: Recognition, groups: Mapping[int, Group]) -> tuple[SourceTable, ...]:
    """Every table of the document, in its order, and what became of it."""
    claims = {claim.number: claim for claim in recognition.taken}
    found: dict[int, SourceTable] = {}
    for number, group in groups.items():
        claim = claims.get(number)
        if claim is not None:
            for table in group.tables:
                rest = "" if table is group.first else f"lanjutan tabel ke-{number}; "
                why = rest + "; ".join(claim.reasons)
                taken = _source(table, claim.spec.key, why, taken=True)
                found[table.number] = replace(taken, doubt=about(group.first).doubt)
            for table in group.loose:
                found[table.number] = _source(table, claim.spec.key, _loose(claim))
    for number, (claim, why) in _like_one(recognition, groups).items():
        for table in groups[number].tables:
            found[table.number] = _source(table, claim.spec.key, why)
    for group in groups.values():
        for table in group.tables:
            found.setdefault(table.number, _source(table, "", _NOT_OF_TEMPLATE))
    return tuple(found[number] for number in sorted(found))


def _source(table: PrintedTable, key: str, why: str, *, taken: bool = False) -> SourceTable:
    return SourceTable(table.number, known_as(table), table.caption or table.begins, key, taken, why)


def _like_one(recognition: Recognition, groups: Mapping[int, Group]) -> dict[int, tuple[Claim, str]]:
    """The tables that are like one of the report and were not taken, each with the reason."""
    taken = {claim.spec.key: claim for claim in recognition.taken}
    found = {
        number: (claim, f"mirip {claim.spec.sheet}, tetapi belum pasti: {'; '.join(claim.reasons)}")
        for number, claim in near(recognition).items()
    }
    for number, claim in recognition.second.items():
        used = known_as(groups[taken[claim.spec.key].number].first) if claim.spec.key in taken else "yang lain"
        why = f"juga mirip {claim.spec.sheet}; dipakai {used}, yang lebih cocok"
        found[number] = (claim, why)
    for number, claim in recognition.unclear.items():
        found[number] = (claim, f"mirip {claim.spec.sheet} seperti tabel lain; tidak jelas yang mana")
    return found


def near(recognition: Recognition) -> dict[int, Claim]:
    """The tables below the bar that have enough in common with one of the report to be named beside it."""
    return {number: claim for number, claim in recognition.below.items() if claim.score >= WORTH_NAMING}


def _loose(claim: Claim) -> str:
    return f"mungkin lanjutan {claim.spec.sheet}, tetapi belum pasti"


def left_of(
    recognition: Recognition, groups: Mapping[int, Group], read: Collection[int] = (), *, is_workbook: bool = False
) -> Iterator[str]:
    """What became of the tables that were not taken: those that are like one of the report each by itself.

    ``read`` are the numbers of those that were read as lists of amounts. Nothing more is said of these in a
    workbook, which is no report: its lists need not be like anything.
    """
    found = _like_one(recognition, groups)
    like_one = {number: each for number, each in found.items() if not (is_workbook and number in read)}
    yield from _by_reason(recognition, groups, like_one, read)
    unclear: dict[str, list[int]] = {}
    for number, claim in sorted(recognition.unclear.items()):
        unclear.setdefault(claim.spec.sheet, []).append(number)
    for sheet, each in unclear.items():
        named = few([_named(groups[number].first) for number in each], _MOST_NAMED, "tabel")
        alone = _ALONE if any(number in read for number in each) else ""
        yield f"{named} sama-sama mirip {sheet}; tidak jelas yang mana, jadi tidak satu pun dipakai{alone}"
    loose = {table.number: claim for claim in recognition.taken for table in groups[claim.number].loose}
    for number, claim in loose.items():
        yield f"{_named(groups[number].first)} {_loose(claim)}"
    told = {*like_one, *read, *loose, *(claim.number for claim in recognition.taken)}
    others = [group.first for number, group in groups.items() if number not in told]
    if others:
        yield f"tabel lain, {_NOT_OF_TEMPLATE}: {few([*map(_named, others)], _MOST_NAMED, 'tabel')}"


def like_one_of_report(recognition: Recognition, groups: Mapping[int, Group]) -> Iterator[str]:
    """The tables that are like one of the report and are surely none, each with the reason."""
    yield from _by_reason(recognition, groups, _like_one(recognition, groups), ())


def _by_reason(
    recognition: Recognition,
    groups: Mapping[int, Group],
    like_one: Mapping[int, tuple[Claim, str]],
    read: Collection[int],
) -> Iterator[str]:
    by_reason: dict[str, list[int]] = {}
    for number, (_, why) in sorted(like_one.items()):
        if number not in recognition.unclear:
            by_reason.setdefault(f"{why}{_ALONE if number in read else ''}", []).append(number)
    for why, each in by_reason.items():
        yield f"{few([_named(groups[number].first) for number in each], _MOST_NAMED, 'tabel')} {why}"


def _named(table: PrintedTable) -> str:
    """A table as people find it in the document."""
    words = table.caption or table.begins
    shown = cut(words, _LONGEST_QUOTE)
    return f"{known_as(table)} (“{shown}”)" if shown else known_as(table)


def known_as(table: PrintedTable) -> str:
    """A table by its number in a document, or by where it begins in a workbook."""
    return f"tabel di {table.placed.address}" if table.placed else f"tabel ke-{table.number}"
