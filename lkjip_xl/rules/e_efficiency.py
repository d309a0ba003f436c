"""Family E: whether the efficiency of a sasaran is the difference that it is printed as."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import count

from lkjip_xl.figures.precision import digits_of, interval_of, written_in_full
from lkjip_xl.figures.recompute import Recomputed
from lkjip_xl.figures.sasaran import judgement, printed_difference, word_of
from lkjip_xl.report.model import Cell, Content, Report, Row, Table
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
from lkjip_xl.tables import TABEL_3_1_1_A
from lkjip_xl.tables.spec import Column, Kind
from lkjip_xl.text.numbers import format_number, round_as_shown, without_noise
from lkjip_xl.text.words import name_key

_USUAL_DECIMALS = 2


@rule("E01", Severity.ERROR, requires=WRONG_FIGURE | {"P01", "P03", "K06", "E02"})
def efisiensi_berbeda(report: Report) -> Iterator[Outcome]:
    """Tingkat efisiensi bukan selisih capaian dan penyerapan.

    Yang diperiksa:
        Tingkat efisiensi = capaian kinerja − penyerapan anggaran, dari angka yang tercetak atau dari angka sebelum
        dibulatkan. Kata yang diketik sebagai gantinya, Efisien atau Tidak efisien, terhadap tandanya.
    Mengapa penting:
        Tingkat efisiensi menyimpulkan apakah sasaran tercapai dengan anggaran yang lebih hemat.
    Salah:
        Capaian 100%, penyerapan 95,33%, tingkat efisiensi tertulis 5,67.
    Benar:
        Tingkat efisiensi 4,67 (100 − 95,33).
    Cara memperbaiki:
        Ketik selisihnya, atau salin rumusnya dari templat.
    """
    recomputed = Recomputed(report)
    for table, column in columns_to_judge(report, is_efficiency):
        for row in table.rows:
            if not row.cells[column.key].carried:
                yield from _efficiency(_Difference(report, recomputed, table, row, column))


@dataclass(frozen=True)
class _Difference:
    """A cell of the column of efficiency, with the two figures that it should be the difference of."""

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

    @property
    def of_formula(self) -> tuple[Decimal, ...]:
        """The difference of what the cells hold, which is what the template's formula gives."""
        held = [self.row.figure(key) for key in self.keys]
        if not self.cell.formula or len(held) != 2 or held[0] is None or held[1] is None:
            return ()
        return (printed_difference(held[0], held[1], digits_of(self.cell, Kind.PERCENT)),)

    def _unrounded(self, key: str) -> Decimal | None:
        cell, value = self.row.cells.get(key), self._computed(key)
        span = interval_of(cell, Kind.PERCENT) if cell is not None and cell.number is not None else None
        if cell is None or span is None:
            return value
        return value if value is not None and span.holds(value) else cell.number

    def has_no(self, key: str) -> bool:
        """Whether a figure is said not to be there, and cannot be computed; or only the one is said to be none."""
        cell = self.row.cells.get(key)
        return (
            cell is not None
            and cell.content in (Content.NIL, Content.NOT_AVAILABLE)
            and self._computed(key) is None
        )


def _efficiency(item: _Difference) -> Iterator[Outcome]:
    cell = item.cell
    word = word_of(cell.written) if cell.content is Content.TEXT else None
    if cell.number is None and word is None:
        return
    nil = [key for key in item.keys if item.has_no(key)]
    if nil:
        where = f"{item.table.heading(item.column.key)} di {item.table.sheet} {cell.place.address}"
        yield Unjudged(f"{where}: {item.table.heading(nil[0])} baris ini tidak ada", cell.place)
        return
    left, right = item.unrounded
    if left is None or right is None:
        return
    if word is not None:
        yield from _word(item, word, judgement(left, right))
        return
    span = interval_of(cell, Kind.PERCENT)
    decimals = max(digits_of(cell, Kind.PERCENT), item.column.decimals)
    printed = tuple(each for each in item.printed if each is not None)
    possible = [
        left - right,
        printed_difference(left, right, digits_of(cell, Kind.PERCENT)),
        printed[0] - printed[1],
        *item.of_formula,
    ]
    if span is not None and not any(span.holds(each) for each in possible):
        yield _wrong(item, (left, right), decimals)


def _wrong(item: _Difference, figures: tuple[Decimal, Decimal], decimals: int) -> Problem:
    right = printed_difference(*figures, decimals)
    cell = item.cell
    shown = " − ".join(format_number(each, decimals) for each in figures)
    return problem(
        item.table,
        item.row,
        item.column.key,
        f"Tingkat efisiensi ini {_measure(item, figures)}bukan capaian kinerja dikurangi penyerapan anggaran.",
        expected=right,
        actual=cell.number,
        written=written_in_full(cell, Kind.PERCENT),
        should_be=f"{format_number(right, decimals)}  ({shown})",
        difference=None if cell.number is None else cell.number - right,
        percent=True,
        hint=f"Ketik {format_number(right, decimals)}, atau salin rumusnya dari templat.",
        # A capaian that is wrong has been named where it is computed.
        basis=(*item.places, *_places_of_capaian(item.report, item.table.label(item.row))),
        related=item.places,
        fixes=((Fix(cell.place, right),),),
    )


def _measure(item: _Difference, figures: tuple[Decimal, Decimal]) -> str:
    """Which other measure in use gives what is written: ``hasil capaian ÷ penyerapan, ``."""
    span, (achieved, absorbed) = interval_of(item.cell, Kind.PERCENT), figures
    measures = (
        ("penyerapan yang tersisa (100 − penyerapan)", 100 - absorbed),
        ("capaian ÷ penyerapan", achieved / absorbed if absorbed else None),
        ("capaian ÷ penyerapan dalam persen", achieved / absorbed * 100 if absorbed else None),
        ("penyerapan − capaian", absorbed - achieved),
    )
    found = (name for name, value in measures if span is not None and value is not None and span.holds(value))
    name = next(found, "")
    return f"hasil {name}, " if name else ""


def _word(item: _Difference, written: str, right: str | None) -> Iterator[Problem]:
    """The problem that a word says something else than the sign of the difference."""
    if right is None or written == right:
        return
    left, subtrahend = (each or Decimal(0) for each in item.unrounded)
    decimals = _telling_decimals(left - subtrahend)
    shown = " − ".join(format_number(each, decimals) for each in (left, subtrahend))
    difference = format_number(round_as_shown(left - subtrahend, decimals), decimals)
    yield problem(
        item.table,
        item.row,
        item.column.key,
        "Kata ini bertentangan dengan capaian kinerja dikurangi penyerapan anggaran.",
        expected=right.capitalize(),
        actual=item.cell.written,
        should_be=f"{right.capitalize()}  ({shown} = {difference})",
        hint=f"Tulis {right.capitalize()}, atau ketik selisihnya.",
        basis=(*item.places, *_places_of_capaian(item.report, item.table.label(item.row))),
        related=item.places,
        fixes=(
            (Fix(item.cell.place, right.capitalize()),),
            (Fix(item.cell.place, printed_difference(left, subtrahend)),),
        ),
    )


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
        Hasil jadi mencetak selisihnya, bukan tanda itu.
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
            left, right = item.unrounded
            nothing = item.cell.content in (Content.NIL, Content.NOT_AVAILABLE) and not item.cell.formula
            nothing = nothing and not item.cell.carried
            if nothing and left is not None and right is not None and not any(map(item.has_no, item.keys)):
                found.append((item, printed_difference(left, right, column.decimals)))
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
                yield achieved.place(row, "capaian")
