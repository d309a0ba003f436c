"""What stands once over the indicators of a sasaran in Tabel 3.1.5, in merged cells."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from lkjip_xl.reader.report import report_of
from lkjip_xl.reader.sieved_sheet import Merge
from lkjip_xl.report.model import Report
from lkjip_xl.report.place import Place
from lkjip_xl.rules.findings import Fix
from tests import shown

_ACHIEVED = """
    | SASARAN | INDIKATOR SASARAN | TARGET | REALISASI | CAPAIAN |
    | Rukun   | Indeks kerukunan  | 50     | 51        | 102%    |
    | Rukun   | Jumlah forum      | 10     | 11        | 110%    |
    """
_EFFICIENCY = """
    | SASARAN | INDIKATOR SASARAN | CAPAIAN KINERJA | PENYERAPAN ANGGARAN | TINGKAT EFISIENSI |
    | Rukun   | Indeks kerukunan  | {mean}          | 95%                 | {difference}      |
    | {other} | Jumlah forum      | .               | .                   | .                 |
    """


def _report(
    mean: str,
    difference: str,
    other: str = "Rukun",
    columns: tuple[int, ...] = (3, 4, 5),
    achieved: str = _ACHIEVED,
) -> Report:
    text = _EFFICIENCY.format(mean=mean, difference=difference, other=other)
    efficiency = shown.grid("Tabel 3.1.5", text)
    merges = tuple(Merge(2, column, 3, column) for column in columns)
    return report_of([shown.grid("Tabel 3.1.1.a", achieved), replace(efficiency, merges=merges)])


def _told(report: Report) -> list[str]:
    codes = ("T06", "K06", "D01", "S08", "E01", "E04")
    return [f"{each.code} {each.problem.place.address}" for each in shown.findings(report, *codes)]


def test_a_mean_merged_over_its_indicators_is_that_of_their_capaian() -> None:
    assert _told(_report("106%", "11")) == []


def test_another_mean_is_named_with_the_right_one() -> None:
    report = _report("107%", "12")
    assert _told(report) == ["T06 C2"]
    (finding,) = shown.findings(report, "T06")
    problem = finding.problem
    assert problem.should_be == "106,00%  (rata-rata di Tabel 3.1.1.a E2, E3)"
    assert problem.message == "Angka ini bukan rata-rata capaian 2 indikator sasaran ini."
    assert [each.address for each in problem.related] == ["E2", "E3"]
    # With the mean goes the difference in its row, to be typed anew: 106 - 95.
    assert problem.fixes == (
        (Fix(problem.place, Decimal("106.00")), Fix(Place("Tabel 3.1.5", 2, 5), Decimal("11.00"))),
    )


def test_the_difference_of_the_mean_is_judged_once() -> None:
    assert _told(_report("106%", "12")) == ["E01 E2"]


def test_cells_merged_over_two_sasaran_are_no_mean() -> None:
    assert "S08 C2" in _told(_report("106%", "11", other="Damai"))


def test_cells_that_are_not_merged_are_to_be_filled() -> None:
    assert {"D01 C3", "K06 C2"} <= {*_told(_report("106%", "11", columns=()))}


def test_a_mean_of_capaian_that_are_not_all_there_is_not_judged() -> None:
    report = _report(
        "106%", "11", achieved=_ACHIEVED.replace("| 11        | 110%    |", "| .         | .       |")
    )
    assert "T06 C2" not in _told(report)
    assert shown.not_judged(report, "T06") == ["rata-rata di Tabel 3.1.5 C2: capaian indikatornya belum lengkap"]
