"""Rows of one name in several units (kelurahan, UPTD): whoever reads of one is told its unit."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from lkjip_xl.books.finished.finished import write_finished
from lkjip_xl.check.run import check_report
from lkjip_xl.figures.recompute import Recomputed
from lkjip_xl.report.model import Report
from lkjip_xl.report.unit_names import counted_once
from lkjip_xl.show.findings_json import finding_object
from lkjip_xl.show.narrative.passages import passages
from lkjip_xl.tables.keys import TableKey
from lkjip_xl.tables.levels import Level
from tests import shown
from tests.libreoffice import differences

SPENT = """
| JENIS        | PROGRAM         | UNIT        | INDIKATOR | TARGET | Pagu | Realisasi | %   |
| Program      | Kewilayahan     | Kecamatan   | Kelurahan | 4 unit | 400  | {0}       | {1} |
| Kegiatan     | Pembangunan     | .           | Sarana    | 4 unit | 400  | {0}       | {1} |
| Sub Kegiatan | Koordinasi      | .           | Rapat     | 4 kali | 100  | 70        | 70  |
| Sub Kegiatan | Sarana          | Margahayu   | Sarana    | 1 unit | 100  | 95        | 95  |
| Sub Kegiatan | Jasa            | .           | Layanan   | 1 unit | 50   | 40        | 80  |
| Sub Kegiatan | Sarana          | Bekasi Jaya | Sarana    | 1 unit | 100  | {2}       | {2} |
| Sub Kegiatan | Jasa            | .           | Layanan   | 1 unit | 50   | 37        | 74  |
| JUMLAH       | .               | .           | .         | .      | 400  | {0}       | {1} |
"""


def agency(last: int = 60) -> Report:
    # 70 + 95 + 40 + 60 + 37 = 302 of 400 is 75.5%.
    spent = 242 + last
    return shown.report(tabel_3_1_1_b=SPENT.format(spent, spent / 4, last))


def texts(report: Report, sheet: str, path: Path) -> list[str]:
    write_finished(path, report, check_report(report, ""), draft=True)
    workbook = openpyxl.load_workbook(path, data_only=True)
    return [str(cell.value) for row in workbook[sheet].iter_rows() for cell in row if cell.value]


@pytest.mark.long
def test_the_lists_of_ringkasan_name_the_unit_beside_the_name(tmp_path: Path) -> None:
    shown_there = texts(agency(), "Ringkasan", tmp_path / "jadi.xlsx")
    names = [each for each in shown_there if each.startswith(("Sarana", "Jasa", "Koordinasi"))]
    # The largest sisa first. Koordinasi stands in one unit only.
    assert sorted(names) == [
        "Jasa (Bekasi Jaya)",
        "Jasa (Margahayu)",
        "Koordinasi",
        "Sarana (Bekasi Jaya)",
        "Sarana (Margahayu)",
    ]
    assert differences(tmp_path / "jadi.xlsx") == []


def test_a_long_name_is_cut_before_its_unit(tmp_path: Path) -> None:
    long = "Sarana dan Prasarana Kelurahan " * 6
    report = shown.report(tabel_3_1_1_b=SPENT.replace("Sarana   ", long).format(302, 75.5, 60))
    names = [each for each in texts(report, "Ringkasan", tmp_path / "jadi.xlsx") if each.startswith("Sarana dan")]
    assert [each.rpartition("…")[2] for each in names] == [" (Bekasi Jaya)", " (Margahayu)"]
    assert {len(each) for each in names} == {135}


def test_the_sentences_name_the_unit() -> None:
    report = agency()
    told = " ".join(one.text for each in passages(report, Recomputed(report)) for one in each.paragraphs)
    assert "Penyerapan tertinggi, 95%, ada pada sub kegiatan “Sarana (Margahayu)”" in told
    assert "yang terendah, 60%, ada pada sub kegiatan “Sarana (Bekasi Jaya)”" in told


def test_findings_name_the_unit_where_only_it_tells_the_row() -> None:
    found = shown.findings(agency(last=160), "W01")
    assert [finding_object(each)["row_label"] for each in found][-1] == "Sarana (Bekasi Jaya)"
    one_unit = shown.report(tabel_3_1_1_b=SPENT.replace("Bekasi Jaya", ".").format(402, 100.5, 160))
    assert [finding_object(each)["row_label"] for each in shown.findings(one_unit, "W01")][-1] == "Sarana"


KELURAHAN = """
| JENIS        | KODE              | PROGRAM     | UNIT      | INDIKATOR | TARGET | Pagu | Realisasi | %  |
| Program      | {p}               | Kewilayahan | Margahayu | Kelurahan | 1 unit | 100  | 90        | 90 |
| Kegiatan     | {k}               | Pembangunan | .         | Sarana    | 1 unit | 100  | 90        | 90 |
| Sub Kegiatan | {s}               | Sarana      | .         | Sarana    | 1 unit | 100  | 90        | 90 |
| Program      | {p}               | Kewilayahan | Duren     | Kelurahan | 1 unit | 300  | 240       | 80 |
| Kegiatan     | {k}               | Pembangunan | .         | Sarana    | 1 unit | 300  | 240       | 80 |
| Sub Kegiatan | {s}               | Sarana      | .         | Sarana    | 1 unit | 100  | 80        | 80 |
| Sub Kegiatan | {t}               | Jasa        | .         | Layanan   | 1 unit | 200  | 160       | 80 |
| JUMLAH       | .                 | .           | .         | .         | .      | 400  | 330       | 82.5 |
"""


# Two kegiatan have a sub kegiatan of one name, in both kelurahan.
TWO_KEGIATAN = """
| JENIS        | KODE | PROGRAM     | UNIT      | INDIKATOR | TARGET | Pagu | Realisasi | %  |
| Program      | .    | Kewilayahan | Kecamatan | Kelurahan | 1 unit | 400  | 320       | 80 |
| Kegiatan     | .    | Pembangunan | .         | Sarana    | 1 unit | 200  | 160       | 80 |
| Sub Kegiatan | {0}  | Koordinasi  | Margahayu | Rapat     | 1 kali | 100  | 80        | 80 |
| Sub Kegiatan | {0}  | Koordinasi  | Duren     | Rapat     | 1 kali | 100  | 80        | 80 |
| Kegiatan     | .    | Pelayanan   | Kecamatan | Layanan   | 1 unit | 200  | 160       | 80 |
| Sub Kegiatan | {1}  | Koordinasi  | Margahayu | Rapat     | 1 kali | 100  | 80        | 80 |
| Sub Kegiatan | {2}  | Koordinasi  | Duren     | Rapat     | 1 kali | 100  | 80        | 80 |
| JUMLAH       | .    | .           | .         | .         | .      | 400  | 320       | 80 |
"""
SAME, OTHER, THIRD = "7.01.02.2.01.0001", "7.01.02.2.02.0001", "7.01.02.2.02.0002"


@pytest.mark.parametrize(
    ("codes", "number"),
    [
        ((".", ".", "."), 2),
        ((SAME, OTHER, OTHER), 2),
        ((SAME, OTHER, "7.1.2.2.2.1"), 2),  # written otherwise
        ((SAME, OTHER, "."), 2),  # a code left out
        ((SAME, OTHER, THIRD), 3),  # under one kegiatan two codes
    ],
)
def test_sub_kegiatan_of_units_are_told_by_code_or_by_all_their_names(codes: tuple[str, ...], number: int) -> None:
    report = shown.report(tabel_3_1_1_b=TWO_KEGIATAN.format(*codes))
    assert counted_once(report.tables[TableKey.TABEL_3_1_1_B], Level.SUB_KEGIATAN) == number


@pytest.mark.parametrize(
    ("units", "number"), [(("Margahayu", "Margahayu", "Duren"), 2), ((".", ".", "."), 3), (("A", "B", "C"), 1)]
)
def test_rows_of_one_name_within_one_unit_are_as_many_as_they_are(units: tuple[str, ...], number: int) -> None:
    rows = "\n".join(
        f"| Sub Kegiatan | Koordinasi | {unit} | Rapat {at} | 1 kali | {at + 99} |"
        for at, unit in enumerate(units)
    )
    table = f"""
