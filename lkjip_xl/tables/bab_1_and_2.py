"""The tables of Bab I and Bab II: who and what the agency has, what it planned, and its budget."""

from __future__ import annotations

from dataclasses import replace

from lkjip_xl.tables import facts
from lkjip_xl.tables.calculation import Across, Figure, Minus, Parts, Percent, Tallied, Tally, Total
from lkjip_xl.tables.facts import RelativeYear
from lkjip_xl.tables.shared_columns import (
    FORMULA,
    INDIKATOR_SASARAN,
    JENIS,
    KODE,
    SASARAN,
    SATUAN,
    TUJUAN,
    UNIT,
    numbering,
)
from lkjip_xl.tables.spec import Column, Kind, Level, Link, Listed, Lookup, Presence, ShareRow, TableSpec, Tree

_SCHOOLING = (
    ("s3", "S3", ("S-3", "Strata 3"), False),
    ("s2", "S2", ("S-2", "Strata 2"), True),
    ("s1", "S1", ("S-1", "Strata 1", "S1/D4"), True),
    ("d4", "D4", ("D-4", "D-IV", "DIV"), False),
    ("d3", "D3", ("D-3", "D-III", "DIII"), True),
    ("d2", "D2", ("D-2", "D-II", "DII"), False),
    ("d1", "D1", ("D-1", "D-I", "DI"), False),
    ("slta", "SLTA", ("SMA", "SMA/SMK", "SLTA/Sederajat", "SMA/Sederajat"), True),
    ("sltp", "SLTP", ("SMP", "SLTP/Sederajat", "SMP/Sederajat"), True),
    ("sd", "SD", ("SD/Sederajat",), True),
)


def _tally(key: str, heading: str, kind: Kind, what: Tally) -> Column:
    """A column of Tabel 2.3.1 that nobody sees, for the penyerapan of Tabel 3.1.5."""
    calc = Tallied(what, "tabel_3_1_1_b")
    return Column(key, heading, kind, 12, presence=Presence.HELPER, filled=False, calc=calc)


TABEL_1_4 = TableSpec(
    key="tabel_1_4",
    sheet="Tabel 1.4",
    title="Tabel 1.4 Pegawai menurut Unit Kerja dan Pendidikan Tahun {tahun}",
    instruction="Tulis jumlah orang; 0 kalau tidak ada. Jumlah dan persennya dihitung sendiri.",
    label="uraian",
    required=False,
    total=True,
    share_row=ShareRow("%", "jumlah"),
    rows=30,
    columns=(
        numbering("uraian"),
        Column(
            "uraian",
            "URAIAN",
            Kind.TEXT,
            46,
            aliases=("Unit Kerja", "Jabatan", "Bidang", "Uraian/Unit Kerja"),
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
            "jumlah",
            "JUMLAH",
            Kind.NUMBER,
            10,
            aliases=("Total", "Jumlah Pegawai"),
            sums=True,
            calc=Across(tuple(key for key, *_ in _SCHOOLING)),
        ),
    ),
)

TABEL_1_5 = TableSpec(
    key="tabel_1_5",
    sheet="Tabel 1.5",
    title="Tabel 1.5 Sarana dan Prasarana Tahun {tahun}",
    instruction="Nama kelompok ditulis dengan HURUF BESAR, tanpa jumlah; barangnya di bawahnya.",
    label="akun",
    required=False,
    groups=True,
    rows=100,
    columns=(
        Column(
            "akun",
            "AKUN",
            Kind.TEXT,
            60,
            aliases=("Nama Barang", "Uraian", "Jenis Barang", "Sarana dan Prasarana"),
            hint="Nama barang, atau nama kelompok dengan HURUF BESAR",
        ),
        Column(
            "jumlah",
            "JUMLAH BARANG",
            Kind.QUANTITY,
            18,
            aliases=("Jumlah", "Jumlah/Satuan", "Volume"),
            hint="Angka dengan satuannya, misalnya 6 unit; tanda - kalau tidak ada",
        ),
    ),
)

TABEL_2_1 = TableSpec(
    key="tabel_2_1",
    sheet="Tabel 2.1",
    title="Tabel 2.1 Sasaran, Program, Kegiatan, dan Sub Kegiatan Tahun {tahun}",
    instruction="Tidak perlu diisi: tersusun sendiri dari Tabel 2.7 dan Tabel 2.3.1.",
    label="kegiatan",
    lists=Listed.BUDGET,
    required=False,
    columns=(
        Column(
            "sasaran",
            "SASARAN",
            Kind.TEXT,
            46,
            aliases=("Sasaran Strategis",),
            filled=False,
            carried=True,
            lookup=Lookup("tabel_2_3_1", "sasaran", by="program"),
        ),
        Column(
            "program",
            "PROGRAM",
            Kind.TEXT,
            46,
            filled=False,
            carried=True,
            link=Link("tabel_2_7", "nama", (Level.PROGRAM,)),
        ),
        Column(
            "kegiatan",
            "KEGIATAN/SUB KEGIATAN",
            Kind.TEXT,
            60,
            aliases=("Kegiatan", "Kegiatan dan Sub Kegiatan", "Sub Kegiatan"),
            filled=False,
            link=Link("tabel_2_7", "nama", (Level.KEGIATAN, Level.SUB_KEGIATAN)),
        ),
    ),
)

