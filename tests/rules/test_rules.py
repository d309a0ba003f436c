"""What one slip in the mended sample sets off, and what then cannot be judged."""

from __future__ import annotations

import pytest

from tests.checking import check_file
from tests.rules.case import STANDING, Where, reasons
from tests.rules.changes import Change, in_both, remove_sheet, together, write
from tests.sample_books import MENDED, TABEL_2_7, TABEL_3_1_1_B, TABEL_3_1_2, check_changed, found


@pytest.mark.long
def test_nothing_is_wrong_with_the_mended_sample() -> None:
    result = check_file(MENDED)
    assert found(result, info=True) == [STANDING]
    assert result.not_judged == ()


def test_a_case_reads_the_values_that_the_formulas_show() -> None:
    result = check_changed(lambda _: None)
    assert found(result, info=True) == [STANDING]
    assert result.not_judged == ()


# One slip is reported where it is, and where the figure is used, and nowhere else.
CASCADES = [
    pytest.param(
        write(TABEL_3_1_1_B, G38=4_120_000),
        {("T01", TABEL_3_1_1_B, "G35"), ("P01", TABEL_3_1_1_B, "H38"), ("W03", TABEL_3_1_1_B, "G38")},
        id="leaf-realisasi",
    ),
    pytest.param(
        write(TABEL_2_7, F38=8_241_000),
        {("T01", TABEL_2_7, "F35"), ("K01", TABEL_3_1_1_B, "F38")},
        id="leaf-pagu",
    ),
    pytest.param(
        write(TABEL_3_1_1_B, F38=16_428_000),
        {
            ("T01", TABEL_3_1_1_B, "F35"),
            ("P01", TABEL_3_1_1_B, "H38"),
            ("K01", TABEL_3_1_1_B, "F38"),
            ("W03", TABEL_3_1_1_B, "G38"),
        },
        id="leaf-target-keuangan",
    ),
    pytest.param(write(TABEL_3_1_1_B, G22=385_221_368), {("T01", TABEL_3_1_1_B, "G22")}, id="kegiatan-not-above"),
    pytest.param(
        write(TABEL_3_1_1_B, G22=358_220_368),
        {("T01", TABEL_3_1_1_B, "G22"), ("P01", TABEL_3_1_1_B, "H22")},
        id="kegiatan-with-its-percentage",
    ),
    pytest.param(
        write(TABEL_2_7, F22=395_975_354),
        {("T01", TABEL_2_7, "F22"), ("K01", TABEL_3_1_1_B, "F22")},
        id="kegiatan-pagu",
    ),
    pytest.param(write(TABEL_3_1_1_B, G8=3_861_486_910), {("T02", TABEL_3_1_1_B, "G8")}, id="program-not-jumlah"),
    pytest.param(
        write(TABEL_3_1_1_B, G8=3_681_485_910),
        {("T02", TABEL_3_1_1_B, "G8"), ("P01", TABEL_3_1_1_B, "H8")},
        id="program-with-its-percentage",
    ),
    pytest.param(
        write(TABEL_3_1_1_B, G42=1_527_124_000),
        {("T01", TABEL_3_1_1_B, "G42")},
        id="only-kegiatan-of-its-program",
    ),
    pytest.param(write(TABEL_3_1_1_B, H22=79), {("P01", TABEL_3_1_1_B, "H22")}, id="percentage-alone"),
    pytest.param(write(TABEL_3_1_2, H8=0.0125), {("P03", TABEL_3_1_2, "H8")}, id="hundred-times-not-P01"),
]


@pytest.mark.parametrize(("change", "expected"), CASCADES)
def test_one_slip_is_reported_where_it_shows_and_nowhere_else(change: Change, expected: set[Where]) -> None:
    result = check_changed(change)
    assert sorted(found(result, info=True)) == sorted({*expected, STANDING})


def test_two_slips_in_one_branch_are_both_reported() -> None:
    result = check_changed(write(TABEL_3_1_1_B, G22=385_221_368, G8=3_861_495_910))
    assert [(each.code, each.problem.place.address) for each in result.findings if each.code[0] == "T"] == [
        ("T02", "G8"),
        ("T01", "G22"),
    ]


def test_slips_in_several_programs_are_reported_without_jumlah() -> None:
    slips = {"G22": 385_221_368, "G8": 3_861_495_910, "G41": 1_527_125_100, "G59": 1_959_676_701, "G46": 1_000}
    result = check_changed(write(TABEL_3_1_1_B, **slips))
    sums = [(each.code, each.problem.place.address) for each in result.findings if each.code[0] == "T"]
    assert sums == [("T02", "G8"), ("T01", "G22"), ("T02", "G41"), ("T02", "G46"), ("T01", "G59")]


