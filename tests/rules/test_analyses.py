"""Analyses that formulas fill once the results of the year are typed: until then none of them is missing."""

from __future__ import annotations

import pytest

from lkjip_xl.check.run import check_report
from lkjip_xl.show.wording import worded
from tests import shown
from tests.rules.case import reasons


@pytest.mark.parametrize(
    ("realisasi", "name", "missing"),
    [(".", "=Angka", False), ("90", "=Angka", True), (".", "Angka", True)],
    ids=["waits", "has its results", "has no formulas"],
)
def test_what_formulas_fill_is_missed_when_they_have_their_results(
    realisasi: str, name: str, missing: bool
) -> None:
    report = shown.report(
        tabel_3_1_1_a=f"""
        | SASARAN | INDIKATOR SASARAN | TARGET | REALISASI   | CAPAIAN % |
        | S       | Angka             | 100    | {realisasi} | .         |
        """,
        tabel_3_1_5=f"""
        | NO | SASARAN | INDIKATOR SASARAN | CAPAIAN KINERJA % | PENYERAPAN ANGGARAN % | TINGKAT EFISIENSI |
        | 1  | =S      | {name}            | =                 | .                     | =                 |
        """,
    )
    result = check_report(report, "")
    told = [each for each in result.findings if each.code == "L01" and each.problem.place.sheet == "Tabel 3.1.5"]
    waits = "Tabel 3.1.5 terisi otomatis bila realisasi di Tabel 3.1.1.a sudah lengkap"
    assert (bool(told), waits in reasons(result, "L01")) == (missing, not missing)
    by_formulas = "Penyerapannya terisi otomatis dari Tabel 2.3.1 dan Tabel 3.1.1.b"
    assert [worded(each.problem.hint).startswith(by_formulas) for each in told] == [name == "=Angka"] * missing
