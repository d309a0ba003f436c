"""build --ke: the report in the agency's own document. Marks are replaced, and all else stays byte for byte."""

from __future__ import annotations

import re
import zipfile
from functools import partial
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.books.document.own.listed import offers_of
from lkjip_xl.books.document.own.marks import text_of, write_marks
from lkjip_xl.books.document.own.offers import Kind, Offer, Offers
from lkjip_xl.books.kit.text_lines import text_width
from lkjip_xl.files.xml_edit import XmlPart
from lkjip_xl.files.xml_tree import Element
from lkjip_xl.reader.word.document import read_document
from tests.libreoffice import convert_all
from tests.own_documents import document, filled, part, prepared, printing, shown
from tests.running import Run
from tests.sample_books import SAMPLES
from tests.word_files import (
    MAIN,
    OFFICE,
    STRICT,
    STRICT_OFFICE,
    body,
    p,
    parts_of,
    r,
    sdt,
    style,
    styles,
    tbl,
    tc,
    tr,
    zipped,
)

_ORKEMAS = "capaian: Persentase orkemas dan parpol yang berperan aktif di masyarakat"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_a_mark_split_over_runs_keeps_the_looks_of_its_first_one_and_all_else_stays(tmp_path: Path) -> None:
    bold = "<w:b/>"
    before, after = "Penyerapan ", " dari pagu."
    source = document(
        tmp_path,
        p("Bab III"),
        p(
            r(before),
            r("{", bold),
            '<w:proofErr w:type="spellStart"/>',
            r("{penye"),
            r("rapan}} &amp; {{pa"),
            r("gu}}" + after),
        ),
        p("Akhir"),
    )
    target, outcome = filled(source)
    assert shown(part(target)) == "Bab III\nPenyerapan 98,70% &amp; Rp23.733.274.959 dari pagu.\nAkhir"
    assert outcome.replaced == {Kind.FIGURE: 2}
    assert outcome.is_whole
    (first, *_) = re.findall(r"<w:sdt .*?</w:sdt>", part(target))
    assert "<w:rPr><w:b/></w:rPr><w:t" in first
    assert part(target).startswith(part(source)[: part(source).index("Bab III") + 20])
    assert part(target).endswith(p("Akhir") + "<w:sectPr/></w:body></w:document>")


def test_marks_in_tables_headers_notes_and_both_copies_of_a_text_box(tmp_path: Path) -> None:
    def box(mark: str) -> str:
        inside = f"<w:txbxContent>{p(mark)}</w:txbxContent>"
        return (
            "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx>"
            f"{inside}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{inside}"
            "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )

    header = f'<w:hdr xmlns:w="{_W[1:-1]}">{p("LKjIP {{instansi}} {{Tahun}}")}</w:hdr>'
    source = document(
        tmp_path,
        tbl(tr("Sisa", "{{sisa}}"), widths=(2000, 3000)),
        p(box("{{ jumlah  program }}")),
        p(box("{{Tabel 2.7}}")),
        parts={"header1": header},
    )
    target, outcome = filled(source)
    assert shown(part(target)).split("\n") == ["Sisa", "Rp308.053.845", "6", "6", "{{Tabel 2.7}}", "{{Tabel 2.7}}"]
    assert shown(part(target, "word/header1.xml")) == "LKjIP Badan Kesatuan Bangsa dan Politik 2023"
    # What stands twice counts once.
    assert outcome.replaced == {Kind.FIGURE: 4}
    assert [(each.written, each.why) for each in outcome.misplaced] == [
        ("{{Tabel 2.7}}", "tidak dapat ditaruh di kotak teks")
    ]


def test_what_nobody_knows_is_named_with_the_nearest_and_left(tmp_path: Path) -> None:
    source = document(tmp_path, p("{{penyerpan}} {{Tabel 2.2}} {{xyz}} {{sisa}} {{Tabel 3"))
    target, outcome = filled(source)
    assert shown(part(target)) == "{{penyerpan}} {{Tabel 2.2}} {{xyz}} Rp308.053.845 {{Tabel 3"
    assert [(each.written, each.nearest) for each in outcome.unknown] == [
        ("{{penyerpan}}", ("penyerapan",)),
        (
            "{{Tabel 2.2}}",
            ("Tabel 2.2 Tujuan", "Tabel 2.2 Sasaran", "Tabel 2.2 Perjanjian Kinerja", "Tabel 2.2 PK Program"),
        ),
        ("{{xyz}}", ()),
    ]
    assert [each.written for each in outcome.misplaced] == ["{{Tabel 3"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("tabel 3.1.1b", "Tabel 3.1.1.b"),
        ("Tabel3.1.1.B", "Tabel 3.1.1.b"),
        ("Narasi Tabel 3.1.2", "Narasi 3.1.2"),
        ("serapan anggaran", "penyerapan"),
        ("OPD", "instansi"),
        ("pagu: 8.01.02", "pagu: PROGRAM Penguatan IDEOLOGI PANCASILA DAN KARAKTER KEBANGSAAN"),
        ("capaian : Persentase orkemas dan parpol  yang berperan aktif di masyarakat.", _ORKEMAS),
    ],
)
def test_a_name_is_its_words(written: str, meant: str) -> None:
    assert [each.name for each in offers_of(printing()).named(written)] == [meant]


