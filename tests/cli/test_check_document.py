"""``check LAPORAN.docx``: what it prints in each format, how it ends, and what other commands say of it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import docx
import pytest

from tests.running import Run
from tests.sample_books import MENDED, SAMPLES

SAMPLE = SAMPLES / "kesbangpol_kota_jambi_2023_laporan.docx"
PLACE = "Tabel 3.1.2, baris 1, kolom PERSENTASE REALISASI 2023 TERHADAP REALISASI 2022"
# Words that say something of workbooks alone.
OF_WORKBOOKS = ("lembar tabel", "templat", "excel", "pengaturan", "identitas", "rumusnya", "mengikutinya", "siap")


class _Ended(NamedTuple):
    code: int
    out: str
    err: str


def _ran(run: Run, *arguments: object) -> _Ended:
    return _Ended(*run(*map(str, arguments)))


def _document(path: Path, *tables: Sequence[Sequence[str]]) -> Path:
    document = docx.Document()
    for lines in tables:
        document.add_paragraph("Uraiannya sebagai berikut.")
        table = document.add_table(len(lines), len(lines[0]))
        for row, line in zip(table.rows, lines, strict=True):
            for cell, text in zip(row.cells, line, strict=True):
                cell.text = text
    document.save(str(path))
    return path


def test_it_says_what_is_wrong_and_how_much_was_read(run: Run) -> None:
    ended = _ran(run, "check", SAMPLE)
    assert ended.code == 1
    assert (
        "Tabel 3.1.1.b (di dokumen: “Tabel 3.1.1.b Realisasi Keuangan Program dan Kegiatan Tahun 2023”)"
        in ended.out
    )
    assert "  baris 15, kolom REALISASI KEUANGAN: KESALAHAN T01" in ended.out
    said = " ".join(ended.out.split())
    assert "TIDAK COCOK: 15 dari 15 tabel terbaca; 7 kesalahan, 17 peringatan, 5 informasi." in said
    assert "Dihitung dengan: penyerapan per sasaran: rata-rata persen bulat, tanpa Program Penunjang" in said
    assert (
        said.count("tabel yang tidak ada, atau tidak dikenali, di dokumen ini: Tabel 3.1.4, Realisasi Belanja")
        == 1
    )
    assert [word for word in OF_WORKBOOKS if word in said.lower()] == []


def test_json_names_the_place_in_words(run: Run) -> None:
    ended = _ran(run, "check", SAMPLE, "--format", "json")
    (file,) = json.loads(ended.out)["files"]
    found = next(each for each in file["findings"] if each["code"] == "P03")
    assert (found["sheet"], found["cell"], found["place"]) == ("Tabel 3.1.2", None, PLACE)
    assert (found["actual"], found["expected"]) == (1.25, 125)
    assert found["fixes"] == [[{"cell": None, "place": PLACE, "value": 125}]]
    assert (file["document"]["tables"], file["document"]["taken"]) == (15, 15)


def test_csv_and_html_name_it_so_too(run: Run, tmp_path: Path) -> None:
    assert (
        f"Tabel 3.1.2;{PLACE.partition(', ')[2]};KESALAHAN;P03"
        in _ran(run, "check", SAMPLE, "--format", "csv").out
    )
    page = tmp_path / "hasil.html"
    assert _ran(run, "check", SAMPLE, "-o", page).code == 1
    text = page.read_text(encoding="utf-8")
    assert f'<h3 class="cell">{PLACE.partition(", ")[2]} · KESALAHAN <a href="#P03">P03</a></h3>' in text
    assert "<strong>TIDAK COCOK</strong>: 15 dari 15 tabel terbaca" in text


def test_results_in_a_workbook_name_it_so_too(run: Run, tmp_path: Path) -> None:
    book = tmp_path / "hasil.xlsx"
    assert _ran(run, "check", SAMPLE, "-o", book).code == 1
    assert book.is_file()


def test_a_document_without_slips_is_said_to_agree(run: Run, tmp_path: Path) -> None:
    lines = (
        ("URAIAN", "TARGET", "PERSENTASE"),
        ("Belanja Operasi", "1.500.000", "75%"),
        ("Belanja Modal", "500.000", "25%"),
    )
    ended = _ran(run, "check", _document(tmp_path / "laporan.docx", (*lines, ("Jumlah", "2.000.000", "100%"))))
    assert "COCOK: 1 dari 1 tabel terbaca, isinya cocok satu sama lain" in " ".join(ended.out.split())
    assert ended.code == 0


def test_nothing_is_checked_where_no_table_is_known(run: Run, tmp_path: Path) -> None:
    staff = (("No", "Nama", "Jabatan"), ("1", "Pegawai A", "Analis"))
    ended = _ran(run, "check", _document(tmp_path / "daftar.docx", staff))
    assert ended.code == 3
    assert "tidak satu pun dari 1 tabel di dokumen ini dikenal sebagai tabel laporan" in " ".join(
        ended.out.split()
    )
    ended = _ran(run, "check", _document(tmp_path / "kosong.docx"))
    assert ended.code == 3
    assert "dokumen Word ini tidak memuat tabel" in ended.out


def test_in_a_folder_documents_are_counted_and_named(run: Run, tmp_path: Path) -> None:
    shutil.copy(SAMPLE, tmp_path / "laporan.docx")
    (tmp_path / "~$aporan.docx").write_bytes(b"x")
    shutil.copy(MENDED, tmp_path / "buku.xlsx")
    ended = _ran(run, "check", tmp_path)
    assert ended.code == 0
    assert (
        "Dilewati: 1 dokumen Word di folder (laporan.docx); periksa satu per satu dengan lkjip-xl check"
        in " ".join(ended.out.split())
    )


@pytest.mark.long
def test_named_beside_a_workbook_it_is_never_said_to_be_ready(run: Run, tmp_path: Path) -> None:
    shutil.copy(SAMPLE, tmp_path / "laporan.docx")
    ended = _ran(run, "check", tmp_path / "laporan.docx", MENDED)
    assert ended.code == 1
    line = next(each for each in ended.out.splitlines() if "laporan.docx" in each)
    assert line.split()[:5] == ["TIDAK", "COCOK", "7", "17", "5"]
    assert "1 siap, 1 tidak cocok (bukan templat)" in ended.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["build", SAMPLE], "dapat diperiksa dengan lkjip-xl check"),
        (["recap", SAMPLE], "Rekap hanya membaca buku kerja, bukan dokumen Word"),
        (["reconcile", SAMPLE, MENDED], "dapat diperiksa dengan lkjip-xl check"),
        (["template", "--perbarui", SAMPLE, "-o", "baru.xlsx"], "dapat diperiksa dengan lkjip-xl check"),
    ],
)
def test_what_it_cannot_be_used_for_is_said_with_a_way_out(
    run: Run, arguments: list[object], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ended = _ran(run, *arguments)
    assert ended.code in {2, 3}
    assert told in " ".join((ended.out + ended.err).split())
    assert [*tmp_path.iterdir()] == []


def test_what_nobody_could_read_is_named(run: Run, tmp_path: Path) -> None:
    lines = (
        ("URAIAN", "TARGET", "PERSENTASE"),
        ("Belanja Operasi", "2.000.000", "100%"),
        ("Jumlah", "2.000.000", "100%"),
    )
    path = _document(tmp_path / "laporan.docx", lines, (("Catatan", "Isi"), ("Rincian", "")))
    document = docx.Document(str(path))
    document.tables[1].cell(1, 1).add_table(1, 2).cell(0, 0).text = "Rp5.000"
    document.save(str(path))
    said = " ".join(_ran(run, "check", path).out.split())
    assert "tidak terbaca: tabel di dalam sel tabel" in said
    assert "tabel lain, bukan tabel templat: tabel ke-2 (“Catatan Isi Rincian”)" in said


def test_rules_that_a_document_cannot_have_are_named_with_the_reason(run: Run) -> None:
    said = " ".join(_ran(run, "check", SAMPLE).out.split())

    why = "rumus, format sel, angka yang tersimpan sebagai teks, dan lembar: tidak ada di dokumen Word"
    assert f"{why} (D02, D12, " in said
