"""Which table of the report a table is, wherever it stands: by its headings, what is in it, and its title.

Nothing is taken that is only likely: below the bar a table is named with what was seen in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from statistics import median

from lkjip_xl.reader.binding import (
    Binding,
    Heading,
    accepted_in,
    accepted_keys,
    bind,
    blocks_of,
    keys_of_headings,
)
from lkjip_xl.reader.cells import written
from lkjip_xl.reader.column_numbers import heads_numbers, numbers_columns
from lkjip_xl.reader.report import spec_of_years, years_in
from lkjip_xl.reader.words_around import words_against
from lkjip_xl.reader.workbook import Grid
from lkjip_xl.report.own_titles import number_in, usual_number
from lkjip_xl.report.place import CAPTION_ROW
from lkjip_xl.report.settings import Settings
from lkjip_xl.tables.calculation import Across
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.shared_columns import SASARAN, TUJUAN
from lkjip_xl.tables.sources import OnlyPrinted
from lkjip_xl.tables.spec import Column, Kind, TableSpec
from lkjip_xl.text.numbers import Dot, nothing, read_number
from lkjip_xl.text.total_words import is_only_total
from lkjip_xl.text.words import fold, heading_key, name_key, similarity
from lkjip_xl.text.years import YEAR, years_of_report

# What is taken has at least this score, of at most 1.
BAR = 0.75
# What its headings and its title must tell together: two headings of a table's own, say. “Uraian” and “Jumlah”
# stand over too many things.
_LEAST_TOLD = 2.0
_PROPER, _ALIAS, _ALIKE = 1.0, 0.9, 0.75
_TOLD_BY_PROPER, _TOLD_BY_ALIAS, _TOLD_BY_TITLE = 1.0, 0.6, 1.5
# How much a title that says all makes up for headings that say less.
_WEIGHT_OF_TITLE = 0.3
# A title that says so much makes up for a heading that is not there.
_CLEAR_TITLE = 0.6
_ANOTHER_YEAR = 0.3
# A sasaran beside indicators, and a column of another year, say little against a table; one that has a column for
# them is the better one.
_SLIGHTLY = 0.25
_FIGURES = frozenset({Kind.RUPIAH, Kind.PERCENT, Kind.NUMBER})
_MEASURED = _FIGURES | {Kind.QUANTITY}
# An amount of a budget has more digits, in whatever unit; a target has not.
_SMALL_AMOUNT = Decimal(1000)
_NO_AMOUNTS = 0.3
# One of so many headings at least is written as it should be, or as many write it.
_LEAST_KNOWN = 3
_MOST_NUMBERING = 2
# Two years are compared; a Renstra has more.
_LEAST_YEARS = 3
# A table that only repeats names of another has at least this share of them.
_LEAST_NAMES = 0.3
_NAME_ALIKE = 0.8
# Each name is compared with each: enough tell whether two tables name the same things.
_MOST_COMPARED = 200
_UNIT_IN_TITLE = re.compile(r"\b(?:ribu(?:an)?|juta(?:an)?|miliar|000)\b")
_WORDS = re.compile(r"[^\W\d_]{4,}")
_OF_A_YEAR = re.compile(r"tahun \{\w+\}")
_NUMBER_OF_TABLE = re.compile(r"^\s*tabel\s+[\w.]+", re.IGNORECASE)
# Headings beside a table's own that say nothing against it: what offices add to each indicator.
_BESIDE = re.compile(
    r"ket|keterangan|(?:unit |bidang |opd )?(?:penanggung jawab|pengampu)|sumber data|definisi operasional"
    r"|penjelasan|alasan(?: pemilihan)?"
    r"|(?:formula(?:si)?|rumus|cara|metode)(?: (?:pe(?:rh|ngh)itungan|pengukuran))?"
    r"|(?:kenaikan|peningkatan|naik|naik turun|kenaikan (?:dan |atau )?penurunan|trend?|perubahan)(?: %)?"
    r"|% (?:naik turun|kenaikan)"
    r"|(?:kinerja|anggaran|keuangan) (?:target|realisasi|pagu|anggaran|alokasi)(?: rp)?"
    r"|(?:target )?(?:kinerja )?(?:per )?(?:(?:triwulan|tw|semester|caturwulan) )?(?:i{1,3}|iv|[1-4])(?: target)?"
    r"|(?:kondisi(?: kinerja)? awal|baseline|data awal)(?: (?:rpjmd|renstra))?(?: tahun)?(?: 20\d\d)?"
)
_AT_THE_END = re.compile(r"target akhir\b")
# Sasaran 1: Meningkatnya …
_SASARAN_OVER_IT = re.compile(
    r"\W*(?:tabel\s+[\w.]+\W*)?(?:(?:capaian|pengukuran|kinerja|indikator|\d+|[a-z])\W+)*sasaran\b"
)
# Over the indicators of a table that has them alone, offices print these too.
_SASARAN = frozenset(
    heading_key(each) for column in (SASARAN, TUJUAN) for each in (column.heading, *column.aliases)
)
# Behind them what is done and spent for them.
_MEANS = re.compile(r"program(?: kegiatan)?(?: pendukung)?|(?:pagu )?(?:anggaran|pagu)(?: 20\d\d)?(?: rp)?")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A table that may be one of the report: its first rows, all of it, and the lines that may be its title."""

    head: Grid
    grid: Grid
    titles: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """A table taken for one of the report, by a score of at most 1, and the reasons for it in Indonesian.

    ``own`` is it with the columns of the years that this one is about,
    ``told`` how much its headings and its title tell: of two that fit alike, that with more is the better one.
    """

    number: int
    spec: TableSpec
    own: TableSpec
    binding: Binding
    score: float
    told: float = 0
    reasons: tuple[str, ...] = ()

    @property
    def taken(self) -> bool:
        """Whether it is good enough."""
        return self.score >= BAR


