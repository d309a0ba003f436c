"""From the tables of a document to the report in them, and to what of it was not taken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lkjip_xl import tables
from lkjip_xl.files.refusal import refused
from lkjip_xl.reader.binding import bind
from lkjip_xl.reader.forms import read_settings
from lkjip_xl.reader.printed.changed_agreements import by_changed_targets, replaced_agreements
from lkjip_xl.reader.printed.choices import Formulas, with_choices
from lkjip_xl.reader.printed.formula_column import with_formulas
from lkjip_xl.reader.printed.stated import stated
from lkjip_xl.reader.printed.tables import (
    PrintedTable,
    grid_of,
    head_of,
    joined,
    named_grid,
    rows_of_headings,
)
from lkjip_xl.reader.recognition import Candidate, Claim, Recognition, claims_of, settled
from lkjip_xl.reader.report import finished, tables_of
from lkjip_xl.reader.workbook import Grid
from lkjip_xl.report.model import Report
from lkjip_xl.report.origin import DocumentRead
from lkjip_xl.report.settings import Settings
from lkjip_xl.tables.facts import RelativeYear
from lkjip_xl.tables.keys import Key
from lkjip_xl.text.sentences import few
from lkjip_xl.text.ways import Action
from lkjip_xl.text.words import fold

# In the order of the report; the sheets of staff's own notes are no tables of it.
_SPECS = tuple(spec for spec in tables.TABLES if spec.part_of_report)
_GOES_ON = ("lanjutan", "sambungan", "lanj.")
_MOST_NAMED, _LONGEST_QUOTE = 5, 60
# What a table has in common with one of the report where it is worth being named beside it.
_WORTH_NAMING = 0.6


@dataclass(frozen=True, slots=True)
class Printed:
    """A document: its tables, the lines before them, and what in it nobody could read, in words."""

    tables: tuple[PrintedTable, ...]
    cover: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


def report_in(document: Printed) -> Report:
    """The report in the tables of a document.

    Raises:
        UnreadableFile: if none of them is known.

    """
    settings = _stated(document)
    groups, claims, candidates = _claimed(document.tables, settings)
    replaced = replaced_agreements(claims, groups)
    recognition = settled({number: each for number, each in claims.items() if number not in replaced}, candidates)
    recognition = replace(recognition, second={**recognition.second, **replaced})
    if not recognition.taken:
        raise _refusal(document, recognition)
    grids = {
        claim.spec.key: _named_grid(candidates[claim.number].grid, claim, groups[claim.number][0], settings)
        for claim in recognition.taken
    }
    settings = _with_renstra(settings, recognition.taken)

    def build(settings: Settings, formulas: Formulas) -> Report:
        named = with_formulas(grids, formulas)
        ordered = {spec.key: named[spec.key] for spec in tables.TABLES if spec.key in named}
        read = tables_of(ordered, settings)
        return finished(
            Report(settings, read, {}, sheets=tuple(grid.name for grid in ordered.values()), document=_NOTHING_YET)
        )

    report, told = with_choices(build, settings)
    taken = sum(len(groups[claim.number]) for claim in recognition.taken)
    absent = tuple(spec.sheet for spec in _SPECS if spec.key not in grids and not spec.asked_as)
    left = tuple(_left(recognition, groups))
    read = DocumentRead(
        len(document.tables), taken, absent, left, document.unread, told, tuple(_read_as(recognition))
    )
    return replace(report, document=read)


def _named_grid(grid: Grid, claim: Claim, table: PrintedTable, settings: Settings) -> Grid:
    """The sheet of a table that was taken; of an agreement that was changed with its targets after that."""
    changed, heading = by_changed_targets(grid, claim)
    binding = bind(head_of(changed), claim.own, settings) if heading else None
    if binding is None:
        return named_grid(grid, claim.own, claim.binding, table.caption)
    binding = replace(binding, headings={**binding.headings, Key.TARGET: heading})
    return named_grid(changed, claim.own, binding, table.caption)


_NOTHING_YET = DocumentRead(0, 0)


def _stated(document: Printed) -> Settings:
    """What the document says of itself; all else is as usual."""
    titles = [line for table in document.tables for line in (table.caption, *table.titles) if line]
    headings = [text for table in document.tables for (row, _), text in table.texts.items() if row == 1]
    found = stated(document.cover, titles, headings)
    return replace(
        read_settings(None, None), instansi=found.instansi, pemerintah=found.pemerintah, tahun=found.tahun
    )


_Groups = Mapping[int, Sequence[PrintedTable]]


def _claimed(
    printed: Sequence[PrintedTable], settings: Settings
) -> tuple[_Groups, Mapping[int, Sequence[Claim]], Mapping[int, Candidate]]:
    """What each table may be; those that go on in the next one count as one."""
    alone = {table.number: _candidate(table, table) for table in printed}
    claims = {number: claims_of(number, each, _SPECS, settings) for number, each in alone.items()}
    groups: dict[int, list[PrintedTable]] = {}
    first = 0
    for table in printed:
        if first and _goes_on(table, groups[first], claims[first], claims[table.number]):
            groups[first].append(table)
            continue
        first = table.number
        groups[first] = [table]
    candidates = {number: _joined(group, alone, claims) for number, group in groups.items()}
    return groups, {number: claims[number] for number in groups}, candidates


def _candidate(table: PrintedTable, whole: PrintedTable) -> Candidate:
    grid = grid_of(whole)
    return Candidate(head_of(grid), grid, tuple(line for line in (table.caption, *table.titles) if line))


def _joined(
    group: Sequence[PrintedTable], alone: Mapping[int, Candidate], claims: Mapping[int, Sequence[Claim]]
) -> Candidate:
    """A table with those in which it goes on."""
    first, *rest = group
    if not rest:
        return alone[first.number]
    skipped = [
        (table, rows_of_headings(alone[table.number].grid, claims[table.number][0].binding)) for table in rest
    ]
    return _candidate(first, joined(first, skipped))


def _goes_on(
    table: PrintedTable, group: Sequence[PrintedTable], first: Sequence[Claim], own: Sequence[Claim]
) -> bool:
    """Whether a table is the rest of the one before it: the same headings again, and no title of its own."""
    if not first or not own or table.number != group[-1].number + 1:
        return False
    same = own[0].spec is first[0].spec and own[0].binding.columns == first[0].binding.columns
    caption = fold(table.caption)
    titled = bool(caption) and caption != fold(group[0].caption) and not any(word in caption for word in _GOES_ON)
    return same and not titled


def _with_renstra(settings: Settings, taken: Sequence[Claim]) -> Settings:
    """The years of the Renstra are those over which the tables of targets have columns."""
    years = [
        column.year
        for claim in taken
        if any(column.year is RelativeYear.EACH and column.required for column in claim.spec.columns)
        for column in claim.own.columns
        if column.key in claim.binding.columns and isinstance(column.year, int)
    ]
    return replace(settings, awal_renstra=min(years), akhir_renstra=max(years)) if years else settings


def _left(recognition: Recognition, groups: _Groups) -> Iterator[str]:
    """What became of the tables that were not taken: those that are like one of the report each by itself."""
    taken = {claim.spec.key: claim for claim in recognition.taken}
    numbers = {claim.number for claim in recognition.taken}
    near = {number: claim for number, claim in recognition.below.items() if claim.score >= _WORTH_NAMING}
    for number, claim in sorted({**near, **recognition.second}.items()):
        table = groups[number][0]
        if number in recognition.second:
            other = taken[claim.spec.key].number if claim.spec.key in taken else 0
            yield f"{_named(table)} juga mirip {claim.spec.sheet}; dipakai tabel ke-{other}, yang lebih cocok"
        else:
            yield f"{_named(table)} mirip {claim.spec.sheet}, tetapi belum pasti: {'; '.join(claim.reasons)}"
    others = [group[0] for number, group in groups.items() if number not in {*numbers, *near, *recognition.second}]
    if others:
        yield f"tabel lain, bukan tabel templat: {few([*map(_named, others)], _MOST_NAMED, 'tabel')}"


def _read_as(recognition: Recognition) -> Iterator[str]:
    """The headings of tables that were taken for a column whose heading is another one, if only by a slip."""
    for claim in recognition.taken:
        for each in claim.binding.similar:
            yield f"“{each.written}” di {claim.spec.sheet} dibaca sebagai {each.heading}"


def _named(table: PrintedTable) -> str:
    """A table as people find it in the document."""
    words = table.caption or table.begins
    shown = words if len(words) <= _LONGEST_QUOTE else words[: _LONGEST_QUOTE - 1].rstrip() + "…"
    return f"tabel ke-{table.number} (“{shown}”)" if shown else f"tabel ke-{table.number}"


def _refusal(document: Printed, recognition: Recognition) -> Exception:
    """Why nothing was checked, with what was seen."""
    if not document.tables:
        return refused(
            "dokumen Word ini tidak memuat tabel.",
            "Periksa apakah tabelnya berupa gambar, atau berada di berkas lain.",
        )
    nearest = sorted(recognition.below.values(), key=lambda claim: -claim.score)[:1]
    seen = "".join(
        f" Yang paling mirip: tabel ke-{each.number} dengan {each.spec.sheet}."
        for each in nearest
        if each.score >= _WORTH_NAMING
    )
    return refused(
        f"tidak satu pun dari {len(document.tables)} tabel di dokumen ini dikenal sebagai tabel laporan.{seen}",
        ("Tulis judul kolomnya seperti di templat (", Action.NEW_TEMPLATE, "), atau isi templatnya."),
    )
