"""All there is to say of one workbook: what check finds, beside last year's if asked, and the agency's figures."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lkjip_xl.check.run import check_report
from lkjip_xl.figures.agency import AgencyFigures, agency_figures
from lkjip_xl.files.find import is_result
from lkjip_xl.files.kinds import DocumentFile
from lkjip_xl.files.limits import USUAL_LIMITS, Limits
from lkjip_xl.files.refusal import Unreadable, refused, where_it_failed
from lkjip_xl.reader import UnreadableFile
from lkjip_xl.reader.printed.stated import Stated
from lkjip_xl.reader.report import holds_report, report_of
from lkjip_xl.reader.report_file import ReportFile, open_report, recognised_in_file, report_in_file
from lkjip_xl.reader.workbook import read_grids
from lkjip_xl.report.last_year import EarlierFile, EarlierFiles, LastYear, choose
from lkjip_xl.report.model import Report
from lkjip_xl.report.settings import Settings
from lkjip_xl.rules.findings import CheckResult, State
from lkjip_xl.text.ways import Action

_SEND_IT = "Kirim berkas ini kepada pengelola program."


@dataclass(frozen=True, slots=True)
class Assessment:
    """What check says of a file, and its figures; None where it could not be read.

    ``digest`` stands for the content that was judged, which a moment later may be another one.
    """

    result: CheckResult
    figures: AgencyFigures | None = None
    digest: bytes = b""


def assess(
    path: Path,
    limits: Limits = USUAL_LIMITS,
    earlier: EarlierFiles | None = None,
    named: Collection[Path] | None = None,
    *,
    monthly: bool = False,
) -> Assessment:
    """Read and check a file, whatever happens: one bad file never stops the others.

    ``earlier`` are the files among which the report of the year before is looked for. ``named`` are those of which
    an agency's own workbook is checked too, all where it is None: of the others only what fills a template is.
    ``monthly`` adds up what its lists have of single months or quarters.
    """
    opened = opened_or_refused(path, limits)
    if isinstance(opened, Assessment):
        return opened
    left_out = named is not None and path not in named
    return assess_opened(opened, limits, earlier, only_template=left_out, monthly=monthly)


_OWN_RESULT = Unreadable(
    "ini hasil lkjip-xl sendiri (rekap, hasil pemeriksaan, atau rekonsiliasi), bukan buku kerja LKjIP.",
    "Periksa buku kerja LKjIP yang menjadi sumbernya.",
)


_NO_TEMPLATE = Unreadable(
    "buku kerja ini bukan templat LKjIP, jadi di dalam folder tidak diperiksa.",
    ("Periksa dengan ", Action.CHECK, " dan namanya, atau salin isinya ke templat."),
)


def opened_or_refused(path: Path, limits: Limits = USUAL_LIMITS) -> ReportFile | Assessment:
    """A file that may be a report, read once for all that is to be said of it; or why it is refused."""
    try:
        return open_report(path, limits)
    except UnreadableFile as error:
        return Assessment(CheckResult(str(path), unreadable=error.unreadable))


def assess_opened(
    file: ReportFile,
    limits: Limits = USUAL_LIMITS,
    earlier: EarlierFiles | None = None,
    *,
    only_template: bool = False,
    monthly: bool = False,
    written: Sequence[DocumentFile] = (),
) -> Assessment:
    """Check a file as it was read, whatever happens; ``only_template`` leaves out any other workbook.

    ``monthly`` adds up what lists of an agency's own have of single months or quarters.

    ``written`` are the documents of the report, to be held against the workbook.
    """
    try:
        report = _report_in(file, limits, only_template=only_template, monthly=monthly)
        if isinstance(report, Stated):
            told = CheckResult(str(file.path), report.instansi, report.tahun, unreadable=_NO_TEMPLATE)
            return Assessment(replace(told, not_template=True))
        last_year = _last_year(report.settings, limits, earlier) if earlier else None
        result = check_report(report, str(file.path), last_year)
        if written and not result.nothing_checked:
            result = _with_written(result, report, written, limits)
        if report.document or isinstance(file, DocumentFile):
            return Assessment(result)  # no recap counts it, and nothing of it is kept
        return Assessment(result, agency_figures(report), file.digest)
    except UnreadableFile as error:
        why = _OWN_RESULT if is_result(file.path) else error.unreadable
        return Assessment(CheckResult(str(file.path), unreadable=why))
    except Exception as error:
        return failed(file.path, where_it_failed(error))


def _with_written(
    result: CheckResult, report: Report, written: Sequence[DocumentFile], limits: Limits
) -> CheckResult:
    """The result with what is said of the written report.

    Raises:
        UnreadableFile: if one of its documents cannot be read.

    """
    # Imported here: whoever checks workbooks alone does not wait for it.
    from lkjip_xl.check.manuscript import with_manuscript
    from lkjip_xl.reader.manuscript import read_manuscript

    read = read_manuscript(written, report.settings.tahun, limits)
    return with_manuscript(result, report, read.manuscript)


def _report_in(file: ReportFile, limits: Limits, *, only_template: bool, monthly: bool) -> Report | Stated:
    """The report in a file; of a workbook that is left out only whose it is."""
    if isinstance(file, DocumentFile):
        return report_in_file(file, limits, monthly=monthly)
    grids = read_grids(file, limits, no_long_lists=not (only_template or is_result(file.path)))
    if holds_report(grids):
        return report_of(grids)
    if is_result(file.path):
        raise UnreadableFile(_OWN_RESULT)
    # Imported here: whoever checks templates does not wait for it.
    from lkjip_xl.check.own_workbook import report_of_own_workbook
    from lkjip_xl.reader.own.workbook import stated_in

    if only_template:
        return stated_in(grids)
    return report_of_own_workbook(grids, monthly=monthly)


def failed(path: Path, reason: str) -> Assessment:
    """The assessment of a file on which this program itself went wrong."""
    return Assessment(CheckResult(str(path), unreadable=Unreadable(reason, _SEND_IT)))


def _last_year(settings: Settings, limits: Limits, earlier: EarlierFiles) -> LastYear:
    """The report of the year before, or why there is none to hold this one against."""
    found = choose(settings, earlier)
    if found.file is None:
        return LastYear(reason=found.reason)
    try:
        opened = open_report(found.file.path, limits)
        if opened.digest != found.file.digest:
            return LastYear(reason=f"{found.file.path} berubah selama pemeriksaan; ulangi")
        before = settings.tahun - 1 if settings.tahun else None
        report, several = _sure_report_in(opened, limits, before), len(earlier.files) > 1
        return LastYear(report, file=str(found.file.path), doubt=found.doubt, of_several=several)
    except UnreadableFile as error:  # it could be read a moment ago
        return LastYear(reason=f"{found.file.path} {State.UNREADABLE.in_sentence}: {error.unreadable.reason}")


def _sure_report_in(file: ReportFile, limits: Limits, tahun: int | None = None) -> Report:
    """The report of the year before in a file of any kind, without tables that are not surely of that year.

    ``tahun`` is that year where the file does not say plainly of which it is.
    """
    grids = None if isinstance(file, DocumentFile) else read_grids(file, limits)
    if grids is not None and holds_report(grids):
        return report_of(grids)
    # Imported here: whoever has templates does not wait for it.
    from lkjip_xl.check.own_workbook import recognised_own_workbook
    from lkjip_xl.reader.recognised import only_sure

    if isinstance(file, DocumentFile):
        read = recognised_in_file(file, limits, tahun=tahun)
    else:
        read = recognised_own_workbook(grids or (), tahun=tahun)
    report = only_sure(read).report
    if not report.tables:
        raise refused(
            "berkas ini tidak memuat tabel laporan yang pasti.", "Pakai laporan tahun lalu yang lengkap."
        )
    return report


def identified(path: Path, limits: Limits = USUAL_LIMITS) -> EarlierFile | Unreadable:
    """Whose report a file is, and of which year; or why it cannot be read."""
    try:
        opened = open_report(path, limits)
        report = _sure_report_in(opened, limits)
        whose, unsure = report.settings, bool(report.document and report.document.year_unsure)
        return EarlierFile(path, whose.instansi, whose.pemerintah, whose.tahun, opened.digest, unsure)
    except UnreadableFile as error:
        return error.unreadable
    except Exception as error:
        return Unreadable(where_it_failed(error), _SEND_IT)
