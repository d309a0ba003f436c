"""What a check found, as a file or as text for another program."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_xl.files.find import NamesOfFiles
from lkjip_xl.files.whole_file import whole_file
from lkjip_xl.rules.findings import CheckResult

if TYPE_CHECKING:
    from lkjip_xl.books.old_results import OldFinding
    from lkjip_xl.check.unchecked import Unchecked


class Format(Enum):
    """As what the results of a check can be written."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    HTML = "html"
    XLSX = "xlsx"

    @property
    def suffix(self) -> str:
        """How a file of this kind ends."""
        return ".txt" if self is Format.TEXT else f".{self.value}"


def write_results(
    output: Path,
    results: Iterable[CheckResult],
    files: Sequence[Path],
    wanted: Format,
    old: Sequence[OldFinding] | None = None,
    *,
    strict: bool = False,
    unchecked: Iterable[Unchecked] = (),
) -> None:
    """Write results to a file; ``old`` are the findings of an earlier check, whose notes a workbook carries on.

    ``files`` are all that they are of: in a workbook each is called from the folder on that holds them,
    and those that had no turn are listed there as ``unchecked``.

    Raises:
        CannotWrite: if nothing can be written there.

    """
    if wanted is Format.XLSX:
        from lkjip_xl.books.results import results_book

        names = NamesOfFiles.of(files)
        with results_book(output, old, folder=names.folder, strict=strict) as book:
            for result in results:
                book.add(replace(result, file=names.called(result.file)))
            for each in unchecked:
                book.add_unchecked(names.called(each.file), each.why)
        return
    with whole_file(output) as path:
        text = rendered(list(results), wanted, strict=strict)
        path.write_text(text + "\n", encoding="utf-8", errors="replace")


def rendered(results: Sequence[CheckResult], wanted: Format, *, strict: bool = False) -> str:
    """The results as they go into a file or to another program."""
    match wanted:
        case Format.JSON:
            from lkjip_xl.show.findings_json import render_json

            return render_json(results)
        case Format.CSV:
            from lkjip_xl.show.findings_csv import render_csv

            return render_csv(results)
        case Format.HTML:
            from lkjip_xl.show.html import render_html

            today = date.today()  # noqa: DTZ011 - the day of whoever checks is meant
            return render_html(results, today, strict=strict)
        case _:
            from lkjip_xl.show.terminal import render_text

            return "\n\n".join(render_text(result, strict=strict) for result in results)
