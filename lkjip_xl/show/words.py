"""A finding in words, whoever shows it: what is written, what it should be, what to do; and the verdict."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkjip_xl.report.origin import DocumentRead
from lkjip_xl.report.place import IN_MANUSCRIPT, DocumentTable
from lkjip_xl.rules.findings import CheckResult, Finding, Severity, State, value_text
from lkjip_xl.show.wording import named, worded
from lkjip_xl.text.numbers import MINUS
from lkjip_xl.text.sentences import few
from lkjip_xl.text.unit_words import PERCENT_POINTS
from lkjip_xl.text.ways import Action
from lkjip_xl.text.words import on_one_line

_MOST_NAMED = 4
# What says that something is to be filled: a cell, or a table.
_TO_BE_FILLED = frozenset({"D01", "S14"})
Tone = Severity | State
"""What a text speaks of, to whoever colours it: a severity, or ``READY`` where all is well."""
TONES: dict[State, Tone] = {
    State.READY: State.READY,
    State.NOT_READY: Severity.ERROR,
    State.CONSISTENT: State.READY,
    State.INCONSISTENT: Severity.ERROR,
    State.EMPTY: Severity.ERROR,
    State.OTHER: Severity.WARNING,
    State.UNREADABLE: Severity.ERROR,
}
"""How grave each state is, wherever files are listed."""
UNCOUNTED = frozenset({State.UNREADABLE, State.EMPTY, State.OTHER})
"""Of these no findings are counted: none was judged, and what is found in a blank one only says what to type."""


def details(finding: Finding, *, figures: bool = True) -> Iterator[tuple[str, str]]:
    """The labelled lines of a finding: what is written, what it should be, the difference, what to do.

    Without ``figures`` only the last of them: the others are those of the finding's first cell.
    """
    found = finding.problem
    if figures:
        yield from _figures(finding)
    if finding.waiver is not None:
        yield "Alasan", finding.waiver
    elif found.hint:
        yield "Perbaiki", worded(found.hint)


def _figures(finding: Finding) -> Iterator[tuple[str, str]]:
    found = finding.problem
    written, should_be = written_text(finding), should_be_text(finding)
    if written:
        yield "Tertulis", written
    if should_be:
        yield f"Di {found.elsewhere}" if found.elsewhere else "Seharusnya", should_be
    if found.shown_difference is not None:
        yield "Selisih", difference_text(found.shown_difference, percent=found.percent)


def difference_text(difference: Decimal, *, percent: bool = False) -> str:
    """A difference for people, with the minus of a figure that nobody types; of percentages in points."""
    return value_text(difference).replace("-", MINUS) + (f" {PERCENT_POINTS}" if percent else "")


def written_text(finding: Finding) -> str:
    """What is written in the cell, for people."""
    found = finding.problem
    return found.written or value_text(found.actual, percent=found.percent)


def should_be_text(finding: Finding) -> str:
    """What should be written in the cell, for people."""
    found = finding.problem
    return found.should_be or value_text(found.expected, percent=found.percent)


def verdict(result: CheckResult, *, strict: bool) -> tuple[str, Tone]:
    """Whether the report can be handed in: one sentence to act on, and how bad it is."""
    severity: Tone
    errors, warnings = result.count(Severity.ERROR), result.count(Severity.WARNING)
    infos, waived = result.count(Severity.INFO), len(result.waived)
    counts = ", ".join(
        f"{number} {word}"
        for number, word in (
            (errors, "kesalahan"),
            (warnings, "peringatan"),
            (infos, "informasi"),
            (waived, "dikecualikan"),
        )
        if number
    )
    counts = counts or "tidak ada temuan"
    if result.document and not result.nothing_checked:
        return _verdict_of_document(result, result.document, counts, strict=strict)
    if result.nothing_checked:
        text, severity = _nothing_typed(result), Severity.INFO
    elif errors:
        text, severity = (
            f"BELUM SIAP diserahkan: {counts}. Betulkan dahulu yang bertanda KESALAHAN.",
            Severity.ERROR,
        )
    elif warnings and strict:
        text = f"BELUM SIAP diserahkan: {counts}. Kali ini peringatan juga harus dibetulkan."
        severity = Severity.ERROR
    elif warnings:
        text, severity = f"SIAP diserahkan setelah peringatannya dilihat: {counts}.", Severity.WARNING
    else:
        text, severity = f"SIAP diserahkan: {counts}.", State.READY
    if result.not_judged and not errors:
        text += " Periksa sendiri yang tidak dinilai."
    if result.to_check:
        text += f" Di naskah ada {len(result.to_check)} tempat yang hanya dapat dinilai orang: “Periksa sendiri”."
    return text, severity


def _nothing_typed(result: CheckResult) -> str:
    """That no table is filled, and with which sheet to begin."""
    to_fill = (each.problem.place.sheet for each in result.standing() if each.code in _TO_BE_FILLED)
    first = next(to_fill, "")
    begin = f" mulai dari lembar {first}" if first else ""
    return f"MASIH KOSONG: tabelnya belum diisi. Buka di Excel, isi sel kuning{begin}, simpan, lalu periksa lagi."


def _verdict_of_document(
    result: CheckResult, document: DocumentRead, counts: str, *, strict: bool
) -> tuple[str, Tone]:
    """Whether the tables of a document that could be read agree: nobody can say more of it."""
    read = f"{document.taken} dari {document.tables} tabel terbaca"
    parts = few(document.parts_of_year, _MOST_NAMED, "tabel")
    of_part = f" Realisasinya bukan setahun, atau belum tentu setahun: {parts}." if parts else ""
    of_part += _of_periods(document)
    if result.state(strict=strict) is State.INCONSISTENT:
        where = "buku kerjanya" if document.own_workbook else "dokumennya"
        told = f"TIDAK COCOK: {read}; {counts}. Betulkan di {where}, lalu periksa lagi.{of_part}"
        return told, Severity.ERROR
    if result.count(Severity.WARNING):
        return f"COCOK setelah peringatannya dilihat: {read}; {counts}.{of_part}", Severity.WARNING
    return f"COCOK: {read}, isinya cocok satu sama lain; {counts}.{of_part}", State.READY


def _of_periods(document: DocumentRead) -> str:
    """Which tables have their realisasi in columns of single months or quarters, and what may be done."""
    if not document.periods:
        return ""
    which = few(document.periods, _MOST_NAMED, "tabel")
    ways = ("; bila masing-masing hanya berisi satu masa, jumlahkan dengan ", Action.ADD_MONTHS, ".")
    return f" Tanpa kolom realisasi setahun di {which}{worded(ways)}"


def not_last_year(file: str, why: str) -> str:
    """What is said of a file that was given as the report of the year before, and is none."""
    return f"Tidak dipakai sebagai laporan tahun lalu: {file}: {why}"


def without_last_year(result: CheckResult) -> str:
    """Why a workbook was not held against the report of the year before; empty where it was, or nobody asked."""
    return f"K07 tidak dinilai: {result.without_last_year}." if result.without_last_year else ""


def choices_of(result: CheckResult) -> str:
    """By which choices a document was judged, which it does not state; empty for a workbook, which states them."""
    choices = result.document.choices if result.document else ()
    return f"Dihitung dengan: {'; '.join(choices)}." if choices else ""


def doubts_of(result: CheckResult, most: int | None = None) -> Iterator[str]:
    """What of the written report only a person can judge, a line each; of many only the first ones."""
    for each in result.to_check[:most]:
        yield f"{each.place.in_full.removeprefix(IN_MANUSCRIPT)}: {each.reason}"
    if most is not None and len(result.to_check) > most:
        rest = len(result.to_check) - most
        yield f"dan {rest} tempat lagi; semuanya ada di hasil dengan {named(Action.NAME_OUTPUT)} hasil.html"


def where_heading(sheet: str) -> str:
    """What stands over the findings of a sheet, or of a table of a document."""
    if not isinstance(sheet, DocumentTable):
        return f"Lembar {sheet}"
    return f"{sheet} (di dokumen: “{on_one_line(sheet.caption)}”)" if sheet.caption else sheet