@dataclass(frozen=True, slots=True)
class Recognition:
    """What became of the candidates, by their number: which were taken, and the best claim of each that was not.

    ``second`` are tables that were good enough for one that another is taken for, ``unclear`` those of which
    nobody can tell which one it is: none of them is taken.
    """

    taken: tuple[Claim, ...] = ()
    below: Mapping[int, Claim] = field(default_factory=dict)
    second: Mapping[int, Claim] = field(default_factory=dict)
    unclear: Mapping[int, Claim] = field(default_factory=dict)


def claims_of(number: int, candidate: Candidate, specs: Iterable[TableSpec], settings: Settings) -> list[Claim]:
    """What a table may be, the likeliest first."""
    claims = []
    blocks = blocks_of(candidate.head)
    seen = keys_of_headings(blocks)
    told = _with_years(candidate.head, settings)
    # Its own headings tell the years also where nothing says of which year the report is.
    years = (years_in(candidate.head, told) or _years_named(candidate.head)) if told is settings else told.renstra
    settings = told
    for spec in specs:
        own = spec_of_years(spec, settings, years)
        if not _may_be(own, seen, settings):
            continue
        binding = bind(candidate.head, own, settings, blocks)
        if binding is not None and binding.columns:
            claims.append(_claim(number, candidate, spec, own, binding, settings))
    return sorted(claims, key=best_first)


def _with_years(head: Grid, settings: Settings) -> Settings:
    """The settings with the years over which a table has columns: those in one row of it, one after another."""
    for years in _years_by_row(head).values():
        if len(years) < _LEAST_YEARS or not follow_one_another(years):
            continue
        if years <= {*settings.renstra}:
            return settings  # some years of a Renstra that another table tells
        return replace(settings, awal_renstra=min(years), akhir_renstra=max(*years, *_years_at_the_end(head)))
    return settings


def _years_at_the_end(head: Grid) -> Iterator[int]:
    """The year that stands beside a target at the end, which can be far behind those that have been reached."""
    for (row, _), raw in head.cells.items():
        years = (
            years_of_report(text) if row > CAPTION_ROW and _AT_THE_END.match(text := fold(written(raw))) else ()
        )
        yield from (int(year) for year in years)


def _years_named(head: Grid) -> list[int]:
    """The years over which a table has columns that name more than their year: in the first row that has some."""
    return sorted(next(iter(_years_by_row(head).values()), ()))


def _years_by_row(head: Grid) -> dict[int, set[int]]:
    """The years that the headings of each row name, if each names one."""
    rows: dict[int, set[int]] = {}
    for (row, _), raw in head.cells.items():
        text = written(raw)
        found = {int(year) for year in years_of_report(text)}
        if len(found) == 1 and row > CAPTION_ROW and not _BESIDE.fullmatch(heading_key(text)):
            rows.setdefault(row, set()).update(found)
    return rows


def follow_one_another(years: Collection[int]) -> bool:
    """Whether no year is left out between the first and the last."""
    return max(years) - min(years) + 1 == len(set(years))


