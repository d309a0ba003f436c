"""A file of the finance system whose pagu fills a template: read, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_xl.files.whole_file import shown
from lkjip_xl.tables import TABEL_2_7, TABEL_3_1_1_B
from lkjip_xl.tables.keys import Key
from lkjip_xl.tasks.telling import During, Told, WrongWish, details, quietly, reading
from lkjip_xl.text.numbers import format_number
from lkjip_xl.text.ways import Action, Advice, passages

if TYPE_CHECKING:
    from lkjip_xl.books.template.budget_rows import BudgetRows
    from lkjip_xl.books.template.from_finance import Budget
    from lkjip_xl.finance.read.source_of import ReadingOptions
    from lkjip_xl.finance.source import Source
    from lkjip_xl.report.model import Report


_SPENT = TABEL_3_1_1_B.column(Key.REALISASI).heading
_BY_HAND = f"isi {_SPENT} di {TABEL_3_1_1_B.sheet} sendiri"
_NOT_TAKEN = f"Realisasinya tidak diambil: {_BY_HAND}."
_NOT_OF_A_YEAR = f"Realisasinya tidak diambil, karena bukan, atau belum tentu, setahun: {_BY_HAND}."
_TAKEN = f"Realisasinya masuk ke {_SPENT} di {TABEL_3_1_1_B.sheet}; pastikan itu realisasi setahun."
# More rows take a template of hundreds of megabytes to write; a large agency has some hundreds.
_MOST_ROWS = 4000


@dataclass(frozen=True, slots=True)
class BudgetFile:
    """A file of the finance system that somebody named, and how it is to be read.

    ``with_murni`` says that the pagu before the change is wanted beside the one after it.
    """

    file: Path
    options: ReadingOptions
    with_murni: bool = False
    during: During = quietly

    def read(self, year: int | None, hint: Advice = "") -> tuple[Source, Budget]:
        """The file, and its programs, kegiatan and sub kegiatan with their pagu; ``year`` is the report's.

        ``hint`` says what to do about a file of another year, where it need not be another file.

        Raises:
            FileRefused: if it cannot be read.
            WrongWish: if it is of another year, or has too many rows.

        """
        return _read(self, replace(self.options, year=year, most=_MOST_ROWS), hint)

    def holds(self, file: Path) -> bool:
        """Whether another file has amounts that are read as those of the finance system."""
        from lkjip_xl.finance.read.source_of import read_source
        from lkjip_xl.reader import UnreadableFile

        try:
            return read_source(file, self.options).has_pagu
        except UnreadableFile:
            return False


def _read(of: BudgetFile, options: ReadingOptions, hint: Advice) -> tuple[Source, Budget]:
    from lkjip_xl.books.template.from_finance import budget_of
    from lkjip_xl.finance.read.source_of import read_source
    from lkjip_xl.tables.measures import Stage

    file = of.file
    if of.with_murni and options.stage is None and not options.stage_name:
        options = replace(options, stage=Stage.PERUBAHAN)
    with reading(file, of.during):
        source = read_source(file, options)
    if options.year and source.year and options.year != source.year:
        instead = hint or f"Pakai berkas tahun {options.year}."
        raise WrongWish((f"{shown(file)} berisi tahun {source.year}, bukan {options.year}. ", *passages(instead)))
    # Of a file that has the pagu after the change alone, the other one is none before it.
    both = of.with_murni and options.stage is Stage.PERUBAHAN
    with reading(file):
        budget = budget_of(source, with_murni=both)
    refuse_too_many(budget.rows, file)
    return source, budget


def refuse_too_many(rows: int, file: Path) -> None:
    """Refuse what would make a template that nobody can open: that of a whole government, say.

    Raises:
        FileRefused: if it would.

    """
    from lkjip_xl.finance.read.most_rows import refuse_more

    with reading(file):
        refuse_more(rows, _MOST_ROWS)


def refuse_unclear_levels(report: Report, file: Path) -> None:
    """Refuse a report of which nobody can tell what stands under what: no pagu finds its row there."""
    table = report.tables.get(TABEL_2_7.key)
    if table is not None and table.rows and not table.is_leveled:
        raise WrongWish(
            (
                f"Di {TABEL_2_7.sheet} {shown(file)} belum jelas mana program, kegiatan, dan sub kegiatan. ",
                "Isi kolom JENIS, lalu ulangi; ",
                Action.CHECK,
                " menyebut barisnya.",
            )
        )


def told_of_source(source: Source, taken: Budget | None = None) -> Iterator[Told]:
    """What is said of a file: what reconcile says of it, and which amounts could not be taken over.

    ``taken`` is what it says, where its realisasi is wanted too and taken if it may be that of the year.
    """
    from lkjip_xl.finance.read.unknowns import left_blank
    from lkjip_xl.show.reconciliation import source_lines

    of_year = None if taken is None else taken.has_spent
    spent = [{None: _NOT_TAKEN, False: _NOT_OF_A_YEAR, True: _TAKEN}[of_year]] if source.has_realisasi else []
    yield from details((*source_lines(source), *left_blank(source), *spent))


def told_of_budget(found: BudgetRows, file: Path, *, kept: bool) -> Iterator[Told]:
    """What a file changed in the rows of Tabel 2.7; rows that it has not are ``kept``, or left out."""
    yield Told(f"Pagu Tabel 2.7 dari {shown(file)}:")
    yield from details(_changes(found, kept=kept))


def _changes(found: BudgetRows, *, kept: bool) -> Iterator[str]:
    changed = [each for each in found.pagu if each.before is not None] if kept else []
    if kept and not (changed or found.added or found.alone or found.unknown or found.together or found.names):
        yield "Semua pagu sudah sama dengan berkas itu."
    elif changed:
        yield f"{len(changed)} baris pagunya kini menurut berkas itu:"
    for each in changed:
        yield f"{each.label}: {_rupiah(each.before)} → {_rupiah(each.now)}"
    if found.added:
        yield f"Baris baru, indikator dan targetnya masih harus diisi: {'; '.join(found.added)}."
    if found.alone:
        what = "Tidak ada di berkas itu, pagunya tetap" if kept else "Tidak ada di berkas itu, jadi tidak dibawa"
        yield f"{what}: {'; '.join(found.alone.values())}."
    if found.names:
        names = "; ".join(f"{each.label} (di berkas itu {each.there})" for each in found.names)
        yield f"Namanya lain di berkas itu, yang di buku kerja tetap: {names}."
    if found.together:
        now = "tetap" if kept else "masih harus diisi"
        yield f"Berkas itu tidak menyebut unitnya, jadi pagunya {now}: {'; '.join(found.together)}."
    if found.unknown:
        yield f"Pagunya tidak terbaca di berkas itu: {'; '.join(found.unknown)}."


def _rupiah(amount: Decimal | None) -> str:
    return "kosong" if amount is None else format_number(amount)
