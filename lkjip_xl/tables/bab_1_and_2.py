"""The tables of Bab I and Bab II: who and what the agency has, what it planned, and its budget."""

from __future__ import annotations

from dataclasses import replace

from lkjip_xl.tables import facts
from lkjip_xl.tables.calculation import Across, Figure, Minus, Parts, Percent, Tallied, Tally, Total
from lkjip_xl.tables.facts import RelativeYear
from lkjip_xl.tables.keys import Key, TableKey
from lkjip_xl.tables.levels import Level
from lkjip_xl.tables.shared_columns import (
    FORMULA,
    HEADINGS_OF_TARGET,
    HELPER_HEADING,
    INDIKATOR_SASARAN,
    JENIS,
    KODE,
    SASARAN,
    SATUAN,
    TARGET_OF_EACH_YEAR,
    TUJUAN,
    UNIT,
    numbering,
)
from lkjip_xl.tables.sources import Link, Lookup
from lkjip_xl.tables.spec import Column, Kind, Listed, Presence, ShareRow, TableSpec, Tree

_SCHOOLING = (
    (Key.S3, "S3", ("S-3", "Strata 3"), False),
    (Key.S2, "S2", ("S-2", "Strata 2"), True),
    (Key.S1, "S1", ("S-1", "Strata 1", "S1/D4", "S1/D-IV", "S1/DIV", "S-1/D-IV", "D-IV/S1", "D4/S1"), True),
    (Key.D4, "D4", ("D-4", "D-IV", "DIV"), False),
    (Key.D3, "D3", ("D-3", "D-III", "DIII", "Diploma III"), True),
    (Key.D2, "D2", ("D-2", "D-II", "DII"), False),
    (Key.D1, "D1", ("D-1", "D-I", "DI"), False),
    (
        Key.SLTA,
        "SLTA",
        ("SMA", "SMA/SMK", "SLTA/Sederajat", "SMA/Sederajat", "SLTA/SMK", "SMA/SMK/Sederajat"),
        True,
    ),
    (Key.SLTP, "SLTP", ("SMP", "SLTP/Sederajat", "SMP/Sederajat"), True),
    (Key.SD, "SD", ("SD/Sederajat",), True),
)


def _tally(key: str, heading: str, kind: Kind, what: Tally) -> Column:
    """A column that nobody sees, for the penyerapan of Tabel 3.1.5 and the sasaran of Tabel 2.1."""
    calc = Tallied(what, TableKey.TABEL_3_1_1_B)
    return Column(key, heading, kind, 12, presence=Presence.HELPER, filled=False, source=calc)


TABEL_1_4 = TableSpec(
    key=TableKey.TABEL_1_4,
    sheet="Tabel 1.4",
    title="Tabel 1.4 Pegawai menurut Unit Kerja dan Pendidikan Tahun {tahun}",
    instruction="Tulis jumlah orang; 0 kalau tidak ada. Jumlah dan persennya dihitung otomatis.",
    label=Key.URAIAN,
    required=False,
    total=True,
    share_row=ShareRow("%", Key.JUMLAH),
    rows=30,
    columns=(
        numbering(Key.URAIAN),
        Column(
            Key.URAIAN,
            "URAIAN",
            Kind.TEXT,
            45,
            aliases=("Unit Kerja", "Jabatan", "Bidang", "Uraian/Unit Kerja", "Unit Organisasi", "Bagian/Bidang"),
            hint="Unit kerja atau jabatan",
        ),
        *(
            Column(
                key,
                heading,
                Kind.NUMBER,
                9,
                aliases=aliases,
                presence=Presence.OPTIONAL,
                sums=True,
                asked_as="" if offered else heading,
                hint="Jumlah orang, angka saja; 0 kalau tidak ada",
            )
            for key, heading, aliases, offered in _SCHOOLING
        ),
        Column(
            Key.JUMLAH,
            "JUMLAH",
            Kind.NUMBER,
            10,
            aliases=("Total", "Jumlah Pegawai", "Jumlah (orang)", "Jumlah Orang", "Total Pegawai", "Jumlah Total"),
            sums=True,
            source=Across(tuple(key for key, *_ in _SCHOOLING)),
        ),
    ),
)

