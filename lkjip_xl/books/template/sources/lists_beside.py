"""Lists of the same programs in several sources: what the first leaves blank the next ones fill, row by row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from lkjip_xl.books.template.contents import Typed
from lkjip_xl.books.template.sources.listing import BudgetList
from lkjip_xl.report.pairing import code_key, pair_names
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.levels import Level
from lkjip_xl.text.numbers import Dot, format_short, read_quantity
from lkjip_xl.text.words import name_key

_LEVELS = {each.label: each for each in Level}
_WORK = (Key.INDIKATOR, Key.TARGET, Key.REALISASI_KINERJA)
_FIGURES = frozenset({Key.PAGU, Key.REALISASI, Key.TARGET, Key.REALISASI_KINERJA})
NO_PROGRAM = "programnya tidak ada di sana"
HAS_PARTS = "induknya sudah berincian di sana, tanpa baris ini"
OTHER_INDICATOR = "indikator lain daripada di sana"

Rows = Sequence[Mapping[str, Typed]]


@dataclass(frozen=True, slots=True)
class DifferingFigure:
    """A cell of a row that two lists tell otherwise, by its column: what is taken, and what the other one says."""

    label: str
    column: str
    taken: str
    other: str


@dataclass(frozen=True, slots=True)
class BesideList:
    """What a further list says beside those before it; ``key`` is its own.

    ``filled`` is how many cells it filled by their columns, ``added`` are the rows that only it has and whose
    place is plain, by name, with ``figures`` in them; ``left`` are rows that are not taken, each with the reason.
    """

    key: str
    filled: Mapping[str, int]
    differing: tuple[DifferingFigure, ...] = ()
    added: tuple[str, ...] = ()
    figures: int = 0
    left: tuple[tuple[str, str], ...] = ()

    @property
    def count(self) -> int:
        """How many cells it filled."""
        return sum(self.filled.values())


@dataclass(frozen=True, slots=True)
class Together:
    """The rows of Tabel 2.7 and, one beside each, of Tabel 3.1.1.b that several lists tell together."""

    plan: Rows = ()
    spent: Rows = ()
    beside: tuple[BesideList, ...] = ()

    def of(self, key: str) -> BesideList | None:
        """What a further list says, by its key."""
        return next((each for each in self.beside if each.key == key), None)


def together(lists: Sequence[BudgetList]) -> Together:
    """The rows of the first list, with what the next ones have beside it.

    A list that has no row of it is none of the same programs, and brings nothing.
    """
    if not lists:
        return Together()
    units, beside = _units(lists[0]), []
    for other in lists[1:]:
        adding = _Adding(units, _units(other))
        if adding.pairs:
            beside.append(adding.added(other.key))
            units = adding.units
    lines = [line for unit in units for line in unit.lines]
    return Together(tuple(line.plan for line in lines), tuple(line.spent for line in lines), tuple(beside))


@dataclass(slots=True)
class _Line:
    plan: dict[str, Typed]
    spent: dict[str, Typed]

    def half(self, column: str) -> dict[str, Typed]:
        """The one of its two rows that has a column."""
        return self.spent if column in {Key.REALISASI, Key.REALISASI_KINERJA} else self.plan

    def text(self, column: str) -> str:
        typed = self.half(column).get(column)
        return "" if typed is None else str(typed.value)


@dataclass(slots=True, eq=False)
class _Unit:
    """A row with a line for each of its indicators; ``over`` is the one that it is part of."""

    lines: list[_Line]
    level: Level
    over: _Unit | None = None

    @property
    def name(self) -> str:
        return self.lines[0].text(Key.NAMA)

    @property
    def code(self) -> tuple[int | str, ...]:
        return code_key(self.lines[0].text(Key.KODE))


def _units(listing: BudgetList) -> list[_Unit]:
    found: list[_Unit] = []
    path: list[_Unit] = []
    for plan, spent in zip(listing.plan, listing.spent, strict=True):
        line = _Line(dict(plan), dict(spent))
        if Key.NAMA not in plan and found:
            found[-1].lines.append(line)
            continue
        level = _LEVELS.get(line.text(Key.JENIS), Level.PROGRAM)
        path = [each for each in path if each.level < level]
        found.append(_Unit([line], level, path[-1] if path else None))
        path.append(found[-1])
    return found


def _paired(mine: Sequence[_Unit], theirs: Sequence[_Unit]) -> dict[_Unit, _Unit]:
    """For rows of another list the same one here: by its code, else by its name within what it is part of."""
    counts = [Counter(each.code for each in units) for units in (mine, theirs)]
    known = {(each.level, each.code): each for each in mine if each.code and counts[0][each.code] == 1}
    pairs = {
        each: known[each.level, each.code]
        for each in theirs
        if counts[1][each.code] == 1 and (each.level, each.code) in known
    }
    for level in Level:
        parents = dict.fromkeys(each.over for each in theirs if each.level is level)
        for parent in parents:
            if parent is None or parent in pairs:
                over = pairs[parent] if parent is not None else None
                taken = {*pairs.values()}
                here = [each for each in mine if (each.level, each.over) == (level, over) and each not in taken]
                there = [
                    each for each in theirs if (each.level, each.over) == (level, parent) and each not in pairs
                ]
                pairs |= _by_names(here, there)
    return pairs


def _by_names(here: Sequence[_Unit], there: Sequence[_Unit]) -> Iterator[tuple[_Unit, _Unit]]:
    """Rows by their names; where both have codes, and these are not the same, nearly the same name is another."""
    for a, b in pair_names([each.name for each in here], [each.name for each in there]):
        one, other = here[a], there[b]
        if name_key(one.name) == name_key(other.name) or not (one.code and other.code):
            yield other, one


@dataclass(slots=True)
class _Adding:
    """The rows so far while another list fills what is blank in them."""

    units: list[_Unit]
    theirs: list[_Unit]
    pairs: dict[_Unit, _Unit] = field(init=False)
    filled: Counter[str] = field(default_factory=Counter)
    differing: list[DifferingFigure] = field(default_factory=list)
    left: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.pairs = _paired(self.units, self.theirs)

    def added(self, key: str) -> BesideList:
        """Fill what is blank, and add rows where the first list has nothing of their kind."""
        for other, mine in self.pairs.items():
            self._fill(mine, other)
        added = [*self._add_rows()]
        figures = sum(
            key in _FIGURES for unit in added for line in unit.lines for key in (*line.plan, *line.spent)
        )
        names = tuple(each.name for each in added)
        return BesideList(key, self.filled, tuple(self.differing), names, figures, tuple(self.left))

    def _fill(self, mine: _Unit, other: _Unit) -> None:
        for column in (Key.JENIS, Key.KODE, Key.NAMA, Key.PAGU, Key.REALISASI):
            self._put(mine.name, mine.lines[0], other.lines[0], column)
        has_own = any(line.text(Key.INDIKATOR) for line in mine.lines)
        names = [[line.text(Key.INDIKATOR) for line in unit.lines] for unit in (mine, other)]
        pairs = pair_names(*names) if has_own else [(at, at) for at in range(len(names[1]))]
        same = {there: here for here, there in pairs}
        for at, line in enumerate(other.lines):
            if at not in same:
                if line.text(Key.INDIKATOR):
                    self.left.append((f"{mine.name} · {line.text(Key.INDIKATOR)}", OTHER_INDICATOR))
                continue
            while len(mine.lines) <= same[at]:
                mine.lines.append(_Line({}, {}))
            for column in _WORK:
                self._put(mine.name, mine.lines[same[at]], line, column)

    def _put(self, label: str, mine: _Line, other: _Line, column: str) -> None:
        """Take a cell where there is none, and note it where it says something else."""
        own, there = mine.half(column).get(column), other.half(column).get(column)
        if there is None or there.value == "":
            return
        if own is None or own.value == "":
            mine.half(column)[column] = there
            self.filled[column] += 1
        elif not _is_same(own, there, column):
            self.differing.append(DifferingFigure(label, column, _shown(own), _shown(there)))

    def _add_rows(self) -> Iterator[_Unit]:
        """Rows that only the other list has: taken where what they are part of has no parts in the first one."""
        with_parts = {each.over for each in self.units}
        left: set[_Unit] = set()
        added: set[_Unit] = set()
        for unit in self.theirs:
            if unit in self.pairs:
                continue
            if unit.over in left:
                left.add(unit)
                continue
            over = unit.over if unit.over is None or unit.over in added else self.pairs[unit.over]
            if over is None or over in with_parts:
                left.add(unit)
                below = sum(_is_under(each, unit) for each in self.theirs)
                label = f"{unit.name} (dengan {below} baris di bawahnya)" if below else unit.name
                self.left.append((label, HAS_PARTS if over is not None else NO_PROGRAM))
                continue
            unit.over = over
            added.add(unit)
            last = max(at for at, each in enumerate(self.units) if each is over or _is_under(each, over))
            self.units.insert(last + 1, unit)
            yield unit


def _is_under(unit: _Unit, over: _Unit) -> bool:
    above = unit.over
    while above is not None and above is not over:
        above = above.over
    return above is over


def _is_same(one: Typed, other: Typed, column: str) -> bool:
    if column == Key.KODE:
        own, there = code_key(str(one.value)), code_key(str(other.value))
        return own == there or len(own) != len(there)  # a code within that of the row above is no other one
    if column in {Key.NAMA, Key.INDIKATOR}:
        return bool(pair_names([str(one.value)], [str(other.value)]))
    if column in {Key.TARGET, Key.REALISASI_KINERJA}:
        return _is_same_quantity(_shown(one), _shown(other))
    return column == Key.JENIS or one.value == other.value


def _is_same_quantity(one: str, other: str) -> bool:
    """Whether two targets are the same; one of them may leave out the unit."""
    read, there = read_quantity(one, Dot.THOUSANDS), read_quantity(other, Dot.THOUSANDS)
    if read is None or there is None:
        return name_key(one) == name_key(other)
    units = {name_key(read.unit_or_sign), name_key(there.unit_or_sign)} - {""}
    return read.value == there.value and len(units) <= 1


def _shown(typed: Typed) -> str:
    """A figure or a text as people write it."""
    if isinstance(typed.value, str):
        return typed.value
    number = Decimal(typed.value)
    return format_short(number) if typed.percent_decimals is None else f"{format_short(number * 100)}%"
