"""``build --ke`` and ``build --tanda``: what they print, and how they end."""

from __future__ import annotations

import hashlib
from pathlib import Path

import docx
import pytest

from lkjip_xl.cli.own_document import _unknowns
from tests.running import Run
from tests.sample_books import MENDED, PUBLISHED, SAMPLES


def own(folder: Path, *paragraphs: str) -> Path:
    document = docx.Document()
    for each in paragraphs:
        document.add_paragraph(each)
    document.save(str(folder / "LKjIP.docx"))
    return folder / "LKjIP.docx"


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.long
def test_it_says_what_was_put_in_and_leaves_the_document_itself(tmp_path: Path, run: Run) -> None:
    path = own(tmp_path, "Terserap {{penyerapan}} dari {{pagu}}.", "{{Tabel 2.3}}")
    before = digest(path)
    target = tmp_path / "hasil.docx"
    code, out, err = run("build", MENDED, "--ke", path, "-o", target)
    assert (code, err) == (0, "")
    assert out.splitlines() == [f"Dokumen ditulis: {target}", "3 bagian diganti (2 angka, 1 tabel)."]
    assert digest(path) == before
    code, out, _ = run("build", MENDED, "--ke", target, "-o", tmp_path / "lagi.docx")
    assert (code, out.splitlines()[1]) == (0, "Tidak ada bagian yang perlu diganti; 3 sudah sesuai.")
    other = SAMPLES / "kecamatan_bekasi_timur_2023.xlsx"
    code, _, err = run("build", other, "--ke", target, "-o", tmp_path / "lain.docx")
    assert code == 2
    assert "sudah diisi untuk Badan Kesatuan Bangsa dan Politik Kota Jambi 2023, sedangkan buku kerja ini" in err
    assert not (tmp_path / "lain.docx").exists()
    code, _, err = run("build", MENDED, "--ke", target, "-o", target, "--timpa")
    assert (code, "adalah berkas masukan dan tidak boleh ditimpa" in err) == (2, True)


@pytest.mark.long
def test_what_is_left_for_a_person_is_named(tmp_path: Path, run: Run) -> None:
    path = own(tmp_path, "{{penyerpan}} {{sisa}} {{Tabel 2.7}}", "{{Tabel 3.1.4}}")
    code, out, _ = run("build", MENDED, "--ke", path, "-o", tmp_path / "hasil.docx")
    assert code == 1
    lines = out.splitlines()[1:]
    assert lines[0] == "2 bagian diganti (1 angka, 1 tabel)."
    assert lines[1].startswith(
        "Tidak dikenal: {{penyerpan}} (maksudnya {{penyerapan}}?). Daftar tanda: lkjip-xl build "
    )
    assert lines[2] == "Tidak diganti: {{Tabel 2.7}} harus sendiri di paragrafnya."
    assert lines[3].startswith("Belum ada isinya: Tabel 3.1.4. ")


def test_many_unknown_marks_stand_one_below_the_other() -> None:
    told = [f"{{{{tanda {n}}}}}" for n in range(22)]
    assert [*_unknowns(told[:2], "daftar")] == ["Tidak dikenal: {{tanda 0}}, {{tanda 1}}. Daftar tanda: daftar"]
    lines = [*_unknowns(told, "daftar")]
    assert (lines[0], lines[1], lines[20]) == (
        "22 tanda tidak dikenal (daftar tanda: daftar):",
        "  {{tanda 0}}",
        "  {{tanda 19}}",
    )
    assert lines[21:] == ["  dan 2 lagi"]


@pytest.mark.long
def test_a_document_without_marks_is_refused_in_one_sentence(tmp_path: Path, run: Run) -> None:
    path = own(tmp_path, "Tanpa tanda")
    code, out, err = run("build", MENDED, "--ke", path, "-o", tmp_path / "hasil.docx")
    assert (code, out) == (2, "")
    assert err.startswith(f"Belum ditulis: {path} tidak memuat tanda seperti {{{{Tabel 3.1.1.b}}}}")
    assert not (tmp_path / "hasil.docx").exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--tanda", "-o", "x.docx"), "--tanda hanya menampilkan daftar tanda"),
        (("--ganti",), "--ganti hanya berlaku bersama --ke"),
        (("--ke", "LKjIP.docx"), "Tulis juga nama hasilnya, misalnya -o LKjIP_terisi.docx."),
        (("--ke", "LKjIP.docx", "-o", "x.xlsx"), "harus berakhiran .docx"),
    ],
)
def test_options_that_do_not_go_together(options: tuple[str, ...], said: str, run: Run) -> None:
    code, _, err = run("build", MENDED, *options)
    assert (code, said in err) == (2, True)


@pytest.mark.long
def test_errors_are_refused_and_another_file_is_none(tmp_path: Path, run: Run) -> None:
    path = own(tmp_path, "{{penyerapan}}")
    code, _, err = run("build", PUBLISHED, "--ke", path, "-o", tmp_path / "hasil.docx")
    assert (code, err.startswith("Belum ditulis: masih ada 7 kesalahan")) == (1, True)
    code, _, err = run("build", MENDED, "--ke", MENDED, "-o", tmp_path / "hasil.docx")
    assert (code, "ini buku kerja Excel, bukan dokumen Word" in err) == (3, True)


def test_the_marks_are_listed_in_80_columns(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    code, out, _ = run("build", MENDED, "--tanda")
    assert code == 0
    lines = out.splitlines()
    assert max(map(len, lines)) <= 80
    assert "  {{penyerapan}}           98,70%" in lines
    # Beside the name of a sheet no number of a table is told again.
    tables = [line.partition("}}")[2].strip() for line in lines if line.startswith("  {{Tabel")]
    assert len(tables) > 10
    assert [each for each in tables if each.startswith("Tabel")] == []
    assert "      pagu Rp3.939.324.423; realisasi Rp3.861.485.910; sisa Rp77.838.513;" in lines
