"""Family N, words: what a sentence says in words against the figures that it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from lkjip_xl.figures.kategori_of_report import scale_of
from lkjip_xl.report.manuscript import Manuscript
from lkjip_xl.report.model import Report
from lkjip_xl.rules.engine import OutcomeOfText, rule_on_manuscript
from lkjip_xl.rules.evidence.category_told import category_denied
from lkjip_xl.rules.evidence.facts import Meant, Thing
from lkjip_xl.rules.evidence.figures_told import sentences_read
from lkjip_xl.rules.evidence.in_text import text_problem, to_check
from lkjip_xl.rules.evidence.indicators_reached import reached_denied, reached_of
from lkjip_xl.rules.evidence.said_in_words import Contradiction
from lkjip_xl.rules.evidence.sentence_read import SentenceRead, without_names
from lkjip_xl.rules.evidence.steps_told import FELL, ROSE, steps_denied
from lkjip_xl.rules.evidence.superlatives import superlatives_denied
from lkjip_xl.rules.evidence.told_of_one import one_named, only_one, values_of
from lkjip_xl.rules.evidence.verdicts import Judged
from lkjip_xl.rules.evidence.years_beside import years_in
from lkjip_xl.rules.findings import Severity
from lkjip_xl.text.numbers import round_half_up
from lkjip_xl.text.sentences import percent, quoted_name, short_figure
from lkjip_xl.text.words import on_one_line, squeeze
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
    r"sesuai\s+(?:dengan\s+)?target)\b",
    re.IGNORECASE,
)
# A target of another paper or another year is another one.
_OTHER_TARGET = re.compile(
    r"\b(?:renstra|rpjmd|akhir|nasional|standar|tahun\s+(?:lalu|sebelumnya|depan)|jangka|provinsi|pusat)\b",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:dibanding\w*|daripada|dari)\b[^.;]{0,40}\b(?:tahun\s+(?:sebelumnya|lalu)|20\d\d)|\btahun\s+(?:sebelumnya|lalu)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:tidak|belum|tanpa|jika|apabila|bila|kalau|agar|untuk|upaya|akan|perlu|diharapkan)\b", re.IGNORECASE
)
# “Realisasi … menurun.”: where nothing else is said, the year before is what it is compared with.
_JUST_MOVED = re.compile(
    r"\W*(?:realisasi|capaian|nilai)?\s*(?:pada\s+)?(?:tahun\s+\d{4}|tahun\s+ini)?\s*(?:telah|mengalami)?\s*"
    r"(?:meningkat|naik|menurun|turun|kenaikan|peningkatan|penurunan)\W*",
    re.IGNORECASE,
)
_SEVERAL_CLAUSES = re.compile(
    r";|\b(?:sedangkan|sementara|namun|tetapi|kecuali|walaupun|meskipun)\b", re.IGNORECASE
)
_EFFICIENT = re.compile(r"\b(?P<not>tidak|belum|kurang)?\s*(?P<words>efisien)\b", re.IGNORECASE)
# “Tidak semua indikator”.
_NOT_ALL = re.compile(r"\b(?:tidak|belum|bukan|hampir)\s+$", re.IGNORECASE)
_PLANNED = re.compile(r"\b(?:agar|supaya|diharapkan|akan|perlu|upaya|jika|apabila)\b", re.IGNORECASE)
# Of what is better the less there is of it, these words tell of the figures and not of how good it is.
_AS_FIGURES = re.compile(r"\b(?:di\s*atas|di\s*bawah|lebih|kurang|melebihi)\b", re.IGNORECASE)
_FULL = Decimal(100)
_HINT = "Betulkan kata-katanya; kalau kalimatnya yang benar, betulkan angka di buku kerja."


@rule_on_manuscript("N04", Severity.ERROR)
def kata_bertentangan_dengan_angka(report: Report, manuscript: Manuscript) -> Iterator[OutcomeOfText]:
    """Kata-kata di naskah bertentangan dengan angkanya.

    Yang diperiksa:
        "Melebihi target", "belum mencapai target", dan sebangsanya terhadap capaian indikator yang disebut; "tiga
        dari lima indikator", "seluruh indikator mencapai target" terhadap Tabel 3.1.1.a; "tertinggi", "terendah",
        "terbesar" terhadap semua indikator atau program; "meningkat" dan "menurun" terhadap realisasi
        tahun ini dan tahun lalu, atau kedua angka di kalimatnya ("dari … menjadi …"); kategori terhadap skalanya;
        "efisien" terhadap tingkat efisiensi sasarannya.
    Mengapa penting:
        Kalimat dari rancangan atau dari tahun lalu tetap berdiri setelah angkanya berubah.
    Salah:
        "Capaian indikator ini sebesar 95% melebihi target."
    Benar:
        "Capaian indikator ini sebesar 95%, belum mencapai target."
    Cara memperbaiki:
        Betulkan kata-katanya. Kalau kalimatnya yang benar, betulkan angka di buku kerja.
    """
    scale, tahun, reached = scale_of(report), report.settings.tahun, reached_of(report)
    for read in sentences_read(report, manuscript):
        text = read.sentence.text
        plain = without_names(text, read.mentions)
        denied = [*superlatives_denied(read, report), *steps_denied(read, plain, tahun)]
        counted: list[Contradiction] = []
        if reached is not None and not _is_of_another_year(read, tahun) and not _OTHER_TARGET.search(plain):
            counted = [*reached_denied(read, reached, report.settings.instansi)]
        if scale is not None and not _is_of_another_year(read, tahun):
            thing = one_named(read)
            values = values_of(thing, Meant.CAPAIAN, tahun) if thing else ()
            denied += category_denied(read, scale, values, thing.names[0] if thing else "")
        for each in (*denied, *counted):
            yield _of(manuscript, read, each)
        if not _SEVERAL_CLAUSES.search(plain):
            if not counted:
                yield from _of_target(manuscript, read, plain, tahun)
            yield from _of_last_year(manuscript, read, plain, tahun)
            yield from _of_efficiency(manuscript, read, plain)


def _of(manuscript: Manuscript, read: SentenceRead, said: Contradiction) -> OutcomeOfText:
    if not said.sure:
        return to_check(manuscript, read.sentence, (said.start, said.end), f"“{said.words}”: {said.against}")
    return _told(manuscript, read, (said.start, said.end), said.words, said.against, said.named)


def _problem(
    manuscript: Manuscript, read: SentenceRead, found: re.Match[str], against: str, named: str = ""
) -> OutcomeOfText:
    return _told(manuscript, read, found.span("words"), on_one_line(found["words"]), against, named)


def _told(
    manuscript: Manuscript, read: SentenceRead, span: tuple[int, int], words: str, against: str, named: str
) -> OutcomeOfText:
    return text_problem(
        manuscript,
        read.sentence,
        span,
        f"Kalimat ini menyebut “{words}”, padahal {against}.",
        _HINT,
        row_label=named,
        actual=words,
    )


def _is_of_another_year(read: SentenceRead, tahun: int | None) -> bool:
    return bool(set(years_in(read.sentence.text)) - {tahun})


def _of_target(
    manuscript: Manuscript, read: SentenceRead, plain: str, tahun: int | None
) -> Iterator[OutcomeOfText]:
    """Whether a target was reached, against the capaian of what is named, else against that in the sentence."""
    if _OTHER_TARGET.search(plain) or _is_of_another_year(read, tahun):
        return
    things = _group(read)
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
    above, below, reached = _ABOVE.search(plain), _BELOW.search(plain), _REACHED.search(plain)
    if above and (_PLANNED.search(plain) or (compared > 0 and _AS_FIGURES.search(above["words"]))):
        above = None
    if below and compared < 0 and _AS_FIGURES.search(below["words"]):
        below = None
    if above and not above["not"] and low <= _FULL:
        yield _problem(manuscript, read, above, _capaian(low), name)
    elif below and low >= _FULL:
        yield _problem(manuscript, read, below, _capaian(high), name)
    elif reached and not below and low < _FULL and not _PLANNED.search(plain):
        yield _problem(manuscript, read, reached, _capaian(low), name)


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


def _group(read: SentenceRead) -> Sequence[Thing]:
    """The one thing that a sentence names, or all that it names as a group; none where it names several."""
    if len(read.mentions) == 1 and read.mentions[0].all_of:
        denied = _NOT_ALL.search(read.sentence.text[: read.mentions[0].start])
        return () if denied else read.mentions[0].things
    thing = one_named(read)
    return (thing,) if thing else ()


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


def _of_last_year(
    manuscript: Manuscript, read: SentenceRead, plain: str, tahun: int | None
) -> Iterator[OutcomeOfText]:
    """Whether a result rose or fell."""
    things = _group(read)
    if not things or tahun is None or _DENIED.search(plain):
        return
    if not (
        _JUST_MOVED.fullmatch(squeeze(plain))
        or _COMPARED.search(plain)
        or {tahun, tahun - 1} <= set(years_in(read.sentence.text))
    ):
        return
    if set(years_in(read.sentence.text)) - {tahun, tahun - 1} or re.search(r"\btarget", plain, re.IGNORECASE):
        return
    meant = Meant.CAPAIAN if re.search(r"\bcapaian", plain, re.IGNORECASE) else Meant.RESULT
    rose, fell = ROSE.search(plain), FELL.search(plain)
    for thing in things:
        now, before = (only_one(values_of(thing, meant, year)) for year in (tahun, tahun - 1))
        if now is None or before is None or now == before or bool(rose) == bool(fell):
            continue
        found = rose if now < before else fell
        if found is not None:
            whose = "nya" if len(things) == 1 else f" {quoted_name(thing.names[0])}"
            values = f"{short_figure(before)} pada tahun {tahun - 1} dan {short_figure(now)} pada tahun {tahun}"
            against = f"{meant.value}{whose} {values}"
            yield _problem(manuscript, read, found, against, on_one_line(thing.names[0]))
            return


def _of_efficiency(manuscript: Manuscript, read: SentenceRead, plain: str) -> Iterator[OutcomeOfText]:
    """Whether the one sasaran that is named was efficient."""
    thing, found = one_named(read), _EFFICIENT.search(plain)
    if thing is None or found is None:
        return
    value = only_one([fact.values[0] for fact in thing.facts if fact.meant is Meant.EFFICIENCY])
    if value is None:
        return
    against = f"tingkat efisiensinya {short_figure(value)}"
    if (found["not"] and value > 0) or (not found["not"] and value < 0):
        yield _problem(manuscript, read, found, against, on_one_line(thing.names[0]))
