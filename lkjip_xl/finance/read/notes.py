"""What must be said of a file of the finance system as it was read, wherever it is said."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkjip_xl.finance.amounts import Unknown, known
from lkjip_xl.finance.read.rounding import differ
from lkjip_xl.finance.read.unknowns import same_kind
from lkjip_xl.finance.source import Source
from lkjip_xl.tables.measures import Measure
from lkjip_xl.text.numbers import format_short


def notes_of(source: Source) -> Iterator[str]:
    """Columns that nobody knows, what was chosen or left out, and printed totals that are not what was read."""
    if source.unknown_columns:
        yield f"kolom yang tidak dikenal: {', '.join(source.unknown_columns)}"
    yield from source.notes
    for measure, printed in zip(Measure, source.control, strict=True):
        if isinstance(printed, Unknown):
            yield from (
                f"{each.where}; itu jumlah, dan yang dipakai rinciannya" for each in same_kind(printed.cells)
            )
        read, control = known(source.total(measure)), known(printed)
        if (
            control is not None
            and read is not None
            and (differ(control, read, source.rounding.get(measure, Decimal(0)), len(source.lines)))
        ):
            yield (
                f"jumlah {measure} yang tercetak di berkas ini {format_short(control)}, sedangkan jumlah "
                f"rinciannya {format_short(read)}"
            )


def rows_of(source: Source) -> Iterator[str]:
    """How many rows were read, and which of them were not counted, and why."""
    yield (
        f"{source.file}: {source.shape.value}, lembar {source.sheet}, {source.rows_read} baris dibaca, "
        f"{len(source.lines)} baris rincian dihitung"
    )
    if source.skipped:
        yield f"tidak dihitung: {left_out(source)}"


def left_out(source: Source) -> str:
    """The rows that were not counted, and why."""
    return "; ".join(f"{count} {reason}" for reason, count in source.skipped.items())
