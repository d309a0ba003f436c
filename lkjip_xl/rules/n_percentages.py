"""Family N, percentages: a figure and its percentage in one sentence that do not belong together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from lkjip_xl.report.manuscript import Manuscript
from lkjip_xl.report.model import Report
from lkjip_xl.rules.engine import OutcomeOfText, rule_on_manuscript
from lkjip_xl.rules.evidence.figures_told import sentences_read
from lkjip_xl.rules.evidence.in_text import text_problem, to_check
from lkjip_xl.rules.evidence.sentence_read import SentenceRead
from lkjip_xl.rules.evidence.verdicts import Judged, Verdict
from lkjip_xl.rules.findings import Severity
from lkjip_xl.text.numbers import round_half_up
from lkjip_xl.text.sentences import percent
from lkjip_xl.text.written_figures import Bound, Told, WrittenFigure

_TWO = 2
_LINKED = re.compile(
    r"^\s*[,(]*\s*(?:atau|yaitu|yakni|sehingga|dengan|setara|mencapai|sebesar)?\b[^.;]{0,60}$", re.IGNORECASE
)
_OF_BEFORE = re.compile(
    r"^\s*[\s,]*\bdari\b[^.;\d]{0,80}$|^[^.;\d]{0,80}\b(?:terealisasi|terserap|menyerap|realisasi\w*)\b[^.;\d]{0,40}$",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"^\s*(?:persentase|penyerapan|serapan|capaian|realisasi|angka|jumlah|hal)\b[^.;\d]{0,60}$", re.IGNORECASE
)


@rule_on_manuscript("N03", Severity.ERROR)
def persen_tidak_serasi(report: Report, manuscript: Manuscript) -> Iterator[OutcomeOfText]:
    """Persentase di kalimat naskah bukan hasil bagi kedua angkanya.

    Yang diperiksa:
        Dua rupiah dan satu persentase di satu kalimat, atau di kalimat itu dan yang berikutnya: salah satu dibagi
        yang lain, atau selisihnya dibagi salah satunya. Yang sudah disebut N02 tidak disebut lagi.
    Mengapa penting:
        Kalimat yang angkanya diganti sebagian bertentangan dengan dirinya sendiri.
    Salah:
        "Dari Rp10.000.000 terserap Rp8.000.000 atau 85%."
    Benar:
        "Dari Rp10.000.000 terserap Rp8.000.000 atau 80%."
    Cara memperbaiki:
        Hitung lagi persentasenya, atau betulkan angka yang salah.
    """
    reads = sentences_read(report, manuscript)
    for at, read in enumerate(reads):
        if any(each.verdict is Verdict.WRONG for each in read.judged):
            continue
        amounts = [each for each in read.judged if each.figure.kind is Told.RUPIAH]
        shares = [each for each in read.judged if each.figure.kind is Told.PERCENT]
        if len(amounts) != _TWO:
            continue
        if len(shares) == 1 and _is_pair(read, amounts, shares[0]) and not _agree(shares[0].figure, amounts):
            yield _wrong(manuscript, read, amounts, shares[0])
        elif not shares and at + 1 < len(reads):
            yield from _in_next(manuscript, read, reads[at + 1], amounts)


def _is_pair(read: SentenceRead, amounts: Sequence[Judged], share: Judged) -> bool:
    """Whether a percentage stands behind two amounts that are told of each other."""
    first, second = (each.figure for each in amounts)
    text = read.sentence.text
    if share.figure.start < second.end or share.figure.bound is not Bound.EXACT:
        return False
    # Of a thing that the sentence names the percentage has been held against its own.
    known = share.verdict is Verdict.FITS and bool(share.things)
    between, behind = text[first.end : second.start], text[second.end : share.figure.start]
    return not known and bool(_OF_BEFORE.match(between)) and bool(_LINKED.match(behind))


def _agree(share: WrittenFigure, amounts: Sequence[Judged]) -> bool:
    one, other = (each.figure.value for each in amounts)
    if not one or not other:
        return True
    rounded = any(each.figure.step > 1 for each in amounts)
    found = (one / other, other / one, (one - other) / one, (one - other) / other, (other - one) / one)
    values = [abs(each) * 100 for each in found]
    # Amounts in millions leave some of the percentage open.
    room = share.step + (Decimal("0.5") if rounded else Decimal(0))
    return any(share.fits(each) or (rounded and abs(share.value - each) < room) for each in values)


def _right(amounts: Sequence[Judged]) -> Decimal:
    low, high = sorted(each.figure.value for each in amounts)
    return round_half_up(low / high * 100, 2)


def _wrong(manuscript: Manuscript, read: SentenceRead, amounts: Sequence[Judged], share: Judged) -> OutcomeOfText:
    figure, text = share.figure, read.sentence.text
    told, right = text[figure.start : figure.end], _right(amounts)
    low, high = (
        text[each.figure.start : each.figure.end] for each in sorted(amounts, key=lambda a: a.figure.value)
    )
    return text_problem(
        manuscript,
        read.sentence,
        (figure.start, figure.end),
        f"Kalimat ini menyebut {told}, padahal {low} dari {high} adalah {percent(right)}.",
        "Hitung lagi persentasenya, atau betulkan angka yang salah.",
        actual=figure.value,
        written=told,
        expected=right,
        difference=figure.value - right,
        percent=True,
    )


def _in_next(
    manuscript: Manuscript, read: SentenceRead, following: SentenceRead, amounts: Sequence[Judged]
) -> Iterator[OutcomeOfText]:
    """A percentage with which the next sentence of the paragraph goes on."""
    same = following.sentence.paragraph is read.sentence.paragraph and not following.mentions
    shares = [each for each in following.judged if each.figure.kind is Told.PERCENT]
    if not same or len(shares) != 1 or len(following.judged) != 1:
        return
    figure = shares[0].figure
    if (shares[0].verdict is Verdict.FITS and shares[0].things) or not _BEGINS.match(
        following.sentence.text[: figure.start]
    ):
        return
    if not _agree(figure, amounts):
        reason = f"persentase ini bukan hasil bagi kedua angka di kalimat sebelumnya ({percent(_right(amounts))})"
        yield to_check(manuscript, following.sentence, (figure.start, figure.end), reason)
