"""Family E: whether the efficiency of a sasaran is what the measure of Pengaturan gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import count

from lkjip_xl.figures.precision import digits_of, interval_of, written_in_full
from lkjip_xl.figures.recompute import Recomputed
from lkjip_xl.methods.efisiensi import (
    LEAST,
    USUAL,
    Measured,
    Ukuran,
    calculation,
    efisiensi,
    judged,
    printed,
    word_of,
)
from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.place import Place
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.findings import Fix, Problem, Severity, Unjudged
from lkjip_xl.rules.support import (
    NO_FIGURE,
    WRONG_FIGURE,
    columns_to_judge,
    filled_table,
    is_efficiency,
    operands_of,
    problem,
    with_others,
)
from lkjip_xl.tables import PENGATURAN, TABEL_3_1_1_A
from lkjip_xl.tables.calculation import Efficiency
from lkjip_xl.tables.keys import FieldKey, Key
from lkjip_xl.tables.spec import Column, Kind
from lkjip_xl.text.numbers import format_number, round_as_shown, without_noise
from lkjip_xl.text.words import name_key

_USUAL_DECIMALS = 2


@rule("E01", Severity.ERROR, requires=WRONG_FIGURE | {"P01", "P03", "K06", "E02"})
def efisiensi_berbeda(report: Report) -> Iterator[Outcome]:
    """Tingkat efisiensi bukan hasil ukuran yang dipilih.

    Yang diperiksa:
        Tingkat efisiensi terhadap “Ukuran efisiensi” di Pengaturan, dari angka yang tercetak atau dari angka
        sebelum dibulatkan; biasanya capaian kinerja − penyerapan anggaran. Kata yang diketik sebagai gantinya,
        Efisien atau Tidak efisien, terhadap hasil ukuran itu.
    Mengapa penting:
        Tingkat efisiensi menyimpulkan apakah sasaran tercapai dengan anggaran yang lebih hemat.
    Salah:
        Capaian 100%, penyerapan 95,33%, tingkat efisiensi tertulis 5,67.
    Benar:
        Tingkat efisiensi 4,67 (100 − 95,33).
    Cara memperbaiki:
        Ketik angka yang disebut, atau salin rumusnya dari templat. Jika laporan ini memakai ukuran lain (100 −
        penyerapan, capaian ÷ penyerapan, atau rumus Kementerian Keuangan), pilih ukuran itu di Pengaturan. Sejak
        versi 0.4 ukurannya dapat dipilih.
    """
    recomputed = Recomputed(report)
    for table, column in columns_to_judge(report, is_efficiency):
        for row in table.rows:
            if not row.cells[column.key].carried:
                yield from _efficiency(_Difference(report, recomputed, table, row, column))


@dataclass(frozen=True)
class _Difference:
    """A cell of the column of efficiency, with the two figures that it is computed from."""

    report: Report
    recomputed: Recomputed
    table: Table
    row: Row
    column: Column

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns of the two figures."""
        return operands_of(self.column.calc) if self.column.calc else ()

    @property
    def cell(self) -> Cell:
        """What stands there."""
        return self.row.cells[self.column.key]

    @property
    def places(self) -> tuple[Place, ...]:
        """Where the two figures stand."""
        return tuple(self.table.place(self.row, key) for key in self.keys)

    def _computed(self, key: str) -> Decimal | None:
        """A figure as what it is computed from gives it, unrounded."""
        return self.recomputed.figure(self.table, self.row, self.table.spec.column(key))

    @cached_property
    def printed(self) -> tuple[Decimal | None, ...]:
        """The two figures as they are printed; what is not written is computed."""
        return tuple(
            round_as_shown(cell.number, digits_of(cell, Kind.PERCENT))
            if cell is not None and cell.number is not None
            else self._computed(key)
            for key, cell in ((key, self.row.cells.get(key)) for key in self.keys)
        )

    @cached_property
    def unrounded(self) -> tuple[Decimal | None, ...]:
        """The two figures before they were rounded, as far as what is printed stands for those."""
        return tuple(self._unrounded(key) for key in self.keys)

    @cached_property
    def measured(self) -> Measured:
        """What the measure of Pengaturan is computed from, unrounded as far as what is printed stands for that."""
        left, right = self.unrounded
        return Measured(left, right, self.recomputed.measured(self.table, self.row, self.calc).outputs)

    @property
    def calc(self) -> Efficiency:
        """How the column is computed."""
        calc = self.column.calc
        if not isinstance(calc, Efficiency):
            raise TypeError(self.column.key)
        return calc

    @property
    def ukuran(self) -> Ukuran:
        """The measure of Pengaturan."""
        return self.calc.ukuran

    def possible(self, ukuran: Ukuran) -> tuple[Decimal, ...]:
        """What may stand there by a measure: of the unrounded figures, of the printed ones, of those of the page.

        Also of what the cells hold, which is what the template's formula gives.
        """
        digits = digits_of(self.cell, Kind.PERCENT)
        capaian, penyerapan = (self.row.figure(key) for key in self.keys)
        held = Measured(capaian, penyerapan) if self.cell.formula else None
        values = (
            efisiensi(ukuran, self.measured),
            printed(ukuran, self.measured, digits),
            efisiensi(ukuran, Measured(self.printed[0], self.printed[1])),
            printed(ukuran, held, digits) if held else None,
        )
        return tuple(each for each in values if each is not None)

    def _unrounded(self, key: str) -> Decimal | None:
        cell, value = self.row.cells.get(key), self._computed(key)
        span = interval_of(cell, Kind.PERCENT) if cell is not None and cell.number is not None else None
        if cell is None or span is None:
            return value
        return value if value is not None and span.holds(value) else cell.number

    def has_no(self, key: str) -> bool:
        """Whether a figure cannot be computed: it is said not to be there, or was typed all the same.

        A capaian that was typed enters the efficiency only where Pengaturan lets it.
        """
        cell = self.row.cells.get(key)
        return cell is not None and cell.content is not Content.EMPTY and self._computed(key) is None


