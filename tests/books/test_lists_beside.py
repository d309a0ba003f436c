"""Lists of programs in several sources: what the first leaves blank is filled, and nothing is lost."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from typer.testing import CliRunner

from lkjip_xl.cli.app import app
from lkjip_xl.tables import ASAL_DATA

pytestmark = pytest.mark.usefixtures("small_templates")

Line = Sequence[str | int | None]
TITLE = "REALISASI ANGGARAN TAHUN 2023"
CODES = ("8.01.01", "8.01.01.2.01", "8.01.01.2.01.0001", "8.01.01.2.01.0002")
SHORT: Line = ["KODE", "PROGRAM/KEGIATAN/SUB KEGIATAN", "PAGU", "REALISASI (Rp)"]
FULL: Line = [*SHORT[:2], "INDIKATOR", "TARGET", "SATUAN", "PAGU", "REALISASI KINERJA", "REALISASI (Rp)"]
WITHOUT: tuple[Line, ...] = (
    [CODES[0], "PROGRAM PENUNJANG", 3_000_000, 2_400_000],
    [CODES[1], "Administrasi Umum", 3_000_000, 2_400_000],
    [CODES[2], "Rapat", 1_000_000, 900_000],
    [CODES[3], "Peralatan", 2_000_000, 1_500_000],
)
WITH: tuple[Line, ...] = (
    [CODES[0], "PROGRAM PENUNJANG", "Nilai SAKIP", 75, "Nilai", 3_000_000, 74, 2_400_000],
    [CODES[1], "Administrasi Umum", "Layanan", "100 %", "Persen", 3_000_000, "95 %", 2_400_000],
    [CODES[2], "Rapat", "Jumlah rapat", 12, "Kali", 1_000_000, 11, 900_000],
    [None, None, "Jumlah peserta", 240, "Orang", None, 200, None],
    [CODES[3], "Peralatan", "Jumlah paket", 4, "Paket", 2_000_000, 4, 1_500_000],
)


def _book(path: Path, *rows: Line) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    lines: list[Line] = [[TITLE], [], *rows]
    for row in lines:
        sheet.append([*row])
    book.save(path)
    return path


def _template(folder: Path, *sources: Path) -> tuple[str, dict[str, list[tuple[object, ...]]], list[str]]:
    """What is told, the rows of Tabel 2.7 and 3.1.1.b as they are typed, and Asal Data line by line."""
    target = folder / "templat.xlsx"
    named = [word for each in sources for word in ("--dari", str(each))]
    done = CliRunner().invoke(app, ["template", *named, "-o", str(target)])
    assert done.exit_code == 0, done.output
    book = load_workbook(target)
    plan = [tuple(cell.value for cell in row[:6]) for row in book["Tabel 2.7"].iter_rows(min_row=8, max_row=14)]
    spent = [(row[6].value, row[8].value) for row in book["Tabel 3.1.1.b"].iter_rows(min_row=8, max_row=14)]
    origin = [
        " | ".join("" if each is None else str(each) for each in row)
        for row in book[ASAL_DATA].iter_rows(values_only=True)
    ]
    rows: dict[str, list[tuple[object, ...]]] = {
        "plan": [row for row in plan if any(row)],
        "spent": [row for row in spent if any(row)],
    }
    here = f"{folder}/"
    return _bare(done.output).replace(here, ""), rows, [line.replace(here, "") for line in origin]


def _bare(text: str) -> str:
    """A text without blanks: long paths are wrapped too."""
    return "".join(text.split())


def test_the_second_list_fills_indicators_and_work(tmp_path: Path) -> None:
    """By codes, further indicators of a row too; the list that is named first keeps its figures."""
    sources = _book(tmp_path / "satu.xlsx", SHORT, *WITHOUT), _book(tmp_path / "dua.xlsx", FULL, *WITH)
    told, rows, _ = _template(tmp_path, *sources)
    assert rows["plan"] == [
        ("Program", CODES[0], "PROGRAM PENUNJANG", "Nilai SAKIP", "75 Nilai", 3_000_000),
        ("Kegiatan", CODES[1], "Administrasi Umum", "Layanan", "100 %", 3_000_000),
        ("Sub Kegiatan", CODES[2], "Rapat", "Jumlah rapat", "12 Kali", 1_000_000),
        (None, None, None, "Jumlah peserta", "240 Orang", None),
        ("Sub Kegiatan", CODES[3], "Peralatan", "Jumlah paket", "4 Paket", 2_000_000),
    ]
    assert rows["spent"] == [(2_400_000, 74), (2_400_000, "95 %"), (900_000, 11), (None, 200), (1_500_000, 4)]
    filled = "dua.xlsx: 1 dari 1 tabel diambil, 0 angka, dan 15 sel yang kosong di berkas sebelumnya."
    assert _bare(filled) in told


def test_figures_that_differ_are_told_and_the_first_is_taken(tmp_path: Path) -> None:
    other = [list(row) for row in WITH]
    other[0][7], other[4][5] = 2_300_000, 2_000_500
    sources = _book(tmp_path / "satu.xlsx", SHORT, *WITHOUT), _book(tmp_path / "dua.xlsx", FULL, *other)
    told, rows, origin = _template(tmp_path, *sources)
    assert (rows["plan"][4][5], rows["spent"][0][0]) == (2_000_000, 2_400_000)
    assert (
        _bare(
            "2 sel daftarnya berbeda, dipakai yang disebut lebih dahulu: PROGRAM PENUNJANG (realisasi 2.400.000, "
            "di dua.xlsx 2.300.000), Peralatan (pagu 2.000.000, di dua.xlsx 2.000.500)."
        )
        in told
    )
    assert any("2.000.500; di satu.xlsx: 2.000.000 | Tabel 2.7: PAGU ANGGARAN" in line for line in origin)


def test_rows_below_those_of_the_first_list_come_with_their_codes(tmp_path: Path) -> None:
    """Names without codes, and in small letters, are found within what they are part of."""
    first: list[Line] = [
        ["No", "Program / Kegiatan", "Pagu", "Realisasi"],
        ["I", "Program Penunjang", 3_000_000, 2_400_000],
        [1, "Kegiatan Administrasi Umum", 3_000_000, 2_400_000],
    ]
    named = [[row[0], f"Kegiatan {row[1]}" if at == 1 else row[1], *row[2:]] for at, row in enumerate(WITHOUT)]
    sources = _book(tmp_path / "satu.xlsx", *first), _book(tmp_path / "dua.xlsx", SHORT, *named)
    told, rows, _ = _template(tmp_path, *sources)
    assert [(row[0], row[1]) for row in rows["plan"]] == [
        ("Program", CODES[0]), ("Kegiatan", CODES[1]), ("Sub Kegiatan", CODES[2]), ("Sub Kegiatan", CODES[3]),
    ]  # fmt: skip
    assert [row[0] for row in rows["spent"]] == [2_400_000, 2_400_000, 900_000, 1_500_000]
    assert _bare("2 baris ditambahkan dari sini: Rapat, Peralatan.") in told


def test_a_row_whose_place_is_not_plain_is_named(tmp_path: Path) -> None:
    """Beside parts of the first list it may be one of them by another name; so may a program be."""
    program: tuple[Line, ...] = (["8.01.02", "PROGRAM DEMOKRASI", None, None, None, 500, None, 400],)
    sources = (
        _book(tmp_path / "satu.xlsx", SHORT, *WITHOUT[:3]),
        _book(tmp_path / "dua.xlsx", FULL, *WITH, *program),
    )
    told, rows, origin = _template(tmp_path, *sources)
    assert "Peralatan" not in {row[2] for row in rows["plan"]}
    assert (
        _bare(
            "Baris yang tidak diambil dari sini: Peralatan (induknya sudah berincian di sana, tanpa baris ini), "
            "PROGRAM DEMOKRASI (programnya tidak ada di sana)."
        )
        in told
    )
    assert " | Peralatan | tidak diambil |  | induknya sudah berincian di sana, tanpa baris ini (satu.xlsx)" in [
        line.rstrip("| ") for line in origin
    ]


def test_a_list_of_other_programs_brings_nothing(tmp_path: Path) -> None:
    other: tuple[Line, ...] = (
        ["2.18.01", "PROGRAM PROMOSI", 5_000_000, 4_000_000],
        ["2.18.01.2.01", "Pameran", 5_000_000, 4_000_000],
    )
    sources = _book(tmp_path / "satu.xlsx", SHORT, *WITHOUT), _book(tmp_path / "dua.xlsx", SHORT, *other)
    told, rows, _ = _template(tmp_path, *sources)
    assert len(rows["plan"]) == len(WITHOUT)
    assert _bare("dua.xlsx: 0 dari 1 tabel diambil") in told


def test_next_year_begins_with_the_names_of_a_list(tmp_path: Path) -> None:
    """Codes, levels, names and indicators last; pagu, targets and what was spent do not."""
    indicators: tuple[Line, ...] = (
        [],
        ["Tabel 2.2 Perjanjian Kinerja"],
        ["SASARAN", "INDIKATOR KINERJA", "TARGET"],
        ["Rukun", "Indeks kerukunan", "80"],
    )
    source, target = tmp_path / "2023.xlsx", tmp_path / "2024.xlsx"
    _book(source, FULL, *WITH, *indicators)
    done = CliRunner().invoke(app, ["template", "--lanjut", str(source), "--tahun", "2024", "-o", str(target)])
    assert done.exit_code == 0, done.output
    book = load_workbook(target)
    plan = [tuple(cell.value for cell in row[:6]) for row in book["Tabel 2.7"].iter_rows(min_row=8, max_row=12)]
    assert plan[2:4] == [
        ("Sub Kegiatan", CODES[2], "Rapat", "Jumlah rapat", None, None),
        (None, None, None, "Jumlah peserta", None, None),
    ]
    told = " ".join(done.output.split())
    assert "2 dari 2 tabel diambil" in told
    assert "1 indikator sasaran, 5 baris Tabel 2.7" in told
    origin = {row[1]: row[2] for row in book[ASAL_DATA].iter_rows(values_only=True) if row[1]}
    assert (origin["KODE"], origin["PAGU"]) == ("Tabel 2.7: KODE", "tidak dibawa, angka tahun 2023")
