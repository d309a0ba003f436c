"""Family K, the performance agreement of programs: whether it promises what the plan does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl import tables
from lkjip_xl.figures.program_lines import lines_of_indicators, promised_programs, units_in_words
from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.pairing import pair_rows
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.evidence.sayings import Saying, same_figure
from lkjip_xl.rules.findings import Fix, Problem, Severity, Unjudged
from lkjip_xl.rules.support import NO_FIGURE, WRONG_FIGURE, cell_names, filled_table, problem
from lkjip_xl.tables.keys import Key
from lkjip_xl.text.numbers import format_short
from lkjip_xl.text.sentences import few
from lkjip_xl.text.ways import Advice, RenewTemplate
from lkjip_xl.text.words import name_key

_MOST_LINES = 3
_NOTHING = (Content.NIL, Content.NOT_AVAILABLE)
_TOLD = (Content.NUMBER, Content.TEXT, *_NOTHING)


@dataclass(frozen=True, slots=True)
class Promise:
    """One indicator of a program in the agreement and in the plan: one line there for each unit that has it."""

    agreement: Table
    row: Row
    plan: Table
    lines: tuple[Row, ...]


def promises(report: Report) -> Iterator[Promise]:
    """The indicators of programs that stand in the agreement and in Tabel 2.7 alike; each once."""
    plan = filled_table(report, tables.TABEL_2_7.key)
    agreement = filled_table(report, tables.TABEL_2_2_PK_PROGRAM.key)
    if plan is None or agreement is None or not plan.has_clear_levels:
        return
    found = lines_of_indicators(agreement, plan)
    yield from (Promise(agreement, row, plan, found[row.index]) for row in agreement.rows if row.index in found)


@rule("K17", Severity.ERROR, requires=NO_FIGURE)
def target_program_berbeda(report: Report) -> Iterator[Outcome]:
    """Target program di Perjanjian Kinerja berbeda dari Tabel 2.7.

    Yang diperiksa:
        Target setiap indikator program di Tabel 2.2 PK Program terhadap target indikator yang sama dari program
        yang sama di Tabel 2.7. 100, 100%, dan 100 Persen adalah angka yang sama. Program yang ada di beberapa UNIT
        dicocokkan dengan unit yang disebut; tanpa UNIT dengan semuanya, bila targetnya sama.
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
        here = each.row.cells.get(Key.TARGET)
        lines = [
            line
            for line in each.lines
            if here is not None and (cell := line.cells.get(Key.TARGET)) and _can_be_compared(here, cell)
        ]
        targets = [line.cells[Key.TARGET] for line in lines]
        if here is None or not targets:
            continue
        there = targets[0]
        if not all(_same(there, other) for other in targets):
            yield _of_several_units(each.agreement, here, each.plan, lines, Key.TARGET)
            continue
        if _same(here, there):
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
            basis=tuple(cell.place for cell in targets),
            related=tuple(cell.place for cell in targets),
            fixes=tuple(_ways_out(report, each.plan, here, lines)),
        )


