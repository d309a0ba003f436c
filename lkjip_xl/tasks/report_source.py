"""A report that is no template workbook, as a source of one: read, and what is said of its tables."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from lkjip_xl.files.find import SPREADSHEETS, is_document
from lkjip_xl.files.limits import Limits
from lkjip_xl.files.whole_file import shown
from lkjip_xl.tables import ASAL_DATA
from lkjip_xl.tasks.telling import During, reading
from lkjip_xl.text.sentences import few
from lkjip_xl.text.ways import Action, Advice, ChooseSheet, Field, passages

if TYPE_CHECKING:
    from lkjip_xl.reader.recognised import Recognised, SourceTable

MOST_NAMED = 6
_MOST_OF_SHEETS, _BLOCK = 40_000_000, 1_000_000


def read_recognised(
    file: Path,
    limits: Limits,
    during: During,
    accepted: Collection[int] = (),
    *,
    monthly: bool = False,
    tahun: int | None = None,
) -> Recognised:
    """The report in a file, with its tables of these numbers; ``monthly`` adds up that of single months.

    ``tahun`` is the year that somebody names: of a file that does not say its own.

    Tables that are not surely of the agency's year are named and left, as only what is sure is taken over.

    Raises:
        FileRefused: if there is none.

    """
    from lkjip_xl.files.kinds import open_document
    from lkjip_xl.reader.recognised import only_sure
    from lkjip_xl.reader.report_file import recognised_in_file

    with reading(file, during):
        if is_document(file):
            opened = open_document(file, limits)
            read = recognised_in_file(opened, limits, accepted, proposals=True, monthly=monthly, tahun=tahun)
        else:
            read = _own_workbook(file, limits, tuple(sorted(accepted)), monthly=monthly, tahun=tahun)
        return only_sure(read, accepted)


# Whoever asks what a file is has read it: it is not read once more.
@lru_cache(maxsize=4)
def _own_workbook(
    file: Path,
    limits: Limits,
    accepted: tuple[int, ...] = (),
    *,
    monthly: bool = False,
    tahun: int | None = None,
) -> Recognised:
    """What is recognised in a workbook that is no template.

    Raises:
        UnreadableFile: if it is a template or a file of the finance system, or nothing in it is known.

    """
    from lkjip_xl.check.own_workbook import recognised_own_workbook
    from lkjip_xl.files.refusal import refused as refusal
    from lkjip_xl.reader.report import holds_report
    from lkjip_xl.reader.workbook import read_grids

    grids = read_grids(file, limits, no_long_lists=True)
    if holds_report(grids):
        raise refusal("ini templat, bukan buku kerja sendiri.", "")
    return recognised_own_workbook(grids, accepted, proposals=True, monthly=monthly, tahun=tahun)


def is_source(
    file: Path, limits: Limits, sheet: str = "", tahun: int | None = None, *, for_pagu: bool = False
) -> bool:
    """Whether a file is a report that is no template workbook; ``sheet`` is named of a finance file.

    ``tahun`` is the year that somebody names, ``for_pagu`` says that nothing else is wanted of a list of amounts.
    """
    return is_document(file) or is_own_workbook(file, limits, sheet, tahun, for_pagu=for_pagu)


def is_own_workbook(
    file: Path, limits: Limits, sheet: str = "", tahun: int | None = None, *, for_pagu: bool = False
) -> bool:
    """Whether a file is an agency's own workbook with tables of the report; nobody makes a large one by hand.

    Of a list of amounts in it somebody may have named a ``sheet``: then it is read as a file of the finance
    system. ``tahun`` is the year that somebody names, ``for_pagu`` says that nothing else is wanted of it.
    """
    from lkjip_xl.reader import UnreadableFile

    try:
        if file.suffix.lower() not in SPREADSHEETS or _is_large(file):
            return False
        read = _own_workbook(file, limits, tahun=tahun)
        return bool(read.report.tables) or (
            not sheet and _is_better_than_finance(file, read, tahun, for_pagu=for_pagu)
        )
    except (UnreadableFile, OSError):
        return False


def _is_large(file: Path) -> bool:
    """Whether its sheets are larger or longer than anybody's own, whatever pictures stand beside them.

    Rows with something in them are counted, and not read. Of a damaged file whoever reads it says so.
    """
    try:
        with ZipFile(file) as package:
            sheets = [each for each in package.infolist() if "/worksheets/" in each.filename]
            return sum(each.file_size for each in sheets) > _MOST_OF_SHEETS or any(
                _has_many_rows(package, each.filename) for each in sheets if each.filename.endswith(".xml")
            )
    except (BadZipFile, NotImplementedError, ValueError, RuntimeError, EOFError, zlib.error):
        return False


def _has_many_rows(package: ZipFile, name: str) -> bool:
    from lkjip_xl.reader.long_sheets import MOST_ROWS

    found, rest = 0, b""
    with package.open(name) as sheet:
        while part := sheet.read(_BLOCK):
            *rows, rest = (rest + part).split(b"</row>")
            found += sum(b"<v>" in row or b"<is>" in row for row in rows)
            if found > MOST_ROWS:
                return True
    return False


def _is_better_than_finance(file: Path, read: Recognised, tahun: int | None, *, for_pagu: bool) -> bool:
    """Whether a file of the finance system is not what this is, or would be read with other pagu than stand in it.

    Such a file knows no years of a Renstra beside each other: it takes whichever column it meets first, and fills
    a template with pagu alone. Where it is none, tables that are like those of the report may be chosen, and are
    named.
    """
    from lkjip_xl.books.template.sources.listing import budget_list_of
    from lkjip_xl.finance.read.source_of import ReadingOptions, read_source
    from lkjip_xl.reader import UnreadableFile

    listing = budget_list_of(read.report)
    proposed = any(each.key for each in read.tables)
    document = read.report.document
    if listing is None and not proposed and not (document and (document.by_year or document.untold)):
        return False
    months = bool(document and (document.periods or document.parts_of_year))
    try:
        source = read_source(file, ReadingOptions(tahun))
    except UnreadableFile as error:
        # It may be asked for a stage, or a sheet; of months side by side, or one a sheet, this one knows more.
        asks = passages(error.unreadable.hint)
        of_months = Action.ADD_MONTHS in asks or (months and any(isinstance(each, ChooseSheet) for each in asks))
        return not error.unreadable.wrong_use or (listing is not None and of_months)
    if len(source.skpd) > 1:
        return False  # one of them is to be chosen
    found = sum((each.pagu for each in source.lines if isinstance(each.pagu, Decimal)), Decimal(0))
    has_more = months or bool(listing and (listing.realisasi or listing.work))
    return listing is not None and ((has_more and not for_pagu) or found != listing.total)


def told_of_tables(
    file: Path, source: Recognised, figures: str = "", left_over: Sequence[SourceTable] | None = None
) -> Iterator[Advice]:
    """How many tables of a source were taken, and which were not; ``figures`` says how many figures came."""
    from lkjip_xl.reader.recognised import how_many_taken

    not_taken = [each for each in source.tables if not each.taken]
    others = not_taken if left_over is None else left_over
    yield f"{shown(file)}: {how_many_taken(source, len(not_taken) - len(others))}{figures}."
    left = [f"{each.named} (“{each.title}”)" for each in others]
    if left:
        yield f"Tabel yang tidak diambil: {few(left, MOST_NAMED, 'tabel')}."
    if figures and (like := sum(bool(each.key) for each in others)):
        yield (
            f"{like} di antaranya mirip tabel laporan: bila memang itu, pilih Ya di kolom AMBIL lembar ",
            f"{ASAL_DATA}, lalu tulis lagi dengan ",
            Field.PICK,
            ".",
        )
    document = source.report.document
    if document and document.unread:
        yield f"Tidak terbaca: {few(document.unread, MOST_NAMED, 'bagian')}."
    if document and document.other_year:
        yield f"{document.other_year[0].upper()}{document.other_year[1:]}."
