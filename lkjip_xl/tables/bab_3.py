"""The tables of Bab III: what was achieved and spent, and how that compares."""

from __future__ import annotations

from dataclasses import replace

from lkjip_xl.methods import kategori as scale
from lkjip_xl.tables import facts
from lkjip_xl.tables.calculation import (
    Absorption,
    Capaian,
    Efficiency,
    Figure,
    Minus,
    OutputWorth,
    Parts,
    Percent,
    Worth,
)
from lkjip_xl.tables.facts import RelativeYear
from lkjip_xl.tables.keys import Key, TableKey
from lkjip_xl.tables.shared_columns import (
    FORMULA,
    HEADINGS_OF_CAPAIAN,
    HEADINGS_OF_KATEGORI,
    HEADINGS_OF_REALISASI,
    HEADINGS_OF_TARGET,
    HELPER_HEADING,
    INDIKATOR_SASARAN,
    JENIS,
    KODE,
    RUMUS,
    SASARAN,
    UNIT,
    numbering,
    satuan_from,
    steps_of,
)
from lkjip_xl.tables.sources import ByHand, Category, Link, OnlyPrinted, SameAs
from lkjip_xl.tables.spec import Column, Kind, Listed, Presence, TableSpec, Tree

_CAPAIAN = Capaian(Key.REALISASI, Key.TARGET, Key.RUMUS)
_OF_LAST_YEAR = Capaian(Key.REALISASI_LALU, Key.TARGET_LALU, Key.RUMUS)
_OF_WORK = Capaian(Key.REALISASI_KINERJA, Key.TARGET, Key.RUMUS)
_OF_STANDARD = Capaian(Key.REALISASI, Key.STANDAR, Key.RUMUS)

# What was spent of the money for an indicator or a sasaran, in percent.
_ABSORPTIONS = (
    *("Penyerapan Anggaran", "Serapan Anggaran", "Realisasi Penyerapan Anggaran", "Realisasi Anggaran"),
    *("Capaian Anggaran", "Capaian Keuangan", "Realisasi Keuangan", "Penyerapan", "Serapan"),
)

# What the last year of the Renstra shall bring, and any year of it.
_TARGETS_AT_THE_END = (
    *("Target Akhir Renstra", "Target Akhir RPJMD", "Target Akhir Renstra/RPJMD", "Target Akhir RPJMD/Renstra"),
    *("Target Akhir Periode Renstra", "Target Akhir Periode RPJMD", "Target Jangka Menengah", "Target Akhir"),
)
# How a share of them is headed, and which of them it names.
_SHARES_OF_TARGET = ("Capaian", "% Capaian", "Persentase Capaian", "Tingkat Capaian", "Capaian Kinerja")
_TARGETS_NAMED = (
    *("Target Akhir Renstra", "Target Akhir RPJMD", "Target Akhir", "Target Renstra", "Target RPJMD"),
    "Target Jangka Menengah",
)
_TARGETS_OF_RENSTRA = (*_TARGETS_AT_THE_END, "Target Renstra", "Target RPJMD", "Target Kinerja")

# What the finished workbook computes beside a table, see books/finished/renstra_results.py.
_PRINTED_RESULT = Column(
    "hasil",
    "HASIL",
    Kind.PERCENT,
    14,
    presence=Presence.OPTIONAL,
    filled=False,
    source=OnlyPrinted(),
    as_fraction=True,
    decimals=2,
)

