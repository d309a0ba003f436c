"""Levels from words, codes and amounts. Most lines here are (name, amount)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lkjip_xl import tables
from lkjip_xl.report import level_readings
from lkjip_xl.report.codes import level_of_whole
from lkjip_xl.report.levels import LevelClues, Levels, find_levels, level_of_word
from lkjip_xl.report.pairing import code_key
from lkjip_xl.tables.levels import Level
from lkjip_xl.tables.spec import TableSpec
from tests import factories
from tests.sample_books import SAMPLES

P, K, S = Level.PROGRAM, Level.KEGIATAN, Level.SUB_KEGIATAN
SOURCE = SAMPLES / "kesbangpol_kota_jambi_2023"


def line(name: str, *amounts: int | None, jenis: str = "", code: str = "") -> LevelClues:
    figures = tuple(None if amount is None else Decimal(amount) for amount in amounts)
    return LevelClues(jenis, code, name, figures)


def told(levels: Levels) -> list[tuple[Level | None, int | None]]:
    return list(zip(levels.levels, levels.parents, strict=True))


@pytest.mark.parametrize(
    ("word", "level"),
    [
        ("Program", P),
        ("PROGRAM ", P),
        ("kegiatan", K),
        ("Sub\u00a0Kegiatan", S),
        ("SubKegiatan", S),
        ("Sub-Kegiatan", S),
        ("Urusan", None),
        ("", None),
    ],
)
def test_the_word_in_jenis(word: str, level: Level | None) -> None:
    assert level_of_word(word) is level


@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("8.01.01", P),
        ("X.XX.01", P),
        ("8.01.01.2.01", K),
        ("8.01.01.2.01.", K),
        ("8.01.01.2.01.01", S),
        ("8.01.01.2.01.0001", S),
        ("8.01", None),
        ("8.01.01.2", None),
        ("2 Paket", None),
        ("", None),
    ],
)
def test_the_segments_of_a_code(code: str, level: Level | None) -> None:
    assert level_of_whole(code_key(code)) is level


def test_jenis_tells_every_level_and_parent() -> None:
    rows = [
        line("A", jenis="Program"),
        line("A.1", jenis="Kegiatan"),
        line("A.1.1", jenis="Sub Kegiatan"),
        line("A.1.2", jenis="Sub Kegiatan"),
        line("A.2", jenis="Kegiatan"),
        line("B", jenis="Program"),
        line("B.0.1", jenis="Sub Kegiatan"),
    ]
    levels = find_levels(rows)
    assert told(levels) == [(P, None), (K, 0), (S, 1), (S, 1), (K, 0), (P, None), (S, 5)]
    assert levels.problems == ()


def test_codes_tell_where_jenis_is_empty() -> None:
    codes = ["8.01.01", "8.01.01.2.01", "8.01.01.2.01.0001", "8.01.02", "8.01.02.2.01"]
    levels = find_levels([line("", code=code) for code in codes])
    assert told(levels) == [(P, None), (K, 0), (S, 1), (P, None), (K, 3)]
    assert levels.problems == ()


@pytest.mark.parametrize(
    ("spec", "columns", "source", "amount"),
    [
        (tables.TABEL_2_7, ("jenis", "nama", "indikator", "target", "pagu"), "tabel_2_7.csv", "pagu"),
        (
            tables.TABEL_3_1_1_B,
            ("jenis", "nama", "indikator", "target", "target_keuangan", "realisasi", "capaian"),
            "tabel_3_1_1_b.csv",
            "target_keuangan",
        ),
    ],
)
def test_pagu_alone_tells_the_levels_of_the_published_report(
    spec: TableSpec, columns: Sequence[str], source: str, amount: str
) -> None:
    table = factories.printed_table(spec, columns, SOURCE / source)
    levels = find_levels([LevelClues("", "", row.text("nama"), (row.figure(amount),)) for row in table.rows])
    assert levels.problems == ()
    assert [levels.levels.count(level) for level in Level] == [6, 12, 37]
    assert levels.levels == tuple(row.level for row in table.rows)
    assert levels.parents == tuple(row.parent for row in table.rows)


# PROGRAM A is 100 = 60 + 40; the first kegiatan is 35 + 25, the second 40 = 40.
TREE_A = [("PROGRAM A", 100), ("Rapat", 60), ("Makan", 35), ("Minum", 25), ("Gaji", 40), ("Honor", 40)]
LEVELS_A = [(P, None), (K, 0), (S, 1), (S, 1), (K, 0), (S, 4)]
# PROGRAM B is 30, with one kegiatan of 30 = 10 + 20.
TREE_B = [("PROGRAM B", 30), ("Kantor", 30), ("Kertas", 10), ("Tinta", 20)]
LEVELS_B = [(P, None), (K, 6), (S, 7), (S, 7)]


def test_amounts_tell_where_nothing_else_does() -> None:
    levels = find_levels([line(*each) for each in (*TREE_A, *TREE_B)])
    assert told(levels) == [*LEVELS_A, *LEVELS_B]
    assert levels.problems == ()


def test_amounts_tell_the_programs_too_where_no_name_is_in_capitals() -> None:
    # A = 7 = K 7 = 3 + 4, B = 9 = K 9 = 4 + 5: no other row is the sum of those below it.
    rows = [line(name, amount) for name, amount in zip("abcdefgh", (7, 7, 3, 4, 9, 9, 4, 5), strict=True)]
    assert told(find_levels(rows)) == [(P, None), (K, 0), (S, 1), (S, 1), (P, None), (K, 4), (S, 5), (S, 5)]


def test_a_jenis_filled_here_and_there_is_completed_by_the_amounts() -> None:
    rows = [line(*each) for each in (*TREE_A, *TREE_B)]
    rows[1] = line("Rapat", 60, jenis="Kegiatan")
    rows[3] = line("Minum", 25, jenis="Sub Kegiatan")
    levels = find_levels(rows)
    assert told(levels) == [*LEVELS_A, *LEVELS_B]
    assert levels.problems == ()


def test_a_slip_leaves_the_rows_readable() -> None:
    rows = [line(*each) for each in (*TREE_A, *TREE_B)]
    rows[2] = line("Makan", 36)  # 36 + 25 is 61, not 60
    levels = find_levels(rows)
    assert told(levels) == [*LEVELS_A, *LEVELS_B]
    assert levels.problems == ()


@pytest.mark.parametrize("row", range(10))
@pytest.mark.parametrize("off", [-1, 1, 1000])
def test_wherever_the_slip_is(row: int, off: int) -> None:
    rows = [line(*each) for each in (*TREE_A, *TREE_B)]
    name, amount = (*TREE_A, *TREE_B)[row]
    rows[row] = line(name, amount + off)
    assert told(find_levels(rows)) == [*LEVELS_A, *LEVELS_B]


def test_words_in_front_tell_where_no_sum_comes_out() -> None:
    names = [
        "Program A",
        "Kegiatan Rapat",
        "Sub Kegiatan Makan",
        "Sub Kegiatan Minum",
        "Program B",
        "Kegiatan Kantor",
    ]
    levels = find_levels([line(name, 1 + 7 * index) for index, name in enumerate(names)])
    assert levels.levels == (P, K, S, S, P, K)


@pytest.mark.parametrize(
    "marks",
    [
        ("A.", "I.", "1.", "2.", "II.", "1."),
        ("1.", "1.1", "1.1.1", "1.1.2", "1.2", "1.2.1"),
        ("I.", "A.", "1)", "2)", "B.", "1)"),
        ("1.", "a.", "A.", "B.", "b.", "A."),
    ],
)
def test_numbering_tells_where_no_sum_comes_out(marks: Sequence[str]) -> None:
    levels = find_levels([line(f"{mark} Rapat", 1 + 7 * index) for index, mark in enumerate(marks)])
    assert levels.levels == (P, K, S, S, K, S)


def test_capitals_tell_programs_where_sums_alone_do_not() -> None:
    rows = [line("PENUNJANG", 60), line("Rapat", 60), line("Makan", 35), line("Minum", 26)]
    rows += [line("IDEOLOGI", 61), line("Kantor", 61), line("Tinta", 61)]
    assert find_levels(rows).levels == (P, K, S, S, P, K, S)


def test_kegiatan_may_begin_any_name() -> None:
    # 60 is 35 + 25: a sub kegiatan whose name begins with Kegiatan is none.
    rows = [line("PROGRAM A", 60), line("Rapat", 60), line("Kegiatan Olahraga", 35), line("Minum", 25)]
    assert find_levels(rows).levels == (P, K, S, S)


def test_a_second_column_tells_where_the_first_has_a_slip() -> None:
    pagu = [100, 60, 36, 25, 40, 40]
    realisasi = [90, 50, 30, 20, 40, 40]
    rows = [line(name, a, b) for (name, _), a, b in zip(TREE_A, pagu, realisasi, strict=True)]
    assert told(find_levels(rows)) == LEVELS_A


def test_an_amount_that_is_missing_leaves_its_program_unknown() -> None:
    rows = [line(*each) for each in (*TREE_A, *TREE_B)]
    rows[4] = line("Gaji", None)
    levels = find_levels(rows)
    assert levels.levels[1:6] == (None,) * 5
    assert told(levels)[6:] == LEVELS_B


@pytest.mark.parametrize(
    "amounts",
    [
        (10, 10, 10, 0, 0),  # the zeros could be sub kegiatan, or a kegiatan with its own
        (0, 0, 0),
        (20, 10, 10, 10, 10, 10),  # nobody can say which ten ends the first kegiatan
    ],
)
def test_amounts_that_can_be_read_in_two_ways_are_a_problem_and_no_guess(amounts: tuple[int, ...]) -> None:
    rows = [line("PROGRAM A", amounts[0]), *(line(f"baris {n}", each) for n, each in enumerate(amounts[1:]))]
    levels = find_levels(rows)
    if amounts == (0, 0, 0):
        # Three rows leave one way only: program, kegiatan, sub kegiatan.
        assert levels.levels == (P, K, S)
        return
    assert levels.levels == (P, *(None,) * (len(amounts) - 1))
    (problem,) = levels.problems
    assert (problem.row, *problem.others) == tuple(range(1, len(amounts)))
    assert all("tidak dapat ditentukan" in problem.reason for problem in levels.problems)


def test_a_word_that_is_no_level_is_a_problem_named_once() -> None:
    levels = find_levels([line("A", 5, jenis="Program"), line("B", 5, jenis="Kegitan"), line("C", 4)])
    assert [(each.row, each.written) for each in levels.problems] == [(1, "Kegitan")]
    assert "“Kegitan”" in levels.problems[0].reason


def test_a_jenis_that_its_code_contradicts_is_a_problem() -> None:
    levels = find_levels(
        [line("A", jenis="Program", code="8.01.01"), line("B", jenis="Sub Kegiatan", code="8.01.01.2.01")]
    )
    (problem,) = levels.problems
    assert (problem.row, problem.written, problem.expected) == (1, "Sub Kegiatan", "Kegiatan")
    assert problem.reason == "JENIS tertulis Sub Kegiatan, padahal kode 8.01.01.2.01 adalah kode kegiatan."


def test_a_jenis_that_the_amounts_contradict_is_a_problem() -> None:
    words = ["Program", "Kegiatan", "Sub Kegiatan", "Sub Kegiatan", "Sub Kegiatan", "Sub Kegiatan"]
    levels = find_levels([line(*each, jenis=word) for each, word in zip(TREE_A, words, strict=True)])
    (problem,) = levels.problems
    assert (problem.row, problem.written, problem.expected) == (4, "Sub Kegiatan", "Kegiatan")


def test_a_wrong_amount_is_not_blamed_on_jenis() -> None:
    words = ["Program", "Kegiatan", "Sub Kegiatan", "Sub Kegiatan", "Kegiatan", "Sub Kegiatan"]
    rows = [line(*each, jenis=word) for each, word in zip(TREE_A, words, strict=True)]
    rows[3] = line("Minum", 26, jenis="Sub Kegiatan")
    levels = find_levels(rows)
    assert told(levels) == LEVELS_A
    assert levels.problems == ()


def test_no_rows_are_no_problem() -> None:
    assert find_levels([]) == Levels((), ())


@pytest.mark.thorough
@pytest.mark.long
def test_hundreds_of_rows_take_few_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many steps as rows where the amounts tell the levels; where they tell nothing, a limit ends it."""
    searches: list[level_readings._Search] = []

    class Counted(level_readings._Search):
        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments)
            searches.append(self)

    monkeypatch.setattr(level_readings, "_Search", Counted)

    def steps() -> int:
        taken = sum(each._steps for each in searches)
        searches.clear()
        return taken

    rows: list[LevelClues] = []
    expected: list[Level] = []
    for program in range(30):
        kegiatan = [[1_000_003 * (program + 1) + 101 * k + 7 * s for s in range(2)] for k in range(3)]
        rows.append(line(f"PROGRAM {program}", sum(map(sum, kegiatan))))
        expected.append(P)
        for parts in kegiatan:
            rows.append(line("kegiatan", sum(parts)))
            rows += [line("sub", part) for part in parts]
            expected += [K, S, S]
    assert len(rows) == 300
    assert list(find_levels(rows).levels) == expected
    assert steps() <= len(rows)
    unnamed = find_levels([line("x", *(int(each or 0) for each in row.amounts)) for row in rows])
    assert list(unnamed.levels) == expected
    assert steps() <= len(rows)
    for number in (300, 600):
        equal = find_levels([line("PROGRAM", 0), *(line("x", 0) for _ in range(number - 1))])
        assert set(equal.levels[1:]) == {None}
        assert steps() <= 4 * level_readings._MOST_STEPS


