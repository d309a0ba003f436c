"""Sums across a row: they are not judged where a column that may belong to them was not read."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from lkjip_xl.books.finished.finished import write_finished
from lkjip_xl.check.run import check_report
from tests import shown

_WITH_DIPLOMA = """
    | NO | URAIAN  | S2 | S1 | Diploma | SLTA | JUMLAH |
    | 1  | Bidang  | 1  | 2  | .       | 3    | 6      |
    | 2  | Kontrak | 1  | 2  | 2       | 9    | {kontrak} |
    | .  | JUMLAH  | 2  | 4  | 2       | 12   | 20     |
    """


def test_a_column_that_was_not_read_may_count() -> None:
    read = shown.report(tabel_1_4=_WITH_DIPLOMA.format(kontrak=14))
    assert not shown.findings(read, "T03", "D01")
    (reason,) = shown.not_judged(read, "T03")
    assert reason.startswith("kolom JUMLAH di lembar Tabel 1.4")
    assert "kolom “Diploma” tidak dikenal" in reason


def test_a_sum_of_the_columns_read_is_right() -> None:
    text = _WITH_DIPLOMA.format(kontrak=12).replace("20     |", "18     |")
    read = shown.report(tabel_1_4=text)
    assert not shown.findings(read, "T03")
    assert not shown.not_judged(read, "T03")


def test_nobody_is_told_to_type_the_sum_of_the_columns_read() -> None:
    (finding,) = shown.findings(shown.report(tabel_1_4=_WITH_DIPLOMA.format(kontrak=".")), "D01")
    assert "12" not in finding.problem.hint


def test_the_sum_stays_as_it_was_typed(tmp_path: Path) -> None:
    read = shown.report(tabel_1_4=_WITH_DIPLOMA.format(kontrak=14))
    write_finished(tmp_path / "jadi.xlsx", read, check_report(read, ""), draft=True)
    sheet = openpyxl.load_workbook(tmp_path / "jadi.xlsx", data_only=True)["Tabel 1.4"]
    rows = {row[1]: row for row in sheet.iter_rows(values_only=True)}
    assert 14 in rows["Kontrak"]


def test_only_the_cells_added_are_named() -> None:
    read = shown.report(
        tabel_1_4="""
        | NO | URAIAN | S2 | S1 | KETERANGAN | SLTA | JUMLAH |
        | 1  | Bidang | 1  | 2  | kosong     | 3    | 7      |
        | .  | JUMLAH | 1  | 2  | .          | 3    | 7      |
        """
    )
    (finding,) = shown.findings(read, "T03")
    assert finding.problem.should_be == "6  (jumlah C2–D2, F2)"


def test_no_golongan_is_a_schooling() -> None:
    read = shown.report(
        tabel_1_4="""
        | NO | URAIAN | IV | III | II | I | PPPK | JUMLAH |
        | 1  | Bidang | 1  | 2   | 3  | 1 | 3    | 10     |
        | 2  | Kantor | 1  | 2   | 3  | 1 | 3    | 10     |
        | .  | JUMLAH | 2  | 4   | 6  | 2 | 6    | 20     |
        """
    )
    assert {each.code for each in shown.findings(read)} == {"S09"}
    assert "“IV”, “III”, “II”, “I”, “PPPK”" in shown.not_judged(read, "T03")[0]
