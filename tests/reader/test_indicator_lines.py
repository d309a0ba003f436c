"""A row of Tabel 2.7 and 3.1.1.b has one indicator or more, each with its own target and result."""

from __future__ import annotations

import pytest

from lkjip_xl.report.model import Report, Table
from tests import shown

PLAN = """
| JENIS        | PROGRAM/KEGIATAN/SUB KEGIATAN | INDIKATOR | TARGET | PAGU ANGGARAN |
| Program      | Budaya                        | Indeks    | 80     | 100           |
| Kegiatan     | Museum                        | Koleksi   | 9 buah | 100           |
| Sub Kegiatan | Pameran                       | {one}     | {first}| 100           |
{further}
"""
RESULTS = """
| JENIS        | PROGRAM | INDIKATOR | TARGET | TARGET KEUANGAN | REALISASI KEUANGAN | CAPAIAN (%) | REALISASI KINERJA | CAPAIAN KINERJA (%) |
| Program      | Budaya  | Indeks    | 80     | 100             | 90                 | 90          | .                 | .                   |
| Kegiatan     | Museum  | Koleksi   | 9 buah | 100             | 90                 | 90          | .                 | .                   |
| Sub Kegiatan | Pameran | {one}     | {first}| 100             | 90                 | 90          | {done}            | {share}             |
{further}
"""  # noqa: E501 - the table as it is


def plan(one: str = "Jumlah pameran", first: str = "4 kali", further: str = "") -> str:
    return PLAN.format(one=one, first=first, further=further)


def results(
    one: str = "Jumlah pameran", first: str = "4 kali", done: str = ".", share: str = ".", further: str = ""
) -> str:
    return RESULTS.format(one=one, first=first, done=done, share=share, further=further)


def indicators(table: Table) -> list[tuple[str, str]]:
    return [(row.text("indikator"), row.text("target")) for row in table.with_lines(table.rows[2])]


BELOW = "| . | . | Jumlah pengunjung | 30 orang | . |"
TWO = [("Jumlah pameran", "4 kali"), ("Jumlah pengunjung", "30 orang")]


def test_a_row_below_and_a_list_in_one_cell_are_the_same() -> None:
    below = shown.report(tabel_2_7=plan(further=BELOW)).tables["tabel_2_7"]
    again = "| Sub Kegiatan | Pameran | Jumlah pengunjung | 30 orang | 0 |"
    repeated = shown.report(tabel_2_7=plan(further=again)).tables["tabel_2_7"]
    listed = shown.report(tabel_2_7=plan("Jumlah pameran⏎Jumlah pengunjung", "4 kali⏎30 orang")).tables[
        "tabel_2_7"
    ]
    for table in (below, repeated, listed):
        assert len(table.rows) == 3
        assert indicators(table) == TWO
    assert listed.indicator_lines[0].cells["target"].place == listed.rows[2].cells["target"].place


CODED = """
| JENIS        | KODE              | Uraian  | INDIKATOR         | TARGET   | PAGU ANGGARAN |
| Program      | 2.22.02           | Budaya  | Indeks            | 80       | 100           |
| Kegiatan     | 2.22.02.2.01      | Museum  | Koleksi           | 9 buah   | 100           |
| Sub Kegiatan | 2.22.02.2.01.0001 | Pameran | Jumlah pameran    | 4 kali   | 100           |
| Sub Kegiatan | {code}            | Pameran | Jumlah pengunjung | 30 orang | 0             |
"""


@pytest.mark.parametrize(("code", "rows"), [("2.22.02.2.01.0001", 3), (".", 3), ("2.22.02.2.01.0002", 4)])
def test_a_name_is_repeated_with_its_code_or_without(code: str, rows: int) -> None:
    table = shown.report(tabel_2_7=CODED.format(code=code)).tables["tabel_2_7"]
    assert (len(table.rows), len(table.indicator_lines)) == (rows, 4 - rows)


def test_words_that_are_wrapped_are_no_list() -> None:
    for one, first in (
        ("Jumlah pameran⏎di museum", "4 kali"),
        ("Jumlah pameran⏎di museum", "4⏎kali"),
        ("Jumlah pameran⏎Jumlah pengunjung⏎Indeks", "4 kali⏎30 orang"),
    ):
        table = shown.report(tabel_2_7=plan(one, first)).tables["tabel_2_7"]
        assert indicators(table) == [(one.replace("⏎", " "), first.replace("⏎", " "))]
        assert table.rows[2].cells["indikator"].as_typed == one.replace("⏎", "\n")


def both(two: str, three: str, **first: str) -> Report:
    return shown.report(tabel_2_7=plan(further=two), tabel_3_1_1_b=results(further=three, **first))


