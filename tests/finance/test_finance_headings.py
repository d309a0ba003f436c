"""Headings in more than one row, and titles above them: which are which, and what the titles say."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from lkjip_xl.files.refusal import UnreadableFile
from lkjip_xl.finance.headings.titles import year_of_titles
from lkjip_xl.finance.read.source_of import ReadingOptions, read_source
from lkjip_xl.finance.source import Source
from lkjip_xl.tables.measures import Stage
from tests.finance.test_finance_shapes import read, totals

ROWS = (
    ("1.02.01", "PROGRAM A"),
    ("1.02.01.2.01", "Kegiatan A"),
    ("1.02.01.2.01.0001", "Sub A"),
)


def merged(folder: Path, group: tuple[str, str], amounts: tuple[int, ...]) -> Path:
    """A sheet with two groups over Anggaran and Realisasi; Kode and Uraian reach down over both rows."""
    path = folder / "lra.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        sheet.merge_range("A1:A2", "Kode")
        sheet.merge_range("B1:B2", "Uraian")
        for column, text in zip((2, 4), group, strict=True):
            sheet.merge_range(0, column, 0, column + 1, text)
            sheet.write_row(1, column, ("Anggaran", "Realisasi"))
        for at, row in enumerate(ROWS, 2):
            sheet.write_row(at, 0, (*row, *amounts))
    return path


def test_kinds_of_spending_over_headings_merged_downwards(tmp_path: Path) -> None:
    """| Kode | Uraian | Operasi | | Modal | | over | Anggaran | Realisasi | Anggaran | Realisasi |."""
    assert totals(read_source(merged(tmp_path, ("Operasi", "Modal"), (5, 3, 2, 1)))) == (7, 4)


def test_stages_over_headings_merged_downwards_are_asked_for(tmp_path: Path) -> None:
    path = merged(tmp_path, ("MURNI", "PERUBAHAN"), (5, 3, 9, 4))
    with pytest.raises(UnreadableFile, match="sebelum dan sesudah perubahan"):
        read_source(path)
    assert totals(read_source(path, ReadingOptions(stage=Stage.PERUBAHAN))) == (9, 4)


@pytest.mark.parametrize("groups", [("TAHUN LALU", "TAHUN INI"), ("2022", "2023"), ("Tahun 2022", "Tahun 2023")])
def test_years_over_headings_merged_downwards(groups: tuple[str, str], tmp_path: Path) -> None:
    assert totals(read_source(merged(tmp_path, groups, (5, 3, 9, 4)), ReadingOptions(2023))) == (9, 4)


def test_groups_that_are_not_merged_stand_above_the_other_headings(tmp_path: Path) -> None:
    text = """
        |                   |            | Operasi  |           | Modal    |           |
        | Kode              | Uraian     | Anggaran | Realisasi | Anggaran | Realisasi |
        | 1.02.01           | PROGRAM A  | 500      | 300       | 200      | 100       |
        | 1.02.01.2.01      | Kegiatan A | 500      | 300       | 200      | 100       |
        | 1.02.01.2.01.0001 | Sub A      | 500      | 300       | 200      | 100       |
    """
    assert totals(read(text, "xlsx", tmp_path)) == (700, 400)


TITLED = """
    | {} |
    | {} |
    | KODE              | URAIAN     | ANGGARAN | REALISASI |
    | 1.02.01           | PROGRAM A  | 500      | 300       |
    | 1.02.01.2.01      | Kegiatan A | 500      | 300       |
    | 1.02.01.2.01.0001 | Sub A      | 500      | 300       |
