"""Finding a table in its sheet by the words of its headings, wherever they stand."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import lru_cache

from lkjip_xl.reader.cells import written
from lkjip_xl.reader.workbook import Grid
from lkjip_xl.report.left_over import HeadingOfAnotherYear, MissingColumn, RepeatedColumn, SimilarHeading
from lkjip_xl.report.place import Place
from lkjip_xl.report.settings import Settings
from lkjip_xl.tables.facts import RelativeYear
from lkjip_xl.tables.shared_columns import HEADINGS_OF_CAPAIAN
from lkjip_xl.tables.spec import Column, Kind, TableSpec
from lkjip_xl.text.words import digits, heading_key, similarity, squeeze

# How far down a heading is looked for: letterheads and titles are rarely longer.
_LAST_HEADING_ROW = 60
_DEPTHS = (1, 2, 3)
# Columns whose spellings are remembered: those of all tables, for a few reports.
_MOST_COLUMNS = 4096
# Of headings so many are remembered with what they say: all ways to write those of all tables, some times.
_MOST_SPELLINGS = 16384
# Golongan III is no slip of the schooling D III, nor one number of another.
_ROMAN = re.compile(r"[ivx]+")
# Words that say of what, of when or of where a column is: they are no slip in the heading of one without them.
_TELLING = re.compile(
    r"\b(?:s d|sd|sampai|hingga|kumulatif|tw|triwulan|semester|caturwulan|bulan|i|ii|iii|iv"
    r"|pk|renstra|rpjmd|rpjmn|rkpd|renja|rkt|spm|sdgs|tpb|perubahan|revisi|murni|awal|akhir|sebelum|setelah|sesudah"
    r"|nasional|provinsi|kabupaten|kota|kecamatan|desa|daerah|lain|tetangga|sekitar"
    r"|fisik|keuangan|anggaran|lalu|ini|depan|berikut(?:nya)?|mendatang|sebelumnya)\b"
)
# Between a target and a percentage a capaian is what was reached: Target, Capaian, %.
_REALISASI, _TARGET = heading_key("Realisasi"), re.compile(r"target\b")
_OFTEN_REALISASI = frozenset(map(heading_key, ("Capaian", "Capaian Kinerja")))
_PERCENTAGES = frozenset(key for each in HEADINGS_OF_CAPAIAN if "%" in (key := heading_key(each)) or "pers" in key)
_YEAR = re.compile(r"\b20\d\d\b")
_RUPIAH, _IN_PERCENT = heading_key("(Rp)"), " %"
# The years that a group of columns can be of; people write “Tahun 2024” over it as well, or the year below.
_OF_ONE_YEAR = re.compile(r"\{tahun(?:_lalu)?\}|20\d\d")
# A heading this near to the right one is taken for it, and reported (S04).
_ALIKE = 0.84
# A heading this near is worth suggesting where a column is missing (S02).
_WORTH_SUGGESTING = 0.6
_COUNTING = re.compile(r"\b(?:jumlah|banyaknya)\b")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in the sheet: its words from the top row down, and the cell that holds the last of them.

    ``key`` is the words without case and punctuation, ``above`` the cell that holds the first of them, where the
    words of a group stand in a row above.
    """

    place: Place
    words: str
    key: str
    above: Place | None = None


@dataclass(frozen=True, slots=True)
class Binding:
    """Which column of the sheet is which column of the table."""

    heading_row: int
    first_row: int
    columns: Mapping[str, int] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)
    similar: tuple[SimilarHeading, ...] = ()
    repeated: tuple[RepeatedColumn, ...] = ()
    missing: tuple[MissingColumn, ...] = ()
    unknown: tuple[Heading, ...] = ()
    of_another_year: tuple[HeadingOfAnotherYear, ...] = ()


