"""The page itself, in a headless Chromium that opens it from the disk, driven as by a person.

One page and one browser for all of them: to begin either takes as long as most of what is held of it.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from lkjip_xl.files.limits import USUAL_LIMITS
from lkjip_xl.rules import all_rules
from lkjip_xl.show.on_the_page import label
from lkjip_xl.show.rule_page import sections
from lkjip_xl.show.wording import ways_named_by
from lkjip_xl.tasks.check import check_file, write_marked
from lkjip_xl.tasks.new_template import TemplateWish, write_new
from lkjip_xl.tasks.template import ON_REQUEST
from page.build import MOST_BYTES, build
from tests.hostile_files import HOSTILE, SMALL_HOSTILE
from tests.page.browser import SERVER, Browser, browser
from tests.page.visits import texts_of
from tests.sample_books import MENDED, PUBLISHED
from tests.show.test_on_the_terminal import TYPED

pytestmark = pytest.mark.long
FINANCE = Path(__file__).parents[2] / "samples" / "keuangan"
WRITTEN = MENDED.with_name("kesbangpol_kota_jambi_2023_laporan.docx")
TEMPLATE = MENDED.parents[1] / "workbook_templates" / "lkjip_template.xlsx"
GOLDEN = Path(__file__).parents[1] / "golden"
_SECONDS_TO_BUILD = 300
_LINE = re.compile(r"^  (\S+) +(KESALAHAN|PERINGATAN|INFORMASI) ([A-Z]\d\d)$", re.MULTILINE)
_NAMES = "[...document.querySelectorAll('#daftar .nama')].map((each) => each.textContent)"
_LEFT_OUT = "[...document.querySelectorAll('#bukan-rekap li')].map((each) => each.textContent)"
_DROPPED = [["a.xlsx", "b.xlsx"], ["opd/a.xlsx", "opd/bidang/b.xlsx"]]
_TOO_SLOW = (
    "Object.defineProperty(page.most, 'seconds', { get: () => /terbit/.test(keadaan.textContent) ? .05 : 600 })"
)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page, which the first of pytest's processes that needs it builds for all of them."""
    alone = "PYTEST_XDIST_WORKER" not in os.environ
    folder = tmp_path_factory.mktemp("halaman") if alone else tmp_path_factory.getbasetemp().parent
    file, begun = folder / "lkjip-xl.html", folder / "halaman-dibuat"
    try:
        begun.mkdir()
    except FileExistsError:
        until = time.monotonic() + _SECONDS_TO_BUILD
        while not file.exists():
            assert time.monotonic() < until, "the process that builds the page has not built it"
            time.sleep(0.2)
        return file
    build(folder / "halaman-separuh")
    (folder / "halaman-separuh").replace(file)
    return file


@pytest.fixture(scope="module")
def opened(page: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("peramban")) as found:
        found.open(page)
        found.wait("document.body?.dataset.siap", 120)
        yield found


def _chosen(opened: Browser, files: Sequence[Path], seconds: float = 120) -> str:
    """What the page says when it has checked files that somebody has chosen."""
    opened.choose("#berkas", files)
    opened.wait("document.getElementById('keadaan').textContent.startsWith('Selesai')", seconds)
    return str(opened.run("document.getElementById('keadaan').textContent"))


def _pressed(opened: Browser, text: str) -> None:
    """Press the button with a text, and wait until what it begins is done."""
    button = f"[...document.querySelectorAll('button')].find((each) => each.textContent === {json.dumps(text)})"
    opened.run(f"{button}.click()")
    opened.wait("!document.body.dataset.sibuk", 120)


def _states(opened: Browser) -> list[str]:
    """The states in the list of all files."""
    cells = "[...document.querySelectorAll('#daftar td:nth-child(2)')]"
    return list(opened.run(f"{cells}.map((each) => each.textContent)"))


def _shown(opened: Browser) -> str:
    return str(opened.run("document.body.innerText"))


