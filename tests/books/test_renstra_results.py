"""What the finished workbook computes of the figures of the Renstra: Tabel 3.1.3, and Tabel 3.1.2 beside it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.cell import Cell, MergedCell

from lkjip_xl.books.finished.finished import write_finished
from lkjip_xl.books.finished.renstra_charts import format_of_label, side_of_label
from lkjip_xl.books.template.template import Filling, Typed, write_template
from lkjip_xl.check.run import check_report
from lkjip_xl.reader import read_report
from lkjip_xl.rules.findings import Severity
from tests.checking import check_file
from tests.libreoffice import differences

pytestmark = pytest.mark.usefixtures("small_templates")

YEARS = range(2019, 2025)
LESS = "(2T − R) ÷ T (makin rendah makin baik)"


def _filling() -> Filling:
    indicators = {
        "Desa tangguh": ((1, 2, 3, 4, 5, 6), ("2", "3", "4", "5", "14"), ""),
        "Angka kasus": ((50, 48, 46, 44, 42, 40), ("-", "48", "23", "44", "30"), LESS),
    }
    sasaran, achieved, compared, lasting = [], [], [], []
    for name, (targets, done, rumus) in indicators.items():
        own = {f"target_{year}": Typed(str(each)) for year, each in zip(YEARS, targets, strict=True)}
        sasaran.append({"sasaran": Typed(f"Sasaran {name}"), "indikator": Typed(name), **own})
        achieved.append({"realisasi": Typed(done[-1]), "rumus": Typed(rumus)})
        compared.append({"realisasi_lalu": Typed(done[-2]), "target_lalu": Typed(str(targets[3]))})
        lasting.append({f"realisasi_{year}": Typed(each) for year, each in zip(YEARS, done, strict=False)})
    years = {"tahun": 2023, "awal_renstra": 2019, "akhir_renstra": 2024}
    return Filling(
        tables={
            "tabel_2_2_sasaran": sasaran,
            "tabel_3_1_1_a": achieved,
            "tabel_3_1_2": compared,
            "tabel_3_1_3": lasting,
        },
        forms={"identitas": {"instansi": Typed("Dinas"), **{key: Typed(year) for key, year in years.items()}}},
    )


def _results(path: Path, sheet: str, headed: str) -> dict[str, list[object]]:
    rows = [*openpyxl.load_workbook(path, data_only=True)[sheet].iter_rows(min_row=4, values_only=True)]
    columns = [at for at, heading in enumerate(zip(*rows[:2], strict=True)) if headed in str(heading)]
    named = [row for row in rows if row[0] in {"Desa tangguh", "Angka kasus"}]
    return {str(row[0]): [_rounded(row[at]) for at in columns] for row in named}


def _earlier(path: Path, sheet: str) -> list[Cell | MergedCell]:
    """The capaian of earlier years of the second indicator."""
    book = openpyxl.load_workbook(path, data_only=True)[sheet]
    rows = [*book.iter_rows(min_row=4)]
    headings = [f"{above.value} {below.value}" for above, below in zip(*rows[:2], strict=True)]
    (row,) = [row for row in rows if row[0].value == "Angka kasus"]
    return [
        cell
        for heading, cell in zip(headings, row, strict=True)
        if "CAPAIAN RENSTRA" in heading or "CAPAIAN 20" in heading
    ]


def _rounded(value: object) -> object:
    return round(value, 4) if isinstance(value, float) else value


@pytest.mark.thorough
@pytest.mark.long
def test_the_share_of_the_last_target_and_the_capaian_of_earlier_years(tmp_path: Path) -> None:
    path, finished = tmp_path / "isian.xlsx", tmp_path / "jadi.xlsx"
    write_template(path, None, _filling())
    read = read_report(path)
    write_finished(finished, read, check_report(read, "x"), draft=True)
    # 14 of 6; and less is better: (2 × 40 − 30) ÷ 40.
    share = _results(finished, "Tabel 3.1.3", "TERHADAP TARGET AKHIR RENSTRA")
    assert share == {"Desa tangguh": [2.3333], "Angka kasus": [1.25]}
    earlier = {"Desa tangguh": [2, 1.5, 1.3333], "Angka kasus": ["-", 1, 1.5]}
    assert _results(finished, "Tabel 3.1.3", "CAPAIAN 20") == earlier
    assert _results(finished, "Tabel 3.1.2", "CAPAIAN RENSTRA") == earlier
    assert differences(finished) == []


@pytest.mark.long
def test_what_was_printed_is_read_again_without_a_word(tmp_path: Path) -> None:
    path, finished = tmp_path / "isian.xlsx", tmp_path / "jadi.xlsx"
    write_template(path, None, _filling())
    read = read_report(path)
    before = check_report(read, "x")
    write_finished(finished, read, before, draft=True)
    # Less is better, so it is marked in both tables, in each of the years that have a figure.
    cells = [cell for name in ("Tabel 3.1.2", "Tabel 3.1.3") for cell in _earlier(finished, name)]
    assert [cell.coordinate for cell in cells if cell.value != "-" and "↓" not in cell.number_format] == []
    assert len(cells) == 6
    told = {each.code for each in before.findings}
    sheets = {"Tabel 3.1.2", "Tabel 3.1.3"}
    again = [each for each in check_file(finished).findings if each.problem.place.sheet in sheets]
    assert [each.code for each in again if each.severity is not Severity.INFO and each.code not in told] == []


@pytest.mark.long
def test_no_template_has_these_columns(tmp_path: Path) -> None:
    write_template(tmp_path / "t.xlsx")
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    headings = [str(cell.value) for sheet in ("Tabel 3.1.2", "Tabel 3.1.3") for cell in book[sheet][5]]
    assert not [each for each in headings if "AKHIR RENSTRA" in each or "CAPAIAN RENSTRA" in each]


@pytest.mark.parametrize(
    ("target", "realisasi", "side"),
    [
        (62, 70, "above"),
        (62, 62, "above"),
        (62, 50, "below"),
        (62, 26, "below"),
        (62, 25, "right"),
        (None, 12, "above"),
    ],
)
def test_a_figure_in_a_chart_stands_off_the_target_and_off_the_years(
    target: int | None, realisasi: int, side: str
) -> None:
    """Of 65 at most, four tenths are 26: a label under what is lower would stand on the years."""
    planned = None if target is None else Decimal(target)
    assert side_of_label(planned, Decimal(realisasi), Decimal(65)) == side


def test_a_figure_in_a_chart_has_its_own_decimals() -> None:
    # A target of 70 is 70 beside a realisasi of 66,73, and a Gini of 0,262 is not the 0,26 of its target.
    figures = [Decimal(each) for each in ("70", "66.73", "0.26", "0.262", "1600.125")]
    assert [format_of_label(each) for each in figures] == [
        *("#,##0", "#,##0.00", "#,##0.00", "#,##0.000", "#,##0.00"),
    ]
