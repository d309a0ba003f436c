"""What must be said of an agency's own table of amounts: columns in doubt, and units."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lkjip_xl.grids.amount_words import year_of_plan_in, years_in
from lkjip_xl.methods.tolerance import name_of_unit, unit_of_heading
from lkjip_xl.reader.own.amounts import AmountColumn, Roles
from lkjip_xl.reader.own.held import ONE, amounts_without_heading, are_amounts, rows_below, unit_of
from lkjip_xl.reader.own.roles import is_percent, may_be_percent, may_count, roles_of
from lkjip_xl.reader.own.sheet_tables import SheetTable
from lkjip_xl.reader.own.text_columns import TextColumns, holds_codes
from lkjip_xl.text.addresses import column_letters
from lkjip_xl.text.numbers import Dot, WrittenNumber, read_number, read_quantity
from lkjip_xl.text.sentences import few

# What nobody judges is named, column by column: an Evaluasi Renja has a dozen of them.
_MOST_NAMED = 30
_UNTOLD = (
    "tidak menyebut apa isinya; bila itu pagu, tulis misalnya PAGU INDIKATIF di judul tabel atau di atas kolomnya"
)
# A figure in one row of many is no column of them.
_NO_CHANCE = 2


def notes_on(found: SheetTable, roles: Roles, texts: TextColumns, unit: Decimal) -> Iterator[str]:
    """What is said of its columns; ``unit`` is that of its titles."""
    yield from _on_amounts(found, roles, unit)
    yield from _on_other_columns(found, roles, texts)


def shown(found: SheetTable, column: AmountColumn) -> str:
    """A column as it is headed."""
    return f"“{found.words[column.index]}”"


def years_named(roles: Roles) -> str:
    """The years that a table has amounts of, where the report's is not among them."""
    years = {year for each in roles.by_year for year in years_in(each.path)}
    if years:
        return ", ".join(map(str, sorted(years)))
    counted = dict.fromkeys(year_of_plan_in(each.path).removeprefix("tahun ") for each in roles.by_year)
    return ", ".join(f"Tahun {_numeral(each)}" for each in counted)


def _numeral(counted: str) -> str:
    return f"ke-{counted[3:]}" if counted.startswith("ke ") else counted.upper()


def why_not_read(found: SheetTable) -> str:
    """Why a table was not read although it has amounts; empty where it has none."""
    doubtful = amounts_without_heading(found, unit_of(found))
    if not doubtful or not roles_of(found.headings.paths, None).amounts:
        return ""
    named = (
        f"“{found.words[at]}”" if found.words[at] else f"{column_letters(at + 1)} (tanpa judul)" for at in doubtful
    )
    return (
        f"tabel di {found.grid.name} tidak diperiksa, karena judul kolomnya kosong atau sama: "
        f"{few([*dict.fromkeys(named)], _MOST_NAMED, 'kolom')}"
    )


def _on_amounts(found: SheetTable, roles: Roles, unit: Decimal) -> Iterator[str]:
    if roles.unclear:
        named = few([shown(found, each) for each in roles.unclear], _MOST_NAMED, "kolom")
        yield f"realisasi setahun di {found.grid.name}: tidak jelas kolomnya ({named})"
    if roles.by_year:
        told = f"pagu dan realisasi setahun di {found.grid.name}: kolomnya per tahun"
        yield f"{told} ({years_named(roles)}), dan yang tahun laporan tidak jelas"
    if roles.untold:
        yield f"pagu setahun di {found.grid.name}: kolom {shown(found, roles.untold)} {_UNTOLD}"
    own = {unit_of_heading(found.words[each.index]) for each in roles.amounts}
    for each in sorted({unit if each == 1 else each for each in own} - {ONE}):
        told = f"angka di {found.grid.name} dibaca dalam {name_of_unit(each)} rupiah, seperti judulnya"
        yield f"{told}, dan tidak dibandingkan dengan tabel lain"


def of_work(found: SheetTable, roles: Roles, texts: TextColumns) -> str:
    """The columns of figures that are no money: targets and results, of which nobody knows here how they agree."""
    rows = rows_below(found)
    others = {at for at in _others(found, roles, texts) if not _may_be_money(found, rows, at)}
    others = {at for at in others if not holds_codes([row[at] for row in rows])}
    return few([f"“{found.words[at]}”" for at in sorted(others) if _are_results(rows, at)], _MOST_NAMED, "kolom")


def _others(found: SheetTable, roles: Roles, texts: TextColumns) -> list[int]:
    """The columns with a heading that are not read."""
    known = {each.index for each in roles.amounts} | {each.index for each in roles.ratios}
    known |= {*texts.names, *texts.parts_of_code}
    known |= {at for at in (texts.code, texts.number) if at is not None}
    return [at for at, path in enumerate(found.headings.paths) if path and at not in known]


def _may_be_money(found: SheetTable, rows: Sequence[Sequence[str]], at: int) -> bool:
    path = found.headings.paths[at]
    return any(row[at] for row in rows) and may_count(path) and _are_figures(path, rows, at)


def _on_other_columns(found: SheetTable, roles: Roles, texts: TextColumns) -> Iterator[str]:
    """The columns of figures of which nobody can tell what is to be judged in them."""
    rows = rows_below(found)
    others = _others(found, roles, texts)
    left = [f"“{found.words[at]}”" for at in others if _may_be_money(found, rows, at)]
    if left:
        yield f"kolom di {found.grid.name} yang artinya tidak jelas: {few(left, _MOST_NAMED, 'kolom')}"


def _are_figures(path: str, rows: Sequence[Sequence[str]], at: int) -> bool:
    texts = [row[at] for row in rows]
    if not is_percent(path) and not may_be_percent(path):
        return are_amounts(texts, ONE) and any(number.value for text in texts if (number := _figure(text)))
    return sum(_figure(text.removesuffix("%")) is not None for text in texts if text) * 2 > sum(map(bool, texts))


def _are_results(rows: Sequence[Sequence[str]], at: int) -> bool:
    """Whether a column has figures of whatever kind, with their units or without."""
    texts = [row[at] for row in rows if row[at]]
    figures = sum(read_quantity(text) is not None for text in texts)
    return 2 * figures > len(texts) and figures >= min(len(rows), _NO_CHANCE)


def _figure(text: str) -> WrittenNumber | None:
    return read_number(text.strip(), Dot.THOUSANDS)
