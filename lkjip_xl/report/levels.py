"""Program, kegiatan or sub kegiatan: the level of each row, and which row it stands under.

JENIS tells it; where it does not, KODE by its number of segments; where neither does, words and numbering in the
names, and the amounts: a program is the sum of its kegiatan, a kegiatan the sum of its sub kegiatan.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from lkjip_xl.report.codes import level_of_whole, levels_of_codes
from lkjip_xl.report.left_over import LevelProblem
from lkjip_xl.report.level_readings import SOME_WRONG_SUMS, read_by_sums
from lkjip_xl.report.level_words import told_by_capitals, told_by_numbering, told_by_words
from lkjip_xl.report.pairing import code_key
from lkjip_xl.tables.levels import Level
from lkjip_xl.text.words import fold, squeeze

_WORDS = {
    "program": Level.PROGRAM,
    "kegiatan": Level.KEGIATAN,
    "sub kegiatan": Level.SUB_KEGIATAN,
    "subkegiatan": Level.SUB_KEGIATAN,
    "sub-kegiatan": Level.SUB_KEGIATAN,
    "sub keg": Level.SUB_KEGIATAN,
    "keg": Level.KEGIATAN,
    "prog": Level.PROGRAM,
}


@dataclass(frozen=True, slots=True)
class LevelClues:
    """What one row says of its level. ``amounts`` are its figures, the most telling column first."""

    jenis: str
    code: str
    name: str
    amounts: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Levels:
    """The level and the parent (by index) of every row; both None where they could not be told."""

    levels: tuple[Level | None, ...]
    parents: tuple[int | None, ...]
    problems: tuple[LevelProblem, ...] = ()


def level_of_word(jenis: str) -> Level | None:
    """The level that a word in the column JENIS names."""
    return _WORDS.get(fold(jenis))


def level_of_code(code: str) -> Level | None:
    """The level that a whole code has by its number of segments."""
    return level_of_whole(code_key(code))


def find_levels(rows: Sequence[LevelClues]) -> Levels:
    """The level and the parent of every row, with what contradicts itself or cannot be told."""
    told, problems = _told(rows)
    levels = list(told)
    if None in told:
        worked_out = _work_out(rows, told)
        levels = [level or found for level, found in zip(told, worked_out, strict=True)]
        problems = [_with_level(each, levels[each.row]) for each in problems]
        problems += _untold(rows, levels)
    else:
        named = {each.row for each in problems}
        problems += [each for each in _contradicted_by_amounts(rows, told) if each.row not in named]
    return Levels(tuple(levels), parents_of(levels), tuple(problems))


def _with_level(found: LevelProblem, level: Level | None) -> LevelProblem:
    """A word that is no level, with the level that everything else tells."""
    return found if found.expected or level is None else replace(found, expected=level.label)


def _told(rows: Sequence[LevelClues]) -> tuple[list[Level | None], list[LevelProblem]]:
    """The levels that words and codes tell, JENIS before KODE."""
    levels: list[Level | None] = []
    problems: list[LevelProblem] = []
    words = [level_of_word(row.jenis) for row in rows]
    by_codes = levels_of_codes([row.code for row in rows], words)
    for index, (row, by_word, by_code) in enumerate(zip(rows, words, by_codes, strict=True)):
        if row.jenis and by_word is None:
            problems.append(
                LevelProblem(index, f"JENIS tertulis “{row.jenis}”, yang bukan tingkat baris.", row.jenis)
            )
        whole = level_of_whole(code_key(row.code))
        if by_word and by_code and by_word is not by_code and by_code is whole:
            problems.append(
                LevelProblem(
                    index,
                    f"JENIS tertulis {by_word.label}, padahal kode {squeeze(row.code)} adalah kode "
                    f"{by_code.label.lower()}.",
                    row.jenis,
                    by_code.label,
                    by_code=True,
                )
            )
        levels.append(by_word or by_code)
    return levels, problems


def _untold(rows: Sequence[LevelClues], levels: Sequence[Level | None]) -> Iterator[LevelProblem]:
    """A problem for each run of rows whose level is still unknown."""
    # A word that is no level has been named already.
    unknown = [index for index, level in enumerate(levels) if level is None and not rows[index].jenis]
    for _, run in groupby(enumerate(unknown), key=lambda each: each[1] - each[0]):
        first, *others = [index for _, index in run]
        many = f"{len(others) + 1} baris mulai baris ini" if others else "baris ini"
        yield LevelProblem(
            first,
            f"Tingkat {many} (Program, Kegiatan, atau Sub Kegiatan) tidak dapat ditentukan dari JENIS, KODE, "
            "nama, atau jumlahnya.",
            rows[first].jenis,
            others=tuple(others),
        )


def _contradicted_by_amounts(rows: Sequence[LevelClues], told: Sequence[Level | None]) -> list[LevelProblem]:
    """Rows whose JENIS cannot be right: the sums fail with it, and come out in one way only without it."""
    amounts = [row.amounts[0] if row.amounts else None for row in rows]
    if None in amounts or (_adds_up(told, amounts) and _has_every_parent(told)):
        return []
    hints = [Level.PROGRAM if row.name.startswith("PROGRAM ") else None for row in rows]
    reading = read_by_sums(hints, amounts, 0, len(rows))
    if reading is None:
        return []
    wrong = [
        (index, level) for index, level in enumerate(told) if level is not None and level is not reading[index]
    ]
    # More than a slip or two is not a slip: then the amounts are wrong, and T01 and T02 say where.
    if len(wrong) > 2:
        return []
    return [
        LevelProblem(
            index,
            f"JENIS tertulis {level.label}, padahal menurut jumlahnya baris ini {reading[index].label}.",
            rows[index].jenis,
            reading[index].label,
        )
        for index, level in wrong
    ]


def parents_of(levels: Sequence[Level | None]) -> tuple[int | None, ...]:
    """The nearest row above of a higher level, without a level between them left out."""
    parents: list[int | None] = []
    above: dict[Level, int] = {}
    for index, level in enumerate(levels):
        if level is None:
            parents.append(None)
            continue
        parents.append(max((at for rank, at in above.items() if rank < level), default=None))
        above = {rank: at for rank, at in above.items() if rank < level} | {level: index}
    return tuple(parents)


def _adds_up(levels: Sequence[Level | None], amounts: Sequence[Decimal | None]) -> bool:
    sums: dict[int, Decimal] = {}
    for index, parent in enumerate(parents_of(levels)):
        if parent is not None:
            sums[parent] = sums.get(parent, Decimal(0)) + (amounts[index] or 0)
    return all(amounts[parent] == found for parent, found in sums.items())


def _has_every_parent(levels: Sequence[Level | None]) -> bool:
    """Whether every kegiatan stands under a program, and every sub kegiatan under a kegiatan."""
    return all(
        level is Level.PROGRAM or (level is not None and parent is not None and levels[parent] == level - 1)
        for level, parent in zip(levels, parents_of(levels), strict=True)
    )


def _work_out(rows: Sequence[LevelClues], told: Sequence[Level | None]) -> list[Level | None]:
    """The levels by names and amounts: what needs the fewest wrong sums, and the least of guessing from names."""
    names = [row.name for row in rows]
    known = _either(_either(told, told_by_words(names)), told_by_numbering(names))
    if None not in known:
        return known
    with_capitals = _either(known, told_by_capitals(names))
    levels: list[Level | None] = list(known)
    for start, end in _programs(known):
        levels[start:end] = _read(rows, known, start, end) or known[start:end]
    if None in levels and with_capitals != known:
        for start, end in _programs(with_capitals):
            if None in levels[start:end]:
                levels[start:end] = _read(rows, with_capitals, start, end) or levels[start:end]
    return levels


def _either(first: Sequence[Level | None], second: Sequence[Level | None]) -> list[Level | None]:
    return [one or other for one, other in zip(first, second, strict=True)]


def _programs(known: Sequence[Level | None]) -> list[tuple[int, int]]:
    """The rows of each program, where it is known where they begin; else all rows at once."""
    starts = [index for index, level in enumerate(known) if level is Level.PROGRAM]
    if starts[:1] != [0]:
        return [(0, len(known))]
    return list(zip(starts, [*starts[1:], len(known)], strict=True))


def _read(
    rows: Sequence[LevelClues], known: Sequence[Level | None], start: int, end: int
) -> list[Level | None] | None:
    """The levels of some rows by the first column of amounts that tells them: without a wrong sum, else with."""
    columns = [[*each] for each in zip(*(row.amounts for row in rows), strict=True)]
    for wrong in ((0,), SOME_WRONG_SUMS):
        for amounts in columns:
            if reading := read_by_sums(known, amounts, start, end, wrong):
                return [*reading]
    return None
