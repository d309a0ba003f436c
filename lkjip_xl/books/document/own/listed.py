"""All that a report can put into a document: tables, sentences, charts, methods and figures."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl import tables
from lkjip_xl.books.document.own.figures import figures
from lkjip_xl.books.document.own.offers import Kind, Offer, Offers
from lkjip_xl.books.finished.printing import Printing
from lkjip_xl.books.finished.renstra_charts import CHART_NAME, RenstraFigures
from lkjip_xl.report.own_titles import printed_name
from lkjip_xl.show.narrative.passages import passages
from lkjip_xl.text.words import on_one_line

_NOT_FILLED = "belum diisi"
_NO_SENTENCE = "belum ada kalimatnya"
_NOT_DRAWN = "Tabel 3.1.3 belum berisi angka beberapa tahun"
_NARRATIVE = "Narasi"
METHODS = "Metode"


def offers_of(printing: Printing) -> Offers:
    """What can be put into a document; what is not filled is known, and says so."""
    return Offers((*_tables(printing), *_narratives(printing), *_charts(printing), _METHODS, *figures(printing)))


_METHODS = Offer(METHODS, Kind.METHODS, "Metode penghitungan")


def _tables(printing: Printing) -> Iterator[Offer]:
    for spec in tables.TABLES:
        if not spec.part_of_report:
            continue
        layout = printing.layouts.by_key.get(spec.key)
        table = layout.table if layout and layout.table.rows else None
        name = printed_name(printing.report.settings, spec, table)
        title = on_one_line(name.title)
        lacks = "" if table else _NOT_FILLED
        yield Offer(spec.sheet, Kind.TABLE, title, lacks, table=spec.key, aliases=(name.number,))


def _narratives(printing: Printing) -> Iterator[Offer]:
    told = {each.table for each in passages(printing.report, printing.entries.recomputed)}
    for spec in tables.TABLES:
        if not spec.part_of_report:
            continue
        layout = printing.layouts.by_key.get(spec.key)
        number = printed_name(printing.report.settings, spec, layout.table if layout else None).number
        names = [_narrative_of(each) for each in (spec.sheet, number)]
        aliases = (names[1], f"{_NARRATIVE} {spec.sheet}", f"{_NARRATIVE} {number}")
        lacks = "" if spec.key in told else _NO_SENTENCE
        yield Offer(names[0], Kind.NARRATIVE, _subject(number), lacks, table=spec.key, aliases=aliases)


def _narrative_of(number: str) -> str:
    return f"{_NARRATIVE} {number.removeprefix('Tabel ')}"


def _subject(number: str) -> str:
    return f"kalimat di bawah {number}"


def _charts(printing: Printing) -> Iterator[Offer]:
    drawn = RenstraFigures.of(printing.layouts, printing.entries, 1, 1)
    key = tables.TABEL_3_1_3.key
    if drawn is None:
        yield Offer(CHART_NAME, Kind.CHART, lacks=_NOT_DRAWN, table=key)
        return
    count = len(drawn.charts)
    yield Offer(
        CHART_NAME, Kind.CHART, f"{count} grafik target dan realisasi Renstra", table=key, aliases=(drawn.name,)
    )
    for row in drawn.charts:
        name = on_one_line(drawn.layout.table.label(row))
        own = f"{drawn.name}: {name}"
        yield Offer(f"{CHART_NAME}: {name}", Kind.CHART, of=name, table=key, row=row, aliases=(own,))
