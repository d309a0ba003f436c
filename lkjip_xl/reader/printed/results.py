"""The percentages that a report prints beside its years of the Renstra, and no template asks for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from lkjip_xl.figures.renstra import capaian_of_renstra, with_rumus
from lkjip_xl.report.model import Report, Table
from lkjip_xl.tables import TABEL_3_1_3
from lkjip_xl.tables.calculation import Capaian
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.shared_columns import HEADINGS_OF_CAPAIAN
from lkjip_xl.tables.sources import OnlyPrinted, key_in_year
from lkjip_xl.tables.spec import Column
from lkjip_xl.text.words import fold, heading_key

_SHARE = Key.TERHADAP_AKHIR
_OF_RENSTRA = re.compile(r"\b(?:renstra|rpjmd|akhir|jangka menengah)\b")
# “Capaian (%)” alone says of what it is only where one target stands beside it.
_OF_ANYTHING = frozenset(map(heading_key, HEADINGS_OF_CAPAIAN))


def with_results_printed(report: Report) -> tuple[Report, tuple[str, ...]]:
    """The report with what gives the percentages in Tabel 3.1.3, and what nobody can compute or compare there.

    The share of the last target is the realisasi of the report's year held against the target of the last year
    that the table has, a capaian of a year that of the same year, each by the formula of its indicator.
    """
    table = report.tables.get(TABEL_3_1_3.key)
    if table is None:
        return report, ()
    results = {
        each.key: _share(report, table) if each.key == _SHARE else _of_year(report, table, each)
        for each in table.spec.columns
        if each.key in table.columns and (each.key == _SHARE or _is_capaian(each))
    }
    unsure = _unsure_target(report, table)
    columns = tuple(_computed(each, results, unsure) for each in table.spec.columns)
    told = [
        f"kolom “{table.headings[key]}” di {table.sheet}: belum jelas dihitung terhadap target tahun berapa"
        for key, calc in results.items()
        if calc is None
    ]
    if unsure:
        told.append(
            f"kolom “{table.headings[unsure]}” di {table.sheet}: belum jelas target Renstra atau Perjanjian "
            "Kinerja, jadi tidak dibandingkan dengan tabel lain"
        )
    named = with_rumus(report, table) if results else table
    computed = replace(named, spec=replace(named.spec, columns=columns))
    return replace(report, tables={**report.tables, TABEL_3_1_3.key: computed}), tuple(told)


def _of_year(report: Report, table: Table, column: Column) -> Capaian | None:
    year = column.year
    return capaian_of_renstra(report, table, year, year) if isinstance(year, int) else None


def _is_capaian(column: Column) -> bool:
    return column.series == Key.CAPAIAN


def _computed(column: Column, results: Mapping[str, Capaian | None], unsure: str) -> Column:
    if column.key == unsure:
        return replace(column, fact=None)
    calc = results.get(column.key)
    return column if calc is None else replace(column, source=OnlyPrinted(calc))


def _unsure_target(report: Report, table: Table) -> str:
    """The target of the report's year, if others beside it say that they are the Renstra's and it does not."""
    key = key_in_year(Key.TARGET, report.settings.tahun) if report.settings.tahun else ""
    headings = {
        each.key: fold(table.headings[each.key])
        for each in table.spec.columns
        if each.series == Key.TARGET and each.key in table.headings
    }
    plain = {each for each, words in headings.items() if not _OF_RENSTRA.search(words)}
    return key if plain == {key} and len(headings) > 1 else ""


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