def best_first(claim: Claim) -> tuple[float, float, int]:
    """In which order claims are, the likeliest first."""
    return -claim.score, -claim.told, claim.number


def _may_be(spec: TableSpec, seen: Sequence[frozenset[str]], settings: Settings) -> bool:
    """Whether enough headings are written as those of a table: to look for slips takes longer than all else."""
    accepted = accepted_in(spec, settings)
    wanted = sum(column.required for column in spec.columns)
    known = max((len(accepted & keys) for keys in seen), default=0)
    return known * _LEAST_KNOWN >= wanted or any(known >= len(way) - 1 for way in spec.known_by)


@dataclass(frozen=True, slots=True)
class _Words:
    """What the headings of a table say: how good they are, how much they tell, and how many there are.

    ``complete`` is the share of the columns that the table must have, ``named`` that without the column of units,
    which many print beside the target.
    """

    complete: float
    named: float
    good: float
    told: float
    width: float

    @property
    def score(self) -> float:
        """How well they fit, from 0 to 1."""
        return self.named * self.good / self.width


def _words(spec: TableSpec, own: TableSpec, binding: Binding, settings: Settings) -> _Words:
    bound = [own.column(key) for key in binding.columns if own.column(key).kind is not Kind.NUMBERING]
    qualities = [_quality(column, binding.headings[column.key], settings) for column in bound]
    complete = named = own.share_known(binding.columns)
    if not own.known_by:
        complete = _complete(spec, own, binding)
        named = _complete(spec, own, binding, without=Kind.UNIT)
    others = [each for each in binding.unknown if not (_BESIDE.fullmatch(each.key) or heads_numbers(each.key))]
    slight = sum(
        (spec.of_indicators and _is_beside_indicators(each, binding)) or _is_of_another_year(each, own, settings)
        for each in others
    )
    strange = len(others) - slight * (1 - _SLIGHTLY)
    told = sum(_TOLD_BY_PROPER if each == _PROPER else _TOLD_BY_ALIAS for each in qualities)
    width = len(qualities) + strange + len(binding.repeated)
    return _Words(complete, named, sum(qualities), told, max(width, 1))


def _is_beside_indicators(heading: Heading, binding: Binding) -> bool:
    """Whether a table of indicators has such a column: of what they are, or behind them what they are reached by.

    In front of them a program is what they are of.
    """
    is_behind = heading.place.column > max(binding.columns.values())
    return heading.key in _SASARAN or (is_behind and _MEANS.fullmatch(heading.key) is not None)


def columns_of_other_years(claim: Claim, settings: Settings) -> list[Heading]:
    """The headings of a table's columns in other years, where it has none of these in the report."""
    return [each for each in claim.binding.unknown if _is_of_another_year(each, claim.own, settings)]


def _is_of_another_year(heading: Heading, spec: TableSpec, settings: Settings) -> bool:
    """Whether a heading would be that of a table's column if it named the report's year: TARGET 2023."""
    own = {int(year) for year in years_of_report(heading.words)}
    if settings.tahun is None or not own or settings.tahun in own:
        return False
    return YEAR.sub(str(settings.tahun), heading.key) in accepted_in(spec, settings)


def _complete(spec: TableSpec, own: TableSpec, binding: Binding, without: Kind | None = None) -> float:
    """The share of the columns that a table must have which is there, not counting those of a kind."""
    required = [column for column in own.columns if column.required and column.kind is not without]
    there = sum(_is_there(column, binding) for column in required)
    # Of a table with a column for every year there is at least one such column.
    of_years = [column for column in spec.columns if column.for_each_year and column.required]
    lacking = [] if any(own.column(key).series for key in binding.columns) else of_years
    return there / (len(required) + len(lacking))


def _is_there(column: Column, binding: Binding) -> bool:
    """Whether a table has a column; a sum of others is none without any of them."""
    parts = column.calc.columns if isinstance(column.calc, Across) else ()
    return column.key in binding.columns and (not parts or any(key in binding.columns for key in parts))


