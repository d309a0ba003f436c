"""Writes the template workbook, empty or filled as a person would fill it.

Everything on its sheets comes from :mod:`lkjip_xl.tables`; no table has code of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING, Final

from lkjip_xl.books.kit import styles
from lkjip_xl.books.kit.writer import Sheet, Workbook
from lkjip_xl.books.template.contents import Merged, NoteColumn, TableContents, Typed, TypedTable
from lkjip_xl.books.template.entry_checks import validation
from lkjip_xl.books.template.hidden_lists import Ladders, ladders_of, write_hidden_lists
from lkjip_xl.books.template.layout import FormLayout, TableLayout
from lkjip_xl.books.template.looks import look_of_field
from lkjip_xl.books.template.paper import fit_on_paper, room_across
from lkjip_xl.books.template.petunjuk import write_petunjuk
from lkjip_xl.books.template.status import write_status
from lkjip_xl.books.template.table_sheet import TableSheet, dress
from lkjip_xl.books.template.values import fill
from lkjip_xl.methods.efisiensi import USUAL, Ukuran
from lkjip_xl.methods.penyerapan import Aggregation, Method
from lkjip_xl.report.settings import Settings
from lkjip_xl.tables import BY_FORMAT, DECIMALS, FORMS, IDENTITAS, PENGATURAN, TABLES, YES, table_named
from lkjip_xl.tables.facts import YearOfRenstra
from lkjip_xl.tables.keys import FieldKey
from lkjip_xl.tables.on_request import in_use, is_in_template, with_asked_columns
from lkjip_xl.tables.spec import Field, FormSpec, Kind, Listed, TableSpec
from lkjip_xl.text.words import chosen

if TYPE_CHECKING:
    from pathlib import Path

    from lkjip_xl.books.kit.styles import Style

__all__ = ["Filling", "TemplateOptions", "Typed", "write_template"]

_TITLE: Final = "Buku kerja LKjIP"
_AUTHOR: Final = "lkjip-xl"
_FORM_WIDTHS: Final = (38, 46, 74)
_YEARS_OF_RENSTRA: Final = 6
# Left free where a workbook fills more rows than a template usually has.
_SPARE_ROWS: Final = 10


@dataclass(frozen=True, slots=True)
class TemplateOptions:
    """What may be written into a template before anybody fills it. ``kertas`` as in Pengaturan.

    ``kolom`` are the short names of columns that it has only where somebody asks for them, ``indikator`` and
    ``baris`` how many rows the tables of indicators and those of the budget have at least; 0 where nobody says:
    as usual, or as in the workbook that fills it.
    """

    instansi: str = ""
    pemerintah: str = ""
    tahun: int | None = None
    awal_renstra: int | None = None
    akhir_renstra: int | None = None
    kertas: str = "Folio (F4)"
    kolom: tuple[str, ...] = ()
    indikator: int = 0
    baris: int = 0


Form = Mapping[str, Typed]


@dataclass(frozen=True, slots=True)
class Filling:
    """What a person typed, by the keys of tables, columns and fields; also over a formula.

    ``totals`` and ``shares`` are what was typed over the formulas of the Jumlah rows and of the rows of
    shares under them, ``column_numbers`` what stands in place of the numbers of columns. ``notes`` stand beside
    the tables, ``merged`` are cells that stand once over several rows, ``rooms`` how many rows the sheets have
    that it comes from, ``kolom`` the columns on request that they have, blank too.
    """

    tables: Mapping[str, Sequence[Mapping[str, Typed]]] = field(default_factory=dict)
    forms: Mapping[str, Form] = field(default_factory=dict)
    totals: Mapping[str, Mapping[str, Typed]] = field(default_factory=dict)
    shares: Mapping[str, Mapping[str, Typed]] = field(default_factory=dict)
    column_numbers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    notes: Mapping[str, Sequence[NoteColumn]] = field(default_factory=dict)
    merged: Mapping[str, Sequence[Merged]] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    rooms: Mapping[str, int] = field(default_factory=dict)
    kolom: tuple[str, ...] = ()

    @classmethod
    def of(cls, typed: Mapping[str, TypedTable], forms: Mapping[str, Form]) -> Filling:
        """What was typed into some tables and forms."""
        return cls(
            tables={key: each.rows for key, each in typed.items() if each.rows},
            forms=forms,
            totals={key: each.total for key, each in typed.items()},
            shares={key: each.shares for key, each in typed.items()},
            column_numbers={key: each.column_numbers for key, each in typed.items()},
            notes={key: each.notes for key, each in typed.items()},
            merged={key: each.merged for key, each in typed.items()},
            titles={key: each.title for key, each in typed.items() if each.title},
        )

    def table(self, key: str) -> TypedTable:
        """What was typed into a table."""
        return TypedTable(
            self.tables.get(key, ()),
            self.totals.get(key, {}),
            self.shares.get(key, {}),
            self.column_numbers.get(key, {}),
            self.notes.get(key, ()),
            self.merged.get(key, ()),
            self.titles.get(key, ""),
        )


def write_template(
    target: Path,
    options: TemplateOptions | None = None,
    filling: Filling | None = None,
    behind: Callable[[Workbook], None] | None = None,
) -> None:
    """Write the template whole or not at all; ``behind`` writes what stands behind its sheets.

    Raises:
        CannotWrite: if the folder cannot be written to, or the target is open in Excel.

    """
    filling, options = filling or Filling(), options or TemplateOptions()
    forms = _forms(options, filling)
    settings = _settings(forms)
    rules = forms[PENGATURAN.key]
    cap, ukuran = _number(rules.get(FieldKey.BATAS_CAPAIAN)), _measure(rules[FieldKey.UKURAN_EFISIENSI])
    names = {*options.kolom, *filling.kolom, *_filled_on_request(filling)}
    specs = specs_in_order(settings, cap, ukuran, names, _method(rules))
    ladders = ladders_of(_predikat(rules))
    contents = _contents(specs, filling, settings, rows_of_template(filling, options), ladders)
    with Workbook(target, _TITLE, _AUTHOR) as book:
        tables = {key: each for key, each in contents.items() if is_in_template(table_named(key), names)}
        write_status(book, forms, tables, settings)
        write_petunjuk(book, settings)
        for spec in FORMS:
            _write_form(book, spec, forms[spec.key], settings)
        for table in (each for each in TABLES if each.key in tables):
            TableSheet(book, book.sheet(table.sheet), contents[table.key], contents, settings).write()
        if behind is not None:
            behind(book)


def _filled_on_request(filling: Filling) -> Iterator[str]:
    """The columns that somebody has filled: they need not be asked for."""
    for spec in TABLES:
        rows = filling.tables.get(spec.key, ())
        yield from in_use(spec, ([key for key, typed in row.items() if typed.value != ""] for row in rows))


def rows_of_template(filling: Filling, options: TemplateOptions) -> dict[str, int]:
    """How many rows each table has: as many as are asked for, and as the fullest of those alike needs.

    Where nobody asks, no sheet has fewer than it had. What is full is left with some rows for what is still to
    come.
    """
    asked = {Listed.INDICATORS: options.indikator, Listed.BUDGET: options.baris}
    least = {spec.key: asked.get(spec.lists) or filling.rooms.get(spec.key, 0) for spec in TABLES}
    needed = {spec.key: max(spec.rows, least[spec.key], _needed(spec, filling)) for spec in TABLES}
    of_lists = {lists: max(needed[spec.key] for spec in TABLES if spec.lists is lists) for lists in asked}
    return {spec.key: of_lists.get(spec.lists, needed[spec.key]) for spec in TABLES}


def _needed(spec: TableSpec, filling: Filling) -> int:
    filled = len(filling.tables.get(spec.key, ()))
    return filled + _SPARE_ROWS if filled > spec.rows else filled


def _contents(
    specs: Sequence[TableSpec],
    filling: Filling,
    settings: Settings,
    rows_of: Mapping[str, int],
    ladders: Ladders,
) -> dict[str, TableContents]:
    """What every table holds, each worked out after those that it takes something from."""
    contents: dict[str, TableContents] = {}
    for spec in specs:
        typed = filling.table(spec.key)
        rows = typed.rows or [{column: Typed(text) for column, text in row.items()} for row in spec.prefilled]
        layout = TableLayout(spec, rows_of[spec.key], room_across(settings.kertas))
        contents[spec.key] = fill(layout, replace(typed, rows=rows), contents, settings.tahun, ladders)
    return contents


def specs_in_order(
    settings: Settings, cap: Decimal | None, ukuran: Ukuran, asked: Collection[str], method: Method
) -> list[TableSpec]:
    """The tables as the template has them, each after those that it takes something from.

    ``cap`` is the most that a capaian counts, in percent points, ``ukuran`` the measure of efficiency; ``asked``
    are the columns on request.
    """
    of_template = (spec_of_template(spec, settings, asked) for spec in TABLES)
    specs = {
        spec.key: spec.with_cap(cap).with_measure(ukuran).with_decimals(settings.desimal).with_method(method)
        for spec in of_template
    }
    order = TopologicalSorter({key: spec.sources for key, spec in specs.items()}).static_order()
    return [specs[key] for key in order]


def spec_of_template(spec: TableSpec, settings: Settings, asked: Collection[str] = ()) -> TableSpec:
    """A table with the columns that the template offers or somebody asked for, and those of the Renstra.

    As long as nobody knows which years these are there are six, headed by what Identitas will say.
    """
    years = [
        (settings.renstra[offset] if settings.renstra else YearOfRenstra(offset), YearOfRenstra(offset).shown)
        for offset in range(len(settings.renstra) or _YEARS_OF_RENSTRA)
    ]
    return with_asked_columns(spec, asked).for_years(years, known=False)


def _forms(options: TemplateOptions, filling: Filling) -> dict[str, Form]:
    """What stands in the forms: what was typed, else the options, else the defaults."""
    asked: dict[str, dict[str, Typed]] = {
        IDENTITAS.key: {
            FieldKey.INSTANSI: Typed(options.instansi),
            FieldKey.PEMERINTAH: Typed(options.pemerintah),
        },
        PENGATURAN.key: {FieldKey.KERTAS: Typed(options.kertas)},
    }
    years = {
        FieldKey.TAHUN: options.tahun,
        FieldKey.AWAL_RENSTRA: options.awal_renstra,
        FieldKey.AKHIR_RENSTRA: options.akhir_renstra,
    }
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
        instansi=str(identitas[FieldKey.INSTANSI].value),
        pemerintah=str(identitas[FieldKey.PEMERINTAH].value),
        tahun=_year(identitas.get(FieldKey.TAHUN)),
        awal_renstra=_year(identitas.get(FieldKey.AWAL_RENSTRA)),
        akhir_renstra=_year(identitas.get(FieldKey.AKHIR_RENSTRA)),
        desimal=_decimals(forms[PENGATURAN.key][FieldKey.DESIMAL]),
        kertas=chosen(str(forms[PENGATURAN.key][FieldKey.KERTAS].value), tuple(styles.PAPER_CODES))
        or Settings().kertas,
    )


def _year(typed: Typed | None) -> int | None:
    number = _number(typed)
    return None if number is None else int(number)


def _method(rules: Form) -> Method:
    """How penyerapan is computed, as the template's formulas take it: by pagu where they read nothing else."""
    texts = {key: str(rules[key].value) for key in (FieldKey.CARA_PENYERAPAN, FieldKey.PENUNJANG) if key in rules}
    way, penunjang = (texts.get(key, "").casefold() for key in (FieldKey.CARA_PENYERAPAN, FieldKey.PENUNJANG))
    same = (each for each in Aggregation if each.value.casefold() == way)
    return Method(next(same, Aggregation.WEIGHTED_BY_PAGU), penunjang == YES.casefold())


