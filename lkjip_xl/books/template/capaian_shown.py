"""What the formulas of a capaian show: :mod:`.capaian_steps` in Python, for the values stored beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import Final

from lkjip_xl.books.template import capaian_steps as steps
from lkjip_xl.books.template import hidden_lists as lists
from lkjip_xl.books.template.hidden_lists import Ladders
from lkjip_xl.books.template.written_figures import in_words, number_of_text
from lkjip_xl.figures.calc import FOR_BUILD, NOT_COMPUTABLE
from lkjip_xl.methods.capaian import Rumus
from lkjip_xl.tables.calculation import Step
from lkjip_xl.text.wildcards import is_like

Shown = Decimal | int | str

_DIGITS: Final = "0123456789"
_FIRST_DIGIT: Final = re.compile("[0-9]")
_MEANINGS: Final = {front.casefold(): str(meaning) for front, meaning in lists.fronts()}


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in the cells of a row that a capaian is computed from."""

    realisasi: Shown
    target: Shown
    rumus: str = ""
    satuan: str = ""

    def shown(self, step: Step) -> Shown:
        """What the formula of a step shows."""
        match step:
            case Step.TEXT_OF_REALISASI:
                return _text(self.realisasi)
            case Step.TEXT_OF_TARGET:
                return _text(self.target, (*steps.BETWEEN, "-"))
            case Step.REALISASI:
                return _figure_or_word(self.realisasi, _figure(self.realisasi, _text(self.realisasi), self.satuan))
            case Step.TARGET:
                text = _text(self.target, (*steps.BETWEEN, "-"))
                own = self.shown(Step.REALISASI)
                return _figure_or_word(
                    self.target,
                    _bound(text, own) if steps.DASH in text else _figure(self.target, text, self.satuan),
                )

    def capaian(self, ladders: Ladders, limit: Decimal | None) -> Shown:
        """What the formula of the capaian shows: a fraction, at most the limit, or why there is none."""
        if (guarded := _guarded(self.realisasi, self.target)) is not None:
            return guarded
        share = self._share()
        found = self._graded(ladders) if share is None else share
        return found if isinstance(found, str) else found if limit is None else min(found, limit / 100)

    def _share(self) -> Decimal | None:
        own, goal = self.shown(Step.REALISASI), self.shown(Step.TARGET)
        text = str(self.shown(Step.TEXT_OF_TARGET))
        if isinstance(own, str) or isinstance(goal, str) or min(own, goal) < 0 or not self._is_divisible(text):
            return None
        if own == goal:
            return Decimal(1) if goal or steps.DASH in text else None
        begin, less = self.rumus[: steps.LETTERS_OF_RUMUS].casefold(), Rumus.LESS_IS_BETTER.value
        ceiling = f"{self.rumus}{text}".startswith(lists.CEILING)
        if ceiling or begin == less[: steps.LETTERS_OF_RUMUS].casefold():
            return max(Decimal(0), 2 - Decimal(own) / goal) if goal else None
        known = steps.beginnings()
        place = known.find((self.rumus or Rumus.MORE_IS_BETTER.value)[: steps.LETTERS_OF_RUMUS])
        above, below = (goal, own) if place == len(known) - steps.LETTERS_OF_RUMUS else (own, goal)
        return Decimal(above) / below if place >= 0 and goal and below else None

    def _is_divisible(self, text_of_target: str) -> bool:
        ranked = not self.rumus and any(is_like(self.satuan, each) for each in steps.RANKS)
        own = _unit(self.realisasi, str(self.shown(Step.TEXT_OF_REALISASI)))
        return not ranked and _of_one_unit(own, _unit(self.target, text_of_target), self.satuan)

    def _graded(self, ladders: Ladders) -> Decimal | str:
        own, goal = (str(self.shown(step)) for step in (Step.REALISASI, Step.TARGET))
        ladder = self.rumus if self.rumus and ladders.has(self.rumus) else "*"
        if own != goal and ladders.surely_below(ladder, own, goal):
            above, below = (ladders.score(self.rumus, each) if self.rumus else None for each in (own, goal))
            return NOT_COMPUTABLE if above is None or not below else above / below
        if ladders.above(ladder, own, goal):
            return Decimal(1)
        return _nothing(self.shown(Step.REALISASI), self.shown(Step.TARGET))


