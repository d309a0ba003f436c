"""Totals that are off, and rows that only look like totals: each test shows its table."""

from __future__ import annotations

import pytest

from tests import shown
from tests.reader.test_total_rows import PEGAWAI, RINCIAN, finished_total, names, only_table


@pytest.mark.parametrize("at_foot", [True, False])
def test_a_row_with_a_number_is_no_total(at_foot: bool) -> None:
    heading, *rows = PEGAWAI.strip().splitlines()
    rows.append("| 4  | Jumlah Tenaga Kontrak | 0 | 9 | 9 |")
    total = "| .  | JUMLAH | 5 | 39 | 44 |"
    report = shown.report(tabel_1_4="\n".join([heading, *([*rows, total] if at_foot else [total, *rows])]))
    assert names(only_table(report))[-1] == "Jumlah Tenaga Kontrak"
    assert shown.told(report) == []


SUBTOTALS = """
| NO | URAIAN      | S2 | S1 | SLTA | JUMLAH |
| 1  | Sekretariat | 2  | 4  | 4    | 10     |
| 2  | Bidang A    | 3  | 7  | 1    | 11     |
| .  | Jumlah PNS  | {pns}              |
| 3  | TKK         | 0  | 9  | 2    | 11     |
| .  | Jumlah TKK  | 0  | 9  | 2    | 11     |
| .  | Jumlah      | 5  | 20 | 7    | {whole} |
"""


@pytest.mark.parametrize(
    ("pns", "whole", "told"),
    [
        ("5 | 11 | 5 | 21", 32, []),
        ("5 | 12 | 5 | 22", 32, ["T03 Jumlah PNS · S1: 12, 11", "T03 Jumlah PNS · JUMLAH: 22, 21"]),
        ("5 | 11 | 5 | 12", 32, ["T03 Jumlah PNS · JUMLAH: 12, 21"]),
        ("5 | 11 | 5 | 21", 33, ["T03 JUMLAH · JUMLAH: 33, 32"]),
    ],
)
def test_a_wrong_subtotal_is_held_against_its_own_group(pns: str, whole: int, told: list[str]) -> None:
    report = shown.report(tabel_1_4=SUBTOTALS.format(pns=pns, whole=whole))
    assert sorted(shown.told(report, "T03")) == sorted(told)


@pytest.mark.parametrize("label", ["Banyaknya Pegawai", "Keseluruhan", "Seluruh Pegawai", "PNS + TKK"])
def test_a_row_at_the_foot_that_is_the_sum_of_all_is_the_total_whatever_its_name(label: str) -> None:
    report = shown.report(tabel_1_4=PEGAWAI + f"| . | {label} | 5 | 30 | 35 |")
    assert len(only_table(report).rows) == 3
    assert finished_total(report, "jumlah") == 35


@pytest.mark.parametrize("row", ["| 4 | Tenaga Kontrak | 5 | 30 | 35 |", "| . | Tenaga Kontrak | 5 | 29 | 34 |"])
def test_a_row_at_the_foot_with_a_number_or_another_sum_is_none(row: str) -> None:
    assert len(only_table(shown.report(tabel_1_4=PEGAWAI + row)).rows) == 4


def test_the_word_in_the_column_of_numbers_needs_no_number() -> None:
    assert shown.told(shown.report(tabel_1_4=PEGAWAI + "| JUMLAH | . | 5 | 30 | 35 |"), "D09") == []


DAERAH = "| BELANJA DAERAH | 23733274959 | 100% |"
JENIS = ["| Belanja Operasi | 23651879244 | 99.66% |", "| Belanja Modal | 81395715 | 0.34% |"]
CODED = [
    "| 5 BELANJA DAERAH     | 23733274959 | 100%   |",
    "| 5.1 Belanja Operasi  | 23651879244 | 99.66% |",
    "| 5.1.01 Pegawai       | 10000000000 | 42.13% |",
    "| 5.1.02 Barang        | 13651879244 | 57.52% |",
    "| 5.2 Belanja Modal    | 81395715    | 0.34%  |",
]


