"""What to do, as other programs read it."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from lkjip_xl.files.refusal import Unreadable
from lkjip_xl.report.place import Place
from lkjip_xl.rules.findings import CheckResult, Finding, Fix, Problem, Severity
from lkjip_xl.show.advice_json import advice_objects, way_object
from lkjip_xl.show.findings_json import render_json
from lkjip_xl.text.ways import (
    Action,
    AskColumn,
    CheckFile,
    ChooseSheet,
    ChooseSkpd,
    ChooseStage,
    Field,
    GiveRenstra,
    GiveYear,
    RaiseLimit,
    RenewTemplate,
    Way,
)

USAGE = (Path(__file__).parents[2] / "docs" / "usage.md").read_text(encoding="utf-8")
WAYS: list[tuple[Way, dict[str, Any]]] = [
    (Action.BUILD_FINAL, {"do": "build_final"}),
    (ChooseStage("perubahan"), {"do": "choose_stage", "stage": "perubahan"}),
    (ChooseSkpd("7.01"), {"do": "choose_skpd", "skpd": "7.01"}),
    (ChooseSheet("LRA"), {"do": "choose_sheet", "sheet": "LRA"}),
    (GiveYear(), {"do": "give_year", "year": None}),
    (GiveYear(2024), {"do": "give_year", "year": 2024}),
    (GiveRenstra(2021, 2026), {"do": "give_renstra", "first": 2021, "last": 2026}),
    (AskColumn("UNIT"), {"do": "ask_column", "column": "UNIT"}),
    (CheckFile("a.xlsx"), {"do": "check", "file": "a.xlsx"}),
    (Field.FILL_FROM, {"do": "say", "what": "fill_from"}),
    (RaiseLimit("baris", 20000), {"do": "raise_limit", "limit": "baris", "to": 20000}),
    (RenewTemplate(rows=80), {"do": "renew_template", "indicators": None, "rows": 80, "column": None}),
]


@pytest.mark.parametrize(("way", "expected"), WAYS)
def test_a_way_is_its_name_and_what_it_is_given(way: Way, expected: dict[str, Any]) -> None:
    assert way_object(way) == expected


@pytest.mark.parametrize(
    "do", ["type", *(way_object(way)["do"] for way in (*(each for each, _ in WAYS), *Action))]
)
def test_every_thing_to_do_is_documented(do: str) -> None:
    assert f"`{do}`" in USAGE


def test_a_finding_has_cells_to_type_into_and_the_ways_of_its_words_beside_its_sentence() -> None:
    here, there = Place("Tabel 2.7", 7, 9), Place("Tabel 3.1.1.b", 22, 7)
    problem = Problem(
        here,
        "Pagu berbeda.",
        hint=("Samakan, atau pakai ", ChooseStage("murni"), "; lihat ", Action.EXPLAIN, "."),
        fixes=(
            (Fix(there, Decimal(385220368)), Fix(here, "")),
            (Fix(here, Decimal("12.5")),),
        ),
    )
    (file,) = json.loads(
        render_json([CheckResult("a.xlsx", findings=(Finding("K01", Severity.ERROR, problem),))])
    )["files"]
    (found,) = file["findings"]
    assert found["hint"] == "Samakan, atau pakai --tahapan murni; lihat lkjip-xl explain KODE."
    assert found["advice"] == [
        {
            "do": "type",
            "cells": [
                {"sheet": "Tabel 3.1.1.b", "cell": "G22", "value": 385220368},
                {"sheet": "Tabel 2.7", "cell": "I7", "value": ""},
            ],
        },
        {"do": "type", "cells": [{"sheet": "Tabel 2.7", "cell": "I7", "value": 12.5}]},
        {"do": "choose_stage", "stage": "murni"},
        {"do": "explain"},
    ]
    assert found["fixes"][1] == [{"cell": "I7", "value": 12.5}]


def test_a_refused_file_has_the_ways_of_its_words() -> None:
    refused = Unreadable("Lembar terlalu besar.", ("Hapus baris kosong, atau ", RaiseLimit("baris", 20000), "."))
    (file,) = json.loads(render_json([CheckResult("a.xlsx", unreadable=refused)]))["files"]
    assert file["unreadable"] == {
        "reason": "Lembar terlalu besar.",
        "hint": "Hapus baris kosong, atau --batas baris=20000.",
        "advice": [{"do": "raise_limit", "limit": "baris", "to": 20000}],
    }


def test_words_alone_are_no_data_and_a_way_named_twice_is_one() -> None:
    assert advice_objects("Tanyakan kepada bagian keuangan.") == []
    assert advice_objects((Action.CHECK, " lalu ", Action.CHECK)) == [{"do": "check"}]
