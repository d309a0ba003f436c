"""A check's result as other programs read it: JSON."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from lkjip_xl.files.refusal import Unreadable
from lkjip_xl.rules.findings import CheckResult, Finding, Fix, Severity
from lkjip_xl.show.advice_json import advice_objects
from lkjip_xl.show.json_values import cell_object, json_text, json_value
from lkjip_xl.show.wording import worded


def finding_object(finding: Finding) -> dict[str, Any]:
    """A finding as other programs read it."""
    found = finding.problem
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "sheet": found.place.sheet,
        **cell_object(found.place),
        "row_label": found.row_name or None,
        "message": found.message,
        "expected": json_value(found.expected),
        "actual": json_value(found.actual),
        "difference": json_value(found.shown_difference),
        "hint": worded(found.hint) or None,
        "advice": advice_objects(found.hint, found.fixes),
        "fixes": [[_fix_object(fix, found.place.sheet) for fix in way] for way in found.fixes],
        "related": [place.in_full for place in found.related],
        "waived": finding.waived,
    }


def _fix_object(fix: Fix, sheet: str) -> dict[str, Any]:
    """A cell and what to type into it; a cell of another sheet with that sheet's name, as Excel writes it."""
    return {**cell_object(fix.place, sheet), "value": json_value(fix.value)}


def render_json(results: Iterable[CheckResult]) -> str:
    """One object for a run. Its shape is a contract: other programs read it."""
    return json_text({"files": [_file_object(result) for result in results]})


def _file_object(result: CheckResult) -> dict[str, Any]:
    unreadable = result.unreadable
    return {
        "file": result.file,
        "instansi": result.instansi or None,
        "tahun": result.tahun,
        "summary": {
            **{severity.value: result.count(severity) for severity in Severity},
            "waived": len(result.waived),
        },
        "findings": [finding_object(finding) for finding in result.findings],
        "not_judged": [{"code": each.code, "reason": each.reason} for each in result.not_checked],
        "to_check": [
            {"place": each.place.in_full, "sentence": each.sentence, "reason": each.reason}
            for each in result.to_check
        ],
        **({"last_year": asdict(result.years_compared)} if result.years_compared else {}),
        **({"document": asdict(result.document)} if result.document else {}),
        "unreadable": _refusal_object(unreadable) if unreadable else None,
    }


def _refusal_object(refused: Unreadable) -> dict[str, Any]:
    return {"reason": refused.reason, "hint": worded(refused.hint), "advice": advice_objects(refused.hint)}
