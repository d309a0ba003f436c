"""Family N, words: what a sentence says in words against the figures that it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkjip_xl.figures.kategori_of_report import scale_of
from lkjip_xl.methods.kategori import Scale
from lkjip_xl.report.manuscript import Manuscript
from lkjip_xl.report.model import Report
from lkjip_xl.rules.engine import OutcomeOfText, rule_on_manuscript
from lkjip_xl.rules.evidence.category_told import category_denied
from lkjip_xl.rules.evidence.direction_told import direction_denied, efficiency_denied
from lkjip_xl.rules.evidence.facts import Meant
from lkjip_xl.rules.evidence.figures_told import sentences_read
from lkjip_xl.rules.evidence.in_text import text_problem, to_check
from lkjip_xl.rules.evidence.indicators_reached import reached_denied
from lkjip_xl.rules.evidence.reached import reached_of
from lkjip_xl.rules.evidence.said_in_words import Contradiction
from lkjip_xl.rules.evidence.sentence_read import SentenceRead, without_names
from lkjip_xl.rules.evidence.steps_told import steps_denied
from lkjip_xl.rules.evidence.superlatives import superlatives_denied
from lkjip_xl.rules.evidence.target_told import is_of_another_target, target_denied
from lkjip_xl.rules.evidence.told_of_one import group_named, values_of
from lkjip_xl.rules.evidence.years_beside import is_of_another_year
from lkjip_xl.rules.findings import Severity

_SEVERAL_CLAUSES = re.compile(
    r";|\b(?:sedangkan|sementara|namun|tetapi|kecuali|walaupun|meskipun)\b", re.IGNORECASE
)
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
    scale = scale_of(report)
    for read in sentences_read(report, manuscript):
        for each in _denied(report, scale, read):
            yield _told(manuscript, read, each)


def _denied(report: Report, scale: Scale | None, read: SentenceRead) -> Iterator[Contradiction]:
    """All that a sentence says and the figures deny."""
    text, tahun, reached = read.sentence.text, report.settings.tahun, reached_of(report)
    plain = without_names(text, read.mentions)
    of_this_year = not is_of_another_year(text, tahun)
    yield from superlatives_denied(read, report)
    yield from steps_denied(read, plain, tahun)
    if scale is not None and of_this_year:
        things = group_named(read)
        values = [each for thing in things for each in values_of(thing, Meant.CAPAIAN, tahun)]
        if len(things) == 1 or len({scale.category(each) for each in values}) == 1:
            yield from category_denied(read, scale, values, things[0].names[0])
        elif not things:
            yield from category_denied(read, scale, (), "")
    counted: list[Contradiction] = []
    if reached is not None and of_this_year and not is_of_another_target(plain):
        counted = [*reached_denied(read, reached, report.settings.instansi)]
        yield from counted
    if not _SEVERAL_CLAUSES.search(plain):
        if not counted:
            yield from target_denied(read, plain, tahun)
        yield from direction_denied(read, plain, tahun)
        yield from efficiency_denied(read, plain)


def _told(manuscript: Manuscript, read: SentenceRead, said: Contradiction) -> OutcomeOfText:
    if not said.sure:
        return to_check(manuscript, read.sentence, (said.start, said.end), f"“{said.words}”: {said.against}")
    return text_problem(
        manuscript,
        read.sentence,
        (said.start, said.end),
        f"Kalimat ini menyebut “{said.words}”, padahal {said.against}.",
        _HINT,
        row_label=said.named,
        actual=said.words,
    )
