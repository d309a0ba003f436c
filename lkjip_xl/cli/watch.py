"""``lkjip-xl check --watch``: checks again whenever a workbook is saved, for whoever has Excel open beside it."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import typer

from lkjip_xl.assessment import assess
from lkjip_xl.changes import changes, render_changes
from lkjip_xl.cli.last_year import refuse_other_report
from lkjip_xl.cli.screen import paint, width
from lkjip_xl.cli.streams import is_read
from lkjip_xl.findings import CheckResult
from lkjip_xl.last_year import EarlierFiles
from lkjip_xl.limits import Limits
from lkjip_xl.render import render_text
from lkjip_xl.workbooks import find_workbooks

_WAITING = "Menunggu. Simpan buku kerja di Excel; hasilnya tampil di sini. Berhenti: Ctrl+C."
# While Excel saves, a file is there in part, or not at all, for a moment.
_TRIES, _BETWEEN_SECONDS = 10, 0.3


def watch(
    paths: Sequence[Path], limits: Limits, earlier: EarlierFiles | None, *, strict: bool
) -> list[CheckResult]:
    """Check the workbooks, and again each that is saved, until the user ends it; what was found last."""
    found: dict[Path, CheckResult] = {}
    for file in find_workbooks(paths).files:
        found[file] = assess(file, limits, earlier).result
        refuse_other_report(found[file], earlier)
        typer.echo(render_text(found[file], width(), paint(), strict=strict))
        typer.echo()
    typer.echo(_WAITING)
    with contextlib.suppress(KeyboardInterrupt):  # how the user ends it
        _check_again(paths, limits, earlier, found, strict=strict)
    return list(found.values())


def _check_again(
    paths: Sequence[Path],
    limits: Limits,
    earlier: EarlierFiles | None,
    found: dict[Path, CheckResult],
    *,
    strict: bool,
) -> None:
    """Check each workbook that is saved, and say what has changed; ends by itself only where nobody reads it."""
    for file in _saved(paths):
        before, after = found.get(file), _when_whole(file, limits, earlier)
        found[file] = after
        typer.echo(f"\n{_now()}  {file.name}\n")
        if before is None or before.unreadable or after.unreadable:
            typer.echo(render_text(after, width(), paint(), strict=strict))
        else:
            typer.echo(render_changes(changes(before, after), after, width(), paint(), strict=strict))
        if not is_read():
            return


def _saved(paths: Sequence[Path]) -> Iterator[Path]:
    """Each workbook that has been saved, as it happens."""
    from watchfiles import watch as watched

    folders = {path if path.is_dir() else path.resolve().parent for path in paths}
    deep = any(path.is_dir() for path in paths)  # whole drives need not be watched for one file
    for happened in watched(*folders, watch_filter=None, recursive=deep):
        touched = {Path(name).resolve() for _, name in happened}
        for file in find_workbooks(paths).files:
            if file.resolve() in touched and file.exists():
                yield file


def _when_whole(file: Path, limits: Limits, earlier: EarlierFiles | None) -> CheckResult:
    """What check says of a file once whoever writes it is done."""
    for attempt in range(_TRIES):
        if attempt:
            time.sleep(_BETWEEN_SECONDS)
        result = assess(file, limits, earlier).result
        if result.unreadable is None:
            break
    return result


def _now() -> str:
    return datetime.now().astimezone().strftime("%H.%M.%S")
