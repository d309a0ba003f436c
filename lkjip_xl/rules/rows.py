"""Family D, rows: whether a row, a code or a number of the list stands where and as often as it should."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from decimal import Decimal

from lkjip_xl.findings import Problem, Severity
from lkjip_xl.model import Cell, Content, Report, Row, Table
from lkjip_xl.numbers import format_short
from lkjip_xl.pairs import code_key
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.support import problem
from lkjip_xl.schema import Kind
from lkjip_xl.words import name_key


@rule("D07", Severity.ERROR)
def baris_kembar(report: Report) -> Iterator[Outcome]:
    """Baris yang sama ada dua kali.

    Yang diperiksa:
        Nama yang sama dua kali di bawah satu induk (satu kegiatan, atau satu program). Besar-kecil huruf dan
        spasi tidak dibedakan.
    Mengapa penting:
        Nilainya terhitung dua kali.
    Salah:
        "Pemeliharaan Mebel" dua kali di bawah kegiatan yang sama.
    Benar:
        "Pemeliharaan Mebel" satu kali.
    Cara memperbaiki:
        Hapus baris yang berlebih, atau betulkan namanya jika memang lain.
    """
    for table in report.report_tables:
        first: dict[Hashable, Row] = {}
        for row in table.rows:
            key = _same_row(table, row)
            if key is None:
                continue
            if key in first:
                place = table.place(first[key], table.spec.label)
                under = ", di bawah induk yang sama" if table.spec.tree else ""
                yield problem(
                    table,
                    row,
                    table.spec.label,
                    f"Baris ini sudah ada di {place.address}{under}.",
                    actual=row.text(table.spec.label),
                    hint="Hapus baris yang berlebih, atau betulkan namanya.",
                    related=(place,),
                )
            first.setdefault(key, row)


def _same_row(table: Table, row: Row) -> Hashable | None:
    """What makes a row the same row: its name, under the same parent; None for a row without a name.

    Where a name stands over several rows, what stands beside it tells them apart; where a row has none of its
    own, it is the row of what is first written in it.
    """
    spec = table.spec
    label = row.cells.get(spec.label)
    if label is not None and label.content is Content.ERROR:
        return None  # every #REF! looks the same
    over_rows = [column.key for column in spec.columns if column.carried]
    own = [
        row.text(column.key)
        for column in spec.columns
        if column.kind is Kind.TEXT and column.key in row.cells and not row.cells[column.key].carried
    ]
    name = name_key(row.text(spec.label)) or name_key("".join(own))
    code = name_key(row.text(spec.tree.code)) if spec.tree else ""
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
            (row, column.key, cell) for row, column, cell in table.cells(Kind.NUMBERING) if not cell.is_blank
        ]
        counted = [cell.number for _, _, cell in numbered if cell.number is not None]
        # Numbers such as I, a or 1.1 follow rules of their own.
        if len(counted) * 2 < len(numbered) or any(number != int(number) for number in counted):
            continue
        before = Decimal(0)
        for position, (row, key, cell) in enumerate(numbered):
            following = [each.number for _, _, each in numbered[position + 1 : position + 3]]
            if cell.number != before + 1:
                yield _jump(table, row, key, cell, before)
            # A wrong number among right ones is the only slip, or two that were swapped: what follows goes on
            # from what it should be.
            slip = any(number == before + 2 + step for step, number in enumerate(following))
            before = before + 1 if slip or cell.number is None else cell.number


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


@rule("D10", Severity.ERROR, requires=frozenset({"S05"}))
def kode_kembar(report: Report) -> Iterator[Outcome]:
    """Satu kode dipakai dua baris.

    Yang diperiksa:
        Kolom KODE, bagian demi bagian (01 sama dengan 0001): apakah dua baris yang berbeda nama memakai kode yang
        sama.
    Mengapa penting:
        Satu kode menunjuk satu program, kegiatan, atau sub kegiatan; realisasinya dicocokkan menurut kode itu.
    Salah:
        "Pemeliharaan Mebel" dan "Pemeliharaan Aset Tetap Lainnya" sama-sama 8.01.01.2.09.0005.
    Benar:
        Setiap baris mempunyai kodenya sendiri.
    Cara memperbaiki:
        Cocokkan kodenya dengan DPA, lalu betulkan yang salah.
    """
    for table in report.report_tables:
        tree = table.spec.tree
        if tree is None or tree.code not in table.columns:
            continue
        first: dict[tuple[int | str, ...], Row] = {}
        for row in table.rows:
            code = code_key(row.text(tree.code))
            earlier = first.setdefault(code, row)
            if code and name_key(row.text(tree.name)) != name_key(earlier.text(tree.name)):
                place = table.place(earlier, tree.code)
                yield problem(
                    table,
                    row,
                    tree.code,
                    f"Kode ini sudah dipakai di {place.address} oleh baris lain.",
                    actual=row.text(tree.code),
                    hint="Cocokkan kodenya dengan DPA, lalu betulkan yang salah.",
                    related=(place,),
                )