def _efficiency(item: _Difference) -> Iterator[Outcome]:
    cell = item.cell
    word = word_of(cell.written) if cell.content is Content.TEXT else None
    if cell.number is None and word is None:
        return
    nil = [key for key in item.keys if item.has_no(key)]
    where = f"{item.table.heading(item.column.key)} di {item.table.sheet} {cell.place.address}"
    if nil:
        is_there = item.row.figure(nil[0]) is not None
        why = "tidak dapat dihitung" if is_there else "tidak ada"
        yield Unjudged(f"{where}: {item.table.heading(nil[0])} baris ini {why}", cell.place)
        return
    if None in item.unrounded:
        return
    if efisiensi(item.ukuran, item.measured) is None:
        yield Unjudged(f"{where}: {_why_none(item.ukuran)}", cell.place)
        return
    if word is not None:
        yield from _word(item, word, judged(item.ukuran, item.measured))
        return
    span = interval_of(cell, Kind.PERCENT)
    if span is not None and not any(span.holds(each) for each in item.possible(item.ukuran)):
        yield _wrong(item)


def _why_none(ukuran: Ukuran) -> str:
    """Why a measure gives nothing although capaian and penyerapan are there."""
    if ukuran.of_ministry:
        return "CAPAIAN KINERJA, pagu, atau realisasi sebagian sub kegiatan sasaran ini belum ada di Tabel 3.1.1.b"
    return "penyerapannya nol"


def _told(item: _Difference, decimals: int, value: Decimal) -> str:
    """The measure with its figures, as a person writes it: ``12,50  (102,50 − 90,00)``."""
    shown = [format_number(each or Decimal(0), decimals) for each in item.unrounded]
    return f"{format_number(value, decimals)}  ({calculation(item.ukuran, shown[0], shown[1])})"


