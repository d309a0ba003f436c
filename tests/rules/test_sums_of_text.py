"""Text under a live sum is an error of the sum: Excel leaves it out, and the total is short."""

from __future__ import annotations

from tests import shown

PLAN = """
| JENIS        | PROGRAM/KEGIATAN/SUB KEGIATAN | INDIKATOR | TARGET    | PAGU ANGGARAN |
| Program      | Program A                     | Nilai     | 80        | {}            |
| Kegiatan     | Rapat                         | Dokumen   | 1 dokumen | {}            |
| Sub Kegiatan | Makan                         | Dokumen   | 1 dokumen | {}            |
| Sub Kegiatan | Minum                         | Dokumen   | 1 dokumen | 400           |
| .            | JUMLAH                        | .         | .         | {}            |
"""


def test_a_kegiatan_over_text() -> None:
    report = shown.report(tabel_2_7=PLAN.format("=400", "=400", "Rp600", "=400"))
    assert shown.told(report, "T01", "T02", "T03") == ["T01 Rapat · PAGU ANGGARAN: 400, 1000"]
    (found,) = shown.findings(report, "T01")
    assert "teks di E4" in found.problem.message
    assert "600 di E4" in found.problem.hint
    assert [each.problem.place.address for each in shown.findings(report, "D02")] == ["E4"]


def test_a_jumlah_over_text() -> None:
    report = shown.report(tabel_2_7=PLAN.format("Rp1.000", "1000", "600", "=0"))
    (found,) = shown.findings(report, "T03")
    assert found.problem.message == (
        "Rumus ini melewati angka yang tersimpan sebagai teks di E2, jadi hasilnya kurang."
    )


def test_text_that_is_counted_is_no_error() -> None:
    report = shown.report(tabel_2_7=PLAN.format("1000", "1000", "Rp600", "1000"))
    assert shown.told(report, "T01", "T02", "T03") == []


def test_a_row_over_text() -> None:
    report = shown.report(
        tabel_1_4="""
        | URAIAN      | S2 | S1  | JUMLAH |
        | Sekretariat | 2  | '10 | =2     |
        | Jumlah      | 2  | 10  | 12     |
        """
    )
    (found,) = [each for each in shown.findings(report, "T03") if each.problem.row_label == "Sekretariat"]
    assert "teks di C2" in found.problem.message


def test_a_text_is_mended_where_it_was_typed() -> None:
    report = shown.report(
        tabel_2_3="""
        | URAIAN          | TARGET        |
        | Belanja Operasi | Rp800.000.000 |
        | Belanja Modal   | 159817000     |
        | JUMLAH          | =159817000    |
        """,
        realisasi_belanja="""
        | URAIAN           | ANGGARAN       | REALISASI |
        | =Belanja Operasi | =Rp800.000.000 | 700000000 |
        | =Belanja Modal   | =159817000     | 159817000 |
        | JUMLAH           | =159817000     | 859817000 |
        """,
    )
    _, there = shown.findings(report, "T03")
    assert there.problem.place.sheet == "Realisasi Belanja"
    assert "800000000 di Tabel 2.3 sel B2." in there.problem.hint
    assert [(fix.place.sheet, fix.place.address) for (fix,) in there.problem.fixes] == [("Tabel 2.3", "B2")]
