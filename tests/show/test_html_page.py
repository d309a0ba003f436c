"""The page for a browser: everything that was found, and staff text as nothing but text."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from lkjip_xl.files.refusal import Unreadable
from lkjip_xl.report.place import DocumentTable, Place
from lkjip_xl.rules.findings import CheckResult, Severity
from lkjip_xl.show.html import render_html, render_part
from tests.checking import check_file
from tests.rules.changes import write
from tests.rules.waiving import AKUNTANSI, waive
from tests.sample_books import MENDED, PUBLISHED, TABEL_2_7, TABEL_3_1_1_B, check_changed

VOID = {"meta", "wbr"}
TEMPLATE = Path(__file__).parents[2] / "workbook_templates" / "lkjip_template.xlsx"
DAY = date(2024, 2, 5)


class Page(HTMLParser):
    """A page as a browser reads it: its elements, what links to elsewhere, and its words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, str]] = []
        self.outside: list[str] = []
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.elements.append((tag, given.get("class") or ""))
        links = {name: given[name] or "" for name in ("src", "href") if name in given}
        self.outside += [f"{tag} {name}" for name, link in links.items() if not link.startswith("#")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words += data


def page_of(*results: CheckResult, strict: bool = False) -> Page:
    page = Page(render_html(results, DAY, strict=strict))
    assert page.open == []
    return page


def test_every_finding_stands_on_the_page() -> None:
    result = check_file(PUBLISHED)
    page = page_of(result)
    kinds = [kind for tag, kind in page.elements if tag == "article"]
    assert [kinds.count(kind) for kind in ("error", "warning", "info")] == [7, 18, 5]
    for said in ("385.221.368", "385.220.368", "BELUM SIAP diserahkan: 7 kesalahan", "22 · KESALAHAN T01"):
        assert said in page.words
    assert [each for each in result.not_judged if each.reason not in page.words] == []


def test_the_page_needs_nothing_from_elsewhere() -> None:
    result = check_file(PUBLISHED)
    page = page_of(result)
    assert page.outside == []
    assert not {"script", "link", "img", "iframe"} & {tag for tag, _ in page.elements}
    html = render_html([result], DAY)
    assert not re.findall(r"url\(|@import|https?:|//", html)
    # Small enough for any mail: 30 findings.
    assert len(html.encode()) < 40_000


def test_the_file_is_named_without_its_folder_and_the_day_is_given() -> None:
    result = replace(check_file(MENDED), file="/rumah/perencana/laporan/lkjip_2023.xlsx")
    html = render_html([result], DAY)
    assert "lkjip_2023.xlsx, diperiksa 5 Februari 2024" in Page(html).words
    assert "perencana" not in html
    assert html == render_html([result], DAY)


def test_files_of_one_name_are_told_apart_by_their_folders() -> None:
    result = check_file(MENDED)
    page = page_of(replace(result, file="/x/dinas/a.xlsx"), replace(result, file="/x/badan/a.xlsx"))
    assert "dinas/a.xlsx, diperiksa" in page.words
    assert "badan/a.xlsx, diperiksa" in page.words
    assert "/x/" not in page.words


@pytest.mark.long
def test_each_verdict_has_a_word_and_a_frame_of_its_own() -> None:
    failing, ready = check_file(PUBLISHED), check_file(MENDED)
    told = check_changed(write(TABEL_2_7, F38="8.214.000"))
    pages = [page_of(each) for each in (failing, told, ready)]
    kinds = [next(kind for tag, kind in page.elements if kind.startswith("verdict")) for page in pages]
    assert kinds == ["verdict error", "verdict warning", "verdict ready"]
    # The word stands by itself, larger than what is said of it.
    assert [re.findall(r"(BELUM SIAP|SIAP) diserahkan", page.words)[0] for page in pages] == [
        "BELUM SIAP",
        "SIAP",
        "SIAP",
    ]
    style = render_html([ready], DAY).partition("</style>")[0]
    kinds = ["error", "warning", "ready", "info"]
    frames = [re.findall(rf"\.verdict\.{kind} {{[^}}]*border: ([^;]*);", style) for kind in kinds]
    assert len({frame.split(" #")[0] for (frame,) in frames}) == 4  # not by the colour alone
    signs = [
        re.findall(r'class="sign" aria-hidden="true">(.)<', render_html([each], DAY)) for each in (failing, ready)
    ]
    assert signs == [["✕"], ["✓"]]


def test_headings_stay_with_what_they_head_in_print() -> None:
    style = render_html([check_file(MENDED)], DAY).partition("</style>")[0]
    assert re.search(r"\.who, \.sheet, \.cell, [^{]*{[^}]*break-after: avoid", style)
    assert re.search(r"\.verdict, \.counts {[^}]*break-after: avoid", style)
    assert re.search(r"article {[^}]*break-inside: avoid", style)
    assert re.search(r"\.to-fill, [^{]*{[^}]*break-after: avoid", style)
    assert '<p class="to-fill">' in render_html([check_file(TEMPLATE)], DAY)
    # What a code means is read at once, below its heading.
    assert re.search(r"\.codes ~ dl {[^}]*break-inside: avoid", style)


def test_one_report_is_told_from_the_next() -> None:
    style = render_html([check_file(MENDED)], DAY).partition("</style>")[0]
    assert re.search(r"\.file ~ \.who {[^}]*border-top: [^}]*margin-top: ", style)


def test_staff_text_is_text() -> None:
    slip = "<script>alert('x')</script><b title=\"y\">&amp;\x9b31m"
    result = check_changed(write(TABEL_3_1_1_B, C38=slip, G38="<i>menyusul</i>"))
    page = page_of(result)
    assert not {"script", "b", "i"} & {tag for tag, _ in page.elements}
    assert "<i>menyusul</i>" in page.words
    assert "\x9b" not in page.words


def test_a_file_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    path = tmp_path / "rusak.xlsx"
    path.write_bytes(b"PK\x03\x04 bukan buku kerja")
    page = page_of(check_file(path), check_file(MENDED))
    assert "TIDAK TERBACA" in page.words
    assert "SIAP diserahkan" in page.words


def test_a_file_of_another_kind_is_no_error_and_a_report_without_an_agency_has_a_heading() -> None:
    """What stands beside the workbooks in a folder: nothing that anybody must mend."""
    other = Unreadable("buku kerja ini bukan templat LKjIP.", "Lewati.")
    result = CheckResult("lra.xlsx", "", 2023, unreadable=other, not_template=True)
    html = render_html([result], DAY)
    assert '<h1 class="who">Hasil pemeriksaan, 2023</h1>' in html
    assert '<p class="verdict warning">' in html
    assert "<strong>BUKAN TEMPLAT</strong>: buku kerja ini" in html


def test_warnings_stand_in_the_way_where_they_count() -> None:
    result = check_changed(write(TABEL_2_7, F38="8.214.000"))
    assert "BELUM SIAP" not in page_of(result).words
    assert "BELUM SIAP" in page_of(result, strict=True).words


def test_what_is_accepted_is_told_with_its_reason() -> None:
    page = page_of(check_changed(waive("W03", TABEL_3_1_1_B, AKUNTANSI, alasan="Hemat & tepat")))
    assert ("article", "waived") in page.elements
    assert "Hemat & tepat" in page.words


def _several() -> list[CheckResult]:
    """Results of each kind, their files in a folder."""
    failing, ready, blank = (
        replace(check_file(each), file=f"/x/{each.name}") for each in (PUBLISHED, MENDED, TEMPLATE)
    )
    unreadable = CheckResult("/x/rusak<b>.xlsx", unreadable=Unreadable("berkas rusak.", "Minta salinan."))
    hostile = replace(ready, file="/x/=a.xlsx", instansi="<script>alert(1)</script>")
    return [failing, ready, blank, unreadable, hostile, replace(unreadable, file="/x/r.xlsx", not_template=True)]


def test_a_list_stands_before_several_files_and_leads_to_each_of_them() -> None:
    results = _several()
    html = render_html(results, DAY)
    assert page_of(*results).outside == []
    start, end = html.index('<table class="files">'), html.index("</table>")
    assert end < html.index('<h2 class="sheet">') < html.index('<article class="error">')
    rows = [re.findall(r"<td[^>]*>(.*?)</td>", row) for row in html[start:end].split("<tr>")[2:]]
    frames = re.findall(r'<td class="(error|warning|info|ready)">', html[start:end])
    errors, warnings = (str(results[0].count(each)) for each in (Severity.ERROR, Severity.WARNING))
    assert [(row[0], Page(row[1]).words, Page(row[3]).words, *row[4:]) for row in rows] == [
        ("1", PUBLISHED.name, "✕ BELUM SIAP", errors, warnings),
        ("2", MENDED.name, "✓ SIAP", "0", "0"),
        ("3", TEMPLATE.name, "○ MASIH KOSONG", "", ""),
        ("4", "rusak<b>.xlsx", "✕ TIDAK TERBACA", "", ""),
        ("5", "=a.xlsx", "✓ SIAP", "0", "0"),
        ("6", "r.xlsx", "! BUKAN TEMPLAT", "", ""),
    ]
    for number, result in enumerate(results, 1):
        part = html[html.rindex("<", 0, html.index(f'id="berkas-{number}"')) :].partition("</body>")[0]
        # The word of the list is that of the part, whose file has the number of the list.
        word, frame = rows[number - 1][3], re.findall(r'<p class="verdict (\w+)">', part)[0]
        assert Page(word).words.split(" ", 1)[1] == re.findall(r"<strong>(.*?)</strong>", part)[0]
        assert frames[number - 1] == frame
        assert f"Berkas {number} dari 6: {Path(result.file).name}, diperiksa" in Page(part).words
    assert "Hasil pemeriksaan 6 berkas\nDiperiksa 5 Februari 2024\n" in Page(html).words
    assert (
        ">kesbangpol_<wbr>kota_<wbr>jambi_<wbr>2023_<wbr>terbit.xlsx</a>" in html
    )  # long names break between words
    assert re.findall(r'href="#(berkas-\d)"', html) == re.findall(r'id="(berkas-\d)"', html)
    assert "<script>" not in html
    assert "/x/" not in html


def test_the_list_of_files_takes_warnings_as_the_parts_do() -> None:
    result = check_changed(write(TABEL_2_7, F38="8.214.000"))
    html = render_html([result, result], DAY, strict=True)
    assert [Page(each).words for each in re.findall(r'<td class="error">(.*?)</td>', html)] == ["✕ BELUM SIAP"] * 2


def test_among_several_files_one_without_an_agency_is_headed_by_its_name() -> None:
    headings = re.findall(r'<h1 class="who"[^>]*>(.*?)</h1>', render_html(_several(), DAY))
    assert [headings[number] for number in (0, 3, 4, 6)] == [
        "Hasil pemeriksaan 6 berkas",
        TEMPLATE.name,
        "rusak&lt;b&gt;.xlsx",
        "r.xlsx",
    ]


def test_one_file_has_no_list_before_it() -> None:
    html = render_html([check_file(MENDED)], DAY)
    assert 'class="files"' not in html
    assert "berkas-1" not in html
    assert "Berkas 1 dari" not in html


def test_the_list_of_files_has_its_headings_on_each_page_in_print_and_no_row_is_broken() -> None:
    html = render_html(_several(), DAY)
    assert "<thead>" in html
    assert re.search(r"\.files tr {[^}]*break-inside: avoid", html)


def test_nothing_is_counted_in_a_blank_template() -> None:
    """What is found there only says what is to be filled."""
    page = page_of(check_file(TEMPLATE))
    assert "counts" not in {kind for _, kind in page.elements}
    assert "Yang perlu diisi (10), tidak dihitung sebagai kesalahan:" in page.words


def test_every_code_leads_to_what_it_means() -> None:
    result = check_file(PUBLISHED)
    html = render_html([result, result], DAY)
    codes = sorted({each.code for each in result.findings} | {each.code for each in result.not_judged})
    assert sorted(re.findall(r'id="([A-Z]\d\d)"', html)) == codes
    assert set(re.findall(r'href="#([A-Z][^"]*)"', html)) == {each.code for each in result.findings}
    assert "Pemeriksa menjumlahkan ulang tabel ini." in Page(html).words  # as `explain` says it
    assert "Arti kode" not in render_html([replace(result, findings=(), not_judged=())], DAY)


def test_the_page_shows_one_kind_at_a_time_where_there_are_several() -> None:
    result = check_file(PUBLISHED)
    shown = re.findall(r'data-tampil="(\w*)" aria-pressed="(\w+)">([^<]*)<', render_part(result, "a.xlsx"))
    assert shown == [
        ("", "true", "Semua (30)"),
        ("error", "false", "Kesalahan (7)"),
        ("warning", "false", "Peringatan (18)"),
        ("info", "false", "Informasi (5)"),
    ]
    assert "data-tampil" not in render_part(check_file(MENDED), "a.xlsx")


def test_what_is_accepted_is_counted_and_said_where_there_is_something() -> None:
    accepted = check_changed(waive("W03", TABEL_3_1_1_B, AKUNTANSI, alasan="Hemat"))
    assert "Dikecualikan: sudah diterima" in page_of(accepted).words
    assert "Dikecualikan (1)" in render_part(accepted, "a.xlsx")
    assert "Dikecualikan" not in page_of(check_file(MENDED)).words


def test_a_blank_template_is_no_error_and_says_what_to_do() -> None:
    part = render_part(check_file(TEMPLATE), "a.xlsx")
    assert re.findall(r'class="verdict (\w+)"', part) == ["info"]
    assert "Buka di Excel, isi sel kuning mulai dari lembar Identitas, simpan, lalu periksa lagi." in part
    # What is to be filled is there for those who ask for it.
    assert part.index("<summary>Yang perlu diisi (10)") < part.index("KESALAHAN D01")
    assert "data-tampil" not in part


def test_a_finding_without_a_place_is_headed_by_what_it_is() -> None:
    result = check_file(PUBLISHED)
    nowhere = replace(result.findings[0].problem, place=Place(DocumentTable("Tabel 3.1.2", {}), 0, 0))
    html = render_html([replace(result, findings=(replace(result.findings[0], problem=nowhere),))], DAY)
    assert re.findall(r'<h3 class="cell">([^<]*)', html) == ["KESALAHAN "]
