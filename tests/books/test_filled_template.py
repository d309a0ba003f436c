"""A template that somebody has filled and a program has calculated: a formula over a slip agrees with it.

The figures of indicators stand in cells for texts, as people type them there.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import openpyxl
import pytest
from openpyxl.utils.cell import coordinate_to_tuple

from lkjip_xl.books.template.template import TemplateOptions, write_template
from lkjip_xl.report.place import Place
from lkjip_xl.rules.findings import CheckResult, Finding, Fix, Severity
from tests.checking import check_file
from tests.libreoffice import recalculate
from tests.on_demand import OnDemand
from tests.sample_books import (
    SASARAN,
    TABEL_2_3_1,
    TABEL_2_7,
    TABEL_3_1_1_A,
    TABEL_3_1_1_B,
    TABEL_3_1_2,
    TABEL_3_1_3,
    TABEL_3_1_5,
)

# Every test asks for the workbooks that LibreOffice has calculated.
pytestmark = [pytest.mark.long, pytest.mark.usefixtures("small_templates")]

IDENTITAS, AIM = "Identitas", "Meningkatnya produksi"
Typed = Mapping[tuple[str, str], str | float | None]


def _along(sheet: str, address: str, *values: str | float, step: int = 1) -> dict[tuple[str, str], str | float]:
    """What is typed along a row, from a cell on."""
    row, column = coordinate_to_tuple(address)
    return {
        (sheet, Place(sheet, row, column + number * step).address): value for number, value in enumerate(values)
    }


# Two indicators of one sasaran: 4512 of 4450 ton, and 86 of 85 of an index.
RIGHT: Typed = {
    (IDENTITAS, "B3"): "Dinas Pertanian",
    (IDENTITAS, "B4"): "Kota Jambi",
    (IDENTITAS, "B5"): 2023,
    (IDENTITAS, "B6"): 2020,
    (IDENTITAS, "B7"): 2024,
    **_along(SASARAN, "A7", AIM, "Produksi padi", "Data panen", "Ton", "4300", "4350", "4400", "4450", "4500"),
    **_along(SASARAN, "A8", AIM, "Mutu benih", "Survei", "Indeks", "80", "82", "84", "85", "90"),
    (TABEL_3_1_1_A, "C7"): "Data panen",
    (TABEL_3_1_1_A, "C8"): "Survei",
    (TABEL_3_1_1_A, "E7"): "4512",
    (TABEL_3_1_1_A, "E8"): "86",
    (TABEL_3_1_1_A, "G7"): "Sangat Baik",
    (TABEL_3_1_1_A, "G8"): "Sangat Baik",
    **_along(TABEL_3_1_2, "B8", "4410", "4400"),
    **_along(TABEL_3_1_2, "B9", "84", "84"),
    **_along(TABEL_3_1_3, "C8", "4310", "4360", "4410", "4512", step=2),
    **_along(TABEL_3_1_3, "C9", "80", "82", "84", "86", step=2),
    **_along(TABEL_2_3_1, "B7", AIM, "Tanaman Pangan"),
    **_along(TABEL_2_7, "A8", "Program", "3.27.02", "Tanaman Pangan", "Panen", "4450 Ton", 1_000_000),
    **_along(TABEL_2_7, "A9", "Kegiatan", "3.27.02.2.01", "Benih", "Jumlah benih", "10 Ton", 1_000_000),
    **_along(TABEL_2_7, "A10", "Sub Kegiatan", "3.27.02.2.01.0001", "Benih Padi", "Benih", "10 Ton", 1_000_000),
    **{(TABEL_3_1_1_B, f"G{row}"): 950_000 for row in (8, 9, 10)},
    **{(TABEL_3_1_5, f"E{row}"): 0.95 for row in (7, 8)},
}
SLIPS: Mapping[str, Typed] = {
    "right": {},
    "swapped digits and a total": {(TABEL_3_1_1_A, "E7"): "5412", (TABEL_2_7, "F8"): 1_100_000},
    "a comma too many": {(TABEL_3_1_1_A, "E8"): "0,86"},
    "a dot": {(TABEL_3_1_1_A, "E7"): "4.512"},
    "a unit": {(SASARAN, "H7"): "4.450 kab / kota", (TABEL_3_1_1_A, "G7"): "Baik"},
    "words": {(SASARAN, "H7"): "empat ribu"},
    "a grade": {(SASARAN, "H8"): "Baik", (TABEL_3_1_1_A, "G8"): None},
}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, CheckResult]:
    """What is said of the template filled right, and with each slip."""
    folder = tmp_path_factory.mktemp("filled")
    blank = folder / "kosong.xlsx"
    write_template(blank, TemplateOptions("", "", 2023, 2020, 2024))

    def checked(name: str) -> CheckResult:
        workbook = openpyxl.load_workbook(blank)
        for (sheet, address), value in {**RIGHT, **SLIPS[name]}.items():
            workbook[sheet][address] = value
        workbook.save(folder / "isi.xlsx")
        recalculate(folder / "isi.xlsx", folder / "hitung.xlsx")
        return check_file(folder / "hitung.xlsx")

    return OnDemand(checked)


def faults(result: CheckResult) -> list[tuple[str, str, str]]:
    """What stands in the way: rule, sheet and cell."""
    return [
        (each.code, each.problem.place.sheet, each.problem.place.address)
        for each in result.findings
        if each.severity is not Severity.INFO
    ]


def the(result: CheckResult, code: str) -> Finding:
    """The only finding of a rule."""
    (found,) = [each for each in result.findings if each.code == code]
    return found


def typed(sheet: str, address: str, value: str) -> Fix:
    """What is typed into a cell for texts."""
    return Fix(Place(sheet, *coordinate_to_tuple(address)), value)


@pytest.mark.thorough
def test_a_template_filled_right_has_no_fault(filled: Mapping[str, CheckResult]) -> None:
    assert faults(filled["right"]) == []


def test_a_formula_over_a_slip_is_no_evidence_for_it(filled: Mapping[str, CheckResult]) -> None:
    result = filled["swapped digits and a total"]
    found = the(result, "K06").problem
    assert found.hint == (
        "Salah satu salah: 4512 (sel I8) atau 5412 (Tabel 3.1.1.a sel E7); dua angkanya bertukar tempat. "
        "Cocokkan dengan data realisasinya, lalu betulkan tabel yang salah."
    )
    assert found.fixes == ((typed(TABEL_3_1_3, "I8", "5412"),), (typed(TABEL_3_1_1_A, "E7", "4512"),))
    # Nor is a total that follows a sum.
    first = the(result, "T02").problem.fixes[0]
    assert [(fix.place.address, fix.value) for fix in first] == [("F8", Decimal(1_000_000))]


@pytest.mark.thorough
def test_a_hundredfold_is_told_without_a_side(filled: Mapping[str, CheckResult]) -> None:
    found = the(filled["a comma too many"], "K06").problem
    assert "86 (sel I9) atau 0,86 (Tabel 3.1.1.a sel E8); yang satu seratus kali yang lain." in found.hint
    assert len(found.fixes) == 2


def test_a_dot_is_read_by_satuan_in_formulas_too(filled: Mapping[str, CheckResult]) -> None:
    """4.512 of 4450 ton: the formulas take the dot as check does, so that only the writing is told."""
    assert faults(filled["a dot"]) == [("D08", TABEL_3_1_1_A, "E7")]
    found = the(filled["a dot"], "D08").problem
    assert "dibaca 4512 (pemisah ribuan), karena satuannya Ton" in found.message


def test_a_unit_that_formulas_leave_to_build_is_judged_all_the_same(filled: Mapping[str, CheckResult]) -> None:
    """4.512 of 4.450 kab / kota: the formula says that build computes it, and the category is held against it."""
    assert faults(filled["a unit"]) == [("P05", TABEL_3_1_1_A, "G7")]
    assert the(filled["a unit"], "P05").problem.message == (
        "Kategori ini tidak sesuai dengan hasil hitung capaiannya, 101,39%."
    )


@pytest.mark.thorough
def test_a_target_in_words_is_named_where_it_was_typed(filled: Mapping[str, CheckResult]) -> None:
    assert faults(filled["words"]) == [("D03", SASARAN, "H7")]


@pytest.mark.thorough
def test_a_grade_beside_a_figure_is_not_judged(filled: Mapping[str, CheckResult]) -> None:
    assert faults(filled["a grade"]) == []
    reasons = [each.reason for each in filled["a grade"].not_judged if each.code == "P01"]
    where = "target di Tabel 2.2 Sasaran sel H8 bukan angka, padahal realisasinya angka"
    assert reasons == [f"CAPAIAN % di Tabel 3.1.1.a F8: {where}", f"2023 CAPAIAN di Tabel 3.1.2 G9: {where}"]
