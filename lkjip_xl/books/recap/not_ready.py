"""Who cannot be handed in yet or does not count, and why: the part of a recap's first page that one acts on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lkjip_xl.books.kit import styles
from lkjip_xl.books.kit.entry import Entry, text_reference
from lkjip_xl.books.kit.styles import Style
from lkjip_xl.books.kit.writer import quoted
from lkjip_xl.books.recap.columns import AGENCIES, ERRORS, MISSING, NAME
from lkjip_xl.books.recap.first_page import LAST, LINE_OF_SENTENCE, FirstPage
from lkjip_xl.check.recap import AgencyLine, Recap
from lkjip_xl.rules import all_rules
from lkjip_xl.rules.findings import Severity, State
from lkjip_xl.show.wording import worded
from lkjip_xl.text.addresses import column_letters
from lkjip_xl.text.words import on_one_line

_HEADINGS = ((1, 2, "INSTANSI"), (3, LAST, "KEADAAN DAN SEBAB"))
_MOST_RULES = 2
_TITLE = "Perlu ditindaklanjuti"
_NONE, _NONE_OF_SOME = "Semua buku kerja siap diserahkan.", "Semua buku kerja yang diperiksa siap diserahkan."


def write_not_ready(page: FirstPage, row: int, recap: Recap, rows: dict[str, int], room: float) -> int:
    """Write who is not ready or does not count, as many as the page has ``room`` for, in points; the row below.

    ``rows`` are those of the sheet of agencies, by the file. Others are on the sheets behind: the page stays one.
    """
    row = page.section(row, _TITLE)
    lines = list(_lines(recap, rows, in_short=False))
    if not lines:
        ready = _NONE_OF_SOME if recap.unchecked else _NONE
        return page.sentence(row, Entry(ready if recap.lines else "Belum ada buku kerja yang diterima."))
    page.row(row, [(first, last, Entry(text), styles.HEADING) for first, last, text in _HEADINGS])
    row += 1
    room -= page.points_above(row)
    if sum(page.height(_cells(*line)) for line in lines) > room:
        lines = list(_lines(recap, rows, in_short=True))
    left = len(lines)
    for line in lines:
        cells = _cells(*line)
        room -= page.height(cells)
        if room < (0 if left == 1 else LINE_OF_SENTENCE):
            break
        page.row(row, cells)
        row, left = row + 1, left - 1
    if left:
        text = f"Dan {left} lagi: lihat lembar {AGENCIES}" + (f" dan {MISSING}." if recap.missing else ".")
        row = page.sentence(row, Entry(text), styles.NOTE)
    return row


def _cells(name: Entry, why: Entry) -> tuple[tuple[int, int, Entry, Style], ...]:
    """The stretches of a line."""
    return (1, 2, name, styles.CELL), (3, LAST, why, styles.CELL)


def _lines(recap: Recap, rows: dict[str, int], *, in_short: bool) -> Iterator[tuple[Entry, Entry]]:
    """Name, and state with its reason: most errors first, then what does not count, then who sent none.

    ``in_short``: with the rule alone that found the most.
    """
    order = [State.NOT_READY, State.EMPTY, State.OTHER, State.UNREADABLE, State.READY]
    others = [line for line in recap.lines if line.state is not State.READY or not line.counted]
    for line in sorted(others, key=lambda line: (order.index(line.state), -line.errors)):
        row = rows[line.file]
        name = on_one_line(name_of(line))
        cell = f"{quoted(AGENCIES)}!{column_letters(NAME)}{row}"
        yield text_reference(cell, name), _why(line, row, in_short=in_short)
    for each in recap.missing or ():
        yield Entry(on_one_line(each)), Entry("BELUM MENGIRIM")


def name_of(line: AgencyLine) -> str:
    """The agency; the name of its file, without folders, where it does not name itself."""
    return line.agency or Path(line.file).name


def _why(line: AgencyLine, row: int, *, in_short: bool) -> Entry:
    if line.state is not State.NOT_READY:
        return Entry(on_one_line(f"{line.state.value}: {worded(line.remark)}"))
    rules = {rule.code: rule for rule in all_rules()}
    codes = [code for code in line.codes if rules[code].severity is Severity.ERROR]
    codes.sort(key=lambda code: (-line.codes[code], code))
    told = [f"{code} {rules[code].name} ({line.codes[code]})" for code in codes[:_MOST_RULES]]
    more = f"; dan {len(codes) - _MOST_RULES} aturan lain" if len(codes) > _MOST_RULES else ""
    behind = f" kesalahan: {'; '.join(told)}{more}."
    if in_short and len(codes) > 1:
        behind = f" kesalahan, terutama {told[0]}."
    if not line.counted:
        behind = f"{behind.removesuffix('.')}; {worded(line.remark)}."
    number = f"{quoted(AGENCIES)}!{column_letters(ERRORS)}{row}"
    quoted_text = behind.replace('"', '""')
    text = f"{line.state.value}: {line.errors}{behind}"
    return (
        Entry(text, formula=f'"{line.state.value}: "&{number}&"{quoted_text}"')
        if len(behind) <= 250
        else Entry(text)
    )
