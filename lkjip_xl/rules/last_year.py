"""Family K, last year: a report held against that of the year before, where one is given."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl import tables
from lkjip_xl.findings import Problem, Severity, Unjudged
from lkjip_xl.last_year import LastYear
from lkjip_xl.model import Place, Report
from lkjip_xl.rules.engine import Outcome, page_of
from lkjip_xl.rules.indicators import LAST_YEAR, against_last_year

DOUBTFUL = "K20"


def held_against_last_year(report: Report, last_year: LastYear) -> Iterator[tuple[str, Severity, Outcome]]:
    """What there is to say of a report beside that of the year before, with the rule that says it."""
    if last_year.report is None:
        yield LAST_YEAR, Severity.ERROR, Unjudged(last_year.reason)
        return
    if last_year.doubt:
        yield DOUBTFUL, Severity.INFO, _doubtful(report, last_year)
    for outcome in against_last_year(report, last_year.report, last_year.file):
        yield LAST_YEAR, Severity.ERROR, outcome


@page_of(DOUBTFUL, Severity.INFO)
def laporan_tahun_lalu_belum_pasti() -> None:
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


def _doubtful(report: Report, last_year: LastYear) -> Problem:
    form = report.forms.get(tables.IDENTITAS.key)
    cell = form.cells.get("instansi") if form else None
    return Problem(
        place=cell.place if cell else Place(form.sheet if form else tables.IDENTITAS.sheet, 1, 1),
        message=last_year.doubt,
        row_label="Nama Perangkat Daerah",
        hint="Pastikan berkasnya memang laporan tahun lalu instansi ini; kalau bukan, ganti berkas --tahun-lalu.",
    )
