"""PEMBILANG and PENYEBUT: what a realisasi is the ratio of, beside it in the template and in print."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from lkjip_xl.books.finished.finished import write_finished
from lkjip_xl.books.template.template import Filling, TemplateOptions, Typed, write_template
from lkjip_xl.check.run import check_report
from lkjip_xl.reader import read_report
from tests.libreoffice import differences
from tests.rules.case import reasons
from tests.shown import report

pytestmark = pytest.mark.usefixtures("small_templates")

ACHIEVED = """
| SASARAN | INDIKATOR SASARAN | SATUAN | TARGET | PEMBILANG | PENYEBUT | REALISASI | CAPAIAN % |
| Maju    | Cakupan           | {}     | 100    | {}        | {}       | {}        | .         |
"""


@pytest.mark.parametrize(
    ("cells", "wrong"),
    [
        pytest.param(("Persen", "36743", "39834", "92.24"), False, id="percent"),
        pytest.param(("Persen", "36743", "39834", "92%"), False, id="as printed"),
        pytest.param(("Persen", "36743", "39834", "92.22"), True, id="another percentage"),
        pytest.param(("%", "3", "4", "0.75"), True, id="a ratio where percent is meant"),
        pytest.param(("Rasio", "3", "4", "0.75"), False, id="plain ratio"),
        pytest.param(("Indeks", "3", "4", "75"), False, id="of a hundred, without a sign"),
        pytest.param(("Kasus", "12", "13190", "90.98"), False, id="of a hundred thousand"),
        pytest.param(("Kasus", "12", "13190", "91.98"), True, id="of none"),
        pytest.param(("Rasio", "12.5", "4", "3.12"), False, id="measured"),
        pytest.param(("Persen", "36.743 orang", "39.834 orang", "92.24"), False, id="with units"),
        pytest.param(
            ("Persen", "36.743 orang", "39.834 orang", "92.22"), True, id="with units, another percentage"
        ),
    ],
)
def test_a_realisasi_is_held_against_its_ratio(cells: tuple[str, ...], wrong: bool) -> None:
    found = [each.code for each in check_report(report(tabel_3_1_1_a=ACHIEVED.format(*cells)), "x").findings]
    assert ("P11" in found) is wrong
    assert "D03" not in found


def test_without_one_of_them_nothing_is_judged() -> None:
    result = check_report(report(tabel_3_1_1_a=ACHIEVED.format("%", "36743", "0", "92.22")), "x")
    assert reasons(result, "P11") == ["realisasi Tabel 3.1.1.a G2: pembilang atau penyebutnya tidak ada"]


@pytest.mark.thorough
@pytest.mark.long
def test_the_template_shows_the_ratio_and_build_prints_its_parts(tmp_path: Path) -> None:
    path, finished = tmp_path / "buku.xlsx", tmp_path / "jadi.xlsx"
    row = {"sasaran": "Maju", "indikator": "Cakupan", "target": "100%", "realisasi": "92,24%"}
    typed = {
        **{key: Typed(text) for key, text in row.items()},
        "pembilang": Typed(36743),
        "penyebut": Typed(39834),
    }
    write_template(path, TemplateOptions(tahun=2023), Filling(tables={"tabel_3_1_1_a": [typed]}))
    sheet = openpyxl.load_workbook(path, data_only=True)["Tabel 3.1.1.a"]
    shown = {str(head.value): cell for head, cell in zip(sheet[5], sheet[7], strict=True)}
    assert round(float(str(shown["HASIL PEMBILANG ÷ PENYEBUT"].value)), 4) == 0.9224
    assert shown["HASIL PEMBILANG ÷ PENYEBUT"].number_format == "0.00%"
    read = read_report(path)
    write_finished(finished, read, check_report(read, "x"), draft=True)
    values = [cell.value for row in openpyxl.load_workbook(finished)["Tabel 3.1.1.a"].iter_rows() for cell in row]
    assert {"PEMBILANG", "PENYEBUT", 36743, 39834} <= {*values}
    assert "HASIL PEMBILANG ÷ PENYEBUT" not in values
    assert differences(path, finished) == []


def test_half_of_the_two_columns_has_no_ratio(tmp_path: Path) -> None:
    write_template(tmp_path / "t.xlsx", TemplateOptions(kolom=("PENYEBUT",)))
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx")["Tabel 3.1.1.a"]
    headings = [cell.value for cell in sheet[5]]
    assert "PENYEBUT" in headings
    assert "HASIL PEMBILANG ÷ PENYEBUT" not in headings
