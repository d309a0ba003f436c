"""Family W, what was done beside what was spent: figures of which one is likely to be missing or mistyped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl.figures.calc import RowFigures, evaluate
from lkjip_xl.methods.capaian import Rumus
from lkjip_xl.report.cell import Cell
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.place import Place
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.findings import Severity
from lkjip_xl.rules.support import NO_FIGURE, filled_table, problem, rupiah
from lkjip_xl.tables import TABEL_2_7, TABEL_3_1_1_B
from lkjip_xl.tables.calculation import Capaian
from lkjip_xl.tables.keys import Key

_WHOLE = Decimal(100)
_MONEY, _DONE, _SHARE = Key.REALISASI, Key.REALISASI_KINERJA, Key.CAPAIAN_KINERJA


@dataclass(frozen=True, slots=True)
class _Output:
    """What was done of one indicator; ``capaian`` is None where it cannot be computed."""

    line: Row
    done: Cell
    target: Cell
    capaian: Decimal | None
    more_is_better: bool

    @property
    def is_none(self) -> bool:
        """Whether nothing was done of what was to be done: of what should stay low, 0 is the best."""
        return self.done.number == 0 and bool(self.target.number or self.target.bounds) and self.more_is_better


@dataclass(frozen=True, slots=True)
class _Spent:
    """A row with its realisasi of money and of each of its indicators, as far as that is filled."""

    table: Table
    row: Row
    money: Decimal
    outputs: tuple[_Output, ...]

    def places(self) -> tuple[Place, ...]:
        """Where the realisasi of its indicators stands."""
        return tuple(each.done.place for each in self.outputs)


def _spent(report: Report) -> Iterator[_Spent]:
    table = filled_table(report, TABEL_3_1_1_B.key, _MONEY, _DONE, Key.TARGET)
    calc = table.spec.column(_SHARE).calc if table else None
    if table is None or not isinstance(calc, Capaian):
        return
    for row in table.rows:
        money = row.figure(_MONEY)
        outputs = tuple(
            _output(table, line, calc) for line in table.with_lines(row) if line.cells[_DONE].number is not None
        )
        if money is not None and outputs:
            yield _Spent(table, row, money, outputs)


def _output(table: Table, line: Row, calc: Capaian) -> _Output:
    figures = RowFigures(table, line)
    more_is_better = figures.rumus(calc) is Rumus.MORE_IS_BETTER
    return _Output(line, line.cells[_DONE], line.cells[Key.TARGET], evaluate(calc, figures), more_is_better)


@rule("W08", Severity.WARNING, requires=NO_FIGURE)
def hasil_nol_padahal_dibelanjai(report: Report) -> Iterator[Outcome]:
    """Realisasi kinerja 0, padahal anggarannya dibelanjakan.

    Yang diperiksa:
        REALISASI KINERJA 0 di Tabel 3.1.1.b pada baris yang REALISASI KEUANGAN-nya lebih dari 0; pada baris dengan
        beberapa indikator hanya bila semuanya 0. Target 0 dan yang makin rendah makin baik tidak diperiksa. Sejak
        versi 0.4.
    Mengapa penting:
        Uangnya keluar tanpa hasil, atau realisasinya belum diisi. Pemeriksa menanyakan keduanya.
    Salah:
        Target 35 unit, realisasi kinerja 0 unit, realisasi keuangan 99,6% dari pagu.
    Benar:
        Realisasi kinerja diisi menurut laporan pelaksanaannya, atau sebabnya dijelaskan di bab III.
    Cara memperbaiki:
        Isi realisasi kinerjanya. Jika memang belum ada hasilnya (pekerjaan belum selesai), jelaskan di bab III dan
        catat di lembar Pengecualian.
    """
    for each in _spent(report):
        if each.money > 0 and all(output.is_none for output in each.outputs):
            first = each.outputs[0]
            yield problem(
                each.table,
                first.line,
                _DONE,
                f"Belum ada hasilnya, padahal {rupiah(each.money)} sudah dibelanjakan.",
                actual=first.done.written,
                hint="Isi realisasi kinerjanya menurut laporan pelaksanaan. Jika memang belum ada hasilnya, "
                "jelaskan sebabnya di bab III dan catat di lembar Pengecualian.",
                others=each.places()[1:],
                basis=(each.table.place(each.row, _MONEY), first.target.place),
                related=(each.table.place(each.row, _MONEY),),
            )


@rule("W09", Severity.WARNING, requires=NO_FIGURE)
def hasil_penuh_tanpa_belanja(report: Report) -> Iterator[Outcome]:
    """Target kinerja tercapai, padahal tidak ada yang dibelanjakan.

    Yang diperiksa:
        Sub kegiatan di Tabel 3.1.1.b dengan pagu yang semua targetnya tercapai, tetapi REALISASI KEUANGAN-nya 0
        atau tanda -. Sejak versi 0.4.
    Mengapa penting:
        Biasanya realisasi keuangannya belum diisi. Jika memang tanpa biaya, pagunya tidak diperlukan.
    Salah:
        Target 2 dokumen, realisasi kinerja 2 dokumen, pagu 20.000.000, realisasi keuangan 0.
    Benar:
        Realisasi keuangan diisi, atau dijelaskan dari mana biayanya.
    Cara memperbaiki:
        Ketik realisasinya menurut laporan realisasi. Jika memang tidak ada, jelaskan sebabnya di bab III dan catat
        di lembar Pengecualian.
    """
    for each in _spent(report):
        full = all(output.capaian is not None and output.capaian >= _WHOLE for output in each.outputs)
        pagu = each.row.figure(Key.TARGET_KEUANGAN)
        if full and each.money == 0 and pagu is not None and pagu > 0 and each.table.is_leaf(each.row):
            yield problem(
                each.table,
                each.row,
                _MONEY,
                f"Targetnya tercapai ({each.outputs[0].done.written}), tetapi dari pagu {rupiah(pagu)} tidak ada "
                "yang dibelanjakan.",
                actual=each.money,
                written=each.row.text(_MONEY),
                hint="Ketik realisasinya menurut laporan realisasi. Jika memang tanpa biaya, jelaskan sebabnya di "
                "bab III dan catat di lembar Pengecualian.",
                basis=each.places(),
                related=each.places(),
            )


@rule("W10", Severity.WARNING, requires=NO_FIGURE)
def target_tanpa_pagu(report: Report) -> Iterator[Outcome]:
    """Ada target, tetapi pagunya 0.

    Yang diperiksa:
        Sub kegiatan di Tabel 2.7 dengan target lebih dari 0 yang PAGU ANGGARAN-nya 0 atau tanda -. Sejak versi
        0.4.
    Mengapa penting:
        Target tanpa anggaran tidak dapat dilaksanakan; biasanya pagunya belum diisi, atau sub kegiatannya dihapus
        di perubahan anggaran dan targetnya tertinggal.
    Salah:
        Target 1 dokumen, pagu 0.
    Benar:
        Pagunya diisi menurut DPA, atau targetnya 0 karena sub kegiatannya tidak jadi dilaksanakan.
    Cara memperbaiki:
        Cocokkan dengan DPA. Jika memang dilaksanakan tanpa biaya, catat di lembar Pengecualian.
    """
    plan = filled_table(report, TABEL_2_7.key, Key.PAGU, Key.TARGET)
    if plan is None or not plan.is_leveled:
        return
    for row in plan.rows:
        with_target = [line for line in plan.with_lines(row) if (line.cells[Key.TARGET].number or Decimal(0)) > 0]
        if with_target and row.figure(Key.PAGU) == 0 and plan.is_leaf(row) and not row.cells[Key.PAGU].of_parts:
            target = with_target[0].cells[Key.TARGET]
            yield problem(
                plan,
                row,
                Key.PAGU,
                f"Targetnya {target.written}, tetapi pagunya {row.text(Key.PAGU)}.",
                actual=row.figure(Key.PAGU),
                written=row.text(Key.PAGU),
                hint="Cocokkan dengan DPA: isi pagunya, atau tulis 0 pada targetnya jika tidak jadi dilaksanakan.",
                basis=(target.place,),
                related=(target.place,),
            )