| JENIS    | PROGRAM     | UNIT      | INDIKATOR | TARGET | Pagu |
| Program  | Kewilayahan | Kecamatan | Kelurahan | 1 unit | 300  |
| Kegiatan | Pembangunan | .         | Sarana    | 1 unit | 300  |
{rows}
"""
    found = shown.report(tabel_2_7=table).tables[TableKey.TABEL_2_7]
    assert counted_once(found, Level.SUB_KEGIATAN) == number


@pytest.mark.long
def test_ringkasan_says_in_how_many_rows_they_stand(tmp_path: Path) -> None:
    report, path = shown.report(tabel_3_1_1_b=TWO_KEGIATAN.format(SAME, OTHER, ".")), tmp_path / "jadi.xlsx"
    told = " ".join(texts(report, "Ringkasan", path))
    assert "memuat 1 program, 2 kegiatan dan 2 sub kegiatan (4 baris di beberapa unit)." in told
    assert differences(path) == []


@pytest.mark.long
@pytest.mark.parametrize(
    "codes",
    [
        {"p": "7.01.02", "k": "7.01.02.2.01", "s": "7.01.02.2.01.0001", "t": "7.01.02.2.01.0002"},
        dict.fromkeys("pkst", "."),
    ],
)
def test_what_several_units_have_is_counted_once(codes: dict[str, str], tmp_path: Path) -> None:
    report, path = shown.report(tabel_3_1_1_b=KELURAHAN.format(**codes)), tmp_path / "jadi.xlsx"
    told = " ".join(texts(report, "Ringkasan", path))
    assert "Laporan ini memuat 1 program, 1 kegiatan dan 2 sub kegiatan (3 baris di beberapa unit)." in told
    assert differences(path) == []


@pytest.mark.long
def test_the_sentence_of_ringkasan_names_none_where_nothing_stands_out(tmp_path: Path) -> None:
    """Eleven of 9 and one of 8 rupiah: 9 of 107 are 8,41 %."""
    rows = "".join(f"| Sub Kegiatan | Jasa {n} | 100 | {91 if n < 11 else 92} |\n" for n in range(12))
    report, path = (
        shown.report(
            tabel_3_1_1_b=f"""
