"""A workbook read and checked, as tests ask for it: what the program itself does wrong is raised."""

from __future__ import annotations

from pathlib import Path

from lkjip_xl.check.run import check_report
from lkjip_xl.files.limits import USUAL_LIMITS, Limits
from lkjip_xl.reader import UnreadableFile, read_report
from lkjip_xl.report.last_year import LastYear
from lkjip_xl.rules.findings import CheckResult


def check_file(path: Path, limits: Limits = USUAL_LIMITS, last_year: LastYear | None = None) -> CheckResult:
    """Everything there is to say of one file; a file that cannot be read is a result too."""
    try:
        return check_report(read_report(path, limits), str(path), last_year)
    except UnreadableFile as error:
        return CheckResult(str(path), unreadable=error.unreadable)