def test_a_printed_number_counts_where_it_is_nobody_elses() -> None:
    """The report prints Tabel 2.7 as Tabel 19, Tabel 2.3 as Tabel 3.1.5, and two tables as Tabel 20."""
    numbers = {
        "Tabel 2.7": "Tabel 19",
        "Tabel 2.3": "Tabel 3.1.5",
        "Tabel 3.1.5": "Tabel 20",
        "Tabel 1.4": "Tabel 20",
    }
    offers = Offers([Offer(name, Kind.TABLE, aliases=(number,)) for name, number in numbers.items()])
    meant = {number: [each.name for each in offers.named(number)] for number in numbers.values()}
    assert meant == {
        "Tabel 19": ["Tabel 2.7"],
        "Tabel 3.1.5": ["Tabel 3.1.5"],
        "Tabel 20": ["Tabel 3.1.5", "Tabel 1.4"],
    }


@pytest.mark.parametrize(
    ("written", "nearest"),
    [
        ("Tabel 3.1.1.b Realisasi Keuangan Program", ("Tabel 3.1.1.b",)),
        ("jumlah subkegiatan", ("jumlah sub kegiatan",)),
        ("capaian: Presentase orkemas", (_ORKEMAS,)),
        ("xyz", ()),
        ("", ()),
        ("Tabel 9.9", ()),  # another number is another table
        ("Tabl 3.1.2", ("Tabel 3.1.2",)),
        ("Tabel 3.1.1", ("Tabel 3.1.1.a", "Tabel 3.1.1.b")),
    ],
)
def test_the_nearest_name_is_offered(written: str, nearest: tuple[str, ...]) -> None:
    assert offers_of(printing()).nearest(written) == nearest


@pytest.mark.long
def test_what_stands_in_several_units_is_asked_for_with_its_unit() -> None:
    """The code of a sub kegiatan is that of four kelurahan."""
    offers = offers_of(prepared(SAMPLES / "kecamatan_bekasi_timur_2023.xlsx"))
    several = [each.name for each in offers.named("pagu: 7.01.03.2.02.0003")]
    margahayu = "pagu: Pemberdayaan Masyarakat di Kelurahan (Kelurahan Margahayu)"
    assert len(several) == 4
    assert margahayu in several
    for written in (margahayu, "pagu: 7.01.03.2.02.0003 (Kelurahan Margahayu)"):
        assert [each.name for each in offers.named(written)] == [margahayu]


@pytest.mark.parametrize(
    "written",
    ["{Tabel 2.3}", "{{Tabel 2.3}", "{Tabel 2.3}}", "{ {Tabel 2.3} }", "{{{Tabel 2.3}", "｛｛Tabel 2.3｝｝"],
)
def test_a_mark_in_other_brackets_is_named(written: str, tmp_path: Path) -> None:
    target, outcome = filled(document(tmp_path, p(f"{written} {{x}} {{{{tahun}}}}")))
    assert [(each.written, each.why) for each in outcome.misplaced] == [
        (written, "ditulis dengan kurung yang lain; tulis {{Tabel 2.3}}")
    ]
    assert shown(part(target)) == f"{written} {{x}} 2023"


