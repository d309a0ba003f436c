"""Where what fills a template comes from, line by line: what Asal Data lists."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from lkjip_xl.books.template.renewal.sheet import ONLY_PRINTED
from lkjip_xl.books.template.sources.table import CarriedTable, Overtyped
from lkjip_xl.reader.cells import written
from lkjip_xl.reader.recognised import how_many_taken
from lkjip_xl.report.place import Place, named, stretches
from lkjip_xl.tables import IDENTITAS, NO, PENGATURAN, TABEL_2_7, TABEL_3_1_1_B, YES, table_named
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.spec import Kind
from lkjip_xl.text.numbers import format_number

if TYPE_CHECKING:
    from decimal import Decimal

    from lkjip_xl.books.template.renewal.sheet import Left
    from lkjip_xl.books.template.sources.budget import BudgetBeside
    from lkjip_xl.books.template.sources.filling import FromSource
    from lkjip_xl.books.template.sources.listing import BudgetList
    from lkjip_xl.books.template.sources.lists_beside import BesideList
    from lkjip_xl.reader.printed.merged import Merged
    from lkjip_xl.reader.recognised import Recognised, SourceTable
    from lkjip_xl.reader.workbook import Grid
    from lkjip_xl.report.model import Table
    from lkjip_xl.report.origin import DocumentRead
    from lkjip_xl.report.settings import Settings

_HEADING = "judul kolom"
_EMPTY, _NOT_TAKEN = "kosong", "tidak diambil"
_SHOWS_NOTHING, _BESIDE = "rumus templat tidak memberi apa-apa", "disalin di kanan tabel, di luar cetakan"
_NUMBERS = "nomor baris; templat tidak memerlukannya"
_SIMILAR = "hampir sama; periksa"
_BY_FIGURES = "tidak ada kolomnya di sumber; rumusnya terlihat dari angkanya"
_REPEATED = "diketik di sini; tabel itu mengulanginya dengan rumus"
_LONGEST_TEXTS = 200


# Before what stands for the content of a source.
MARK = "sidik berkas "


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A source as it is called; ``mark`` stands for its content, where that may be asked for again."""

    name: str
    mark: str = ""

    @property
    def remark(self) -> str:
        """What Asal Data says beside it."""
        return f"{MARK}{self.mark}" if self.mark else ""


class LineKind(Enum):
    """What a line is about, which its look tells."""

    FILE = "file"
    TABLE = "table"
    COLUMN = "column"
    OVERTYPED = "overtyped"
    DIFFERS = "differs"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class OriginLine:
    """A line of Asal Data: where something stands in the source, what is written there and what became of it.

    ``figures`` is how many figures came; None where a line is not about figures. ``take`` says of a table that is
    only likely to be one of the report whether it is to be taken.
    """

    kind: LineKind
    where: str = ""
    written: str = ""
    becomes: str = ""
    figures: int | None = None
    remark: str = ""
    take: str = ""


def lines_of(
    files: Sequence[NamedFile], merged: Merged, found: FromSource, accepted: Collection[tuple[int, str]] = ()
) -> Iterator[OriginLine]:
    """Everything in the sources and what became of it, file by file and table by table.

    ``accepted`` are the tables that were taken because somebody said so: which source, and where they stand.
    """
    for number, (file, source) in enumerate(zip(files, merged.sources, strict=False)):
        own = [key for key, owner in merged.owner.items() if owner == number and key in found.tables]
        figures = sum(found.tables[key].count for key in own)
        lists = sum(found.counts(table, number) for table in source.tables)
        figures += found.figures_of_lists(source.tables, number)
        yield from begin(file, source, None if number else found.settings, figures, lists)
        if number == 0:
            yield from (
                OriginLine(LineKind.COLUMN, becomes=PENGATURAN.sheet, remark=each) for each in found.choices
            )
        for table in source.tables:
            if found.counts(table, number):
                yield from _of_list(table, number, found, _owner_of_list(found, merged, files))
                continue
            owner = merged.owner.get(table.key) if table.taken else number
            if owner in {number, None}:
                lines = _of_table(table, source, merged.whole, found)
                yield from _as_accepted(lines, accepted=(number, table.named) in accepted)
            else:
                yield from _of_second(table, number, files[owner or 0].name, merged)
        yield from _unread(source)
    yield from _absent(merged.whole, found.filled)
    yield from _of_others(found)
    if found.from_finance:
        told = f"{TABEL_2_7.sheet}: {found.from_finance} baris"
        yield OriginLine(LineKind.COLUMN, "", "", told, None, "nama dan pagu, dibaca sebagai berkas keuangan")
    if found.spent_from_finance:
        told = f"{TABEL_3_1_1_B.sheet}: {TABEL_3_1_1_B.column(Key.REALISASI).heading}"
        count = found.spent_from_finance
        yield OriginLine(LineKind.COLUMN, "", "", told, count, "dari berkas keuangan itu; pastikan setahun")
    for file in files[len(merged.sources) :]:
        yield OriginLine(LineKind.FILE, file.name, "berkas keuangan", "", None, file.remark)