def bind(grid: Grid, spec: TableSpec, settings: Settings, blocks: Sequence[Block] | None = None) -> Binding | None:
    """The best reading of the sheet's headings; None where no row looks like the headings of this table.

    ``blocks`` are those of the grid, where somebody looks for many tables in it.

    Where columns of years are missing, and none would be if all headings meant the year after or before the one
    that they name, they are read so: last year's have been left standing.
    """
    best = _best(iter(blocks) if blocks is not None else _blocks(grid), spec, settings)
    if best is not None and settings.year_is_of_renstra and any(map(_names_year, best.missing)):
        best = next((moved for by in (1, -1) if (moved := _bind_moved(grid, spec, settings, by))), best)
    return best if best is not None and _is_of(spec, best) else None


def _is_of(spec: TableSpec, binding: Binding) -> bool:
    """Whether enough columns of a table are there: half of those that it must have, or those that tell it."""
    wanted = sum(column.required for column in spec.columns)
    there = sum(spec.column(key).required for key in binding.columns)
    return there * 2 >= wanted or spec.is_known_by(binding.columns)


def keys_of_headings(blocks: Sequence[Block]) -> list[frozenset[str]]:
    """The words of the headings that a sheet may have: of each stretch of rows that could be them."""
    return [frozenset(heading.key for heading in block.headings) for block in blocks]


def blocks_of(grid: Grid) -> tuple[Block, ...]:
    """Every stretch of rows near the top of a sheet that could be headings."""
    return tuple(_blocks(grid))


def accepted_in(spec: TableSpec, settings: Settings) -> frozenset[str]:
    """Every way to write a heading of a table."""
    return frozenset(key for column in spec.columns for key in accepted_keys(column, settings))


def _best(blocks: Iterator[Block], spec: TableSpec, settings: Settings) -> Binding | None:
    bindings = [(_bind_block(block, spec, settings), block) for block in _promising(blocks, spec, settings)]
    return max(bindings, key=lambda each: _score(*each), default=(None, None))[0]


def _names_year(missing: MissingColumn) -> bool:
    return _YEAR.search(missing.heading) is not None


def _bind_moved(grid: Grid, spec: TableSpec, settings: Settings, by: int) -> Binding | None:
    """The reading in which the headings name other years than they do; None where columns are missing even so."""
    accepted = accepted_in(spec, settings)
    moved = _best((_moved(block, by, accepted) for block in _blocks(grid)), spec, settings)
    if moved is None or moved.missing or any(_YEAR.search(heading.words) for heading in moved.unknown):
        return None
    bound, found = {*moved.columns.values()}, []
    for row, column in sorted(grid.cells):
        text = written(grid.cells[row, column])
        is_heading = moved.first_row <= row <= moved.heading_row and column in bound and _YEAR.search(text)
        if is_heading and not _names_both_years(text, heading_key(text), accepted):
            found.append(HeadingOfAnotherYear(Place(grid.name, row, column), text, _of_year(text, by)))
    return replace(moved, of_another_year=tuple(found)) if found else None


def _moved(block: Block, by: int, accepted: Set[str]) -> Block:
    headings = [
        each
        if _names_both_years(each.words, each.key, accepted)
        else replace(each, words=_of_year(each.words, by))
        for each in block.headings
    ]
    return replace(block, headings=tuple(replace(each, key=heading_key(each.words)) for each in headings))


def _names_both_years(words: str, key: str, accepted: Set[str]) -> bool:
    """Whether a heading compares two years, and these are the right ones: whoever wrote it meant no others."""
    return key in accepted and len({*_YEAR.findall(words)}) > 1