def _claim(
    number: int, candidate: Candidate, spec: TableSpec, own: TableSpec, binding: Binding, settings: Settings
) -> Claim:
    words, title = _words(spec, own, binding, settings), _title(spec, candidate.titles)
    content, of_content = _content(candidate, own, binding)
    score = content * (words.score + _WEIGHT_OF_TITLE * title * (1 - words.score))
    another_year = _of_another_year(spec, candidate.titles, settings)
    if another_year:
        score -= _ANOTHER_YEAR
    told = words.told + _TOLD_BY_TITLE * title
    against = words_against(candidate.head, own, binding, settings.tahun)
    bare, one_year = _lacks_figures(own, binding), _is_of_one_year(spec, own, binding)
    whole = words.complete == 1 or title >= _CLEAR_TITLE or _lacks_what_is_over_it(own, binding, candidate.titles)
    if against or bare or one_year or told < _LEAST_TOLD or not whole:
        score = min(score, BAR - 0.01)
    reasons = (
        f"{len(binding.columns)} judul kolom dikenal, {len(binding.unknown)} tidak",
        *(f"tanpa kolom {each.heading}" for each in binding.missing),
        *(f"“{each.written}” dibaca sebagai {each.heading}" for each in binding.similar),
        *(("judul tabelnya cocok",) if title >= _CLEAR_TITLE else ()),
        *(("judulnya menyebut tahun lain",) if another_year else ()),
        *((f"di atas atau di bawah judul kolomnya tertulis “{against}”",) if against else ()),
        *(("tanpa kolom angkanya",) if bare else ()),
        *of_content,
    )
    return Claim(number, spec, own, binding, max(score, 0.0), told, reasons)


def _lacks_what_is_over_it(spec: TableSpec, binding: Binding, titles: Sequence[str]) -> bool:
    """Whether nothing is missing but the sasaran, and the line over the table names it: one table for each."""
    missing = [column.key for column in spec.columns if column.required and column.key not in binding.columns]
    return missing == [Key.SASARAN] and any(_SASARAN_OVER_IT.match(fold(line)) for line in titles)


def _lacks_figures(spec: TableSpec, binding: Binding) -> bool:
    """Whether a table of figures has no column of them: what only explains indicators is no agreement on them."""
    wanted = any(column.required and column.kind in _MEASURED for column in spec.columns)
    return wanted and not any(spec.column(key).kind in _MEASURED for key in binding.columns)


def _is_of_one_year(spec: TableSpec, own: TableSpec, binding: Binding) -> bool:
    """Whether a table that compares years has columns of one alone: it is another."""
    years = {own.column(key).year for key in binding.columns if own.column(key).series}
    compares = any(column.for_each_year and column.so_far for column in spec.columns)
    return compares and len(years) == 1


def _quality(column: Column, heading: str, settings: Settings) -> float:
    """How well a heading names its column."""
    keys, key = accepted_keys(column, settings), heading_key(heading)
    # What the finished workbook adds to a table of its own tells no table.
    if key == keys[0] and not isinstance(column.source, OnlyPrinted):
        return _PROPER
    return _ALIAS if key in keys else _ALIKE


def _title(spec: TableSpec, titles: Sequence[str]) -> float:
    """How much of the table's title stands in the lines that may be it, from 0 to 1; its number counts too."""
    words = {*_WORDS.findall(_OF_A_YEAR.sub("", fold(_NUMBER_OF_TABLE.sub("", spec.title))))}
    there = {word for line in titles for word in _WORDS.findall(fold(line))}
    share = len(words & there) / len(words) if words else 0.0
    numbers = {number_in(line) for line in titles} - {""}
    return min(1.0, share + 0.4) if usual_number(spec) in numbers else share


def _of_another_year(spec: TableSpec, titles: Sequence[str], settings: Settings) -> bool:
    """Whether the title of a table of one year names another year alone."""
    if settings.tahun is None or "{tahun}" not in spec.title:
        return False
    years = {int(year) for line in titles[:1] for year in years_of_report(line)}
    return bool(years) and settings.tahun not in years


def _content(candidate: Candidate, spec: TableSpec, binding: Binding) -> tuple[float, tuple[str, ...]]:
    """How far the columns hold what they should, from 0 to 1, and what speaks against it."""
    shares: list[float] = []
    numbering = {row for row, shown in _rows_below(candidate.grid, binding).items() if numbers_columns(shown)}
    for key, at in binding.columns.items():
        column = spec.column(key)
        texts = [
            text
            for (row, col), raw in candidate.grid.cells.items()
            if col == at
            and row > binding.heading_row
            and row not in numbering
            and (text := written(raw))
            and nothing(text) is None
        ]
        if column.kind not in _FIGURES or not texts:
            continue
        figures = [found.value for text in texts if (found := read_number(text, Dot.THOUSANDS))]
        share = len(figures) / len(texts)
        if column.kind is Kind.RUPIAH and _are_no_amounts(figures, candidate.titles):
            return _NO_AMOUNTS, (f"kolom {column.heading} tidak berisi rupiah",)
        shares.append(share)
    if not shares:
        figures_wanted = any(spec.column(key).kind in _FIGURES for key in binding.columns)
        return (0.5, ("tanpa angka",)) if figures_wanted else (1.0, ())
    least = min(shares)
    # Notes among the figures are no other table.
    return (1.0, ()) if least >= 0.75 else (least, ("kolom angkanya berisi tulisan",))


