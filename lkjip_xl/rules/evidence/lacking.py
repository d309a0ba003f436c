"""Why percentages cannot be computed, in words for “Tidak dinilai”, with the cell of the cause if there is one."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl import tables
from lkjip_xl.figures.calc import RowFigures, ratio_in, rumus_in
from lkjip_xl.methods.capaian import is_rank
from lkjip_xl.methods.grades import are_same, has_score, read_grade
from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.report.model import Report
from lkjip_xl.report.place import Place
from lkjip_xl.rules.d_in_words import is_word_for_figure
from lkjip_xl.rules.evidence.printed import PrintedPercentage, operand_cells, operand_keys
from lkjip_xl.rules.findings import Unjudged
from lkjip_xl.rules.repeats import typed_at
from lkjip_xl.rules.support import cell_names, cell_range
from lkjip_xl.tables.calculation import Capaian
from lkjip_xl.tables.keys import FieldKey
from lkjip_xl.tables.spec import Kind
from lkjip_xl.text.numbers import is_date
from lkjip_xl.text.words import name_key

_LACKING = "angka untuk menghitungnya belum lengkap"
_GRADES = "predikat tanpa nilai tidak dapat dihitung; tulis misalnya BB (72,5)"
_IN_WORDS = "tulisan tidak dapat dihitung; nilai sendiri"
_UNREADABLE = "target atau realisasinya tidak terbaca sebagai angka"
_UNITS_DIFFER = "satuan kedua angkanya berbeda, dan tidak dapat diubah satu ke yang lain (lihat D06)"
_DATES = "tanggal tidak dapat dibagi; nilai sendiri ketepatan waktunya"
_RANKS = "pada peringkat, makin rendah makin baik; pilih rumusnya di RUMUS CAPAIAN"
_RANKS_IN_WORDS = "peringkat ditulis dengan kata; tulis angkanya saja (3), lalu pilih rumusnya di RUMUS CAPAIAN"
_UNKNOWN_RUMUS = "RUMUS CAPAIAN tidak dikenal"
_OTHER_YEAR = "Tahun Laporan di luar Renstra"
_HUNDRED = 100
# Why, the heading of the percentage, and its sheet.
_Cause = tuple[str, str, str]


class Lacking:
    """The percentages that cannot be computed, by why not."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._places: dict[_Cause, list[Place]] = {}
        # The cells that D11 names, by the cause that they are.
        self._causes: dict[_Cause, dict[Place, None]] = {}

    def note(self, item: PrintedPercentage) -> None:
        """Take down why a percentage cannot be computed, unless there is nothing to compare it with."""
        keys = operand_keys(item.column)
        optional = (key for key in keys if not item.table.spec.column(key).filled)
        blank = any(item.row.cells[key].is_blank for key in optional if key in item.row.cells)
        missing = [item.row.cells.get(key) for key in keys if item.row.figure(key) is None]
        if (target := _target_beside_figure(item)) is not None:
            where = cell_names([typed_at(self._report, target)], item.table.sheet)
            self._add(item, f"target di {where} bukan angka, padahal realisasinya angka")
            return
        none = item.cell.content in (Content.NIL, Content.NOT_AVAILABLE)
        if none or is_grade_kept(item) or (blank and isinstance(item.column.calc, Capaian)):
            return
        if reason := reason_not_judged(item):
            self._add(item, reason)
        elif (rumus := _unknown_rumus(item)) is not None:
            self._add(item, _UNKNOWN_RUMUS, typed_at(self._report, rumus))
        elif missing and (year := self._other_year(missing)) is not None:
            self._add(item, _OTHER_YEAR, year)
        elif unreadable(item):
            self._add(item, _UNREADABLE)
        elif missing:
            # Only what an indicator reaches may be a predicate; a text in place of rupiah is D03's.
            may_be_words = all(item.table.spec.column(key).kind is Kind.QUANTITY for key in keys)
            in_words = may_be_words and all(cell is not None and _is_in_words(cell) for cell in missing)
            scored = in_words and all(cell is not None and has_score(cell.written) for cell in missing)
            self._add(item, _GRADES if scored else _IN_WORDS if in_words else _LACKING)

    def _add(self, item: PrintedPercentage, reason: str, place: Place | None = None) -> None:
        cause = (reason, item.table.heading(item.column.key), item.table.sheet)
        self._places.setdefault(cause, []).append(item.table.place(item.row, item.column.key))
        if place is not None:
            self._causes.setdefault(cause, {})[place] = None

    def _other_year(self, missing: list[Cell | None]) -> Place | None:
        """Where the year of the report stands, if formulas find no figure because the Renstra has no such year."""
        identity = self._report.forms.get(tables.IDENTITAS.key)
        follow = all(cell is not None and cell.formula and cell.is_blank for cell in missing)
        if identity is None or not follow or self._report.settings.year_is_of_renstra:
            return None
        return identity.cells[FieldKey.TAHUN].place

    def outcomes(self) -> Iterator[Unjudged]:
        """What is to be said of them."""
        for cause, places in self._places.items():
            reason, heading, sheet = cause
            named = list(self._causes.get(cause, ()))
            where = f" (lihat D11 di {cell_names(named, sheet)})" if named else ""
            yield Unjudged(f"{heading} di {sheet} {cell_range(sorted(places))}: {reason}{where}")


