"""The tujuan of the Renstra, with indicators of their own: a table that few agencies report."""

from __future__ import annotations

from dataclasses import replace

from lkjip_xl.tables.calculation import Capaian
from lkjip_xl.tables.facts import RelativeYear
from lkjip_xl.tables.keys import Key, TableKey
from lkjip_xl.tables.shared_columns import RUMUS, SATUAN, TARGET_OF_EACH_YEAR, TUJUAN
from lkjip_xl.tables.sources import ByHand
from lkjip_xl.tables.spec import Column, Kind, Presence, TableSpec

TABEL_2_2_TUJUAN = TableSpec(
    key=TableKey.TABEL_2_2_TUJUAN,
    sheet="Tabel 2.2 Tujuan",
    sheet_aliases=("Tabel 2.2 Tujuan dan Indikator", "Tabel 2.2 Indikator Tujuan"),
    title="Tabel 2.2 Tujuan, Indikator, dan Target Renstra",
    instruction="Isi tujuan, indikatornya, dan target tiap tahun; realisasi tahun ini bila sudah diukur.",
    label=Key.INDIKATOR,
    required=False,
    rows=30,
    asked_as="TUJUAN",
    columns=(
        replace(TUJUAN, hint="Cukup ditulis di baris pertamanya"),
        Column(
            Key.INDIKATOR,
            "INDIKATOR TUJUAN",
            Kind.TEXT,
            46,
            aliases=("Indikator", "Indikator Kinerja", "Indikator Kinerja Tujuan"),
            hint="Indikator tujuan seperti di Renstra",
        ),
        replace(SATUAN, presence=Presence.OPTIONAL, filled=False),
        TARGET_OF_EACH_YEAR,
        Column(
            Key.REALISASI,
            "REALISASI {tahun}",
            Kind.QUANTITY,
            14,
            aliases=("Realisasi",),
            presence=Presence.OPTIONAL,
            filled=False,
            hint="Boleh kosong. Angka saja, dalam satuan targetnya",
        ),
        Column(
            Key.CAPAIAN,
            "CAPAIAN %",
            Kind.PERCENT,
            14,
            aliases=("Capaian", "Capaian (%)", "%", "% Capaian"),
            presence=Presence.OPTIONAL,
            filled=False,
            source=ByHand(Capaian(Key.REALISASI, Key.TARGET, Key.RUMUS, year=RelativeYear.THIS)),
            as_fraction=True,
            hint="Boleh kosong: hasil jadi menghitungnya dari realisasi dan target tahun ini",
        ),
        RUMUS,
    ),
)