@pytest.mark.parametrize("rows", [[DAERAH, *JENIS], [*JENIS, DAERAH], [DAERAH, JENIS[0]], CODED])
def test_a_lone_parent_over_all_rows_is_the_total(rows: list[str]) -> None:
    rows = [row.replace("23733274959", "23651879244") for row in rows] if len(rows) == 2 else rows
    rows = [row.replace("99.66%", "100%") for row in rows] if len(rows) == 2 else rows
    report = shown.report(tabel_2_3="\n".join(["| URAIAN | TARGET | PERSENTASE |", *rows]))
    assert only_table(report).total is not None
    assert shown.told(report, "P02", "T03") == []


def test_codes_in_front_of_names_tell_what_stands_under_what_also_where_a_sum_is_off() -> None:
    rows = [row.replace("13651879244", "3651879244") for row in CODED]
    report = shown.report(tabel_2_3="\n".join(["| URAIAN | TARGET | PERSENTASE |", *rows]))
    assert shown.told(report, "T03") == ["T03 5.1 Belanja Operasi · TARGET: 23651879244, 13651879244"]


@pytest.mark.parametrize("total", ["| JUMLAH | 23733274959 | 23425221114 | 98.70 |", ""])
def test_a_parent_that_is_off_by_a_slip_is_named_and_not_the_true_total(total: str) -> None:
    report = shown.report(
        realisasi_belanja=f"""
        | URAIAN            | ANGGARAN    | REALISASI   | CAPAIAN (%) |
        | BELANJA DAERAH    | 23733274959 | 23425221114 | 98.70 |
        | Belanja Operasi   | 23651879244 | 23344621114 | 98.70 |
        | Belanja Pegawai   | 10000000000 | 9900001000  | 99    |
        | Belanja Barang    | 13651879244 | 13444621114 | 98.48 |
        | Belanja Modal     | 81395715    | 80600000    | 99.02 |
        | Peralatan         | 81395715    | 80600000    | 99.02 |
        {total}
        """
    )
    assert shown.told(report, "T03") == ["T03 Belanja Operasi · REALISASI: 23344621114, 23344622114"]


def test_a_parent_that_alone_is_off_is_named_where_its_parts_make_up_the_true_total() -> None:
    rows = [row.replace("23651879244", "23651879344") for row in CODED[1:]]
    rows = [row.replace("5.1.0", "").replace("5.1 ", "").replace("5.2 ", "") for row in rows]
    table = ["| URAIAN | TARGET | PERSENTASE |", *rows, "| JUMLAH | 23733274959 | 100% |"]
    report = shown.report(tabel_2_3="\n".join(table))
    assert shown.told(report, "T03") == ["T03 Belanja Operasi · TARGET: 23651879344, 23651879244"]


ISI = """
| JENIS        | PROGRAM/KEGIATAN/SUB KEGIATAN | INDIKATOR | TARGET    | PAGU ANGGARAN |
| Program      | PROGRAM PENUNJANG             | Nilai     | 80        | 3939324423    |
| Kegiatan     | Perencanaan                   | Dokumen   | 2 dokumen | 3939324423    |
| Sub Kegiatan | Penyusunan                    | Dokumen   | 2 dokumen | 3939324423    |
{inside}
| Program      | PROGRAM IDEOLOGI              | Nilai     | 80        | 656580000     |
| Kegiatan     | Perumusan                     | Dokumen   | 2 dokumen | 656580000     |
| Sub Kegiatan | Pelaksanaan                   | Dokumen   | 2 dokumen | 656580000     |
| Program      | PROGRAM ORMAS                 | Nilai     | 80        | 100000000     |
| Kegiatan     | Perumusan Ormas               | Dokumen   | 2 dokumen | 100000000     |
| Sub Kegiatan | Pelaksanaan Ormas             | Dokumen   | 2 dokumen | 100000000     |
{foot}
"""
JUMLAH = "| . | JUMLAH | . | . | 4695904423 |"


