"""Cara Penyerapan: the method that Pengaturan sets for Tabel 3.1.5, and beside it what the others give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from lkjip_xl.books.finished.calculated_entries import absorption_entry
from lkjip_xl.books.finished.cells import Entries
from lkjip_xl.books.finished.layout import Layouts, TableLayout
from lkjip_xl.books.finished.summary_figures import reference
from lkjip_xl.books.kit import finished_styles as looks
from lkjip_xl.books.kit import page, styles
from lkjip_xl.books.kit.entry import Entry, text_reference
from lkjip_xl.books.kit.styles import Style
from lkjip_xl.books.kit.writer import Sheet, Workbook
from lkjip_xl.figures.assignments import shared_sentence
from lkjip_xl.figures.calc import NOT_COMPUTABLE
from lkjip_xl.methods.efisiensi import Measured, efisiensi, expression, printed
from lkjip_xl.methods.penyerapan import METHODS, Method
from lkjip_xl.report.model import Row
from lkjip_xl.report.settings import Settings
from lkjip_xl.tables import CARA_PENYERAPAN, TABEL_2_3_1, TABEL_3_1_1_B, TABEL_3_1_5
from lkjip_xl.tables.calculation import Absorption
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.spec import Column
from lkjip_xl.text.addresses import column_letters

_TITLE = "Penyerapan Anggaran per Sasaran menurut Cara Menghitungnya"
_NOTE = (
    "Tabel 3.1.5 memakai cara yang dipilih di Pengaturan; di sini tampak hasil cara lain. Program setiap sasaran "
    f"menurut {TABEL_2_3_1.sheet}, serapannya menurut {TABEL_3_1_1_B.sheet}."
)
_COLUMNS = (
    ("NO", 5),
    ("INDIKATOR SASARAN", 50),
    ("CARA MENGHITUNG PENYERAPAN", 50),
    ("CAPAIAN KINERJA", 14),
    ("PENYERAPAN", 14),
    ("TINGKAT EFISIENSI", 14),
    ("DIPAKAI", 10),
)
_AS_TYPED = f"seperti yang diketik di {TABEL_3_1_5.sheet}"
_HEADING_ROW = 4
_CAPAIAN, _PENYERAPAN = 4, 5


@dataclass(frozen=True)
class _Line:
    """An indicator of the efficiency table by one method; without one as it was typed there."""

    number: int
    row: Row
    method: Method | None
    used: bool

    @property
    def words(self) -> str:
        """How the absorption comes about."""
        label = self.method.label if self.method else _AS_TYPED
        return label[:1].upper() + label[1:]


def absorption_layout(layouts: Layouts) -> TableLayout | None:
    """The efficiency table, where it is written."""
    layout = layouts.by_key.get(TABEL_3_1_5.key)
    return layout if layout and layout.table.rows else None


def write_absorption(
    workbook: Workbook, layout: TableLayout, entries: Entries, settings: Settings, *, draft: bool
) -> None:
    """Write the sheet."""
    column, calc = next((each, each.calc) for each in layout.columns if isinstance(each.calc, Absorption))
    sheet = workbook.sheet(CARA_PENYERAPAN)
    page.set_up(sheet, settings, draft=draft)
    typed = entries.typed_absorptions
    shared = shared_sentence(entries.recomputed.all_assignments)
    note = typed.sentence if typed.are_all else " ".join(filter(None, (_NOTE, typed.sentence, shared)))
    page.begin_list(
        workbook, sheet, _TITLE, entries.as_printed(note), _COLUMNS, _HEADING_ROW, within=len(_COLUMNS)
    )
    last = _HEADING_ROW
    for last, line in enumerate(_lines(layout, entries, settings), _HEADING_ROW + 1):
        _write_line(workbook, sheet, last, line, (layout, column, calc), entries)
    sheet.print_area(last, len(_COLUMNS))


_Where = tuple[TableLayout, Column, Absorption]
"""Tabel 3.1.5 in the finished workbook, its column of absorptions, and how they are computed."""


def _lines(layout: TableLayout, entries: Entries, settings: Settings) -> Iterator[_Line]:
    typed = entries.typed_absorptions
    for number, row in enumerate(layout.table.rows, 1):
        is_typed = row in typed.rows
        for method in METHODS if not is_typed or row in typed.accepted else ():
            yield _Line(number, row, method, used=method == settings.penyerapan and not is_typed)
        if is_typed:
            yield _Line(number, row, None, used=True)


def _write_line(
    workbook: Workbook,
    sheet: Sheet,
    number: int,
    line: _Line,
    where: _Where,
    entries: Entries,
) -> None:
    layout = where[0]
    label = text_reference(layout.reference(line.row, layout.table.spec.label), layout.table.label(line.row))
    cells = (
        Entry(value=Decimal(line.number), number_format="0"),
        label,
        Entry(entries.as_printed(line.words)),
        *_figures(number, line, where, entries),
        Entry("dipakai" if line.used else ""),
    )
    for position, entry in enumerate(cells, 1):
        look: Style = {**styles.CELL, **(looks.GROUP if line.used else {})}
        if position not in (2, 3):
            look["align"] = "center"
        if entry.number_format:
            look["num_format"] = entry.number_format
        entry.write(sheet, number, position, workbook.style(**look))
    lines = [styles.lines_needed(cells[index].text, _COLUMNS[index][1], bold=line.used) for index in (1, 2)]
    sheet.set_height(number, styles.row_height(lines))


def _figures(number: int, line: _Line, where: _Where, entries: Entries) -> tuple[Entry, Entry, Entry]:
    """Capaian, absorption by the method, and the efficiency by the measure of Pengaturan."""
    layout = where[0]
    table = layout.table
    achieved = entries.figure(table, line.row, table.spec.column(Key.CAPAIAN))
    capaian = (
        Entry(NOT_COMPUTABLE)
        if achieved is None or layout.position(Key.CAPAIAN) is None
        else Entry(value=achieved / 100, formula=layout.reference(line.row, Key.CAPAIAN), number_format="0.00%")
    )
    penyerapan = _absorbed(line, where, entries)
    ukuran = entries.settings.ukuran
    left, right = (None if each.value is None else each.value * 100 for each in (capaian, penyerapan))
    of = Measured(left, right)
    value = None if ukuran.of_ministry else printed(ukuran, of)
    if value is None:
        return capaian, penyerapan, Entry(NOT_COMPUTABLE)
    cells = [f"{column_letters(position)}{number}" for position in (_CAPAIAN, _PENYERAPAN)]
    return (
        capaian,
        penyerapan,
        Entry(
            value=efisiensi(ukuran, of) if ukuran.is_ratio else value,
            formula=expression(ukuran, cells[0], cells[1], 2),
            number_format=styles.with_minus("0.00"),
        ),
    )


def _absorbed(line: _Line, where: _Where, entries: Entries) -> Entry:
    """The absorption by the method of a line, or the typed one by a formula that follows it."""
    layout, column, calc = where
    shown = replace(column, decimals=2)  # as its neighbours, whatever Tabel 3.1.5 prints
    if line.method is None:
        return reference(layout, entries, line.row, shown)
    absorbed = entries.recomputed.absorption(line.row, calc, line.method)
    return absorption_entry(entries, line.row, calc, line.method, shown, absorbed) or Entry(NOT_COMPUTABLE)
