"""The results of many checks as a workbook: a line for each file, every finding, and what was not judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from lkjip_xl.books.carried_notes import CarriedNotes
from lkjip_xl.books.finished.findings_sheet import finding_entries
from lkjip_xl.books.kit import finished_styles as looks
from lkjip_xl.books.kit.entry import Entry
from lkjip_xl.books.kit.list_sheet import ListColumn, ListSheet
from lkjip_xl.books.kit.styles import Style
from lkjip_xl.books.kit.writer import Workbook
from lkjip_xl.books.old_results import AGENCY, FILE, FILES, FINDINGS, LEFT, NOTE, RESPONSIBLE, YEAR, OldFinding
from lkjip_xl.files.find import RESULTS_TITLE
from lkjip_xl.rules.findings import CheckResult, Finding, Severity, State, ToCheck
from lkjip_xl.show import palette
from lkjip_xl.show.finding_columns import BARIS, HEADINGS, KOLOM, gravest_first
from lkjip_xl.show.wording import refusal
from lkjip_xl.show.words import TONES, UNCOUNTED
from lkjip_xl.text.sentences import quoted_name
from lkjip_xl.text.words import on_one_line

NOT_JUDGED, MENDED, TO_CHECK = "Tidak Dinilai", "Sudah Diperbaiki", "Periksa Sendiri"
_CENTER: Style = {"align": "center"}
# As grave as on the terminal.
STATES: dict[State, Style] = {
    state: {**looks.SEVERITIES[tone], **_CENTER, "bold": True} if isinstance(tone, Severity) else {}
    for state, tone in TONES.items()
}
FILE_COLUMNS = (
    ListColumn("NO", 5, _CENTER),
    ListColumn(FILE, 36),
    ListColumn(AGENCY, 30),
    ListColumn(YEAR, 8, _CENTER),
    ListColumn("KEADAAN", 16, _CENTER),
    ListColumn("KESALAHAN", 12, _CENTER),
    ListColumn("PERINGATAN", 12, _CENTER),
    ListColumn("INFORMASI", 12, _CENTER),
    ListColumn("DIKECUALIKAN", 14, _CENTER),
    ListColumn("KETERANGAN", 34),
)
_STATE = 5
UNCHECKED = "BELUM DIPERIKSA"
"""The state of a file that had no turn."""
# No usual name is broken inside; down to what is to be done all columns stand on a laptop's screen.
_NAME_OF_FILE = 36
_LOOKS = {"TINGKAT": _CENTER, "ATURAN": _CENTER, "SEL": _CENTER, "SELISIH": looks.DIFFERENCE}
_WIDTHS = dict(zip(HEADINGS, (11, 12, 7, 29, 13, 13, 17, 27, 9, 24, 22), strict=True))
# What staff type stands beside what is to be done.
_FIRST, _LAST = HEADINGS[: HEADINGS.index("ATURAN")], HEADINGS[HEADINGS.index("ATURAN") :]
_STAFF = (
    ListColumn(RESPONSIBLE, 18, {"bg_color": palette.MUST_FILL.fill}),
    ListColumn(NOTE, 28, {"bg_color": palette.MUST_FILL.fill}),
)
FINDING_COLUMNS = (
    ListColumn(FILE, _NAME_OF_FILE),
    ListColumn(AGENCY, 15),
    *(ListColumn(heading, _WIDTHS[heading], _LOOKS.get(heading, {})) for heading in _FIRST),
    *_STAFF,
    *(ListColumn(heading, _WIDTHS[heading], _LOOKS.get(heading, {})) for heading in _LAST),
)
_FIRST_PAGE = 2 + len(_FIRST)
_OLD = ("LEMBAR", "SEL", "PESAN", "ATURAN", BARIS, KOLOM)
_OLD_COLUMNS = (
    ListColumn(FILE, _NAME_OF_FILE),
    ListColumn(AGENCY, 16),
    ListColumn(YEAR, 8, _CENTER),
    *(ListColumn(heading, _WIDTHS[heading], _LOOKS.get(heading, {})) for heading in _OLD),
    ListColumn(RESPONSIBLE, 16),
    ListColumn(NOTE, 24),
)
# The first of two pages ends with the message.
_OLD_PAGE = 3 + _OLD.index("PESAN") + 1
_LEFT_COLUMNS = (*_OLD_COLUMNS, ListColumn("SEBAB", 24))
_TO_CHECK = (
    ListColumn("BERKAS", 30),
    ListColumn("TEMPAT", 50),
    ListColumn("KALIMAT", 60),
    ListColumn("SEBAB", 40),
)
_NOT_JUDGED = (ListColumn("BERKAS", 44), ListColumn("ATURAN", 9, _CENTER), ListColumn("YANG TIDAK DINILAI", 90))


class ResultsBook:
    """A workbook of results that are written as they come."""

    def __init__(
        self, workbook: Workbook, earlier: Sequence[OldFinding] | None, *, folder: str = "", strict: bool
    ) -> None:
        """``earlier`` are the findings of an earlier check, whose notes are carried; None where none is given.

        ``folder`` is where the files lie, if that is to be said.
        """
        self._strict, self._workbook, self._with_earlier = strict, workbook, earlier is not None
        self._notes = CarriedNotes(earlier or ())
        self._number = 0
        self._doubts: list[tuple[str, ToCheck]] = []
        note = "Satu baris untuk setiap berkas. Rincian temuannya di lembar Temuan."
        note += f" Berkasnya ada di folder {quoted_name(on_one_line(folder))}." if folder else ""
        self._files = ListSheet(workbook, FILES, "Hasil Pemeriksaan Buku Kerja LKjIP", note, FILE_COLUMNS)
        note = (
            "Alamat sel adalah alamat di berkas yang diperiksa. PENANGGUNG JAWAB dan CATATAN untuk Anda isi; "
            "pemeriksaan berikutnya dapat membawanya."
        )
        self._findings = ListSheet(workbook, FINDINGS, "Temuan", note, FINDING_COLUMNS, first_page=_FIRST_PAGE)
        note = "Yang tidak disebut di lembar Temuan belum tentu benar: ini tidak dapat dinilai."
        self._not_judged = ListSheet(workbook, NOT_JUDGED, "Yang Tidak Dinilai", note, _NOT_JUDGED)

    def add(self, result: CheckResult) -> None:
        """Write the result of one file."""
        self._number += 1
        state = result.state(strict=self._strict)
        self._files.line((_number(self._number), *_file(result, state)), marked={_STATE: STATES[state]})
        findings = gravest_first(result.findings)
        told = [_told(finding) for finding in findings]
        texts = [{heading: entry.text for heading, entry in each.items()} for each in told]
        year = "" if result.tahun is None else str(result.tahun)
        judged = state not in UNCOUNTED
        notes = self._notes.beside(result.instansi, year, result.file, texts, read=judged)
        for finding, entries, note in zip(findings, told, notes, strict=True):
            line = (
                *(_text(result.file), _text(result.instansi)),
                *(entries[heading] for heading in _FIRST),
                *map(Entry, note),
                *(entries[heading] for heading in _LAST),
            )
            own = {3: looks.SEVERITIES[finding.severity] | _CENTER} if not finding.waived else {}
            self._findings.line(line, looks.WAIVED if finding.waived else None, marked=own)
        self._doubts += [(result.file, each) for each in result.to_check]
        for each in result.not_judged:
            self._not_judged.line((_text(result.file), Entry(each.code), _text(each.reason)))

    def add_unchecked(self, file: str, why: str) -> None:
        """Write that a file had no turn."""
        self._number += 1
        nothing = (Entry(),) * (len(FILE_COLUMNS) - _STATE - 1)
        line = (_number(self._number), _text(file), Entry(), Entry(), Entry(UNCHECKED), *nothing)
        self._files.line((*line, _text(f"Tidak ikut: {why}.")))

    def finish(self) -> None:
        """Finish the lists."""
        lists = [self._files, self._findings, self._not_judged]
        if self._doubts:
            lists.append(self._to_check())
        if self._with_earlier:
            lists += [self._mended(), self._left()]
        for each in lists:
            each.finish()

    def _to_check(self) -> ListSheet:
        note = "Kalimat dan sel naskah yang hanya dapat dinilai orang. Ini bukan kesalahan."
        found = ListSheet(self._workbook, TO_CHECK, TO_CHECK, note, _TO_CHECK)
        for file, each in self._doubts:
            found.line([_text(text) for text in (file, each.place.in_full, each.sentence, each.reason)])
        return found

    def _mended(self) -> ListSheet:
        note = "Temuan di hasil lama yang tidak ada lagi di laporan yang sama."
        found = ListSheet(self._workbook, MENDED, MENDED, note, _OLD_COLUMNS, first_page=_OLD_PAGE)
        for each in self._notes.mended:
            texts = {**each.texts, YEAR: each.year}
            found.line([Entry(texts.get(column.heading, "")) for column in _OLD_COLUMNS])
        return found

    def _left(self) -> ListSheet:
        note = "Catatan di hasil lama yang tidak dapat ditaruh di satu temuan; pindahkan sendiri bila masih perlu."
        found = ListSheet(self._workbook, LEFT, LEFT, note, _LEFT_COLUMNS, first_page=_OLD_PAGE)
        for each, why in self._notes.left():
            texts = {**each.texts, YEAR: each.year, "SEBAB": why}
            found.line([Entry(texts.get(column.heading, "")) for column in _LEFT_COLUMNS])
        return found


@contextmanager
def results_book(
    target: Path, earlier: Sequence[OldFinding] | None = None, *, folder: str = "", strict: bool
) -> Iterator[ResultsBook]:
    """A workbook of results; it appears when all went well, and holds little in memory until then."""
    with Workbook(target, RESULTS_TITLE, row_by_row=True) as workbook:
        book = ResultsBook(workbook, earlier, folder=folder, strict=strict)
        yield book
        book.finish()


def _file(result: CheckResult, state: State) -> tuple[Entry, ...]:
    unreadable = result.unreadable
    told = _text(refusal(unreadable)) if unreadable else Entry()
    if result.left_out and not result.nothing_checked:
        told = _text(f"Tidak diisi (boleh): {', '.join(result.left_out)}.")
    judged = state not in UNCOUNTED
    counts = (*(result.count(severity) for severity in Severity), len(result.waived))
    return (
        _text(result.file),
        _text(result.instansi),
        Entry() if result.tahun is None else _number(result.tahun),
        Entry(state.value),
        *(_number(count) if judged else Entry() for count in counts),
        told,
    )


def _told(finding: Finding) -> dict[str, Entry]:
    entries = finding_entries(finding).items()
    return {heading: replace(entry, text=on_one_line(entry.text)) for heading, entry in entries}


def _text(text: str) -> Entry:
    return Entry(on_one_line(text))


def _number(number: int) -> Entry:
    return Entry(value=Decimal(number), number_format="0")
