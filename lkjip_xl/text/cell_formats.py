r"""What a cell shows of its number: Excel's number formats, however a program stores them.

``0 "dokumen"`` is stored as ``0\ "dokumen"`` by Excel, with escaped letters by LibreOffice, and may have colours,
conditions, currencies and sections of its own for negative figures and for zero.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from lkjip_xl.text.numbers import decimals_of, format_number, round_half_up, without_note

# Excel shows no more than these, whatever a format asks for.
_MOST_DECIMALS = 30
# Excel takes none that is longer; the time to understand one grows with its square.
_LONGEST_FORMAT = 255
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|(?P<blank>[_*].)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General|Standard)|(?P<noon>AM/PM|A/P)|(?P<exponent>E[+-])|(?P<date>d+|m+|y+|h+|s+)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"\s*(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)\s*")
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
# Signs that a finished workbook sets before a figure; below its table they are told.
_FOOTNOTE = re.compile(r"(?:[†‡*↔]|↓÷?)(?: (?:[†‡*↔]|↓÷?))* ")
_CURRENCY = re.compile(r"(?:rp|idr)\b\.?\s*", re.IGNORECASE)
_MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
# Excel's own short dates, which it shows in the order of the computer's region.
_SHORT_DATES = {"mm-dd-yy": "dd/mm/yyyy", "m/d/yy h:mm": "dd/mm/yyyy h:mm"}
# The first and the last day that Excel knows, and the first one after a 29 February 1900 that never was.
_LAST_SERIAL, _FIRST_MARCH = 2_958_466, 61
_EPOCH = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - Excel has no time zones


def without_signs(text: str) -> str:
    """What is printed without the signs that a finished workbook or its document sets before it."""
    return _FOOTNOTE.sub("", text, count=1) if _FOOTNOTE.match(text) else text


def day_in_words(day: dt.date) -> str:
    """A day as a letter has it: ``29 November 2026``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


