"""Family W: figures that can be right, but that a person should look at."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkjip_xl.figures.calc import RowFigures, evaluate, rumus_in
from lkjip_xl.figures.precision import interval_of
from lkjip_xl.methods.capaian import Rumus, is_floor
from lkjip_xl.report.cell import Content
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.place import Place
from lkjip_xl.report.units import ratio
from lkjip_xl.rules.advice.following import following_in
from lkjip_xl.rules.advice.mending import Fixes
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.findings import Fix, Severity, Unjudged
from lkjip_xl.rules.repeats import typed_at
from lkjip_xl.rules.support import (
    NO_FIGURE,
    cell_names,
    cell_range,
    columns_to_judge,
    columns_with,
    filled_table,
    is_amount,
    percent,
    problem,
    repeats_another_table,
    rupiah,
)
from lkjip_xl.tables import TABEL_3_1_2
from lkjip_xl.tables.calculation import Across, Capaian, Figure, Percent
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.spec import Column, Kind, TableSpec
from lkjip_xl.text.numbers import grade_of
from lkjip_xl.text.words import fold

# From half of it to twice of it.
_NEARLY = (Decimal("0.5"), Decimal(2))
# What such a word measures goes up in one year and down in the next.
_MAY_BE_NEGATIVE = frozenset({"pertumbuhan", "laju", "inflasi", "kenaikan", "penurunan", "surplus", "selisih"})
Absorption = tuple[Table, Row, tuple[str, str], Decimal, Decimal]


def _operands(spec: TableSpec, column: Column) -> tuple[str, str] | None:
    """The columns of realisasi and pagu that a percentage of rupiah is computed from."""
    match column.calc:
        case Percent(Figure(part), Figure(whole)):
            if is_amount(spec.column(part)) and is_amount(spec.column(whole)):
                return part, whole
    return None


def _pairs_of_amounts(spec: TableSpec) -> Iterator[tuple[str, str]]:
    """The columns of realisasi and pagu that belong together: those of a percentage, else those of a list."""
    divided = [*filter(None, (_operands(spec, column) for column in spec.columns))]
    keys = {column.key for column in spec.columns}
    of_list = [(spec.spending, str(Key.PAGU))] if not divided and {spec.spending, Key.PAGU} <= keys else []
    yield from divided or of_list


def is_doubtful_realisasi(table: Table, row: Row, column: Column, figure: Decimal) -> bool:
    """Whether an amount, typed as a row's realisasi, would be asked about: above its pagu (W01), or none (W02)."""
    pagu = next((row.figure(key) for own, key in _pairs_of_amounts(table.spec) if own == column.key), None)
    return pagu is not None and (figure > pagu or (figure == 0 < pagu))


def _absorptions(report: Report) -> Iterator[Absorption]:
    """Every row with realisasi and pagu: the table, the row, the columns of both, and both figures."""
    for table in report.report_tables:
        for keys in _pairs_of_amounts(table.spec):
            added = _added_up(table, keys[0])
            shown = (added.columns[-1] if added else keys[0], keys[1])
            for row in table.rows:
                realisasi = evaluate(added, RowFigures(table, row)) if added else row.figure(keys[0])
                pagu = row.figure(keys[1])
                if realisasi is not None and pagu is not None:
                    yield table, row, shown, realisasi, pagu


def _added_up(table: Table, key: str) -> Across | None:
    """The columns of which one that stands nowhere is the sum; None where it stands in the sheet."""
    calc = table.spec.column(key).calc
    return calc if isinstance(calc, Across) and key not in table.columns else None


def _without_a_figure(report: Report) -> Iterator[Unjudged]:
    """The rows in which the other figure stands beside a formula that Excel has not calculated (S06)."""
    for table in report.report_tables:
        for keys in _pairs_of_amounts(table.spec):
            for own, other in (keys, keys[::-1]):
                places = [
                    table.place(row, own)
                    for row in table.rows
                    if own in row.cells
                    and row.cells[own].content is Content.UNCALCULATED
                    and row.figure(other) is not None
                ]
                if places:
                    where = f"{table.heading(own)} di {table.sheet} {cell_range(places)}"
                    yield Unjudged(f"{where} belum pernah dihitung (lihat S06)")


