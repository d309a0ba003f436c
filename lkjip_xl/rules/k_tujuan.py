"""Family K, tujuan: whether every sasaran belongs to a tujuan that the report names."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl.report.model import Report
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.findings import Fix, Severity
from lkjip_xl.rules.support import filled_table, problem
from lkjip_xl.tables import TABEL_2_2_SASARAN, TABEL_2_2_TUJUAN
from lkjip_xl.tables.keys import Key
from lkjip_xl.text.words import closest, name_key

# As near as this, one name may be meant for another.
_NEAR = 0.6


@rule("K25", Severity.ERROR, requires=frozenset({"S05", "S06"}))
def tujuan_tidak_dikenal(report: Report) -> Iterator[Outcome]:
    """Tujuan sebuah sasaran tidak ada di Tabel 2.2 Tujuan.

    Yang diperiksa:
        Bila lembar Tabel 2.2 Tujuan diisi: setiap TUJUAN di Tabel 2.2 Sasaran. Huruf besar dan kecil, dan
        spasi, tidak dibedakan.
    Mengapa penting:
        Pembaca menelusuri tujuan, sasaran, lalu programnya. Sasaran dari tujuan yang tidak ada terputus dari
        Renstra.
    Salah:
        Tabel 2.2 Sasaran: "Meningkatnya Tata Kelola Pemerintahan"; Tabel 2.2 Tujuan hanya memuat "Mewujudkan Tata
        Kelola Pemerintahan yang Baik".
    Benar:
        Di kedua tabel "Mewujudkan Tata Kelola Pemerintahan yang Baik".
    Cara memperbaiki:
        Tulis tujuannya seperti di Renstra, sama di kedua tabel, atau tambahkan tujuan itu di Tabel 2.2 Tujuan.
    """
    goals = filled_table(report, TABEL_2_2_TUJUAN.key, Key.TUJUAN)
    table = filled_table(report, TABEL_2_2_SASARAN.key, Key.TUJUAN)
    if goals is None or table is None:
        return
    named = {name_key(row.text(Key.TUJUAN)): row.cells[Key.TUJUAN] for row in goals.rows if row.text(Key.TUJUAN)}
    for row in table.rows:
        cell = row.cells[Key.TUJUAN]
        if cell.carried or not row.says(Key.TUJUAN) or name_key(cell.written) in named:
            continue
        near = closest(cell.written, [each.written for each in named.values()], _NEAR)
        meant = named[name_key(near)] if near else None
        yield problem(
            table,
            row,
            Key.TUJUAN,
            f"Tujuan ini tidak ada di {goals.sheet}.",
            expected=near,
            actual=cell.written,
            elsewhere=goals.sheet if meant else "",
            hint=f"Maksudnya “{near}” ({meant.place.cell})? Samakan tulisannya seperti di Renstra."
            if meant
            else f"Tulis tujuannya seperti di Renstra, atau tambahkan di {goals.sheet}.",
            related=(meant.place,) if meant else (),
            fixes=((Fix(cell.place, meant.written),),) if meant and not cell.formula else (),
        )
