"""The results of many checks as a workbook: a line for each file, every finding, and what was not judged."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from lkjip_xl.books.finished.findings_sheet import finding_entries
from lkjip_xl.books.kit import finished_styles as looks
from lkjip_xl.books.kit import styles
from lkjip_xl.books.kit.entry import Entry
from lkjip_xl.books.kit.list_sheet import ListColumn, ListSheet
from lkjip_xl.books.kit.styles import Style
from lkjip_xl.books.kit.writer import Workbook
from lkjip_xl.files.find import RESULTS_TITLE
from lkjip_xl.rules.findings import CheckResult, Finding, Severity, State
from lkjip_xl.show.finding_columns import HEADINGS, gravest_first
from lkjip_xl.show.on_the_terminal import refusal
from lkjip_xl.text.words import on_one_line

FILES, FINDINGS, NOT_JUDGED = "Daftar Berkas", "Temuan", "Tidak Dinilai"
_CENTER: Style = {"align": "center"}
# Amounts do not touch the text beside them.
_AMOUNT: Style = {"align": "right", "indent": 1}
STATES: dict[State, Style] = {
    State.READY: {},
    State.NOT_READY: {"bg_color": styles.WARNING_FILL, "bold": True},
    State.EMPTY: {"bg_color": styles.WARNING_FILL, "bold": True},
    State.UNREADABLE: {"bg_color": styles.ERROR_FILL, "bold": True},
}
_FILES = (
    ListColumn("NO", 6, _CENTER),
    ListColumn("BERKAS", 44),
    ListColumn("INSTANSI", 34),
    ListColumn("TAHUN", 8, _CENTER),
    ListColumn("KEADAAN", 16, _CENTER),
    ListColumn("KESALAHAN", 12, _CENTER),
    ListColumn("PERINGATAN", 12, _CENTER),
    ListColumn("INFORMASI", 12, _CENTER),
    ListColumn("DIKECUALIKAN", 14, _CENTER),
    ListColumn("KETERANGAN", 50),
)
_STATE = 5
_LOOKS = {"TINGKAT": _CENTER, "ATURAN": _CENTER, "SEL": _CENTER, "SELISIH": _AMOUNT}
_FINDINGS = (
    ListColumn("BERKAS", 30),
    ListColumn("INSTANSI", 24),
    *(
        ListColumn(heading, width, _LOOKS.get(heading, {}))
        for heading, width in zip(HEADINGS, (13, 14, 7, 40, 16, 18, 14, 36, 9, 28, 18), strict=True)
    ),
)
_NOT_JUDGED = (ListColumn("BERKAS", 44), ListColumn("ATURAN", 9, _CENTER), ListColumn("YANG TIDAK DINILAI", 90))


class ResultsBook:
    """A workbook of results that are written as they come."""

    def __init__(self, workbook: Workbook, *, strict: bool) -> None:
        self._strict = strict
        self._number = 0
        note = "Satu baris untuk setiap berkas. Rincian temuannya di lembar Temuan."
        self._files = ListSheet(workbook, FILES, "Hasil Pemeriksaan Buku Kerja LKjIP", note, _FILES)
        note = "Alamat sel adalah alamat di berkas yang diperiksa. Saring menurut BERKAS atau ATURAN."
        self._findings = ListSheet(workbook, FINDINGS, "Temuan", note, _FINDINGS)
        note = "Yang tidak disebut di lembar Temuan belum tentu benar: ini tidak dapat dinilai."
        self._not_judged = ListSheet(workbook, NOT_JUDGED, "Yang Tidak Dinilai", note, _NOT_JUDGED)

    def add(self, result: CheckResult) -> None:
        """Write the result of one file."""
        self._number += 1
        state = result.state(strict=self._strict)
        self._files.line((_number(self._number), *_file(result, state)), marked={_STATE: STATES[state]})
        for finding in gravest_first(result.findings):
            self._findings.line(_finding(result, finding), looks.WAIVED if finding.waived else None)
        for each in result.not_checked:
            self._not_judged.line((_text(result.file), Entry(each.code), _text(each.reason)))

    def finish(self) -> None:
        """Finish the lists."""
        for each in (self._files, self._findings, self._not_judged):
            each.finish()


@contextmanager
def results_book(target: Path, *, strict: bool) -> Iterator[ResultsBook]:
    """A workbook of results; it appears when all went well, and holds little in memory until then."""
    with Workbook(target, RESULTS_TITLE, row_by_row=True) as workbook:
        book = ResultsBook(workbook, strict=strict)
        yield book
        book.finish()


def _file(result: CheckResult, state: State) -> tuple[Entry, ...]:
    unreadable = result.unreadable
    told = _text(refusal(unreadable)) if unreadable else Entry()
    judged = state not in {State.UNREADABLE, State.EMPTY}
    counts = (*(result.count(severity) for severity in Severity), len(result.waived))
    return (
        _text(result.file),
        _text(result.instansi),
        Entry() if result.tahun is None else _number(result.tahun),
        Entry(state.value),
        *(_number(count) if judged else Entry() for count in counts),
        told,
    )


def _finding(result: CheckResult, finding: Finding) -> tuple[Entry, ...]:
    told = (replace(entry, text=on_one_line(entry.text)) for entry in finding_entries(finding).values())
    return (_text(result.file), _text(result.instansi), *told)


def _text(text: str) -> Entry:
    return Entry(on_one_line(text))


def _number(number: int) -> Entry:
    return Entry(value=Decimal(number), number_format="0")
