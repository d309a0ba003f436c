"""Writes the template workbook, empty or filled as a person would fill it.

Everything on its sheets comes from :mod:`lkjip_xl.tables`; no table has code of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING, Final

from lkjip_xl.books.kit import styles
from lkjip_xl.books.kit.writer import Sheet, Workbook
from lkjip_xl.books.template.entry_checks import validation
from lkjip_xl.books.template.layout import FormLayout, TableLayout
from lkjip_xl.books.template.petunjuk import write_petunjuk
from lkjip_xl.books.template.table_sheet import TableSheet, dress
from lkjip_xl.books.template.values import TableContents, Typed, TypedTable, fill
from lkjip_xl.report.settings import Settings
from lkjip_xl.tables import FORMS, IDENTITAS, PENGATURAN, TABLES
from lkjip_xl.tables.facts import YearOfRenstra
from lkjip_xl.tables.spec import Field, FormSpec, Kind, TableSpec

if TYPE_CHECKING:
    from pathlib import Path

    from lkjip_xl.books.kit.styles import Style

__all__ = ["Filling", "TemplateOptions", "Typed", "write_template"]

_TITLE: Final = "Buku kerja LKjIP"
_AUTHOR: Final = "lkjip-xl"
_FORM_WIDTHS: Final = (38, 46, 74)
_YEARS_OF_RENSTRA: Final = 6


@dataclass(frozen=True, slots=True)
class TemplateOptions:
    """What may be written into a template before anybody fills it. ``kertas`` as in Pengaturan."""

    instansi: str = ""
    pemerintah: str = ""
    tahun: int | None = None
    awal_renstra: int | None = None
    akhir_renstra: int | None = None
    kertas: str = "Folio (F4)"


Form = Mapping[str, Typed]


@dataclass(frozen=True, slots=True)
class Filling:
    """What a person typed, by the keys of tables, columns and fields; also over a formula.

    ``totals`` and ``shares`` are what was typed over the formulas of the Jumlah rows and of the rows of
    shares under them, ``column_numbers`` what stands in place of the numbers of columns.
    """

    tables: Mapping[str, Sequence[Mapping[str, Typed]]] = field(default_factory=dict)
    forms: Mapping[str, Form] = field(default_factory=dict)
    totals: Mapping[str, Mapping[str, Typed]] = field(default_factory=dict)
    shares: Mapping[str, Mapping[str, Typed]] = field(default_factory=dict)
    column_numbers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def write_template(target: Path, options: TemplateOptions | None = None, filling: Filling | None = None) -> None:
    """Write the template whole or not at all.

    Raises:
        CannotWrite: if the folder cannot be written to, or the target is open in Excel.

    """
    filling = filling or Filling()
    forms = _forms(options or TemplateOptions(), filling)
    settings = _settings(forms)
    contents = _contents(filling, settings, _number(forms[PENGATURAN.key].get("batas_capaian")))
    with Workbook(target, _TITLE, _AUTHOR) as book:
        write_petunjuk(book, settings)
        for spec in FORMS:
            _write_form(book, spec, forms[spec.key], settings)
        for table in TABLES:
            TableSheet(book, book.sheet(table.sheet), contents[table.key], contents, settings).write()


def _contents(filling: Filling, settings: Settings, cap: Decimal | None) -> dict[str, TableContents]:
    """What every table holds, each worked out after those that it takes something from.

    ``cap`` is the most that a capaian counts, in percent points.
    """
    specs = {spec.key: spec_of_template(spec, settings).with_cap(cap) for spec in TABLES}
    contents: dict[str, TableContents] = {}
    for key in TopologicalSorter({key: spec.sources for key, spec in specs.items()}).static_order():
        spec = specs[key]
        rows = filling.tables.get(key, ()) or [
            {column: Typed(text) for column, text in row.items()} for row in spec.prefilled
        ]
        typed = TypedTable(
            rows,
            filling.totals.get(key, {}),
            filling.shares.get(key, {}),
            filling.column_numbers.get(key, {}),
        )
        layout = TableLayout(spec, max(spec.rows, len(rows)))
        contents[key] = fill(layout, typed, contents, settings.tahun)
    return contents


def spec_of_template(spec: TableSpec, settings: Settings) -> TableSpec:
    """A table with the columns that the template offers, and one for each year of the Renstra.

    As long as nobody knows which years these are there are six, headed by what Identitas will say.
    """
    years = [
        (settings.renstra[offset] if settings.renstra else YearOfRenstra(offset), YearOfRenstra(offset).shown)
        for offset in range(len(settings.renstra) or _YEARS_OF_RENSTRA)
    ]
    return spec.with_columns(lambda column: column.offered).for_years(years, known=False)


def _forms(options: TemplateOptions, filling: Filling) -> dict[str, Form]:
    """What stands in the forms: what was typed, else the options, else the defaults."""
    asked: dict[str, dict[str, Typed]] = {
        IDENTITAS.key: {"instansi": Typed(options.instansi), "pemerintah": Typed(options.pemerintah)},
        PENGATURAN.key: {"kertas": Typed(options.kertas)},
    }
    years = {"tahun": options.tahun, "awal_renstra": options.awal_renstra, "akhir_renstra": options.akhir_renstra}
    asked[IDENTITAS.key] |= {key: Typed(year) for key, year in years.items() if year is not None}
    return {
        spec.key: {
            **{each.key: _default(each) for each in spec.fields if each.default},
            **asked.get(spec.key, {}),
            **filling.forms.get(spec.key, {}),
        }
        for spec in FORMS
    }


def _default(field: Field) -> Typed:
    if field.kind is Kind.TEXT:
        return Typed(field.default)  # a version 0.10 is not the number 0,1
    try:
        return Typed(Decimal(field.default))
    except InvalidOperation:
        return Typed(field.default)


def _settings(forms: Mapping[str, Form]) -> Settings:
    """What the titles and the print set-up need of the forms."""
    identitas = forms[IDENTITAS.key]
    return Settings(
        instansi=str(identitas["instansi"].value),
        pemerintah=str(identitas["pemerintah"].value),
        tahun=_year(identitas.get("tahun")),
        awal_renstra=_year(identitas.get("awal_renstra")),
        akhir_renstra=_year(identitas.get("akhir_renstra")),
        kertas=str(forms[PENGATURAN.key]["kertas"].value),
    )


def _year(typed: Typed | None) -> int | None:
    return None if typed is None or isinstance(typed.value, str) else int(typed.value)


def _number(typed: Typed | None) -> Decimal | None:
    return None if typed is None or isinstance(typed.value, str) else Decimal(typed.value)


def _write_form(book: Workbook, spec: FormSpec, form: Form, settings: Settings) -> None:
    sheet, layout = book.sheet(spec.sheet), FormLayout(spec)
    sheet.text(1, 1, spec.title, book.style(**styles.TITLE))
    for each in spec.fields:
        _write_field(book, sheet, layout.row(each.key), each, form.get(each.key))
    for number, width in enumerate(_FORM_WIDTHS):
        sheet.set_width(number + 1, width)
    sheet.raw.set_landscape()
    dress(sheet, settings, styles.MID_BLUE)


def _write_field(book: Workbook, sheet: Sheet, row: int, field: Field, typed: Typed | None) -> None:
    sheet.text(row, 1, field.label, book.style(**styles.LABEL))
    look = styles.COMPUTED_CELL if field.of_template else styles.INPUT_CELL
    style = book.style(**{**look, **_value_format(field), "align": "left", "valign": "vcenter"})
    value = "" if typed is None else typed.value
    if isinstance(value, str):
        sheet.text(row, 2, value, style)
    else:
        sheet.number(row, 2, value, style)
    note = book.style(**{**styles.NOTE, "text_wrap": True, "indent": 1})
    sheet.text(row, 3, field.hint, note)
    rule = validation(field.kind, field.choices, field.label, field.hint, as_fraction=False)
    if rule:
        sheet.validate(row, 2, row, 2, rule)
    lines = styles.lines_needed(str(value), _FORM_WIDTHS[1])
    sheet.set_height(row, max(21.0, styles.row_height([lines]) + 4))


def _value_format(field: Field) -> Style:
    match field.kind:
        case Kind.YEAR:
            return {"num_format": "0"}
        case Kind.RUPIAH:
            return {"num_format": styles.RUPIAH_FORMAT}
        case _:
            return {}
