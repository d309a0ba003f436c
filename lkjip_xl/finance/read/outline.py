"""Sheets in which codes and names stand in order, parents above their parts: LRA, AKLAP, DPA, simple ones.

Parents repeat the sums of their parts, so only leaves are taken: the rows under which nothing else stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from lkjip_xl.files.refusal import refused
from lkjip_xl.finance.amounts import SourceRow, known, text_of, unread_cells
from lkjip_xl.finance.formats.sheets import RawSheet
from lkjip_xl.finance.headings.fields import unknown_columns
from lkjip_xl.finance.read.agencies import Agency, Choice, choose_agencies
from lkjip_xl.finance.read.below_totals import BELOW_TOTAL, cut_foot, note_on, part
from lkjip_xl.finance.read.not_spending import NOT_SPENDING, Sections, names_all_spending
from lkjip_xl.finance.read.outline_leaves import ABOVE, leaves_of, refuse_too_many_names
from lkjip_xl.finance.read.outline_rows import (
    OutlineColumns,
    OutlineRow,
    columns_of,
    is_of_program,
    read_row,
    seen_in,
)
from lkjip_xl.finance.read.outline_units import UnitsAbove, rows_of_units, units_asked_for
from lkjip_xl.finance.read.printed_totals import PrintedTotal, PrintedTotals, TotalColumns
from lkjip_xl.finance.read.relative_codes import with_whole_codes, without_repeated_bidang
from lkjip_xl.finance.read.unknowns import advice_on, same_kind
from lkjip_xl.finance.source import (
    EMPTY,
    OTHER_SKPD,
    OTHER_STAGE,
    REMARK,
    REPEATED_HEADING,
    TOTAL_ROW,
    Line,
    Shape,
    Source,
)
from lkjip_xl.grids.codes import Segments, split_code_and_name
from lkjip_xl.grids.headings import Headings, is_column_numbers, repeats
from lkjip_xl.grids.words import word_before
from lkjip_xl.tables.measures import Measure, Stage
from lkjip_xl.text.numbering import is_number
from lkjip_xl.text.total_words import is_carried_over, is_only_total, name_before_total, names_total
from lkjip_xl.text.words import name_key

WITHOUT_AMOUNT, NUMBERS, WITHOUT_CODE = (
    "baris tanpa kode program dan tanpa nilai",
    "baris nomor kolom",
    "baris bernilai yang kodenya kosong atau tidak dikenal",
)

_MORE_THAN_ANY_BUDGET = 10**17


@dataclass
class _Outline:
    """What is gathered while the rows are gone through."""

    total_columns: TotalColumns
    rows: list[OutlineRow] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    totals: PrintedTotals = field(default_factory=PrintedTotals)
    skpd: dict[str, Agency] = field(default_factory=dict)
    without_code: list[OutlineRow] = field(default_factory=list)
    below: list[OutlineRow] = field(default_factory=list)
    sections: Sections = field(default_factory=Sections)
    no_spending: list[OutlineRow] = field(default_factory=list)
    read: int = 0


def read_outline(
    sheet: RawSheet,
    headings: Headings,
    file: str,
    options: tuple[int | None, Stage | None, str],
    *,
    html: bool,
    most: int | None = None,
) -> Source | None:
    """A sheet read as an outline; None where it is none.

    ``options`` are the year of the report, the stage of the budget, and which agency was asked for. ``most`` is
    how many programs, kegiatan and sub kegiatan are wanted of it at most.

    Raises:
        UnreadableFile: if a column, a level or the agency cannot be told, or there are more of them.

    """
    year, stage, asked = options
    columns = columns_of(headings, year, stage)
    if columns is None:
        return None
    texts: Sequence[Sequence[str]] = [[text_of(cell) for cell in cells] for cells in sheet.rows[headings.data :]]
    for column in columns.codes:
        texts = without_repeated_bidang(texts, column)
    columns = replace(seen_in(columns, texts), rounding=sheet.rounding, apart=sheet.apart)
    if len(columns.codes) == 1:
        texts = with_whole_codes(texts, columns.codes[0])
    outline = _gather(file, sheet, texts, headings, columns, None if columns.is_coded else most)
    _part(outline, is_coded=columns.is_coded)
    choice = _keep(outline, columns, asked)
    found = leaves_of(outline.rows, columns)
    outline.skipped.update(found.skipped)
    _refuse_empty_column(columns, found.lines)
    control, differing = outline.totals.against(found.lines, sheet.rounding)
    return Source(
        file=file,
        sheet=sheet.name,
        shape=_shape(columns, html=html),
        lines=tuple(_with_units(outline, found.lines)),
        described=found.described,
        rows_read=outline.read,
        skipped={reason: count for reason, count in outline.skipped.items() if count},
        unknown_columns=unknown_columns(
            headings.paths,
            [*columns.known, *columns.amounts.shown],
        ),
        skpd=choice.skpd,
        stage=next(iter(columns.amounts.stages)) if len(columns.amounts.stages) == 1 else None,
        control=control,
        printed=found.printed,
        notes=(
            *choice.notes,
            *columns.amounts.notes(columns.stage),
            *outline.total_columns.notes(),
            *_remarks(outline),
            *found.notes,
            *_unread_sums(outline.rows, found.lines),
            *differing,
        ),
    )


def _with_units(outline: _Outline, lines: Sequence[Line]) -> Iterator[Line]:
    """The lines with the names of their units, where there are several agencies."""
    names = {key: name or code for key, (code, name) in outline.skpd.items()}
    several = len({line.unit for line in lines}) > 1
    return (replace(line, unit=names.get(line.unit, line.unit) if several else "") for line in lines)


def _unread_sums(rows: Sequence[OutlineRow], lines: Sequence[Line]) -> Iterator[str]:
    """What must be said of sums that cannot be read: they are not needed, for their parts are."""
    leaves = {each.row for each in lines}
    amounts = (each for row in rows if row.row not in leaves for each in (row.pagu, row.realisasi))
    for each in same_kind(unread_cells(amounts)):
        yield f"{each.where}; itu jumlah, dan yang dipakai rinciannya"


def _refuse_empty_column(columns: OutlineColumns, lines: Sequence[Line]) -> None:
    """Refuse a column of amounts in which no amount stands: its formulas were never computed, or show errors.

    Raises:
        UnreadableFile: if there is one.

    """
    measures = dict.fromkeys(each.measure for each in columns.amounts.chosen)
    empty = [each for each in measures if all(known(getattr(line, each)) is None for line in lines)]
    if lines and empty:
        heading = next(each.heading for each in columns.amounts.chosen if each.measure == empty[0])
        # Without that column there must still be something to read.
        or_else = "; atau hapus kolom itu" if len(empty) < len(measures) else ""
        amounts = (getattr(line, empty[0]) for line in lines)
        first = next((f": sel {each.cell.address} {each.shown}" for each in unread_cells(amounts)), "")
        raise refused(
            f"kolom “{heading}” tidak berisi satu angka pun{first}.",
            f"{advice_on(lines, empty[0])}, simpan, lalu ulangi{or_else}.",
        )


def _remarks(outline: _Outline) -> Iterator[str]:
    """What must be said of rows with amounts that were not counted."""
    if outline.without_code:
        yield note_on(outline.without_code, WITHOUT_CODE)
    if outline.below:
        yield note_on(outline.below, BELOW_TOTAL)
    if outline.no_spending:
        yield note_on(outline.no_spending, NOT_SPENDING)


def _shape(columns: OutlineColumns, *, html: bool) -> Shape:
    amounts = columns.amounts
    parts = bool(amounts.addends) or any(each.is_part for each in amounts.chosen)
    if any(each.measure == Measure.REALISASI for each in amounts.chosen) and parts:
        return Shape.AKLAP if html else Shape.LRA
    if parts or len(columns.codes) > 1:
        return Shape.DPA
    return Shape.SIMPLE


def _gather(
    file: str,
    sheet: RawSheet,
    rows: Sequence[Sequence[str]],
    headings: Headings,
    columns: OutlineColumns,
    most: int | None,
) -> _Outline:
    # How the rows nest takes a while to tell: it is asked anew whenever there are twice as many.
    asked = most
    outline = _Outline(TotalColumns(columns.amounts, columns.stage, columns.rounding))
    current: tuple[str, Segments] = ("", ())
    above: set[str] = set()
    units = UnitsAbove()
    for index, texts in enumerate(rows, headings.data):
        outline.read += 1
        if not any(texts):
            outline.skipped[OTHER_STAGE if index + 1 in sheet.of_other_stage else EMPTY] += 1
        elif is_column_numbers(texts):
            outline.skipped[NUMBERS] += 1
        elif repeats(texts, headings):
            outline.skipped[REPEATED_HEADING] += 1
        else:
            at = SourceRow(file, sheet.name, index + 1)
            found = read_row(at, sheet.rows[index], texts, columns, current)
            if found is not None:
                found = replace(found, unit=units.of(found))
            if found is not None:
                outline.total_columns.add(at, sheet.rows[index])
            is_total_row = _is_total(texts, columns) or _is_total_of_above(texts, above, columns)
            current = _take(outline, found, columns, current, is_total_row)
            if most and asked and len(outline.rows) > asked:
                refuse_too_many_names(outline.rows, most)
                asked *= 2
        above.update(name_key(texts[at]) for at in (*columns.codes, *columns.names) if at < len(texts))
    return outline


def _is_total_of_above(texts: Sequence[str], above: Collection[str], columns: OutlineColumns) -> bool:
    """Whether a row is a total as PivotTables write it: a code or a name of a row above with the word behind."""
    for at in (*columns.codes, *columns.names):
        name = name_before_total(texts[at]) if at < len(texts) else ""
        if any(each and name_key(each) in above for each in (name, *split_code_and_name(name))):
            return True
    return False


def _is_total(texts: Sequence[str], columns: OutlineColumns) -> bool:
    """Whether the first text of a row that is no amount is a word for a total, in whatever column it stands.

    Among indicators (Jumlah rapat) it must stand alone.
    """
    for at, text in enumerate(texts):
        if text and at not in columns.amounts.shown:
            return names_total(text) and (at not in columns.indicators or is_only_total(text))
    return False


def _take(
    outline: _Outline,
    found: OutlineRow | None,
    columns: OutlineColumns,
    current: tuple[str, Segments],
    is_total_row: bool,
) -> tuple[str, Segments]:
    """Put a row where it belongs; the agency and the code that a rekening below it has."""
    if found is None:
        outline.skipped[REMARK] += 1
        return current
    nameless = not (found.name or found.code or found.number or found.skpd_written or found.rekening)
    if nameless and found.has_figures and not _is_plausible(found):
        outline.skipped[REMARK] += 1
        return current
    is_no_spending = outline.sections.is_outside(
        found.code, found.rekening, found.name, inherits_code=found.inherits_code
    )
    is_named = is_only_total(found.name) or (names_total(found.name) and not found.code)
    is_named = is_named or (not columns.is_coded and not outline.rows and names_all_spending(found.name))
    is_carried = is_carried_over(found.name) and not found.code
    if is_total_row or is_named or is_carried or (nameless and found.has_figures):
        outline.skipped[TOTAL_ROW] += 1
        if not (is_carried or is_no_spending):
            outline.totals.add(PrintedTotal(found.row, found.name, found.pagu, found.realisasi))
        return current
    if is_no_spending:
        outline.skipped[NOT_SPENDING] += 1
        outline.no_spending += [found] if found.has_figures else []
        return (current[0], ())
    if columns.is_coded and not is_of_program(found.code):
        return _take_above(outline, found, current)
    if not (found.code or found.has_amounts or is_number(found.number) or word_before(found.name)):
        outline.skipped[WITHOUT_AMOUNT] += 1
        return current
    if found.skpd:
        outline.skpd.setdefault(found.skpd, ("" if found.skpd == found.skpd_name else found.skpd, found.skpd_name))
    outline.rows.append(found)
    return (found.skpd, found.code)


def _is_plausible(found: OutlineRow) -> bool:
    """Whether figures without a name can be amounts: an NIP has more digits than any budget."""
    return all((known(each) or 0) < _MORE_THAN_ANY_BUDGET for each in (found.pagu, found.realisasi))


def _take_above(outline: _Outline, found: OutlineRow, current: tuple[str, Segments]) -> tuple[str, Segments]:
    """A row without a code of a program among rows that have one: an urusan, the agency, or one to be named."""
    if found.has_amounts and not _is_above_programs(found):
        outline.skipped[WITHOUT_CODE] += 1
        outline.without_code.append(found)
        return current
    outline.skipped[ABOVE if _is_above_programs(found) else WITHOUT_AMOUNT] += 1
    if found.skpd:
        outline.skpd.setdefault(found.skpd, (found.skpd, found.name))
    return (found.skpd or current[0], ())


def _is_above_programs(found: OutlineRow) -> bool:
    """Whether a row is an urusan, a bidang urusan or an agency: by its code, or as the agency's own."""
    return bool(found.skpd_written) or (bool(found.code) and all(isinstance(each, int) for each in found.code))