@pytest.mark.parametrize("sample", [PUBLISHED, MENDED], ids=["terbit", "benar"])
def test_a_sample_has_its_golden_findings(opened: Browser, sample: Path) -> None:
    assert _chosen(opened, [sample]) == f"Selesai: {sample.name} diperiksa."
    cells = opened.run("[...document.querySelectorAll('#rincian .cell')].map((each) => each.textContent)")
    golden = _LINE.findall((GOLDEN / f"{sample.stem}.txt").read_text(encoding="utf-8"))
    assert [each.split(" (")[0] for each in cells] == [f"{cell} · {how} {code}" for cell, how, code in golden]
    assert len(golden) > 4
    assert not TYPED.search(_shown(opened))


def test_the_finished_workbook_is_that_of_the_command_line(opened: Browser, tmp_path: Path) -> None:
    _chosen(opened, [MENDED])
    _pressed(opened, "Buku kerja jadi")
    target = tmp_path / "jadi.xlsx"
    subprocess.run([sys.executable, "-m", "lkjip_xl", "build", MENDED, "-o", target], check=True)
    assert opened.downloaded(f"{MENDED.stem}_selesai.xlsx").read_bytes() == target.read_bytes()
    assert "Diunduh: " in _shown(opened)


def test_the_marked_copy_and_the_results_can_be_had(opened: Browser, tmp_path: Path) -> None:
    _chosen(opened, [PUBLISHED])
    _pressed(opened, "Salinan bertanda")
    target = tmp_path / "temuan.xlsx"
    with ways_named_by(label):
        write_marked(target, check_file(PUBLISHED, USUAL_LIMITS), USUAL_LIMITS)
    assert opened.downloaded(f"{PUBLISHED.stem}_temuan.xlsx").read_bytes() == target.read_bytes()
    _pressed(opened, "Unduh hasil.xlsx")
    assert opened.downloaded("hasil.xlsx").read_bytes()[:2] == b"PK"
    _pressed(opened, "Unduh hasil untuk dibaca atau dicetak (HTML)")
    assert "BELUM SIAP" in opened.downloaded("hasil.html").read_text(encoding="utf-8")
    own = "[...document.querySelectorAll('#rincian .tombol:not(#unduh-semua) button')]"
    assert opened.run(f"{own}.map((each) => each.textContent)") == ["Salinan bertanda", "Draf"]


def test_a_blank_template_is_that_of_the_command_line_with_the_steps_of_the_page(
    opened: Browser, tmp_path: Path
) -> None:
    for field, text in {"instansi": "Dinas Contoh", "tahun": "2024", "renstra": "2021-2026"}.items():
        opened.run(f"document.getElementById('{field}').value = '{text}'")
    opened.run("document.querySelector('[value=UNIT]').click()")
    _pressed(opened, "Tulis templat")
    target = tmp_path / "templat.xlsx"
    wish = TemplateWish("Dinas Contoh", tahun=2024, renstra="2021-2026", kolom=("UNIT",))
    with ways_named_by(label):
        write_new(target, wish, USUAL_LIMITS)
    assert opened.downloaded("lkjip_2024.xlsx").read_bytes() == target.read_bytes()
    opened.run("document.getElementById('renstra').value = 'lima tahun'")
    _pressed(opened, "Tulis templat")
    assert "Tulis tahun Renstra seperti 2021-2026" in _shown(opened)