def test_a_block_takes_the_place_of_its_paragraph_with_the_styles_it_needs(tmp_path: Path) -> None:
    known = styles(
        style("Normal", "Biasa").replace("<w:style ", '<w:style w:default="1" '), style("caption", "Judul1")
    )
    source = document(tmp_path, p("Isi"), p("{{Tabel 2.7}}"), p("Sesudah"), parts={"styles": known})
    target, outcome = filled(source)
    assert outcome.replaced == {Kind.TABLE: 1}
    assert [each.caption for each in read_document(target).tables] == [
        "Tabel 2.7 Program, Kegiatan, dan Sub Kegiatan Tahun 2023"
    ]
    assert '<w:pStyle w:val="Judul1"/>' in part(target)
    made = part(target, "word/styles.xml")
    assert made.startswith(known.removesuffix("</w:styles>"))
    assert set(re.findall(r'<w:pStyle w:val="([^"]*)"', part(target))) <= set(
        re.findall(r'styleId="([^"]*)"', made)
    )
    assert 'w:basedOn w:val="Biasa"' in made
    assert 'w:val="Normal"' not in made.removeprefix(known.removesuffix("</w:styles>"))


def test_a_caption_of_the_office_is_not_written_again(tmp_path: Path) -> None:
    source = document(
        tmp_path, p("Tabel 4. Program Tahun 2023"), p("(dalam rupiah)"), p("{{Tabel 2.7}}"), p("Sesudah")
    )
    target, _ = filled(source)
    assert "Kegiatan Tahun 2023" not in shown(part(target))
    assert read_document(target).tables[0].caption == "Tabel 4. Program Tahun 2023"


@pytest.mark.parametrize("between", [(), (p(""),)])
def test_the_caption_of_one_table_is_not_that_of_the_next(between: tuple[str, ...], tmp_path: Path) -> None:
    source = document(tmp_path, p("Tabel 2.3 Realisasi"), p("{{Tabel 2.3}}"), *between, p("{{Tabel 2.7}}"), p("x"))
    target, outcome = filled(source)
    own = "Tabel 2.7 Program, Kegiatan, dan Sub Kegiatan Tahun 2023"
    assert [each.caption for each in read_document(target).tables] == ["Tabel 2.3 Realisasi", own]
    # It stays on the page of its table, and the headings on that of the first row.
    (caption,) = re.findall(rf"<w:p [^>]*>(?:(?!<w:p ).)*{own}", part(target))
    assert "<w:keepNext/>" in caption
    headings = re.findall(r"<w:tr>(?:(?!</w:tr>).)*<w:tblHeader/>.*?</w:tr>", part(target))
    assert [each.count("<w:p>") - each.count("<w:keepNext/>") for each in headings] == [0] * len(headings)
    assert outcome.captions == []


@pytest.mark.parametrize(
    ("caption", "told"),
    [
        ("Tabel 2.3 Anggaran Belanja", ["{{Tabel 2.7}}: “Tabel 2.3 Anggaran Belanja”"]),
        ("Tabel 2.3 Program, Kegiatan, dan Sub Kegiatan", []),  # the office's own number
        ("Tabel 2.7 Program", []),
        ("Tabel 19. Anggaran", []),
    ],
)
def test_a_caption_of_another_table_is_named(caption: str, told: list[str], tmp_path: Path) -> None:
    _, outcome = filled(document(tmp_path, p(caption), p("{{Tabel 2.7}}"), p("x")))
    assert outcome.captions == told


def test_the_end_of_a_section_stays_and_its_room_is_that_of_the_table(tmp_path: Path) -> None:
    """A landscape section of 13 by 8,5 inches with margins of 3 and 2 cm has 936 - 141,7 = 794,3 points across."""
    page = '<w:pgSz w:w="18720" w:h="12240" w:orient="landscape"/><w:pgMar w:left="1701" w:right="1134"/>'
    end = f"<w:sectPr>{page}</w:sectPr>"
    source = document(tmp_path, p("Judul"), p("{{Tabel 3.1.1.b}}", props=end), p("{{Tabel 2.7}}"))
    target, outcome = filled(source)
    xml = part(target)
    assert end in xml
    widths = [
        sum(map(int, re.findall(r'<w:gridCol w:w="(\d+)"', each)))
        for each in re.findall(r"<w:tblGrid>.*?</w:tblGrid>", xml)
    ]
    assert widths[0] <= 794.3 * 20 + 40
    # The last section says nothing: a letter with margins of an inch, 468 points.
    assert widths[1] <= 468 * 20 + 40
    assert outcome.wide == []
    assert xml.index("</w:sdt>") < xml.index(end)


