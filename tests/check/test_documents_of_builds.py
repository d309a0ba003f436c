"""A document that ``build`` wrote is read again to the report that it was written from: nothing false is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.test_documents_of_agencies import checked, codes, not_judged, table
from tests.running import Run
from tests.sample_books import SAMPLES

PLAN = ("Program/Kegiatan/Sub Kegiatan", "Indikator", "Target", "Pagu (Rp)")


def test_an_urusan_with_the_sum_of_its_programs_is_none_of_their_parts() -> None:
    """5.480.000.000 and 1.987.500.000 are two urusan; the second below a group's name."""
    result = checked(
        table(
            "Tabel 2.7 Program, Kegiatan, dan Sub Kegiatan Tahun 2024",
            PLAN,
            ("URUSAN PEMERINTAHAN BIDANG PERTANIAN", "", "", "5.480.000.000"),
            ("PROGRAM PRASARANA PERTANIAN", "Lahan dengan prasarana", "70%", "5.480.000.000"),
            ("Pembangunan Prasarana Pertanian", "Jumlah prasarana", "35 unit", "5.480.000.000"),
            ("Pembangunan Jaringan Irigasi", "Panjang jaringan", "18 km", "5.480.000.000"),
            ("UNSUR PENUNJANG URUSAN PEMERINTAHAN", "", "", "1.987.500.000"),
            ("KEUANGAN", "", "", "1.987.500.000"),
            ("PROGRAM PENGELOLAAN KEUANGAN DAERAH", "Laporan tepat waktu", "100%", "1.987.500.000"),
            ("Koordinasi Akuntansi", "Jumlah laporan", "1 laporan", "1.987.500.000"),
            ("Konsolidasi Laporan Keuangan", "Jumlah dokumen", "12 dokumen", "1.987.500.000"),
        )
    )
    assert codes(result) == []
    assert not_judged(result, "T01") == []


def test_signs_before_figures_are_no_part_of_them() -> None:
    """102,5 of 100 is 102,50%, whatever sign says how it was computed."""
    result = checked(
        table(
            "Tabel 3.1 Capaian Kinerja Tahun 2024",
            ("Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Capaian (%)"),
            ("Meningkatnya layanan", "Jumlah layanan", "layanan", "† 100", "102,5", "‡ 102,50%"),
            ("Meningkatnya layanan", "Nilai layanan", "nilai", "80", "* 81", "† ↔ 99,00%"),
        )
    )
    assert codes(result) == ["P01"]
    (finding,) = (each for each in result.findings if each.code == "P01")
    assert finding.problem.written == "99,00%"


@pytest.mark.long
@pytest.mark.parametrize(
    ("sample", "found", "tables"),
    [
        # The capaian of 0 conflicts of 0 is accepted in the workbook; a document has no Pengecualian.
        ("pemerintah_kabupaten_contoh_2023", ["PERINGATAN P04"] * 2, "15 dari 16"),
        ("sekretariat_daerah_sumatera_utara_2021", [], "14 dari 15"),
        ("kecamatan_bekasi_timur_2023", [], "14 dari 15"),
    ],
)
def test_samples_of_other_agencies_read_again(
    sample: str, found: list[str], tables: str, tmp_path: Path, run: Run
) -> None:
    assert run("build", SAMPLES / f"{sample}.xlsx", "-o", tmp_path / "bab.docx")[0] == 0
    code, out, _ = run("check", tmp_path / "bab.docx")
    heads = [line.rpartition(": ")[2] for line in out.splitlines() if line.startswith("  baris ")]
    assert [each for each in heads if not each.startswith("INFORMASI")] == found
    assert (code, f"{tables} tabel terbaca" in " ".join(out.split())) == (0, True)
