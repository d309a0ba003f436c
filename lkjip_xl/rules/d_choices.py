"""Family D, choices: whether what is chosen is one of what can be chosen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from lkjip_xl import tables
from lkjip_xl.figures.calc import RowFigures, evaluate
from lkjip_xl.figures.precision import interval_of
from lkjip_xl.methods.capaian import rumus_of
from lkjip_xl.methods.grades import ladder_named, read_ladders
from lkjip_xl.report.cell import Cell
from lkjip_xl.report.model import Form, Report, Row, Table
from lkjip_xl.rules.advice.other_choices import leads_to_nothing_new
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.findings import Fix, Problem, Severity
from lkjip_xl.rules.s_titles import year_of_titles
from lkjip_xl.rules.support import problem
from lkjip_xl.tables.calculation import Capaian
from lkjip_xl.tables.keys import FieldKey
from lkjip_xl.tables.spec import Column, Field, Kind
from lkjip_xl.text.words import chosen, closest

# As near as this to a choice, a word is meant as it.
_NEAR = 0.6
_CODE = "D11"


@rule(_CODE, Severity.ERROR, requires=frozenset({"S05", "S06"}))
def bukan_salah_satu_pilihan(report: Report) -> Iterator[Outcome]:
    """Isian bukan salah satu pilihannya.

    Yang diperiksa:
        Isian yang hanya boleh dipilih dari daftar: RUMUS CAPAIAN, dan pilihan di lembar Pengaturan; tangga
        predikat tambahan di sana yang tidak terbaca; juga tahun di Identitas: Tahun Laporan salah satu tahun
        Renstra, yang berakhir sesudah dimulai.
    Mengapa penting:
        Isian yang tidak dikenal diabaikan, dan hasil hitungnya lain dari yang dimaksud.
    Salah:
        RUMUS CAPAIAN "terbalik".
    Benar:
        RUMUS CAPAIAN "(2T − R) ÷ T (makin rendah makin baik)".
    Cara memperbaiki:
        Klik selnya dan pilih dari daftar.
    """
    for table in report.report_tables:
        for row, column, cell in table.cells(Kind.CHOICE):
            if cell.written and _is_unknown(report, table, row, column):
                fitting = [
                    each for each in column.choices if _gives_what_is_printed(report, table, row, column, each)
                ]
                yield problem(
                    table,
                    row,
                    column.key,
                    "Isian ini bukan salah satu pilihannya.",
                    actual=cell.written,
                    should_be="; ".join(column.choices),
                    hint=_from_the_list(_told(fitting, cell)),
                    fixes=tuple((Fix(cell.place, each),) for each in fitting),
                )
    for form in report.forms.values():
        for field in form.spec.fields:
            typed = form.cells.get(field.key)
            if field.choices and typed and typed.written and chosen(typed.written, field.choices) is None:
                yield _not_in_the_list(report, form, field, typed)
    yield from _unread_ladders(report)
    yield from _year_outside_renstra(report)


def _is_unknown(report: Report, table: Table, row: Row, column: Column) -> bool:
    """Whether a choice is none that is known; a ladder of grades that a person added is one."""
    own, written = report.settings.ladders, row.text(column.key)
    if ladder_named(written, own) is not None:
        return False
    return rumus_of(written) is None or _is_unknown_to_formulas(table, row, column)


def _unread_ladders(report: Report) -> Iterator[Problem]:
    """What stands in Pengaturan in the place of a ladder of grades, and cannot be read as one."""
    form = report.forms.get(tables.PENGATURAN.key)
    cell = form.cells.get(FieldKey.PREDIKAT) if form else None
    unread = read_ladders(cell.as_typed)[1] if cell is not None else ()
    if cell is None or not unread:
        return
    field = tables.PENGATURAN.field(FieldKey.PREDIKAT)
    yield Problem(
        cell.place,
        f"Tangga predikat ini tidak terbaca: {unread[0]}.",
        column_heading=field.label,
        actual=cell.written,
        should_be="Nama: terbaik > … > terendah",
        hint="Tulis namanya, titik dua, lalu tingkatnya dari yang terbaik dengan tanda > di antaranya, misalnya "
        "Predikat KIP: Informatif (95) > Menuju Informatif (85) > Cukup Informatif (70).",
    )


def _not_in_the_list(report: Report, form: Form, field: Field, cell: Cell) -> Problem:
    """The problem with a field, with the choice that is meant where that is known, and the one that counts now."""
    names = {each.partition("(")[0]: each for each in field.choices}
    near = names.get(closest(cell.written, names, _NEAR) or "")
    fitting, meant = [(field.default, "yang sekarang dipakai")], ""
    if near not in (None, field.default):
        if leads_to_nothing_new(report, form.spec.key, field.key, near, asked_by=_CODE):
            fitting.insert(0, (near, "yang paling mirip"))
        else:
            meant = f" Jika maksudnya {near}, pilih itu dan betulkan yang lalu disebut pemeriksaan."
    return Problem(
        cell.place,
        f"Isian “{field.label}” bukan salah satu pilihannya.",
        column_heading=field.label,
        actual=cell.written,
        should_be="; ".join(field.choices),
        hint=_from_the_list(fitting) + meant,
        fixes=tuple((Fix(cell.place, each),) for each, _ in fitting),
    )


def _from_the_list(choices: Sequence[tuple[str, str]]) -> str:
    """The advice to choose: what is known to fit, and why, else any."""
    known = "; atau ".join(f"{each}, {why}" for each, why in choices)
    return f"Klik selnya dan pilih dari daftar{f': {known}' if known else ''}."


def _told(fitting: Sequence[str], cell: Cell) -> list[tuple[str, str]]:
    """The formula that is told: the only one that fits, or the one among those that the cell nearly names."""
    if len(fitting) == 1:
        return [(fitting[0], "yang sesuai dengan capaiannya")]
    near = closest(cell.written, fitting, _NEAR)
    return [(near, "yang paling mirip")] if near else []


def _gives_what_is_printed(report: Report, table: Table, row: Row, column: Column, choice: str) -> bool:
    """Whether the capaian that are printed in a row are those of a formula, as far as they can be computed."""
    chosen_row = row.with_cell(column.key, replace(row.cells[column.key], written=choice))
    for each in table.spec.columns:
        cell = row.cells.get(each.key)
        if not isinstance(each.calc, Capaian) or each.calc.rumus != column.key or cell is None or cell.formula:
            continue
        expected = evaluate(each.calc, RowFigures(table, chosen_row, tables=report.tables))
        span = interval_of(cell, Kind.PERCENT) if cell.number is not None else None
        if expected is not None and span is not None and not span.holds(expected):
            return False
    return True


def _is_unknown_to_formulas(table: Table, row: Row, column: Column) -> bool:
    """Whether the template's formulas compute with a formula that is meant, but not written as in the list."""
    written = row.text(column.key).strip().casefold()
    if written in {"", "-"} or written in {each.casefold() for each in column.choices}:
        return False
    return any(
        row.cells[each.key].formula
        for each in table.spec.columns
        if isinstance(each.calc, Capaian) and each.calc.rumus == column.key and each.key in row.cells
    )


