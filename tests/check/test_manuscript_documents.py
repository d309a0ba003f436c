"""The written report as a document: the sample with its slips, our own document, several files, marked copies."""

from __future__ import annotations

import importlib.util
import json
import shutil
from pathlib import Path
from typing import Any

import docx
import pytest

from lkjip_xl.files.kinds import open_document
from lkjip_xl.files.limits import USUAL_LIMITS
from lkjip_xl.reader.manuscript import read_manuscript
from tests.audit import audited
from tests.running import Run
from tests.sample_books import MENDED, SAMPLES
from tests.word_files import SPACES, p, r, tbl, tr
from tests.word_files import docx as word_file

REPORT = SAMPLES / "kesbangpol_kota_jambi_2023_laporan.docx"
# True of the published workbook: in the mended one a kegiatan is 1.000 less, and so is its program.
MENDED_SINCE = "Program Penunjang menyerap Rp3.861.486.910 dari Rp3.939.324.423, atau 98%."


def _sentences() -> tuple[set[str], set[str]]:
    """The slips of the sample, and its true sentences."""
    spec = importlib.util.spec_from_file_location("kalimat", SAMPLES / "laporan_word_kalimat.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    slips, true = ({each for told in found.values() for each in told} for found in (module.SLIPS, module.TRUE))
    return slips, true


def _checked(run: Run, *arguments: object) -> tuple[int, dict[str, Any]]:
    code, out, err = run("check", *map(str, arguments), "--format", "json")
    assert not err or "ditulis" in err
    (file,) = json.loads(out)["files"]
    return code, file


@pytest.mark.long
def test_every_slip_of_the_sample_is_found_at_its_sentence(run: Run) -> None:
    code, file = _checked(run, MENDED, "--laporan", REPORT)
    assert code == 1
    found = [each for each in file["findings"] if each["code"].startswith("N") and each["code"] != "N01"]
    slips, true = _sentences()
    for slip in slips:
        assert [each["code"] for each in found if slip[-40:] in each["place"]], slip
    others = [each["place"] for each in found if not any(slip[-40:] in each["place"] for slip in slips)]
    assert [place for place in others if MENDED_SINCE not in place] == []
    assert MENDED_SINCE in true
    cells = {(each["sheet"], each["row_label"], each["actual"], each["expected"]) for each in file["findings"]}
    assert ("Naskah › Tabel 3.1.1.b", "Administrasi Umum Perangkat Daerah", 385221368, 385220368) in cells
    assert ("Naskah › Tabel 1.4", "%", 5.7, 2.9) in cells
    (doubt,) = file["to_check"]
    assert doubt["reason"] == "ANGGARAN kosong di naskah, di buku kerja 656.580.000"


@pytest.mark.long
def test_our_own_document_has_no_finding_but_its_blanks(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "bab.docx"
    assert run("build", str(MENDED), "-o", str(target))[0] == 0
    _, file = _checked(run, MENDED, "--laporan", target)
    codes = {each["code"] for each in file["findings"] if each["code"].startswith("N")}
    assert codes <= {"N08"}
    assert file["to_check"] == []


def _document(path: Path, *paragraphs: str, table: bool = False) -> Path:
    document = docx.Document()
    document.add_heading("BAB I PENDAHULUAN", 1)
    for text in paragraphs:
        document.add_paragraph(text)
    if table:
        document.add_paragraph("Tabel 2.3 Anggaran Belanja Tahun 2023", style="Caption")
        lines = (
            ("URAIAN", "TARGET", "PERSENTASE"),
            ("Belanja Operasional", "23.651.879.244", "99,66%"),
            ("Belanja Modal", "81.395.751", "0,34%"),
            ("Jumlah", "23.733.274.959", "100%"),
        )
        grid = document.add_table(len(lines), 3)
        for row, line in zip(grid.rows, lines, strict=True):
            for cell, text in zip(row.cells, line, strict=True):
                cell.text = text
    document.save(str(path))
    return path


@pytest.mark.long
def test_a_report_in_several_files_is_one(run: Run, tmp_path: Path) -> None:
    first = _document(tmp_path / "bab1.docx", "Anggaran terdapat pada Tabel 2.3 dan Tabel 2.9.")
    second = _document(tmp_path / "bab2.docx", "Belanja modal Rp81.395.751.", table=True)
    _, file = _checked(run, MENDED, "--laporan", first, "--laporan", second)
    found = [(each["code"], each["place"]) for each in file["findings"] if each["code"].startswith("N")]
    assert [code for code, _ in found] == ["N01", "N06", "N02"]
    assert found[1][1].startswith("Naskah › bab1.docx › BAB I PENDAHULUAN, paragraf 1, ")
    assert found[2][1].startswith("Naskah › bab2.docx › BAB I PENDAHULUAN, paragraf 1, ")


@pytest.mark.long
def test_the_copies_are_marked_both_or_neither(run: Run, tmp_path: Path) -> None:
    book, report = (
        tmp_path / "buku.xlsx",
        _document(tmp_path / "naskah.docx", "Belanja modal Rp81.395.751.", table=True),
    )
    shutil.copy(MENDED, book)
    arguments = ("check", str(book), "--laporan", str(report), "--annotate", "-o", str(tmp_path / "tanda.docx"))
    code, _, err = run(*arguments)
    assert code == 1
    assert "buku_temuan.xlsx" in err
    copy = docx.Document(str(tmp_path / "tanda.docx"))
    assert [each.text.splitlines()[0] for each in copy.comments] == ["KESALAHAN N02", "KESALAHAN N01"]
    marked = [p.text for p in copy.paragraphs if p._p.xpath(".//w:commentReference")]
    assert marked == ["Belanja modal Rp81.395.751."]
    cells = [
        cell.text for row in copy.tables[0].rows for cell in row.cells if cell._tc.xpath(".//w:commentReference")
    ]
    assert cells == ["81.395.751"]
    assert audited(tmp_path / "tanda.docx") == audited(report)
    # Where one of the two stands already, neither is written.
    (tmp_path / "tanda.docx").unlink()
    before = (tmp_path / "buku_temuan.xlsx").read_bytes()
    assert run(*arguments)[0] == 2
    assert not (tmp_path / "tanda.docx").exists()
    assert (tmp_path / "buku_temuan.xlsx").read_bytes() == before


def test_what_cannot_be_held_against_one_workbook(run: Run, tmp_path: Path) -> None:
    report = _document(tmp_path / "naskah.docx", "Uraian.")
    code, _, err = run("check", str(report), "--laporan", str(report))
    assert (code, "satu buku kerja .xlsx saja" in err) == (2, True)
    code, _, err = run("check", str(MENDED), str(MENDED), str(REPORT), "--laporan", str(report))
    assert (code, "satu buku kerja .xlsx saja" in err) == (2, True)
    book = tmp_path / "buku kita.xlsx"
    told = f'ditulis di depan setiap naskah: lkjip-xl check "{book}" --laporan {report}'
    code, _, err = run("check", report, "--laporan", book)
    assert (code, err.splitlines()[-1].endswith(told)) == (2, True)
    book.write_bytes(b"x")
    code, _, err = run("check", book, tmp_path / "naskah.docx", "--laporan", report)
    assert (code, err.splitlines()[-1].endswith(f"{told} --laporan {report}")) == (2, True)
    code, _, err = run("check", str(MENDED), "--laporan", str(tmp_path))
    assert (code, "adalah folder" in err) == (2, True)
    code, _, err = run("check", str(MENDED), "--laporan", str(tmp_path / "tidak_ada.docx"))
    assert code in {2, 3}
    code, _, err = run("check", str(MENDED), "--laporan", str(report), "--watch")
    assert (code, "--watch" in err) == (2, True)


def test_a_sentence_without_end_is_named_and_not_judged(tmp_path: Path) -> None:
    path = _document(tmp_path / "naskah.docx", "Pagu Rp1.000 dan " * 20_000, "Isi.")
    written = read_manuscript([open_document(path, USUAL_LIMITS)], 2023).manuscript
    assert [each.text for each in written.sentences] == ["Isi."]
    assert written.unread == ("kalimat yang lebih panjang dari 3000 huruf di 1 paragraf",)


def test_notes_and_boxes_of_text_are_read_too_and_what_is_drawn_is_named(tmp_path: Path) -> None:
    text_box = p(
        f"<w:r><w:pict><v:textbox><w:txbxContent>{p('Di kotak.')}</w:txbxContent></v:textbox></w:pict></w:r>"
    )
    drawn = p("Bagan", "<w:r><w:drawing><dgm:relIds/></w:drawing></w:r>")
    deleted = f"<w:del>{r('bukan ini ').replace('w:t', 'w:delText')}</w:del>"
    notes = {
        kind: f"<w:{kind} {SPACES}><w:{kind[:-1]}>{p(words, deleted)}</w:{kind[:-1]}></w:{kind}>"
        for kind, words in (("footnotes", "Di bawah."), ("endnotes", "Di akhir."))
    }
    path = word_file(tmp_path, tbl(tr("a", "b")), p("Isi."), text_box, drawn, **notes)

    written = read_manuscript([open_document(path, USUAL_LIMITS)], 2023).manuscript

    assert [(each.paragraph.heading, each.text) for each in written.sentences] == [
        ((), "Isi."),
        ((), "Bagan"),
        (("kotak teks",), "Di kotak."),
        (("catatan kaki",), "Di bawah."),
        (("catatan akhir",), "Di akhir."),
    ]
    assert str(written.place(written.sentences[3].paragraph, "…").sheet) == "Naskah › catatan kaki"
    assert written.unread == ("bagan SmartArt di dekat “Bagan”",)


def test_a_list_of_contents_and_captions_are_no_sentences(tmp_path: Path) -> None:
    path = _document(
        tmp_path / "naskah.docx",
        "Tabel 1.4 Pegawai Tahun 2022 ........ 12",
        "Gambar 3.1 Capaian Tahun 2022",
        "Isi.",
    )
    written = read_manuscript([open_document(path, USUAL_LIMITS)], 2023).manuscript
    assert [each.text for each in written.sentences] == ["Isi."]
    assert [(each.kind, each.number) for each in written.captions] == [("Gambar", "3.1")]
