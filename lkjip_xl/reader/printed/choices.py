"""The choices that a workbook states in Pengaturan and a report does not: what its own figures say of them.

A choice is a known one that gives all figures printed for it, the usual one first; where none does, the usual one
of version 0.2 judges them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from statistics import median
from typing import TypeVar

from lkjip_xl.figures.calc import RowFigures, evaluate
from lkjip_xl.figures.kategori_of_report import preset
from lkjip_xl.figures.precision import interval_of
from lkjip_xl.figures.recompute import Recomputed
from lkjip_xl.methods.capaian import Rumus
from lkjip_xl.methods.efisiensi import Measured, Ukuran, efisiensi
from lkjip_xl.methods.penyerapan import METHODS
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.settings import Settings
from lkjip_xl.tables.calculation import Absorption, Capaian, Efficiency
from lkjip_xl.tables.forms import SCALES
from lkjip_xl.tables.keys import Key, TableKey
from lkjip_xl.tables.spec import Column, Kind
from lkjip_xl.text.words import fold, name_key

# A heading that says so leaves no choice.
_RATIO, _IN_PERCENT = "rasio", 10
Option = TypeVar("Option")

Formulas = Mapping[str, Rumus]
"""The formula of an indicator's capaian by its name, where it is not the usual one."""


def chosen(report: Report) -> tuple[Settings, tuple[str, ...]]:
    """The settings by which the printed figures come out, and what is to be said of each choice."""
    settings, told = _with_scale(report)
    recomputed = Recomputed(report)
    for table, column, row_figures in _printed(report):
        if isinstance(column.calc, Absorption):
            options = {
                method: [recomputed.absorption(row, column.calc, method) for row, _ in row_figures]
                for method in METHODS
            }
            method, why = _decided(options, settings.penyerapan, table, row_figures)
            settings = replace(settings, penyerapan=method)
            told.append(f"penyerapan per sasaran: {method.label} ({why})")
        elif isinstance(column.calc, Efficiency):
            measures = {
                ukuran: [_efficiency(recomputed, table, row, column.calc, ukuran) for row, _ in row_figures]
                for ukuran in Ukuran
            }
            if _RATIO in fold(table.headings[column.key]):
                ukuran, why = _ratio(row_figures), "judul kolomnya menyebut rasio"
            else:
                ukuran, why = _decided(measures, settings.ukuran, table, row_figures)
            settings = replace(settings, ukuran=ukuran)
            told.append(f"tingkat efisiensi: {ukuran.value} ({why})")
    return settings, tuple(told)


def _with_scale(report: Report) -> tuple[Settings, list[str]]:
    """The settings with the only usual scale that gives every category printed, where no Tabel 3.1 has its own."""
    table = report.tables.get(TableKey.TABEL_3_1_1_A)
    if table is None or TableKey.TABEL_3_1 in report.tables or Key.KATEGORI not in table.columns:
        return report.settings, []
    rows = [row for row in table.rows if row.text(Key.KATEGORI)]
    fitting = [
        name for name in SCALES[1:] if rows and _gives_categories(replace(report.settings, skala=name), rows)
    ]
    if len(fitting) != 1:
        return report.settings, []
    why = f"satu-satunya skala lazim yang memberi semua kategori di {table.sheet}"
    return replace(report.settings, skala=fitting[0]), [f"skala kategori: {fitting[0]} ({why})"]


def _gives_categories(settings: Settings, rows: Sequence[Row]) -> bool:
    """Whether each printed category is one that the scale of the settings gives to the printed capaian."""
    scale = preset(settings)
    spans = [interval_of(row.cells[Key.CAPAIAN], Kind.PERCENT) for row in rows if Key.CAPAIAN in row.cells]
    return (
        scale is not None
        and len(spans) == len(rows)
        and all(
            span is not None and fold(row.text(Key.KATEGORI)) in {*map(fold, scale.categories_of(span))}
            for span, row in zip(spans, rows, strict=True)
        )
    )


def _printed(report: Report) -> Iterator[tuple[Table, Column, list[tuple[Row, str]]]]:
    """The columns whose calculation is a choice, with the rows that print a figure there."""
    table = report.tables.get(TableKey.TABEL_3_1_5)
    for column in table.spec.columns if table else ():
        if table is not None and isinstance(column.calc, Absorption | Efficiency) and column.key in table.columns:
            rows = [(row, column.key) for row in table.rows if row.cells[column.key].number is not None]
            if rows:
                yield table, column, rows


def _efficiency(
    recomputed: Recomputed, table: Table, row: Row, calc: Efficiency, ukuran: Ukuran
) -> Decimal | None:
    """The efficiency by a measure, of the two figures as they are printed."""
    outputs = recomputed.measured(table, row, replace(calc, ukuran=ukuran)).outputs
    return efisiensi(ukuran, Measured(row.figure(calc.capaian), row.figure(calc.penyerapan), outputs))


