"""Every kind of workbook that the program writes is judged by an independent validator."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from tests.audit import audited, faults
from tests.running import Run
from tests.sample_books import MENDED, PUBLISHED, SAMPLES

FINANCE = SAMPLES / "keuangan"


@pytest.mark.long
@pytest.mark.parametrize(
    "arguments",
    [
        ("template", "--dari", FINANCE / "rekap_5.xlsx", "--kertas", "a4"),
        ("build", MENDED),
        ("build", PUBLISHED, "--draft"),
        ("reconcile", PUBLISHED, FINANCE / "realisasi_per_dokumen.xlsx"),
        ("check", PUBLISHED, "--annotate"),
    ],
    ids=lambda each: "_".join(str(one) for one in each if isinstance(one, str)),
)
def test_a_workbook_is_valid(arguments: tuple[object, ...], tmp_path: Path, run: Run) -> None:
    run(*arguments, "-o", tmp_path / "hasil.xlsx")
    assert audited(tmp_path / "hasil.xlsx") == Counter()
    assert faults(tmp_path / "hasil.xlsx") == []


@pytest.mark.long
@pytest.mark.parametrize("command", ["check", "recap"])
def test_a_workbook_about_many_is_valid(command: str, tmp_path: Path, run: Run) -> None:
    (tmp_path / "masuk").mkdir()
    for source in (MENDED, PUBLISHED):
        shutil.copy(source, tmp_path / "masuk")
    run(command, tmp_path / "masuk", "-o", tmp_path / "hasil.xlsx")
    assert audited(tmp_path / "hasil.xlsx") == Counter()
    assert faults(tmp_path / "hasil.xlsx") == []
