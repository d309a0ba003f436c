"""Columns that several tables have."""

from __future__ import annotations

from dataclasses import replace

from lkjip_xl.methods.capaian import Rumus
from lkjip_xl.methods.grades import CHOICES
from lkjip_xl.tables import facts
from lkjip_xl.tables.calculation import Capaian, CapaianStep, Step
from lkjip_xl.tables.facts import RelativeYear
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.levels import Level
from lkjip_xl.tables.sources import Link, RowNumber
from lkjip_xl.tables.spec import Column, Kind, Presence

JENIS_CHOICES = tuple(level.label for level in Level)

JENIS = Column(
    Key.JENIS,
    "JENIS",
    Kind.LEVEL,
    13,
    aliases=("Jenis Baris", "Tingkat", "Level"),
    presence=Presence.OPTIONAL,
    filled=False,
    choices=JENIS_CHOICES,
    hint="Pilih Program, Kegiatan, atau Sub Kegiatan",
)
KODE = Column(
    Key.KODE,
    "KODE",
    Kind.CODE,
    17,
    aliases=("Kode Rekening", "Kode SIPD", "Kode Program/Kegiatan/Sub Kegiatan"),
    presence=Presence.OPTIONAL,
    filled=False,
    hint="Boleh kosong. Kode SIPD, misalnya 8.01.01.2.06.0005",
)
UNIT = Column(
    Key.UNIT,
    "UNIT",
    Kind.TEXT,
    19,
    aliases=(
        "Sub Unit",
        "Unit Kerja",
        "Unit Organisasi",
        "Sub SKPD",
        "Unit SKPD",
        "Kelurahan",
        "UPTD",
        "Puskesmas",
    ),
    presence=Presence.OPTIONAL,
    filled=False,
    carried=True,
    asked_as="UNIT",
    hint="Boleh kosong. Kelurahan, UPTD, atau puskesmas; berlaku untuk baris di bawahnya sampai unit berikutnya",
)
TUJUAN = Column(Key.TUJUAN, "TUJUAN", Kind.TEXT, 46, aliases=("Tujuan Strategis", "Tujuan Renstra"), carried=True)
SASARAN = Column(
    Key.SASARAN,
    "SASARAN",
    Kind.TEXT,
    46,
    aliases=(
        *("Sasaran Strategis", "Sasaran Perangkat Daerah", "Sasaran Kinerja", "Sasaran Renstra"),
        *("Sasaran Strategis Perangkat Daerah", "Sasaran OPD", "Sasaran Strategis OPD"),
    ),
    carried=True,
    fact=facts.SASARAN,
    hint="Cukup ditulis di baris pertamanya",
)
INDIKATOR_SASARAN = Column(
    Key.INDIKATOR,
    "INDIKATOR SASARAN",
    Kind.TEXT,
    46,
    aliases=(
        *("Indikator", "Indikator Kinerja", "Indikator Kinerja Utama", "Indikator Sasaran Strategis"),
        *("Indikator Kinerja Utama (IKU)", "IKU", "Indikator Kinerja Sasaran", "Indikator Kinerja Strategis"),
        "Indikator Kinerja Sasaran Strategis",
    ),
    fact=facts.INDIKATOR,
    hint="Indikator sasaran seperti di Renstra",
)
FORMULA = Column(
    Key.FORMULA,
    "FORMULA/ RUMUS CARA PENGUKURAN INDIKATOR SASARAN",
    Kind.TEXT,
    36,
    aliases=(
        *("Formula", "Formula/ Rumus Cara Pengukuran", "Formulasi", "Formula Pengukuran", "Formulasi Perhitungan"),
        *("Formula Perhitungan", "Rumus Perhitungan", "Cara Perhitungan", "Cara Pengukuran"),
    ),
    presence=Presence.OPTIONAL,
    filled=False,
    hint="Boleh kosong",
)
RUMUS = Column(
    Key.RUMUS,
    "RUMUS CAPAIAN",
    Kind.CHOICE,
    22,
    aliases=("Rumus", "Polaritas", "Rumus Capaian (R = Realisasi, T = Target)"),
    presence=Presence.OPTIONAL,
    filled=False,
    choices=(*(each.value for each in Rumus), *(each.name for each in CHOICES)),
    more_choices=True,
    hint="R = realisasi, T = target. Kosong berarti makin tinggi makin baik. Untuk predikat: tangganya",
)
SATUAN = Column(
    Key.SATUAN,
    "SATUAN",
    Kind.UNIT,
    14,
    aliases=("Satuan Indikator",),
    hint="Misalnya Persen, Dokumen, Orang, Nilai",
)


