"""“Meningkat”, “menurun”, “efisien” of what a sentence names, against last year and against its efficiency."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkjip_xl.rules.evidence.facts import Meant
from lkjip_xl.rules.evidence.said_in_words import Contradiction
from lkjip_xl.rules.evidence.sentence_read import SentenceRead
from lkjip_xl.rules.evidence.steps_told import FELL, ROSE
from lkjip_xl.rules.evidence.told_of_one import group_named, one_named, only_one, values_of
from lkjip_xl.rules.evidence.years_beside import years_in
from lkjip_xl.text.sentences import quoted_name, short_figure
from lkjip_xl.text.words import on_one_line, squeeze

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
_EFFICIENT = re.compile(r"\b(?P<not>tidak|belum|kurang)?\s*(?P<words>efisien)\b", re.IGNORECASE)


def direction_denied(read: SentenceRead, plain: str, tahun: int | None) -> Iterator[Contradiction]:
    """A result that is said to have risen since last year and fell, or the other way round."""
    things = group_named(read)
    if not things or tahun is None or _DENIED.search(plain):
        return
    years, both = set(years_in(read.sentence.text)), {tahun, tahun - 1}
    if not (_JUST_MOVED.fullmatch(squeeze(plain)) or _COMPARED.search(plain) or both <= years):
        return
    if years - both or re.search(r"\btarget", plain, re.IGNORECASE):
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
            name = on_one_line(thing.names[0])
            yield Contradiction(*found.span("words"), on_one_line(found["words"]), against, name)
            return


def efficiency_denied(read: SentenceRead, plain: str) -> Iterator[Contradiction]:
    """The one sasaran that is named is said to have been efficient and was not, or the other way round."""
    thing, found = one_named(read), _EFFICIENT.search(plain)
    if thing is None or found is None:
        return
    value = only_one([fact.values[0] for fact in thing.facts if fact.meant is Meant.EFFICIENCY])
    if value is None:
        return
    against = f"tingkat efisiensinya {short_figure(value)}"
    if (found["not"] and value > 0) or (not found["not"] and value < 0):
        name = on_one_line(thing.names[0])
        yield Contradiction(*found.span("words"), on_one_line(found["words"]), against, name)
