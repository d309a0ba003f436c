"""``lkjip-xl check --watch``: checks again whenever a workbook is saved, for whoever has Excel open beside it."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import typer

from lkjip_xl.check.assessment import assess
from lkjip_xl.cli.last_year import refuse_other_report
from lkjip_xl.cli.screen import paint, say, width
from lkjip_xl.cli.streams import is_read
from lkjip_xl.files.find import find_workbooks
from lkjip_xl.files.limits import Limits
from lkjip_xl.report.last_year import EarlierFiles
from lkjip_xl.rules.findings import CheckResult
from lkjip_xl.show.changes import changes, render_changes
from lkjip_xl.show.terminal import render_text
from lkjip_xl.text.words import printable

_WAITING = "Menunggu. Simpan buku kerja di Excel; hasilnya tampil di sini. Berhenti: Ctrl+C."
# While Excel saves, a file is there in part, or not at all, for a moment.
_TRIES, _BETWEEN_SECONDS = 10, 0.3
# Folders on a network tell nobody that a file was saved: they are looked at.
_LOOK_SECONDS = 1.0
# When a file was written, its size, and its number on the disk.
_Mark = tuple[int, int, int]


@dataclass(slots=True)
class _Watched:
    """The workbooks that are watched: what was said of each last, and what the file was like before that."""

    paths: Sequence[Path]
    limits: Limits
    earlier: EarlierFiles | None
    strict: bool
    monthly: bool = False
    found: dict[Path, CheckResult] = field(default_factory=dict)
    named: frozenset[Path] | None = None
    _seen: dict[Path, _Mark] = field(default_factory=dict)

    def saved(self) -> Iterator[Path]:
        """The workbooks that were saved since they were looked at, however their folder came there."""
        found = find_workbooks(self.paths)
        self.named = found.named
        for file in found.files:
            mark = _mark(file)
            if mark is not None and mark != self._seen.get(file):
                yield file

    def look(self, file: Path, *, patient: bool) -> CheckResult:
        """What check says of a file; a patient look waits until whoever writes it is done."""
        for attempt in range(_TRIES if patient else 1):
            if attempt:
                time.sleep(_BETWEEN_SECONDS)
            # Before it is read: what is saved meanwhile is seen at the next look.
            mark = _mark(file)
            result = assess(file, self.limits, self.earlier, self.named, monthly=self.monthly).result
            if result.unreadable is None:
                break
        if mark is not None:
            self._seen[file] = mark
        self.found[file] = result
        return result


def watch(
    paths: Sequence[Path],
    limits: Limits,
    earlier: EarlierFiles | None,
    *,
    strict: bool,
    monthly: bool = False,
) -> list[CheckResult]:
    """Check the workbooks, and again each that is saved, until the user ends it; what was found last."""
    watched, workbooks = _Watched(paths, limits, earlier, strict, monthly), find_workbooks(paths)
    watched.named = workbooks.named
    for file in workbooks.files:
        result = watched.look(file, patient=False)
        refuse_other_report(result, earlier)
        typer.echo(render_text(result, width(), paint(), strict=strict))
        typer.echo()
    say(_WAITING)
    with contextlib.suppress(KeyboardInterrupt):  # how the user ends it
        while is_read():
            for file in watched.saved():
                _tell(watched, file)
            time.sleep(_LOOK_SECONDS)
    return list(watched.found.values())


def _tell(watched: _Watched, file: Path) -> None:
    """Check a workbook that was saved, and say what has changed."""
    before, after = watched.found.get(file), watched.look(file, patient=True)
    typer.echo(f"\n{_now()}  {printable(file.name)}\n")
    if before is None or before.unreadable or after.unreadable:
        typer.echo(render_text(after, width(), paint(), strict=watched.strict))
    else:
        typer.echo(render_changes(changes(before, after), after, width(), paint(), strict=watched.strict))


def _mark(file: Path) -> _Mark | None:
    """What tells a file that was saved from what it was; None where it is not there."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _now() -> str:
    return datetime.now().astimezone().strftime("%H.%M.%S")
