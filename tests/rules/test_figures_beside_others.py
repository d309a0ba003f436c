"""What follows from other figures, of a sentence or of the workbook, is told from what only looks so."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip_xl.rules.evidence.arithmetic_told import with_arithmetic
from lkjip_xl.rules.evidence.facts import Fact, Meant
from lkjip_xl.rules.evidence.growth import moved_between_years
from lkjip_xl.rules.evidence.verdicts import Judged, Verdict
from lkjip_xl.text.written_figures import Told, figures_in

_RESULT, _TARGET = (
    Fact(meant, Told.PERCENT, (Decimal(value),), 2023, "tabel_3_1_1_a")
    for meant, value in ((Meant.RESULT, "82.5"), (Meant.TARGET, "85"))
)


@pytest.mark.parametrize(
    ("told", "follows"),
    [
        ("2,5%", True),  # 85 - 82,5
        ("2,94%", True),  # of the target: 2,5 / 85
        ("3,03%", False),  # of the result: 2,5 / 82,5
        ("5%", False),
    ],
)
def test_a_result_is_so_far_from_its_target(told: str, follows: bool) -> None:
    (figure,) = figures_in(told)
    assert moved_between_years(figure, (_RESULT, _TARGET)) is follows


def test_a_target_of_another_year_or_of_nothing_is_none_to_be_far_from() -> None:
    (figure,) = figures_in("2,5%")
    before = Fact(Meant.TARGET, Told.PERCENT, (Decimal(85),), 2022, "tabel_3_1_2")
    nothing = Fact(Meant.TARGET, Told.PERCENT, (Decimal(0),), 2023, "tabel_3_1_1_a")
    assert not moved_between_years(figure, (_RESULT, before))
    assert not moved_between_years(figure, (_RESULT, nothing))


@pytest.mark.parametrize(
    ("text", "verdict"),
    [("21 orang, 32 orang, seluruhnya 53 orang", Verdict.FITS), ("21 orang, 32%, seluruhnya 53", Verdict.UNSURE)],
)
def test_only_what_is_counted_alike_is_part_of_a_sum(text: str, verdict: Verdict) -> None:
    first, second, whole = figures_in(text)
    judged = [
        Judged(first, Verdict.UNSURE),
        Judged(second, Verdict.UNSURE),
        Judged(whole, Verdict.FITS),
    ]
    assert next(with_arithmetic(judged, text)).verdict is verdict