def _number(typed: Typed | None) -> Decimal | None:
    return None if typed is None or isinstance(typed.value, str) else Decimal(typed.value)


def _predikat(rules: Form) -> str:
    """The ladders of grades that Pengaturan adds."""
    return str(rules[FieldKey.PREDIKAT].value) if FieldKey.PREDIKAT in rules else ""


def _measure(typed: Typed) -> Ukuran:
    """The measure whose words stand there exactly; Excel takes anything else for the usual one."""
    words = {each.value.casefold(): each for each in Ukuran}
    return words.get(str(typed.value).casefold(), USUAL)


def _decimals(typed: Typed) -> int | None:
    """With how many decimals percentages are shown; None where each column has its own."""
    text = str(typed.value)
    return int(text) if text in DECIMALS and text != BY_FORMAT else None


def _write_form(book: Workbook, spec: FormSpec, form: Form, settings: Settings) -> None:
    sheet, layout = book.sheet(spec.sheet), FormLayout(spec)
    sheet.text(1, 1, spec.title, book.style(**styles.TITLE))
    for each in spec.fields:
        _write_field(book, sheet, layout.row(each.key), each, form.get(each.key))
    for number, width in enumerate(_FORM_WIDTHS):
        sheet.set_width(number + 1, width)
    if spec is PENGATURAN:
        write_hidden_lists(book, sheet, _predikat(form), _number(form.get(FieldKey.BATAS_CAPAIAN)))
    dress(sheet, settings, styles.MID_BLUE)
    fit_on_paper(sheet, settings.kertas, layout.row(spec.fields[-1].key), len(_FORM_WIDTHS))


