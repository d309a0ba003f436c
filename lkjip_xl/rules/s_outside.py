"""Family S: what stands in a workbook and belongs to none of its tables, or sets nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from lkjip_xl.figures.precision import interval_of
from lkjip_xl.reader.row_kinds import RowKind
from lkjip_xl.report.cell import Cell
from lkjip_xl.report.left_over import Unplaced
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.place import Place
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.findings import Problem, Severity, Unjudged
from lkjip_xl.rules.s_beside_figures import typed_helpers
from lkjip_xl.rules.support import OR_THE_RENSTRA, has_years, problem, with_others
from lkjip_xl.tables.spec import Column, Kind
from lkjip_xl.text.total_words import is_only_total
from lkjip_xl.text.words import closest, heading_key, name_key

_FIGURES = frozenset({Kind.RUPIAH, Kind.PERCENT, Kind.QUANTITY, Kind.NUMBER})
# More rows than these are named by the first and the last of them.
_MOST_ROWS_NAMED = 6
# A label this near to one that is missing is suggested.
_LABEL_ALIKE = 0.6


@rule("S09", Severity.WARNING, requires=frozenset({"S05", "D01", "D03", "D12", "K06", "P01", "P03"}))
def isi_di_luar_tabel(report: Report) -> Iterator[Outcome]:
    """Ada isi yang tidak termasuk tabel mana pun.

    Yang diperiksa:
        Tulisan atau angka di samping, di atas, dan di bawah tabel, tabel lain di bawahnya (tahun lalu, misalnya;
        disebut satu kali, barisnya tidak diperiksa), baris jumlah di tabel yang tidak dijumlahkan,
        angka yang diketik di tabel yang selebihnya tidak diisi atau di kolom bantu SELISIH, isian yang labelnya
        tidak dikenal, dan lembar yang tidak dikenal. Tempat, tanggal, dan tanda tangan (Mengetahui, jabatan, nama,
        NIP), catatan, dan sumber di bawah tabel, tanpa angka rupiah, bukan temuan: disebut satu baris di “Tidak
        dinilai”.
    Mengapa penting:
        Isi itu tidak ikut diperiksa. Mungkin itu catatan, mungkin baris tabel yang salah tempat.
    Salah:
        Angka 1.500.000 di kolom J, di luar tabel.
    Benar:
        Angka itu berada di kolom PAGU ANGGARAN.
    Cara memperbaiki:
        Pindahkan ke kolomnya jika termasuk tabel. Jika hanya catatan, hapus atau biarkan: tidak memengaruhi hasil.
    """
    yield from _beside_tables(report)
    yield from _typed_in_left_out(report)
    yield from _unknown_lines(report)
    yield from typed_helpers(report)
    for table in report.tables.values():
        # A column or a sheet that is probably the one that is missing has been named with it (S02, S01).
        named = {each.suggestion.place.column for each in table.missing if each.suggestion}
        if table.unplaced and _lacks_a_year(report, table):
            yield Unjudged(f"kolom di luar tabel di lembar {table.sheet}: tahun di Identitas belum jelas")
            continue
        for unplaced in table.unplaced:
            if not (unplaced.heading and unplaced.place.column in named):
                yield _outside(unplaced, _hint(table, unplaced))
    named_sheets = {each.suggestion for each in report.missing_sheets if each.spec.required}
    for unplaced in report.unknown_sheets:
        if unplaced.place.sheet in named_sheets:
            continue
        yield Problem(
            unplaced.place,
            f"Lembar “{unplaced.place.sheet}” tidak dikenal; {unplaced.cells} sel di dalamnya tidak diperiksa.",
            actual=unplaced.written,
            hint="Jika ini tabel laporan, beri nama seperti di templat. Jika bukan, abaikan saja.",
        )


def _beside_tables(report: Report) -> Iterator[Unjudged]:
    """One line for the signatures, one for the remarks, and one for the headings, of however many tables."""
    kinds = (
        (RowKind.SIGNATURE.value, [(table, table.signature) for table in report.tables.values()]),
        ("catatan dan keterangan sumber", [(table, table.remarks) for table in report.tables.values()]),
        ("judul sasaran di antara indikatornya", [(table, _headings(table)) for table in report.tables.values()]),
    )
    for what, found in kinds:
        shown = [f"{table.sheet} {_rows(places)}" for table, places in found if places]
        if shown:
            yield Unjudged(f"{what}, bukan isi tabel: {'; '.join(shown)}")


def _headings(table: Table) -> Sequence[Place]:
    return [table.place(row, table.spec.label) for row in table.sasaran_headings]


def _typed_in_left_out(report: Report) -> Iterator[Problem]:
    """What somebody typed into a table that counts as not filled: a total of nothing, or not what it repeats."""
    for table in report.tables.values():
        for total in table.set_aside_totals:
            typed = [column for column in table.spec.columns if _sums_nothing(report, table, total, column)]
            if typed:
                cells = [total.cells[column.key] for column in typed]
                others = tuple(cell.place for cell in cells[1:])
                what = f"Jumlah ini{with_others([cell.place for cell in cells])}"
                fault = f"{what} diketik, padahal rinciannya belum diisi"
                yield replace(_alone(table, total, typed[0], cells[0], fault), others=others, related=others)
        for row in table.set_aside:
            for column in table.spec.columns:
                cell = row.cells.get(column.key)
                if cell is None or cell.formula or cell.is_blank or column.kind not in _FIGURES:
                    continue
                there = _source(report, table, row, column)
                if there is not None and not _tell_the_same(cell, there, column):
                    shown = f"{there.place.sheet} {there.place.cell} berisi “{there.written}”"
                    yield replace(
                        _alone(table, row, column, cell, f"Angka ini diketik, padahal {shown}"),
                        expected=there.written,
                        basis=(there.place,),
                        related=(there.place,),
                    )


def _sums_nothing(report: Report, table: Table, total: Row, column: Column) -> bool:
    """Whether somebody typed a total of something else than what stands above it: empty rows, most often.

    The total of the table that the column is taken over from only repeats that.
    """
    cell = total.cells.get(column.key)
    if cell is None or not column.sums or cell.formula or not cell.number:
        return False
    origin = report.tables.get(column.link.table) if column.link else None
    if column.link and origin and origin.total and origin.total.figure(column.link.key) == cell.number:
        return False
    return cell.number != sum((row.figure(column.key) or Decimal(0) for row in table.set_aside), Decimal(0))


def _alone(table: Table, row: Row, column: Column, cell: Cell, fault: str) -> Problem:
    return problem(
        table,
        row,
        column.key,
        f"{fault}. Tabel ini dianggap tidak diisi, jadi tidak diperiksa dan tidak tercetak di hasil jadi.",
        actual=cell.written,
        hint="Lengkapi tabelnya, atau kosongkan sel ini jika tabelnya memang tidak dipakai.",
    )


def _source(report: Report, table: Table, row: Row, column: Column) -> Cell | None:
    """The cell of another table that a cell repeats: in the row of that name, else in the row at its place."""
    there = report.tables.get(column.link.table) if column.link and not column.link.levels else None
    if there is None or column.link is None:
        return None
    name = name_key(row.text(table.spec.label))
    named = [each for each in there.rows if name and name_key(each.text(there.spec.label)) == name]
    found = named or [each for each in there.rows if each.index == row.index and not name]
    return found[0].cells.get(column.link.key) if found else None


def _tell_the_same(here: Cell, there: Cell, column: Column) -> bool:
    """Whether two cells may be two printings of one figure."""
    spans = interval_of(here, column.kind), interval_of(there, column.kind)
    if spans[0] is None or spans[1] is None:
        return name_key(here.written) == name_key(there.written)
    return spans[0].meets(spans[1])


def _unknown_lines(report: Report) -> Iterator[Problem]:
    """Lines of a form under a label that nobody knows: what they set counts for nothing."""
    for form in report.forms.values():
        known = {field.label for field in form.spec.fields}
        absent = [label for label in known if label not in form.labels]
        for line in form.unknown:
            near = _nearest(line.written, absent)
            if near in form.missing:
                continue  # S02 says so
            yield Problem(
                line.place,
                f"Isian “{line.written}” di lembar {form.sheet} tidak dikenal, jadi nilainya tidak dipakai."
                + (f" Maksudnya mungkin “{near}”." if near else ""),
                column_heading=line.written,
                actual=line.written,
                expected=near,
                hint=f"Tulis labelnya “{near}”, atau hapus baris ini."
                if near
                else "Tulis labelnya seperti di templat. Jika hanya catatan, hapus atau biarkan.",
            )


def _nearest(label: str, absent: Sequence[str]) -> str | None:
    """The label that is not there and may be meant: it begins so, it is much the same, or no other is missing."""
    words = heading_key(label)
    begun = [each for each in absent if heading_key(each).startswith(words)] or absent
    return begun[0] if len(begun) == 1 else closest(label, list(absent), _LABEL_ALIKE)


def _rows(places: Sequence[Place]) -> str:
    """The rows in which cells stand, as people name them: ``baris 15–20``; a few that are apart each by itself."""
    rows = sorted({place.row for place in places})
    if 1 < len(rows) <= _MOST_ROWS_NAMED and rows[-1] - rows[0] >= len(rows):
        return f"baris {', '.join(map(str, rows))}"
    return f"baris {rows[0]}–{rows[-1]}" if len(rows) > 1 else f"baris {rows[0]}"


def _lacks_a_year(report: Report, table: Table) -> bool:
    """Whether a table has a column for each year of the Renstra, of which the report's year is none."""
    return has_years(table) and not report.settings.years_are_clear


