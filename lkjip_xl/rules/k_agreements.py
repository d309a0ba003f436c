"""Family K, the performance agreement of programs: whether it promises what the plan does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl import tables
from lkjip_xl.figures.program_lines import lines_of_programs, promised_programs
from lkjip_xl.report.model import Cell, Content, Report, Row, Table
from lkjip_xl.report.pairing import pair_names, pair_rows
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.evidence.sayings import Saying, same_figure
from lkjip_xl.rules.findings import Fix, Severity
from lkjip_xl.rules.support import NO_FIGURE, WRONG_FIGURE, cell_names, filled_table, problem
from lkjip_xl.tables.keys import Key
from lkjip_xl.text.numbers import format_short
from lkjip_xl.text.words import fold, name_key, similarity

_SAME_NAME = 0.8
_MOST_LINES = 3
_NOTHING = (Content.NIL, Content.NOT_AVAILABLE)
_TOLD = (Content.NUMBER, Content.TEXT, *_NOTHING)


@dataclass(frozen=True, slots=True)
class Promise:
    """One indicator of a program in the agreement and in the plan."""

    agreement: Table
    row: Row
    plan: Table
    program: Row


def promises(report: Report) -> Iterator[Promise]:
    """The indicators of programs that stand in the agreement and in Tabel 2.7 alike; each once."""
    plan = filled_table(report, tables.TABEL_2_7.key)
    agreement = filled_table(report, tables.TABEL_2_2_PK_PROGRAM.key)
    if plan is None or agreement is None or not plan.has_clear_levels:
        return
    names = list(dict.fromkeys(row.text(Key.PROGRAM) for row in agreement.rows if row.text(Key.PROGRAM)))
    pairs = pair_names(names, [plan.label(row) for row in plan.top_rows])
    for left, right in pairs:
        rows = [row for row in agreement.rows if row.text(Key.PROGRAM) == names[left] and row.text(Key.INDIKATOR)]
        lines = plan.with_lines(plan.top_rows[right])
        texts = ([row.text(Key.INDIKATOR) for row in rows], [line.text(Key.INDIKATOR) for line in lines])
        for one, other in pair_names(*texts):
            if similarity(fold(texts[0][one]), fold(texts[1][other])) >= _SAME_NAME:
                yield Promise(agreement, rows[one], plan, lines[other])


@rule("K17", Severity.ERROR, requires=NO_FIGURE)
def target_program_berbeda(report: Report) -> Iterator[Outcome]:
    """Target program di Perjanjian Kinerja berbeda dari Tabel 2.7.

    Yang diperiksa:
        Target setiap indikator program di Tabel 2.2 PK Program terhadap target indikator yang sama dari program
        yang sama di Tabel 2.7. 100, 100%, dan 100 Persen adalah angka yang sama.
    Mengapa penting:
        Yang dijanjikan kepala bidang dan yang direncanakan harus sama; pemeriksa membandingkan keduanya.
    Salah:
        Tabel 2.2 PK Program 10 Persen, Tabel 2.7 100%.
    Benar:
        Di keduanya 100%.
    Cara memperbaiki:
        Cocokkan dengan Perjanjian Kinerja yang ditandatangani, lalu betulkan tabel yang salah.
    """
    for each in promises(report):
        here, there = each.row.cells.get(Key.TARGET), each.program.cells.get(Key.TARGET)
        if here is None or there is None or not _can_be_compared(here, there) or _same(here, there):
            continue
        numbers = here.number is not None and there.number is not None
        yield problem(
            each.agreement,
            each.row,
            Key.TARGET,
            f"Target program ini tidak sama dengan {each.plan.sheet} {there.place.cell}.",
            expected=there.number if numbers else there.written,
            actual=here.number if numbers else here.written,
            difference=_difference(here, there),
            written=here.written,
            should_be=there.written,
            elsewhere=each.plan.sheet,
            hint=_hint(here, there),
            basis=(there.place,),
            related=(there.place,),
            fixes=tuple(_ways_out(report, each, here, there)),
        )


def _hint(here: Cell, there: Cell) -> str:
    document = "Cocokkan dengan Perjanjian Kinerja yang ditandatangani"
    where = f"{there.place.sheet} {there.place.address}"
    if here.content is Content.NOT_AVAILABLE:
        return f"{document}, lalu tulis targetnya: {there.written} seperti di {where}."
    return f"{document}; betulkan di sini atau di {where}."


def _difference(here: Cell, there: Cell) -> Decimal | None:
    return None if here.number is None or there.number is None else here.number - there.number


def _can_be_compared(here: Cell, there: Cell) -> bool:
    both = here.content in _TOLD and there.content in _TOLD
    return both and not (here.content in _NOTHING and there.content in _NOTHING)


def _same(here: Cell, there: Cell) -> bool:
    if here.bounds or there.bounds:
        return here.bounds == there.bounds
    if here.number is None or there.number is None:
        return name_key(here.written) == name_key(there.written)
    return here.number == there.number


def _ways_out(report: Report, promise: Promise, here: Cell, there: Cell) -> Iterator[tuple[Fix, ...]]:
    """The agreement as the plan has it; or the plan, and what repeats it, as the agreement has it."""
    if here.content is Content.NOT_AVAILABLE:
        yield (Fix(here.place, there.written),)
    if here.number is None or there.number is None:
        return
    yield (Fix(here.place, _typed(there.number, here)),)
    spent = report.tables.get(tables.TABEL_3_1_1_B.key)
    fixes = [Fix(there.place, _typed(here.number, there))]
    if spent is not None and spent.rows:
        partners = pair_rows(promise.plan, spent).right_of
        row = partners.get(promise.program.index)
        target = row.cells.get(Key.TARGET) if row else None
        if row is None or target is None or row.figure(Key.REALISASI_KINERJA) is not None:
            return  # its capaian is of the target that stands there
        if not target.formula:
            fixes.append(Fix(target.place, _typed(here.number, target)))
    yield tuple(fixes)


def _typed(figure: Decimal, where: Cell) -> str:
    """A figure with the unit of the cell that it is typed into."""
    unit = where.unit
    return f"{format_short(figure)}{unit if unit == '%' else f' {unit}' if unit else ''}"


@rule("K26", Severity.ERROR, requires=WRONG_FIGURE | {"P01"})
def hasil_program_berbeda(report: Report) -> Iterator[Outcome]:
    """Realisasi atau capaian program di PK Program berbeda dari Tabel 3.1.1.b.

    Yang diperiksa:
        REALISASI dan CAPAIAN setiap indikator program di Tabel 2.2 PK Program terhadap REALISASI KINERJA dan
        CAPAIAN KINERJA indikator yang sama dari program yang sama di Tabel 3.1.1.b. 94% dan 94,46% tidak berbeda.
    Mengapa penting:
        Satu indikator program dengan dua realisasi membuat keduanya diragukan.
    Salah:
        Tabel 2.2 PK Program 85%, Tabel 3.1.1.b 80%.
    Benar:
        Di keduanya 80%.
    Cara memperbaiki:
        Cocokkan dengan data kinerjanya, lalu betulkan tabel yang salah; atau pakai lagi rumus templat di Tabel 2.2
        PK Program, yang mengambilnya dari Tabel 3.1.1.b.
    """
    agreement = filled_table(report, tables.TABEL_2_2_PK_PROGRAM.key)
    spent = filled_table(report, tables.TABEL_3_1_1_B.key)
    if agreement is None or spent is None:
        return
    lines = lines_of_programs(report)
    results = [(each, each.lookup.key) for each in agreement.spec.columns if each.lookup and each.lookup.line]
    for row in agreement.rows if spent.has_clear_levels else ():
        for column, key in results if row.index in lines else ():
            here, there = row.cells.get(column.key), lines[row.index].cells.get(key)
            if here is None or there is None or not _can_be_compared(here, there):
                continue
            one = Saying(agreement, row, column, here)
            other = Saying(spent, lines[row.index], spent.spec.column(key), there)
            if not same_figure(one, other):
                yield problem(
                    agreement,
                    row,
                    column.key,
                    f"Angka ini tidak sama dengan {spent.sheet} {there.place.cell}.",
                    expected=there.written if there.number is None else there.number,
                    actual=here.written if here.number is None else here.number,
                    difference=_difference(here, there),
                    written=here.written,
                    should_be=there.written,
                    elsewhere=spent.sheet,
                    hint=f"Cocokkan dengan data kinerjanya; betulkan di sini atau di {spent.sheet} "
                    f"{there.place.address}.",
                    basis=(there.place,),
                    related=(there.place,),
                    fixes=() if here.formula else ((Fix(here.place, there.written),),),
                )


@rule("K27", Severity.INFO, requires=frozenset({"S05"}))
def indikator_program_tidak_ditemukan(report: Report) -> Iterator[Outcome]:
    """Realisasi indikator di PK Program kosong karena tulisannya lain.

    Yang diperiksa:
        Indikator di Tabel 2.2 PK Program yang REALISASI-nya kosong, padahal programnya mempunyai REALISASI KINERJA
        di Tabel 3.1.1.b: apakah indikatornya tidak ditemukan di sana karena tertulis lain. Sejak versi 0.4.
    Mengapa penting:
        Realisasi dan capaian diambil dari baris dengan indikator yang sama; bila tulisannya lain, keduanya kosong.
    Salah:
        “Tingkat kepuasan warga” di PK Program, “Indeks kepuasan masyarakat” di Tabel 3.1.1.b.
    Benar:
        Tulisannya sama, atau realisasinya diketik di PK Program.
    Cara memperbaiki:
        Samakan tulisannya di Tabel 2.7; PK yang sudah ditandatangani boleh tetap, lalu ketik realisasi dan
        capaiannya di Tabel 2.2 PK Program.
    """
    agreement = filled_table(report, tables.TABEL_2_2_PK_PROGRAM.key, Key.INDIKATOR, Key.REALISASI)
    spent = filled_table(report, tables.TABEL_3_1_1_B.key, Key.INDIKATOR)
    if agreement is None or spent is None or not spent.has_clear_levels:
        return
    found = lines_of_programs(report)
    # Of what stands beside several indicators in one cell D18 asks.
    unclear = {each.row for each in spent.uneven_lists}
    taken = {line.index for line in (*found.values(), *(row for row in spent.rows if row.number in unclear))}
    for rows, lines in promised_programs(report):
        left = [line for line in lines if line.says(Key.REALISASI_KINERJA) and line.index not in taken]
        for row in rows if left else ():
            if row.index in found or not row.says(Key.INDIKATOR) or row.says(Key.REALISASI):
                continue
            places = [spent.place(line, Key.INDIKATOR) for line in left]
            yield problem(
                agreement,
                row,
                Key.INDIKATOR,
                f"Realisasi indikator ini kosong: di {spent.sheet} program ini tidak mempunyai indikator dengan "
                "tulisan itu.",
                actual=row.text(Key.INDIKATOR),
                hint=f"Bila yang dimaksud {spent.sheet} {cell_names(places[:_MOST_LINES], spent.sheet)}, samakan "
                "tulisannya; atau ketik realisasinya di sini.",
                related=tuple(places),
            )