def _part(outline: _Outline, *, is_coded: bool) -> None:
    """Leave out what stands below the totals, and the foot of a table without codes."""
    parted = part(outline.rows, outline.totals.rows, is_coded=is_coded)
    outline.rows, outline.below = parted.rows, parted.below
    outline.skipped[BELOW_TOTAL] += len(parted.below)
    outline.skipped[REMARK] += parted.remarks + (0 if is_coded else cut_foot(outline.rows))


def _keep(outline: _Outline, columns: OutlineColumns, asked: str) -> Choice:
    """Leave out the rows of agencies, or of their units, that were not asked for."""
    with_rows = {each.skpd for each in outline.rows}
    # An SKPD over its units has no rows of its own.
    agencies = [agency for key, agency in outline.skpd.items() if key in with_rows]
    if units := units_asked_for(outline.rows, columns, agencies, asked):
        choice = choose_agencies(units, asked)
        kept = list(rows_of_units(outline.rows, choice.agencies))
        outline.skipped[OTHER_SKPD] += len(outline.rows) - len(kept)
        outline.rows, outline.totals = kept, PrintedTotals()
        return choice
    choice = choose_agencies(agencies, asked)
    if len(choice.agencies) < len(agencies):
        kept = [each for each in outline.rows if outline.skpd.get(each.skpd) in choice.agencies]
        outline.skipped[OTHER_SKPD] += len(outline.rows) - len(kept)
        outline.rows = kept
        outline.totals = PrintedTotals()  # what is printed is the sum of all
    return choice