@rule("W01", Severity.WARNING, requires=NO_FIGURE | {"D04", "T01", "T02", "K01"})
def realisasi_melebihi_pagu(report: Report) -> Iterator[Outcome]:
    """Realisasi melebihi pagu.

    Yang diperiksa:
        Realisasi keuangan yang lebih besar daripada pagunya.
    Mengapa penting:
        Belanja tidak boleh melampaui anggaran; biasanya ini salah ketik atau pagu sebelum perubahan.
    Salah:
        Pagu 10.000.000, realisasi 99.804.500.
    Benar:
        Pagu 10.000.000, realisasi 9.980.450.
    Cara memperbaiki:
        Cocokkan keduanya dengan laporan realisasi dan DPA perubahan.
    """
    yield from _without_a_figure(report)
    for table, row, (column, pagu_column), realisasi, pagu in _absorptions(report):
        # What its parts fill a row with is named at the part.
        if realisasi > pagu and not (column in row.cells and row.cells[column].of_parts):
            added = column not in {keys[0] for keys in _pairs_of_amounts(table.spec)}
            what = f"Jumlah realisasi sampai {table.heading(column)}" if added else "Realisasi"
            yield problem(
                table,
                row,
                column,
                f"{what} baris ini melebihi pagunya.",
                actual=realisasi,
                should_be=f"paling banyak {rupiah(pagu)}",
                difference=realisasi - pagu,
                hint="Cocokkan dengan laporan realisasi dan DPA perubahan; betulkan yang salah.",
                basis=(table.place(row, pagu_column),),
            )


@rule("W02", Severity.WARNING, requires=NO_FIGURE, one_cause_with=frozenset({"W09"}))
def pagu_tanpa_realisasi(report: Report) -> Iterator[Outcome]:
    """Ada pagu, tetapi tidak ada realisasi.

    Yang diperiksa:
        Sub kegiatan dengan pagu yang realisasinya 0 atau tanda -.
    Mengapa penting:
        Mungkin realisasinya belum diisi. Jika memang tidak dilaksanakan, laporan perlu menjelaskannya.
    Salah:
        Pagu 20.000.000, realisasi 0, tanpa penjelasan.
    Benar:
        Realisasi diisi, atau alasannya dijelaskan di bab III dan dicatat di lembar Pengecualian.
    Cara memperbaiki:
        Ketik realisasinya menurut laporan realisasi. Jika memang tidak ada, jelaskan sebabnya di bab III dan catat
        di lembar Pengecualian.
    """
    yield from _without_a_figure(report)
    for table, row, (column, _), realisasi, pagu in _absorptions(report):
        if table.is_leaf(row) and pagu > 0 and realisasi == 0:
            yield problem(
                table,
                row,
                column,
                f"Pagu {rupiah(pagu)} tidak mempunyai realisasi.",
                actual=realisasi,
                written=row.text(column),
                hint="Ketik realisasinya menurut laporan realisasi. Jika memang tidak ada, jelaskan sebabnya di "
                "bab III dan catat di lembar Pengecualian.",
            )


@rule("W03", Severity.INFO, requires=NO_FIGURE)
def serapan_rendah(report: Report) -> Iterator[Outcome]:
    """Serapan anggaran di bawah ambang.

    Yang diperiksa:
        Sub kegiatan yang serapannya di bawah "Ambang serapan rendah" di lembar Pengaturan.
    Mengapa penting:
        Pembaca laporan akan menanyakan sebabnya; siapkan penjelasannya di bab III.
    Salah:
        Serapan 52% tanpa penjelasan di bab III.
    Benar:
        Serapan 52% dengan sebabnya dijelaskan.
    Cara memperbaiki:
        Tidak ada yang perlu diubah bila angkanya benar. Jelaskan sebabnya di bab III.
    """
    threshold = report.settings.ambang_serapan
    yield from _without_a_figure(report)
    for table, row, (column, _), realisasi, pagu in _absorptions(report):
        absorption = realisasi / pagu * 100 if pagu else Decimal(0)
        if table.is_leaf(row) and 0 < absorption < threshold:
            yield problem(
                table,
                row,
                column,
                f"Serapan {percent(absorption, 0)} di bawah ambang {percent(threshold)}.",
                actual=absorption.quantize(Decimal("0.01")),
                written=f"{rupiah(realisasi)} dari {rupiah(pagu)}",
                percent=True,
                hint="Jika angkanya benar, jelaskan sebabnya di bab III.",
            )


