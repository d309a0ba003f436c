"""Family S, numbers of tables: two that are printed under the same one."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl import tables
from lkjip_xl.report.cell import Cell
from lkjip_xl.report.model import Report, Table
from lkjip_xl.report.own_titles import cell_of_own_title, printed_number, usual_number
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.findings import Problem, Severity
from lkjip_xl.tables.titles import title_key


@rule("S32", Severity.WARNING)
def nomor_tabel_sama(report: Report) -> Iterator[Outcome]:
    """Dua tabel bernomor sama.

    Yang diperiksa:
        Nomor setiap tabel yang terisi, seperti tercetak di hasil jadi: menurut Pengaturan, atau judul yang diketik
        di lembarnya. Bagian-bagian Tabel 2.2 boleh bernomor sama.
    Mengapa penting:
        Pembaca tidak tahu tabel mana yang dimaksud, dan daftar tabel menyebut nomor itu dua kali.
    Salah:
        Di Pengaturan, Tabel 3.1.1.a dan Tabel 3.1.2 keduanya "Tabel 19".
    Benar:
        Tabel 3.1.1.a "Tabel 19", Tabel 3.1.2 "Tabel 20".
    Cara memperbaiki:
        Beri salah satunya nomor yang lain, seperti di laporan.
    """
    alike: dict[str, list[Table]] = {}
    for table in report.report_tables:
        if table.rows and (number := printed_number(report.settings, table)):
            alike.setdefault(number, []).append(table)
    for number, found in alike.items():
        # Who has the number by right: the table that has it usually, else the first one.
        first = next((table for table in found if usual_number(table.spec) == number), found[0])
        for table in found:
            cell = _cell_of_number(report, table)
            if usual_number(table.spec) != usual_number(first.spec) and cell is not None:
                yield _same(report, table, cell, first)


def _same(report: Report, table: Table, cell: Cell, other: Table) -> Problem:
    there = _cell_of_number(report, other)
    return Problem(
        cell.place,
        f"Nomor tercetak {table.sheet} sama dengan nomor {other.sheet}.",
        row_label="Judul",
        actual=cell.written,
        hint=f"Ganti nomornya di sini{_or_there(other, there)}.",
        related=(there.place,) if there else (),
    )


def _or_there(other: Table, cell: Cell | None) -> str:
    if cell is None:
        return f"; {other.sheet} memang bernomor itu"
    of_other = "" if cell.place.sheet == other.sheet else f"nomor {other.sheet} "
    return f", atau {of_other}di {cell.place.sheet} {cell.place.cell}"


def _cell_of_number(report: Report, table: Table) -> Cell | None:
    """Where somebody gave a table its number; None where nobody did."""
    form = report.forms.get(tables.PENGATURAN.key)
    cell = form.cells.get(title_key(table.spec)) if form else None
    return cell if cell is not None and not cell.is_blank else cell_of_own_title(table)
