"""Comparing words as people do: without minding case, spacing and small slips."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, wraps

# Spreadsheets and word processors leave these in pasted text; none of them can be seen.
_INVISIBLE = dict.fromkeys([0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD])
LETTERS = re.compile(r"[^\W\d_]+")
"""Letters behind one another: a word without its figures and signs."""
_NOT_HEADING = re.compile(r"[^\w%]+|_+")
# In longer passages no word of one is looked for in the other: that takes the product of their words in steps.
_MOST_WORDS_APART = 300
# Of three parts at least: 2.5 may begin a name.
_CODE_IN_FRONT = re.compile(
    r"(?:\d{1,4}|x{1,2})(?:\.(?:\d{1,5}|x{1,2})){2,}\.?\s*[-–—:]?\s*(?=[^\W\d])", re.IGNORECASE
)
_FOOTNOTE = re.compile(r"(?<=\w)(?:\s*\*+\)?|\s\d\))+$")
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_DIGITS = re.compile(r"\d+")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Headings, units and names of sheets come again and again; what is longer is staff's own text, of which few are
# remembered, so that a report of very long names does not have each taken apart for every other.
_LONGEST_USUAL = 200
_LONGEST_COMPARED = 1_000
_MOST_REMEMBERED, _MOST_LONG_REMEMBERED = 8192, 128


def _remembered(work: Callable[[str], str]) -> Callable[[str], str]:
    """The same function, which does not work out again what texts it has just seen come to."""
    known, known_long = lru_cache(_MOST_REMEMBERED)(work), lru_cache(_MOST_LONG_REMEMBERED)(work)

    @wraps(work)
    def result(text: str) -> str:
        return known(text) if len(text) <= _LONGEST_USUAL else known_long(text)

    return result


@_remembered
def squeeze(text: str) -> str:
    """The text on one line: no-break spaces and line breaks become one space, invisible marks go."""
    return " ".join(text.translate(_INVISIBLE).split())


def on_its_lines(text: str) -> str:
    """The text with its line breaks, each of its lines squeezed; none is blank at its begin or end."""
    return "\n".join(map(squeeze, _LINE_BREAK.split(text))).strip("\n")


def printable(text: str) -> str:
    """Staff text without the control characters and escape sequences that a terminal would obey."""
    return text if text.isprintable() else "".join(char if char.isprintable() else " " for char in text)


def storable(text: str) -> str:
    """Staff text without the characters that no XML can hold: a workbook with one of them cannot be opened."""
    return _NOT_IN_XML.sub("", text)


def on_one_line(text: str) -> str:
    """The text without what a terminal, a header of a page or a property of a file could not hold."""
    return squeeze(printable(text))


@_remembered
def fold(text: str) -> str:
    """The text on one line and without case."""
    return squeeze(unicodedata.normalize("NFKC", text)).casefold()


@_remembered
def name_key(text: str) -> str:
    """What makes a name the same name: its letters, whatever the case and the spacing.

    The mark of a footnote behind it (``*)``, ``1)``) is none of it, nor is a SIPD code in front.
    """
    return _FOOTNOTE.sub("", without_code(fold(text))).replace(" ", "")


def cut(text: str, longest: int) -> str:
    """The text; of a longer one its first letters, with the sign that it goes on."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def letters(text: str) -> str:
    """All that is written, whatever the case and the spacing."""
    return fold(text).replace(" ", "")


def without_code(name: str) -> str:
    """A name without the code of a program, kegiatan or sub kegiatan in front: ``8.01.01.2.06 - Administrasi``."""
    return _CODE_IN_FRONT.sub("", name) if name[:1].isdigit() or name[:1] in "xX" else name


def full_name(agency: str, government: str, between: str = " ") -> str:
    """An agency with its government, which is not told twice where the agency's name ends with it."""
    own, above = fold(agency).split(), fold(government).split()
    told = bool(above) and own[-len(above) :] == above
    return agency if told else between.join(filter(None, (agency, government)))


@_remembered
def heading_key(text: str) -> str:
    """The words of a heading: letters, digits and the percent sign, without punctuation and case."""
    return squeeze(_NOT_HEADING.sub(" ", fold(text).replace("%", " % ")))


