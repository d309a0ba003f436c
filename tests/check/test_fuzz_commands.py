"""A short, seeded part of what ``python -m tests.fuzz_commands`` runs, and whether it sees what is wrong."""

from __future__ import annotations

import os
import random
import signal
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests import fuzz_commands
from tests.fuzz_commands import Damaged, answers
from tests.sample_books import MENDED

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="each file is tried in a process forked from this one"),
]

# The first that is damaged in each of the twelve ways.
_NUMBERS = (0, 1, 3, 4, 7, 10, 13, 20, 21, 30, 32, 54)


@pytest.mark.long
@pytest.mark.parametrize("part", range(2))
def test_whatever_is_read_is_answered(part: int) -> None:
    numbers = _NUMBERS[part::2]
    tried = list(fuzz_commands.trials("ci", numbers))
    assert [(name, found.wrong) for name, _, found in tried if found.wrong] == []
    assert sum(sum(found.kinds.values()) for _, _, found in tried) >= len(tried)


@pytest.mark.long
def test_a_file_is_damaged_in_every_way_among_them() -> None:
    ways = {fuzz_commands.damaged(random.Random(f"ci-{number}")).how for number in _NUMBERS}  # noqa: S311 - a seed
    assert len(ways) == len(_NUMBERS)


@pytest.mark.thorough
@pytest.mark.long
def test_a_reconciliation_with_findings_agrees_in_all_its_forms() -> None:
    """A file of the finance system of which a part is missing: rows that only the report has."""
    ((_, file, found),) = fuzz_commands.trials("7", [12], every=True)
    assert (file.name, found.wrong) == ("aklap_lra_program.xls", [])
    assert found.kinds["reconcile --format csv: 1"] == 1


@pytest.mark.thorough
@pytest.mark.long
def test_a_figure_that_nobody_finds_is_told(tmp_path: Path) -> None:
    """Nothing was changed in it, so nothing is found."""
    found = answers(Damaged("laporan.xlsx", MENDED.read_bytes(), "unchanged", changed_figure=True), tmp_path)
    assert found.wrong == ["check: a changed figure was not seen: 0"]


@pytest.mark.parametrize(
    ("code", "said", "wrong"),
    [
        (4, "", "check: exit code 4"),
        (1, "Traceback (most recent call last)", "check: says Traceback: Traceback (most recent call last)"),
    ],
)
def test_what_must_not_happen_is_told(
    code: int, said: str, wrong: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(_: Iterable[object]) -> tuple[int, str, str]:
        return code, "", said

    monkeypatch.setattr(fuzz_commands, "_run", answer)
    assert wrong in answers(Damaged("laporan.xlsx", b"x", "nothing"), tmp_path).wrong


def test_a_process_that_dies_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzz_commands, "_run", lambda _: os.kill(os.getpid(), signal.SIGKILL))
    assert answers(Damaged("laporan.xlsx", b"x", "nothing"), tmp_path).wrong == ["the process died: 9"]
