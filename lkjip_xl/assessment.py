"""All there is to say of one workbook: what check finds, beside last year's if asked, and the agency's figures."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from lkjip_xl.agency import AgencyFigures, agency_figures
from lkjip_xl.check import check_report
from lkjip_xl.findings import CheckResult, Unreadable
from lkjip_xl.last_year import EarlierFile, EarlierFiles, LastYear, choose
from lkjip_xl.limits import USUAL_LIMITS, Limits
from lkjip_xl.model import Settings
from lkjip_xl.reader import UnreadableFile, read_report
from lkjip_xl.refusal import where_it_failed

_SEND_IT = "Kirim berkas ini kepada pengelola program."


@dataclass(frozen=True, slots=True)
class Assessment:
    """What check says of a file, and its figures; None where it could not be read."""

    result: CheckResult
    figures: AgencyFigures | None = None


def assess(path: Path, limits: Limits = USUAL_LIMITS, earlier: EarlierFiles | None = None) -> Assessment:
    """Read and check a file, whatever happens: one bad file never stops the others.

    ``earlier`` are the files among which the report of the year before is looked for.
    """
    try:
        report = read_report(path, limits)
        last_year = _last_year(report.settings, limits, earlier) if earlier else None
        return Assessment(check_report(report, str(path), last_year), agency_figures(report))
    except UnreadableFile as error:
        return Assessment(CheckResult(str(path), unreadable=error.unreadable))
    except Exception as error:
        return failed(path, where_it_failed(error))


def failed(path: Path, reason: str) -> Assessment:
    """The assessment of a file on which this program itself went wrong."""
    return Assessment(CheckResult(str(path), unreadable=Unreadable(reason, _SEND_IT)))


def _last_year(settings: Settings, limits: Limits, earlier: EarlierFiles) -> LastYear:
    """The report of the year before, or why there is none to hold this one against."""
    found = choose(settings, earlier)
    if found.file is None:
        return LastYear(reason=found.reason)
    name = str(found.file.path) if len(earlier.files) > 1 else ""
    try:
        return LastYear(read_report(found.file.path, limits), file=name, doubt=found.doubt)
    except UnreadableFile as error:  # it could be read a moment ago
        return LastYear(reason=f"{found.file.path} tidak dapat dibaca: {error.unreadable.reason}")


def identified(path: Path, limits: Limits = USUAL_LIMITS) -> EarlierFile | Unreadable:
    """Whose report a file is, and of which year; or why it cannot be read."""
    try:
        settings = read_report(path, limits).settings
        digest = blake2b(path.read_bytes()).digest()
        return EarlierFile(path, settings.instansi, settings.pemerintah, settings.tahun, digest)
    except UnreadableFile as error:
        return error.unreadable
    except Exception as error:
        return Unreadable(where_it_failed(error), _SEND_IT)
