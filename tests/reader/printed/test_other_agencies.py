"""The samples of other agencies, printed: what their workbooks say is what their documents say."""

from __future__ import annotations

import pytest

from lkjip_xl.check.run import check_report
from lkjip_xl.reader import read_report
from tests.printed_tables import checked, printed_of_workbook, told
from tests.sample_books import SAMPLES


@pytest.mark.long
@pytest.mark.parametrize(
    ("sample", "agency"),
    [
        ("kesbangpol_kota_jambi_2023_benar", "BADAN KESATUAN BANGSA DAN POLITIK KOTA JAMBI"),
        ("kecamatan_bekasi_timur_2023", "KECAMATAN BEKASI TIMUR KOTA BEKASI"),
        ("sekretariat_daerah_sumatera_utara_2021", "SEKRETARIAT DAERAH PROVINSI SUMATERA UTARA"),
    ],
)
def test_the_document_says_what_the_workbook_says(sample: str, agency: str) -> None:
    report = read_report(SAMPLES / f"{sample}.xlsx")
    tables = printed_of_workbook(report)
    result = checked(tables, (agency, f"TAHUN {report.settings.tahun}"))
    assert result.document is not None
    assert (result.document.taken, result.document.left) == (len(tables), ())
    assert told(result) == told(check_report(report, sample))
