"""What rules say of a report in a Word document: some are about workbooks alone, and others cannot be sure there.

A document has no sheets, no formulas and no Pengaturan. What would be told to staff of those is left out; what a
rule finds only because a printed table need not have what a sheet must have stands under “Tidak dinilai”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from lkjip_xl.report.model import Report
from lkjip_xl.report.origin import DocumentRead, Origin
from lkjip_xl.report.place import DocumentTable
from lkjip_xl.rules.findings import Finding, NotJudged, Problem
from lkjip_xl.rules.unsure_in_documents import why_unsure
from lkjip_xl.text.numbers import format_short
from lkjip_xl.text.sentences import few
from lkjip_xl.text.ways import Advice, RenewTemplate

# Of sheets, formulas, formats of cells, the finished workbook, and what a spreadsheet makes of what is typed.
_ABOUT_WORKBOOKS = frozenset(
    (
        *("D02", "D12", "D13", "D14", "D16", "P08"),
        *("S01", "S04", "S05", "S06", "S07", "S08", "S15", "S16", "S17", "S18", "S26", "T05"),
    )
)
# A printed table may lack a column, have more of its own, and print no levels.
_NO_COLUMN = "S02"
_UNSURE = frozenset({_NO_COLUMN, "S03", "S09", "S10", "S11"})
# What is found of rows that are not there, and of sums of rows; the latter in one table each.
_OF_ALL_ROWS = frozenset({"K02", "K04", "K05", "K10"})
_OF_ONE_TABLE = frozenset({"T01", "T02", "T03", "T04"})
_MISSING_ROWS = "K02"
# What an agency's own workbook need not have: it is no report. Of a document nobody knows it where a table that
# was not recognised may be the one.
_ANALYSES = "L01"
_EMPTY, _MISSING, _OTHER_TABLES, _UNREAD = "D01", "S01", "S09", "S17"
_ALIKE, _OTHER_YEAR = "S04", "S24"
_MOST_COLUMNS = 30
# What of a document or an own workbook stands in other words than of a template, and errors of Excel in its lists.
_TOLD_OTHERWISE = frozenset({_MISSING, _ALIKE, _UNREAD})
_JUDGED_IN_LISTS = frozenset({"S05"})
_NOT_IN_WORD = "rumus, format sel, angka yang tersimpan sebagai teks, dan lembar: tidak ada di dokumen Word"
_OF_TEMPLATES = "format sel, rumus yang belum dihitung, dan susunan lembar: hanya diperiksa di templat"
# What is said of workbooks, and what of it holds in a document.
_WORDINGS = (
    (re.compile(r", atau salin rumusnya dari templat"), ""),
    (re.compile(r"Isi di lembar (.+?); sel ini mengikutinya\."), r"Isi di sini dan di \1."),
    (re.compile(r"(cara|ukuran) yang dipilih di Pengaturan"), r"\1 yang dipakai di sini"),
    (re.compile(r"\blembar (?=Tabel |Realisasi Belanja)"), ""),
    (re.compile(r" dan (?:di)?catat di lembar Pengecualian"), ""),
    (re.compile(r"(?:^| )Jika makin rendah makin baik, pilih RUMUS CAPAIAN-nya[^.;]*\."), ""),
    (re.compile(r", atau pilih RUMUS CAPAIAN(?:-nya)?"), ""),
    (re.compile(r"; pilih rumusnya di (?:kolom )?RUMUS CAPAIAN"), ""),
    (re.compile(r", atau pilih skala yang lazim di Pengaturan"), ""),
    (re.compile(r", atau ubah batasnya di Pengaturan"), ""),
    (re.compile(r" di Pengaturan\b"), ""),
    (re.compile(r", atau kosongkan: hasil jadi mengisinya sendiri"), ""),
    (re.compile(r"Biarkan[,:] hasil jadi mencetaknya[;.] (?:atau|Atau) ketik"), "Ketik"),
    (re.compile(r", supaya JUMLAH dan Status Isian di templat memuatnya\. Jika dibiarkan, [^.]*(?=\.)"), ""),
    (re.compile(r", jadi tidak diperiksa dan tidak tercetak di hasil jadi"), ", jadi tidak diperiksa"),
    (re.compile(r"; barisnya tidak tercetak di hasil jadi"), ""),
)
# In print the thousands are parted; what stands in quotation marks is as it was written.
_THOUSANDS = re.compile(r"(?<![“\w.,/-])\d{5,}(?![\w/-]|\.\d)")

_SEVERAL_UNITS = (
    "Apakah ini dua unit (kelurahan, UPTD, puskesmas)? Kalau ya, tambahkan kolom UNIT di tabelnya, lalu isi "
    "unitnya. Kalau tidak, cocokkan kodenya dengan DPA, lalu betulkan yang salah."
)


def judges(code: str, report: Report) -> bool:
    """Whether a rule has anything to say of a report of this origin."""
    if code == _ANALYSES and report.document and not (report.tables and _is_read_whole(report.document)):
        return False
    return report.origin is Origin.TEMPLATE or code not in _ABOUT_WORKBOOKS


def _is_read_whole(document: DocumentRead) -> bool:
    return not document.own_workbook and document.taken == document.tables


def of_document(report: Report, findings: Iterable[Finding]) -> tuple[list[Finding], list[NotJudged]]:
    """What is told of a document: the findings that are sure there, and the others as not judged."""
    kept: list[Finding] = []
    own = report.origin is Origin.OWN_WORKBOOK
    unsure: list[NotJudged] = []
    beside: dict[str, list[str]] = {}
    for finding in findings:
        found = finding.problem
        if report.document and _may_miss_rows(finding, report.document.partial):
            continue
        if finding.code == _NO_COLUMN and found.fixes == () and found.actual is None and found.column_heading:
            continue  # the rule itself says that the column is not there, and what is not judged for it
        if finding.code == _OTHER_TABLES and found.column_heading:
            beside.setdefault(found.place.sheet, []).append(f"“{found.column_heading}”")
        elif finding.code in _UNSURE:
            unsure.append(NotJudged(finding.code, _as_reason(found)))
        elif reason := why_unsure(report, finding):
            unsure.append(NotJudged(finding.code, reason))
        elif not (finding.code == _EMPTY and found.place.is_covered):
            kept.append(replace(finding, problem=_worded(found, own=own)))
    unsure += [NotJudged(_OTHER_TABLES, _not_of_the_table(sheet, columns)) for sheet, columns in beside.items()]
    return kept, unsure


def _not_of_the_table(sheet: str, columns: Sequence[str]) -> str:
    """The columns that a table has more than the template's."""
    named = few(columns, _MOST_COLUMNS, "kolom")
    return f"kolom {named} di {sheet}: tidak ada di tabel templat, jadi isinya tidak diperiksa"


