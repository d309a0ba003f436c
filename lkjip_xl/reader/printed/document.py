"""From the tables of a document to the report in them, and to what of it was not taken."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from lkjip_xl import tables
from lkjip_xl.files.refusal import refused
from lkjip_xl.reader.binding import bind
from lkjip_xl.reader.column_numbers import heads_numbers
from lkjip_xl.reader.forms import read_settings
from lkjip_xl.reader.printed.about import about
from lkjip_xl.reader.printed.accepted import with_accepted, with_rest
from lkjip_xl.reader.printed.became import WORTH_NAMING, became, left_of, like_one_of_report, near
from lkjip_xl.reader.printed.built import built
from lkjip_xl.reader.printed.changed_agreements import by_changed_targets, replaced_agreements
from lkjip_xl.reader.printed.groups import Group, groups_of
from lkjip_xl.reader.printed.of_tujuan import with_rows_of_tujuan
from lkjip_xl.reader.printed.results import with_results_printed
from lkjip_xl.reader.printed.rivals import chosen, may_miss_rows
from lkjip_xl.reader.printed.stated import Stated, stated
from lkjip_xl.reader.printed.tables import PrintedTable, head_of, named_grid
from lkjip_xl.reader.recognised import Recognised
from lkjip_xl.reader.recognition import Claim, Recognition, columns_of_other_years, follow_one_another, settled
from lkjip_xl.reader.workbook import Grid
from lkjip_xl.report.model import Report, Table
from lkjip_xl.report.origin import DocumentRead
from lkjip_xl.report.settings import Settings
from lkjip_xl.tables.facts import RelativeYear
from lkjip_xl.tables.keys import Key
from lkjip_xl.text.sentences import few
from lkjip_xl.text.ways import Action
from lkjip_xl.text.words import squeeze

_MOST_NAMED = 6
# In the order of the report; the sheets of staff's own notes are no tables of it.
_SPECS = tuple(spec for spec in tables.TABLES if spec.part_of_report)


@dataclass(frozen=True, slots=True)
class Others:
    """Tables of amounts that are none of the report, by their number, and what must be said of them.

    ``origins`` says of those in a document, by their name, where their rows stand in it; ``parts`` are those whose
    realisasi is of a part of the year, with that part; ``periods`` those that have it in a column for each month
    or quarter alone, with these; ``by_year`` those that have amounts of several years, the report's not among
    them or unknown, with these; ``untold`` those of whose column of the report's year nothing says that it is the
    pagu, with that column.
    """

    tables: Mapping[int, Table] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    origins: Mapping[str, Mapping[int, tuple[int, int]]] = field(default_factory=dict)
    parts: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    by_year: tuple[str, ...] = ()
    untold: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Printed:
    """A document: its tables, the lines before them, and what in it nobody could read, in words.

    ``tahun`` is the year where nothing in it says plainly of which year the report is. ``others`` reads the
    tables of amounts that are none of the report (given the numbers of those that are), and ``refusal`` says why
    nothing of a workbook could be read. ``proposals`` says that tables which are only like those of the report are
    something too: somebody may choose them.
    """

    tables: tuple[PrintedTable, ...]
    cover: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    tahun: int | None = None
    others: Callable[[Collection[int], Settings], Others] | None = None
    refusal: Callable[[Others], Exception] | None = None
    is_workbook: bool = False
    proposals: bool = False


def report_in(document: Printed) -> Report:
    """The report in the tables of a document.

    Raises:
        UnreadableFile: if none of them is known.

    """
    return recognised_in(document).report


def recognised_in(document: Printed, accepted: Collection[int] = ()) -> Recognised:
    """The same, with the sheets that the tables make, and what became of each of them.

    ``accepted`` are the numbers of tables of which somebody says that they are what they only seem to be.

    Raises:
        UnreadableFile: if none of them is known.

    """
    said = _stated(document)
    settings = _settings(document, said)
    groups, recognition = _recognised_with(document, settings, accepted)
    of_renstra = _with_renstra(settings, recognition.taken)
    if of_renstra is not settings and len(recognition.taken) < len(groups):
        # What one table tells of the Renstra another one may leave out: “Target Akhir Renstra”.
        groups, recognition = _recognised_with(document, of_renstra, accepted)
    numbers = {table.number for claim in recognition.taken for table in groups[claim.number].tables}
    others = document.others(numbers, settings) if document.others else Others()
    proposed = document.proposals and (near(recognition) or recognition.unclear)
    if not (recognition.taken or others.tables or proposed):
        if document.refusal is None:
            raise _refusal(document, recognition, others, _other_year(said, is_workbook=False))
        notes = others.notes or tuple(like_one_of_report(recognition, groups))
        raise document.refusal(replace(others, notes=notes))
    grids, of_tujuan = _named_grids(groups, recognition.taken, settings)
    settings = _with_renstra(settings, recognition.taken)
    headed = {claim.spec.key: rows for claim in recognition.taken if (rows := _heading_rows(claim, groups))}
    made = built(grids, settings, _NOTHING_YET, headed)
    told = made.told
    report, not_computed = with_results_printed(made.report)
    taken = len(numbers) + len(others.tables)
    absent = tuple(spec.sheet for spec in _SPECS if spec.key not in grids and not spec.asked_as)
    left = (
        *left_of(recognition, groups, others.tables, is_workbook=document.is_workbook),
        *_of_other_years(report, recognition.taken),
        *others.notes,
        *of_tujuan,
        *not_computed,
    )
    read = DocumentRead(
        *(len(document.tables), taken, absent, left, document.unread, told),
        tuple(_read_as(recognition)),
        tuple(claim.spec.sheet for claim in recognition.taken if may_miss_rows(claim, recognition, groups)),
        own_workbook=document.is_workbook,
        parts_of_year=(*_parts_of_year(recognition, groups), *others.parts),
        periods=others.periods,
        by_year=others.by_year,
        untold=others.untold,
        other_year=_other_year(said, is_workbook=document.is_workbook),
        year_unsure=not said.is_sure and settings.tahun == said.alone,
        with_formulas=made.with_formulas,
    )
    report = replace(
        report,
        tables={**report.tables, **dict(_with_other_columns(report, recognition.taken))},
        document=read,
        other_tables=tuple(others.tables.values()),
        sheets=_sheets(document, report, others),
    )
    origins = {claim.spec.key: groups[claim.number].whole.origins for claim in recognition.taken}
    return Recognised(report, made.grids, became(recognition, groups), {**origins, **others.origins})


def _recognised_with(
    document: Printed, settings: Settings, accepted: Collection[int]
) -> tuple[dict[int, Group], Recognition]:
    """The tables that are one, by the number of the first of them, and what became of them."""
    found = with_rest(groups_of(document.tables, _SPECS, settings), accepted)
    groups = {group.first.number: group for group in found}
    claims = with_accepted({number: group.claims for number, group in groups.items()}, accepted)
    candidates = {number: group.candidate for number, group in groups.items()}
    replaced = replaced_agreements(claims, {number: group.tables for number, group in groups.items()})
    left_over = {number: each for number, each in claims.items() if number not in replaced}
    choose = partial(chosen, groups, settings.tahun)
    recognition = settled(left_over, candidates, choose, lambda each: bool(about(groups[each.number].first).doubt))
    return groups, replace(recognition, second={**recognition.second, **replaced})


def _with_other_columns(report: Report, taken: Sequence[Claim]) -> Iterator[tuple[str, Table]]:
    """The tables, each with the headings of its running numbers, which the report's own columns are without."""
    for claim in taken:
        if claim.spec.key in report.tables:
            table = report.tables[claim.spec.key]
            numbers = {each.place.column: each.words for each in claim.binding.unknown if heads_numbers(each.key)}
            # They are told together, and not one by one as what is outside of the table.
            told = {each.place.column for each in columns_of_other_years(claim, report.settings)}
            unplaced = tuple(each for each in table.unplaced if each.place.column not in told)
            yield claim.spec.key, replace(table, other_columns=numbers, unplaced=unplaced)


