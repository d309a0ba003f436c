"""Names counted up in a sentence."""

from __future__ import annotations

import pytest

from lkjip_xl.report.place import Place
from lkjip_xl.rules.support import cell_range
from lkjip_xl.text.sentences import few


@pytest.mark.parametrize(
    ("count", "told"),
    [(2, "1, 2"), (3, "1, 2, 3"), (4, "1, 2, 3, 4"), (5, "1, 2, 3, dan 2 sel lagi")],
)
def test_a_single_name_that_is_left_is_named(count: int, told: str) -> None:
    assert few([str(number) for number in range(1, count + 1)], 3, "sel") == told


@pytest.mark.parametrize(("count", "told"), [(7, "A1, A3, A5, A7, A9, A11, A13"), (8, "A11, dan 2 sel lain")])
def test_a_single_cell_that_is_left_is_named(count: int, told: str) -> None:
    assert cell_range([Place("Tabel 2.7", 2 * number + 1, 1) for number in range(count)]).endswith(told)
