"""Which of several tables that are like the same one of the report is that one; none where nobody can tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from lkjip_xl.reader.cells import written
from lkjip_xl.reader.printed.about import About, about
from lkjip_xl.reader.printed.groups import Group, rows_named
from lkjip_xl.reader.recognition import Candidate, Claim, Recognition
from lkjip_xl.tables.keys import Key, TableKey
from lkjip_xl.text.numbers import Dot, read_number
from lkjip_xl.text.total_words import is_only_total
from lkjip_xl.text.words import name_key

# By so much one is more like it than another, by its headings and content, or by what its title tells.
_CLEARLY, _CLEARLY_TOLD = 0.1, 0.6
# Where two tables print the same figures, with the columns of these.
_SAME_FIGURES = {
    TableKey.TABEL_2_2_PERJANJIAN_KINERJA: (TableKey.TABEL_3_1_1_A, Key.TARGET, Key.TARGET),
    TableKey.TABEL_2_7: (TableKey.TABEL_3_1_1_B, Key.PAGU, Key.TARGET_KEUANGAN),
}


def chosen(
    groups: Mapping[int, Group], tahun: int | None, rivals: Sequence[Claim], everything: Sequence[Claim]
) -> Claim | None:
    """The one of the rivals, the likeliest of which is the first, that is the table of the report."""
    if len(rivals) == 1:
        return rivals[0]
    said = {claim.number: about(groups[claim.number].first) for claim in rivals}
    years = {claim.number: _of_the_year(said[claim.number], tahun) for claim in rivals}
    left = [claim for claim in rivals if years[claim.number] > 0]
    heads = [claim for claim in left if not said[claim.number].of_a_subordinate]
    left = heads or left
    # Beside what is of the whole year, a quarter is a quarter.
    left = [claim for claim in left if not said[claim.number].doubt] or left
    left = [claim for claim in left if left[0].score - claim.score < _CLEARLY]
    most = max((years[claim.number] for claim in left), default=0)
    left = [claim for claim in left if years[claim.number] == most]
    if len(left) > 1 and _differ_in_told(left):
        return max(left, key=lambda claim: claim.told)
    return left[0] if len(left) == 1 else _by_figures(left, everything, groups)


def _of_the_year(said: About, tahun: int | None) -> int:
    """How surely a table is of the report's year: 0 where it names others alone."""
    if tahun is None or not said.years:
        return 1
    return 2 if tahun in said.years else 0


def _differ_in_told(claims: Sequence[Claim]) -> bool:
    first, second, *_ = sorted((claim.told for claim in claims), reverse=True)
    return first - second >= _CLEARLY_TOLD


def _by_figures(rivals: Sequence[Claim], everything: Iterable[Claim], groups: Mapping[int, Group]) -> Claim | None:
    """The one whose figures another table repeats, all or most of them, where it repeats no other's as well."""
    if not rivals or rivals[0].spec.key not in _SAME_FIGURES:
        return None
    key, mine, theirs = _SAME_FIGURES[rivals[0].spec.key]
    others = [claim for claim in everything if claim.taken and claim.spec.key == key]
    if len(others) != 1:
        return None
    wanted = _figures(groups[others[0].number].candidate, others[0], theirs)
    same = {
        claim.number: sum(
            wanted.get(name) == value
            for name, value in _figures(groups[claim.number].candidate, claim, mine).items()
        )
        for claim in rivals
    }
    complete = [claim for claim in rivals if wanted and same[claim.number] == len(wanted)]
    if complete:
        return complete[0] if len(complete) == 1 else None
    best = max(rivals, key=lambda claim: same[claim.number])
    alike = [claim for claim in rivals if same[claim.number] * 2 > same[best.number]]
    return best if len(alike) == 1 and same[best.number] * 2 > len(wanted) else None


def _figures(candidate: Candidate, claim: Claim, key: str) -> dict[str, Decimal]:
    """The figures of its rows by the names of these, that of a total left out."""
    at, of = claim.binding.columns.get(key), claim.binding.columns.get(claim.spec.label)
    cells = candidate.grid.cells
    found = {}
    for (row, column), raw in cells.items():
        name = written(cells[row, of]) if column == at and of is not None and (row, of) in cells else ""
        if name and not is_only_total(name) and (number := read_number(written(raw), Dot.THOUSANDS)):
            found[name_key(name)] = number.value
    return found


def may_miss_rows(claim: Claim, recognition: Recognition, groups: Mapping[int, Group]) -> bool:
    """Whether some rows of a table may stand in another one of the document."""
    group = groups[claim.number]
    rows, said = rows_named(group.candidate, claim), about(group.first)
    return bool(group.loose) or any(
        other.spec.key == claim.spec.key
        and said.goes_with(about(groups[number].first))
        and not rows & rows_named(groups[number].candidate, other)
        for number, other in recognition.second.items()
    )