def test_finance_files_fill_a_template_and_are_compared_with_a_report(opened: Browser, tmp_path: Path) -> None:
    dpa, ledger = FINANCE / "dpa_perubahan.xlsx", FINANCE / "aklap_lra_program.xls"
    for field in ("instansi", "tahun", "renstra"):
        opened.run(f"document.getElementById('{field}').value = ''")
    opened.run("[...document.querySelectorAll('[name=kolom]')].forEach((each) => { each.checked = false; })")
    opened.choose("#dari", [dpa])
    _pressed(opened, "Tulis templat")
    assert "Tambahkan “murni” atau “perubahan” di isian “Tahapan”" in _shown(opened)
    assert opened.run("document.activeElement.id") == "tahapan"
    opened.run("document.getElementById('tahapan').value = 'perubahan'")
    _pressed(opened, "Tulis templat")
    target = tmp_path / "templat.xlsx"
    with ways_named_by(label):
        write_new(target, TemplateWish(dari=(dpa,), chosen=("perubahan", "", "")), USUAL_LIMITS)
    assert opened.downloaded("lkjip_templat.xlsx").read_bytes() == target.read_bytes()
    assert "Tabel 2.7 sudah berisi 55 baris dari dpa_perubahan.xlsx" in _shown(opened)
    opened.choose("#lkjip", [PUBLISHED])
    opened.choose("#keuangan", [ledger])
    _pressed(opened, "Cocokkan")
    assert re.search(r"BELUM COCOK\s*: .*aklap_lra_program.xls: ", _shown(opened), re.DOTALL)
    assert not TYPED.search(_shown(opened))
    _pressed(opened, "Unduh buku kerja rekonsiliasi")
    assert opened.downloaded("rekonsiliasi.xlsx").read_bytes()[:2] == b"PK"


def test_hostile_files_are_refused_one_by_one(opened: Browser, tmp_path: Path) -> None:
    hostile = {each.name: each for each in HOSTILE}
    files = []
    for number, name in enumerate(SMALL_HOSTILE):
        (tmp_path / str(number)).mkdir()
        made = hostile[name].make(tmp_path / str(number))
        files.append(made.rename(tmp_path / f"{made.stem}_{number}{made.suffix}"))
    assert _chosen(opened, files) == "Selesai: 10 berkas, semuanya tidak terbaca."
    states = opened.run(
        "[...document.querySelectorAll('#daftar td:nth-child(2)')].map((each) => each.textContent)"
    )
    assert states == ["TIDAK TERBACA"] * 10
    opened.run("document.querySelectorAll('#rincian > article').forEach((each) => { each.hidden = false; })")
    shown = _shown(opened)
    assert [name for name in SMALL_HOSTILE if hostile[name].says not in shown] == []
    assert _chosen(opened, files[:1]) == f"Selesai: {files[0].name} tidak terbaca."
    assert not TYPED.search(shown)


def test_what_a_code_means_opens_below_the_finding_with_the_keyboard(opened: Browser) -> None:
    _chosen(opened, [PUBLISHED])
    first = "document.querySelector('#rincian .aturan')"
    assert opened.run(f"{first}.textContent") == "Tentang P02"
    opened.run(f"{first}.querySelector('summary').focus()")
    opened.press("Enter", 13)
    opened.wait(f"{first}.querySelector('dl')", 5)
    rule = next(each for each in all_rules() if each.code == "P02")
    assert opened.run(f"{first}.querySelector('p').textContent") == rule.name
    shown = opened.run(f"[...{first}.querySelectorAll('dd')].map((each) => each.textContent)")
    assert shown == [text for _, text in sections(rule)]
    opened.press("Enter", 13)
    opened.press("Enter", 13)
    assert opened.run(f"{first}.querySelectorAll('dl').length") == 1
    # What is not judged names codes too; each code that stands there has its words.
    assert opened.run("[...document.querySelectorAll('.aturan')].every((each) => page.rules[each.dataset.kode])")


def test_findings_are_printed_from_the_first_sheet_of_paper_on(opened: Browser) -> None:
    _chosen(opened, [PUBLISHED])
    opened.call("Emulation.setEmulatedMedia", media="print")
    whole = "[...document.querySelectorAll('#rincian > article')]"
    assert opened.run(f"{whole}.map((each) => getComputedStyle(each).breakInside)") == ["auto"]
    shown = "[...document.querySelectorAll('button, summary')].filter((each) => each.offsetParent)"
    kinds = ["Semua (30)", "Kesalahan (7)", "Peringatan (18)", "Informasi (5)"]
    assert opened.run(f"{shown}.map((each) => each.textContent)") == kinds
    opened.call("Emulation.setEmulatedMedia", media="")


