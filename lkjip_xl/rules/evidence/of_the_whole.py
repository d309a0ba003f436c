"""Whether a sentence that names nothing tells of all that the agency has and has spent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from lkjip_xl.rules.evidence.facts import ROW, Fact, Meant, Thing, ToldFacts
from lkjip_xl.rules.evidence.fitting import is_of_unit
from lkjip_xl.rules.evidence.meant_words import Meaning
from lkjip_xl.rules.evidence.mention import Mention
from lkjip_xl.rules.evidence.owners import figureless
from lkjip_xl.rules.evidence.sentence_read import without_names
from lkjip_xl.tables.keys import TableKey
from lkjip_xl.text.words import LETTERS, word_set
from lkjip_xl.text.written_figures import Bound, Told, WrittenFigure

# Words that tell of no part: neither a quarter, nor a kind of spending, nor another government.
_WHOLE = word_set(
    """
    dari total seluruh jumlah anggaran pagu realisasi terealisasi direalisasikan penyerapan serapan terserap
    menyerap sisa tersisa capaian keuangan persentase tahun pada di sebesar sebanyak yaitu yakni atau adalah
    mencapai sehingga terdapat maka dengan dan persen secara keseluruhan sudah telah masih hanya kecamatan
    dinas badan instansi opd rp ada yang terhadap tersedia tingkat
    """
)
# What may stand there besides, where the very pagu of the agency does.
_BESIDE_THE_PAGU = _WHOLE | word_set(
    """
    ini tersebut belanja daerah apbd perubahan setelah dianggarkan dialokasikan
    """
)
_OF_SPENDING = frozenset((TableKey.TABEL_2_3, TableKey.REALISASI_BELANJA))
_TELLS = re.compile(
    r"\b(?:realisasi|penyerapan|serapan|sisa|total|seluruh)\b.*\b(?:anggaran|pagu|keuangan)\b", re.IGNORECASE
)
_OF_MONEY = frozenset((Meant.PAGU, Meant.SPENT, Meant.LEFT, Meant.ABSORBED, Meant.SHARE))
# A slip of the hand leaves an amount about as large; what is far from it is of something else.
_APART = Decimal(2)


def has_whole_pagu(text: str, figures: Sequence[WrittenFigure], total: Thing | None) -> bool:
    """Whether a sentence tells the agency's pagu to the rupiah, and has words of the whole only."""
    pagu = [fact for fact in total.facts if fact.meant is Meant.PAGU and fact.kind is Told.RUPIAH] if total else []
    told = any(
        each.is_whole and each.bound is Bound.EXACT and fact.suits(each) for each in figures for fact in pagu
    )
    return told and _words(text) <= _BESIDE_THE_PAGU


def names_kinds_of_spending(text: str, mentions: Sequence[Mention]) -> bool:
    """Whether all that a sentence names are kinds of spending, and it has words of the whole besides."""
    return of_spending(mentions) and _words(without_names(text, mentions)) <= _BESIDE_THE_PAGU


def of_spending(mentions: Sequence[Mention]) -> bool:
    """Whether all that is named are kinds of spending: Belanja Modal."""
    things = [thing for each in mentions for thing in each.things]
    return bool(things) and all(
        each.kind == ROW and bool(each.tables) and each.tables <= _OF_SPENDING for each in things
    )


def begins_with_the_whole(text: str, figures: Sequence[WrittenFigure]) -> bool:
    """Whether a sentence begins with “realisasi anggaran”, “sisa anggaran”, and has words of the whole only."""
    return bool(figures) and _TELLS.search(text[: figures[0].start]) is not None and _words(text) <= _WHOLE


def _words(text: str) -> set[str]:
    return {each.lower() for each in LETTERS.findall(figureless(text))}


def may_be_of_another(figure: WrittenFigure, meaning: Meaning, told: ToldFacts, total: Thing) -> bool:
    """Whether a figure is one of some other thing, or too far from those of the whole to be a slip of one."""
    things = (*told.things, *told.totals.values())
    if any(_is_it(figure, meaning, fact) for thing in things for fact in thing.facts):
        return True
    own = [fact.values[0] for fact in total.facts if fact.meant in meaning.hard and is_of_unit(figure, fact)]
    return figure.kind is Told.RUPIAH and not any(
        each and 1 / _APART <= figure.value / each <= _APART for each in own
    )


def _is_it(figure: WrittenFigure, meaning: Meaning, fact: Fact) -> bool:
    of_money = fact.meant in meaning.hard & _OF_MONEY or fact.kind is Told.RUPIAH
    return of_money and is_of_unit(figure, fact) and fact.suits(figure)
