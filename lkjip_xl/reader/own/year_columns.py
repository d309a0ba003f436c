"""Columns that their years tell apart: which of them is the pagu of the report's year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from lkjip_xl.grids import amount_words as words
from lkjip_xl.grids.headings import SEPARATOR
from lkjip_xl.reader.own.amounts import AmountColumn, What, on_one_line
from lkjip_xl.text.unit_words import RUPIAH_WORDS
from lkjip_xl.text.words import heading_key

_LONGEST_TITLE = 150
_TOTAL = re.compile(r"\b(?:jumlah|total)\b")
_TARGET = re.compile(r"target(?: (?:kinerja|rp|keuangan))*")
_PROGRAMS = re.compile(r"\b(?:program|kegiatan)\b")
_YEAR_OF_BUDGET = "tahun anggaran"
_LEFT_OVER = re.compile(r"^(?:dan|serta) | (?:dan|serta)$")


def told_by_titles(titles: Sequence[str], sheet: str) -> What | None:
    """What the lines over a table say its amounts are, the nearest first; ``sheet`` is the name of its sheet.

    Of another kind where a line speaks of them and leaves that open: ANGGARAN DAN REALISASI.
    """
    for line in (*reversed(titles), sheet):
        key = heading_key(line) if len(line) <= _LONGEST_TITLE else ""
        spent = words.tells_spent(key)
        if spent or words.tells_planned(key):
            return What.OTHER if words.tells_both(key) else What.REALISASI if spent else What.PAGU
    return None


def amount_of_year(
    amounts: Sequence[AmountColumn], paths: Sequence[str], year: int | None, told: What | None
) -> AmountColumn | None:
    """The amount of the year where nothing but years stands over the columns, as what it is.

    It is what the title says; the pagu also beside the realisasi of the year, and where a target stands beside it
    under its year: 2023 over K and Rp. Else nobody knows, and it is of another kind.
    """
    own = [each for each in amounts if year in words.years_in(each.path) and _has_only_year(each)]
    if len(own) != 1:
        return None
    spent = [each for each in amounts if each.what is What.REALISASI]
    if any(words.years_in(each.path) <= {year} for each in spent) or (
        told is None and not spent and _has_target_beside(own[0], paths)
    ):
        told = What.PAGU
    return replace(own[0], what=told or What.OTHER)


def may_be_pagu(column: AmountColumn, paths: Sequence[str]) -> bool:
    """Whether amounts of a year may be of a budget: they are rupiah, or those of programs. People are neither."""
    return bool(RUPIAH_WORDS.search(column.path)) or any(map(_PROGRAMS.search, paths))


def _has_target_beside(column: AmountColumn, paths: Sequence[str]) -> bool:
    groups = [*column.groups]
    return bool(groups) and any(
        at != column.index and own[:-1] == groups and (words.is_of_work(own[-1]) or _TARGET.fullmatch(own[-1]))
        for at, own in enumerate(path.split(SEPARATOR) for path in paths)
    )


def amounts_by_year(amounts: Sequence[AmountColumn], year: int | None) -> tuple[AmountColumn, ...]:
    """The amounts of single years, where there are several and the report's is not, or may not be, among them."""
    own = [each for each in amounts if len(words.years_in(each.path)) == 1]
    years = {named for each in own for named in words.years_in(each.path)}
    if len(years) > 1 and year not in years:
        return tuple(own)
    counted = [each for each in amounts if words.year_of_plan_in(each.path)]
    return tuple(counted) if len({words.year_of_plan_in(each.path) for each in counted}) > 1 else ()


def is_sum_of_years(pagu: AmountColumn, amounts: Sequence[AmountColumn]) -> bool:
    """Whether a pagu that names no year is the total of columns that name one each."""
    own = [each for each in amounts if _has_only_year(each)]
    return bool(_TOTAL.search(pagu.path)) and not words.years_in(pagu.path) and len(own) > 1


def plain_paths(paths: Sequence[str]) -> list[str]:
    """The paths without words that say nothing of what an amount is, though they seem to.

    A Tahun Anggaran is a year; and groups that speak of the realisasi over more than that are without the word.

    Under “Anggaran dan Realisasi 2023”, and under “Realisasi Anggaran”, Anggaran is no realisasi.
    """
    parts = [path.replace(_YEAR_OF_BUDGET, "ta").split(SEPARATOR) for path in paths]
    leaves: dict[tuple[str, ...], list[str]] = {}
    for each in parts:
        for depth in range(1, len(each)):
            leaves.setdefault(tuple(each[:depth]), []).append(each[-1])
    of_both = {groups for groups, own in leaves.items() if words.is_spent(groups[-1]) and _are_both(own)}
    return [SEPARATOR.join(filter(None, _plain(each, of_both))) for each in parts]


def _plain(parts: Sequence[str], of_both: set[tuple[str, ...]]) -> Iterable[str]:
    for at, part in enumerate(parts, 1):
        yield _LEFT_OVER.sub("", words.without_spent(part)) if tuple(parts[:at]) in of_both else part


def _are_both(leaves: Iterable[str]) -> bool:
    own = [each for each in leaves if not words.has_no_amount(each)]
    spent = [each for each in own if words.is_spent(each)]
    others = [each for each in own if each not in spent]
    return bool(spent) and any(words.is_budget(each) or _TARGET.fullmatch(each) for each in others)


def _has_only_year(column: AmountColumn) -> bool:
    return column.what is What.OTHER and words.is_money_of_year(on_one_line(column.path))