TABEL_1_5 = TableSpec(
    key=TableKey.TABEL_1_5,
    sheet="Tabel 1.5",
    title="Tabel 1.5 Sarana dan Prasarana Tahun {tahun}",
    instruction="Nama kelompok ditulis dengan HURUF BESAR, tanpa jumlah; barangnya di bawahnya.",
    label=Key.AKUN,
    required=False,
    groups=True,
    rows=100,
    columns=(
        Column(
            Key.AKUN,
            "AKUN",
            Kind.TEXT,
            60,
            aliases=("Nama Barang", "Uraian", "Jenis Barang", "Sarana dan Prasarana"),
            hint="Nama barang, atau nama kelompok dengan HURUF BESAR",
        ),
        Column(
            Key.JUMLAH,
            "JUMLAH BARANG",
            Kind.QUANTITY,
            18,
            aliases=("Jumlah", "Jumlah/Satuan", "Volume"),
            hint="Angka dengan satuannya, misalnya 6 unit; tanda - kalau tidak ada",
        ),
    ),
)

TABEL_2_1 = TableSpec(
    key=TableKey.TABEL_2_1,
    sheet="Tabel 2.1",
    title="Tabel 2.1 Sasaran, Program, Kegiatan, dan Sub Kegiatan Tahun {tahun}",
    instruction="Tidak perlu diisi: tersusun otomatis dari Tabel 2.7 dan Tabel 2.3.1.",
    label=Key.KEGIATAN,
    lists=Listed.BUDGET,
    required=False,
    columns=(
        Column(
            Key.SASARAN,
            "SASARAN",
            Kind.TEXT,
            46,
            aliases=("Sasaran Strategis",),
            filled=False,
            carried=True,
            source=Lookup(TableKey.TABEL_2_3_1, Key.SASARAN, by=Key.PROGRAM),
        ),
        Column(
            Key.PROGRAM,
            "PROGRAM",
            Kind.TEXT,
            46,
            filled=False,
            carried=True,
            source=Link(TableKey.TABEL_2_7, Key.NAMA, (Level.PROGRAM,)),
        ),
        Column(
            Key.KEGIATAN,
            "KEGIATAN/SUB KEGIATAN",
            Kind.TEXT,
            60,
            aliases=("Kegiatan", "Kegiatan dan Sub Kegiatan", "Sub Kegiatan"),
            filled=False,
            source=Link(TableKey.TABEL_2_7, Key.NAMA, (Level.KEGIATAN, Level.SUB_KEGIATAN)),
        ),
        replace(UNIT, source=Link(TableKey.TABEL_2_7, Key.UNIT, tuple(Level)), hint=""),
        _tally(Key.SASARAN_DI_BAWAH, f"{HELPER_HEADING}SASARAN DI BAWAH", Kind.TEXT, Tally.AIMS_BELOW),
        _tally(
            Key.SASARAN_SUB_KEGIATAN, f"{HELPER_HEADING}SASARAN SUB KEGIATAN", Kind.TEXT, Tally.AIMS_OF_KEGIATAN
        ),
    ),
)