| JENIS    | PROGRAM | TARGET KEUANGAN | REALISASI KEUANGAN |
| Program  | Layanan | 1200            | 1093               |
| Kegiatan | Jasa    | 1200            | 1093               |
{rows}"""
        ),
        tmp_path / "jadi.xlsx",
    )
    told = " ".join(texts(report, "Ringkasan", path))
    assert "91,08%; sisa Rp107, tersebar: tidak ada sub kegiatan dengan 10% atau lebih." in told
    assert differences(path) == []


URUSAN = """
| JENIS        | KODE              | PROGRAM           | INDIKATOR | TARGET | Pagu | Realisasi | %  |
| Program      | 1.01.01           | Program Penunjang | Layanan   | 1 unit | 100  | 90        | 90 |
| Kegiatan     | 1.01.01.2.01      | Perencanaan       | Layanan   | 1 unit | 100  | 90        | 90 |
| Sub Kegiatan | 1.01.01.2.01.0001 | Rencana           | Layanan   | 1 unit | 100  | 90        | 90 |
| Program      | 1.02.01           | Program Penunjang | Layanan   | 1 unit | 300  | 240       | 80 |
| Kegiatan     | 1.02.01.2.01      | Perencanaan       | Layanan   | 1 unit | 300  | 240       | 80 |
| Sub Kegiatan | 1.02.01.2.01.0001 | Evaluasi          | Layanan   | 1 unit | 300  | 240       | 80 |
| JUMLAH       | .                 | .                 | .         | .      | 400  | 330       | 82.5 |
"""


@pytest.mark.long
def test_programs_of_one_name_are_told_apart_by_their_code(tmp_path: Path) -> None:
    report, path = shown.report(tabel_3_1_1_b=URUSAN), tmp_path / "jadi.xlsx"
    there = texts(report, "Ringkasan", path)
    # In the list of programs, and below the largest sisa.
    assert [each for each in there if each.startswith("Program Penunjang")] == [
        "Program Penunjang (1.02.01)",
        "Program Penunjang (1.01.01)",
    ] * 2
    assert {"Rencana", "Evaluasi"} < {*there}
    told = " ".join(texts(report, "Narasi", path))
    assert "Program Penunjang (1.01.01) dengan pagu Rp100 terealisasi Rp90 atau 90%." in told
    assert "Program Penunjang (1.02.01) dengan pagu Rp300 terealisasi Rp240 atau 80%." in told
    assert differences(path) == []
