"""Types the tables of Bab I."""

from __future__ import annotations

from fractions import Fraction

from tests.correct_reports.typed import SHARES, TOTAL, Figure, Quantity, Typing, all_of, quotient
from tests.correct_reports.words import RUBRICS, THINGS

_COUNTS = ("s2", "s1", "d3", "slta", "sltp", "sd")


def type_staff(typing: Typing) -> None:
    """Tabel 1.4, and Tabel 1.5 with things under their groups."""
    type_things(typing)
    table, chance = "tabel_1_4", typing.chance
    summed: dict[str, list[Quantity]] = {key: [] for key in (*_COUNTS, "jumlah")}
    counts = dict.fromkeys(summed, 0)
    for row, name in enumerate(chance.sample(RUBRICS, chance.randint(3, len(RUBRICS)))):
        typing.say(table, row, "uraian", name)
        own = {key: chance.randint(0, 12) for key in _COUNTS}
        cells = {key: typing.put(table, row, key, Figure(Fraction(number))) for key, number in own.items()}
        every = tuple(cell for quantity in cells.values() for cell in quantity)
        across = typing.put_or_follow((table, row, "jumlah"), Figure(Fraction(sum(own.values()))), every)
        for key, quantity in {**cells, "jumlah": across}.items():
            summed[key].append(quantity)
            counts[key] += own.get(key, sum(own.values()))
    totals = {
        key: typing.put_or_follow((table, TOTAL, key), Figure(Fraction(counts[key])), all_of(summed[key]))
        for key in summed
    }
    decimals = chance.choice((1, 2))  # the row shows one
    for key in summed if typing.over(table, "%") and counts["jumlah"] else ():
        share = typing.percentage(Fraction(counts[key] * 100, counts["jumlah"]), decimals, as_fraction=False)
        printed = typing.put(table, SHARES, key, share)
        typing.gives(printed, (totals[key], totals["jumlah"]), quotient)


def type_things(typing: Typing) -> None:
    """Tabel 1.5."""
    for row, name in enumerate(("PERALATAN", *typing.chance.sample(THINGS, 5))):
        typing.say("tabel_1_5", row, "akun", name)
        if row:
            typing.say("tabel_1_5", row, "jumlah", f"{typing.chance.randint(1, 40)} unit")