def _year_outside_renstra(report: Report) -> Iterator[Problem]:
    """The year of the report, where it is none of the Renstra's; a Renstra that ends before it begins."""
    settings, identity = report.settings, report.forms.get(tables.IDENTITAS.key)
    years = settings.renstra
    if identity is None or settings.year_is_of_renstra:
        return
    key, label = (FieldKey.TAHUN, "Tahun Laporan") if years else (FieldKey.AKHIR_RENSTRA, "Akhir Renstra")
    span = f"{years[0]}–{years[-1]}" if years else f"{settings.awal_renstra} sampai {settings.akhir_renstra}"
    cell = identity.cells[key]
    turned = _turned_round(report) if not years else ()
    titled = year_of_titles(report)
    told = titled if titled in years else None
    yield Problem(
        cell.place,
        f"Tahun Laporan ini di luar Renstra {span}." if years else f"Renstra {span} tidak mungkin.",
        column_heading=label,
        actual=cell.written,
        should_be=f"salah satu tahun {span}" if years else f"beberapa tahun sesudah {settings.awal_renstra}",
        hint=f"Tukar keduanya: Awal Renstra {turned[0].value}, Akhir Renstra {turned[1].value}."
        if turned
        else f"Tulis {told}, seperti di judul tabel; jika {settings.tahun} yang benar, betulkan tahun Renstra."
        if told
        else "Cocokkan dengan dokumen Renstra, lalu betulkan "
        f"{'Tahun Laporan, atau ' if years else ''}Awal Renstra dan Akhir Renstra.",
        fixes=(turned,) if turned else ((Fix(cell.place, Decimal(told)),),) if told else (),
    )


def _turned_round(report: Report) -> tuple[Fix, ...]:
    """The first and the last year of a Renstra that stand in each other's place."""
    settings, cells = report.settings, report.forms[tables.IDENTITAS.key].cells
    first, last = settings.awal_renstra, settings.akhir_renstra
    other = replace(settings, awal_renstra=last, akhir_renstra=first)
    if first is None or last is None or not other.years_are_clear:
        return ()
    return (
        Fix(cells[FieldKey.AWAL_RENSTRA].place, Decimal(last)),
        Fix(cells[FieldKey.AKHIR_RENSTRA].place, Decimal(first)),
    )
