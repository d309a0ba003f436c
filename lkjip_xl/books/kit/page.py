"""Paper, headers and footers of the finished workbook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from lkjip_xl.books.kit import styles
from lkjip_xl.books.kit.styles import PAPER_CODES
from lkjip_xl.books.kit.text_lines import PIXELS_AROUND, PIXELS_OF_DIGIT
from lkjip_xl.books.kit.writer import Sheet, Workbook
from lkjip_xl.report.settings import Settings
from lkjip_xl.tables import DRAFT
from lkjip_xl.text.words import on_one_line

# Excel takes no header longer than this, its codes included.
_LONGEST_HEADER = 255
FOOTER = "&CHalaman &P dari &N"
# Margins, in inches.
_SIDE, _TOP, _BOTTOM = 0.5, 0.8, 0.7
# Width and height in inches.
_PAPER_SIZES = {"A4": (8.27, 11.69)}
_FOLIO_SIZE = (8.5, 13.0)
_PIXELS_PER_INCH = 96
# LibreOffice makes columns a seventeenth wider than Excel: what fills a page would spill over. Rows are as high as
# they are told to be, everywhere.
_SLACK_ACROSS, _SLACK_DOWN = 0.93, 0.97
# Of a sheet's full size, and so 8 points of its 10: nothing that a person reads is printed smaller.
SMALLEST_SCALE = 0.8
_FOLIO = PAPER_CODES["Folio (F4)"]
# Percent; what two pages of a list need, with room for a program that makes columns wider.
_SCALE_OF_TWO_PAGES = 80
# Percent: a laptop's screen holds what the first of them has, also where a program makes columns wider.
_ZOOM_OF_TWO_PAGES = 90


def header(settings: Settings, sheet: str, *, draft: bool) -> str:
    """The print header: the agency, DRAF where it is one, the sheet. ``&`` begins a code, so it is doubled.

    The agency comes first and without a font size: a size before it would swallow a digit that it
    begins with.
    """
    middle = f'&C&"Calibri,Bold"&20{DRAFT}' if draft else ""
    right = f"&R{on_one_line(sheet).replace('&', '&&')}"
    room = _LONGEST_HEADER - len(middle) - len(right) - len("&L")
    agency = on_one_line(settings.instansi)
    while len(agency.replace("&", "&&")) > room:
        agency = agency[:-2] + "…"
    left = f"&L{agency.replace('&', '&&')}" if agency else ""
    return f"{left}{middle}{right}"


def begin_list(
    workbook: Workbook,
    sheet: Sheet,
    title: str,
    note: str,
    columns: Sequence[tuple[str, float]],
    heading_row: int,
    *,
    within: int = 0,
) -> None:
    """Write what a sheet that is one list begins with: title, note, and headings that stay in sight and repeat.

    Title and note stay ``within`` so many columns, where these are repeated on a page beside: it would cut them.
    On a screen these stay in sight, unless they are all there is.
    """
    for index, (_, width) in enumerate(columns):
        sheet.set_width(index + 1, width)
    room = sum(width for _, width in columns[:within])
    for row, text, look, size in ((1, title, styles.TITLE, 14), (2, note, styles.NOTE, styles.FONT_SIZE)):
        style = workbook.style(**look, **({"text_wrap": True} if within else {}))
        if within:
            sheet.merge(row, 1, row, within, style)
        sheet.text(row, 1, text, style)
        lines = styles.lines_needed(text, room, font_size=size, bold=size != styles.FONT_SIZE) if within else 1
        sheet.set_height(row, styles.row_height([lines], font_size=size))
    for position, (heading, _) in enumerate(columns, 1):
        sheet.text(heading_row, position, heading, workbook.style(**styles.HEADING))
    sheet.set_height(heading_row, heading_height(columns))
    sheet.raw.freeze_panes(heading_row, within if within < len(columns) else 0)
    sheet.raw.repeat_rows(heading_row - 1)


def heading_height(columns: Iterable[tuple[str, float]]) -> float:
    """The height in points of a row of headings; ``columns`` are their texts and the widths of their columns."""
    return styles.row_height([styles.lines_needed(text, width, bold=True) for text, width in columns]) + 6


def set_up(
    sheet: Sheet, settings: Settings, *, draft: bool, landscape: bool = True, called: str | None = None
) -> None:
    """Make a sheet print one page wide on the paper of Pengaturan, on as many pages as it needs.

    ``called`` is what its pages call it, where that is not its name.
    """
    raw = sheet.raw
    raw.set_paper(PAPER_CODES.get(settings.kertas, _FOLIO))
    if landscape:
        raw.set_landscape()
    else:
        raw.set_portrait()
    raw.set_margins(left=_SIDE, right=_SIDE, top=_TOP, bottom=_BOTTOM)
    raw.center_horizontally()
    raw.fit_to_pages(1, 0)
    raw.set_header(header(settings, called or sheet.name, draft=draft))
    raw.set_footer(FOOTER)
    raw.hide_gridlines(2)


def print_on_two_pages(sheet: Sheet, first_page: int, *, repeated: int) -> None:
    """Print a wide list on two pages side by side, once it is set up.

    The first has the columns up to ``first_page``, the second the rest, both the first ``repeated`` ones. Excel
    heeds a page break only where it is told a scale instead of a number of pages.
    """
    sheet.raw.set_zoom(_ZOOM_OF_TWO_PAGES)
    sheet.raw.set_print_scale(_SCALE_OF_TWO_PAGES)
    sheet.raw.set_v_pagebreaks([first_page])
    sheet.raw.repeat_columns(0, repeated - 1)


def keep_blocks_on_two_pages(
    sheet: Sheet, settings: Settings, last: int, starts: Iterable[int], *, repeated: range
) -> None:
    """Cut no block of a list on two pages side by side in two, once its rows down to ``last`` are written.

    ``starts`` are the rows that blocks begin at, ``repeated`` those that stand on top of each page.
    """
    room = _room(settings, landscape=True)[1] / (_SCALE_OF_TWO_PAGES / 100)
    sheet.raw.set_h_pagebreaks(_ends_of_pages(sheet, room, last, starts, repeated))


# Margins of Ringkasan in inches: sides, top, bottom.
_SUMMARY_MARGINS = (0.4, 0.6, 0.55)
# Room for a program that makes columns a little wider where a page is told its scale.
_SPARE_ACROSS = 0.93


def set_up_summary(sheet: Sheet, settings: Settings, *, draft: bool) -> None:
    """Make Ringkasan print in portrait, with narrow margins and the day of the print in its foot."""
    set_up(sheet, settings, draft=draft, landscape=False)
    side, top, bottom = _SUMMARY_MARGINS
    sheet.raw.set_margins(left=side, right=side, top=top, bottom=bottom)
    sheet.raw.set_footer(f"&LDicetak &D{FOOTER}", {"margin": 0.3})


def _summary_room(settings: Settings) -> tuple[float, float]:
    """Width and height of what a page of Ringkasan holds at full size, in pixels."""
    across, down = _PAPER_SIZES.get(settings.kertas, _FOLIO_SIZE)
    side, top, bottom = _SUMMARY_MARGINS
    return (across - 2 * side) * _PIXELS_PER_INCH, (down - top - bottom) * _PIXELS_PER_INCH


def scale_of(width: float, height: float, settings: Settings) -> float:
    """How much Ringkasan shrinks on one page; its width and height are in pixels."""
    across, down = _summary_room(settings)
    return min(1.0, across / width, down * _SLACK_DOWN / height)


def print_in_parts(
    sheet: Sheet, settings: Settings, width: float, last: int, parts: Sequence[int], *, spare: float
) -> list[int]:
    """Print Ringkasan on several pages that begin with a part; Excel heeds breaks at a fixed scale only.

    Each page has ``spare`` points left for what its last row may say. The rows that pages end with are given back.
    """
    across, down = _summary_room(settings)
    usual = min(1.0, across * _SPARE_ACROSS / width)

    def breaks_at(scale: float) -> list[int]:
        room = down * _SLACK_DOWN / scale - spare / 0.75
        breaks, start = [], 1
        for part, end in pairwise([*parts, last + 1]):
            if part > start and sheet.pixels_down(start, end - 1) > room:
                breaks.append(part - 1)
                start = part
        return breaks

    # A little smaller, if the first page tells more then.
    scale = max((usual, min(usual, SMALLEST_SCALE)), key=lambda each: next(iter(breaks_at(each)), last))
    sheet.raw.set_print_scale(int(scale * 100))
    sheet.raw.set_h_pagebreaks(breaks_at(scale))
    return breaks_at(scale)


def print_on_one_page(sheet: Sheet) -> None:
    """Shrink a sheet to one page, once it is set up."""
    sheet.raw.fit_to_pages(1, 1)


def fits_a_page(sheet: Sheet, settings: Settings, last: tuple[int, int]) -> bool:
    """Whether all down to a row stands on one page in landscape, as wide as the sheet's ``last`` column says."""
    width, height = _room(settings, landscape=True)
    scale = min(1.0, width / sheet.pixels_across(last[1]))
    return sheet.pixels_down(1, last[0]) <= height / scale


