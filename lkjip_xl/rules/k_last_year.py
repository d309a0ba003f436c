"""Family K, years: whether this report tells of earlier years what last year's report told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from lkjip_xl import tables
from lkjip_xl.report.cell import Content
from lkjip_xl.report.last_year import LastYear
from lkjip_xl.report.model import Report
from lkjip_xl.report.pairing import pair_names
from lkjip_xl.report.place import Place
from lkjip_xl.rules.advice.indicator_fixes import typed_as
from lkjip_xl.rules.engine import Outcome, rule_on_last_year
from lkjip_xl.rules.evidence.sayings import (
    Saying,
    fact_of,
    indicators_of,
    same_figure,
    tables_of_indicators,
)
from lkjip_xl.rules.findings import Fix, Problem, Severity, Unjudged
from lkjip_xl.rules.k_indicators import differs, in_words
from lkjip_xl.rules.support import cell_range
from lkjip_xl.tables.facts import FactOfYear
from lkjip_xl.tables.keys import FieldKey
from lkjip_xl.tables.spec import Column, Kind
from lkjip_xl.text.sentences import few
from lkjip_xl.text.ways import Action
from lkjip_xl.text.years import years_in_words

OTHER_THAN_LAST_YEAR = "K07"
_MOST_NAMED = 3


@rule_on_last_year(OTHER_THAN_LAST_YEAR, Severity.ERROR)
def berbeda_dari_laporan_tahun_lalu(report: Report, last_year: LastYear) -> Iterator[Outcome]:
    """Angka tahun lalu berbeda dari laporan tahun lalu.

    Yang diperiksa:
        Bila laporan tahun lalu disertakan: target dan realisasi tahun-tahun sebelumnya di laporan ini (Tabel
        3.1.2 dan 3.1.3) terhadap laporan itu, indikator demi indikator.
    Mengapa penting:
        Laporan tahun lalu sudah diserahkan; pemeriksa menaruh keduanya berdampingan.
    Salah:
        Realisasi 2023 di Tabel 3.1.2 tertulis 95%, di laporan 2023 90%.
    Benar:
        Di keduanya 90%.
    Cara memperbaiki:
        Salin angka dari laporan tahun lalu. Jika angka itu kemudian diperbaiki, jelaskan di bab III dan catat di
        Pengecualian.
    """
    if last_year.report is None:
        yield Unjudged(last_year.reason)
        return
    last, file = last_year.report, last_year.file if last_year.of_several else ""
    before = indicators_of(last)
    now = indicators_of(report)
    yield from _without_names(report, "di laporan ini")
    yield from _without_names(last, "di laporan tahun lalu")
    pairs = dict(pair_names([each.name for each in now], [each.name for each in before]))
    untold: dict[FactOfYear, list[str]] = {}
    new: list[str] = []
    for index, indicator in enumerate(now):
        told = {
            fact: sayings
            for fact, sayings in indicator.sayings(_is_figure, fact_of(report)).items()
            if _is_earlier(report, fact)
        }
        if index not in pairs:
            new += [f"“{indicator.name}”"] if told else []
            continue
        known = before[pairs[index]].sayings(_is_figure, fact_of(last))
        for fact, sayings in told.items():
            own = [saying for saying in sayings if not saying.repeats]
            theirs = [saying for saying in known.get(fact, ()) if not saying.repeats]
            if not theirs:
                untold.setdefault(fact, []).append(f"“{indicator.name}”")
            for here in own:
                other = next((each for each in theirs if not same_figure(here, each)), None)
                same = next((each for each in theirs if same_figure(here, each)), None)
                if other is not None:
                    yield _differs_from_last_year(fact, here, other, same, file)
    if new:
        yield Unjudged(f"indikator {few(new, _MOST_NAMED, 'indikator')} tidak ada di laporan tahun lalu")
    yield from _untold(untold)


def _untold(names: Mapping[FactOfYear, Sequence[str]]) -> Iterator[Unjudged]:
    """What last year's report does not say of indicators that it has: together what lacks for the same ones."""
    lacking: dict[tuple[str, ...], dict[str, list[int]]] = {}
    for fact, of in names.items():
        if isinstance(fact.year, int):
            lacking.setdefault(tuple(of), {}).setdefault(fact.fact.words, []).append(fact.year)
    for of, facts in lacking.items():
        told = "; ".join(f"{words} {years_in_words(years)}" for words, years in facts.items())
        yield Unjudged(f"{told} indikator {few(of, _MOST_NAMED)} tidak ada di laporan tahun lalu")


