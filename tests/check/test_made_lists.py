"""Made lists, told by whatever tells levels: nothing false is said of right ones, nor of right cells in others."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.made_lists import outcome_of


@pytest.mark.parametrize("seed", range(20))
def test_nothing_false_is_said_of_a_list(tmp_path: Path, seed: int) -> None:
    counts = outcome_of(seed, tmp_path)

    assert not counts["FALSE"]
    assert not counts["AT A RIGHT CELL"]
