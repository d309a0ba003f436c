"""Reading a sheet of labels and values, wherever the labels stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from decimal import Decimal

from lkjip_xl import tables
from lkjip_xl.methods.efisiensi import USUAL, Ukuran
from lkjip_xl.methods.grades import Ladder, read_ladders
from lkjip_xl.methods.penyerapan import METHOD_OF_TEMPLATES, USUAL_METHOD, Aggregation, Method
from lkjip_xl.reader.cells import read_cell, written
from lkjip_xl.reader.workbook import Grid, RawCell
from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.report.left_over import Ignored, Unplaced
from lkjip_xl.report.model import Form
from lkjip_xl.report.place import Place
from lkjip_xl.report.settings import Settings
from lkjip_xl.tables.keys import FieldKey
from lkjip_xl.tables.spec import Field, FormSpec
from lkjip_xl.tables.titles import title_key
from lkjip_xl.text.words import chosen, heading_key

_VERSION = re.compile(r"\d{1,4}(?:[.,]\d{1,4}){1,2}", re.ASCII)


def read_form(grid: Grid, spec: FormSpec) -> Form:
    """Each field's value: the first filled cell to the right of its label."""
    labels = {heading_key(spelling): field for field in spec.fields for spelling in (field.label, *field.aliases)}
    cells: dict[str, Cell] = {}
    columns: set[int] = set()
    for (row, column), raw in grid.cells.items():
        field = _labelled(labels, raw)
        # What stands right of a label is its value, whatever it says: an agency may be called Pemerintah Daerah.
        is_value = _labelled(labels, grid.cells.get((row, column - 1))) is not None
        if field is not None and field.key not in cells and not is_value:
            cells[field.key] = _value(grid, field, row, column)
            columns.add(column)
    values = {cell.place for cell in cells.values()}
    ignored = [
        Ignored.at(place, "label atau petunjuk")
        for row, column in grid.cells
        if (place := Place(grid.name, row, column)) not in values
    ]
    ignored += [Ignored.at(Place(grid.name, *address), "tertutup sel gabungan") for address in grid.covered]
    missing = tuple(field.label for field in spec.fields if field.filled and field.key not in cells)
    known = tuple(field.label for field in spec.fields if field.key in cells)
    unknown = tuple(_unknown(grid, labels, columns))
    beside = [
        (Place(grid.name, *at), raw) for at, raw in grid.cells.items() if Place(grid.name, *at) not in values
    ]
    return Form(
        spec,
        grid.name,
        cells,
        missing,
        tuple(ignored),
        known,
        unknown,
        errors=tuple(place for place, raw in beside if raw.is_error),
        uncalculated=tuple(place for place, raw in beside if raw.uncalculated),
    )


def _unknown(grid: Grid, labels: Mapping[str, Field], columns: Set[int]) -> Iterator[Unplaced]:
    """The lines with a value beside a label that is none of a field, in the columns where the labels stand."""
    for (row, column), raw in sorted(grid.cells.items()):
        beside = grid.cells.get((row, column + 1))
        if column in columns and _labelled(labels, raw) is None and beside is not None and written(beside):
            label = written(raw)
            if label and not beside.formula:
                yield Unplaced((Place(grid.name, row, column), Place(grid.name, row, column + 1)), label)


def _labelled(labels: Mapping[str, Field], raw: RawCell | None) -> Field | None:
    """The field that a cell is the label of."""
    return labels.get(heading_key(raw.value)) if raw is not None and isinstance(raw.value, str) else None


def _value(grid: Grid, field: Field, row: int, column: int) -> Cell:
    place = Place(grid.name, row, column + 1)
    return read_cell(grid.cells.get((row, column + 1)), place, field.kind)


