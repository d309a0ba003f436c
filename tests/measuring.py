"""Which lines of the package the tests run: ``python -m pytest -p tests.measuring``, also on several cores.

Measured by slipcover in each of pytest's processes, from before anything of the package is imported there: lines
are marked once and run at full speed afterwards. Tracing every line takes three times as long.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import slipcover

LEAST = 90.0
"""So many percent of the lines must be run."""

_ROOT = Path(__file__).resolve().parents[1]
_PACKAGE = _ROOT / "lkjip_xl"
_lines = slipcover.Slipcover(source=[str(_PACKAGE)], exclude_also=[r"if TYPE_CHECKING:", r"\.\.\.$"])
slipcover.ImportManager(_lines, slipcover.FileMatcher(sources=[_PACKAGE])).__enter__()
_of_processes: list[dict[str, Any]] = []


def pytest_testnodedown(node: Any) -> None:
    """Take over what a process has measured that ends."""
    if measured := getattr(node, "workeroutput", {}).get("measured"):
        _of_processes.append(json.loads(measured))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand on what was measured here; where all of it is known, too little is a failure."""
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["measured"] = json.dumps(_lines.get_coverage())
    elif not session.config.option.collectonly and _percent() < LEAST:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many lines were run, and where most were not."""
    files = _whole()["files"]
    missed = sorted(files, key=lambda name: -len(files[name]["missing_lines"]))[:15]
    for name in missed:
        lines = files[name]["missing_lines"]
        terminalreporter.write_line(f"{len(lines):5} lines not run  {name}: {lines[:12]}")
    terminalreporter.write_line(f"lines run: {_percent():.2f}% of {len(files)} files; at least {LEAST}%")


def _whole() -> dict[str, Any]:
    first, *others = _of_processes or [json.loads(json.dumps(_lines.get_coverage()))]
    for other in others:
        slipcover.merge_coverage(first, other)
    _of_processes[:] = [first]
    return first


def _percent() -> float:
    return float(_whole()["summary"]["percent_covered"])
