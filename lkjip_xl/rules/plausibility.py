"""Family W: figures that can be right, but that a person should look at."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkjip_xl.capaian import Rumus, rumus_of
from lkjip_xl.findings import Severity
from lkjip_xl.model import Report, Row, Table
from lkjip_xl.numbers import grade_of
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.support import (
    NO_FIGURE,
    filled_table,
    is_amount,
    percent,
    problem,
    rupiah,
)
from lkjip_xl.schema import Column, Figure, Percent, TableSpec
from lkjip_xl.tables import TABEL_3_1_2

Absorption = tuple[Table, Row, str, Decimal, Decimal]


def _operands(spec: TableSpec, column: Column) -> tuple[str, str] | None:
    """The columns of realisasi and pagu that a percentage of rupiah is computed from."""
    match column.calc:
        case Percent(Figure(part), Figure(whole)):
            if is_amount(spec.column(part)) and is_amount(spec.column(whole)):
                return part, whole
    return None


def _absorptions(report: Report) -> Iterator[Absorption]:
    """Every row with realisasi and pagu: the table, the row, the column of realisasi, and both figures."""
    for table in report.report_tables:
        for keys in filter(None, (_operands(table.spec, column) for column in table.spec.columns)):
            for row in table.rows:
                realisasi, pagu = row.figure(keys[0]), row.figure(keys[1])
                if realisasi is not None and pagu is not None:
                    yield table, row, keys[0], realisasi, pagu


@rule("W01", Severity.WARNING, requires=NO_FIGURE)
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
    for table, row, column, realisasi, pagu in _absorptions(report):
        if realisasi > pagu:
            yield problem(
                table,
                row,
                column,
                "Realisasi baris ini melebihi pagunya.",
                actual=realisasi,
                should_be=f"paling banyak {rupiah(pagu)}",
                difference=realisasi - pagu,
                hint="Cocokkan dengan laporan realisasi dan DPA perubahan.",
            )


@rule("W02", Severity.WARNING, requires=NO_FIGURE)
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
        Isi realisasinya, atau catat alasannya di lembar Pengecualian.
    """
    for table, row, column, realisasi, pagu in _absorptions(report):
        if table.is_leaf(row) and pagu > 0 and realisasi == 0:
            yield problem(
                table,
                row,
                column,
                f"Pagu {rupiah(pagu)} tidak mempunyai realisasi.",
                actual=realisasi,
                written=row.text(column),
                hint="Isi realisasinya, atau catat alasannya di lembar Pengecualian.",
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
    for table, row, column, realisasi, pagu in _absorptions(report):
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


@rule("W04", Severity.WARNING, requires=NO_FIGURE | {"P03", "K06"})
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
    keys = ("target", "realisasi_lalu")
    for row in table.rows if table else ():
        assert table is not None  # noqa: S101 - the loop is empty without it
        target, before = (row.cells.get(key) for key in keys)
        if target is None or before is None or target.number is None or before.number is None:
            continue
        if bool(grade_of(target.written)) is not bool(grade_of(before.written)):
            continue  # the score of a grade is no percentage
        if rumus_of(row.text("rumus")) is Rumus.MORE_IS_BETTER and target.number < before.number:
            yield problem(
                table,
                row,
                "target",
                "Target tahun ini di bawah realisasi tahun lalu.",
                actual=target.number,
                written=target.written,
                should_be=f"paling sedikit {before.written}  (realisasi tahun lalu)",
                hint="Periksa keduanya. Jika benar, jelaskan sebabnya di bab III.",
                basis=(before.place,),
                related=(before.place,),
            )