TABEL_3_1 = TableSpec(
    key=TableKey.TABEL_3_1,
    sheet="Tabel 3.1",
    title="Tabel 3.1 Skala Kategori Capaian Kinerja",
    instruction="Ubah seperlunya; beri tanda < pada batas atas.",
    label=Key.KATEGORI,
    required=False,
    rows=12,
    prefilled=tuple(
        {Key.KATEGORI: band.category, Key.RENTANG: scale.proper_text(band, above.lower if above else None)}
        for above, band in zip((None, *scale.LKJIP.bands), scale.LKJIP.bands, strict=False)
    ),
    columns=(
        numbering(Key.KATEGORI),
        Column(
            Key.KATEGORI,
            "KATEGORI",
            Kind.TEXT,
            30,
            aliases=(
                *("Predikat", "Kategori Capaian", "Kriteria", "Kriteria Penilaian", "Predikat Kinerja"),
                "Kriteria Penilaian Realisasi Kinerja",
            ),
            hint="Misalnya Sangat Baik, Baik, Cukup",
        ),
        Column(
            Key.RENTANG,
            "RATA-RATA% CAPAIAN",
            Kind.TEXT,
            24,
            aliases=(
                *("Rata-rata Capaian", "Capaian", "Interval", "Rentang Capaian", "Persentase Capaian"),
                *("Interval Nilai Realisasi Kinerja", "Interval Nilai", "Rentang Nilai", "Skala Nilai"),
            ),
            hint="Misalnya ≥ 90 atau 75 – < 90",
        ),
    ),
)

TABEL_3_1_1_A = TableSpec(
    key=TableKey.TABEL_3_1_1_A,
    sheet="Tabel 3.1.1.a",
    title="Tabel 3.1.1.a Capaian Indikator Sasaran Tahun {tahun}",
    instruction="Cukup isi REALISASI. Sasaran, indikator, dan target mengikuti Perjanjian Kinerja.",
    label=Key.INDIKATOR,
    rows=30,
    lists=Listed.INDICATORS,
    analysis="perbandingan target dan realisasi tahun ini",
    columns=(
        replace(SASARAN, source=Link(TableKey.TABEL_2_2_PERJANJIAN_KINERJA, Key.SASARAN), hint=""),
        replace(INDIKATOR_SASARAN, source=Link(TableKey.TABEL_2_2_PERJANJIAN_KINERJA, Key.INDIKATOR), hint=""),
        FORMULA,
        Column(
            Key.TARGET,
            "TARGET",
            Kind.QUANTITY,
            14,
            aliases=HEADINGS_OF_TARGET,
            headings_with_year=("Target", *HEADINGS_OF_TARGET),
            fact=facts.TARGET_IN_FORCE,
            year=RelativeYear.THIS,
            source=Link(TableKey.TABEL_2_2_PERJANJIAN_KINERJA, Key.TARGET, instead=Key.TARGET_PERUBAHAN),
        ),
        Column(
            Key.PEMBILANG,
            "PEMBILANG",
            Kind.NUMBER,
            14,
            aliases=("Pembilang (A)", "Numerator"),
            presence=Presence.OPTIONAL,
            filled=False,
            asked_as="PEMBILANG",
            hint="Boleh kosong. Angka yang dibagi untuk memperoleh realisasi, misalnya 36743",
        ),
        Column(
            Key.PENYEBUT,
            "PENYEBUT",
            Kind.NUMBER,
            14,
            aliases=("Penyebut (B)", "Denominator"),
            presence=Presence.OPTIONAL,
            filled=False,
            asked_as="PENYEBUT",
            hint="Boleh kosong. Angka pembaginya, misalnya 39834",
        ),
        Column(
            Key.HASIL_BAGI,
            "HASIL PEMBILANG ÷ PENYEBUT",
            Kind.PERCENT,
            14,
            presence=Presence.HELPER,
            filled=False,
            asked_as="PENYEBUT",
            source=Percent(Figure(Key.PEMBILANG), Figure(Key.PENYEBUT)),
            as_fraction=True,
            decimals=2,
        ),
        Column(
            Key.REALISASI,
            "REALISASI",
            Kind.QUANTITY,
            14,
            aliases=HEADINGS_OF_REALISASI,
            headings_with_year=("Realisasi", *HEADINGS_OF_REALISASI),
            fact=facts.REALISASI,
            year=RelativeYear.THIS,
            hint="Angka saja, dalam satuan targetnya",
        ),
        Column(
            Key.CAPAIAN,
            "CAPAIAN %",
            Kind.PERCENT,
            14,
            aliases=HEADINGS_OF_CAPAIAN,
            headings_with_year=HEADINGS_OF_CAPAIAN,
            source=_CAPAIAN,
            as_fraction=True,
            fact=facts.CAPAIAN,
            year=RelativeYear.THIS,
        ),
        Column(
            Key.KATEGORI,
            "KATEGORI",
            Kind.TEXT,
            18,
            aliases=HEADINGS_OF_KATEGORI,
            headings_with_year=HEADINGS_OF_KATEGORI,
            presence=Presence.OPTIONAL,
            filled=False,
            source=ByHand(Category(Key.CAPAIAN)),
            hint="Boleh kosong: hasil jadi mengisinya menurut Tabel 3.1",
        ),
        RUMUS,
        satuan_from(TableKey.TABEL_2_2_PERJANJIAN_KINERJA, printed_after=Key.FORMULA),
        *steps_of(_CAPAIAN),
    ),
)

