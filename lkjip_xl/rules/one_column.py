"""Dozens of findings in one column with one cause are one: a column of fractions, or one that slipped by a row.

Only findings that stand are put together: what somebody has accepted was accepted row by row.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from lkjip_xl.report.model import Report, Table
from lkjip_xl.rules.advice.mending import Fixes
from lkjip_xl.rules.findings import Finding, Fix, Problem
from lkjip_xl.rules.support import cell_range, with_others
from lkjip_xl.text.ways import Advice, one_after_another

# Fewer findings are read one by one.
_FEWEST = 6
# So many of the filled cells of a column, in percent, have one cause.
_MOST = 80
# What is wrong with a cell by how its column was filled.
_BY_COLUMN = frozenset({"D02", "D04", "P03", "K03"})
# What is held against the same row, here or in another table.
_BY_ROW = frozenset({"K01", "K03", "K06", "K08", "K17", "P01"})


def together(report: Report, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings, those of a column that have one cause put together at its first cell."""
    groups: dict[tuple[str, str, int], list[Finding]] = {}
    for each in findings:
        place = each.problem.place
        if each.code in _BY_COLUMN | _BY_ROW and not each.waived:
            groups.setdefault((each.code, place.sheet, place.column), []).append(each)
    instead: dict[int, Finding | None] = {}
    for group in groups.values():
        ordered = sorted(group, key=lambda each: each.problem.place.row)
        merged = _merged(report, ordered) if len(ordered) >= _FEWEST else None
        if merged is not None:
            instead |= dict.fromkeys(map(id, ordered))
            instead[id(ordered[0])] = replace(ordered[0], problem=merged)
    kept = (instead.get(id(each), each) for each in findings)
    return tuple(each for each in kept if each is not None)


def _merged(report: Report, group: Sequence[Finding]) -> Problem | None:
    """The problem of several cells of a column, where they have one cause."""
    code, problems = group[0].code, [each.problem for each in group]
    if code in _BY_ROW and (way := _slipped(problems)):
        return _of_a_slip(problems, way)
    table = next((each for each in report.report_tables if each.sheet == problems[0].place.sheet), None)
    if code in _BY_COLUMN and table is not None and _is_most_of(table, problems):
        others = cell_range([each.place for each in problems[1:]])
        return _with_words(
            problems,
            f"{problems[0].message} Begitu juga {len(problems) - 1} sel lain di kolom ini: {others}.",
            one_after_another(problems[0].hint, "Lakukan hal yang sama di sel lain itu."),
        )
    return None


def _is_most_of(table: Table, problems: Sequence[Problem]) -> bool:
    """Whether most filled cells of a column have the same fault."""
    column = problems[0].place.column
    filled = sum(
        not cell.is_blank
        for row in table.rows
        for key, cell in row.cells.items()
        if table.columns.get(key) == column
    )
    return len(problems) * 100 >= filled * _MOST


def _slipped(problems: Sequence[Problem]) -> str:
    """Where a column belongs, if most of it tells what the row beside should: ``atas`` or ``bawah``."""
    steps = list(pairwise(problems))
    told = {
        "atas": sum(lower.actual is not None and lower.actual == upper.expected for upper, lower in steps),
        "bawah": sum(upper.actual is not None and upper.actual == lower.expected for upper, lower in steps),
    }
    return next((way for way, count in told.items() if count * 100 >= len(steps) * _MOST), "")


def _of_a_slip(problems: Sequence[Problem], way: str) -> Problem:
    """The problem of a column that slipped by a row; beside another table nobody knows which of the two did."""
    first, back = problems[0], "bawah" if way == "atas" else "atas"
    there = first.related[0].sheet if first.elsewhere and first.related else ""
    others = with_others([each.place for each in problems], " di kolom ini")
    message = (
        f"Kolom ini tampaknya bergeser satu baris{f' terhadap {there}' if there else ''}: isi sel ini{others} "
        f"seharusnya di baris {way}nya."
    )
    hint = (
        f"Tentukan kolom mana yang bergeser: geser kolom ini satu baris ke {way}, atau kolom di {there} satu "
        f"baris ke {back}."
        if there
        else f"Geser isi kolom ini satu baris ke {way}; periksa dahulu baris pertama dan terakhirnya."
    )
    merged = _with_words(problems, message, hint)
    return replace(merged, fixes=()) if there else merged


def _with_words(problems: Sequence[Problem], message: str, hint: Advice) -> Problem:
    places = [each.place for each in problems[1:]]
    return replace(
        problems[0],
        message=message,
        hint=hint,
        others=tuple(dict.fromkeys((*problems[0].others, *places))),
        fixes=_all_at_once([each.fixes for each in problems]),
    )


def _all_at_once(fixes: Sequence[Fixes]) -> Fixes:
    """The ways of all findings followed together; none where they do not have as many, or name one cell twice."""
    if len({len(ways) for ways in fixes}) != 1:
        return ()
    found = []
    for ways in zip(*fixes, strict=True):
        typed = _by_place(fix for way in ways for fix in way)
        if typed:
            found.append(typed)
    return tuple(found)


def _by_place(fixes: Iterable[Fix]) -> tuple[Fix, ...]:
    typed: dict[object, Fix] = {}
    for fix in fixes:
        if typed.setdefault(fix.place, fix) != fix:
            return ()
    return tuple(typed.values())
