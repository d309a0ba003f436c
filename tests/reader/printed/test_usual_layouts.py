"""Tables of performance as other agencies print them: with other words, fewer columns, years over or below."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lkjip_xl.tables.keys import TableKey
from tests.performance_tables import (
    AT_THE_END,
    BEFORE,
    CAPAIAN,
    CAPAIAN_BEFORE,
    COVER,
    GROWN,
    MEASURED,
    NAMES,
    NATIONAL,
    NUMBERS,
    OF_BEFORE,
    OF_NATIONAL,
    OF_THE_END,
    OF_TUJUAN,
    REACHED,
    RENSTRA,
    SASARAN,
    SAVED,
    SPENT,
    TARGET,
    TARGET_BEFORE,
    UNITS,
    one,
    two,
)
from tests.printed_tables import Lines, checked, report_of_lines
from tools.measure_headings import measured_performance

_WITH_LAST_YEAR = "Tabel 3.2 Perbandingan Realisasi Kinerja Tahun 2023 dengan Tahun 2022"
_WITH_THE_END = "Tabel 3.3 Perbandingan Realisasi Kinerja Tahun 2023 dengan Target Akhir Renstra"
_EFFICIENCY = "Tabel 3.5 Efisiensi Penggunaan Sumber Daya Tahun 2023"

LAYOUTS: dict[str, tuple[Lines, str, tuple[str, ...]]] = {
    "hasil dengan kata lain": (
        one(
            "Tabel 3.1 Capaian Kinerja Sasaran",
            ("No", NUMBERS),
            ("Indikator Kinerja Utama (IKU)", NAMES),
            ("Target Kinerja", TARGET),
            ("Realisasi Kinerja", REACHED),
            ("Tingkat Capaian (%)", CAPAIAN),
        ),
        TableKey.TABEL_3_1_1_A,
        ("target", "realisasi", "capaian"),
    ),
    "tahun di atas hasil": (
        two(
            "Tabel 3.1 Capaian Indikator Kinerja Utama",
            ("Sasaran Strategis", "", SASARAN),
            ("Indikator Kinerja", "", NAMES),
            ("Satuan", "", UNITS),
            ("Tahun 2023", "Target", TARGET),
            ("Tahun 2023", "Realisasi", REACHED),
            ("Tahun 2023", "% Capaian", CAPAIAN),
        ),
        TableKey.TABEL_3_1_1_A,
        ("target", "realisasi", "capaian"),
    ),
    "capaian di antara target dan persen": (
        one(
            "Tabel 3.1 Capaian Kinerja Tahun 2023",
            ("Sasaran Strategis", SASARAN),
            ("Indikator Kinerja", NAMES),
            ("Target", TARGET),
            ("Capaian", REACHED),
            ("%", CAPAIAN),
        ),
        TableKey.TABEL_3_1_1_A,
        ("target", "realisasi", "capaian"),
    ),
    "target triwulan": (
        two(
            "Tabel 2.3 Perjanjian Kinerja Tahun 2023",
            ("Sasaran Strategis", "", SASARAN),
            ("Indikator Kinerja", "", NAMES),
            ("Satuan", "", UNITS),
            ("Target Tahun 2023", "", TARGET),
            ("Target Triwulan", "I", NUMBERS),
            ("Target Triwulan", "II", ("2", "3", "4")),
            ("Target Triwulan", "III", ("3", "4", "5")),
            ("Target Triwulan", "IV", TARGET),
        ),
        TableKey.TABEL_2_2_PERJANJIAN_KINERJA,
        ("satuan", "target"),
    ),
    "program dan anggaran di belakang target": (
        one(
            "Tabel 2.3 Perjanjian Kinerja Tahun 2023",
            ("No", NUMBERS),
            ("Sasaran Strategis", SASARAN),
            ("Indikator Kinerja", NAMES),
            ("Satuan", UNITS),
            ("Target", TARGET),
            ("Program", ("Program Pelayanan", "Program Pengawasan", "Program Promosi")),
            ("Anggaran (Rp)", ("1.250.000.000", "500.000.000", "750.000.000")),
        ),
        TableKey.TABEL_2_2_PERJANJIAN_KINERJA,
        ("satuan", "target"),
    ),
    "target murni dan perubahan": (
        one(
            "Tabel 2.3 Perjanjian Kinerja Tahun 2023",
            ("Sasaran Strategis", SASARAN),
            ("Indikator Kinerja", NAMES),
            ("Satuan", UNITS),
            ("Target Murni", ("86", "94", "120")),
            ("Target Perubahan", TARGET),
        ),
        TableKey.TABEL_2_2_PERJANJIAN_KINERJA,
        ("target", "target_perubahan"),
    ),
    "tiga tahun": (
        two(
            "Tabel 3.2 Perbandingan Target dan Realisasi Kinerja Tahun 2021-2023",
            ("Indikator Kinerja", "", NAMES),
            ("2021", "Target", ("82", "85", "91")),
            ("2021", "Realisasi", ("84,10", "80", "90")),
            ("2021", "Capaian (%)", ("102,56", "94,12", "98,90")),
            ("2022", "Target", TARGET_BEFORE),
            ("2022", "Realisasi", BEFORE),
            ("2022", "Capaian (%)", CAPAIAN_BEFORE),
            ("2023", "Target", TARGET),
            ("2023", "Realisasi", REACHED),
            ("2023", "Capaian (%)", CAPAIAN),
        ),
        TableKey.TABEL_3_1_2,
        ("target_lalu", "realisasi_lalu", "capaian_lalu", "target", "realisasi", "capaian"),
    ),
    "realisasi dua tahun": (
        one(
            _WITH_LAST_YEAR,
            ("No", NUMBERS),
            ("Indikator Kinerja", NAMES),
            ("Satuan", UNITS),
            ("Realisasi 2022", BEFORE),
            ("Realisasi 2023", REACHED),
            ("Naik/Turun (%)", GROWN),
        ),
        TableKey.TABEL_3_1_2,
        ("realisasi_lalu", "realisasi"),
    ),
    "tahun di bawah realisasi": (
        two(
            _WITH_LAST_YEAR,
            ("Sasaran Strategis", "", SASARAN),
            ("Indikator Kinerja", "", NAMES),
            ("Satuan", "", UNITS),
            ("Realisasi", "2022", BEFORE),
            ("Realisasi", "2023", REACHED),
        ),
        TableKey.TABEL_3_1_2,
        ("realisasi_lalu", "realisasi"),
    ),
    "tahun lalu dan tahun ini": (
        one(
            "Perbandingan Realisasi Kinerja Tahun Ini dengan Tahun Lalu",
            ("Indikator Kinerja", NAMES),
            ("Satuan", UNITS),
            ("Realisasi Tahun Lalu", BEFORE),
            ("Realisasi Tahun Ini", REACHED),
            ("% Realisasi 2023 terhadap Realisasi 2022", OF_BEFORE),
        ),
        TableKey.TABEL_3_1_2,
        ("realisasi_lalu", "realisasi", "pertumbuhan"),
    ),
    "target, realisasi, capaian tiap tahun": (
        two(
            "Tabel 3.2 Perbandingan Capaian Kinerja Tahun 2022 dan 2023",
            ("Sasaran Strategis", "", SASARAN),
            ("Indikator Kinerja", "", NAMES),
            ("Satuan", "", UNITS),
            ("Tahun 2022", "Target", TARGET_BEFORE),
            ("Tahun 2022", "Realisasi", BEFORE),
            ("Tahun 2022", "Capaian (%)", CAPAIAN_BEFORE),
            ("Tahun 2023", "Target", TARGET),
            ("Tahun 2023", "Realisasi", REACHED),
            ("Tahun 2023", "Capaian (%)", CAPAIAN),
        ),
        TableKey.TABEL_3_1_2,
        ("target_lalu", "realisasi_lalu", "capaian_lalu", "target", "realisasi", "capaian"),
    ),
    "capaian dua tahun": (
        one(
            "Tabel 3.2 Perbandingan Capaian Kinerja Tahun 2023 dengan Tahun 2022",
            ("Indikator Kinerja", NAMES),
            ("Capaian 2022 (%)", CAPAIAN_BEFORE),
            ("Capaian 2023 (%)", CAPAIAN),
        ),
        TableKey.TABEL_3_1_2,
        ("capaian_lalu", "capaian"),
    ),
    "target akhir dengan tahunnya": (
        one(
            _WITH_THE_END,
            ("Sasaran Strategis", SASARAN),
            ("Indikator Kinerja", NAMES),
            ("Satuan", UNITS),
            ("Target Akhir Renstra (2026)", AT_THE_END),
            ("Realisasi Tahun 2023", REACHED),
            ("Tingkat Kemajuan (%)", OF_THE_END),
        ),
        TableKey.TABEL_3_1_3,
        ("target_2026", "realisasi_2023", "terhadap_akhir"),
    ),
    "target akhir tanpa tahun": (
        one(
            _WITH_THE_END,
            ("No", NUMBERS),
            ("Indikator Kinerja", NAMES),
            ("Target Akhir RPJMD", AT_THE_END),
            ("Realisasi 2023", REACHED),
            ("Capaian (%)", OF_THE_END),
        ),
        TableKey.TABEL_3_1_3,
        ("target_2026", "realisasi_2023", "terhadap_akhir"),
    ),
    "realisasi tiap tahun": (
        two(
            "Tabel 3.3 Realisasi Kinerja Selama Renstra",
            ("Indikator Kinerja", "", NAMES),
            ("Realisasi", "2021", ("84,10", "80", "90")),
            ("Realisasi", "2022", BEFORE),
            ("Realisasi", "2023", REACHED),
            ("Target Akhir Renstra", "2026", AT_THE_END),
        ),
        TableKey.TABEL_3_1_3,
        ("realisasi_2021", "realisasi_2022", "realisasi_2023", "target_2026"),
    ),
    "realisasi tiap tahun di belakang target akhir": (
        two(
            "Tabel 3.3 Capaian Kinerja terhadap Renstra 2021-2026",
            ("Indikator Kinerja", "", NAMES),
            ("Target Akhir Renstra 2026", "", AT_THE_END),
            ("Realisasi", "2021", ("84,10", "80", "90")),
            ("Realisasi", "2022", BEFORE),
            ("Realisasi", "2023", REACHED),
            ("Capaian 2023 terhadap Target Akhir (%)", "", OF_THE_END),
        ),
        TableKey.TABEL_3_1_3,
        ("target_2026", "realisasi_2021", "realisasi_2022", "realisasi_2023", "terhadap_akhir"),
    ),
    "realisasi nasional": (
        one(
            "Tabel 3.4 Perbandingan dengan Realisasi Nasional",
            ("Indikator Kinerja", NAMES),
            ("Realisasi Kabupaten", REACHED),
            ("Realisasi Nasional", NATIONAL),
            ("Capaian (%)", OF_NATIONAL),
        ),
        TableKey.TABEL_3_1_4,
        ("realisasi", "standar", "capaian"),
    ),
    "standar nasional tanpa persen": (
        one(
            "Tabel 3.4 Perbandingan Realisasi Kinerja Tahun 2023 dengan Standar Nasional",
            ("Indikator Kinerja", NAMES),
            ("Realisasi 2023", REACHED),
            ("Rata-rata Nasional", NATIONAL),
            ("Ket", ("-", "-", "-")),
        ),
        TableKey.TABEL_3_1_4,
        ("realisasi", "standar"),
    ),
    "efisiensi tiap sasaran": (
        one(
            _EFFICIENCY,
            ("No", ("1", "2")),
            ("Sasaran Strategis", (SASARAN[0], SASARAN[2])),
            ("Rata-rata Capaian Kinerja (%)", ("101,53", "104,00")),
            ("Serapan Anggaran (%)", ("88,00", "93,33")),
            ("Tingkat Efisiensi (%)", ("13,53", "10,67")),
        ),
        TableKey.TABEL_3_1_5,
        ("capaian", "penyerapan", "efisiensi"),
    ),
    "kinerja dan anggaran": (
        two(
            _EFFICIENCY,
            ("Indikator Kinerja", "", NAMES),
            ("Kinerja", "Target", TARGET),
            ("Kinerja", "Realisasi", REACHED),
            ("Kinerja", "Capaian (%)", CAPAIAN),
            ("Anggaran", "Pagu (Rp)", ("1.250.000.000", "500.000.000", "750.000.000")),
            ("Anggaran", "Realisasi (Rp)", ("1.100.000.000", "450.000.000", "700.000.000")),
            ("Anggaran", "Capaian (%)", SPENT),
            ("Tingkat Efisiensi", "", SAVED),
        ),
        TableKey.TABEL_3_1_5,
        ("capaian", "penyerapan", "efisiensi"),
    ),
}
# What such a report can lack, and what is said of its right figures: analyses that are not there, and realisasi of
# last year above the target of this one, targets that were changed within the year.
_RIGHT = frozenset({"K13", "L01", "W04"})


def _document(layout: str, table: Lines | None = None) -> list[Lines]:
    """The report in which a table stands in a layout."""
    own, key, _ = LAYOUTS[layout]
    before = [RENSTRA] if key is TableKey.TABEL_3_1_3 else []
    measured = [] if key is TableKey.TABEL_3_1_1_A else [MEASURED]
    return [*before, *measured, table or own]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_table_is_known_by_its_headings(layout: str) -> None:
    _, key, columns = LAYOUTS[layout]
    table = report_of_lines(_document(layout), COVER).tables[key]
    shown = {column: [row.cells[column].written for row in table.rows] for column in columns}
    own = LAYOUTS[layout][0]
    printed = [[line[at] for line in own.lines[own.heading_lines :]] for at in range(len(own.lines[0]))]
    assert all(cells in printed for cells in shown.values())
    assert len({tuple(cells) for cells in shown.values()}) == len(columns)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_is_right_is_right(layout: str) -> None:
    result = checked(_document(layout), COVER)
    assert {each.code for each in result.findings} <= _RIGHT
    assert result.document is not None
    assert all(line.startswith("kolom tahun lain di Tabel") for line in result.document.left)


@pytest.mark.parametrize(
    ("layout", "column", "slip", "code"),
    [
        ("hasil dengan kata lain", "Tingkat Capaian (%)", "110,05", "P01"),
        ("tahun di atas hasil", "% Capaian", "110,05", "P01"),
        ("capaian di antara target dan persen", "%", "110,05", "P01"),
        ("target triwulan", "Target Tahun 2023", "59", "K06"),
        ("target murni dan perubahan", "Target Perubahan", "59", "K06"),
        ("tiga tahun", "Capaian (%)", "110,05", "P01"),
        ("realisasi dua tahun", "Realisasi 2023", "69", "K06"),
        ("tahun di bawah realisasi", "2023", "69", "K06"),
        ("tahun lalu dan tahun ini", "% Realisasi 2023 terhadap Realisasi 2022", "190,09", "P01"),
        ("capaian dua tahun", "Capaian 2023 (%)", "110,05", "K06"),
        ("target akhir dengan tahunnya", "Target Akhir Renstra (2026)", "1000", "K06"),
        ("target akhir dengan tahunnya", "Tingkat Kemajuan (%)", "69,00", "P01"),
        ("target akhir tanpa tahun", "Capaian (%)", "69,00", "P01"),
        ("target akhir tanpa tahun", "Target Akhir RPJMD", "110", "K06"),
        ("realisasi tiap tahun", "2023", "69", "K06"),
        ("realisasi tiap tahun di belakang target akhir", "Target Akhir Renstra 2026", "1000", "K06"),
        (
            "realisasi tiap tahun di belakang target akhir",
            "Capaian 2023 terhadap Target Akhir (%)",
            "69,00",
            "P01",
        ),
        ("realisasi nasional", "Capaian (%)", "140,35", "P01"),
        ("standar nasional tanpa persen", "Realisasi 2023", "69", "K06"),
        ("efisiensi tiap sasaran", "Tingkat Efisiensi (%)", "1,67", "E01"),
        ("kinerja dan anggaran", "Tingkat Efisiensi", "1,05", "E01"),
    ],
)
def test_a_slip_in_it_is_found_where_it_is(layout: str, column: str, slip: str, code: str) -> None:
    own = LAYOUTS[layout][0]
    headings = [line for line in own.lines[: own.heading_lines] if column in line]
    at = max(at for at, heading in enumerate(headings[-1]) if heading == column)
    row = own.heading_lines + 1
    line = (*own.lines[row][:at], slip, *own.lines[row][at + 1 :])
    wrong = Lines((*own.lines[:row], line, *own.lines[row + 1 :]), own.heading_lines, own.caption)
    found = checked(_document(layout, wrong), COVER).findings
    told = {(each.code, each.problem.row_label) for each in found if each.code not in _RIGHT}
    name = own.lines[row][own.lines[0].index("Indikator Kinerja")] if "Indikator Kinerja" in own.lines[0] else None
    assert {each for each in told if each[0] == code}
    assert name is None or {label for _, label in told} == {name}


def test_nearly_all_columns_that_are_taken_are_what_they_are_taken_for() -> None:
    found = measured_performance(7, enough=300)
    assert found.right >= 0.995 * found.taken
    assert found.left.total() <= 0.2 * found.amounts


def test_words_below_a_heading_are_part_of_it() -> None:
    table = two(
        "Tabel 3.2 Perbandingan Capaian Kinerja 2022 dan 2023",
        ("Sasaran Strategis", "", SASARAN),
        ("Indikator Kinerja", "", NAMES),
        ("Satuan", "", UNITS),
        ("2022", "%", CAPAIAN_BEFORE),
        ("2023", "%", CAPAIAN),
    )
    report = report_of_lines([MEASURED, table], COVER)
    assert TableKey.TABEL_2_2_SASARAN not in report.tables


def test_a_target_and_a_realisasi_of_one_year_are_no_comparison() -> None:
    table = one(
        "Tabel 3.1 Pengukuran Kinerja Tahun 2023",
        ("Sasaran", SASARAN),
        ("Indikator Kinerja", NAMES),
        ("Target Kinerja 2023", TARGET),
        ("Realisasi 2023", REACHED),
        ("Capaian 2023", CAPAIAN),
    )
    assert [*report_of_lines([table], COVER).tables] == [TableKey.TABEL_3_1_1_A]


def test_an_agreement_need_not_have_a_column_of_units() -> None:
    table = one(
        "Perjanjian Kinerja Tahun 2023",
        ("Sasaran Strategis", SASARAN),
        ("Indikator Kinerja Utama", NAMES),
        ("Target Tahun 2023", TARGET),
    )
    assert [*report_of_lines([table], COVER).tables] == [TableKey.TABEL_2_2_PERJANJIAN_KINERJA]
    untitled = Lines(table.lines)
    assert TableKey.TABEL_2_2_PERJANJIAN_KINERJA not in report_of_lines([MEASURED, untitled], COVER).tables


def test_a_share_of_the_last_target_is_not_judged_where_two_targets_stand_beside_it() -> None:
    table = one(
        _WITH_THE_END,
        ("Indikator Kinerja", NAMES),
        ("Target 2023", TARGET),
        ("Target Akhir Renstra 2026", AT_THE_END),
        ("Realisasi 2023", REACHED),
        ("Capaian (%)", CAPAIAN),
    )
    result = checked([RENSTRA, MEASURED, table], COVER)
    assert {each.code for each in result.findings} <= _RIGHT
    assert any("“Capaian (%)”" in each.reason for each in result.not_judged)


def test_a_table_of_two_years_alone_does_not_tell_when_the_renstra_began() -> None:
    settings = report_of_lines([MEASURED, LAYOUTS["target akhir dengan tahunnya"][0]], COVER).settings
    assert (settings.awal_renstra, settings.akhir_renstra) == (None, None)


def test_columns_that_the_template_does_not_have_are_named_once() -> None:
    result = checked(_document("kinerja dan anggaran"), COVER)
    named = [each.reason for each in result.not_judged if each.code == "S09"]
    assert named == [
        (
            "kolom “Kinerja Target”, “Kinerja Realisasi”, “Anggaran Pagu (Rp)”, “Anggaran Realisasi (Rp)” di "
            "Tabel 3.1.5: tidak ada di tabel templat, jadi isinya tidak diperiksa"
        )
    ]


def test_columns_that_are_not_there_are_named_in_one_line() -> None:
    result = checked(_document("realisasi dua tahun"), COVER)
    named = [each.reason for each in result.not_judged if each.code == "S02"]
    assert named == [
        (
            "kolom 2022 TARGET, 2022 CAPAIAN, 2023 TARGET, 2023 CAPAIAN, PERSENTASE REALISASI 2023 TERHADAP "
            "REALISASI 2022 tidak ada di Tabel 3.1.2, jadi isinya dan yang dihitung darinya tidak diperiksa"
        )
    ]


def _of_sasaran(*capaian: str) -> list[Lines]:
    saved = [f"{float(each.replace(',', '.')) - 80:.2f}".replace(".", ",") for each in capaian]
    table = one(
        _EFFICIENCY,
        ("Sasaran Strategis", (SASARAN[0], SASARAN[2])),
        ("Rata-rata Capaian Kinerja (%)", capaian),
        ("Penyerapan Anggaran (%)", ("80,00", "80,00")),
        ("Tingkat Efisiensi (%)", saved),
    )
    return [MEASURED, table]


def test_the_capaian_of_a_sasaran_is_the_mean_of_its_indicators() -> None:
    """Of 102,00 and 101,05 it is 101,53; the other sasaran has one indicator alone, of 104,00."""
    assert "T06" not in {each.code for each in checked(_of_sasaran("101,53", "104,00"), COVER).findings}
    (found,) = (each for each in checked(_of_sasaran("91,53", "104,00"), COVER).findings if each.code == "T06")
    assert found.problem.place.cell == "baris 1, kolom Rata-rata Capaian Kinerja (%)"
    assert found.problem.row_label == SASARAN[0]
    assert str(found.problem.should_be).startswith("101,53%")


def test_means_of_sasaran_that_are_computed_in_another_way_are_named() -> None:
    result = checked(_of_sasaran("93,10", "97,20"), COVER)
    assert "T06" not in {each.code for each in result.findings}
    (named,) = (each.reason for each in result.not_judged if each.code == "T06")
    assert named.endswith("tidak satu pun sama dengan rata-rata indikatornya, mungkin dihitung dengan cara lain")


def test_a_sasaran_that_nobody_finds_is_named() -> None:
    table = _of_sasaran("101,53", "104,00")[1]
    other = Lines(
        tuple(tuple(cell.replace("perizinan", "kesehatan") for cell in line) for line in table.lines),
        caption=table.caption,
    )
    (named,) = (each.reason for each in checked([MEASURED, other], COVER).not_judged if each.code == "T06")
    assert "baris 1, kolom Rata-rata Capaian Kinerja (%)" in named
    assert named.endswith("capaian indikator sasaran itu belum lengkap, atau tidak ditemukan")


def test_a_table_for_each_sasaran_is_one_where_the_line_over_it_names_the_sasaran() -> None:
    def _part(above: str, rows: slice) -> Lines:
        columns = (("Indikator", NAMES), ("Target", TARGET), ("Realisasi", REACHED), ("Capaian", CAPAIAN))
        return replace(one("", *((heading, cells[rows]) for heading, cells in columns)), above=above)

    parts = [_part(f"Sasaran 1: {SASARAN[0]}", slice(2)), _part(f"Sasaran 2: {SASARAN[2]}", slice(2, 3))]
    table = report_of_lines(parts, COVER).tables[TableKey.TABEL_3_1_1_A]
    assert [table.label(row) for row in table.rows] == [*NAMES]


def test_indicators_of_a_tujuan_are_named_and_are_none_of_a_sasaran() -> None:
    result = checked([OF_TUJUAN], COVER)
    assert {each.code for each in result.findings} <= _RIGHT
    assert result.document is not None
    assert result.document.left == (
        "indikator tujuan di Tabel 3.1.1.a, yang bukan indikator sasaran: “Indeks daya saing”",
    )
    read = report_of_lines([OF_TUJUAN], COVER).tables[TableKey.TABEL_3_1_1_A]
    assert [read.label(row) for row in read.rows] == [*NAMES]


@pytest.mark.parametrize(
    ("ratios", "wrong"),
    [(("1,27", "1,30"), 0), (("126,91", "130,00"), 0), (("1,27", "1,03"), 1), (("126,91", "103,00"), 1)],
)
def test_a_ratio_is_judged_as_one_whether_in_percent_or_not(ratios: tuple[str, str], wrong: int) -> None:
    table = one(
        _EFFICIENCY,
        ("Sasaran Strategis", (SASARAN[0], SASARAN[2])),
        ("Rata-rata Capaian Kinerja (%)", ("101,53", "104,00")),
        ("Penyerapan Anggaran (%)", ("80,00", "80,00")),
        ("Rasio Efisiensi", ratios),
    )
    findings = checked([MEASURED, table], COVER).findings
    assert [each.problem.row_label for each in findings if each.code == "E01"] == [SASARAN[2]] * wrong


def _staff(graduates: str) -> Lines:
    return two(
        "Tabel 1.1 Keadaan Pegawai menurut Unit Kerja dan Tingkat Pendidikan",
        ("No", "", ("1", "2", "")),
        ("Unit Kerja", "", ("Sekretariat", "Bidang Perizinan", "Jumlah")),
        ("Pendidikan", "S2", ("2", "1", "3")),
        ("Pendidikan", "S1/D-IV", ("8", "9", graduates)),
        ("Pendidikan", "D-III", ("3", "2", "5")),
        ("Pendidikan", "SLTA/SMK", ("4", "1", "5")),
        ("Jumlah (orang)", "", ("17", "13", "30")),
    )


def test_staff_by_schooling_is_read_with_its_sums() -> None:
    assert {each.code for each in checked([MEASURED, _staff("17")], COVER).findings} <= _RIGHT
    found = [each for each in checked([MEASURED, _staff("18")], COVER).findings if each.code not in _RIGHT]
    assert {(each.code, each.problem.column_heading) for each in found} == {("T03", "S1/D-IV")}


def test_the_target_of_next_year_is_not_that_of_this_one() -> None:
    table = one(
        "Perjanjian Kinerja",
        ("Sasaran", SASARAN),
        ("Indikator Kinerja", NAMES),
        ("Satuan", UNITS),
        ("Target Tahun Depan", TARGET),
    )
    assert TableKey.TABEL_2_2_PERJANJIAN_KINERJA not in report_of_lines([MEASURED, table], COVER).tables
