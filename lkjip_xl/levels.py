"""Program, kegiatan or sub kegiatan: the level of each row, and which row it stands under.

JENIS tells it; where it does not, KODE by its number of segments; where neither does, the amounts: a
program is the sum of its kegiatan, a kegiatan the sum of its sub kegiatan, and a name that begins with
PROGRAM in capitals is a program.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl.model import LevelProblem
from lkjip_xl.pairs import code_key
from lkjip_xl.schema import Level
from lkjip_xl.words import fold, squeeze

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
_SEGMENTS = {3: Level.PROGRAM, 5: Level.KEGIATAN, 6: Level.SUB_KEGIATAN}


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
    """The level that a code has by its number of segments."""
    return _SEGMENTS.get(len(code_key(code)))


def find_levels(rows: Sequence[LevelClues]) -> Levels:
    """The level and the parent of every row, with what contradicts itself or cannot be told."""
    told, problems = _told(rows)
    levels = list(told)
    if None in told:
        worked_out = _work_out(rows, told)
        levels = [level or found for level, found in zip(told, worked_out, strict=True)]
        problems += _untold(rows, levels)
    else:
        named = {each.row for each in problems}
        problems += [each for each in _contradicted_by_amounts(rows, told) if each.row not in named]
    return Levels(tuple(levels), _parents(levels), tuple(problems))


def _told(rows: Sequence[LevelClues]) -> tuple[list[Level | None], list[LevelProblem]]:
    """The levels that words and codes tell, JENIS before KODE."""
    levels: list[Level | None] = []
    problems: list[LevelProblem] = []
    for index, row in enumerate(rows):
        by_word, by_code = level_of_word(row.jenis), level_of_code(row.code)
        if row.jenis and by_word is None:
            problems.append(
                LevelProblem(index, f"JENIS tertulis “{row.jenis}”, yang bukan tingkat baris.", row.jenis)
            )
        if by_word and by_code and by_word is not by_code:
            problems.append(
                LevelProblem(
                    index,
                    f"JENIS tertulis {by_word.label}, padahal kode {squeeze(row.code)} adalah kode "
                    f"{by_code.label.lower()}.",
                    row.jenis,
                    by_code.label,
                )
            )
        levels.append(by_word or by_code)
    return levels, problems


def _untold(rows: Sequence[LevelClues], levels: Sequence[Level | None]) -> list[LevelProblem]:
    """A problem for each row whose level is still unknown; its own, not one for each cell."""
    return [
        LevelProblem(
            index,
            "Tingkat baris ini (Program, Kegiatan, atau Sub Kegiatan) tidak dapat ditentukan dari JENIS, "
            "KODE, atau jumlahnya.",
            rows[index].jenis,
        )
        for index, level in enumerate(levels)
        # A word that is no level has been named already.
        if level is None and not rows[index].jenis
    ]


def _contradicted_by_amounts(rows: Sequence[LevelClues], told: Sequence[Level | None]) -> list[LevelProblem]:
    """Rows whose JENIS cannot be right: the sums fail with it, and come out in one way only without it."""
    amounts = [row.amounts[0] if row.amounts else None for row in rows]
    if None in amounts or (_adds_up(told, amounts) and _has_every_parent(told)):
        return []
    hints = [Level.PROGRAM if _named_program(row.name) else None for row in rows]
    reading = _only_reading(hints, amounts, 0, len(rows))
    if reading is None:
        return []
    wrong = [index for index, level in enumerate(told) if level is not reading[index]]
    # More than a slip or two is not a slip: then the amounts are wrong, and T01 and T02 say where.
    if len(wrong) > 2:
        return []
    return [
        LevelProblem(
            index,
            f"JENIS tertulis {told[index].label}, padahal menurut jumlahnya baris ini "  # type: ignore[union-attr]
            f"{reading[index].label}.",
            rows[index].jenis,
            reading[index].label,
        )
        for index in wrong
    ]


def _named_program(name: str) -> bool:
    return name.startswith("PROGRAM ")


def _parents(levels: Sequence[Level | None]) -> tuple[int | None, ...]:
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
    for index, parent in enumerate(_parents(levels)):
        if parent is not None:
            sums[parent] = sums.get(parent, Decimal(0)) + (amounts[index] or 0)
    return all(amounts[parent] == found for parent, found in sums.items())


def _has_every_parent(levels: Sequence[Level | None]) -> bool:
    """Whether every kegiatan stands under a program, and every sub kegiatan under a kegiatan."""
    return all(
        level is Level.PROGRAM or (level is not None and parent is not None and levels[parent] == level - 1)
        for level, parent in zip(levels, _parents(levels), strict=True)
    )


def _work_out(rows: Sequence[LevelClues], told: Sequence[Level | None]) -> list[Level | None]:
    """The levels by the amounts, one program at a time where the programs are known."""
    known = [
        level or (Level.PROGRAM if _named_program(row.name) else None)
        for row, level in zip(rows, told, strict=True)
    ]
    starts = [index for index, level in enumerate(known) if level is Level.PROGRAM]
    ranges = list(zip(starts, [*starts[1:], len(rows)], strict=True)) if starts[:1] == [0] else [(0, len(rows))]
    levels: list[Level | None] = list(known)
    for start, end in ranges:
        for column in range(max((len(row.amounts) for row in rows), default=0)):
            amounts = [row.amounts[column] if column < len(row.amounts) else None for row in rows]
            reading = _only_reading(known, amounts, start, end)
            if reading is not None:
                levels[start:end] = reading
                break
    return levels


def _only_reading(
    known: Sequence[Level | None], amounts: Sequence[Decimal | None], start: int, end: int
) -> list[Level] | None:
    """The one way to read rows as programs over kegiatan over sub kegiatan in which every sum comes out.

    None where there is no such way, or more than one.
    """
    if start == end or any(amount is None for amount in amounts[start:end]):
        return None
    figures = [amount or Decimal(0) for amount in amounts]
    search = _Readings(known, figures, end)
    readings = search.of_programs(start)
    return readings[0] if len(readings) == 1 and not search.gave_up else None


# Where the kegiatan of a program start: the way to the one before, and the last start.
_Starts = tuple["_Starts", int] | None
# Far above what any real table takes; what takes more is full of equal figures, and has no one reading.
_MOST_STEPS = 200_000


class _Readings:
    """Every way to read rows as a tree whose sums come out; two are enough to know there is no one way."""

    _ENOUGH = 2

    def __init__(self, known: Sequence[Level | None], amounts: Sequence[Decimal], end: int) -> None:
        self._known, self._amounts, self._end = known, amounts, end
        # Where one program is known, a row that is not known to be one is none.
        self._named = Level.PROGRAM in known[:end]
        self._programs: dict[int, list[list[Level]]] = {}
        self._steps = 0
        self.gave_up = False

    def of_programs(self, start: int) -> list[list[Level]]:
        """The readings of everything from ``start`` on as programs."""
        # From the last row up, so that no reading is asked for before it is known: a table of hundreds
        # of programs must not recurse hundreds deep.
        for at in range(self._end, start - 1, -1):
            self._programs[at] = self._programs_from(at)
        return self._programs[start]

    def _programs_from(self, at: int) -> list[list[Level]]:
        if at == self._end:
            return [[]]
        if not self._may_be(at, Level.PROGRAM):
            return []
        found: list[list[Level]] = []
        for behind, body in self._bodies(at + 1, self._amounts[at]):
            for rest in self._programs[behind]:
                found.append([Level.PROGRAM, *body, *rest])
                if len(found) >= self._ENOUGH:
                    return found
        return found

    def _may_be(self, at: int, level: Level) -> bool:
        known = self._known[at]
        if level is Level.PROGRAM and self._named:
            return known is level
        return known in (None, level)

    def _bodies(self, at: int, missing: Decimal) -> Iterator[tuple[int, list[Level]]]:
        """Runs of kegiatan from ``at`` on that add up to ``missing``: where each ends, and its levels."""
        # What is still missing at a row, with the first ways to get there: more than enough are no news.
        waiting: dict[int, dict[Decimal, list[_Starts]]] = {at: {missing: [None]}}
        for position in range(at, self._end + 1):
            for rest, ways in waiting.pop(position, {}).items():
                if rest == 0 and position > at:
                    yield from ((position, self._levels(way, position)) for way in ways)
                if position == self._end or rest < self._amounts[position]:
                    continue
                for behind in self._kegiatan_at(position):
                    self._steps += 1
                    if self._steps > _MOST_STEPS:
                        self.gave_up = True
                        return
                    there = waiting.setdefault(behind, {}).setdefault(rest - self._amounts[position], [])
                    there += [(way, position) for way in ways][: self._ENOUGH - len(there)]

    def _levels(self, starts: _Starts, end: int) -> list[Level]:
        """The levels of a run of kegiatan, each from its start to the next."""
        levels: list[Level] = []
        while starts is not None:
            starts, start = starts
            levels = [Level.KEGIATAN, *[Level.SUB_KEGIATAN] * (end - start - 1), *levels]
            end = start
        return levels

    def _kegiatan_at(self, at: int) -> Iterator[int]:
        """The ways to read a kegiatan that begins at a row: the row behind it."""
        if not self._may_be(at, Level.KEGIATAN):
            return
        total = Decimal(0)
        for position in range(at + 1, self._end):
            total += self._amounts[position]
            if total > self._amounts[at] or not self._may_be(position, Level.SUB_KEGIATAN):
                return
            if total == self._amounts[at]:
                yield position + 1
