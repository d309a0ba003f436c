"""Sentences of the reports of a kecamatan and of a Sekretariat Daerah, held against the samples of these.

Kecamatan Bekasi Timur 2023: anggaran 21.516.450.000, realisasi 20.995.434.570 (97,58 %), sisa 521.015.430. Indeks
Kepuasan Masyarakat: target 78 (2018) up to 83 (2023), realisasi 81,86 (2022) and 83,27. Setda Sumatera Utara 2021:
4.641.995.365, sisa 390.761.889 (193.245.689 + 121.308.400 + 76.207.800); nilai SAKIP 63,85 (2020) and 66,73.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from lkjip_xl.check.manuscript import with_manuscript
from lkjip_xl.reader import read_report
from lkjip_xl.report.left_over import Unplaced
from lkjip_xl.report.manuscript import Passage, TypedCell, TypedTable
from lkjip_xl.report.model import Report
from lkjip_xl.report.place import Place
from lkjip_xl.rules.findings import CheckResult
from lkjip_xl.tables.keys import Key, TableKey
from tests.sample_books import SAMPLES
from tests.written_text import codes, manuscript, told

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def kecamatan() -> Report:
    return read_report(SAMPLES / "kecamatan_bekasi_timur_2023.xlsx")


@pytest.fixture(scope="module")
def setda() -> Report:
    return read_report(SAMPLES / "sekretariat_daerah_sumatera_utara_2021.xlsx")


@pytest.fixture(scope="module")
def government() -> Report:
    return read_report(SAMPLES / "pemerintah_kabupaten_contoh_2023.xlsx")


TRUE_OF_THE_SETDA = [
    # The indicator is called by the agency's own name.
    "Nilai SAKIP Sekretariat Daerah meningkat dari 63,85 menjadi 66,73.",
    "Nilai SAKIP Sekretariat Daerah meningkat dari 63,85 pada tahun 2020 menjadi 66,73 pada tahun 2021.",
    "Nilai SAKIP Sekretariat Daerah tahun 2021 adalah 66,73.",
    # What is left of each program, and not its pagu.
    (
        "Sisa anggaran Rp390.761.889 berasal dari Program Pemerintahan dan Otonomi Daerah Rp193,2 juta, Program "
        "Perekonomian dan Pembangunan Rp121,3 juta, dan Program Penunjang Rp76,2 juta."
    ),
    (
        "Sisa anggaran Program Pemerintahan dan Otonomi Daerah Rp193,2 juta dan Program Perekonomian dan "
        "Pembangunan Rp121,3 juta."
    ),
]

TRUE_OF_THE_KECAMATAN = [
    # Of which years a step is, nobody says.
    "Target Indeks Kepuasan Masyarakat naik dari 78 menjadi 83 selama Renstra.",
    "Target jumlah kelompok masyarakat yang aktif naik dari 32 menjadi 52 kelompok.",
    (
        "Jumlah kelompok masyarakat yang aktif bertambah 6 kelompok, dari 47 kelompok pada tahun 2022 menjadi 53 "
        "kelompok pada tahun 2023."
    ),
    "Persentase usulan musrenbang kelurahan yang terakomodasi tahun 2020 tidak mencapai target (41,2% dari 50%).",
    "Persentase usulan musrenbang kelurahan yang terakomodasi tahun 2020 terealisasi 41,2% dari 50%.",
    "Pada tahun 2019 realisasi Indeks Kepuasan Masyarakat 78,9 dari target 79, sedangkan tahun 2023 sudah 83,27.",
]


TRUE_OF_A_PART = [
    # All that is left, and what another paragraph is about: the figures are those of one program.
    "Dari anggaran Rp21.516.450.000 terealisasi Rp20.995.434.570 atau 97,58%, sehingga ada sisa Rp521.015.430.",
    "Realisasi anggaran sebesar Rp14.828.949.070.",
    "Realisasi anggaran Kota Bekasi tahun 2023 sebesar 93,47%.",
    "Realisasi anggaran sampai dengan triwulan III tahun 2023 sebesar Rp15.200.000.000.",
    "Realisasi anggaran sebesar Rp198.000.000.",
    "Realisasi anggaran tahun 2022 sebesar Rp19,8 miliar atau 96,4% dari pagu Rp20,5 miliar.",
    "Indeks Kepuasan Masyarakat tahun 2023 naik menjadi 83,27 dari 81,86.",
]

# Slips of a sentence that names one thing, or the whole budget and nothing else.
SLIPS = [
    "Dari anggaran Rp21.516.450.000 terealisasi Rp20.111.222.333 atau 93,47%, sehingga ada sisa Rp1.405.227.667.",
    "Realisasi anggaran tahun 2023 sebesar Rp20.111.222.333 dari anggaran Rp21.516.450.000 atau 93,47%.",
    "Realisasi anggaran tahun 2023 mencapai 95,78%.",
    "Sisa anggaran tahun 2023 sebesar Rp512.015.430.",
    "Indeks Kepuasan Masyarakat sebesar 83,72 dari target 84.",
    "Pagu Program Koordinasi Ketentraman dan Ketertiban Umum sebesar Rp174.200.000.",
]


@pytest.mark.parametrize("text", SLIPS)
def test_a_slip_about_one_thing_is_found(kecamatan: Report, text: str) -> None:
    assert set(codes(told(kecamatan, text))) - {"?"} == {"N02"}


@pytest.mark.parametrize("text", TRUE_OF_A_PART)
def test_what_may_be_of_a_part_is_not_accused(kecamatan: Report, text: str) -> None:
    assert set(codes(told(kecamatan, text))) <= {"?"}


def test_a_figure_behind_what_a_paragraph_is_about_is_no_slip_of_the_whole(kecamatan: Report) -> None:
    text = "Program Pemberdayaan Masyarakat Desa dan Kelurahan meliputi taman. Realisasi anggaran mencapai 95,78%."
    assert set(codes(told(kecamatan, text))) <= {"?"}


def _table(*rows: tuple[str, ...], title: str = "Tabel 3.7 Anggaran") -> TypedTable:
    """A typed table, its first row the headings."""
    headings = dict(enumerate(rows[0], 1))
    cells = (
        tuple(
            TypedCell(column, text, Place(Passage(f"Naskah › {title}", {}, text), -at, column))
            for column, text in enumerate(row, 1)
        )
        for at, row in enumerate(rows[1:], 1)
    )
    return TypedTable(title, headings, tuple(cells))


def _of_tables(report: Report, *tables: TypedTable) -> CheckResult:
    return with_manuscript(CheckResult("buku.xlsx"), report, replace(manuscript(), typed=tables))


def test_money_beside_a_sasaran_and_its_program_is_the_programs(setda: Report) -> None:
    sasaran = next(row.text("sasaran") for row in setda.tables[TableKey.TABEL_3_1_1_A].rows)
    money = _table(
        ("No", "Sasaran", "Program Pendukung", "Anggaran (Rp)", "Realisasi (Rp)", "%"),
        ("1", sasaran, "Program Penunjang", "1.438.325.000", "1.362.119.150", "94,70"),
        ("", "", "Pemerintahan dan Otonomi Daerah", "1.743.400.365", "1.550.154.676", "88,92"),
        ("2", sasaran, "Program Perekonomian dan Pembangunan", "1.460.270.000", "1.338.995.650", "91,69"),
    )
    without = _table(("No", "Sasaran", "Anggaran (Rp)", "Realisasi (Rp)"), ("1", sasaran, "900.000", "800.000"))

    found = _of_tables(setda, money, without).findings

    assert [(each.problem.row_label, each.problem.written) for each in found] == [
        ("Program Perekonomian Dan Pembangunan", "1.338.995.650")
    ]


def _not_judged(result: CheckResult) -> list[str]:
    return [each.reason for each in result.not_judged if each.code == "N01"]


def test_figures_of_a_typed_table_that_were_held_against_nothing_are_named(setda: Report) -> None:
    money = _table(
        ("No", "Program", "Pagu", "Realisasi", "%", "Bobot"),
        ("1", "Program Penunjang", "1.438.325.000", "1.362.119.150", "94,70", "3"),
        ("2", "Pemerintahan dan Otonomi Daerah", "1.743.400.365", "1.550.154.676", "88,92", "2"),
        ("", "Jumlah Sasaran 1", "3.181.725.365", "2.912.273.826", "91,53", "5"),
        title="Tabel 3.8 Anggaran",
    )

    row = "baris “Jumlah Sasaran 1”"
    assert _not_judged(_of_tables(setda, money)) == [
        f"angka di “Tabel 3.8 Anggaran” di naskah yang tidak ada pasangannya di buku kerja: kolom “Bobot”, {row}"
    ]


def test_figures_of_a_known_table_that_were_held_against_nothing_are_named(setda: Report) -> None:
    table = setda.tables[TableKey.TABEL_3_1_1_A]
    efficiency = setda.tables[TableKey.TABEL_3_1_5]
    (first, *others), place = table.rows, Place(table.sheet, table.rows[0].number, 20)
    blank = replace(first, cells={key: cell for key, cell in first.cells.items() if key != Key.REALISASI})
    here = replace(
        setda,
        tables={
            **setda.tables,
            table.spec.key: replace(table, rows=(blank, *others)),
            efficiency.spec.key: replace(efficiency, rows=()),
        },
    )
    beside = Unplaced((place,), "10,97", "Kenaikan", (place,))
    there = replace(setda, tables={**setda.tables, table.spec.key: replace(table, unplaced=(beside,))})

    result = with_manuscript(
        CheckResult("buku.xlsx"), here, replace(manuscript(), report=there, tahun=here.settings.tahun)
    )

    row = f"“{table.label(first)[:59]}…” ({first.cells[Key.REALISASI].written})"
    assert _not_judged(result) == [
        f"angka di Tabel 3.1.1.a naskah yang tidak ada pasangannya di buku kerja: kolom “Kenaikan”, baris {row}",
        "Tabel 3.1.5 naskah: tabel itu di buku kerja tidak ada atau belum diisi",
    ]


def test_a_typed_table_is_held_against_the_workbook(setda: Report) -> None:
    programs = _table(
        ("No", "Program", "Pagu", "Realisasi", "%"),
        ("1", "Penunjang", "1.438.325.000", "1.362.119.150", "94,70"),
        ("2", "Pemerintahan dan Otonomi Daerah", "1.743.400.356", "1.550.154.676", "88,92"),  # 1.743.400.365
        ("3", "Program Perekonomian dan Pembangunan", "1.460.270.000", "1.338.959.650", "96,91"),  # 91,69
        ("", "Jumlah", "4.641.995.365", "4.251.323.476", "91,58"),  # 4.251.233.476
    )
    years = _table(
        ("Indikator Kinerja", "Realisasi 2020", "Realisasi 2021", "Kenaikan"),
        ("Nilai SAKIP Sekretariat Daerah", "63,58", "66,73", "2,88"),  # 63,85
    )
    found = [
        (str(each.problem.written), each.problem.should_be) for each in _of_tables(setda, programs, years).findings
    ]
    assert sorted(found) == [
        ("1.743.400.356", "Rp1.743.400.365"),
        ("4.251.323.476", "Rp4.251.233.476"),
        ("63,58", "63,85"),
        ("96,91", "91,69%"),
    ]


def test_a_typed_table_of_a_part_or_of_something_else_is_named(setda: Report) -> None:
    quarter = _table(("Program", "Realisasi"), ("Program Penunjang", "362.119.150"), title="Tabel 3 Triwulan I")
    people = _table(("Kelurahan", "Penduduk"), ("Aren Jaya", "24.120"), title="Tabel 1 Penduduk")
    result = _of_tables(setda, quarter, people)
    assert codes(result) == []
    assert [each.reason for each in result.not_judged] == [
        "tabel naskah yang bukan tabel buku kerja: Tabel 3 Triwulan I; Tabel 1 Penduduk"
    ]


OF_OTHERS = [
    "SEKRETARIAT DAERAH PROVINSI SUMATERA UTARA",
    "LKjIP Kecamatan Bekasi Utara Tahun 2023",
    "LKjIP Kota Depok 2023",
]
OF_ITS_OWN = [
    "LKjIP Kecamatan Bekasi Timur Kota Bekasi Tahun 2023",
    "PEMERINTAH KOTA BEKASI",
    "KECAMATAN BEKASI TIMUR",
    "Jalan Raya Kota Depok Nomor 5",
    "Laporan Kinerja Kota Bekasi | Halaman 3",
]


def test_a_sentence_to_look_at_is_one_line(kecamatan: Report) -> None:
    text = "Inflasi tahun 2023 sebesar 1,71 persen, sedangkan inflasi tahun 2022 sebesar 1,87 persen."
    (doubt,) = told(kecamatan, text).to_check
    assert doubt.reason == "1,71 persen, 1,87 persen: angka ini tidak ditemukan di buku kerja untuk kalimat ini"


def test_what_the_workbook_has_of_a_short_name_is_no_doubt(kecamatan: Report) -> None:
    # Tabel 2.3: Belanja Operasi 16.380.650.000 (76,13 %), Belanja Modal 5.135.800.000 (23,87 %)
    text = "Belanja Operasi dianggarkan Rp16,38 miliar atau 76,13% dan Belanja Modal Rp5,14 miliar atau {}%."
    assert codes(told(kecamatan, text.format("23,87"))) == []
    assert codes(told(kecamatan, text.format("32,87"))) == ["N02"]
    # of a part, or of more than the whole
    assert set(codes(told(kecamatan, "Belanja Modal untuk kursi pelayanan sebesar Rp81.000.000."))) <= {"?"}
    assert codes(told(kecamatan, "Belanja Modal sebesar Rp81.000.000.")) == ["?"]


def test_sub_kegiatan_of_several_units_are_counted_by_rows_or_by_name(kecamatan: Report) -> None:
    # 18 rows, 8 of different names: four kelurahan have the same ones
    text = "Dilaksanakan 4 program dan {} sub kegiatan."
    assert [codes(told(kecamatan, text.format(number))) for number in (18, 8, 16)] == [[], [], ["N09"]]


@pytest.mark.parametrize("mark", ["{Tabel 3.1.2}", "{{Tabel 3.1.2}", "\uff5b\uff5bTabel 3.1.2\uff5d\uff5d"])
def test_a_mark_with_the_wrong_braces_is_a_blank_left(kecamatan: Report, mark: str) -> None:
    assert codes(told(kecamatan, f"Uraiannya: {mark}", captions=[("Tabel", "3.1", "")])) == ["N08"]


def test_this_table_is_no_roman_number_and_a_blank_names_no_table(kecamatan: Report) -> None:
    captions = [("Tabel", "3.1", "")]
    assert codes(told(kecamatan, "Tabel ini dan tabel di atas memuat lima indikator.", captions=captions)) == []
    assert codes(told(kecamatan, "Lihat Tabel II.", captions=captions)) == ["N06"]
    assert codes(told(kecamatan, "[Tabel 1.4 belum diisi di buku kerja]", captions=captions)) == ["N08"]


REACHED = [  # capaian 99,13, 99,35, 102,57, 101,92, 100,68: three are above their target and none is just at it
    ("Tiga dari lima indikator telah mencapai target.", []),
    ("3 dari 5 indikator kinerja (60%) telah mencapai atau melampaui target.", []),
    ("Dua dari tiga indikator sasaran pertama mencapai target.", []),
    ("Empat dari lima indikator telah mencapai target.", ["N04"]),
    ("5 dari 5 indikator melampaui target.", ["N04"]),
    ("Pada tahun 2022, empat dari lima indikator telah mencapai target.", []),
    ("Tiga indikator melampaui target dan dua indikator belum mencapai target.", []),
    ("Empat indikator melampaui target.", ["N04"]),
    ("Sebanyak 2 indikator mencapai target dan 3 indikator belum.", ["N04"]),
    ("Dari lima indikator, empat di antaranya melampaui target.", ["N04"]),
    ("Seluruh indikator kinerja telah mencapai target.", ["N04"]),
    ("Seluruh indikator kinerja Kecamatan Bekasi Timur mencapai target.", ["N04"]),
    ("Tidak semua indikator melampaui target.", []),
    ("Seluruh indikator diharapkan melampaui target.", []),
    ("Seluruh indikator pada sasaran Meningkatnya pemberdayaan masyarakat kelurahan mencapai target.", []),
    ("Tidak satu pun indikator mencapai target.", ["N04"]),
    ("Dua indikator yang belum mencapai target adalah Indeks Kepuasan Masyarakat (99,13%) dan yang lain.", []),
]


@pytest.mark.parametrize(("text", "found"), REACHED)
def test_how_many_indicators_reached_their_target(kecamatan: Report, text: str, found: list[str]) -> None:
    assert [each for each in codes(told(kecamatan, text)) if each != "?"] == found


# Capaian as above; penyerapan of the programs 97,06, 97,21, 98,15, 97,73 %; pagu 227, 5.943, 172, 15.174 million.
EXTREMES = [
    ("Capaian tertinggi ada pada Persentase usulan musrenbang kelurahan yang terakomodasi, yaitu 102,57%.", []),
    ("Capaian tertinggi ada pada Indeks Kepuasan Masyarakat.", ["N04"]),
    ("Capaian terendah adalah 99,13%, sedangkan yang tertinggi 102,57%.", []),
    ("Capaian tertinggi adalah 101,92%.", ["N04"]),
    ("Penyerapan terendah dicapai Program Koordinasi Ketentraman dan Ketertiban Umum.", ["N04"]),
    ("Program Koordinasi Ketentraman dan Ketertiban Umum mencatat penyerapan tertinggi.", []),
    ("Pagu terbesar di antara program teknis dimiliki Program Pemberdayaan Masyarakat Desa dan Kelurahan.", []),
    # the largest of those that do not support all others
    ("Sisa anggaran terbesar ada pada Program Pemberdayaan Masyarakat Desa dan Kelurahan.", ["?"]),
    ("Capaian terendah pada sasaran pertama adalah Indeks Kepuasan Masyarakat.", []),
    ("Jumlah penduduk terbesar ada di Kelurahan Aren Jaya.", []),
    # gaji dan tunjangan left 325.334.680, this one 260.000; others have one name in four kelurahan
    ("Sisa terbesar ada pada sub kegiatan Penyusunan Dokumen Perencanaan Perangkat Daerah.", ["N04"]),
    ("Capaian terendah ada pada IKM, dan yang tertinggi pada usulan musrenbang, yaitu 102,57%.", []),
]


@pytest.mark.parametrize(("text", "found"), EXTREMES)
def test_what_is_called_the_highest_or_the_lowest(kecamatan: Report, text: str, found: list[str]) -> None:
    assert codes(told(kecamatan, text, tables=(TableKey.TABEL_3_1_1_A,))) == found


def test_below_an_urusan_nobody_knows_which_are_meant(kecamatan: Report) -> None:
    texts = ["Capaian tertinggi ada pada Indeks Kepuasan Masyarakat.", "Seluruh indikator mencapai target."]
    assert codes(told(kecamatan, *(f"Pada Urusan Kewilayahan ada dua indikator. {each}" for each in texts))) == []


STEPS = [  # Indeks Kepuasan Masyarakat 77,4 (2018), 81,86 (2022), 83,27: 1,41 more, which is 1,72 %
    ("Indeks Kepuasan Masyarakat naik 1,41 poin dari tahun 2022.", []),
    ("Indeks Kepuasan Masyarakat naik 1,14 poin dari tahun 2022.", ["N02"]),
    ("IKM meningkat sebesar 1,72%, yaitu dari 81,86 menjadi 83,27.", []),
    ("IKM meningkat sebesar 3,88% dibandingkan tahun sebelumnya.", ["N02"]),
    ("Sejak 2018 Indeks Kepuasan Masyarakat terus naik, dari 77,4 menjadi 83,27.", []),
    ("Sejak tahun 2018 Indeks Kepuasan Masyarakat naik 5,87 poin.", []),
    ("IKM naik setiap tahun rata-rata 1,17 poin.", []),
    ("Kecamatan membina 25 IKM.", []),
    ("Realisasi IKM sebesar 82,27 dari target 84.", ["N02"]),
    ("Jumlah kelompok masyarakat yang aktif bertambah 8 kelompok dari tahun 2022.", ["N02"]),
    # 47 and then 53 kelompok: 12,77 % more; 61,1 % and then 66,67 % of 65 %: 5,57 points, or 9,12 % more
    ("Jumlah kelompok masyarakat yang aktif bertambah 6 kelompok atau tumbuh 16,77%.", ["N02"]),
    ("Indeks Kepuasan Masyarakat naik 1,41 poin persen dibandingkan tahun lalu.", []),
    ("Dengan demikian capaian IKM sebesar 99,13% atau kurang 0,87% dari target.", ["?"]),
    ("Capaian IKM sebesar 99,13% atau Kurang.", ["N04"]),
    ("Realisasi IKM kurang lebih 83 dari target 84.", []),
    ("Usulan musrenbang kelurahan yang terakomodasi naik 5,57 poin persen dibanding tahun lalu.", []),
    ("Usulan musrenbang kelurahan yang terakomodasi naik 9,12 poin persen dibanding tahun lalu.", ["N02"]),
    ("Pertumbuhan usulan musrenbang kelurahan yang terakomodasi dari tahun 2022 sebesar 9,12%.", []),
    ("Usulan musrenbang kelurahan yang terakomodasi melampaui target sebesar 1,67 poin persen.", []),
    ("Usulan musrenbang kelurahan yang terakomodasi melampaui target sebesar 2,67 poin persen.", ["?"]),
    ("Jumlah kelompok masyarakat yang aktif naik dari 47 kelompok menjadi 54 kelompok.", ["N02"]),
    ("Indeks Kepuasan Masyarakat turun dari 83,27 menjadi 81,86.", ["N04"]),
    ("Sisa anggaran sebesar Rp521.015.430 (2,42%) sebagian besar berasal dari gaji.", []),
]


@pytest.mark.parametrize(("text", "found"), STEPS)
def test_how_far_something_moved(kecamatan: Report, text: str, found: list[str]) -> None:
    assert codes(told(kecamatan, text)) == found


WORDS = [  # Indeks Kepuasan Masyarakat: 81,86 and then 83,27 of 84, which is 99,13 %
    ("Realisasi Indeks Kepuasan Masyarakat menurun.", ["N04"]),
    ("Indeks Kepuasan Masyarakat tahun 2023 meningkat.", []),
    ("Realisasi Indeks Kepuasan Masyarakat triwulan III menurun.", []),
    ("Kategori capaian Indeks Kepuasan Masyarakat adalah Baik.", ["N04"]),
    ("Kategori capaian Indeks Kepuasan Masyarakat adalah Sangat Baik.", []),
    ("Rata-rata capaian indikator adalah 100,73% atau Baik.", ["N04"]),
    ("Rata-rata capaian indikator adalah 100,73% atau Sangat Baik.", []),
]


@pytest.mark.parametrize(("text", "found"), WORDS)
def test_words_of_direction_and_category(kecamatan: Report, text: str, found: list[str]) -> None:
    assert codes(told(kecamatan, text)) == found


@pytest.mark.parametrize("line", OF_OTHERS)
def test_another_agency_on_the_cover_or_in_a_header(kecamatan: Report, line: str) -> None:
    assert codes(told(kecamatan, cover=[line])) == ["N07"]


@pytest.mark.parametrize("line", OF_ITS_OWN)
def test_the_own_agency_on_the_cover_or_in_a_header(kecamatan: Report, line: str) -> None:
    assert codes(told(kecamatan, cover=[line])) == []


SIGNED = [
    ("CAMAT BEKASI UTARA", ["N07"]),
    ("KEPALA DINAS KESEHATAN KOTA BEKASI,", ["N07"]),
    ("CAMAT BEKASI TIMUR", []),
    ("LKjIP ini ditandatangani oleh Camat Bekasi Utara pada bulan Januari 2024.", ["N07"]),
    ("Kepala Dinas Kesehatan hadir sebagai narasumber.", []),
]


@pytest.mark.parametrize(("line", "found"), SIGNED)
def test_who_signs_is_the_head_of_the_agency(kecamatan: Report, line: str, found: list[str]) -> None:
    assert codes(told(kecamatan, line)) == found
    assert codes(told(kecamatan, "CAMAT MEDAN SATRIA", "CAMAT RAWALUMBU")) == []  # guests


# Angka Kematian Ibu 199,5 of a target of 183; Laju Pertumbuhan Ekonomi 5,1 (2022: 4,9); Indeks SPBE 2,97, capaian
# 106,07 %; Indeks Pemberdayaan Gender 64,7 (2022) and 66,5, which is 2,78 % more.
OF_THE_GOVERNMENT = [
    ("Angka Kematian Ibu sebesar 199,5, di atas target 183.", []),
    ("Angka Kematian Ibu sebesar 199,5 melampaui target 183.", ["N04"]),
    ("Keluhan pelayanan kebersihan turun menjadi 48 kali dari 70 kali.", []),
    (
        "Pertumbuhan ekonomi Kabupaten Contoh tahun 2023 sebesar 5,1%, tahun 2022 sebesar 4,9%.",
        [],
    ),
    ("Prevalensi stunting Kabupaten Contoh 17,4%, lebih rendah daripada prevalensi nasional 21,5%.", []),
    ("Indeks SPBE 2,97 termasuk predikat Baik.", []),
    ("Indeks SPBE 2,97 dengan capaian 106,07% termasuk kategori Baik.", ["N04"]),
    ("Indeks Pemberdayaan Gender naik 1,8 poin atau 2,78%.", []),
    ("Indeks Pemberdayaan Gender naik 2,8 poin dibandingkan tahun 2022.", ["N02"]),
    ("Laju Pertumbuhan Ekonomi tumbuh 5,1 persen dibandingkan tahun lalu.", []),
    ("Prevalensi stunting berhasil ditekan dari 21,8% menjadi 17,4%.", []),
    ("Produktivitas padi tahun 2023 sebesar 52,35 kuintal per hektare.", []),
    ("Produktivitas padi tahun 2023 sebesar 53,25 kuintal per hektare.", ["N02"]),
    # 112.460 and 97.815 before that
    ("Jumlah kunjungan wisatawan tahun 2022 sebanyak 97.815 orang, tahun 2023 sebanyak 112.460 orang.", []),
    # 1.435.000.000 and 1.304.650.000 of them
    ("Program Penempatan Tenaga Kerja menyisakan anggaran Rp130.350.000.", []),
    ("Program Penempatan Tenaga Kerja menyisakan anggaran Rp103.350.000.", ["N02"]),
    ("Program Penempatan Tenaga Kerja menyerap Rp1,3 M dari pagu Rp1,4 M.", []),
    ("APM SMP/MTs naik 1,57 poin persen dari 74,85%.", []),
    ("Laju Pertumbuhan Ekonomi naik 3 poin persen dibandingkan tahun lalu.", ["N02"]),
    ("IPM Kabupaten Contoh sebesar 71,16 dari target 71,43.", ["N02"]),
    ("Program Pemberdayaan UMKM menyerap 96,65% dari Rp2,26 miliar.", []),
    ("Program Pemberdayaan UMKM menyerap 99,65% dari Rp2,26 miliar.", ["N02"]),
    ("IPM Kabupaten Contoh sebesar 71,61 melampaui target 71,43.", []),
    ("IPM Kabupaten Contoh sebesar 71,61 melampaui target 74,43.", ["N02"]),
    ("Rata-rata Lama Sekolah sebesar 8,18 tahun belum mencapai target 8,7 tahun.", ["N02"]),
    ("Waktu tanggap darurat bencana membaik dari 17 menit menjadi 14 menit.", []),
    ("Waktu tanggap darurat bencana membaik dari 11 menit menjadi 14 menit.", ["?"]),
    # 6,82 of a target of 5,84; 9,53 of 9,57
    ("TPT lebih tinggi daripada target sebesar 0,98 poin.", []),
    ("Angka Kemiskinan lebih rendah 0,04 poin dari target 9,57%.", []),
    ("Angka Kemiskinan lebih tinggi daripada tahun 2021 sebesar 10,05%.", []),
    ("Kunjungan wisatawan terbanyak terjadi pada bulan Desember, yaitu 21.300 orang.", []),
]


@pytest.mark.parametrize(("text", "found"), OF_THE_GOVERNMENT)
def test_sentences_of_a_government(government: Report, text: str, found: list[str]) -> None:
    assert codes(told(government, text)) == found


def test_a_dot_of_thousands_without_a_unit_is_no_decimal(government: Report) -> None:
    # 112.460 wisatawan: the document has no column of units
    table = government.tables[TableKey.TABEL_3_1_1_A]
    (at,) = (at for at, row in enumerate(table.rows) if "wisatawan" in row.text("indikator"))
    row, codes_of = table.rows[at], {}
    for text, number in (("112.460", "112.46"), ("121.460", "121.46")):
        cell = replace(row.cells["realisasi"], written=text, number=Decimal(number), ambiguous=True, unit="")
        rows = (*table.rows[:at], replace(row, cells={**row.cells, "realisasi": cell}), *table.rows[at + 1 :])
        tables = {**government.tables, TableKey.TABEL_3_1_1_A: replace(table, rows=rows)}
        written = replace(manuscript(), tahun=2023, report=replace(government, tables=tables))
        codes_of[text] = codes(with_manuscript(CheckResult("buku.xlsx"), government, written))
    assert codes_of == {"112.460": [], "121.460": ["N01"]}


def test_a_document_of_another_agency_or_year_is_told_once(kecamatan: Report) -> None:
    cover = ["LAPORAN KINERJA", "DINAS KESEHATAN KOTA DEPOK", "TAHUN 2023"]
    texts = [
        "Dinas Kesehatan Kota Depok mempunyai 20 program.",
        "Realisasi anggaran Dinas Kesehatan Kota Depok 93,47%.",
    ]
    result = told(kecamatan, *texts, "Realisasi anggaran tahun 2023 sebesar Rp20.111.222.333.", cover=cover)
    (finding,) = result.findings
    assert finding.problem.message.startswith(
        "Naskah ini milik DINAS KESEHATAN KOTA DEPOK, padahal buku kerjanya milik"
    )
    assert [each.reason for each in result.not_judged] == [
        "naskah ini DINAS KESEHATAN KOTA DEPOK: tabel, angka, dan kata-katanya tidak dicocokkan"
    ]
    cover = ["LAPORAN KINERJA", "KECAMATAN BEKASI TIMUR", "TAHUN 2022"]
    texts = [f"Realisasi anggaran tahun 2022 sebesar 9{at},47%." for at in range(3)]
    (finding,) = told(kecamatan, *texts, "Kecamatan Bekasi Timur.", cover=cover).findings
    assert finding.problem.message == "Naskah ini laporan tahun 2022, padahal buku kerjanya tahun 2023."
    # last year's cover over this year's text is one slip
    texts = [each.replace("tahun 2022", "tahun 2023") for each in texts]
    assert "N02" in codes(told(kecamatan, *texts, "Kecamatan Bekasi Timur.", cover=cover))


def test_whoever_wrote_the_report_is_the_agency(kecamatan: Report) -> None:
    assert codes(told(kecamatan, "LKjIP Tahun 2023 ini disusun oleh Kecamatan Bekasi Selatan.")) == ["N07"]
    assert codes(told(kecamatan, "Laporan kegiatan disusun oleh Kecamatan Bekasi Selatan.")) == []


@pytest.mark.parametrize("text", TRUE_OF_THE_SETDA)
def test_a_true_sentence_of_a_setda_is_not_accused(setda: Report, text: str) -> None:
    assert codes(told(setda, text)) == []


@pytest.mark.parametrize("text", TRUE_OF_THE_KECAMATAN)
def test_a_true_sentence_of_a_kecamatan_is_not_accused(kecamatan: Report, text: str) -> None:
    assert codes(told(kecamatan, text)) == []


def test_a_step_in_percent_is_told_in_percent_and_in_points(kecamatan: Report) -> None:
    (finding,) = told(
        kecamatan, "Usulan musrenbang kelurahan yang terakomodasi tumbuh 1,25 % dibanding tahun lalu."
    ).findings
    assert finding.problem.should_be == "9,12% atau 5,57 poin persen"


def test_a_figure_of_the_workbook_is_told_in_two_decimals(setda: Report) -> None:
    (finding,) = told(setda, "Penyerapan anggaran Sekretariat Daerah tahun 2021 mencapai 93,27%.").findings
    # 4.251.233.476 of 4.641.995.365 are 91,58202759 %
    assert "di buku kerja 91,58%" in finding.problem.message
