"""Types the tables of spending by its kinds: Tabel 2.3 and Realisasi Belanja."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from lkjip_xl.tables.measures import Measure
from tests.correct_reports.facts import Facts
from tests.correct_reports.typed import TOTAL, Figure, Quantity, Typing, all_of, quotient

_PLANNED, _SPENT = "tabel_2_3", "realisasi_belanja"
_PARTS = ("Belanja Pegawai", "Belanja Barang dan Jasa", "Belanja Modal")


@dataclass(frozen=True)
class _Kinds:
    """The rows, and which of them add up to the whole: Belanja Operasi may stand above its parts."""

    names: tuple[str, ...]
    planned: tuple[int, ...]
    spent: tuple[int, ...]
    tops: tuple[int, ...]

    @property
    def nested(self) -> bool:
        return len(self.tops) < len(self.names)

    def whole(self, amounts: tuple[int, ...]) -> int:
        return sum(amounts[row] for row in self.tops)


def _drawn(typing: Typing, facts: Facts) -> _Kinds:
    whole, done = (sum(getattr(facts.lines[row], key) for row in facts.programs) for key in Measure)
    first, second = whole * typing.chance.randint(30, 60) // 100, whole * typing.chance.randint(20, 35) // 100
    planned = (first, second, whole - first - second)
    a, b = (done * each // whole for each in planned[:2])
    spent = (a, b, done - a - b)
    if typing.chance.random() < 0.2:
        return _Kinds(("Belanja Operasi", *_PARTS), (sum(planned[:2]), *planned), (sum(spent[:2]), *spent), (0, 3))
    return _Kinds(_PARTS, planned, spent, (0, 1, 2))


def type_kinds(typing: Typing, facts: Facts, pagu: Quantity, spent: Quantity) -> None:
    """Tabel 2.3, and mostly Realisasi Belanja; ``pagu`` and ``spent`` are all of it elsewhere."""
    kinds, decimals = _drawn(typing, facts), typing.printing(0, 1, 2, 2)
    cells = []
    for row, (name, amount) in enumerate(zip(kinds.names, kinds.planned, strict=True)):
        typing.say(_PLANNED, row, "uraian", name)
        cells.append(typing.put(_PLANNED, row, "target", Figure(Fraction(amount))))
    total = _total(typing, (_PLANNED, "target"), cells, kinds, kinds.planned)
    addends = max(len(kinds.tops), len(facts.programs))
    typing.sums(total, pagu, addends)
    for row, amount in enumerate(kinds.planned if typing.over(_PLANNED, "persentase") else ()):
        share = typing.percentage(Fraction(100 * amount, kinds.whole(kinds.planned)), decimals())
        typing.gives(typing.put(_PLANNED, row, "persentase", share), (cells[row], total), quotient)
    if typing.chance.random() < 0.7:
        typing.sums(_type_spent(typing, kinds, cells), spent, addends)


def _type_spent(typing: Typing, kinds: _Kinds, planned: list[Quantity]) -> Quantity:
    """Realisasi Belanja; all that was spent in it."""
    own, amounts = [], []
    for row, name in enumerate(kinds.names):
        if typing.over(_SPENT, "uraian"):
            typing.name(_SPENT, row, "uraian", name)
        amount, done = kinds.planned[row], kinds.spent[row]
        amounts.append(typing.put_or_follow((_SPENT, row, "anggaran"), Figure(Fraction(amount)), planned[row]))
        own.append(typing.put(_SPENT, row, "realisasi", Figure(Fraction(done))))
        if typing.over(_SPENT, "capaian"):
            # The column shows two decimals.
            printed = typing.percentage(Fraction(100 * done, amount), 2, as_fraction=False)
            typing.gives(typing.put(_SPENT, row, "capaian", printed), (own[row], amounts[row]), quotient)
        if done > amount:
            typing.expected.add(("W01", _SPENT, row))
    if kinds.nested:  # the template's formula would count the parts twice
        _total(typing, (_SPENT, "anggaran"), amounts, kinds, kinds.planned)
    return _total(typing, (_SPENT, "realisasi"), own, kinds, kinds.spent)


def _total(
    typing: Typing, column: tuple[str, str], cells: list[Quantity], kinds: _Kinds, amounts: tuple[int, ...]
) -> Quantity:
    """The JUMLAH of a column, typed or left to the template's formula."""
    tops = all_of([cells[row] for row in kinds.tops])
    if kinds.nested:
        typing.sums(cells[0], all_of(cells[1:3]))
    elif not typing.over(column[0], f"total {column[1]}"):
        return tops
    own = typing.put(column[0], TOTAL, column[1], Figure(Fraction(kinds.whole(amounts))))
    typing.sums(own, tops)
    return own