Tree = list[list[list[int]]]
TREES = st.lists(
    st.lists(st.lists(st.integers(1, 10**9), min_size=1, max_size=4), min_size=1, max_size=4),
    min_size=1,
    max_size=4,
)


def flat(tree: Tree) -> tuple[list[LevelClues], list[Level]]:
    rows: list[LevelClues] = []
    levels: list[Level] = []
    for number, program in enumerate(tree):
        rows.append(line(f"PROGRAM {number}", sum(map(sum, program))))
        levels.append(P)
        for kegiatan in program:
            rows.append(line("Kegiatan", sum(kegiatan)))
            rows += [line("Sub kegiatan", amount) for amount in kegiatan]
            levels += [K, *(S,) * len(kegiatan)]
    return rows, levels


def readings(amounts: Sequence[int]) -> int:
    """How many ways there are to read the rows under one program; by trying them all."""
    count = 0
    inner = len(amounts) - 1
    for choice in range(2**inner):
        starts = [0, *(i + 1 for i in range(inner) if choice >> i & 1), len(amounts)]
        groups = [amounts[a:b] for a, b in pairwise(starts)]
        fits = all(len(group) > 1 and group[0] == sum(group[1:]) for group in groups)
        count += fits
    return count


@settings(max_examples=60, deadline=None)
@given(TREES)
def test_a_tree_with_one_reading_is_recovered_from_its_amounts(tree: Tree) -> None:
    for program in tree:
        below = [amount for kegiatan in program for amount in (sum(kegiatan), *kegiatan)]
        assume(len(below) <= 12)
        # The kegiatan of every reading that fits add up to half of everything, which is the program.
        assume(readings(below) == 1)
    rows, levels = flat(tree)
    found = find_levels(rows)
    assert list(found.levels) == levels
    assert found.problems == ()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.builds(
            line,
            st.sampled_from(["PROGRAM A", "x"]),
            st.none() | st.integers(-3, 6),
            st.none() | st.integers(0, 3),
            jenis=st.sampled_from(["", "Program", "Kegiatan", "Sub Kegiatan", "apa"]),
            code=st.sampled_from(["", "1.1.1", "1.1.1.1.1", "8"]),
        ),
        max_size=14,
    )
)
def test_every_row_stands_under_one_above_it_and_of_a_higher_level(rows: list[LevelClues]) -> None:
    found = find_levels(rows)
    assert len(found.levels) == len(found.parents) == len(rows)
    for index, (level, parent) in enumerate(told(found)):
        if parent is not None:
            above = found.levels[parent]
            assert parent < index
            assert level is not None
            assert above is not None
            assert above < level
        if level is None:
            assert index in {each for problem in found.problems for each in (problem.row, *problem.others)}