def test_findings_of_one_kind_are_shown_alone(opened: Browser) -> None:
    _chosen(opened, [PUBLISHED])
    shown = "[...document.querySelectorAll('.of-sheet article')].filter((each) => each.offsetParent)"
    assert opened.run(f"{shown}.length") == 30
    _pressed(opened, "Kesalahan (7)")
    assert opened.run(f"{shown}.map((each) => each.className)") == ["error"] * 7
    sheets = "[...document.querySelectorAll('.of-sheet')].filter((each) => each.offsetParent)"
    assert opened.run(f"{sheets}.every((each) => each.querySelector('article:not([hidden])'))")
    assert "Tidak dinilai" not in _shown(opened)
    pressed = "[...document.querySelectorAll('[aria-pressed=true]')].map((each) => each.textContent)"
    assert opened.run(pressed) == ["Kesalahan (7)"]
    _pressed(opened, "Semua (30)")
    assert opened.run(f"{shown}.length") == 30
    assert "Tidak dinilai" in _shown(opened)


def test_a_blank_template_has_nothing_to_be_downloaded(opened: Browser) -> None:
    _chosen(opened, [TEMPLATE])
    assert "MASIH KOSONG: tabelnya belum diisi." in _shown(opened)
    buttons = "[...document.querySelectorAll('#hasil button')].filter((each) => each.offsetParent)"
    assert opened.run(f"{buttons}.map((each) => each.textContent)") == []


def test_each_of_many_files_is_named_once_and_those_without_figures_beside_the_recap(
    opened: Browser, tmp_path: Path
) -> None:
    refused = tmp_path / "rusak.xlsx"
    refused.write_bytes(b"%PDF-1.7\n")
    _chosen(opened, [MENDED, WRITTEN, refused, TEMPLATE])
    what = "ini bukan buku kerja Excel, melainkan dokumen PDF"
    assert opened.run(_LEFT_OUT) == [
        f"{WRITTEN.name}: dokumen Word",
        f"rusak.xlsx: {what}",
        f"{TEMPLATE.name}: masih kosong",
    ]
    reasons = "[...document.querySelectorAll('#daftar th small')].map((each) => each.textContent)"
    assert opened.run(reasons) == [what]
    assert _shown(opened).count(MENDED.name) == 1
    assert opened.run("document.querySelector('#daftar .nama').getAttribute('aria-expanded')") == "false"
    _pressed(opened, MENDED.name)
    assert opened.run("[...document.querySelectorAll('#rincian > article')].map((each) => each.hidden)") == [
        False,
        True,
        True,
        True,
    ]
    assert opened.run("document.querySelector('#daftar .nama').getAttribute('aria-expanded')") == "true"
    _pressed(opened, MENDED.name)
    assert _shown(opened).count(MENDED.name) == 1
    _chosen(opened, [WRITTEN, refused])
    assert "Unduh rekap" not in _shown(opened)


def test_a_second_workbook_of_an_agency_stays_named_beside_the_recap(opened: Browser, tmp_path: Path) -> None:
    files = [Path(shutil.copy(MENDED, tmp_path / name)) for name in ("pertama.xlsx", "kedua.xlsx")]
    _chosen(opened, files)
    told = ["kedua.xlsx: instansi yang sama ada di pertama.xlsx"]
    assert opened.run(_LEFT_OUT) == told
    _pressed(opened, "Unduh rekap")
    assert opened.run("keadaan.textContent") == "Diunduh: rekap.xlsx."
    _pressed(opened, "Unduh hasil.xlsx")
    assert opened.run(_LEFT_OUT) == told
    assert opened.run("!document.getElementById('tentang-rekap').hidden")


def test_a_marked_copy_leads_to_its_original(opened: Browser, tmp_path: Path) -> None:
    copy = tmp_path / "lama_temuan.xlsx"
    write_marked(copy, check_file(PUBLISHED, USUAL_LIMITS), USUAL_LIMITS)
    _chosen(opened, [copy])
    _pressed(opened, "Salinan bertanda")
    told = "lama_temuan.xlsx adalah salinan bertanda, yang hanya menunjukkan di mana temuannya."
    way = "Betulkan berkas aslinya, lalu periksa berkas asli itu."
    assert opened.run("keadaan.textContent") == f"{told} {way}"