def _rows_below(grid: Grid, binding: Binding) -> dict[int, dict[int, str]]:
    """What the first rows below the headings say, by column: among them are those that number the columns."""
    rows: dict[int, dict[int, str]] = {}
    for (row, column), raw in grid.cells.items():
        if 0 < row - binding.heading_row <= _MOST_NUMBERING:
            rows.setdefault(row, {})[column] = written(raw)
    return rows


def _are_no_amounts(figures: Sequence[Decimal], titles: Sequence[str]) -> bool:
    in_large_units = any(_UNIT_IN_TITLE.search(fold(line)) for line in titles)
    return bool(figures) and not in_large_units and median(map(abs, figures)) < _SMALL_AMOUNT


def settled(
    claims: Mapping[int, Sequence[Claim]],
    candidates: Mapping[int, Candidate],
    choose: Callable[[Sequence[Claim], Sequence[Claim]], Claim | None],
    is_doubtful: Callable[[Claim], bool],
) -> Recognition:
    """One table for each of the report: the one that is chosen of those that claim it, with all others beside.

    Of two that name other rows, though one repeats those of the other, the one that is doubtful is left.
    """
    best = sorted((each[0] for each in claims.values() if each), key=best_first)
    rivals: dict[str, list[Claim]] = {}
    for claim in best:
        if claim.taken:
            rivals.setdefault(claim.spec.key, []).append(claim)
    taken: dict[str, Claim] = {}
    second: dict[int, Claim] = {}
    unclear: dict[int, Claim] = {}
    below = {claim.number: claim for claim in best if not claim.taken}
    for key, each in rivals.items():
        chosen = choose(each, best)
        if chosen is not None:
            taken[key] = chosen
        (unclear if chosen is None else second).update(
            {claim.number: claim for claim in each if claim is not chosen}
        )
    names = {claim.number: names_of(candidates[claim.number], claim) for claim in taken.values()}
    strangers = {
        id(gone): gone
        for claim in taken.values()
        if (origin := _origin(claim.spec, taken)) and not _repeat(names[claim.number], names[origin.number])
        for gone in [origin if is_doubtful(origin) and not is_doubtful(claim) else claim]
    }
    for claim in strangers.values():
        del taken[claim.spec.key]
        of = claim.spec.column(claim.spec.label).heading
        below[claim.number] = replace(
            claim, score=0.0, reasons=(*claim.reasons, f"isi kolom {of} lain sama sekali")
        )
    return Recognition(tuple(sorted(taken.values(), key=lambda claim: claim.number)), below, second, unclear)


def names_of(candidate: Candidate, claim: Claim) -> set[str]:
    """The names of its rows."""
    at = claim.binding.columns.get(claim.spec.label)
    cells = candidate.grid.cells.items()
    shown = {written(raw) for (row, column), raw in cells if column == at and row > claim.binding.heading_row}
    return {text for text in shown if text and not is_only_total(text)}


def _origin(spec: TableSpec, taken: Mapping[str, Claim]) -> Claim | None:
    """The table that was taken, and whose names the rows of this one repeat."""
    taken_from = spec.column(spec.label).taken_from
    return taken.get(taken_from.table) if taken_from else None


def _repeat(here: set[str], there: set[str]) -> bool:
    """Whether enough names of one table stand in the other too, a slip in them or not."""
    if not here or not there:
        return True
    known, some = {name_key(name) for name in there}, sorted(there)[:_MOST_COMPARED]
    asked = sorted(here)[:_MOST_COMPARED]
    found = sum(name_key(name) in known or any(_alike(name, other) for other in some) for name in asked)
    return found / len(asked) >= _LEAST_NAMES


def _alike(left: str, right: str) -> bool:
    return similarity(fold(left), fold(right), _NAME_ALIKE) >= _NAME_ALIKE
