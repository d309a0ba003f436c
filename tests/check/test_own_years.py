"""Plans of an agency's own with columns for several years: the report's own year is taken, or asked for."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from lkjip_xl.books.template.sources.listing import budget_list_of
from lkjip_xl.check.own_workbook import recognised_own_workbook
from lkjip_xl.files.limits import USUAL_LIMITS
from lkjip_xl.reader.workbook import read_grids
from lkjip_xl.tasks.new_template import TemplateWish, write_new
from lkjip_xl.tasks.telling import WrongWish
from lkjip_xl.text.ways import GiveYear

_TITLE = "RENSTRA DINAS CONTOH 2022-2024"
# A kegiatan of two sub kegiatan: 10 and 5 million in 2022, one more million for each of them in each year.
_ROWS = (
    ("1.02.02", "Program A", (15, 17, 19)),
    ("1.02.02.2.01", "Kegiatan B", (15, 17, 19)),
    ("1.02.02.2.01.0001", "Sub Kegiatan C", (10, 11, 12)),
    ("1.02.02.2.01.0002", "Sub Kegiatan D", (5, 6, 7)),
)


def _plan(path: Path, group: str, year: str = "{}", first: int = 2022) -> Path:
    """K and Rp under each year, these under one more heading if ``group`` is one."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Renstra")
        sheet.write(0, 0, _TITLE)
        sheet.write_row(2, 0, ["Kode", "Program/Kegiatan/Sub Kegiatan", "Indikator"])
        if group:
            sheet.merge_range(2, 3, 2, 8, group)
        for at in range(3):
            sheet.merge_range(3, 3 + 2 * at, 3, 4 + 2 * at, year.format(first + at))
            sheet.write_row(4, 3 + 2 * at, ["Target", "Rp"])
        for row, (code, name, millions) in enumerate(_ROWS, 5):
            sheet.write_row(row, 0, [code, name, "Jumlah"])
            for at, each in enumerate(millions):
                sheet.write_row(row, 3 + 2 * at, [at + 1, each * 1_000_000])
    return path


_HEADINGS = [("", "{}"), ("Target Kinerja Program dan Kerangka Pendanaan", "Tahun {}"), ("Pagu Indikatif", "{}")]


@pytest.mark.parametrize(("group", "year"), _HEADINGS)
def test_the_column_of_the_year_that_somebody_names_is_the_pagu(tmp_path: Path, group: str, year: str) -> None:
    grids = read_grids(_plan(tmp_path / "renstra.xlsx", group, year))

    listing = budget_list_of(recognised_own_workbook(grids, tahun=2023).report)

    assert listing is not None
    assert listing.total == Decimal(17_000_000)
    assert "2023" in listing.pagu


def test_where_nobody_names_the_year_its_columns_are_named_and_it_is_asked_for(tmp_path: Path) -> None:
    plan = _plan(tmp_path / "renstra.xlsx", "Target Kinerja Program dan Kerangka Pendanaan")
    report = recognised_own_workbook(read_grids(plan)).report

    with pytest.raises(WrongWish) as refused:
        write_new(tmp_path / "templat.xlsx", TemplateWish(dari=(plan,)), USUAL_LIMITS)

    assert report.document is not None
    assert any("kolomnya per tahun (2022, 2023, 2024)" in each for each in report.document.left)
    assert "memuat kolom per tahun (Renstra: 2022, 2023, 2024)" in str(refused.value.args[0])
    assert GiveYear(2024) in refused.value.args[0]


def test_years_that_are_counted_and_not_named_are_asked_for(tmp_path: Path) -> None:
    plan = _plan(tmp_path / "renstra.xlsx", "Target Kinerja dan Kerangka Pendanaan", "Tahun ke-{}", first=1)
    report = recognised_own_workbook(read_grids(plan), tahun=2023).report

    with pytest.raises(WrongWish) as refused:
        write_new(tmp_path / "templat.xlsx", TemplateWish(dari=(plan,), tahun=2023), USUAL_LIMITS)

    assert budget_list_of(report) is None
    assert report.document is not None
    assert any("kolomnya per tahun (Tahun ke-1, Tahun ke-2, Tahun ke-3)" in each for each in report.document.left)
    assert "(Renstra: Tahun ke-1, Tahun ke-2, Tahun ke-3) tanpa menyebut tahunnya" in str(refused.value.args[0])


@pytest.mark.parametrize("group", ["Kerangka Pendanaan", ""])
def test_a_counted_year_that_names_its_year_too_is_that_year(tmp_path: Path, group: str) -> None:
    plan = _plan(tmp_path / "renstra.xlsx", group, "Tahun ke-2 ({})")

    listing = budget_list_of(recognised_own_workbook(read_grids(plan), tahun=2023).report)

    assert listing is not None
    assert listing.total == Decimal(17_000_000)