def test_a_figure_has_room_for_the_lines_of_its_cell(tmp_path: Path) -> None:
    """In 260 points the column of the pagu is as wide as its sum: 3,5 at each side, and lines of half a point."""
    cell = tc(p("{{Tabel 2.7}}"), '<w:tcW w:w="5416" w:type="dxa"/>')
    target, _ = filled(document(tmp_path, tbl(tr(cell), widths=(5416,)), p("Akhir")))
    (width,) = re.findall(r'w:w="(\d+)"(?:(?!<w:tcW).)*>23\.733\.274\.959<', part(target))
    needed = text_width("23.733.274.959", 8, bold=True) + 7 + 1
    assert int(width) / 20 == pytest.approx(needed, abs=0.05)


def test_a_table_in_a_cell_has_a_paragraph_behind_it(tmp_path: Path) -> None:
    cell = tc(p("{{Narasi 3.1.2}}"), '<w:tcW w:w="6000" w:type="dxa"/>')
    source = document(
        tmp_path, tbl(tr(cell, tc(p("{{Tabel 2.3}}"), '<w:tcW w:w="1800" w:type="dxa"/>')), widths=(6000, 1800))
    )
    target, outcome = filled(source)
    assert outcome.replaced == {Kind.NARRATIVE: 1, Kind.TABLE: 1}
    # 3 cm are not enough for the words of its columns.
    assert outcome.wide == ["Tabel 2.3"]
    cells = docx.Document(str(target)).tables[0].rows[0].cells
    assert all(each._tc[-1].tag == f"{_W}p" for each in cells)


def test_a_block_in_a_sentence_is_refused_and_sentences_look_as_the_mark(tmp_path: Path) -> None:
    props = '<w:ind w:firstLine="720"/><w:jc w:val="both"/>'
    source = document(
        tmp_path, p("Lihat {{Tabel 2.7}} ini."), p(r("{{Narasi 3.1.2}}", "<w:i/>"), props=props), p("Akhir")
    )
    target, outcome = filled(source)
    assert [(each.written, each.why) for each in outcome.misplaced] == [
        ("{{Tabel 2.7}}", "harus sendiri di paragrafnya")
    ]
    sentences = re.findall(r"<w:sdt .*?</w:sdt>", part(target))[0]
    assert sentences.count(f"<w:pPr>{props}</w:pPr><w:r") == sentences.count("<w:p ") >= 2
    assert sentences.count("<w:rPr><w:i/></w:rPr>") == sentences.count("<w:p ")


def test_what_is_not_in_the_workbook_yet_says_so_where_it_stands(tmp_path: Path) -> None:
    source = document(tmp_path, p("{{Tabel 3.1.4}}"), p("{{Narasi 3.1.4}}"), p("Akhir"))
    target, outcome = filled(source)
    assert shown(part(target)).split("\n") == [
        "[Tabel 3.1.4 belum diisi]",
        "[Narasi 3.1.4: belum ada kalimatnya]",
        "Akhir",
    ]
    assert outcome.lacking == ["Tabel 3.1.4", "Narasi 3.1.4"]
    assert not outcome.is_whole


def test_a_document_without_any_mark_has_nothing_of_ours(tmp_path: Path) -> None:
    target, outcome = filled(document(tmp_path, p("Tanpa tanda")))
    assert not outcome.is_of_ours
    assert not target.exists()


def test_a_control_of_the_office_that_takes_letters_only_is_named(tmp_path: Path) -> None:
    source = document(tmp_path, sdt(p("{{tahun}}"), "<w:text/>"), p("{{tahun}}"))
    target, outcome = filled(source)
    assert shown(part(target)) == "{{tahun}}\n2023"
    assert [each.written for each in outcome.misplaced] == ["{{tahun}}"]


