"""“Tertinggi”, “terendah”, “terbesar”: whether what a sentence names, or its figure, is that among all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl.report.model import Report
from lkjip_xl.rules.evidence.facts import INDICATOR, PROGRAM, Meant
from lkjip_xl.rules.evidence.mention import Mention
from lkjip_xl.rules.evidence.owners import figureless
from lkjip_xl.rules.evidence.ranked import Entry, Ranked, entries_of, of_one_name, ranked
from lkjip_xl.rules.evidence.said_in_words import Contradiction
from lkjip_xl.rules.evidence.sentence_read import SentenceRead, without_names
from lkjip_xl.rules.evidence.years_beside import years_in
from lkjip_xl.text.sentences import percent, quoted_name, rupiah
from lkjip_xl.text.words import LETTERS, on_one_line, word_set

_EXTREME = re.compile(
    r"\b(?:(?P<most>tertinggi|terbesar|terbanyak|paling\s+(?:tinggi|besar|banyak))"
    r"|(?P<least>terendah|terkecil|tersedikit|paling\s+(?:rendah|kecil|sedikit)))\b",
    re.IGNORECASE,
)
_MEASURES = (
    (r"(?:penyerapan|serapan|daya\s+serap)\w*(?:\s+(?:anggaran|pagu|keuangan))?", (Meant.ABSORBED,)),
    (r"menyerap\s+(?:anggaran|pagu|dana)", (Meant.SPENT, Meant.PAGU, Meant.ABSORBED)),
    (r"realisasi\s+(?:anggaran|keuangan|belanja)", (Meant.ABSORBED, Meant.SPENT)),
    (r"realisasi(?!\s+kinerja)", (Meant.ABSORBED, Meant.SPENT)),
    (r"sisa\s*(?:anggaran|pagu|dana|belanja)?", (Meant.LEFT,)),
    (r"(?:pagu|alokasi|anggaran)\w*(?:\s+anggaran)?", (Meant.PAGU,)),
    (r"capaian\w*(?:\s+kinerja)?", (Meant.CAPAIAN,)),
)
_MEASURE = re.compile(
    r"\b(?:"
    + "|".join(rf"(?P<m{at}>{words})" for at, (words, _) in enumerate(_MEASURES))
    + r")\s+(?:(?:indikator|program|sub|kegiatan|sasaran|kinerja|yang|adalah)\s+){0,3}$",
    re.IGNORECASE,
)
_THE_SAME = re.compile(r"\b(?:yang|dan|serta)\s+$", re.IGNORECASE)
# What makes it the highest of some only, of another time, or of none.
_OF_A_PART = re.compile(
    r"\b(?:salah\s+satu|antara|selain|luar|kecuali|setelah|kedua|ketiga|berikutnya|teknis|bidang|urusan|bagian|kelurahan|"
    r"seksi|upt\w*|triwulan|semester|bulan|sejak|selama|sepanjang|terakhir|nasional|provinsi|se-?\w*indonesia|target\w*|"
    r"tidak|bukan|belum|akan|perlu|agar|diharapkan|jika|apabila|kelompok|jenis|dibanding\w*|daripada|lainnya|dalam\s+\w+\s+tahun)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r";|\b(?:sedangkan|sementara|namun|tetapi|adapun)\b", re.IGNORECASE)
_BEHIND = word_set(
    """
    ada pada terdapat dicapai oleh di adalah yaitu yakni indikator program kegiatan sub sasaran dimiliki
    untuk dialokasikan diperoleh ditunjukkan sebesar dengan strategis kinerja terjadi merupakan dari diraih
    berasal diberikan dialami ditempati tercatat dicatat didapat dihasilkan dipegang milik terletak kepada
    persen rp tahun yang berada ialah capaian realisasi anggaran
    """
)
_BEFORE = word_set(
    """
    merupakan adalah menjadi mempunyai memiliki dengan mendapat mendapatkan memperoleh indikator program
    kegiatan sub sasaran yang mencatat mencatatkan mencapai menunjukkan meraih ini tersebut sebesar atau
    persen rp yaitu terealisasi juta miliar tahun pada
    """
)


@dataclass(frozen=True, slots=True)
class _Extreme:
    """Where the words stand, from the measure on; what they are told of; and where that clause ends."""

    begin: int
    start: int
    end: int
    until: int
    words: str
    measures: tuple[Meant, ...]
    most: bool

    def best(self, entries: Sequence[Entry]) -> Decimal:
        values = [each.value for each in entries]
        return max(values) if self.most else min(values)

    def is_beyond(self, one: Decimal, other: Decimal) -> bool:
        """Whether a figure is higher than another one, or lower where the lowest is meant."""
        return one > other if self.most else one < other


def _told_of(extreme: _Extreme, meant: Meant, own: Sequence[Entry]) -> Decimal:
    """The figure of what is named: of several units with one name the most, or the least, that may be meant."""
    summed = (
        extreme.most and meant not in (Meant.CAPAIAN, Meant.ABSORBED) and len({each.name for each in own}) == 1
    )
    return sum((each.value for each in own), Decimal(0)) if summed else extreme.best(own)


def superlatives_denied(read: SentenceRead, report: Report) -> Iterator[Contradiction]:
    """What a sentence calls the highest or the lowest and another one is."""
    text = read.sentence.text
    plain = without_names(text, read.mentions)
    if _EXTREME.search(plain) is None or _OF_A_PART.search(plain):
        return
    if set(years_in(text)) - {report.settings.tahun} or read.is_below_another_part:
        return
    order, since = ranked(report), 0
    for extreme in _extremes_in(plain):
        named = _named(read.mentions, plain, extreme, since)
        since = extreme.end
        if named:
            yield from _of_named(read, order, extreme, named)
        else:
            yield from _of_figure(read, order, extreme, plain)


def _extremes_in(plain: str) -> list[_Extreme]:
    found: list[_Extreme] = []
    each_word = list(_EXTREME.finditer(plain))
    for at, word in enumerate(each_word):
        measure = _MEASURE.search(plain[: word.start()])
        if measure is not None:
            told = next(meant for number, (_, meant) in enumerate(_MEASURES) if measure[f"m{number}"])
        elif found and _THE_SAME.search(plain[: word.start()]):
            told = found[-1].measures
        else:
            continue
        ends = [each_word[at + 1].start()] if at + 1 < len(each_word) else []
        ends += [each.start() for each in (_CLAUSE.search(plain, word.end()),) if each]
        begin = measure.start() if measure else word.start()
        until = min(ends, default=len(plain))
        found.append(_Extreme(begin, word.start(), word.end(), until, word[0], told, bool(word["most"])))
    return found


def _named(mentions: Sequence[Mention], plain: str, extreme: _Extreme, since: int) -> list[Mention]:
    """What is named behind it, else before it, with no other words between than such as join the two."""
    behind = [each for each in mentions if extreme.end <= each.start and each.end <= extreme.until]
    if behind:
        return behind if _only(plain[extreme.end : behind[0].start], _BEHIND) else []
    clause = max((each.end() for each in _CLAUSE.finditer(plain, since, extreme.begin)), default=since)
    before = [each for each in mentions if clause <= each.start and each.end <= extreme.begin]
    joined = bool(before) and _only(plain[before[-1].end : extreme.begin], _BEFORE)
    inside = [each for each in mentions if extreme.begin <= each.start and each.end <= extreme.start]
    return inside or (before if joined else [])


def _only(text: str, words: frozenset[str]) -> bool:
    return {each.lower() for each in LETTERS.findall(figureless(text))} <= words


def _of_named(
    read: SentenceRead, order: Ranked, extreme: _Extreme, named: Sequence[Mention]
) -> Iterator[Contradiction]:
    if any(each.all_of or not each.things for each in named):
        return
    kinds = [each.things[0].kind for each in named]
    kind = INDICATOR if Meant.CAPAIAN in extreme.measures and INDICATOR in kinds else kinds[0]
    things = [thing for each in named for thing in each.things if thing.kind == kind]
    denied: list[tuple[Meant, Sequence[Entry], list[Entry]]] = []
    for meant in extreme.measures:
        entries = order.get((kind, meant), ())
        own = entries_of(entries, things)
        if len({each.name for each in own}) < len(set(map(id, things))):
            return  # not all of them have such a figure
        others = of_one_name(entries)
        if not others or not extreme.is_beyond(extreme.best(others), _told_of(extreme, meant, own)):
            return
        denied.append((meant, others, own))
    if not denied:
        return
    meant, entries, own = denied[0]
    in_part = any(_is_best_of_its_group(extreme, each, entries) for each in own)
    if in_part and kind != PROGRAM and _is_about_a_part(read, kind):
        return
    best_ones = [each for each in entries if each.value == extreme.best(entries)]
    against = (
        f"{meant.value} {extreme.words.lower()} {_shown(meant, best_ones[0].value)} ada pada "
        f"{quoted_name(best_ones[0].name)}; {quoted_name(own[0].name)} {_shown(meant, own[0].value)}"
    )
    yield Contradiction(
        extreme.start,
        extreme.end,
        extreme.words,
        against,
        on_one_line(own[0].name),
        sure=not in_part,
    )


def _is_best_of_its_group(extreme: _Extreme, entry: Entry, entries: Sequence[Entry]) -> bool:
    group = [each for each in entries if each.group == entry.group]
    return 1 < len(group) < len(entries) and extreme.best(group) == entry.value


def _is_about_a_part(read: SentenceRead, kind: str) -> bool:
    """Whether the sentence, or what stands above it, names something that the thing may belong to."""
    named = [thing for each in read.mentions for thing in each.things]
    return any(each.kind != kind for each in (*named, *read.above)) or read.is_below_a_part


def _of_figure(read: SentenceRead, order: Ranked, extreme: _Extreme, plain: str) -> Iterator[Contradiction]:
    """A figure right behind the word that is another one's, and the highest of no group."""
    figures = [each.figure for each in read.judged if extreme.end <= each.figure.start < extreme.until]
    if not figures or not _only(plain[extreme.end : figures[0].start], _BEHIND):
        return
    figure, meant = figures[0], extreme.measures[0]
    lists = [entries for (_, told), entries in order.items() if told is meant]
    groups = [
        [each for each in entries if each.group == group]
        for entries in lists
        for group in {e.group for e in entries}
    ]
    if any(figure.fits(extreme.best(each)) for each in (*lists, *groups)):
        return
    if any(figure.fits(each.value) for entries in lists for each in entries):
        told = _shown(meant, extreme.best(lists[0]))
        yield Contradiction(
            extreme.start, extreme.end, extreme.words, f"{meant.value} {extreme.words.lower()} {told}"
        )


def _shown(meant: Meant, value: Decimal) -> str:
    return percent(value) if meant in (Meant.CAPAIAN, Meant.ABSORBED) else rupiah(value)
