"""Family D, choices: whether what is chosen is one of what can be chosen."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl import tables
from lkjip_xl.capaian import rumus_of
from lkjip_xl.findings import Problem, Severity
from lkjip_xl.model import Report, Row, Table
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.support import problem
from lkjip_xl.schema import Capaian, Column, Kind
from lkjip_xl.words import chosen


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
                yield problem(
                    table,
                    row,
                    column.key,
                    "Isian ini bukan salah satu pilihannya.",
                    actual=cell.written,
                    should_be="; ".join(column.choices),
                    hint="Klik selnya dan pilih dari daftar.",
                )
    for form in report.forms.values():
        for field in form.spec.fields:
            field_cell = form.cells.get(field.key)
            if not field.choices or field_cell is None or not field_cell.written:
                continue
            if chosen(field_cell.written, field.choices) is None:
                yield Problem(
                    field_cell.place,
                    f"Isian “{field.label}” bukan salah satu pilihannya.",
                    column_heading=field.label,
                    actual=field_cell.written,
                    should_be="; ".join(field.choices),
                    hint="Klik selnya dan pilih dari daftar.",
                )
    yield from _year_outside_renstra(report)


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
    yield Problem(
        cell.place,
        f"Tahun Laporan ini di luar Renstra {span}." if years else f"Renstra {span} tidak mungkin.",
        column_heading=label,
        actual=cell.written,
        should_be=f"salah satu tahun {span}" if years else f"beberapa tahun sesudah {settings.awal_renstra}",
        hint=f"Betulkan {'Tahun Laporan, atau ' if years else ''}Awal Renstra dan Akhir Renstra.",
    )
