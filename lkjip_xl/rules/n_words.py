"""Family N, words: what a sentence says in words against the figures that it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from lkjip_xl.figures.kategori_of_report import scale_of
from lkjip_xl.methods.interval import Interval
from lkjip_xl.methods.kategori import Scale
from lkjip_xl.report.manuscript import Manuscript
from lkjip_xl.report.model import Report
from lkjip_xl.rules.engine import OutcomeOfText, rule_on_manuscript
from lkjip_xl.rules.evidence.facts import Meant, Thing
from lkjip_xl.rules.evidence.figures_told import SentenceRead, sentences_read, without_names
from lkjip_xl.rules.evidence.in_text import text_problem
from lkjip_xl.rules.evidence.indicators_reached import Reached, reached_of, reached_told
from lkjip_xl.rules.evidence.verdicts import Judged
from lkjip_xl.rules.evidence.years_beside import years_in
from lkjip_xl.rules.findings import Severity
from lkjip_xl.text.numbers import decimals_of, format_short, round_half_up
from lkjip_xl.text.sentences import percent
from lkjip_xl.text.words import fold, on_one_line
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
_ROSE = re.compile(
    r"\b(?P<words>meningkat|naik|tumbuh|bertambah|mengalami\s+(?:peningkatan|kenaikan)|lebih\s+tinggi)\b",
    re.IGNORECASE,
)
_FELL = re.compile(
    r"\b(?P<words>menurun|turun|berkurang|merosot|mengalami\s+penurunan|lebih\s+rendah)\b", re.IGNORECASE
)
_COMPARED = re.compile(
    r"\b(?:dibanding\w*|daripada|dari)\b[^.;]{0,40}\b(?:tahun\s+(?:sebelumnya|lalu)|20\d\d)|\btahun\s+(?:sebelumnya|lalu)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:tidak|belum|tanpa|jika|apabila|bila|kalau|agar|untuk|upaya|akan|perlu|diharapkan)\b", re.IGNORECASE
)
_FROM = re.compile(r"\bdari\s+(?:sebesar\s+|semula\s+)?$", re.IGNORECASE)
_TO = re.compile(r"\bmenjadi\s+(?:sebesar\s+|sebanyak\s+)?$", re.IGNORECASE)
_CATEGORY = (
    r"(?:(?:kategori|predikat|berkategori|kriteria|kualifikasi)\b(?:\s+capaian\b[^.;,\d]{{0,160}}\b(?:adalah|yaitu))?\W+"
    r"|(?:%|persen)\s+atau\s+)(?P<words>{})(?!\w)"
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
_FULL = Decimal(100)
_HINT = "Betulkan kata-katanya; kalau kalimatnya yang benar, betulkan angka di buku kerja."


@rule_on_manuscript("N04", Severity.ERROR)
def kata_bertentangan_dengan_angka(report: Report, manuscript: Manuscript) -> Iterator[OutcomeOfText]:
    """Kata-kata di naskah bertentangan dengan angkanya.

    Yang diperiksa:
        "Melebihi target", "belum mencapai target", dan sebangsanya terhadap capaian indikator yang disebut; "tiga
        dari lima indikator mencapai target" terhadap Tabel 3.1.1.a; "meningkat" dan "menurun" terhadap realisasi
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
        if not _SEVERAL_CLAUSES.search(plain):
            yield from _of_target(manuscript, read, plain, tahun)
            yield from _of_last_year(manuscript, read, plain, tahun)
            yield from _of_efficiency(manuscript, read, plain)
        yield from _from_one_to_another(manuscript, read, plain)
        if reached is not None and not _is_of_another_year(read, tahun) and not _OTHER_TARGET.search(plain):
            yield from _of_so_many(manuscript, read, reached)
        if scale is not None:
            yield from _of_category(manuscript, read, scale, tahun)