TABEL_3_1_1_B = TableSpec(
    key=TableKey.TABEL_3_1_1_B,
    sheet="Tabel 3.1.1.b",
    title="Tabel 3.1.1.b Realisasi Keuangan Program, Kegiatan, dan Sub Kegiatan Tahun {tahun}",
    instruction="Cukup isi REALISASI KEUANGAN. Kolom lain mengikuti Tabel 2.7, baris demi baris.",
    label=Key.NAMA,
    lists=Listed.BUDGET,
    tree=Tree(level=Key.JENIS, code=Key.KODE, name=Key.NAMA, amount=Key.TARGET_KEUANGAN, unit=Key.UNIT),
    total=True,
    part="program",
    budget=Key.TARGET_KEUANGAN,
    spending=Key.REALISASI,
    analysis="realisasi anggaran",
    columns=(
        replace(JENIS, source=Link(TableKey.TABEL_2_7, Key.JENIS), hint=""),
        replace(KODE, source=Link(TableKey.TABEL_2_7, Key.KODE), hint=""),
        Column(
            Key.NAMA,
            "PROGRAM",
            Kind.TEXT,
            46,
            aliases=("Program/Kegiatan/Sub Kegiatan", "Program/Kegiatan", "Uraian"),
            source=Link(TableKey.TABEL_2_7, Key.NAMA),
        ),
        replace(UNIT, source=Link(TableKey.TABEL_2_7, Key.UNIT), hint=""),
        Column(
            Key.INDIKATOR,
            "INDIKATOR PROGRAM/KEGIATAN/SUB KEGIATAN",
            Kind.TEXT,
            46,
            aliases=("Indikator", "Indikator Kinerja", "Indikator Program/Kegiatan"),
            source=Link(TableKey.TABEL_2_7, Key.INDIKATOR),
            per_indicator=True,
        ),
        Column(
            Key.TARGET,
            "TARGET",
            Kind.QUANTITY,
            14,
            aliases=("Target Kinerja",),
            source=Link(TableKey.TABEL_2_7, Key.TARGET),
            per_indicator=True,
        ),
        Column(
            Key.TARGET_KEUANGAN,
            "TARGET KEUANGAN",
            Kind.RUPIAH,
            19,
            aliases=("Target Keuangan (Rp)", "Pagu", "Pagu Anggaran", "Anggaran", "Anggaran (Rp)"),
            sums=True,
            source=Link(TableKey.TABEL_2_7, Key.PAGU),
        ),
        Column(
            Key.REALISASI,
            "REALISASI KEUANGAN",
            Kind.RUPIAH,
            19,
            aliases=("Realisasi", "Realisasi (Rp)", "Realisasi Keuangan (Rp)", "Realisasi Anggaran"),
            sums=True,
            hint="Rupiah penuh, angka saja tanpa Rp dan tanpa titik",
        ),
        Column(
            Key.CAPAIAN,
            "CAPAIAN (%)",
            Kind.PERCENT,
            11,
            aliases=("Capaian", "%", "(%)", "Persen", "Persentase", "Capaian Keuangan (%)"),
            source=Percent(Figure(Key.REALISASI), Figure(Key.TARGET_KEUANGAN)),
        ),
        Column(
            Key.REALISASI_KINERJA,
            "REALISASI KINERJA",
            Kind.QUANTITY,
            14,
            aliases=("Realisasi Fisik", "Realisasi Target", "Realisasi Kinerja (Fisik)"),
            presence=Presence.OPTIONAL,
            filled=False,
            hint="Boleh kosong. Dengan satuan targetnya, misalnya 2 dokumen",
            per_indicator=True,
        ),
        Column(
            Key.CAPAIAN_KINERJA,
            "CAPAIAN KINERJA (%)",
            Kind.PERCENT,
            11,
            aliases=("Capaian Fisik (%)", "Capaian Kinerja", "Capaian Fisik"),
            presence=Presence.OPTIONAL,
            filled=False,
            source=_OF_WORK,
            per_indicator=True,
        ),
        replace(RUMUS, asked_as="RUMUS CAPAIAN", per_indicator=True),
        Column(
            Key.SELISIH,
            "SELISIH DENGAN RINCIAN",
            Kind.RUPIAH,
            19,
            presence=Presence.HELPER,
            filled=False,
            source=Minus(Figure(Key.REALISASI), Parts(Key.REALISASI)),
        ),
        *steps_of(_OF_WORK),
        *(
            Column(
                key,
                f"{HELPER_HEADING}{what.value.upper()}",
                Kind.TEXT if what is Worth.LEVEL else Kind.NUMBER,
                12,
                presence=Presence.HELPER,
                filled=False,
                source=OutputWorth(what),
            )
            for key, what in (
                (Key.TINGKAT_OUTPUT, Worth.LEVEL),
                (Key.NILAI_OUTPUT, Worth.OUTPUT),
                (Key.NILAI_SEMUA_OUTPUT, Worth.WITH_PARTS),
            )
        ),
    ),
)