def test_each_line_has_its_own_target_and_result() -> None:
    right = "| . | . | Jumlah pengunjung | 30 orang | . | . | . | 33 orang | 110 |"
    assert shown.told(both(BELOW, right, done="2 kali", share="50")) == []
    wrong = right.replace("110", "100")
    assert shown.told(both(BELOW, wrong)) == ["P01 Jumlah pengunjung · CAPAIAN KINERJA (%): 100, 110"]
    assert shown.told(both(BELOW, right.replace("30 orang", "31 orang").replace("110", "."))) == [
        "K08 Jumlah pengunjung · TARGET: 31 orang, 30 orang"
    ]


def test_the_lines_of_two_tables_are_paired_by_their_words() -> None:
    two = f"{BELOW}\n| . | . | Kepuasan | 80 | . |"
    three = "| . | . | Kepuasan | 80 | . | . | . | . | . |"
    three += "\n| . | . | Jumlah penunjung | 30 orang | . | . | . | . | . |"
    assert shown.told(both(two, three)) == [
        "K03 Jumlah penunjung · INDIKATOR: Jumlah penunjung, Jumlah pengunjung"
    ]
    assert shown.told(both(two, "")) == [
        "K02 Jumlah pengunjung · INDIKATOR: Jumlah pengunjung, None",
        "K02 Kepuasan · INDIKATOR: Kepuasan, None",
    ]


def test_a_list_in_one_table_is_the_lines_of_the_other() -> None:
    names, targets = "Jumlah pameran⏎Jumlah pengunjung", "4 kali⏎30 orang"
    listed = results(names, targets, done="4 kali⏎33 orang", share="100⏎110")
    assert shown.told(shown.report(tabel_2_7=plan(further=BELOW), tabel_3_1_1_b=listed)) == []


def test_one_result_for_two_indicators_is_that_of_neither() -> None:
    names, targets = "Jumlah pameran⏎Jumlah pengunjung", "4 kali⏎30 orang"
    for done, share, told in (
        ("4 kali", "=100", ["D18 Pameran · REALISASI KINERJA: 4 kali, None"]),
        ("4 kali⏎33 orang", "105", ["D18 Pameran · CAPAIAN KINERJA (%): 105, None"]),
        (".", "=.", []),
    ):
        one = results(names, targets, done=done, share=share)
        assert shown.told(shown.report(tabel_2_7=plan(further=BELOW), tabel_3_1_1_b=one)) == told


@pytest.mark.parametrize("share", ["=-", "=50", "-"])
def test_what_a_formula_makes_of_a_whole_list_is_none_of_its_capaian(share: str) -> None:
    listed = results("Jumlah pameran⏎Jumlah pengunjung", "4 kali⏎30 orang", done="2 kali⏎33 orang", share=share)
    report = shown.report(tabel_2_7=plan(further=BELOW), tabel_3_1_1_b=listed)
    table = report.tables["tabel_3_1_1_b"]
    assert indicators(table) == TWO
    assert [row.text("realisasi_kinerja") for row in table.with_lines(table.rows[2])] == ["2 kali", "33 orang"]
    assert shown.told(report) == []


def test_a_further_indicator_needs_its_target() -> None:
    last = "| . | . | Kepuasan | 80 | . |"
    report = shown.report(tabel_2_7=plan(further=f"{BELOW.replace('30 orang', '.')}\n{last}"))
    assert shown.told(report, "D01") == ["D01 Jumlah pengunjung · TARGET: None, None"]


def test_the_outline_does_not_repeat_a_name_for_its_further_indicator() -> None:
    outline = """
| SASARAN | PROGRAM | KEGIATAN/SUB KEGIATAN |
| Lestari | =Budaya | .                     |
| .       | .       | =Museum               |
| .       | .       | =Pameran              |
| .       | .       | =Pameran              |
"""
    again = "| Sub Kegiatan | Pameran | Jumlah pengunjung | 30 orang | 0 |"
    report = shown.report(tabel_2_1=outline, tabel_2_7=plan(further=again))
    assert [row.text("kegiatan") for row in report.tables["tabel_2_1"].rows] == ["", "Museum", "Pameran"]
    assert shown.told(report) == ["S30 Pameran · PROGRAM/KEGIATAN/SUB KEGIATAN: Pameran, None"]


@pytest.mark.parametrize("order", [1, -1])
def test_the_agreement_of_programs_promises_each_indicator(order: int) -> None:
    heading = "| PROGRAM | INDIKATOR PROGRAM | SATUAN | TARGET |"
    lines = ["| Budaya | Indeks | Nilai | 80 |", "| Budaya | Jumlah cagar | Buah | 13 |"]
    agreement = "\n".join([heading, *lines[::order]])
    two = plan().replace("| Kegiatan     |", "| . | . | Jumlah cagar | 12 buah | . |\n| Kegiatan     |")
    report = shown.report(tabel_2_2_pk_program=agreement, tabel_2_7=two)
    assert shown.told(report, "K17") == ["K17 Budaya · TARGET: 13, 12"]