def _problem(
    manuscript: Manuscript, read: SentenceRead, found: re.Match[str], against: str, named: str = ""
) -> OutcomeOfText:
    words = on_one_line(found["words"])
    return text_problem(
        manuscript,
        read.sentence,
        found.span("words"),
        f"Kalimat ini menyebut “{words}”, padahal {against}.",
        _HINT,
        row_label=named,
        actual=words,
    )


def _named(read: SentenceRead) -> Thing | None:
    """The one thing that a sentence names; None where it names none, or several."""
    things = list(dict.fromkeys(thing for each in read.mentions for thing in each.things))
    return things[0] if len(things) == 1 else None


def _values(thing: Thing, meant: Meant, year: int | None) -> list[Decimal]:
    return [fact.values[-1] for fact in thing.facts if fact.meant is meant and fact.year == year and fact.place]


def _one(values: Sequence[Decimal]) -> Decimal | None:
    """The figure that all tables tell; None where they differ, or there is none."""
    return values[0] if values and max(values) - min(values) < 1 else None


def _is_of_another_year(read: SentenceRead, tahun: int | None) -> bool:
    return bool(set(years_in(read.sentence.text)) - {tahun})


def _of_target(
    manuscript: Manuscript, read: SentenceRead, plain: str, tahun: int | None
) -> Iterator[OutcomeOfText]:
    """Whether a target was reached, against the capaian of what is named, else against that in the sentence."""
    if _OTHER_TARGET.search(plain) or _is_of_another_year(read, tahun):
        return
    things = _group(read)
    found = [_one(_values(each, Meant.CAPAIAN, tahun)) for each in things]
    if not read.mentions:
        told = [each for each in read.judged if _is_capaian(each)]
        found = [told[0].figure.value if len(told) == 1 else None]
    capaian = [each for each in found if each is not None]
    if not capaian or len(capaian) < len(found):
        return
    low, high = min(capaian), max(capaian)
    name = on_one_line(things[0].names[0]) if len(things) == 1 else ""
    above, below, reached = _ABOVE.search(plain), _BELOW.search(plain), _REACHED.search(plain)
    if above and not above["not"] and low <= _FULL:
        yield _problem(manuscript, read, above, _capaian(low), name)
    elif below and low >= _FULL:
        yield _problem(manuscript, read, below, _capaian(high), name)
    elif reached and not below and low < _FULL:
        yield _problem(manuscript, read, reached, _capaian(low), name)


def _capaian(value: Decimal) -> str:
    return f"capaiannya {percent(round_half_up(value, 2))}"


def _group(read: SentenceRead) -> Sequence[Thing]:
    """The one thing that a sentence names, or all that it names as a group; none where it names several."""
    if len(read.mentions) == 1 and read.mentions[0].all_of:
        return read.mentions[0].things
    thing = _named(read)
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


def _of_so_many(manuscript: Manuscript, read: SentenceRead, reached: Reached) -> Iterator[OutcomeOfText]:
    """How many of all indicators reached their target: where these are as many as the sentence says."""
    for found, number, every, how in reached_told(read.sentence.text):
        if every == reached.every and not reached.suits(number, how):
            above = f"{reached.above} melampaui target, {reached.at} tepat di targetnya"
            yield _problem(manuscript, read, found, f"dari {every} indikator {above}")


def _of_last_year(
    manuscript: Manuscript, read: SentenceRead, plain: str, tahun: int | None
) -> Iterator[OutcomeOfText]:
    """Whether a result rose or fell."""
    thing = _named(read)
    if thing is None or tahun is None or _DENIED.search(plain):
        return
    if not (
        _JUST_MOVED.fullmatch(plain)
        or _COMPARED.search(plain)
        or {tahun, tahun - 1} <= set(years_in(read.sentence.text))
    ):
        return
    if set(years_in(read.sentence.text)) - {tahun, tahun - 1} or re.search(r"\btarget", plain, re.IGNORECASE):
        return
    meant = Meant.CAPAIAN if re.search(r"\bcapaian", plain, re.IGNORECASE) else Meant.RESULT
    now, before = (_one(_values(thing, meant, year)) for year in (tahun, tahun - 1))
    if now is None or before is None:
        return
    rose, fell = _ROSE.search(plain), _FELL.search(plain)
    against = f"{meant.value}nya {_shown(before)} pada tahun {tahun - 1} dan {_shown(now)} pada tahun {tahun}"
    if rose and not fell and now < before:
        yield _problem(manuscript, read, rose, against, on_one_line(thing.names[0]))
    elif fell and not rose and now > before:
        yield _problem(manuscript, read, fell, against, on_one_line(thing.names[0]))