TABEL_3_1_2 = TableSpec(
    key=TableKey.TABEL_3_1_2,
    sheet="Tabel 3.1.2",
    title="Tabel 3.1.2 Perbandingan Realisasi Kinerja Tahun {tahun} dengan Tahun {tahun_lalu}",
    instruction="Cukup isi REALISASI dan TARGET tahun lalu. Tahun ini mengikuti Tabel 3.1.1.a.",
    label=Key.INDIKATOR,
    rows=30,
    lists=Listed.INDICATORS,
    analysis="perbandingan dengan tahun lalu",
    known_by=(
        (Key.INDIKATOR, Key.REALISASI_LALU, Key.REALISASI),
        (Key.INDIKATOR, Key.CAPAIAN_LALU, Key.CAPAIAN),
    ),
    columns=(
        replace(INDIKATOR_SASARAN, width=52, source=Link(TableKey.TABEL_3_1_1_A, Key.INDIKATOR), hint=""),
        Column(
            Key.REALISASI_LALU,
            "REALISASI",
            Kind.QUANTITY,
            14,
            group="{tahun_lalu}",
            aliases=HEADINGS_OF_REALISASI,
            fact=facts.REALISASI,
            year=RelativeYear.LAST,
            hint="Realisasi tahun lalu; angka saja, dalam satuan targetnya",
        ),
        Column(
            Key.TARGET_LALU,
            "TARGET",
            Kind.QUANTITY,
            14,
            group="{tahun_lalu}",
            aliases=HEADINGS_OF_TARGET,
            fact=facts.TARGET_IN_FORCE,
            year=RelativeYear.LAST,
            hint="Target Perjanjian Kinerja tahun lalu; angka saja, dalam satuannya",
        ),
        Column(
            Key.CAPAIAN_LALU,
            "CAPAIAN",
            Kind.PERCENT,
            14,
            group="{tahun_lalu}",
            aliases=HEADINGS_OF_CAPAIAN,
            source=_OF_LAST_YEAR,
            as_fraction=True,
        ),
        Column(
            Key.REALISASI,
            "REALISASI",
            Kind.QUANTITY,
            14,
            group="{tahun}",
            aliases=HEADINGS_OF_REALISASI,
            fact=facts.REALISASI,
            year=RelativeYear.THIS,
            source=Link(TableKey.TABEL_3_1_1_A, Key.REALISASI),
        ),
        Column(
            Key.TARGET,
            "TARGET",
            Kind.QUANTITY,
            14,
            group="{tahun}",
            aliases=HEADINGS_OF_TARGET,
            fact=facts.TARGET_IN_FORCE,
            year=RelativeYear.THIS,
            source=Link(TableKey.TABEL_3_1_1_A, Key.TARGET),
        ),
        Column(
            Key.CAPAIAN,
            "CAPAIAN",
            Kind.PERCENT,
            14,
            group="{tahun}",
            aliases=HEADINGS_OF_CAPAIAN,
            source=_CAPAIAN,
            as_fraction=True,
            fact=facts.CAPAIAN,
            year=RelativeYear.THIS,
        ),
        Column(
            Key.PERTUMBUHAN,
            "PERSENTASE REALISASI {tahun} TERHADAP REALISASI {tahun_lalu}",
            Kind.PERCENT,
            24,
            aliases=(
                "Persentase Realisasi {tahun} Terhadap {tahun_lalu}",
                "% Realisasi {tahun} Terhadap Realisasi {tahun_lalu}",
            ),
            source=Percent(Figure(Key.REALISASI), Figure(Key.REALISASI_LALU), measured=True),
            as_fraction=True,
            decimals=2,
        ),
        replace(
            _PRINTED_RESULT,
            key=Key.CAPAIAN_RENSTRA,
            heading="CAPAIAN RENSTRA",
            group="{tahun_renstra}",
            year=RelativeYear.EACH,
        ),
        replace(RUMUS, source=Link(TableKey.TABEL_3_1_1_A, Key.RUMUS), hint=""),
        satuan_from(TableKey.TABEL_3_1_1_A, printed_after=Key.INDIKATOR),
        *steps_of(_OF_LAST_YEAR, last_year=True),
        *steps_of(_CAPAIAN),
    ),
)

