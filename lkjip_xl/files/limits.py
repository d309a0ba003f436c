"""How large a file may be: far above any real one, far below what would hurt an office computer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace

from lkjip_xl.files.refusal import UnreadableFile, refused
from lkjip_xl.text.numbers import Dot, read_number
from lkjip_xl.text.ways import Advice, RaiseLimit, one_after_another

MEGABYTE = 1_000_000

# What nobody sets, because no honest file comes near it: each bounds what reading would cost in memory or time.

# A sheet says in one word that a million blank rows follow, and each costs time wherever rows are gone through. No
# report has a page of blanks, let alone a thousand.
MOST_BLANK_ROWS = 50_000
# A page with a table for every sub kegiatan of an agency has some hundreds.
MOST_TABLES_OF_A_PAGE = 5_000
# One element of an .ods stands for as many rows or cells as it says. That so many of them are hidden, or hold an
# error, is told of the first ones; no table goes on behind them.
MOST_REPEATED = 1_000
# Errors and formulas without a result are remembered cell by cell; a sheet full of them is no report.
MOST_UNREAD_CELLS = 1_000_000
# Each cell for which one text of an .ods stands takes it anew: here a page of a book in each of 50,000 cells.
MOST_REPEATED_CHARACTERS = 100_000_000
# What reading a megabyte of a finance file may take, and what a small file may: a cell takes some forty bytes in
# the process that reads it, and a tenth of that in the file.
MEGABYTES_TO_READ_ONE, LEAST_MEGABYTES_TO_READ = 60, 150
SECONDS_TO_READ_ONE, LEAST_SECONDS_TO_READ = 2, 20
# The names of all agencies of all local governments take a megabyte.
LARGEST_AGENCY_LIST = 10 * MEGABYTE
# What is kept of a check is text, far smaller than its workbook; a damaged one may say that it is anything.
LARGEST_KEPT_RESULT = 50 * MEGABYTE
# What comes before the first element of a part: a declaration and, at most, a comment.
LONGEST_PROLOG = 1_000_000
# A sheet nests ten elements, a document thirty; a parser keeps every one that is open.
DEEPEST_XML = 200
# A table in a cell of a table is met, a fourth one in it is not; nor are boxes in boxes, or fields in fields.
DEEPEST_IN_WORD = 20
# What is not read of a document is named one by one, as far as anybody would read on.
MOST_NAMED_OF_A_KIND = 50
# The words around an automatic number, and the numbers in it: one for each of nine levels.
LONGEST_WORDS_OF_A_NUMBER, MOST_PLACES_OF_A_NUMBER = 100, 9
# How many times larger a part is unpacked says something only of what is large.
TOO_SMALL_FOR_A_RATIO = 20 * MEGABYTE
# No honest file is so many times above a limit, and no computer of an office could read it.
_MOST_OFFERED = 50


class WrongLimit(ValueError):
    """A limit that is not there, or no number; ``advice`` says so, with a way out."""

    def __init__(self, advice: Advice) -> None:
        super().__init__(advice)
        self.advice = advice


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits by the names that users set them with (``--batas sel=1000000``).

    ``berkas`` is the size of a workbook or a document, ``isi`` what it holds unpacked, both in megabytes;
    ``bagian`` the parts of its package; ``rasio`` how many times larger it is unpacked. ``sel`` counts cells
    with something in them, ``huruf`` the characters of all texts, ``gabungan`` the merged cells of a sheet,
    ``baris`` the rows of a sheet of the report or of a table in a document, each of which every rule goes
    through. ``paragraf`` counts those of a document, those in cells too, ``kolom`` the columns of a table in it,
    of which Word itself makes 63 at most. What ends in ``_keuangan`` is for files of the finance system: those
    of a whole government have hundreds of thousands of rows (``huruf_keuangan`` in millions).
    """

    berkas: int = 60
    isi: int = 100
    bagian: int = 2_000
    rasio: int = 200
    sel: int = 500_000
    huruf: int = 20_000_000
    gabungan: int = 200_000
    baris: int = 10_000
    paragraf: int = 100_000
    kolom: int = 200
    berkas_keuangan: int = 400
    isi_keuangan: int = 4_000
    sel_keuangan: int = 50_000_000
    huruf_keuangan: int = 2_000

    def refuse_above(self, name: str, found: int, told: str, hint: str) -> None:
        """Refuse a file that is above a limit; ``told`` says of what, with ``{}`` for how much there is.

        Raises:
            UnreadableFile: if it is.

        """
        most = getattr(self, name)
        if found > most:
            raise self._above(name, found, most, told, hint)

    @staticmethod
    def _above(name: str, found: int, most: int, told: str, hint: str) -> UnreadableFile:
        unit = " MB" if name.split("_", maxsplit=1)[0] in {"berkas", "isi"} else ""
        amount, limit = (f"{number:,}".replace(",", ".") + unit for number in (found, most))
        trusted = "Jika sumbernya tepercaya dan isinya memang sebanyak itu, tambahkan "
        offered = (trusted, RaiseLimit(name, found), ".") if found <= most * _MOST_OFFERED else ""
        return refused(f"{told.format(amount)} (batas {limit}).", one_after_another(hint, offered))


USUAL_LIMITS = Limits()


def limits_of(settings: Iterable[str]) -> Limits:
    """The limits with some of them set: ``sel=1000000``.

    Raises:
        WrongLimit: if a name or a number cannot be understood.

    """
    limits = USUAL_LIMITS
    names = [field.name for field in fields(Limits)]
    for setting in settings:
        name, _, text = setting.partition("=")
        number = read_number(text, Dot.THOUSANDS)
        if name not in names or number is None or number.percent or number.value < 1:
            raise WrongLimit(
                (
                    f"Batas “{setting}” tidak dapat dipakai. Tulis nama dan angkanya, misalnya ",
                    RaiseLimit("berkas", 100),
                    f"; namanya: {', '.join(names)}.",
                )
            )
        limits = replace(limits, **{name: int(number.value)})
    return limits
