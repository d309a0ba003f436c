"""What stands beside the figures of a report: titles, labels of forms, and the columns that help whoever types.

Nothing of it is held against anything else; but an error of Excel there is printed, or hides what it should show.
"""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl.figures.calc import RowFigures, evaluate
from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.place import Place
from lkjip_xl.rules.findings import Problem
from lkjip_xl.rules.support import problem, with_others
from lkjip_xl.tables.calculation import is_unseen, operands
from lkjip_xl.tables.spec import Column, Kind

_COPY_AGAIN = "Salin lagi dari templat, atau ketik ulang isinya."


def errors_beside_figures(report: Report) -> Iterator[Problem]:
    """Errors of Excel in titles, labels and helping columns, where no error elsewhere is the cause."""
    forms = [cell for form in report.forms.values() for cell in form.cells.values()]
    is_caused = any(cell.content is Content.ERROR for cell in forms)
    titles = [
        cell
        for table in report.tables.values()
        for cell in table.titles
        if cell.content is Content.ERROR and not (cell.formula and is_caused)
    ]
    if titles:
        places = [cell.place for cell in titles]
        yield Problem(
            places[0],
            f"Judul ini{with_others(places)} menampilkan {titles[0].written}, yang ikut tercetak.",
            actual=titles[0].written,
            hint=_COPY_AGAIN,
            others=tuple(places[1:]),
            related=tuple(places[1:]),
        )
    for form in report.forms.values():
        if form.errors and not form.missing:  # S02 names a label that is missed
            yield Problem(
                form.errors[0],
                f"Sel ini{with_others(form.errors)} menampilkan nilai kesalahan Excel. Bila itu label, isian di "
                "sebelahnya tidak terbaca.",
                hint=_COPY_AGAIN,
                others=form.errors[1:],
                related=form.errors[1:],
            )
    for table in report.tables.values():
        helpers = [cell for _, _, cell in table.helpers() if cell.content is Content.ERROR]
        if helpers and not any(cell.content is Content.ERROR for _, _, cell in table.cells(*Kind)):
            places = [cell.place for cell in helpers]
            yield Problem(
                places[0],
                f"Sel ini{with_others(places)} di kolom bantu menampilkan {helpers[0].written}: rumusnya rusak, "
                "jadi selisih di sini tidak terlihat.",
                actual=helpers[0].written,
                hint="Salin rumusnya lagi dari baris lain di kolom ini, atau kosongkan selnya.",
                others=tuple(places[1:]),
                related=tuple(places[1:]),
            )


def uncalculated_beside_figures(report: Report) -> Iterator[Place]:
    """Formulas without a stored value in labels of forms, and in helping columns where the table has no others."""
    for form in report.forms.values():
        yield from form.uncalculated
    for table in report.tables.values():
        if not any(cell.content is Content.UNCALCULATED for _, _, cell in table.cells(*Kind)):
            yield from (cell.place for _, _, cell in table.helpers() if cell.content is Content.UNCALCULATED)


def typed_helpers(report: Report) -> Iterator[Problem]:
    """What somebody typed into a helping column where no difference is; T01 and T02 tell of others.

    What stands in a column that nobody sees shows no difference: a workbook of values alone has it too.
    """
    for table in report.report_tables:
        seen = (each for each in table.helpers() if not is_unseen(each[1].calc))
        for row, column, cell in seen:
            if not cell.formula and cell.content in {Content.NUMBER, Content.TEXT} and cell.number != 0:
                parts = table.parts(row)
                keys = operands(column.calc) if column.calc else ()
                if any(part.cells[key].as_text for part in (row, *parts) for key in keys if key in part.cells):
                    continue  # the formula leaves out an amount that is text (D02): that is its difference
                difference = evaluate(column.calc, RowFigures(table, row)) if column.calc and parts else None
                if not difference:
                    yield _typed(table, row, column, cell, "selisihnya 0" if parts else "baris ini tanpa rincian")


def _typed(table: Table, row: Row, column: Column, cell: Cell, told: str) -> Problem:
    return problem(
        table,
        row,
        column.key,
        f"Kolom bantu ini seharusnya rumus, tetapi diketik {cell.written}; {told}.",
        actual=cell.written,
        hint="Salin rumusnya lagi dari baris lain di kolom ini, atau kosongkan selnya.",
    )
