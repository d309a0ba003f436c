"""Writing the finished workbook or the chapters in Word, unless errors stand in the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_xl.check.run import check_report
from lkjip_xl.files.limits import Limits
from lkjip_xl.reader import read_report
from lkjip_xl.report.model import Report
from lkjip_xl.rules.findings import CheckResult, Severity

if TYPE_CHECKING:
    from lkjip_xl.books.finished.finished import Finished


@dataclass(frozen=True, slots=True)
class Judged:
    """A report as it was read, and what was found in it."""

    report: Report
    result: CheckResult

    def errors_in_the_way(self, *, draft: bool) -> int:
        """How many errors must be mended first; a draft is written whatever there is."""
        return 0 if draft else self.result.count(Severity.ERROR)


def read_and_judged(file: Path, limits: Limits) -> Judged:
    """A template workbook, read and checked.

    Raises:
        UnreadableFile: if it cannot be read.

    """
    report = read_report(file, limits)
    return Judged(report, check_report(report, str(file)))


def name_of_finished(file: Path, *, draft: bool) -> str:
    """What the finished workbook of a file is called."""
    return f"{file.stem}_{'draf' if draft else 'selesai'}.xlsx"


def write_workbook(target: Path, judged: Judged, *, draft: bool) -> tuple[str, ...]:
    """Write the finished workbook; says what whoever hands it in should know of it.

    Raises:
        CannotWrite: if nothing can be written there.

    """
    from lkjip_xl.books.finished.finished import write_finished

    written = write_finished(target, judged.report, judged.result, draft=draft)
    return tuple(_told(written, judged.report))


def write_chapters(target: Path, judged: Judged, *, draft: bool) -> tuple[str, ...]:
    """Write the chapters in Word; says what is not in them.

    Raises:
        CannotWrite: if nothing can be written there.

    """
    from lkjip_xl.books.document.chapters import write_document

    write_document(target, judged.report, judged.result, draft=draft)
    return ("Isinya tabel, kalimat, grafik Renstra, dan metode; Ringkasan dan Temuan ada di buku kerja jadi.",)


def _told(written: Finished, report: Report) -> Iterator[str]:
    from lkjip_xl.figures.recompute import Recomputed
    from lkjip_xl.figures.typed_penyerapan import typed_absorptions

    if written.findings:
        also = f"; {written.of_print} di antaranya hanya tentang hasil jadi ini" if written.of_print else ""
        yield f"Lembar Temuan memuat {written.findings} temuan untuk dilihat{also}."
    if written.otherwise:
        yield (
            f"Perhatian: {written.otherwise} sel tercetak lain daripada yang diketik. "
            "Yang diketik tertulis di bawah tabelnya, atau di lembar Temuan."
        )
    if written.kept:
        yield (
            f"Perhatian: {len(written.kept)} sel yang dikecualikan ditulis seperti yang diketik, tanpa rumus. "
            "Lihat lembar Temuan."
        )
    if typed := typed_absorptions(report, Recomputed(report)).sentence:
        yield f"Perhatian: {typed}"