TABEL_3_1_3 = TableSpec(
    key=TableKey.TABEL_3_1_3,
    sheet="Tabel 3.1.3",
    title="Tabel 3.1.3 Target dan Realisasi Kinerja Selama Renstra",
    instruction="Isi REALISASI tahun-tahun awal Renstra. Tahun laporan, tahun lalu, dan target terisi otomatis.",
    label=Key.INDIKATOR,
    required=False,
    rows=30,
    lists=Listed.INDICATORS,
    analysis="perbandingan dengan target Renstra",
    known_by=((Key.INDIKATOR, Key.TARGET, Key.REALISASI),),
    columns=(
        replace(INDIKATOR_SASARAN, source=Link(TableKey.TABEL_2_2_SASARAN, Key.INDIKATOR), hint=""),
        Column(
            Key.TARGET,
            "TARGET",
            Kind.QUANTITY,
            11,
            group="{tahun_renstra}",
            aliases=_TARGETS_OF_RENSTRA,
            headings_at_the_end=_TARGETS_AT_THE_END,
            fact=facts.TARGET_RENSTRA,
            year=RelativeYear.EACH,
            source=Link(TableKey.TABEL_2_2_SASARAN, Key.TARGET, year=RelativeYear.EACH),
        ),
        Column(
            Key.REALISASI,
            "REALISASI",
            Kind.QUANTITY,
            11,
            group="{tahun_renstra}",
            aliases=HEADINGS_OF_REALISASI,
            fact=facts.REALISASI,
            year=RelativeYear.EACH,
            so_far=True,
            lasting=True,
            source=ByHand(
                SameAs(
                    this_year=Link(TableKey.TABEL_3_1_1_A, Key.REALISASI),
                    last_year=Link(TableKey.TABEL_3_1_2, Key.REALISASI_LALU),
                )
            ),
            hint="Angka saja; tanda - kalau belum ada. Tahun laporan dan tahun lalu terisi otomatis",
        ),
        satuan_from(TableKey.TABEL_2_2_SASARAN, printed_after=Key.INDIKATOR),
        replace(
            _PRINTED_RESULT,
            key=Key.TERHADAP_AKHIR,
            heading="REALISASI {tahun} TERHADAP TARGET AKHIR RENSTRA",
            aliases=(
                *HEADINGS_OF_CAPAIAN,
                *("Tingkat Kemajuan", "Tingkat Kemajuan (%)", "% Tingkat Kemajuan", "Persentase Kemajuan"),
                *(
                    f"{each}{year} Terhadap {target}{unit}"
                    for each in ("Realisasi", *_SHARES_OF_TARGET)
                    for year in ("", " {tahun}", " Tahun {tahun}")
                    for target in _TARGETS_NAMED
                    for unit in ("", " (%)")
                ),
            ),
            width=18,
        ),
        replace(
            _PRINTED_RESULT,
            key=Key.CAPAIAN,
            heading="CAPAIAN {tahun_renstra}",
            headings_with_year=HEADINGS_OF_CAPAIAN,
            year=RelativeYear.EACH,
        ),
        replace(RUMUS, source=OnlyPrinted(Link(TableKey.TABEL_3_1_1_A, Key.RUMUS)), hint=""),
    ),
)