def _of_year(text: str, by: int) -> str:
    return _YEAR.sub(lambda found: str(int(found[0]) + by), text)


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that could be the headings: the first and the last of them, and what they say.

    ``cut`` says that some of them are merged with the row below, which holds headings too then.
    """

    first: int
    last: int
    headings: tuple[Heading, ...]
    cut: bool = False


def _blocks(grid: Grid) -> Iterator[Block]:
    shown: dict[int, dict[int, str]] = {}
    for (row, column), text in _spread_merges(grid).items():
        shown.setdefault(row, {})[column] = text
    for row, depth in _candidates(shown, grid.begins - 1 + _LAST_HEADING_ROW):
        last, deepest = row + depth - 1, row + max(_DEPTHS) - 1
        cut = any(row <= merge.top <= last < merge.bottom <= deepest for merge in grid.merges)
        yield Block(row, last, tuple(_headings(shown, grid, row, depth)), cut)


def _promising(blocks: Iterator[Block], spec: TableSpec, settings: Settings) -> list[Block]:
    """The blocks worth a closer look: the one that says everything, or those that say most.

    Looking for slips in every block of a sheet would take longer than everything else together.
    """
    accepted = accepted_in(spec, settings)
    scored: list[tuple[int, Block]] = []
    for block in blocks:
        known = len(accepted & {heading.key for heading in block.headings})
        if not block.cut and known >= sum(column.offered and not _is_new(column) for column in spec.columns):
            return [block]
        scored.append((known, block))
    most = max((known for known, _ in scored), default=0)
    return [block for known, block in scored if known * 2 >= most]


def _is_new(column: Column) -> bool:
    """Whether workbooks of older templates need not have it: the units of indicators in every table."""
    return column.kind is Kind.UNIT and not column.required


def _score(binding: Binding, block: Block) -> tuple[int, int, bool, int]:
    """More columns first, then fewer that are only alike, then whole headings, then fewer rows."""
    return (
        len(binding.columns),
        -len(binding.similar),
        not block.cut,
        binding.heading_row - binding.first_row,
    )


def _candidates(shown: Mapping[int, Mapping[int, str]], last: int) -> Iterator[tuple[int, int]]:
    """The top row and the depth of every block that could be the headings, as far as the ``last`` row."""
    rows = sorted(row for row in shown if row <= last)
    wide = {row for row in rows if len(shown[row]) >= 2}
    for row, depth in itertools.product(rows, _DEPTHS):
        if row + depth - 1 in shown and any(row + offset in wide for offset in range(depth)):
            yield row, depth


def _spread_merges(grid: Grid) -> dict[tuple[int, int], str]:
    """What each cell near the top shows, a merged cell's words in every cell of the merge."""
    shown = {
        address: text
        for address, raw in grid.cells.items()
        if address[0] < grid.begins + _LAST_HEADING_ROW + max(_DEPTHS) and (text := written(raw))
    }
    for merge in grid.merges:
        text = shown.get((merge.top, merge.left), "")
        if not text or merge.bottom - merge.top > max(_DEPTHS) or merge.right - merge.left > 100:
            continue
        for address in itertools.product(range(merge.top, merge.bottom + 1), range(merge.left, merge.right + 1)):
            shown[address] = text
    return shown


def _headings(shown: Mapping[int, Mapping[int, str]], grid: Grid, top: int, depth: int) -> list[Heading]:
    """The heading of every column in a block of rows.

    A group's words are carried to the right over empty cells: programs that write no merges leave them so. A
    formula that shows nothing is no empty cell: it heads a year that the Renstra does not have.
    """
    lines = [shown.get(row, {}) for row in range(top, top + depth)]
    found: list[Heading] = []
    group = ""
    origin: Place | None = None
    for column in sorted({column for line in lines for column in line}):
        parts = [line.get(column, "") for line in lines]
        if depth > 1:
            group = parts[0] or ("" if (top, column) in grid.cells else group)
            if (top, column) in grid.cells:
                origin = Place(grid.name, top, column)
            if not parts[0] and parts[-1]:
                parts[0] = group
        words = [part for index, part in enumerate(parts) if part and part not in parts[:index]]
        if words:
            last = top + max(offset for offset, line in enumerate(lines) if column in line)
            text = " ".join(words)
            above = origin if len(words) > 1 else None
            found.append(Heading(Place(grid.name, last, column), text, heading_key(text), above))
    return found


def accepted_keys(column: Column, settings: Settings) -> tuple[str, ...]:
    """Every way to write a column's heading, the proper one first."""
    renstra = (settings.awal_renstra, settings.akhir_renstra)
    words = (column.heading, *column.aliases)
    keys = _keys(column.group, words, column.kind is Kind.RUPIAH, settings.tahun, renstra)
    if column.headings_with_year:
        year = column.year or RelativeYear.THIS
        shown = year.shown if isinstance(year, RelativeYear) else str(year)
        keys += _keys_with_year(column.headings_with_year, shown, settings.tahun)
    return (*keys, *map(heading_key, column.headings_at_the_end)) if column.headings_at_the_end else keys


