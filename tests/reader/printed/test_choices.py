"""What a report does not state and its own figures tell; and what of it stands where no other document has it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from lkjip_xl.files.refusal import UnreadableFile
from lkjip_xl.methods.efisiensi import Ukuran
from lkjip_xl.methods.penyerapan import Aggregation, Method
from lkjip_xl.reader.printed.stated import stated
from lkjip_xl.tables.keys import Key, TableKey
from tests.performance_tables import MEASURED, NAMES, SASARAN, TARGET, one
from tests.printed_tables import Lines, checked, report_of_lines, sample_tables, with_lines


def _with(key: str, change: Callable[[tuple[str, ...]], tuple[str, ...]]) -> list[Lines]:
    """The sample with other rows in one table."""
    found = []
    for name, table in sample_tables().items():
        heads, rows = table.lines[: table.heading_lines], table.lines[table.heading_lines :]
        found.append(with_lines(table, [*heads, *map(change, rows)]) if name == key else table)
    return found


def _efficiency(first: tuple[str, str], second: tuple[str, str]) -> list[Lines]:
    """The sample with these absorptions and efficiencies."""
    figures = {"1": first, "2": second}
    return _with(
        TableKey.TABEL_3_1_5,
        lambda row: (*row[:4], *figures[row[0]]) if row[0] in figures and row[1] != "2" else row,
    )


def test_the_usual_method_stays_where_it_gives_what_is_printed() -> None:
    report = report_of_lines([*sample_tables().values()])
    assert report.settings.penyerapan == Method()
    assert report.document is not None
    assert "cocok dengan semua angka di Tabel 3.1.5" in report.document.choices[0]


def test_the_only_method_that_gives_what_is_printed_is_taken() -> None:
    # (1.527.124.100 + 195.730.788 + 1.959.676.700) ÷ (1.614.075.840 + 202.352.800 + 2.086.095.620) = 94,3628 %,
    # and (15.229.713.616 + 651.490.000) ÷ (15.234.846.276 + 656.580.000) = 99,9357 %
    report = report_of_lines(_efficiency(("94,36%", "5,64"), ("99,94%", "0,06")))
    assert report.settings.penyerapan == Method(Aggregation.WEIGHTED_BY_PAGU)
    assert report.document is not None
    assert "satu-satunya cara yang memberi semua angka di Tabel 3.1.5" in report.document.choices[0]


def test_one_of_several_methods_that_give_what_is_printed_judges() -> None:
    # Of one program the mean without rounding and that by pagu are the same, and neither is the usual one.
    plan = sample_tables()[TableKey.TABEL_2_3_1]
    first, second = plan.lines[2], plan.lines[5]
    tables = _efficiency(
        ("94,61%", "5,39"), ("99,97%", "0,03")
    )  # 1.527.124.100 ÷ 1.614.075.840, 15.229… ÷ 15.234…
    one_each = with_lines(plan, [plan.lines[0], ("1", plan.lines[1][1], *first[2:]), second])
    at = [*sample_tables()].index(TableKey.TABEL_2_3_1)
    tables[at] = replace(one_each, empty_is_above=frozenset())
    report = report_of_lines(tables)
    assert report.document is not None
    assert "satu dari 4 cara yang memberi semua angka di Tabel 3.1.5" in report.document.choices[0]


def test_where_no_method_gives_what_is_printed_the_usual_one_judges() -> None:
    tables = _efficiency(("12,34%", "87,66"), ("99,5%", "0,5"))
    result = checked(tables)
    assert result.document is not None
    assert "cara bawaan" in result.document.choices[0]
    wrong = [each.problem for each in result.findings if each.code == "E02"]
    assert [each.place.in_full for each in wrong] == [
        "Tabel 3.1.5, baris 1, kolom REALISASI PENYERAPAN ANGGARAN ATAS INDIKATOR SASARAN %"
    ]
    assert "Pengaturan" not in wrong[0].message


def test_another_measure_of_efficiency_is_told_by_the_figures() -> None:
    # 100 ÷ 95,33 = 1,0490; 100 ÷ 99,5 = 1,0050
    report = report_of_lines(_efficiency(("95,33%", "1,05"), ("99,5%", "1,01")))
    assert report.settings.ukuran is Ukuran.RASIO


def test_an_indicator_where_less_is_better_is_told_by_its_capaian() -> None:
    # Target 10, realisasi 8: (2 × 10 − 8) ÷ 10 = 120 %, and 8 ÷ 10 would be 80 %.
    tables = _with(
        TableKey.TABEL_3_1_1_A, lambda row: (*row[:3], "10", "8", "120%") if "pembinaan" in row[1] else row
    )
    report = report_of_lines(tables)
    row = report.tables[TableKey.TABEL_3_1_1_A].rows[0]
    assert row.text(Key.RUMUS) == "(2T − R) ÷ T (makin rendah makin baik)"
    assert report.document is not None
    assert any("pembinaan terhadap masyarakat" in each for each in report.document.choices)
    codes = {each.code for each in checked(tables).findings if "3.1.1.a" in each.problem.place.sheet}
    assert "P01" not in codes


def test_a_capaian_that_no_formula_gives_is_wrong() -> None:
    tables = _with(
        TableKey.TABEL_3_1_1_A, lambda row: (*row[:3], "10", "8", "95%") if "pembinaan" in row[1] else row
    )
    found = [each.problem.place.in_full for each in checked(tables).findings if each.code == "P01"]
    assert "Tabel 3.1.1.a, baris 1, kolom CAPAIAN %" in found


def test_a_target_that_is_merged_over_two_rows_is_not_missing_in_the_second() -> None:
    agreed = sample_tables()[TableKey.TABEL_2_2_PERJANJIAN_KINERJA]
    rows = [agreed.lines[0], agreed.lines[1], (*agreed.lines[2][:3], "")]
    merged = replace(with_lines(agreed, rows), empty_is_above=frozenset({3}))
    tables = [merged if each is agreed else each for each in sample_tables().values()]
    assert "D01" not in {each.code for each in checked(tables).findings}
    blank = [with_lines(agreed, rows) if each is merged else each for each in tables]
    assert "D01" in {each.code for each in checked(blank).findings}


@pytest.mark.parametrize(
    ("cover", "instansi", "pemerintah", "tahun"),
    [
        (
            [
                "LAPORAN KINERJA",
                "DINAS KESEHATAN KABUPATEN BUNGO",
                "TAHUN ANGGARAN 2024",
                "Muara Bungo, Januari 2025",
            ],
            *("Dinas Kesehatan", "Kabupaten Bungo", 2024),
        ),
        (
            ["PEMERINTAH KOTA JAMBI", "BADAN KESATUAN BANGSA DAN POLITIK", "LKjIP TAHUN 2023"],
            *("Badan Kesatuan Bangsa dan Politik", "Kota Jambi", 2023),
        ),
        (["Kecamatan Bekasi Timur Kota Bekasi", "Tahun 2023"], "Kecamatan Bekasi Timur", "Kota Bekasi", 2023),
        (["Renstra Tahun 2018 - 2023", "Laporan Tahun 2022"], "", "", 2022),
        (
            ["LKjIP", "KECAMATAN CONTOH BARAT", "KOTA CONTOH", "2023"],
            "Kecamatan Contoh Barat",
            "Kota Contoh",
            2023,
        ),
        (["Kata pengantar tanpa apa pun."], "", "", None),
        (
            [
                "EVALUASI TERHADAP HASIL RENJA PERANGKAT DAERAH LINGKUP KABUPATEN",
                "RENJA DINAS PENANAMAN MODAL DAN PERIZINAN",
                "KABUPATEN CONTOH",
                "PERIODE PELAKSANAAN TAHUN 2024",
            ],
            *("Dinas Penanaman Modal dan Perizinan", "Kabupaten Contoh", 2024),
        ),
        (
            ["Evaluasi Terhadap Hasil Renja Perangkat Daerah Dinas Sosial Kota Contoh Periode Pelaksanaan 2024"],
            *("Dinas Sosial", "Kota Contoh", None),
        ),
        (
            ["PERJANJIAN KINERJA DINAS SOSIAL TAHUN 2024", "PEMERINTAH KOTA CONTOH"],
            *("Dinas Sosial", "Kota Contoh", 2024),
        ),
        (["Nama SKPD : Dinas Sosial", "Kota Contoh"], "Dinas Sosial", "Kota Contoh", None),
        (["Laporan Kinerja Dinas Sosial disusun sebagai pertanggungjawaban."], "", "", None),
        (
            ["Laporan Kinerja Dinas Sosial", "DINAS KESEHATAN", "KOTA CONTOH", "TAHUN 2024"],
            *("Dinas Kesehatan", "Kota Contoh", 2024),
        ),
    ],
)
def test_a_cover_says_whose_report_it_is(
    cover: list[str], instansi: str, pemerintah: str, tahun: int | None
) -> None:
    found = stated(cover, [], [])
    assert (found.instansi, found.pemerintah, found.tahun) == (instansi, pemerintah, tahun)


def test_without_a_cover_the_titles_tell_the_year() -> None:
    assert (
        stated(
            [], ["Tabel 2.3 Anggaran Tahun 2023", "Tabel 1.4 Pegawai Tahun 2023", "Renstra Tahun 2021"], []
        ).tahun
        == 2023
    )
    assert stated([], [], [["2022 REALISASI", "2023 REALISASI"]]).tahun == 2023


_TITLES_OF_2024 = ["Tabel 2.1 Perjanjian Kinerja Tahun 2024", "Tabel 3.1 Capaian Kinerja Tahun 2024"]


@pytest.mark.parametrize(
    ("cover", "titles", "tahun"),
    [
        (["LAPORAN KINERJA (LKjIP)", "TAHUN 2024", "DINAS SOSIAL", "2025"], [], 2024),
        (["LAPORAN KINERJA (LKjIP)", "TAHUN 2024", "DINAS SOSIAL", "TAHUN 2025"], [], 2024),
        (["LAPORAN KINERJA TAHUN 2024", "DINAS SOSIAL", "2025"], [], 2024),
        (["LAPORAN KINERJA", "TAHUN", "2024", "DINAS SOSIAL", "2025"], [], 2024),
        (["LAPORAN KINERJA", "INSTANSI PEMERINTAH", "2024", "DINAS SOSIAL", "2025"], [], 2024),
        (["DINAS SOSIAL", "TAHUN 2025", "LAPORAN KINERJA TAHUN 2024"], [], 2024),
        (["TAHUN 2024", "DINAS SOSIAL", "TAHUN 2025"], _TITLES_OF_2024, 2024),
        (["LAPORAN KINERJA", "DINAS SOSIAL", "2025"], _TITLES_OF_2024, 2024),
        (["LAPORAN KINERJA", "DINAS SOSIAL", "2025"], ["Renstra Tahun 2021-2026"], 2025),
        (["LAPORAN KINERJA", "DINAS SOSIAL", "2024"], ["Perjanjian Kinerja Tahun 2024", "Tahun 2023"], 2024),
        (["LAPORAN KINERJA", "DINAS SOSIAL", "TAHUN 2025"], _TITLES_OF_2024, 2025),
    ],
)
def test_the_year_of_printing_is_not_that_of_the_report(cover: list[str], titles: list[str], tahun: int) -> None:
    assert stated(cover, titles, []).tahun == tahun


def test_a_year_alone_on_the_cover_may_be_another_one() -> None:
    cover = ["LAPORAN KINERJA", "DINAS SOSIAL", "2025"]
    assert not stated(cover, [], []).is_sure
    assert stated(cover, _TITLES_OF_2024, []).is_sure
    assert stated(cover, [], [["Realisasi 2023", "Realisasi 2024"]]).tahun == 2024
    # One title may name the year of a comparison alone.
    found = stated(cover, ["Perbandingan dengan Tahun 2024"], [["Realisasi 2024", "Realisasi 2025"]])
    assert found.tahun == 2025


def test_a_year_of_printing_is_named() -> None:
    result = checked([MEASURED], ["LAPORAN KINERJA", "DINAS SOSIAL", "2024"])
    assert [each.reason for each in result.not_judged if each.code == "S24"] == [
        (
            "tahun 2024 yang berdiri sendiri di sampul: dibaca sebagai tahun cetak, karena tabel-tabelnya "
            "menyebut tahun 2023"
        )
    ]


def test_a_cover_of_another_year_than_all_titles_is_named() -> None:
    cover = ["LAPORAN KINERJA", "DINAS SOSIAL", "TAHUN 2024"]
    with pytest.raises(UnreadableFile) as refused:
        checked([MEASURED], cover)
    told = "ahun laporan: di sampul 2024, di judul tabel 2023; betulkan yang salah"
    assert told in refused.value.unreadable.reason
    staff = one(
        "Tabel 1.1 Perjanjian Kinerja", ("Sasaran", SASARAN), ("Indikator Kinerja", NAMES), ("Target", TARGET)
    )
    result = checked([MEASURED, staff], cover)
    assert [told in each.reason for each in result.not_judged if each.code == "S24"] == [True]


def test_the_year_that_a_result_is_held_against_is_not_the_reports() -> None:
    assert (
        stated([], [], [["2023", "Target Akhir Renstra 2026", "Capaian s.d. 2023 terhadap 2026 (%)"]]).tahun
        == 2023
    )


def test_the_years_of_a_renstra_in_headings_tell_no_year_of_a_report() -> None:
    assert stated([], [], [["2021", "2022", "2023", "2024"]]).tahun is None
    assert stated([], [], [["Target Renstra 2026", "Realisasi Tahun Lalu (2023)", "Target 2024"]]).tahun == 2024
