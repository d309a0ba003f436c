"""The programs by their pagu, and where the money stayed: the largest sisa, what is below or above its bounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from lkjip_xl.books.finished import summary_page as grid
from lkjip_xl.books.finished.row_names import name_reference
from lkjip_xl.books.finished.summary_figures import NOTHING, BudgetFigures, difference, share, share_format
from lkjip_xl.books.finished.summary_page import Page
from lkjip_xl.books.finished.summary_shares import Shares, sisa_expression
from lkjip_xl.books.kit import phrases
from lkjip_xl.books.kit.entry import Entry, so_many
from lkjip_xl.books.kit.phrases import Figure, Phrase
from lkjip_xl.books.kit.styles import Style
from lkjip_xl.figures.absorptions import SubKegiatan, absorptions
from lkjip_xl.report.model import Row
from lkjip_xl.show import palette
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.vocabulary import TOTAL_LABEL
from lkjip_xl.text.numbers import format_short

# More would no longer be read in a minute; what is left is one line, so that all add up.
_MOST_PROGRAMS: Final = 10
_LARGEST: Final = 5
_WORDS: Final = {5: "Lima", 4: "Empat", 3: "Tiga", 2: "Dua"}
_OTHERS: Final = "Program lain"
_FIRST_TEXT: Final = 2
# In a sentence.
_LONGEST_NAME: Final = 125
# So many lines has a name in the list of the largest sisa.
_LINES_OF_NAME: Final = 2
_UP_TO_HERE: Final = "S.D. BARIS INI"
_REMARK: Final = "sub kegiatan dan programnya · dalam juta rupiah · s.d. baris ini: bagian dijumlahkan"
_WIDE_NAME: Final = (grid.NAME, grid.SECOND)
_WIDE: Final = (grid.NAME, grid.LAST)
_OF_WIDE_NAME: Final[Style] = {**grid.CELL, "align": "left"}
_OF_PROGRAM: Final[Style] = {**_OF_WIDE_NAME, "font_color": palette.FAINT_INK, "valign": "top"}
_NO_LINE: Final[Style] = {"bottom": 0}


@dataclass(frozen=True)
class Largest:
    """The largest sisa: its name, its cell and that of its share of all sisa, with what they hold."""

    name: Phrase
    sisa: Figure
    share: Figure


@dataclass(frozen=True)
class Stayed:
    """Where the money stayed: the largest sisa, how many spent more than their pagu, and what one calls these."""

    largest: Largest | None
    over: Figure
    words: str


@dataclass(frozen=True)
class BudgetSections:
    """Writes both parts."""

    page: Page
    budget: BudgetFigures
    threshold: Decimal
    shares: Shares

    @property
    def _format(self) -> str:
        return self.budget.format_in_millions()

    @property
    def _key(self) -> str:
        """What the sign beside a program means."""
        least = format_short(self.threshold)
        return f"{palette.SHORTFALL_SIGN} serapan di bawah {least}% · {palette.EXCESS_SIGN} di atas pagu"

    def write_programs(self, row: int) -> int:
        """Write the programs, the largest pagu first, from a row on; the last row written."""
        programs = sorted(self.budget.programs, key=lambda each: -(self._pagu(each) or 0))
        others = programs[_MOST_PROGRAMS - 1 :] if len(programs) > _MOST_PROGRAMS else []
        shown = programs[: len(programs) - len(others)]
        self.page.section(row, "Program menurut pagu", f"dalam juta rupiah · {self._key}")
        headings = (
            "",
            grid.PROGRAM,
            "PAGU",
            "REALISASI",
            "SERAPAN",
            "SISA",
            grid.of_bars("BAGIAN"),
            "BAGIAN SISA",
        )
        first = self.page.headings(row + 1, headings) + 1
        total = self.budget.layout.table.total
        row = first - 1
        for each in shown:
            row = self._write(row + 1, name_reference(self.budget.layout, each), [each])
        if others:
            row = self._write(row + 1, Entry(f"{_OTHERS} ({len(others)})"), others)
        if total is not None:
            row = self._write(row + 1, Entry(TOTAL_LABEL), [total], grid.TOTAL)
        self.page.bars((first, row))
        return row

    def _pagu(self, row: Row) -> Decimal | None:
        return self.budget.figure(row, Key.TARGET_KEUANGAN)

    def _sum(self, rows: Sequence[Row], key: str) -> tuple[Entry, Decimal | None]:
        """An amount over some rows; none where one of them has none."""
        entries = [self.budget.reference(row, key) for row in rows]
        values = [each.value for each in entries]
        if any(value is None for value in values):
            return NOTHING, None
        total = sum((value for value in values if value is not None), Decimal(0))
        entry = replace(entries[0], value=total, formula="+".join(each.formula for each in entries))
        return replace(entry, number_format=self._format), total

    def _write(self, row: int, name: Entry, rows: Sequence[Row], style: Style = grid.CELL) -> int:
        (pagu, above), (spent, below) = (self._sum(rows, key) for key in (Key.TARGET_KEUANGAN, Key.REALISASI))
        cells = [self.page.cell(column, row) for column in (grid.FIRST, grid.SECOND)]
        absorbed = share(cells[1], cells[0], (below, above), share_format(self.budget.entries))
        left = difference(cells[0], cells[1], (above, below))
        of_all = self.shares.of(rows, (self.page.cell(grid.SHARE, row), left.value))
        line = (
            self._sign(row, absorbed),
            name,
            pagu,
            spent,
            absorbed,
            left if left.value is None else replace(left, number_format=self._format),
            *self.page.bar_entries(self.page.cell(grid.LAST, row), of_all),
            of_all,
        )
        return self.page.line(row, line, style)

    def _sign(self, row: int, absorbed: Entry) -> Entry:
        """The sign of what is below the threshold, or more than its pagu."""
        cell, least = self.page.cell(grid.THIRD, row), self.threshold / 100
        value, below, above = absorbed.value, palette.SHORTFALL_SIGN, palette.EXCESS_SIGN
        sign = "" if value is None else below if value < least else above if value > 1 else ""
        signs = f'IF({cell}<{least:f},"{below}",IF(ROUND({cell}-1,9)>0,"{above}",""))'
        return Entry(sign, formula=f'IF(ISNUMBER({cell}),{signs},"")')

    def write_sisa(self, row: int, found: Sequence[SubKegiatan]) -> tuple[int, Stayed]:
        """Write where the money stayed, from a row on; the last row written, and what the page begins with."""
        left = sorted((each for each in found if each.sisa > 0), key=lambda each: -each.sisa)[:_LARGEST]
        self.page.section(row, "Di mana sisanya?", _REMARK if left else "")
        largest = None
        if left:
            row, largest = self._write_largest(row + 1, left)
        over = [each for each in self.budget.leaves if self._spent_above_pagu(each)]
        number = Figure(self._counted_above(len(over)), Decimal(len(over)))
        paragraph = self._below(found) + " " + self._above(over, number)
        return self.page.paragraph(row + 1, paragraph.entry, grid.BELOW_TABLE), Stayed(
            largest, number, self.budget.words_for_leaves
        )

    def _write_largest(self, row: int, left: Sequence[SubKegiatan]) -> tuple[int, Largest | None]:
        """Write the largest sisa, each with its program below; the last row, and the first of them."""
        number = _WORDS.get(len(left))
        title = f"{number} SISA TERBESAR".upper() if number else "SISA TERBESAR"
        headings = ("", title, "", "", "SISA", "BAGIAN", grid.of_bars("BAGIAN"), _UP_TO_HERE)
        first = at = self.page.headings(row, headings) + 1
        sofar = Decimal(0)
        largest = None
        for each in left:
            sofar += each.sisa
            part = self._write_sisa_of(at, first, each, sofar)
            if largest is None and part.value is not None:
                cells = [self.page.cell(column, at) for column in (grid.THIRD, grid.SHARE)]
                figures = (Figure(cells[0], each.sisa), Figure(cells[1], part.value))
                largest = Largest(self._told_name(each.row), *figures)
            at = self._write_program_of(at, each.row) + 1
        self.page.bars((first, at - 1))
        return at - 1, largest

    def _write_sisa_of(self, at: int, first: int, each: SubKegiatan, sofar: Decimal) -> Entry:
        """Write a sub kegiatan with its sisa, which part of all that is, and the parts down to it; its part."""
        sisa = Entry(value=each.sisa, formula=sisa_expression(self.budget, each), number_format=self._format)
        cell = self.page.cell(grid.THIRD, at)
        letter = cell.rstrip("0123456789")
        shown_as, whole = share_format(self.budget.entries), self.shares.whole
        part = share(cell, whole, (each.sisa, self.shares.total), shown_as)
        upto = share(f"SUM({letter}${first}:{cell})", whole, (sofar, self.shares.total), shown_as)
        bar, _ = self.page.bar_entries(self.page.cell(grid.SHARE, at), part)
        look = {**_OF_WIDE_NAME, **(_NO_LINE if self._program_of(each.row) else {})}
        self.page.line(at, (Entry(), Entry(), Entry(), Entry(), sisa, part, bar, Entry(), upto), look)
        self.page.set_height(at, [self.page.across(at, _WIDE_NAME, self._short_name(each.row), look)])
        return part

    def _write_program_of(self, at: int, row: Row) -> int:
        """Write the program of a sub kegiatan below it, where its table has one; the last row written."""
        program = self._program_of(row)
        if program is None:
            return at
        self.page.put(at + 1, grid.SIGN, Entry(), grid.CELL)
        longest = self.page.longest_in(self.budget.layout.table.label(program), _WIDE, 1)
        name = name_reference(self.budget.layout, program, longest)  # whole in the part above
        self.page.set_height(at + 1, [self.page.across(at + 1, _WIDE, name, _OF_PROGRAM)])
        return at + 1

    def _short_name(self, row: Row) -> Entry:
        """The name of a row, as much of it as two lines hold."""
        name = name_reference(self.budget.layout, row)
        longest = self.page.longest_in(name.text, _WIDE_NAME, _LINES_OF_NAME)
        return name if longest is None else name_reference(self.budget.layout, row, longest)

    def _program_of(self, row: Row) -> Row | None:
        """The program that a row stands under; None in a table without levels."""
        above = self.budget.layout.table.topmost(row)
        return None if above is row else above

    def _told_name(self, row: Row, longest: int | None = None) -> Phrase:
        """The name of a row inside a sentence."""
        name = name_reference(self.budget.layout, row, longest)
        return phrases.text_of(name.formula or phrases.words(name.text).expression, name.text)

    def _below(self, found: Sequence[SubKegiatan]) -> Phrase:
        """How many sub kegiatan are absorbed below the threshold, and which the lowest is."""
        low = [each for each in found if each.value < self.threshold]
        least = format_short(self.threshold)
        number = Figure(self._counted_below(found, len(low)), Decimal(len(low)))
        lowest = found[0] if found else None
        some = (
            phrases.words(f"Di bawah ambang {least}%: ")
            + phrases.count(number)
            + f" {self.budget.words_for_leaves}"
        )
        if lowest is not None:
            share_of = self.budget.fraction(lowest.row, Key.CAPAIAN)
            places = self.budget.entries.settings.decimals_told
            if share_of.value is not None:
                others = "antara lain " if [each.value for each in found].count(lowest.value) > 1 else ""
                some += phrases.words(f", terendah {others}") + self._told_name(lowest.row, _LONGEST_NAME) + " ("
                some += phrases.percentage(Figure(share_of.formula, share_of.value), places) + ")"
        none = phrases.words(f"Tidak ada sub kegiatan di bawah ambang {least}%.")
        return phrases.either(phrases.compare(number, "=", 0), none, some + ".")

    def _above(self, over: Sequence[Row], number: Figure) -> Phrase:
        """How many sub kegiatan spent more than their pagu, and the first of them."""
        some = phrases.words("Melebihi pagunya: ") + phrases.count(number) + f" {self.budget.words_for_leaves}"
        for at, row in enumerate(over[:_FIRST_TEXT]):
            some += phrases.words("; " if at else " (") + self._told_name(row, _LONGEST_NAME) + self._of_pagu(row)
        if over:
            some += "; dan lainnya)" if len(over) > _FIRST_TEXT else ")"
            some += "; bagian sisa di atas dihitung sebelum dikurangi itu"
        none = phrases.words("Tidak ada yang melebihi pagunya.")
        return phrases.either(phrases.compare(number, "=", 0), none, some + ".")

    def _of_pagu(self, row: Row) -> Phrase:
        """How much was spent, of which pagu."""
        told = phrases.words("")
        for word, key in ((", ", Key.REALISASI), (" dari pagu ", Key.TARGET_KEUANGAN)):
            entry = self.budget.reference(row, key)
            if entry.value is not None:
                told = told + word + phrases.amount(Figure(entry.formula, entry.value))
        return told

    def _spent_above_pagu(self, row: Row) -> bool:
        return (self.budget.figure(row, Key.REALISASI) or 0) > (self._pagu(row) or 0)

    def _counted_above(self, number: int) -> str:
        layout, leaves = self.budget.layout, self.budget.leaves
        pairs = [
            (layout.reference(row, Key.REALISASI), layout.reference(row, Key.TARGET_KEUANGAN)) for row in leaves
        ]
        expression = "+".join(f"(N({spent})>N({pagu}))" for spent, pagu in pairs) or "0"
        keys = (Key.REALISASI, Key.TARGET_KEUANGAN)
        # A text would be more than any number.
        are_numbers = all(self.budget.figure(row, key) is not None for row in leaves for key in keys)
        if are_numbers and (level := self.budget.level_of(leaves)):
            spent, pagu = (layout.range_of(key) for key in keys)
            expression = f"SUMPRODUCT(({level[0]}={level[1]})*({spent}>{pagu}))"
        return self.page.aside("Melebihi pagu", so_many(number, expression))

    def _counted_below(self, found: Sequence[SubKegiatan], number: int) -> str:
        """The cell beside the page that counts the sub kegiatan below the threshold."""
        least = f"{self.budget.in_column(Key.CAPAIAN, self.threshold):f}"
        cells = [self.budget.layout.reference(each.row, Key.CAPAIAN) for each in found]
        expression = "+".join(f"({cell}<{least})" for cell in cells) or "0"
        if level := self.budget.level_of([each.row for each in found]):
            rated = self.budget.layout.range_of(Key.CAPAIAN)
            expression = f'COUNTIFS({level[0]},{level[1]},{rated},"<"&{least})'
        return self.page.aside("Di bawah ambang", so_many(number, expression))


def sub_kegiatan(budget: BudgetFigures) -> list[SubKegiatan]:
    """Every sub kegiatan with a pagu, from the lowest absorption to the highest."""
    return absorptions(budget.layout.table, budget.entries.recomputed)


def names_of_budget(budget: BudgetFigures) -> list[str]:
    """The names of about as many programs and sub kegiatan as the parts list."""
    found = sorted(sub_kegiatan(budget), key=lambda each: -each.sisa)
    programs = [budget.layout.table.label(row) for row in budget.programs[:_MOST_PROGRAMS]]
    return [*programs, *(each.name for each in found[:_LARGEST])]
