"""Family D, targets: ranges written the wrong way round."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl.report.model import Report
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.findings import Fix, Severity
from lkjip_xl.rules.support import problem, repeats_another_table
from lkjip_xl.tables.facts import Said
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.spec import Column, Kind
from lkjip_xl.text.numbers import Dot, dot_of
from lkjip_xl.text.ranges import turned_range


@rule("D17", Severity.WARNING)
def rentang_terbalik(report: Report) -> Iterator[Outcome]:
    """Rentang target terbalik.

    Yang diperiksa:
        Target dan standar nasional berupa rentang yang batas atasnya ditulis di depan batas bawahnya.
    Mengapa penting:
        Rentang terbalik tidak dihitung: capaiannya tanda -, dan rata-rata sasarannya tanpa indikator itu.
    Salah:
        5,23 - 4,98
    Benar:
        4,98 - 5,23
    Cara memperbaiki:
        Tulis batas bawahnya di depan.
    """
    for table in report.report_tables:
        for row, column, cell in table.cells(Kind.QUANTITY):
            turned = turned_range(cell.written, dot_of(cell.satuan) or Dot.DECIMAL) if _is_target(column) else None
            if turned is not None and not repeats_another_table(column, cell):
                yield problem(
                    table,
                    row,
                    column.key,
                    "Rentang ini terbalik: batas atasnya di depan, sehingga capaiannya tidak dapat dihitung.",
                    expected=turned,
                    actual=cell.written,
                    written=cell.written,
                    should_be=turned,
                    hint=f"Tulis {turned}.",
                    fixes=((Fix(cell.place, turned),),),
                )


def _is_target(column: Column) -> bool:
    said = column.fact.said if column.fact is not None else None
    return said is Said.TARGET or column.key in {Key.TARGET, Key.STANDAR}
