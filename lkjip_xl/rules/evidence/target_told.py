"""Whether a target was reached, as a sentence says in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from lkjip_xl.rules.evidence.facts import Meant, Thing
from lkjip_xl.rules.evidence.said_in_words import Contradiction
from lkjip_xl.rules.evidence.sentence_read import SentenceRead
from lkjip_xl.rules.evidence.told_of_one import group_named, only_one, values_of
from lkjip_xl.rules.evidence.verdicts import Judged, Verdict
from lkjip_xl.rules.evidence.years_beside import is_of_another_year
from lkjip_xl.text.numbers import round_half_up
from lkjip_xl.text.sentences import percent, short_figure
from lkjip_xl.text.words import on_one_line
from lkjip_xl.text.written_figures import Bound, Told

_NOT = r"(?:tidak|belum|kurang|gagal|bukan|tanpa)\s+(?:dapat\s+|bisa\s+|mampu\s+|berhasil\s+)?"
_ABOVE = re.compile(
    rf"(?<!\w)(?P<not>{_NOT})?(?P<words>(?:melebihi|melampaui|di\s*atas|lebih\s+(?:tinggi|besar)\s+dari(?:pada)?)\s+"
    r"(?:dari\s+)?(?:angka\s+)?target)\b",
    re.IGNORECASE,
)
_BELOW = re.compile(
    r"(?P<words>(?:belum|tidak|gagal)\s+(?:dapat\s+|mampu\s+|berhasil\s+)?(?:mencapai|memenuhi)\s+target|"
    r"(?:di\s*bawah|kurang\s+dari|lebih\s+rendah\s+dari(?:pada)?)\s+target|target\w*\s+(?:\w+\s+)?(?:belum|tidak)\s+(?:dapat\s+)?(?:tercapai|terpenuhi))\b",
    re.IGNORECASE,
)
_REACHED = re.compile(
    r"(?P<words>(?:telah|sudah|berhasil|dapat)\s+(?:mencapai|memenuhi)\s+target|target\w*\s+(?:\w+\s+)?(?:telah|sudah)\s+(?:tercapai|terpenuhi)|"
    r"(?:sehingga|maka|dan)\s+target\w*\s+(?:tercapai|terpenuhi)|sesuai\s+(?:dengan\s+)?target)\b",
    re.IGNORECASE,
)
# A target of another paper or another year is another one.
_OTHER_TARGET = re.compile(
    r"\b(?:renstra|rpjmd|akhir|nasional|standar|tahun\s+(?:lalu|sebelumnya|depan)|jangka|provinsi|pusat|triwulan|semester|bulan)\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(r"\b(?:agar|supaya|diharapkan|akan|perlu|upaya|jika|apabila)\b", re.IGNORECASE)
# Of what is better the less there is of it, these words tell of the figures and not of how good it is.
_AS_FIGURES = re.compile(r"\b(?:di\s*atas|di\s*bawah|lebih|kurang|melebihi)\b", re.IGNORECASE)
_HIGHER = re.compile(r"(?:di\s*atas|lebih\s+(?:tinggi|besar))\b", re.IGNORECASE)
_LOWER = re.compile(r"(?:di\s*bawah|kurang\s+dari|lebih\s+rendah)\b", re.IGNORECASE)
_ITS_FIGURE = re.compile(
    r"\s+(?:(?:yang\s+)?(?:sebesar|sebanyak|yaitu|ditetapkan|maksimal|minimal)\s+)*\(?\d", re.IGNORECASE
)
_FULL = Decimal(100)


def is_of_another_target(plain: str) -> bool:
    """Whether a sentence speaks of a target of another paper, or of another year."""
    return _OTHER_TARGET.search(plain) is not None


def target_denied(read: SentenceRead, plain: str, tahun: int | None) -> Iterator[Contradiction]:
    """What a sentence says of a target, against the capaian of what it names, else against its own figure."""
    if is_of_another_target(plain) or is_of_another_year(read.sentence.text, tahun):
        return
    things = group_named(read)
    found = [only_one(values_of(each, Meant.CAPAIAN, tahun)) for each in things]
    if not read.mentions:
        told = [each for each in read.judged if _is_capaian(each)]
        found = [told[0].figure.value if len(told) == 1 else None]
    capaian = [each for each in found if each is not None]
    if not capaian or len(capaian) < len(found):
        return
    low, high = min(capaian), max(capaian)
    compared = _compared(things, tahun)
    name = on_one_line(things[0].names[0]) if len(things) == 1 else ""
    above, below = _ABOVE.search(plain), _BELOW.search(plain)
    reached = None if _PLANNED.search(plain) else _REACHED.search(plain)
    if above and (_PLANNED.search(plain) or (compared > 0 and _AS_FIGURES.search(above["words"]))):
        above = None
    if below and compared < 0 and _AS_FIGURES.search(below["words"]):
        below = None
    if as_figure := _against_its_figure(read, plain, above if compared < 0 else below, compared):
        yield _denied(as_figure, _result_and_target(things[0], tahun), name)
    elif above and not above["not"] and low <= _FULL:
        yield _denied(above, _capaian(low), name)
    elif below and low >= _FULL:
        yield _denied(below, _capaian(high), name)
    elif reached and not below and low < _FULL:
        yield _denied(reached, _capaian(low), name)


def _denied(found: re.Match[str], against: str, name: str) -> Contradiction:
    return Contradiction(*found.span("words"), on_one_line(found["words"]), against, name)


def _against_its_figure(
    read: SentenceRead, plain: str, found: re.Match[str] | None, compared: int
) -> re.Match[str] | None:
    """“Di atas target 18 persen” of a result below it: beside its figure no word is of how good a result is."""
    if found is None or not compared or found.groupdict().get("not"):
        return None
    if any(each.verdict is not Verdict.FITS for each in read.judged):
        return None  # of a part of it, perhaps
    side = _HIGHER if compared < 0 else _LOWER
    return found if side.match(found["words"]) and _ITS_FIGURE.match(plain, found.end()) else None


def _result_and_target(thing: Thing, tahun: int | None) -> str:
    result, target = (values_of(thing, meant, tahun)[0] for meant in (Meant.RESULT, Meant.TARGET))
    return f"realisasinya {short_figure(result)} dan targetnya {short_figure(target)}"


def _compared(things: Sequence[Thing], tahun: int | None) -> int:
    """Whether the result of the one thing is above its target (1), below it (-1), or nobody knows (0)."""
    if len(things) != 1:
        return 0
    result, target = (values_of(things[0], meant, tahun) for meant in (Meant.RESULT, Meant.TARGET))
    if not result or not target:
        return 0
    return (min(result) > max(target)) - (max(result) < min(target))


def _capaian(value: Decimal) -> str:
    return f"capaiannya {percent(round_half_up(value, 2))}"


def _is_capaian(judged: Judged) -> bool:
    figure = judged.figure
    hard = judged.meaning.hard
    return (
        figure.kind is Told.PERCENT
        and figure.bound is Bound.EXACT
        and judged.meaning.told
        and Meant.CAPAIAN in hard
        and Meant.RESULT not in hard
    )
