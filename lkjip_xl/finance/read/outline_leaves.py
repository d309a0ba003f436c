"""The rows of an outline under which no other stands, and where each belongs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from lkjip_xl.files.refusal import UnreadableFile, refused
from lkjip_xl.finance.amounts import Amount, known
from lkjip_xl.finance.read.kinds_of_spending import Spending, nest_with_spending
from lkjip_xl.finance.read.most_rows import refuse_more
from lkjip_xl.finance.read.outline_rows import OutlineColumns, OutlineRow, expected
from lkjip_xl.finance.read.outline_units import parent_rows, rows_above
from lkjip_xl.finance.read.printed_totals import wrong_sums_note
from lkjip_xl.finance.read.repeated_rows import Placed, doubtful, note_on_repeated, repeated
from lkjip_xl.finance.read.rounding import differ
from lkjip_xl.finance.source import PARENT, Described, Line, Path
from lkjip_xl.grids.codes import ancestors
from lkjip_xl.grids.nesting import Nesting, RowClues, WrongSum, with_numbers_apart, wrong_sums
from lkjip_xl.tables.levels import Level
from lkjip_xl.tables.measures import Measure
from lkjip_xl.text.numbers import format_short
from lkjip_xl.text.sentences import quoted_name
from lkjip_xl.text.words import name_key

ABOVE = "urusan, bidang urusan, dan SKPD di atas program"
_NOT_KNOWN = (None, None)


@dataclass
class Leaves:
    """The leaves, what each program, kegiatan and sub kegiatan is called, and what must be said of them.

    ``printed`` are the amounts of the rows over leaves, pagu and realisasi.
    """

    lines: list[Line] = field(default_factory=list)
    described: dict[Path, Described] = field(default_factory=dict)
    skipped: Counter[str] = field(default_factory=Counter)
    notes: tuple[str, ...] = ()
    printed: dict[Path, tuple[Amount, Amount]] = field(default_factory=dict)


def leaves_of(rows: Sequence[OutlineRow], columns: OutlineColumns) -> Leaves:
    """The leaves of an outline, by its codes or by how its rows nest.

    Raises:
        UnreadableFile: if the level of a row cannot be told.

    """
    return _by_codes(rows, columns) if columns.is_coded else _by_nesting(rows, columns)


def _by_codes(rows: Sequence[OutlineRow], columns: OutlineColumns) -> Leaves:
    parents = parent_rows(rows)
    found = Leaves()
    sums: list[tuple[Path, OutlineRow]] = []
    twice = repeated(
        [_placed(each, each.key, columns, is_leaf=index not in parents) for index, each in enumerate(rows)]
    )
    for index, each in enumerate(rows):
        path = tuple(ancestors(each.code))
        if path and not each.rekening:
            found.described.setdefault(path, Described(each.codes["code"], each.name))
        if index in parents:
            found.skipped[PARENT] += 1
            sums += [(path, each)] if path and not each.rekening else []
        else:
            found.lines.append(_line(each, path, columns, is_repeated=each.row in twice))
    found.printed = _printed(sums)
    again = twice.keys() | _again([(rows[index].key, rows[index]) for index in sorted(parents)])
    amounts = [_NOT_KNOWN if row.row in again else each for row, each in zip(rows, _amounts(rows), strict=True)]
    found.notes = (
        *note_on_repeated(twice),
        *_sums_that_differ(rows, wrong_sums(amounts, rows_above(rows)), columns),
    )
    return found


def _placed(
    row: OutlineRow,
    place: tuple[object, ...],
    columns: OutlineColumns,
    *,
    is_leaf: bool,
    is_rekening: bool = False,
) -> Placed:
    figures = (known(row.pagu), known(row.realisasi))
    same = row.row if row.row in columns.apart else (name_key(row.name), name_key(row.unit))
    return Placed(row.row, place, same, figures, is_leaf, is_outline=not (row.rekening or is_rekening))


def _again(rows: Sequence[tuple[Path, OutlineRow]]) -> set[int]:
    """The sums that are printed once more, as on the next page: with the same place and the same amounts."""
    seen: set[tuple[object, ...]] = set()
    found = set()
    for place, row in rows:
        printed = (place, row.unit, known(row.pagu), known(row.realisasi))
        if printed in seen:
            found.add(row.row)
        seen.add(printed)
    return found


def _amounts(rows: Sequence[OutlineRow]) -> list[tuple[Decimal | None, ...]]:
    return [tuple(known(getattr(each, measure)) for measure in Measure) for each in rows]


def _sums_that_differ(
    rows: Sequence[OutlineRow], wrong: Iterator[WrongSum], columns: OutlineColumns
) -> Iterator[str]:
    rounding = [columns.rounding.get(measure, Decimal(0)) for measure in Measure]
    named = [
        f"baris {rows[each.row].row} {quoted_name(rows[each.row].name)} ({[*Measure][each.column]} tertulis "
        f"{format_short(each.written)}, rinciannya {format_short(each.parts)})"
        for each in wrong
        if differ(each.written, each.parts, rounding[each.column], len(rows))
    ]
    if named:
        yield wrong_sums_note(named)


def refuse_too_many_names(rows: Sequence[OutlineRow], most: int) -> None:
    """Refuse rows without codes that are more programs, kegiatan and sub kegiatan, whatever comes below them.

    Raises:
        UnreadableFile: if they are.

    """
    try:
        spending = _nested(rows)
    except UnreadableFile:
        return  # More rows may tell it; whoever reads all of them says so where they do not.
    nesting = spending.nesting
    if nesting.untold is None:
        others = nesting.above | nesting.below
        paths = _paths(spending.rows, nesting)
        refuse_more(len({path for index, path in enumerate(paths) if index not in others}), most)


def _nested(rows: Sequence[OutlineRow]) -> Spending:
    clues = with_numbers_apart(
        [
            RowClues(each.name, number=each.number, amounts=amounts)
            for each, amounts in zip(rows, _amounts(rows), strict=True)
        ]
    )
    rows = [replace(each, name=clue.name) for each, clue in zip(rows, clues, strict=True)]
    return nest_with_spending(rows, clues)


def _by_nesting(rows: Sequence[OutlineRow], columns: OutlineColumns) -> Leaves:
    spending = _nested(rows)
    rows, nesting = spending.rows, spending.nesting
    if nesting.untold is not None:
        row = rows[nesting.untold].row
        raise refused(
            f"tingkat baris {row} (program, kegiatan, atau sub kegiatan) tidak dapat ditentukan.",
            "Tambahkan kolom KODE berisi kode programnya, atau tulis Program, Kegiatan, atau Sub Kegiatan "
            "di depan namanya.",
        )
    _refuse_without_program(rows, nesting)
    found = _of_nesting(rows, nesting, columns)
    found.skipped[PARENT] += spending.dropped
    return found


def _refuse_without_program(rows: Sequence[OutlineRow], nesting: Nesting) -> None:
    """Refuse kegiatan and sub kegiatan without codes and without a program above: nothing says where they belong.

    Raises:
        UnreadableFile: if there is one.

    """
    for index, (each, level) in enumerate(zip(rows, nesting.levels, strict=True)):
        is_lower = level in {Level.KEGIATAN, Level.SUB_KEGIATAN}
        if is_lower and nesting.parents[index] is None and index not in nesting.above | nesting.below:
            raise refused(
                f"baris {each.row} {quoted_name(each.name)} tidak berkode dan tidak berada di bawah program.",
                "Tambahkan kolom KODE berisi kode sub kegiatannya, atau baris Program dan Kegiatan di atasnya.",
            )


def _of_nesting(rows: Sequence[OutlineRow], nesting: Nesting, columns: OutlineColumns) -> Leaves:
    sums: list[tuple[Path, OutlineRow]] = []
    found = Leaves(notes=tuple(_sums_that_differ(rows, iter(nesting.wrong_sums), columns)))
    paths = _paths(rows, nesting)
    parents = {parent for parent in nesting.parents if parent is not None}
    # What lies below a sub kegiatan are its rekening.
    parents |= {index - 1 for index in nesting.below if index - 1 not in nesting.below}
    of_parents = {paths[index] for index in parents}
    parents |= {index for index, path in enumerate(paths) if path in of_parents and index not in nesting.below}
    again = _again([(paths[index], rows[index]) for index in sorted(parents)])
    twice = repeated(
        [
            _placed(each, path, columns, is_leaf=index not in parents, is_rekening=index in nesting.below)
            for index, (each, path) in enumerate(zip(rows, paths, strict=True))
            if index not in nesting.above
        ]
    )
    found.notes = (*note_on_repeated(twice), *(() if twice or again else found.notes))
    for index, (each, path) in enumerate(zip(rows, paths, strict=True)):
        if index in nesting.above:
            found.skipped[ABOVE] += 1
            continue
        if index not in nesting.below:
            found.described.setdefault(path, Described("", each.name))
        if index in parents:
            found.skipped[PARENT] += 1
            sums += [(path, each)] if index not in nesting.below else []
        else:
            is_rekening, is_repeated = index in nesting.below, each.row in twice
            found.lines.append(_line(each, path, columns, is_rekening=is_rekening, is_repeated=is_repeated))
    found.printed = _printed(sums)
    return found


def _printed(sums: Sequence[tuple[Path, OutlineRow]]) -> dict[Path, tuple[Amount, Amount]]:
    """The amounts of each place that only one row, or one row over again, prints as its sum."""
    found: dict[Path, set[tuple[str, str, Amount, Amount]]] = {}
    for path, each in sums:
        found.setdefault(path, set()).add((each.skpd, each.unit, each.pagu, each.realisasi))
    return {path: next(iter(each))[2:] for path, each in found.items() if len(each) == 1}


def _paths(rows: Sequence[OutlineRow], nesting: Nesting) -> list[Path]:
    paths: list[Path] = []
    for index, (each, parent) in enumerate(zip(rows, nesting.parents, strict=True)):
        if index in nesting.below:
            paths.append(paths[-1] if paths else ())
            continue
        paths.append((*(paths[parent] if parent is not None else ()), name_key(each.name)))
    return paths


def _line(
    row: OutlineRow,
    path: Path,
    columns: OutlineColumns,
    *,
    is_rekening: bool = False,
    is_repeated: bool = False,
) -> Line:
    pagu, realisasi = (_amount(row, columns, measure, is_repeated=is_repeated) for measure in Measure)
    return Line(
        row.row,
        path,
        row.codes.get("rekening", ""),
        row.name if row.rekening or is_rekening else "",
        pagu=pagu,
        realisasi=realisasi,
        other_pagu=row.other_pagu,
        unit=row.unit if columns.units else row.skpd,
    )


def _amount(row: OutlineRow, columns: OutlineColumns, measure: Measure, *, is_repeated: bool) -> Amount:
    amount = expected(row, columns, measure)
    chosen = columns.amounts.of(measure, columns.stage)
    return doubtful(amount, row.at.cell(chosen[0].index)) if is_repeated and chosen else amount
