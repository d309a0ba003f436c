"""Where nobody can tell which of several figures is wrong each way out is offered, and each is right."""

from __future__ import annotations

import pytest

from lkjip_xl.check.run import check_report
from lkjip_xl.rules.findings import CheckResult
from lkjip_xl.show.wording import worded
from tests import shown
from tests.rules.case import of_code
from tests.rules.changes import Change, show_as, together, write
from tests.rules.indicators import HIGH, cap, capaian
from tests.sample_books import TABEL_3_1, TABEL_3_1_1_A, TABEL_3_1_5, Book
from tests.typing_in import said, type_in


def changed(change: Change) -> Book:
    book = Book()
    change(book)
    return book


def checked(book: Book) -> CheckResult:
    return check_report(book.read(), "")


def assert_ways_are_right(change: Change, code: str) -> list[str]:
    """Follow each way of a rule's findings; what the findings advise is handed back."""
    before = checked(changed(change))
    problems = [each.problem for each in of_code(before, code)]
    assert problems
    for problem in problems:
        assert problem.fixes
        for way in problem.fixes:
            book = changed(change)
            type_in(book, way)
            after = said(checked(book))
            assert (code, problem.place) not in after
            assert after <= said(before)
    return [worded(problem.hint) for problem in problems]


def row_of_figures(target: object, realisasi: object, capaian: object, sign: str = "General") -> Change:
    """An indicator whose row in Tabel 3.1.1.a tells otherwise than all other tables."""
    return together(
        write(TABEL_3_1_1_A, D7=target, E7=realisasi, F7=capaian),
        show_as(TABEL_3_1_1_A, D7=sign, E7=sign, F7="@" if isinstance(capaian, str) else "0%"),
    )


ROWS = {
    "a text": row_of_figures(64.25, 60, "98%"),
    "a number": row_of_figures(64.25, 62.965, 0.97),
    "percentages": row_of_figures(0.6425, 0.63, "97%", "0.00%"),
    "a target as text": together(row_of_figures("64,25%", 1, "98%", "0%"), show_as(TABEL_3_1_1_A, D7="@")),
}


@pytest.mark.parametrize("row", ROWS)
def test_a_capaian_may_be_wrong_itself_where_the_whole_row_tells_otherwise(row: str) -> None:
    (hint,) = assert_ways_are_right(ROWS[row], "P01")
    assert hint.startswith("Ketik ")
    assert "; atau, jika persentase ini benar, betulkan " in hint


@pytest.mark.parametrize("row", ROWS)
def test_a_figure_of_another_table_takes_the_sign_that_its_row_has(row: str) -> None:
    assert_ways_are_right(ROWS[row], "K06")


@pytest.mark.long
@pytest.mark.parametrize(
    ("field", "written", "meant"),
    [
        ("B5", "LKJIP 90", ["LKjIP (90, 75, 65, 50)", "Menurut Tabel 3.1"]),
        ("B5", "kira-kira", ["Menurut Tabel 3.1"]),
        ("B8", "Iya", ["Tidak"]),
        ("B8", "Tidakk", ["Tidak"]),
    ],
)
def test_a_choice_that_is_nearly_named_is_offered_beside_the_one_that_counts(
    field: str, written: str, meant: list[str]
) -> None:
    change = write("Pengaturan", **{field: written})
    (hint,) = assert_ways_are_right(change, "D11")
    (finding,) = of_code(checked(changed(change)), "D11")
    assert [way[0].value for way in finding.problem.fixes] == meant
    assert ("Jika maksudnya Ya" in hint) == (written == "Iya")