@dataclass(frozen=True, slots=True)
class _Token:
    """A piece of a format: its kind, and the words or the sign it stands for."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    r"""How a format shows some numbers: what stands before and behind the digits, and how the digits are grouped.

    ``decimals`` is None where the format leaves them to the number. ``inner`` is what stands between the digits of
    a code: ``0\.00\.00`` shows 80101 as 8.01.01.
    """

    digits: bool = False
    prefix: str = ""
    suffix: str = ""
    decimals: int | None = None
    percent: bool = False
    grouped: bool = False
    scale: int = 0
    date: bool = False
    condition: tuple[str, Decimal] | None = None
    inner: tuple[str, ...] = ()


def is_percent_format(number_format: str) -> bool:
    """Whether a cell of this format shows a fraction as a percentage."""
    return _sections(number_format)[0].percent


def is_date_format(number_format: str) -> bool:
    """Whether a cell of this format shows its number as a date or a time."""
    return _sections(number_format)[0].date


def decimals_of_format(number_format: str) -> int | None:
    """How many decimals a cell of this format shows; None where the format leaves that to the number."""
    return _sections(number_format)[0].decimals


def unit_of_format(number_format: str, value: Decimal = Decimal(1)) -> str:
    """The word that a cell of this format shows behind its number: ``orang`` in ``0" orang"``."""
    section = _section_of(number_format, value)
    if section is None or section.date or section.percent:
        return ""
    return _unit_of_suffix(section.suffix)


@lru_cache(maxsize=1024)
def _unit_of_suffix(suffix: str) -> str:
    unit = without_note(f"1 {suffix.strip()}")[1:].strip()
    return unit if unit[:1].isalpha() or unit == "%" else ""


def score_format(before: str, decimals: int, behind: str) -> str:
    """The format of a cell that shows its number as the score of a grade: ``BB (72,5)``, ``72,5 (BB)``."""
    words = [f'"{each}"' if (each := text.replace('"', "")) else "" for text in (before, behind)]
    return f"{words[0]}0{'.' + '0' * decimals if decimals else ''}{words[1]}"


def display(value: Decimal, number_format: str) -> str:
    """The number as a cell of this format shows it on an Indonesian computer; without Rp, which is no figure.

    The sign of a footnote before it is none either.
    """
    section = _section_of(number_format, value)
    if section is None:
        return _plain(value, Section())
    if section.date:
        return display_date(value, number_format)
    shown = abs(value) if _has_sign_of_its_own(section, number_format, value) else value
    text = _with_inner(shown, section) if section.inner else _plain(shown, section)
    suffix = section.suffix.rstrip()
    if section.percent or suffix == "%":
        suffix = suffix.lstrip()
    elif unit_of_format(number_format, value):
        suffix = f" {suffix.lstrip()}"
    prefix = _CURRENCY.sub("", _FOOTNOTE.sub("", section.prefix.lstrip(), count=1), count=1)
    return f"{prefix}{text}{suffix}"


def _plain(value: Decimal, section: Section) -> str:
    shown = value * 100 if section.percent else value.scaleb(-3 * section.scale)
    decimals = decimals_of(shown) if section.decimals is None else section.decimals
    text = format_number(shown, decimals)
    # A percentage is grouped whatever its format says: 1.234% is read more easily, and typed so.
    return text if section.grouped or section.percent else text.replace(".", "")


def _with_inner(value: Decimal, section: Section) -> str:
    """The digits of a code with what its format puts between them, from the last one on."""
    digits = f"{round_half_up(value, 0):f}"
    places = sum(1 for each in section.inner if not each)
    digits = digits.rjust(places, "0")
    result: list[str] = []
    for each in reversed(section.inner):
        result.append(each or digits[-1])
        digits = digits if each else digits[:-1]
    return digits + "".join(reversed(result))


def _has_sign_of_its_own(section: Section, number_format: str, value: Decimal) -> bool:
    """Whether the format says itself how a negative figure is shown: in parentheses, or behind its own minus."""
    return value < 0 and section is not _sections(number_format)[0] and section.condition is None


@lru_cache(maxsize=1024)
def _sections(number_format: str) -> tuple[Section, ...]:
    """The sections of a format, in order; there is always one."""
    sections: list[list[_Token]] = [[]]
    if len(number_format) > _LONGEST_FORMAT:
        number_format = "General"
    for found in _TOKEN.finditer(number_format):
        kind, text = found.lastgroup or "quoted", found.group(found.lastgroup or 0)
        if kind == "other" and text == ";":
            sections.append([])
        else:
            sections[-1].append(_Token(kind, text))
    return tuple(_section(tokens) for tokens in sections)


def _section_of(number_format: str, value: Decimal) -> Section | None:
    """The section that shows a number; None where that has no digits for it: hidden, a dash, a word."""
    sections = _sections(number_format)[:3]
    chosen = sections[0]
    if any(section.condition for section in sections):
        chosen = next((each for each in sections if _meets(value, each.condition)), sections[-1])
    elif len(sections) > 1 and value < 0:
        chosen = sections[1]
    elif len(sections) > 2 and not value:
        chosen = sections[2]
    return chosen if chosen.digits or chosen.date else None


def _meets(value: Decimal, condition: tuple[str, Decimal] | None) -> bool:
    if condition is None:
        return False
    sign, limit = condition
    return ("<" in sign and value < limit) or (">" in sign and value > limit) or ("=" in sign and value == limit)


def _section(tokens: Sequence[_Token]) -> Section:
    condition = next((each for token in tokens if (each := _condition(token))), None)
    if any(_is_date(token) for token in tokens):
        return Section(date=True, condition=condition)
    digits = [index for index, token in enumerate(tokens) if _is_digit(token) or token.kind == "general"]
    if not digits or any(token.kind == "exponent" for token in tokens) or _has(tokens, "/"):
        return Section(condition=condition)
    first, last = digits[0], digits[-1]
    # What is not between the first and the last digit stands before or behind; a point or commas go with it.
    while last + 1 < len(tokens) and tokens[last + 1].kind == "other" and tokens[last + 1].text in ".,":
        last += 1
    body = tokens[first : last + 1]
    return Section(
        digits=True,
        prefix="".join(map(_literal, tokens[:first])),
        suffix="".join(map(_literal, tokens[last + 1 :])),
        decimals=None if tokens[first].kind == "general" else _decimals(body),
        percent=_has(tokens, "%"),
        grouped=any(each.text == "," and _is_digit(later) for each, later in pairwise(body)),
        scale=_scale(body),
        condition=condition,
        inner=_inner(body),
    )


def _is_digit(token: _Token) -> bool:
    return token.kind == "other" and token.text in "0#?"


def _has(tokens: Sequence[_Token], sign: str) -> bool:
    return any(token.kind == "other" and token.text == sign for token in tokens)


def _is_date(token: _Token) -> bool:
    if token.kind == "bracket":
        return bool(_ELAPSED.fullmatch(token.text))
    return token.kind in {"date", "noon"}


def _condition(token: _Token) -> tuple[str, Decimal] | None:
    found = _CONDITION.fullmatch(token.text) if token.kind == "bracket" else None
    return (found[1], Decimal(found[2])) if found else None


def _literal(token: _Token) -> str:
    """The words that a piece shows as they are; a colour, a region or a width shows none."""
    if token.kind == "bracket":
        return token.text[1:].split("-")[0] if token.text.startswith("$") else ""
    if token.kind == "blank":
        return " " if token.text.startswith("_") else ""
    return "" if token.text == "@" and token.kind == "other" else token.text


def _decimals(body: Sequence[_Token]) -> int:
    point = next((index for index, token in enumerate(body) if token.kind == "other" and token.text == "."), None)
    behind = body[point + 1 :] if point is not None else ()
    return min(sum(map(_is_digit, behind)), _MOST_DECIMALS)


def _scale(body: Sequence[_Token]) -> int:
    """How many times a thousand the digits leave out: a comma behind the last of them, or before the point."""
    text = "".join(token.text if token.kind == "other" else "x" for token in body)
    whole = text.split(".")[0]
    return (len(whole) - len(whole.rstrip(","))) or (len(text) - len(text.rstrip(",")))


def _inner(body: Sequence[_Token]) -> tuple[str, ...]:
    """The digits, each as an empty text, and the words between them; nothing where there are none."""
    if (
        len(body) == 1
        or _decimals(body)
        or all(token.kind == "other" and token.text in "0#?.,%" for token in body)
    ):
        return ()
    return tuple("" if _is_digit(token) else _literal(token) for token in body)


def display_date(serial: Decimal, number_format: str) -> str:
    """A number of days as a cell with a format of dates shows it; Excel fills the cell with # where no date is."""
    if not 0 <= serial < _LAST_SERIAL:
        return "########"
    number_format = _SHORT_DATES.get(number_format, number_format).split(";", maxsplit=1)[0]
    moment = moment_of(serial)
    shown: list[str] = []
    hours = False  # m is a minute behind hours and before seconds, a month elsewhere
    found = list(_TOKEN.finditer(number_format))
    for each, later in zip(found, _dates_behind(found), strict=True):
        kind, text = each.lastgroup or "", each.group(each.lastgroup or 0)
        if kind == "date" or (kind == "bracket" and _ELAPSED.fullmatch(text)):
            minutes = text[0] in "mM" and (hours or later[:1] in {"s", "S"})
            shown.append(_part_of_date(moment, text.lower(), serial, minutes=minutes, elapsed=kind == "bracket"))
            hours = text[0] in "hH"
        elif kind not in {"noon", "general"}:
            shown.append(_literal(_Token(kind, text)))
    return "".join(shown).strip()


