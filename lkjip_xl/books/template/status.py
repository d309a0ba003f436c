"""The sheet in front of the template: how far each sheet is filled, and where something is wrong; all live."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lkjip_xl.books.kit import styles
from lkjip_xl.books.kit.writer import quoted
from lkjip_xl.books.template.layout import LiveText, with_years
from lkjip_xl.books.template.paper import fit_on_paper
from lkjip_xl.books.template.status_counts import UNKNOWN, Count, Progress, of_form, of_table
from lkjip_xl.books.template.table_sheet import dress
from lkjip_xl.tables import FORMS, IDENTITAS, PETUNJUK, STATUS, TABLES

if TYPE_CHECKING:
    from lkjip_xl.books.kit.styles import Style
    from lkjip_xl.books.kit.writer import Sheet, Workbook
    from lkjip_xl.books.template.contents import TableContents, Typed
    from lkjip_xl.report.settings import Settings
    from lkjip_xl.tables.spec import Spec

_TITLE: Final = "Status Isian"
_NOTE: Final = "Dihitung otomatis dari lembar lain; tidak perlu diisi. Klik nama lembar untuk membukanya."
_HEADINGS: Final = ("LEMBAR", "BAGIAN LAPORAN", "TERISI", "DARI", "SALAH", "KEADAAN", "YANG DIPERIKSA DI SINI")
_WIDTHS: Final = (27, 60, 9, 9, 9, 19, 40)
_NO, _HEADLINE, _LINK, _FIRST = 1, 2, 4, 6
"""Rows: the title, what the sheet says in one sentence, the way to Petunjuk, the first sheet."""
_FILLED, _NEEDED, _WRONG, _STATE = "C", "D", "E", "F"

IS_WRONG: Final = "▲ ada yang salah"
MISSING: Final = "○ belum diisi"
PARTLY: Final = "○ belum lengkap"
DONE: Final = "✓ lengkap"
MAY_STAY_EMPTY: Final = "boleh kosong"
AUTOMATIC: Final = "otomatis"
_ALL_DONE: Final = "✓ Semua lembar yang wajib sudah terisi. Simpan, lalu periksa dengan lkjip-xl."
_OF_NUMBER: Final = re.compile(r"Tabel (\d)[\d.a-z]* ")
_CHAPTERS: Final = {"1": "Bab I", "2": "Bab II", "3": "Bab III"}


@dataclass(frozen=True, slots=True)
class _Line:
    """What is said of a sheet; ``empty`` where nothing has to be filled in it yet."""

    spec: Spec
    progress: Progress
    empty: str

    @property
    def wrong(self) -> int:
        return sum(each.count.value for each in self.progress.wrong)

    @property
    def state(self) -> str:
        """What :meth:`state_formula` shows."""
        filled, needed = self.progress.filled, self.progress.needed
        if self.wrong:
            return IS_WRONG
        if filled is None or needed is None or not needed.value * filled.value:
            return self.empty
        return PARTLY if filled.value < needed.value else DONE

    def state_formula(self, row: int) -> str:
        filled, needed, wrong = (f"{letter}{row}" for letter in (_FILLED, _NEEDED, _WRONG))
        shown = f'IF(N({needed})*N({filled})=0,"{self.empty}",IF({filled}<{needed},"{PARTLY}","{DONE}"))'
        broken = f'{filled}="{UNKNOWN}",{wrong}="{UNKNOWN}"'
        return f'IF(OR({broken},N({wrong})>0),"{IS_WRONG}",{shown})'


def write_status(
    book: Workbook,
    forms: Mapping[str, Mapping[str, Typed]],
    tables: Mapping[str, TableContents],
    settings: Settings,
) -> None:
    """Write the sheet."""
    sheet, lines = book.sheet(STATUS), list(_lines(forms, tables, settings))
    for number, width in enumerate(_WIDTHS, 1):
        sheet.set_width(number, width)
    last = _FIRST + len(lines) - 1
    sheet.text(_NO, 1, _TITLE, book.style(**styles.TITLE))
    sheet.set_height(_NO, 24)
    headline = _headline([line.state for line in lines], last)
    sheet.formula(_HEADLINE, 1, headline.formula, headline.shown, book.style(**styles.SUBTITLE, bold=True))
    sheet.text(_HEADLINE + 1, 1, _NOTE, book.style(**styles.NOTE))
    sheet.link(_LINK, 1, f"{quoted(PETUNJUK)}!A1", "Cara mengisi: lembar Petunjuk", book.style(**styles.LINK))
    for number, heading in enumerate(_HEADINGS, 1):
        sheet.text(_FIRST - 1, number, heading, book.style(**styles.HEADING))
    for row, line in enumerate(lines, _FIRST):
        _write_line(book, sheet, row, line, settings)
    differs = book.style(**styles.DIFFERS)
    rule = {"type": "formula", "criteria": f'=LEFT(${_STATE}{_FIRST})="▲"', "format": differs}
    sheet.highlight(_FIRST, 5, last, 6, rule)
    sheet.raw.freeze_panes(_FIRST - 1, 0)
    dress(sheet, settings, styles.MID_BLUE)
    fit_on_paper(sheet, settings.kertas, last, len(_WIDTHS))


def _lines(
    forms: Mapping[str, Mapping[str, Typed]], tables: Mapping[str, TableContents], settings: Settings
) -> Iterator[_Line]:
    for form in FORMS:
        empty = MISSING if form is IDENTITAS else MAY_STAY_EMPTY
        yield _Line(form, of_form(form, forms[form.key]), empty)
    for contents in (tables[each.key] for each in TABLES if each.key in tables):
        spec, progress = contents.layout.spec, of_table(contents, tables, settings)
        if not any(column.typed for column in spec.columns):
            empty = AUTOMATIC
        elif spec.required and progress.needed:
            empty = MISSING
        else:
            empty = MAY_STAY_EMPTY
        yield _Line(spec, progress, empty)


def _headline(states: Sequence[str], last: int) -> LiveText:
    cells = f"{_STATE}{_FIRST}:{_STATE}{last}"
    wrong, missing = (f'COUNTIF({cells},"{sign}*")' for sign in ("▲", "○"))
    words = " lembar bertanda ▲ masih salah. ", " lembar bertanda ○ masih perlu diisi."
    formula = (
        f'TRIM(IF({wrong}>0,"▲ "&{wrong}&"{words[0]}","")&IF({missing}>0,"○ "&{missing}&"{words[1]}",'
        f'IF({wrong}>0,"","{_ALL_DONE}")))'
    )
    counts = [sum(state.startswith(sign) for state in states) for sign in ("▲", "○")]
    shown = f"▲ {counts[0]}{words[0]}" if counts[0] else ""
    shown += f"○ {counts[1]}{words[1]}" if counts[1] else "" if counts[0] else _ALL_DONE
    return LiveText(formula, shown.strip())


def _write_line(book: Workbook, sheet: Sheet, row: int, line: _Line, settings: Settings) -> None:
    cell: Style = {**styles.CELL, "valign": "vcenter"}
    number: Style = {**cell, "align": "center"}
    target = f"{quoted(line.spec.sheet)}!A1"
    sheet.link(row, 1, target, line.spec.sheet, book.style(**{**cell, **styles.LINK, "valign": "vcenter"}))
    title = with_years(_part_of_report(line.spec), settings)
    if title.formula:
        sheet.formula(row, 2, title.formula, title.shown, book.style(**cell))
    else:
        sheet.text(row, 2, title.shown, book.style(**cell))
    wrong = line.progress.wrong
    found = Count("+".join(each.count.formula for each in wrong), line.wrong) if wrong else None
    formats = {3: "0", 4: '0;;"–"', 5: '"▲ "0;;"–"'}
    for column, count in ((3, line.progress.filled), (4, line.progress.needed), (5, found)):
        style = book.style(**number, num_format=formats[column])
        if count is None:
            sheet.text(row, column, "", style)
        elif count.formula.isdigit():
            sheet.number(row, column, count.value, style)
        else:
            sheet.formula(row, column, *count.guarded, style)
    sheet.formula(row, 6, line.state_formula(row), line.state, book.style(**cell))
    words = ", ".join(each.words for each in wrong)
    sheet.text(row, 7, words, book.style(**{**cell, **styles.NOTE, "text_wrap": True}))
    texts = [styles.lines_needed(title.shown, _WIDTHS[1]), styles.lines_needed(words, _WIDTHS[6])]
    sheet.set_height(row, max(18.0, styles.row_height(texts)))


def _part_of_report(spec: Spec) -> str:
    """The chapter, and the title without its number."""
    numbered = _OF_NUMBER.match(spec.title)
    if numbered:
        return f"{_CHAPTERS[numbered[1]]} · {spec.title[numbered.end() :]}"
    in_report = getattr(spec, "part_of_report", False)
    return f"{_CHAPTERS['3']} · {spec.title}" if in_report else spec.title