def test_a_wrong_figure_in_a_field_is_told_where_everything_is(opened: Browser) -> None:
    opened.run("tahun.value = '1999'")
    _pressed(opened, "Tulis templat")
    told = "Isian “Tahun”: tulis bilangan bulat dari 2000 sampai 2100, atau kosongkan."
    assert opened.run("[keadaan.textContent, document.activeElement.id]") == [told, "tahun"]
    opened.run("tahun.value = ''; baris.value = '9999'")
    _pressed(opened, "Tulis templat")
    told = "Isian “Baris anggaran”: tulis bilangan bulat dari 300 sampai 3000, atau kosongkan."
    assert opened.run("keadaan.textContent") == told
    opened.run("baris.value = ''")


def test_what_is_cleared_is_told_and_leaves_nothing(opened: Browser) -> None:
    _pressed(opened, "Tulis templat")
    opened.run("document.getElementById('jawab-templat').textContent = 'Yang lama.'")
    opened.run("document.querySelector('#isian-templat [type=reset]').click()")
    assert opened.run("[keadaan.textContent, document.getElementById('jawab-templat').textContent]") == [
        "Isian sudah dikosongkan.",
        "",
    ]
    opened.run("kosongkan.click()")
    assert opened.run("keadaan.textContent") == "Pilihan lain sudah dikosongkan."


def test_each_column_that_may_be_asked_for_says_what_it_is_for(opened: Browser) -> None:
    labels = "[...document.querySelectorAll('fieldset label')]"
    told = opened.run(f"{labels}.map((each) => [each.control.value, each.querySelector('small')?.textContent])")
    assert len(told) == len(ON_REQUEST)
    assert ["BAGIAN", "Bila pagu satu program dibagi ke beberapa sasaran, misalnya 60% dan 40%."] in told


def test_fifty_files_at_once_and_a_stop_in_the_middle(opened: Browser, tmp_path: Path) -> None:
    files = [tmp_path / f"instansi {number:02}.xlsx" for number in range(50)]
    for number, file in enumerate(files):
        # Some are whole reports; the others are soon refused.
        shutil.copy(MENDED, file) if number % 25 == 0 else file.write_bytes(b"%PDF-1.7\n")
    opened.choose("#berkas", files)
    opened.wait("document.querySelectorAll('#daftar tbody tr').length >= 12", 60)
    opened.run("document.getElementById('berhenti').click()")
    opened.wait("document.getElementById('keadaan').textContent.endsWith('Program siap lagi.')", 120)
    states = _states(opened)
    done = len(states) - states.count("BELUM DIPERIKSA")
    assert 12 <= done < 50
    # What had no turn is named, and that the downloads do not hold it.
    assert opened.run(_NAMES) == [file.name for file in files]
    assert states[done:] == ["BELUM DIPERIKSA"] * (50 - done)
    told = f"{done} dari 50 berkas sudah diperiksa; {50 - done} belum diperiksa, disebut di daftar."
    assert opened.run("keadaan.textContent") == f"Dihentikan. {told} Program siap lagi."
    names = ", ".join(file.name for file in files[done:])
    part = f"hanya memuat {done} dari 50 berkas."
    beside = f"Unduhan di bawah ini {part} Tidak ikut {names}: belum diperiksa."
    assert opened.run("sebagian.textContent") == beside
    # What was done before can still be had, and the page goes on.
    _pressed(opened, "Unduh rekap untuk program lain (CSV)")
    assert opened.downloaded("rekap_csv.zip").read_bytes()[:2] == b"PK"
    assert opened.run("keadaan.textContent").endswith(f"Unduhan ini {part}")
    opened.downloads.joinpath("rekap.xlsx").unlink(missing_ok=True)
    _pressed(opened, "Unduh rekap")
    told = f"Belum lengkap: tidak ikut {50 - done} berkas yang belum diperiksa ({files[done].name}, "
    assert told in texts_of(opened.downloaded("rekap.xlsx"))
    assert opened.run("!sebagian.hidden")
    assert _chosen(opened, files) == "Selesai: 2 berkas diperiksa, 48 tidak terbaca."
    states = opened.run(
        "[...document.querySelectorAll('#daftar td:nth-child(2)')].map((each) => each.textContent)"
    )
    assert (states.count("SIAP"), states.count("TIDAK TERBACA")) == (2, 48)
    assert opened.run("sebagian.hidden")