def begin(
    file: NamedFile, source: Recognised, settings: Settings | None, figures: int, lists: int = 0
) -> Iterator[OriginLine]:
    """The file itself, with what it says of the agency and its years; ``lists`` are tables taken beside others."""
    yield OriginLine(LineKind.FILE, file.name, how_many_taken(source, lists), "", figures, file.remark)
    if settings is not None:
        yield from _of_settings(settings)


def end(source: Recognised, filled: Collection[str]) -> Iterator[OriginLine]:
    """What nobody could read in a source, and the sheets that it has no table for and that are not ``filled``."""
    yield from _unread(source)
    yield from _absent(source, filled)


def _unread(source: Recognised) -> Iterator[OriginLine]:
    for each in source.report.document.unread if source.report.document else ():
        yield OriginLine(LineKind.LEFT, each, "", _NOT_TAKEN, None, "tidak terbaca")


def _absent(source: Recognised, filled: Collection[str]) -> Iterator[OriginLine]:
    absent = source.report.document.absent if source.report.document else ()
    for sheet in (each for each in absent if each not in filled):
        yield OriginLine(LineKind.LEFT, "", "", sheet, None, "tidak ada di sumber; isi sendiri bila perlu")


def _of_settings(settings: Settings) -> Iterator[OriginLine]:
    for field in IDENTITAS.fields:
        value = getattr(settings, field.key)
        told = str(value) if value else _EMPTY
        remark = "" if value else "tidak tertulis di sumber; isi sendiri"
        yield OriginLine(LineKind.COLUMN, "", told, f"{IDENTITAS.sheet}: {field.label}", None, remark)


def _of_table(
    table: SourceTable, source: Recognised, whole: Recognised, found: FromSource
) -> Iterator[OriginLine]:
    carried = found.tables.get(table.key) if table.taken else None
    if carried is None:
        take = NO if table.key else ""
        yield OriginLine(LineKind.TABLE, table.named, table.title, _NOT_TAKEN, None, table.why, take)
        return
    sheet = table_named(table.key).sheet
    first = next(each for each in source.tables if each.taken and each.key == table.key) is table
    if not first:
        yield OriginLine(LineKind.TABLE, table.named, table.title, sheet, None, table.why)
        return
    yield OriginLine(LineKind.TABLE, table.named, table.title, sheet, carried.count, table.why)
    yield from _of_columns(whole.report.tables[table.key], carried, found.settings, whole.report.document)
    yield from _of_overtyped(carried.overtyped)
    for place, name in carried.only_here:
        yield OriginLine(
            LineKind.LEFT, "", name, place.in_full, None, "baris dari tabel lain; di tabel ini tidak ada"
        )
    if found.pagu is not None and table.key == TABEL_2_7.key:
        yield from _of_pagu(found.pagu)
    for left in carried.left:
        yield from _of_left(left, whole.grids[table.key])


def _of_list(table: SourceTable, number: int, found: FromSource, owner: str) -> Iterator[OriginLine]:
    """A list whose rows, or something of them, go into Tabel 2.7; ``owner`` is the file that the rows are from."""
    if found.is_listing(table, number):
        yield from _of_listing(table, found.listing)
    elif beside := found.beside(table, number):
        yield from _of_beside(table, beside, owner)
    else:
        sheet = TABEL_3_1_1_B.sheet
        yield OriginLine(LineKind.TABLE, table.named, table.title, sheet, None, "realisasinya dijumlahkan")