def _dates_behind(pieces: Sequence[re.Match[str]]) -> list[str]:
    """For each piece of a format the next part of a date behind it; empty where there is none."""
    behind: list[str] = []
    later = ""
    for each in reversed(pieces):
        behind.append(later)
        later = each["date"] or later
    return behind[::-1]


def _part_of_date(moment: dt.datetime, text: str, serial: Decimal, *, minutes: bool, elapsed: bool) -> str:
    width = min(len(text), 2)
    match text[0]:
        case "d" if len(text) > 2:
            return _DAYS[moment.weekday()][: 3 if len(text) == 3 else None]
        case "d":
            return f"{moment.day:0{width}}"
        case "m" if minutes:
            return f"{moment.minute:0{width}}"
        case "m" if len(text) > 2:
            return _MONTHS[moment.month - 1][: 3 if len(text) == 3 else None]
        case "m":
            return f"{moment.month:0{width}}"
        case "y":
            return f"{moment:%Y}" if len(text) > 2 else f"{moment.year % 100:02}"
        case "h":
            return f"{int(serial * 24) if elapsed else moment.hour:0{width}}"
    return f"{moment.second:0{width}}"


def moment_of(serial: Decimal) -> dt.datetime:
    """The day and the time that Excel means by a number of days, rounded to the second."""
    seconds = min(int(round_half_up(serial * 86_400, 0)), _LAST_SERIAL * 86_400 - 1)
    return (_EPOCH if serial >= _FIRST_MARCH else _EPOCH + dt.timedelta(days=1)) + dt.timedelta(seconds=seconds)


def serial_of(moment: dt.datetime | dt.date | dt.time | dt.timedelta) -> float:
    """The number of days by which Excel means a day, a time or both."""
    if isinstance(moment, dt.time):
        moment = dt.timedelta(hours=moment.hour, minutes=moment.minute, seconds=moment.second)
    elif not isinstance(moment, dt.timedelta):
        day = dt.datetime.combine(moment, moment.time() if isinstance(moment, dt.datetime) else dt.time())
        moment = day - _EPOCH
        # Excel counts a 29 February 1900, which never was.
        moment -= dt.timedelta(days=moment.days < _FIRST_MARCH)
    return moment / dt.timedelta(days=1)
