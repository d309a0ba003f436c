"""How far a sheet of the template is filled, and what its live checks count as wrong: formulas and their values.

Whole columns are counted, from the column numbers to the closing row, so that rows that are inserted are in; what
stands in those two is taken off again. Excel 2010 reads all of it. No criterion has a number with decimals.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lkjip_xl.books.template.contents import EMPTY
from lkjip_xl.books.template.layout import FormLayout, count_of_ends, count_of_rows
from lkjip_xl.books.template.looks import must_be_filled
from lkjip_xl.tables import IDENTITAS
from lkjip_xl.tables.facts import YearOfRenstra
from lkjip_xl.tables.keys import FieldKey
from lkjip_xl.tables.spec import Kind, Presence

if TYPE_CHECKING:
    from lkjip_xl.books.kit.surface import FormulaValue
    from lkjip_xl.books.template.contents import Contents, TableContents, Typed
    from lkjip_xl.report.settings import Settings
    from lkjip_xl.tables.spec import Column, FormSpec

UNKNOWN: Final = "?"
"""What stands for a count where a cell that is counted shows an error of Excel."""
_NOTHING_TO_TELL: Final = "-"


@dataclass(frozen=True, slots=True)
class Count:
    """A number of cells: the expression that counts them, and what it gives now."""

    formula: str
    value: int

    @property
    def guarded(self) -> tuple[str, FormulaValue]:
        """The formula of a cell, and its value."""
        return f'IFERROR({self.formula},"{UNKNOWN}")', self.value


@dataclass(frozen=True, slots=True)
class Wrong:
    """What a live check counts: in words, and how often."""

    words: str
    count: Count


@dataclass(frozen=True, slots=True)
class Progress:
    """A sheet: cells filled, cells to fill; None where nobody has to fill any. ``wrong`` by its live checks."""

    filled: Count | None
    needed: Count | None
    wrong: tuple[Wrong, ...] = ()


@dataclass(frozen=True, slots=True)
class _Part:
    """A column that has to be filled, and whether it has to be in this Renstra and year: 1 or 0."""

    column: Column
    due: Count


def of_form(spec: FormSpec, form: Mapping[str, Typed]) -> Progress:
    """The fields of a form."""
    keys = [field.key for field in spec.fields if field.filled]
    if not keys:
        return Progress(None, None)
    cells = [f'({FormLayout(spec).linked_cell(key)}<>"")' for key in keys]
    filled = sum(1 for key in keys if key in form and form[key].value != "")
    return Progress(Count("+".join(cells), filled), Count(str(len(keys)), len(keys)))


def of_table(contents: TableContents, tables: Mapping[str, TableContents], settings: Settings) -> Progress:
    """The rows of a table: each in use needs what every row needs, the table once what stands over several."""
    needed = [column for column in contents.layout.spec.columns if must_be_filled(column)]
    wrong = tuple(_wrong(contents, tables))
    if not needed:
        return Progress(None, None, wrong)
    each = [_Part(column, _due(column, settings)) for column in needed if not column.carried]
    once = [column for column in needed if column.carried]
    rows = _rows_in_use(contents)
    return Progress(_filled(contents, each, once), _needed(contents, each, once, rows), wrong)


def _due(column: Column, settings: Settings) -> Count:
    """Whether a column has to be filled: not of a year past the Renstra, nor of one later than the report's."""
    if not column.series:
        return Count("1", 1)
    first, last, own = (
        f"N({FormLayout(IDENTITAS).linked_cell(key)})"
        for key in (FieldKey.AWAL_RENSTRA, FieldKey.AKHIR_RENSTRA, FieldKey.TAHUN)
    )
    begin, end, now = (year or 0 for year in (settings.awal_renstra, settings.akhir_renstra, settings.tahun))
    offset = column.year.offset if isinstance(column.year, YearOfRenstra) else 0
    at, year = f"{first}+{offset}", begin + offset
    if isinstance(column.year, int):
        at, year = str(column.year), column.year
    limit, until = (f"MIN({last},{own})", min(end, now)) if column.so_far else (last, end)
    return Count(f"({at}<={limit})", int(year <= until))


def _is_filled(row: Contents, key: str) -> bool:
    return row.get(key, EMPTY).value != ""


def _keys_in_use(contents: TableContents) -> Sequence[str]:
    """The columns of which one at least says that a row is in use: a check takes for one whatever is typed in it.

    In an outline this is the level: a row without one is a heading, an urusan say.
    """
    spec = contents.layout.spec
    if spec.tree:
        return (spec.tree.level,)
    if not spec.column(spec.label).typed:
        return (spec.label,)
    return [column.key for column in spec.columns if column.typed]


def _in_use(contents: TableContents) -> str:
    cells = (contents.layout.fixed_column(key) for key in _keys_in_use(contents))
    return f'({"&".join(cells)}<>"")'


def _used(contents: TableContents) -> list[Contents]:
    keys = _keys_in_use(contents)
    return [row for row in contents.rows if any(_is_filled(row, key) for key in keys)]