def _write_field(book: Workbook, sheet: Sheet, row: int, field: Field, typed: Typed | None) -> None:
    sheet.text(row, 1, field.label, book.style(**styles.LABEL))
    look = styles.cell_of(look_of_field(field))
    shown_as = {"num_format": typed.number_format} if typed and typed.number_format else _value_format(field)
    style = book.style(**{**look, **shown_as, "align": "left", "valign": "vcenter"})
    value = "" if typed is None else typed.value
    if isinstance(value, str):
        sheet.text(row, 2, value, style)
    else:
        sheet.number(row, 2, value, style)
    note = book.style(**{**styles.NOTE, "text_wrap": True, "indent": 1})
    sheet.text(row, 3, field.hint, note)
    rule = validation(field.kind, field.choices, as_fraction=False)
    if rule:
        sheet.validate(row, 2, row, 2, rule)
    # The hint is indented.
    lines = max(
        styles.lines_needed(text, width)
        for text, width in ((str(value), _FORM_WIDTHS[1]), (field.hint, _FORM_WIDTHS[2] - 2))
    )
    sheet.set_height(row, max(16.0, styles.row_height([lines]) + 2))


def _value_format(field: Field) -> Style:
    match field.kind:
        case Kind.YEAR:
            return {"num_format": "0"}
        case Kind.RUPIAH:
            return {"num_format": styles.RUPIAH_FORMAT}
        case Kind.TEXT:
            return {"num_format": styles.TEXT_FORMAT}  # else 3.1 becomes a day, and - begins a formula
        case _:
            return {}
