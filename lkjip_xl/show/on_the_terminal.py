"""The ways of an advice as the command line has them: nothing else below ``cli/`` knows the name of an option."""

from __future__ import annotations

from typing import assert_never

from lkjip_xl.text.sentences import as_argument
from lkjip_xl.text.ways import (
    Action,
    AskColumn,
    CheckFile,
    ChooseSheet,
    ChooseSkpd,
    ChooseStage,
    Field,
    Given,
    GiveRenstra,
    GiveYear,
    RaiseLimit,
    RenewTemplate,
    Way,
)

_TYPED: dict[Way, str] = {
    Action.ADD_MONTHS: "--bulanan",
    Action.NAME_OUTPUT: "-o",
    Action.REPLACE_OUTPUT: "--timpa",
    Action.GIVE_LAST_YEAR: "--tahun-lalu",
    Action.CHECK: "lkjip-xl check",
    Action.BUILD: "lkjip-xl build NAMABERKAS.xlsx",
    Action.BUILD_FINAL: "lkjip-xl build tanpa --draft",
    Action.EXPLAIN: "lkjip-xl explain KODE",
    Action.RECONCILE: "lkjip-xl reconcile",
    Action.RECONCILE_FILE: "lkjip-xl reconcile LKJIP BERKAS",
    Action.NEW_TEMPLATE: "lkjip-xl template",
    Action.TEMPLATE_FROM_FILE: "lkjip-xl template --dari BERKAS",
    Action.NEXT_TEMPLATE: "lkjip-xl template --lanjut",
    Field.FILL_FROM: "--dari",
    Field.BEGIN_WITH: "--lanjut",
    Field.RENEW: "--perbarui",
    Field.PICK: "--pilihan",
    Field.NAME_AGENCY: "--instansi",
    Field.NAME_GOVERNMENT: "--pemerintah",
    Field.ROUNDING: "--toleransi",
}


def typed(way: Way) -> str:
    """What is typed to go a way."""
    match way:
        case Action() | Field():
            return _TYPED[way]
        case RaiseLimit(name, limit):
            return f"--batas {name}={limit}"
        case RenewTemplate():
            return f"lkjip-xl template --perbarui NAMABERKAS.xlsx{_what_it_holds(way)}"
        case CheckFile(file):
            return f"lkjip-xl check {file}"
        case _:
            option, value = _option(way)
            return option if value is None else f"{option} {as_argument(value)}"


def _option(way: Given) -> tuple[str, str | None]:
    """The option by which something is said, and what is said."""
    match way:
        case ChooseStage(stage):
            return "--tahapan", stage
        case ChooseSkpd(skpd):
            return "--skpd", skpd
        case ChooseSheet(name):
            return "--lembar", name
        case GiveYear(year):
            return "--tahun", None if year is None else str(year)
        case GiveRenstra():
            return "--renstra", way.years
        case AskColumn(name):
            return "--kolom", name
        case _:
            assert_never(way)


def _what_it_holds(renewal: RenewTemplate) -> str:
    """What the new template must have room for."""
    asked = {"--indikator": renewal.indicators, "--baris": renewal.rows, "--kolom": renewal.column}
    return "".join(f" {option} {value}" for option, value in asked.items() if value is not None)
