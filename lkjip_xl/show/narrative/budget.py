"""Tabel 3.1.1.b and Realisasi Belanja in sentences: the whole, programs, extremes, kinds of spending."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkjip_xl.figures.absorptions import absorptions, in_words
from lkjip_xl.report.model import Row, Table
from lkjip_xl.report.unit_names import full_name
from lkjip_xl.show.narrative.told import Told
from lkjip_xl.tables.keys import Key
from lkjip_xl.text.sentences import percent, quoted_name, rupiah
from lkjip_xl.text.words import squeeze


def spending(told: Told, table: Table) -> Iterator[str]:
    """The whole budget, each program, and the highest and lowest absorption."""
    total = table.total
    if total is not None:
        yield from _whole(told, table, total)
    if not table.is_leveled:
        return
    for program in table.top_rows:
        pagu, realisasi = _amounts(told, table, program)
        name = squeeze(full_name(table, program))
        if pagu is None or realisasi is None:
            continue
        if not pagu:
            yield f"{name} tidak mempunyai pagu {told.year}; realisasinya {rupiah(realisasi)}."
            continue
        overspent = ", melebihi pagunya" if realisasi > pagu else ""
        yield (
            f"{name} dengan pagu {rupiah(pagu)} terealisasi {rupiah(realisasi)} atau "
            f"{percent(realisasi / pagu * 100)}{overspent}."
        )
    yield from _extremes(told, table)


def _amounts(told: Told, table: Table, row: Row) -> tuple[Decimal | None, Decimal | None]:
    return told.figure(table, row, Key.TARGET_KEUANGAN), told.figure(table, row, Key.REALISASI)


def _whole(told: Told, table: Table, total: Row) -> Iterator[str]:
    pagu, realisasi = _amounts(told, table, total)
    if not pagu or realisasi is None:
        return
    agency = squeeze(told.report.settings.instansi) or "perangkat daerah"
    rest = pagu - realisasi
    remainder = f"tersisa {rupiah(rest)}" if rest >= 0 else f"pagu terlampaui {rupiah(-rest)}"
    yield (
        f"Anggaran {agency} {told.year} sebesar {rupiah(pagu)} terealisasi {rupiah(realisasi)} atau "
        f"{percent(realisasi / pagu * 100)}, sehingga {remainder}."
    )


def _extremes(told: Told, table: Table) -> Iterator[str]:
    shares = absorptions(table, told.recomputed)
    if len(shares) < 2:
        return
    lowest, highest = shares[0], shares[-1]
    if percent(lowest.value) == percent(highest.value):
        return
    as_high = sum(percent(each.value) == percent(highest.value) for each in shares)
    where = (
        f"dicapai oleh {as_high} dari {len(shares)} {in_words(table, (each.row for each in shares))}"
        if as_high > 1
        else f"ada pada sub kegiatan {quoted_name(highest.name)}"
    )
    yield (
        f"Penyerapan tertinggi, {percent(highest.value)}, {where}; yang terendah, {percent(lowest.value)}, "
        f"ada pada sub kegiatan {quoted_name(lowest.name)} "
        f"({rupiah(lowest.realisasi)} dari {rupiah(lowest.pagu)})."
    )


def spending_by_kind(told: Told, table: Table) -> Iterator[str]:
    """Each kind of spending."""
    for row in table.rows:
        pagu, realisasi = told.figure(table, row, Key.ANGGARAN), told.figure(table, row, Key.REALISASI)
        if pagu and realisasi is not None:
            share = percent(realisasi / pagu * 100)
            name = squeeze(table.label(row))
            yield f"{name} dengan anggaran {rupiah(pagu)} terealisasi {rupiah(realisasi)} atau {share}."
