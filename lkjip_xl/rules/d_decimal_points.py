"""Family D, decimal points: targets and realisasi written with a dot where Indonesian has a comma."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkjip_xl.report.cell import Cell
from lkjip_xl.report.model import Report
from lkjip_xl.rules.d_figures import is_kept_as_number
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.findings import Fix, Severity
from lkjip_xl.rules.support import is_text_on_purpose, problem, with_others
from lkjip_xl.tables.spec import Kind

# A dot inside a number without a comma; three digits behind it may be thousands, unless a zero stands first.
_DOTTED = re.compile(r"(?<![\d.,])\d+\.\d+(?![\d.,])")
_GROUPED = re.compile(r"[1-9]\d{0,2}\.\d{3}")


@rule("D20", Severity.INFO)
def titik_sebagai_koma(report: Report) -> Iterator[Outcome]:
    """Angka ditulis dengan titik sebagai koma desimal.

    Yang diperiksa:
        Target dan realisasi yang ditulis dengan titik di depan angka desimalnya (24.61). Angka itu dibaca 24,61;
        yang dapat juga berarti ribuan (1.500) disebut D08.
    Mengapa penting:
        Hasil jadi mencetaknya seperti diketik, sehingga 24.61 tercetak di samping 24,61.
    Salah:
        24.61
    Benar:
        24,61
    Cara memperbaiki:
        Tulis dengan koma.
    """
    found = [
        (table, row, column, cell)
        for table in report.report_tables
        for row, column, cell in table.cells(Kind.QUANTITY)
        if _is_typed_with_a_dot(cell) and not (is_kept_as_number(table, column) and _is_to_be_a_number(cell))
    ]
    if found:
        (table, row, column, cell), places = found[0], [each[-1].place for each in found]
        comma = _with_comma(cell.written)
        yield problem(
            table,
            row,
            column.key,
            f"Angka di sel ini{with_others(places, ' di buku kerja ini')} memakai titik sebagai koma desimal: "
            f"{cell.written} dibaca {comma}.",
            actual=cell.written,
            should_be=comma,
            expected=comma,
            hint=f"Tulis dengan koma, misalnya {comma}; jika dibiarkan, hasil jadi mencetaknya seperti diketik.",
            others=tuple(places[1:]),
            fixes=(tuple(Fix(each[-1].place, _with_comma(each[-1].written)) for each in found),),
        )


def _is_typed_with_a_dot(cell: Cell) -> bool:
    """Whether somebody wrote a figure of which a dot begins the decimals."""
    if cell.formula or cell.carried or cell.ambiguous:
        return False
    is_read = cell.number is not None or cell.bounds is not None
    return is_read and any(not _GROUPED.fullmatch(each) for each in _DOTTED.findall(cell.written))


def _is_to_be_a_number(cell: Cell) -> bool:
    """Whether D02 says that a figure should not stand as text."""
    return cell.as_text and not cell.text_cell and not is_text_on_purpose(cell)


def _with_comma(written: str) -> str:
    return _DOTTED.sub(lambda found: found[0].replace(".", ","), written)
