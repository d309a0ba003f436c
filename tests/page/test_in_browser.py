"""What the page asks for is what the command line gives, file by file; here without a browser."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from page.in_browser import Session
from tests.sample_books import MENDED, PUBLISHED


@pytest.fixture
def visit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Asks for something, of files that lie in the current folder."""
    (tmp_path / "masuk").mkdir()
    (tmp_path / "keluar").mkdir()
    monkeypatch.chdir(tmp_path / "masuk")
    session = Session(tmp_path / "keluar", lambda: date(2026, 11, 29))

    def ask(do: str, **takes: Any) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(session.answer(json.dumps({"do": do, **takes})))
        return answer

    return ask


def test_what_no_terminal_and_no_pandas_is_needed_for() -> None:
    unwanted = "pandas typer docx platformdirs python_calamine"
    begin = "import sys, page.in_browser; page.in_browser.warm_up(); "
    script = f"{begin}print([each for each in '{unwanted}'.split() if each in sys.modules])"
    told = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert told.stdout.strip() == "[]"


def test_files_of_a_folder_are_told_from_those_that_are_named(visit: Any) -> None:
    Path("opd").mkdir()
    for name in ("opd/a.xlsx", "opd/a_temuan.xlsx", "opd/~$a.xlsx", "opd/bab.docx", "b.xlsx"):
        Path(name).write_bytes(b"x")
    found = visit("find", paths=["opd", "b.xlsx"])
    assert found["files"] == [{"path": "opd/a.xlsx", "named": False}, {"path": "b.xlsx", "named": True}]
    word = "Dilewati: 1 dokumen Word di folder (bab.docx); periksa satu per satu dengan"
    assert found["told"] == [
        "Dilewati: 1 berkas kunci (berkasnya sedang dibuka di Excel atau LibreOffice).",
        "Dilewati: 1 salinan buatan lkjip-xl (_temuan, _selesai, _draf) yang aslinya ada di sebelahnya.",
        f"{word} tombol “Pilih berkas” dan namanya.",
    ]


def test_what_is_refused_says_what_to_press(visit: Any) -> None:
    Path("a.xlsx").write_bytes(b"PROGRAM;PAGU\nA;100\n")
    told = visit("check", path="a.xlsx", named=True)
    assert (told["state"], told["tone"], told["marks"], told["builds"]) == ("TIDAK TERBACA", "error", False, False)
    assert "Bila ini berkas keuangan, pakai bagian “Cocokkan keuangan” atau bagian “Buat templat”." in told["html"]
    refused = visit("build", path="a.xlsx", draft=False)["refused"]
    assert refused.startswith("ini bukan buku kerja Excel, melainkan")
    told = visit("beside", limits=["sel=banyak"], earlier=[], alone=True)
    assert "“sel=banyak” tidak dapat dipakai" in told["refused"]
    assert "berkas=100 di kolom “Batas”" in told["refused"]


def test_a_wish_that_cannot_be_understood_is_told(visit: Any) -> None:
    blank = dict.fromkeys(("instansi", "pemerintah", "tahun", "renstra", "kolom", "indikator", "baris"), "")
    wish = {**blank, "kertas": "A4"}
    refused = visit("template", **{**wish, "renstra": "2021"})["refused"]
    assert refused == "Tulis tahun Renstra seperti 2021-2026: tahun pertama, tanda -, tahun terakhir."
    refused = visit("template", **{**wish, "tahun": "2030", "renstra": "2021-2026"})["refused"]
    assert refused == "Tahun 2030 di luar Renstra 2021-2026."
    assert "Maksudnya UNIT?" in visit("template", **{**wish, "kolom": "UNITS"})["refused"]
    assert "paling banyak 200 huruf" in visit("template", **{**wish, "instansi": "x" * 201})["refused"]


def test_what_fails_inside_is_told_and_stops_nothing(visit: Any) -> None:
    assert visit("mark", path="tidak_diperiksa.xlsx")["refused"].startswith(
        "Maaf, program ini gagal di in_browser.py"
    )


@pytest.mark.long
def test_a_report_with_errors_is_marked_and_written_as_a_draft(visit: Any, tmp_path: Path) -> None:
    Path("a.xlsx").write_bytes(PUBLISHED.read_bytes())
    visit("beside", limits=[], earlier=[], alone=True)
    told = visit("check", path="a.xlsx", named=True)
    assert (told["state"], told["tone"], told["builds"]) == ("BELUM SIAP", "error", True)
    assert '<h4 class="sheet">Lembar Tabel 1.4</h4>' in told["html"]
    assert "masih ada" in visit("build", path="a.xlsx", draft=False)["refused"]
    draft = visit("build", path="a.xlsx", draft=True)
    assert draft["told"][0] == "Buku kerja DRAF ditulis: a_draf.xlsx"
    assert visit("mark", path="a.xlsx")["file"] == str(tmp_path / "keluar" / "a_temuan.xlsx")
    page = Path(visit("page", paths=["a.xlsx"])["file"]).read_text(encoding="utf-8")
    assert '<h2 class="sheet">Lembar Tabel 1.4</h2>' in page
    again = visit("results", paths=["a.xlsx"], old=None)
    assert visit("results", paths=["a.xlsx"], old=None) == again
    assert {each.name for each in (tmp_path / "keluar").iterdir()} == {
        "a_draf.xlsx",
        "a_temuan.xlsx",
        "hasil.html",
        "hasil.xlsx",
    }


@pytest.mark.long
def test_last_years_report_is_looked_for_among_those_that_are_given(visit: Any) -> None:
    Path("a.xlsx").write_bytes(MENDED.read_bytes())
    Path("lalu").mkdir()
    Path("lalu/sama.xlsx").write_bytes(MENDED.read_bytes())
    Path("lalu/rusak.xlsx").write_bytes(b"%PDF-1.7\n")
    told = visit("beside", limits=[], earlier=["lalu/sama.xlsx", "lalu/rusak.xlsx"], alone=True)["told"]
    assert [each.split(":")[0] for each in told] == ["Tidak dipakai sebagai laporan tahun lalu"]
    assert "berisi laporan tahun 2023, bukan 2022" in visit("check", path="a.xlsx", named=True)["told"]