class TestNotJudged:
    """Silence never means right: what could not be judged is listed with the reason."""

    @pytest.mark.long
    @pytest.mark.parametrize("sheet", [TABEL_2_7, TABEL_3_1_1_B, TABEL_3_1_2])
    def test_without_a_sheet(self, sheet: str) -> None:
        result = check_changed(remove_sheet(sheet))
        assert [each for each in found(result) if each[0] == "S01"] == [("S01", sheet, "A1")]
        assert [reason for reason in reasons(result, "S01") if f"lembar {sheet} tidak ada" in reason]

    def test_without_headings(self) -> None:
        result = check_changed(lambda book: book[TABEL_3_1_1_B].delete_rows(5))
        assert found(result) == [("S02", TABEL_3_1_1_B, "A1")]
        assert [reason for reason in reasons(result, "S02") if "judul kolom" in reason]

    def test_without_a_column(self) -> None:
        result = check_changed(lambda book: book[TABEL_3_1_1_B].delete_cols(7))
        assert found(result, info=True) == [("S02", TABEL_3_1_1_B, "A5")]
        (reason,) = reasons(result, "S02")
        assert "REALISASI KEUANGAN" in reason
        assert "dihitung darinya" in reason

    def test_a_column_that_is_missing_hides_no_finding_of_another(self) -> None:
        result = check_changed(
            together(write(TABEL_3_1_1_B, G38=99_999_999_999), lambda book: book[TABEL_3_1_1_B].delete_cols(8))
        )
        assert ("W01", TABEL_3_1_1_B, "G38") in found(result)

    @pytest.mark.long
    # Without the column of names (3) nobody can tell the row of Jumlah.
    @pytest.mark.parametrize("column", [1, 2, 4, 5, 6, 7, 8])
    def test_without_any_one_column_nothing_else_is_found(self, column: int) -> None:
        result = check_changed(lambda book: book[TABEL_3_1_1_B].delete_cols(column))
        assert {code for code, _, _ in found(result)} <= {"S02"}

    def test_a_sum_with_a_text_among_its_parts(self) -> None:
        result = check_changed(write(TABEL_3_1_1_B, G38="menyusul"))
        assert found(result) == [("D03", TABEL_3_1_1_B, "G38")]
        assert [reason for reason in reasons(result, "T01") if "G35" in reason]
        assert not [each for each in result.findings if each.code == "T01"]

    def test_the_sums_that_do_not_rest_on_the_text_are_judged(self) -> None:
        result = check_changed(write(TABEL_3_1_1_B, G38="menyusul", G22=385_221_368))
        assert found(result) == [("T01", TABEL_3_1_1_B, "G22"), ("D03", TABEL_3_1_1_B, "G38")]

    def test_a_percentage_without_its_figures(self) -> None:
        result = check_changed(write(TABEL_3_1_1_B, G38=None))
        assert found(result) == [("D01", TABEL_3_1_1_B, "G38")]
        assert [reason for reason in reasons(result, "P01") if "H38" in reason]

    def test_a_table_without_a_jumlah(self) -> None:
        result = check_changed(lambda book: book[TABEL_2_7].delete_rows(6))
        assert found(result) == []
        assert reasons(result, "T03") == [f"lembar {TABEL_2_7} tidak mempunyai baris Jumlah"]

    def test_a_kegiatan_without_sub_kegiatan(self) -> None:
        rows = (43, 44, 45)
        emptied = {f"{column}{row}": None for row in rows for column in "ACDEF"}
        result = check_changed(
            together(
                in_both(**emptied),
                write(TABEL_3_1_1_B, **{f"{c}{row}": None for row in rows for c in "GH"}),
            ),
        )
        assert found(result) == []
        assert [reason for reason in reasons(result, "T01") if "belum mempunyai sub kegiatan" in reason]

    def test_levels_that_are_not_clear(self) -> None:
        result = check_changed(write(TABEL_3_1_1_B, A38="Belanja", F38=None, G38=None))
        assert ("S10", TABEL_3_1_1_B, "A38") in found(result)
        assert [reason for reason in reasons(result, "T01") if "S10" in reason]


@pytest.mark.parametrize("value", [None, "dua ribu dua puluh tiga"], ids=["empty", "text"])
def test_without_a_year_the_headings_with_years_are_not_called_missing(value: str | None) -> None:
    result = check_changed(write("Identitas", B5=value))
    assert found(result) == [("D01" if value is None else "D03", "Identitas", "B5")]
    assert [reason for reason in reasons(result, "S02") if TABEL_3_1_2 in reason]
