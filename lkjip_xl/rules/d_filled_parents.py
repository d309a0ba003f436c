"""Family D, parents: amounts that nobody typed, because the rows below tell them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.findings import Fix, Problem, Severity
from lkjip_xl.rules.support import problem, with_others
from lkjip_xl.tables.spec import Column

_SOME = 3


@rule("D15", Severity.INFO)
def jumlah_dari_rincian(report: Report) -> Iterator[Outcome]:
    """Jumlah program atau kegiatan kosong, diisi dari rinciannya.

    Yang diperiksa:
        Pagu dan realisasi program dan kegiatan yang kosong, padahal semua rinciannya terisi.
    Mengapa penting:
        Hasil jadi mencetak jumlah rinciannya; pembaca Excel-nya melihat sel kosong.
    Salah:
        Kegiatan tanpa pagu di atas dua sub kegiatan 100.000 dan 200.000.
    Benar:
        Kegiatan 300.000.
    Cara memperbaiki:
        Biarkan: dipakai jumlah rinciannya. Atau ketik jumlah itu.
    """
    for table in report.report_tables:
        for column in table.spec.columns:
            rows = [row for row in table.rows if column.key in row.cells and row.cells[column.key].of_parts]
            if rows:
                yield _filled_by_parts(table, column, rows)


def _filled_by_parts(table: Table, column: Column, rows: Sequence[Row]) -> Problem:
    cells = [row.cells[column.key] for row in rows]
    places = [cell.place for cell in cells]
    return problem(
        table,
        rows[0],
        column.key,
        f"Sel ini{with_others(places, ' di kolom ini')} kosong; dipakai jumlah rinciannya.",
        expected=cells[0].number,
        should_be=", ".join(cell.written for cell in cells[:_SOME]) + (", …" if len(cells) > _SOME else ""),
        hint="Biarkan, hasil jadi mencetaknya dengan persentasenya; atau ketik angka ini.",
        others=tuple(places[1:]),
        fixes=(tuple(Fix(cell.place, cell.number) for cell in cells if cell.number is not None),),
    )
