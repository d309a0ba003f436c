"""docs/keandalan.md has a measured row for every broken or hostile file, and none goes beyond the bounds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.hostile_files import HOSTILE, Hostile
from tools.hostile_table import BEGIN, END, MOST_MEGABYTES, MOST_SECONDS, TABLE, measure, row

_ROW = re.compile(r"\| (.*?) \| (\d) \| (.*) \| ([\d.]+) \| (\d+) \|")


def _rows() -> dict[str, tuple[int, str, float, int]]:
    table = TABLE.read_text(encoding="utf-8").split(BEGIN)[1].split(END)[0].splitlines()[2:]
    found = [_ROW.fullmatch(line) for line in table]
    assert all(found)
    return {each[1]: (int(each[2]), each[3], float(each[4]), int(each[5])) for each in found if each is not None}


def test_every_file_of_the_set_is_in_the_table_with_its_code() -> None:
    rows = _rows()
    assert rows.pop("contoh yang benar")[0] == 0
    assert {name: code for name, (code, *_) in rows.items()} == {case.name: case.code for case in HOSTILE}


def test_nothing_that_was_measured_goes_beyond_bounds() -> None:
    for name, (_, _, seconds, megabytes) in _rows().items():
        assert (seconds <= MOST_SECONDS, megabytes <= MOST_MEGABYTES) == (True, True), name


@pytest.mark.long
@pytest.mark.parametrize("case", HOSTILE[::10], ids=lambda case: case.name)
def test_what_the_table_says_is_what_check_says(case: Hostile, tmp_path: Path) -> None:
    measured = measure(case, tmp_path)
    match = _ROW.fullmatch(row(measured).rstrip("\n"))
    assert match is not None
    assert _rows()[case.name][:2] == (int(match[2]), match[3])
    # Memory does not depend on how fast the machine is; time does, and is only in the table.
    assert measured.megabytes <= MOST_MEGABYTES
