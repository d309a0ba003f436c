"""What a document holds: paragraphs and tables in their order, and what is named because it is not read."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from lkjip_xl.files.looks import PLAIN, Look


class NotRead(StrEnum):
    """What may hold a table and is not read, as staff call it."""

    TEXT_BOX = "kotak teks"
    TABLE_IN_BOX = "tabel di dalam kotak teks"
    TABLE_IN_CELL = "tabel di dalam sel tabel"
    TABLE_IN_HEADER = "tabel di kepala halaman"
    TABLE_IN_FOOTER = "tabel di kaki halaman"
    TABLE_IN_FOOTNOTE = "tabel di catatan kaki"
    TABLE_IN_COMMENT = "tabel di komentar"
    PICTURE_OF_TABLE = "gambar di bawah judul tabel"
    PICTURE_IN_CELL = "gambar di dalam sel tabel"
    WORKBOOK = "lembar Excel yang disematkan"
    OBJECT = "objek yang disematkan"
    DIAGRAM = "bagan SmartArt"
    OTHER_FILE = "isi berkas lain yang disisipkan"
    UNDER_MERGED = "tulisan di balik sel yang digabung"
    OPEN_FIELD = "kode isian (field) yang tidak berakhir"
    MISSING_PART = "bagian berkas yang hilang"


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that is not read: what it is, the words before it (or its table's caption), how often it is there.

    ``words`` are the first ones in it, where it has some.
    """

    kind: NotRead
    near: str
    count: int = 1
    words: str = ""


@dataclass(frozen=True, slots=True)
class WordCell:
    """A cell: the row and the column of its upper left corner, from 1, and over how many of each it goes.

    ``text`` has its paragraphs on lines of their own, each with its automatic number in front. ``at`` is which of
    all cells in the part it is, in the order in which they begin there, from 1: so it is found there again.
    ``look`` is how its first line looks.
    """

    row: int
    column: int
    rows: int
    columns: int
    text: str
    at: int = 0
    look: Look = PLAIN


@dataclass(frozen=True, slots=True)
class WordTable:
    """A table: its ``number`` in the document, from 1, and how many ``rows`` and ``columns`` it has.

    ``caption`` is the whole paragraph with its number as it is counted (``Tabel 3.1 …``), empty where there
    is none. ``above`` are up to five texts right above it, the nearest last; ``heading`` is the nearest heading
    above, with its number. ``header_rows`` are the rows from the top that Word repeats on every page.
    """

    number: int
    rows: int
    columns: int
    cells: tuple[WordCell, ...]
    caption: str = ""
    above: tuple[str, ...] = ()
    heading: str = ""
    header_rows: int = 0


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """A paragraph outside of tables: a heading has a level from 1 to 9, and some have automatic numbers.

    ``at`` is which of all paragraphs in the part it is, from 1: so it is found there again. ``listed`` says that
    it is a line of a table of contents, ``captioned`` what it is the caption of (``tabel``, ``gambar``), empty
    else.
    """

    text: str
    level: int | None = None
    number: str = ""
    at: int = field(default=0, compare=False)
    listed: bool = field(default=False, compare=False)
    captioned: str = field(default="", compare=False)

    @property
    def shown(self) -> str:
        """The text with its number in front, as it is printed."""
        return f"{self.number} {self.text}".strip() if self.number else self.text


@dataclass(frozen=True, slots=True)
class Document:
    """A document as it is printed when all its tracked changes are accepted; blank paragraphs are left out.

    ``beside`` are the lines of its headers and footers, ``aside`` those of its notes and of text in boxes, each
    with what they stand in, as staff call it.
    """

    blocks: tuple[WordParagraph | WordTable, ...]
    unread: tuple[Unread, ...] = ()
    beside: tuple[str, ...] = ()
    aside: tuple[tuple[str, str], ...] = ()

    @property
    def tables(self) -> tuple[WordTable, ...]:
        """Its tables, in their order."""
        return tuple(each for each in self.blocks if isinstance(each, WordTable))
