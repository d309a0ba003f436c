"""Family L: whether the report has the analyses that the regulation asks of Bab III."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl import tables
from lkjip_xl.report.model import Report
from lkjip_xl.report.place import Place
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.findings import Problem, Severity, Unjudged
from lkjip_xl.rules.support import filled_table

# Not every indicator has a national standard.
_IF_THERE_IS_ONE = tables.TABEL_3_1_4.key


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
        yield Problem(
            Place(table.sheet if table else spec.sheet, 1, 1),
            f"Belum ada {spec.analysis} ({spec.sheet}).",
            hint=(
                f"Isi {spec.sheet} jika datanya ada; jika memang tidak ada, biarkan."
                if spec.key == _IF_THERE_IS_ONE
                else f"Isi {spec.sheet}; PermenPANRB 53/2014 memintanya."
            ),
        )
