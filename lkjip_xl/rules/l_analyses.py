"""Family L: whether the report has the analyses that the regulation asks of Bab III."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl import tables
from lkjip_xl.report.cell import Content
from lkjip_xl.report.model import Report, Table
from lkjip_xl.report.place import Place
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.findings import Problem, Severity, Unjudged
from lkjip_xl.rules.s_sheets_and_columns import empty_source
from lkjip_xl.rules.support import filled_table
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.spec import TableSpec

# Not every indicator has a national standard.
_IF_THERE_IS_ONE = tables.TABEL_3_1_4.key
# What the template fills by formulas, from the results of the year.
_OF_MONEY = tables.TABEL_3_1_5.key
_BY_FORMULAS = {tables.TABEL_3_1_3.key, _OF_MONEY}


@rule("L01", Severity.INFO)
def analisis_belum_ada(report: Report) -> Iterator[Outcome]:
    """Analisis yang diminta PermenPANRB 53/2014 belum ada.

    Yang diperiksa:
        Apakah Bab III memuat perbandingan target dan realisasi, dengan tahun lalu, dengan target Renstra, dengan
        standar nasional (jika ada), dan efisiensi penggunaan sumber daya.
    Mengapa penting:
        Evaluator menilai kelengkapan analisis itu.
    Salah:
        Tabel 3.1.4 (standar nasional) kosong, padahal indikatornya mempunyai standar nasional.
    Benar:
        Tabel 3.1.4 diisi, atau memang tidak ada standar nasionalnya.
    Cara memperbaiki:
        Isi tabelnya jika datanya ada. Jika tidak ada standar nasional, temuan ini boleh dibiarkan.
    """
    for spec in tables.TABLES:
        if not spec.analysis or spec.required or filled_table(report, spec.key) is not None:
            continue
        table = report.tables.get(spec.key)
        if table is not None and table.uncalculated:
            yield Unjudged(f"apakah {table.sheet} diisi: rumusnya belum pernah dihitung (lihat S06)")
            continue
        if table is not None and (source := empty_source(report, table)) is not None:
            yield Unjudged(f"apakah {table.sheet} diisi: barisnya terisi sendiri sesudah {source.sheet} diisi")
            continue
        if table is not None and spec.key in _BY_FORMULAS and (awaited := _awaited(report, table)):
            yield Unjudged(f"{table.sheet} terisi otomatis bila realisasi di {awaited} sudah lengkap")
            continue
        yield Problem(
            Place(table.sheet if table else spec.sheet, 1, 1),
            f"Belum ada {spec.analysis} ({spec.sheet}).",
            hint=_hint(spec, table),
        )


def _hint(spec: TableSpec, table: Table | None) -> str:
    if spec.key == _IF_THERE_IS_ONE:
        return f"Isi {spec.sheet} jika datanya ada; jika memang tidak ada, biarkan."
    if spec.key == _OF_MONEY and table is not None and _is_linked(table):
        return (
            f"Penyerapannya terisi otomatis dari {tables.TABEL_2_3_1.sheet} dan {tables.TABEL_3_1_1_B.sheet}: "
            "periksa nama sasaran dan program di sana. Sasaran yang hanya didukung Program Penunjang memerlukan "
            "Ya di “Program Penunjang ikut dihitung” di lembar Pengaturan."
        )
    return f"Isi {spec.sheet}; PermenPANRB 53/2014 memintanya."


def _is_linked(table: Table) -> bool:
    """Whether formulas take its rows over from another table."""
    return any(row.cells[table.spec.label].formula for row in table.set_aside if table.spec.label in row.cells)


def _awaited(report: Report, table: Table) -> str:
    """The table without whose results the formulas of this one have nothing to show; empty where that is none."""
    if not _is_linked(table):
        return ""
    for source in (report.tables.get(each.key) for each in (tables.TABEL_3_1_1_A, tables.TABEL_3_1_1_B)):
        results = [row.cells[Key.REALISASI] for row in source.rows if Key.REALISASI in row.cells] if source else []
        if source and any(cell.content is Content.EMPTY for cell in results):
            return source.sheet
    return ""
