"""The budget as the files of the finance system give it: program, kegiatan, sub kegiatan, each from its leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from lkjip_xl.finance.amounts import Amount, known, total
from lkjip_xl.finance.source import Described, Line, Path, Source
from lkjip_xl.grids.words import split_level_word
from lkjip_xl.tables.levels import Level
from lkjip_xl.tables.measures import Measure
from lkjip_xl.text.words import name_key


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A leaf line with the file that it stands in; ``rounding`` is how far its amounts may be off, in rupiah."""

    file: str
    line: Line
    rounding: Mapping[Measure, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Node:
    """A program, kegiatan or sub kegiatan. Amounts in rupiah, None where no file has such an amount for it.

    What cannot be read of its parts makes its own amount unknown. ``ends`` are the measures that the files do not
    break down below it, although it is no sub kegiatan. ``printed`` are the amounts that the only file of a
    measure prints for it itself, where its own amount is the sum of what lies below. ``murni`` is its pagu before
    the change, where its pagu is the one after it and somebody wants both. ``unit`` is the part of the agency
    whose amounts it has, where those of several are held apart.
    """

    path: Path
    code: str
    name: str
    pagu: Amount
    realisasi: Amount
    lines: tuple[SourceLine, ...]
    ends: frozenset[str] = frozenset()
    printed: Mapping[Measure, Decimal] = field(default_factory=dict)
    murni: Decimal | None = None
    unit: str = ""

    @property
    def level(self) -> Level:
        """Its level."""
        return Level(len(self.path))

    def amount(self, measure: Measure) -> Amount:
        """Its pagu or its realisasi."""
        return self.pagu if measure == Measure.PAGU else self.realisasi

    def rounding(self, measure: Measure) -> Decimal:
        """How far its amount may be off, in rupiah, because those of its leaves are rounded."""
        return sum((each.rounding[measure] for each in self.lines if measure in each.rounding), Decimal(0))

    @property
    def setoran(self) -> Decimal:
        """What was paid back, and is not in the realisasi."""
        return sum((each.line.setoran for each in self.lines), Decimal(0))

    @property
    def other_pagu(self) -> Decimal | None:
        """The pagu of the stage that was not chosen."""
        return known(total(each.line.other_pagu for each in self.lines))

    @property
    def label(self) -> str:
        """Its name as a person reads it, with that of its unit."""
        name = self.name or self.code
        return f"{name} ({self.unit})" if self.unit else name


@dataclass(frozen=True)
class BudgetTree:
    """Every node, parents before their parts.

    ``printed`` are the totals that the only file of a measure prints.
    """

    nodes: tuple[Node, ...]
    printed: Mapping[Measure, Decimal] = field(default_factory=dict)

    @cached_property
    def _children(self) -> Mapping[Path, tuple[Node, ...]]:
        children: dict[Path, list[Node]] = {}
        for node in self.nodes:
            children.setdefault(node.path[:-1], []).append(node)
        return {path: tuple(nodes) for path, nodes in children.items()}

    def children(self, node: Node | None) -> tuple[Node, ...]:
        """The nodes directly under one; the programs under None."""
        return self._children.get(node.path if node else (), ())

    @cached_property
    def _by_path(self) -> Mapping[Path, Node]:
        return {node.path: node for node in self.nodes}

    def is_broken_down(self, node: Node, measure: Measure) -> bool:
        """Whether the files say what lies under a node, and under all that it lies in."""
        above = (self._by_path.get(node.path[:length]) for length in range(1, len(node.path) + 1))
        return not any(each is not None and measure in each.ends for each in above)

    def rounding(self, measure: Measure) -> Decimal:
        """How far the sum of the programs may be off for the rounding of the leaves."""
        return sum((node.rounding(measure) for node in self.children(None)), Decimal(0))

    def total(self, measure: Measure) -> Amount:
        """The sum of the programs."""
        return total(node.amount(measure) for node in self.children(None))


UnitAt = Callable[[Path, str], tuple[int, str] | None]
"""At which length of a path its line's unit has a node of its own, and what that unit is called; None for none."""


def nowhere_apart(_path: Path, _unit: str) -> None:
    """All units are held together."""


def build_tree(pagu: Sequence[Source], realisasi: Sequence[Source], unit_at: UnitAt = nowhere_apart) -> BudgetTree:
    """The budget from the files that give the pagu, and from those that give the realisasi.

    ``unit_at`` says where the units of the agency are held apart.
    """
    sources = list({id(each): each for each in (*pagu, *realisasi)}.values())
    paths = _common_paths(sources)
    described: dict[Path, Described] = {}
    lines: dict[Path, list[tuple[SourceLine, bool, bool]]] = {}
    units: dict[Path, str] = {}
    for source in sources:
        for path, each in source.described.items():
            described.setdefault(paths.get(path, path), each)
    for source in sources:
        rounding = {
            measure: half
            for measure, half in source.rounding.items()
            if half and source in (pagu if measure == Measure.PAGU else realisasi)
        }
        for line in source.lines:
            path = paths.get(line.path, line.path)
            if (found := unit_at(path, line.unit)) is not None:
                at, unit = found
                whole, path = path, _of_unit(path, at, unit)
                units[path[:at]] = unit
                for length in range(at, len(path) + 1):
                    if whole[:length] in described:
                        described.setdefault(path[:length], described[whole[:length]])
            entry = (SourceLine(source.file, line, rounding), source in pagu, source in realisasi)
            for length in range(1, len(path) + 1):
                lines.setdefault(path[:length], []).append(entry)
    printed = _printed({Measure.PAGU: pagu, Measure.REALISASI: realisasi}, paths)
    codes = _codes_below(described)
    nodes = (
        replace(
            _node(path, _described(path, described, codes), entries),
            printed=printed.get(path, {}),
            unit=units.get(path, ""),
        )
        for path, entries in lines.items()
    )
    return BudgetTree(tuple(sorted(nodes, key=lambda node: len(node.path))), printed.get((), {}))


def _of_unit(path: Path, length: int, unit: str) -> Path:
    """The path on which the unit's own node stands."""
    last = path[length - 1]
    own: object = (*last, unit) if isinstance(last, tuple) else (last, unit)
    return (*path[: length - 1], own, *path[length:])


def _printed(
    given: Mapping[Measure, Sequence[Source]], paths: Mapping[Path, Path]
) -> Mapping[Path, dict[Measure, Decimal]]:
    """The sums that the files print by their place, and of the whole (no place), by measure.

    Where several files give a measure, the sum of one is not that of all.
    """
    found: dict[Path, dict[Measure, Decimal]] = {}
    for at, (measure, sources) in enumerate(given.items()):
        for source in sources if len(sources) == 1 else ():
            for path, amounts in ((), source.control), *source.printed.items():
                amount = known(amounts[at])
                if amount is not None:
                    found.setdefault(paths.get(path, path), {})[measure] = amount
    return found


def _codes_below(described: Mapping[Path, Described]) -> Mapping[Path, str]:
    """For each place the first code that stands there or below it."""
    codes: dict[Path, str] = {}
    for path, each in described.items():
        for length in range(1, len(path) + 1) if each.code else ():
            codes.setdefault(path[:length], each.code)
    return codes


def _described(path: Path, described: Mapping[Path, Described], codes: Mapping[Path, str]) -> Described:
    """What a node is called; one without a row of its own has the beginning of the code of what lies under it."""
    if path in described:
        return described[path]
    last = path[-1]
    segments = codes.get(path, "").strip(". ").split(".")
    return Described(".".join(segments[: len(last)]) if isinstance(last, tuple) else "", "")


def _node(path: Path, described: Described, entries: Sequence[tuple[SourceLine, bool, bool]]) -> Node:
    return Node(
        path,
        described.code,
        described.name,
        total(each.line.pagu for each, has_pagu, _ in entries if has_pagu),
        total(each.line.realisasi for each, _, has_realisasi in entries if has_realisasi),
        tuple(each for each, _, _ in entries),
        frozenset(_ends(path, entries)),
    )


def _ends(path: Path, entries: Sequence[tuple[SourceLine, bool, bool]]) -> Iterator[str]:
    """The measures of which the files have an amount here, and none below."""
    if len(path) == Level.SUB_KEGIATAN:
        return
    pagu = [each.line for each, has_pagu, _ in entries if has_pagu]
    realisasi = [each.line for each, _, has_realisasi in entries if has_realisasi]
    for measure, lines in ((Measure.PAGU, pagu), (Measure.REALISASI, realisasi)):
        given = [line for line in lines if getattr(line, measure)]
        if given and all(len(line.path) == len(path) for line in given):
            yield measure


def _common_paths(sources: Sequence[Source]) -> Mapping[Path, Path]:
    """The paths of files without codes in terms of those that have them, by the names along the way."""
    with_codes = {
        _names(source, path): path for source in sources for path in source.described if _has_codes(path)
    }
    return {
        path: with_codes[names]
        for source in sources
        for path in source.described
        if not _has_codes(path) and (names := _names(source, path)) in with_codes
    }


def _has_codes(path: Path) -> bool:
    return isinstance(path[0], tuple)


def _names(source: Source, path: Path) -> tuple[str, ...]:
    none = Described("", "")
    names = (source.described.get(path[:length], none).name for length in range(1, len(path) + 1))
    return tuple(name_key(split_level_word(name)[1]) for name in names)
