"""Findings and reasons as a person reads them: what is the same is said once."""

from __future__ import annotations

from lkjip_xl.findings import CheckResult, Finding, NotJudged, Problem, Severity
from lkjip_xl.model import Place
from lkjip_xl.render import reasons_not_judged, render_text

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
        "Tabel 2.7 F8, F9, F10, F11, F12, F13, dan 2 sel lain atau bagiannya (T01)",
        "tingkat belum jelas (T02, T03)",
    ]
