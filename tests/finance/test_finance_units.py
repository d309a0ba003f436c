"""An agency with sub units, taken whole or by unit, and months that are added up when asked for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from lkjip_xl.files.refusal import UnreadableFile
from lkjip_xl.finance.compare.which_files import choose
from lkjip_xl.finance.read.source_of import ReadingOptions, read_source
from lkjip_xl.finance.source import Source
from lkjip_xl.show.wording import worded
from lkjip_xl.tables.measures import Measure
from tests.finance_files import KEUANGAN, samples, write
from tests.running import Run
from tests.sample_books import MENDED

pytestmark = pytest.mark.usefixtures("small_templates")

DINAS, RSUD, PAYO = "1.02.0.00.0.00.01.0000", "1.02.0.00.0.00.01.0001", "1.02.0.00.0.00.01.0002"
OTHER = "1.01.0.00.0.00.01.0000"
SUB = "1.02.01.2.01.0001"
LRA = [
    ("KODE SKPD", "KODE", "URAIAN", "ANGGARAN", "REALISASI"),
    ("1.02.0.00.0.00.01", "", "Dinas Kesehatan", 60, 30),
    (DINAS, "", "Dinas Kesehatan", 10, 5),
    (DINAS, SUB, "Rapat", 10, 5),
    (RSUD, "", "RSUD Kota", 20, 10),
    (RSUD, SUB, "Rapat", 20, 10),
    (PAYO, "", "Puskesmas Payo", 30, 15),
    (PAYO, SUB, "Rapat", 30, 15),
    (OTHER, "", "Dinas Pendidikan", 7, 7),
    (OTHER, "1.01.01.2.01.0001", "Rapat", 7, 7),
]


def lra(tmp_path: Path, asked: str) -> Source:
    return read_source(write(tmp_path / "lra.xlsx", LRA), ReadingOptions(skpd=asked))


@pytest.mark.parametrize(
    ("asked", "pagu", "note"),
    [
        pytest.param(
            "1.02.0.00.0.00.01",
            60,
            "3 unit dijumlahkan: Dinas Kesehatan, RSUD Kota, Puskesmas Payo",
            id="the whole, by the common part of the code",
        ),
        pytest.param(RSUD, 20, "2 unit lain dari SKPD yang sama tidak dihitung", id="a unit by its code"),
        pytest.param(
            "puskesmas payo", 30, "untuk seluruhnya pilih SKPD 1.02.0.00.0.00.01", id="a unit by its name"
        ),
        pytest.param("Dinas Kesehatan", 10, "RSUD Kota, Puskesmas Payo", id="the unit with exactly that name"),
        pytest.param("Kota", 20, "2 unit lain", id="a unit by a part of its name"),
        pytest.param(OTHER, 7, "", id="an agency without units"),
    ],
)
def test_an_agency_with_units_is_taken_whole_or_by_unit(asked: str, pagu: int, note: str, tmp_path: Path) -> None:
    source = lra(tmp_path, asked)
    assert source.total(Measure.PAGU) == pagu
    assert source.total(Measure.REALISASI) == (pagu if asked == OTHER else pagu // 2)
    assert len(source.skpd) == 1
    assert [each for each in source.notes if note and note in each] if note else source.notes == ()


@pytest.mark.long
def test_units_without_being_asked_for_are_told_with_both_ways(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path / "lra.xlsx", LRA[:8])
    code, _, err = run("template", "--dari", path, "-o", tmp_path / "x.xlsx")
    assert code == 2
    assert "memuat 3 unit dari satu SKPD (1.02.0.00.0.00.01)" in err
    assert '--skpd 1.02.0.00.0.00.01 untuk seluruhnya, atau --skpd "Dinas Kesehatan" untuk satu unit' in err
    code, out, err = run("template", "--dari", path, "--skpd", "1.02.0.00.0.00.01", "-o", tmp_path / "x.xlsx")
    assert (code, err) == (0, "")
    assert "3 unit dijumlahkan" in out


def test_what_several_agencies_share_is_no_agency(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="beberapa SKPD cocok"):
        lra(tmp_path, "dinas")


@pytest.mark.parametrize(
    ("names", "asked", "total"),
    [
        (("Dinas Kesehatan - RSUD", "Dinas Kesehatan - Payo"), "Dinas Kesehatan", 2),
        (("Dinas Kesehatan", "Dinas Kesehatan (Payo)"), "dinas kesehatan (payo)", 1),
        (("Badan Keuangan", "Badan Kesatuan Bangsa"), "badan", None),
    ],
)
def test_units_that_have_names_only(names: Sequence[str], asked: str, total: int | None, tmp_path: Path) -> None:
    head = ("NAMA SKPD", "KODE SUB KEGIATAN", "NAMA SUB KEGIATAN", "KODE REKENING", "PAGU")
    path = write(tmp_path / "x.xlsx", [head, *((name, SUB, "Rapat", "5.1.02", 1) for name in names)])
    if total is None:
        with pytest.raises(UnreadableFile, match="beberapa SKPD cocok"):
            read_source(path, ReadingOptions(skpd=asked))
    else:
        assert read_source(path, ReadingOptions(skpd=asked)).total(Measure.PAGU) == total


def test_a_unit_in_an_export_with_a_column_for_units(tmp_path: Path) -> None:
    head = ("KODE SKPD", "NAMA SKPD", "KODE SUB UNIT", "NAMA SUB UNIT", "KODE SUB KEGIATAN", "NAMA SUB KEGIATAN")
    skpd = (DINAS, "Dinas Kesehatan")
    rows = [
        (*skpd, DINAS, "Dinas Kesehatan", SUB, "Rapat", "5.1.02", 10),
        (*skpd, RSUD, "RSUD Kota", SUB, "Rapat", "5.1.02", 20),
    ]
    path = write(tmp_path / "x.xlsx", [(*head, "KODE REKENING", "PAGU"), *rows])
    assert read_source(path).total(Measure.PAGU) == 30
    assert read_source(path, ReadingOptions(skpd="Dinas Kesehatan")).total(Measure.PAGU) == 30
    assert read_source(path, ReadingOptions(skpd="rsud")).total(Measure.PAGU) == 20
    assert read_source(path, ReadingOptions(skpd=RSUD)).total(Measure.PAGU) == 20


MONTHS = ("KODE", "URAIAN", "ANGGARAN", "REALISASI JANUARI", "REALISASI FEB")


def test_columns_of_months_are_added_when_asked_for(tmp_path: Path) -> None:
    path = write(tmp_path / "x.xlsx", [MONTHS, (SUB, "Rapat", 10, 3, 4), ("1.02.01.2.01.0002", "Dua", 5, 1, 1)])
    with pytest.raises(UnreadableFile, match="realisasi tiap bulan: januari, februari") as refused:
        read_source(path)
    assert "--bulanan" in worded(refused.value.unreadable.hint)
    source = read_source(path, ReadingOptions(monthly=True))
    assert source.total(Measure.PAGU) == 15
    assert source.total(Measure.REALISASI) == 9
    assert source.notes == ("realisasi dijumlahkan: januari, februari",)


@pytest.mark.parametrize("heading", ["REALISASI S.D. FEBRUARI", "JUMLAH REALISASI", "REALISASI"])
def test_a_column_of_all_months_needs_no_adding(heading: str, tmp_path: Path) -> None:
    path = write(tmp_path / "x.xlsx", [(*MONTHS, heading), (SUB, "Rapat", 10, 3, 4, 7)])
    assert read_source(path).total(Measure.REALISASI) == 7


def simple(tmp_path: Path, name: str, share: int) -> Path:
    """The simple sheet of the sample with the realisasi of one month: a part of it."""
    head, *rows = samples.sederhana(samples.anggaran())
    return write(tmp_path / name, [head, *((*row[:3], share if row[0].count(".") == 5 else None) for row in rows)])


@pytest.mark.long
def test_files_of_months_are_added_when_asked_for(run: Run, tmp_path: Path) -> None:
    head, *rows = samples.sederhana(samples.anggaran())
    january = [head, *((*row[:3], row[3] - row[3] // 3) for row in rows)]
    february = [head, *((*row[:3], row[3] // 3) for row in rows)]
    files = [write(tmp_path / "jan.xlsx", january), write(tmp_path / "feb.xlsx", february)]
    code, _, err = run("reconcile", MENDED, *files)
    assert (code, "--bulanan" in err) == (2, True)
    code, out, err = run("reconcile", MENDED, *files, "--bulanan")
    assert (code, err) == (0, "")
    said = " ".join(out.split())
    assert "realisasi 2 berkas dijumlahkan: jan.xlsx, feb.xlsx" in said
    assert "pagu di feb.xlsx tidak dipakai: sudah dari jan.xlsx" in said
    assert "COCOK sampai rupiahnya: pagu dan realisasi" in said


def test_months_that_look_cumulative_or_are_the_same_are_said(tmp_path: Path) -> None:
    one, two = (read_source(simple(tmp_path, f"{share}.xlsx", share)) for share in (1, 2))
    assert "pastikan keduanya bukan angka kumulatif" in choose([one, two], monthly=True).notes[1]
    assert len(choose([two, one], monthly=True).notes) == 2
    with pytest.raises(UnreadableFile, match="isi yang sama"):
        choose([one, read_source(simple(tmp_path, "lagi.xlsx", 1))], monthly=True)
    assert "tidak ada bulan yang dijumlahkan" in choose([one], monthly=True).notes[0]


@pytest.mark.long
def test_a_finance_file_without_months_is_read_with_bulanan_too(run: Run) -> None:
    code, out, _ = run("reconcile", MENDED, KEUANGAN / "sederhana.csv", "--bulanan")
    assert code == 0
    assert "tidak ada bulan yang dijumlahkan" in out


@pytest.mark.long
@pytest.mark.parametrize(
    "heading", ["Kode Instansi", "Kode Dinas", "Kode Organisasi", "Kode Unit", "Kode Satker", "Unit"]
)
def test_a_column_of_agencies_is_known_by_its_heading_or_by_their_codes(
    heading: str, run: Run, tmp_path: Path
) -> None:
    head = (heading, "KODE SUB KEGIATAN", "NAMA SUB KEGIATAN", "KODE REKENING", "PAGU")
    rows = [(DINAS, SUB, "Rapat", "5.1.02", 10), (OTHER, "1.01.01.2.01.0001", "Rapat", "5.1.02", 7)]
    path = write(tmp_path / "rekap.xlsx", [head, *rows])
    assert read_source(path, ReadingOptions(skpd=DINAS)).total(Measure.PAGU) == 10
    code, _, err = run("reconcile", MENDED, path)
    assert (code, "memuat 2 SKPD" in err) == (2, True)


CUMULATIVE = [(10, 20, 30), (5, 5, 40)]


def test_columns_that_hold_all_that_was_spent_are_never_added_up(tmp_path: Path) -> None:
    head = ("KODE", "URAIAN", "PAGU", "REALISASI JANUARI", "REALISASI FEBRUARI", "REALISASI MARET")
    rows = [(f"1.02.01.2.01.000{at}", f"Sub {at}", 45, *months) for at, months in enumerate(CUMULATIVE, 1)]
    with pytest.raises(UnreadableFile, match="kumulatif") as error:
        read_source(write(tmp_path / "x.xlsx", [head, *rows]), ReadingOptions(monthly=True))
    assert worded(error.value.unreadable.hint) == "Ulangi tanpa --bulanan, dan sisakan kolom yang terakhir saja."


def test_rows_that_hold_all_that_was_spent_are_never_added_up(tmp_path: Path) -> None:
    head = ("KODE", "URAIAN", "TRIWULAN", "PAGU", "REALISASI")
    rows = [
        (f"1.02.01.2.01.000{at}", f"Sub {at}", f"TW {period}", 45, spent)
        for at, periods in enumerate(CUMULATIVE, 1)
        for period, spent in zip(("I", "II", "III"), periods, strict=True)
    ]
    with pytest.raises(UnreadableFile, match="kumulatif"):
        read_source(write(tmp_path / "x.xlsx", [head, *rows]), ReadingOptions(monthly=True))


def test_files_that_hold_all_that_was_spent_are_never_added_up(run: Run, tmp_path: Path) -> None:
    head = ("KODE", "URAIAN", "PAGU", "REALISASI")
    files = [
        write(
            tmp_path / f"{at}.xlsx",
            [head, *((f"1.02.01.2.01.000{sub}", "Sub", 45, each[at]) for sub, each in enumerate(CUMULATIVE, 1))],
        )
        for at in range(3)
    ]
    code, _, err = run("reconcile", MENDED, *files, "--bulanan")
    assert (code, "sisakan berkas yang terakhir saja" in " ".join(err.split())) == (2, True)


def test_months_that_grow_within_the_pagu_are_added_up(tmp_path: Path) -> None:
    head = ("KODE", "URAIAN", "PAGU", "REALISASI JANUARI", "REALISASI FEBRUARI", "REALISASI MARET")
    rows = [(f"1.02.01.2.01.000{at}", f"Sub {at}", 100, *months) for at, months in enumerate(CUMULATIVE, 1)]
    source = read_source(write(tmp_path / "x.xlsx", [head, *rows]), ReadingOptions(monthly=True))
    assert source.total(Measure.REALISASI) == 110


def test_columns_that_tell_rows_apart_are_not_called_unknown(tmp_path: Path) -> None:
    head = ("KODE", "URAIAN", "SUMBER DANA", "NO SP2D", "BULAN", "PAGU", "REALISASI", "WARNA")
    source = read_source(write(tmp_path / "x.xlsx", [head, (SUB, "Sub", "DAU", "1", "Mei", 10, 5, "biru")]))
    assert source.unknown_columns == ("warna",)
