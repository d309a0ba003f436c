"""Family E: the absorption of a sasaran's programs, by the method that Pengaturan sets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from lkjip_xl.figures.precision import digits_of, interval_of, written_in_full
from lkjip_xl.figures.sasaran import ProgramsOfSasaran, as_written, programs_of_sasaran
from lkjip_xl.figures.typed_penyerapan import lacking_tables
from lkjip_xl.methods.penyerapan import METHODS, Method, ProgramFigures, absorption, counted
from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.place import Place
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.findings import Fix, Problem, Severity, Unjudged
from lkjip_xl.rules.k_outline_sasaran import disputed_programs
from lkjip_xl.rules.support import (
    WRONG_FIGURE,
    cell_range,
    columns_with,
    figures_of_cells,
    filled_table,
    is_hundredfold,
    level_place,
    percent,
    problem,
    with_others,
)
from lkjip_xl.tables import NO, PENGATURAN, TABEL_2_7, YES
from lkjip_xl.tables.calculation import Absorption
from lkjip_xl.tables.keys import FieldKey, Key
from lkjip_xl.tables.spec import Column, Kind
from lkjip_xl.text.numbers import round_half_up
from lkjip_xl.text.words import name_key

# The columns of Tabel 2.3.1 that say what money a sasaran has.
_NAMING = (Key.PROGRAM, Key.UNIT, Key.BAGIAN)
# By these at what it rests on an absorption comes out wrong, and nobody is told what it should be.
_CAUSES = WRONG_FIGURE | {"P03", "T01", "T02", "K05", "K10", "S10", "S11", "S35"}


@rule("E02", Severity.ERROR, requires=_CAUSES)
def penyerapan_berbeda(report: Report) -> Iterator[Outcome]:
    """Penyerapan anggaran per sasaran tidak sesuai dengan cara yang dipilih.

    Yang diperiksa:
        Penyerapan di Tabel 3.1.5 dihitung ulang dari program, kegiatan, dan sub kegiatan sasaran itu (Tabel 2.3.1)
        dan serapannya (Tabel 3.1.1.b), dengan cara yang dipilih di Pengaturan: rata-rata persen bulat, rata-rata
        tanpa pembulatan, atau tertimbang pagu; dengan atau tanpa Program Penunjang. Sejak versi 0.4: kegiatan
        dan sub kegiatan ikut, BAGIAN memakai bagiannya dari pagu dan realisasi, dan anggaran bersama dihitung di
        setiap sasarannya.
    Mengapa penting:
        Cara yang berbeda memberi tingkat efisiensi yang berbeda; laporan harus memakai satu cara dan menyebutnya.
    Salah:
        Sasaran dengan program berserapan 95%, 97%, dan 94% serta Program Penunjang 98%, cara "rata-rata persen
        bulat, tanpa Program Penunjang", tertulis 96,20% (itu hasil tertimbang pagu dengan Program Penunjang).
    Benar:
        Tertulis 95,33%, yaitu (95 + 97 + 94) ÷ 3. Efisiensinya 100 − 95,33 = 4,67.
    Cara memperbaiki:
        Ketik angka yang disebut, atau pilih di Pengaturan cara yang memang dipakai laporan ini.
    """
    programs = programs_of_sasaran(report)
    for table, column, calc in columns_with(report, Absorption):
        plan, spent = programs.plan, programs.spent
        if plan is None or spent is None:
            places = [table.place(row, column.key) for row in table.rows if not row.cells[column.key].carried]
            where = f"{table.sheet} {cell_range(places)}".strip()
            yield Unjudged(f"penyerapan anggaran di {where} tidak dapat dihitung ulang: {lacking_tables(report)}")
            continue
        if any(row.cells[Key.PROGRAM].is_blank for row in plan.rows if Key.PROGRAM in row.cells):
            yield Unjudged(f"nama sebagian program di lembar {plan.sheet} kosong")
            continue
        for row in table.rows:
            yield from _absorption(report, _Money(programs, plan, spent), table, row, column, calc)


@dataclass(frozen=True, slots=True)
class _Money:
    """The programs of each sasaran, with the table that assigns them and the one of what they spent."""

    programs: ProgramsOfSasaran
    plan: Table
    spent: Table


def _absorption(
    report: Report, money: _Money, table: Table, row: Row, column: Column, calc: Absorption
) -> Iterator[Outcome]:
    programs, spent = money.programs, money.spent
    cell, method = row.cells[column.key], report.settings.penyerapan
    aim = row.text(calc.sasaran), row.text(calc.indikator)
    figures = programs.figures(aim[0], as_written, aim[1])
    expected = absorption(method, figures)
    place = table.place(row, column.key)
    missing = programs.not_found(method, *aim)
    if programs.of(*aim) and missing:
        yield Unjudged(_not_found(money, missing, place), place)
        return
    if expected is None:
        yield Unjudged(_why_none(programs, figures, place), place)
        return
    span = interval_of(cell, Kind.PERCENT)
    if cell.content is not Content.NOT_AVAILABLE and (cell.number is None or span is None or span.holds(expected)):
        return
    decimals = digits_of(cell, Kind.PERCENT) if cell.number is not None else column.decimals
    right = round_half_up(expected, decimals)
    every = [each.rows for each in programs.of(*aim)]
    rows = [every[index] for index in counted(method, figures)]
    what = "program" if all(one.parent is None for each in rows for one in each) else "baris"
    others = {each: absorption(each, figures) for each in METHODS if each != method}
    chosen = _ways_of_choosing(report, _methods_of(cell, others), place)
    yield problem(
        table,
        row,
        column.key,
        "Persentase ini meleset seratus kali." if is_hundredfold(cell, expected) else _message(cell, others),
        expected=right,
        actual=cell.number if cell.number is not None else cell.written or None,
        written=written_in_full(cell, Kind.PERCENT),
        should_be=f"{percent(right, decimals)}  ({method.label}: {len(rows)} {what})",
        difference=None if cell.number is None else cell.number - right,
        percent=True,
        hint=f"Ketik {percent(right, decimals)}{_or_choose(others, cell, chosen)}.",
        basis=_basis(report, money, row, calc),
        related=tuple(spent.place(one, Key.REALISASI) for each in rows for one in each),
        fixes=((Fix(place, right),), *chosen),
    )


def _basis(report: Report, money: _Money, row: Row, calc: Absorption) -> tuple[Place, ...]:
    """What an absorption rests on.

    Also programs that do not count: one without a pagu that can be read is left out of the mean.
    """
    programs, spent, sasaran = money.programs, money.spent, row.text(calc.sasaran)
    rows = (one for each in programs.of(sasaran, row.text(calc.indikator)) for one in each.rows)
    return (
        *(spent.place(one, key) for one in rows for key in (Key.TARGET_KEUANGAN, Key.REALISASI)),
        *(level_place(spent, each) for each in spent.rows),
        *_places_of_programs(report, programs, sasaran),
        row.cells[calc.sasaran].place,
    )


def _methods_of(cell: Cell, methods: Mapping[Method, Decimal | None]) -> list[Method]:
    """The methods that give what is written in a cell."""
    span = interval_of(cell, Kind.PERCENT)
    return [
        each for each, value in methods.items() if span is not None and value is not None and span.holds(value)
    ]


def _ways_of_choosing(report: Report, methods: Sequence[Method], place: Place) -> tuple[tuple[Fix, ...], ...]:
    """To choose another method in Pengaturan, where by that no other absorption becomes wrong."""
    form, own = report.forms.get(PENGATURAN.key), report.settings.penyerapan
    cells = form.cells if form else {}
    if not {FieldKey.CARA_PENYERAPAN, FieldKey.PENUNJANG} <= set(cells):
        return ()
    ways = []
    for method in methods:
        if any(_spoils(report, *each, method) for each in _absorptions(report, place)):
            continue
        way = []
        if method.aggregation is not own.aggregation:
            way.append(Fix(cells[FieldKey.CARA_PENYERAPAN].place, method.aggregation.value))
        if method.with_penunjang is not own.with_penunjang:
            way.append(Fix(cells[FieldKey.PENUNJANG].place, YES if method.with_penunjang else NO))
        ways.append(tuple(way))
    return tuple(sorted(ways, key=len)[:1])


def _absorptions(report: Report, besides: Place) -> Iterator[tuple[Row, Column, Absorption]]:
    """The rows with an absorption, without the one in question."""
    for table, column, calc in columns_with(report, Absorption):
        yield from ((row, column, calc) for row in table.rows if table.place(row, column.key) != besides)


def _spoils(report: Report, row: Row, column: Column, calc: Absorption, method: Method) -> bool:
    """Whether what is written in a row is right by the method of Pengaturan, and not by another one."""
    figures = programs_of_sasaran(report).figures(row.text(calc.sasaran), as_written, row.text(calc.indikator))
    span = interval_of(row.cells[column.key], Kind.PERCENT)
    own, other = (absorption(each, figures) for each in (report.settings.penyerapan, method))
    is_right = span is not None and own is not None and span.holds(own)
    return is_right and span is not None and not (other is not None and span.holds(other))


def _or_choose(others: Mapping[Method, Decimal | None], cell: Cell, chosen: Sequence[tuple[Fix, ...]]) -> str:
    """What else can be done than to type the figure: to choose the method that gives what is written.

    Where none gives it, no other is offered: a choice by which the figure is wrong too mends nothing.
    """
    for way in chosen:
        choices = " dan ".join(f"“{fix.value}” ({fix.place.cell})" for fix in way)
        return f"; atau, jika itu memang cara laporan ini, pilih di {way[0].place.sheet} {choices}"
    return "; semua sasaran memakai satu cara" if _methods_of(cell, others) else ""


def _places_of_programs(report: Report, programs: ProgramsOfSasaran, sasaran: str) -> Iterator[Place]:
    """Where programs are named that are, or could be, the sasaran's: K05 says which have no partner.

    Also in Tabel 2.1: K10 says which of them stand under another sasaran there.
    """
    yield from disputed_programs(report, {name_key(sasaran), programs.key(sasaran)})
    if programs.plan is not None:
        for row in programs.plan.rows:
            if row.text(Key.SASARAN) and name_key(row.text(Key.SASARAN)) == name_key(sasaran):
                yield from (programs.plan.place(row, key) for key in _NAMING if key in row.cells)
    budget = filled_table(report, TABEL_2_7.key)
    if budget is not None:
        yield from (budget.place(row, budget.spec.label) for row in budget.top_rows)


def _not_found(money: _Money, missing: Sequence[Row], place: Place) -> str:
    """Which programs of a sasaran have no row of their own in the table of realisasi, and why."""
    cells = cell_range([money.plan.place(row, Key.PROGRAM) for row in missing])
    return (
        f"program di {money.plan.sheet} {cells} tidak ditemukan di {money.spent.sheet}, jadi penyerapan di "
        f"{place.sheet} {place.address} tidak dapat dihitung"
    )


def _why_none(programs: ProgramsOfSasaran, figures: Sequence[ProgramFigures], place: Place) -> str:
    """Why a sasaran has no absorption."""
    where = f"sasaran di {place.sheet} {place.address}"
    if not figures:
        sheets = " dan ".join(each.sheet for each in (programs.plan, programs.spent) if each)
        return f"tidak ada program yang sama di lembar {sheets} untuk {where}"
    if all(each.penunjang for each in figures):
        return (
            f"{where} hanya didukung Program Penunjang, yang menurut Pengaturan tidak ikut dihitung; bila laporan "
            f"ini menghitungnya, pilih {YES} di “Program Penunjang ikut dihitung” di lembar Pengaturan"
        )
    if all(each.pagu == 0 for each in figures):
        return f"pagu semua program untuk {where} nol"
    return f"sebagian program untuk {where} belum berisi pagu atau realisasi"


def _message(cell: Cell, others: Mapping[Method, Decimal | None]) -> str:
    span = interval_of(cell, Kind.PERCENT)
    if cell.number is None or span is None:
        return f"Penyerapan anggaran sasaran ini tertulis {cell.written}, padahal dapat dihitung."
    same = _methods_of(cell, others)
    if same:
        both = {each.aggregation for each in same if replace(each, with_penunjang=not each.with_penunjang) in same}
        # A sasaran without Program Penunjang has the same figure with and without it.
        words = [each.aggregation.value.lower() if each.aggregation in both else each.label for each in same]
        names = " atau ".join(dict.fromkeys(words))
        return f"Angka ini hasil cara lain ({names}), bukan cara yang dipilih di Pengaturan."
    return "Angka ini bukan hasil cara yang dipilih di Pengaturan, dan bukan hasil cara lain yang lazim."


@rule("E04", Severity.INFO, requires=_CAUSES)
def penyerapan_belum_diisi(report: Report) -> Iterator[Outcome]:
    """Penyerapan anggaran per sasaran belum diisi.

    Yang diperiksa:
        Penyerapan di Tabel 3.1.5 yang kosong atau bertanda -, padahal dapat dihitung dari program-program sasaran
        itu dengan cara yang dipilih di Pengaturan.
    Mengapa penting:
        Hasil jadi mengisinya dengan hitungan itu; periksa apakah caranya memang yang dipakai laporan ini.
    Salah:
        Penyerapan kosong, padahal program sasaran itu berserapan 95%, 97%, dan 94%.
    Benar:
        Penyerapan 95,33%.
    Cara memperbaiki:
        Biarkan: hasil jadi mengisinya. Atau ketik persen yang disebut, dengan tanda %.
    """
    programs = programs_of_sasaran(report)
    if programs.plan is None or programs.spent is None:
        return
    money, method = _Money(programs, programs.plan, programs.spent), report.settings.penyerapan
    for table, column, calc in columns_with(report, Absorption):
        found = []
        for row in table.rows:
            aim = row.text(calc.sasaran), row.text(calc.indikator)
            value = absorption(method, programs.figures(aim[0], as_written, aim[1]))
            is_open = row.cells[column.key].content in (Content.EMPTY, Content.NIL)
            if value is not None and is_open and not programs.not_found(method, *aim):
                found.append((row, value))
        if found:
            basis = (place for row, _ in found for place in _basis(report, money, row, calc))
            yield replace(_not_filled(report, table, column, found), basis=tuple(dict.fromkeys(basis)))


def _not_filled(report: Report, table: Table, column: Column, found: Sequence[tuple[Row, Decimal]]) -> Problem:
    places = [table.place(row, column.key) for row, _ in found]
    row, value = found[0]
    figures = [percent(each, 2) for _, each in found]
    shown = figures_of_cells(places, figures) if len(found) > 1 else figures[0]
    typed = figures[0] if len(set(figures)) == 1 else "persen itu di selnya masing-masing"
    return problem(
        table,
        row,
        column.key,
        f"Penyerapan di sel ini{with_others(places, ' di kolom ini')} belum diisi, padahal dapat dihitung.",
        expected=round_half_up(value, 2),
        written=row.text(column.key),
        should_be=f"{shown}  ({report.settings.penyerapan.label})",
        percent=True,
        hint=f"Biarkan, hasil jadi mengisinya; atau ketik {typed}.",
        others=tuple(places[1:]),
        fixes=(tuple(Fix(place, round_half_up(each, 2)) for place, (_, each) in zip(places, found, strict=True)),),
    )
