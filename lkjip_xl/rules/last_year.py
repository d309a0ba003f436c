"""Family K, last year: a report held against that of the year before, where one is given."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl import tables
from lkjip_xl.findings import Problem, Severity
from lkjip_xl.last_year import LastYear
from lkjip_xl.model import Place, Report
from lkjip_xl.rules.engine import Outcome, rule_on_last_year


@rule_on_last_year("K20", Severity.INFO)
def laporan_tahun_lalu_belum_pasti(report: Report, last_year: LastYear) -> Iterator[Outcome]:
    """Laporan tahun lalu belum pasti dari instansi yang sama.

    Yang diperiksa:
        Dengan check --tahun-lalu: apakah nama instansi dan pemerintah daerah di lembar Identitas laporan tahun
        lalu sama dengan yang di laporan ini. Huruf besar dan kecil, “Kab.” dan “Kabupaten” tidak dibedakan; salah
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
    cell = form.cells.get("instansi") if form else None
    yield Problem(
        place=cell.place if cell else Place(form.sheet if form else tables.IDENTITAS.sheet, 1, 1),
        message=last_year.doubt,
        row_label="Nama Perangkat Daerah",
        hint="Pastikan berkasnya memang laporan tahun lalu instansi ini; kalau bukan, ganti berkas --tahun-lalu.",
    )