TABEL_3_1_4 = TableSpec(
    key=TableKey.TABEL_3_1_4,
    sheet="Tabel 3.1.4",
    title="Tabel 3.1.4 Perbandingan Realisasi Kinerja Tahun {tahun} dengan Standar Nasional",
    instruction="Boleh dikosongkan. Cukup isi STANDAR NASIONAL indikator yang mempunyainya.",
    label=Key.INDIKATOR,
    required=False,
    rows=30,
    lists=Listed.INDICATORS,
    of_some=True,
    analysis="perbandingan dengan standar nasional",
    known_by=((Key.INDIKATOR, Key.REALISASI, Key.STANDAR),),
    columns=(
        replace(INDIKATOR_SASARAN, source=Link(TableKey.TABEL_3_1_1_A, Key.INDIKATOR), hint=""),
        Column(
            Key.REALISASI,
            "REALISASI",
            Kind.QUANTITY,
            14,
            aliases=(
                *HEADINGS_OF_REALISASI,
                *("Realisasi Perangkat Daerah", "Realisasi OPD", "Realisasi Daerah"),
                *("Realisasi Kabupaten", "Realisasi Kota", "Realisasi Kabupaten/Kota"),
            ),
            headings_with_year=("Realisasi", *HEADINGS_OF_REALISASI),
            fact=facts.REALISASI,
            year=RelativeYear.THIS,
            source=Link(TableKey.TABEL_3_1_1_A, Key.REALISASI),
        ),
        Column(
            Key.STANDAR,
            "STANDAR NASIONAL",
            Kind.QUANTITY,
            16,
            aliases=(
                *("Realisasi Nasional", "Target Nasional", "Standar/Rata-rata Nasional", "Rata-rata Nasional"),
                *("Realisasi Rata-rata Nasional", "Capaian Nasional", "Nasional"),
            ),
            headings_with_year=("Standar Nasional", "Realisasi Nasional", "Target Nasional", "Rata-rata Nasional"),
            filled=False,
            hint="Angka saja, dalam satuan realisasinya",
        ),
        Column(
            Key.CAPAIAN,
            "CAPAIAN TERHADAP STANDAR (%)",
            Kind.PERCENT,
            18,
            aliases=HEADINGS_OF_CAPAIAN,
            source=_OF_STANDARD,
            as_fraction=True,
            decimals=2,
        ),
        replace(RUMUS, source=Link(TableKey.TABEL_3_1_1_A, Key.RUMUS), hint=""),
        satuan_from(TableKey.TABEL_3_1_1_A, printed_after=Key.INDIKATOR),
        *steps_of(_OF_STANDARD),
    ),
)

