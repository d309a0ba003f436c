"""Sheets in which staff say what the checks must know: accepted findings, and rows that are the same elsewhere."""

from __future__ import annotations

from lkjip_xl.tables.sources import Link
from lkjip_xl.tables.spec import Column, Kind, Presence, TableSpec

PENGECUALIAN = TableSpec(
    key="pengecualian",
    lasts=False,  # what was accepted last year may be a mistake this year
    sheet="Pengecualian",
    title="Pengecualian yang Disetujui",
    instruction="Temuan yang sudah diperiksa dan memang benar demikian. Tanpa alasan, pengecualian tidak berlaku.",
    label="baris",
    required=False,
    part_of_report=False,
    rows=40,
    columns=(
        Column("aturan", "ATURAN", Kind.TEXT, 10, filled=False, hint="Kode aturan, misalnya W03"),
        Column("lembar", "LEMBAR", Kind.TEXT, 16, filled=False, hint="Nama lembar, misalnya Tabel 3.1.1.b"),
        Column(
            "baris",
            "BARIS",
            Kind.TEXT,
            46,
            filled=False,
            aliases=("Nama Baris",),
            hint="Nama atau kode barisnya, bukan nomor baris Excel",
        ),
        Column(
            "kolom",
            "KOLOM",
            Kind.TEXT,
            24,
            filled=False,
            presence=Presence.OPTIONAL,
            hint="Judul kolom; kosong berarti semua kolom",
        ),
        Column(
            "angka",
            "ANGKA",
            Kind.TEXT,
            34,
            filled=False,
            presence=Presence.OPTIONAL,
            hint="Angka yang disetujui: tertulis → seharusnya; salin dari lembar Temuan",
        ),
        Column("alasan", "ALASAN", Kind.TEXT, 46, filled=False, hint="Mengapa temuan ini dapat diterima"),
        Column(
            "disetujui",
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
    key="pemetaan",
    sheet="Pemetaan",
    title="Pemetaan Baris LKjIP ke Berkas Keuangan",
    instruction="Hanya untuk reconcile: pasangan baris yang kode dan namanya tidak sama. Boleh kosong.",
    label="di_lkjip",
    required=False,
    part_of_report=False,
    rows=20,
    columns=(
        Column(
            "di_lkjip",
            "DI LKJIP",
            Kind.TEXT,
            60,
            filled=False,
            chosen_from=Link("tabel_2_7", "nama"),
            hint="Pilih dari daftar, atau tulis nama atau kode baris di Tabel 2.7",
        ),
        Column(
            "di_sipd",
            "DI BERKAS KEUANGAN",
            Kind.TEXT,
            60,
            aliases=("DI SIPD",),
            filled=False,
            hint="Nama atau kode baris di berkas keuangan",
        ),
        Column(
            "alasan",
            "ALASAN",
            Kind.TEXT,
            46,
            filled=False,
            presence=Presence.OPTIONAL,
            hint="Mengapa keduanya sama, misalnya ganti nomenklatur",
        ),
    ),
)