# How offices head the capaian of an indicator, its category, and the target and realisasi beside it.
HEADINGS_OF_CAPAIAN = (
    *("Capaian", "Capaian (%)", "%", "% Capaian", "Tingkat Capaian", "Tingkat Capaian (%)", "% Tingkat Capaian"),
    *("Capaian Kinerja", "Capaian Kinerja (%)", "% Capaian Kinerja", "Persentase Capaian Kinerja"),
    *("Persentase Capaian Kinerja (%)", "Persentase Capaian", "Persentase Capaian (%)", "Persentase"),
    *("Persentase (%)", "Persen"),
)
HEADINGS_OF_KATEGORI = (
    *("Predikat", "Kategori Capaian", "Kriteria", "Kriteria Penilaian", "Predikat Kinerja", "Kategori Kinerja"),
    *("Kriteria Penilaian Realisasi Kinerja", "Predikat Capaian", "Kriteria Capaian", "Kualifikasi"),
)
HEADINGS_OF_TARGET = ("Target Kinerja", "Target PK", "Target Perjanjian Kinerja", "Target Tahunan")
HEADINGS_OF_REALISASI = ("Realisasi Kinerja",)


# In each year of the Renstra.
TARGET_OF_EACH_YEAR = Column(
    Key.TARGET,
    "{tahun_renstra}",
    Kind.QUANTITY,
    11,
    aliases=("Target {tahun_renstra}", "Target Tahun {tahun_renstra}", "Target Renstra {tahun_renstra}"),
    year=RelativeYear.EACH,
    lasting=True,
    hint="Angka saja, misalnya 80; tanda - kalau belum ada target",
)
HELPER_HEADING = "BANTU: "
"""With what the heading of a column begins that nobody sees: other formulas read it, and no rule does."""

_STEPS = {
    Step.TEXT_OF_REALISASI: Key.BANTU_TULISAN_REALISASI,
    Step.TEXT_OF_TARGET: Key.BANTU_TULISAN_TARGET,
    Step.REALISASI: Key.BANTU_REALISASI,
    Step.TARGET: Key.BANTU_TARGET,
}
_STEPS_OF_LAST_YEAR = {
    Step.TEXT_OF_REALISASI: Key.BANTU_TULISAN_REALISASI_LALU,
    Step.TEXT_OF_TARGET: Key.BANTU_TULISAN_TARGET_LALU,
    Step.REALISASI: Key.BANTU_REALISASI_LALU,
    Step.TARGET: Key.BANTU_TARGET_LALU,
}


def steps_of(calc: Capaian, *, last_year: bool = False) -> tuple[Column, ...]:
    """The columns that nobody sees beside a capaian, by which its formula reads; ``last_year``: of that."""
    keys, words = (_STEPS_OF_LAST_YEAR, " TAHUN LALU") if last_year else (_STEPS, "")
    return tuple(
        Column(
            key,
            f"{HELPER_HEADING}{step.value.upper()}{words}",
            Kind.TEXT,
            12,
            presence=Presence.HELPER,
            filled=False,
            source=CapaianStep(step, calc),
        )
        for step, key in keys.items()
    )


def satuan_from(table: str, printed_after: str) -> Column:
    """The unit of an indicator as another table has it: at the right of the template, where nobody types."""
    return replace(
        SATUAN,
        source=Link(table, SATUAN.key),
        presence=Presence.OPTIONAL,
        filled=False,
        printed_after=printed_after,
        hint="",
    )


def numbering(counts: str, width: float = 6) -> Column:
    """The running number of the rows that have something in a column."""
    return Column(
        Key.NO,
        "NO",
        Kind.NUMBERING,
        width,
        aliases=("Nomor", "No. Urut"),
        presence=Presence.OPTIONAL,
        filled=False,
        source=RowNumber(counts),
    )