@rule("W04", Severity.WARNING, requires=NO_FIGURE | {"P03", "K06", "K07"})
def target_di_bawah_realisasi_lalu(report: Report) -> Iterator[Outcome]:
    """Target tahun ini di bawah realisasi tahun lalu.

    Yang diperiksa:
        Target tahun ini terhadap realisasi tahun lalu di Tabel 3.1.2, untuk indikator yang makin tinggi makin
        baik.
    Mengapa penting:
        Target yang lebih rendah daripada yang sudah tercapai tidak mendorong perbaikan, dan akan ditanyakan.
    Salah:
        Realisasi 2022 92%, target 2023 80%.
    Benar:
        Realisasi 2022 92%, target 2023 paling sedikit 92%, atau penurunannya dijelaskan.
    Cara memperbaiki:
        Periksa apakah keduanya benar. Jika benar, jelaskan sebabnya di bab III dan catat di lembar Pengecualian.
    """
    table = filled_table(report, TABEL_3_1_2.key)
    if table is None:
        return
    for row in table.rows:
        if promises_less_than_reached(row):
            target, before = row.cells[Key.TARGET], row.cells[Key.REALISASI_LALU]
            typed = typed_at(report, table.place(row, Key.RUMUS)) if Key.RUMUS in table.columns else None
            rumus = f" di {cell_names([typed], table.sheet)}" if typed else ""
            is_open = not row.text(Key.RUMUS) and not is_floor(target.written)
            yield problem(
                table,
                row,
                Key.TARGET,
                "Target tahun ini di bawah realisasi tahun lalu.",
                actual=target.number,
                written=target.written,
                should_be=f"paling sedikit {before.written}  (realisasi tahun lalu)",
                hint="Cocokkan target dengan Perjanjian Kinerja, realisasi dengan laporan tahun lalu. Jika benar, "
                "jelaskan sebabnya di bab III dan catat di lembar Pengecualian."
                + (f" Jika makin rendah makin baik, pilih RUMUS CAPAIAN-nya{rumus}." if is_open else ""),
                basis=(before.place,),
                related=(before.place,),
                fixes=_where_less_is_better(report, typed) if typed and is_open else (),
            )


def _where_less_is_better(report: Report, place: Place) -> Fixes:
    """To choose a formula by which less is better, with all that is computed by it."""
    following = following_in(report)
    ways = (
        following.completed([Fix(place, each.value)], chosen_anew=True)
        for each in (Rumus.LESS_IS_BETTER, Rumus.LESS_IS_BETTER_INVERSE)
    )
    return tuple(way for way in ways if way is not None)


def promises_less_than_reached(row: Row) -> bool:
    """Whether this year's target is below what was reached last year, of what should grow."""
    target, before = row.cells.get(Key.TARGET), row.cells.get(Key.REALISASI_LALU)
    if target is None or before is None or target.number is None or before.number is None:
        return False
    if bool(grade_of(target.written)) is not bool(grade_of(before.written)):
        return False  # the score of a grade is no percentage
    reached, units = interval_of(before, Kind.QUANTITY), ratio(target, before)
    if reached is None or units is None:
        return False
    promised = units.of(target.number)
    lower = promised < before.number and not reached.holds(promised)
    return lower and rumus_in(row) is Rumus.MORE_IS_BETTER


