"""Family D: whether what must be a figure is one, and which one is clear."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from lkjip_xl.methods.efisiensi import word_of
from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.place import DocumentTable
from lkjip_xl.rules.advice.belonging import Belongings, as_typed, document_of, how_to_look_up
from lkjip_xl.rules.advice.mending import Witnesses
from lkjip_xl.rules.d_counts import counts_in_words
from lkjip_xl.rules.d_in_words import realisasi_in_words, targets_in_words
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.evidence.years_told import years_told
from lkjip_xl.rules.findings import Fix, Problem, Severity
from lkjip_xl.rules.support import (
    form_cells,
    is_efficiency,
    is_text_on_purpose,
    problem,
    rupiah,
    sums_one_that,
    to_type,
)
from lkjip_xl.tables.calculation import Minus
from lkjip_xl.tables.spec import Column, Field, Kind
from lkjip_xl.text.numbers import comparison_of, format_short, in_plain_digits

_FIGURES = (Kind.RUPIAH, Kind.PERCENT, Kind.NUMBER, Kind.YEAR)


@rule("D02", Severity.WARNING)
def angka_tersimpan_sebagai_teks(report: Report) -> Iterator[Outcome]:
    """Angka tersimpan sebagai teks.

    Yang diperiksa:
        Angka yang diketik bersama Rp, titik, tanda kurung, atau ,- sehingga Excel menyimpannya sebagai teks.
        Angkanya tetap dibaca menurut penulisan Indonesia.
    Mengapa penting:
        Rumus SUM di Excel melewati teks, sehingga jumlahnya kurang tanpa peringatan.
    Salah:
        Rp85.682.879
    Benar:
        85682879 (Excel menampilkannya sebagai 85.682.879)
    Cara memperbaiki:
        Ketik ulang angkanya saja, tanpa Rp dan tanpa titik. Sel berformat Text dijadikan General dahulu (Ctrl+1).
    """
    for table in report.report_tables:
        for row, column, cell in table.cells(*_FIGURES, Kind.QUANTITY):
            if column.kind is Kind.QUANTITY and not is_kept_as_number(table, column):
                continue
            if cell.text_cell or cell.listed or (column.kind is Kind.QUANTITY and is_text_on_purpose(cell)):
                continue  # a text on purpose, and read as one by the template's formulas too
            if cell.as_text and not cell.ambiguous and cell.number is not None:
                yield _number_as_text(table, row, column, cell, cell.number)
    for _, field, cell in form_cells(report):
        if field.kind in _FIGURES and cell.as_text and cell.number is not None:
            yield Problem(
                cell.place,
                f"Isian “{field.label}” tersimpan sebagai teks, sehingga rumus Excel tidak membacanya.",
                column_heading=field.label,
                expected=cell.number,
                actual=cell.written,
                written=f"{cell.written}  (teks)",
                should_be=f"{rupiah(cell.number).replace('.', '')}  (angka)",
                hint=to_type(f"Ketik ulang {rupiah(cell.number).replace('.', '')} saja.", cell),
                fixes=((Fix(cell.place, cell.number),),),
            )


def is_kept_as_number(table: Table, column: Column) -> bool:
    """Whether a target or realisasi is one of those that the template computes with as numbers."""
    computed = column.key in table.spec.computed_with and not column.per_indicator
    return computed or column.fact is not None


def _number_as_text(table: Table, row: Row, column: Column, cell: Cell, number: Decimal) -> Problem:
    """A figure that stands as text: a percentage keeps its sign where its column has a format of percentages.

    Anywhere else Excel would keep a hundredth of what is typed with one.
    """
    unit = "%" if cell.unit == "%" and column.kind is Kind.PERCENT and column.as_fraction else ""
    with_sign = cell.unit == "%" and not unit
    without = "tanda %: dengan tanda itu Excel membaginya dengan 100" if with_sign else "tanda lain"
    typed = f"{rupiah(number).replace('.', '')}{unit} saja{'' if unit else f', tanpa {without}'}"
    return problem(
        table,
        row,
        column.key,
        "Angka ini tersimpan sebagai teks, sehingga rumus Excel tidak ikut menghitungnya.",
        expected=number,
        actual=cell.written,
        written=f"{cell.written}  (teks)",
        should_be=f"{rupiah(number)}{unit}  (angka)",
        hint=to_type(f"Ketik ulang {typed}.", cell),
        fixes=((Fix(cell.place, number),),),
    )


@rule("D03", Severity.ERROR, requires=frozenset({"S05", "S06", "D12"}), waivable=False)
def bukan_angka(report: Report) -> Iterator[Outcome]:
    """Bukan angka, padahal kolomnya perlu angka.

    Yang diperiksa:
        Isi kolom rupiah dan persentase yang tidak dapat dibaca sebagai angka; realisasi indikator yang berupa
        tulisan, padahal targetnya angka; target yang berupa kata, bukan predikat, padahal realisasinya angka;
        banyaknya barang di Tabel 1.5 yang tanpa angka, atau dengan huruf di antara angkanya (1l2).
    Mengapa penting:
        Baris itu tidak dapat dijumlahkan dan tidak dapat diperiksa.
    Salah:
        PAGU ANGGARAN berisi "2 paket"
    Benar:
        PAGU ANGGARAN berisi 81395715
    Cara memperbaiki:
        Ketik angkanya. Jika memang tidak ada, tulis 0 atau tanda -.
    """
    belongings = Belongings(report)
    for table in report.report_tables:
        for row, column, cell in table.cells(*_FIGURES):
            if is_efficiency(column) and word_of(cell.written):
                continue  # E01 holds the word against its sign
            if cell.content is Content.TEXT or (
                cell.content is Content.NOT_AVAILABLE and column.kind is Kind.RUPIAH
            ):
                known = belongings.of(table, row, column)
                yield problem(
                    table,
                    row,
                    column.key,
                    "Kolom ini perlu angka, tetapi isinya bukan angka.",
                    actual=cell.written,
                    hint=known.hint if known else how_to_look_up(table, column),
                    fixes=known.fixes if known else (),
                )
    yield from realisasi_in_words(report, belongings)
    yield from targets_in_words(report)
    yield from counts_in_words(report)
    yield from _fields_without_a_number(report)


def _fields_without_a_number(report: Report) -> Iterator[Problem]:
    """Fields of the forms that need a figure and have none, or a year that can be none."""
    for _, field, cell in form_cells(report):
        label, kind = field.label, field.kind
        year = cell.number if kind is Kind.YEAR else None
        wrong_year = year is not None and not (year == int(year) and 1900 <= year <= 2200)
        if kind in _FIGURES and (wrong_year or cell.content in {Content.TEXT, Content.NOT_AVAILABLE}):
            meant = _year_meant(report, field, cell) if kind is Kind.YEAR else ""
            yield Problem(
                cell.place,
                f"Isian “{label}” perlu {'tahun empat angka' if kind is Kind.YEAR else 'angka'}.",
                column_heading=label,
                actual=cell.written,
                hint=_DEFAULT_OR_FIGURE if meant == "" else f"Tulis {meant} saja." if meant else _SOME_YEAR,
                fixes=() if meant is None else ((Fix(cell.place, meant),),),
            )


_DEFAULT_OR_FIGURE = "Ketik angkanya saja, atau kosongkan: yang dipakai lalu nilai bawaannya."
_SOME_YEAR = "Tulis tahunnya dengan empat angka, misalnya 2023."
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def _year_meant(report: Report, field: Field, cell: Cell) -> Decimal | None:
    """The year that stands among other words in a field, or else that titles and headings tell."""
    years = {int(each) for each in _YEAR.findall(cell.written)} or {years_told(report).get(field.key) or 0}
    return Decimal(years.pop()) if len(years) == 1 and 0 not in years else None


@rule("D04", Severity.ERROR)
def nilai_negatif(report: Report) -> Iterator[Outcome]:
    """Nilai rupiah atau banyaknya negatif.

    Yang diperiksa:
        Pagu, realisasi, banyaknya pegawai, dan angka di Pengaturan yang kurang dari nol, juga yang ditulis
        dalam kurung.
    Mengapa penting:
        Pagu dan realisasi program, kegiatan, dan sub kegiatan tidak pernah negatif.
    Salah:
        -1.500.000 atau (1.500.000)
    Benar:
        1.500.000
    Cara memperbaiki:
        Periksa angkanya ke dokumen anggaran atau data pegawai, lalu ketik ulang.
    """
    belongings = Belongings(report)
    for table in report.report_tables:
        for row, column, cell in table.cells(Kind.RUPIAH, Kind.NUMBER):
            if isinstance(column.calc, Minus):
                continue  # what becomes less is below zero
            if cell.number is not None and cell.number < 0 and not sums_one_that(table, row, column, _is_negative):
                known = belongings.of_negative(table, row, column, cell.number)
                yield problem(
                    table,
                    row,
                    column.key,
                    "Angka di sini tidak boleh kurang dari nol.",
                    actual=cell.number,
                    written=cell.written,
                    hint=known.hint if known else f"Periksa ke {document_of(table, column)}, lalu ketik ulang.",
                    fixes=known.fixes if known else (),
                )
    for _, field, cell in form_cells(report):
        if field.kind in {Kind.RUPIAH, Kind.PERCENT} and cell.number is not None and cell.number < 0:
            yield Problem(
                cell.place,
                f"Isian “{field.label}” tidak boleh kurang dari nol.",
                column_heading=field.label,
                actual=cell.number,
                written=cell.written,
                hint="Kosongkan, supaya nilai bawaannya yang dipakai, atau ketik angka yang dimaksud.",
                fixes=((Fix(cell.place, ""),),),
            )


@rule("D05", Severity.WARNING, requires=frozenset({"D14"}))
def rupiah_pecahan(report: Report) -> Iterator[Outcome]:
    """Rupiah dengan pecahan.

    Yang diperiksa:
        Nilai rupiah yang mempunyai angka di belakang koma, juga yang tidak tampak karena format sel.
    Mengapa penting:
        Anggaran ditulis dalam rupiah penuh; pecahan membuat jumlah berselisih satu rupiah.
    Salah:
        1.614.075.840,5
    Benar:
        1.614.075.840
    Cara memperbaiki:
        Ketik rupiah penuh seperti di dokumen anggaran.
    """
    witnesses = Witnesses(report)
    for table in report.report_tables:
        for row, column, cell in table.cells(Kind.RUPIAH):
            own = cell.number is not None and not sums_one_that(table, row, column, _is_broken)
            if own and cell.number is not None and _is_broken(cell.number):
                ways = witnesses.fixes_of_fraction(table, row, column.key)
                which = f": {' atau '.join(_in_words(way) for way in ways)}" if ways else ""
                yield problem(
                    table,
                    row,
                    column.key,
                    "Nilai rupiah ini mempunyai pecahan.",
                    actual=cell.number,
                    written=rupiah(cell.number),
                    hint=f"Ketik rupiah penuh seperti di {document_of(table, column)}{which}.",
                    fixes=ways,
                )


def _is_negative(figure: Decimal) -> bool:
    return figure < 0


def _is_broken(figure: Decimal) -> bool:
    """Whether it is no amount in whole rupiah."""
    return figure != int(figure)


def _in_words(way: tuple[Fix, ...]) -> str:
    """What one types into the cell that is told of, and into others with it."""
    own, *others = way
    beside = ", ".join(f"{as_typed(fix.value)} di {fix.place.address}" for fix in others)
    return as_typed(own.value) + (f" (bersama {beside})" if beside else "")


@rule("D08", Severity.WARNING, one_cause_with=frozenset({"D16"}))
def pemisah_bermakna_ganda(report: Report) -> Iterator[Outcome]:
    """Tanda titik atau koma bermakna ganda.

    Yang diperiksa:
        Angka berupa teks yang dapat dibaca dua cara. Di kolom rupiah, 1,500 dibaca 1.500; di kolom persentase,
        1.500 dibaca 1,5. Di kolom target dan realisasi, satuan indikatornya yang menentukan: 1.500 naskah adalah
        1500, sedangkan 1.500 persen, indeks, atau nilai adalah 1,5; begitu juga batas rentang (1.000 - 1.200) dan
        angka bertanda (≥ 1.000). Jika satuannya tidak menentukan, yang menentukan persentase yang tercetak dan
        angka lain indikator itu; di laporan Word juga cara angka lainnya ditulis.
    Mengapa penting:
        Salah baca di sini berarti salah seribu kali lipat.
    Salah:
        1.500 di kolom persentase
    Benar:
        1,5 atau 1500
    Cara memperbaiki:
        Ketik ulang sebagai angka, dengan koma hanya untuk desimal.
    """
    for table in report.report_tables:
        for row, column, cell in table.cells(*_FIGURES, Kind.QUANTITY):
            if (
                cell.ambiguous
                and (cell.bounds or cell.number is not None)
                and not _is_settled_in_print(table, cell)
            ):
                yield _ambiguous(table, row, column, cell)


def _is_settled_in_print(table: Table, cell: Cell) -> bool:
    """Whether a unit or other figures say that a dot groups thousands, in a document: nothing is typed there."""
    figures = cell.bounds or (cell.number or Decimal(0),)
    grouped = all(figure == int(figure) and abs(figure) >= 1000 for figure in figures)
    return isinstance(table.sheet, DocumentTable) and not cell.is_undecided and grouped


def _because(cell: Cell) -> str:
    if cell.decided_from:
        return f", menurut {cell.decided_from}"
    return f", karena satuannya {cell.decided_by}" if cell.decided_by else ""


def _ambiguous(table: Table, row: Row, column: Column, cell: Cell) -> Problem:
    figures = cell.bounds or (cell.number or Decimal(0),)
    number = figures[-1]
    alone = cell.bounds is None and (
        not is_text_on_purpose(cell) or (cell.unit == "%" and not comparison_of(cell.written))
    )
    read = format_short(number).replace(".", "") if alone else in_plain_digits(cell.written, figures)
    because = _because(cell)
    thousands = number == int(number) and abs(number) >= 1000
    as_number = " sebagai angka" if alone else ""
    return problem(
        table,
        row,
        column.key,
        f"Tanda pemisah angka ini bermakna ganda; di sini dibaca {read} "
        f"({'pemisah ribuan' if thousands else 'koma desimal'}){because}.",
        expected=number if alone else read,
        actual=cell.written,
        should_be=f"{read}{'%' if alone and cell.unit == '%' else ''}",
        hint=to_type(f"Ketik ulang {read}{as_number}; jika maksudnya lain, ketik yang benar.", cell),
        fixes=((Fix(cell.place, number if alone else read),),),
    )
