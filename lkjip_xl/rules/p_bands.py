"""Family P, the scale of categories: whether its bands follow upon one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from lkjip_xl import tables
from lkjip_xl.figures.kategori_of_report import WrittenScale, preset, written_scale
from lkjip_xl.methods.kategori import Band, Scale, Seam, proper_text, read_band, seams
from lkjip_xl.report.model import Report, Row
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.findings import Fix, Problem, Severity
from lkjip_xl.rules.support import problem
from lkjip_xl.tables.keys import FieldKey, Key
from lkjip_xl.text.numbers import format_short
from lkjip_xl.text.words import name_key


@rule("P06", Severity.WARNING)
def skala_bercelah(report: Report) -> Iterator[Outcome]:
    """Skala kategori bercelah atau bertumpuk.

    Yang diperiksa:
        Apakah rentang-rentang di Tabel 3.1 bersambung: setiap nilai dari 0 ke atas masuk tepat satu kategori;
        dan apakah Tabel 3.1 sama dengan skala yang dipilih di Pengaturan.
    Mengapa penting:
        Capaian 89,95% tidak punya kategori bila Baik berhenti di 89,9 dan Sangat Baik mulai 90.
    Salah:
        Baik 75,00 – 89,9 dan Sangat Baik ≥ 90; Kurang 50,00 – 64,99 dan Sangat Kurang 0 – 50,00.
    Benar:
        Sangat Baik ≥ 90, Baik 75 – < 90, Cukup 65 – < 75, Kurang 50 – < 65, Sangat Kurang < 50.
    Cara memperbaiki:
        Tulis setiap rentang sampai tepat di bawah batas berikutnya, dengan tanda <.
    """
    written = written_scale(report)
    if written is None or Key.RENTANG not in written.table.columns:
        return
    for row in written.unread:
        right = between_neighbours(written, row)
        yield problem(
            written.table,
            row,
            Key.RENTANG,
            "Rentang ini tidak dapat dibaca sebagai batas capaian.",
            expected=right or None,
            actual=row.text(Key.RENTANG),
            hint=f"Tulis {right}, di antara rentang di atas dan di bawahnya."
            if right
            else "Tulis misalnya ≥ 90, 75 – < 90, atau < 50.",
            fixes=((Fix(written.table.place(row, Key.RENTANG), right),),) if right else (),
        )
    for fault in _faults(written):
        yield _fault_problem(written, fault)
    # A range that is missing has been named, and the scale may be the one chosen with it.
    whole = not written.unread and not any(row.cells[Key.RENTANG].is_blank for row in written.table.rows)
    if whole and (other := _other_scale(report, written)):
        yield other


def _other_scale(report: Report, written: WrittenScale) -> Problem | None:
    """The problem that the scale chosen in Pengaturan is not the one that Tabel 3.1 prints."""
    form, scale = report.forms.get(tables.PENGATURAN.key), preset(report.settings)
    cell = form.cells.get(FieldKey.SKALA) if form else None
    if scale is None or cell is None or _bounds(scale) == _bounds(written.scale):
        return None
    return Problem(
        cell.place,
        f"Kategori dihitung menurut skala ini, padahal {written.table.sheet} memuat skala lain.",
        column_heading=tables.PENGATURAN.field(FieldKey.SKALA).label,
        actual=cell.written,
        hint=f"Pilih “{tables.SCALES[0]}”, atau tulis skala ini di {written.table.sheet}.",
        related=tuple(written.table.place(row, Key.RENTANG) for _, row in written.rows),
    )


def _bounds(scale: Scale) -> list[tuple[str, Decimal]]:
    return [(name_key(band.category), band.lower or Decimal(0)) for band in scale.bands]


@dataclass(frozen=True, slots=True)
class _Fault:
    """A range that is wrong, with the gaps and overlaps that come of it.

    ``right`` are the rows whose ranges are written anew, each with its range; none where nobody knows.
    """

    row: Row
    seams: Sequence[Seam]
    right: Sequence[tuple[Row, str]]


def _faults(written: WrittenScale) -> Iterator[_Fault]:
    """What is wrong with a scale, from the top down: a gap and an overlap that one range makes are one fault."""
    left = [seam for seam in seams(written.scale) if _is_known(written, seam)]
    together = [fault for pair in pairwise(left) for fault in _of_one_range(written, pair)]
    found: list[_Fault] = []
    for fault in sorted(together, key=lambda fault: len(fault.right)):
        if all(seam in left for seam in fault.seams):
            found.append(fault)
            left = [seam for seam in left if seam not in fault.seams]
    found += [_alone(written, seam) for seam in left]
    order = list(seams(written.scale))
    return iter(sorted(found, key=lambda fault: order.index(fault.seams[0])))


def _is_known(written: WrittenScale, seam: Seam) -> bool:
    """Whether no range that has been named, as missing or not to be read, may belong where a seam is."""
    rows, bands = written.table.rows, written.scale.bands
    if len(written.rows) == len(rows):
        return True
    place = bands.index(seam.band)
    around = [rows.index(written.row(band)) for band in bands[max(place - 1, 0) : place + 2]]
    is_end = place in (0, len(bands) - 1) and rows.index(written.row(seam.band)) not in (0, len(rows) - 1)
    return not is_end and all(abs(one - other) == 1 for one, other in pairwise(around))


def _alone(written: WrittenScale, seam: Seam) -> _Fault:
    row = written.row(seam.band)
    mended = _is_mended_by_its_bounds(written, seam)
    right = proper_text(seam.band, seam.next_lower) if mended else between_neighbours(written, row)
    return _Fault(row, (seam,), ((row, right),) if right else ())


def _is_mended_by_its_bounds(written: WrittenScale, seam: Seam) -> bool:
    """Whether the band is right once it is written with the bounds that are known."""
    top = written.scale.bands[0]
    return seam.next_lower is not None or (seam.band is top and seam.start == seam.end and not seam.overlap)


def _of_one_range(written: WrittenScale, pair: tuple[Seam, Seam]) -> Iterator[_Fault]:
    """The faults that two seams may come from, where a range has both ends wrong, or begins where another does."""
    begins_alike = any(each.overlap and not _is_mended_by_its_bounds(written, each) for each in pair)
    if pair[0].band is not pair[1].band and not begins_alike:
        return
    for band in dict.fromkeys(each.band for each in pair):
        row = written.row(band)
        right = between_neighbours(written, row)
        ranges = _with_what_follows(written, row, right) if right else ()
        if ranges and not set(pair) & set(seams(_with_ranges(written, ranges).scale)):
            yield _Fault(row, pair, ranges)


def _with_what_follows(written: WrittenScale, row: Row, right: str) -> Sequence[tuple[Row, str]]:
    """A range with those of other rows that must be written anew with it; none where that leads nowhere."""
    known, ranges = set(seams(written.scale)), [(row, right)]
    while len(ranges) <= len(written.rows):
        changed = _with_ranges(written, ranges)
        fresh = next((seam for seam in seams(changed.scale) if seam not in known), None)
        if fresh is None:
            return ranges
        if not _is_mended_by_its_bounds(changed, fresh):
            break
        ranges.append((changed.row(fresh.band), proper_text(fresh.band, fresh.next_lower)))
    return ()


def _with_ranges(written: WrittenScale, ranges: Sequence[tuple[Row, str]]) -> WrittenScale:
    """The scale with other ranges in some of its rows."""
    texts = {row.index: text for row, text in ranges}
    read = [
        (read_band(band.category, texts[row.index]) or band if row.index in texts else band, row)
        for band, row in written.rows
    ]
    return replace(written, rows=tuple(read))


def between_neighbours(written: WrittenScale, row: Row) -> str:
    """The range that fills what the rows above and below leave; empty where these do not tell.

    The highest category has no end, the lowest begins at 0.
    """
    bands = {each.index: band for band, each in written.rows}
    rows = written.table.rows
    place = rows.index(row)
    first, last = place == 0, place == len(rows) - 1
    above = None if first else bands.get(rows[place - 1].index)
    below = None if last else bands.get(rows[place + 1].index)
    start, end = below.upper if below else None, above.lower if above else None
    if (first and last) or (start is None and not last) or (end is None and not first):
        return ""
    if start is not None and end is not None and start >= end:
        return ""
    return proper_text(Band("", start), end)


def _fault_problem(written: WrittenScale, fault: _Fault) -> Problem:
    row = fault.row
    right = fault.right[0][1] if fault.right else None
    lower = [each.next_lower for each in fault.seams]
    above = [each for band, each in written.rows if band.lower is not None and band.lower in lower]
    return problem(
        written.table,
        row,
        Key.RENTANG,
        " ".join(_in_words(seam) for seam in fault.seams),
        related=tuple(written.table.place(each, Key.RENTANG) for each in above if each is not row),
        expected=right,
        actual=row.text(Key.RENTANG),
        hint=_hint(fault),
        fixes=(tuple(Fix(written.table.place(each, Key.RENTANG), text) for each, text in fault.right),)
        if right
        else (),
    )


def _hint(fault: _Fault) -> str:
    if not fault.right:
        return "Perluas rentang ini sampai semua nilai masuk satu kategori."
    (_, right), *others = fault.right
    also = ", dan ".join(f"{text} untuk {row.text(Key.KATEGORI)}" for row, text in others)
    return f"Tulis {right}{f', dan {also}' if also else ''}."


def _in_words(seam: Seam) -> str:
    start, end = format_short(seam.start), format_short(seam.end)
    values = f"nilai {start}" if seam.start == seam.end else f"nilai antara {start} dan {end}"
    return f"N{values[1:]} masuk dua kategori." if seam.overlap else f"Tidak ada kategori untuk {values}."