TABEL_2_2_SASARAN = TableSpec(
    key=TableKey.TABEL_2_2_SASARAN,
    sheet="Tabel 2.2 Sasaran",
    sheet_aliases=("Tabel 2.2 Renstra", "Tabel 2.2 Sasaran dan Indikator", "Tabel 2.2 Indikator Sasaran"),
    title="Tabel 2.2 Sasaran, Indikator, dan Target Renstra",
    instruction="Isi sasaran, indikatornya, satuan, dan target tiap tahun. Tabel sasaran lain mengikutinya.",
    label=Key.INDIKATOR,
    rows=30,
    lists=Listed.INDICATORS,
    columns=(
        replace(
            TUJUAN,
            presence=Presence.OPTIONAL,
            filled=False,
            asked_as="TUJUAN",
            hint="Boleh kosong. Tujuan sasaran ini, seperti di Tabel 2.2 Tujuan",
        ),
        SASARAN,
        INDIKATOR_SASARAN,
        FORMULA,
        replace(SATUAN, presence=Presence.OPTIONAL, filled=False),
        replace(TARGET_OF_EACH_YEAR, fact=facts.TARGET_RENSTRA),
    ),
)

# How the target of an agreement is headed beside that of the changed one.
_BEFORE_CHANGES = ("Target Murni", "Target Awal", "Target Induk", "Target PK Murni", "Target Sebelum Perubahan")

TABEL_2_2_PERJANJIAN_KINERJA = TableSpec(
    key=TableKey.TABEL_2_2_PERJANJIAN_KINERJA,
    sheet="Tabel 2.2 Perjanjian Kinerja",
    sheet_aliases=("Tabel 2.2 PK", "Tabel 2.2 PK Sasaran", "Perjanjian Kinerja"),
    title="Tabel 2.2 Perjanjian Kinerja Tahun {tahun}: Sasaran",
    instruction="Mengikuti Tabel 2.2 Sasaran. Ketik targetnya hanya kalau di Perjanjian Kinerja lain.",
    label=Key.INDIKATOR,
    rows=30,
    lists=Listed.INDICATORS,
    columns=(
        replace(SASARAN, source=Link(TableKey.TABEL_2_2_SASARAN, Key.SASARAN), hint=""),
        replace(INDIKATOR_SASARAN, source=Link(TableKey.TABEL_2_2_SASARAN, Key.INDIKATOR), hint=""),
        replace(SATUAN, source=Link(TableKey.TABEL_2_2_SASARAN, Key.SATUAN), hint=""),
        Column(
            Key.TARGET,
            "TARGET",
            Kind.QUANTITY,
            14,
            aliases=(*HEADINGS_OF_TARGET, *_BEFORE_CHANGES),
            headings_with_year=("Target", *HEADINGS_OF_TARGET, *_BEFORE_CHANGES),
            fact=facts.TARGET_PK,
            year=RelativeYear.THIS,
            source=Link(TableKey.TABEL_2_2_SASARAN, Key.TARGET, year=RelativeYear.THIS),
        ),
        Column(
            Key.TARGET_PERUBAHAN,
            "PK PERUBAHAN",
            Kind.QUANTITY,
            14,
            aliases=(
                *("Target PK Perubahan", "Target Perubahan", "Target PK Revisi", "PK Revisi"),
                *("Target Perjanjian Kinerja Perubahan", "Perjanjian Kinerja Perubahan"),
            ),
            presence=Presence.OPTIONAL,
            filled=False,
            asked_as="PK PERUBAHAN",
            fact=facts.TARGET_PK_PERUBAHAN,
            year=RelativeYear.THIS,
            hint="Boleh kosong. Target di Perjanjian Kinerja Perubahan; kalau diisi, capaian dihitung terhadapnya",
        ),
    ),
)

