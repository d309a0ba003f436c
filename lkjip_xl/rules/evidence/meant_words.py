"""What a figure tells, by the words in front of it: its pagu, what was spent, its target, its capaian."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lkjip_xl.rules.evidence.facts import Meant
from lkjip_xl.text.written_figures import Told, WrittenFigure

_ALL = frozenset(Meant)
_NONE: frozenset[Meant] = frozenset()


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a figure must be one of (``hard``), and what it may be besides; ``told`` says that words tell it."""

    hard: frozenset[Meant] = _ALL
    soft: frozenset[Meant] = _NONE
    told: bool = False


NOTHING_TOLD = Meaning()


def _meaning(*hard: Meant, soft: Sequence[Meant] = ()) -> Meaning:
    return Meaning(frozenset(hard), frozenset(soft), told=True)


_GROWTH = _meaning(Meant.GROWTH)
_PAGU = _meaning(Meant.PAGU, Meant.SHARE)
_SPENT = _meaning(Meant.SPENT, Meant.ABSORBED)
_TARGET = _meaning(Meant.TARGET)
_WORDS: tuple[tuple[str, Meaning], ...] = (
    (r"tingkat\s+efisiensi\w*|efisiensi\w*", _meaning(Meant.EFFICIENCY, soft=[Meant.LEFT])),
    (r"sisa\s*\w*|tersisa|tidak\s+terserap|silpa", _meaning(Meant.LEFT)),
    (
        r"(?:realisasi|capaian|serapan|penyerapan)\w*\s+(?:penyerapan\s+)?(?:anggaran|keuangan|belanja|pagu|dana)\w*",
        _SPENT,
    ),
    (r"(?:daya\s+serap|serapan|penyerapan|menyerap|terserap|diserap|menghabiskan|dibelanjakan)\w*", _SPENT),
    (r"target\s+keuangan", _PAGU),
    (r"target\w*|ditargetkan|menargetkan", _meaning(Meant.TARGET, Meant.PAGU)),
    (r"standar\s+nasional", _meaning(Meant.STANDARD)),
    (
        r"terealisasi\w*|direalisasikan|realisasi\w*",
        _meaning(Meant.RESULT, Meant.SPENT, Meant.ABSORBED, soft=[Meant.CAPAIAN]),
    ),
    (r"capaian\w*|pencapaian\w*", _meaning(Meant.CAPAIAN, soft=[Meant.RESULT, Meant.ABSORBED, Meant.SPENT])),
    (
        r"mencapai|tercapai",
        _meaning(Meant.CAPAIAN, Meant.RESULT, soft=[Meant.ABSORBED, Meant.SPENT, Meant.PAGU, Meant.COUNT]),
    ),
    (
        r"pagu\w*|dianggarkan|penganggaran|anggaran\w*|alokasi\w*|dialokasikan|memperoleh|mendapat\w*|dana\w*|dibiayai|biaya",
        _PAGU,
    ),
)
_ANY_WORD = re.compile(
    "|".join(rf"(?P<w{at}>\b(?:{words})\b)" for at, (words, _) in enumerate(_WORDS)), re.IGNORECASE
)
_GROWN = re.compile(
    r"\b(?:tumbuh|pertumbuhan|naik|kenaikan|meningkat|peningkatan|bertambah|turun|penurunan|menurun|berkurang|selisih)\w*"
    r"(?:\s+(?:yaitu|sebesar|sebanyak|menjadi\s+sebesar|rata-rata|sekitar|hampir|lebih\s+dari))*\s*$",
    re.IGNORECASE,
)
_GROWN_BEHIND = re.compile(r"\s*dari\s+(?:realisasi|capaian|hasil)\s+(?:tahun|sebelum)", re.IGNORECASE)
_OF = re.compile(r"\bdari\s*$", re.IGNORECASE)
_PAIRED = re.compile(
    r"\s*(?:,\s*)?(?:atau|yaitu|yakni|setara(?:\s+dengan)?|sama\s+dengan|\(|sehingga)\s*(?:sebesar\s+|sekitar\s+)?\(?\s*$"
)
_AFTER = re.compile(r"^\s*(?:dari\s+)?(?:(?:total|seluruh)\s+)?[^\W\d]+(?=\s*[,;)])")
_BECAME = re.compile(r"\b(?:menjadi|dari)\s*$", re.IGNORECASE)


def meanings_of(text: str, figures: Sequence[WrittenFigure]) -> list[Meaning]:
    """What each figure of a sentence tells."""
    found: list[Meaning] = []
    for at, figure in enumerate(figures):
        before = figures[at - 1] if at else None
        gap = text[before.end if before else 0 : figure.start]
        found.append(_meaning_of(text, figures, at, gap, found))
    return found


def _meaning_of(
    text: str, figures: Sequence[WrittenFigure], at: int, gap: str, earlier: Sequence[Meaning]
) -> Meaning:
    figure, before = figures[at], figures[at - 1] if at else None
    if _GROWN_BEHIND.match(text, figure.end):
        return _GROWTH
    if _GROWN.search(gap):
        return Meaning(_GROWTH.hard, frozenset({Meant.SHARE}), told=True)
    # “98% anggaran, Program B 95%”: what stands right behind a figure is of that one.
    words = list(_ANY_WORD.finditer(_AFTER.sub("", gap, count=1) if before is not None else gap))
    last = earlier[-1] if earlier else None
    if before is not None and last is not None:
        paired = (
            _PAIRED.search(gap) is not None and figure.kind is Told.PERCENT and before.kind is not Told.PERCENT
        )
        if paired and not words:
            of_pagu = len(earlier) > 1 and _OF.search(text[: before.start]) is not None
            return _share_of(earlier[-2] if of_pagu else last)
        of_result = figure.kind is before.kind is Told.PERCENT and _PAIRED.search(gap) is not None and last.told
        if of_result and not words:
            return Meaning(last.hard | {Meant.CAPAIAN}, last.soft, told=True)
        if _OF.search(gap) and not words and figure.kind is before.kind is Told.RUPIAH:
            return _PAGU
        if not words:
            alike = [
                meaning for meaning, other in zip(earlier, figures, strict=False) if other.kind is figure.kind
            ]
            return alike[-1] if alike else NOTHING_TOLD
    if words:
        found = words[-1]
        return next(meaning for at, (_, meaning) in enumerate(_WORDS) if found[f"w{at}"])
    return NOTHING_TOLD


def _share_of(amount: Meaning) -> Meaning:
    """What the percentage behind an amount tells: of what was spent the absorption, of a pagu its share."""
    if Meant.SPENT in amount.hard and Meant.PAGU not in amount.hard:
        return Meaning(frozenset({Meant.ABSORBED}), frozenset({Meant.SHARE, Meant.CAPAIAN}), told=True)
    if Meant.LEFT in amount.hard and amount.hard != _ALL:
        return Meaning(frozenset({Meant.LEFT}), frozenset({Meant.SHARE}), told=True)
    if amount.told and Meant.PAGU in amount.hard and Meant.SPENT not in amount.hard:
        # “Dari pagu A terealisasi B”: the order says nothing of what the percentage is.
        return Meaning(frozenset({Meant.SHARE}), frozenset({Meant.ABSORBED}), told=True)
    return Meaning(frozenset({Meant.SHARE}), frozenset({Meant.ABSORBED, Meant.CAPAIAN}), told=amount.told)
