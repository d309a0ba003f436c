"""Family E: the efficiency of a sasaran, and the absorption of its programs that it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from lkjip_xl.absorption import METHODS, Method, ProgramFigures, absorption, counted
from lkjip_xl.calc import RowFigures, evaluate
from lkjip_xl.efficiency import ProgramsOfSasaran, as_written, names_penunjang
from lkjip_xl.findings import Problem, Severity, Unjudged
from lkjip_xl.model import Cell, Content, Place, Report, Row, Table
from lkjip_xl.numbers import format_short, round_as_shown, round_half_up
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.support import (
    NO_FIGURE,
    WRONG_FIGURE,
    cell_range,
    columns_to_judge,
    filled_table,
    is_hundredfold,
    level_place,
    percent,
    problem,
)
from lkjip_xl.schema import Absorption, Calc, Column, Figure, Kind, Minus, Percent, Presence
from lkjip_xl.tables import TABEL_2_7, TABEL_3_1_1_A
from lkjip_xl.words import name_key

_FORMULA = re.compile(r"=\s*\(?\s*\(?(\d+)\)?\s*([-–−/:÷])\s*\(?(\d+)\)?")
_FIRST_NUMBER = re.compile(r"\d+")


def _is_efficiency(column: Column) -> bool:
    return column.kind is Kind.PERCENT and isinstance(column.calc, Minus)


@rule("E01", Severity.ERROR, requires=NO_FIGURE | {"P01", "P03", "K06", "E02"})
def efisiensi_berbeda(report: Report) -> Iterator[Outcome]:
    """Tingkat efisiensi bukan selisih capaian dan penyerapan.

    Yang diperiksa:
        Tingkat efisiensi = capaian kinerja − penyerapan anggaran, pada jumlah desimal yang tercetak.
    Mengapa penting:
        Tingkat efisiensi menyimpulkan apakah sasaran tercapai dengan anggaran yang lebih hemat.
    Salah:
        Capaian 100%, penyerapan 95,33%, tingkat efisiensi tertulis 5,67.
    Benar:
        Tingkat efisiensi 4,67 (100 − 95,33).
    Cara memperbaiki:
        Ketik selisihnya, atau salin rumusnya dari templat.
    """
    for table, column in columns_to_judge(report, _is_efficiency):
        for row in table.rows:
            if problem_found := _efficiency(report, table, row, column):
                yield problem_found


def _efficiency(report: Report, table: Table, row: Row, column: Column) -> Problem | None:
    assert isinstance(column.calc, Minus)  # noqa: S101 - columns_to_judge() asked for it
    cell, expected = row.cells[column.key], evaluate(column.calc, RowFigures(table, row))
    keys = _operands(column.calc)
    if cell.number is None:
        return None
    if expected is None:
        return _not_computable(table, row, column, cell, keys)
    right = round_half_up(expected, cell.decimals)
    if round_as_shown(cell.number, cell.decimals) == right:
        return None
    return problem(
        table,
        row,
        column.key,
        "Tingkat efisiensi ini bukan capaian kinerja dikurangi penyerapan anggaran.",
        expected=right,
        actual=cell.number,
        written=cell.written,
        should_be=f"{format_short(right)}  ({' − '.join(row.text(key) for key in keys)})",
        difference=cell.number - right,
        percent=True,
        hint=f"Ketik {format_short(right)}, atau salin rumusnya dari templat.",
        # A capaian that is wrong has been named where it is computed.
        basis=(*(table.place(row, key) for key in keys), *_places_of_capaian(report, table.label(row))),
        related=tuple(table.place(row, key) for key in keys),
    )


def _places_of_capaian(report: Report, indicator: str) -> Iterator[Place]:
    """Where the capaian of an indicator is computed."""
    achieved = filled_table(report, TABEL_3_1_1_A.key)
    if achieved is not None:
        for row in achieved.rows:
            if name_key(achieved.label(row)) == name_key(indicator):
                yield achieved.place(row, "capaian")


def _not_computable(table: Table, row: Row, column: Column, cell: Cell, keys: tuple[str, ...]) -> Problem | None:
    """The problem that a difference is written although one of its figures is a dash."""
    nil = [key for key in keys if key in row.cells and row.cells[key].content is Content.NIL]
    if not nil:
        return None
    return problem(
        table,
        row,
        column.key,
        f"Tingkat efisiensi tertulis, padahal {table.heading(nil[0])} baris ini tanda -.",
        expected="-",
        actual=cell.number,
        written=cell.written,
        percent=True,
        hint="Tulis tanda -, atau lengkapi angkanya.",
        basis=tuple(table.place(row, key) for key in keys),
        related=tuple(table.place(row, key) for key in nil),
    )


def _operands(calc: Calc) -> tuple[str, ...]:
    match calc:
        case Minus(Figure(left), Figure(right)) | Percent(Figure(left), Figure(right)):
            return left, right
    return ()


@rule("E02", Severity.ERROR, requires=WRONG_FIGURE | {"P03", "T01", "T02", "K05", "K10", "S10", "S11"})
def penyerapan_berbeda(report: Report) -> Iterator[Outcome]:
    """Penyerapan anggaran per sasaran tidak sesuai dengan cara yang dipilih.

    Yang diperiksa:
        Penyerapan di Tabel 3.1.5 dihitung ulang dari program-program sasaran itu (Tabel 2.3.1) dan serapannya
        (Tabel 3.1.1.b), dengan cara yang dipilih di Pengaturan: rata-rata persen bulat, rata-rata tanpa
        pembulatan, atau tertimbang pagu; dengan atau tanpa Program Penunjang.
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
    programs = ProgramsOfSasaran(report)
    for table, column in columns_to_judge(report, lambda column: isinstance(column.calc, Absorption)):
        assert isinstance(column.calc, Absorption)  # noqa: S101 - columns_to_judge() asked for it
        if programs.plan is None or programs.spent is None:
            yield Unjudged("penyerapan per sasaran memerlukan Tabel 2.3.1 dan Tabel 3.1.1.b")
            continue
        if any(row.cells["program"].is_blank for row in programs.plan.rows if "program" in row.cells):
            yield Unjudged(f"nama sebagian program di lembar {programs.plan.sheet} kosong")
            continue
        for row in table.rows:
            yield from _absorption(report, programs, table, row, column)


