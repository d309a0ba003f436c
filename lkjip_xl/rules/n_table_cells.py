"""Family N, tables: the tables of the written report against those of the workbook, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lkjip_xl.figures.recompute import Recomputed
from lkjip_xl.methods.grades import are_same
from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.report.manuscript import Manuscript
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.pairing import pair_indicators, pair_rows
from lkjip_xl.report.place import IN_MANUSCRIPT, DocumentTable, Place
from lkjip_xl.rules.engine import OutcomeOfText, rule_on_manuscript
from lkjip_xl.rules.evidence.typed_cells import HeldCell, TypedCells
from lkjip_xl.rules.evidence.unheld import (
    FIGURES,
    NOTHING,
    beside,
    computed,
    of_rows,
    of_rows_without,
    of_typed,
    title_of,
    told_of,
)
from lkjip_xl.rules.evidence.verdicts import shown_figure
from lkjip_xl.rules.findings import Problem, Severity, ToCheck, Unjudged
from lkjip_xl.tables import table_named
from lkjip_xl.tables.spec import Column, Kind, Presence
from lkjip_xl.text.numbers import grade_of, round_half_up
from lkjip_xl.text.sentences import few
from lkjip_xl.text.words import name_key, on_one_line
from lkjip_xl.text.written_figures import Told

_NAMED = 3


@rule_on_manuscript("N01", Severity.ERROR)
def sel_tabel_naskah_berbeda(report: Report, manuscript: Manuscript) -> Iterator[OutcomeOfText]:
    """Sel tabel naskah berbeda dari buku kerja.

    Yang diperiksa:
        Setiap angka dan kategori di tabel-tabel naskah terhadap sel yang sama di buku kerja: baris yang sama
        menurut kode atau namanya, kolom yang sama menurut judulnya. Tabel yang diketik sendiri diperiksa selama
        barisnya menyebut satu indikator atau program dan judul kolomnya menyebut pagu, realisasi, target, atau
        capaian; yang tidak dapat dicocokkan disebut di bawah "Tidak dinilai". Persentase yang dibulatkan lain
        dianggap sama selama angka sebenarnya dibulatkan begitu.
    Mengapa penting:
        Tabel di Word biasanya disalin dari buku kerja. Yang dibetulkan sesudah itu di salah satunya tidak sampai
        ke yang lain.
    Salah:
        Realisasi satu kegiatan Rp385.221.368 di Tabel 3.1.1.b naskah, Rp385.220.368 di buku kerja.
    Benar:
        Rp385.220.368 di keduanya.
    Cara memperbaiki:
        Salin tabelnya lagi dari hasil jadi, atau betulkan sel yang salah.
    """
    written = manuscript.report
    if written is None and not manuscript.typed:
        yield Unjudged("tabel naskah: tidak satu pun dikenal sebagai tabel laporan")
        return
    if written is not None and manuscript.tahun != report.settings.tahun:
        yield Unjudged(f"tabel naskah: naskahnya menyebut tahun {manuscript.tahun}, bukan {report.settings.tahun}")
        return
    yield from _typed(report, manuscript)
    figures = Recomputed(report)
    for key, there in written.tables.items() if written is not None else ():
        here = report.tables.get(key)
        if not there.rows or not there.spec.part_of_report:
            continue
        if here is not None and here.rows:
            yield from _table(figures, here, there)
        elif [*of_rows_without(there, there.rows)]:
            yield Unjudged(f"{title_of(there)}: tabel itu di buku kerja tidak ada atau belum diisi")


def _typed(report: Report, manuscript: Manuscript) -> Iterator[OutcomeOfText]:
    """The tables that are not known as one of the report's: the cells whose row and column say what they are."""
    cells, left = TypedCells(report), []
    for table in manuscript.typed:
        held = list(cells.held(table))
        if not held:
            left.append(table.title)
        elif untold := told_of(
            f"“{table.title}” di naskah", [*of_typed(table, {each.cell.place for each in held})]
        ):
            yield Unjudged(untold)
        for each in held:
            if each.differs:
                yield _typed_problem(each) if each.sure else _typed_doubt(each)
    if left:
        yield Unjudged(f"tabel naskah yang bukan tabel buku kerja: {few(left, _NAMED, between='; ')}")


def _typed_doubt(held: HeldCell) -> ToCheck:
    known = dict.fromkeys(shown_figure(held.figure, each.values[0]) for each in held.facts)
    reason = f"{held.cell.text}: di buku kerja {', '.join(list(known)[:_NAMED])}"
    return ToCheck(held.cell.place, on_one_line(held.thing.names[0]), reason)


def _typed_problem(held: HeldCell) -> Problem:
    fact = held.facts[0]
    right = shown_figure(held.figure, fact.values[0])
    where = f" ({table_named(fact.table).sheet}, {fact.place.cell})" if fact.place else ""
    return Problem(
        held.cell.place,
        f"Tabel di naskah menulis {held.cell.text}, di buku kerja {right}{where}.",
        row_label=on_one_line(held.thing.names[0]),
        column_heading=held.heading,
        actual=held.figure.value,
        written=held.cell.text,
        expected=fact.values[0],
        should_be=right,
        difference=held.figure.value - fact.values[0],
        percent=held.figure.kind is Told.PERCENT,
        elsewhere="buku kerja",
        related=tuple(each.place for each in held.facts if each.place)[:1],
        hint="Cocokkan dengan dokumen sumbernya, lalu betulkan yang salah.",
    )