# What some ranges of the scale are, and in how many findings it is told what is wrong with it.
SCALES = [
    pytest.param({"C9": "50 – 70", "C10": "50 – 65"}, 1, id="a start copied from below"),
    pytest.param({"C8": "75-89,9", "C9": "75-76"}, 2, id="a start copied from above, and a gap"),
    pytest.param({"C8": "90-95"}, 1, id="both ends above"),
    pytest.param({"C8": "65-90"}, 1, id="over two categories"),
    pytest.param({"C9": "70 – < 80"}, 2, id="moved up"),
    pytest.param({"C9": "> 65 – < 80"}, 1, id="two slips in one range"),
    pytest.param({"C11": "10 - 50"}, 1, id="both ends of the lowest"),
    pytest.param({"C8": "baik", "C10": "50 - 60"}, 2, id="one that cannot be read, and a gap"),
    pytest.param({"C7": "91-100", "C8": "76-90", "C9": "66-75", "C10": "51-65", "C11": "0-50"}, 4, id="a decree"),
]


@pytest.mark.long
@pytest.mark.parametrize(("ranges", "findings"), SCALES)
def test_each_range_of_a_scale_is_mended_by_itself_and_all_of_them_together(
    ranges: dict[str, str], findings: int
) -> None:
    change = write(TABEL_3_1, **ranges)
    assert len(assert_ways_are_right(change, "P06")) == findings
    book = changed(change)
    for finding in of_code(checked(changed(change)), "P06"):
        type_in(book, finding.problem.fixes[0])
    assert of_code(checked(book), "P06") == []


def test_a_capaian_beyond_the_limit_is_brought_to_it_where_another_table_has_it() -> None:
    """100 of 80 is 125 %, limited to 120 %: of 125 % and 120 % only the second can be right."""
    limited = together(HIGH, cap(120), capaian(1.2, 24.67), write(TABEL_3_1_1_A, F7=1.25))
    assert assert_ways_are_right(limited, "K06") == ["Pengaturan membatasi capaian 120%: tulis 120% di sel F7."]


@pytest.mark.long
def test_a_penyerapan_without_its_sign_is_typed_with_it() -> None:
    """Typed as 95,33 a formula beside it would take it for 9533%."""
    fraction = together(write(TABEL_3_1_5, E7=0.9533), show_as(TABEL_3_1_5, E7="General"))
    assert assert_ways_are_right(fraction, "P03") == ["Jika yang dimaksud 95,33%, ketik 95,33%."]
    assert of_code(checked(changed(fraction)), "P03")[0].problem.fixes[0][0].value == "95,33%"


@pytest.mark.parametrize(("shown_by", "renewed"), [("=", True), ("", False)])
def test_a_dash_of_an_older_template_is_computed_by_that_of_today(shown_by: str, renewed: bool) -> None:
    report = shown.report(
        tabel_3_1_1_a=f"""
        | SASARAN | INDIKATOR SASARAN | TARGET | REALISASI | CAPAIAN %   |
        | S       | Opini             | WTP    | WTP       | {shown_by}- |
        """
    )
    (found,) = shown.findings(report, "P08")
    assert ("--perbarui" in worded(found.problem.hint)) is renewed


def test_a_table_that_still_has_the_target_before_the_change_is_not_taken_for_right() -> None:
    """The agreement was changed from 80 to 82; 82 of 80 is 103 %, of 82 it is 100 %."""
    report = shown.report(
        identitas="| Tahun Laporan | 2023 |\n| Awal Renstra | 2021 |\n| Akhir Renstra | 2026 |",
        tabel_2_2_perjanjian_kinerja="""
        | SASARAN | INDIKATOR SASARAN | TARGET | PK PERUBAHAN |
        | S       | Indeks            | 80     | 82           |
        """,
        tabel_3_1_1_a="""
        | SASARAN | INDIKATOR SASARAN | TARGET | REALISASI | CAPAIAN % |
        | S       | Indeks            | 80     | 82        | 103%      |
        """,
    )
    (found,) = shown.findings(report, "K06")
    agreement = "Tabel 2.2 Perjanjian Kinerja sel D2"
    assert worded(found.problem.hint) == (
        f"Salah satu salah: 82 ({agreement}) atau 80 (sel C2). 80 juga target PK: jika 82 yang berlaku, tulis 82 "
        f"di sel C2 dan hitung lagi capaiannya; jika tidak, tulis 80 di {agreement}."
    )