def _of_listing(table: SourceTable, listing: BudgetList | None) -> Iterator[OriginLine]:
    """A list of an agency's own whose rows are those of Tabel 2.7."""
    if listing is None:
        return
    plan, spent = TABEL_2_7.column(Key.PAGU).heading, TABEL_3_1_1_B.column(Key.REALISASI).heading
    told = f"daftar anggaran, {listing.named} baris"
    yield OriginLine(LineKind.TABLE, table.named, table.title, TABEL_2_7.sheet, None, told)
    for key, heading in listing.texts.items():
        becomes = f"{TABEL_2_7.sheet}: {TABEL_2_7.column(key).heading}"
        yield OriginLine(LineKind.COLUMN, _HEADING, heading, becomes)
    for written_there, becomes, rows, key in (
        (listing.pagu, f"{TABEL_2_7.sheet}: {plan}", listing.plan, Key.PAGU),
        (listing.realisasi, f"{TABEL_3_1_1_B.sheet}: {spent}", listing.spent, Key.REALISASI),
    ):
        if written_there:
            figures = sum(key in row for row in rows)
            yield OriginLine(LineKind.COLUMN, _HEADING, written_there, becomes, figures, "periksa kolomnya")
    for key, heading in listing.work.items():
        yield _of_work(key, heading, listing)
    for cell in listing.unread:
        yield OriginLine(
            LineKind.LEFT, cell.place.in_full, cell.written, _NOT_TAKEN, None, "bukan angka; isi sendiri"
        )
    for heading, why in listing.left:
        yield OriginLine(LineKind.LEFT, _HEADING, heading, _NOT_TAKEN, None, why)


def _owner_of_list(found: FromSource, merged: Merged, files: Sequence[NamedFile]) -> str:
    """The file whose list has the rows of Tabel 2.7."""
    named = (
        file.name
        for number, (file, source) in enumerate(zip(files, merged.sources, strict=False))
        if any(found.is_listing(table, number) for table in source.tables)
    )
    return next(named, "")


def _of_beside(table: SourceTable, beside: BesideList, owner: str) -> Iterator[OriginLine]:
    """A list of a further source: what it fills, tells otherwise, and has alone."""
    told = f"barisnya dari {owner}; dari sini hanya yang di sana kosong"
    count = beside.count + beside.figures
    yield OriginLine(LineKind.TABLE, table.named, table.title, TABEL_2_7.sheet, count, told)
    for key, cells in beside.filled.items():
        yield OriginLine(LineKind.COLUMN, f"{cells} sel", "", heading_in_list(key), cells, f"kosong di {owner}")
    for name in beside.added:
        yield OriginLine(LineKind.COLUMN, "", name, TABEL_2_7.sheet, None, f"baris yang tidak ada di {owner}")
    for each in beside.differing:
        both = f"{each.other}; di {owner}: {each.taken}"
        column = heading_in_list(each.column)
        yield OriginLine(LineKind.DIFFERS, each.label, both, column, None, f"dipakai yang dari {owner}")
    for label, why in beside.left:
        yield OriginLine(LineKind.LEFT, "", label, _NOT_TAKEN, None, f"{why} ({owner})")


def heading_in_list(key: str) -> str:
    """The column of the template that a column of a list becomes: ``Tabel 2.7: PAGU ANGGARAN``."""
    table = TABEL_3_1_1_B if key in {Key.REALISASI, Key.REALISASI_KINERJA} else TABEL_2_7
    return f"{table.sheet}: {table.column(key).heading}"


def _of_work(key: str, heading: str, listing: BudgetList) -> OriginLine:
    """The column of a list that has indicators, their units or targets, or what was reached of these."""
    if key == Key.SATUAN:
        becomes = f"{TABEL_2_7.sheet}: {TABEL_2_7.column(Key.TARGET).heading}"
        return OriginLine(LineKind.COLUMN, _HEADING, heading, becomes, None, "di belakang angka tanpa satuan")
    table, rows = (TABEL_3_1_1_B, listing.spent) if key == Key.REALISASI_KINERJA else (TABEL_2_7, listing.plan)
    column = table.column(key)
    count = None if column.kind is Kind.TEXT else sum(key in row for row in rows)
    becomes = f"{table.sheet}: {column.heading}"
    return OriginLine(LineKind.COLUMN, _HEADING, heading, becomes, count, "periksa kolomnya")


def _of_others(found: FromSource) -> Iterator[OriginLine]:
    """What is typed into tables that others repeat, and comes from these."""
    for key, each in found.others.items():
        for (sheet, heading), count in each.came.items():
            told = f"{table_named(key).sheet}: {found.settings.with_years(heading)}"
            yield OriginLine(LineKind.COLUMN, "", f"{count} sel di {sheet}", told, None, _REPEATED)


