"""The sample report printed in other ways: the same tables, the same findings, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

import pytest

from lkjip_xl.rules.findings import CheckResult
from lkjip_xl.tables.keys import TableKey
from tests.printed_tables import Line, Lines, Told, checked, sample_tables, told, with_lines


@cache
def usual() -> CheckResult:
    """What is found in the sample as it is printed."""
    return checked([*sample_tables().values()])


def _with_numbers(table: Lines) -> Lines:
    """With a column No in front, where the table has none."""
    if table.lines[0][0].casefold() == "no":
        return table
    heads = [("No" if row == 0 else "", *line) for row, line in enumerate(table.lines[: table.heading_lines])]
    rows = [(str(n), *line) for n, line in enumerate(table.lines[table.heading_lines :], 1)]
    moved = frozenset(at + 1 for at in table.empty_is_above)
    return replace(with_lines(table, [*heads, *rows]), empty_is_above=moved)


def _total_above(table: Lines) -> Lines:
    """With the Jumlah row above the rows that it sums."""
    heads, rows = table.lines[: table.heading_lines], [*table.lines[table.heading_lines :]]
    totals = [line for line in rows if any(text.casefold() == "jumlah" for text in line)]
    if any("%" in line for line in rows):  # the shares stand under it
        return table
    return with_lines(table, [*heads, *totals, *(line for line in rows if line not in totals)])


def _in_capitals(table: Lines) -> Lines:
    heads = [tuple(text.upper() for text in line) for line in table.lines[: table.heading_lines]]
    return replace(with_lines(table, [*heads, *table.lines[table.heading_lines :]]), caption=table.caption.upper())


_OTHER_WORDS = {
    "SASARAN": "Sasaran Strategis",
    "INDIKATOR SASARAN": "Indikator Kinerja",
    "PAGU ANGGARAN": "Pagu",
    "PROGRAM/KEGIATAN/SUB KEGIATAN": "Program/Kegiatan",
    "TARGET KEUANGAN": "Anggaran (Rp)",
    "REALISASI KEUANGAN": "Realisasi (Rp)",
    "CAPAIAN (%)": "%",
    "CAPAIAN %": "Capaian (%)",
    "TINGKAT EFISIENSI": "Efisiensi",
    "Uraian": "Unit Kerja",
    "PERSENTASE": "%",
}


def _in_other_words(table: Lines) -> Lines:
    heads = [tuple(_OTHER_WORDS.get(text, text) for text in line) for line in table.lines[: table.heading_lines]]
    return with_lines(table, [*heads, *table.lines[table.heading_lines :]])


def _with_a_heading(table: Lines) -> Lines:
    """With a line in capitals, and nothing beside it, above the programs."""
    heads, rows = table.lines[: table.heading_lines], table.lines[table.heading_lines :]
    if not rows[0][0].startswith("PROGRAM PENUNJANG"):
        return table
    line = ("KESATUAN BANGSA DAN POLITIK", *[""] * (len(rows[0]) - 1))
    return with_lines(table, [*heads, line, *rows])


def _without_caption(table: Lines) -> Lines:
    return replace(table, caption="")


@pytest.mark.parametrize(
    "change", [_with_numbers, _total_above, _in_capitals, _in_other_words, _without_caption, _with_a_heading]
)
def test_the_same_is_found_however_it_is_printed(change: Callable[[Lines], Lines]) -> None:
    result = checked([change(table) for table in sample_tables().values()])
    assert result.document is not None
    assert (result.document.taken, result.document.left) == (15, ())
    assert told(result) == told(usual())


def test_a_table_goes_on_over_the_page_under_its_headings() -> None:
    tables: list[Lines] = []
    for table in sample_tables().values():
        heads, rows = table.lines[: table.heading_lines], table.lines[table.heading_lines :]
        if len(rows) < 20:
            tables.append(table)
            continue
        tables += [
            with_lines(table, [*heads, *rows[:20]]),
            replace(with_lines(table, [*heads, *rows[20:]]), caption=""),
        ]
    result = checked(tables)
    assert result.document is not None
    assert (result.document.taken, result.document.tables) == (19, 19)
    assert told(result) == told(usual())
    places = {each.problem.place.address for each in result.findings if each.code == "K03"}
    assert "baris 54, kolom INDIKATOR PROGRAM/KEGIATAN/SUB KEGIATAN" in places


def _list(*lines: Line, caption: str = "", above: str = "") -> Lines:
    return Lines(lines, caption=caption, above=above)


OTHERS = (
    _list(("Daftar Isi", "Halaman"), ("BAB I PENDAHULUAN", "1"), ("BAB II PERENCANAAN", "9")),
    _list(("Uraian", "Halaman"), ("Tabel 1.4 Pegawai", "4"), ("Tabel 2.7 Program", "11")),
    _list(
        ("No", "Nama", "Jabatan", "Pangkat"),
        ("1", "Pegawai A", "Analis", "III/c"),
        caption="Tabel 1.1 Daftar Pegawai",
    ),
    _list(
        ("No", "Uraian", "Jumlah"),
        ("1", "Ormas terdaftar", "41"),
        ("2", "Partai politik", "16"),
        caption="Tabel 1.2 Ormas",
    ),
    _list(("Uraian", "Target", "Persentase"), ("Kader terlatih", "40", "90%"), ("Pemilih pemula", "120", "85%")),
    _list(("No", "Isu Strategis", "Keterangan"), ("1", "Konflik sosial", "-")),
    _list(("Tugas", "Fungsi"), ("Membantu wali kota", "Perumusan kebijakan")),
    _list(("Misi", "Tujuan", "Sasaran"), ("Misi 1", "Kota yang aman", "Kerukunan warga")),
    _list(("Indikator", "Definisi Operasional", "Sumber Data"), ("Indeks kerukunan", "Survei", "BPS")),
    _list(("Nomor", "Peraturan", "Tahun"), ("1", "Perpres 29", "2014"), ("2", "PermenPANRB 53", "2014")),
    _list(("Bulan", "Kegiatan", "Peserta"), ("Maret", "Dialog kebangsaan", "120 orang")),
    _list(("Mengetahui,", ""), ("Kepala Badan", "Jambi, 31 Januari 2024")),
    _list(("Program", "Penanggung Jawab"), ("PROGRAM PENUNJANG", "Sekretaris")),
    _list(("Kategori", "Warna"), ("Sangat Baik", "Hijau"), ("Kurang", "Merah")),
)


def _of_tables_there(said: Sequence[Told]) -> list[Told]:
    """Without what is said of tables that are not there: one that was not recognised may be it."""
    return [each for each in said if each[0] != "L01"]


@pytest.mark.parametrize("around", [OTHERS[:7], OTHERS[7:]])
def test_other_tables_are_counted_and_named_and_nothing_is_said_of_them(around: Sequence[Lines]) -> None:
    own = [*sample_tables().values()]
    result = checked([*around, *own])
    assert result.document is not None
    assert (result.document.taken, result.document.tables) == (15, 22)
    assert told(result) == _of_tables_there(told(usual()))
    assert any("tabel lain" in line for line in result.document.left)


def test_of_two_tables_for_one_the_better_is_taken_and_the_other_named() -> None:
    sample = sample_tables()
    agreed = sample[TableKey.TABEL_2_2_PERJANJIAN_KINERJA]
    rows = [tuple("50" if text == "100" else text for text in line) for line in agreed.lines]
    last_year = replace(with_lines(agreed, rows), caption="Tabel 2.1 Perjanjian Kinerja Tahun 2022")
    result = checked([last_year, *sample.values()])
    assert result.document is not None
    assert result.document.taken == 15
    assert told(result) == _of_tables_there(told(usual()))
    assert [line for line in result.document.left if "mirip Tabel 2.2 Perjanjian Kinerja" in line]


def test_the_usual_findings_are_those_of_the_published_report() -> None:
    codes = [code for code, *_ in told(usual())]
    assert {code: codes.count(code) for code in dict.fromkeys(codes)} == {
        "D06": 2,
        "D09": 1,
        "E03": 1,
        "K03": 9,
        "K05": 1,
        "K09": 3,
        "L01": 1,
        "P02": 3,
        "P03": 2,
        "P06": 4,
        "T01": 1,
        "W03": 1,
    }