def test_a_strict_document_is_written_in_its_own_names(tmp_path: Path) -> None:
    parts = parts_of(body(p("{{Tabel 2.3}}"), p("Sisa {{sisa}}"), p("{{Gambar 3.1.3}}"), p("Akhir")))
    strict = {
        name: content.replace(MAIN.encode(), STRICT.encode()).replace(OFFICE.encode(), STRICT_OFFICE.encode())
        for name, content in parts.items()
    }
    target, outcome = filled(zipped(strict, tmp_path / "LKjIP.docx"))
    assert sum(outcome.replaced.values()) == 3
    with zipfile.ZipFile(target) as package:
        names = [each for each in package.namelist() if each.startswith("word/") and not each.endswith(".xlsx")]
        written = {name: package.read(name).decode() for name in names}
    assert [name for name, xml in written.items() if re.search(r'"http://schemas.openxml[^"]*main"', xml)] == []
    assert [name for name, xml in written.items() if OFFICE in xml] == []
    assert read_document(target).tables[0].rows == 4
    again, outcome = filled(target, "lagi.docx")
    assert (outcome.same, part(again)) == (3, part(target))


def test_tracked_changes_and_protection_are_kept_and_said(tmp_path: Path) -> None:
    protected = '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'
    settings = f'<w:settings xmlns:w="{MAIN}"><w:trackRevisions/>{protected}</w:settings>'
    inserted = f'<w:ins w:id="1" w:author="A">{r("{{sisa}}")}</w:ins>'
    deleted = '<w:del w:id="2" w:author="A"><w:r><w:delText>{{pagu}}</w:delText></w:r></w:del>'
    source = document(tmp_path, p("Sisa ", inserted, deleted), parts={"settings": settings})
    target, outcome = filled(source)
    assert (outcome.tracked, outcome.protected) == (True, True)
    assert shown(part(target)) == "Sisa Rp308.053.845"
    assert "{{pagu}}" in part(target)
    assert part(target, "word/settings.xml") == settings


@given(st.lists(st.integers(1, 44), unique=True, max_size=6))
def test_a_mark_is_found_wherever_the_text_is_cut_into_runs(cuts: list[int]) -> None:
    text = "Sisa {{ sisa }} dari {{pagu}} pada {{TAHUN}}!"
    ends = [0, *sorted(cuts), len(text)]
    pieces = [text[start:end] for start, end in pairwise(ends)]
    xml = f'<w:p xmlns:w="{MAIN}">{"".join(r(each) for each in pieces if each)}</w:p>'
    changing = XmlPart("p", xml.encode())
    found = text_of(changing.root)
    assert [each.name for each in found.marks()] == ["sisa", "pagu", "TAHUN"]
    write_marks(changing, found, [(mark, partial(_made, mark.name)) for mark in found.marks()])
    assert shown(changing.changed().decode()) == "Sisa (sisa) dari (pagu) pada (TAHUN)!"


def _made(name: str, _: Element) -> str:
    return r(f"({name})")


@pytest.mark.long
def test_the_whole_report_in_a_document_reads_again_and_opens_in_another_program(tmp_path: Path, run: Run) -> None:
    """The 15 tables of the mended report; LibreOffice prints them, and drops what tells them when it saves."""
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height = section.page_height, section.page_width
    made.add_paragraph("LAPORAN KINERJA {{instansi}} {{pemerintah daerah}} TAHUN {{tahun}}")
    sheets = [each.name for each in offers_of(printing()).all if each.kind is Kind.TABLE and not each.lacks]
    for each in sheets:
        made.add_paragraph(f"{{{{{each}}}}}")
    made.save(str(tmp_path / "LKjIP.docx"))
    target, outcome = filled(tmp_path / "LKjIP.docx")
    assert outcome.replaced == {Kind.FIGURE: 3, Kind.TABLE: len(sheets)}
    code, out, _ = run("check", target)
    assert (code, "KESALAHAN" in out, "PERINGATAN" in out) == (0, False, False)
    assert out.splitlines()[-1].startswith("COCOK: 15 dari 15 tabel terbaca, isinya cocok satu sama lain;")
    printed = convert_all([target], tmp_path / "cetak", "txt") / "hasil.txt"
    text = printed.read_text(encoding="utf-8-sig")
    assert "Badan Kesatuan Bangsa dan Politik Kota Jambi TAHUN 2023" in text
    assert text.count("23.733.274.959") == outcome_amounts(target)
    saved = convert_all([target], tmp_path / "lagi", "docx") / "hasil.docx"
    _, outcome = filled(saved, "sesudah.docx")
    assert (outcome.is_of_ours, outcome.stripped, outcome.stripped_figures) == (False, len(sheets), 3)


def outcome_amounts(path: Path) -> int:
    """How often the whole pagu stands in a document."""
    return shown(part(path)).count("23.733.274.959")
