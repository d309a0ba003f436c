"""Text, JSON, CSV, page, workbook and marks tell the same findings."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from lkjip_xl.check.run import check_report
from lkjip_xl.reader import read_report
from lkjip_xl.rules.findings import CheckResult
from lkjip_xl.show.findings_csv import render_csv
from lkjip_xl.show.findings_json import render_json
from lkjip_xl.show.terminal import render_text
from tests.rules.changes import together, write
from tests.rules.waiving import KEGIATAN, SLIP, waive
from tests.running import Run
from tests.sample_books import TABEL_3_1_1_B, Book
from tests.show.test_html_page import page_of

Told = Counter[tuple[str, str]]
_LEVELS = "KESALAHAN|PERINGATAN|INFORMASI"


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook with findings of every severity, and one that somebody has accepted."""
    book = Book()
    a_text_and_a_percentage = write(TABEL_3_1_1_B, H15=54, G38="Rp8.120.000")
    together(SLIP, a_text_and_a_percentage, waive("T01", TABEL_3_1_1_B, KEGIATAN))(book)
    return book.save(tmp_path_factory.mktemp("bentuk"))


@pytest.fixture(scope="module")
def result(source: Path) -> CheckResult:
    return check_report(read_report(source), source.name)


@pytest.fixture(scope="module")
def expected(result: CheckResult) -> Told:
    told = Counter((each.code, each.problem.place.address) for each in result.findings)
    assert {each.severity.value for each in result.findings} == {"error", "warning", "info"}
    assert len(result.waived) == 1
    return told


def test_text(result: CheckResult, expected: Told) -> None:
    lines = re.findall(rf"^  ([A-Z]+\d+) +(?:{_LEVELS}) ([A-Z]\d\d)", render_text(result), re.MULTILINE)
    assert Counter((code, cell) for cell, code in lines) == expected


def test_json(result: CheckResult, expected: Told) -> None:
    (file,) = json.loads(render_json([result]))["files"]
    assert Counter((each["code"], each["cell"]) for each in file["findings"]) == expected


def test_csv(result: CheckResult, expected: Told) -> None:
    rows = csv.DictReader(io.StringIO(render_csv([result]).removeprefix("\ufeff")), delimiter=";")
    assert Counter((each["aturan"], each["sel"]) for each in rows if each["sel"]) == expected


def test_page(result: CheckResult, expected: Told) -> None:
    words = page_of(result).words
    told = re.findall(rf"([A-Z]+\d+) · (?:{_LEVELS}) ([A-Z]\d\d)", words)
    assert Counter((code, cell) for cell, code in told) == expected


def test_workbook_of_results(source: Path, tmp_path: Path, expected: Told, run: Run) -> None:
    run("check", source, "-o", tmp_path / "hasil.xlsx", "--format", "xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "hasil.xlsx")["Temuan"]
    assert _told(sheet) == expected


@pytest.mark.long
def test_marked_copy(source: Path, tmp_path: Path, result: CheckResult, expected: Told, run: Run) -> None:
    run("check", source, "--annotate", "-o", tmp_path / "tanda.xlsx")
    workbook = openpyxl.load_workbook(tmp_path / "tanda.xlsx")
    assert _told(workbook["Temuan"]) == expected
    for finding in result.standing():
        place = finding.problem.place
        note = workbook[place.sheet][place.address].comment
        assert note is not None
        assert finding.code in note.text


def _told(sheet: Worksheet) -> Told:
    """The findings on a sheet Temuan, by the headings of its table."""
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    heading = next(number for number, row in enumerate(rows) if "ATURAN" in row and "SEL" in row)
    code, cell = (rows[heading].index(each) for each in ("ATURAN", "SEL"))
    return Counter((str(row[code]), str(row[cell])) for row in rows[heading + 1 :] if row[cell])