def test_a_stop_before_the_program_is_ready_is_obeyed(opened: Browser, tmp_path: Path) -> None:
    files = [tmp_path / "a.xlsx", tmp_path / "b.xlsx"]
    for file in files:
        file.write_bytes(b"%PDF-1.7\n")
    opened.run("stop()")
    opened.choose("#berkas", files)
    opened.wait("document.body.dataset.sibuk", 10)
    opened.run("berhenti.click()")
    opened.wait("keadaan.textContent.endsWith('Program siap lagi.')", 120)
    told = "Dihentikan. Belum ada berkas yang diperiksa. Program siap lagi."
    assert opened.run("keadaan.textContent") == told
    assert _chosen(opened, files) == "Selesai: 2 berkas, semuanya tidak terbaca."


def test_the_button_that_stops_stays_in_sight(opened: Browser) -> None:
    opened.run("document.getElementById('jalan').hidden = false; scrollTo(0, document.body.scrollHeight)")
    bottom = "document.getElementById('berhenti').getBoundingClientRect().bottom"
    assert opened.run("scrollY") > 300
    assert 0 < opened.run(bottom) < 200
    opened.run("document.getElementById('jalan').hidden = true; scrollTo(0, 0)")


def _dropped_in_turn(opened: Browser, folder: Path) -> list[list[str]]:
    """What the list shows when two files are let go over the page, and then their folder."""
    files = [folder / "opd" / "a.xlsx", folder / "opd" / "bidang" / "b.xlsx"]
    files[1].parent.mkdir(parents=True)
    for file in files:
        file.write_bytes(b"%PDF-1.7\n")
    shown = []
    for dropped in (files, [folder / "opd"]):
        opened.run("scrollTo(0, 0); document.getElementById('keadaan').textContent = ''")
        opened.drop("#lepas", dropped)
        opened.wait("document.getElementById('keadaan').textContent.startsWith('Selesai: 2 berkas')", 60)
        shown.append(opened.run(_NAMES))
    return shown


def test_files_and_folders_that_are_dropped_are_checked(opened: Browser, tmp_path: Path) -> None:
    assert _dropped_in_turn(opened, tmp_path) == _DROPPED


def test_what_is_dropped_on_a_field_is_for_that_field(opened: Browser) -> None:
    opened.run("scrollTo(0, 0); document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    before = opened.run("keadaan.textContent")
    opened.drop(".berkas:has(#tahun-lalu)", [MENDED])
    opened.wait(f"document.getElementById('tahun-lalu-terpilih').textContent === '{MENDED.name}'", 10)
    assert opened.run("keadaan.textContent") == before
    opened.run("document.getElementById('kosongkan').click()")
    assert opened.run("document.getElementById('tahun-lalu-terpilih').textContent") == "belum ada berkas"


class _Server(BaseHTTPRequestHandler):
    """Hands out one page, and says that it is in other letters than it is, as many servers do of every page."""

    content = b""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(self.content)))
        self.end_headers()
        self.wfile.write(self.content)


def test_a_server_of_the_office_can_hand_it_out(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_Server, "content", page.read_bytes())
    with ThreadingHTTPServer(("127.0.0.1", 0), _Server) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        with browser(tmp_path) as elsewhere:
            elsewhere.open(f"http://{SERVER}:{server.server_port}/lkjip-xl.html")
            elsewhere.wait("document.body?.dataset.siap", 120)
            assert not elsewhere.run("isSecureContext")
            assert _dropped_in_turn(elsewhere, tmp_path) == _DROPPED
            assert elsewhere.told_of("Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded") == []
        server.shutdown()