def _wrong(item: _Difference) -> Problem:
    cell = item.cell
    decimals = max(digits_of(cell, Kind.PERCENT), item.column.decimals)
    right = printed(item.ukuran, item.measured, decimals) or Decimal(0)
    others = [each for each in Ukuran if each is not item.ukuran and _gives(item, each)]
    chosen = _way_of_choosing(item, others)
    return problem(
        item.table,
        item.row,
        item.column.key,
        f"Tingkat efisiensi ini {_measure(item, others)}bukan {item.ukuran.short}.",
        expected=right,
        actual=cell.number,
        written=written_in_full(cell, Kind.PERCENT),
        should_be=_told(item, decimals, right),
        difference=None if cell.number is None else cell.number - right,
        percent=True,
        hint=f"Ketik {format_number(right, decimals)}, atau salin rumusnya dari templat{_or(item, others)}.",
        # A capaian that is wrong has been named where it is computed.
        basis=(*item.places, *_places_of_capaian(item.report, item.table.label(item.row))),
        related=item.places,
        fixes=((Fix(cell.place, right),), *chosen),
    )


def _gives(item: _Difference, ukuran: Ukuran) -> bool:
    """Whether a measure gives what is written in a cell, or says the same as its word."""
    if (word := word_of(item.cell.written)) is not None:
        return judged(ukuran, item.measured) == word
    span = interval_of(item.cell, Kind.PERCENT)
    return span is not None and any(span.holds(each) for each in item.possible(ukuran))


def _way_of_choosing(item: _Difference, others: Sequence[Ukuran]) -> tuple[tuple[Fix, ...], ...]:
    """To choose the measure that gives what is written, where it gives what is written in the other rows too."""
    form = item.report.forms.get(PENGATURAN.key)
    field = form.cells.get(FieldKey.UKURAN_EFISIENSI) if form else None
    for ukuran in others if field is not None else ():
        rows = [replace(item, row=row) for row in item.table.rows if not row.cells[item.column.key].carried]
        typed = [each for each in rows if each.cell.number is not None or word_of(each.cell.written)]
        if field is not None and all(_gives(each, ukuran) for each in typed):
            return ((Fix(field.place, ukuran.value),),)
    return ()


def _or(item: _Difference, others: Sequence[Ukuran]) -> str:
    """What else can be done than to type the figure: to choose the measure that gives what is written."""
    if not others:
        return ""
    form = item.report.forms.get(PENGATURAN.key)
    field = form.cells.get(FieldKey.UKURAN_EFISIENSI) if form else None
    name = PENGATURAN.field(FieldKey.UKURAN_EFISIENSI).label
    chosen = f"“{others[0].value}”"
    how = (
        f"pilih {chosen} di “{name}” ({field.place.sheet} {field.place.address})"
        if field
        else f"tulis “{name}” di baris kosong lembar {PENGATURAN.sheet} dan {chosen} di sebelah kanannya"
    )
    return f"; atau, jika itu memang ukuran laporan ini, {how}"


def _measure(item: _Difference, others: Sequence[Ukuran]) -> str:
    """Which other measure in use gives what is written: ``hasil capaian kinerja dibagi penyerapan anggaran, ``."""
    if others:
        return f"hasil {others[0].short}, "
    (achieved, absorbed), span = item.unrounded, interval_of(item.cell, Kind.PERCENT)
    if achieved is None or absorbed is None or span is None or not span.holds(absorbed - achieved):
        return ""
    return "hasil penyerapan − capaian, "


