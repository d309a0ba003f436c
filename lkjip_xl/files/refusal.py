"""Refusing a file: one sentence that says why, and one that says what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from lkjip_xl.text.ways import Action, Advice, one_after_another
from lkjip_xl.text.words import printable

# A name of a sheet has at most 31 letters.
_LONG_QUOTE = re.compile("“([^”]{60})[^”]+”")
ASK_AGAIN = "Minta salinan yang baru, atau buka di Excel dan simpan ulang."
ASK_AGAIN_IN_WORD = "Minta salinan yang baru, atau buka di Word dan simpan ulang."
IF_FINANCE = (
    "Bila ini berkas keuangan, pakai ",
    Action.RECONCILE_FILE,
    " atau ",
    Action.TEMPLATE_FROM_FILE,
    ".",
)
SAVE_AS_XLSX = one_after_another(
    "Buka berkas itu di Excel, lalu Simpan Sebagai (Save As) jenis Excel Workbook (*.xlsx).", IF_FINANCE
)
SAVE_AS_DOCX = "Buka berkas itu di Word, lalu Simpan Sebagai (Save As) jenis Word Document (*.docx)."
# A document or a picture can be opened in Excel by nobody, and a list in one table is no report.
# A report in Word can be checked, under a name by which it is known, and fill a template; nothing else.
ONLY_CHECKED = (
    "Laporan Word (bernama .docx) dapat diperiksa dengan ",
    Action.CHECK,
    "; untuk yang lain jadikan templat dengan ",
    Action.TEMPLATE_FROM_FILE,
    ".",
)
NO_REPORT = ("LKjIP yang dibaca adalah buku kerja Excel (.xlsx) yang diisi dari ", Action.NEW_TEMPLATE, ".")


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a file could not be read, and what to do about it: two Indonesian sentences."""

    reason: str
    hint: Advice
    wrong_use: bool = False


class UnreadableFile(Exception):
    """A file cannot be read; ``unreadable`` says why and what to do."""

    def __init__(self, unreadable: Unreadable) -> None:
        super().__init__(unreadable.reason)
        self.unreadable = unreadable


def refused(reason: str, hint: Advice, *, wrong_use: bool = False) -> UnreadableFile:
    """The refusal of a file, to be raised: two Indonesian sentences.

    What they quote of the file is cut, and has nothing that a terminal would obey.
    """
    return UnreadableFile(Unreadable(_shown(reason), _shown_advice(hint), wrong_use))


def _shown_advice(advice: Advice) -> Advice:
    if isinstance(advice, str):
        return _shown(advice)
    return tuple(_shown(each) if isinstance(each, str) else each for each in advice)


def _shown(sentence: str) -> str:
    return _LONG_QUOTE.sub(r"“\1…”", printable(sentence))


def with_password() -> UnreadableFile:
    """The refusal of a file that nobody can open without its password."""
    return refused("buku kerja ini dikunci dengan kata sandi.", "Hapus kata sandinya, lalu simpan lagi.")


def is_failure(error: BaseException) -> bool:
    """Whether something failed, rather than somebody ending the program."""
    # What libraries written in Rust raise when they fail on a damaged file is no Exception.
    return isinstance(error, Exception) or type(error).__name__ == "PanicException"


@contextmanager
def refusing(reason: str, hint: Advice) -> Iterator[None]:
    """Refuse the file for this reason, whatever fails inside: damage shows in many ways, all alike to staff.

    Raises:
        UnreadableFile: with this reason, with the one that was raised inside, or for want of memory.

    """
    try:
        yield
    except UnreadableFile:
        raise
    except MemoryError as error:
        raise refused(
            "berkas terlalu besar untuk memori komputer ini.",
            "Hapus yang tidak perlu di dalamnya, atau salin tabel-tabelnya ke berkas yang baru.",
        ) from error
    except BaseException as error:
        if not is_failure(error):
            raise
        raise refused(reason, hint) from error


def where_it_failed(error: BaseException) -> str:
    """Where this program went wrong, in one sentence for whoever mends it."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
    return f"program ini gagal di {where} ({type(error).__name__})."
