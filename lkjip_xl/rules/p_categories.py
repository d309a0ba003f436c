"""Family P, categories: whether the scale of categories holds together, and each label fits its capaian."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl import tables
from lkjip_xl.figures.calc import RowFigures, evaluate
from lkjip_xl.figures.kategori_of_report import preset, scale_of, written_scale
from lkjip_xl.figures.precision import interval_of, shown_interval
from lkjip_xl.methods.interval import Interval
from lkjip_xl.methods.kategori import Band, Scale, proper_text, seams
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.rules.advice.mending import Fixes
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.findings import Fix, Problem, Severity, Unjudged
from lkjip_xl.rules.support import (
    NO_FIGURE,
    WRONG_FIGURE,
    columns_to_judge,
    figures_of_cells,
    limit_of_capaian,
    percent,
    problem,
    with_others,
)
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.spec import Column, Kind
from lkjip_xl.text.numbers import nothing, round_as_shown, round_half_up, without_noise
from lkjip_xl.text.words import name_key

_WHOLE = Decimal(100)


@rule("P05", Severity.ERROR, requires=WRONG_FIGURE | {"P01", "P03", "D11"})
def kategori_tidak_sesuai(report: Report) -> Iterator[Outcome]:
    """Kategori tidak sesuai dengan capaiannya.

    Yang diperiksa:
        Kolom KATEGORI terhadap capaian yang tercetak, menurut Tabel 3.1 atau skala yang dipilih di Pengaturan.
        Setiap kategori berlaku dari batas bawahnya sampai tepat di bawah batas berikutnya. Capaian yang dibulatkan
        boleh berkategori menurut angka sebelum atau sesudah dibulatkan.
    Mengapa penting:
        Kategori adalah yang paling dahulu dibaca pimpinan; salah satu tingkat mengubah kesimpulan laporan.
    Salah:
        Capaian 89,95% tertulis "Sangat Baik", padahal Sangat Baik mulai 90.
    Benar:
        Capaian 89,95% tertulis "Baik".
    Cara memperbaiki:
        Betulkan kategorinya, atau kosongkan kolomnya: hasil jadi mengisinya sendiri.
    """
    scale = scale_of(report)
    for table, column in columns_to_judge(report, lambda column: bool(column.category_of)):
        if table.rows and scale is None:
            yield Unjudged(
                f"skala kategori di lembar {tables.TABEL_3_1.sheet} tidak ada atau tidak terbaca; betulkan, atau "
                "pilih skala yang lazim di Pengaturan"
            )
            continue
        if scale is None:
            continue
        for row in _labelled(table, column):
            rated = _rated(table, row, column)
            if rated is None:
                place = table.place(row, column.key)
                yield Unjudged(f"capaian untuk kategori di {table.sheet} {place.address} tidak ada", place)
            elif _names_none_of(row, column, rated.categories(scale) | rated.neighbours(scale)):
                yield _category(report, table, row, column, scale, rated.best(scale))


def category_that_fits(scale: Scale, table: Table, row: Row, column: Column) -> str | None:
    """The category that a row should have in place of one that does not fit; None where it fits, or is none."""
    rated = _rated(table, row, column) if row.text(column.key) and nothing(row.text(column.key)) is None else None
    if rated is None or not _names_none_of(row, column, rated.categories(scale) | rated.neighbours(scale)):
        return None
    return rated.best(scale)


def accepted_category(scale: Scale, table: Table, row: Row, column: Column, value: Decimal | None) -> str:
    """What somebody has typed for a category, where nothing is wrong with it; ``value`` is the capaian unrounded.

    A dash says that there is none. Empty where nothing was typed, or something else.
    """
    cell, label = row.cells.get(column.key), row.text(column.key)
    if cell is None or cell.formula or not label:
        return ""
    if nothing(label) is not None:
        return label
    rated, printed = _rated(table, row, column), row.cells.get(column.category_of)
    span = interval_of(printed, Kind.PERCENT) if printed is not None and printed.number is not None else None
    if rated is None and value is None:
        return label  # beside a capaian that nobody can compute nobody can judge it: P05 says so
    # Beside a capaian that is wrong itself the category is that of the right one.
    if rated is None or (value is not None and span is not None and not span.holds(value)):
        return ""
    return "" if _names_none_of(row, column, rated.categories(scale) | rated.neighbours(scale)) else label


def _labelled(table: Table, column: Column) -> Iterator[Row]:
    """The rows with a category. A dash says that there is none, as it should where there is no capaian."""
    return (row for row in table.rows if row.text(column.key) and nothing(row.text(column.key)) is None)


@dataclass(frozen=True, slots=True)
class _Rated:
    """The capaian that a category rates: the figure, as it is and as it is shown, and what both stand for."""

    figures: tuple[Decimal, ...]
    spans: tuple[Interval, ...]

    def categories(self, scale: Scale) -> set[str]:
        """The categories that it may have."""
        return set().union(*(scale.categories_of(span) for span in self.spans))

    def neighbours(self, scale: Scale) -> set[str]:
        """The categories beside the gaps of the scale that it may lie in."""
        return set().union(*(scale.neighbours_of_gap(span) for span in self.spans))

    def lies_in_gap(self, scale: Scale) -> bool:
        """Whether the figure as it is written lies in a gap, and not only others that are printed like it."""
        return any(scale.neighbours_of_gap(Interval.of(without_noise(each))) for each in self.figures)

    def best(self, scale: Scale) -> str | None:
        """The category of the figure as it is written."""
        return scale.category(without_noise(self.figures[0]))


def _rated(table: Table, row: Row, column: Column) -> _Rated | None:
    """The printed capaian of a row, or the one that its figures give where none is printed."""
    key = column.category_of
    cell, calc = row.cells.get(key), table.spec.column(key).calc
    if cell is not None and cell.number is not None:
        spans = (interval_of(cell, Kind.PERCENT), shown_interval(cell))
        figures = (cell.number, round_as_shown(cell.number, cell.decimals))
        return _Rated(figures, tuple(span for span in spans if span is not None))
    value = evaluate(calc, RowFigures(table, row)) if calc else None
    if value is None:
        return None
    value = without_noise(value)
    return _Rated((value,), (Interval.of(value),))


def _names_none_of(row: Row, column: Column, categories: set[str]) -> bool:
    return name_key(row.text(column.key)) not in {name_key(each) for each in categories}


def _category(report: Report, table: Table, row: Row, column: Column, scale: Scale, right: str | None) -> Problem:
    key, label, place = column.category_of, row.text(column.key), table.place(row, column.key)
    unknown = "" if scale.names(label) else f" “{label}” bukan kategori di skala itu."
    return problem(
        table,
        row,
        column.key,
        f"Kategori ini tidak sesuai dengan {_capaian_in_words(table, row, column)}.{unknown}",
        expected=right,
        actual=label,
        hint=f"Tulis {right}, atau kosongkan: hasil jadi mengisinya sendiri."
        if right
        else "Kosongkan: capaian ini tidak masuk kategori mana pun di skala itu.",
        basis=(table.place(row, key), *limit_of_capaian(report)),
        related=(table.place(row, key),),
        fixes=(*(((Fix(place, right),),) if right else ()), (Fix(place, ""),)),
    )


def _capaian_in_words(table: Table, row: Row, column: Column) -> str:
    """The capaian that a category rates: as it is printed, or as it comes out where none is."""
    cell, rated = row.cells.get(column.category_of), _rated(table, row, column)
    if cell is not None and cell.number is not None:
        return f"capaian {cell.written}"
    decimals = table.spec.column(column.category_of).decimals
    return (
        f"hasil hitung capaiannya, {percent(round_half_up(rated.figures[0], decimals))}" if rated else "capaiannya"
    )


@rule("P09", Severity.INFO, requires=frozenset({"P05"}))
def kategori_di_celah_skala(report: Report) -> Iterator[Outcome]:
    """Capaian jatuh di celah skala kategori, atau di atas akhirnya.

    Yang diperiksa:
        Capaian berkategori yang terletak di antara dua rentang skala: di atas akhir yang satu, di bawah awal yang
        berikutnya. Juga capaian di atas akhir rentang tertinggi: 120% pada skala yang berakhir di 100%.
    Mengapa penting:
        Skala itu sendiri tidak menyebut kategorinya, jadi kedua kategori di sebelahnya dapat diterima; di atas
        akhirnya dipakai kategori tertinggi.
    Salah:
        Baik 75 – 89,9 dan Sangat Baik mulai 90; capaian 89,95% tertulis "Sangat Baik".
    Benar:
        Skala tanpa celah: Baik 75 – < 90.
    Cara memperbaiki:
        Tidak ada yang perlu diubah di sini. Betulkan rentang di Tabel 3.1, lihat P06.
    """
    scale = scale_of(report)
    if scale is None:
        return
    for table, column in columns_to_judge(report, lambda column: bool(column.category_of)):
        for row in _labelled(table, column):
            rated = _rated(table, row, column)
            if rated is None or _names_none_of(row, column, rated.neighbours(scale)):
                continue
            inside = rated.lies_in_gap(scale)
            if inside or _names_none_of(row, column, rated.categories(scale)):
                closing = tuple(_closing(report, rated))
                yield _beside_gap(table, row, column, closing, rated.best(scale), inside=inside)
    yield from _above_the_end(report)


def _above_the_end(report: Report) -> Iterator[Problem]:
    """What is told of a column whose capaian go beyond the range of the highest category, if that has an end.

    The usual scales of Pengaturan have none.
    """
    written = written_scale(report) if preset(report.settings) is None else None
    top = written.scale.bands[0] if written else None
    if written is None or top is None or top.upper is None or top.upper < _WHOLE:
        return  # of one that ends below 100 P06 tells the gap
    for table, column in columns_to_judge(report, lambda column: bool(column.category_of)):
        rows = [row for row in table.rows if _is_above(table, row, column, top)]
        if rows:
            places = [table.place(row, column.key) for row in rows]
            end = written.table.place(written.row(top), Key.RENTANG)
            open_ended = proper_text(top, None)
            yield problem(
                table,
                rows[0],
                column.key,
                f"Capaian untuk sel ini{with_others(places, ' di kolom ini')} di atas akhir skala "
                f"({written.row(top).text(Key.RENTANG)}), jadi dipakai kategori tertingginya.",
                actual=rows[0].text(column.key),
                should_be="" if rows[0].text(column.key) else top.category,
                hint=f"Boleh tetap. Bila skalanya boleh dibetulkan, tulis {open_ended} di {end.sheet} {end.cell}.",
                others=tuple(places[1:]),
                related=(table.place(rows[0], column.category_of), end),
                fixes=((Fix(end, open_ended),),),
            )


def _is_above(table: Table, row: Row, column: Column, top: Band) -> bool:
    """Whether a capaian, as it is and as it is shown, is above the scale, and is or will be called the highest."""
    label, rated = row.text(column.key), _rated(table, row, column)
    is_highest = not label or name_key(label) == name_key(top.category)
    return is_highest and rated is not None and all(each > (top.upper or 0) for each in rated.figures)


def _beside_gap(
    table: Table, row: Row, column: Column, closing: Fixes, best: str | None, *, inside: bool
) -> Problem:
    capaian = row.text(column.category_of)
    where = "jatuh" if inside else "sebelum dibulatkan dapat jatuh"
    return problem(
        table,
        row,
        column.key,
        f"Capaian {capaian} {where} di celah skala, jadi kategori ini diterima.",
        actual=row.text(column.key),
        should_be=f"menurut batas bawahnya {best}" if best else "",
        hint=_hint_on_gap(closing),
        related=(table.place(row, column.category_of),),
        fixes=closing,
    )


def _hint_on_gap(closing: Sequence[Sequence[Fix]]) -> str:
    if not closing:
        return "Tidak ada yang perlu diubah: kedua kategori di sebelah celah itu boleh."
    (fix,) = closing[0]
    where = f"{fix.place.sheet} {fix.place.cell}"
    return f"Boleh tetap. Bila skalanya boleh dibetulkan, tulis {fix.value} di {where}."


def _closing(report: Report, rated: _Rated) -> Iterator[tuple[Fix, ...]]:
    """To write the range below a gap up to where the next one begins, where Tabel 3.1 is the scale."""
    written = written_scale(report) if preset(report.settings) is None else None
    if written is None:
        return
    for seam in seams(written.scale):
        if any(seam.start <= figure <= seam.end for figure in rated.figures) and seam.next_lower is not None:
            place = written.table.place(written.row(seam.band), Key.RENTANG)
            yield (Fix(place, proper_text(seam.band, seam.next_lower)),)


@rule("P10", Severity.INFO, requires=NO_FIGURE | {"P01", "P03", "P05", "D11"})
def kategori_bertanda_kosong(report: Report) -> Iterator[Outcome]:
    """Kategori bertanda -, padahal dapat ditentukan.

    Yang diperiksa:
        Kolom KATEGORI yang diketik - atau n/a, padahal capaiannya ada dan masuk satu kategori skala.
    Mengapa penting:
        Hasil jadi mencetak tanda itu seperti diketik; pembaca tidak menemukan kategorinya.
    Salah:
        Capaian 100%, kategori tertulis -.
    Benar:
        Capaian 100%, kategori Sangat Baik.
    Cara memperbaiki:
        Tulis kategorinya, atau kosongkan selnya: hasil jadi mengisinya sendiri. Jika laporan ini memang tidak
        memberi kategori, biarkan.
    """
    scale = scale_of(report)
    if scale is None:
        return
    for table, column in columns_to_judge(report, lambda column: bool(column.category_of)):
        found = []
        for row in table.rows:
            cell, capaian = row.cells[column.key], row.cells.get(column.category_of)
            nil = cell.written and nothing(cell.written) is not None and not cell.formula
            rated = _rated(table, row, column) if nil and capaian and capaian.number is not None else None
            best = rated.best(scale) if rated else None
            if best is not None:
                found.append((row, best))
        if found:
            yield _not_named(table, column, found)


def _not_named(table: Table, column: Column, found: Sequence[tuple[Row, str]]) -> Problem:
    (row, best), places = found[0], [table.place(row, column.key) for row, _ in found]
    shown = figures_of_cells(places, [each for _, each in found]) if len(found) > 1 else best
    typed = f"Tulis {best}" if len(found) == 1 else "Tulis kategori itu di selnya masing-masing"
    return problem(
        table,
        row,
        column.key,
        f"Kategori di sel ini{with_others(places, ' di kolom ini')} bertanda {row.text(column.key)}, "
        "padahal dapat ditentukan.",
        expected=best,
        actual=row.text(column.key),
        should_be=shown,
        hint=f"{typed}, atau kosongkan: hasil jadi mengisinya sendiri. Jika memang tanpa kategori, biarkan.",
        others=tuple(places[1:]),
        basis=(table.place(row, column.category_of),),
        related=(table.place(row, column.category_of),),
        fixes=(
            tuple(Fix(place, each) for place, (_, each) in zip(places, found, strict=True)),
            tuple(Fix(place, "") for place in places),
        ),
    )