def _shown(value: Decimal) -> str:
    return format_short(round_half_up(value, min(decimals_of(value), 2)))


def _from_one_to_another(manuscript: Manuscript, read: SentenceRead, plain: str) -> Iterator[OutcomeOfText]:
    """Two figures of one sentence, “dari … menjadi …”, whose order is not that of the words."""
    figures = [each.figure for each in read.judged]
    for one, other in pairwise(figures):
        same = one.kind is other.kind and one.unit == other.unit
        between = plain[one.end : other.start]
        if not same or not _FROM.search(plain[: one.start]) or not _TO.search(between):
            continue
        begin = max((each.end for each in figures if each.end <= one.start), default=0)
        rose, fell = (_ROSE.search(plain, begin, one.start), _FELL.search(plain, begin, one.start))
        told = f"{_written(plain, one.start, one.end)} menjadi {_written(plain, other.start, other.end)}"
        if rose and not fell and other.value < one.value:
            yield _problem(manuscript, read, rose, f"{told} adalah turun")
        elif fell and not rose and other.value > one.value:
            yield _problem(manuscript, read, fell, f"{told} adalah naik")


def _written(text: str, start: int, end: int) -> str:
    return text[start:end].strip()


def _of_category(
    manuscript: Manuscript, read: SentenceRead, scale: Scale, tahun: int | None
) -> Iterator[OutcomeOfText]:
    """A category against the scale: of the one thing that is named, else of the one capaian in the sentence."""
    names = sorted({band.category for band in scale.bands}, key=len, reverse=True)
    found = list(re.finditer(_CATEGORY.format("|".join(map(re.escape, names))), read.sentence.text, re.IGNORECASE))
    if len(found) != 1 or _is_of_another_year(read, tahun):
        return
    category, thing = fold(found[0]["words"]), _named(read)
    if thing is not None and (values := _values(thing, Meant.CAPAIAN, tahun)):
        right = {name for name in (scale.category(each) for each in values) if name}
        told = f"capaiannya {percent(round_half_up(values[0], 2))}"
    else:
        before = [each for each in read.judged if each.figure.start < found[0].start()]
        figures = [each for each in before if each.figure.kind in (Told.PERCENT, Told.BARE)]
        if thing is not None or read.mentions or len(figures) != 1 or Meant.CAPAIAN not in figures[0].meaning.hard:
            return
        figure = figures[0].figure
        if not figures[0].meaning.told or figure.bound in (Bound.BELOW, Bound.ABOUT):
            return
        right = scale.categories_of(Interval.around(figure.value, max(0, -int(figure.step.adjusted()))))
        right |= {name for name in (scale.category(figure.value),) if name}
        told = f"capaian {_shown(figure.value)}"
    if right and category not in {fold(each) for each in right}:
        yield _problem(manuscript, read, found[0], f"{told} masuk kategori {' atau '.join(sorted(right))}")


def _of_efficiency(manuscript: Manuscript, read: SentenceRead, plain: str) -> Iterator[OutcomeOfText]:
    """Whether the one sasaran that is named was efficient."""
    thing, found = _named(read), _EFFICIENT.search(plain)
    if thing is None or found is None:
        return
    value = _one([fact.values[0] for fact in thing.facts if fact.meant is Meant.EFFICIENCY])
    if value is None:
        return
    against = f"tingkat efisiensinya {_shown(value)}"
    if (found["not"] and value > 0) or (not found["not"] and value < 0):
        yield _problem(manuscript, read, found, against, on_one_line(thing.names[0]))