@pytest.mark.parametrize(
    ("begin", "why"),
    [
        # Too slow is the first of them alone, and not what lays the other one again.
        (_TOO_SLOW, "lebih dari 1 menit"),
        # How large its memory may grow is told to Python when it begins.
        ("page.most.bytes = 46_000_000; stop()", "memorinya tidak cukup"),
    ],
    ids=["lama", "besar"],
)
def test_what_is_too_much_for_it_is_ended_and_said(opened: Browser, begin: str, why: str) -> None:
    opened.run(f"globalThis.usual = {{ ...page.most }}; {begin}; 0")
    opened.run("page.ready.then(() => { page.most.bytes = usual.bytes; })")
    _chosen(opened, [PUBLISHED, MENDED])
    assert _states(opened).count("GAGAL") == 1
    assert f"Dihentikan: {why}." in opened.run("document.getElementById('rincian').textContent")
    opened.run("page.most = usual")
    _chosen(opened, [PUBLISHED, MENDED])
    assert sorted(_states(opened)) == ["BELUM SIAP", "SIAP"]


def test_it_can_be_used_with_the_keyboard_and_read_aloud(opened: Browser) -> None:
    _chosen(opened, [PUBLISHED])
    # From the top, wherever somebody was before.
    top = "document.querySelector('h1')"
    opened.run(f"{top}.tabIndex = -1; {top}.focus(); {top}.removeAttribute('tabindex')")
    reached = []
    for _ in range(8):
        opened.press("Tab", 9)
        reached.append(opened.run("document.activeElement.textContent.trim() || document.activeElement.id"))
    assert reached[:3] == ["Periksa", "Buat templat", "Cocokkan keuangan"]
    assert reached[3:6] == ["Pilih berkas", "Pilih folder", "Pilihan lain"]
    nodes = opened.call("Accessibility.getFullAXTree")["nodes"]
    named = {
        (each["role"]["value"], each.get("name", {}).get("value", "")) for each in nodes if not each["ignored"]
    }
    assert {
        ("heading", "Periksa LKjIP"),
        ("heading", "Periksa"),
        ("main", ""),
        ("button", "Pilih berkas"),
    } <= named
    assert ("button", f"Salinan bertanda: {PUBLISHED.name}") in named
    assert any(role == "status" for role, _ in named)
    opened.run("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    fields = opened.run("[...document.querySelectorAll('[type=file]:not([hidden])')].map((each) => each.id)")
    for field in fields:
        opened.run(f"document.getElementById('{field}').focus()")
        button = f"document.querySelector('#{field} + .pilih')"
        assert opened.run(f"[{button}.textContent, getComputedStyle({button}).outlineStyle]") == [
            "Pilih…",
            "solid",
        ]
    buttons = [name for role, name in named if role in {"button", "textbox", "progressbar"}]
    assert "" not in buttons


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844), (1920, 1080)])
def test_nothing_is_wider_than_the_screen(opened: Browser, width: int, height: int) -> None:
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
    opened.call("Emulation.setDeviceMetricsOverride", **size)
    assert opened.run("document.documentElement.scrollWidth") <= width


def test_nothing_is_stored_and_nothing_asked_of_any_network(opened: Browser, page: Path) -> None:
    stored = opened.run(
        "(async () => [document.cookie, localStorage.length, sessionStorage.length,"
        " (await indexedDB.databases()).length, "
        " (await caches.keys().catch(() => [])).length])()"
    )
    assert stored == ["", 0, 0, 0, 0]
    asked = {each["request"]["url"] for each in opened.told_of("Network.requestWillBeSent")}
    assert {url for url in asked if not url.startswith(("blob:null/", "data:,"))} == {page.as_uri()}
    assert opened.told_of("Network.loadingFailed", "Runtime.exceptionThrown", "Log.entryAdded") == []
    assert opened.told_of("Runtime.consoleAPICalled") == []
    assert not opened.run("document.body.dataset.dilarang")
    refused = "fetch('file:///etc/hostname').then(() => 'asked', () => 'refused')"
    assert opened.run(refused) == "refused"


def test_it_is_small_and_the_same_from_anywhere(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert page.stat().st_size < MOST_BYTES
    monkeypatch.chdir(tmp_path)
    build(tmp_path / "lagi.html")
    assert (tmp_path / "lagi.html").read_bytes() == page.read_bytes()
