"""Tables in a grid of texts: the paths of their headings, and how their rows nest."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.grids.headings import Span, Wanted, find_headings, is_column_numbers
from lkjip_xl.grids.nesting import RowClues, nest, with_numbers_apart
from lkjip_xl.grids.words import split_level_word
from lkjip_xl.tables.levels import Level
from lkjip_xl.text.numbering import is_number, read_numbers, split_number

FRUIT = Wanted(names=lambda key: key == "buah", figures=lambda key: "berat" in key or "harga" in key)
P, K, S = Level.PROGRAM, Level.KEGIATAN, Level.SUB_KEGIATAN


def grid(text: str) -> list[list[str]]:
    """The cells of a table drawn with bars."""
    lines = (line.strip().strip("|") for line in text.strip().splitlines())
    return [[cell.strip() for cell in line.split("|")] for line in lines]


@pytest.mark.parametrize(
    ("table", "paths"),
    [
        pytest.param(
            """
            | No | Buah | Berat |
            | 1  | Apel | 5     |
            """,
            ["no", "buah", "berat"],
            id="one row",
        ),
        pytest.param(
            """
            | Buah | Berat |       | Harga |       | Catatan |
            |      | Kotor | Bersih | Beli | % Jual |        |
            | Apel | 5     | 4     | 7     | 8     | x       |
            """,
            ["buah", "berat / kotor", "berat / bersih", "harga / beli", "harga / % jual", "catatan"],
            id="a heading below that begins with a sign",
        ),
        pytest.param(
            """
            | Buah | Berat |        |       |        | TOTAL |        |
            |      | Kebun |        | Toko  |        |       |        |
            |      | Kotor | Bersih | Kotor | Bersih | Kotor | Bersih |
            | Apel | 1     | 2      | 3     | 4      | 4     | 6      |
            """,
            [
                "buah",
                *("berat / kebun / kotor", "berat / kebun / bersih"),
                *("berat / toko / kotor", "berat / toko / bersih"),
                *("total / kotor", "total / bersih"),
            ],
            id="a group over two rows does not lie under its neighbour",
        ),
        pytest.param(
            """
            | Buah | Berat |      |
            |      | 2022  | 2023 |
            | Apel | 5     | 4    |
            """,
            ["buah", "berat / 2022", "berat / 2023"],
            id="years under a group",
        ),
        pytest.param(
            """
            | Buah  | Berat  |
            | Pohon |        |
            | Apel  | 5      |
            """,
            ["buah", "berat"],
            id="a first row without a figure is no heading",
        ),
        pytest.param(
            """
            | Buah | Berat | Harga |
            |      | (kg)  | (Rp)  |
            | Apel | 5     | 4     |
            """,
            ["buah", "berat / kg", "harga / rp"],
            id="units below",
        ),
    ],
)
def test_paths_of_headings(table: str, paths: list[str]) -> None:
    found = find_headings(grid(table), FRUIT)
    assert found is not None
    assert list(found.paths) == paths


def test_titles_right_above_the_headings_are_no_groups() -> None:
    table = grid("""
        | DINAS PERTANIAN |      | Lampiran I | Tahun 2023 |
        | KEBUN           |      | Berat      |            |
        | No              | Buah | Berat beli | Berat jual |
        | 1               | Apel | 5          | 4          |
    """)
    found = find_headings(table, FRUIT)
    assert found is not None
    assert found.paths == ("no", "buah", "berat / berat beli", "berat / berat jual")
    assert found.titles[:2] == ("DINAS PERTANIAN", "Lampiran I")


def test_titles_and_column_numbers_are_no_headings() -> None:
    table = grid("""
        | DAFTAR BUAH |      |       |
        |             |      |       |
        | No          | Buah | Berat |
        | (1)         | (2)  | (3)   |
        | 1           | Apel | 5     |
    """)
    found = find_headings(table, FRUIT)
    assert found is not None
    assert (found.first, found.data, found.titles) == (2, 4, ("DAFTAR BUAH",))


@pytest.mark.parametrize(
    ("row", "expected"),
    [("1|2|3|4=3/2", True), ("(a)|(b)|(c)", True), ("1.0|2.0", True), ("A|I|300", False), ("1|Apel|2", False)],
)
def test_rows_of_column_numbers(row: str, expected: bool) -> None:
    assert is_column_numbers(row.split("|")) is expected


def test_no_table_of_that_kind() -> None:
    assert find_headings(grid("| Nama | Alamat |\n| Budi | Jambi |"), FRUIT) is None


SPANS = st.integers(2, 4)


@given(st.lists(SPANS, min_size=1, max_size=5), st.booleans(), st.booleans())
def test_merged_groups_and_blank_ones_give_the_same_paths(widths: list[int], merged: bool, repeated: bool) -> None:
    """A group over its columns: merged (xlsx), repeated (a page of HTML), or with blanks beside it (CSV)."""
    top, below, spans = ["Buah"], [""], list[Span]()
    for number, width in enumerate(widths):
        start = len(top)
        name = f"Berat {number}"
        top += [name, *([name] if repeated else [""]) * (width - 1)]
        below += [f"Jenis {at}" for at in range(width)]
        spans.append(((0, start), (0, start + width - 1)))
    found = find_headings([top, below, ["Apel", *"9" * sum(widths)]], FRUIT, spans if merged else ())
    assert found is not None
    expected = [f"berat {number} / jenis {at}" for number, width in enumerate(widths) for at in range(width)]
    assert list(found.paths) == ["buah", *expected]
    assert found.data == 2


@pytest.mark.parametrize(
    ("texts", "kinds"),
    [
        ("A B C D", 1),
        ("I II III IV V", 1),
        ("A I II B I II", 2),
        ("G H I J", 1),
        ("1 1.1 1.2 2 2.1", 2),
        ("1.0 01. 02. 10. 2.0", 2),
        ("1 a) b) 2 a)", 2),
        ("01 02 10 11", 1),
        ("A A.1 A.1.a", 3),
    ],
)
def test_kinds_of_numbers(texts: str, kinds: int) -> None:
    numbers = list(read_numbers(texts.split()))
    assert None not in numbers
    assert len({each.style for each in numbers if each}) == kinds


@pytest.mark.parametrize("text", ["", "Rapat", "8.01.01.2.01.0001x", "1.234.567", "-", "100%", "ABC"])
def test_no_numbers(text: str) -> None:
    assert not is_number(text)


@pytest.mark.parametrize(
    ("text", "number", "name"),
    [
        ("1. Rapat", "1.", "Rapat"),
        ("A. PROGRAM A", "A.", "PROGRAM A"),
        ("IV) Rapat", "IV)", "Rapat"),
        ("1.1 Rapat", "1.1", "Rapat"),
        ("2.10 Rapat", "2.10", "Rapat"),
        ("5 Pilar Kebangsaan", "", "5 Pilar Kebangsaan"),
        ("Rapat", "", "Rapat"),
    ],
)
def test_numbers_before_names(text: str, number: str, name: str) -> None:
    assert split_number(text) == (number, name)


@pytest.mark.parametrize(
    ("text", "level", "name"),
    [
        ("Sub Kegiatan Rapat", S, "Rapat"),
        ("SUBKEGIATAN: Rapat", S, "Rapat"),
        ("Sub Keg. Rapat", S, "Rapat"),
        ("Kegiatan - Rapat", K, "Rapat"),
        ("PROGRAM PENUNJANG", P, "PENUNJANG"),
        ("Kegiatan", None, "Kegiatan"),
        ("Programatik dan Data", None, "Programatik dan Data"),
    ],
)
def test_words_before_names(text: str, level: Level | None, name: str) -> None:
    assert split_level_word(text) == (level, name)


def rows(text: str) -> list[RowClues]:
    """Rows drawn as ``number | name | amount``, a blank amount for one that is not known."""
    return [
        RowClues(name, number=number, amounts=(Decimal(amount) if amount else None,))
        for number, name, amount in grid(text)
    ]


NESTED = {
    "numbers, without a word": """
        | A   | PENUNJANG | 300 |
        | I   | Umum      | 300 |
        | 1.1 | ATK       | 100 |
        | 1.2 | Listrik   | 200 |
    """,
    "numbers of digits": """
        | 1     | Penunjang | 300 |
        | 1.1   | Umum      | 300 |
        | 1.1.1 | ATK       | 100 |
        | 1.1.2 | Listrik   | 200 |
    """,
    "numbers before the names": """
        | | A. Penunjang | 300 |
        | | 1. Umum      | 300 |
        | | a. ATK       | 100 |
        | | b. Listrik   | 200 |
    """,
    "words, with a running number": """
        | 1 | Program Penunjang    | 300 |
        | 2 | Kegiatan Umum        | 300 |
        | 3 | Sub Kegiatan ATK     | 100 |
        | 4 | Sub Kegiatan Listrik | 200 |
    """,
    "words of two levels": """
        | | PROGRAM PENUNJANG | 300 |
        | | Kegiatan Umum     | 300 |
        | | ATK               | 100 |
        | | Listrik           | 200 |
    """,
    "words of the lower two levels": """
        | | Penunjang            | 300 |
        | | Kegiatan Umum        | 300 |
        | | Sub Kegiatan ATK     | 100 |
        | | Sub Kegiatan Listrik | 200 |
    """,
    "programs have numbers, kegiatan and sub kegiatan the same ones": """
        | A | Penunjang | 300 |
        | 1 | Umum      | 300 |
        | 1 | ATK       | 100 |
        | 2 | Listrik   | 200 |
    """,
    "sums alone": """
        | | PROGRAM PENUNJANG | 300 |
        | | Umum              | 300 |
        | | ATK               | 100 |
        | | Listrik           | 200 |
    """,
    "capitals and sums": """
        | | PENUNJANG | 300 |
        | | Umum      | 300 |
        | | ATK       | 100 |
        | | Listrik   | 200 |
    """,
}


@pytest.mark.parametrize("table", NESTED.values(), ids=NESTED.keys())
def test_levels_of_rows(table: str) -> None:
    found = nest(with_numbers_apart(rows(table)))
    assert found.levels == (P, K, S, S)
    assert found.parents == (None, 0, 1, 1)
    assert found.wrong_sums == ()


@pytest.mark.parametrize("table", list(NESTED.values())[:6], ids=list(NESTED)[:6])
def test_a_wrong_sum_is_named_where_something_else_tells_the_levels(table: str) -> None:
    found = nest(with_numbers_apart(rows(table.replace("300", "301", 1))))
    assert found.levels == (P, K, S, S)
    assert [(each.row, int(each.written), int(each.parts)) for each in found.wrong_sums] == [(0, 301, 300)]


def test_the_agency_above_and_the_rekening_below() -> None:
    found = nest(
        rows("""
            |     | DINAS X              | 300 |
            | A   | Program Penunjang    | 300 |
            | I   | Kegiatan Umum        | 300 |
            | 1   | Sub Kegiatan ATK     | 300 |
            | a)  | Belanja Barang       | 100 |
            | b)  | Belanja Jasa         | 200 |
        """)
    )
    assert found.levels == (None, P, K, S, None, None)
    assert (found.above, found.below) == (frozenset({0}), frozenset({4, 5}))
    assert found.untold is None


def test_sasaran_and_urusan_stand_over_their_programs() -> None:
    found = nest(
        rows("""
            |     | URUSAN WAJIB         | 400 |
            |     | Sasaran 1            | 300 |
            | A   | Program Penunjang    | 300 |
            | I   | Kegiatan Umum        | 300 |
            | 1   | Sub Kegiatan ATK     | 300 |
            |     | Sasaran 2            | 100 |
            | B   | Program Pelayanan    | 100 |
            | I   | Kegiatan Lain        | 100 |
            | 1   | Sasaran Kerja        | 100 |
        """)
    )
    assert found.levels == (None, None, P, K, S, None, P, K, S)
    assert found.above == frozenset({0, 1, 5})
    assert found.parents == (None, None, None, 2, 3, None, None, 6, 7)
    assert found.wrong_sums == ()


def test_an_amount_that_is_not_known_says_nothing_of_a_sum() -> None:
    found = nest(
        rows("""
            | A   | Program Penunjang | 300 |
            | I   | Kegiatan Umum     | 300 |
            | 1.1 | Sub Kegiatan ATK  | 100 |
            | 1.2 | Sub Kegiatan Baru |     |
        """)
    )
    assert found.levels == (P, K, S, S)
    assert found.wrong_sums == ()


def test_what_nothing_tells_is_not_guessed() -> None:
    assert nest(rows("| | satu | 5 |\n| | dua | 7 |\n| | tiga | 11 |")).untold == 0


TREES = st.lists(
    st.lists(st.lists(st.integers(1, 10**9), min_size=1, max_size=4), min_size=1, max_size=3), max_size=5
)


@given(TREES.filter(bool), st.sampled_from(["ABC", "A.1", "1.1.1", "words"]), st.data())
def test_numbering_and_words_tell_any_tree_whatever_its_sums(
    tree: list[list[list[int]]], way: str, data: st.DataObject
) -> None:
    """Programs of kegiatan of sub kegiatan, numbered in any of the ways met; one sum is off by one."""
    made: list[tuple[tuple[int, ...], int]] = []
    for p, program in enumerate(tree, 1):
        made.append(((p,), sum(map(sum, program))))
        for k, kegiatan in enumerate(program, 1):
            made.append(((p, k), sum(kegiatan)))
            made += [((p, k, s), amount) for s, amount in enumerate(kegiatan, 1)]
    parents = [at for at, (place, _) in enumerate(made) if len(place) < 3]
    off = data.draw(st.sampled_from(parents))
    found = nest(
        [
            RowClues(_named(place, way), "", _numbered(place, way), (Decimal(amount + (at == off)),))
            for at, (place, amount) in enumerate(made)
        ]
    )
    assert [int(level or 0) for level in found.levels] == [len(place) for place, _ in made]
    assert off in {each.row for each in found.wrong_sums}


def _numbered(place: tuple[int, ...], way: str) -> str:
    if way == "1.1.1":
        return ".".join(map(str, place))
    if way == "words":
        return ""
    signs = ("ABCDE", ("I", "II", "III"), "1234") if way == "ABC" else ("ABCDE", "123", "abcd")
    own = signs[len(place) - 1][place[-1] - 1]
    return f"{own})" if way == "A.1" and len(place) == 3 else own


def _named(place: tuple[int, ...], way: str) -> str:
    return f"{Level(len(place)).label} {place}" if way == "words" else f"Nama {place}"
