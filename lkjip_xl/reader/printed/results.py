"""The percentages that a report prints beside its years of the Renstra, and no template asks for."""

from __future__ import annotations

from dataclasses import replace

from lkjip_xl.figures.renstra import capaian_of_renstra, with_rumus
from lkjip_xl.report.model import Report, Table
from lkjip_xl.tables import TABEL_3_1_3
from lkjip_xl.tables.calculation import Capaian
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.shared_columns import HEADINGS_OF_CAPAIAN
from lkjip_xl.tables.sources import OnlyPrinted, key_in_year
from lkjip_xl.text.words import heading_key

_SHARE = Key.TERHADAP_AKHIR
# “Capaian (%)” alone says of what it is only where one target stands beside it.
_OF_ANYTHING = frozenset(map(heading_key, HEADINGS_OF_CAPAIAN))


def with_results_printed(report: Report) -> tuple[Report, tuple[str, ...]]:
    """The report with what gives the share of the last target in Tabel 3.1.3, and what nobody can compute there.

    It is the realisasi of the report's year held against the target of the last year that the table has, by the
    formula of its indicator.
    """
    table = report.tables.get(TABEL_3_1_3.key)
    if table is None or _SHARE not in table.columns:
        return report, ()
    calc = _share(report, table)
    if calc is None:
        heading = table.headings[_SHARE]
        return report, (f"kolom “{heading}” di {table.sheet}: belum jelas dihitung terhadap target tahun berapa",)
    columns = tuple(
        replace(each, source=OnlyPrinted(calc)) if each.key == _SHARE else each for each in table.spec.columns
    )
    named = with_rumus(report, table)
    computed = replace(named, spec=replace(named.spec, columns=columns))
    return replace(report, tables={**report.tables, TABEL_3_1_3.key: computed}), ()


def _share(report: Report, table: Table) -> Capaian | None:
    """How the share is computed; None where the table does not tell it."""
    tahun = report.settings.tahun
    targets = [
        each.year
        for each in table.spec.columns
        if each.series == Key.TARGET and each.key in table.columns and isinstance(each.year, int)
    ]
    if tahun is None or not targets or max(targets) <= tahun:
        return None
    of_anything = heading_key(table.headings[_SHARE]) in _OF_ANYTHING
    if of_anything and key_in_year(Key.TARGET, tahun) in table.columns:
        return None
    return capaian_of_renstra(report, table, tahun, max(targets))
