"""Where both sides agree on a sum, whose parts come to it says which of them may be wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lkjip_xl.check.reconcile import reconcile
from lkjip_xl.check.reconciliation import Reconciliation
from lkjip_xl.finance.read.source_of import read_source
from lkjip_xl.rules.findings import Finding
from lkjip_xl.show.wording import worded
from lkjip_xl.show.words import details
from tests.finance_files import samples, write
from tests.rules.changes import Change
from tests.rules.changes import write as put
from tests.sample_books import TABEL_3_1_1_B, Book

AKUNTANSI, TRIWULANAN = (
    "Koordinasi dan Pelaksanaan Akuntansi",
    "Koordinasi dan Penyusunan Laporan Keuangan Bulanan",
)
KEGIATAN = "Administrasi Keuangan Perangkat Daerah"


def against(tmp_path: Path, *more: tuple[str, int], change: Change = lambda _: None) -> Reconciliation:
    """The mended report against KODE, URAIAN, ANGGARAN, REALISASI, with more realisasi in some of its rows."""
    # | 8.01.01.2.02       | Administrasi Keuangan …                   | … | 2.810.690.657 |
    # | 8.01.01.2.02.0005  | Koordinasi dan Pelaksanaan Akuntansi SKPD | … |     1.787.000 |
    rows: list[list[Any]] = [list(row) for row in samples.sederhana(samples.anggaran())]
    for name, amount in more:
        (row,) = [each for each in rows if str(each[1]).casefold().startswith(name.casefold())]
        row[3] += amount
    book = Book(codes=True)
    change(book)
    return reconcile(book.read(), [read_source(write(tmp_path / "x.xlsx", rows))])


def only(found: Reconciliation) -> Finding:
    (finding,) = found.findings
    return finding


def test_a_file_whose_sub_kegiatan_do_not_add_up_is_not_taken_for_right(tmp_path: Path) -> None:
    finding = only(against(tmp_path, (AKUNTANSI, 1_000_000)))
    assert (finding.code, finding.problem.place.address) == ("R04", "G15")
    assert dict(details(finding))["Di berkas keuangan"] == "2.787.000"
    assert finding.problem.hint == (
        "“Administrasi Keuangan Perangkat Daerah” di LKjIP dan di berkas keuangan sama, 2.810.690.657; rinciannya "
        "di LKjIP berjumlah sama dengan itu, di berkas keuangan 2.811.690.657. Periksa dahulu baris ini di berkas "
        "keuangan; cocokkan dengan laporan realisasi, lalu betulkan yang salah."
    )
    assert finding.problem.fixes == ()
    assert "seharusnya" not in finding.problem.message


def test_a_sub_kegiatan_without_which_the_report_does_not_add_up_is_wrong(tmp_path: Path) -> None:
    finding = only(against(tmp_path, change=put(TABEL_3_1_1_B, G15=2_787_000)))
    assert dict(details(finding))["Seharusnya"] == "1.787.000"
    assert finding.problem.fixes


def test_the_side_that_adds_up_is_right_in_each_row(tmp_path: Path) -> None:
    found = against(tmp_path, (TRIWULANAN, 500), change=put(TABEL_3_1_1_B, G15=2_787_000))
    labels = {each.problem.row_label[:30]: each.problem.elsewhere for each in found.findings}
    of_file = dict.fromkeys((KEGIATAN[:30], TRIWULANAN[:30]), "berkas keuangan")
    assert labels == {AKUNTANSI[:30]: "", **of_file}


def test_an_amount_shared_out_otherwise_names_the_other_rows(tmp_path: Path) -> None:
    found = against(tmp_path, (AKUNTANSI, 500), (TRIWULANAN, -500))
    assert [each.problem.elsewhere for each in found.findings] == ["berkas keuangan"] * 2
    assert (
        "rincian keduanya berjumlah sama: salah satunya keliru membaginya (baris lain yang berbeda: “Koordinasi"
        in (found.findings[0].problem.hint)
    )
    assert all(each.problem.fixes for each in found.findings)


def test_a_sum_of_the_file_that_is_the_reports_own_wrong_one(tmp_path: Path) -> None:
    change = put(TABEL_3_1_1_B, G12=2_810_690_658, G8=3_861_485_911, G6=23_425_221_115)
    found = against(tmp_path, (KEGIATAN, 1), change=change)
    finding = found.findings[0]
    assert finding.problem.place.address == "G12"
    assert finding.problem.elsewhere == "berkas keuangan"
    assert worded(finding.problem.hint).startswith(
        "Berkas keuangan juga menulis 2.810.690.658 di baris ini, tetapi rinciannya"
    )


def test_a_difference_up_to_the_total_is_that_of_the_report(tmp_path: Path) -> None:
    change = put(TABEL_3_1_1_B, G15=2_787_000, G12=2_811_690_657, G8=3_862_485_910, G6=23_426_221_114)
    finding = against(tmp_path, change=change).findings[0]
    assert finding.problem.elsewhere == ""
