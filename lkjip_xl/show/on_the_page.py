"""The ways of an advice as the page in a browser has them: its buttons, fields and parts, by their labels."""

from __future__ import annotations

from typing import assert_never

from lkjip_xl.files.refusal import Unreadable
from lkjip_xl.text.ways import (
    Action,
    Advice,
    ChooseSheet,
    ChooseSkpd,
    ChooseStage,
    GiveYear,
    RaiseLimit,
    RenewTemplate,
    Way,
    passages,
)

_TEMPLATE, _FINANCE = "bagian “Buat templat”", "bagian “Cocokkan keuangan”"
_WORDS = {
    Action.ADD_MONTHS: f"pilihan “Jumlahkan semua bulan” di {_FINANCE}",
    Action.NAME_OUTPUT: "tombol “Unduh”",
    Action.REPLACE_OUTPUT: "tombol “Unduh”",
    Action.MARK_CELLS: "tombol “Salinan bertanda”",
    Action.GIVE_LAST_YEAR: "kolom “Laporan tahun lalu”",
    Action.CHECK: "tombol “Pilih berkas”",
    Action.BUILD: "tombol “Buku kerja jadi”",
    Action.BUILD_FINAL: "tombol “Buku kerja jadi”",
    Action.EXPLAIN: "daftar aturan dari pengelola program",
    Action.RECONCILE: _FINANCE,
    Action.RECONCILE_FILE: _FINANCE,
    Action.NEW_TEMPLATE: _TEMPLATE,
    Action.TEMPLATE_FROM_FILE: _TEMPLATE,
    Action.NEXT_TEMPLATE: _TEMPLATE,
}


def worded(advice: Advice) -> str:
    """What to do, with the button to press or the field to fill."""
    return "".join(each if isinstance(each, str) else label(each) for each in passages(advice))


def refusal(unreadable: Unreadable) -> str:
    """Why a file could not be read, and what to do: two sentences."""
    return f"{unreadable.reason} {worded(unreadable.hint)}"


def label(way: Way) -> str:
    """What is pressed or filled to go a way."""
    match way:
        case Action():
            return _WORDS[way]
        case ChooseStage(stage):
            return f"“{stage}” di kolom Tahapan, {_FINANCE}"
        case ChooseSkpd(skpd):
            return f"“{skpd}” di kolom SKPD, {_FINANCE}"
        case ChooseSheet(name):
            return f"“{name}” di kolom Lembar, {_FINANCE}"
        case GiveYear(year):
            return f"kolom Tahun, {_TEMPLATE}" if year is None else f"{year} di kolom Tahun, {_TEMPLATE}"
        case RaiseLimit(name, limit):
            return f"{name}={limit} di kolom “Batas”"
        case RenewTemplate():
            return f"{_TEMPLATE}{_what_it_holds(way)}"
        case _:
            assert_never(way)


def _what_it_holds(renewal: RenewTemplate) -> str:
    """What the new template must have room for."""
    asked = {"indikator": renewal.indicators, "baris": renewal.rows, "kolom": renewal.column}
    told = ", ".join(f"{field} {value}" for field, value in asked.items() if value is not None)
    return f" ({told})" if told else ""
