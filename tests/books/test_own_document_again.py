"""build --ke once more: what was put in before says what the report says now, and what somebody wrote stays."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from lkjip_xl.books.document.own.controls import blank
from lkjip_xl.books.document.own.offers import Kind
from lkjip_xl.books.document.own.outcome import Outcome
from lkjip_xl.books.document.tables import ABOVE_METHODS
from lkjip_xl.books.finished.printing import Printing
from lkjip_xl.rules.findings import CheckResult
from tests.audit import audited
from tests.own_documents import changed, document, filled, part, prepared, printing, shown
from tests.sample_books import MENDED, TABEL_2_7, Book
from tests.word_files import (
    p,
    tbl,
    tc,
    tr,
)

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Outcome]:
    """A document with a mark of each kind, filled."""
    folder = tmp_path_factory.mktemp("own")
    path = folder / "LKjIP.docx"
    made = docx.Document()
    for text in ("{{Tabel 2.3}}", "{{Narasi 3.1.2}}", "{{Gambar 3.1.3}}", "{{Metode}}"):
        made.add_paragraph(f"Di bawah ini {text.strip('{}')}:")
        made.add_paragraph(text)
    made.add_paragraph("Terserap {{penyerapan}} pada {{tahun}}.")
    made.save(str(path))
    return filled(path)


def test_the_last_result_is_the_next_document_and_stays_the_same(whole: tuple[Path, Outcome]) -> None:
    again, outcome = filled(whole[0], "lagi.docx")
    assert (dict(outcome.replaced), outcome.same, outcome.edited) == ({}, 6, [])
    assert part(again) == part(whole[0])


def test_the_sheets_that_methods_name_are_said_to_be_in_the_workbook(whole: tuple[Path, Outcome]) -> None:
    assert shown(part(whole[0])).count(ABOVE_METHODS) == 1


def test_what_word_writes_otherwise_is_not_taken_for_an_edit(whole: tuple[Path, Outcome]) -> None:
    """Runs are split, marked for spelling and given numbers of a session; bookmarks come and go."""
    edits = [
        ("98,70%", '98</w:t></w:r><w:proofErr w:type="gramStart"/><w:r w:rsidR="00A1"><w:t>,70%'),
        ("<w:tr>", '<w:tr w:rsidR="00B2">'),
        ("<w:tbl ", '<w:bookmarkStart w:id="77" w:name="_GoBack"/><w:bookmarkEnd w:id="77"/><w:tbl '),
    ]
    lanjut = changed(whole[0], edits)
    _, outcome = filled(lanjut, "lagi2.docx")
    assert (dict(outcome.replaced), outcome.same, outcome.edited) == ({}, 6, [])


def test_what_somebody_has_edited_is_left_and_named_unless_told_otherwise(whole: tuple[Path, Outcome]) -> None:
    lanjut = changed(whole[0], [("98,70%", "98,7 persen"), ("Belanja Operasi", "Belanja operasional")])
    kept, outcome = filled(lanjut, "lagi3.docx")
    assert outcome.edited == ["Tabel 2.3", "penyerapan"]
    assert part(kept) == part(lanjut)
    anew, outcome = filled(lanjut, "lagi4.docx", anew=True)
    assert outcome.edited == []
    assert "Terserap 98,70% pada 2023." in shown(part(anew))
    assert "Belanja operasional" not in part(anew)


def test_an_edited_part_whose_figures_have_changed_since_is_told_apart(tmp_path: Path) -> None:
    """Belanja Modal of 3 rupiah more: both parts are left, and one of them is out of date."""
    first, _ = filled(document(tmp_path, p("{{Tabel 2.3}}"), p("{{tahun}} {{penyerapan}}"), p("Akhir")))
    lanjut = changed(first, [("Belanja Operasi", "Belanja operasional"), ("98,70%", "98,7 persen")])
    for draft in (False, True):
        _, outcome = filled(lanjut, f"sama{draft}.docx", draft=draft)
        assert (outcome.edited, outcome.stale) == (["Tabel 2.3", "penyerapan"], [])
    book = Book(MENDED)
    book.cell("Tabel 2.3", "Belanja Modal", "TARGET").value += 3
    _, outcome = filled(lanjut, "lain.docx", prepared(book.save(tmp_path)))
    assert (outcome.edited, outcome.stale) == (["Tabel 2.3", "penyerapan"], ["Tabel 2.3"])


def _of(agency: str) -> Printing:
    """The mended report as that of another agency."""
    settings = replace(printing().report.settings, instansi=agency)
    report = replace(printing().report, settings=settings)
    return Printing.of(report, CheckResult("lain.xlsx", agency, settings.tahun, ()))


@pytest.mark.parametrize("without_property", [False, True])
def test_a_document_of_another_agency_or_year_is_not_filled_unless_told(
    without_property: bool, tmp_path: Path
) -> None:
    """What tells whose it is: a property of the document; where that is gone, its name and year."""
    first, _ = filled(document(tmp_path, p("{{instansi}} {{tahun}}: {{penyerapan}}"), p("Akhir")))
    if without_property:
        first = changed(first, [("Diisi lkjip-xl untuk", "Lain")], "docProps/custom.xml")
    # A slip that was mended since is no other agency.
    _, outcome = filled(first, "salah.docx", _of("Badan Kesatuan Bangsa dan Politk"))
    assert (outcome.other, outcome.replaced[Kind.FIGURE]) == (None, 1)
    other = _of("Dinas Sosial")
    target, outcome = filled(first, "lain.docx", other)
    assert outcome.other is not None
    was = "Badan Kesatuan Bangsa dan Politik"
    assert outcome.other.was == (f"{was} 2023" if without_property else f"{was} Kota Jambi 2023")
    assert outcome.other.now == "Dinas Sosial Kota Jambi 2023"
    assert not target.exists()
    target, outcome = filled(first, "ganti.docx", other, anew=True)
    assert (outcome.other, shown(part(target))) == (None, "Dinas Sosial 2023: 98,70%\nAkhir")
    _, outcome = filled(target, "lagi.docx", other)
    assert (outcome.other, outcome.same) == (None, 3)


def test_whose_it_was_is_told_where_no_part_is_known_any_more(tmp_path: Path) -> None:
    """LibreOffice keeps the property, and drops what tells the parts."""
    first, _ = filled(document(tmp_path, p("{{penyerapan}}"), p("Akhir")))
    bare = part(document(tmp_path, p("98,70%"), p("{{sisa}}"), name="lain.docx"))
    _, outcome = filled(changed(first, [(part(first), bare)]), "sesudah.docx", _of("Dinas Sosial"))
    assert outcome.other is not None


def test_figures_in_lines_that_lost_all_that_tells_them_are_counted(tmp_path: Path) -> None:
    """LibreOffice drops the tags, and of what stands inside a line the titles too."""
    first, _ = filled(document(tmp_path, p("{{penyerapan}} dari {{pagu}}"), p("{{Tabel 1.4}}")))
    tags = [(each, "") for each in re.findall(r"<w:tag [^>]*>", part(first))]
    titles = [(f'<w:alias w:val="{each}"/>', "") for each in ("penyerapan", "pagu")]
    numbers = [(each, "") for each in re.findall(r"<w:id [^>]*>", part(first))]
    _, outcome = filled(changed(first, [*tags, *titles, *numbers]), "sesudah.docx")
    assert (outcome.is_of_ours, outcome.stripped, outcome.stripped_figures) == (False, 1, 2)


def test_a_blank_with_a_long_name_is_cut_inside_its_quotes() -> None:
    name = "sebab capaian “Persentase permohonan layanan yang selesai tepat pada waktunya”"
    xml = blank(name, "[jelaskan]", "", 1)
    title = re.findall(r'<w:alias w:val="([^"]*)"', xml)
    assert title == ["sebab capaian “Persentase permohonan layanan yang selesai tepa…”"]


def test_in_a_draft_every_part_says_so_and_no_more_when_it_is_none(whole: tuple[Path, Outcome]) -> None:
    draft, outcome = filled(whole[0], "draf.docx", draft=True)
    assert sum(outcome.replaced.values()) == 5  # a year is no figure that may change
    assert shown(part(draft)).count("\nDRAF\n") == 4
    assert "98,70% (DRAF) pada 2023." in shown(part(draft))
    final, outcome = filled(draft, "akhir.docx")
    assert sum(outcome.replaced.values()) == 5
    assert shown(part(final)) == shown(part(whole[0]))
    # A chart is drawn into the part that is there.
    with zipfile.ZipFile(whole[0]) as one, zipfile.ZipFile(final) as other:
        assert one.namelist() == other.namelist()


@pytest.mark.long
def test_what_is_written_is_valid_and_gains_parts_only(whole: tuple[Path, Outcome]) -> None:
    source = whole[0].with_name("LKjIP.docx")
    assert audited(whole[0]) == audited(source)
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(whole[0]) as after:
        assert set(before.namelist()) < set(after.namelist())
        differing = {each for each in before.namelist() if before.read(each) != after.read(each)}
        assert differing == {
            "[Content_Types].xml",
            "_rels/.rels",
            "word/document.xml",
            "word/_rels/document.xml.rels",
            "word/styles.xml",
            "word/stylesWithEffects.xml",
        }
        for name in differing - {"word/document.xml"}:
            kept = before.read(name).decode()
            assert after.read(name).decode().startswith(kept[: kept.rindex("</")])


_SUPPORT = "[jelaskan pendukungnya]"
_ASKS = "<w:showingPlcHdr/>"


@pytest.mark.long
def test_what_staff_fill_in_is_carried_to_the_new_sentences_and_what_has_none_is_named(tmp_path: Path) -> None:
    """Each of two indicators asks for what helped; 80% of the second one asks for the cause instead."""
    first, outcome = filled(document(tmp_path, p("{{Narasi 3.1.1.a}}"), p("Akhir")))
    assert len(outcome.blanks) == 2
    # As Word saves it: the first blank is one of two runs, one of them bold; nothing says that it asks any more.
    typed = "</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>kerja sama</w:t></w:r><w:r><w:t> lintas instansi"
    lanjut = changed(first, [(_ASKS, ""), (_SUPPORT, typed), (_ASKS, ""), (_SUPPORT, "forum warga")])
    again, outcome = filled(lanjut, "lagi.docx")
    assert (outcome.same, outcome.edited, outcome.blanks) == (1, [], [])
    _, outcome = filled(changed(lanjut, [("forum warga", "{{sisa}}")]), "isian.docx")
    assert [each.written for each in outcome.misplaced] == ["{{sisa}}"]
    book = Book(MENDED)
    book["Tabel 3.1.1.a"]["E8"] = "80%"
    less, outcome = filled(again, "kurang.docx", prepared(book.save(tmp_path)))
    assert outcome.replaced == {Kind.NARRATIVE: 1}
    assert "Keberhasilan ini didukung oleh kerja sama lintas instansi." in shown(part(less))
    assert "<w:rPr><w:b/></w:rPr><w:t>kerja sama" in part(less)
    assert [each.text for each in outcome.lost] == ["forum warga"]
    assert outcome.lost[0].title.startswith("pendukung capaian “Persentase orkemas")
    assert {each.split()[0] for each in outcome.blanks} <= {"sebab", "rencana"}
    assert "forum warga" not in part(less)


def test_a_control_that_word_drew_around_a_whole_cell_is_written_inside_it(tmp_path: Path) -> None:
    """Word moves a control that is all of a cell around it."""
    first, _ = filled(document(tmp_path, tbl(tr("Terserap", tc(p("{{penyerapan}}")), tc(p("{{Narasi 3.1.2}}"))))))
    xml = part(first)
    for start in ("<w:tc><w:p><w:sdt ", "<w:tc><w:sdt "):
        cell = xml[xml.index(start) : xml.index("</w:tc>", xml.index(start)) + 7]
        control = re.search(r"(<w:sdt .*?<w:sdtContent>)(.*)</w:sdtContent></w:sdt>", cell)
        assert control is not None
        moved = f"{control[1]}{cell.replace(control[0], control[2])}</w:sdtContent></w:sdt>"
        xml = xml.replace(cell, moved)
    lanjut = changed(first, [(part(first), xml)])
    same, outcome = filled(lanjut, "sama.docx")
    assert (outcome.same, outcome.edited, part(same)) == (2, [], xml)
    draft, outcome = filled(lanjut, "draf.docx", draft=True)
    assert sum(outcome.replaced.values()) == 2
    cells = docx.Document(str(draft)).element.body.iter(f"{_W}tc")
    texts = ["".join(each.text or "" for each in cell.iter(f"{_W}t")) for cell in cells]
    assert texts[:2] == ["Terserap", "98,70% (DRAF)"]
    assert texts[2].startswith("DRAFRealisasi indikator")


def test_what_looks_like_a_mark_in_the_workbook_stays_text(tmp_path: Path) -> None:
    book = Book(MENDED)
    book[TABEL_2_7]["C8"] = "Belanja {{sisa}}"
    report = prepared(book.save(tmp_path))
    first, _ = filled(document(tmp_path, p("{{Tabel 2.7}}"), p("Akhir")), "satu.docx", report)
    assert "Belanja {{sisa}}" in shown(part(first))
    again, outcome = filled(first, "dua.docx", report)
    assert (outcome.same, outcome.unknown, part(again)) == (1, [], part(first))


@pytest.mark.long
def test_how_the_office_has_a_table_and_a_chart_look_stays_when_their_figures_change(tmp_path: Path) -> None:
    """Seven pieces of land in Tabel 1.5 where one was: the cell says so, no width and no look changes."""
    first, _ = filled(document(tmp_path, p("{{Tabel 1.5}}"), p("{{Gambar 3.1.3}}"), p("Akhir")))
    (column,) = re.findall(r'<w:tblGrid><w:gridCol w:w="(\d+)"', part(first))
    (height,) = set(re.findall(r'cy="(\d+)"', part(first)))
    looks = [(f'<w:gridCol w:w="{column}"/>', '<w:gridCol w:w="3333"/>'), (f'cy="{height}"', 'cy="999999"')]
    book = Book(MENDED)
    book["Tabel 1.5"]["B9"] = "7 bidang"
    more = prepared(book.save(tmp_path))
    again, outcome = filled(changed(first, looks), "lagi.docx", more)
    assert outcome.replaced == {Kind.TABLE: 1}
    assert "\n7 bidang\n" in shown(part(again))
    assert '<w:gridCol w:w="3333"/>' in part(again)
    draft, outcome = filled(again, "draf.docx", more, draft=True)
    assert outcome.replaced == {Kind.TABLE: 1, Kind.CHART: 1}
    assert shown(part(draft)).count("DRAF") == 2
    assert ('<w:gridCol w:w="3333"/>' in part(draft), 'cy="999999"' in part(draft)) == (True, True)
    last, _ = filled(draft, "akhir.docx", more)
    assert shown(part(last)) == shown(part(again))


@pytest.mark.long
def test_the_colours_of_a_chart_stay_when_its_figures_change(tmp_path: Path) -> None:
    """Realisasi of 2020 is 45 where 40 was, of a target of 40; a label below its point goes where it belongs."""
    chart = "word/charts/chartLkjip1.xml"
    first, _ = filled(document(tmp_path, p("{{Gambar 3.1.3}}"), p("Akhir")))
    edits = [
        ('<a:srgbClr val="1F3864"/>', '<a:srgbClr val="FF0000"/>'),
        ('<c:dLblPos val="t"/>', '<c:dLblPos val="b"/>'),
    ]
    coloured = changed(first, edits, chart)
    book = Book(MENDED)
    book["Tabel 3.1.3"]["G8"] = 45
    again, outcome = filled(coloured, "lagi.docx", prepared(book.save(tmp_path)))
    assert outcome.replaced == {Kind.CHART: 1}
    before, after = part(first, chart), part(again, chart)
    assert after == before.replace(*edits[0], 1).replace("<c:v>40</c:v>", "<c:v>45</c:v>", 2).replace(
        "<c:v>45</c:v>", "<c:v>40</c:v>", 1
    )
    # Another title, or another year, is another chart.
    other = changed(again, [("(1) Persentase", "(1) Angka")], chart)
    last, _ = filled(other, "akhir.docx", anew=True)
    assert part(last, chart) == before


def test_somebody_typed_what_it_says_now(tmp_path: Path) -> None:
    """98,70% became 98,70% (DRAF) by hand: a draft says the same, and later changes are the program's again."""
    first, _ = filled(document(tmp_path, p("{{penyerapan}}")))
    draft, outcome = filled(changed(first, [("98,70%", "98,70% (DRAF)")]), "draf.docx", draft=True)
    assert (outcome.same, outcome.edited) == (1, [])
    last, outcome = filled(draft, "akhir.docx")
    assert (outcome.replaced, shown(part(last))) == ({Kind.FIGURE: 1}, "98,70%")