@lru_cache(_MOST_COLUMNS)
def _keys(
    group: str,
    words: tuple[str, ...],
    of_rupiah: bool,
    tahun: int | None,
    renstra: tuple[int | None, int | None],
) -> tuple[str, ...]:
    """The same of what a column's heading is made of: asked for with every stretch of rows of every sheet."""
    known = _of_years(tahun, renstra)
    keys = [_key(group, each, known) for each in words]
    if tahun:
        # The template's headings say so as long as Identitas has no year that Excel can compute with.
        untold = _of_years(None, (None, None))
        keys += [_key(group, each, untold) for each in words if "{" in group or "{" in each]
    if _OF_ONE_YEAR.fullmatch(group):
        keys += _keys_with_year(words, group, tahun)
    if of_rupiah:  # as the finished workbook prints it
        keys += [f"{key} {_RUPIAH}" for key in keys]
    return tuple(dict.fromkeys(keys))


def _key(group: str, words: str, years: Settings) -> str:
    """What a heading under a group is known by: its words one after the other."""
    parts = (years.with_years(each) if "{" in each else each for each in (group, words) if each)
    return " ".join(map(heading_key, parts))


@lru_cache(_MOST_COLUMNS)
def _keys_with_year(words: tuple[str, ...], year: str, tahun: int | None) -> tuple[str, ...]:
    """Headings with their year before or behind them, or behind the words of those that are in percent."""
    known = [_of_years(tahun, (None, None))]
    known += [_of_years(None, (None, None))] if tahun and "{" in year else []
    keys: list[str] = []
    for years in known:
        shown = heading_key(years.with_years(year))
        keys += _with_year([_key("", each, years) for each in words], shown)
    return tuple(keys)


def _with_year(keys: Iterable[str], year: str) -> Iterator[str]:
    for key, shown in itertools.product(keys, (year, f"tahun {year}", f"ta {year}")):
        yield f"{shown} {key}"
        yield f"{key} {shown}"
        if key.endswith(_IN_PERCENT):
            yield f"{key.removesuffix(_IN_PERCENT)} {shown}{_IN_PERCENT}"


@lru_cache(_MOST_COLUMNS)
def _of_years(tahun: int | None, renstra: tuple[int | None, int | None]) -> Settings:
    return Settings(tahun=tahun, awal_renstra=renstra[0], akhir_renstra=renstra[1])


def _bind_block(block: Block, spec: TableSpec, settings: Settings) -> Binding:
    accepted = {column.key: accepted_keys(column, settings) for column in spec.columns}
    bound: dict[str, Heading] = {}
    free: list[Heading] = []
    repeated: list[RepeatedColumn] = []
    for heading in _proper_first(_with_realisasi(block.headings), accepted):
        keys = [key for key, spellings in accepted.items() if heading.key in spellings]
        open_keys = [key for key in keys if key not in bound]
        if open_keys:
            bound[open_keys[0]] = heading
        elif keys:
            repeated.append(RepeatedColumn(heading.place, bound[keys[0]].place, squeeze(heading.words)))
        else:
            free.append(heading)
    similar, free = _bind_similar(spec, accepted, bound, free, settings)
    lacking = [column for column in spec.columns if column.required and column.key not in bound]
    under = _under_their_group(lacking, free, settings, block.last)
    missing = tuple(
        under.get(column.key) or _missing(column, accepted[column.key], free, settings) for column in lacking
    )
    return Binding(
        heading_row=block.last,
        first_row=block.first,
        columns={key: heading.place.column for key, heading in bound.items()},
        headings={key: squeeze(heading.words) for key, heading in bound.items()},
        similar=tuple(similar),
        repeated=tuple(repeated),
        missing=missing,
        unknown=tuple(free),
    )