def _of_other_years(report: Report, taken: Sequence[Claim]) -> Iterator[str]:
    """The columns of other years beside those of a table, where it has only the report's."""
    for claim in taken:
        columns = [f"“{squeeze(each.words)}”" for each in columns_of_other_years(claim, report.settings)]
        if columns and claim.spec.key in report.tables:
            sheet = report.tables[claim.spec.key].sheet
            yield f"kolom tahun lain di {sheet}, tidak diperiksa: {few(columns, _MOST_NAMED, 'kolom')}"


def _parts_of_year(recognition: Recognition, groups: Mapping[int, Group]) -> Iterator[str]:
    """The tables of the report that have a realisasi and say that they are of a part of the year."""
    for claim in recognition.taken:
        part = about(groups[claim.number].first).part_of_year
        if part and Key.REALISASI in claim.binding.columns:
            yield f"{claim.spec.sheet} ({part})"


def _heading_rows(claim: Claim, groups: Mapping[int, Group]) -> tuple[int, int] | None:
    """The last row of the headings of a table in a sheet, and the first one below."""
    placed, last = groups[claim.number].first.placed, claim.binding.heading_row
    return (last + placed.shift, last + placed.shift + 1) if placed else None


def _sheets(document: Printed, report: Report, others: Others) -> tuple[str, ...]:
    """The sheets in their order, where it is a workbook, with those of its other tables."""
    in_order = (each.placed.grid.name for each in document.tables if each.placed)
    return tuple(dict.fromkeys((*in_order, *report.sheets, *(each.sheet for each in others.tables.values()))))


