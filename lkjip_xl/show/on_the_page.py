"""The ways of an advice as the page in a browser has them: its buttons, fields and parts, by their labels."""

from __future__ import annotations

from typing import assert_never

from lkjip_xl.text.ways import (
    Action,
    AskColumn,
    CheckFile,
    ChooseSheet,
    ChooseSkpd,
    ChooseStage,
    Field,
    Filled,
    GiveRenstra,
    GiveYear,
    RaiseLimit,
    RenewTemplate,
    Way,
)

_TEMPLATE, _FINANCE, _OTHER = "bagian “Buat templat”", "bagian “Cocokkan keuangan”", "bagian “Pilihan lain”"
_WORDS: dict[Way, str] = {
    Action.ADD_MONTHS: f"pilihan “Jumlahkan semua bulan” di {_TEMPLATE} atau {_FINANCE}",
    Action.NAME_OUTPUT: "tombol “Unduh”",
    Action.REPLACE_OUTPUT: "tombol “Unduh”",
    Action.GIVE_LAST_YEAR: f"isian “Laporan tahun lalu” di {_OTHER}",
    Action.CHECK: "tombol “Pilih berkas”",
    Action.BUILD: "tombol “Buku kerja jadi”",
    Action.BUILD_FINAL: "tombol “Buku kerja jadi”",
    Action.EXPLAIN: "“Tentang” dan kodenya di bawah temuannya, di halaman “Periksa LKjIP”",
    Action.RECONCILE: _FINANCE,
    Action.RECONCILE_FILE: _FINANCE,
    Action.NEW_TEMPLATE: _TEMPLATE,
    Action.TEMPLATE_FROM_FILE: f"isian “Isi dari berkas” di {_TEMPLATE}",
    Action.NEXT_TEMPLATE: f"isian “Mulai dari laporan tahun lalu” di {_TEMPLATE}",
    Field.FILL_FROM: "isian “Isi dari berkas”",
    Field.BEGIN_WITH: "isian “Mulai dari laporan tahun lalu”",
    Field.RENEW: "isian “Perbarui buku kerja lama”",
    Field.PICK: "isian “Templat dengan pilihan”",
    Field.NAME_AGENCY: "isian “Nama instansi”",
    Field.NAME_GOVERNMENT: "isian “Pemerintah daerah”",
    Field.ROUNDING: "isian “Selisih pembulatan”",
}


def label(way: Way) -> str:
    """What is pressed or filled to go a way."""
    match way:
        case Action() | Field():
            return _WORDS[way]
        case RaiseLimit(name, limit):
            return f"{name}={limit} di isian “Batas”, {_OTHER}"
        case RenewTemplate():
            return f"{_WORDS[Field.RENEW]} di {_TEMPLATE}{_what_it_holds(way)}"
        case CheckFile():
            return "lepaskan berkasnya di bagian “Periksa”"
        case AskColumn(name):
            return f"{name} di bagian “Kolom yang jarang perlu”"
        case _:
            field, value = _field(way)
            return f"isian “{field}”" if value is None else f"“{value}” di isian “{field}”"


def _field(way: Filled) -> tuple[str, str | None]:
    """The field in which something is said, and what is said."""
    match way:
        case ChooseStage(stage):
            return "Tahapan", stage
        case ChooseSkpd(skpd):
            return "SKPD", skpd
        case ChooseSheet(name):
            return "Lembar", name
        case GiveYear(year):
            return "Tahun", None if year is None else str(year)
        case GiveRenstra():
            return "Renstra", way.years
        case _:
            assert_never(way)


def _what_it_holds(renewal: RenewTemplate) -> str:
    """What the new template must have room for."""
    asked = {"Baris indikator": renewal.indicators, "Baris anggaran": renewal.rows, "kolom": renewal.column}
    told = ", ".join(f"{field} {value}" for field, value in asked.items() if value is not None)
    return f" ({told})" if told else ""
