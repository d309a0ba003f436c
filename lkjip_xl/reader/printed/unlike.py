"""Why a table is not the one of the report that its headings are like: what its words and rows are about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from lkjip_xl.grids.codes import is_rekening, is_structure
from lkjip_xl.methods.tolerance import name_of_unit, unit_of_heading
from lkjip_xl.reader.cells import written
from lkjip_xl.reader.printed.about import about, said_over
from lkjip_xl.reader.printed.tables import PrintedTable
from lkjip_xl.reader.printed.unlike_results import no_results
from lkjip_xl.reader.recognition import BAR, Candidate, Claim, best_first, names_of
from lkjip_xl.report.levels import level_of_code
from lkjip_xl.report.settings import Settings
from lkjip_xl.tables.keys import TableKey
from lkjip_xl.tables.spec import Kind
from lkjip_xl.text.words import fold

_BELANJA = re.compile(r"\bbelanja\b")
_NO_BELANJA = re.compile(r"\b(?:pendapatan|pad|dak|dau|dana alokasi|dana bagi hasil|pembiayaan|penerimaan)\b")
_ROW_OF_NO_BELANJA = re.compile(
    r"(?:pendapatan|pembiayaan|penerimaan|retribusi|pajak|dana alokasi|dak\b|dana bagi hasil|lain-lain pendapatan)"
)
# How a row of a table by kinds of spending begins, behind its code; a program's or a kegiatan's begins otherwise.
_ROW_OF_A_KIND = re.compile(
    r"[\W\d]*(?:[a-z]\.\s*)?(?:belanja|operasi|pegawai|barang|modal|bunga|subsidi|hibah|bantuan|bansos|tak terduga"
    r"|tidak terduga|transfer|bagi hasil)\b"
)
_BY_KIND = re.compile(r"\b(?:jenis|kelompok|rincian|klasifikasi) belanja\b")
_PROGRAM = re.compile(r"[\W\d]*program\b")
_RESULTS = re.compile(r"\b(?:realisasi|penyerapan|serapan|capaian)\b")
_FEWEST_PROGRAMS = 2


def without_unlike(
    claims: Sequence[Claim], candidate: Candidate, table: PrintedTable, settings: Settings
) -> list[Claim]:
    """What a table may be, with what it cannot be in a report of these settings below the bar, and why."""
    judged = []
    for claim in claims:
        why = _why_not(claim, candidate, table, settings) if claim.taken else ""
        judged.append(replace(claim, score=BAR - 0.01, reasons=(*claim.reasons, why)) if why else claim)
    return sorted(judged, key=best_first)


def _why_not(claim: Claim, candidate: Candidate, table: PrintedTable, settings: Settings) -> str:
    over = [*said_over(table)]
    if about(table).within_the_year:
        return "memuat sebagian tahun saja"
    if unit := _unit(claim, candidate, over):
        return f"angkanya dalam {unit} rupiah, jadi tidak dibandingkan dengan tabel lain"
    if claim.spec.key in {TableKey.REALISASI_BELANJA, TableKey.TABEL_2_3} and _has_programs(claim, candidate):
        return "barisnya program dan kegiatan, bukan jenis belanja"
    if claim.spec.key == TableKey.REALISASI_BELANJA:
        return _no_belanja(names_of(candidate, claim), over)
    if claim.spec.key == TableKey.TABEL_2_3_1 and (heading := _result(claim)):
        return f"ada kolom {heading}, jadi persennya bukan bagian dari anggaran"
    return no_results(claim, candidate, over, settings)


def _has_programs(claim: Claim, candidate: Candidate) -> bool:
    """Whether codes of programs stand in its rows, some of them at least, or a row is called a program."""
    texts = (written(raw) for (row, _), raw in candidate.grid.cells.items() if row > claim.binding.heading_row)
    codes = (text for text in texts if is_structure(text) and not is_rekening(text))
    if sum(level_of_code(code) is not None for code in codes) >= _FEWEST_PROGRAMS:
        return True
    return any(_PROGRAM.match(fold(name)) for name in names_of(candidate, claim))


def _unit(claim: Claim, candidate: Candidate, over: Sequence[str]) -> str:
    """The unit of its amounts, where the words over it or its headings say one that is not rupiah."""
    columns = {at for key, at in claim.binding.columns.items() if claim.own.column(key).kind is Kind.RUPIAH}
    if not columns:
        return ""
    headings = [
        fold(written(raw))
        for (row, column), raw in candidate.head.cells.items()
        if row <= claim.binding.heading_row and column in columns
    ]
    unit = max(map(unit_of_heading, (*over[:3], *headings)), default=Decimal(1))
    return name_of_unit(unit) if unit > 1 else ""


def _no_belanja(names: Iterable[str], over: Sequence[str]) -> str:
    rows = [fold(name) for name in names]
    if any(_NO_BELANJA.search(line) for line in over[:2]):
        return "judulnya bukan tentang belanja saja"
    if any(_ROW_OF_NO_BELANJA.match(row) for row in rows if not _BELANJA.search(row)):
        return "barisnya bukan belanja saja"
    if not any(_BELANJA.search(line) for line in (*over, *rows)):
        return "judul dan barisnya tidak menyebut belanja"
    of_a_kind = sum(bool(_ROW_OF_A_KIND.match(row)) for row in rows)
    if not any(map(_BY_KIND.search, over)) and 2 * of_a_kind < len(rows):
        return "barisnya bukan jenis belanja"
    return ""


def _result(claim: Claim) -> str:
    """The heading of a column for what has been spent, which a table of the budget has not."""
    return next((each.words for each in claim.binding.unknown if _RESULTS.search(each.key)), "")