def _word(item: _Difference, written: str, right: str | None) -> Iterator[Problem]:
    """The problem that a word says something else than the measure of Pengaturan."""
    value = efisiensi(item.ukuran, item.measured)
    if right is None or written == right or value is None:
        return
    decimals = _telling_decimals(value - LEAST.get(item.ukuran, Decimal(0)))
    shown = [format_number(each or Decimal(0), decimals) for each in item.unrounded]
    result = format_number(round_as_shown(value, decimals), decimals)
    typed = printed(item.ukuran, item.measured)
    yield problem(
        item.table,
        item.row,
        item.column.key,
        f"Kata ini bertentangan dengan {item.ukuran.short}.",
        expected=right.capitalize(),
        actual=item.cell.written,
        should_be=f"{right.capitalize()}  ({calculation(item.ukuran, shown[0], shown[1])} = {result})",
        hint=f"Tulis {right.capitalize()}, atau ketik {_figure_of(item.ukuran)}.",
        basis=(*item.places, *_places_of_capaian(item.report, item.table.label(item.row))),
        related=item.places,
        fixes=(
            (Fix(item.cell.place, right.capitalize()),),
            *(((Fix(item.cell.place, typed),),) if typed is not None else ()),
        ),
    )


def _figure_of(ukuran: Ukuran) -> str:
    return "selisihnya" if ukuran is USUAL else "angkanya"


def _telling_decimals(difference: Decimal) -> int:
    """With how many decimals a difference is told so that its sign is seen: 95,33 − 95,3333 = −0,0033."""
    if not without_noise(difference):
        return _USUAL_DECIMALS
    return next(each for each in count(_USUAL_DECIMALS) if round_as_shown(difference, each))


@rule("E05", Severity.INFO, requires=NO_FIGURE | {"P01", "P03", "K06", "E02"})
def efisiensi_bertanda_kosong(report: Report) -> Iterator[Outcome]:
    """Tingkat efisiensi bertanda -, padahal dapat dihitung.

    Yang diperiksa:
        Tingkat efisiensi yang diketik - atau n/a, padahal capaian kinerja dan penyerapan anggarannya ada.
    Mengapa penting:
        Hasil jadi mencetak angkanya, bukan tanda itu.
    Salah:
        Capaian 100%, penyerapan 95,33%, tingkat efisiensi tertulis -.
    Benar:
        Tingkat efisiensi 4,67.
    Cara memperbaiki:
        Biarkan: hasil jadi mencetaknya. Atau ketik angka yang disebut.
    """
    recomputed = Recomputed(report)
    for table, column in columns_to_judge(report, is_efficiency):
        found = []
        for row in table.rows:
            item = _Difference(report, recomputed, table, row, column)
            value = printed(item.ukuran, item.measured, column.decimals)
            nothing = item.cell.content in (Content.NIL, Content.NOT_AVAILABLE) and not item.cell.formula
            nothing = nothing and not item.cell.carried
            if nothing and value is not None and not any(map(item.has_no, item.keys)):
                found.append((item, value))
        if found:
            yield _not_typed(found)


def _not_typed(found: Sequence[tuple[_Difference, Decimal]]) -> Problem:
    (item, right), places = found[0], [each.cell.place for each, _ in found]
    shown = ", ".join(format_number(each, item.column.decimals) for _, each in found[:3])
    return problem(
        item.table,
        item.row,
        item.column.key,
        f"Tingkat efisiensi di sel ini{with_others(places, ' di kolom ini')} bertanda {item.cell.written}, "
        "padahal dapat dihitung.",
        expected=right,
        written=item.cell.written,
        should_be=f"{shown}{', …' if len(found) > 3 else ''}",
        percent=True,
        hint="Biarkan, hasil jadi mencetaknya; atau ketik angka ini.",
        others=tuple(places[1:]),
        basis=item.places,
        fixes=(tuple(Fix(each.cell.place, value) for each, value in found),),
    )


def _places_of_capaian(report: Report, indicator: str) -> Iterator[Place]:
    """Where the capaian of an indicator is computed."""
    achieved = filled_table(report, TABEL_3_1_1_A.key)
    if achieved is not None:
        for row in achieved.rows:
            if name_key(achieved.label(row)) == name_key(indicator):
                yield achieved.place(row, Key.CAPAIAN)
