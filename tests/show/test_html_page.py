"""The page for a browser: everything that was found, and staff text as nothing but text."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from lkjip_xl.files.refusal import Unreadable
from lkjip_xl.rules.findings import CheckResult
from lkjip_xl.show.html import render_html
from tests.checking import check_file
from tests.rules.changes import write
from tests.rules.waiving import AKUNTANSI, waive
from tests.sample_books import MENDED, PUBLISHED, TABEL_2_7, TABEL_3_1_1_B, check_changed

VOID = {"meta"}
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
        self.outside += [f"{tag} {name}" for name in ("src", "href") if name in given]
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
    frames = [
        re.findall(rf"\.verdict\.{kind} {{[^}}]*border: ([^;]*);", style) for kind in ("error", "warning", "ready")
    ]
    assert len({frame for (frame,) in frames}) == 3
    assert len({frame.split(" #")[0] for (frame,) in frames}) == 3  # not by the colour alone


def test_headings_stay_with_what_they_head_in_print() -> None:
    style = render_html([check_file(MENDED)], DAY).partition("</style>")[0]
    assert re.search(r"\.who, \.sheet, \.cell, [^{]*{[^}]*break-after: avoid", style)
    assert re.search(r"\.verdict, \.counts {[^}]*break-after: avoid", style)
    assert re.search(r"article {[^}]*break-inside: avoid", style)


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
    assert "Tidak dapat diperiksa" in page.words
    assert "SIAP diserahkan" in page.words


def test_a_file_of_another_kind_is_no_error_and_a_report_without_an_agency_has_a_heading() -> None:
    """What stands beside the workbooks in a folder: nothing that anybody must mend."""
    other = Unreadable("buku kerja ini bukan templat LKjIP.", "Lewati.")
    result = CheckResult("lra.xlsx", "", 2023, unreadable=other, not_template=True)
    html = render_html([result], DAY)
    assert '<h1 class="who">Hasil pemeriksaan, 2023</h1>' in html
    assert '<p class="verdict warning"><strong>Tidak diperiksa</strong>: buku kerja ini' in html


def test_warnings_stand_in_the_way_where_they_count() -> None:
    result = check_changed(write(TABEL_2_7, F38="8.214.000"))
    assert "BELUM SIAP" not in page_of(result).words
    assert "BELUM SIAP" in page_of(result, strict=True).words


def test_what_is_accepted_is_told_with_its_reason() -> None:
    page = page_of(check_changed(waive("W03", TABEL_3_1_1_B, AKUNTANSI, alasan="Hemat & tepat")))
    assert ("article", "waived") in page.elements
    assert "Hemat & tepat" in page.words
