"""Files in thousands and millions of rupiah: read in rupiah, compared as far as they are known."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from lkjip_xl.finance.read.source_of import read_source
from lkjip_xl.methods.tolerance import unit_of_heading
from lkjip_xl.tables.measures import Measure
from tests.finance_files import samples, write_cells
from tests.running import Run
from tests.sample_books import MENDED

pytestmark = pytest.mark.usefixtures("small_templates")

HEAD = ("KODE", "URAIAN")


def in_units(
    folder: Path, titles: tuple[str, ...], headings: tuple[str, ...], unit: int, decimals: int, *, below: str = ""
) -> Path:
    """The budget of the sample in another unit, rounded half up to some decimals."""
    _, *rows = samples.sederhana(samples.anggaran())
    rounded = [(*row[:2], *(float(round(Decimal(each) / unit, decimals)) for each in row[2:4])) for row in rows]
    units = [(None, None, below, below)] if below else []
    return write_cells(folder / "x.xlsx", [*((each,) for each in titles), (*HEAD, *headings), *units, *rounded])


PAGU, REALISASI = ("PAGU", "REALISASI")
UNITS = [
    pytest.param((), ("PAGU (Rp ribu)", "REALISASI (Rp ribu)"), 1_000, 3, id="exact thousands in the headings"),
    pytest.param((), ("PAGU (Rp ribu)", "REALISASI (Rp ribu)"), 1_000, 0, id="whole thousands in the headings"),
    pytest.param((), ("PAGU (Rp.000)", "REALISASI (Rp.000)"), 1_000, 3, id="zeros for thousands"),
    pytest.param((), ("PAGU (JUTA RUPIAH)", "REALISASI (JUTA RUPIAH)"), 1_000_000, 2, id="millions, 2 decimals"),
    pytest.param(("LRA", "(dalam ribuan rupiah)"), (PAGU, REALISASI), 1_000, 0, id="thousands in a title"),
    pytest.param(("LRA", "(dalam jutaan Rp)"), (PAGU, REALISASI), 1_000_000, 6, id="exact millions in a title"),
    pytest.param(("LRA", "(dalam jutaan Rp)"), (PAGU, REALISASI), 1_000_000, 0, id="whole millions"),
]


@pytest.mark.long
@pytest.mark.parametrize(("titles", "headings", "unit", "decimals"), UNITS)
def test_a_file_in_thousands_or_millions_agrees(
    titles: tuple[str, ...], headings: tuple[str, ...], unit: int, decimals: int, run: Run, tmp_path: Path
) -> None:
    path = in_units(tmp_path, titles, headings, unit, decimals)
    source = read_source(path)
    exact = unit == 10**decimals
    assert (source.rounding[Measure.PAGU] == 0) is exact
    assert [each[:6] for each in source.notes] == ["dalam "]
    assert (source.total(Measure.PAGU) == 23_733_274_959) is exact
    code, out, _ = run("reconcile", MENDED, path)
    assert code == 0
    assert ("COCOK sampai rupiahnya" if exact else "COCOK sampai pembulatan di berkas keuangan") in out


@pytest.mark.long
def test_units_in_a_row_of_their_own(run: Run, tmp_path: Path) -> None:
    path = in_units(tmp_path, (), (PAGU, REALISASI), 1_000, 3, below="(dalam ribuan Rp)")
    assert run("reconcile", MENDED, path)[0] == 0


@pytest.mark.long
def test_what_is_off_by_more_than_the_rounding_is_found_and_no_exact_fix_is_offered(
    run: Run, tmp_path: Path
) -> None:
    path = in_units(tmp_path, ("(dalam ribuan rupiah)",), (PAGU, REALISASI), 1_000, 0)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    assert sheet["B5"].value == "Penyusunan Dokumen Perencanaan Perangkat Daerah"
    sheet["C5"] = sheet["C5"].value + 1
    book.save(path)
    code, out, _ = run("reconcile", MENDED, path)
    said = " ".join(out.split())
    assert code == 1
    assert "1 perbedaan" in said
    assert "Angka di berkas keuangan dibulatkan, lebih kurang Rp500." in said


@pytest.mark.long
def test_a_template_from_such_a_file_has_rupiah(run: Run, tmp_path: Path) -> None:
    path = in_units(tmp_path, (), ("PAGU (Rp ribu)", "REALISASI (Rp ribu)"), 1_000, 0)
    code, out, _ = run("template", "--dari", path, "--tahun", "2023", "-o", tmp_path / "t.xlsx")
    assert code == 0
    assert "dalam ribuan rupiah: pagu dan realisasi dikalikan 1.000" in " ".join(out.split())
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx")["Tabel 2.7"]
    assert 68_500_000 in [cell.value for row in sheet.iter_rows() for cell in row]


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("PAGU (Rp.000)", 1_000),
        ("pagu rp 000", 1_000),
        ("PAGU (Rp 1.000)", 1_000),
        ("PAGU (Rp.000.000)", 1_000_000),
        ("dalam 000 rupiah", 1_000),
        ("PAGU (x Rp1.000.000)", 1_000_000),
        ("PAGU (dalam jutaan)", 1_000_000),
        ("(dlm ribuan)", 1_000),
        ("PAGU (Rp jt)", 1_000_000),
        ("Rp. (000)", 1_000),
        ("PAGU (Rp)", 1),
        ("PAGU 2000", 1),
    ],
)
def test_the_unit_that_a_heading_names(heading: str, unit: int) -> None:
    assert unit_of_heading(heading) == unit


@pytest.mark.long
def test_totals_with_many_decimals_do_not_run_into_each_other(run: Run, tmp_path: Path) -> None:
    _, *rows = samples.sederhana(samples.anggaran())
    cells = [(*HEAD, "PAGU", "REALISASI"), *((*row[:3], row[3] / 7) for row in rows)]
    _, out, _ = run("reconcile", MENDED, write_cells(tmp_path / "x.xlsx", cells))
    (line,) = [each for each in out.splitlines() if each.startswith("Realisasi")]
    assert len(line.split()) == 4


AGREEMENT = (
    ("PERJANJIAN KINERJA TAHUN 2024",),
    ("No", "Sasaran", "Indikator Kinerja", "Satuan", "Target"),
    ("1", "Naiknya investasi", "Nilai realisasi investasi", "Miliar Rupiah", 1050),
    (None, None, "Nilai sumber daya", "Ribuan Rupiah", 60),
)
PROGRAMS = (
    ("No", "Program/Kegiatan", None, "Anggaran (Rp)", "Keterangan"),
    (1, "PROGRAM PROMOSI PENANAMAN MODAL", None, 371_375_000, "APBD"),
    (2, "PROGRAM PELAYANAN PENANAMAN MODAL", None, 519_925_000, "APBD"),
)


@pytest.mark.parametrize(
    ("above", "times"),
    [
        pytest.param([*AGREEMENT, ()], 1, id="the SATUAN of another table"),
        pytest.param([AGREEMENT[0], *AGREEMENT], 1, id="another table right above"),
        pytest.param([*AGREEMENT, (), ("Anggaran (dalam ribuan rupiah)",)], 1_000, id="a title of its own"),
        pytest.param(
            [*AGREEMENT, (), (None, None, None, "(Rp ribu)", "Lampiran")], 1_000, id="a unit at the right of it"
        ),
        pytest.param([("(dalam ribuan rupiah)",), *AGREEMENT, ()], 1, id="a title of another table"),
        pytest.param([("LRA",), (), ("Satuan", ":", "Ribuan Rupiah"), ()], 1_000, id="a label and its unit"),
        pytest.param([("(dalam miliar rupiah)",), ()], 1, id="amounts too large for their unit"),
    ],
)
def test_only_what_belongs_to_the_table_tells_its_unit(
    above: list[tuple[object, ...]], times: int, tmp_path: Path
) -> None:
    source = read_source(write_cells(tmp_path / "x.xlsx", [*above, *PROGRAMS]))
    assert source.total(Measure.PAGU) == 891_300_000 * times


def test_it_is_said_that_amounts_as_large_as_rupiah_are_not_multiplied(tmp_path: Path) -> None:
    source = read_source(write_cells(tmp_path / "x.xlsx", [("(dalam miliar rupiah)",), *PROGRAMS]))
    (said,) = [each for each in source.notes if "miliar" in each]
    assert said == (
        "judulnya menyebut miliaran rupiah, tetapi pagu sudah sebesar rupiah penuh: tidak dikalikan 1.000.000.000"
    )
    assert not source.rounding.get(Measure.PAGU)


def test_a_unit_over_another_table_is_named(tmp_path: Path) -> None:
    cells = [("(dalam ribuan rupiah)",), *AGREEMENT, (), *PROGRAMS]
    said = [each for each in read_source(write_cells(tmp_path / "x.xlsx", cells)).notes if "ribuan" in each]
    assert said == ["“(dalam ribuan rupiah)” berdiri di atas tabel lain, jadi tidak dipakai untuk tabel ini"]