TABEL_3_1_5 = TableSpec(
    key=TableKey.TABEL_3_1_5,
    sheet="Tabel 3.1.5",
    sheet_aliases=("Tabel Efisiensi", "Efisiensi", "Tabel 3.1.5 Efisiensi"),
    title="Tabel 3.1.5 Efisiensi Penggunaan Sumber Daya Tahun {tahun}",
    instruction="Tidak perlu diisi: penyerapan dari Tabel 2.3.1 dan 3.1.1.b menurut cara di Pengaturan.",
    label=Key.INDIKATOR,
    required=False,
    rows=30,
    lists=Listed.INDICATORS,
    analysis="efisiensi penggunaan sumber daya",
    known_by=(
        (Key.SASARAN, Key.CAPAIAN, Key.PENYERAPAN, Key.EFISIENSI),
        (Key.INDIKATOR, Key.CAPAIAN, Key.PENYERAPAN, Key.EFISIENSI),
    ),
    columns=(
        numbering(Key.INDIKATOR),
        replace(SASARAN, source=Link(TableKey.TABEL_3_1_1_A, Key.SASARAN), hint=""),
        replace(INDIKATOR_SASARAN, source=Link(TableKey.TABEL_3_1_1_A, Key.INDIKATOR), hint=""),
        Column(
            Key.CAPAIAN,
            "CAPAIAN KINERJA %",
            Kind.PERCENT,
            14,
            aliases=(
                *HEADINGS_OF_CAPAIAN,
                *(f"Rata-rata {each}" for each in HEADINGS_OF_CAPAIAN),
                *(f"Kinerja {each}" for each in HEADINGS_OF_CAPAIAN),
                *(
                    "% Rata-rata Capaian Kinerja",
                    "Rata-rata Capaian Kinerja Sasaran",
                    "Capaian Kinerja Sasaran (%)",
                ),
            ),
            source=Link(TableKey.TABEL_3_1_1_A, Key.CAPAIAN),
            as_fraction=True,
            decimals=2,
            fact=facts.CAPAIAN,
            year=RelativeYear.THIS,
        ),
        Column(
            Key.PENYERAPAN,
            "REALISASI PENYERAPAN ANGGARAN ATAS INDIKATOR SASARAN %",
            Kind.PERCENT,
            22,
            aliases=(
                *(f"{each}{unit}" for each in _ABSORPTIONS for unit in ("", " (%)")),
                *(f"{share} {each}" for each in _ABSORPTIONS for share in ("%", "Persentase", "Tingkat")),
                *(f"{of} {each}" for each in HEADINGS_OF_CAPAIAN for of in ("Anggaran", "Keuangan")),
            ),
            source=Absorption(Key.SASARAN, Key.INDIKATOR, TableKey.TABEL_2_3_1),
            filled=False,  # E04 says what can be computed
            as_fraction=True,
            decimals=2,
        ),
        Column(
            Key.EFISIENSI,
            "TINGKAT EFISIENSI",
            Kind.PERCENT,
            14,
            aliases=(
                *("Tingkat Efisiensi (%)", "Efisiensi", "% Tingkat Efisiensi", "Efisiensi (%)", "% Efisiensi"),
                *("Persentase Efisiensi", "Persentase Efisiensi (%)", "Nilai Efisiensi", "Rasio Efisiensi"),
            ),
            source=Efficiency(Key.CAPAIAN, Key.PENYERAPAN, Key.SASARAN, Key.INDIKATOR),
            decimals=2,
        ),
    ),
)

REALISASI_BELANJA = TableSpec(
    key=TableKey.REALISASI_BELANJA,
    sheet="Realisasi Belanja",
    title="Realisasi Anggaran menurut Jenis Belanja Tahun {tahun}",
    instruction="Boleh dikosongkan. Kalau dipakai, cukup isi REALISASI.",
    label=Key.URAIAN,
    required=False,
    total=True,
    budget=Key.ANGGARAN,
    spending=Key.REALISASI,
    rows=15,
    columns=(
        Column(
            Key.URAIAN,
            "URAIAN",
            Kind.TEXT,
            46,
            aliases=("Jenis Belanja", "Belanja", "Uraian Belanja"),
            source=Link(TableKey.TABEL_2_3, Key.URAIAN),
        ),
        Column(
            Key.ANGGARAN,
            "ANGGARAN",
            Kind.RUPIAH,
            21,
            aliases=("Anggaran (Rp)", "Pagu", "Pagu Anggaran", "Target"),
            sums=True,
            source=Link(TableKey.TABEL_2_3, Key.TARGET),
        ),
        Column(
            Key.REALISASI,
            "REALISASI",
            Kind.RUPIAH,
            21,
            aliases=("Realisasi (Rp)", "Realisasi Keuangan"),
            sums=True,
            hint="Rupiah penuh, angka saja tanpa Rp dan tanpa titik",
        ),
        Column(
            Key.CAPAIAN,
            "CAPAIAN (%)",
            Kind.PERCENT,
            12,
            aliases=("Capaian", "%", "(%)", "Persen", "Persentase"),
            source=Percent(Figure(Key.REALISASI), Figure(Key.ANGGARAN)),
            decimals=2,
        ),
    ),
)
