"""Family N, figures: what a sentence of the written report tells of a row, a column, an indicator or a program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lkjip_xl.report.manuscript import Manuscript
from lkjip_xl.report.model import Report
from lkjip_xl.rules.engine import OutcomeOfText, rule_on_manuscript
from lkjip_xl.rules.evidence.facts import TOTAL, Fact, Meant
from lkjip_xl.rules.evidence.figures_told import sentences_read
from lkjip_xl.rules.evidence.growth import is_growth
from lkjip_xl.rules.evidence.in_text import text_problem, to_check
from lkjip_xl.rules.evidence.sentence_read import SentenceRead
from lkjip_xl.rules.evidence.verdicts import Judged, Verdict, shown_figure
from lkjip_xl.rules.findings import Severity
from lkjip_xl.tables import table_named
from lkjip_xl.text.numbers import decimals_of, round_half_up
from lkjip_xl.text.sentences import short_figure
from lkjip_xl.text.unit_words import POINTS
from lkjip_xl.text.words import on_one_line
from lkjip_xl.text.written_figures import Told, WrittenFigure


@rule_on_manuscript("N02", Severity.ERROR)
def angka_kalimat_berbeda(report: Report, manuscript: Manuscript) -> Iterator[OutcomeOfText]:
    """Angka di kalimat naskah berbeda dari buku kerja.

    Yang diperiksa:
        Setiap rupiah, persen, dan hitungan (orang, unit, dokumen) di kalimat naskah. Kalimat yang menyebut baris,
        kolom, indikator, program, kegiatan, atau sasaran dicocokkan dengan angkanya sendiri, menurut tahun dan
        kata-katanya (pagu, realisasi, target, capaian); angka yang dibulatkan di kalimat (Rp23,7 miliar) dianggap
        sama. Kalimat yang tidak menyebutnya dicocokkan dengan isi, jumlah, dan selisih di tabel di dekatnya. Yang
        tidak pasti ada di bawah "Periksa sendiri" dan bukan kesalahan.
    Mengapa penting:
        Orang membaca kalimatnya dahulu. Tabel yang sudah dibetulkan sering meninggalkan kalimat lama.
    Salah:
        "Pegawai dengan pendidikan S-1 sebanyak 13 orang", di Tabel 1.4 kolom S1 berjumlah 20.
    Benar:
        "Pegawai dengan pendidikan S-1 sebanyak 20 orang".
    Cara memperbaiki:
        Betulkan angka di kalimatnya. Kalau kalimatnya yang benar, betulkan buku kerjanya.
    """
    for read in sentences_read(report, manuscript):
        unsure = [each for each in read.judged if each.verdict is Verdict.UNSURE]
        for judged in read.judged:
            if judged.verdict is Verdict.WRONG:
                yield _wrong(manuscript, read, judged)
            elif unsure and judged is unsure[0]:
                # One line for a sentence, at the first of its figures.
                span = (judged.figure.start, judged.figure.end)
                yield to_check(manuscript, read.sentence, span, _reasons(read, unsure))


def _wrong(manuscript: Manuscript, read: SentenceRead, judged: Judged) -> OutcomeOfText:
    figure, right = judged.figure, _right(judged)
    expected = _rounded(figure, right)
    told = read.sentence.text[figure.start : figure.end]
    fact = judged.facts[0]
    sheets = table_named(fact.table).sheet if fact.place else ""
    named = on_one_line(judged.things[0].names[0]) if judged.things else ""
    should_be = _should_be(judged, expected)
    return text_problem(
        manuscript,
        read.sentence,
        (figure.start, figure.end),
        f"Kalimat ini menyebut {told}, di buku kerja {should_be}{_where(judged, fact)}.",
        "Betulkan kalimatnya; kalau kalimatnya yang benar, betulkan buku kerjanya.",
        row_label="" if judged.things and judged.things[0].kind == TOTAL else named,
        column_heading=fact.heading or fact.meant.value,
        actual=figure.value,
        written=told,
        expected=expected,
        should_be=should_be,
        difference=figure.value - expected,
        percent=figure.kind is Told.PERCENT,
        elsewhere=sheets,
        related=tuple(dict.fromkeys(each.place for each in judged.facts if each.place))[:3],
    )


def _right(judged: Judged) -> Decimal:
    """The figure that should stand there: as exact as the workbook has it, where the sentence has decimals."""
    values = [value for fact in judged.facts for value in fact.values]
    printed = judged.facts[0].values[0]
    if is_growth(judged.meaning):
        return printed
    return (
        max(values, key=decimals_of) if judged.figure.kind is Told.PERCENT and judged.figure.step < 1 else printed
    )


def _should_be(judged: Judged, expected: Decimal) -> str:
    """The right figure as the sentence would write it; in points and in percent where either may be meant."""
    figure = judged.figure
    if figure.kind is Told.PERCENT and is_growth(judged.meaning):
        return " atau ".join(dict.fromkeys(_step_told(figure, each) for each in judged.facts))
    of = f" {figure.unit}" if figure.kind is Told.COUNT and figure.unit else ""
    return f"{shown_figure(figure, expected)}{of}"


def _step_told(figure: WrittenFigure, fact: Fact) -> str:
    value = _rounded(figure, fact.values[0])
    if fact.kind is Told.PERCENT and fact.unit != POINTS:
        return shown_figure(figure, value)
    return f"{short_figure(value)} poin{' persen' if fact.kind is Told.PERCENT else ''}"


def _rounded(figure: WrittenFigure, right: Decimal) -> Decimal:
    """A figure with two decimals at most."""
    return right if figure.kind is Told.RUPIAH else round_half_up(right, min(decimals_of(right), 2))


def _where(judged: Judged, fact: Fact) -> str:
    """In which table the right figure stands, or what it is."""
    year = f" tahun {fact.year}" if judged.year else ""
    if fact.place is not None:
        return f" ({table_named(fact.table).sheet}, {fact.place.cell}{year})"
    return f" ({fact.meant.value}{year})" if fact.meant is not Meant.COUNT else ""


def _reasons(read: SentenceRead, unsure: Sequence[Judged]) -> str:
    """Why a person must look, with the figures that each reason is about."""
    figures: dict[str, list[str]] = {}
    for each in unsure:
        figures.setdefault(_reason(each), []).append(read.sentence.text[each.figure.start : each.figure.end])
    return "; ".join(f"{', '.join(told)}: {reason}" for reason, told in figures.items())


def _reason(judged: Judged) -> str:
    known = list(
        dict.fromkeys(
            shown_figure(judged.figure, _rounded(judged.figure, each.values[0])) for each in judged.facts
        )
    )
    beside = f" (di buku kerja: {', '.join(known[:3])})" if known else ""
    return f"{judged.reason}{beside}"
