"""What a rule finds in a document and nobody can know there: the reason, where it is not judged.

A printed table need not tell units, and a document need not have the table that others are held against.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from lkjip_xl.figures.precision import interval_of
from lkjip_xl.figures.sasaran import names_penunjang
from lkjip_xl.methods.capaian import Rumus
from lkjip_xl.report.cell import Cell
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.rules.evidence.printed import operand_cells
from lkjip_xl.rules.findings import Finding
from lkjip_xl.tables import TABEL_2_3_1, TABEL_2_7
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.spec import Kind

_TWICE, _NO_CODE, _TOTALS, _SHARES, _COMPUTED = "D07", "S20", "K04", "P02", "P01"
_OF_FIGURES = frozenset({"K06", "P01", "W04"})
_UNIT = re.compile(
    r"(?:kelurahan|kecamatan|desa|uptd?|puskesmas|rsud|sekolah|sdn?|smpn?|unit|bagian|bidang|cabang|kantor)\b",
    re.IGNORECASE,
)


def why_unsure(report: Report, finding: Finding) -> str:
    """Why a finding is not judged in a document; empty where it is."""
    table = _tables(report).get(str(finding.problem.place.sheet))
    if table is None:
        return ""
    if finding.code in _OF_FIGURES and (reason := _of_undecided(report, finding)):
        return reason
    if finding.code in {_TWICE, _NO_CODE}:
        return _of_several_units(table, finding)
    if finding.code in {_TOTALS, _SHARES}:
        return _without_penunjang(report, finding)
    if finding.code == _COMPUTED and _is_growth_downwards(table, finding):
        heading = finding.problem.column_heading
        return (
            f"{heading} di {table.sheet}: dihitung seperti capaiannya, (2T − R) ÷ T, dengan realisasi tahun lalu"
        )
    return ""


def _of_undecided(report: Report, finding: Finding) -> str:
    """What is found of figures of which only some have a dot that may be for thousands or decimals.

    Where all have one, they stand to each other as they do in either way.
    """
    cells = [each for each in _figures_of(report, finding) if each.number is not None]
    unsure = [each for each in cells if each.is_undecided]
    if not unsure or len(unsure) == len(cells):
        return ""
    first = unsure[0]
    told = f"{first.place.in_full}: {first.written} dapat berarti ribuan atau desimal"
    return f"{told}, jadi belum pasti salah (lihat D08)"


def _figures_of(report: Report, finding: Finding) -> Iterator[Cell]:
    """The targets and realisasi that a finding is about: those it names, or those of which its percentage is."""
    found = finding.problem
    for place in (found.place, *found.related):
        table = _tables(report).get(str(place.sheet))
        for row in table.rows if table else ():
            for column in table.spec.columns if table and row.number == place.row else ():
                cell = row.cells.get(column.key)
                if cell is None or cell.place != place:
                    continue
                if column.kind is Kind.QUANTITY:
                    yield cell
                elif place == found.place:
                    yield from operand_cells(row, column).values()


def _is_growth_downwards(table: Table, finding: Finding) -> bool:
    """Whether a result against last year's is printed by the formula of its indicator: less is better."""
    at = table.columns.get(Key.PERTUMBUHAN)
    places = (finding.problem.place, *finding.problem.others)
    rows = {row.number: row for row in table.rows}
    return all(place.column == at and place.row in rows and _falls(rows[place.row]) for place in places)


def _falls(row: Row) -> bool:
    now, before, cell = row.figure(Key.REALISASI), row.figure(Key.REALISASI_LALU), row.cells[Key.PERTUMBUHAN]
    span = interval_of(cell, Kind.PERCENT)
    if row.text(Key.RUMUS) != Rumus.LESS_IS_BETTER.value or span is None or not before or now is None:
        return False
    return span.holds((2 * before - now) / before * 100)


def _tables(report: Report) -> Mapping[str, Table]:
    return {str(table.sheet): table for table in report.report_tables}


def _of_several_units(table: Table, finding: Finding) -> str:
    """Rows of kelurahan or UPTD without a column that says whose they are: their parents count each of them."""
    tree = table.spec.tree
    if tree is None or tree.unit in table.columns:
        return ""
    rows = [row for row in table.rows if row.number == finding.problem.place.row]
    if finding.code == _NO_CODE:
        unsure = _UNIT.match(str(finding.problem.actual or "")) is not None
    else:
        unsure = any(_is_counted(table, row) for row in rows) or _names_units(table)
    if not unsure:
        return ""
    return (
        f"baris bernama sama di {table.sheet}: mungkin milik beberapa unit (kelurahan, UPTD, puskesmas), "
        "yang tidak disebut di kolom UNIT"
    )


def _names_units(table: Table) -> bool:
    """Whether units stand where codes do, as headings over their rows."""
    key = table.spec.tree.code if table.spec.tree else ""
    return any(_UNIT.match(row.text(key)) for row in table.rows)


def _is_counted(table: Table, row: Row) -> bool:
    """Whether a row is in the sum of the row above it, or in one of its columns."""
    parent = table.parent(row)
    if parent is None:
        return False
    keys = (column.key for column in table.spec.columns if column.sums)
    return any(
        row.figure(key)
        and parent.figure(key)
        == sum((each.figure(key) or Decimal(0) for each in table.children(parent)), Decimal(0))
        for key in keys
    )


def _without_penunjang(report: Report, finding: Finding) -> str:
    """Tabel 2.3.1 without Program Penunjang: without Tabel 2.7 nobody knows what it leaves out."""
    shares, plan = report.tables.get(TABEL_2_3_1.key), report.tables.get(TABEL_2_7.key)
    if shares is None or not shares.rows or (plan is not None and plan.rows):
        return ""
    concerned = {str(each.sheet) for each in (finding.problem.place, *finding.problem.related)}
    if str(shares.sheet) not in concerned or any(names_penunjang(row.text(Key.PROGRAM)) for row in shares.rows):
        return ""
    return f"{shares.sheet} tanpa Program Penunjang: tanpa {TABEL_2_7.sheet} tidak diketahui berapa pagunya"
