"""How many of the agency's indicators a sentence says to have reached their target, and how many have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkjip_xl.rules.evidence.facts import SASARAN
from lkjip_xl.rules.evidence.reached import Reached, ReachedOfReport
from lkjip_xl.rules.evidence.said_in_words import Contradiction
from lkjip_xl.rules.evidence.sentence_read import SentenceRead, without_names, without_words
from lkjip_xl.text.number_words import ALL_OF, NUMBER_WORDS, number_of
from lkjip_xl.text.words import name_key, on_one_line

_NUMBER = rf"(?:(?P<digits{{0}}>\d{{{{1,2}}}})|(?P<word{{0}}>{NUMBER_WORDS}))(?:\s*\(\s*\w+\s*\))?"
_INDICATORS = r"indikator(?:\s+(?:kinerja|utama|sasaran|strategis))*(?:\s*\([^)]*\))?(?:\s+yang\s+ada)?"
_TARGET = (
    r"(?:(?:yang|telah|sudah|berhasil|dapat|mampu)\s+)*"
    r"(?P<how>mencapai\s+(?:atau|dan|bahkan)\s+(?:melampaui|melebihi)|mencapai|memenuhi|melampaui|melebihi)\s+target\b"
)
_OF_MANY = {each.lower(): number for number, each in ALL_OF.items()}
# Whose they are, where that is the agency itself; its name is blanked.
_OF_US = (
    r"(?:\s+(?:pada|di|dalam|untuk|dari|milik))?(?:\s+sasaran(?:\s+strategis)?\s+(?:ini|tersebut|dimaksud))?"
    r"(?:\s+(?:kecamatan|dinas|badan|sekretariat\s+(?:daerah|dprd)|perangkat\s+daerah|opd))?"
)
_OF_SO_MANY = re.compile(
    rf"(?<![\w.,])(?P<words>{_NUMBER.format(1)}\s+(?:indikator\s+)?dari\s+{_NUMBER.format(2)}\s+{_INDICATORS}\s+{_TARGET})",
    re.IGNORECASE,
)
_SO_MANY_OF = re.compile(
    rf"\bdari\s+{_NUMBER.format(2)}\s+{_INDICATORS}\s*,?\s+(?:(?:terdapat|ada|sebanyak|hanya|baru)\s+)?"
    rf"(?P<words>{_NUMBER.format(1)}\s+(?:{_INDICATORS}\s+)?(?:(?:di\s*antaranya|buah)\s+)?{_TARGET})",
    re.IGNORECASE,
)
_SO_MANY = re.compile(rf"(?<![\w.,])(?P<words>{_NUMBER.format(1)}\s+{_INDICATORS}\s+{_TARGET})", re.IGNORECASE)
_THE_REST = re.compile(
    rf"(?<![\w.,]){_NUMBER.format(1)}\s+(?:{_INDICATORS}\s+)?(?:lainnya\s+|lain\s+)?(?:yang\s+)?(?:belum|tidak)\b",
    re.IGNORECASE,
)
_ALL = re.compile(
    rf"(?P<words>(?<!\w)(?:seluruh|semua|setiap|keseluruhan|(?P<many>{'|'.join(_OF_MANY)}))\s+(?:{_INDICATORS}{_OF_US}\s+{_TARGET}"
    r"|target(?:\s+(?:indikator|kinerja|sasaran|utama))*\s+(?:(?:telah|sudah|dapat|berhasil)\s+)*(?:tercapai|terpenuhi|dicapai)\b))",
    re.IGNORECASE,
)
_NONE = re.compile(
    rf"\b(?P<words>(?:tidak|belum)\s+(?:ada\s+)?(?:satu\s*pun|seorang\s*pun|satu)\s+(?:dari\s+\w+\s+)?{_INDICATORS}\s+{_TARGET})",
    re.IGNORECASE,
)
_MISSED = (
    r"(?:masih\s+)?(?:belum|tidak|gagal)\s+(?:dapat\s+|berhasil\s+|mampu\s+)?(?:mencapai|memenuhi)\s+target\b"
)
_NONE_MISSED = re.compile(
    rf"\b(?P<words>tidak\s+(?:ada|terdapat)\s+(?:satu\s*pun\s+)?{_INDICATORS}\s+(?:yang\s+)?"
    rf"(?:{_MISSED}|(?:berada\s+)?di\s*bawah\s+target\b|(?:belum|tidak)\s+tercapai\b))",
    re.IGNORECASE,
)
_SO_MANY_MISSED = re.compile(
    rf"(?<![\w.,])(?P<words>{_NUMBER.format(1)}\s+{_INDICATORS}\s+(?:yang\s+)?{_MISSED})", re.IGNORECASE
)
_OF_SO_MANY_MISSED = re.compile(
    rf"(?<![\w.,])(?P<words>{_NUMBER.format(1)}\s+(?:indikator\s+)?dari\s+{_NUMBER.format(2)}\s+{_INDICATORS}\s+(?:yang\s+)?{_MISSED})",
    re.IGNORECASE,
)
_ALL_MISSED = re.compile(
    rf"(?P<words>(?<!\w)(?:seluruh|semua|(?P<many>{'|'.join(_OF_MANY)}))\s+{_INDICATORS}{_OF_US}\s+(?:yang\s+ada\s+)?{_MISSED})",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:tidak|belum|bukan|hampir|tanpa|jika|apabila|bila|kalau|agar|supaya|akan|perlu|diharapkan|upaya|rencana\w*|berkomitmen)\b",
    re.IGNORECASE,
)
# Words of a part that a sentence may be about, or of another target than this year's.
_OF_A_PART = re.compile(
    r"(?<!indikator )(?<!kinerja )\b(?:sasaran|tujuan|misi|program|kegiatan|urusan|bidang|perspektif|triwulan|"
    r"semester|ini|tersebut|itu|standar|bagian|dimaksud|di\s*atas)\b",
    re.IGNORECASE,
)
_THIS_SASARAN = re.compile(r"\bsasaran(?:\s+strategis)?\s+(?:ini|tersebut|dimaksud)\b", re.IGNORECASE)


def reached_denied(read: SentenceRead, reached: ReachedOfReport, agency: str) -> Iterator[Contradiction]:
    """What a sentence says of how many indicators have reached their target, and is not so."""
    text = read.sentence.text
    if read.is_below_another_part:
        return
    counts = [*_OF_SO_MANY.finditer(text), *_SO_MANY_OF.finditer(text)]
    for found in counts:
        number, every = number_of(found["digits1"], found["word1"]), number_of(found["digits2"], found["word2"])
        if every == reached.all.every and not reached.all.suits(number, _how(found)):
            yield _denied(found, reached.all)
    if not counts:
        yield from _of_number(text, reached.all)
    yield from _of_missed(text, reached.all)
    yield from _of_all(read, reached, agency)
    yield from _of_all_missed(read, reached, agency)


def _of_number(text: str, every: Reached) -> Iterator[Contradiction]:
    """“Empat indikator melampaui target”: more than have, or all with those that it says have not."""
    found = _SO_MANY.search(text)
    if found is None or re.search(r"\bdari\b", text[: found.start()], re.IGNORECASE):
        return
    number = number_of(found["digits1"], found["word1"])
    rest = _THE_REST.search(text, found.end())
    together = number + number_of(rest["digits1"], rest["word1"]) if rest else 0
    too_many = every.most(_how(found)) < number <= every.every
    if too_many or (together == every.every and not every.suits(number, _how(found))):
        yield _denied(found, every)


def _of_missed(text: str, every: Reached) -> Iterator[Contradiction]:
    """“Dua dari lima indikator belum mencapai target”, “tiga indikator belum …”: more than have not."""
    most = every.below + every.unknown
    for found in _OF_SO_MANY_MISSED.finditer(text):
        number, of = (number_of(found[f"digits{at}"], found[f"word{at}"]) for at in (1, 2))
        if of == every.every and not every.below <= number <= most:
            yield _denied(found, every)
        return
    found_alone = _SO_MANY_MISSED.search(text)
    if found_alone and most < number_of(found_alone["digits1"], found_alone["word1"]) <= every.every:
        yield _denied(found_alone, every)


def _of_all(read: SentenceRead, reached: ReachedOfReport, agency: str) -> Iterator[Contradiction]:
    """“Seluruh indikator mencapai target”, “tidak satu pun indikator”: all, or those of its sasaran."""
    plain = without_words(without_names(read.sentence.text, read.mentions), agency)
    nobody, none_missed = _NONE.search(plain), _NONE_MISSED.search(plain)
    found = nobody or none_missed or _ALL.search(plain)
    if found is None or (not nobody and not none_missed and _DENIED.search(plain)):
        return
    of = _meant(read, reached, plain)
    many = _OF_MANY.get((found.groupdict().get("many") or "").lower())
    if of is None or (many and many != of.every):
        return
    if nobody and of.at + of.above:
        yield _denied(found, of)
    elif not nobody and (of.below or not (none_missed or of.suits(of.every, _how(found)))):
        # Under one heading the sentence before may have told of a sasaran that has reached all.
        others = of is reached.all and read.sentence.paragraph.counted > 1
        may_be_of_a_part = others and any(not each.below for each in reached.of_sasaran.values())
        yield _denied(found, of, sure=not may_be_of_a_part)


def _of_all_missed(read: SentenceRead, reached: ReachedOfReport, agency: str) -> Iterator[Contradiction]:
    """“Kedua indikator belum mencapai target”, where one has; “seluruh indikator belum”, where all have."""
    plain = without_words(without_names(read.sentence.text, read.mentions), agency)
    found = _ALL_MISSED.search(plain)
    of = _meant(read, reached, plain) if found else None
    if found is None or of is None:
        return
    many, have = _OF_MANY.get((found["many"] or "").lower()), of.at + of.above
    if (many == of.every and have) or (not many and have == of.every):
        yield _denied(found, of)


def _meant(read: SentenceRead, reached: ReachedOfReport, plain: str) -> Reached | None:
    """The indicators that a sentence is about: all, or those of the one sasaran it names; None for other parts."""
    named = [thing for each in read.mentions if not each.all_of for thing in each.things] or list(read.above)
    if _THIS_SASARAN.search(plain):
        named = [thing for thing in named if thing.kind == SASARAN]
        plain = _THIS_SASARAN.sub("", plain) if named else plain
    if named:
        sasaran = [thing for thing in named if thing.kind == SASARAN]
        names = {name_key(name) for thing in sasaran for name in thing.names}
        found = [each for name, each in reached.of_sasaran.items() if name in names]
        return found[0] if len(found) == 1 and len(sasaran) == len(named) else None
    is_of_a_part = read.is_below_a_part or _OF_A_PART.search(plain)
    return None if is_of_a_part else reached.all


def _how(found: re.Match[str]) -> str:
    return " ".join((found.groupdict().get("how") or "mencapai atau").lower().split())


def _denied(found: re.Match[str], reached: Reached, *, sure: bool = True) -> Contradiction:
    return Contradiction(*found.span("words"), on_one_line(found["words"]), reached.told(), sure=sure)
