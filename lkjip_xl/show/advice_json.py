"""What to do about something, as other programs read it: cells to type into, and ways to go, without words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, assert_never

from lkjip_xl.rules.findings import Fix
from lkjip_xl.show.json_values import cell_object, json_value
from lkjip_xl.text.ways import (
    Action,
    Advice,
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
    passages,
)


def advice_objects(advice: Advice, fixes: Iterable[tuple[Fix, ...]] = ()) -> list[dict[str, Any]]:
    """All that may be done: each way to mend cells, then each way that the words name, once and in their order.

    ``do`` says what; it and the keys beside it are a contract. Nothing is said of what only the words can tell.
    """
    named = dict.fromkeys(each for each in passages(advice) if not isinstance(each, str))
    return [*({"do": "type", "cells": [_cell(fix) for fix in way]} for way in fixes), *map(way_object, named)]


def way_object(way: Way) -> dict[str, Any]:
    """A way by its name, with what it is given; null stands where nobody said it."""
    match way:
        case Action():
            return {"do": way.value.replace(" ", "_")}
        case Field():
            return {"do": "say", "what": way.value.replace(" ", "_")}
        case ChooseStage(stage):
            return {"do": "choose_stage", "stage": stage}
        case ChooseSkpd(skpd):
            return {"do": "choose_skpd", "skpd": skpd}
        case ChooseSheet(name):
            return {"do": "choose_sheet", "sheet": name}
        case GiveYear(year):
            return {"do": "give_year", "year": year}
        case GiveRenstra(first, last):
            return {"do": "give_renstra", "first": first, "last": last}
        case _:
            return _of_a_template(way)


def _of_a_template(way: AskColumn | CheckFile | RaiseLimit | RenewTemplate) -> dict[str, Any]:
    """A way to a workbook that has room for more, or that can be read."""
    match way:
        case CheckFile(file):
            return {"do": "check", "file": file}
        case AskColumn(name):
            return {"do": "ask_column", "column": name}
        case RaiseLimit(name, limit):
            return {"do": "raise_limit", "limit": name, "to": limit}
        case RenewTemplate(indicators, rows, column):
            return {"do": "renew_template", "indicators": indicators, "rows": rows, "column": column}
        case _:
            assert_never(way)


def _cell(fix: Fix) -> dict[str, Any]:
    return {"sheet": fix.place.sheet, **cell_object(fix.place), "value": json_value(fix.value)}