@rule("W05", Severity.WARNING, requires=NO_FIGURE | {"P03", "K06", "K07", "D11"})
def realisasi_jauh_dari_target(report: Report) -> Iterator[Outcome]:
    """Realisasi sekitar seratus kali atau seperseratus targetnya, atau berlawanan tandanya.

    Yang diperiksa:
        Realisasi indikator terhadap target tahunnya sendiri, juga di Tabel 3.1.3: apakah sekitar seratus kali
        lebih besar atau lebih kecil, atau sama besar dengan tanda yang berlawanan. Pertumbuhan memang dapat
        negatif.
    Mengapa penting:
        Biasanya tanda persen, koma, atau tanda minus yang salah tempat; capaiannya lalu tidak berarti.
    Salah:
        Target 35 (persen), realisasi 0,36.
    Benar:
        Target 35, realisasi 36.
    Cara memperbaiki:
        Ketik ulang realisasi atau targetnya dalam satuan yang sama. Jika memang benar, catat di Pengecualian.
    """
    for table, column, target_key in _pairs_with_targets(report):
        for row in table.rows:
            realisasi, target = row.cells.get(column.key), row.cells.get(target_key)
            if realisasi is None or target is None or not realisasi.number or not target.number:
                continue
            units = ratio(realisasi, target)
            if units is None:
                continue  # D06 says so
            words = _far_from(units.of(realisasi.number) / target.number * 100, table.label(row))
            if words and not repeats_another_table(column, realisasi):
                yield problem(
                    table,
                    row,
                    column.key,
                    f"Realisasi ini {words} targetnya, {target.written}.",
                    actual=realisasi.number,
                    written=realisasi.written,
                    hint="Cocokkan tanda minus, persen, dan komanya dengan data kinerja; ketik ulang yang salah.",
                    basis=(target.place,),
                    related=(target.place,),
                )


def _pairs_with_targets(report: Report) -> Iterator[tuple[Table, Column, str]]:
    """The columns of realisasi, each with the column of the target of its own year."""
    for table, _, calc in columns_with(report, Capaian):
        if calc.realisasi in table.columns:
            yield table, table.spec.column(calc.realisasi), calc.target
    for table, column in columns_to_judge(report, lambda column: column.so_far):
        target = table.spec.of_year(Key.TARGET, column.year) if column.year else None
        if target is not None:
            yield table, column, target.key


def _far_from(share: Decimal, name: str) -> str:
    """How far a realisasi lies off its target, in words; nothing where it may well be right."""
    if any(_NEARLY[0] * each <= share <= _NEARLY[1] * each for each in (Decimal(1), Decimal(10_000))):
        return f"sekitar {'seperseratus' if share < 100 else 'seratus kali'}"
    may_turn = not _MAY_BE_NEGATIVE.isdisjoint(fold(name).split())
    opposite = _NEARLY[0] * 100 <= -share <= _NEARLY[1] * 100 and not may_turn
    return "berlawanan tanda dengan" if opposite else ""


@rule("W06", Severity.WARNING, requires=NO_FIGURE)
def realisasi_tahun_yang_belum_lewat(report: Report) -> Iterator[Outcome]:
    """Realisasi tahun sesudah tahun laporan sudah terisi.

    Yang diperiksa:
        Realisasi di Tabel 3.1.3 untuk tahun-tahun sesudah Tahun Laporan.
    Mengapa penting:
        Realisasi yang belum terjadi biasanya salah kolom: angka tahun lain.
    Salah:
        Laporan tahun 2024, realisasi 2025 berisi 1.450.
    Benar:
        Realisasi 2025 kosong atau tanda -.
    Cara memperbaiki:
        Pindahkan ke kolom tahunnya, atau kosongkan.
    """
    tahun = report.settings.tahun
    for table, column in columns_to_judge(report, lambda column: column.so_far):
        year = column.year
        if tahun is None or not isinstance(year, int) or year <= tahun:
            continue
        for row in table.rows:
            cell = row.cells[column.key]
            if cell.number is not None:
                yield problem(
                    table,
                    row,
                    column.key,
                    f"Realisasi tahun {year} sudah terisi, padahal laporan ini tahun {tahun}.",
                    actual=cell.number,
                    written=cell.written,
                    hint="Kosongkan; jika ini angka tahun lain, tulis di kolom tahun itu.",
                    fixes=((Fix(cell.place, ""),),),
                )
