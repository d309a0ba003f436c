"""What the page asks for is what the command line gives, file by file; here without a browser."""

from __future__ import annotations

import gc
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from lkjip_xl.files.limits import USUAL_LIMITS
from lkjip_xl.show.on_the_page import label
from lkjip_xl.show.wording import ways_named_by
from lkjip_xl.tasks.new_template import TemplateWish, write_new
from lkjip_xl.tasks.telling import Told, details
from lkjip_xl.text.ways import GiveYear
from page.asked import told_as_list
from page.in_browser import Session
from page.small_sample import small_sample
from tests.page.visits import Ask, finance_fields, template_fields, texts_of, visiting
from tests.sample_books import MENDED, PUBLISHED
from tests.show.test_on_the_terminal import TYPED

FINANCE = Path(__file__).parents[2] / "samples" / "keuangan"
WRITTEN = MENDED.with_name("kesbangpol_kota_jambi_2023_laporan.docx")


@pytest.fixture
def visit(tmp_path: Path) -> Iterator[Ask]:
    with visiting(tmp_path) as ask:
        yield ask


def test_what_no_terminal_and_no_pandas_is_needed_for() -> None:
    unwanted = "pandas typer docx platformdirs python_calamine"
    begin = "import sys, page.in_browser; page.in_browser.import_for_checks(); "
    script = f"{begin}print([each for each in '{unwanted}'.split() if each in sys.modules])"
    told = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert told.stdout.strip() == "[]"


def test_it_warms_up_with_a_small_workbook_of_which_nothing_stays(tmp_path: Path) -> None:
    small = small_sample()
    assert len(small) < 300_000
    assert json.loads(Session(tmp_path, small=small).answer('{"do": "warm_up"}')) == {}
    assert [*tmp_path.iterdir()] == []


def test_what_was_checked_is_forgotten_when_other_files_are_chosen(visit: Ask) -> None:
    Path("a.xlsx").write_bytes(small_sample())
    gc.disable()  # by itself it would come too late for the memory of a browser, which never shrinks
    try:
        assert visit("check", path="a.xlsx", named=True)["state"] == "BELUM SIAP"
        visit("find", paths=["a.xlsx"])
        assert gc.collect() < 100
    finally:
        gc.enable()


def test_files_of_a_folder_are_told_from_those_that_are_named(visit: Ask) -> None:
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


def test_what_is_refused_says_what_to_press(visit: Ask) -> None:
    Path("a.xlsx").write_bytes(b"PROGRAM;PAGU\nA;100\n")
    told = visit("check", path="a.xlsx", named=True)
    assert (told["state"], told["tone"], told["marks"], told["builds"]) == (
        "TIDAK TERBACA",
        "error",
        False,
        False,
    )
    assert told["reason"] == "ini bukan buku kerja Excel, melainkan berkas teks atau CSV"
    way = "pakai bagian “Cocokkan keuangan” atau isian “Isi dari berkas” di bagian “Buat templat”."
    assert f"Bila ini berkas keuangan, {way}" in told["html"]
    refused = visit("build", path="a.xlsx", draft=False)["refused"]
    assert refused.startswith("ini bukan buku kerja Excel, melainkan")
    told = visit("beside", limits=["sel=banyak"], earlier=[], written=[], alone=True)
    assert "“sel=banyak” tidak dapat dipakai" in told["refused"]
    assert "berkas=100 di isian “Batas”" in told["refused"]


def test_a_wish_that_cannot_be_understood_is_told(visit: Ask) -> None:
    wish = template_fields()
    refused = visit("template", **{**wish, "renstra": "2021"})["refused"]
    assert refused == "Tulis tahun Renstra seperti 2021-2026: tahun pertama, tanda -, tahun terakhir."
    refused = visit("template", **{**wish, "tahun": "2030", "renstra": "2021-2026"})["refused"]
    assert refused == "Tahun 2030 di luar Renstra 2021-2026. Samakan isian “Tahun” dan isian “Renstra”."
    assert "Maksudnya UNIT?" in visit("template", **{**wish, "kolom": "UNITS"})["refused"]
    assert "paling banyak 200 huruf" in visit("template", **{**wish, "instansi": "x" * 201})["refused"]


