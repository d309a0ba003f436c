"""Which column of a table holds an amount, of what and up to when, and which a percentage of which."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lkjip_xl.grids import amount_words as words
from lkjip_xl.grids.headings import SEPARATOR
from lkjip_xl.grids.periods import is_quarter, period_of, without_period
from lkjip_xl.grids.spending import JUMLAH, Family, Part, part_of
from lkjip_xl.reader.own.amounts import AmountColumn, Ratio, Roles, What, counts_up_to, on_one_line
from lkjip_xl.reader.own.year_columns import (
    amount_of_year,
    amounts_by_year,
    is_sum_of_years,
    may_be_pagu,
    plain_paths,
)
from lkjip_xl.tables.measures import Stage
from lkjip_xl.text.years import YEAR

_OF_BUDGET = re.compile(r"\b(?:target|belanja|pendanaan)\b")
_OF_FUNDS = re.compile(r"\bpendanaan\b")
_IS_TOTAL = re.compile(r"(?:grand )?(?:jumlah|total)(?: (?:pagu|anggaran|dana|rp|rupiah))*")
_IS_APBD = re.compile(r"\bapbd\b")
_TARGET_OF_MONEY = re.compile(r"target (?:rp|rupiah)")
_TOTAL_IN_RUPIAH = re.compile(r"(?:jumlah|total)(?: (?:harga|biaya))? (?:rp|rupiah)")
_TARGET = re.compile(r"\btarget\b")
_MONEY = re.compile(
    r"(?:rp|rupiah|keuangan|keu|anggaran|pagu|dana|biaya)"
    r"(?: (?:rp|rupiah|keuangan|anggaran|000|ribu(?:an)?|juta(?:an)?|x))*"
)
_PERCENT = re.compile(r"%|\b(?:pro?sent(?:ase)?|persen(?:tase|tasi)?|presentase|rasio|tingkat)\b")
_OF_WORK = re.compile(r"\b(?:fisik|fsk|kinerja|output|keluaran)\b")
_UP_TO_NOW = re.compile(r"\b(?:s d|sd|sampai dengan) (?:bulan|triwulan|tw) ini\b")
_REST = re.compile(r"\b(?:sisa|selisih|lebih|kurang|bertambah|berkurang)\b")
_LATER = re.compile(r"\b(?:prakiraan|perkiraan) maju\b")
_BEFORE = re.compile(r"\b(?:lalu|sebelumnya)\b")
_NO_COLUMN_OF_SUMS = re.compile(r"\b(?:harga satuan|nip|telepon|luas|bobot)\b")


def roles_of(paths: Sequence[str], year: int | None, told: What | None = None) -> Roles:
    """What the headings say of the columns of a table; ``told`` is what its title says that amounts are."""
    paths = plain_paths(paths)
    of_work = words.spent_beside_work(paths)
    amounts = tuple(
        AmountColumn(at, path, What.REALISASI if at == of_work else what)
        for at, path in enumerate(paths)
        if (what := _amount(path)) is not None
    )
    pagu = _pagu(_with_total(paths, [each for each in amounts if each.what is What.PAGU]), year)
    if pagu is not None and is_sum_of_years(pagu, amounts):
        pagu, told = None, What.PAGU
    of_year = None if pagu else amount_of_year(amounts, paths, year, told)
    pagu = of_year if of_year and of_year.what is What.PAGU else pagu
    amounts = _with(amounts, pagu or of_year)
    at = words.spent_without_the_word(paths, pagu.index) if pagu else None
    amounts = amounts if at is None else _with(amounts, AmountColumn(at, paths[at], What.REALISASI))
    spent = [each for each in amounts if each.what is What.REALISASI]
    realisasi = _realisasi(spent, year)
    of_periods = () if realisasi else _of_periods(spent, year)
    by_year = () if pagu else amounts_by_year(amounts, year)
    no_realisasi = realisasi is None and not (of_periods or by_year)
    unclear = tuple(spent) if no_realisasi else ()
    ratios: list[Ratio] = []
    for at, path in enumerate(paths):
        if pagu is None or not is_percent(path):
            continue
        if years := words.years_in(path) - words.years_in(pagu.path) - {year}:
            ratios += _of_other_year(at, path, [each for each in amounts if words.years_in(each.path) == years])
        elif divided := _divided(path, spent, realisasi, of_periods):
            ratios.append(Ratio(at, divided, pagu))
    untold = of_year if of_year and of_year.what is What.OTHER and may_be_pagu(of_year, paths) else None
    return Roles(amounts, pagu, realisasi, tuple(ratios), of_periods, unclear, by_year, untold)


def _with(amounts: tuple[AmountColumn, ...], column: AmountColumn | None) -> tuple[AmountColumn, ...]:
    """The amounts with a column that was none of them, or something else."""
    if column is None:
        return amounts
    others = [each for each in amounts if each.index != column.index]
    return tuple(sorted((*others, column), key=lambda each: each.index))


def is_percent(path: str) -> bool:
    """Whether a column holds percentages, by its own heading or by that of its group."""
    own, groups = _own(path), path.split(SEPARATOR)[:-1]
    return bool(_PERCENT.search(own)) or (bool(own) and any(map(_PERCENT.search, groups)))


def is_rest(path: str) -> bool:
    """Whether a heading is that of what is left, or of what an amount became more or less."""
    return bool(_REST.search(path))


def is_of_parts(path: str) -> bool:
    """Whether a heading may be that of the sum of the columns before it: Jumlah, s.d. Bulan Ini."""
    own = _own(path)
    return bool(_IS_TOTAL.fullmatch(own)) or bool(_UP_TO_NOW.search(own))


def may_be_percent(path: str) -> bool:
    """Whether a column may have percentages though its heading says another thing: JUMLAH, BERTAMBAH / %."""
    return bool(_IS_TOTAL.fullmatch(path)) or (is_percent(path) and is_rest(path))


def may_count(path: str) -> bool:
    """Whether a column may have money, or a percentage of it: nothing of work, nor of what a thing costs each."""
    if not path or words.is_of_work(_own(path)) or _NO_COLUMN_OF_SUMS.search(path):
        return False
    # Rp under “Tingkat Capaian Kinerja dan Anggaran (%)” is of money, whatever its group speaks of as well.
    if _OF_WORK.search(path) and not (is_percent(path) and _MONEY.fullmatch(_own(path))):
        return False
    return is_percent(path) or not words.has_no_amount(path)


def _own(path: str) -> str:
    return path.rsplit(SEPARATOR, maxsplit=1)[-1]


def _amount(path: str) -> What | None:
    own, over = _own(path), path.rpartition(SEPARATOR)[0]
    if not path or words.is_of_work(own) or is_percent(path) or _NO_COLUMN_OF_SUMS.search(path):
        return None
    if period_of(on_one_line(path)) and not without_period(on_one_line(path)).strip():
        return What.OTHER  # TW I alone may be of what is planned, too
    of_money = (
        _MONEY.fullmatch(own)
        or (_TARGET_OF_MONEY.fullmatch(own) and (_MONEY.match(path) or words.is_money_of_year(over)))
        or (words.is_money_of_year(own) and not YEAR.fullmatch(own))
    )
    if of_money and own != path:
        # The leaf says that it is money; its groups may speak of work as well.
        return What.REALISASI if words.is_spent(path) else What.PAGU if _is_of_a_budget(path) else What.OTHER
    if _REST.search(path) or _LATER.search(path):
        return What.OTHER
    if words.has_no_amount(path):
        return None
    if words.is_spent(path):
        return What.REALISASI
    of_funds = YEAR.fullmatch(own) and _OF_FUNDS.search(over)
    if words.is_budget(path) or _MONEY.fullmatch(path) or _is_of_a_stage(path) or of_funds:
        return What.PAGU
    of_part = isinstance(part_of(path, spent=False), Part)
    return What.OTHER if of_part or words.is_money_of_year(own) or _TOTAL_IN_RUPIAH.fullmatch(path) else None


def _is_of_a_stage(path: str) -> bool:
    """Whether a column says no more than that it is of the budget before its change, or after it."""
    return words.stage_in(path) is not None and words.rank_of(path) is words.Rank.USUAL


def _is_of_a_budget(path: str) -> bool:
    return words.is_budget(path) or bool(_OF_BUDGET.search(path))


def _pagu(found: Sequence[AmountColumn], year: int | None) -> AmountColumn | None:
    """The pagu of the year: after its change where both are there, and where only one can be it."""
    left = _of_year([each for each in found if not words.is_of_other_plan(each.path)], year)
    left = [each for each in left if not (each.period or counts_up_to(each.path))]
    left = _whole(left, spent=False)
    changed = [each for each in left if words.stage_in(each.path) is Stage.PERUBAHAN]
    left = changed or left
    best = min((words.rank_of(_plain(each.path)) for each in left), default=None)
    left = [each for each in left if words.rank_of(_plain(each.path)) == best]
    # A target of money is a plan of spending where the pagu stands beside it.
    left = [each for each in left if not _TARGET.search(each.path)] or left
    return left[0] if len(left) == 1 else None


def _with_total(paths: Sequence[str], found: Sequence[AmountColumn]) -> list[AmountColumn]:
    """The pagu of a table by kinds of spending or by sources: that of JUMLAH, and none where it is not printed.

    APBD beside DAK may hold it, or not.
    """
    parts = [
        part for path in paths if not words.is_spent(path) and isinstance(part := part_of(path, spent=False), Part)
    ]
    totals = [at for at, path in enumerate(paths) if _IS_TOTAL.fullmatch(path)]
    if not parts:
        return [*found]
    if len(totals) == 1 and not any(part_of(each.path, spent=False) == JUMLAH for each in found):
        return [AmountColumn(totals[0], paths[totals[0]], What.PAGU)]
    of_sources = any(part.family is Family.SOURCE for part in parts)
    return [each for each in found if not (of_sources and _IS_APBD.search(each.path))]


def _plain(path: str) -> str:
    return without_period(path, with_month=True)


def _of_year(found: Sequence[AmountColumn], year: int | None) -> list[AmountColumn]:
    """Those that name the year; where none does, those that name none."""
    if year is not None and (own := [each for each in found if year in words.years_in(each.path)]):
        return own
    return [each for each in found if not words.years_in(each.path)]


def _realisasi(found: Sequence[AmountColumn], year: int | None) -> AmountColumn | None:
    """The realisasi of the year: its own column, else the last one of those that count up to a period."""
    left = _spent_in(found, year)
    own = _whole([each for each in left if not each.period and not each.is_cumulative], spent=True)
    if own:
        return own[0] if len(own) == 1 else None
    up_to = [each for each in left if each.is_cumulative]
    if not up_to:
        return left[0] if len(left) == 1 and left[0].period else None
    last = max(each.until for each in up_to)
    return [each for each in up_to if each.until == last][-1]


def _spent_in(found: Sequence[AmountColumn], year: int | None) -> list[AmountColumn]:
    left = _of_year([each for each in found if not words.is_of_other_plan(each.path)], year)
    return [each for each in left if not words.is_of_a_month(each.path) and not _BEFORE.search(each.path)]


def _of_periods(found: Sequence[AmountColumn], year: int | None) -> tuple[AmountColumn, ...]:
    """The realisasi of several months, or of several quarters, where there is nothing else and each comes once."""
    left = _whole(_spent_in(found, year), spent=True)
    periods = [each.period for each in left]
    kinds = {period.partition(" ")[0] if is_quarter(period) else "" for period in periods}
    distinct = len(left) > 1 and all(periods) and len({*periods}) == len(periods) and len(kinds) == 1
    return tuple(left) if distinct else ()


def _whole(found: Sequence[AmountColumn], *, spent: bool) -> list[AmountColumn]:
    """Those that are no part of another one: Operasi and Modal are parts of Jumlah."""
    return [each for each in found if not isinstance(part_of(each.path, spent=spent), Part)]


def _of_other_year(at: int, path: str, amounts: Sequence[AmountColumn]) -> Iterator[Ratio]:
    """The percentage of another year than the report's, where that has one pagu and one realisasi."""
    pagu = [each for each in amounts if each.what is What.PAGU]
    spent = [each for each in amounts if each.what is What.REALISASI]
    if len(pagu) == len(spent) == 1 and _divided(path, spent, spent[0], ()):
        yield Ratio(at, (spent[0],), pagu[0])


def _divided(
    path: str,
    spent: Iterable[AmountColumn],
    realisasi: AmountColumn | None,
    of_periods: tuple[AmountColumn, ...],
) -> tuple[AmountColumn, ...]:
    """The realisasi of which a column holds the percentage of the pagu; none where its heading does not tell.

    Beside several periods it is that of their sum, unless it names one of them.
    """
    own, groups = _own(path), tuple(path.split(SEPARATOR)[:-1])
    if words.is_of_work(own) or _REST.search(path) or words.is_of_other_plan(path) or _BEFORE.search(path):
        return ()
    if _OF_WORK.search(own) or (_OF_WORK.search(path) and not _MONEY.fullmatch(own) and not groups):
        return ()
    beside = [each for each in spent if groups and each.groups == groups]
    if beside:
        # Under one group K, %, Rp: the percentage may be that of the work.
        return (beside[0],) if len(beside) == 1 and not _OF_WORK.search(path) else ()
    if groups and not _MONEY.fullmatch(own) and _OF_WORK.search(path):
        return ()
    if period := period_of(on_one_line(path)):
        of_periods = tuple(each for each in of_periods if each.period == period)
    return (realisasi,) if realisasi else of_periods
