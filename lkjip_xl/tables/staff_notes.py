"""Sheets in which staff say what the checks must know: accepted findings, and rows that are the same elsewhere."""

from __future__ import annotations

from lkjip_xl.tables.keys import Key, TableKey
from lkjip_xl.tables.sources import Link
from lkjip_xl.tables.spec import Column, Kind, Presence, TableSpec

PENGECUALIAN = TableSpec(
    key=TableKey.PENGECUALIAN,
    lasts=False,  # what was accepted last year may be a mistake this year
    sheet="Pengecualian",
    title="Pengecualian yang Disetujui",
    instruction="Temuan yang sudah diperiksa dan memang benar demikian. Tanpa alasan, pengecualian tidak berlaku.",
    label=Key.BARIS,
    required=False,
    part_of_report=False,
    rows=33,
    columns=(
        Column(Key.ATURAN, "ATURAN", Kind.TEXT, 10, filled=False, hint="Kode aturan, misalnya W03"),
        Column(Key.LEMBAR, "LEMBAR", Kind.TEXT, 16, filled=False, hint="Nama lembar, misalnya Tabel 3.1.1.b"),
        Column(
            Key.BARIS,
            "BARIS",
            Kind.TEXT,
            46,
            filled=False,
            aliases=("Nama Baris",),
            hint="Nama atau kode barisnya, bukan nomor baris Excel",
        ),
        Column(
            Key.KOLOM,
            "KOLOM",
            Kind.TEXT,
            24,
            filled=False,
            presence=Presence.OPTIONAL,
            hint="Judul kolom; kosong berarti semua kolom",
        ),
        Column(
            Key.ANGKA,
            "ANGKA",
            Kind.TEXT,
            34,
            filled=False,
            presence=Presence.OPTIONAL,
            hint="Angka yang disetujui: tertulis → seharusnya; salin dari lembar Temuan",
        ),
        Column(Key.ALASAN, "ALASAN", Kind.TEXT, 46, filled=False, hint="Mengapa temuan ini dapat diterima"),
        Column(
            Key.DISETUJUI,
            "DISETUJUI OLEH",
            Kind.TEXT,
            24,
            filled=False,
            presence=Presence.OPTIONAL,
            hint="Jabatan yang menyetujui",
        ),
    ),
)

PEMETAAN = TableSpec(
    key=TableKey.PEMETAAN,
    sheet="Pemetaan",
    title="Pemetaan Baris LKjIP ke Berkas Keuangan",
    instruction="Hanya untuk pencocokan dengan keuangan: pasangan baris yang kode dan namanya lain. Boleh kosong.",
    label=Key.DI_LKJIP,
    required=False,
    part_of_report=False,
    rows=20,
    columns=(
        Column(
            Key.DI_LKJIP,
            "DI LKJIP",
            Kind.TEXT,
            60,
            filled=False,
            chosen_from=Link(TableKey.TABEL_2_7, Key.NAMA),
            hint="Pilih dari daftar, atau tulis nama atau kode baris di Tabel 2.7",
        ),
        Column(
            Key.DI_SIPD,
            "DI BERKAS KEUANGAN",
            Kind.TEXT,
            60,
            aliases=("DI SIPD",),
            filled=False,
            hint="Nama atau kode baris di berkas keuangan",
        ),
        Column(
            Key.ALASAN,
            "ALASAN",
            Kind.TEXT,
            46,
            filled=False,
            presence=Presence.OPTIONAL,
            hint="Mengapa keduanya sama, misalnya ganti nomenklatur",
        ),
    ),
)