def _of_several_units(agreement: Table, here: Cell, budget: Table, lines: Sequence[Row], key: str) -> Unjudged:
    """What units say otherwise of one indicator is nothing to hold the figure of the whole program against."""
    return Unjudged(
        f"{agreement.sheet} {here.place.address}: unitnya berbeda-beda di {budget.sheet}, "
        f"{few(units_in_words(budget, lines, key), _MOST_LINES)}",
        here.place,
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


def _ways_out(report: Report, plan: Table, here: Cell, lines: Sequence[Row]) -> Iterator[tuple[Fix, ...]]:
    """The agreement as the plan has it; or the plan, and what repeats it, as the agreement has it."""
    there = lines[0].cells[Key.TARGET]
    if here.content is Content.NOT_AVAILABLE:
        yield (Fix(here.place, there.written),)
    if here.number is None or there.number is None:
        return
    yield (Fix(here.place, _typed(there.number, here)),)
    found = [_in_the_plan(report, plan, here.number, line) for line in lines]
    if all(found):
        yield tuple(fix for fixes in found for fix in fixes)


def _in_the_plan(report: Report, plan: Table, figure: Decimal, line: Row) -> tuple[Fix, ...]:
    """The figure of the agreement in a line of the plan and in what repeats it; nothing where more hangs on it."""
    there = line.cells[Key.TARGET]
    fixes = [Fix(there.place, _typed(figure, there))]
    spent = report.tables.get(tables.TABEL_3_1_1_B.key)
    if spent is not None and spent.rows:
        row = pair_rows(plan, spent).right_of.get(line.index)
        target = row.cells.get(Key.TARGET) if row else None
        if row is None or target is None or row.figure(Key.REALISASI_KINERJA) is not None:
            return ()  # its capaian is of the target that stands there
        if not target.formula:
            fixes.append(Fix(target.place, _typed(figure, target)))
    return tuple(fixes)


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
        Program yang ada di beberapa UNIT dicocokkan seperti di K17.
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
    found = lines_of_indicators(agreement, spent) if spent.has_clear_levels else {}
    results = [
        (each, each.lookup.key)
        for each in agreement.spec.columns
        if each.lookup and each.lookup.line and each.lookup.table == spent.spec.key
    ]
    for row in agreement.rows:
        for column, key in results:
            here = row.cells.get(column.key)
            lines = [
                line
                for line in found.get(row.index, ())
                if here is not None and (cell := line.cells.get(key)) and _can_be_compared(here, cell)
            ]
            if here is None or not lines:
                continue
            others = [Saying(spent, line, spent.spec.column(key), line.cells[key]) for line in lines]
            there = others[0].cell
            if not all(same_figure(others[0], other) for other in others):
                if not here.formula:
                    yield _of_several_units(agreement, here, spent, lines, key)
            elif not same_figure(Saying(agreement, row, column, here), others[0]):
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
    """Realisasi indikator di PK Program kosong: tulisannya lain, atau unitnya berbeda-beda.

    Yang diperiksa:
        Indikator di Tabel 2.2 PK Program yang REALISASI-nya kosong, padahal programnya mempunyai REALISASI KINERJA
        di Tabel 3.1.1.b: apakah indikatornya tidak ditemukan di sana karena tertulis lain, atau karena beberapa
        UNIT (kelurahan, UPTD) mempunyai program itu dengan realisasi masing-masing. Sejak versi 0.4.
    Mengapa penting:
        Realisasi dan capaian diambil dari baris dengan indikator yang sama; bila tulisannya lain, atau barisnya
        ada di beberapa unit, keduanya kosong.
    Salah:
        “Tingkat kepuasan warga” di PK Program, “Indeks kepuasan masyarakat” di Tabel 3.1.1.b.
    Benar:
        Tulisannya sama, atau realisasinya diketik di PK Program.
    Cara memperbaiki:
        Samakan tulisannya di Tabel 2.7; PK yang sudah ditandatangani boleh tetap, lalu ketik realisasi dan
        capaiannya di Tabel 2.2 PK Program. Untuk beberapa unit: isi UNIT di PK Program, atau ketik realisasi semua
        unit bersama.
    """
    agreement = filled_table(report, tables.TABEL_2_2_PK_PROGRAM.key, Key.INDIKATOR, Key.REALISASI)
    spent = filled_table(report, tables.TABEL_3_1_1_B.key, Key.INDIKATOR)
    if agreement is None or spent is None or not spent.has_clear_levels:
        return
    found = lines_of_indicators(agreement, spent)
    # Of what stands beside several indicators in one cell D18 asks.
    unclear = {each.row for each in spent.uneven_lists}
    known = [line for lines in found.values() for line in lines]
    taken = {line.index for line in (*known, *(row for row in spent.rows if row.number in unclear))}
    for each in promised_programs(agreement, spent):
        lines = [line for program in each.programs for line in spent.with_lines(program)]
        left = [line for line in lines if line.says(Key.REALISASI_KINERJA) and line.index not in taken]
        for row in each.rows:
            if not row.says(Key.INDIKATOR):
                continue
            own = [line for line in found.get(row.index, ()) if line.says(Key.REALISASI_KINERJA)]
            if len(own) > 1 and (not row.says(Key.REALISASI) or row.cells[Key.REALISASI].formula):
                yield _result_of_units(agreement, row, spent, own)
            elif left and row.index not in found and not row.says(Key.REALISASI):
                yield _written_otherwise(agreement, row, spent, left)


def _written_otherwise(agreement: Table, row: Row, spent: Table, left: Sequence[Row]) -> Problem:
    places = [spent.place(line, Key.INDIKATOR) for line in left]
    return problem(
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


def _result_of_units(agreement: Table, row: Row, spent: Table, lines: Sequence[Row]) -> Problem:
    """What several units reached is not what the program reached: nobody takes it over."""
    told = few(units_in_words(spent, lines, Key.REALISASI_KINERJA), _MOST_LINES)
    is_of_one = row.says(Key.REALISASI)
    tells_units = any(spent.owner(line).text(Key.UNIT) for line in lines)
    times = f"di {len(lines)} unit" if tells_units else f"{len(lines)} kali"
    begin = "Rumus lama mengambil realisasi satu unit saja" if is_of_one else "Realisasi indikator ini kosong"
    typed = "ketik realisasi semua unit bersama di sini"
    each_unit: Advice = f"Tulis satu baris untuk tiap unit dengan UNIT-nya; atau {typed}."
    if Key.UNIT not in agreement.columns:
        renewal = RenewTemplate(column="UNIT")
        each_unit = (
            "Tambahkan kolom UNIT, misalnya dengan ",
            renewal,
            f", lalu tulis satu baris untuk tiap unit; atau {typed}.",
        )
    return problem(
        agreement,
        row,
        Key.REALISASI,
        f"{begin}: di {spent.sheet} program ini ada {times} ({told}).",
        actual=row.text(Key.REALISASI) or None,
        hint=each_unit,
        related=tuple(line.cells[Key.REALISASI_KINERJA].place for line in lines),
    )
