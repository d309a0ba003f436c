"""Realisasi in another unit than their targets: converted where that is exact, else not judged."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.report.model import Report
from lkjip_xl.report.place import Place
from lkjip_xl.report.units import ratio
from lkjip_xl.show.wording import worded
from tests import shown

IDENTITY = """
| Tahun Laporan | 2023 |
| Awal Renstra | 2022 |
| Akhir Renstra | 2023 |
"""
# D06 is the one that tells of other units.
RULES = ("P01", "P03", "P04", "P08", "W04", "W05", "D03", "K06")


def report(target: str, realisasi: str, capaian: str, *, satuan: str = "", rumus: str = "") -> Report:
    """One indicator in Tabel 2.2 Perjanjian Kinerja and 3.1.1.a."""
    return shown.report(
        identitas=IDENTITY,
        tabel_2_2_perjanjian_kinerja=f"""
        | SASARAN STRATEGIS | INDIKATOR SASARAN | SATUAN | TARGET |
        | Sasaran | Indikator | {satuan} | {target} |
        """,
        tabel_3_1_1_a=f"""
        | INDIKATOR SASARAN | TARGET | REALISASI | CAPAIAN % | RUMUS CAPAIAN |
        | Indikator | {target} | {realisasi} | {capaian} | {rumus} |
        """,
    )


@pytest.mark.parametrize(
    ("target", "realisasi", "capaian", "satuan"),
    [
        ("1,5 Miliar", "1.650 juta", "110%", "Rp"),
        ("1,5", "1.650 miliar", "110%", "Triliun Rupiah"),
        ("Rp1.500.000.000", "1.650 juta rupiah", "110%", ""),
        ("1,5 M", "1.650 juta", "110%", "Rp"),
        ("1 tahun", "12 bulan", "100%", "Tahun"),
        ("2 jam", "120 menit", "100%", "Jam"),
        ("3 jam", "20 menit", "11.11%", "Jam"),
        ("2 minggu", "14 hari", "100%", ""),
        ("2.500 ha", "25,5 km2", "102%", "Ha"),
        ("10 km", "9.500 m", "95%", "Km"),
        ("2 ton", "19 kuintal", "95%", "Ton"),
        ("2 juta orang", "1.900.000 orang", "95%", "Orang"),
        ("5 dokumen", "5 dokumen perencanaan", "100%", "Dokumen"),
        ("1 thn", "12 bln", "100%", "Tahun"),
    ],
)
def test_a_unit_that_is_an_exact_part_of_another_is_converted(
    target: str, realisasi: str, capaian: str, satuan: str
) -> None:
    assert shown.told(report(target, realisasi, capaian, satuan=satuan), *RULES) == []
    assert [each[:3] for each in shown.told(report(target, realisasi, "42%", satuan=satuan), *RULES)] == ["P01"]


@pytest.mark.parametrize(
    ("target", "realisasi", "satuan"),
    [
        ("6 bulan", "150 hari", "Bulan"),
        ("6", "150 hari", "Bulan"),
        ("7 hari", "5 hari kerja", "Hari"),
        ("2 jam", "1 hari", ""),
        ("95 poin", "93 %", ""),
        ("100%", "35 OPD", "Persen"),
    ],
)
@pytest.mark.parametrize("capaian", ["117%", "1.17%", "100%"])
def test_what_cannot_be_converted_is_not_judged(target: str, realisasi: str, satuan: str, capaian: str) -> None:
    made = report(target, realisasi, capaian, satuan=satuan)
    assert shown.told(made, *RULES) == []
    (reason,) = shown.not_judged(made, "P01")
    assert "satuan kedua angkanya berbeda" in reason


@pytest.mark.parametrize(
    ("target", "realisasi", "advice"),
    [
        ("1,5 Miliar", "1.650 juta", "1,65 Miliar"),
        ("2 jam", "120 menit", "2 jam"),
        ("2.500 ha", "25,5 km2", "2.550 ha"),
        ("3 jam", "20 menit", ""),
        ("6 bulan", "150 hari", ""),
        ("5 OPD", "5 instansi", ""),
    ],
)
def test_the_advice_never_gives_a_figure_another_unit(target: str, realisasi: str, advice: str) -> None:
    (found,) = shown.findings(report(target, realisasi, "100%"), "D06")
    assert [[each.value for each in way] for way in found.problem.fixes] == ([[advice]] if advice else [])
    assert (advice or "Hitung ulang realisasinya dalam satuan targetnya") in found.problem.hint


def test_a_target_in_two_units_is_one_target() -> None:
    made = shown.report(
        identitas=IDENTITY,
        tabel_2_2_perjanjian_kinerja="""
        | SASARAN STRATEGIS | INDIKATOR SASARAN | SATUAN | TARGET |
        | Sasaran | Indikator | Rp | 1.500 juta |
        """,
        tabel_3_1_1_a="""
        | INDIKATOR SASARAN | TARGET | REALISASI | CAPAIAN % |
        | Indikator | 1,5 miliar | 1,65 miliar | 110% |
        """,
    )
    assert shown.told(made, "K06") == []


def test_a_unit_without_a_figure_stands_to_any_other_as_itself() -> None:
    place = Place("Tabel 2.7", 1, 1)
    cells = [Cell(place, Content.NUMBER, f"5 {unit}", Decimal(5), unit) for unit in ("", "orang", "%", "persen")]
    assert [ratio(cells[0], each) == ratio(cells[2], cells[3]) for each in cells] == [True] * 4
    assert ratio(cells[1], cells[2]) is None


@pytest.mark.parametrize(
    ("target", "realisasi", "satuan", "reason"),
    [
        ("31 Maret", "15 Maret", "Tanggal", "tanggal tidak dapat dibagi"),
        ("paling lambat 31 Maret 2024", "15 Maret 2024", "", "tanggal tidak dapat dibagi"),
        ("Maret", "Februari", "Bulan", "tanggal tidak dapat dibagi"),
        ("3 besar", "2 besar", "", "pada peringkat, makin rendah makin baik"),
        ("3", "2", "Peringkat", "pada peringkat, makin rendah makin baik"),
        ("Peringkat 3", "Peringkat 2", "", "peringkat ditulis dengan kata"),
        ("Juara I", "Juara II", "", "peringkat ditulis dengan kata"),
        ("3 besar", "Rank 2", "", "peringkat ditulis dengan kata"),
    ],
)
@pytest.mark.parametrize("capaian", ["100%", "67%", "1.2%"])
def test_dates_and_ranks_are_not_divided(
    target: str, realisasi: str, satuan: str, reason: str, capaian: str
) -> None:
    made = report(target, realisasi, capaian, satuan=satuan)
    assert shown.told(made, *RULES, "D06") == []
    (told,) = shown.not_judged(made, "P01")
    assert reason in told


def test_days_that_a_formula_takes_over_from_a_date_are_not_divided() -> None:
    made = shown.report(
        identitas=IDENTITY,
        tabel_2_7="""
        | JENIS        | PROGRAM/KEGIATAN/SUB KEGIATAN | INDIKATOR | TARGET | PAGU ANGGARAN |
        | Program      | Program A                     | Nilai     | 80     | 1000          |
        | Kegiatan     | Rapat                         | Dokumen   | 1      | 1000          |
        | Sub Kegiatan | Makan                         | Dokumen   | @45628 | 1000          |
        """,
        tabel_3_1_1_b="""
        | JENIS         | PROGRAM    | INDIKATOR | TARGET | TARGET KEUANGAN | REALISASI KEUANGAN | REALISASI KINERJA | CAPAIAN KINERJA (%) |
        | =Program      | =Program A | =Nilai    | =80    | =1000           | 1000               | .                 | .                   |
        | =Kegiatan     | =Rapat     | =Dokumen  | =1     | =1000           | 1000               | .                 | .                   |
        | =Sub Kegiatan | =Makan     | =Dokumen  | =45628 | =1000           | 1000               | 2 dokumen         | 100                 |
        """,  # noqa: E501 - a table
    )
    assert [each.problem.place.address for each in shown.findings(made, "D12")] == ["D4"]
    assert shown.told(made, *RULES) == []
    (told,) = shown.not_judged(made, "P01")
    assert told.startswith("CAPAIAN KINERJA (%) di Tabel 3.1.1.b H4: tanggal tidak dapat dibagi")


def test_a_rank_is_divided_by_the_formula_that_is_chosen() -> None:
    less = "(2T − R) ÷ T (makin rendah makin baik)"
    assert shown.told(report("3 besar", "2 besar", "133%", rumus=less), *RULES) == []
    assert shown.told(report("3 besar", "2 besar", "67%", rumus=less), *RULES) == [
        "P01 Indikator · CAPAIAN %: 67.00, 133"
    ]


@pytest.mark.parametrize("satuan", ["Persen", "%", ""])
def test_a_number_of_percent_points_needs_no_sign_beside_one_that_has_it(satuan: str) -> None:
    assert shown.told(report("95", "'93,1 %", "98%", satuan=satuan), *RULES) == []
    assert [each[:3] for each in shown.told(report("0.95", "'93,1 %", "98%", satuan=satuan), *RULES)] == ["P03"]


def test_the_same_pair_of_spellings_passes_in_every_table() -> None:
    made = shown.report(
        tabel_3_1_1_b="""
        | JENIS | PROGRAM/KEGIATAN/SUB KEGIATAN | TARGET KINERJA | REALISASI KINERJA | CAPAIAN % |
        | Program | P | '100% | 100 | 100 |
        """,
        tabel_3_1_4="""
        | INDIKATOR SASARAN | REALISASI | STANDAR NASIONAL | CAPAIAN |
        | Indikator | '100% | 80 | 125% |
        """,
    )
    assert shown.told(made, "P01", "P03", "W05") == []


@pytest.mark.parametrize(
    ("target", "realisasi", "capaian"),
    [
        ("A (80,01)", "A", "100%"),
        ("B (65,00)", "BB / 71,25", "109.62%"),
        ("BB", "A (80,5)", "100%"),
        ("100%", "'100% (35 OPD)", "100%"),
        ("'95 % (dari 40 OPD)", "'93,1% (38 OPD)", "98%"),
        ("'95", "93,1*)", "98%"),
        ("5 Desa", "5 Desa*)", "100%"),
        ("5 (lima) dokumen", "5 (lima) dokumen", "100%"),
        ("40 dari 40", "38 dari 40", "95%"),
        ("40 OPD", "38 dari 40 OPD", "95%"),
    ],
)
def test_grades_and_notes_beside_figures_are_read(target: str, realisasi: str, capaian: str) -> None:
    assert shown.told(report(target, realisasi, capaian), *RULES, "D06", "D02") == []


def test_a_grade_is_never_to_be_mended_with_a_nought() -> None:
    (found,) = shown.findings(report("A (80,01)", "sangat baik sekali", "100%"), "D03")
    assert found.problem.hint == "Tulis predikatnya bersama nilainya seperti targetnya, misalnya BB (72,5)."


@pytest.mark.parametrize("target", ["3 ± 1", "1:20", "±3"])
def test_what_cannot_be_read_is_never_to_be_made_a_dash(target: str) -> None:
    (found,) = shown.findings(report(target, "2,61", "100%"), "P04")
    assert f"“{target}” tidak terbaca sebagai angka" in found.problem.message
    assert "tulis satu angka saja di sel B2" in worded(found.problem.hint).casefold().replace("sel b2", "sel B2")
    assert (found.problem.expected, found.problem.should_be, found.problem.fixes) == (None, "", ())


@pytest.mark.parametrize("words", ["Tepat waktu", "Triwulan I", "Informatif", "1:20"])
def test_the_same_words_are_all_of_their_target(words: str) -> None:
    assert shown.told(report(words, words, "100%"), *RULES) == []
    assert [each[:3] for each in shown.told(report(words, words, "90%"), *RULES)] == ["P04"]


@pytest.mark.parametrize(
    ("target", "realisasi", "scored"),
    [
        ("BB", "B", True),
        ("WTP", "WDP", False),
        ("Level 3", "Level 2", False),
        ("Triwulan I", "Triwulan II", False),
    ],
)
def test_a_score_is_asked_for_only_of_what_has_one(target: str, realisasi: str, scored: bool) -> None:
    (reason,) = shown.not_judged(report(target, realisasi, "90%"), "P01")
    assert ("BB (72,5)" in reason) is scored


@pytest.mark.parametrize(("target", "realisasi"), [("Level 3", "3"), ("3", "Level 3"), ("Level 3", "4")])
def test_a_level_beside_its_bare_number_is_one_grade(target: str, realisasi: str) -> None:
    assert shown.told(report(target, realisasi, "100"), "D03", "P01", "P04", "P08") == []
    assert len(shown.told(report(realisasi, target, "66.67"), "P01", "P04")) == 1


def test_a_target_that_is_a_floor_is_of_more() -> None:
    made = shown.report(
        identitas=IDENTITY,
        tabel_3_1_2="""
        | INDIKATOR SASARAN | 2022 REALISASI | 2022 TARGET | 2022 CAPAIAN | 2023 REALISASI | 2023 TARGET |
        | Indikator | 88 | 80 | 110% | 90 | ≥ 80 |
        | Indikator lain | 88 | 80 | 110% | 90 | 80 |
        """,
    )
    hints = [each.problem.hint for each in shown.findings(made, "W04")]
    assert ["makin rendah" in hint for hint in hints] == [False, True]


@pytest.mark.parametrize("name", ["1. Persentase konflik", "a. Persentase konflik", "Persentase konflik *)"])
def test_a_mark_of_a_list_or_a_footnote_makes_no_other_name(name: str) -> None:
    made = shown.report(
        identitas=IDENTITY,
        tabel_2_2_perjanjian_kinerja=f"""
        | SASARAN STRATEGIS | INDIKATOR SASARAN | SATUAN | TARGET |
        | Sasaran | {name} | Persen | 100% |
        | Sasaran | Persentase kasus | Persen | 100% |
        """,
        tabel_3_1_1_a="""
        | INDIKATOR SASARAN | TARGET | REALISASI | CAPAIAN % |
        | Persentase konflik | 100% | 100% | 100% |
        | Persentase kasus | 100% | 100% | 100% |
        | *) angka sementara | . | . | . |
        """,
    )
    assert shown.told(made, "K02", "K03", "S09", "K06") == []


@pytest.mark.parametrize(
    ("target", "realisasi", "satuan"),
    [
        ("4 dokumen", "3 Dok", "Dokumen"),
        ("4 dokumen Renja", "3 dok. Renja", "Dokumen"),
        ("4 laporan", "3 lap", "Laporan"),
        ("4 keg.", "3 kegiatan", "Keg"),
        ("4 pkt", "3 paket", "Paket"),
        ("40 orang", "30 org", "Orang"),
        ("4 bulan", "3 bln.", "Bln"),
        ("4 klp", "3 kelompok", ""),
    ],
)
def test_an_abbreviation_is_the_unit_that_it_abbreviates(target: str, realisasi: str, satuan: str) -> None:
    assert shown.told(report(target, realisasi, "75%", satuan=satuan), *RULES, "D06", "W07") == []


def test_an_abbreviation_beside_its_unit_in_one_column_is_mixed() -> None:
    found = shown.told(
        shown.report(
            tabel_2_2_perjanjian_kinerja="""
            | SASARAN STRATEGIS | INDIKATOR SASARAN | SATUAN  | TARGET    |
            | Sasaran           | Satu              | Dokumen | 4 dokumen |
            |                   | Dua               | Dokumen | 5 dokumen |
            |                   | Tiga              | Dokumen | 3 dok     |
            """
        ),
        "D06",
    )
    assert found == ["D06 Tiga · TARGET: 3 dok, 3 dokumen"]
