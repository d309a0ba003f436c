"""Types the tables of Bab II that tell of sasaran and their indicators, and the scale of categories."""

from __future__ import annotations

from dataclasses import dataclass

from tests.correct_reports.arithmetic import rounded
from tests.correct_reports.drawn_indicators import Indicator, Measure, Spelling
from tests.correct_reports.facts import SCALES, Facts
from tests.correct_reports.typed import Figure, Quantity, Typing

_SIGNS = ("-", "n/a", "N/A")


def figure_of(indicator: Indicator, measure: Measure, decimals: int | None = None) -> Figure | str:
    """A target, or a realisasi printed with so many decimals, as it is typed; a text where it is no figure."""
    if measure.value is None:
        return measure.sign or measure.grade
    exact = decimals is None
    shown = measure.decimals if decimals is None else min(decimals, measure.decimals)
    pattern, grouped = _pattern(indicator.spelling, measure), indicator.spelling.grouped
    form = "text" if pattern else "percent" if indicator.spelling.percent else "number"
    value = measure.value if exact else rounded(measure.value, shown)
    return Figure(value, shown, exact, form, pattern, measure.high, grouped)


def _pattern(spelling: Spelling, measure: Measure) -> str:
    """How a measure stands in a text; empty where it is a number or a percentage."""
    if measure.grade:
        return spelling.score.format(grade=measure.grade)
    if measure.high is not None:
        return f"{{}}{spelling.dash}{{}}{spelling.unit}"
    if measure.at_most:
        return f"{spelling.bound}{{}}{spelling.unit}"
    return f"{{}}{spelling.unit}" if spelling.unit and not spelling.percent else ""


def type_measure(typing: Typing, cell: tuple[str, int, str], figure: Figure | str) -> Quantity:
    """A figure, or a sign or grade in its place; that is no figure which others could tell on."""
    if isinstance(figure, str):
        other = figure in _SIGNS and typing.chance.random() < 0.15
        typing.say(*cell, typing.chance.choice(_SIGNS) if other else figure)
        return ()
    return typing.put(*cell, figure)


@dataclass(frozen=True)
class Targets:
    """Where the targets of each indicator stand: of the Renstra by year, and of the performance agreement."""

    renstra: tuple[dict[int, Quantity], ...]
    agreed: tuple[Quantity, ...]


def type_indicators(typing: Typing, facts: Facts) -> Targets:
    """Tabel 2.2: sasaran and indicators with their targets."""
    table, agreement, chance = "tabel_2_2_sasaran", "tabel_2_2_perjanjian_kinerja", typing.chance
    renstra, agreed = [], []
    percent = chance.choice(("%", "Persen"))
    before = None
    for row, indicator in enumerate(facts.indicators):
        if indicator.sasaran != before:
            typing.say(table, row, "sasaran", facts.sasaran[indicator.sasaran])
        before = indicator.sasaran
        typing.say(table, row, "indikator", indicator.name)
        own = {
            year: type_measure(
                typing, (table, row, f"target_{year}"), figure_of(indicator, indicator.targets[year])
            )
            for year in facts.years
        }
        renstra.append(own)
        type_names(typing, agreement, row, facts)
        typing.say(agreement, row, "satuan", percent if indicator.satuan == "%" else indicator.satuan)
        target = indicator.agreed_first or indicator.agreed[facts.year]
        if target != indicator.targets[facts.year] or typing.over(agreement, "target"):
            agreed.append(type_measure(typing, (agreement, row, "target"), figure_of(indicator, target)))
        else:
            agreed.append(own[facts.year])
        if indicator.agreed_first:
            changed = figure_of(indicator, indicator.agreed[facts.year])
            agreed[-1] = type_measure(typing, (agreement, row, "target_perubahan"), changed)
    for row, (bound, category) in enumerate(bands := SCALES[facts.scale]):
        above = bands[row - 1][0] if row else None
        text = f"≥ {bound}" if above is None else f"{bound} – < {above}" if bound else f"< {above}"
        typing.say("tabel_3_1", row, "kategori", category)
        typing.say("tabel_3_1", row, "rentang", text)
    return Targets(tuple(renstra), tuple(agreed))


def same(typing: Typing, one: Quantity, other: Quantity) -> None:
    if one and other:
        typing.agree(one, other)


def type_names(typing: Typing, table: str, row: int, facts: Facts, *, sasaran: bool = True) -> None:
    """Sasaran and indicator over the formulas that take them over."""
    indicator = facts.indicators[row]
    if sasaran and typing.over(table, "sasaran"):
        first = not row or facts.indicators[row - 1].sasaran != indicator.sasaran
        if first or typing.chance.random() < 0.2:
            typing.name(table, row, "sasaran", facts.sasaran[indicator.sasaran])
    if typing.over(table, "indikator"):
        typing.name(table, row, "indikator", indicator.name)