def _target_beside_figure(item: PrintedPercentage) -> Place | None:
    """Where a target is no figure although one was reached, and a formula shows a dash; D03 names mere words."""
    calc = item.column.calc
    if not isinstance(calc, Capaian) or not item.cell.formula or item.cell.content is not Content.NIL:
        return None
    target, realisasi = item.row.cells.get(calc.target), item.row.cells.get(calc.realisasi)
    if target is None or realisasi is None or realisasi.number is None:
        return None
    unknown = target.content is Content.TEXT and not (target.bounds or is_rank(target.written))
    unknown = unknown and not is_word_for_figure(target, calc.ladders)
    return target.place if unknown else None


def reason_not_judged(item: PrintedPercentage) -> str:
    """Why nobody can tell whether a percentage is right, though it may well be; empty where one can."""
    keys = operand_keys(item.column)
    if len(keys) == 2 and ratio_in(item.row, *keys) is None:
        return _UNITS_DIFFER
    cells = [item.row.cells[key] for key in keys if key in item.row.cells]
    measured = all(item.table.spec.column(key).kind is Kind.QUANTITY for key in keys)
    if any(is_date(cell.written) for cell in cells) or (item.of_a_date and measured):
        return _DATES
    if item.of_a_date:
        return _LACKING
    calc = item.column.calc
    ranked = any(is_rank(cell.written, cell.satuan) for cell in cells)
    if ranked and any(is_rank(cell.written) and cell.number is None for cell in cells):
        return _RANKS_IN_WORDS
    is_open = isinstance(calc, Capaian) and rumus_in(item.row, calc.rumus, calc.target, calc.ladders) is None
    return _RANKS if ranked and is_open else ""


def _unknown_rumus(item: PrintedPercentage) -> Place | None:
    """Where a formula of capaian is named that nobody knows."""
    calc = item.column.calc
    if not isinstance(calc, Capaian) or calc.rumus not in item.row.cells or not item.row.text(calc.rumus):
        return None
    unknown = RowFigures(item.table, item.row).rumus(calc) is None
    return item.table.place(item.row, calc.rumus) if unknown else None


def unreadable(item: PrintedPercentage) -> list[Cell]:
    """The figures of a percentage that hold digits, and yet cannot be read: ``3 ± 1``, ``1:20``."""
    return [each for each in operand_cells(item.row, item.column).values() if _is_unreadable(each)]


def _is_unreadable(cell: Cell) -> bool:
    is_text = cell.content is Content.TEXT and not cell.bounds and cell.serial is None
    return is_text and any(char.isdigit() for char in cell.written) and read_grade(cell.written) is None


def _is_in_words(cell: Cell) -> bool:
    """Whether words stand where a figure should; a date, and a figure with words, are other rules'."""
    return cell.content is Content.TEXT and cell.serial is None and not cell.written[:1].isdigit()


def is_grade_kept(item: PrintedPercentage) -> bool:
    """Whether the same words stand in both cells, and the one is printed as 100 % of the other."""
    keys = operand_keys(item.column)
    if len(keys) != 2 or item.cell.number != _HUNDRED:
        return False
    one, other = (item.row.cells.get(key) for key in keys)
    if one is None or other is None:
        return False
    in_words = one.content is other.content is Content.TEXT and name_key(one.written) == name_key(other.written)
    return in_words or (not isinstance(item.column.calc, Capaian) and are_same(one.written, other.written))
