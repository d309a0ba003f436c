"""A template filled from a file of the finance system."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkjip_xl.reader import read_report
from lkjip_xl.report.model import Table
from tests.checking import check_file
from tests.finance_files import KEUANGAN, samples, write
from tests.libreoffice import recalculate
from tests.running import Run
from tests.sample_books import MENDED, TABEL_2_7

pytestmark = pytest.mark.usefixtures("small_templates")


def lines(table: Table) -> list[tuple[str, str, str, object]]:
    return [(row.text("jenis"), row.text("kode"), row.text("nama"), row.figure("pagu")) for row in table.rows]


@pytest.mark.long
@pytest.mark.parametrize("name", ["rekap_5.xlsx", "dpa_perubahan.xlsx", "lra.xlsx", "aklap_lra_program.xls"])
def test_tabel_2_7_is_that_of_the_mended_sample(name: str, run: Run, tmp_path: Path) -> None:
    target = tmp_path / "templat.xlsx"
    code, out, err = run("template", "--dari", KEUANGAN / name, "--tahapan", "perubahan", "-o", target)
    assert (code, err) == (0, "")
    assert "Tabel 2.7 sudah berisi 55 baris" in out
    expected = lines(read_report(MENDED).tables["tabel_2_7"])
    assert lines(read_report(target).tables["tabel_2_7"]) == expected
    recalculate(target, tmp_path / "hitung.xlsx")
    assert lines(read_report(tmp_path / "hitung.xlsx").tables["tabel_2_7"]) == expected


@pytest.mark.long
def test_year_and_agency_come_along(run: Run, tmp_path: Path) -> None:
    run("template", "--dari", KEUANGAN / "rekap_5.xlsx", "-o", tmp_path / "a.xlsx")
    settings = read_report(tmp_path / "a.xlsx").settings
    assert (settings.tahun, settings.instansi) == (2023, "Badan Kesatuan Bangsa dan Politik")
    run("template", "--dari", KEUANGAN / "rekap_5.xlsx", "--instansi", "Kesbangpol", "-o", tmp_path / "b.xlsx")
    assert read_report(tmp_path / "b.xlsx").settings.instansi == "Kesbangpol"


@pytest.mark.long
def test_what_is_left_to_people_is_asked_for(run: Run, tmp_path: Path) -> None:
    run("template", "--dari", KEUANGAN / "rekap_5.xlsx", "-o", tmp_path / "a.xlsx")
    found = {
        each.problem.column_heading
        for each in check_file(tmp_path / "a.xlsx").findings
        if each.problem.place.sheet == TABEL_2_7
    }
    assert found == {"INDIKATOR PROGRAM/KEGIATAN/SUB KEGIATAN", "TARGET"}


@pytest.mark.thorough
@pytest.mark.long
def test_what_cannot_be_told_is_asked_for(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    code, _, err = run("template", "--dari", KEUANGAN / "dpa_perubahan.xlsx", "-o", target)
    assert (code, "--tahapan" in err) == (2, True)
    code, _, err = run("template", "--dari", KEUANGAN / "realisasi_per_dokumen.xlsx", "-o", target)
    assert (code, "tidak memuat pagu" in err) == (2, True)
    head, *rows = samples.rekap_5(samples.anggaran())
    other = [[*row[:4], "1.01.2.22.0.00.01.0000", "Dinas Pendidikan", *row[6:]] for row in rows]
    both = write(tmp_path / "semua.xlsx", [head, *rows, *other])
    code, _, err = run("template", "--dari", both, "-o", target)
    assert (code, "--skpd" in err) == (2, True)
    assert not target.exists()
    assert run("template", "--dari", both, "--skpd", "Dinas Pendidikan", "-o", target)[0] == 0
    assert read_report(target).settings.instansi == "Dinas Pendidikan"
    assert run("template", "--dari", both, "--skpd", "Dinas Pendidikan", "-o", both, "--timpa")[0] == 2
    assert run("template", "--dari", KEUANGAN / "rekap_5.xlsx", "--tahun", 2024, "-o", tmp_path / "c.xlsx")[0] == 2
    assert run("template", "--dari", tmp_path / "tidak_ada.xlsx", "-o", tmp_path / "b.xlsx")[0] == 2