def _named_grids(
    groups: Mapping[int, Group], taken: Sequence[Claim], settings: Settings
) -> tuple[dict[str, Grid], list[str]]:
    """The sheets of the tables that were taken, and what is said of rows in them that are no table's."""
    grids: dict[str, Grid] = {}
    told = []
    for claim in taken:
        group = groups[claim.number]
        shift = group.first.placed.shift if group.first.placed else 0
        named = _named_grid(group, claim, settings)
        grids[claim.spec.key], indicators = with_rows_of_tujuan(named, claim, shift)
        if indicators:
            shown = few([f"“{each}”" for each in indicators], _MOST_NAMED, "indikator")
            told.append(f"indikator tujuan di {claim.spec.sheet}, yang bukan indikator sasaran: {shown}")
    return grids, told


def _named_grid(group: Group, claim: Claim, settings: Settings) -> Grid:
    """The sheet of a table that was taken, with the years over which it has columns."""
    grid = _sheet_of(group, claim, settings)
    return replace(
        grid, years=tuple(sorted({each.year for each in claim.own.columns if isinstance(each.year, int)}))
    )


def _sheet_of(group: Group, claim: Claim, settings: Settings) -> Grid:
    """The sheet of a table that was taken; of an agreement that was changed with its targets after that."""
    table, grid = group.first, group.candidate.grid
    if table.placed is not None:
        numbering = {each.place.column for each in claim.binding.unknown if heads_numbers(each.key)}
        return table.placed.without_columns(numbering)
    changed, heading = by_changed_targets(grid, claim)
    binding = bind(head_of(changed), claim.own, settings) if heading else None
    if binding is None:
        return named_grid(grid, claim.own, claim.binding, table.caption)
    binding = replace(binding, headings={**binding.headings, Key.TARGET: heading})
    return named_grid(changed, claim.own, binding, table.caption)


_NOTHING_YET = DocumentRead(0, 0)


def _stated(document: Printed) -> Stated:
    """What the document says of itself."""
    titles = [line for table in document.tables for line in (table.caption, *table.titles) if line]
    headings = [[text for (row, _), text in table.texts.items() if row == 1] for table in document.tables]
    return stated(document.cover, titles, headings)


def _settings(document: Printed, said: Stated) -> Settings:
    """What the document says of itself; all else is as usual. A year alone on the cover may be any."""
    tahun = said.tahun if said.is_sure else document.tahun or said.tahun
    usual = read_settings(None, None)
    return replace(usual, instansi=said.instansi, pemerintah=said.pemerintah, tahun=tahun)


def _other_year(said: Stated, *, is_workbook: bool) -> str:
    """What is said where cover and tables name different years."""
    where = "di baris teratas" if is_workbook else "di sampul"
    if said.of_titles is not None:
        return (
            f"tahun laporan: {where} {said.tahun}, di judul tabel {said.of_titles}; betulkan yang salah, karena "
            "tabel yang menyebut tahun lain mungkin tidak dibaca"
        )
    if said.alone is None or not said.is_sure or said.alone == said.tahun:
        return ""
    return (
        f"tahun {said.alone} yang berdiri sendiri {where}: dibaca sebagai tahun cetak, karena tabel-tabelnya "
        f"menyebut tahun {said.tahun}"
    )


def _with_renstra(settings: Settings, taken: Sequence[Claim]) -> Settings:
    """The years of the Renstra are those over which the tables of targets have columns."""
    years = [
        column.year
        for claim in taken
        if any(column.year is RelativeYear.EACH and column.required for column in claim.spec.columns)
        for column in claim.own.columns
        if column.key in claim.binding.columns and isinstance(column.year, int)
    ]
    # A table may compare one year with the last alone: when the Renstra began it does not say.
    told = bool(years) and follow_one_another(years)
    return replace(settings, awal_renstra=min(years), akhir_renstra=max(years)) if told else settings


def _read_as(recognition: Recognition) -> Iterator[str]:
    """The headings of tables that were taken for a column whose heading is another one, if only by a slip."""
    for claim in recognition.taken:
        for each in claim.binding.similar:
            yield f"“{each.written}” di {claim.spec.sheet} dibaca sebagai {each.heading}"


def _refusal(document: Printed, recognition: Recognition, others: Others, other_year: str) -> Exception:
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
        if each.score >= WORTH_NAMING
    )
    said = "; ".join(filter(None, (*others.notes, other_year)))
    why = f" {said[:1].upper()}{said[1:]}." if said else ""
    if recognition.unclear:
        return refused(
            "beberapa tabel di dokumen ini sama-sama mirip satu tabel laporan, jadi tidak jelas yang mana.",
            "Tulis tahun dan nama tabelnya di judul masing-masing, lalu periksa lagi.",
        )
    return refused(
        f"tidak satu pun dari {len(document.tables)} tabel di dokumen ini dikenal sebagai tabel laporan."
        f"{seen}{why}",
        ("Tulis judul kolomnya seperti di templat (", Action.NEW_TEMPLATE, "), atau isi templatnya."),
    )
