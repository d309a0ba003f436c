"""Tabel 3.1.1.a in sentences: the capaian of each indicator with its category, and the means of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from lkjip_xl.figures.calc import RowFigures, evaluate
from lkjip_xl.figures.kategori_of_report import scale_of
from lkjip_xl.figures.means_of_sasaran import counting, groups_of_sasaran, mean_of
from lkjip_xl.report.model import Row, Table
from lkjip_xl.show.narrative.told import Told
from lkjip_xl.tables.calculation import Capaian
from lkjip_xl.tables.keys import Key
from lkjip_xl.text.sentences import percent, quoted_name


def achievements(told: Told, table: Table) -> Iterator[str]:
    """The capaian of each indicator with its category, and the mean of them."""
    known: list[Decimal] = []
    for row in table.rows:
        value = told.figure(table, row, Key.CAPAIAN)
        name, target, realisasi = (
            quoted_name(table.label(row)),
            told.shown(table, row, Key.TARGET),
            told.shown(table, row, Key.REALISASI),
        )
        typed = told.recomputed.typed_capaian(row, table.spec.column(Key.CAPAIAN))
        if value is None and typed is not None:
            known.append(typed)
            yield (
                f"Capaian indikator {name} {told.year} adalah {percent(typed)} seperti yang diketik: target "
                f"{target}, realisasi {realisasi}."
            )
            continue
        if value is None:
            missed = told.recomputed.missed_by_rank(table, row, table.spec.column(Key.CAPAIAN))
            below = ", di bawah targetnya" if missed else ""
            yield (
                f"Capaian indikator {name} {told.year} tidak dapat dihitung: target {target}, "
                f"realisasi {realisasi}{below}."
            )
            continue
        known.append(value)
        category = told.category(value)
        with_category = f" dengan kategori {category}" if category else ""
        yield (
            f"Capaian indikator {name} {told.year} adalah {percent(value)}{_limit(told, table, row, value)}"
            f"{with_category}: realisasi {realisasi} terhadap target {target}{told.direction(table, row)}."
        )
    yield from _means_of_sasaran(told, table)
    if known and len(table.rows) > 1:
        yield _mean(told, known, len(table.rows))


def _means_of_sasaran(told: Told, table: Table) -> Iterator[str]:
    """The mean capaian of each sasaran that has several indicators."""
    for group in groups_of_sasaran(table):
        mean = mean_of(told.recomputed, table, group)
        if mean is None:
            continue
        category = f" dengan kategori {told.category(mean)}" if told.category(mean) else ""
        of_which = len(counting(told.recomputed, table, group))
        which = f"{len(group)} indikator" if of_which == len(group) else f"{of_which} dari {len(group)} indikator"
        name = quoted_name(group[0].text(Key.SASARAN))
        yield f"Rata-rata capaian sasaran {name} ({which}) {told.year} adalah {percent(mean)}{category}."


def _limit(told: Told, table: Table, row: Row, value: Decimal) -> str:
    """Says of a capaian that it would be higher without the limit of Pengaturan."""
    calculation = table.spec.column(Key.CAPAIAN).calc
    if not isinstance(calculation, Capaian) or calculation.cap != value:
        return ""
    unlimited = evaluate(replace(calculation, cap=None), RowFigures(table, row, tables=told.report.tables))
    return f" (dibatasi dari {percent(unlimited)})" if unlimited is not None and unlimited > value else ""


def _mean(told: Told, known: list[Decimal], indicators: int) -> str:
    mean = sum(known, Decimal(0)) / len(known)
    counts = Counter(category for value in known if (category := told.category(value)))
    scale = scale_of(told.report)
    order = [band.category for band in scale.bands] if scale else []
    category = f" dengan kategori {told.category(mean)}" if told.category(mean) else ""
    per_category = _per_category([(category, counts[category]) for category in order if category in counts])
    of_which = (
        f"{indicators} indikator sasaran"
        if len(known) == indicators
        else f"{len(known)} dari {indicators} indikator sasaran, yang {_counted(told)},"
    )
    return f"Rata-rata capaian {of_which} {told.year} adalah {percent(mean)}{category}{per_category}."


def _counted(told: Told) -> str:
    typed = told.report.settings.with_typed_capaian
    return "dapat dihitung atau diketik" if typed else "dapat dihitung"


def _per_category(counts: Sequence[tuple[str, int]]) -> str:
    """How many indicators have which category, behind a comma: all of them one, or some each."""
    if len(counts) == 1:
        ((category, number),) = counts
        return f", {'keduanya' if number == 2 else 'semuanya'} {category}" if number > 1 else ""
    each = ", ".join(f"{number} indikator {category}" for category, number in counts)
    return f", yaitu {each}" if each else ""
