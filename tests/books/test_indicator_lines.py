"""The finished workbook sets a name and its amounts once over all its indicator lines."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from lkjip_xl.books.finished.finished import write_finished
from lkjip_xl.check.run import check_report
from lkjip_xl.report.model import Report
from lkjip_xl.rules.findings import Severity
from tests import shown
from tests.checking import check_file
from tests.libreoffice import differences
from tests.reader.test_indicator_lines import BELOW, plan, results

DONE = "| . | . | Jumlah pengunjung | 30 orang | . | . | . | 33 orang | 110 |"
AGAIN = "| Sub Kegiatan | Pameran | Jumlah pengunjung | 30 orang | 0 |"
DONE_AGAIN = "| Sub Kegiatan | Pameran | Jumlah pengunjung | 30 orang | 0 | 0 | - | 33 orang | 110 |"
NAMES, TARGETS = "Jumlah pameran⏎Jumlah pengunjung", "4 kali⏎30 orang"
IN_ROWS = ({"further": BELOW}, {"done": "2 kali", "share": "50", "further": DONE})
REPEATED = ({"further": AGAIN}, {"done": "2 kali", "share": "50", "further": DONE_AGAIN})
IN_CELLS = (
    {"one": NAMES, "first": TARGETS},
    {"one": NAMES, "first": TARGETS, "done": "2 kali⏎33 orang", "share": "50⏎110"},
)
# As the template has it: its formula makes one figure of the whole list.
BESIDE_A_FORMULA = (IN_CELLS[0], {**IN_CELLS[1], "share": "=50"})
Texts = dict[str, str]


def agency(two: Texts, three: Texts) -> Report:
    return shown.report(tabel_2_7=plan(**two), tabel_3_1_1_b=results(**three))


def rows(path: Path, sheet: str) -> Sequence[tuple[object, ...]]:
    cells = openpyxl.load_workbook(path, data_only=True)[sheet].iter_rows(min_row=5, values_only=True)
    return [row for row in cells if any(row)][:-1]


@pytest.mark.long
@pytest.mark.parametrize(
    "texts",
    [IN_ROWS, REPEATED, IN_CELLS, BESIDE_A_FORMULA],
    ids=["in rows", "repeated", "in cells", "beside a formula"],
)
def test_name_and_amounts_stand_once_over_their_lines(texts: tuple[Texts, Texts], tmp_path: Path) -> None:
    report, path = agency(*texts), tmp_path / "jadi.xlsx"
    write_finished(path, report, check_report(report, ""), draft=True)
    last = rows(path, "Tabel 2.7")[2:4]
    assert last == [
        ("Pameran", "Jumlah pameran", "4 kali", 100, "Sub Kegiatan"),
        (None, "Jumlah pengunjung", "30 orang", None, None),
    ]
    last = rows(path, "Tabel 3.1.1.b")[2:4]
    assert last == [
        ("Pameran", "Jumlah pameran", 4, 100, 90, 90, 2, 50, "Sub Kegiatan"),
        (None, "Jumlah pengunjung", 30, None, None, None, 33, 110, None),
    ]
    assert differences(path) == []
    again = [each for each in check_file(path).standing() if each.severity is not Severity.INFO]
    assert {each.code for each in again} <= {"S01", "D01", "S15"}  # what the report itself lacks


def test_line_breaks_stay(tmp_path: Path) -> None:
    report, path = (
        agency({"one": "Jumlah pameran⏎di museum"}, {"one": "Jumlah pameran⏎di museum"}),
        tmp_path / "a.xlsx",
    )
    write_finished(path, report, check_report(report, ""), draft=True)
    for sheet in ("Tabel 2.7", "Tabel 3.1.1.b"):
        assert rows(path, sheet)[2][1] == "Jumlah pameran\ndi museum"
