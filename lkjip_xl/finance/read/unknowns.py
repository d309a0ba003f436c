"""Amounts that are not known: in which cells they stand, what hangs on them, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lkjip_xl.finance.amounts import Unknown, UnreadCell, Why
from lkjip_xl.finance.source import Line, Source
from lkjip_xl.tables import TABEL_2_7
from lkjip_xl.tables.measures import Measure
from lkjip_xl.text.sentences import few, quoted_name

MOST_CELLS = 5
_WITHOUT_RESULT = "Buka di Excel, simpan, lalu ulangi"
_ADVICE = {
    Why.ERROR: "Betulkan rumusnya di Excel dan simpan, atau unduh lagi berkasnya",
    Why.UNCALCULATED: _WITHOUT_RESULT,
    Why.BOOLEAN: "Ketik angkanya di Excel, atau unduh lagi berkasnya",
    Why.TEXT: "Ketik angkanya di Excel, atau unduh lagi berkasnya",
    Why.TOO_LARGE: "Ketik angkanya di Excel, atau unduh lagi berkasnya",
    Why.REPEATED: "Hapus baris yang berulang, atau jumlahkan menjadi satu baris bila memang dua, lalu ulangi",
    Why.SAME_PAGU: "Tulis pagunya di satu baris saja bila pagunya satu, atau jumlahkan menjadi satu baris bila "
    "pagunya dibagi, lalu ulangi",
    Why.SHORTENED: "Lebarkan kolomnya dan pilih format Angka tanpa desimal di Excel",
    Why.EMPTY: "Isi angkanya (0 bila memang tidak ada) di Excel, atau unduh lagi berkasnya",
}


@dataclass
class UnreadCells:
    """Cells of one sheet that hold the same, and the rows whose amounts hang on them."""

    cells: list[UnreadCell] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    totals: int = 0

    @property
    def where(self) -> str:
        """The cells, as a sentence names them: ``x.xlsx, lembar Data, sel D5 berisi #REF!``."""
        first = self.cells[0]
        addresses = list(dict.fromkeys(each.cell.address for each in self.cells))
        return f"{first.cell.file}, lembar {first.cell.sheet}, sel {few(addresses, MOST_CELLS)} {first.shown}"

    @property
    def advice(self) -> str:
        """What to do about them."""
        return _ADVICE[self.cells[0].why]

    def sentence(self, measure: Measure) -> str:
        """What is not judged because of them, and what to do."""
        first = quoted_name(self.names[0]) if self.names else ""
        names = first if len(self.names) < 2 else f"{len(self.names)} baris (yang pertama {first})"
        above = "dan jumlah di atasnya" if self.totals else ""
        reason = f"{self.where}{', dan kosong bukan 0' if self.cells[0].is_empty else ''}"
        return f"{reason}: {' '.join(filter(None, (measure, names, above)))} tidak dinilai. {self.advice}"


def same_kind(cells: Sequence[UnreadCell]) -> Iterator[UnreadCells]:
    """The cells of one sheet that hold the same, together."""
    groups: dict[tuple[str, str, str], UnreadCells] = {}
    for each in dict.fromkeys(cells):
        groups.setdefault(kind_of(each), UnreadCells()).cells.append(each)
    yield from groups.values()


def kind_of(cell: UnreadCell) -> tuple[str, str, str]:
    """What cells have in common that one sentence can name."""
    return cell.cell.file, cell.cell.sheet, cell.shown


def gather(rows: Sequence[tuple[str, object, bool]]) -> Iterator[UnreadCells]:
    """The cells because of which rows are not judged.

    A row is its name, its amount, and whether it is a total.
    """
    groups: dict[tuple[str, str, str], UnreadCells] = {}
    for name, amount, is_total in rows:
        if not isinstance(amount, Unknown):
            continue
        for kind, cells in _by_kind(amount).items():
            group = groups.setdefault(kind, UnreadCells())
            group.cells += [each for each in cells if each not in group.cells]
            if is_total:
                group.totals += 1
            else:
                group.names.append(name)
    yield from groups.values()


def _by_kind(amount: Unknown) -> dict[tuple[str, str, str], list[UnreadCell]]:
    kinds: dict[tuple[str, str, str], list[UnreadCell]] = {}
    for each in amount.cells:
        kinds.setdefault(kind_of(each), []).append(each)
    return kinds


def advice_on(lines: Sequence[Line], measure: Measure) -> str:
    """What to do where no amount of a measure can be read: of words, of numbers cut short, or of formulas."""
    amounts = (getattr(line, measure) for line in lines)
    why = {cell.why for each in amounts if isinstance(each, Unknown) for cell in each.cells} - {Why.EMPTY}
    if why == {Why.TEXT}:
        return "Buka di Excel, ketik angkanya sebagai angka"
    return _ADVICE[Why.SHORTENED] if why == {Why.SHORTENED} else "Buka di Excel, periksa rumusnya"


def left_blank(source: Source) -> Iterator[str]:
    """What must be said where the pagu of a file is taken over: which cells stay blank, and what to do."""
    cells = [cell for line in source.lines if isinstance(line.pagu, Unknown) for cell in line.pagu.cells]
    for each in same_kind(cells):
        yield (
            f"Perhatian: {each.where}, jadi pagunya dan pagu di atasnya dikosongkan di {TABEL_2_7.sheet}. "
            f"{each.advice}; atau ketik sendiri di {TABEL_2_7.sheet}."
        )
