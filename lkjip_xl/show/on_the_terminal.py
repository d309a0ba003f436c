"""The ways of an advice as the command line has them: nothing else below ``cli/`` knows the name of an option."""

from __future__ import annotations

from typing import assert_never

from lkjip_xl.files.refusal import Unreadable
from lkjip_xl.text.sentences import as_argument
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

_TYPED = {
    Action.ADD_MONTHS: "--bulanan",
    Action.NAME_OUTPUT: "-o",
    Action.REPLACE_OUTPUT: "--timpa",
    Action.MARK_CELLS: "--annotate",
    Action.GIVE_LAST_YEAR: "--tahun-lalu",
    Action.CHECK: "lkjip-xl check",
    Action.BUILD: "lkjip-xl build",
    Action.BUILD_FINAL: "lkjip-xl build tanpa --draft",
    Action.EXPLAIN: "lkjip-xl explain",
    Action.RECONCILE: "lkjip-xl reconcile",
    Action.RECONCILE_FILE: "lkjip-xl reconcile LKJIP BERKAS",
    Action.NEW_TEMPLATE: "lkjip-xl template",
    Action.TEMPLATE_FROM_FILE: "lkjip-xl template --dari BERKAS",
    Action.NEXT_TEMPLATE: "lkjip-xl template --lanjut",
}


def worded(advice: Advice) -> str:
    """What to do, with what is to be typed behind a command, or as one."""
    return "".join(each if isinstance(each, str) else typed(each) for each in passages(advice))


def refusal(unreadable: Unreadable) -> str:
    """Why a file could not be read, and what to do: two sentences."""
    return f"{unreadable.reason} {worded(unreadable.hint)}"


def typed(way: Way) -> str:
    """What is typed to go a way."""
    match way:
        case Action():
            return _TYPED[way]
        case ChooseStage(stage):
            return f"--tahapan {as_argument(stage)}"
        case ChooseSkpd(skpd):
            return f"--skpd {as_argument(skpd)}"
        case ChooseSheet(name):
            return f"--lembar {as_argument(name)}"
        case GiveYear(year):
            return "--tahun" if year is None else f"--tahun {year}"
        case RaiseLimit(name, limit):
            return f"--batas {name}={limit}"
        case RenewTemplate():
            return f"lkjip-xl template --perbarui NAMABERKAS.xlsx{_what_it_holds(way)}"
        case _:
            assert_never(way)


def _what_it_holds(renewal: RenewTemplate) -> str:
    """What the new template must have room for."""
    asked = {"--indikator": renewal.indicators, "--baris": renewal.rows, "--kolom": renewal.column}
    return "".join(f" {option} {value}" for option, value in asked.items() if value is not None)
