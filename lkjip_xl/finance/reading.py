"""From a file of the finance system to what it says: which shape it has, and which of its rows count."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from lkjip_xl.finance import flat, outline
from lkjip_xl.finance.columns import amount_columns
from lkjip_xl.finance.headings import Headings, find_headings
from lkjip_xl.finance.sheets import RawSheet, read_sheets
from lkjip_xl.finance.source import Source, Stage
from lkjip_xl.findings import Unreadable
from lkjip_xl.pairs import code_key
from lkjip_xl.preflight import FileKind, UnreadableFile, kind_of
from lkjip_xl.words import name_key

_YEAR = re.compile(r"\b(20\d\d)\b")


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How to read: the year of the report, the stage of the budget, and the agency by code or name."""

    year: int | None = None
    stage: Stage | None = None
    skpd: str = ""

    def is_wanted(self, code: str, name: str) -> bool:
        """Whether an agency is the one that was asked for."""
        return code_key(code) == code_key(self.skpd) or name_key(name) == name_key(self.skpd)


def read_source(path: Path, options: ReadingOptions | None = None) -> Source:
    """Read a file of the finance system.

    Raises:
        UnreadableFile: if it is no such file, or it cannot be told how to read it.

    """
    options = options or ReadingOptions()
    html = kind_of(path) is FileKind.HTML
    others: list[str] = []
    found: Source | None = None
    for sheet in read_sheets(path):
        if found is not None:
            others.append(sheet.name)
            continue
        headings = find_headings(sheet.rows)
        if headings is not None:
            found = _read(sheet, headings, path.name, options, html=html)
        if found is None:
            others.append(sheet.name)
    if found is None or not found.lines:
        raise UnreadableFile(
            Unreadable(
                "tidak ada tabel anggaran atau realisasi yang dikenal di berkas ini.",
                "Pakai Rekap 5, Laporan Realisasi Per Dokumen, LRA, DPA, atau lembar dengan judul KODE, URAIAN, "
                "ANGGARAN, dan REALISASI.",
            )
        )
    notes = (f"lembar lain tidak dibaca: {', '.join(others)}",) if others else ()
    return replace(found, notes=notes)


def _read(sheet: RawSheet, headings: Headings, file: str, options: ReadingOptions, *, html: bool) -> Source | None:
    is_wanted = options.is_wanted if options.skpd else None
    source = flat.read_flat(sheet, headings, file, options.stage, is_wanted)
    if source is None:
        _ask_for_stage(headings, file, options)
        chosen = (options.year, options.stage, is_wanted)
        source = outline.read_outline(sheet, headings, file, chosen, html=html)
    if source is None:
        return None
    years = {int(year) for title in headings.titles for year in _YEAR.findall(title)}
    return replace(source, year=years.pop()) if source.year is None and len(years) == 1 else source


def _ask_for_stage(headings: Headings, file: str, options: ReadingOptions) -> None:
    """Refuse to choose between the budget before and after its change."""
    stages = {each.stage for each in amount_columns(headings.paths, options.year) if each.measure == "pagu"}
    if options.stage is None and {Stage.MURNI, Stage.PERUBAHAN} <= stages:
        raise UnreadableFile(
            Unreadable(
                f"{file} memuat pagu sebelum dan sesudah perubahan.",
                "Tambahkan --tahapan murni atau --tahapan perubahan.",
                wrong_use=True,
            )
        )
