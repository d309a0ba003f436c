"""Tables of performance as other agencies print them: with other words, fewer columns, years over or below."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from lkjip_xl.tables.keys import TableKey
from tests.printed_tables import Line, Lines, checked, report_of_lines

COVER = ("LAPORAN KINERJA", "DINAS PENANAMAN MODAL KABUPATEN CONTOH", "TAHUN 2023")
_NAMES = ("Indeks Kepuasan Masyarakat", "Persentase izin terbit tepat waktu", "Nilai realisasi investasi")
_SASARAN = ("Meningkatnya pelayanan perizinan", "", "Meningkatnya investasi daerah")
_UNITS = ("Indeks", "%", "Rp Miliar")
# Of three indicators: target and realisasi of this year and the last, and what they give.
_TARGET, _REACHED, _CAPAIAN = ("85,50", "95", "125"), ("87,21", "96", "130"), ("102,00", "101,05", "104,00")
_TARGET_BEFORE, _BEFORE, _CAPAIAN_BEFORE = ("84", "90", "100"), ("86", "88", "95"), ("102,38", "97,78", "95,00")
_GROWN, _OF_BEFORE = ("1,41", "9,09", "36,84"), ("101,41", "109,09", "136,84")
_AT_THE_END, _OF_THE_END = ("90", "100", "160"), ("96,90", "96,00", "81,25")
_NATIONAL, _OF_NATIONAL = ("88", "92", "110"), ("99,10", "104,35", "118,18")
_SPENT, _SAVED = ("88,00", "90,00", "93,33"), ("14,00", "11,05", "10,67")
_NUMBERS = ("1", "2", "3")


def _lines(*columns: Sequence[str]) -> tuple[Line, ...]:
    """A table by its columns, each with its heading."""
    return tuple(zip(*columns, strict=True))


def _one(caption: str, *columns: tuple[str, Sequence[str]]) -> Lines:
    return Lines(_lines(*((heading, *cells) for heading, cells in columns)), caption=caption)


def _two(caption: str, *columns: tuple[str, str, Sequence[str]]) -> Lines:
    lines = _lines(*((above, below, *cells) for above, below, cells in columns))
    return Lines(lines, 2, caption)


MEASURED = _one(
    "Tabel 3.1 Pengukuran Kinerja Tahun 2023",
    ("No", _NUMBERS),
    ("Sasaran Strategis", _SASARAN),
    ("Indikator Kinerja", _NAMES),
    ("Satuan", _UNITS),
    ("Target", _TARGET),
    ("Realisasi", _REACHED),
    ("Capaian (%)", _CAPAIAN),
)
RENSTRA = _two(
    "Tabel 2.1 Sasaran dan Target Renstra 2021-2026",
    ("No", "", _NUMBERS),
    ("Sasaran", "", _SASARAN),
    ("Indikator Kinerja", "", _NAMES),
    ("Satuan", "", _UNITS),
    ("Target Kinerja", "2021", ("82", "85", "90")),
    ("Target Kinerja", "2022", _TARGET_BEFORE),
    ("Target Kinerja", "2023", _TARGET),
    ("Target Kinerja", "2024", ("87", "97", "135")),
    ("Target Kinerja", "2025", ("88", "98", "145")),
    ("Target Kinerja", "2026", _AT_THE_END),
)
_WITH_LAST_YEAR = "Tabel 3.2 Perbandingan Realisasi Kinerja Tahun 2023 dengan Tahun 2022"
_WITH_THE_END = "Tabel 3.3 Perbandingan Realisasi Kinerja Tahun 2023 dengan Target Akhir Renstra"
_EFFICIENCY = "Tabel 3.5 Efisiensi Penggunaan Sumber Daya Tahun 2023"

LAYOUTS: dict[str, tuple[Lines, str, tuple[str, ...]]] = {
    "hasil dengan kata lain": (
        _one(
            "Tabel 3.1 Capaian Kinerja Sasaran",
            ("No", _NUMBERS),
            ("Indikator Kinerja Utama (IKU)", _NAMES),
            ("Target Kinerja", _TARGET),
            ("Realisasi Kinerja", _REACHED),
            ("Tingkat Capaian (%)", _CAPAIAN),
        ),
        TableKey.TABEL_3_1_1_A,
        ("target", "realisasi", "capaian"),
    ),
    "tahun di atas hasil": (
        _two(
            "Tabel 3.1 Capaian Indikator Kinerja Utama",
            ("Sasaran Strategis", "", _SASARAN),
            ("Indikator Kinerja", "", _NAMES),
            ("Satuan", "", _UNITS),
            ("Tahun 2023", "Target", _TARGET),
            ("Tahun 2023", "Realisasi", _REACHED),
            ("Tahun 2023", "% Capaian", _CAPAIAN),
        ),
        TableKey.TABEL_3_1_1_A,
        ("target", "realisasi", "capaian"),
    ),
    "realisasi dua tahun": (
        _one(
            _WITH_LAST_YEAR,
            ("No", _NUMBERS),
            ("Indikator Kinerja", _NAMES),
            ("Satuan", _UNITS),
            ("Realisasi 2022", _BEFORE),
            ("Realisasi 2023", _REACHED),
            ("Naik/Turun (%)", _GROWN),
        ),
        TableKey.TABEL_3_1_2,
        ("realisasi_lalu", "realisasi"),
    ),
    "tahun di bawah realisasi": (
        _two(
            _WITH_LAST_YEAR,
            ("Sasaran Strategis", "", _SASARAN),
            ("Indikator Kinerja", "", _NAMES),
            ("Satuan", "", _UNITS),
            ("Realisasi", "2022", _BEFORE),
            ("Realisasi", "2023", _REACHED),
        ),
        TableKey.TABEL_3_1_2,
        ("realisasi_lalu", "realisasi"),
    ),
    "tahun lalu dan tahun ini": (
        _one(
            "Perbandingan Realisasi Kinerja Tahun Ini dengan Tahun Lalu",
            ("Indikator Kinerja", _NAMES),
            ("Satuan", _UNITS),
            ("Realisasi Tahun Lalu", _BEFORE),
            ("Realisasi Tahun Ini", _REACHED),
            ("% Realisasi 2023 terhadap Realisasi 2022", _OF_BEFORE),
        ),
        TableKey.TABEL_3_1_2,
        ("realisasi_lalu", "realisasi", "pertumbuhan"),
    ),
    "target, realisasi, capaian tiap tahun": (
        _two(
            "Tabel 3.2 Perbandingan Capaian Kinerja Tahun 2022 dan 2023",
            ("Sasaran Strategis", "", _SASARAN),
            ("Indikator Kinerja", "", _NAMES),
            ("Satuan", "", _UNITS),
            ("Tahun 2022", "Target", _TARGET_BEFORE),
            ("Tahun 2022", "Realisasi", _BEFORE),
            ("Tahun 2022", "Capaian (%)", _CAPAIAN_BEFORE),
            ("Tahun 2023", "Target", _TARGET),
            ("Tahun 2023", "Realisasi", _REACHED),
            ("Tahun 2023", "Capaian (%)", _CAPAIAN),
        ),
        TableKey.TABEL_3_1_2,
        ("target_lalu", "realisasi_lalu", "capaian_lalu", "target", "realisasi", "capaian"),
    ),
    "capaian dua tahun": (
        _one(
            "Tabel 3.2 Perbandingan Capaian Kinerja Tahun 2023 dengan Tahun 2022",
            ("Indikator Kinerja", _NAMES),
            ("Capaian 2022 (%)", _CAPAIAN_BEFORE),
            ("Capaian 2023 (%)", _CAPAIAN),
        ),
        TableKey.TABEL_3_1_2,
        ("capaian_lalu", "capaian"),
    ),
    "target akhir dengan tahunnya": (
        _one(
            _WITH_THE_END,
            ("Sasaran Strategis", _SASARAN),
            ("Indikator Kinerja", _NAMES),
            ("Satuan", _UNITS),
            ("Target Akhir Renstra (2026)", _AT_THE_END),
            ("Realisasi Tahun 2023", _REACHED),
            ("Tingkat Kemajuan (%)", _OF_THE_END),
        ),
        TableKey.TABEL_3_1_3,
        ("target_2026", "realisasi_2023", "terhadap_akhir"),
    ),
    "target akhir tanpa tahun": (
        _one(
            _WITH_THE_END,
            ("No", _NUMBERS),
            ("Indikator Kinerja", _NAMES),
            ("Target Akhir RPJMD", _AT_THE_END),
            ("Realisasi 2023", _REACHED),
            ("Capaian (%)", _OF_THE_END),
        ),
        TableKey.TABEL_3_1_3,
        ("target_2026", "realisasi_2023", "terhadap_akhir"),
    ),
    "realisasi tiap tahun": (
        _two(
            "Tabel 3.3 Realisasi Kinerja Selama Renstra",
            ("Indikator Kinerja", "", _NAMES),
            ("Realisasi", "2021", ("84,10", "80", "90")),
            ("Realisasi", "2022", _BEFORE),
            ("Realisasi", "2023", _REACHED),
            ("Target Akhir Renstra", "2026", _AT_THE_END),
        ),
        TableKey.TABEL_3_1_3,
        ("realisasi_2021", "realisasi_2022", "realisasi_2023", "target_2026"),
    ),
    "realisasi nasional": (
        _one(
            "Tabel 3.4 Perbandingan dengan Realisasi Nasional",
            ("Indikator Kinerja", _NAMES),
            ("Realisasi Kabupaten", _REACHED),
            ("Realisasi Nasional", _NATIONAL),
            ("Capaian (%)", _OF_NATIONAL),
        ),
        TableKey.TABEL_3_1_4,
        ("realisasi", "standar", "capaian"),
    ),
    "standar nasional tanpa persen": (
        _one(
            "Tabel 3.4 Perbandingan Realisasi Kinerja Tahun 2023 dengan Standar Nasional",
            ("Indikator Kinerja", _NAMES),
            ("Realisasi 2023", _REACHED),
            ("Rata-rata Nasional", _NATIONAL),
            ("Ket", ("-", "-", "-")),
        ),
        TableKey.TABEL_3_1_4,
        ("realisasi", "standar"),
    ),
    "efisiensi tiap sasaran": (
        _one(
            _EFFICIENCY,
            ("No", ("1", "2")),
            ("Sasaran Strategis", (_SASARAN[0], _SASARAN[2])),
            ("Rata-rata Capaian Kinerja (%)", ("101,53", "104,00")),
            ("Serapan Anggaran (%)", ("88,00", "93,33")),
            ("Tingkat Efisiensi (%)", ("13,53", "10,67")),
        ),
        TableKey.TABEL_3_1_5,
        ("capaian", "penyerapan", "efisiensi"),
    ),
    "kinerja dan anggaran": (
        _two(
            _EFFICIENCY,
            ("Indikator Kinerja", "", _NAMES),
            ("Kinerja", "Target", _TARGET),
            ("Kinerja", "Realisasi", _REACHED),
            ("Kinerja", "Capaian (%)", _CAPAIAN),
            ("Anggaran", "Pagu (Rp)", ("1.250.000.000", "500.000.000", "750.000.000")),
            ("Anggaran", "Realisasi (Rp)", ("1.100.000.000", "450.000.000", "700.000.000")),
            ("Anggaran", "Capaian (%)", _SPENT),
            ("Tingkat Efisiensi", "", _SAVED),
        ),
        TableKey.TABEL_3_1_5,
        ("capaian", "penyerapan", "efisiensi"),
    ),
}
# What such a report can lack, and what is said of its right figures: analyses that are not there, and realisasi of
# last year above the target of this one.
_RIGHT = frozenset({"L01", "W04"})


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
    assert result.document.left == ()


@pytest.mark.parametrize(
    ("layout", "column", "slip", "code"),
    [
        ("hasil dengan kata lain", "Tingkat Capaian (%)", "110,05", "P01"),
        ("tahun di atas hasil", "% Capaian", "110,05", "P01"),
        ("realisasi dua tahun", "Realisasi 2023", "69", "K06"),
        ("tahun di bawah realisasi", "2023", "69", "K06"),
        ("tahun lalu dan tahun ini", "% Realisasi 2023 terhadap Realisasi 2022", "190,09", "P01"),
        ("capaian dua tahun", "Capaian 2023 (%)", "110,05", "K06"),
        ("target akhir dengan tahunnya", "Target Akhir Renstra (2026)", "1000", "K06"),
        ("target akhir dengan tahunnya", "Tingkat Kemajuan (%)", "69,00", "P01"),
        ("target akhir tanpa tahun", "Capaian (%)", "69,00", "P01"),
        ("target akhir tanpa tahun", "Target Akhir RPJMD", "110", "K06"),
        ("realisasi tiap tahun", "2023", "69", "K06"),
        ("realisasi nasional", "Capaian (%)", "140,35", "P01"),
        ("standar nasional tanpa persen", "Realisasi 2023", "69", "K06"),
        ("efisiensi tiap sasaran", "Tingkat Efisiensi (%)", "1,67", "E01"),
        ("kinerja dan anggaran", "Tingkat Efisiensi", "1,05", "E01"),
    ],
)
def test_a_slip_in_it_is_found_where_it_is(layout: str, column: str, slip: str, code: str) -> None:
    own = LAYOUTS[layout][0]
    headings = [line for line in own.lines[: own.heading_lines] if column in line]
    at, row = headings[-1].index(column), own.heading_lines + 1
    line = (*own.lines[row][:at], slip, *own.lines[row][at + 1 :])
    wrong = Lines((*own.lines[:row], line, *own.lines[row + 1 :]), own.heading_lines, own.caption)
    found = checked(_document(layout, wrong), COVER).findings
    told = {(each.code, each.problem.row_label) for each in found if each.code not in _RIGHT}
    name = own.lines[row][own.lines[0].index("Indikator Kinerja")] if "Indikator Kinerja" in own.lines[0] else None
    assert {each for each in told if each[0] == code}
    assert name is None or {label for _, label in told} == {name}


def test_a_share_of_the_last_target_is_not_judged_where_two_targets_stand_beside_it() -> None:
    table = _one(
        _WITH_THE_END,
        ("Indikator Kinerja", _NAMES),
        ("Target 2023", _TARGET),
        ("Target Akhir Renstra 2026", _AT_THE_END),
        ("Realisasi 2023", _REACHED),
        ("Capaian (%)", _CAPAIAN),
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
