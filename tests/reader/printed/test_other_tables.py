"""Tables that are like one of the report and are none of it: nothing is taken that is only likely."""

from __future__ import annotations

import pytest

from lkjip_xl.tables.keys import Key, TableKey
from tests.performance_tables import (
    AT_THE_END,
    BEFORE,
    CAPAIAN,
    COVER,
    MEASURED,
    NAMES,
    NUMBERS,
    OF_THE_END,
    REACHED,
    RENSTRA,
    SASARAN,
    TARGET,
    UNITS,
    one,
    two,
)
from tests.printed_tables import Lines, checked, report_of_lines

# Other than what the report's own tables say of the same indicators.
_OTHER, _MORE = ("84", "94", "120"), ("171", "184", "350")
_WITH_THE_END = "Tabel 3.3 Perbandingan Realisasi Kinerja dengan Target Akhir Renstra"

OTHERS: dict[str, tuple[Lines, str]] = {
    "realisasi sampai tahun itu": (
        one(
            _WITH_THE_END,
            ("Indikator Kinerja", NAMES),
            ("Target Akhir Renstra 2026", AT_THE_END),
            ("Realisasi s.d. Tahun 2023", _MORE),
            ("Tingkat Kemajuan (%)", OF_THE_END),
        ),
        TableKey.TABEL_3_1_3,
    ),
    "target rencana lain": (
        one(
            "Tabel 3.4 Perbandingan dengan Target RPJMN",
            ("Indikator Kinerja", NAMES),
            ("Target RPJMN 2024", _OTHER),
            ("Realisasi 2023", REACHED),
            ("Capaian (%)", OF_THE_END),
        ),
        TableKey.TABEL_3_1_3,
    ),
    "target tahun ini saja": (
        one(
            "Tabel 3.2 Target dan Realisasi Kinerja Tahun 2022 dan 2023",
            ("Indikator Kinerja", NAMES),
            ("Target 2022", _OTHER),
            ("Target 2023", _OTHER),
            ("Realisasi 2023", REACHED),
        ),
        TableKey.TABEL_3_1_3,
    ),
    "rencana kinerja tahunan": (
        one(
            "Tabel 2.3 Rencana Kinerja Tahunan 2023",
            ("Sasaran", SASARAN),
            ("Indikator Kinerja", NAMES),
            ("Satuan", UNITS),
            ("Target", _OTHER),
        ),
        TableKey.TABEL_2_2_PERJANJIAN_KINERJA,
    ),
    "rencana aksi": (
        two(
            "Tabel 2.3 Rencana Aksi atas Perjanjian Kinerja Tahun 2023",
            ("Sasaran", "", SASARAN),
            ("Indikator Kinerja", "", NAMES),
            ("Satuan", "", UNITS),
            ("Target", "", _OTHER),
            ("Target Triwulan", "I", NUMBERS),
            ("Target Triwulan", "II", NUMBERS),
        ),
        TableKey.TABEL_2_2_PERJANJIAN_KINERJA,
    ),
    "indikator program": (
        one(
            "Tabel 2.3 Perjanjian Kinerja Tahun 2023",
            ("Sasaran", SASARAN),
            ("Program", ("Program Pelayanan", "Program Pengawasan", "Program Promosi")),
            ("Indikator Kinerja", NAMES),
            ("Satuan", UNITS),
            ("Target", _OTHER),
            ("Anggaran (Rp)", ("1.250.000.000", "500.000.000", "750.000.000")),
        ),
        TableKey.TABEL_2_2_PERJANJIAN_KINERJA,
    ),
    "penjelasan indikator": (
        one(
            "Tabel 2.2 Indikator Kinerja Utama",
            ("No", NUMBERS),
            ("Sasaran Strategis", SASARAN),
            ("Indikator Kinerja Utama", NAMES),
            ("Satuan", UNITS),
            ("Formulasi Perhitungan", ("Hasil survei", "Izin tepat waktu dibagi izin", "Jumlah LKPM")),
            ("Sumber Data", ("Survei", "OSS", "LKPM")),
        ),
        TableKey.TABEL_2_2_PERJANJIAN_KINERJA,
    ),
    "capaian yang realisasi": (
        two(
            "Tabel 3.2 Perbandingan Capaian Kinerja Tahun 2022 dan 2023",
            ("Indikator Kinerja", "", NAMES),
            ("Capaian", "2022", BEFORE),
            ("Capaian", "2023", REACHED),
        ),
        TableKey.TABEL_3_1_2,
    ),
}