def _with_realisasi(headings: Sequence[Heading]) -> Sequence[Heading]:
    """The headings, with a capaian read as the realisasi where it stands between the target and its percentage."""
    if any(_REALISASI in each.key for each in headings):
        return headings
    return [
        replace(each, key=_REALISASI)
        if each.key in _OFTEN_REALISASI
        and before
        and behind
        and _TARGET.match(before.key)
        and behind.key in _PERCENTAGES
        else each
        for before, each, behind in zip((None, *headings[:-1]), headings, (*headings[1:], None), strict=True)
    ]


def _proper_first(headings: Sequence[Heading], accepted: Mapping[str, tuple[str, ...]]) -> list[Heading]:
    """Headings written as they should be come before aliases, so that an alias takes no one's place."""
    proper = {spellings[0] for spellings in accepted.values()}
    return sorted(headings, key=lambda heading: (heading.key not in proper, heading.place.column))


def _bind_similar(
    spec: TableSpec,
    accepted: Mapping[str, tuple[str, ...]],
    bound: dict[str, Heading],
    free: list[Heading],
    settings: Settings,
) -> tuple[list[SimilarHeading], list[Heading]]:
    """Bind headings with a slip in them, the most alike first; a different year is no slip."""
    scores = [
        (max(_likeness(heading.key, spelling) for spelling in accepted[column.key]), column, heading)
        for column in spec.columns
        if column.key not in bound
        for heading in free
    ]
    scores.sort(key=lambda score: -score[0])
    similar: list[SimilarHeading] = []
    for score, column, heading in scores:
        if score >= _ALIKE and column.key not in bound and heading in free:
            bound[column.key] = heading
            free = [each for each in free if each is not heading]
            proper = settings.with_years(column.full_heading)
            similar.append(_similar(heading, column, proper))
    return similar, free


def _likeness(left: str, right: str) -> float:
    """How alike a heading of a sheet, the left one, and a way to write one are; 0 where it says something else."""
    (numbers, is_roman, telling), (others, other_is_roman, told) = _said(left), _said(right)
    if numbers != others or (left != right and (is_roman or other_is_roman)) or not telling <= told:
        return 0.0
    return similarity(left, right, _ALIKE)


@lru_cache(_MOST_SPELLINGS)
def _said(key: str) -> tuple[tuple[str, ...], bool, frozenset[str]]:
    """What in a heading is no matter of a slip: its numbers, whether it is a Roman one, and its telling words."""
    return digits(key), _ROMAN.fullmatch(key) is not None, frozenset(_TELLING.findall(key))


def _under_their_group(
    lacking: Sequence[Column], free: Sequence[Heading], settings: Settings, row: int
) -> dict[str, MissingColumn]:
    """The missing columns under whose group a column has no words of its own: those have been deleted there."""
    found: dict[str, MissingColumn] = {}
    left = list(free)
    for column in lacking:
        group = heading_key(settings.with_years(column.group))
        bare = next((each for each in left if group and each.key == group), None)
        if bare is not None:
            left.remove(bare)
            proper = settings.with_years(column.full_heading)
            meant = Heading(Place(bare.place.sheet, row, bare.place.column), bare.words, bare.key)
            found[column.key] = MissingColumn(column, proper, _similar(meant, column, proper))
    return found


def _missing(column: Column, spellings: tuple[str, ...], free: list[Heading], settings: Settings) -> MissingColumn:
    """A missing column with the heading that could be meant, a heading of another year included."""
    proper = settings.with_years(column.full_heading)
    scored = [(max(_worth_asking(heading.key, key) for key in spellings), heading) for heading in free]
    score, heading = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    if heading is None or score < _WORTH_SUGGESTING:
        return MissingColumn(column, proper)
    return MissingColumn(column, proper, _similar(heading, column, proper))


def _worth_asking(heading: str, spelling: str) -> float:
    """How alike a heading and a way to write one are; 0 for one that counts what the other names."""
    alike = similarity(heading, spelling, _WORTH_SUGGESTING)
    return alike if alike and {*_COUNTING.findall(heading)} <= {*_COUNTING.findall(spelling)} else 0.0


def _similar(heading: Heading, column: Column, proper: str) -> SimilarHeading:
    return SimilarHeading(heading.place, squeeze(heading.words), column, proper, heading.above)
