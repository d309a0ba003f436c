"""Family D, rows: whether a row, a code or a number of the list stands where and as often as it should."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.report.codes import whole_codes
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.pairing import unit_key
from lkjip_xl.report.place import Place
from lkjip_xl.rules.advice.belonging import Belongings
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.findings import Fix, Problem, Severity, Unjudged
from lkjip_xl.rules.support import cell_range, filled_table, problem, repeats_another_table
from lkjip_xl.tables import table_named
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.spec import Column, Kind
from lkjip_xl.text.numbers import format_short
from lkjip_xl.text.ways import Advice, RenewTemplate
from lkjip_xl.text.words import name_key

_WITH_DPA = "kodenya dengan DPA, lalu betulkan yang salah"


@rule("D07", Severity.ERROR)
def baris_kembar(report: Report) -> Iterator[Outcome]:
    """Baris yang sama ada dua kali.

    Yang diperiksa:
        Nama yang sama dua kali di bawah satu induk (satu kegiatan, atau satu program). Besar-kecil huruf dan
        spasi tidak dibedakan. Kegiatan dan sub kegiatan boleh bernama sama.
    Mengapa penting:
        Nilainya terhitung dua kali.
    Salah:
        "Pemeliharaan Mebel" dua kali di bawah kegiatan yang sama.
    Benar:
        "Pemeliharaan Mebel" satu kali.
    Cara memperbaiki:
        Hapus baris yang berlebih, atau betulkan namanya jika memang lain.
    """
    belongings = Belongings(report)
    for table in report.report_tables:
        again = repeated_rows(report, table)
        for row, first in again:
            place = table.place(first, table.spec.label)
            if plan := _missing_plan(report, table):
                own = table.place(row, table.spec.label)
                yield Unjudged(
                    f"nama di {table.sheet} {own.address} sudah ada di {place.address}; tanpa {plan} tidak "
                    "terlihat apakah induknya lain",
                    own,
                )
                continue
            other = belongings.of_repeated(table, (row, first), table.spec.label)
            under = ", di bawah induk yang sama" if table.spec.tree else ""
            yield problem(
                table,
                row,
                table.spec.label,
                f"Baris ini sudah ada di {place.address}{under}.",
                actual=row.text(table.spec.label),
                hint=f"{_delete(table, row)} baris yang berlebih{_also_in_total(table, row)}, atau betulkan "
                f"namanya{f': tulis {other.shown} di {other.place.address}{other.why}' if other else ''}.",
                related=(place,),
                consequence_of=_block_of_unit(table, row, [each for each, _ in again]),
                fixes=(*_without(report, table, row), *(other.fixes if other else ())),
            )


def _asks_for_unit(table: Table, row: Row) -> bool:
    """Whether a row may be of a unit that nobody has written beside it, where others have theirs."""
    unit = row.cells.get(Key.UNIT)
    return (
        table.spec.tree is not None
        and unit is not None
        and (unit.carried or unit.is_blank)
        and bool(unit_key(row))
    )


def _block_of_unit(table: Table, row: Row, again: Sequence[Row]) -> tuple[tuple[str, Place], ...]:
    """The row above, where it stands again too: one unit left out makes all of its rows stand twice."""
    above = table.rows[row.index - 1] if row.index else None
    if above not in again or above is None or not (_asks_for_unit(table, above) and _asks_for_unit(table, row)):
        return ()
    return (("D07", table.place(above, table.spec.label)),)


def _delete(table: Table, row: Row) -> str:
    """To delete a row, or to write its unit."""
    if not _asks_for_unit(table, row):
        return "Hapus"
    where = table.place(row, Key.UNIT).address
    return f"Apakah baris ini milik unit lain? Kalau ya, isi UNIT-nya di {where}. Kalau tidak, hapus"


def _missing_plan(report: Report, table: Table) -> str:
    """The sheet that would tell the levels of names that stand in one column, where it is not there."""
    link = table.spec.column(table.spec.label).link
    if link is None or len(link.levels) in {0, 1} or filled_table(report, link.table) is not None:
        return ""
    return table_named(link.table).sheet


def _counted_in(table: Table, row: Row) -> Iterator[tuple[Place, Decimal]]:
    """The totals that somebody has typed with a row in them, and what each is without it."""
    for total in table.totals:
        for column in table.spec.columns:
            cell, figure = total.cells.get(column.key), row.figure(column.key)
            if not column.sums or cell is None or cell.formula or cell.number is None or not figure:
                continue
            counted = (part.figure(column.key) or Decimal(0) for part in table.parts(total))
            if cell.number == sum(counted, Decimal(0)):
                yield cell.place, cell.number - figure


def _also_in_total(table: Table, row: Row) -> str:
    """That a total counts a row too, if one does."""
    places = [place for place, _ in _counted_in(table, row)] if table.spec.tree is None else []
    return f" dan kurangi jumlahnya di {cell_range(places)}" if places else ""


def _without(report: Report, table: Table, row: Row) -> tuple[tuple[Fix, ...], ...]:
    """The row cleared and the totals without it, where no other table repeats it and nothing hangs on it."""
    repeated = any(table.spec.key in each.spec.sources for each in report.report_tables)
    if table.spec.tree is not None or table.spec.of_indicators or repeated:
        return ()
    typed = [cell for cell in row.cells.values() if not (cell.is_blank or cell.formula or cell.carried)]
    below = table.rows[row.index + 1 :]
    if below and any(below[0].cells[key].carried for key, cell in row.cells.items() if cell in typed):
        return ()  # what stands below it hangs on its names
    keys = [column.key for column in table.spec.columns if column.kind is Kind.NUMBERING]
    cells = [each.cells[key] for key in keys for each in below if key in each.cells]
    numbers = [(cell.place, cell.number) for cell in cells if cell.number is not None and not cell.formula]
    return (
        (
            *(Fix(cell.place, "") for cell in typed),
            *(Fix(place, figure) for place, figure in _counted_in(table, row)),
            *(Fix(place, number - 1) for place, number in numbers),
        ),
    )


@lru_cache(maxsize=4)
def repeated_rows(report: Report, table: Table) -> Sequence[tuple[Row, Row]]:
    """The rows that stand a second time, each with the first one: every wrong sum asks for them.

    A name that a formula takes over says nothing of its own; what the table it comes from has twice, as a kegiatan
    and its only sub kegiatan, may stand here twice too.
    """
    column = table.spec.column(table.spec.label)
    if column.key not in table.columns:
        return ()  # S02 says so
    found: list[tuple[Row, Row]] = []
    there = _names_there(report, column)
    first: dict[Hashable, Row] = {}
    seen: Counter[str] = Counter()
    for row in table.rows:
        key = _same_row(table, row)
        label = row.cells.get(table.spec.label)
        if key is None or (label is not None and repeats_another_table(column, label)):
            continue
        name = name_key(row.text(table.spec.label))
        seen[name] += 1
        if key in first and seen[name] > there[name]:
            found.append((row, first[key]))
        first.setdefault(key, row)
    return found


def _names_there(report: Report, column: Column) -> Counter[str]:
    """How often each name stands in the table that a column takes the rows of some levels over from."""
    link = column.link
    origin = report.tables.get(link.table) if link else None
    if origin is None or link is None or not link.levels:
        return Counter()
    # Where a level is not clear, the row may be of one of them.
    levels = (*link.levels, None)
    return Counter(name_key(origin.label(row)) for row in origin.rows if row.level in levels)


def _same_row(table: Table, row: Row) -> Hashable | None:
    """What makes a row the same row: its name, under the same parent; None for a row without a name.

    Where a name stands over several rows, what stands beside it tells them apart; where a row has none of its
    own, it is the row of what is first written in it.
    """
    spec = table.spec
    label = row.cells.get(spec.label)
    if label is not None and label.content is Content.ERROR:
        return None  # every #REF! looks the same
    # Rows of one name in two units are two rows, whether the unit stands once over its rows or at each.
    over_rows = [column.key for column in spec.columns if column.carried or column.key == Key.UNIT]
    own = [
        row.text(column.key)
        for column in spec.columns
        if column.kind is Kind.TEXT and column.key in row.cells and not row.cells[column.key].carried
    ]
    name = name_key(row.text(spec.label)) or name_key("".join(own))
    codes = [column.key for column in spec.columns if column.kind is Kind.CODE]
    code = name_key("".join(row.text(key) for key in codes))
    if not name:
        return None
    beside = tuple(own) if spec.label in over_rows else ()
    return (row.parent, name, code, beside, tuple(name_key(row.text(key)) for key in over_rows))


@rule("D09", Severity.WARNING)
def nomor_urut_melompat(report: Report) -> Iterator[Outcome]:
    """Nomor urut melompat atau berulang.

    Yang diperiksa:
        Kolom NO: 1, 2, 3, dan seterusnya tanpa lompatan dan tanpa pengulangan.
    Mengapa penting:
        Nomor yang melompat biasanya berarti ada baris yang terhapus.
    Salah:
        No 5, lalu 7.
    Benar:
        No 5, lalu 6.
    Cara memperbaiki:
        Betulkan nomornya, atau tambahkan baris yang terhapus.
    """
    for table in report.report_tables:
        numbered = [
            (row, column.key, cell)
            for row, column, cell in table.cells(Kind.NUMBERING)
            if not (cell.is_blank or (cell.number is None and table.is_total(row)))
        ]
        counted = [cell.number for _, _, cell in numbered if cell.number is not None]
        # Numbers such as I, a or 1.1 follow rules of their own.
        if len(counted) * 2 < len(numbered) or any(number != int(number) for number in counted):
            continue
        before = Decimal(0)
        for position, (row, key, cell) in enumerate(numbered):
            following = [each.number for _, _, each in numbered[position + 1 : position + 3]]
            if cell.number != before + 1:
                fixes = _renumbered([each for _, _, each in numbered[position:]], before)
                yield replace(_jump(table, row, key, cell, before), fixes=(fixes,))
            # A wrong number among right ones is the only slip, or two that were swapped: what follows goes on
            # from what it should be.
            slip = any(number == before + 2 + step for step, number in enumerate(following))
            before = before + 1 if slip or cell.number is None else cell.number


def _renumbered(cells: Sequence[Cell], before: Decimal) -> tuple[Fix, ...]:
    """The right numbers of a cell and of those that follow it."""
    right = [(cell, before + step) for step, cell in enumerate(cells, 1)]
    return tuple(Fix(cell.place, number) for cell, number in right if cell.number != number)


def _jump(table: Table, row: Row, key: str, cell: Cell, before: Decimal) -> Problem:
    if cell.number is None:
        message = "Nomor urut ini bukan angka, padahal yang lain angka."
    else:
        kind = "berulang" if cell.number == before and before else "melompat"
        steps = f": {format_short(before)}, lalu {format_short(cell.number)}" if before else ""
        message = f"Nomor urut {kind}{steps}."
    return problem(
        table,
        row,
        key,
        message,
        expected=before + 1,
        actual=cell.written if cell.number is None else cell.number,
        hint=(
            f"Tulis {format_short(before + 1)}."
            if cell.number is None or cell.number <= before
            else f"Tulis {format_short(before + 1)}, atau tambahkan baris yang terhapus."
        ),
    )


@rule("D10", Severity.ERROR, requires=frozenset({"S05", "D07", "D12"}))
def kode_kembar(report: Report) -> Iterator[Outcome]:
    """Satu kode dipakai dua baris.

    Yang diperiksa:
        Kolom KODE, bagian demi bagian (01 sama dengan 0001; kode relatif seperti 2.01 dilengkapi dengan kode
        programnya): apakah dua baris memakai kode yang sama. Di tabel dengan kolom UNIT (kelurahan, UPTD,
        puskesmas) satu kode boleh dipakai sekali di setiap unit.
    Mengapa penting:
        Satu kode menunjuk satu program, kegiatan, atau sub kegiatan; realisasinya dicocokkan menurut kode itu.
    Salah:
        "Pemeliharaan Mebel" dan "Pemeliharaan Aset Tetap Lainnya" sama-sama 8.01.01.2.09.0005.
    Benar:
        Setiap baris mempunyai kodenya sendiri.
    Cara memperbaiki:
        Cocokkan kodenya dengan DPA, lalu betulkan yang salah. Jika barisnya milik dua unit, perbarui templatnya
        dengan kolom UNIT.
    """
    belongings = Belongings(report)
    for table in report.report_tables:
        tree = table.spec.tree
        if tree is None or tree.code not in table.columns:
            continue
        first: dict[Hashable, Row] = {}
        again = {row.index for row, _ in repeated_rows(report, table)}
        for row, code in zip(table.rows, whole_codes(table), strict=True):
            earlier = first.setdefault((unit_key(row), code), row)
            if code and earlier is not row:
                place = table.place(earlier, tree.code)
                other = belongings.of_repeated(table, (row, earlier), tree.code)
                yield problem(
                    table,
                    row,
                    tree.code,
                    f"Kode ini sudah dipakai di {place.address} oleh baris lain.",
                    actual=row.text(tree.code),
                    hint=(
                        f"Cocokkan {_WITH_DPA}: tulis {other.shown} di {other.place.address}{other.why}."
                        if other
                        else _how_to_part(table, row, earlier)
                    ),
                    fixes=other.fixes if other else (),
                    # A row that stands twice has been named, and with it what stands below it.
                    basis=(table.place(row, tree.name),),
                    consequence_of=tuple(
                        ("D07", table.place(each, tree.name)) for each in _again(table, row, again)
                    ),
                    related=(place,),
                )


def _again(table: Table, row: Row, again: Collection[int]) -> Iterator[Row]:
    """The nearest row above one that stands a second time."""
    above = table.parent(row)
    if above is not None and above.index in again:
        yield above
    elif above is not None:
        yield from _again(table, above, again)


def _how_to_part(table: Table, row: Row, earlier: Row) -> Advice:
    """What to do about one code at two rows, which may be of two parts of the agency that nobody named."""
    if unit_key(row) or unit_key(earlier):
        return f"Cocokkan {_WITH_DPA}."
    asked = "Apakah ini dua unit (kelurahan, UPTD, puskesmas)? Kalau ya, "
    if_not = f". Kalau tidak, cocokkan {_WITH_DPA}."
    if table.spec.tree and table.spec.tree.unit in table.columns:
        return f"{asked}isi kolom UNIT{if_not}"
    renewal = RenewTemplate(column="UNIT")
    return (f"{asked}tambahkan kolom UNIT, misalnya dengan ", renewal, f", lalu isi unitnya{if_not}")