def _hint(table: Table, unplaced: Unplaced) -> str:
    """What to do about something outside a table."""
    if is_only_total(unplaced.written):
        return "Tabel ini tidak dijumlahkan, jadi baris ini juga tidak tercetak di hasil jadi. Hapus barisnya."
    hint = "Pindahkan ke kolom tabelnya; jika hanya catatan, abaikan saja."
    return hint + (OR_THE_RENSTRA if has_years(table) else "")


def _outside(unplaced: Unplaced, hint: str) -> Problem:
    if unplaced.other_table:
        return Problem(
            unplaced.place,
            f"Di bawah tabel ini ada tabel lain ({_rows(unplaced.places)}), yang tidak diperiksa.",
            actual=unplaced.written,
            hint="Pindahkan ke lembar lain, supaya lembar ini hanya berisi satu tabel; atau abaikan saja.",
        )
    others = f" (bersama {unplaced.cells - 1} sel lain)" if unplaced.cells > 1 else ""
    column = f" di kolom “{unplaced.heading}”" if unplaced.heading else ""
    return Problem(
        unplaced.place,
        f"Isi sel ini{column}{others} tidak termasuk tabel, jadi tidak diperiksa.",
        column_heading=unplaced.heading,
        actual=unplaced.written,
        hint=hint,
    )
