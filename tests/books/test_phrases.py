"""Sentences with figures: what they say now, and that their formula says the same in an Indonesian spreadsheet."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.books.kit import phrases
from lkjip_xl.books.kit.phrases import Figure
from lkjip_xl.books.kit.writer import Workbook
from tests.libreoffice import differences


def of(value: str | int) -> Figure:
    return Figure("A1", Decimal(value))


@pytest.mark.parametrize(
    ("rupiah", "words"),
    [
        (0, "Rp0"),
        (999_949, "Rp999.949"),
        (999_950, "Rp1,0 juta"),
        (308_053_845, "Rp308,1 juta"),
        (999_949_999, "Rp999,9 juta"),
        (999_950_000, "Rp1,00 miliar"),
        (23_733_274_959, "Rp23,73 miliar"),
        (1_500_000_000_000, "Rp1,50 triliun"),
        (-5_132_660, "-Rp5,1 juta"),
    ],
)
def test_an_amount_in_few_words(rupiah: int, words: str) -> None:
    assert phrases.amount(of(rupiah)).text == words


@pytest.mark.parametrize(
    ("share", "words"),
    [("0.394", "39%"), ("0.001", "0,10%"), ("0.999", "99,90%"), ("1", "100%"), ("0.99999", "hampir 100%")],
)
def test_a_whole_percentage_never_rounds_to_nothing_or_to_all(share: str, words: str) -> None:
    assert phrases.percentage_whole(of(share)).text == words


def test_words_are_quoted_and_a_long_text_is_cut_for_excel() -> None:
    told = phrases.words('Disebut "x"' + "a" * 600)
    assert told.expression.startswith('"Disebut ""x""')
    assert max(map(len, told.expression.split('"&"'))) <= 262


def test_nothing_is_added_to_a_phrase_by_an_empty_one() -> None:
    assert phrases.words("a") + phrases.words("") == phrases.words("a")
    assert phrases.words("") + "b" == phrases.words("b")


@given(st.decimals(-10, 10, places=9), st.decimals(-10, 10, places=9))
def test_exactly_one_of_less_equal_more_holds(one: Decimal, other: Decimal) -> None:
    left, right = Figure("A1", one), Figure("B1", other)
    assert sum(phrases.compare(left, sign, right).holds for sign in ("<", "=", ">")) == 1


@pytest.mark.long
def test_libreoffice_says_the_same(tmp_path: Path) -> None:
    shares = [
        "0",
        "0.001",
        "0.0049999",
        "0.39341174",
        "0.5",
        "0.98702",
        "0.99499",
        "0.00125",
        "1.00125",
        "0.999999",
        "1",
        "1.00001",
        "3.4",
    ]
    amounts = [0, 1, 999_949, 999_950, 1_787_000, 308_053_845, 999_949_999, 999_950_000, 23_733_274_959]
    amounts += [
        1_255_000_000,
        1_005_000_000,
        1_150_000,
        8_345_000_000_000,
        999_994_999_999,
        999_995_000_000,
        -5_132_660,
    ]
    target = tmp_path / "kalimat.xlsx"
    with Workbook(target, "x") as workbook:
        sheet = workbook.sheet("Lembar")
        for row, value in enumerate([*shares, *map(str, amounts)], 1):
            figure = Figure(f"A{row}", Decimal(value))
            sheet.number(row, 1, figure.value)
            told = [phrases.amount(figure), phrases.decimals(figure), phrases.count(figure)]
            if row <= len(shares):
                told = [phrases.percentage(figure), phrases.percentage_whole(figure), phrases.decimals(figure)]
                yes = phrases.words("ya, ") + phrases.percentage(figure)
                signs = ("<", "<=", "=", "<>", ">=", ">")
                told += [phrases.either(phrases.compare(figure, sign, 1), yes, "tidak") for sign in signs]
            for column, phrase in enumerate(told, 2):
                phrase.entry.write(sheet, row, column, None)
    assert differences(target) == []
    assert openpyxl.load_workbook(target, data_only=True)["Lembar"]["B4"].value == "39,34%"
