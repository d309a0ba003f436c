"""Family P: whether a realisasi is the ratio of the two figures that it is measured by."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkjip_xl.figures.precision import digits_of, interval_of, written_in_full
from lkjip_xl.methods.interval import Interval
from lkjip_xl.report.cell import Cell
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.place import Place
from lkjip_xl.report.units import PERCENT
from lkjip_xl.rules.advice.following import following_in
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.findings import Fix, Problem, Severity, Unjudged
from lkjip_xl.rules.support import WRONG_FIGURE, filled_table, percent, problem
from lkjip_xl.tables import TABEL_3_1_1_A
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.spec import Kind
from lkjip_xl.text.numbers import decimals_of, format_number, round_half_up
from lkjip_xl.text.words import fold

WRONG_RATIO = "P11"
PARTS = (Key.PEMBILANG, Key.PENYEBUT)
_PERCENT = Decimal(100)
_PERCENT_WORDS = PERCENT | {"persentase"}
# A plain ratio, or so many for each hundred, thousand, ten thousand or hundred thousand.
_SCALES = tuple(Decimal(10) ** power for power in (0, 2, 3, 4, 5))


@rule(WRONG_RATIO, Severity.ERROR, requires=WRONG_FIGURE)
def realisasi_bukan_hasil_bagi(report: Report) -> Iterator[Outcome]:
    """Realisasi tidak sama dengan pembilang dibagi penyebut.

    Yang diperiksa:
        Di Tabel 3.1.1.a, di baris yang PEMBILANG dan PENYEBUT-nya diisi: realisasi terhadap hasil baginya. Hasil
        itu dikali 100 bila satuannya persen; selain itu boleh apa adanya, atau per 100, 1.000, 10.000, 100.000.
        Yang tercetak benar bila hasil baginya, dibulatkan (0,5 ke atas), tercetak seperti itu.
    Mengapa penting:
        Pembaca yang membaginya sendiri mendapat angka lain, lalu meragukan capaiannya.
    Salah:
        Pembilang 36.743, penyebut 39.834, realisasi tertulis 92,22%.
    Benar:
        Realisasi 92,24% (36.743 ÷ 39.834 = 92,2403%).
    Cara memperbaiki:
        Ketik hasil baginya di REALISASI, atau betulkan pembilang atau penyebut yang salah ketik.
    """
    table = filled_table(report, TABEL_3_1_1_A.key, Key.REALISASI, *PARTS)
    for row in table.rows if table else ():
        cells = [row.cells[key] for key in PARTS]
        if table is None or not any(map(row.says, PARTS)) or row.cells[Key.REALISASI].number is None:
            continue
        if any(cell.number is None for cell in cells) or cells[1].number == 0:
            place = table.place(row, Key.REALISASI)
            yield Unjudged(f"realisasi {table.sheet} {place.address}: pembilang atau penyebutnya tidak ada", place)
        elif found := _wrong(report, table, row):
            yield found


def measured_by(table: Table, row: Row) -> tuple[Place, ...]:
    """The cells of pembilang and penyebut of a row, where the sheet has them."""
    return tuple(table.place(row, key) for key in PARTS if key in table.columns)


def _wrong(report: Report, table: Table, row: Row) -> Problem | None:
    cell, (above, below) = row.cells[Key.REALISASI], (row.cells[key] for key in PARTS)
    span, ratio = interval_of(cell, Kind.QUANTITY), _ratio(above, below)
    in_percent = _is_percent(cell, row)
    scales = (_PERCENT,) if in_percent else _SCALES
    if span is None or ratio is None or any(_stands_as(span, ratio, scale) for scale in scales):
        return None
    exact = (above.number or Decimal(0)) / (below.number or Decimal(1))
    value = min((exact * scale for scale in scales), key=lambda each: abs(each - (cell.number or Decimal(0))))
    digits = digits_of(cell, Kind.QUANTITY)
    right = round_half_up(value, digits)
    shown = percent(right, digits) if in_percent else format_number(right, decimals_of(right))
    fix = Fix(cell.place, shown if cell.as_text or cell.unit == "%" else right)
    following = following_in(report).completed([fix])
    return problem(
        table,
        row,
        Key.REALISASI,
        "Realisasi ini tidak sama dengan pembilang dibagi penyebutnya.",
        expected=right,
        actual=cell.number,
        written=written_in_full(cell, Kind.QUANTITY),
        should_be=f"{shown}  ({above.written} ÷ {below.written}{_in_full(value, digits, in_percent=in_percent)})",
        difference=(cell.number or Decimal(0)) - right,
        percent=in_percent,
        hint=f"Ketik {shown}, atau betulkan {above.written} ({above.place.address}) atau {below.written} "
        f"({below.place.address}).",
        basis=measured_by(table, row),
        related=measured_by(table, row),
        fixes=() if following is None else (following,),
    )


def _is_percent(cell: Cell, row: Row) -> bool:
    units = (cell.unit, cell.satuan, row.text(Key.SATUAN))
    return any(fold(unit) in _PERCENT_WORDS for unit in units)


def _ratio(above: Cell, below: Cell) -> Interval | None:
    """What the ratio of two figures may be: one value where both were counted."""
    one, other = _exact(above), _exact(below)
    if one is None or other is None or other.low <= 0:
        return None
    return Interval(one.low / other.high, one.high / other.low, with_high=True)


def _exact(cell: Cell) -> Interval | None:
    """A whole number was counted; any other was measured, and stands for what is printed so."""
    is_whole = cell.number is not None and cell.number == cell.number.to_integral_value()
    return Interval.of(cell.number) if is_whole and cell.number is not None else interval_of(cell, Kind.NUMBER)


def _stands_as(span: Interval, ratio: Interval, scale: Decimal) -> bool:
    """Whether a ratio is printed as a figure that stands for ``span``."""
    low, high = ratio.low * scale, ratio.high * scale
    return span.holds(low) or Interval(low, high).meets(span)


def _in_full(value: Decimal, digits: int, *, in_percent: bool) -> str:
    """What the division gives, with two decimals more than are printed."""
    shown = round_half_up(value, digits + 2)
    return (
        "" if shown == round_half_up(value, digits) else f" = {format_number(shown, digits + 2)}{'%' * in_percent}"
    )