def _absorption(
    report: Report, programs: ProgramsOfSasaran, table: Table, row: Row, column: Column
) -> Iterator[Outcome]:
    assert isinstance(column.calc, Absorption)  # noqa: S101 - the caller saw it
    assert programs.spent is not None  # noqa: S101 - the caller saw it
    sasaran, cell, method = row.text(column.calc.sasaran), row.cells[column.key], report.settings.penyerapan
    figures = programs.figures(sasaran, as_written)
    expected = absorption(method, figures)
    place = table.place(row, column.key)
    missing = [
        each
        for each in programs.without_program(sasaran)
        if method.with_penunjang or not names_penunjang(each.text("program"))
    ]
    if programs.of(sasaran) and missing:
        yield Unjudged(_not_found(programs, missing, place))
        return
    if expected is None:
        yield Unjudged(_why_none(programs, figures, place))
        return
    if cell.content not in {Content.NUMBER, Content.EMPTY, Content.NIL, Content.NOT_AVAILABLE}:
        return
    decimals = cell.decimals if cell.number is not None else column.decimals
    right = round_half_up(expected, decimals)
    if cell.number is not None and round_as_shown(cell.number, decimals) == right:
        return
    every = programs.of(sasaran)
    rows = [every[index] for index in counted(method, figures)]
    spent = programs.spent
    yield problem(
        table,
        row,
        column.key,
        "Persentase ini meleset seratus kali."
        if is_hundredfold(cell, expected)
        else _message(cell, {each: absorption(each, figures) for each in METHODS if each != method}),
        expected=right,
        actual=cell.number if cell.number is not None else cell.written or None,
        written=cell.written,
        should_be=f"{percent(right, decimals)}  ({method.label}: {len(rows)} program)",
        difference=None if cell.number is None else cell.number - right,
        percent=True,
        hint=f"Ketik {percent(right, decimals)}, atau pilih di Pengaturan cara yang memang dipakai.",
        # Also of programs that do not count: one without a pagu that can be read is left out of the mean.
        basis=(
            *(spent.place(each, key) for each in every for key in ("target_keuangan", "realisasi")),
            *(level_place(spent, each) for each in spent.rows),
            *_places_of_programs(report, programs, sasaran),
            row.cells[column.calc.sasaran].place,
        ),
        related=tuple(spent.place(each, "realisasi") for each in rows),
    )


def _places_of_programs(report: Report, programs: ProgramsOfSasaran, sasaran: str) -> Iterator[Place]:
    """Where programs are named that are, or could be, the sasaran's: K05 says which have no partner."""
    if programs.plan is not None:
        for row in programs.plan.rows:
            if row.text("sasaran") and name_key(row.text("sasaran")) == name_key(sasaran):
                yield programs.plan.place(row, "program")
    budget = filled_table(report, TABEL_2_7.key)
    if budget is not None:
        yield from (budget.place(row, budget.spec.label) for row in budget.top_rows)


def _not_found(programs: ProgramsOfSasaran, missing: Sequence[Row], place: Place) -> str:
    """Which programs of a sasaran have no row in the table of realisasi: without them nothing can be computed."""
    assert programs.plan is not None  # noqa: S101 - its rows are here
    assert programs.spent is not None  # noqa: S101 - the caller saw it
    names = cell_range([programs.plan.place(row, "program") for row in missing])
    return (
        f"program di {programs.plan.sheet} {names} tidak ditemukan di {programs.spent.sheet}, jadi penyerapan di "
        f"{place.sheet} {place.address} tidak dapat dihitung"
    )