def test_what_a_finance_file_leaves_open_is_asked_for_in_a_field(visit: Ask) -> None:
    heading = "KODE;URAIAN;PAGU SEBELUM PERUBAHAN;PAGU SETELAH PERUBAHAN"
    rows = "1.01.02.2.01.0001;Sub Kegiatan A;100;90"
    fields = template_fields(dari=["dpa.csv"], skpd="Dinas")
    Path(".templat/dpa.csv").write_text(f"{heading}\n{rows}\n", encoding="utf-8")
    refused = visit("template", **fields)["refused"]
    assert refused.startswith("dpa.csv: berkas ini memuat pagu sebelum dan sesudah perubahan.")
    assert refused.endswith("Tambahkan “murni” atau “perubahan” di isian “Tahapan”.")
    both = template_fields(dari=["dpa.csv"], perbarui=["lama.xlsx"], tahun="2024")
    told = "Dengan isian “Perbarui buku kerja lama”, isinya diambil dari buku kerja itu; hilangkan isian “Tahun”."
    assert visit("template", **both)["refused"] == told


def test_what_is_to_be_compared_must_be_chosen(visit: Ask) -> None:
    told = "Pilih dahulu buku kerja LKjIP dan berkas keuangannya."
    assert visit("reconcile", **finance_fields(lkjip=["a.xlsx"]))["refused"] == told
    told = visit("reconcile", **finance_fields(lkjip=["a.xlsx"], keuangan=["b.csv"], toleransi="5"))["refused"]
    assert told.startswith("Toleransi paling banyak Rp1")


def test_what_fails_inside_is_told_and_stops_nothing(visit: Ask) -> None:
    assert visit("mark", path="tidak_diperiksa.xlsx")["refused"].startswith(
        "Maaf, program ini gagal di in_browser.py"
    )


@pytest.mark.long
def test_a_report_with_errors_is_marked_and_written_as_a_draft(visit: Ask, tmp_path: Path) -> None:
    Path("a.xlsx").write_bytes(PUBLISHED.read_bytes())
    visit("beside", limits=[], earlier=[], written=[], alone=True)
    told = visit("check", path="a.xlsx", named=True)
    assert (told["state"], told["tone"], told["builds"]) == ("BELUM SIAP", "error", True)
    assert '<h4 class="sheet">Lembar Tabel 1.4</h4>' in told["html"]
    assert "masih ada" in visit("build", path="a.xlsx", draft=False)["refused"]
    draft = visit("build", path="a.xlsx", draft=True)
    assert draft["told"][0] == "Buku kerja DRAF."
    marked = visit("mark", path="a.xlsx")
    assert marked["file"] == str(tmp_path / "keluar" / "a_temuan.xlsx")
    original = "Yang dibetulkan berkas aslinya, bukan salinan ini."
    assert marked["told"] == ["Salinan dengan tanda di sel-sel temuannya.", original]
    page = Path(visit("page", paths=["a.xlsx"])["file"]).read_text(encoding="utf-8")
    assert '<h2 class="sheet">Lembar Tabel 1.4</h2>' in page
    assert "Belum lengkap" not in page
    left = [["z<b>.xlsx", "belum diperiksa"]]
    part = Path(visit("page", paths=["a.xlsx"], left=left)["file"]).read_text(encoding="utf-8")
    assert "Belum lengkap: tidak ikut 1 berkas yang belum diperiksa (z&lt;b&gt;.xlsx)." in part
    some = openpyxl.load_workbook(visit("results", paths=["a.xlsx"], left=left, old=None)["file"])["Daftar Berkas"]
    assert [some.cell(6, column).value for column in (1, 2, 5, 6, 10)] == [
        *(2, "z<b>.xlsx", "BELUM DIPERIKSA", None, "Tidak ikut: belum diperiksa.")
    ]
    again = visit("results", paths=["a.xlsx"], old=None)
    shutil.copy(again["file"], "lama.xlsx")
    assert visit("results", paths=["a.xlsx"], old="lama.xlsx") == again
    assert "refused" in visit("results", paths=["a.xlsx"], old="a.xlsx")
    assert {each.name for each in (tmp_path / "keluar").iterdir()} == {
        "a_draf.xlsx",
        "a_temuan.xlsx",
        "hasil.html",
        "hasil.xlsx",
    }


@pytest.mark.long
def test_last_years_report_is_looked_for_among_those_that_are_given(visit: Ask) -> None:
    Path("a.xlsx").write_bytes(MENDED.read_bytes())
    Path("lalu").mkdir()
    Path("lalu/sama.xlsx").write_bytes(MENDED.read_bytes())
    Path("lalu/rusak.xlsx").write_bytes(b"%PDF-1.7\n")
    told = visit("beside", limits=[], earlier=["lalu/sama.xlsx", "lalu/rusak.xlsx"], written=[], alone=True)[
        "told"
    ]
    assert [each.split(":")[0] for each in told] == ["Tidak dipakai sebagai laporan tahun lalu"]
    assert "berisi laporan tahun 2023, bukan 2022" in visit("check", path="a.xlsx", named=True)["told"]


