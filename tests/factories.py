"""Reports made from rows that a reader of a test can see, without any workbook."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from lkjip_xl import tables
from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.report.model import Form, Report, Row, Table
from lkjip_xl.report.place import Place
from lkjip_xl.report.settings import Settings
from lkjip_xl.tables.levels import Level
from lkjip_xl.tables.spec import Column, FormSpec, Kind, TableSpec
from lkjip_xl.text import numbers

FIRST_ROW = 7
_DOTS = {Kind.RUPIAH: numbers.Dot.THOUSANDS, Kind.PERCENT: numbers.Dot.DECIMAL, Kind.NUMBER: numbers.Dot.DECIMAL}
_NUMERIC = (Kind.RUPIAH, Kind.PERCENT, Kind.NUMBER, Kind.QUANTITY, Kind.YEAR)


@dataclass(frozen=True)
class Percentage:
    """A number in a cell with a percent format; ``points`` is 80 for 80 %."""

    points: Decimal
    decimals: int = 0


Value = str | int | Decimal | Percentage | None


def percent(points: int | str, decimals: int = 0) -> Percentage:
    return Percentage(Decimal(points), decimals)


def cell(value: Value, kind: Kind, place: Place) -> Cell:
    """A cell as the reader would give it: numbers are numbers, text is read by the column's kind."""
    if value is None or value == "":
        return Cell(place, Content.EMPTY, "")
    if isinstance(value, Percentage):
        written = numbers.format_number(value.points, value.decimals) + "%"
        return Cell(place, Content.NUMBER, written, value.points, "%", value.decimals)
    if isinstance(value, int | Decimal):
        number = Decimal(value)
        decimals = numbers.decimals_of(number)
        return Cell(place, Content.NUMBER, numbers.format_short(number), number, decimals=decimals)
    if kind in _NUMERIC:
        return _numeric_text(value, kind, place)
    return Cell(place, Content.TEXT, value)


def _numeric_text(text: str, kind: Kind, place: Place) -> Cell:
    match numbers.nothing(text):
        case numbers.Nothing.NIL:
            return Cell(place, Content.NIL, text)
        case numbers.Nothing.NOT_AVAILABLE:
            return Cell(place, Content.NOT_AVAILABLE, text)
    if text.startswith("#"):
        return Cell(place, Content.ERROR, text)
    read = numbers.read_quantity(text) if kind is Kind.QUANTITY else numbers.read_number(text, _DOTS[kind])
    if read is None:
        return Cell(place, Content.TEXT, text)
    return Cell(place, Content.NUMBER, text, read.value, read.unit, read.decimals, as_text=True)


def table(
    spec: TableSpec,
    columns: Sequence[str],
    rows: Sequence[Sequence[Value]],
    total: Sequence[Value] | None = None,
    *,
    leveled: bool = True,
) -> Table:
    """A table of rows; the words in its JENIS column say who stands under whom."""
    positions = {key: index for index, key in enumerate(columns, 1)}
    specs = [spec.column(key) for key in columns]
    made: list[Row] = []
    above: dict[Level, int] = {}
    for index, values in enumerate(rows):
        cells = _cells(spec, specs, values, FIRST_ROW + index)
        level = _level(spec, cells) if leveled else None
        parent = None
        if level is not None:
            parent = next((above[each] for each in sorted(above, reverse=True) if each < level), None)
            above = {each: row for each, row in above.items() if each < level} | {level: index}
        made.append(Row(index, FIRST_ROW + index, cells, level, parent))
    number = FIRST_ROW + len(rows)
    total_row = Row(len(rows), number, _cells(spec, specs, total, number)) if total else None
    return Table(spec, spec.sheet, tuple(made), total_row, positions, heading_row=FIRST_ROW - 1)


def _cells(spec: TableSpec, columns: Sequence[Column], values: Sequence[Value], number: int) -> Mapping[str, Cell]:
    return {
        column.key: cell(value, column.kind, Place(spec.sheet, number, position))
        for position, (column, value) in enumerate(zip(columns, values, strict=True), 1)
    }


def _level(spec: TableSpec, cells: Mapping[str, Cell]) -> Level | None:
    if spec.tree is None or spec.tree.level not in cells:
        return None
    written = cells[spec.tree.level].written
    return next((level for level in Level if level.label == written), None)


def form(spec: FormSpec, values: Mapping[str, Value]) -> Form:
    """A filled form; what is not given is empty."""
    cells = {
        field.key: cell(
            values.get(field.key),
            field.kind if field.kind is not Kind.YEAR else Kind.NUMBER,
            Place(spec.sheet, 3 + index, 2),
        )
        for index, field in enumerate(spec.fields)
    }
    return Form(spec, spec.sheet, cells)


def report(*parts: Table, settings: Settings | None = None) -> Report:
    """A report of these tables, with its two forms."""
    settings = settings or Settings("Badan Kesatuan Bangsa dan Politik", "Kota Jambi", 2023, 2018, 2023)
    identity = {field.key: getattr(settings, field.key, None) for field in tables.IDENTITAS.fields}
    choices = {field.key: getattr(settings, field.key, None) for field in tables.PENGATURAN.fields}
    forms = {
        tables.IDENTITAS.key: form(tables.IDENTITAS, identity),
        tables.PENGATURAN.key: form(tables.PENGATURAN, choices),
    }
    return Report(settings, {each.spec.key: each for each in parts}, forms)


def printed_table(spec: TableSpec, columns: Sequence[str], path: Path) -> Table:
    """A table from the CSV of a printed report, its figures typed as a person would type them."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))[1:]
    rows = [[_typed(spec.column(key), text) for key, text in zip(columns, line, strict=True)] for line in lines]
    total = rows.pop() if spec.total and lines[-1][0] == "Jumlah" else None
    if total:
        total[0] = None
    return table(spec, columns, rows, total)


def _typed(column: Column, text: str) -> Value:
    if column.kind is Kind.RUPIAH and text.replace(".", "").isdigit():
        return int(text.replace(".", ""))
    if text.endswith("%") and (read := numbers.read_number(text, numbers.Dot.DECIMAL)):
        return Percentage(read.value, read.decimals)
    if column.kind is Kind.PERCENT and (read := numbers.read_number(text, numbers.Dot.DECIMAL)):
        return read.value
    return text
