"""Findings and reasons as a person reads them: what is the same is said once."""

from __future__ import annotations

from lkjip_xl.report.place import Place
from lkjip_xl.rules.findings import CheckResult, Finding, NotJudged, Problem, Severity
from lkjip_xl.rules.not_judged import reasons_not_judged
from lkjip_xl.show.terminal import render_text

HINT = "Isi selnya."


def _empty(
    row: int, column: int = 3, heading: str = "PAGU", waiver: str | None = None, actual: str = ""
) -> Finding:
    place = Place("Tabel 2.7", row, column)
    problem = Problem(
        place,
        "Sel ini kosong.",
        row_label=f"baris {row}",
        column_heading=heading,
        hint=HINT,
        actual=actual or None,
    )
    return Finding("D01", Severity.ERROR, problem, waiver)


def _shown(*findings: Finding) -> list[str]:
    text = render_text(CheckResult("a.xlsx", findings=findings))
    return [line.strip() for line in text.splitlines() if line.strip()]


def test_cells_of_a_column_that_lack_the_same_are_told_together() -> None:
    lines = _shown(*(_empty(row) for row in (8, 9, 10, 12, 14, 15)))
    start = lines.index("C8    KESALAHAN D01 (6 sel)")
    assert lines[start : start + 5] == [
        "C8    KESALAHAN D01 (6 sel)",
        "PAGU",
        "C8–C10, C12, C14–C15",
        "Sel ini kosong.",
        "Perbaiki     Isi selnya.",
    ]
    assert len([line for line in lines if "D01" in line]) == 1


def test_few_of_them_are_told_one_by_one() -> None:
    lines = _shown(*(_empty(row) for row in (8, 9)))
    assert [line for line in lines if "D01" in line] == ["C8    KESALAHAN D01", "C9    KESALAHAN D01"]
    assert "baris 9 · PAGU" in lines


def test_cells_of_a_row_that_lack_the_same_are_told_together() -> None:
    in_a_row = [_empty(9, column, f"REALISASI {2019 + column}") for column in (3, 5, 7)]
    lines = _shown(*in_a_row, _empty(10))
    start = lines.index("C9    KESALAHAN D01 (3 sel)")
    assert lines[start + 1 : start + 4] == ["baris 9", "C9, E9, G9", "Sel ini kosong."]
    assert "C10   KESALAHAN D01" in lines


def test_what_says_something_of_its_own_stands_alone() -> None:
    four = [_empty(row) for row in (8, 9, 10, 11)]
    lines = _shown(*four, _empty(12, waiver="sudah"), _empty(13, actual="x"), _empty(14, column=4, heading="LAIN"))
    assert [line for line in lines if "D01" in line] == [
        "C8    KESALAHAN D01 (4 sel)",
        "C12   KESALAHAN D01 (dikecualikan)",
        "C13   KESALAHAN D01",
        "D14   KESALAHAN D01",
    ]


def test_the_same_reason_for_several_cells_is_given_once_with_the_cells() -> None:
    lacking = [
        NotJudged("T01", f"Tabel 2.7 F{row} atau bagiannya", Place("Tabel 2.7", row, 6)) for row in range(8, 16)
    ]
    others = [NotJudged("T02", "tingkat belum jelas"), NotJudged("T03", "tingkat belum jelas")]
    assert list(reasons_not_judged([*lacking, *others])) == [
        "Tabel 2.7 F8–F15 atau bagiannya (T01)",
        "tingkat belum jelas (T02, T03)",
    ]


def test_cells_of_one_reason_are_named_in_stretches_and_the_last_of_many_counted() -> None:
    def dividing_text(row: int, column: int = 8, sheet: str = "Tabel 3.1.1.b") -> NotJudged:
        place = Place(sheet, row, column)
        return NotJudged("P01", f"rumus di {sheet} {place.address} membagi teks (lihat D02)", place)

    some = [dividing_text(row) for row in (10, 9, 11, 12, 16)]
    elsewhere = [dividing_text(9, sheet="Tabel 3.1.2")]
    scattered = [NotJudged("P05", f"capaian untuk C{row}", Place("Tabel 1.4", row, 3)) for row in range(1, 19, 2)]
    assert list(reasons_not_judged([*some, *elsewhere, *scattered])) == [
        "rumus di Tabel 3.1.1.b H9–H12, H16 membagi teks (lihat D02) (P01)",
        "rumus di Tabel 3.1.2 H9 membagi teks (lihat D02) (P01)",
        "capaian untuk C1, C3, C5, C7, C9, C11, dan 3 sel lain (P05)",
    ]