def test_what_is_told_stands_below_what_it_is_about() -> None:
    below = [
        Told("Satu."),
        *details(["a", "b"]),
        *details(["c", "d"], apart=True),
        Told(("Dua ", GiveYear(), ".")),
    ]
    with ways_named_by(label):
        told = told_as_list(below)
    assert told == [
        {"text": "Satu.", "more": ["a", "b"]},
        {"text": "c", "more": ["d"]},
        {"text": "Dua isian “Tahun”.", "more": []},
    ]


@pytest.mark.long
def test_a_template_is_filled_from_a_finance_file_as_on_the_command_line(visit: Ask, tmp_path: Path) -> None:
    fields = template_fields(dari=["dpa_perubahan.xlsx"], tahapan="perubahan", kertas="Folio (F4)", kolom="UNIT,")
    shutil.copy(FINANCE / "dpa_perubahan.xlsx", ".templat")
    given = visit("template", **fields)
    told = given["lines"]
    assert told[0]["text"].startswith("Tabel 2.7 sudah berisi 55 baris dari dpa_perubahan.xlsx;")
    assert told[0]["more"][0].startswith("dpa_perubahan.xlsx: DPA, lembar Sheet1")
    wish = TemplateWish(dari=(FINANCE / "dpa_perubahan.xlsx",), chosen=("perubahan", "", ""), kolom=("UNIT",))
    target = tmp_path / "templat.xlsx"
    with ways_named_by(label):
        write_new(target, wish, USUAL_LIMITS)
    assert Path(given["file"]).read_bytes() == target.read_bytes()
    assert "(lepaskan berkasnya di bagian “Periksa”)" in texts_of(target)


@pytest.mark.long
def test_a_template_begins_with_an_older_workbook(visit: Ask) -> None:
    template_fields()
    shutil.copy(MENDED, ".templat/lama.xlsx")
    given = visit("template", **template_fields(lanjut=["lama.xlsx"], renstra="2024-2028"))
    assert Path(given["file"]).name == "lkjip_2024.xlsx"
    assert "Target dan realisasi 2023 sudah di kolom tahun lalu." in [each["text"] for each in given["lines"]]
    given = visit("template", **template_fields(perbarui=["lama.xlsx"]))
    assert Path(given["file"]).name == "lama_baru.xlsx"
    assert given["lines"][0]["text"] == "Isinya dari lama.xlsx: 2 indikator sasaran, 55 baris Tabel 2.7."


@pytest.mark.long
def test_a_report_is_held_against_finance_files(visit: Ask) -> None:
    fields = finance_fields(lkjip=["a.xlsx"], keuangan=["rekap_5.xlsx", "realisasi_per_dokumen.xlsx"])
    shutil.copy(PUBLISHED, ".keuangan/a.xlsx")
    for name in fields["keuangan"]:
        shutil.copy(FINANCE / name, ".keuangan")
    told = visit("reconcile", **fields)
    assert told["agrees"] is False
    assert "<strong>BELUM COCOK</strong>" in told["html"]
    assert '<tr><th scope="row">Pagu</th>' in told["html"]
    read = "rekap_5.xlsx: Rekap 5, lembar Sheet1, 145 baris dibaca, 108 baris rincian dihitung."
    assert f"<li>{read} Tidak dihitung: 37 baris tanpa kode rekening (subtotal).</li>" in told["html"]
    assert not TYPED.search(told["html"])
    book = Path(visit("reconciliation", **fields)["file"])
    assert (book.name, book.read_bytes()[:2]) == ("rekonsiliasi.xlsx", b"PK")


@pytest.mark.long
def test_a_written_report_is_held_against_its_workbook_and_marked(visit: Ask) -> None:
    shutil.copy(MENDED, "a.xlsx")
    Path(".naskah").mkdir()
    shutil.copy(WRITTEN, ".naskah/bab.docx")
    several = visit("beside", limits=[], earlier=[], written=[".naskah/bab.docx"], alone=False)["told"]
    assert several == ["Naskah laporan tidak dicocokkan: pilih satu buku kerja saja, yaitu sumber naskah itu."]
    visit("beside", limits=[], earlier=[], written=[".naskah/bab.docx"], alone=True)
    told = visit("check", path="a.xlsx", named=True)
    assert told["written"] == ["bab.docx"]
    assert re.search(r"KESALAHAN N\d\d", told["html"])
    assert Path(visit("mark", path="a.xlsx", copy=1)["file"]).name == "bab_temuan.docx"


