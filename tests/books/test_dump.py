"""The finished sample against its text: whatever changes in it is seen in the difference."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkjip_xl.books.finished.finished import write_finished
from lkjip_xl.check.run import check_report
from lkjip_xl.reader import read_report
from tests.dump import dump
from tests.sample_books import MENDED, PUBLISHED

GOLDEN = Path(__file__).parents[1] / "golden"


@pytest.mark.long
@pytest.mark.parametrize(("source", "draft"), [(MENDED, False), (PUBLISHED, True)], ids=["mended", "published"])
def test_the_finished_sample_is_what_it_was(source: Path, draft: bool, tmp_path: Path) -> None:
    report, target = read_report(source), tmp_path / "jadi.xlsx"
    write_finished(target, report, check_report(report, source.name), draft=draft)
    assert dump(target) == (GOLDEN / f"{source.stem}_jadi.txt").read_text(encoding="utf-8")
