"""All that there is to say of one workbook among many: what check finds, and the agency's figures."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lkjip_xl.agency import AgencyFigures, agency_figures
from lkjip_xl.check import check_report
from lkjip_xl.findings import CheckResult, Unreadable
from lkjip_xl.limits import USUAL_LIMITS, Limits
from lkjip_xl.reader import UnreadableFile, read_report
from lkjip_xl.refusal import where_it_failed

_SEND_IT = "Kirim berkas ini kepada pengelola program."


@dataclass(frozen=True, slots=True)
class Assessment:
    """What check says of a file, and its figures; None where it could not be read."""

    result: CheckResult
    figures: AgencyFigures | None = None


def assess(path: Path, limits: Limits = USUAL_LIMITS) -> Assessment:
    """Read and check a file, whatever happens: one bad file never stops the others."""
    try:
        report = read_report(path, limits)
        return Assessment(check_report(report, str(path)), agency_figures(report))
    except UnreadableFile as error:
        return Assessment(CheckResult(str(path), unreadable=error.unreadable))
    except Exception as error:
        return failed(path, where_it_failed(error))


def failed(path: Path, reason: str) -> Assessment:
    """The assessment of a file on which this program itself went wrong."""
    return Assessment(CheckResult(str(path), unreadable=Unreadable(reason, _SEND_IT)))
