"""What a printed figure may stand for: no rule blames a right one. Each test shows its workbook."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests import shown

IDENTITY = """
| Tahun Laporan | 2023 |
| Awal Renstra | 2018 |
| Akhir Renstra | 2023 |
"""
GROWTH = "PERSENTASE REALISASI 2023 TERHADAP REALISASI 2022"
A_SCALE = """
| No | KATEGORI | RATA-RATA% CAPAIAN |
| 1 | Sangat Tinggi | 91 - 100 |
| 2 | Tinggi | 76 - 90 |
| 3 | Sedang | 66 - 75 |
| 4 | Rendah | 51 - 65 |
"""


@pytest.mark.parametrize(
    ("realisasi", "capaian", "kategori", "found"),
    [
        ("120", "120", "Sangat Tinggi", "P09 di atas akhir skala (91 - 100)"),
        ("120", "120", "Tinggi", "P05 Tinggi, Sangat Tinggi"),
        ("75.4", "75", "Tinggi", "P09 sebelum dibulatkan"),
        ("75.4", "75", "Sedang", ""),
        ("75.4", "75.4", "Tinggi", "P09 jatuh di celah"),
        ("74.4", "74", "Tinggi", "P05 Tinggi, Sedang"),
        ("40", "40", "Rendah", "P09 jatuh di celah"),
        ("40", "40", "Sedang", "P05 Sedang, None"),
    ],
)
def test_a_category_fits_beyond_the_ends_of_a_scale_and_beside_its_gaps(
    realisasi: str, capaian: str, kategori: str, found: str
) -> None:
    rows = f"""
    | INDIKATOR SASARAN | TARGET | REALISASI | CAPAIAN % | KATEGORI |
    | Indeks | 100 | {realisasi} | {capaian} | {kategori} |
    """
    told = shown.findings(shown.report(tabel_3_1=A_SCALE, tabel_3_1_1_a=rows), "P05", "P09")
    assert len(told) == bool(found)
    for each in told:
        code, words = found.split(" ", 1)
        assert each.code == code
        assert words in f"{each.problem.message} {each.problem.actual}, {each.problem.expected}"


@pytest.mark.parametrize(
    ("realisasi", "capaian", "found"),
    [
        ("74.46", "99.28", []),
        ("74.5", "99.28", []),  # 74,46 stands in Tabel 3.1.1.a
        ("74", "99.28", []),
        ("74.5", "99.41", ["P01 Indeks · 2023 CAPAIAN: 99.41, 99.33"]),
        ("74", "97.9", ["P01 Indeks · 2023 CAPAIAN: 97.9, 98.7"]),
    ],
)
def test_a_realisasi_that_is_rounded_in_one_table_stands_for_its_figure_in_another(
    realisasi: str, capaian: str, found: list[str]
) -> None:
    report = shown.report(
        identitas=IDENTITY,
        tabel_3_1_1_a="""
        | INDIKATOR SASARAN | TARGET | REALISASI | CAPAIAN % |
        | Indeks | 75 | 74.46 | 99.28 |
        """,
        tabel_3_1_2=f"""
        | INDIKATOR SASARAN | 2023 REALISASI | 2023 TARGET | 2023 CAPAIAN |
        | Indeks | {realisasi} | 75 | {capaian} |
        """,
    )
    assert shown.told(report, "P01") == found


@pytest.mark.parametrize(
    ("realisasi", "capaian", "right"),
    [
        ("74.5", "99.33", True),
        ("74.5", "99.28", False),  # 74,46 stands nowhere
        ("74.5", "99.2", False),
        ("9", "99", False),  # nine documents of ten were counted
        ("74", "99.28", False),
    ],
)
def test_a_realisasi_stands_for_itself_where_no_table_has_more_digits(
    realisasi: str, capaian: str, right: bool
) -> None:
    target = "10" if realisasi == "9" else "75"
    rows = f"""
    | INDIKATOR SASARAN | TARGET | REALISASI | CAPAIAN % |
    | Indeks | {target} | {realisasi} | {capaian} |
    """
    assert (shown.told(shown.report(tabel_3_1_1_a=rows), "P01") == []) is right


@pytest.mark.parametrize(
    ("in_3_1_1_a", "growth", "found"),
    [
        ("6.5", "76.47", []),
        (
            "6.5",
            "76.74",
            ["P01 Kapal tanpa izin · PERSENTASE REALISASI 2023 TERHADAP REALISASI 2022: 76.74, 76.47"],
        ),
        ("6.523", "76.74", []),
    ],
)
def test_two_digits_of_a_growth_are_not_swapped_unseen(in_3_1_1_a: str, growth: str, found: list[str]) -> None:
    report = shown.report(
        identitas=IDENTITY,
        tabel_3_1_2=f"""
        | INDIKATOR SASARAN | 2022 REALISASI | 2023 REALISASI | {GROWTH} |
        | Kapal tanpa izin | 8.5 | 6.5 | {growth} |
        """,
        tabel_3_1_1_a=f"""
        | INDIKATOR SASARAN | TARGET | REALISASI |
        | Kapal tanpa izin | 7 | {in_3_1_1_a} |
        """,
    )
    assert shown.told(report, "P01") == found


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("Aman", "Rukun", ["E02"]),  # the first is 90 %
        ("Rukun", "Aman", ["K10", "K10"]),  # Tabel 2.3.1 has the programs the wrong way round
    ],
)
def test_penyerapan_is_not_blamed_for_programs_under_another_sasaran(
    first: str, second: str, found: list[str]
) -> None:
    absorbed = ("80%", "80%") if first == "Aman" else ("90%", "80%")
    report = shown.report(
        tabel_2_1="""
        | SASARAN | PROGRAM | KEGIATAN |
        | Aman | Program Kewaspadaan Nasional | Kegiatan Satu |
        | Rukun | Program Ideologi Pancasila | Kegiatan Dua |
        """,
        tabel_2_2_sasaran="""
        | SASARAN | INDIKATOR SASARAN |
        | Aman | Persentase konflik selesai |
        | Rukun | Jumlah forum |
        """,
        tabel_2_3_1=f"""
        | SASARAN | PROGRAM | ANGGARAN |
        | {first} | Program Kewaspadaan Nasional | 100 |
        | {second} | Program Ideologi Pancasila | 100 |
        """,
        tabel_3_1_1_b="""
        | JENIS | PROGRAM | TARGET KEUANGAN | REALISASI KEUANGAN |
        | Program | Program Kewaspadaan Nasional | 100 | 90 |
        | Program | Program Ideologi Pancasila | 100 | 80 |
        """,
        tabel_3_1_5=f"""
        | SASARAN | INDIKATOR SASARAN | REALISASI PENYERAPAN ANGGARAN ATAS INDIKATOR SASARAN % |
        | Aman | Persentase konflik selesai | {absorbed[0]} |
        | Rukun | Jumlah forum | {absorbed[1]} |
        """,
    )
    assert [each.code for each in shown.findings(report, "K10", "E02")] == found


def test_figures_held_against_one_without_its_percent_sign_need_theirs_too() -> None:
    growth = "PERSENTASE REALISASI 2023 TERHADAP REALISASI 2022"
    report = shown.report(
        identitas=IDENTITY,
        tabel_3_1_2=f"""
        | INDIKATOR SASARAN | 2022 REALISASI | 2022 TARGET | 2022 CAPAIAN | 2023 REALISASI | {growth} |
        | Indeks | '80 | '80 | 100% | '100% | 120% |
        """,
    )
    assert shown.told(report, "P03") == [
        "P03 Indeks · 2022 REALISASI: 80, 80%",
        "P03 Indeks · 2022 TARGET: 80, 80%",
    ]


@pytest.mark.parametrize("written", ["-", "n/a"])
def test_a_dash_is_not_called_a_percentage_that_may_be_right(written: str) -> None:
    rows = f"""
    | JENIS | PROGRAM | TARGET KEUANGAN | REALISASI KEUANGAN | CAPAIAN (%) |
    | Program | Program Satu | 200 | 150 | {written} |
    """
    (found,) = shown.findings(shown.report(tabel_3_1_1_b=rows), "P01")
    assert found.problem.hint == "Ketik 75."


def test_a_word_in_place_of_a_figure_is_left_to_a_person() -> None:
    rows = """
    | INDIKATOR SASARAN | TARGET | REALISASI | CAPAIAN % |
    | Indeks | 75 | Baik | 99 |
    """
    (told,) = shown.not_judged(shown.report(tabel_3_1_1_a=rows), "P01")
    assert "tulisan tidak dapat dihitung" in told


@pytest.mark.parametrize(("capaian", "found"), [("99", 0), ("98", 1)])
def test_a_word_behind_a_figure_is_no_part_of_it(capaian: str, found: int) -> None:
    rows = f"""
    | INDIKATOR SASARAN | TARGET | REALISASI | CAPAIAN % |
    | Indeks | 75 | 74,46 (Baik) | {capaian} |
    """
    report = shown.report(tabel_3_1_1_a=rows)
    assert (len(shown.findings(report, "P01")), list(shown.not_judged(report, "P01"))) == (found, [])


def test_a_word_is_judged_by_figures_whose_difference_is_seen() -> None:
    report = shown.report(
        tabel_2_3_1="""
        | SASARAN | PROGRAM |
        | Aman | Program Satu |
        | Aman | Program Dua |
        | Aman | Program Tiga |
        """,
        tabel_3_1_1_b="""
        | JENIS | PROGRAM | TARGET KEUANGAN | REALISASI KEUANGAN |
        | Program | Program Satu | 100 | 95 |
        | Program | Program Dua | 100 | 97 |
        | Program | Program Tiga | 100 | 94 |
        """,
        tabel_3_1_5="""
        | SASARAN | INDIKATOR SASARAN | CAPAIAN KINERJA % | PENYERAPAN ANGGARAN (%) | TINGKAT EFISIENSI |
        | Aman | Indeks | 95.33 | 95.33 | Efisien |
        """,
    )
    (found,) = shown.findings(report, "E01")
    assert found.problem.should_be == "Tidak efisien  (95,330 − 95,333 = -0,003)"


def test_a_figure_without_its_sign_differs_from_one_with_it_by_some_points() -> None:
    report = shown.report(
        identitas=IDENTITY,
        tabel_3_1_1_a="""
        | INDIKATOR SASARAN | TARGET | REALISASI | CAPAIAN % |
        | Indeks | '100% | '100% | 100% |
        """,
        tabel_3_1_4="""
        | INDIKATOR SASARAN | REALISASI | STANDAR NASIONAL | CAPAIAN TERHADAP STANDAR (%) |
        | Indeks | 99 | 100 | 99 |
        """,
    )
    (found,) = shown.findings(report, "K06")
    assert (found.problem.difference, found.problem.percent) == (Decimal(-1), True)
