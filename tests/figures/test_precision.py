"""What a printed figure stands for: 94 % for 94,46 is right, 88,6 for 88,92 is not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip_xl.figures.precision import digits_of, interval_of, shown_interval, written_in_full
from lkjip_xl.methods.interval import Interval
from lkjip_xl.reader.cells import read_cell
from lkjip_xl.reader.workbook import RawCell
from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.report.place import Place
from lkjip_xl.tables.spec import Kind

PLACE = Place("Tabel 3.1.1.a", 7, 6)


def typed(value: float | str, number_format: str = "General", *, formula: bool = False) -> Cell:
    """A cell of a column of percentages, as the reader has it."""
    kind = "s" if isinstance(value, str) else "n"
    return read_cell(RawCell(value, kind, number_format, formula=formula), PLACE, Kind.PERCENT)


@pytest.mark.parametrize(
    ("cell", "true", "right"),
    [
        (typed("94%"), "94.46", True),
        (typed(0.94, "0%"), "94.46", True),
        (typed(0.89, "0%"), "88.92", True),
        (typed(0.886, "0%"), "88.92", False),
        (typed(88.6, "0"), "88.92", False),
        (typed(88.92), "88.9248", True),
        (typed(88.9), "88.9248", True),
        (typed("88,90"), "88.9248", False),
        (typed(0.9, "0.00%"), "90.004", True),
        (typed(0.9, "0.00%"), "90.4", False),
        (typed(0.953333333333333, "0%"), "95.3333333333", True),
        (typed(66.666666667), "66.66666666667", True),
        (typed(88.9247), "88.92476", True),
        (typed(0.9446, "0%", formula=True), "94.4", True),
        (typed(0.9446, "0%", formula=True), "93.5", True),
        (typed(0.9446, "0%", formula=True), "94.5", False),
    ],
)
def test_a_printed_percentage_is_right_where_the_true_one_is_printed_so(
    cell: Cell, true: str, right: bool
) -> None:
    span = interval_of(cell, Kind.PERCENT)
    assert span is not None
    assert span.holds(Decimal(true)) is right


@pytest.mark.parametrize(
    ("figure", "digits", "within", "without"),
    [
        ("95", 0, ("94.5", "95.499"), ("94.499", "95.5")),
        ("-95", 0, ("-94.501", "-95.499", "-94.5"), ("-95.5", "-94.499")),
        ("0", 0, ("0", "0.499", "-0.499"), ("0.5", "-0.5")),
        ("1.38", 2, ("1.375", "1.374999999999999"), ("1.385", "1.3749")),
    ],
)
def test_the_end_nearer_to_zero_is_within_as_excel_rounds(
    figure: str, digits: int, within: tuple[str, ...], without: tuple[str, ...]
) -> None:
    span = Interval.around(Decimal(figure), digits)
    assert [span.holds(Decimal(each)) for each in within] == [True] * len(within)
    assert [span.holds(Decimal(each)) for each in without] == [False] * len(without)


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (("94", 0), ("94.5", 1), True),
        (("94", 0), ("94.46", 2), True),
        (("94", 0), ("94.6", 1), False),
        (("95", 0), ("94.5", 1), True),
        (("31", 0), ("32", 0), False),
        (("0", 0), ("0.5", 1), True),
        (("-0.9", 1), ("-1", 0), True),
    ],
)
def test_two_roundings_of_one_figure_meet(one: tuple[str, int], other: tuple[str, int], meet: bool) -> None:
    spans = [Interval.around(Decimal(figure), digits) for figure, digits in (one, other)]
    assert spans[0].meets(spans[1]) is meet
    assert spans[1].meets(spans[0]) is meet


def test_a_point_meets_only_what_holds_it() -> None:
    nil = Interval(Decimal(0), Decimal(0), with_high=True)
    assert nil.meets(nil)
    assert nil.meets(Interval.around(Decimal(0), 2))
    assert not nil.meets(Interval.around(Decimal("0.01"), 2))


@pytest.mark.parametrize(
    ("cell", "kind", "digits"),
    [
        (typed("74,50"), Kind.PERCENT, 2),
        (typed(74.512345), Kind.PERCENT, 2),
        (typed(74.512345), Kind.QUANTITY, 4),
        (typed(0.745, "0%"), Kind.PERCENT, 1),
        (typed(0.745, "0.000%"), Kind.PERCENT, 3),
        (typed(0.745123, "0%", formula=True), Kind.PERCENT, 0),
    ],
)
def test_the_digits_of_a_figure(cell: Cell, kind: Kind, digits: int) -> None:
    assert digits_of(cell, kind) == digits


def test_what_a_format_hides_is_written_out() -> None:
    assert written_in_full(typed(88.6, "0"), Kind.PERCENT) == "88,6"
    assert written_in_full(typed(0.886, "0%"), Kind.PERCENT) == "88,6%"
    assert written_in_full(typed(0.886, "0%", formula=True), Kind.PERCENT) == "89%"


def test_whoever_sees_a_page_sees_no_more_than_its_format() -> None:
    span = shown_interval(typed(0.8996, "0%"))
    assert span is not None
    assert span.holds(Decimal(90))
    assert shown_interval(Cell(PLACE, Content.EMPTY, "")) is None


def test_a_dash_is_nothing_at_all_and_a_text_no_figure() -> None:
    assert interval_of(Cell(PLACE, Content.NIL, "-"), Kind.PERCENT) == Interval(
        Decimal(0), Decimal(0), with_high=True
    )
    assert interval_of(Cell(PLACE, Content.TEXT, "WTP"), Kind.PERCENT) is None