def read_settings(identitas: Form | None, pengaturan: Form | None) -> Settings:
    """What the two forms set; the usual value where they say nothing that can be understood."""
    identity = identitas.cells if identitas else {}
    rules = pengaturan.cells if pengaturan else {}
    usual = Settings()
    version = _version(_text(rules.get(FieldKey.VERSI_TEMPLAT)))
    return Settings(
        instansi=_text(identity.get(FieldKey.INSTANSI)),
        pemerintah=_text(identity.get(FieldKey.PEMERINTAH)),
        tahun=_year(identity.get(FieldKey.TAHUN)),
        awal_renstra=_year(identity.get(FieldKey.AWAL_RENSTRA)),
        akhir_renstra=_year(identity.get(FieldKey.AKHIR_RENSTRA)),
        ambang_serapan=_number(rules.get(FieldKey.AMBANG_SERAPAN), usual.ambang_serapan),
        toleransi=_number(rules.get(FieldKey.TOLERANSI), usual.toleransi),
        kertas=_text(rules.get(FieldKey.KERTAS)) or usual.kertas,
        skala=chosen(_text(rules.get(FieldKey.SKALA)), tables.SCALES) or tables.SCALES[0],
        batas_capaian=_cap(rules.get(FieldKey.BATAS_CAPAIAN)),
        penyerapan=_method(rules, version),
        template_version=version,
        desimal=_decimals(rules.get(FieldKey.DESIMAL), version),
        ladders=_ladders(rules.get(FieldKey.PREDIKAT)),
        with_typed_capaian=_is_yes(rules.get(FieldKey.CAPAIAN_DIKETIK)),
        with_printed_codes=_is_yes(rules.get(FieldKey.KODE_DICETAK)),
        ukuran=_measure(_text(rules.get(FieldKey.UKURAN_EFISIENSI))),
        titles=tuple(_titles(rules)),
    )


def _is_yes(cell: Cell | None) -> bool:
    return chosen(_text(cell), (tables.NO, tables.YES)) == tables.YES


def _version(text: str) -> tuple[int, ...]:
    """0.4 as (0, 4); nothing where it is no version. An Indonesian Excel writes a number as 0,4."""
    return tuple(map(int, re.split("[.,]", text))) if _VERSION.fullmatch(text) else ()


def _titles(rules: Mapping[str, Cell]) -> Iterator[tuple[str, str]]:
    """The number or title of each table that has one of its own, by the table's key."""
    for spec in tables.TABLES:
        if text := _text(rules.get(title_key(spec))):
            yield spec.key, text


def _ladders(cell: Cell | None) -> tuple[Ladder, ...]:
    """The ladders that somebody added, each on a line or behind a semicolon."""
    return read_ladders(cell.as_typed)[0] if cell else ()


def _cap(cell: Cell | None) -> Decimal | None:
    return cell.number if cell and cell.number and cell.number > 0 else None


def _method(rules: Mapping[str, Cell], version: tuple[int, ...]) -> Method:
    """How penyerapan is computed; where nothing is chosen, as the template of the workbook meant it."""
    aggregation, penunjang = (_text(rules.get(key)) for key in (FieldKey.CARA_PENYERAPAN, FieldKey.PENUNJANG))
    name = chosen(aggregation, [each.value for each in Aggregation])
    return Method(
        Aggregation(name) if name else (METHOD_OF_TEMPLATES if version else USUAL_METHOD).aggregation,
        chosen(penunjang, (tables.NO, tables.YES)) == tables.YES,
    )


def _decimals(cell: Cell | None, version: tuple[int, ...]) -> int | None:
    """With how many decimals percentages are printed; None where the format of their cells says."""
    field = tables.PENGATURAN.field(FieldKey.DESIMAL)
    name = chosen(_text(cell), field.choices) or field.usual(version)
    return None if name == tables.BY_FORMAT else int(name)


def _measure(written: str) -> Ukuran:
    name = chosen(written, [each.value for each in Ukuran])
    return Ukuran(name) if name else USUAL


def _text(cell: Cell | None) -> str:
    return cell.written if cell and cell.content in {Content.TEXT, Content.NUMBER} else ""


def _year(cell: Cell | None) -> int | None:
    number = cell.number if cell else None
    if number is None or number != int(number) or not 1900 <= number <= 2200:
        return None
    return int(number)


def _number(cell: Cell | None, usual: Decimal) -> Decimal:
    return cell.number if cell and cell.number is not None and cell.number >= 0 else usual
