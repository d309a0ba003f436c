"""Family D, choices: whether what is chosen is one of what can be chosen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from lkjip_xl import tables
from lkjip_xl.calc import RowFigures, evaluate
from lkjip_xl.capaian import rumus_of
from lkjip_xl.findings import Fix, Problem, Severity
from lkjip_xl.model import Report, Row, Table
from lkjip_xl.precision import interval_of
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.support import problem
from lkjip_xl.rules.titles import year_of_titles
from lkjip_xl.schema import Capaian, Column, Kind
from lkjip_xl.words import chosen, closest

# As near as this to a choice, a word is meant as it.
_NEAR = 0.6


@rule("D11", Severity.ERROR, requires=frozenset({"S05", "S06"}))
def bukan_salah_satu_pilihan(report: Report) -> Iterator[Outcome]:
    """Isian bukan salah satu pilihannya.

    Yang diperiksa:
        Isian yang hanya boleh dipilih dari daftar: RUMUS CAPAIAN, dan pilihan di lembar Pengaturan; juga tahun
        di Identitas: Tahun Laporan salah satu tahun Renstra, yang berakhir sesudah dimulai.
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
            if cell.written and (rumus_of(cell.written) is None or _is_unknown_to_formulas(table, row, column)):
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
                    hint=_from_the_list(fitting if len(fitting) == 1 else (), "yang sesuai dengan capaiannya"),
                    fixes=tuple((Fix(cell.place, each),) for each in fitting),
                )
    for form in report.forms.values():
        for field in form.spec.fields:
            field_cell = form.cells.get(field.key)
            if not field.choices or field_cell is None or not field_cell.written:
                continue
            if chosen(field_cell.written, field.choices) is None:
                # What is not known does not count: the choice of the template does.
                names = {each.partition("(")[0]: each for each in field.choices}
                near = names.get(closest(field_cell.written, names, _NEAR) or "")
                fitting = [field.default] if near in {None, field.default} else []
                yield Problem(
                    field_cell.place,
                    f"Isian “{field.label}” bukan salah satu pilihannya.",
                    column_heading=field.label,
                    actual=field_cell.written,
                    should_be="; ".join(field.choices),
                    hint=_from_the_list(fitting, "yang sekarang dipakai"),
                    fixes=tuple((Fix(field_cell.place, each),) for each in fitting),
                )
    yield from _year_outside_renstra(report)


def _from_the_list(choices: Sequence[str], why: str) -> str:
    """The advice to choose: the one choice that is known to fit, and why, else any."""
    return "Klik selnya dan pilih dari daftar" + "".join(f": {each}, {why}" for each in choices) + "."


def _gives_what_is_printed(report: Report, table: Table, row: Row, column: Column, choice: str) -> bool:
    """Whether the capaian that are printed in a row are those of a formula, as far as they can be computed."""
    chosen_row = replace(row, cells={**row.cells, column.key: replace(row.cells[column.key], written=choice)})
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
    key, label = ("tahun", "Tahun Laporan") if years else ("akhir_renstra", "Akhir Renstra")
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
    return (Fix(cells["awal_renstra"].place, Decimal(last)), Fix(cells["akhir_renstra"].place, Decimal(first)))