def _table(figures: Recomputed, here: Table, there: Table) -> Iterator[OutcomeOfText]:
    paired = pair_rows(here, there)
    pairs: list[tuple[Row, Row]] = []
    for own, other in (*paired.pairs, *paired.moved):
        both = pair_indicators(here, own, there, other).pairs or ((own, other),)
        pairs += both
        for one, line in both:
            yield from _row(figures, (here, one), (there, line))
        yield from _left_blank(here, own, there, other)
    last = [(here.total, there.total), (here.shares, there.shares)]
    for one, line in [(own, other) for own, other in last if own is not None and other is not None]:
        pairs.append((one, line))
        yield from _row(figures, (here, one), (there, line))
    yield from _not_held(figures, here, there, pairs)
    has_figures = any(each.kind in FIGURES and each.key in there.columns for each in there.spec.columns)
    for row in paired.only_right:
        if has_figures and not row.group and row.text(there.spec.label):
            name = on_one_line(there.label(row))
            place = _in_manuscript(there.place(row, there.spec.label))
            yield ToCheck(place, name, f"baris ini ada di {there.sheet} naskah, tidak di buku kerja")


def _not_held(
    figures: Recomputed, here: Table, there: Table, pairs: Sequence[tuple[Row, Row]]
) -> Iterator[Unjudged]:
    """The figures of the document's table that nothing was held against, for whoever looks at them himself."""
    paired = {id(line) for _, line in pairs}
    found = [each for own, line in pairs for each in of_rows(figures, (here, own), (there, line))]
    found += of_rows_without(there, (line for line in there.totals if id(line) not in paired))
    if told := told_of(title_of(there), [*found, *beside(there)]):
        yield Unjudged(told)


def _left_blank(here: Table, row: Row, there: Table, line: Row) -> Iterator[ToCheck]:
    """An amount of the workbook that the document leaves blank: it may stand in a merged cell, or be forgotten."""
    for column in there.spec.columns:
        if column.kind is not Kind.RUPIAH or not column.sums or column.key not in there.columns:
            continue
        cell, written = row.cells.get(column.key), line.cells.get(column.key)
        place = there.place(line, column.key)
        if cell is None or written is None or not written.is_blank or place.is_covered or written.of_parts:
            continue
        if cell.number and not cell.of_parts and here.is_leaf(row):
            reason = f"{there.heading(column.key)} kosong di naskah, di buku kerja {cell.written}"
            yield ToCheck(_in_manuscript(place), on_one_line(there.label(line)), reason)


def _row(figures: Recomputed, own: tuple[Table, Row], other: tuple[Table, Row]) -> Iterator[Problem]:
    (here, row), (there, line) = own, other
    for column in there.spec.columns:
        if column.presence is Presence.HELPER or column.key not in there.columns or column.key not in here.columns:
            continue
        if line.under is not None and not column.per_indicator:
            continue
        cell, written = row.cells.get(column.key), line.cells.get(column.key)
        if cell is None or written is None or written.carried or written.is_blank:
            continue
        if (column.kind in FIGURES and not _same(figures, here, row, column, cell, written)) or (
            column.category_of and cell.written and name_key(cell.written) != name_key(written.written)
        ):
            yield _differs(own, other, column, (cell, written))


def _same(figures: Recomputed, table: Table, row: Row, column: Column, cell: Cell, written: Cell) -> bool:
    """Whether the document prints what the workbook holds, or what its figures give."""
    if cell.content in NOTHING:
        given = computed(figures, table, row, column)
        if written.content in NOTHING or written.number == 0:
            return True
        # What staff left to the program, or to the document, is printed there alone.
        return given is None or _prints(written, given)
    if cell.content in (Content.ERROR, Content.UNCALCULATED) or written.content is Content.ERROR:
        return True
    if written.content in NOTHING:
        return cell.number == 0
    if cell.bounds or written.bounds:
        return cell.bounds == written.bounds
    if cell.number is None or written.number is None:
        same = name_key(cell.written) == name_key(written.written)
        return same or are_same(grade_of(cell.written), grade_of(written.written))
    known = (cell.number, computed(figures, table, row, column))
    return any(value is not None and _prints(written, value) for value in known)


def _prints(written: Cell, value: Decimal) -> bool:
    """Whether a printed figure is a value, or that value rounded to its decimals."""
    number = written.number
    if number is not None and written.ambiguous and number * 1000 == value:
        return True  # 104.000 without a unit beside it, where the workbook counts people
    return number is not None and number in (value, round_half_up(value, written.decimals))


def _differs(
    own: tuple[Table, Row], other: tuple[Table, Row], column: Column, cells: tuple[Cell, Cell]
) -> Problem:
    (here, row), (there, line) = own, other
    cell, written = cells
    numbers = cell.number is not None and written.number is not None
    heading = there.heading(column.key)
    place = here.place(row, column.key)
    return Problem(
        _in_manuscript(there.place(line, column.key)),
        f"{there.sheet} di naskah menulis {written.written}, {here.sheet} di buku kerja "
        f"{cell.written or 'kosong'} ({place.cell}).",
        row_label=on_one_line(there.label(line)),
        column_heading=heading,
        actual=written.number if numbers else written.written,
        written=written.written,
        expected=cell.number if numbers else cell.written or "kosong",
        should_be=cell.written or "kosong",
        difference=written.number - cell.number
        if written.number is not None and cell.number is not None
        else None,
        percent=column.kind is Kind.PERCENT,
        elsewhere="buku kerja",
        related=(place,),
        hint="Cocokkan dengan dokumen sumbernya, lalu betulkan yang salah.",
    )


def _in_manuscript(place: Place) -> Place:
    """A place in a table of the document, which is not that sheet of the workbook."""
    sheet = place.sheet
    if not isinstance(sheet, DocumentTable):
        return place
    rows = (sheet.last_heading, sheet.first_row)
    named = DocumentTable(f"{IN_MANUSCRIPT}{sheet}", sheet.headings, rows, sheet.caption, sheet.covered)
    return Place(named, place.row, place.column)
