"""The status sheet of the template: what is counted by hand, what its formulas are made of, who reads it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from lkjip_xl.books.template.template import Filling, Typed, write_template
from lkjip_xl.tables import IDENTITAS, STATUS, table_named
from tests.checking import check_file
from tests.libreoffice import differences
from tests.sample_books import SAMPLES

# What Excel 2010 knows, and LibreOffice.
FUNCTIONS = {
    *("AND", "COUNTIF", "EXACT", "IF", "IFERROR", "ISNUMBER", "ISTEXT", "LEFT", "MIN", "N", "OR", "SUMPRODUCT"),
    *("TRIM", "UPPER"),
}
Row = tuple[object, object, object, object]


def _row(**typed: str | int) -> dict[str, Typed]:
    return {key: Typed(value) for key, value in typed.items()}


BUDGET = [
    _row(jenis="Program", nama="P1", indikator="x", target="1", pagu=1000),
    _row(jenis="Kegiatan", nama="K1", indikator="x", target="1", pagu=1000),
    _row(jenis="Sub Kegiatan", nama="S1", indikator="x", target="1", pagu=250),
    _row(jenis="Sub Kegiatan", nama="S2", pagu="Rp740"),
    _row(nama="URUSAN KESEHATAN"),
]
AIMS = [
    _row(sasaran="A", indikator="I1", target_2021="1", target_2022="2", target_2023="3", target_2024="-"),
    _row(indikator="I2"),
]
YEARS = {"tahun": 2023, "awal_renstra": 2021, "akhir_renstra": 2024}
IDENTITY = {"instansi": Typed("Dinas Contoh"), **{key: Typed(year) for key, year in YEARS.items()}}
TABLES = {
    "tabel_1_5": [_row(akun="KENDARAAN"), _row(akun="Mobil", jumlah="2 unit"), _row(akun="Motor")],
    "tabel_2_2_sasaran": AIMS,
    "tabel_2_2_pk_program": [_row(program="P1", indikator="x", satuan="%", target="1"), _row(indikator="y")],
    "tabel_2_7": BUDGET,
    "tabel_3_1_1_b": [_row(realisasi=900), _row(realisasi="-")],
    "tabel_3_1_2": [{"realisasi_lalu": Typed(Decimal("0.5"), 0)}],
}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("status") / "terisi.xlsx"
    write_template(path, filling=Filling(TABLES, {IDENTITAS.key: IDENTITY}))
    return path


def told(path: Path) -> Mapping[object, Row]:
    """What the sheet says of each sheet: filled, to fill, wrong, and the state."""
    sheet = openpyxl.load_workbook(path, data_only=True)[STATUS]
    return {row[0]: (row[2], row[3], row[4], row[5]) for row in sheet.iter_rows(min_row=6, values_only=True)}


def test_what_is_filled_and_what_is_wrong_by_hand(filled: Path) -> None:
    status = told(filled)
    assert status["Identitas"] == (4, 5, None, "○ belum lengkap")  # without the government
    # A group needs a name alone: KENDARAAN; Mobil has both, Motor its name.
    assert status["Tabel 1.5"] == (4, 5, None, "○ belum lengkap")
    # Two indicators with four years each, and the sasaran once: 1 + 2 x (1 + 4); the second has its name alone.
    assert status["Tabel 2.2 Sasaran"] == (7, 11, None, "○ belum lengkap")
    # Two indicators with their unit, and the program once; the second has no more than its name. Targets follow.
    assert status["Tabel 2.2 PK Program"] == (4, 5, None, "○ belum lengkap")
    # Four rows of five, S2 without indicator and target; an amount that is a text, and K1, of which 250 is told.
    assert status["Tabel 2.7"] == (18, 20, 2, "▲ ada yang salah")
    # Four rows, two filled; 900 of which nothing is told below, where a dash is no amount.
    assert status["Tabel 3.1.1.b"] == (2, 4, 1, "▲ ada yang salah")
    assert status["Tabel 3.1.2"] == (1, 4, 0, "○ belum lengkap")
    # Only years up to that of the report, 3 of 4; that of last year comes from Tabel 3.1.2.
    assert status["Tabel 3.1.3"] == (1, 6, 0, "○ belum lengkap")
    assert status["Tabel 1.4"] == (0, 0, 0, "boleh kosong")
    assert status["Tabel 2.1"] == (None, None, None, "otomatis")
    assert status["Tabel 3.1"] == (10, 10, None, "✓ lengkap")


@pytest.mark.parametrize(
    ("key", "row", "counted"),
    [
        ("tabel_2_2_sasaran", {"target_2022": "2"}, (8, 16)),
        ("tabel_2_2_sasaran", {"satuan": "%"}, (7, 16)),
        ("tabel_2_2_sasaran", {"sasaran": "B"}, (7, 16)),
        ("tabel_2_2_pk_program", {"satuan": "%"}, (5, 7)),
        ("tabel_1_5", {"jumlah": "3 unit"}, (4, 6)),
    ],
)
def test_a_row_without_its_name_is_one_to_fill(
    key: str, row: dict[str, str], counted: tuple[int, int], tmp_path: Path
) -> None:
    path = tmp_path / "terisi.xlsx"
    tables = {**TABLES, key: [*TABLES[key], _row(**row)]}
    write_template(path, filling=Filling(tables, {IDENTITAS.key: IDENTITY}))
    sheet = table_named(key).sheet
    assert told(path)[sheet] == (*counted, None, "○ belum lengkap")
    assert [each for each in check_file(path).findings if each.code == "D01" and each.problem.place.sheet == sheet]
    assert differences(path) == []


def test_a_sum_that_nobody_typed_is_one_to_fill_here_and_in_the_words_of_check(tmp_path: Path) -> None:
    path = tmp_path / "terisi.xlsx"
    rows = [dict(row) for row in BUDGET[:3]]
    del rows[1]["pagu"]
    rows[0]["pagu"] = Typed(250)
    write_template(path, filling=Filling({"tabel_2_7": rows}, {IDENTITAS.key: IDENTITY}))
    assert told(path)["Tabel 2.7"][:2] == (14, 15)
    (found,) = (each.problem for each in check_file(path).findings if each.code == "D15")
    assert "Status Isian" in str(found.hint)


def test_the_sentence_on_top_counts_the_marked_sheets(filled: Path) -> None:
    sheet = openpyxl.load_workbook(filled, data_only=True)[STATUS]
    states = [str(row[3]) for row in told(filled).values()]
    wrong, missing = (sum(state[0] == sign for state in states) for sign in "▲○")
    assert wrong == 2
    assert sheet["A2"].value == (
        f"▲ 2 lembar bertanda ▲ masih salah. ○ {missing} lembar bertanda ○ masih perlu diisi."
    )


@pytest.mark.long
def test_libreoffice_counts_the_same(filled: Path) -> None:
    assert differences(filled) == []


@pytest.fixture(scope="module")
def formulas(filled: Path) -> Worksheet:
    return openpyxl.load_workbook(filled)[STATUS]


def test_every_excel_since_2010_reads_the_formulas_in_any_notation(formulas: Worksheet) -> None:
    written = [str(cell.value) for row in formulas.iter_rows() for cell in row if cell.data_type == "f"]
    assert len(written) < 120
    bare = [re.sub(r"'[^']*'|\"[^\"]*\"", "", each) for each in written]
    assert {name for each in bare for name in re.findall(r"([A-Z0-9.]+)\(", each)} <= FUNCTIONS
    criteria = [text for each in written for text in re.findall(r"\"([^\"]*)\"", each)]
    assert [text for text in criteria if re.search(r"\d[.,]\d", text)] == []
    assert max(map(len, written)) < 2000


def test_each_sheet_is_a_click_away() -> None:
    book = openpyxl.load_workbook(SAMPLES / "kesbangpol_kota_jambi_2023_benar.xlsx")
    sheet = book[STATUS]
    assert book.sheetnames[0] == STATUS
    links = [cell.hyperlink for (cell,) in sheet.iter_rows(min_row=6, max_col=1)]
    targets = [link.location for link in links if link]
    assert targets == [f"'{name}'!A1" for name in book.sheetnames[2:]]


def test_red_stands_beside_a_sign_alone(formulas: Worksheet) -> None:
    (rules,) = formulas.conditional_formatting
    assert [rule.formula for rule in rules.rules] == [['LEFT($F6)="▲"']]
    assert str(rules.sqref).startswith("E6:F")


@pytest.mark.parametrize("name", ["kesbangpol_kota_jambi_2023_benar.xlsx", "kecamatan_bekasi_timur_2023.xlsx"])
def test_nobody_reads_it_as_staffs_own(name: str) -> None:
    result = check_file(SAMPLES / name)
    assert STATUS not in {found.problem.place.sheet for found in result.findings}