def _ratio(rows: Sequence[tuple[Row, str]]) -> Ukuran:
    """Whether a ratio is printed in percent: it is near 1, or near 100."""
    printed = [abs(number) for row, key in rows if (number := row.cells[key].number) is not None]
    return Ukuran.RASIO_PERSEN if median(printed) >= _IN_PERCENT else Ukuran.RASIO


def _decided(
    options: Mapping[Option, Sequence[Decimal | None]],
    usual: Option,
    table: Table,
    rows: Sequence[tuple[Row, str]],
) -> tuple[Option, str]:
    """The usual one where it gives all that is printed, else the first one that does; and why."""
    cells = [row.cells[key] for row, key in rows]
    spans = [interval_of(cell, Kind.PERCENT) for cell in cells]
    fitting = [
        option
        for option, values in options.items()
        if all(
            span is not None and value is not None and span.holds(value)
            for span, value in zip(spans, values, strict=True)
        )
    ]
    if usual in fitting:
        return usual, f"cocok dengan semua angka di {table.sheet}"
    if fitting:
        # Several ways can give the same figures: whichever is named, none of these is wrong.
        which = "satu-satunya cara" if len(fitting) == 1 else f"satu dari {len(fitting)} cara"
        return fitting[0], f"{which} yang memberi semua angka di {table.sheet}"
    if all(value is None for values in options.values() for value in values):
        return usual, f"cara bawaan; angka di {table.sheet} tidak dapat dihitung ulang di sini"
    return usual, f"cara bawaan; tidak ada satu cara yang memberi semua angka di {table.sheet}"


def formulas(report: Report) -> Formulas:
    """The formula of each indicator whose printed capaian the usual one does not give, and just one other does."""
    found: dict[str, Rumus] = {}
    for name, rows in _capaian_by_indicator(report).items():
        fitting = [rumus for rumus in Rumus if all(_gives(rumus, *each) for each in rows)]
        usual = all(_gives(None, *each) for each in rows)
        if not usual and len(fitting) == 1:
            found[name] = fitting[0]
    return found


def _capaian_by_indicator(report: Report) -> Mapping[str, list[tuple[Table, Row, Capaian, str]]]:
    """The capaian that are printed for each indicator, in whatever table."""
    found: dict[str, list[tuple[Table, Row, Capaian, str]]] = {}
    for key in (TableKey.TABEL_3_1_1_A, TableKey.TABEL_3_1_2):
        table = report.tables.get(key)
        for row in table.rows if table and Key.RUMUS not in table.columns else ():
            for column in table.spec.columns if table else ():
                cell = row.cells.get(column.key)
                if table and isinstance(column.calc, Capaian) and cell is not None and cell.number is not None:
                    name = name_key(row.text(Key.INDIKATOR))
                    found.setdefault(name, []).append((table, row, column.calc, column.key))
    return found


class _ByFormula(RowFigures):
    """A row's figures with one formula of the capaian, or with that of the row."""

    def __init__(self, table: Table, row: Row, rumus: Rumus | None) -> None:
        super().__init__(table, row)
        self._rumus = rumus

    def rumus(self, calc: Capaian) -> Rumus | None:
        """The formula."""
        return self._rumus or super().rumus(calc)


def _gives(rumus: Rumus | None, table: Table, row: Row, calc: Capaian, key: str) -> bool:
    """Whether a formula gives the capaian that is printed."""
    value, span = evaluate(calc, _ByFormula(table, row, rumus)), interval_of(row.cells[key], Kind.PERCENT)
    return value is not None and span is not None and span.holds(value)


Builder = Callable[[Settings, Formulas], Report]
"""Builds the report anew by settings and by the formulas of some indicators."""


def with_choices(build: Builder, settings: Settings) -> tuple[Report, tuple[str, ...]]:
    """The report by the choices that its own figures tell, and what is to be said of these."""
    report = build(settings, {})
    of_indicators = formulas(report)
    if of_indicators:
        report = build(settings, of_indicators)
    by_choice, told = chosen(report)
    if by_choice != report.settings:
        report = build(by_choice, of_indicators)
    more = [f"capaian {name}: {rumus.value}" for name, rumus in _named(report, of_indicators)]
    return report, (*told, *more)


def _named(report: Report, found: Formulas) -> Iterator[tuple[str, Rumus]]:
    """The indicators as they are written, each with its formula."""
    table = report.tables.get(TableKey.TABEL_3_1_1_A) or report.tables.get(TableKey.TABEL_3_1_2)
    for row in table.rows if table else ():
        name = row.text(Key.INDIKATOR)
        if name_key(name) in found:
            yield f"“{name}”", found[name_key(name)]