def _why_none(programs: ProgramsOfSasaran, figures: Sequence[ProgramFigures], place: Place) -> str:
    """Why a sasaran has no absorption."""
    where = f"sasaran di {place.sheet} {place.address}"
    if not figures:
        sheets = " dan ".join(each.sheet for each in (programs.plan, programs.spent) if each)
        return f"tidak ada program yang sama di lembar {sheets} untuk {where}"
    if all(each.penunjang for each in figures):
        return f"{where} hanya didukung Program Penunjang, yang menurut Pengaturan tidak ikut dihitung"
    if all(each.pagu == 0 for each in figures):
        return f"pagu semua program untuk {where} nol"
    return f"sebagian program untuk {where} belum berisi pagu atau realisasi"


def _message(cell: Cell, others: Mapping[Method, Decimal | None]) -> str:
    if cell.content is Content.NIL:
        return "Penyerapan anggaran sasaran ini tanda -, padahal dapat dihitung."
    if cell.number is None:
        return "Penyerapan anggaran sasaran ini belum diisi."
    shown = round_as_shown(cell.number, cell.decimals)
    same = [
        method
        for method, value in others.items()
        if value is not None and round_half_up(value, cell.decimals) == shown
    ]
    if same:
        both = {each.aggregation for each in same if replace(each, with_penunjang=not each.with_penunjang) in same}
        # A sasaran without Program Penunjang has the same figure with and without it.
        words = [each.aggregation.value.lower() if each.aggregation in both else each.label for each in same]
        names = " atau ".join(dict.fromkeys(words))
        return f"Angka ini hasil cara lain ({names}), bukan cara yang dipilih di Pengaturan."
    return "Angka ini bukan hasil cara yang dipilih di Pengaturan, dan bukan hasil cara lain yang lazim."


@rule("E03", Severity.WARNING, requires=NO_FIGURE)
def rumus_kolom_bertentangan(report: Report) -> Iterator[Outcome]:
    """Rumus di nomor kolom bertentangan dengan angkanya.

    Yang diperiksa:
        Rumus yang tercetak di baris nomor kolom, misalnya 6=(4-5), terhadap cara angkanya dihitung.
    Mengapa penting:
        Pembaca menghitung ulang menurut rumus yang tercetak, dan memperoleh hasil yang lain.
    Salah:
        TINGKAT EFISIENSI bernomor 6=(5-4), padahal 100 − 95,33 = 4,67 adalah kolom 4 dikurangi kolom 5.
    Benar:
        TINGKAT EFISIENSI bernomor 6=(4-5).
    Cara memperbaiki:
        Betulkan rumus di baris nomor kolom.
    """
    for table in report.report_tables:
        numbers = _numbers_of_columns(table)
        for column in table.spec.columns:
            cell = table.column_numbers.get(column.key)
            if cell is not None and column.presence is not Presence.HELPER:
                yield from _formula(table, column, cell, numbers)


def _numbers_of_columns(table: Table) -> Mapping[str, str]:
    """The printed number of each column."""
    found = {key: _FIRST_NUMBER.search(cell.written) for key, cell in table.column_numbers.items()}
    return {key: match.group() for key, match in found.items() if match}


def _formula(table: Table, column: Column, cell: Cell, numbers: Mapping[str, str]) -> Iterator[Problem]:
    keys = _operands(column.calc) if column.calc else ()
    match = _FORMULA.search(cell.written)
    if match is None or not keys or any(key not in numbers for key in keys):
        return
    left, sign, right = match.groups()
    minus = isinstance(column.calc, Minus)
    wanted = tuple(int(numbers[key]) for key in keys)
    if (int(left), int(right)) == wanted and (sign in "-–−") is minus:
        return
    own = numbers.get(column.key, "")
    formula = f"{own}=({wanted[0]}{'-' if minus else '/'}{wanted[1]})"
    example = next((_example(row, column, keys) for row in table.rows if _is_filled(row, column, keys)), "")
    yield Problem(
        Place(table.sheet, cell.place.row, cell.place.column),
        "Rumus di nomor kolom ini bertentangan dengan angka di bawahnya.",
        row_label="nomor kolom",
        column_heading=table.heading(column.key),
        expected=formula,
        actual=cell.written,
        should_be=f"{formula}{example}",
        hint=f"Tulis {formula}.",
    )


def _is_filled(row: Row, column: Column, keys: tuple[str, ...]) -> bool:
    return all(row.figure(key) is not None for key in (*keys, column.key))


def _example(row: Row, column: Column, keys: tuple[str, ...]) -> str:
    """The calculation in the figures of a row: ``: 100 − 95,33 = 4,67``."""
    figures = [
        format_short(round_half_up(row.figure(key) or Decimal(0), row.cells[key].decimals))
        for key in (*keys, column.key)
    ]
    sign = " − " if isinstance(column.calc, Minus) else " ÷ "
    hundred = "" if isinstance(column.calc, Minus) else " × 100"
    return f": {sign.join(figures[:2])}{hundred} = {figures[2]}"
