"""A report whose cover has a year alone, perhaps that of printing: the year that somebody names counts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from lkjip_xl.check.assessment import assess, identified
from lkjip_xl.files.limits import USUAL_LIMITS
from lkjip_xl.report.last_year import EarlierFile, EarlierFiles
from lkjip_xl.tables import IDENTITAS
from lkjip_xl.tasks.new_template import TemplateWish, write_new
from lkjip_xl.tasks.telling import WrongWish
from lkjip_xl.text.ways import passages
from tests.performance_tables import MEASURED
from tests.printed_tables import Lines

pytestmark = pytest.mark.usefixtures("small_templates")

_AGENCY = "DINAS PENANAMAN MODAL KABUPATEN CONTOH"
_TABLE = replace(MEASURED, caption="Tabel 3.1 Pengukuran Kinerja")


def _document(path: Path, year: str, table: Lines = _TABLE) -> Path:
    document = docx.Document()
    for line in ("LAPORAN KINERJA", _AGENCY, year):
        document.add_paragraph(line)
    document.add_heading("BAB III AKUNTABILITAS KINERJA")
    document.add_paragraph(table.caption)
    made = document.add_table(len(table.lines), len(table.lines[0]))
    for row, texts in zip(made.rows, table.lines, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.save(str(path))
    return path


def _year_of(template: Path) -> object:
    rows = load_workbook(template)[IDENTITAS.sheet].iter_rows(values_only=True)
    return next(row[1] for row in rows if row[0] == "Tahun Laporan")


@pytest.mark.parametrize(("asked", "year"), [(None, 2024), (2023, 2023)])
def test_a_template_is_of_the_year_that_somebody_names(tmp_path: Path, asked: int | None, year: int) -> None:
    report = _document(tmp_path / "laporan.docx", "2024")
    write_new(tmp_path / "templat.xlsx", TemplateWish(dari=(report,), tahun=asked), USUAL_LIMITS)
    assert _year_of(tmp_path / "templat.xlsx") == year


def test_a_year_on_the_cover_that_the_titles_contradict_is_told(tmp_path: Path) -> None:
    report = _document(tmp_path / "laporan.docx", "2024", MEASURED)
    written = write_new(tmp_path / "templat.xlsx", TemplateWish(dari=(report,)), USUAL_LIMITS)
    assert _year_of(tmp_path / "templat.xlsx") == 2023
    told = "\n".join("".join(map(str, passages(each.text))) for each in written.told)
    assert "Tahun 2024 yang berdiri sendiri di sampul: dibaca sebagai tahun cetak" in told


def test_a_year_that_the_cover_says_plainly_is_not_another_one(tmp_path: Path) -> None:
    report = _document(tmp_path / "laporan.docx", "TAHUN 2024")
    with pytest.raises(WrongWish):
        write_new(tmp_path / "templat.xlsx", TemplateWish(dari=(report,), tahun=2023), USUAL_LIMITS)


def test_next_year_is_the_one_that_somebody_names(tmp_path: Path) -> None:
    wish = TemplateWish(lanjut=_document(tmp_path / "laporan.docx", "2024"), tahun=2024, renstra="2021-2026")
    assert write_new(tmp_path / "templat.xlsx", wish, USUAL_LIMITS).tahun == 2024
    plain = replace(wish, lanjut=_document(tmp_path / "laporan.docx", "TAHUN 2024"))
    with pytest.raises(WrongWish):
        write_new(tmp_path / "lagi.xlsx", plain, USUAL_LIMITS)


@pytest.mark.parametrize(("year", "is_used"), [("2024", True), ("TAHUN 2024", False)])
def test_the_report_of_last_year_is_the_one_that_somebody_names(
    tmp_path: Path, year: str, *, is_used: bool
) -> None:
    before = identified(_document(tmp_path / "lalu.docx", year))
    assert isinstance(before, EarlierFile)
    result = assess(
        _document(tmp_path / "ini.docx", "TAHUN 2024"), earlier=EarlierFiles((before,), alone=True)
    ).result
    assert bool(result.without_last_year) is not is_used