@pytest.mark.parametrize(
    ("inside", "foot", "told"),
    [
        (
            "| . | Jumlah Program Penunjang | . | . | 3939324432 |",
            JUMLAH,
            ["Jumlah Program Penunjang · PAGU ANGGARAN: 3939324432, 3939324423"],
        ),
        (
            "",
            f"{JUMLAH}\n| . | Jumlah Program Penunjang | . | . | 3939324424 |",
            ["Jumlah Program Penunjang · PAGU ANGGARAN: 3939324424, 3939324423"],
        ),
        (
            "",
            f"{JUMLAH}\n| . | Jumlah 2 Program Urusan | . | . | 756580001 |",
            ["Jumlah 2 Program Urusan · PAGU ANGGARAN: 756580001, 756580000"],
        ),
        ("", "| . | . | . | . | 4695904432 |", ["JUMLAH · PAGU ANGGARAN: 4695904432, 4695904423"]),
    ],
)
def test_a_wrong_total_among_programs_is_no_sub_kegiatan(inside: str, foot: str, told: list[str]) -> None:
    report = shown.report(tabel_2_7=ISI.format(inside=inside, foot=foot).replace("\n\n", "\n"))
    assert shown.told(report, "T01", "T02", "T03", "D01") == [f"T03 {each}" for each in told]
    hints = [each.problem.hint for each in shown.findings(report, "T03")]
    assert not any("boleh dihapus" in hint for hint in hints)


def test_a_row_with_a_level_stays_a_row() -> None:
    report = shown.report(tabel_2_7=RINCIAN + "| Sub Kegiatan | . | Jumlah Ahli | Orang | 1 orang | 200 |")
    assert shown.told(report, "T01", "T02", "T03") == []


def test_a_formula_over_all_rows_counts_a_total_that_nobody_labelled_twice() -> None:
    heading, *rows = PEGAWAI.strip().splitlines()
    lines = [heading, "| . | JUMLAH | =10 | =60 | =70 |", *rows, "| . | Seluruh Pegawai | 5 | 30 | 35 |"]
    report = shown.report(tabel_1_4="\n".join(lines))
    assert "T03 JUMLAH · JUMLAH: 70, 35" in shown.told(report, "T03")


HALF = """
| URAIAN                  | TARGET      | PERSENTASE |
| JUMLAH                  | =1000000000 | 100%       |
| {half}                  | 500000000   | 50%        |
| Belanja Barang dan Jasa | 300000000   | 30%        |
| Belanja Modal           | 200000000   | 20%        |
"""


@pytest.mark.parametrize(
    ("half", "told"),
    [
        ("Belanja Pegawai", []),  # half of everything, and no sum of the others
        ("Seluruh Belanja", ["T03 JUMLAH · TARGET: 1000000000, 500000000"]),
    ],
)
def test_half_of_everything_is_a_sum_only_where_its_name_says_so(half: str, told: list[str]) -> None:
    assert shown.told(shown.report(tabel_2_3=HALF.format(half=half)), "T03") == told


def test_the_last_subtotal_is_held_against_its_group_too() -> None:
    report = shown.report(
        tabel_2_3_1="""
        | SASARAN   | PROGRAM          | ANGGARAN  | PERSENTASE |
        | Sasaran 1 | Program A        | 100000000 | 25%        |
        | .         | Program B        | 200000000 | 50%        |
        | .         | Jumlah Sasaran 1 | 300000000 | .          |
        | Sasaran 2 | Program C        | 100000000 | 25%        |
        | .         | Jumlah Sasaran 2 | 110000000 | .          |
        | .         | Jumlah           | 400000000 | 100%       |
        """
    )
    assert shown.told(report, "T03") == ["T03 Jumlah Sasaran 2 · ANGGARAN: 110000000, 100000000"]
