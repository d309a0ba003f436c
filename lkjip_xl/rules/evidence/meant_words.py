"""What a figure tells, by the words in front of it: its pagu, what was spent, its target, its capaian."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lkjip_xl.rules.evidence.facts import Meant
from lkjip_xl.text.unit_words import POINTS
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
_REACHING = _meaning(Meant.CAPAIAN, Meant.RESULT, soft=[Meant.ABSORBED, Meant.SPENT, Meant.PAGU, Meant.COUNT])
_TARGET_OR_PAGU = _meaning(Meant.TARGET, Meant.PAGU)
_REACHED = _meaning(Meant.RESULT, Meant.SPENT, Meant.ABSORBED, Meant.CAPAIAN, Meant.COUNT)
_RESULT = _meaning(Meant.RESULT, Meant.SPENT, Meant.ABSORBED, Meant.COUNT, soft=[Meant.CAPAIAN])
_PART_OF_BUDGET = _meaning(Meant.ABSORBED, Meant.SHARE)
_MOVED = Meaning(frozenset({Meant.RESULT}), _ALL - {Meant.RESULT}, told=False)
# “41,2% dari 50%”: of the target, or up from last year's.
_OF_WHAT = _meaning(Meant.TARGET, Meant.RESULT, Meant.PAGU)
_WORDS: tuple[tuple[str, Meaning], ...] = (
    (r"tingkat\s+efisiensi\w*|efisiensi\w*", _meaning(Meant.EFFICIENCY, soft=[Meant.LEFT])),
    (
        r"(?:sisa\s*\w*|tersisa|menyisakan|sisanya|bersisa|tidak\s+terserap|silpa)(?:\s+(?:anggaran|pagu|dana|belanja)\b)?",
        _meaning(Meant.LEFT),
    ),
    (
        r"(?:realisasi|capaian|serapan|penyerapan|menyerap|terserap)\w*\s+(?:penyerapan\s+)?(?:anggaran|keuangan|belanja|pagu|dana)\w*",
        _SPENT,
    ),
    (r"(?:daya\s+serap|serapan|penyerapan|menyerap|terserap|diserap|menghabiskan|dibelanjakan)\w*", _SPENT),
    (r"target\s+keuangan", _PAGU),
    (r"(?:memperoleh|mendapat\w*|meraih)\s+(?:nilai|skor|indeks|angka|hasil|predikat)", _RESULT),
    (
        r"ditargetkan\s+(?:(?:untuk|dapat|akan|bisa)\s+)*mencapai|target\w*|ditargetkan|menargetkan",
        _TARGET_OR_PAGU,
    ),
    (r"standar\s+nasional", _meaning(Meant.STANDARD)),
    (
        r"terealisasi\w*|direalisasikan|realisasi\w*",
        _meaning(Meant.RESULT, Meant.SPENT, Meant.ABSORBED, soft=[Meant.CAPAIAN]),
    ),
    (r"capaian\w*|pencapaian\w*", _meaning(Meant.CAPAIAN, soft=[Meant.RESULT, Meant.ABSORBED, Meant.SPENT])),
    (r"mencapai|tercapai", _REACHING),
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
    r"(?:\s+(?:yaitu|sebesar|sebanyak|menjadi\s+sebesar|rata-rata|sekitar|hampir|lebih\s+dari|(?:setiap|tiap|per)\s+tahun))*\s*$"
    r"|\blebih\s+(?:tinggi|rendah|besar|kecil|banyak|sedikit|baik)\s+(?:sebesar\s+)?$"
    r"|(?<!kurang )(?<!lebih )\b(?:lebih|kurang)\s+(?:sebesar\s+|sebanyak\s+)?$",
    re.IGNORECASE,
)
# “Pertumbuhan … dari tahun 2022 sebesar 25%”: no figure but that of the year may stand between.
_GROWN_SINCE = re.compile(
    r"\b(?:pertumbuhan|kenaikan|peningkatan|penurunan|selisih)\b[^\d;.]*\b(?:dari|dibanding\w*|terhadap)\s+(?:dengan\s+)?"
    r"tahun\s+(?:20\d\d|lalu|sebelumnya)\s+(?:(?:adalah|yaitu|ialah|mencapai|sebesar|sebanyak|sekitar)\s+)+$",
    re.IGNORECASE,
)
_GROWN_IN_HEADING = re.compile(
    r"\b(?:kenaikan|penurunan|peningkatan|pertumbuhan|selisih|naik|turun|rata-rata|bertambah|berkurang|perbandingan)\b",
    re.IGNORECASE,
)
_GROWN_BEHIND = re.compile(r"\s*dari\s+(?:realisasi|capaian|hasil)\s+(?:tahun|sebelum)", re.IGNORECASE)
# Between “dari” and its figure stands nothing, and no name that was blanked out.
_OF = re.compile(r"(?<!berasal )(?<!terdiri )(?<!bersumber )\bdari\s?$", re.IGNORECASE)
# “Tidak mencapai target (41,2% dari 50%)”: what was reached, and then the target.
_BESIDE_TARGET = re.compile(
    r"\b(?:mencapai|melampaui|melebihi|memenuhi|di\s*bawah|di\s*atas|sesuai)\s+target\W*(?:yaitu|yakni|sebesar)?\W*$",
    re.IGNORECASE,
)
_NO_TARGET = re.compile(
    r"\b(?:mencapai|melampaui|melebihi|memenuhi)\s+(?P<words>target)(?=\s*[,:(]?\s*(?:adalah|yaitu|yakni|ialah|ada|pada)\b|\s{4,})",
    re.IGNORECASE,
)
# “Lebih tinggi daripada target sebesar 0,98 poin”: how far it is from that.
_APART = re.compile(
    r"\blebih\s+(?:tinggi|rendah|besar|kecil|banyak|sedikit|baik)\s+(?:dari|daripada|dibanding\w*)\s+\w+(?:\s+\w+){0,3}\s+sebesar\s+$",
    re.IGNORECASE,
)
_OF_FIGURE = re.compile(r"\s*\w{0,12}\s*dari\s+(?:target\s+)?(?:sebesar\s+|sebanyak\s+)?(?=\d)", re.IGNORECASE)
# “93,41% dari anggaran”, “3,4% dari seluruh anggaran”.
_OF_BUDGET = re.compile(
    r"\s*dari\s+(?:total\s+|seluruh\s+|keseluruhan\s+|jumlah\s+)?(?:anggaran|pagu|alokasi|belanja)\b",
    re.IGNORECASE,
)
# “Lebih tinggi dari tahun 2022 (92,6%)”: what is compared with is a result, whatever target stands before.
_THAN_LAST = re.compile(
    r"\b(?:dari|daripada|dibanding\w*)\s+(?:dengan\s+)?tahun\s+(?:20\d\d|sebelumnya|lalu)\W*(?:(?:yang|yaitu|sebesar|sebanyak|hanya)\s+)*\W*$",
    re.IGNORECASE,
)
_OF_TARGET = re.compile(r"\s*\w{0,12}\s*dari\s+(?:yang\s+)?(?:target|ditargetkan)\b", re.IGNORECASE)
_OF_TARGET_FIGURE = re.compile(r"\s*\w{0,12}\s*dari\s+target\s+(?:sebesar\s+|sebanyak\s+)?\d", re.IGNORECASE)
# “Naik dari 47 menjadi 54 kelompok”: results, if no word says otherwise.
_MOVED_TO = re.compile(
    r"\b(?:naik|turun|meningkat|menurun|bertambah|berkurang|membaik|memburuk)\w*(?:\s+(?:secara\s+)?(?:tajam|signifikan|drastis|pesat|sedikit|tipis|kembali|terus|cukup\s+\w+))?\s+dari\s+\d[^;.]{0,30}?\s+menjadi\s+$",
    re.IGNORECASE,
)
_MOVED_FROM = re.compile(
    r"\b(?:naik|turun|meningkat|menurun|bertambah|berkurang|membaik|memburuk)\w*(?:\s+(?:secara\s+)?(?:tajam|signifikan|drastis|pesat|sedikit|tipis|kembali|terus|cukup\s+\w+))?\s+dari\s+$",
    re.IGNORECASE,
)
_BECOMES = re.compile(r"[^;.,]{0,40}?\bmenjadi\b", re.IGNORECASE)
_OTHER_CLAUSE = re.compile(r"\b(?:sedangkan|sementara|adapun)\b", re.IGNORECASE)
_PAIRED = re.compile(
    r"\s*(?:,\s*)?(?:atau|yaitu|yakni|setara(?:\s+dengan)?|sama\s+dengan|\(|sehingga)\s*(?:sebesar\s+|sekitar\s+)?\(?\s*$"
)
_AFTER = re.compile(r"^\s*(?:dari\s+)?(?:(?:total|seluruh)\s+)?[^\W\d]+(?=\s*[,;)])")
_BECAME = re.compile(r"\b(?:menjadi|dari)\s*$", re.IGNORECASE)


# “Dari 28 dokumen yang ditargetkan, sebanyak 30 …”: what stands behind a figure is of that one.
_PLANNED_BEHIND = re.compile(
    r"\s*(?:[^\W\d]+\s+){0,5}?yang\s+(?:ditargetkan|direncanakan)\b(?!\s*(?:sebesar|sebanyak|mencapai|menjadi|adalah|yaitu|\d|rp))",
    re.IGNORECASE,
)


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
    figure = figures[at]
    if _GROWN_BEHIND.match(text, figure.end):
        return _GROWTH
    if _BESIDE_TARGET.search(gap) and _OF_FIGURE.match(text, figure.end):
        return _REACHED
    in_points = figure.unit == POINTS
    if (
        _GROWN.search(gap)
        or _GROWN_SINCE.search(gap)
        or (in_points and (figure.kind is Told.PERCENT or _APART.search(gap)))
    ):
        return Meaning(_GROWTH.hard, frozenset({Meant.SHARE}), told=True)
    # “98% anggaran, Program B 95%”: what stands right behind a figure is of that one.
    if planned := _by_what_was_planned(text, figure, gap if at else ""):
        return planned
    # “98% anggaran, Program B 95%”: what stands right behind a figure is of that one.
    words = _words_in(_AFTER.sub("", gap, count=1) if at else gap)
    if words:
        return _told_by(words, text, figure)
    moves = _MOVED_TO.search(text[: figure.start]) or (
        _MOVED_FROM.search(text[: figure.start]) and _BECOMES.match(text, figure.end)
    )
    if figure.kind is not Told.RUPIAH and (moves or _THAN_LAST.search(gap)):
        return _MOVED
    if _OF_TARGET.match(text, figure.end):
        return _RESULT
    return _by_the_one_before(text, figures[: at + 1], gap, earlier) if at else NOTHING_TOLD


def _by_what_was_planned(text: str, figure: WrittenFigure, gap: str) -> Meaning | None:
    """What a figure tells that is said behind it to be planned, or that stands behind such a one."""
    if _PLANNED_BEHIND.match(text, figure.end):
        return _TARGET_OR_PAGU
    before = _PLANNED_BEHIND.match(gap)
    if before is None:
        return None
    words = _words_in(gap[before.end() :])
    return _said_by(words) if words else _RESULT


def _told_by(words: Sequence[re.Match[str]], text: str, figure: WrittenFigure) -> Meaning:
    """What the words before a figure say that it tells, with what stands behind it."""
    said = _said_by(words)
    if figure.kind is Told.PERCENT and _OF_BUDGET.match(text, figure.end) and Meant.RESULT in said.hard:
        return _PART_OF_BUDGET
    return _RESULT if said == _REACHING and _OF_TARGET_FIGURE.match(text, figure.end) else said


def meaning_of_heading(heading: str) -> Meaning | None:
    """What the heading of a column says that its figures tell; None where it says nothing of that."""
    words = list(_ANY_WORD.finditer(heading))
    grown = _GROWN_IN_HEADING.search(heading) is not None
    return _said_by(words) if words and not grown else None


def _words_in(gap: str) -> list[re.Match[str]]:
    """What the words before a figure say; “yang belum mencapai target adalah …” says no target."""
    plain = _NO_TARGET.sub(lambda found: found[0].replace(found["words"], " " * len(found["words"])), gap)
    return list(_ANY_WORD.finditer(plain))


def _said_by(words: Sequence[re.Match[str]]) -> Meaning:
    told = [next(meaning for at, (_, meaning) in enumerate(_WORDS) if found[f"w{at}"]) for found in words]
    # “Penyerapan anggaran mencapai 97%”: the word before says what it is that was reached.
    says = [each for each in told if each not in (_REACHING, _TARGET_OR_PAGU)]
    return says[-1] if told[-1] == _REACHING and says else told[-1]


def _by_the_one_before(
    text: str, figures: Sequence[WrittenFigure], gap: str, earlier: Sequence[Meaning]
) -> Meaning:
    """What a figure tells that no word stands before: by the figure before it."""
    before, figure, last = figures[-2], figures[-1], earlier[-1]
    if _PAIRED.search(gap) and figure.kind is Told.PERCENT:
        if last.hard == _GROWTH.hard:
            return last
        if before.kind is not Told.PERCENT:
            of_pagu = len(earlier) > 1 and _OF.search(text[: before.start]) is not None
            return _share_of(earlier[-2] if of_pagu else last)
        if last.told:
            return Meaning(last.hard | {Meant.CAPAIAN}, last.soft, told=True)
    if _OF.search(gap):
        if figure.kind is before.kind is Told.RUPIAH:
            return _PAGU
        if last.told and not last.hard.isdisjoint((Meant.RESULT, Meant.CAPAIAN)):
            return _OF_WHAT
    # What has grown by so much tells nothing of what it was.
    alike = [
        meaning
        for meaning, other in zip(earlier, figures, strict=False)
        if other.kind is figure.kind and meaning.hard != _GROWTH.hard
    ]
    if _OTHER_CLAUSE.search(gap):
        alike = [each for each in alike if each != _TARGET_OR_PAGU] or alike
    return alike[-1] if alike else NOTHING_TOLD


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