def indicators_compared(report: Report, last_year: LastYear) -> int:
    """How many indicators have figures of earlier years that last year's report tells too."""
    if last_year.report is None:
        return 0
    now, before = indicators_of(report), indicators_of(last_year.report)
    told, told_then = fact_of(report), fact_of(last_year.report)
    compared = 0
    for index, earlier in pair_names([each.name for each in now], [each.name for each in before]):
        both = now[index].sayings(_is_figure, told).keys() & before[earlier].sayings(_is_figure, told_then).keys()
        compared += any(_is_earlier(report, fact) for fact in both)
    return compared


def _without_names(report: Report, where: str) -> Iterator[Unjudged]:
    """The rows of indicators whose names are formulas that Excel has not calculated (S06), or errors."""
    for table in tables_of_indicators(report):
        label = table.spec.label
        places = [
            table.place(row, label)
            for row in table.rows
            if label in row.cells and row.cells[label].content in (Content.ERROR, Content.UNCALCULATED)
        ]
        if places:
            yield Unjudged(f"nama indikator {table.sheet} {cell_range(places)} {where} tidak terbaca")


def _is_figure(column: Column) -> bool:
    return column.kind is Kind.QUANTITY


def _is_earlier(report: Report, fact: FactOfYear) -> bool:
    """Whether a fact is of a year before the report's."""
    tahun = report.settings.tahun
    return tahun is not None and isinstance(fact.year, int) and fact.year < tahun


def _differs_from_last_year(
    fact: FactOfYear, here: Saying, there: Saying, same: Saying | None, file: str
) -> Problem:
    """The problem that last year's report tells otherwise; ``same`` is where it contradicts itself."""
    named = f" ({file})" if file else ""
    where = f"{_where(there)} laporan tahun lalu{named}"
    found = replace(
        differs(fact, here, there),
        message=f"{in_words(fact)} indikator ini tidak sama dengan {where}.",
        elsewhere="",
        hint="Salin angka dari laporan tahun lalu, atau jelaskan perubahannya di bab III.",
        # Those cells are in another file.
        basis=(),
        related=(),
        fixes=((Fix(here.cell.place, typed_as(there, here)),),),
    )
    if same is None:
        return found
    # Nobody can tell which of its two figures is the true one.
    return replace(
        found,
        message=f"{in_words(fact)} indikator ini tidak sama dengan {where}; di {_where(same)} laporan itu sama.",
        hint="Laporan tahun lalu menyebut dua angka: cocokkan dengan data realisasinya, lalu jelaskan di bab III.",
        fixes=(),
    )


def _where(saying: Saying) -> str:
    return f"{saying.table.sheet} {saying.cell.place.cell}"


@rule_on_last_year("K20", Severity.INFO)
def laporan_tahun_lalu_belum_pasti(report: Report, last_year: LastYear) -> Iterator[Outcome]:
    """Laporan tahun lalu belum pasti dari instansi yang sama.

    Yang diperiksa:
        Bila laporan tahun lalu disertakan: apakah nama instansi dan pemerintah daerah di lembar Identitasnya
        sama dengan yang di laporan ini. Huruf besar dan kecil, “Kab.” dan “Kabupaten” tidak dibedakan; salah
        ketik kecil dimaafkan, tetapi disebut.
    Mengapa penting:
        Angka instansi lain tidak boleh dipakai sebagai angka tahun lalu.
    Salah:
        Di laporan ini “Dinas Kesehatan”, di laporan tahun lalu “Dinas Kesehtan”.
    Benar:
        Di keduanya “Dinas Kesehatan”.
    Cara memperbaiki:
        Pastikan berkasnya memang laporan tahun lalu instansi ini, lalu samakan namanya di lembar Identitas.
    """
    if last_year.report is None or not last_year.doubt:
        return
    form = report.forms.get(tables.IDENTITAS.key)
    cell = form.cells.get(FieldKey.INSTANSI) if form else None
    yield Problem(
        place=cell.place if cell else Place(form.sheet if form else tables.IDENTITAS.sheet, 1, 1),
        message=last_year.doubt,
        row_label="Nama Perangkat Daerah",
        hint=(
            "Pastikan berkasnya memang laporan tahun lalu instansi ini; kalau bukan, ganti berkas ",
            Action.GIVE_LAST_YEAR,
            ".",
        ),
    )
