"""Which columns are pagu and realisasi: kinds of spending, sources, months, percentages, ways of paying."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkjip_xl.files.refusal import UnreadableFile
from lkjip_xl.finance.read.source_of import ReadingOptions, read_source
from lkjip_xl.finance.source import Source
from lkjip_xl.reader import read_report
from lkjip_xl.tables.measures import Measure, Stage
from tests.finance.test_finance_shapes import totals
from tests.finance_files import samples, write_cells
from tests.running import Run
from tests.sample_books import MENDED

ROWS = (("1.02.01", "PROGRAM A"), ("1.02.01.2.01", "Kegiatan A"), ("1.02.01.2.01.0001", "Sub A"))


def of_columns(folder: Path, columns: dict[str, float | None], **options: object) -> Source:
    """A sheet with KODE, URAIAN and some columns; the same amounts in each of its three rows."""
    head = ("KODE", "URAIAN", *columns)
    path = write_cells(folder / "x.xlsx", [head, *((*row, *columns.values()) for row in ROWS)])
    return read_source(path, ReadingOptions(**options))  # type: ignore[arg-type]


ADDED = [
    pytest.param(
        {"ANGGARAN PEGAWAI": 1, "ANGGARAN BARANG DAN JASA": 2, "ANGGARAN MODAL": 4},
        7,
        "pagu dijumlahkan dari kolom “anggaran pegawai” dan “anggaran barang dan jasa” dan “anggaran modal”",
        id="kinds within operasi",
    ),
    pytest.param(
        {"ANGGARAN OPERASI": 3, "ANGGARAN PEGAWAI": 1, "ANGGARAN BARANG DAN JASA": 2, "ANGGARAN MODAL": 4},
        7,
        "pagu diambil dari kolom “anggaran operasi” dan “anggaran modal”; kolom “anggaran pegawai”, “anggaran "
        "barang dan jasa” tidak dipakai",
        id="operasi and what is within it",
    ),
    pytest.param(
        {"PAGU DAU": 1, "PAGU DAK": 2}, 3, "pagu dijumlahkan dari kolom “pagu dau” dan “pagu dak”", id="sources"
    ),
    pytest.param(
        {"PAGU": 3, "PAGU DAK": 2},
        3,
        "pagu diambil dari kolom “pagu”; kolom “pagu dak” tidak dipakai",
        id="a source beside the whole",
    ),
    pytest.param(
        {"PAGU PEGAWAI": 1, "PAGU BARANG & JASA": 2, "PAGU MODAL": 4, "JUMLAH PAGU": 7}, 7, "", id="a right total"
    ),
    pytest.param(
        {"PAGU PEGAWAI": 1, "PAGU BARANG & JASA": 2, "PAGU MODAL": 4, "JUMLAH PAGU": None},
        7,
        "",
        id="a blank total is that of all kinds",
    ),
]


@pytest.mark.parametrize(("columns", "pagu", "note"), ADDED)
def test_parts_of_the_pagu(columns: dict[str, float | None], pagu: int, note: str, tmp_path: Path) -> None:
    source = of_columns(tmp_path, columns)
    assert source.total(Measure.PAGU) == pagu
    assert source.notes == ((note,) if note else ())


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"PAGU (APBD)": 3, "PAGU (DAK)": 1}, "“pagu apbd” dan “pagu dak” saling memuat atau harus dijumlahkan"),
        ({"PAGU DAU": 1, "PAGU DAK": 2, "PAGU PEGAWAI": 3}, "saling memuat atau harus dijumlahkan"),
        ({"PAGU PEGAWAI": 1, "PAGU LAINNYA": 2, "PAGU MODAL": 4}, "“pagu lainnya” berdiri di antara kolom jenis"),
        (
            {"PAGU": 1, "REALISASI MEI": 1, "REALISASI JNI": 2, "REALISASI JULI": 1},
            "“realisasi jni” berdiri di antara",
        ),
        ({"PAGU": 1, "REALISASI": 1, " REALISASI": 2}, "2 kolom realisasi berjudul sama"),
        ({"PAGU 2022": 1, "PAGU 2023": 2}, "berkas ini memuat beberapa tahun: 2022, 2023"),
    ],
)
def test_what_cannot_be_told_is_asked(columns: dict[str, float | None], said: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=said):
        of_columns(tmp_path, columns, monthly=True)


@pytest.mark.parametrize(
    "columns",
    [
        {"PAGU": 9, "REALISASI LS": 1, "REALISASI UP/GU": 2, "REALISASI TU": 4},
        {"PAGU": 9, "REALISASI LS": 1, "REALISASI UP/GU": 2, "REALISASI TU": 4, "REALISASI SPJ (LS+UP/GU/TU)": 7},
        {"PAGU": 9, "REALISASI LS GAJI": 1, "REALISASI LS BARANG DAN JASA": 2, "REALISASI UP/GU/TU": 4},
        {"PAGU": 9, "JUMLAH": 7, "TINGKAT REALISASI": 77.77},
        {"PAGU": 9, "SP2D": 7, "REALISASI SERAPAN": 77.77},
        {"PAGU": 9, "REALISASI": 7, "RASIO REALISASI": 77.77, "% REALISASI": 77.77, "PERSENTASE REALISASI": 77.77},
        {"PAGU": 9, "PENYERAPAN ANGGARAN (Rp)": 7, "PENYERAPAN ANGGARAN (%)": 77.77},
        {"PAGU": 9, "REALISASI TW IV": 7},
        {"PAGU": 9, "REALISASI S.D. TW IV": 7},
    ],
)
def test_the_realisasi_is_no_percentage_and_no_part_of_it(columns: dict[str, float], tmp_path: Path) -> None:
    assert totals(of_columns(tmp_path, dict(columns))) == (9, 7)


@pytest.mark.parametrize(
    "months",
    [
        ("JAN", "FEB", "MAR", "APR", "MEI", "JUN", "JUL", "AGS", "SEP", "OKT", "NOP", "DES"),
        ("Januari", "Pebruari", "Mart", "April", "Mei", "Juni", "Juli", "Agust", "Sept", "Oct", "Nov", "Dec"),
        ("TW I", "TW II", "TW III", "TW IV"),
        ("Triwulan 1", "Triwulan 2"),
        ("Semester I", "Semester II"),
    ],
)
def test_months_and_quarters_are_added_when_asked_for(months: tuple[str, ...], tmp_path: Path) -> None:
    columns: dict[str, float | None] = {"PAGU": 99, **{f"REALISASI {month}": 1 for month in months}}
    with pytest.raises(UnreadableFile, match=r"realisasi tiap (bulan|triwulan|semester)"):
        of_columns(tmp_path, columns)
    assert totals(of_columns(tmp_path, columns, monthly=True)) == (99, len(months))


def test_only_the_columns_of_the_stage_are_named(tmp_path: Path) -> None:
    columns: dict[str, float | None] = {"APBD MURNI": 1, "APBD PERGESERAN": 2, "APBD PERUBAHAN": 4}
    source = of_columns(tmp_path, columns, stage=Stage.PERUBAHAN)
    assert source.total(Measure.PAGU) == 4
    assert source.notes == ("pagu diambil dari kolom “apbd perubahan”; kolom “apbd pergeseran” tidak dipakai",)


def simple(folder: Path, *headings: str) -> Path:
    """The budget of the sample under other headings, with half of the realisasi before it."""
    _, *rows = samples.sederhana(samples.anggaran())
    head = ("KODE", "URAIAN", *headings)
    return write_cells(folder / "x.xlsx", [head, *((*row[:3], row[3] // 2, *row[3:4]) for row in rows)])


@pytest.mark.parametrize("heading", ["REAL", "Real. (Rp)", "Realis. Keu"])
def test_a_realisasi_may_be_shortened(heading: str, tmp_path: Path) -> None:
    assert totals(of_columns(tmp_path, {"PAGU": 9, heading: 7, "%": 77.77})) == (9, 7)


@pytest.mark.parametrize("heading", ["PAGU DAK", "PAGU PEGAWAI"])
def test_a_part_alone_is_hardly_the_whole(heading: str, tmp_path: Path) -> None:
    (note,) = of_columns(tmp_path, {heading: 9}).notes
    assert note.endswith("pastikan kolom itu memang pagu yang dimaksud")


def test_a_percentage_alone_is_no_realisasi(tmp_path: Path) -> None:
    assert totals(of_columns(tmp_path, {"PAGU": 9, "SERAPAN": 77.77})) == (9, None)


def test_months_without_the_word_realisasi_are_not_read(tmp_path: Path) -> None:
    source = of_columns(tmp_path, {"PAGU": 9, "JAN": 1, "FEB": 2})
    assert totals(source) == (9, None)
    assert source.unread_columns == {"realisasi": ("jan", "feb")}


@pytest.mark.long
def test_a_realisasi_of_a_month_only_is_not_judged(run: Run, tmp_path: Path) -> None:
    path = simple(tmp_path, "ANGGARAN", "REALISASI BULAN LALU", "REALISASI BULAN INI")
    code, out, _ = run("reconcile", MENDED, path)
    assert code == 1
    assert "belum tentu memuat seluruh realisasi, jadi realisasi tidak dinilai" in " ".join(out.split())


@pytest.mark.long
def test_the_reports_own_headings_are_read(run: Run, tmp_path: Path) -> None:
    _, *rows = samples.sederhana(samples.anggaran())
    head = ("KODE", "PROGRAM/KEGIATAN/SUB KEGIATAN", "TARGET", None, "REALISASI", None)
    below = (None, None, "KINERJA", "KEUANGAN", "KINERJA", "KEUANGAN")
    path = write_cells(tmp_path / "x.xlsx", [head, below, *((*row[:2], 1, row[2], 1, row[3]) for row in rows)])
    code, out, _ = run("reconcile", MENDED, path)
    assert code == 0
    assert "pagu dan realisasi" in out


@pytest.mark.parametrize(
    ("columns", "gross"),
    [
        ({"REALISASI": 95, "PENGEMBALIAN": 5, "REALISASI NETTO": 90}, "realisasi"),
        ({"REALISASI BRUTO": 95, "PENGEMBALIAN BELANJA": 5, "REALISASI BERSIH": 90}, "realisasi bruto"),
        ({"REALISASI NETO": 90, "SETORAN": 5, "TOTAL REALISASI": 95}, "total realisasi"),
    ],
)
def test_the_realisasi_net_of_what_was_paid_back_is_taken(
    columns: dict[str, float | None], gross: str, tmp_path: Path
) -> None:
    source = of_columns(tmp_path, {"ANGGARAN": 100, **columns})
    assert totals(source) == (100, 90)
    net = next(heading for heading, amount in columns.items() if amount == 90).lower()
    assert f"realisasi diambil dari kolom “{net}”; kolom “{gross}” tidak dipakai" in source.notes


@pytest.mark.parametrize(
    "heading",
    [
        "%",
        "% 2023",
        "(%)",
        "% Realisasi",
        "%=4/3",
        "2023 (%)",
        "Persen",
        "Capaian (%)",
        "Serapan",
        "Daya Serap (%)",
    ],
)
def test_a_column_of_percentages_never_stands_in_the_way(heading: str, tmp_path: Path) -> None:
    assert totals(of_columns(tmp_path, {"ANGGARAN": 100, "REALISASI": 90, heading: 9}, year=2023)) == (100, 90)
    assert totals(of_columns(tmp_path, {"ANGGARAN": 100, heading: 9, "REALISASI": 90}, year=2023)) == (100, 90)


@pytest.mark.parametrize(
    ("spent", "told", "typed"),
    [
        ({}, "", None),
        ({"REALISASI": 60.0}, "masuk ke REALISASI KEUANGAN di Tabel 3.1.1.b; pastikan itu realisasi setahun.", 60),
        ({"REALISASI S.D. DESEMBER": 60.0}, "masuk ke REALISASI KEUANGAN di Tabel 3.1.1.b", 60),
        ({"REALISASI S.D. JUNI": 60.0}, "tidak diambil, karena bukan, atau belum tentu, setahun: isi ", None),
    ],
    ids=["pagu alone", "with realisasi", "up to December", "up to June"],
)
def test_the_realisasi_of_a_list_is_taken_where_nothing_says_that_it_is_of_a_part_of_the_year(
    spent: dict[str, float], told: str, typed: float | None, run: Run, tmp_path: Path
) -> None:
    of_columns(tmp_path, {"PAGU": 90.0, **spent})
    code, said, _ = run("template", "--dari", tmp_path / "x.xlsx", "-o", tmp_path / "templat.xlsx")
    assert code == 0
    (line,) = [each.strip() for each in said.splitlines() if "Realisasinya" in each] or [""]
    assert line.startswith(f"Realisasinya {told}") if told else not line
    rows = read_report(tmp_path / "templat.xlsx").tables["tabel_3_1_1_b"].rows
    assert {row.figure("realisasi") for row in rows} == {typed}


def test_of_a_list_of_several_agencies_one_is_chosen_also_where_it_has_a_realisasi(
    run: Run, tmp_path: Path
) -> None:
    head = ("KODE", "PROGRAM/KEGIATAN", "PAGU", "REALISASI", "OPD PENANGGUNG JAWAB")
    rows = [
        (f"{urusan}.{code}", f"Pekerjaan {code}", 3_000_000, 2_700_000, name)
        for urusan, name in (("8.01", "Dinas A"), ("1.06", "Dinas B"))
        for code in ("01", "01.2.01", "01.2.01.0001")
    ]
    write_cells(tmp_path / "kua.xlsx", [head, *rows])
    asked = ["template", "--dari", tmp_path / "kua.xlsx", "-o", tmp_path / "templat.xlsx"]
    assert run(*asked)[0] == 2
    assert run(*asked, "--skpd", "Dinas A")[0] == 0
    found = read_report(tmp_path / "templat.xlsx").tables["tabel_3_1_1_b"].rows
    assert [row.text("kode") for row in found] == ["8.01.01", "8.01.01.2.01", "8.01.01.2.01.0001"]
    assert {row.figure("realisasi") for row in found} == {2_700_000}