def print_whole(sheet: Sheet, settings: Settings, last: tuple[int, int], *, landscape: bool = True) -> bool:
    """Print what is little more than a page on one, where its words stay large enough to be read; whether it is.

    ``last`` are its last row and column.
    """
    width, height = _room(settings, landscape=landscape)
    scale = min(width / sheet.pixels_across(last[1]), height / sheet.pixels_down(1, last[0]))
    if scale >= SMALLEST_SCALE:
        print_on_one_page(sheet)
    return scale >= SMALLEST_SCALE


def print_in_blocks(
    sheet: Sheet,
    settings: Settings,
    last: tuple[int, int],
    starts: Iterable[int],
    *,
    landscape: bool,
    repeated: range = range(0),
) -> None:
    """Print a sheet that is set up in blocks that no page cuts in two; what fits a page is left as it is.

    Excel ignores breaks where it is told to fit the page, so the scale is worked out here.
    """
    scale, breaks = pages_of_blocks(sheet, settings, last, starts, landscape=landscape, repeated=repeated)
    if breaks:
        sheet.raw.set_print_scale(int(scale * 100))
        sheet.raw.set_h_pagebreaks(breaks)


def pages_of_blocks(
    sheet: Sheet,
    settings: Settings,
    last: tuple[int, int],
    starts: Iterable[int],
    *,
    landscape: bool,
    repeated: range = range(0),
) -> tuple[float, list[int]]:
    """The scale of a sheet in blocks, and the rows that its pages but the last end with; none if all fits one.

    ``starts`` are the rows that blocks begin at, ``repeated`` those that stand on top of each page.
    """
    scale, room = _scale_and_room(sheet, settings, last[1], landscape=landscape)
    if sheet.pixels_down(1, last[0]) <= room:
        return scale, []
    return scale, _ends_of_pages(sheet, room, last[0], starts, repeated)


