"""Tabel 3.1.1.b and Realisasi Belanja in sentences: the whole, programs, what was left, kinds of spending."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from lkjip_xl.figures.absorptions import STANDS_OUT, SubKegiatan, absorptions, in_words
from lkjip_xl.report.model import Row, Table
from lkjip_xl.report.unit_names import full_name
from lkjip_xl.show.narrative import paragraph as written
from lkjip_xl.show.narrative.paragraph import Paragraph
from lkjip_xl.show.narrative.told import Told
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.levels import Level
from lkjip_xl.text.numbers import format_short
from lkjip_xl.text.sentences import percents, quoted_name, rupiah
from lkjip_xl.text.words import squeeze

# So many of the largest sisa are named.
_LARGEST: Final = 3


def spending(told: Told, table: Table) -> Iterator[Paragraph]:
    """The whole budget, each program, where most was left, and the highest and lowest absorption."""
    total = table.total
    if total is not None:
        yield from map(written.told, _whole(told, table, total))
    if not table.is_leveled:
        return
    for program in table.top_rows:
        pagu, realisasi = _amounts(told, table, program)
        name = squeeze(full_name(table, program))
        if pagu is None or realisasi is None:
            continue
        if not pagu:
            yield written.told(f"{name} tidak mempunyai pagu {told.year}; realisasinya {rupiah(realisasi)}.")
            continue
        overspent = ", melebihi pagunya" if realisasi > pagu else ""
        sentence = written.told(
            f"{name} dengan pagu {rupiah(pagu)} terealisasi {rupiah(realisasi)} atau "
            f"{told.percent(realisasi / pagu * 100, table)}{overspent}."
        )
        yield sentence + written.cause(f"realisasi di atas pagu {name}") if overspent else sentence
    found = absorptions(table, told.recomputed)
    yield from _largest_sisa(told, table, found)
    yield from map(written.told, _extremes(told, table, found))


def _largest_sisa(told: Told, table: Table, found: Sequence[SubKegiatan]) -> Iterator[Paragraph]:
    """The largest sisa with their shares of all that was left, before what others spent above their pagu."""
    left = sorted((each for each in found if each.sisa > 0), key=lambda each: -each.sisa)
    if len(left) < 2:
        return
    whole = sum((each.sisa for each in left), Decimal(0))
    cause = written.cause("sisa anggaran terbesar", "Anggaran itu tersisa karena")
    largest = [each for each in left[:_LARGEST] if each.sisa * 100 >= STANDS_OUT * whole]
    if not largest:
        which = in_words(table, (each.row for each in left))
        sentence = (
            f"Sisa anggaran tersebar di {len(left)} {which}; tidak ada yang menyisakan "
            f"{format_short(STANDS_OUT)}% atau lebih dari seluruh sisa."
        )
        yield written.told(sentence) + cause
        return
    shares = percents(*(each.sisa / whole * 100 for each in largest), decimals=told.report.settings.decimals_told)
    named = [
        f"{quoted_name(each.name)}{_program(table, each.row)} ({rupiah(each.sisa)} atau {part} dari seluruh sisa)"
        for each, part in zip(largest, shares, strict=True)
    ]
    others = f", disusul oleh {' dan '.join(named[1:])}" if named[1:] else ""
    yield written.told(f"Sisa anggaran terbesar ada pada sub kegiatan {named[0]}{others}.") + cause


def _program(table: Table, row: Row) -> str:
    """The program that a sub kegiatan belongs to, behind its name."""
    above = table.topmost(row)
    if above is row:
        return ""
    name, level = squeeze(full_name(table, above)), Level.PROGRAM.label
    return f" pada {name if name.lower().startswith(level.lower()) else f'{level} {name}'}"


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
        f"{told.percent(realisasi / pagu * 100, table)}, sehingga {remainder}."
    )


def _extremes(told: Told, table: Table, shares: Sequence[SubKegiatan]) -> Iterator[str]:
    if len(shares) < 2:
        return
    lowest, highest = shares[0], shares[-1]
    shown = [told.percent(each.value, table) for each in shares]
    if shown[0] == shown[-1]:
        return
    as_high, as_low = shown.count(shown[-1]), shown.count(shown[0])
    of_all = f"dari {len(shares)} {in_words(table, (each.row for each in shares))}"
    where = (
        f"dicapai oleh {as_high} {of_all}" if as_high > 1 else f"ada pada sub kegiatan {quoted_name(highest.name)}"
    )
    others = f"{as_low} {of_all}, antara lain" if as_low > 1 else "sub kegiatan"
    yield (
        f"Penyerapan tertinggi, {shown[-1]}, {where}; yang terendah, {shown[0]}, "
        f"ada pada {others} {quoted_name(lowest.name)} ({rupiah(lowest.realisasi)} dari {rupiah(lowest.pagu)})."
    )


def spending_by_kind(told: Told, table: Table) -> Iterator[Paragraph]:
    """Each kind of spending."""
    for row in table.rows:
        pagu, realisasi = told.figure(table, row, Key.ANGGARAN), told.figure(table, row, Key.REALISASI)
        if pagu and realisasi is not None:
            share = told.percent(realisasi / pagu * 100, table)
            name = squeeze(table.label(row))
            yield written.told(
                f"{name} dengan anggaran {rupiah(pagu)} terealisasi {rupiah(realisasi)} atau {share}."
            )