"""


def titled(title: str, below: str, folder: Path) -> Source:
    return read(TITLED.format(title, below), "xlsx", folder)


@pytest.mark.parametrize(
    ("title", "below"),
    [
        ("Nama SKPD | Dinas Kesehatan | Tahun Anggaran | 2023", ""),
        ("SKPD | Dinas Kesehatan | Anggaran | Perubahan", ""),
        ("SKPD | Dinas Kesehatan | Anggaran | Perubahan", "Dalam rupiah"),
        ("Program | Kesehatan | Pagu | Murni", "Kode SKPD | 1.02.0.00.0.00.01"),
        ("Nama SKPD | Dinas Kesehatan | Tahun Anggaran | 2023", "Dicetak 12 Januari 2024"),
    ],
)
def test_a_title_of_several_cells_is_no_heading(title: str, below: str, tmp_path: Path) -> None:
    assert totals(titled(title, below, tmp_path)) == (500, 300)


@pytest.mark.parametrize(
    ("titles", "year"),
    [
        (["LAPORAN REALISASI", "Dicetak 12 Januari 2024"], None),
        (["LAPORAN REALISASI", "Dicetak: 12/01/2024 08:00"], None),
        (["TAHUN ANGGARAN 2023", "Dicetak 12 Januari 2024"], 2023),
        (["LRA TA. 2023 (dicetak 12 Januari 2024)"], 2023),
        (["Realisasi Anggaran 2023", "Jambi, 5 Januari 2024"], 2023),
        (["Realisasi Anggaran 2023", "Tanggal", "2024-01-05 00:00:00"], 2023),
        (["1 Januari 2023 s.d. 31 Desember 2023"], 2023),
        (["Per 31 Desember 2023"], 2023),
        (["Tahun Anggaran", "2023"], 2023),
        (["Renstra 2019 sampai 2024"], None),
    ],
)
def test_the_year_of_the_budget_is_not_that_of_printing(titles: list[str], year: int | None) -> None:
    assert year_of_titles(titles) == year


def test_the_year_stands_in_a_title_beside_the_agency(tmp_path: Path) -> None:
    assert titled("Nama SKPD | Dinas Kesehatan | Tahun Anggaran | 2023", "", tmp_path).year == 2023


@pytest.mark.parametrize("heading", ["Nomenklatur", "Rincian Belanja", "Keterangan", "Belanja Langsung"])
def test_the_texts_beside_the_codes_are_the_names(heading: str, tmp_path: Path) -> None:
    table = f"""
        | Kode              | {heading} | Anggaran | Realisasi |
        | 1.02.01           | PROGRAM A | 1000     | 700       |
        | 1.02.01.2.01      | Giat A    | 1000     | 700       |
        | 1.02.01.2.01.0001 | Sub A     | 1000     | 700       |
        """
    source = read(table, "csv", tmp_path)
    assert totals(source) == (1000, 700)
    assert [each.name for each in source.described.values()] == ["PROGRAM A", "Giat A", "Sub A"]


@pytest.mark.parametrize(
    "codes",
    [
        (("1", "02", "01", ""), ("1", "02", "01", "2.01"), ("1", "02", "01", "2.01.01")),
        (("1.02.01", "", "", ""), ("1.02.01", "2.01", "", ""), ("1.02.01", "2.01", "01", "")),
        (("1", "1.02", "1.02.01", ""), ("1", "1.02", "1.02.01", "2.01"), ("1", "1.02", "1.02.01", "2.01.01")),
    ],
)
def test_a_code_over_several_columns_under_one_heading(codes: tuple[tuple[str, ...], ...], tmp_path: Path) -> None:
    rows = [
        (*code, name, "1000", "700") for code, name in zip(codes, ("Program A", "Giat A", "Sub A"), strict=True)
    ]
    path = tmp_path / "lra.csv"
    lines = [("Kode", "", "", "", "Uraian", "Anggaran", "Realisasi"), *rows]
    path.write_text("\n".join(";".join(line) for line in lines), encoding="utf-8")
    source = read_source(path)
    assert totals(source) == (1000, 700)
    assert [each.code for each in source.described.values()] == ["1.02.01", "1.02.01.2.01", "1.02.01.2.01.01"]
