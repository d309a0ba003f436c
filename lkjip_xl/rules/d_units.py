"""Families D and W, units: whether they are written right, and whether SATUAN can be that of its target."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from lkjip_xl import tables
from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.pairing import pair_names
from lkjip_xl.report.place import Place
from lkjip_xl.report.units import PERCENT, are_one, ratio, slip_of_unit
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.findings import Fix, Problem, Severity
from lkjip_xl.rules.k_agreements import promises
from lkjip_xl.rules.support import columns_with, filled_table, problem
from lkjip_xl.tables.calculation import Capaian
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.spec import Column, Kind
from lkjip_xl.text.numbers import format_short, without_noise
from lkjip_xl.text.unit_words import UNIT_SYNONYMS, UNITS, full_unit
from lkjip_xl.text.words import fold

# Whatever has one of these can be a percentage too, or a grade.
_OF_NO_KIND = frozenset({"angka", "nilai", "poin", "skor", "indeks", "predikat", "rasio", "peringkat"})
_COUNTED = frozenset(UNITS) - PERCENT - _OF_NO_KIND


def _is_percent(unit: str) -> bool:
    return any(word in PERCENT for word in unit.replace("(", " ").replace(")", " ").split())


def _contradict(one: str, other: str) -> bool:
    """Whether one unit is that of a percentage, and the other that of things which are counted."""
    one, other = full_unit(one), full_unit(other)
    return (_is_percent(one) and other in _COUNTED) or (one in _COUNTED and _is_percent(other))


@rule("D06", Severity.WARNING)
def satuan_salah_tulis(report: Report) -> Iterator[Outcome]:
    """Satuan salah tulis atau bercampur.

    Yang diperiksa:
        Satuan di belakang angka target dan realisasi, dan di kolom SATUAN: ejaannya, apakah realisasi memakai
        satuan targetnya, dan apakah satu kolom memakai satu cara tulis (% atau persen, orang atau org).
        Capaian juta terhadap miliar, bulan terhadap tahun, atau ha terhadap km2 dihitung; hari terhadap bulan
        tidak dinilai.
    Mengapa penting:
        Target tercetak di laporan dan dibandingkan dengan realisasinya; satuannya harus sama.
    Salah:
        34 uit
    Benar:
        34 unit
    Cara memperbaiki:
        Betulkan satuannya, juga di tabel lain yang memuat target yang sama.
    """
    for table in report.report_tables:
        for column in table.spec.columns:
            if column.kind is Kind.QUANTITY and column.key in table.columns:
                yield from _units_of_column(table, column)
    yield from _units_on_their_own(report)
    yield from _units_of_realisasi(report)


def _units_of_realisasi(report: Report) -> Iterator[Problem]:
    """Units of realisasi that are others than those of their targets."""
    for table, column, calc in columns_with(report, Capaian):
        for row in table.rows_with(column):
            cells = [row.cells.get(key) for key in (calc.realisasi, calc.target)]
            realisasi, target = cells
            if realisasi is None or target is None or not realisasi.unit or not target.unit:
                continue
            if are_one(realisasi.unit, target.unit):
                continue
            meant = _in_unit_of(realisasi, target)
            yield problem(
                table,
                row,
                calc.realisasi,
                f"Satuan “{realisasi.unit}” berbeda dari satuan targetnya, “{target.unit}”.",
                actual=realisasi.written,
                hint=f"Tulis realisasinya dalam satuan targetnya: {meant}."
                if meant
                else "Hitung ulang realisasinya dalam satuan targetnya, bukan hanya satuannya yang diganti; jika "
                "keduanya satuan yang sama, pakai satu tulisan.",
                related=(target.place,),
                fixes=((Fix(realisasi.place, meant),),) if meant else (),
            )


def _in_unit_of(realisasi: Cell, target: Cell) -> str:
    """A realisasi as it is told in the unit of its target; empty where nobody can tell it exactly."""
    units = ratio(realisasi, target)
    figure = None if units is None or realisasi.number is None else without_noise(units.of(realisasi.number))
    if units is None or figure is None or figure * units.other != (realisasi.number or 0) * units.one:
        return ""
    return f"{format_short(figure)} {target.unit}".replace(" %", "%")


def _units_on_their_own(report: Report) -> Iterator[Problem]:
    """Units that stand in a column of their own."""
    for table in report.report_tables:
        for row, column, cell in table.cells(Kind.UNIT):
            proper = slip_of_unit(fold(cell.written))
            if cell.content is Content.TEXT and proper is not None:
                yield problem(
                    table,
                    row,
                    column.key,
                    f"Satuan “{cell.written}” tampaknya salah tulis.",
                    expected=proper.capitalize(),
                    actual=cell.written,
                    hint=f"Tulis {proper.capitalize()}.",
                    fixes=((Fix(cell.place, proper.capitalize()),),),
                )


def _units_of_column(table: Table, column: Column) -> Iterator[Problem]:
    cells = [(row, row.cells[column.key]) for row in table.rows_with(column) if row.cells[column.key].unit]
    used = Counter(fold(cell.unit) for _, cell in cells)
    for row, cell in cells:
        proper = _proper_unit(fold(cell.unit), used)
        if proper is None:
            continue
        mixed = any({proper, fold(cell.unit)} <= synonyms for synonyms in UNIT_SYNONYMS)
        spaced = _with_another_unit(cell, proper)
        yield problem(
            table,
            row,
            column.key,
            f"Satuan “{cell.unit}” bercampur dengan “{proper}” di kolom ini."
            if mixed
            else f"Satuan “{cell.unit}” tampaknya salah tulis.",
            expected=spaced,
            actual=cell.written,
            hint=f"Tulis {spaced}, seperti yang lain di kolom ini." if mixed else f"Tulis {spaced}.",
            fixes=((Fix(cell.place, spaced),),),
        )


def _with_another_unit(cell: Cell, unit: str) -> str:
    """What is written in a cell, with another unit behind its figure."""
    before, _, behind = cell.written.rpartition(cell.unit)
    return f"{before.rstrip()} {unit}{behind}".replace(" %", "%")


def _proper_unit(unit: str, used: Counter[str]) -> str | None:
    """The unit that should stand there; None where it is right, or nobody can tell."""
    for synonyms in UNIT_SYNONYMS:
        if unit in synonyms:
            usual = max(sorted(synonyms & set(used)), key=lambda word: used[word])
            return usual if usual != unit else None
    return slip_of_unit(unit)


# What has a unit beside its figure, and the paper in which staff look it up.
_PAPERS = {Key.TARGET: "Renstra", Key.REALISASI: "data kinerjanya"}


@rule("W07", Severity.WARNING)
def satuan_bertentangan_dengan_target(report: Report) -> Iterator[Outcome]:
    """Satuan tidak mungkin satuan targetnya.

    Yang diperiksa:
        SATUAN di Tabel 2.2 Perjanjian Kinerja dan Tabel 2.2 PK Program terhadap satuan yang tertulis pada target
        indikator yang sama, atau pada target dan realisasinya di Tabel 3.1.1.a: persen di samping yang dihitung
        (orang, dokumen), atau sebaliknya. Besar angkanya tidak menentukan apa-apa.
    Mengapa penting:
        100% dan 100 orang adalah dua janji yang berbeda.
    Salah:
        Target 100%, SATUAN Orang.
    Benar:
        Target 100%, SATUAN Persen.
    Cara memperbaiki:
        Cocokkan dengan Renstra, lalu betulkan SATUAN atau satuan targetnya.
    """
    of_targets = [(table, row, target, Key.TARGET) for table, row, target in units_of_targets(report)]
    known = {row.cells[Key.SATUAN].place for _, row, _, _ in of_targets if Key.SATUAN in row.cells}
    for table, row, target, what in (*of_targets, *_units_of_results(report, known)):
        satuan = row.cells.get(Key.SATUAN)
        if satuan is None or not _contradict(satuan.written, target.unit):
            continue
        yield problem(
            table,
            row,
            Key.SATUAN,
            f"Satuan ini tidak cocok dengan {what} di {target.place.sheet} {target.place.cell}, {target.written}.",
            expected=target.unit,
            actual=satuan.written,
            elsewhere=target.place.sheet,
            hint=f"Tulis {unit_in_words(target.unit)}, satuan {what}nya; jika itu yang keliru, cocokkan {what}nya "
            f"dengan {_PAPERS[what]} di semua tabel.",
            basis=(target.place,),
            related=(target.place,),
            fixes=((Fix(satuan.place, unit_in_words(target.unit)),),),
        )


def _units_of_results(report: Report, known: Collection[Place]) -> Iterator[tuple[Table, Row, Cell, str]]:
    """Rows whose targets say no unit, with what Tabel 3.1.1.a says of it: a typed target, else a typed realisasi.

    A target there that a formula shows has its unit from SATUAN itself. ``known`` are the cells of SATUAN that a
    target tells.
    """
    agreement = filled_table(report, tables.TABEL_2_2_PERJANJIAN_KINERJA.key)
    results = filled_table(report, tables.TABEL_3_1_1_A.key)
    if agreement is None or results is None:
        return
    names = [results.label(row) for row in results.rows]
    for index, other in pair_names([agreement.label(row) for row in agreement.rows], names):
        row, there = agreement.rows[index], results.rows[other]
        if Key.SATUAN in row.cells and row.cells[Key.SATUAN].place not in known:
            cells = [
                (there.cells[key], key) for key in _PAPERS if key in there.cells and not there.cells[key].formula
            ]
            told = [(cell, what) for cell, what in cells if cell.unit and cell.number is not None]
            yield from ((agreement, row, cell, what) for cell, what in told[:1])


def unit_in_words(unit: str) -> str:
    """The unit of a target as it stands in a column of units."""
    return "Persen" if unit == "%" else unit


def units_of_targets(report: Report) -> Iterator[tuple[Table, Row, Cell]]:
    """Every row with a SATUAN, and the first target of its indicator that says in which unit it is."""
    agreement = filled_table(report, tables.TABEL_2_2_PERJANJIAN_KINERJA.key)
    renstra = filled_table(report, tables.TABEL_2_2_SASARAN.key)
    if agreement is not None:
        names = [] if renstra is None else [renstra.label(row) for row in renstra.rows]
        pairs = dict(pair_names([agreement.label(row) for row in agreement.rows], names))
        for row in agreement.rows:
            there = renstra.rows[pairs[row.index]] if renstra is not None and row.index in pairs else None
            yield from _with_unit(agreement, row, [*_quantities(agreement, row), *_quantities(renstra, there)])
    for each in promises(report):
        targets = [*_quantities(each.agreement, each.row), *_quantities(each.plan, each.lines[0])]
        yield from _with_unit(each.agreement, each.row, targets)


def _quantities(table: Table | None, row: Row | None) -> list[Cell]:
    if table is None or row is None:
        return []
    keys = [column.key for column in table.spec.columns if column.kind is Kind.QUANTITY]
    return [row.cells[key] for key in keys if key in row.cells]


def _with_unit(table: Table, row: Row, targets: list[Cell]) -> Iterator[tuple[Table, Row, Cell]]:
    target = next((cell for cell in targets if cell.number is not None and cell.unit), None)
    if target is not None:
        yield table, row, target