@pytest.mark.long
def test_what_is_written_says_what_to_press(visit: Ask) -> None:
    shutil.copy(PUBLISHED, "a.xlsx")
    Path("b.xlsx").write_bytes(b"PROGRAM;PAGU\nA;100\n")
    shutil.copy(visit("build", path="a.xlsx", draft=True)["file"], "jadi.xlsx")
    for name in ("b.xlsx", "jadi.xlsx"):
        visit("check", path=name, named=True)
    finance = "pakai bagian “Cocokkan keuangan” atau isian “Isi dari berkas”"
    final = "lalu pakai tombol “Buku kerja jadi”."
    results = texts_of(Path(visit("results", paths=["b.xlsx", "jadi.xlsx"], old=None)["file"]))
    assert finance in results
    assert final in results
    assert final in texts_of(Path(visit("mark", path="jadi.xlsx")["file"]))
    recap = texts_of(Path(visit("recap", paths=["b.xlsx", "jadi.xlsx"], agencies=[])["file"]))
    assert finance in recap
    assert "Penjelasan: “Tentang” dan kodenya di bawah temuannya, di halaman “Periksa LKjIP”." in recap


@pytest.mark.long
def test_a_recap_counts_what_was_checked_and_names_who_is_missing(visit: Ask) -> None:
    shutil.copy(MENDED, "a.xlsx")
    Path("daftar.txt").write_text("Badan Kesatuan Bangsa dan Politik\nDinas Lain\n", encoding="utf-8")
    visit("beside", limits=[], earlier=[], written=[], alone=True)
    visit("check", path="a.xlsx", named=True)
    given = visit("recap", paths=["a.xlsx"], agencies=["daftar.txt"])
    assert Path(given["file"]).name == "rekap.xlsx"
    assert given["told"] == ["Daftar instansi: 2 nama.", "Belum ada: 1 instansi: Dinas Lain."]
    given = visit("recap", paths=["a.xlsx"], agencies=["daftar.txt"], data=True)
    assert given["told"][1] == "Belum ada: 1 instansi: Dinas Lain."
    with ZipFile(given["file"]) as tables:
        assert tables.namelist() == ["rekap.csv", "rekap_program.csv"]
        agencies = tables.read("rekap.csv").decode().splitlines()
        assert len(tables.read("rekap_program.csv").decode().splitlines()) == 1 + 37  # sub kegiatan
    assert agencies[0].startswith("berkas,keadaan,ikut_dijumlahkan,instansi")
    assert agencies[1].startswith("a.xlsx,SIAP,True,Badan Kesatuan Bangsa dan Politik,")
    shutil.copy("a.xlsx", "b.xlsx")
    visit("check", path="b.xlsx", named=True)
    again = ["b.xlsx: instansi yang sama ada di a.xlsx"]
    assert visit("recap", paths=["a.xlsx", "bab.docx", "b.xlsx"], agencies=[])["uncounted"] == again
    assert visit("uncounted", paths=["a.xlsx", "bab.docx", "b.xlsx"])["uncounted"] == again
    refused = visit("recap", paths=["bab.docx"], agencies=[])["refused"]
    assert refused.startswith("Rekap hanya membaca buku kerja, bukan dokumen Word: bab.docx.")


def test_what_a_recap_has_no_figures_of_is_told_with_why(visit: Ask) -> None:
    shutil.copy(MENDED.parents[1] / "workbook_templates" / "lkjip_template.xlsx", "kosong.xlsx")
    shutil.copy(MENDED.parent / "perencanaan" / "evaluasi_renja_2023.xlsx", "sendiri.xlsx")
    Path("rusak.xlsx").write_bytes(b"%PDF-1.7\n")
    Path("a.xlsx").write_bytes(small_sample())
    told = {
        name: visit("check", path=name, named=True)
        for name in ("a.xlsx", "kosong.xlsx", "sendiri.xlsx", "rusak.xlsx")
    }
    assert {name: each["left_out"] for name, each in told.items()} == {
        "a.xlsx": "",
        "kosong.xlsx": "masih kosong",
        "sendiri.xlsx": "bukan templat",
        "rusak.xlsx": "ini bukan buku kerja Excel, melainkan dokumen PDF",
    }
    assert (told["kosong.xlsx"]["marks"], told["kosong.xlsx"]["tone"]) == (False, "info")
    assert [told[name]["judged"] for name in told] == [True, False, True, False]


def test_what_is_found_comes_with_what_its_codes_mean(visit: Ask) -> None:
    Path("a.xlsx").write_bytes(small_sample())
    told = visit("check", path="a.xlsx", named=True)
    codes = set(re.findall(r'data-kode="(\w+)"', told["html"]))
    assert codes == set(told["rules"])
    assert all("<dt>Cara memperbaiki:</dt>" in each for each in told["rules"].values())
    assert not TYPED.search("".join(told["rules"].values()))
