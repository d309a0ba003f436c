"""Numbers as Indonesian offices write them, read exactly and written back the same way.

Dots group thousands and a comma starts the decimals: ``1.234.567,89``. Money and percentages are
:class:`~decimal.Decimal`; a float of a spreadsheet is read at the 15 digits that Excel keeps.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import Enum
from functools import lru_cache

from lkjip_xl.text.unit_words import is_counted, is_measured
from lkjip_xl.text.words import fold, squeeze

# Quantizing needs as many digits as the result has; 28, the default, is too few for absurd input.
_EXACT = Context(prec=400, rounding=ROUND_HALF_UP)
LONGEST_NUMBER = 60
"""No amount in a report comes near so many letters; what does is a slip that must not exhaust the memory."""
MINUS = "−"
"""The sign of a figure below zero that nobody types; what is typed has a hyphen."""
# Excel computes with 15 digits; past nine decimals a printed percentage holds rounding noise.
_MOST_DECIMALS = 9
# Differences and quotients of floats near 100 are off in the fourteenth.
_DECIMALS_WITHOUT_NOISE = 12

_CURRENCY = re.compile(r"^(?:rp|idr)\b\.?\s*|^rp\.?(?=[\d(-])\s*", re.IGNORECASE)
_DASH_FOR_CENTS = re.compile(r"[.,]\s*[-=]+$")
_PLAIN = re.compile(r"\d+")
_DOTS = re.compile(r"(\d{1,3}(?:\.\d{3})+)(?:,(\d+))?")
_COMMAS = re.compile(r"(\d{1,3}(?:,\d{3})+)(?:\.(\d+))?")
_SPACES = re.compile(r"(\d{1,3}(?: \d{3})+)(?:,(\d+))?")
_DECIMALS = re.compile(r"(\d+)[.,](\d+)")
_SAME_SEPARATOR = re.compile(r"(\d{1,3}(?:\.\d{3})+)\.(\d{1,2})|(\d{1,3}(?:,\d{3})+),(\d{1,2})")
_QUANTITY = re.compile(r"(?P<number>[(-]?(?:rp\.?\s*)?\d[\d.,]*\d|\d)(?P<rest>\D.*)?", re.IGNORECASE)
# What may stand in front of a target: “≤ 1 %” is held against 1 %.
_COMPARISON = re.compile(
    r"^(?:[<>≤≥=]{1,2}|(?:maks|min)(?:imal|imum)?\.?|paling (?:banyak|tinggi|lama|lambat|sedikit|rendah)"
    r"|(?:kurang|lebih) dari|tidak (?:lebih dari|melebihi))\s*(?=\d|[A-D]{1,2}\s*\()",
    re.IGNORECASE,
)
_ONE_FIGURE = re.compile(r"\d(?:[\d.,]*\d)?")
# The 2 of m2 and km², the 3 of m3: part of a unit, and no second figure.
_POWER = re.compile(r"\b[a-z]{1,2}[23²³](?!\w)", re.IGNORECASE)
# 1.000 of kasus/1.000 penduduk, or of kasus per 1.000 penduduk.
_PER_SO_MANY = re.compile(r"(?:(?<=[a-z])/|\bper )\s?\d[\d.]*(?= [a-z])", re.IGNORECASE)
_GRADE = r"(?:AA|A|BB|B|CC|C|D)"
_FIGURE = r"(\d[\d.,]*)"
_SCORE = re.compile(
    rf"{_GRADE}\s*\(\s*{_FIGURE}\s*\)|{_FIGURE}\s*\(\s*{_GRADE}\s*\)"
    rf"|{_GRADE}\s*[/=:]\s*{_FIGURE}|{_FIGURE}\s*[/=:]\s*{_GRADE}"
)
_WORDS_AND_SCORE = re.compile(rf"(?P<words>[^\W\d][^()]*?)\s*\(\s*(?P<score>{_FIGURE[1:-1]})\s*\)")
# What stands behind a figure and is none of it: a mark of a footnote, a note in brackets that holds no percentage.
_NOTE = re.compile(
    r"(?:\s*\*+\)?|\s\d\)|\s*\((?!(?:ribu|juta|jt|mil[iy]ar|tril[iy]un)\b)(?=[^()]*[a-z])[^()%]*\))$",
    re.IGNORECASE,
)
_NOTE_IN_WORDS = re.compile(r"(?<=\d)\s*\([^()\d%]*[a-z][^()\d%]*\)(?=\s)", re.IGNORECASE)
# Of how many: 38 dari 40 OPD, 38 OPD dari 40 OPD.
_OF_A_WHOLE = re.compile(r"(?P<unit>[^\d]*?)\s*(?P<whole>\bdari \d[\d.]*(?P<of>[^\d]*))", re.IGNORECASE)


_MONTHS = (
    "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|nopember|desember"
    "|jan|feb|mar|apr|jun|jul|agu|ags|agt|sep|sept|okt|nov|nop|des"
)
_DATE = re.compile(
    rf"(?:(?:tanggal|tgl\.?|per|sebelum|sampai(?: dengan)?)\s+)*"
    rf"(?:\d{{1,2}}\s+(?:{_MONTHS})\.?(?:\s+\d{{4}})?|(?:{_MONTHS})\.?(?:\s+\d{{4}})?|\d{{1,2}}([/-])\d{{1,2}}\1\d{{2,4}})",
    re.IGNORECASE,
)


class Nothing(Enum):
    """Three ways to write that there is no number; none of them is the number 0."""

    EMPTY = "kosong"
    NIL = "-"
    NOT_AVAILABLE = "n/a"


class Dot(Enum):
    """What a lone dot before three digits means: ``1.500`` is 1500 rupiah, or 1,5 percent."""

    THOUSANDS = "thousands"
    DECIMAL = "decimal"


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """A number read from text.

    ``decimals`` is how many were written, ``percent`` whether a percent sign stood behind it (the
    value is in percent points then), ``ambiguous`` whether its separator could mean two things.
    """

    value: Decimal
    decimals: int
    unit: str = ""
    percent: bool = False
    ambiguous: bool = False

    @property
    def unit_or_sign(self) -> str:
        """Its unit; the percent sign for a percentage without one."""
        return self.unit or ("%" if self.percent else "")


def from_float(value: float) -> Decimal | None:
    """A number of a spreadsheet, exactly as Excel shows it; None for infinity and not-a-number."""
    return Decimal(f"{value:.15g}") if math.isfinite(value) else None


def round_half_up(value: Decimal, decimals: int) -> Decimal:
    """Rounded as Excel rounds: a half goes away from zero."""
    return value.quantize(_last_digit(decimals), context=_EXACT)


@lru_cache(maxsize=64)
def _last_digit(decimals: int) -> Decimal:
    return Decimal(1).scaleb(-decimals)


def without_noise(value: Decimal) -> Decimal:
    """A figure without what floats add to it: 1.37499999999999 stands for 1,375."""
    return round_half_up(value, _DECIMALS_WITHOUT_NOISE)


def round_as_shown(value: Decimal, decimals: int) -> Decimal:
    """A percentage rounded as its cell shows it: 1.37499999999999, which stands for 1,375, is 1,38."""
    return round_half_up(round_half_up(value, max(decimals, _DECIMALS_WITHOUT_NOISE)), decimals)


def nothing(text: str) -> Nothing | None:
    """Which kind of no number a text is, or None where it is something else."""
    word = fold(text)
    if not word:
        return Nothing.EMPTY
    if word in {"-", "–", "—", "nihil", "rp-", "rp -", "rp. -"}:
        return Nothing.NIL
    if word in {"n/a", "na", "n.a.", "#n/a"}:
        return Nothing.NOT_AVAILABLE
    return None


def read_number(text: str, dot: Dot) -> WrittenNumber | None:
    """Read a number from text, in Indonesian notation or a common foreign one.

    Knows ``Rp`` in front, ``,-`` behind, parentheses for a negative amount and a percent sign.
    ``dot`` settles the one case that the text alone cannot. None where the text is no number.
    """
    body = squeeze(text).replace("−", "-").replace("–", "-")
    if len(body) > LONGEST_NUMBER:
        return None
    negative, body = _without_sign(body)
    percent = body.endswith("%")
    body = _DASH_FOR_CENTS.sub("", body.removesuffix("%").strip())
    read = _read_digits(body, dot) if body.isascii() else None
    if read is None:
        return None
    return replace(read, value=-read.value if negative else read.value, percent=percent)


def _without_sign(body: str) -> tuple[bool, str]:
    """The text without currency, minus sign and parentheses, and whether it is negative."""
    negative = False
    body = _CURRENCY.sub("", body)
    if body.startswith("(") and body.endswith(")"):
        negative, body = True, body[1:-1].strip()
    if not negative and body.startswith("-"):
        negative, body = True, body[1:].strip()
    return negative, _CURRENCY.sub("", body)


def _read_digits(body: str, dot: Dot) -> WrittenNumber | None:
    """The number that digits and separators form, or None."""
    if _PLAIN.fullmatch(body):
        return WrittenNumber(Decimal(body), 0)
    for pattern, separator in ((_DOTS, "."), (_COMMAS, ","), (_SPACES, " ")):
        if match := pattern.fullmatch(body):
            whole, decimals = match[1], match[2] or ""
            if not decimals and whole.count(separator) == 1 and separator != " ":
                return _lone_separator(whole, separator, dot)
            return _number(whole.replace(separator, ""), decimals)
    if match := _DECIMALS.fullmatch(body):
        return _number(match[1], match[2])
    if match := _SAME_SEPARATOR.fullmatch(body):
        whole, decimals = match[1] or match[3], match[2] or match[4]
        return replace(_number(re.sub(r"\D", "", whole), decimals), ambiguous=True)
    return None


def _lone_separator(body: str, separator: str, dot: Dot) -> WrittenNumber:
    """``1.500`` and ``1,500``: thousands in a column of rupiah, decimals in one of percentages."""
    whole, behind = body.split(separator)
    if whole == "0":
        return _number(whole, behind)
    if dot is Dot.THOUSANDS:
        return replace(_number(whole + behind, ""), ambiguous=separator == ",")
    return replace(_number(whole, behind), ambiguous=separator == ".")


def _number(whole: str, decimals: str) -> WrittenNumber:
    return WrittenNumber(Decimal(f"{whole}.{decimals}" if decimals else whole), len(decimals))


def is_date(text: str) -> bool:
    """Whether a text is a day or a month: ``31 Maret``, ``paling lambat 31 Maret 2024``."""
    return _DATE.fullmatch(_COMPARISON.sub("", squeeze(text))) is not None


def in_plain_digits(text: str, figures: Sequence[Decimal]) -> str:
    """A text whose first figures are written so that nobody can read them in two ways: ``≥ 1000``."""
    values = iter(figures)
    return _ONE_FIGURE.sub(lambda _: format_short(next(values)).replace(".", ""), text, count=len(figures))


def dot_of(unit: str) -> Dot | None:
    """What a lone dot means among figures of a unit; None where nobody can tell."""
    return Dot.DECIMAL if is_measured(unit) else Dot.THOUSANDS if is_counted(unit) else None


def read_beside_unit(figure: str, unit: str) -> WrittenNumber | None:
    """A figure whose unit stands in the same cell: what is counted is counted in whole.

    1.250 orang are more than a thousand, 1.250 poin are not; a comma starts decimals.
    """
    dot = Dot.DECIMAL if "," in figure or is_measured(unit) else Dot.THOUSANDS
    return read_number(figure, dot)


def read_quantity(text: str, dot: Dot = Dot.DECIMAL) -> WrittenNumber | None:
    """Read a target or its realisasi: a number with or without its unit (``2 dokumen``, ``100%``).

    Also with a sign of comparison in front (``≤ 1 %``), and the score of a grade: ``BB (72,5)``. ``dot`` settles
    what a lone dot means where no unit stands behind it. None for a grade alone, a range, a date, any other text.
    """
    text = _COMPARISON.sub("", squeeze(text))
    if is_date(text):
        return None  # a month is no unit
    text = without_note(text)
    if score := _SCORE.fullmatch(text):
        return read_number(next(filter(None, score.groups())), Dot.DECIMAL)
    plain = read_number(text, dot)
    if plain is not None:
        return replace(plain, unit="%" if plain.percent else "")
    match = _QUANTITY.fullmatch(text)
    if match is None or not match["rest"]:
        return None
    unit = match["rest"].strip()
    whole = _OF_A_WHOLE.fullmatch(unit)
    if whole:
        unit = whole["unit"].strip() or whole["of"].strip() or whole["whole"]
    elif not unit[0].isalpha() or any(map(str.isdigit, _POWER.sub("", _PER_SO_MANY.sub("", unit)))):
        return None
    number = read_beside_unit(match["number"], unit)
    return None if number is None else replace(number, unit=unit)


def without_note(text: str) -> str:
    """A figure without the mark of a footnote or a note in brackets: ``100%`` of ``100% (35 OPD)``.

    What begins with no digit is left as it is, and so are the score of a grade and an amount in brackets.
    """
    body = squeeze(text)
    if not body[:1].isdigit() and not _SCORE.match(body):
        return body
    while not _SCORE.fullmatch(body) and (shorter := _NOTE.sub("", body)) != body:
        body = shorter
    return _NOTE_IN_WORDS.sub("", body)


def note_of(text: str) -> str:
    """What stands behind the number of a figure, where a part of that is a note; empty where none is."""
    body = squeeze(text)
    figure = _COMPARISON.sub("", body)
    if without_note(figure) == figure:
        return ""
    match = _QUANTITY.fullmatch(figure)
    return match["rest"] or "" if match else ""


def format_number(value: Decimal, decimals: int | None = None) -> str:
    """``1.234.567,89``: the number in Indonesian notation, with all its decimals or with as many as asked."""
    if decimals is not None:
        value = round_half_up(value, decimals)
    whole, _, behind = f"{abs(value):,f}".partition(".")
    text = whole.replace(",", ".") + (f",{behind}" if behind else "")
    return f"-{text}" if value < 0 else text


def format_short(value: Decimal) -> str:
    """The number in Indonesian notation without zeros at the end of its decimals."""
    text = format_number(value)
    return text.rstrip("0").rstrip(",") if "," in text else text


def swapped_digits(one: Decimal, other: Decimal) -> tuple[int, int] | None:
    """Where two digits of a number stand in each other's place in another, counted from the left.

    None where the numbers differ in anything else; a comma in another place is no digit.
    """
    left, right = (f"{abs(each).normalize():f}" for each in (one, other))
    differing = [at for at, (a, b) in enumerate(zip(left, right, strict=False)) if a != b]
    if len(left) != len(right) or (one < 0) != (other < 0) or len(differing) != 2:
        return None
    first, second = differing
    are_digits = left[first].isdigit() and left[second].isdigit()
    return (first, second) if are_digits and (left[first], left[second]) == (right[second], right[first]) else None


def grade_of(text: str) -> str:
    """The grade that a score stands beside: ``BB`` in ``BB (72,5)``; empty where there is none."""
    body = without_note(text)
    if match := _SCORE.fullmatch(body):
        return "".join(char for char in match.group() if char.isalpha())
    match = _WORDS_AND_SCORE.fullmatch(body)
    return match["words"] if match else ""


def score_of(text: str) -> WrittenNumber | None:
    """The score in brackets behind words, which may be a grade or none: 3,1 of ``Level 3 (3,1)``."""
    match = _WORDS_AND_SCORE.fullmatch(squeeze(text))
    return read_number(match["score"], Dot.DECIMAL) if match else None


def around_score(text: str) -> tuple[str, str]:
    """What stands before and behind the score of a grade: ``BB (`` and ``)``, or nothing and `` (BB)``."""
    body = without_note(text)
    match = _WORDS_AND_SCORE.fullmatch(body) or _SCORE.fullmatch(body)
    if match is None:
        return "", ""
    start, end = match.span(next(at for at in range(match.re.groups, 0, -1) if match[at]))
    return body[:start], body[end:]


def comparison_of(text: str) -> str:
    """The words in front of a target that make it a bound: ``≤ `` of ``≤ 183``; empty where there are none."""
    match = _COMPARISON.match(squeeze(text))
    return match.group() if match else ""


def decimals_of(value: Decimal) -> int:
    """How many decimals a number has, at most the nine that carry meaning in a spreadsheet."""
    exponent = value.normalize().as_tuple().exponent
    return min(max(0, -exponent), _MOST_DECIMALS) if isinstance(exponent, int) else 0