def chosen(text: str, choices: Iterable[str]) -> str | None:
    """The choice that a text names, whatever its case and spacing; None where it names none.

    What stands in parentheses behind a choice need not be written.
    """
    key = name_key(text)
    return next((each for each in choices if key in {name_key(each), name_key(each.partition("(")[0])}), None)


def digits(text: str) -> tuple[str, ...]:
    """Every run of digits in a text; headings of two years differ in nothing else."""
    return tuple(_DIGITS.findall(text))


def similarity(left: str, right: str, at_least: float = 0) -> float:
    """How alike two texts are, from 0 (nothing in common) to 1 (the same).

    0 too for what is less than ``at_least``, which is found faster. What is longer than any name is compared by
    its beginning: the time grows with the square of the length, and a cell holds 32,767 letters.
    """
    if left == right:
        return 1.0
    left, right = left[:_LONGEST_COMPARED], right[:_LONGEST_COMPARED]
    # Imported here: only a workbook with a slip in it needs it.
    from rapidfuzz.fuzz import ratio

    return ratio(left, right, score_cutoff=100 * at_least) / 100


def likeness(left: str, right: str, at_least: float) -> float:
    """How alike two names are, as similarity(); the same words are one name in whatever order."""
    return 1.0 if sorted(left.split()) == sorted(right.split()) else similarity(left, right, at_least)


def closest(word: str, candidates: Iterable[str], at_least: float) -> str | None:
    """The candidate most like a word, if one is alike enough; the first of equals."""
    best, best_score = None, at_least
    for candidate in candidates:
        score = similarity(fold(word), fold(candidate))
        if score > best_score or (best is None and score == best_score):
            best, best_score = candidate, score
    return best


def one_slip_from(word: str, candidates: Iterable[str]) -> str | None:
    """The first candidate that a word is by one slip: a letter left out, added or changed, or two swapped."""
    return next((each for each in candidates if _are_one_slip_apart(fold(word), fold(each))), None)


def _are_one_slip_apart(one: str, other: str) -> bool:
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    first, last = _shared_ends(one, other)
    left, right = one[first : len(one) - last], other[first : len(other) - last]
    return max(len(left), len(right)) == 1 or (len(left) == 2 and left == right[::-1])


def differing_passages(left: str, right: str) -> tuple[str, str]:
    """Where two texts differ, in the words of each, with a word of what they share on either side."""
    from difflib import SequenceMatcher

    a, b = squeeze(left).split(" "), squeeze(right).split(" ")
    first, last = _shared_ends([w.casefold() for w in a], [w.casefold() for w in b])
    middle_a, middle_b = a[first : len(a) - last], b[first : len(b) - last]
    places = [("replace", 0, len(middle_a), 0, len(middle_b))]
    plain_a, plain_b = [w.casefold() for w in middle_a], [w.casefold() for w in middle_b]
    # Words in another order are seen side by side, not one by one.
    if max(len(middle_a), len(middle_b)) <= _MOST_WORDS_APART and sorted(plain_a) != sorted(plain_b):
        matcher = SequenceMatcher(None, plain_a, plain_b, autojunk=False)
        places = list(matcher.get_opcodes())
    differing = [
        (first + i1, first + i2, first + j1, first + j2)
        for tag, i1, i2, j1, j2 in places
        if tag != "equal" and name_key("".join(middle_a[i1:i2])) != name_key("".join(middle_b[j1:j2]))
    ]
    return (
        " ".join(_passage(a, i1, i2) for i1, i2, _, _ in differing),
        " ".join(_passage(b, j1, j2) for _, _, j1, j2 in differing),
    )


def _shared_ends(a: Sequence[str], b: Sequence[str]) -> tuple[int, int]:
    """How many words two texts share at the beginning, and how many behind that at the end."""
    shortest = min(len(a), len(b))
    first = next((at for at in range(shortest) if a[at] != b[at]), shortest)
    last = next((at for at in range(shortest - first) if a[-1 - at] != b[-1 - at]), shortest - first)
    return first, last


def _passage(words: list[str], start: int, end: int) -> str:
    """Some of the words with one more on either side, and dots where words are left out."""
    first, last = max(start - 1, 0), min(end + 1, len(words))
    return ("… " if first else "") + " ".join(words[first:last]) + (" …" if last < len(words) else "")


def word_set(text: str) -> frozenset[str]:
    """The words of a text that is a list of them."""
    return frozenset(text.split())
