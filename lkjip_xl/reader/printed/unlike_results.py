"""Why a table of performance is not the one of the report that its headings are like."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lkjip_xl.reader.cells import written
from lkjip_xl.reader.recognition import Candidate, Claim
from lkjip_xl.report.settings import Settings
from lkjip_xl.tables.keys import Key, TableKey
from lkjip_xl.text.words import fold

_AGREEMENT = re.compile(r"\b(?:perjanjian|penetapan) kinerja\b")
_ACTIONS = re.compile(r"\brencana aksi\b")
_PLAN = re.compile(r"\b(?:rencana kinerja|rencana kerja|rkt|renja|rkpd)\b")
_OF_RENSTRA = re.compile(
    r"\b(?:renstra|rencana strategis|rpjmd|rpjpd|jangka menengah|(?:target|periode) akhir|akhir periode)\b"
)
_OF_PROGRAMS = re.compile(r"\b(?:program|sub ?kegiatan|kegiatan)\b")
_PROGRAMS = re.compile(r"(?:program|kegiatan|sub ?kegiatan)\b")
_IN_PERCENT = re.compile(r"%|\bpersen|\btingkat\b")


def no_results(claim: Claim, candidate: Candidate, over: Sequence[str], settings: Settings) -> str:
    """Why not, in Indonesian; empty where nothing speaks against it.

    ``over`` are the sentences over the table, ``settings`` what the report says of itself.
    """
    if claim.spec.of_indicators and (heading := _program_before(claim)):
        return f"kolom {heading} di depan indikatornya, jadi indikatornya mungkin milik program"
    match claim.spec.key:
        case TableKey.TABEL_2_2_PERJANJIAN_KINERJA:
            return _no_agreement(over)
        case TableKey.TABEL_3_1_1_A:
            return _no_sasaran(claim, over)
        case TableKey.TABEL_3_1_2:
            return _no_capaian(claim)
        case TableKey.TABEL_2_2_SASARAN | TableKey.TABEL_3_1_3:
            return _no_renstra(claim, candidate, over, settings)
    return ""


def _program_before(claim: Claim) -> str:
    """The heading of a column of programs in front of the indicators, which are of these then."""
    at = claim.binding.columns.get(Key.INDIKATOR)
    before = (each for each in claim.binding.unknown if at is not None and each.place.column < at)
    return next((each.words for each in before if _PROGRAMS.match(each.key)), "")


def _no_agreement(over: Sequence[str]) -> str:
    """The nearest line that names a paper says which one it is; the targets of another one differ."""
    for line in over:
        agreed = _AGREEMENT.search(line)
        other = _ACTIONS.search(line) or (None if agreed else _PLAN.search(line))
        if other:
            return f"judulnya menyebut {other[0]}, bukan perjanjian kinerja"
        if agreed:
            return ""
    return ""


def _no_sasaran(claim: Claim, over: Sequence[str]) -> str:
    """Indicators of programs stand under the same headings, but for the sasaran."""
    if Key.SASARAN in claim.binding.columns:
        return ""
    found = next((found for line in over[:2] if (found := _OF_PROGRAMS.search(line))), None)
    return f"judulnya menyebut {found[0]}, dan tanpa kolom sasaran" if found else ""


def _no_capaian(claim: Claim) -> str:
    """Many write Capaian 2023 over the realisasi: alone it says nothing."""
    binding = claim.binding
    if Key.REALISASI in binding.columns or Key.CAPAIAN not in binding.columns:
        return ""
    heading = binding.headings[Key.CAPAIAN]
    return "" if _IN_PERCENT.search(fold(heading)) else f"kolom {heading} bisa berisi realisasi atau persentasenya"


def _no_renstra(claim: Claim, candidate: Candidate, over: Sequence[str], settings: Settings) -> str:
    """Of targets of a Renstra its words tell, or their years: all of it, or on beyond the next."""
    columns = [claim.own.column(key) for key in claim.binding.columns]
    years = [each.year for each in columns if each.series == Key.TARGET and isinstance(each.year, int)]
    tahun = settings.tahun
    if claim.spec.key == TableKey.TABEL_2_2_SASARAN and len(years) > 1:
        return ""
    if tahun is None or max(years, default=tahun) > tahun + 1 or sorted(years) == [*settings.renstra]:
        return ""
    last = claim.binding.heading_row
    words = (fold(written(raw)) for (row, _), raw in candidate.head.cells.items() if row <= last)
    if any(map(_OF_RENSTRA.search, (*over, *words))):
        return ""
    return "tidak menyebut Renstra atau target tahun berikutnya"
