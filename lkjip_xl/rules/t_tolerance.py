"""Families S and T, tolerance: how far sums may be off, and what that hides."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkjip_xl import tables
from lkjip_xl.methods.tolerance import most_rupiah
from lkjip_xl.report.cell import Cell
from lkjip_xl.report.model import Report
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.findings import Fix, Problem, Severity
from lkjip_xl.rules.k_programs import totals_hidden_by_tolerance
from lkjip_xl.rules.support import cell_range, is_amount, rupiah
from lkjip_xl.rules.t_totals import hidden_by_tolerance
from lkjip_xl.tables.keys import FieldKey


def _setting(report: Report) -> Cell | None:
    form = report.forms.get(tables.PENGATURAN.key)
    return form.cells.get(FieldKey.TOLERANSI) if form else None


def _label() -> str:
    return tables.PENGATURAN.field(FieldKey.TOLERANSI).label


def _most(report: Report) -> Decimal:
    """The largest tolerance that some column of the report has a reason for."""
    headings = (
        table.heading(column.key)
        for table in report.report_tables
        for column in table.spec.columns
        if column.sums and is_amount(column) and column.key in table.columns
    )
    return max((most_rupiah(heading) for heading in headings), default=most_rupiah())


@rule("S29", Severity.ERROR, waivable=False)
def toleransi_terlalu_besar(report: Report) -> Iterator[Outcome]:
    """Toleransi di Pengaturan terlalu besar.

    Yang diperiksa:
        "Toleransi selisih jumlah" di lembar Pengaturan: paling banyak Rp1 untuk setiap angka yang dijumlahkan,
        atau setengah satuan bila judul kolomnya menyebut satuan (Rp ribu: Rp500).
    Mengapa penting:
        Toleransi hanya untuk pembulatan. Yang lebih besar menutupi salah ketik; yang dipakai tetap batas itu.
    Salah:
        Toleransi 1.000.000.000.
    Benar:
        Toleransi 0, atau 1 bila angkanya hasil pembulatan.
    Cara memperbaiki:
        Tulis 0. Selisih yang memang benar dicatat satu per satu di lembar Pengecualian.
    """
    cell, most = _setting(report), _most(report)
    if cell is not None and cell.number is not None and cell.number > most:
        yield Problem(
            cell.place,
            f"Toleransi ini terlalu besar; yang dipakai paling banyak {rupiah(most)} untuk setiap angka.",
            column_heading=_label(),
            expected=most,
            actual=cell.number,
            should_be=f"0, paling banyak {rupiah(most)}",
            hint="Tulis 0. Selisih yang memang benar dicatat di lembar Pengecualian.",
            fixes=((Fix(cell.place, Decimal(0)),), (Fix(cell.place, most),)),
        )


@rule("T04", Severity.WARNING)
def selisih_tertutup_toleransi(report: Report) -> Iterator[Outcome]:
    """Selisih penjumlahan tertutup toleransi.

    Yang diperiksa:
        Jumlah yang tidak sama dengan bagiannya, tetapi selisihnya masih dalam toleransi di Pengaturan.
    Mengapa penting:
        Pembaca yang menjumlahkan ulang tetap menemukan selisih itu.
    Salah:
        Toleransi 1; JUMLAH 10.000.002, padahal ketiga barisnya berjumlah 10.000.000.
    Benar:
        JUMLAH 10.000.000, atau selisih yang memang karena pembulatan.
    Cara memperbaiki:
        Betulkan jumlahnya bila bukan karena pembulatan.
    """
    cell = _setting(report)
    sums = tuple(hidden_by_tolerance(report))
    hidden = [*sums, *totals_hidden_by_tolerance(report, sums)]
    if cell is None or not hidden:
        return
    places: dict[str, list[str]] = {}
    for sheet in dict.fromkeys(place.sheet for place, _ in hidden):
        places[sheet] = [cell_range([place for place, _ in hidden if place.sheet == sheet])]
    where = "; ".join(f"{sheet} {', '.join(cells)}" for sheet, cells in places.items())
    total = sum((abs(difference) for _, difference in hidden), Decimal(0))
    yield Problem(
        cell.place,
        f"Toleransi ini menutupi {len(hidden)} selisih penjumlahan, seluruhnya {rupiah(total)}.",
        column_heading=_label(),
        actual=cell.number,
        hint=f"Periksa {where}; betulkan bila bukan karena pembulatan, lalu tulis toleransi 0.",
        basis=(cell.place,),
        related=tuple(place for place, _ in hidden),
    )
