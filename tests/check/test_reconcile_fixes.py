"""What reconcile says to do is right when it is done; what is accepted silences nothing else."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from lkjip_xl.check.reconcile import reconcile
from lkjip_xl.check.reconciliation import Reconciliation
from lkjip_xl.finance.read.source_of import ReadingOptions, read_source
from lkjip_xl.finance.source import Source
from lkjip_xl.rules.findings import Finding
from lkjip_xl.tables.measures import Stage
from tests.finance_files import KEUANGAN, changed, renamed, samples, write
from tests.rules.changes import Change, together
from tests.rules.changes import write as put
from tests.sample_books import TABEL_2_7, TABEL_3_1_1_B, Book

FILES = (KEUANGAN / "rekap_5.xlsx", KEUANGAN / "realisasi_per_dokumen.xlsx")
# Akuntansi (row 15) stands under Administrasi Keuangan (12), Program Penunjang (8) and JUMLAH (6).
CONSISTENT = put(TABEL_3_1_1_B, G15=2_787_000, G12=2_811_690_657, G8=3_862_485_910, G6=23_426_221_114)


def sources(*files: Path) -> list[Source]:
    return [read_source(each, ReadingOptions(2023, Stage.PERUBAHAN)) for each in files]


def against(book: Book, *files: Path, tolerance: int = 0) -> Reconciliation:
    return reconcile(book.read(), sources(*(files or FILES)), Decimal(tolerance))


def broken(*changes: Change) -> Book:
    book = Book(codes=True)
    together(*changes)(book)
    return book


def type_in(book: Book, finding: Finding, alternative: int = 0) -> None:
    for fix in finding.problem.fixes[alternative]:
        value = fix.value
        cell = book[fix.place.sheet][fix.place.address]
        cell.value = float(value) if isinstance(value, Decimal) else value


def codes(found: Reconciliation) -> list[tuple[str, str]]:
    return [(each.code, each.problem.place.address) for each in found.findings]


@pytest.mark.long
@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param(put(TABEL_2_7, F31=61_395_751), [("R03", "F31")], id="a leaf alone"),
        pytest.param(put(TABEL_3_1_1_B, G13=None), [("R04", "G13")], id="an empty cell"),
        pytest.param(put(TABEL_3_1_1_B, G12=5), [("R04", "G12")], id="a sum of its own"),
        pytest.param(CONSISTENT, [("R04", "G15")], id="a leaf, and all the sums above it"),
        pytest.param(
            put(TABEL_3_1_1_B, G15=2_787_000, G13=1, G12=269_046_201),
            [("R04", "G13"), ("R04", "G15")],
            id="two leaves under one sum",
        ),
    ],
)
def test_what_is_said_to_do_mends_it(change: Change, said: list[tuple[str, str]]) -> None:
    book = broken(change)
    found = against(book)
    assert codes(found) == said
    while found.findings:
        type_in(book, found.findings[0])
        found, said = against(book), said[1:]
        assert codes(found) == said
    assert found.agrees


@pytest.mark.parametrize("name", ["Koordinasi dan Pelaksanaan Akuntansi pada SKPD", "Koordinasi Akuntansi"])
def test_a_name_is_mended_by_that_of_the_finance_system(name: str, tmp_path: Path) -> None:
    budget = changed("Koordinasi dan Pelaksanaan Akuntansi", renamed(name))
    path = write(tmp_path / "rekap.xlsx", list(samples.rekap_5(budget)))
    book = Book()
    first = against(book, path).findings[0]
    assert first.code in {"R01", "R05"}
    type_in(book, first)
    assert against(book, path).findings == ()


def test_a_code_is_mended_by_that_of_the_finance_system() -> None:
    book = broken(put(TABEL_3_1_1_B, B15="8.01.01.2.02.33"), put(TABEL_2_7, B15="8.01.01.2.02.33"))
    (finding,) = against(book).findings
    type_in(book, finding)
    assert against(book).findings == ()


def test_a_row_that_has_no_likely_partner_has_no_fix(tmp_path: Path) -> None:
    budget = [each for each in samples.anggaran() if not each.sub_kegiatan[1].startswith("Pemeliharaan Mebel")]
    path = write(tmp_path / "rekap.xlsx", list(samples.rekap_5(budget)))
    (finding,) = against(broken(), path).findings
    assert (finding.code, finding.problem.fixes) == ("R01", ())


def waiver(code: str, row: str, figures: str | None = None) -> Change:
    return put("Pengecualian", A7=code, B7=TABEL_3_1_1_B, C7=row, E7=figures, F7="Menurut BPK")


@pytest.mark.long
def test_what_is_accepted_silences_nothing_above_it() -> None:
    assert codes(against(broken(CONSISTENT))) == [("R04", "G15")]
    found = against(broken(CONSISTENT, waiver("R04", "Koordinasi dan Pelaksanaan Akuntansi SKPD")))
    about = [each for each in found.findings if each.code == "R04"]
    assert [(each.problem.place.address, each.waived) for each in about] == [
        *(("G8", False), ("G12", False), ("G15", True), ("G6", False))
    ]
    assert not found.agrees


@pytest.mark.long
@pytest.mark.parametrize(
    ("row", "figures", "written", "said"),
    [
        pytest.param("Akuntansi", "1.787.003 → 1.787.000", 1_787_003, [], id="as it was accepted"),
        pytest.param("Akuntansi", "1.787.003 → 1.787.000", 1_787_009, ["R04", "S28"], id="another figure"),
        pytest.param("Akuntansi", None, 1_787_003, ["S27"], id="whatever the figure"),
        pytest.param("Gaji", None, 1_787_003, ["R04", "S12"], id="nothing to accept"),
    ],
)
def test_a_waiver_is_tied_to_its_figures(row: str, figures: str | None, written: int, said: list[str]) -> None:
    names = {"Akuntansi": "Koordinasi dan Pelaksanaan Akuntansi SKPD", "Gaji": "Penyediaan Gaji dan Tunjangan ASN"}
    found = against(broken(put(TABEL_3_1_1_B, G15=written), waiver("R04", names[row], figures)))
    assert [each.code for each in found.findings if not each.waived] == said
    assert found.agrees is ("R04" not in said)


def test_an_information_silences_no_error() -> None:
    # The name differs (R05, informasi) and so does the amount, at one row.
    found = against(broken(put(TABEL_3_1_1_B, C15="Akuntansi", G15=1), put(TABEL_2_7, C15="Akuntansi")))
    assert [each.code for each in found.findings] == ["R05", "R04"]


def rounded(tmp_path: Path, off: int) -> Path:
    """The simple sheet with the realisasi of each sub kegiatan off by some rupiah."""
    head, *rows = samples.sederhana(samples.anggaran())

    def shifted(row: Any) -> Any:
        return (*row[:3], row[3] + off) if row[0].count(".") == 5 else row

    return write(tmp_path / "x.xlsx", [head, *map(shifted, rows)])


def test_a_tolerance_is_one_rupiah_for_each_sub_kegiatan_and_says_what_it_hides(tmp_path: Path) -> None:
    path = rounded(tmp_path, 1)
    assert len(against(broken(), path).findings) == 37
    found = against(broken(), path, tolerance=1)
    assert (found.findings, found.agrees) == ((), True)
    assert found.unused == ("37 selisih sub kegiatan (jumlahnya Rp37) dibiarkan menurut toleransinya",)
    assert len(against(broken(), rounded(tmp_path, 2), tolerance=1).findings) == 37