TABEL_2_2_PK_PROGRAM = TableSpec(
    key=TableKey.TABEL_2_2_PK_PROGRAM,
    sheet="Tabel 2.2 PK Program",
    sheet_aliases=("Perjanjian Kinerja Program", "PK Program", "Tabel 2.2 Program"),
    title="Tabel 2.2 Perjanjian Kinerja Tahun {tahun}: Program",
    instruction="Pilih program dan indikatornya; target mengikuti Tabel 2.7. Isi satuannya.",
    label=Key.PROGRAM,
    required=False,
    rows=30,
    lists=Listed.INDICATORS,
    columns=(
        Column(
            Key.PROGRAM,
            "PROGRAM",
            Kind.TEXT,
            46,
            carried=True,
            chosen_from=Link(TableKey.TABEL_2_7, Key.NAMA),
            hint="Pilih dari daftar, atau tulis seperti di DPA",
        ),
        replace(UNIT, hint="Boleh kosong: program itu di semua unit bersama. Berlaku sampai unit berikutnya"),
        Column(
            Key.INDIKATOR,
            "INDIKATOR PROGRAM",
            Kind.TEXT,
            46,
            aliases=("Indikator", "Indikator Kinerja", "Indikator Kinerja Program"),
            chosen_from=Link(TableKey.TABEL_2_7, Key.INDIKATOR),
            hint="Pilih dari daftar, atau tulis indikator kinerja program",
        ),
        SATUAN,
        Column(
            Key.TARGET,
            "TARGET",
            Kind.QUANTITY,
            14,
            aliases=("Target {tahun}",),
            hint="Mengikuti Tabel 2.7; ketik hanya kalau di Perjanjian Kinerja lain",
            source=Lookup(TableKey.TABEL_2_7, Key.TARGET, by=Key.PROGRAM, line=Key.INDIKATOR),
        ),
        Column(
            Key.REALISASI,
            "REALISASI",
            Kind.QUANTITY,
            14,
            aliases=("Realisasi {tahun}", "Realisasi Kinerja"),
            presence=Presence.OPTIONAL,
            filled=False,
            source=Lookup(TableKey.TABEL_3_1_1_B, Key.REALISASI_KINERJA, by=Key.PROGRAM, line=Key.INDIKATOR),
        ),
        Column(
            Key.CAPAIAN,
            "CAPAIAN (%)",
            Kind.PERCENT,
            12,
            aliases=("Capaian", "Capaian Kinerja (%)", "%"),
            presence=Presence.OPTIONAL,
            filled=False,
            source=Lookup(TableKey.TABEL_3_1_1_B, Key.CAPAIAN_KINERJA, by=Key.PROGRAM, line=Key.INDIKATOR),
            decimals=2,
        ),
    ),
)

TABEL_2_3 = TableSpec(
    key=TableKey.TABEL_2_3,
    sheet="Tabel 2.3",
    title="Tabel 2.3 Anggaran Belanja Tahun {tahun}",
    instruction="Isi jenis belanja dan anggarannya. Jumlah dan persentase dihitung otomatis.",
    label=Key.URAIAN,
    required=False,
    total=True,
    budget=Key.TARGET,
    rows=15,
    columns=(
        Column(
            Key.URAIAN,
            "URAIAN",
            Kind.TEXT,
            46,
            aliases=("Jenis Belanja", "Belanja", "Uraian Belanja"),
            hint="Misalnya Belanja Operasi, Belanja Modal",
        ),
        Column(
            Key.TARGET,
            "TARGET",
            Kind.RUPIAH,
            21,
            aliases=("Anggaran", "Anggaran (Rp)", "Pagu", "Pagu Anggaran", "Target (Rp)"),
            sums=True,
            hint="Rupiah penuh, angka saja tanpa Rp dan tanpa titik",
        ),
        Column(
            Key.PERSENTASE,
            "PERSENTASE",
            Kind.PERCENT,
            14,
            aliases=("%", "(%)", "Persen", "Persentase (%)"),
            source=Percent(Figure(Key.TARGET), Total(Key.TARGET)),
            as_fraction=True,
            decimals=2,
        ),
    ),
)

