"""What Asal Data and the terminal say of an agency's own workbook: every column, and no cell that is none."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from lkjip_xl.check.run import check_report
from lkjip_xl.files.limits import USUAL_LIMITS
from lkjip_xl.reader import read_report
from lkjip_xl.tables import ASAL_DATA
from lkjip_xl.tasks.new_template import TemplateWish, write_new
from lkjip_xl.text.ways import passages
from tests.sample_books import SAMPLES

pytestmark = pytest.mark.usefixtures("small_templates")

PLANNING = SAMPLES / "perencanaan"


def _filled(folder: Path, source: Path) -> tuple[list[str], list[tuple[str, str, str]]]:
    """What is told, and of each line of Asal Data what was written, what became of it and the remark."""
    target = folder / "templat.xlsx"
    written = write_new(target, TemplateWish(dari=(source,)), USUAL_LIMITS)
    told = ["".join(map(str, passages(each.text))) for each in written.told]
    sheet = load_workbook(target)[ASAL_DATA]
    rows = sheet.iter_rows(min_row=5, min_col=2, max_col=5, values_only=True)
    return told, [(str(row[0] or ""), str(row[1] or ""), str(row[3] or "")) for row in rows]


def test_every_column_of_a_list_has_its_line(tmp_path: Path) -> None:
    source = PLANNING / "evaluasi_renja_2023.xlsx"
    _, lines = _filled(tmp_path, source)
    became = {written: (becomes, why) for written, becomes, why in lines}

    assert became["Indikator Kinerja Program (outcome)/Kegiatan (output)"] == (
        "Tabel 2.7: INDIKATOR PROGRAM/KEGIATAN/SUB KEGIATAN",
        "periksa kolomnya",
    )
    assert became["Target Kinerja dan Anggaran Renja PD Tahun 2023 K"][0] == "Tabel 2.7: TARGET"
    reached = "Realisasi Capaian Kinerja dan Anggaran Renja PD Tahun 2023 K"
    assert became[reached][0] == "Tabel 3.1.1.b: REALISASI KINERJA"
    # That of the Renstra's last year, and of a quarter, are none of the year's.
    left = "tidak diambil", "bukan, atau belum tentu, indikator atau kinerja setahun; isi sendiri bila perlu"
    assert became["Target Renstra PD pada Tahun 2026 K"] == left
    assert became["Realisasi Kinerja dan Anggaran pada Triwulan IV K"] == left
    why = "bukan nama, kode, atau rupiah; isi sendiri bila perlu"
    assert became["Sasaran"] == ("tidak diambil", why)
    named = next(written for written in became if "Program/Kegiatan" in written and "Indikator" not in written)
    assert became[named][0].startswith("Tabel 2.7: ")


def test_what_comes_of_a_list_is_right_but_for_its_own_slips(tmp_path: Path) -> None:
    _filled(tmp_path, PLANNING / "evaluasi_renja_2023.xlsx")
    found = check_report(read_report(tmp_path / "templat.xlsx"), "templat.xlsx").findings

    assert {(each.code, each.problem.place.sheet) for each in found if each.code not in {"D01", "S14"}} == {
        ("T01", "Tabel 2.7")
    }
    assert [each for each in found if each.code == "D01" and each.problem.place.sheet != "Identitas"] == []


def _plan(path: Path, year: int) -> Path:
    """A plan of a year with its indicators, and of the year after it."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    plan, after = f"Rencana Tahun {year}", f"Prakiraan Maju Tahun {year + 1}"
    work = ["Target Capaian Kinerja", "Pagu Indikatif"]
    rows: list[list[str | int | None]] = [[f"RENCANA KERJA DINAS CONTOH KABUPATEN CONTOH TAHUN {year}"], []]
    rows += [["Kode", "Program/Kegiatan/Sub Kegiatan", "Indikator Kinerja", plan, None, after, None]]
    rows += [[None, None, None, *work, *work]]
    for code, name in (("2.16.02", "Informasi"), ("2.16.02.2.01", "Media"), ("2.16.02.2.01.0001", "Konten")):
        rows += [[code, name, f"Jumlah {name}", "5 media", 5_000_000, "6 media", 6_000_000]]
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def test_a_plan_without_realisasi_brings_its_indicators_too(tmp_path: Path) -> None:
    _filled(tmp_path, _plan(tmp_path / "renja.xlsx", 2023))
    found = read_report(tmp_path / "templat.xlsx").tables["tabel_2_7"].rows
    assert [row.text("indikator") for row in found] == ["Jumlah Informasi", "Jumlah Media", "Jumlah Konten"]
    assert {(row.text("target"), row.figure("pagu")) for row in found} == {("5 media", Decimal(5_000_000))}


def test_beside_last_years_report_a_plan_brings_its_pagu(tmp_path: Path) -> None:
    plan = _plan(tmp_path / "renja.xlsx", 2024)
    wish = TemplateWish(
        lanjut=PLANNING / "perjanjian_kinerja_2023.xlsx", dari=(plan,), tahun=2024, renstra="2024-2026"
    )
    write_new(tmp_path / "2024.xlsx", wish, USUAL_LIMITS)
    found = read_report(tmp_path / "2024.xlsx").tables["tabel_2_7"].rows
    assert {(row.text("indikator"), row.figure("pagu")) for row in found} == {("", Decimal(5_000_000))}


def test_titles_captions_and_signatures_are_no_cells_of_a_table(tmp_path: Path) -> None:
    told, lines = _filled(tmp_path, PLANNING / "perjanjian_kinerja_2023.xlsx")

    assert not any("tidak mendapat tempat" in each for each in told)
    assert any(why == "tulisan di luar tabel" for _, _, why in lines)
    assert ("NO", "tidak diambil", "nomor baris; templat tidak memerlukannya") in lines


def test_what_is_taken_is_called_so_and_counted_once(tmp_path: Path) -> None:
    told, lines = _filled(tmp_path, PLANNING / "perjanjian_kinerja_2023.xlsx")

    assert any("2 dari 6 tabel diambil" in each for each in told)
    assert lines[0][0] == "2 dari 6 tabel diambil"


def test_next_year_says_what_of_last_year_is_there(tmp_path: Path) -> None:
    """A report with an agreement alone has no result of the year that could stand beside next year's."""
    written = write_new(
        tmp_path / "2024.xlsx", TemplateWish(lanjut=PLANNING / "perjanjian_kinerja_2023.xlsx"), USUAL_LIMITS
    )
    told = ["".join(map(str, passages(each.text))) for each in written.told]

    there = "Target 2023 sudah di kolom tahun lalu Tabel 3.1.2"
    assert f"{there}; realisasinya tidak ada di laporan itu, isi sendiri di sebelahnya." in told
    assert "Tidak ada di laporan itu, isi sendiri di Tabel 2.2 Sasaran: SATUAN." in told
    # Its programs stand below the indicators, with their pagu.
    assert any("3 indikator sasaran, 3 baris Tabel 2.7" in each for each in told)
