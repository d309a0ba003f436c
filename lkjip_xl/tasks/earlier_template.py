"""The template that was written before from the same sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_xl.files.kinds import digest_of
from lkjip_xl.files.limits import Limits
from lkjip_xl.files.whole_file import shown
from lkjip_xl.tables import ASAL_DATA
from lkjip_xl.tasks.renewal import what_changed
from lkjip_xl.tasks.telling import During, Told, WrongWish, reading
from lkjip_xl.text.ways import Field
from lkjip_xl.text.words import printable

if TYPE_CHECKING:
    from lkjip_xl.books.template.sources.origin import NamedFile
    from lkjip_xl.books.template.sources.picks import Picks
    from lkjip_xl.books.template.template import Filling
    from lkjip_xl.reader.workbook import Grid

_LENGTH_OF_MARK = 16


@dataclass(frozen=True, slots=True)
class EarlierTemplate:
    """A template that was written before: its sheets, what stands in it, and what somebody chose there.

    ``told`` are lines about what of it has no place in a template.
    """

    grids: Sequence[Grid]
    filling: Filling
    picks: Picks
    told: tuple[Told, ...]


def named_files(paths: Sequence[Path]) -> list[NamedFile]:
    """The sources by their names, each with what stands for its content."""
    from lkjip_xl.books.template.sources.origin import NamedFile

    return [NamedFile(printable(shown(path)), _mark_of(path)) for path in paths]


def _mark_of(path: Path) -> str:
    try:
        return digest_of(path.read_bytes()).hex()[:_LENGTH_OF_MARK]
    except OSError:
        return ""  # whoever reads it says why


def read_earlier(file: Path, sources: Sequence[NamedFile], limits: Limits, during: During) -> EarlierTemplate:
    """The template.

    Raises:
        FileRefused: if it cannot be read.
        WrongWish: if it was written from other sources, or these have changed.

    """
    from lkjip_xl.books.template.renewal.renewal import renewed
    from lkjip_xl.books.template.sources.picks import picks_in
    from lkjip_xl.reader.report import report_of
    from lkjip_xl.reader.workbook import read_grids

    with reading(file, during):
        grids = read_grids(file, limits)
        report = report_of(grids)
    picks = picks_in(grids)
    if picks is None:
        raise WrongWish(
            (
                f"{shown(file)} tidak memuat lembar {ASAL_DATA}. Pakai templat yang ditulis dengan ",
                Field.FILL_FROM,
                ".",
            )
        )
    changed = [each.name for each, mark in zip(sources, picks.marks, strict=False) if each.mark != mark]
    if changed or len(sources) != len(picks.marks):
        which: tuple[str | Field, ...] = (changed[0],) if changed else ("Jumlah berkas ", Field.FILL_FROM)
        raise WrongWish(
            (
                *which,
                f" lain daripada saat {shown(file)} ditulis. Sebutkan sumber yang sama dengan urutan yang sama, ",
                "atau tulis templat baru tanpa ",
                Field.PICK,
                ".",
            )
        )
    found = renewed(report, grids)
    return EarlierTemplate(grids, found.filling, picks, tuple(what_changed(found)))