TABEL_2_3_1 = TableSpec(
    key=TableKey.TABEL_2_3_1,
    sheet="Tabel 2.3.1",
    title="Tabel 2.3.1 Anggaran per Sasaran dan Program Tahun {tahun}",
    instruction="Isi sasaran dan program, kegiatan, atau sub kegiatannya. ANGGARAN diambil dari Tabel 2.7.",
    label=Key.PROGRAM,
    required=False,
    budget=Key.ANGGARAN,
    part="program",
    rows=30,
    lists=Listed.INDICATORS,
    columns=(
        numbering(Key.SASARAN),
        replace(
            SASARAN,
            fact=None,
            chosen_from=Link(TableKey.TABEL_2_2_SASARAN, Key.SASARAN),
            hint="Pilih dari daftar; cukup di baris pertamanya",
        ),
        replace(
            INDIKATOR_SASARAN,
            fact=None,
            presence=Presence.OPTIONAL,
            filled=False,
            asked_as="INDIKATOR",
            carried=True,
            hint="Boleh kosong. Indikator sasaran yang didanai",
        ),
        replace(KODE, asked_as="KODE", hint="Boleh kosong. Kode baris Tabel 2.7 yang dimaksud"),
        Column(
            Key.PROGRAM,
            "PROGRAM",
            Kind.TEXT,
            60,
            aliases=("Program/Kegiatan/Sub Kegiatan", "Program/Kegiatan", "Program, Kegiatan, dan Sub Kegiatan"),
            chosen_from=Link(TableKey.TABEL_2_7, Key.NAMA),
            hint="Pilih dari daftar: program, kegiatan, atau sub kegiatan di Tabel 2.7",
        ),
        # Not carried: a row without it means all units together.
        replace(
            UNIT, carried=False, hint="Boleh kosong: baris itu di semua unit bersama. Unit seperti di Tabel 2.7"
        ),
        Column(
            Key.BAGIAN,
            "BAGIAN (%)",
            Kind.PERCENT,
            12,
            aliases=("Bagian", "Porsi (%)", "Porsi"),
            presence=Presence.OPTIONAL,
            filled=False,
            asked_as="BAGIAN",
            as_fraction=True,
            lasting=True,
            hint="Boleh kosong. Bagian anggaran baris ini untuk sasaran ini, misalnya 60%",
        ),
        Column(
            Key.ANGGARAN,
            "ANGGARAN",
            Kind.RUPIAH,
            21,
            aliases=("Anggaran (Rp)", "Pagu", "Pagu Anggaran", "Jumlah Anggaran"),
            sums=True,
            filled=False,  # K05 says what should stand there
            source=Lookup(TableKey.TABEL_2_7, Key.PAGU, by=Key.PROGRAM),
        ),
        Column(
            Key.PERSENTASE,
            "PERSENTASE",
            Kind.PERCENT,
            14,
            aliases=("%", "(%)", "Persen", "Persentase (%)"),
            source=Percent(Figure(Key.ANGGARAN), Total(Key.PAGU, TableKey.TABEL_2_7)),
            as_fraction=True,
            decimals=2,
        ),
        _tally(Key.UNTUK_SASARAN, f"{HELPER_HEADING}SASARAN", Kind.TEXT, Tally.AIM),
        _tally(Key.TERSERAP, f"{HELPER_HEADING}PEMBILANG PENYERAPAN", Kind.NUMBER, Tally.SPENT),
        _tally(Key.TERSEDIA, f"{HELPER_HEADING}PENYEBUT PENYERAPAN", Kind.NUMBER, Tally.PAGU),
        _tally(Key.SEMUA_SASARAN, f"{HELPER_HEADING}SEMUA SASARAN", Kind.TEXT, Tally.AIMS),
        *(
            replace(_tally(key, heading, Kind.NUMBER, what), asked_as=UNIT.asked_as)
            for key, heading, what in (
                (Key.PAGU_UNIT, f"{HELPER_HEADING}PAGU SEMUA UNIT", Tally.PAGU_OF_UNITS),
                (Key.REALISASI_UNIT, f"{HELPER_HEADING}REALISASI SEMUA UNIT", Tally.SPENT_BY_UNITS),
            )
        ),
        *(
            _tally(key, f"{HELPER_HEADING}{what.value.upper()}", Kind.NUMBER, what)
            for key, what in (
                (Key.NILAI_OUTPUT_SASARAN, Tally.WORTH_OF_OUTPUTS),
                (Key.REALISASI_OUTPUT_SASARAN, Tally.SPENT_ON_OUTPUTS),
            )
        ),
    ),
)

