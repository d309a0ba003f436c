"""A filled workbook, or last year's report, takes its pagu from a file of the finance system."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from lkjip_xl.books.template.budget_rows import OtherName, with_budget
from lkjip_xl.books.template.from_finance import Budget
from lkjip_xl.finance.read.source_of import read_source
from lkjip_xl.reader import read_report
from lkjip_xl.report.model import Table
from lkjip_xl.tasks.budget_file import told_of_budget
from lkjip_xl.text.numbers import format_number
from tests import shown
from tests.finance_files import KEUANGAN, samples, write
from tests.running import Run
from tests.sample_books import MENDED, TABEL_2_7, TABEL_3_1_1_B, Book

pytestmark = pytest.mark.usefixtures("small_templates")

REKAP = KEUANGAN / "rekap_5.xlsx"
GONE = "Koordinasi dan Penyusunan Laporan Capaian"
KEGIATAN = "Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah"


def _table(path: Path, key: str = "tabel_2_7") -> Table:
    return read_report(path).tables[key]


def _pagu(path: Path) -> dict[str, Decimal | None]:
    table = _table(path)
    return {table.label(row): row.figure("pagu") for row in table.rows}


def _changed(tmp_path: Path) -> Path:
    """The sample with another pagu, a program that the file does not know, and a sub kegiatan missing."""
    book = Book(codes=True)
    book.cell(TABEL_2_7, "Penyediaan Gaji dan Tunjangan ASN", "PAGU ANGGARAN").value = 1
    gone = book.row(TABEL_2_7, GONE)
    for sheet in (TABEL_2_7, TABEL_3_1_1_B):
        book[sheet].delete_rows(gone)
    table = read_report(MENDED).tables["tabel_2_7"]
    last = table.rows[-1].number
    book[TABEL_2_7].cell(last, table.columns["jenis"]).value = "Program"
    book[TABEL_2_7].cell(last, table.columns["nama"]).value = "PROGRAM SENDIRI"
    book[TABEL_2_7].cell(last, table.columns["pagu"]).value = 7
    return book.save(tmp_path)


@pytest.mark.long
def test_the_pagu_of_the_file_comes_into_a_filled_workbook(run: Run, tmp_path: Path) -> None:
    old, target = _changed(tmp_path), tmp_path / "baru.xlsx"
    code, out, err = run("template", "--perbarui", old, "--dari", REKAP, "-o", target)
    assert (code, err) == (0, "")
    right, now = _pagu(MENDED), _pagu(target)
    assert {name: now[name] for name in right} == right
    assert now["PROGRAM SENDIRI"] == 7
    # A sub kegiatan that only the file has stands where the file has it.
    assert [name for name in now if name != "PROGRAM SENDIRI"] == [*right]
    told, name = " ".join(out.split()), "Penyediaan Gaji dan Tunjangan ASN"
    assert f"{name}: 1 → {format_number(right[name] or Decimal(0))}" in told
    assert "Tidak ada di berkas itu, pagunya tetap: PROGRAM SENDIRI." in told
    assert "Baris baru, indikator dan targetnya masih harus diisi: Koordinasi dan Penyusunan" in told


@pytest.mark.thorough
@pytest.mark.long
def test_what_was_typed_beside_the_pagu_stays_with_its_row(run: Run, tmp_path: Path) -> None:
    old, target = _changed(tmp_path), tmp_path / "baru.xlsx"
    run("template", "--perbarui", old, "--dari", REKAP, "-o", target)
    before, after = (_table(path, "tabel_3_1_1_b") for path in (old, target))
    spent = {after.label(row): row.figure("realisasi") for row in after.rows}
    assert {before.label(row): row.figure("realisasi") for row in before.rows if row.figure("realisasi")} == {
        name: amount for name, amount in spent.items() if amount
    }
    table = _table(target)
    parents = {table.label(row): table.label(parent) for row in table.rows if (parent := table.parent(row))}
    assert (
        parents["Koordinasi dan Penyusunan Laporan Capaian Kinerja dan Ikhtisar Realisasi Kinerja SKPD"]
        == KEGIATAN
    )


@pytest.mark.thorough
@pytest.mark.long
def test_a_workbook_that_agrees_is_told_so(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("template", "--perbarui", MENDED, "--dari", REKAP, "-o", tmp_path / "baru.xlsx")
    assert code == 0
    assert "Semua pagu sudah sama dengan berkas itu." in out


@pytest.mark.thorough
@pytest.mark.long
def test_that_formulas_show_the_new_pagu_is_what_was_asked_for(run: Run, tmp_path: Path) -> None:
    head, *rows = samples.rekap_5(samples.anggaran())
    pagu = head.index("PAGU")
    doubled = [[*row[:pagu], 2 * row[pagu], *row[pagu + 1 :]] for row in rows]
    file = write(tmp_path / "rekap.xlsx", [head, *doubled])
    code, out, err = run("template", "--perbarui", MENDED, "--dari", file, "-o", tmp_path / "baru.xlsx")
    assert (code, err) == (0, "")
    assert "55 baris pagunya kini menurut berkas itu:" in out
    assert "Tidak dibawa, atau tidak seperti semula" not in out


@pytest.mark.long
def test_a_file_of_another_year_is_refused(run: Run, tmp_path: Path) -> None:
    head, *rows = samples.rekap_5(samples.anggaran())
    other = write(tmp_path / "rekap.xlsx", [head, *([row[0], 2025, *row[2:]] for row in rows)])
    code, _, err = run("template", "--perbarui", MENDED, "--dari", other, "-o", tmp_path / "baru.xlsx")
    assert (code, "berisi tahun 2025, bukan 2023. Pakai berkas tahun 2023." in err) == (2, True)
    assert not (tmp_path / "baru.xlsx").exists()


@pytest.mark.long
def test_next_year_has_the_rows_of_its_file_with_last_years_indicators(run: Run, tmp_path: Path) -> None:
    head, *rows = samples.rekap_5(samples.anggaran())
    name, pagu = head.index("NAMA SUB KEGIATAN"), head.index("PAGU")
    next_year = [[row[0], 2024, *row[2:]] for row in rows if row[name] != "Penyediaan Gaji dan Tunjangan ASN"]
    for row in next_year:
        row[pagu] = 2 * row[pagu]
    file = write(tmp_path / "rekap.xlsx", [head, *next_year])
    target = tmp_path / "2024.xlsx"
    code, out, err = run("template", "--lanjut", MENDED, "--dari", file, "--renstra", "2024-2028", "-o", target)
    assert (code, err) == (0, "")
    assert "jadi tidak dibawa: Penyediaan Gaji dan Tunjangan ASN." in " ".join(out.split())
    before, after = _table(MENDED), _table(target)
    indicators = {before.label(row): row.text("indikator") for row in before.rows}
    assert {after.label(row): row.text("indikator") for row in after.rows} == {
        label: indikator for label, indikator in indicators.items() if not label.startswith("Penyediaan Gaji")
    }
    leaves = [row for row in after.rows if after.is_leaf(row)]
    was = {before.label(row): row.figure("pagu") for row in before.rows}
    assert all(row.figure("pagu") == 2 * (was[after.label(row)] or 0) for row in leaves)
    spent = _table(target, "tabel_3_1_1_b")
    assert [spent.label(row) for row in spent.rows] == [after.label(row) for row in after.rows]


def test_a_code_with_another_name_in_the_file_is_told(tmp_path: Path) -> None:
    file = tmp_path / "dpa.csv"
    file.write_text(
        "KODE;URAIAN;PAGU\n8.01.02;PROGRAM  IDEOLOGI;500000\n8.01.02.2.01;Kegiatan Bela Negara;500000\n"
        "8.01.02.2.01.0001;Sosialisasi Wawasan;500000\n"
    )
    table = shown.report(
        tabel_2_7="""
        | JENIS        | KODE              | PROGRAM             | INDIKATOR | TARGET    | PAGU   |
        | Program      | 8.01.02           | Program Ideologi    | Kader     | 10 orang  | 500000 |
        | Kegiatan     | 8.01.02.2.01      | Kegiatan Wawasan    | Kader     | 10 orang  | 500000 |
        | Sub Kegiatan | 8.01.02.2.01.0001 | Sosialisasi Wawasan | Kader     | 10 orang  | 500000 |
        """
    ).tables["tabel_2_7"]
    places = {row.number: at for at, row in enumerate(table.rows)}
    found = with_budget(table, [{}] * len(table.rows), places, Budget(read_source(file)))
    assert found.names == (OtherName("Kegiatan Wawasan", "Kegiatan Bela Negara"),)
    told = " ".join(str(each.text) for each in told_of_budget(found, file, kept=True))
    assert "yang di buku kerja tetap: Kegiatan Wawasan (di berkas itu Kegiatan Bela Negara)." in told