@pytest.mark.parametrize("layout", OTHERS)
def test_a_table_of_something_else_is_named_and_left(layout: str) -> None:
    table, key = OTHERS[layout]
    result = checked([RENSTRA, MEASURED, table], COVER)
    assert not [each for each in result.findings if each.code not in {"L01", "W04"}]
    assert key not in report_of_lines([RENSTRA, MEASURED, table], COVER).tables
    assert result.document is not None
    assert table.caption[:40] in " ".join(result.document.left)


def test_indicators_of_programs_are_none_of_sasaran() -> None:
    table = one(
        "Tabel 3.5 Capaian Indikator Program Pendukung Sasaran",
        ("Indikator Kinerja", NAMES),
        ("Target", TARGET),
        ("Realisasi", REACHED),
        ("Capaian (%)", CAPAIAN),
    )
    assert TableKey.TABEL_3_1_1_A not in report_of_lines([RENSTRA, table], COVER).tables


@pytest.mark.parametrize("first", ["Realisasi I", "Realisasi TW I", "Realisasi Semester I"])
def test_a_realisasi_of_a_part_of_the_year_is_no_slip_of_that_of_all(first: str) -> None:
    table = one(
        "Tabel 3.1 Capaian Indikator Sasaran Tahun 2023",
        ("Sasaran", SASARAN),
        ("Indikator Kinerja", NAMES),
        ("Target", TARGET),
        (first, NUMBERS),
        ("Realisasi II", REACHED),
        ("Capaian (%)", CAPAIAN),
    )
    tables = report_of_lines([RENSTRA, table], COVER).tables
    read = tables.get(TableKey.TABEL_3_1_1_A)
    assert read is None or Key.REALISASI not in read.columns


def test_a_slip_in_a_word_is_a_slip() -> None:
    table = one(
        "Tabel 3.1 Capaian Indikator Sasaran Tahun 2023",
        ("Sasaran", SASARAN),
        ("Indikator Kinerja", NAMES),
        ("Target", TARGET),
        ("Realiasi", REACHED),
        ("Capaian (%)", CAPAIAN),
    )
    read = report_of_lines([table], COVER).tables[TableKey.TABEL_3_1_1_A]
    assert read.headings[Key.REALISASI] == "Realiasi"


def test_targets_of_this_year_beside_two_realisasi_are_no_renstra() -> None:
    table = one(
        "Tabel 3.2 Perbandingan Realisasi Kinerja Tahun 2022 dan 2023",
        ("Indikator Kinerja", NAMES),
        ("Target 2023", TARGET),
        ("Realisasi 2022", BEFORE),
        ("Realisasi 2023", REACHED),
        ("Capaian (%)", CAPAIAN),
    )
    tables = report_of_lines([RENSTRA, MEASURED, table], COVER).tables
    assert TableKey.TABEL_3_1_3 not in tables
    assert tables[TableKey.TABEL_3_1_2].headings[Key.TARGET] == "Target 2023"
    result = checked([RENSTRA, MEASURED, table], COVER)
    assert any("“Capaian (%)”" in each.reason for each in result.not_judged)


