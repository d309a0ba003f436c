"""Why an amount of the report may differ from that of the finance system, where arithmetic shows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl.finance.amounts import known
from lkjip_xl.finance.compare.tree import Node
from lkjip_xl.tables.measures import Measure
from lkjip_xl.text.numbers import format_short, swapped_digits

_FACTORS = (Decimal(1000), Decimal(10), Decimal(100), Decimal(1_000_000))


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another row on the same level: its name, and its amount here and there."""

    name: str
    here: Decimal | None
    there: Decimal | None


@dataclass(frozen=True)
class Difference:
    """An amount that differs: ``here`` in the report, ``there`` in the finance system, both in rupiah.

    ``neighbours`` are the other rows of its level, ``parts`` the nodes under it.
    """

    measure: Measure
    here: Decimal
    there: Decimal
    node: Node
    neighbours: Sequence[Neighbour] = ()
    parts: Sequence[Node] = ()

    @property
    def amount(self) -> Decimal:
        """What is written less what it should be."""
        return self.here - self.there


def likely_cause(difference: Difference) -> str:
    """An Indonesian clause on the likeliest cause; empty where arithmetic shows none."""
    return next(filter(None, (explain(difference) for explain in _EXPLANATIONS)), "")


def _setoran(found: Difference) -> str:
    returned = found.node.setoran
    if found.measure == Measure.REALISASI and returned and found.amount == returned:
        return f"setoran {format_short(returned)} belum dikurangkan"
    return ""


def _stage(found: Difference) -> str:
    if found.measure == Measure.PAGU and found.node.other_pagu == found.here:
        return "pagu tahapan lain (sebelum atau sesudah perubahan)"
    return ""


def _factor(found: Difference) -> str:
    for factor in _FACTORS:
        if found.there and found.here == found.there * factor:
            return f"{format_short(factor)} kali terlalu besar"
        if found.here and found.here * factor == found.there:
            return f"{format_short(factor)} kali terlalu kecil"
    return ""


def _exchanged(found: Difference) -> str:
    for other in found.neighbours:
        if other.there != found.here or not found.here:
            continue
        if other.here == found.there:
            return f"tertukar dengan baris “{other.name}”"
        return f"sama dengan angka baris “{other.name}”"
    return ""


def _swapped_digits(found: Difference) -> str:
    at = swapped_digits(found.here, found.there)
    if at is None:
        return ""
    first, second = (f"{abs(found.here):f}"[each] for each in at)
    return f"dua angka tertukar: {first} dan {second}"


def _one_digit(found: Difference) -> str:
    here, there = (f"{abs(each):f}" for each in (found.here, found.there))
    if len(here) != len(there):
        return ""
    differing = [(a, b) for a, b in zip(here, there, strict=True) if a != b]
    if len(differing) != 1:
        return ""
    return f"satu digit berbeda: {differing[0][0]}, seharusnya {differing[0][1]}"


def _document(found: Difference) -> str:
    """One document's amount, not counted or counted twice; where it stands twice in the files, that is said."""
    if found.measure != Measure.REALISASI:
        return ""
    amounts: dict[tuple[str, str, Decimal], int] = {}
    for each in found.node.lines:
        spent = known(each.line.realisasi)
        if each.line.document and spent:
            key = (each.line.document, each.line.rekening, spent)
            amounts[key] = amounts.get(key, 0) + 1
    for (document, _, amount), times in amounts.items():
        if times > 1 and found.amount == -amount * (times - 1):
            return f"dokumen {document} ({format_short(amount)}) ada {times} kali di berkas keuangan"
    for document, _, amount in amounts:
        if found.amount == -amount:
            return f"dokumen {document} ({format_short(amount)}) belum dihitung di LKjIP"
        if found.amount == amount:
            return f"dokumen {document} ({format_short(amount)}) terhitung dua kali di LKjIP"
    return ""


def _missing_part(found: Difference) -> str:
    for part in found.parts:
        amount = known(part.amount(found.measure))
        if amount and found.amount == -amount:
            return f"angka sub kegiatan “{part.label}” ({format_short(amount)}) tidak ikut dijumlahkan"
        if amount and found.amount == amount:
            return f"angka “{part.label}” ({format_short(amount)}) terhitung dua kali"
    return ""


_EXPLANATIONS: tuple[Callable[[Difference], str], ...] = (
    _setoran,
    _stage,
    _factor,
    _exchanged,
    _swapped_digits,
    _document,
    _missing_part,
    _one_digit,
)