def _ends(contents: TableContents) -> str:
    """What takes off the closing row, which has a text under the names, where that counts as a row in use."""
    counts = contents.layout.spec.label in _keys_in_use(contents)
    return f"-{count_of_ends(contents.layout)}" if counts else ""


def _rows_in_use(contents: TableContents) -> Count:
    shown = f"(SUMPRODUCT(--{_in_use(contents)})-1{_ends(contents)})"
    return Count(shown, len(_used(contents)))


def _needed(contents: TableContents, each: Sequence[_Part], once: Sequence[Column], rows: Count) -> Count:
    if contents.layout.spec.groups:
        items, beside = _items(contents), len(each) - 1
        return Count(f"{rows.formula}+{beside}*{items.formula}", rows.value + beside * items.value)
    due = _due_of_all(each)
    shown, value = f"{rows.formula}*({due.formula})", rows.value * due.value
    if once:
        shown += f"+{len(once)}*({rows.formula}>0)"
        value += len(once) * (rows.value > 0)
    return Count(shown, value)


def _due_of_all(each: Sequence[_Part]) -> Count:
    """How many columns a row needs."""
    years = [part.due for part in each if part.column.series]
    always = len(each) - len(years)
    return Count(
        "+".join([str(always), *(due.formula for due in years)]), always + sum(due.value for due in years)
    )


def _filled(contents: TableContents, each: Sequence[_Part], once: Sequence[Column]) -> Count:
    layout, label = contents.layout, contents.layout.spec.label
    terms = []
    for part in each:
        term = f'({layout.fixed_column(part.column.key)}<>"")'
        if layout.spec.groups and part.column.key != label:
            term = f"{_is_item(layout.fixed_column(label))}*{term}"
        terms.append(f"{part.due.formula}*{term}" if part.column.series else term)
    shown = f"SUMPRODUCT({_in_use(contents)}*({'+'.join(terms)}))"
    # The column numbers are no item of a group: of them the name alone was counted.
    shown += "-1" if layout.spec.groups else f"-({_due_of_all(each).formula})"
    shown += _ends(contents) if any(part.column.key == label for part in each) else ""
    value = sum(
        part.due.value
        for row in _used(contents)
        for part in each
        if _is_filled(row, part.column.key)
        and (not layout.spec.groups or part.column.key == label or _names_item(row, label))
    )
    for column in once:
        ends = f"+{count_of_ends(layout)}" if column.key == label else ""
        shown += f'+(SUMPRODUCT(--({layout.fixed_column(column.key)}<>""))>1{ends})'
        value += any(_is_filled(row, column.key) for row in contents.rows)
    return Count(shown, value)


def _is_item(names: str) -> str:
    """An expression of 1 for each name that is not one of a group, which are in capitals."""
    return f"(1-EXACT({names},UPPER({names})))"


def _names_item(row: Contents, label: str) -> bool:
    name = str(row.get(label, EMPTY).value)
    return name != name.upper()


def _items(contents: TableContents) -> Count:
    layout, label = contents.layout, contents.layout.spec.label
    value = sum(1 for row in contents.rows if _names_item(row, label))
    return Count(f"(SUMPRODUCT({_is_item(layout.fixed_column(label))})-{count_of_ends(layout)})", value)


def _wrong(contents: TableContents, tables: Mapping[str, TableContents]) -> Iterator[Wrong]:
    layout = contents.layout
    amounts = [each.key for each in layout.spec.columns if each.typed and each.kind in (Kind.RUPIAH, Kind.NUMBER)]
    if amounts:
        yield Wrong("isian bukan angka", _texts(contents, amounts))
    for column in layout.spec.columns:
        if column.presence is Presence.HELPER and column.kind is Kind.RUPIAH:
            cells = layout.fixed_column(column.key)
            values = (row.get(column.key, EMPTY).number for row in contents.rows)
            shown = f'COUNTIF({cells},">0")+COUNTIF({cells},"<0")'
            yield Wrong("SELISIH bukan 0", Count(shown, sum(1 for value in values if value)))
    for source in (tables[key] for key in layout.followed):
        shown = f"({count_of_rows(source.layout)}<>{count_of_rows(layout)})"
        words = f"banyaknya baris lain dari {source.layout.spec.sheet}"
        yield Wrong(words, Count(shown, int(source.named != contents.named)))


def _texts(contents: TableContents, keys: Sequence[str]) -> Count:
    """Texts where numbers belong; COUNTIF would not do, which takes numbers for texts in LibreOffice."""
    cells = [contents.layout.fixed_column(key) for key in keys]
    texts = "+".join(f'ISTEXT({each})*({each}<>"")*({each}<>"{_NOTHING_TO_TELL}")' for each in cells)
    values = [row.get(key, EMPTY).value for row in contents.rows for key in keys]
    count = sum(1 for value in values if isinstance(value, str) and value not in ("", _NOTHING_TO_TELL))
    return Count(f"(SUMPRODUCT({texts})-{len(keys)})", count)