def _may_miss_rows(finding: Finding, partial: Sequence[str]) -> bool:
    """Whether a finding rests on all rows of a table, some of which may stand in another one of the document."""
    found = finding.problem
    if finding.code in _OF_ONE_TABLE:
        return str(found.place.sheet) in partial
    if finding.code not in _OF_ALL_ROWS:
        return False
    sheets = {str(place.sheet) for place in (found.place, *found.basis, *found.related)} | {found.elsewhere}
    said = f"{found.message} {found.hint if isinstance(found.hint, str) else ''}"
    return any(sheet in sheets or re.search(rf"{re.escape(sheet)}(?![.\w])", said) for sheet in partial)


def _as_reason(found: Problem) -> str:
    """A finding in the words of what was not judged."""
    message = _said(found.message)
    return f"{found.place.in_full}: {message[:1].lower()}{message[1:].rstrip('.')}"


def _worded(found: Problem, *, own: bool) -> Problem:
    place = found.place
    if not own and not isinstance(place.sheet, DocumentTable):  # it is about a table that is not there
        place = replace(place, sheet=DocumentTable(place.sheet, {}))
    return replace(
        found,
        place=place,
        message=_said(found.message),
        should_be=_with_thousands(found.should_be),
        hint=_advised(found.hint),
    )


def _said(text: str) -> str:
    for phrase, instead in _WORDINGS:
        text = phrase.sub(instead, text)
    return _with_thousands(text)


def _with_thousands(text: str) -> str:
    return _THOUSANDS.sub(lambda found: format_short(Decimal(found[0])), text)


def _advised(advice: Advice) -> Advice:
    if isinstance(advice, str):
        return _said(advice)
    if any(isinstance(each, RenewTemplate) and each.column for each in advice):
        return _SEVERAL_UNITS
    return tuple(_said(each) if isinstance(each, str) else each for each in advice)


def not_read(document: DocumentRead) -> Iterator[NotJudged]:
    """What of a document was not judged, each in one line."""
    if document.absent:
        here = "buku kerja" if document.own_workbook else "dokumen"
        yield NotJudged(
            _MISSING, f"tabel yang tidak ada, atau tidak dikenali, di {here} ini: {', '.join(document.absent)}"
        )
    yield from (NotJudged(_OTHER_TABLES, line) for line in document.left)
    for sheet in document.partial:
        reason = f"baris yang hilang dan jumlah di {sheet}: sebagian barisnya mungkin di tabel lain"
        yield NotJudged(_MISSING_ROWS, reason)
    if document.read_as:
        yield NotJudged(_ALIKE, f"judul kolom yang hampir sama: {'; '.join(document.read_as)}")
    if document.other_year:
        yield NotJudged(_OTHER_YEAR, document.other_year)
    if document.unread:
        yield NotJudged(_UNREAD, f"tidak terbaca: {'; '.join(document.unread)}")
    yield from _of_workbooks(document)


def _of_workbooks(document: DocumentRead) -> Iterator[NotJudged]:
    """The rules that are about templates alone; those of them that have something else to say here do so."""
    told = _TOLD_OTHERWISE | (_JUDGED_IN_LISTS if document.own_workbook else frozenset())
    why = _OF_TEMPLATES if document.own_workbook else _NOT_IN_WORD
    yield from (NotJudged(code, why) for code in sorted(_ABOUT_WORKBOOKS - told))


def said_of_cells(not_judged: Sequence[NotJudged]) -> tuple[NotJudged, ...]:
    """What was not judged, in the words of a document."""
    return tuple(replace(each, reason=_said(each.reason)) for each in not_judged)
