"""Family D, grades: a score that cannot be that of the grade beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkjip_xl.figures.precision import interval_of
from lkjip_xl.methods.grade_bands import Misfit, misfits
from lkjip_xl.methods.grades import Ladder, ladder_named
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.findings import Severity
from lkjip_xl.rules.support import problem, repeats_another_table
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.spec import Kind
from lkjip_xl.text.numbers import format_short, grade_of


@rule("D19", Severity.WARNING, requires=frozenset({"S05", "D03", "K06"}))
def nilai_di_luar_predikatnya(report: Report) -> Iterator[Outcome]:
    """Nilai tidak sesuai dengan predikat di sampingnya.

    Yang diperiksa:
        Target dan realisasi yang ditulis sebagai predikat dengan nilainya, B (72,5): apakah nilai itu termasuk
        predikat itu, di AKIP atau IKM; hanya di tangga yang dipilih di RUMUS CAPAIAN, atau yang memuat semua
        predikat indikatornya.
    Mengapa penting:
        Capaian dihitung dari nilainya, sedangkan pembaca melihat predikatnya; salah satunya bukan hasil evaluasi.
    Salah:
        B (72,5): di AKIP B di atas 60 sampai 70, dan 72,5 adalah BB.
    Benar:
        BB (72,5), atau B (62,5).
    Cara memperbaiki:
        Cocokkan dengan laporan hasil evaluasinya, lalu betulkan predikat atau nilainya. Predikat dari penilaian
        lain boleh tetap.
    """
    own = report.settings.ladders
    for table in report.report_tables:
        for row, column, cell in table.cells(Kind.QUANTITY):
            grade, span = grade_of(cell.written), interval_of(cell, Kind.QUANTITY)
            if not grade or span is None or cell.number is None or repeats_another_table(column, cell):
                continue
            found = misfits(grade, cell.number, span, _grades_of(table, row), _chosen(row, own))
            if found:
                shown = format_short(cell.number)
                yield problem(
                    table,
                    row,
                    column.key,
                    f"Nilai {shown} tidak sesuai dengan predikat {grade}: {_why(found, grade, shown)}.",
                    actual=cell.written,
                    hint="Cocokkan dengan laporan hasil evaluasinya, lalu betulkan predikat atau nilainya. "
                    "Bila predikat ini dari penilaian lain, biarkan.",
                )


def _grades_of(table: Table, row: Row) -> Sequence[str]:
    """The grades with and without a score in a row."""
    keys = [each.key for each in table.spec.columns if each.kind is Kind.QUANTITY and each.key in row.cells]
    written = [row.text(key) for key in keys]
    return [grade_of(each) or each for each in written if each]


def _chosen(row: Row, own: Sequence[Ladder]) -> Ladder | None:
    return ladder_named(row.text(Key.RUMUS), own)


def _why(found: Sequence[Misfit], grade: str, shown: str) -> str:
    told = []
    for each in found:
        right = f" ({shown} adalah {each.grade})" if each.grade else ""
        told.append(f"di {each.ladder} {grade} {each.words}{right}")
    return "; ".join(told)
