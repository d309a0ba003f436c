"""Columns of months, whether they are headed by names, by numbers or by dates."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from lkjip_xl.files.refusal import UnreadableFile
from lkjip_xl.finance.read.source_of import ReadingOptions, read_source
from lkjip_xl.grids.periods import MONTHS, period_of, until_of
from lkjip_xl.show.wording import worded
from lkjip_xl.tables.measures import Measure
from tests.finance_files import write_cells

SUB, OTHER = "1.02.01.2.01.0001", "1.02.01.2.01.0002"
HEAD = ("KODE", "URAIAN", "ANGGARAN")
ENDS = [datetime.date(2023, month + 1, 1) - datetime.timedelta(days=1) for month in range(1, 12)]
ENDS.append(datetime.date(2023, 12, 31))
NUMBERS = tuple(range(1, 13))
Cells = Sequence[Any]


def grouped(tmp_path: Path, months: Cells, *more: Any) -> Path:
    """REALISASI merged over the months, whose headings stand in a second row.

    | KODE | URAIAN | ANGGARAN | REALISASI     | JUMLAH |
    |      |        |          | 1 | 2 | … 12  |        |
    """
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet, date = book.add_worksheet(), book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, [*HEAD, *[""] * len(months), *more])
        sheet.merge_range(0, 3, 0, 2 + len(months), "REALISASI")
        for column, each in enumerate(months, 3):
            if isinstance(each, datetime.date):
                sheet.write_datetime(1, column, datetime.datetime.combine(each, datetime.time()), date)
            else:
                sheet.write(1, column, each)
        sheet.write_row(2, 0, [SUB, "Rapat", 1000, *range(1, len(months) + 1)])
        sheet.write_row(3, 0, [OTHER, "Dua", 500, *[1] * len(months)])
    return path


MONTHLY = ReadingOptions(2023, monthly=True)


@pytest.mark.parametrize(
    "months",
    [
        pytest.param(NUMBERS, id="numbers"),
        pytest.param([f"{each:02}" for each in NUMBERS], id="texts of numbers"),
        pytest.param(NUMBERS[:6], id="half a year"),
        pytest.param(ENDS, id="cells with the end of each month"),
        pytest.param([each.replace(day=1) for each in ENDS], id="cells with the first of each month"),
        pytest.param([f"{each:%d/%m/%Y}" for each in ENDS], id="dates as texts"),
        pytest.param([f"{each:%d-%m-%Y}" for each in ENDS[:3]], id="a quarter of dates"),
        pytest.param([f"31 {each} 2023" for each in MONTHS], id="dates in words"),
        pytest.param([f"Bulan {each}" for each in NUMBERS], id="the word before the number"),
        pytest.param([f"Bulan ke-{each}" for each in NUMBERS], id="the word for the which"),
    ],
)
def test_months_under_a_heading_of_realisasi(months: Cells, tmp_path: Path) -> None:
    path = grouped(tmp_path, months)
    with pytest.raises(UnreadableFile, match="realisasi tiap bulan: januari, februari") as asked:
        read_source(path, ReadingOptions(2023))
    assert "--bulanan" in worded(asked.value.unreadable.hint)
    source = read_source(path, MONTHLY)
    assert source.months == MONTHS[: len(months)]
    assert source.total(Measure.REALISASI) == sum(range(1, len(months) + 1)) + len(months)


@pytest.mark.parametrize(
    "months", [[f"REALISASI BULAN {each}" for each in NUMBERS], ["REALISASI JAN", "REALISASI FEB"]]
)
def test_months_with_the_word_in_one_row(months: Cells, tmp_path: Path) -> None:
    rows = [[*HEAD, *months], [SUB, "Rapat", 1000, *[3] * len(months)]]
    assert read_source(write_cells(tmp_path / "x.xlsx", rows), MONTHLY).total(Measure.REALISASI) == 3 * len(months)


@pytest.mark.parametrize(
    "months",
    [
        [f"REALISASI S.D. {end.day} {month} 2023" for end, month in zip(ENDS, MONTHS, strict=True)],
        [f"REALISASI S.D. BULAN {each}" for each in NUMBERS],
        ["REALISASI S.D. TW I", "REALISASI S.D. TW II", "REALISASI S.D. TW III", "REALISASI S.D. TW IV"],
    ],
)
def test_of_columns_up_to_each_month_the_last_has_it_all(months: Cells, tmp_path: Path) -> None:
    rows = [[*HEAD, *months], [SUB, "Rapat", 1000, *range(1, len(months) + 1)]]
    source = read_source(write_cells(tmp_path / "x.xlsx", rows), ReadingOptions(2023))
    assert source.total(Measure.REALISASI) == len(months)
    assert source.months == ()
    assert any("tidak dipakai" in note for note in source.notes)


@pytest.mark.parametrize("months", [[3, 4, 5], [1, 2, 4], ["01/02/2023", "05/03/2023"]])
def test_what_is_in_doubt_is_refused_with_how_to_head_it(months: Cells, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_source(grouped(tmp_path, months), MONTHLY)
    assert "Januari" in worded(refused.value.unreadable.hint)
    rows = [[*HEAD, *months], [SUB, "Rapat", 1000, *[3] * len(months)]]
    with pytest.raises(UnreadableFile, match="belum jelas artinya") as refused:
        read_source(write_cells(tmp_path / "y.xlsx", rows), MONTHLY)
    assert "tulis nama bulannya" in worded(refused.value.unreadable.hint)


def test_months_without_the_word_are_not_taken_for_realisasi(tmp_path: Path) -> None:
    rows = [[*HEAD, *NUMBERS], [SUB, "Rapat", 1000, *[3] * 12]]
    source = read_source(write_cells(tmp_path / "x.xlsx", rows), MONTHLY)
    assert source.total(Measure.REALISASI) is None
    assert source.unread_columns[Measure.REALISASI] == MONTHS


@pytest.mark.parametrize("numbers", [(1, 2, 3, 4), ("(1)", "(2)", "(3)", "(4)"), ("", "", 1, 2)])
def test_a_row_that_numbers_the_columns_is_no_row_of_months(numbers: Cells, tmp_path: Path) -> None:
    rows = [[*HEAD, "REALISASI"], list(numbers), [SUB, "Rapat", 1000, 900]]
    source = read_source(write_cells(tmp_path / "x.xlsx", rows), ReadingOptions(2023))
    assert source.total(Measure.PAGU) == 1000
    assert source.total(Measure.REALISASI) == 900


@pytest.mark.parametrize(
    ("heading", "period", "until"),
    [
        ("realisasi bulan 3", "maret", 0),
        ("realisasi s d bulan 3", "", 3),
        ("realisasi s d 31 januari 2023", "", 1),
        ("realisasi per 30 juni", "", 6),
        ("realisasi s d semester ii", "", 12),
        ("realisasi s d tw 3", "", 9),
        ("realisasi triwulan iv", "triwulan iv", 0),
        ("realisasi", "", 0),
    ],
)
def test_periods(heading: str, period: str, until: int) -> None:
    assert (period_of(heading), until_of(heading)) == (period, until)