def year_on_year(this: Shown, last: Shown, satuan: str) -> Decimal | str:
    """What the formula of the realisasi of this year over that of the last one shows, as a fraction."""
    if (guarded := _guarded(this, last)) is not None:
        return guarded
    own, before = (Written(each, "", satuan=satuan).shown(Step.REALISASI) for each in (this, last))
    divisible = _of_one_unit(_unit(this, _text(this)), _unit(last, _text(last)), satuan)
    if isinstance(own, str) or isinstance(before, str) or min(own, before) < 0 or not before or not divisible:
        return _nothing(own, before)
    return Decimal(own) / before


def _guarded(one: Shown, other: Shown) -> str | None:
    if "" in (one, other):
        return ""
    return FOR_BUILD if "\n" in f"{one}{other}" else None


def _nothing(own: Shown, goal: Shown) -> str:
    figures = [each for each in (own, goal) if not isinstance(each, str)]
    none = (len(figures) == 2 and min(figures) <= 0) or not {own, goal}.isdisjoint(steps.NOTHING)
    return NOT_COMPUTABLE if none else FOR_BUILD


def _text(value: Shown, between: tuple[str, ...] = ()) -> str:
    if not isinstance(value, str):
        return ""
    found = _FIRST_DIGIT.search(value)
    first = found.start() if found else len(value)
    meaning = _MEANINGS.get(f"{in_words(value[:first])}|".casefold())
    if meaning is None:
        return ""
    text = value[first : first + steps.LETTERS].lower()
    for each in between:
        text = text.replace(each, steps.DASH if each == between[-1] else "-")
    for each in steps.LIKE_BLANKS:
        text = text.replace(each, " ")
    return in_words(meaning + text)


def _figure(value: Shown, text: str, satuan: str) -> Decimal | None:
    if not text:
        return None
    first, space, _ = text.partition(" ")
    if any(is_like(text, each) for each in lists.UNREADABLE_BEHIND):
        return None
    in_groups = first[-4:].startswith(".")
    dot: str | None = "" if is_like(text, "*.???,*") or (in_groups and is_like(text, "*.???.*")) else ","
    if dot and in_groups and not _is_percent(value) and not text.replace(lists.CEILING, "").startswith("0"):
        measured = any(is_like(text, each) for each in lists.MEASURED)
        dot = (None if measured else "") if space else lists.dot_among(satuan)
    return None if dot is None else number_of_text(first.replace(lists.CEILING, "").replace(".", dot))


def _bound(text: str, own: Shown) -> Decimal | None:
    """The figure in or beside a range that a realisasi is held against."""
    words = text.split(" ")
    low, high = (number_of_text(word) for word in (words[0], words[2] if len(words) > 2 else ""))
    in_groups = any(is_like(text, each) for each in steps.GROUPS)
    if low is None or high is None or not low < high or words[1] != "-" or in_groups:
        return None
    return median([low, high, *([] if isinstance(own, str) else [Decimal(own)])])


def _figure_or_word(value: Shown, figure: Decimal | None) -> Shown:
    if not isinstance(value, str):
        return value
    if figure is not None:
        return figure
    note = value.partition("(")[2].removeprefix(" ")
    word = in_words(value if note[:1] in _DIGITS and note else value.partition("(")[0]).lower()
    for each, instead in (*((front, "") for front in steps.IN_FRONT), ("*", "x"), ("?", "x")):
        word = word.replace(each, instead)
    return word


def _unit(value: Shown, text: str) -> str:
    """The unit behind a figure, or behind the last one of a range."""
    return "%" if _is_percent(value) else text.partition(steps.DASH)[2 * (steps.DASH in text)].partition(" ")[2]


def _is_percent(value: Shown) -> bool:
    return "%" in str(value).lower().replace(steps.PERCENT, "%")


def _of_one_unit(one: str, other: str, satuan: str) -> bool:
    if one and other:
        return one == other
    own = "%" if _is_percent(satuan) else in_words(satuan).lower()
    return not own or f"{one}{other}" in ("", own)
