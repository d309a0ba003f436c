"""Family D, parents: amounts that nobody typed, because the rows below tell them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.findings import Fix, Problem, Severity
from lkjip_xl.rules.support import figures_of_cells, problem, with_others
from lkjip_xl.tables.spec import Column


@rule("D15", Severity.INFO)
def jumlah_dari_rincian(report: Report) -> Iterator[Outcome]:
    """Jumlah program atau kegiatan kosong, diisi dari rinciannya.

    Yang diperiksa:
        Pagu dan realisasi program dan kegiatan yang kosong, padahal semua rinciannya terisi.
    Mengapa penting:
        Hasil jadi mencetak jumlah rinciannya; pembaca Excel-nya melihat sel kosong, yang tidak ikut di JUMLAH dan
        dihitung belum terisi di Status Isian.
    Salah:
        Kegiatan tanpa pagu di atas dua sub kegiatan 100.000 dan 200.000.
    Benar:
        Kegiatan 300.000.
    Cara memperbaiki:
        Ketik jumlah itu. Jika dibiarkan, hasil jadi mencetak jumlah rinciannya.
    """
    filled = [
        (table, row, column)
        for table in report.report_tables
        for column in table.spec.columns
        for row in table.rows
        if column.key in row.cells and row.cells[column.key].of_parts
    ]
    if filled:
        yield _filled_by_parts(filled)


def _filled_by_parts(filled: Sequence[tuple[Table, Row, Column]]) -> Problem:
    cells = [row.cells[column.key] for _, row, column in filled]
    places, (table, row, column) = [cell.place for cell in cells], filled[0]
    shown = [cell.written for cell in cells]
    typed = "angka ini" if len(cells) == 1 else "angka itu di selnya masing-masing"
    return problem(
        table,
        row,
        column.key,
        f"Sel ini{with_others(places)} kosong; dipakai jumlah rinciannya.",
        expected=cells[0].number,
        should_be=figures_of_cells(places, shown, table.sheet) if len(cells) > 1 else shown[0],
        hint=f"Ketik {typed}, supaya JUMLAH dan Status Isian di templat memuatnya. Jika dibiarkan, hasil jadi "
        "mencetak jumlah rinciannya.",
        others=tuple(places[1:]),
        fixes=(tuple(Fix(cell.place, cell.number) for cell in cells if cell.number is not None),),
    )