def _as_accepted(lines: Iterator[OriginLine], *, accepted: bool) -> Iterator[OriginLine]:
    """The lines of a table; that of one which somebody accepted goes on saying so."""
    for line in lines:
        yield replace(line, take=YES) if accepted and line.kind is LineKind.TABLE else line


def _of_second(table: SourceTable, number: int, owner: str, merged: Merged) -> Iterator[OriginLine]:
    """A table that an earlier source has too: what it adds, tells otherwise, and has alone."""
    count = merged.filled.get((table.key, number), 0)
    remark = f"tabel ini dari {owner}; dari sini hanya yang di sana kosong"
    yield OriginLine(LineKind.TABLE, table.named, table.title, table_named(table.key).sheet, count, remark)
    for each in merged.differing:
        if (each.key, each.file) == (table.key, number):
            both = f"{each.other_written}; di {owner}: {each.taken_written}"
            yield OriginLine(
                LineKind.DIFFERS, each.other.address, both, each.taken.in_full, None, f"dipakai yang dari {owner}"
            )
    for alone in merged.alone:
        if (alone.key, alone.file) == (table.key, number):
            yield OriginLine(
                LineKind.LEFT, alone.place.address, alone.label, _NOT_TAKEN, None, f"barisnya tidak ada di {owner}"
            )


def _of_columns(
    table: Table, found: CarriedTable, settings: Settings, document: DocumentRead | None
) -> Iterator[OriginLine]:
    similar = {each.column.key for each in table.similar}
    told = document is not None and table.spec.key in document.with_formulas
    columns = {at: key for key, at in table.columns.items()}
    for at in sorted({**table.other_columns, **columns}):
        key = columns.get(at, "")
        if not key:
            numbers = table.other_columns[at]
            yield OriginLine(LineKind.LEFT, _HEADING, numbers, _NOT_TAKEN, None, _NUMBERS)
            continue
        column = table.spec.column(key)
        heading = settings.with_years(column.full_heading)
        if told and key == Key.RUMUS:
            yield OriginLine(LineKind.COLUMN, "", "", heading, None, _BY_FIGURES)
            continue
        remark = ONLY_PRINTED if column.only_printed else _SIMILAR if key in similar else ""
        figures = found.figures.get(key)
        yield OriginLine(LineKind.COLUMN, _HEADING, table.headings.get(key, ""), heading, figures, remark)
    for each in found.beside:
        yield OriginLine(LineKind.COLUMN, _HEADING, each or _EMPTY, "", None, _BESIDE)


def _of_overtyped(overtyped: Sequence[Overtyped]) -> Iterator[OriginLine]:
    for each in overtyped:
        shown = f"rumus templat: {each.shown}" if each.shown else _SHOWS_NOTHING
        told = each.printed or _EMPTY
        yield OriginLine(LineKind.OVERTYPED, each.source.address, told, each.place.in_full, None, shown)


def _of_pagu(pagu: BudgetBeside) -> Iterator[OriginLine]:
    taken = "dipakai yang dari berkas keuangan" if pagu.budget_first else "dipakai yang dari laporan"
    column = f"{TABEL_2_7.sheet}: {TABEL_2_7.column(Key.PAGU).heading}"
    for each in pagu.differing:
        both = f"{amount_of(each.before)} di laporan, {amount_of(each.now)} di berkas keuangan"
        yield OriginLine(LineKind.DIFFERS, each.label, both, column, None, taken)
    for name in pagu.added:
        yield OriginLine(LineKind.COLUMN, name, "", TABEL_2_7.sheet, None, "hanya ada di berkas keuangan")


def amount_of(amount: Decimal | None) -> str:
    """Rupiah, as people write it."""
    return _EMPTY if amount is None else format_number(amount)


def _of_left(left: Left, grid: Grid) -> Iterator[OriginLine]:
    for stretch in stretches(sorted(left.places, key=_by_column)):
        texts = " · ".join(_text(grid, place) for place in stretch)
        told = texts if len(texts) <= _LONGEST_TEXTS else texts[: _LONGEST_TEXTS - 1] + "…"
        yield OriginLine(LineKind.LEFT, named([stretch]), told, _NOT_TAKEN, None, left.why)


def _text(grid: Grid, place: Place) -> str:
    raw = grid.cells.get((place.row, place.column)) or grid.covered.get((place.row, place.column))
    return written(raw) if raw is not None else ""


def _by_column(place: Place) -> tuple[int, int]:
    return place.column, place.row