def test_the_agreement_of_a_subordinate_does_not_stand_in_for_that_of_the_head() -> None:
    agreed = one(
        "Tabel 2.2 Perjanjian Kinerja Kepala Bidang Pelayanan Tahun 2023",
        ("Sasaran", ("Layanan tepat waktu", "")),
        ("Indikator Kinerja", ("Jumlah izin", "Jumlah pengaduan")),
        ("Satuan", ("Izin", "Aduan")),
        ("Target", ("120", "10")),
    )
    tables = report_of_lines([agreed, MEASURED], COVER).tables
    assert TableKey.TABEL_3_1_1_A in tables
    assert TableKey.TABEL_2_2_PERJANJIAN_KINERJA not in tables


def _with_targets(target: str, capaian: str) -> Lines:
    return two(
        _WITH_THE_END,
        ("Indikator Kinerja", "", NAMES),
        ("Tahun 2023", "Target", (target, *TARGET[1:])),
        ("Tahun 2023", "Realisasi", REACHED),
        ("Tahun 2023", "Capaian (%)", (capaian, *CAPAIAN[1:])),
        ("Target Akhir Renstra", "", AT_THE_END),
        ("Capaian terhadap Target Akhir (%)", "", OF_THE_END),
    )


def test_a_target_beside_that_of_the_renstra_may_be_that_of_the_agreement() -> None:
    result = checked([RENSTRA, MEASURED, _with_targets("86,50", "100,82")], COVER)
    assert {each.code for each in result.findings} <= {"L01", "W04"}
    assert result.document is not None
    assert result.document.left == (
        (
            "kolom “Tahun 2023 Target” di Tabel 3.1.3: belum jelas target Renstra atau Perjanjian Kinerja, "
            "jadi tidak dibandingkan dengan tabel lain"
        ),
    )


def test_a_capaian_of_a_year_is_held_against_the_target_beside_it() -> None:
    findings = checked([RENSTRA, MEASURED, _with_targets("86,50", "110,82")], COVER).findings
    (found,) = (each for each in findings if each.code == "P01")
    assert str(found.problem.place.cell) == "baris 1, kolom Tahun 2023 Capaian (%)"


def test_a_sasaran_in_a_row_of_its_own_is_no_indicator() -> None:
    rows = (0, 1), (2,)
    lines = [("No", "Indikator Kinerja", "Target", "Realisasi", "Capaian (%)")]
    for number, of_sasaran in enumerate(rows, 1):
        lines.append(("", f"Sasaran {number} {SASARAN[of_sasaran[0]]}", "", "", ""))
        lines += [(NUMBERS[at], NAMES[at], TARGET[at], REACHED[at], CAPAIAN[at]) for at in of_sasaran]
    table = Lines(tuple(lines), caption="Tabel 3.1 Capaian Indikator Sasaran Tahun 2023")
    read = report_of_lines([table], COVER).tables[TableKey.TABEL_3_1_1_A]
    assert [read.label(row) for row in read.rows] == [*NAMES]


def test_beside_the_table_of_the_year_that_of_its_last_quarter_is_none() -> None:
    quarter = one(
        "Tabel 3.1 Capaian Kinerja Triwulan IV Tahun 2023",
        ("Sasaran", SASARAN),
        ("Indikator Kinerja", NAMES),
        ("Satuan", UNITS),
        ("Target", _OTHER),
        ("Realisasi", _OTHER),
        ("Capaian (%)", ("100", "100", "100")),
    )
    for tables in ([quarter, MEASURED], [MEASURED, quarter]):
        read = report_of_lines(tables, COVER).tables[TableKey.TABEL_3_1_1_A]
        assert [row.cells[Key.TARGET].written for row in read.rows] == [*TARGET]


def test_the_realisasi_of_a_neighbour_is_no_slip_of_the_own_one() -> None:
    table = one(
        "Tabel 3.4 Perbandingan Realisasi Kinerja dengan Standar Nasional",
        ("Indikator Kinerja", NAMES),
        ("Realisasi Kabupaten Tetangga", _OTHER),
        ("Standar Nasional", AT_THE_END),
    )
    assert TableKey.TABEL_3_1_4 not in report_of_lines([MEASURED, table], COVER).tables
