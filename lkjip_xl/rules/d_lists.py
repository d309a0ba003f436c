"""Family D, lists: several indicators in one cell, and what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl.report.model import Report
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.findings import Severity
from lkjip_xl.rules.support import problem
from lkjip_xl.tables.keys import Key


@rule("D18", Severity.WARNING)
def daftar_tidak_sama_panjang(report: Report) -> Iterator[Outcome]:
    """Beberapa indikator dalam satu sel, tetapi barisnya tidak sebanyak itu.

    Yang diperiksa:
        Sel INDIKATOR dan TARGET yang memuat beberapa indikator (Alt+Enter): apakah TARGET memuat satu baris untuk
        setiap indikator, dan REALISASI KINERJA, CAPAIAN KINERJA, dan RUMUS CAPAIAN juga, atau kosong.
    Mengapa penting:
        Tidak jelas indikator mana yang dimaksud: capaiannya tidak dihitung, dan barisnya tercetak sebagai satu.
    Salah:
        INDIKATOR "Jumlah pameran" dan "Jumlah pengunjung" dalam satu sel, REALISASI KINERJA "4 kali".
    Benar:
        REALISASI KINERJA "4 kali" dan, di baris kedua sel yang sama, "33 orang".
    Cara memperbaiki:
        Ketik satu baris untuk setiap indikator, dengan Alt+Enter di antaranya; atau sisipkan baris untuk setiap
        indikator tambahan.
    """
    for table in report.report_tables:
        rows = {row.number: row for row in table.rows}
        for each in table.uneven_lists:
            row, column = rows.get(each.row), table.spec.column(each.column)
            if row is None:
                continue
            names = table.place(row, Key.INDIKATOR)
            blank = "Kosongkan sel ini, atau ketik" if column.calc else "Ketik"
            yield problem(
                table,
                row,
                each.column,
                f"{names.cell[:1].upper()}{names.cell[1:]} memuat {each.indicators} indikator, "
                f"tetapi sel ini {each.lines} baris.",
                actual=row.text(each.column),
                hint=f"{blank} satu baris untuk setiap indikator, dengan Alt+Enter di antaranya.",
                basis=(names,),
                related=(names,),
            )
