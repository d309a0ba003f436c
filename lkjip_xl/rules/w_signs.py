"""Family W, percentages: a fraction in which nobody can see whether its percent sign is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lkjip_xl.report.cell import Cell
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.units import is_percent
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.findings import Fix, Problem, Severity
from lkjip_xl.rules.support import NO_FIGURE, cells_in_sentence, percent, problem, repeats_another_table
from lkjip_xl.tables.spec import Column, Kind
from lkjip_xl.text.numbers import grade_of


@rule("W11", Severity.WARNING, requires=NO_FIGURE | {"P03", "K06"})
def pecahan_tanpa_tanda_persen(report: Report) -> Iterator[Outcome]:
    """Angka paling banyak 1 tanpa tanda %, padahal baris lain memakainya.

    Yang diperiksa:
        Target dan realisasi indikator bersatuan persen yang berisi angka di atas 0 sampai 1 tanpa tanda %, di
        kolom yang baris lainnya memakai tanda %.
    Mengapa penting:
        Di Excel 90% tersimpan sebagai 0,9. Tanpa format persen tidak terlihat mana yang dimaksud; hasil jadi
        mencetaknya 0,9%.
    Salah:
        Target 100%, 85%, lalu 0,9.
    Benar:
        Target 100%, 85%, lalu 90% (atau 0,9%, bila memang sekecil itu).
    Cara memperbaiki:
        Ketik ulang dengan tanda %: 90% atau 0,9%.
    """
    for table in report.report_tables:
        if not table.spec.of_indicators:
            continue
        columns = [each for each in table.spec.columns if each.kind is Kind.QUANTITY and each.key in table.columns]
        signed = {each.key for each in columns if any(row.cells[each.key].unit == "%" for row in table.rows)}
        for row in table.rows:
            found = [row.cells[each.key] for each in columns if each.key in signed and _is_fraction(row, each)]
            if found:
                yield _asked(table, row, found)


def _is_fraction(row: Row, column: Column) -> bool:
    """Whether a percentage stands in a cell as a fraction, or as one percent at most: who reads it cannot tell."""
    cell = row.cells[column.key]
    may_be = cell.number is not None and 0 < cell.number <= 1 and not cell.unit and is_percent(cell.satuan)
    return may_be and not grade_of(cell.written) and not repeats_another_table(column, cell)


def _asked(table: Table, row: Row, cells: Sequence[Cell]) -> Problem:
    first = cells[0]
    number = first.number or Decimal(0)
    shown = [percent(number * 100), percent(number)]
    others = tuple(cell.place for cell in cells[1:])
    also = f" Begitu juga {cells_in_sentence(list(others))}." if others else ""
    return problem(
        table,
        row,
        next(key for key, cell in row.cells.items() if cell is first),
        f"Angka ini tanpa tanda %, padahal baris lain memakainya: {shown[0]} atau {shown[1]}.",
        expected=shown[0],
        actual=first.written,
        should_be=" atau ".join(shown),
        hint=f"Jika yang dimaksud {shown[0]}, ketik {shown[0]}; jika {shown[1]}, ketik {shown[1]}.{also}",
        others=others,
        fixes=tuple(
            tuple(Fix(cell.place, percent((cell.number or Decimal(0)) * factor)) for cell in cells)
            for factor in (100, 1)
        ),
    )
