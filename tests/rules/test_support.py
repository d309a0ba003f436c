"""What many rules say in the same words."""

from __future__ import annotations

import pytest

from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.report.place import Place
from lkjip_xl.rules.support import figures_of_cells, to_type


@pytest.mark.parametrize(
    ("sheets", "home", "told"),
    [
        (("A", "A"), "", "E7: 90%; E8: 80%"),
        (("A", "A"), "B", "A E7: 90%; A E8: 80%"),
        (("A", "B"), "A", "A E7: 90%; B E8: 80%"),
    ],
)
def test_cells_are_told_with_their_figures(sheets: tuple[str, str], home: str, told: str) -> None:
    places = [Place(sheet, row, 5) for row, sheet in enumerate(sheets, 7)]
    assert figures_of_cells(places, ["90%", "80%"], home) == told


def test_of_many_cells_the_first_ones_are_told_and_how_many_there_are_besides() -> None:
    places = [Place("A", row, 5) for row in range(7, 107)]
    told = figures_of_cells(places, [f"{row}%" for row in range(100)])
    assert told.startswith("E7: 0%; E8: 1%; ")
    assert told.endswith(f"; dan {100 - told.count(': ')} sel lagi")


def test_what_a_format_would_make_a_text_gets_another_format_first() -> None:
    plain = Cell(Place("A", 7, 5), Content.EMPTY, "")
    text = Cell(Place("A", 8, 5), Content.EMPTY, "", text_format=True)
    assert to_type("Ketik 5.", plain) == "Ketik 5."
    assert to_type("Ketik 5.", plain, text) == "Ubah dahulu format selnya menjadi General (Ctrl+1), baru ketik 5."