TABEL_2_7 = TableSpec(
    key=TableKey.TABEL_2_7,
    sheet="Tabel 2.7",
    title="Tabel 2.7 Program, Kegiatan, dan Sub Kegiatan Tahun {tahun}",
    instruction="Isi satu baris untuk tiap program, kegiatan, dan sub kegiatan, berurutan seperti di DPA.",
    label=Key.NAMA,
    lists=Listed.BUDGET,
    tree=Tree(level=Key.JENIS, code=Key.KODE, name=Key.NAMA, amount=Key.PAGU, unit=Key.UNIT),
    total=True,
    part="program",
    budget=Key.PAGU,
    columns=(
        JENIS,
        KODE,
        Column(
            Key.NAMA,
            "PROGRAM/KEGIATAN/SUB KEGIATAN",
            Kind.TEXT,
            46,
            aliases=("Program", "Program/Kegiatan", "Uraian", "Program, Kegiatan, dan Sub Kegiatan"),
            hint="Nama seperti di DPA",
        ),
        UNIT,
        Column(
            Key.INDIKATOR,
            "INDIKATOR PROGRAM/KEGIATAN/SUB KEGIATAN",
            Kind.TEXT,
            46,
            aliases=("Indikator", "Indikator Kinerja", "Indikator Program/Kegiatan"),
            hint="Indikator kinerja baris ini",
            per_indicator=True,
        ),
        Column(
            Key.TARGET,
            "TARGET",
            Kind.QUANTITY,
            14,
            aliases=("Target Kinerja",),
            hint="Angka, boleh dengan satuannya, misalnya 2 dokumen, 54 orang, 100%",
            per_indicator=True,
        ),
        Column(
            Key.PAGU_MURNI,
            "PAGU MURNI",
            Kind.RUPIAH,
            19,
            aliases=(
                "Pagu Awal",
                "Anggaran Murni",
                "Anggaran Awal",
                "Pagu Sebelum Perubahan",
                "Anggaran Sebelum Perubahan",
                "Pagu Murni (Rp)",
            ),
            presence=Presence.OPTIONAL,
            filled=False,
            sums=True,
            asked_as="PAGU MURNI",
            hint="Rupiah penuh, sebelum perubahan; angka saja tanpa Rp dan tanpa titik",
        ),
        Column(
            Key.PAGU,
            "PAGU ANGGARAN",
            Kind.RUPIAH,
            19,
            aliases=(
                "Pagu",
                "Pagu Anggaran (Rp)",
                "Anggaran",
                "Anggaran (Rp)",
                "Alokasi Anggaran",
                "Pagu Perubahan",
                "Anggaran Perubahan",
                "Pagu Setelah Perubahan",
                "Anggaran Setelah Perubahan",
            ),
            heading_beside=(Key.PAGU_MURNI, "PAGU PERUBAHAN"),
            sums=True,
            hint="Rupiah penuh, angka saja tanpa Rp dan tanpa titik",
        ),
        Column(
            Key.PERUBAHAN_PAGU,
            "BERTAMBAH/(BERKURANG)",
            Kind.RUPIAH,
            19,
            aliases=("Bertambah/Berkurang (Rp)", "Perubahan Pagu"),
            presence=Presence.OPTIONAL,
            filled=False,
            asked_as="PAGU MURNI",
            source=Minus(Figure(Key.PAGU), Figure(Key.PAGU_MURNI)),
        ),
        Column(
            Key.SELISIH,
            "SELISIH DENGAN RINCIAN",
            Kind.RUPIAH,
            19,
            presence=Presence.HELPER,
            filled=False,
            source=Minus(Figure(Key.PAGU), Parts(Key.PAGU)),
        ),
    ),
)
