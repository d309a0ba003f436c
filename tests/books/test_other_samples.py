"""The samples of other kinds of agencies: what the script writes, what is found in them, and what Excel shows."""

from __future__ import annotations

import importlib
import os
from pathlib import Path
from typing import Any

import pytest

from lkjip_xl.books.finished.finished import write_finished
from lkjip_xl.check.run import check_report
from lkjip_xl.reader import read_report
from tests.libreoffice import differences
from tests.running import Run
from tests.sample_books import SAMPLES

GOLDEN = Path(__file__).parents[1] / "golden"
NAMES = (
    "sekretariat_daerah_sumatera_utara_2021",
    "pemerintah_kabupaten_contoh_2023",
    "kecamatan_bekasi_timur_2023",
)

pytestmark = pytest.mark.long


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(SAMPLES)
    return importlib.import_module("buat_sampel_lain")


def test_the_committed_samples_are_what_the_script_writes(script: Any, tmp_path: Path) -> None:
    script.write_samples(tmp_path)
    assert sorted(path.stem for path in tmp_path.iterdir()) == sorted(NAMES)
    for name in NAMES:
        written = (SAMPLES / f"{name}.xlsx").read_bytes()
        assert (tmp_path / f"{name}.xlsx").read_bytes() == written, "python samples/buat_sampel_lain.py"


@pytest.mark.parametrize("name", NAMES)
def test_check_prints_what_a_person_reads(run: Run, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(SAMPLES)
    golden = GOLDEN / f"{name}.txt"
    ended, out, err = run("check", f"{name}.xlsx")
    if os.environ.get("LKJIP_XL_WRITE_GOLDEN"):
        golden.write_text(out, encoding="utf-8")
    assert (ended, err) == (0, "")
    assert out == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_and_its_finished_workbook_show_what_libreoffice_computes(name: str, tmp_path: Path) -> None:
    source, target = SAMPLES / f"{name}.xlsx", tmp_path / f"{name}_jadi.xlsx"
    report = read_report(source)
    write_finished(target, report, check_report(report, source.name), draft=False)
    assert differences(source, target) == []
