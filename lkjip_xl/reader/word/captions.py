"""Which paragraph is the caption of a table, what stands above it, and under which heading it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from lkjip_xl.reader.word.content import NotRead, WordParagraph, WordTable
from lkjip_xl.reader.word.lines import Grid, Line
from lkjip_xl.reader.word.naming import Names

MOST_ABOVE = 5
_TABLE_WORDS = ("tabel", "table", "daftar_tabel")
_CAPTION_STYLES = frozenset({"caption", "keterangan", "judul tabel"})
_IN_WORDS = re.compile(
    r"(?:tabel|table)\b\.?\s*(?=[\dIVXLC(])(?:[\w.()-]*[\w)])\.?\s*[:.–-]?\s*(.*)", re.IGNORECASE
)
# A sentence about a table begins like its caption, and goes on in another way.
_SENTENCE = re.compile(
    r"(?:di|pada|dan|atau|dapat|maka|adalah|merupakan|berikut|tersebut|menunjukkan|menyajikan|memperlihatkan|"
    r"menggambarkan|menjelaskan|menguraikan|memuat|berisi|s/?d|sampai|terlihat|diketahui)\b|[,;]",
    re.IGNORECASE,
)
_LONGEST_CAPTION = 300
_PICTURE_WORDS = ("gambar", "grafik", "diagram", "bagan", "figure")
# A caption has no verb behind its number, and no dot at its end.
_PICTURE = re.compile(
    r"(?:gambar|grafik|diagram|bagan)\s+\d[\w.]*\s*[:.–-]?\s+(?!(?:di|pada|dan|atau|dapat|menunjukkan|menyajikan|"
    r"memperlihatkan|menggambarkan|menjelaskan|tersebut|berikut|memuat)\b)[^\n]{3,200}(?<![.;,])$",
    re.IGNORECASE,
)


def with_captions(lines: Iterable[Line | Grid], names: Names) -> Iterator[WordParagraph | WordTable]:
    """The blocks of a document, each table with its caption, what stands above it and its heading.

    A picture that stands where the table of a caption should is named.
    """
    above: list[Line] = []
    heading, number = "", 0
    waiting = ""
    for line in lines:
        if isinstance(line, Grid):
            number += 1
            table = _table(number, line, above, heading)
            if line.pictures:
                first = next((each.text for each in table.cells if each.text), "")
                names.add(NotRead.PICTURE_IN_CELL, table.caption or first)
            yield table
            above, waiting = [], ""
            continue
        text = line.paragraph.shown
        if line.pictures and waiting:
            names.add(NotRead.PICTURE_OF_TABLE, waiting)
            waiting = ""
        if not text.strip():
            continue
        # What stands between a caption and its table is short: a unit, a second line of it.
        if _rank(line):
            waiting = text
        elif len(text) > _LONGEST_CAPTION or line.paragraph.level is not None:
            waiting = ""
        above = [*above[-(MOST_ABOVE - 1) :], line]
        if line.paragraph.level is not None:
            heading = text
        yield replace(line.paragraph, captioned=_captioned(line))


def _captioned(line: Line) -> str:
    """What a paragraph is the caption of; empty where it is none."""
    if _rank(line):
        return "tabel"
    if line.listed:
        return ""
    by_field = any(each.startswith(_PICTURE_WORDS) for each in line.sequences)
    return "gambar" if by_field or _PICTURE.match(line.paragraph.shown) else ""


def _table(number: int, grid: Grid, above: Sequence[Line], heading: str) -> WordTable:
    best = max(reversed(above), key=_rank, default=None)
    caption = best.paragraph.shown if best is not None and _rank(best) else ""
    placed = grid.placed
    return WordTable(
        number,
        placed.rows,
        placed.columns,
        placed.cells,
        caption,
        tuple(each.paragraph.shown for each in above),
        heading,
        grid.header_rows,
    )


def is_caption(text: str) -> bool:
    """Whether a text is the caption of a table by its words: a sentence about one goes on in another way."""
    found = _IN_WORDS.match(text)
    return found is not None and len(text) <= _LONGEST_CAPTION and not _SENTENCE.match(found[1])


def is_caption_style(name: str) -> bool:
    """Whether a style is one of captions."""
    return name.casefold() in _CAPTION_STYLES


def _rank(line: Line) -> int:
    """How surely a paragraph is the caption of a table; 0 for what is none."""
    text = line.paragraph.shown
    if line.listed or not (line.sequences or text[:1] in {"T", "t"}):
        return 0
    if any(each.startswith(_TABLE_WORDS) for each in line.sequences):  # Tabel_2. of the label “Tabel 2.” too
        return 3
    if line.sequences:  # of figures and charts
        return 0
    if not is_caption(text):
        return 0
    return 2 if is_caption_style(line.style) else 1