def fits_one(sheet: Sheet, settings: Settings, first: int, last: tuple[int, int], *, landscape: bool) -> bool:
    """Whether the rows from the first to the last one fit one page."""
    _, room = _scale_and_room(sheet, settings, last[1], landscape=landscape)
    return sheet.pixels_down(first, last[0]) <= room


def _scale_and_room(sheet: Sheet, settings: Settings, last: int, *, landscape: bool) -> tuple[float, float]:
    """The scale of a sheet that is one page wide, and how many pixels of it a page then holds from top to foot."""
    width, height = _room(settings, landscape=landscape)
    scale = min(1.0, width / sheet.pixels_across(last))
    return scale, height / scale


def _ends_of_pages(sheet: Sheet, room: float, last: int, starts: Iterable[int], repeated: range) -> list[int]:
    """The rows that the pages but the last end with, where one has so many pixels of room."""
    above = sheet.pixels_down(repeated[0], repeated[-1]) if repeated else 0.0
    breaks, used = [], 0.0
    for start, end in pairwise(sorted({1, *starts, last + 1})):
        size = sheet.pixels_down(start, end - 1)
        if used and used + size > room:
            breaks.append(start - 1)
            used = above
        used += size
        used = used % room if used > room else used  # what is longer than a page runs on
    return breaks


def narrowed(widths: Sequence[float], texts: Iterable[int], excess: float) -> list[float]:
    """Some widths, less ``excess`` together: the columns of ``texts``, counted from 1, give it in proportion."""
    giving = frozenset(texts)
    room = sum(width for column, width in enumerate(widths, 1) if column in giving)
    factor = 1 - max(0.0, excess) / room
    return [width * factor if column in giving else float(width) for column, width in enumerate(widths, 1)]


def room_across(settings: Settings, columns: int, scale: float) -> float:
    """How wide so many columns may be, in Excel's characters, to be printed at this scale in landscape."""
    return (_room(settings, landscape=True)[0] / scale - columns * PIXELS_AROUND) / PIXELS_OF_DIGIT


def room_down(settings: Settings, *, landscape: bool) -> float:
    """How high what a page holds at full size is, in points."""
    return _room(settings, landscape=landscape)[1] * 0.75


def _room(settings: Settings, *, landscape: bool) -> tuple[float, float]:
    """Width and height of what a page holds at full size, in pixels."""
    across, down = _PAPER_SIZES.get(settings.kertas, _FOLIO_SIZE)
    across, down = (down, across) if landscape else (across, down)
    width, height = across - 2 * _SIDE, down - _TOP - _BOTTOM
    return width * _PIXELS_PER_INCH * _SLACK_ACROSS, height * _PIXELS_PER_INCH * _SLACK_DOWN