TABEL_2_2_SASARAN = TableSpec(
    key="tabel_2_2_sasaran",
    sheet="Tabel 2.2 Sasaran",
    sheet_aliases=("Tabel 2.2 Renstra", "Tabel 2.2 Sasaran dan Indikator", "Tabel 2.2 Indikator Sasaran"),
    title="Tabel 2.2 Sasaran, Indikator, dan Target Renstra",
    instruction="Isi sasaran, indikatornya, satuan, dan target tiap tahun. Tabel sasaran lain mengikutinya.",
    label="indikator",
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
        Column(
            "target",
            "{tahun_renstra}",
            Kind.QUANTITY,
            11,
            aliases=("Target {tahun_renstra}", "Target Tahun {tahun_renstra}", "Target Renstra {tahun_renstra}"),
            fact=facts.TARGET_RENSTRA,
            year=RelativeYear.EACH,
            lasting=True,
            hint="Angka saja, misalnya 80; tanda - kalau belum ada target",
        ),
    ),
)

TABEL_2_2_PERJANJIAN_KINERJA = TableSpec(
    key="tabel_2_2_perjanjian_kinerja",
    sheet="Tabel 2.2 Perjanjian Kinerja",
    sheet_aliases=("Tabel 2.2 PK", "Tabel 2.2 PK Sasaran", "Perjanjian Kinerja"),
    title="Tabel 2.2 Perjanjian Kinerja Tahun {tahun}: Sasaran",
    instruction="Mengikuti Tabel 2.2 Sasaran. Ketik targetnya hanya kalau di Perjanjian Kinerja lain.",
    label="indikator",
    rows=30,
    lists=Listed.INDICATORS,
    columns=(
        replace(SASARAN, link=Link("tabel_2_2_sasaran", "sasaran"), hint=""),
        replace(INDIKATOR_SASARAN, link=Link("tabel_2_2_sasaran", "indikator"), hint=""),
        replace(SATUAN, link=Link("tabel_2_2_sasaran", "satuan"), hint=""),
        Column(
            "target",
            "TARGET",
            Kind.QUANTITY,
            14,
            aliases=("Target {tahun}", "Target Kinerja"),
            fact=facts.TARGET_PK,
            year=RelativeYear.THIS,
            link=Link("tabel_2_2_sasaran", "target", year=RelativeYear.THIS),
        ),
        Column(
            "target_perubahan",
            "PK PERUBAHAN",
            Kind.QUANTITY,
            14,
            aliases=(
                "Target PK Perubahan",
                "Target Perubahan",
                "Target PK Revisi",
                "PK Revisi",
                "Target Perjanjian Kinerja Perubahan",
                "Perjanjian Kinerja Perubahan",
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
    key="tabel_2_2_pk_program",
    sheet="Tabel 2.2 PK Program",
    sheet_aliases=("Perjanjian Kinerja Program", "PK Program", "Tabel 2.2 Program"),
    title="Tabel 2.2 Perjanjian Kinerja Tahun {tahun}: Program",
    instruction="Isi program, indikator, satuan, dan target seperti di Perjanjian Kinerja.",
    label="program",
    required=False,
    rows=30,
    lists=Listed.INDICATORS,
    columns=(
        Column("program", "PROGRAM", Kind.TEXT, 46, carried=True, hint="Nama program seperti di DPA"),
        Column(
            "indikator",
            "INDIKATOR PROGRAM",
            Kind.TEXT,
            46,
            aliases=("Indikator", "Indikator Kinerja", "Indikator Kinerja Program"),
            hint="Indikator kinerja program",
        ),
        SATUAN,
        Column(
            "target", "TARGET", Kind.QUANTITY, 14, aliases=("Target {tahun}",), hint="Angka saja, misalnya 100"
        ),
    ),
)

TABEL_2_3 = TableSpec(
    key="tabel_2_3",
    sheet="Tabel 2.3",
    title="Tabel 2.3 Anggaran Belanja Tahun {tahun}",
    instruction="Isi jenis belanja dan anggarannya. Jumlah dan persentase dihitung sendiri.",
    label="uraian",
    required=False,
    total=True,
    budget="target",
    rows=15,
    columns=(
        Column(
            "uraian",
            "URAIAN",
            Kind.TEXT,
            46,
            aliases=("Jenis Belanja", "Belanja", "Uraian Belanja"),
            hint="Misalnya Belanja Operasi, Belanja Modal",
        ),
        Column(
            "target",
            "TARGET",
            Kind.RUPIAH,
            21,
            aliases=("Anggaran", "Anggaran (Rp)", "Pagu", "Pagu Anggaran", "Target (Rp)"),
            sums=True,
            hint="Rupiah penuh, angka saja tanpa Rp dan tanpa titik",
        ),
        Column(
            "persentase",
            "PERSENTASE",
            Kind.PERCENT,
            14,
            aliases=("%", "(%)", "Persen", "Persentase (%)"),
            calc=Percent(Figure("target"), Total("target")),
            as_fraction=True,
            decimals=2,
        ),
    ),
)

TABEL_2_3_1 = TableSpec(
    key="tabel_2_3_1",
    sheet="Tabel 2.3.1",
    title="Tabel 2.3.1 Anggaran per Sasaran dan Program Tahun {tahun}",
    instruction="Isi sasaran dan program, kegiatan, atau sub kegiatannya. ANGGARAN diambil dari Tabel 2.7.",
    label="program",
    required=False,
    budget="anggaran",
    part="program",
    rows=30,
    lists=Listed.INDICATORS,
    columns=(
        numbering("sasaran"),
        replace(SASARAN, fact=None),
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
            "program",
            "PROGRAM",
            Kind.TEXT,
            60,
            aliases=("Program/Kegiatan/Sub Kegiatan", "Program/Kegiatan", "Program, Kegiatan, dan Sub Kegiatan"),
            hint="Nama program, kegiatan, atau sub kegiatan seperti di Tabel 2.7",
        ),
        Column(
            "bagian",
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
            "anggaran",
            "ANGGARAN",
            Kind.RUPIAH,
            21,
            aliases=("Anggaran (Rp)", "Pagu", "Pagu Anggaran", "Jumlah Anggaran"),
            sums=True,
            filled=False,  # K05 says what should stand there
            lookup=Lookup("tabel_2_7", "pagu", by="program"),
        ),
        Column(
            "persentase",
            "PERSENTASE",
            Kind.PERCENT,
            14,
            aliases=("%", "(%)", "Persen", "Persentase (%)"),
            calc=Percent(Figure("anggaran"), Total("pagu", "tabel_2_7")),
            as_fraction=True,
            decimals=2,
        ),
        _tally("untuk_sasaran", "BANTU: SASARAN", Kind.TEXT, Tally.AIM),
        _tally("terserap", "BANTU: PEMBILANG PENYERAPAN", Kind.NUMBER, Tally.SPENT),
        _tally("tersedia", "BANTU: PENYEBUT PENYERAPAN", Kind.NUMBER, Tally.PAGU),
    ),
)

TABEL_2_7 = TableSpec(
    key="tabel_2_7",
    sheet="Tabel 2.7",
    title="Tabel 2.7 Program, Kegiatan, dan Sub Kegiatan Tahun {tahun}",
    instruction="Isi satu baris untuk tiap program, kegiatan, dan sub kegiatan, berurutan seperti di DPA.",
    label="nama",
    lists=Listed.BUDGET,
    tree=Tree(level="jenis", code="kode", name="nama", amount="pagu", unit="unit"),
    total=True,
    part="program",
    budget="pagu",
    columns=(
        JENIS,
        KODE,
        Column(
            "nama",
            "PROGRAM/KEGIATAN/SUB KEGIATAN",
            Kind.TEXT,
            46,
            aliases=("Program", "Program/Kegiatan", "Uraian", "Program, Kegiatan, dan Sub Kegiatan"),
            hint="Nama seperti di DPA",
        ),
        UNIT,
        Column(
            "indikator",
            "INDIKATOR PROGRAM/KEGIATAN/SUB KEGIATAN",
            Kind.TEXT,
            46,
            aliases=("Indikator", "Indikator Kinerja", "Indikator Program/Kegiatan"),
            hint="Indikator kinerja baris ini",
            per_indicator=True,
        ),
        Column(
            "target",
            "TARGET",
            Kind.QUANTITY,
            14,
            aliases=("Target Kinerja",),
            hint="Angka, boleh dengan satuannya, misalnya 2 dokumen, 54 orang, 100%",
            per_indicator=True,
        ),
        Column(
            "pagu_murni",
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
            "pagu",
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
            heading_beside=("pagu_murni", "PAGU PERUBAHAN"),
            sums=True,
            hint="Rupiah penuh, angka saja tanpa Rp dan tanpa titik",
        ),
        Column(
            "perubahan_pagu",
            "BERTAMBAH/(BERKURANG)",
            Kind.RUPIAH,
            19,
            aliases=("Bertambah/Berkurang (Rp)", "Perubahan Pagu"),
            presence=Presence.OPTIONAL,
            filled=False,
            asked_as="PAGU MURNI",
            calc=Minus(Figure("pagu"), Figure("pagu_murni")),
        ),
        Column(
            "selisih",
            "SELISIH DENGAN RINCIAN",
            Kind.RUPIAH,
            19,
            presence=Presence.HELPER,
            filled=False,
            calc=Minus(Figure("pagu"), Parts("pagu")),
        ),
    ),
)
