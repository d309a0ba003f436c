"""The looks are told apart, and their letters read, by those who see fewer colours too."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import dist

import pytest

from lkjip_xl.books.kit import finished_styles, styles
from lkjip_xl.rules.findings import Severity
from lkjip_xl.show import palette

Vector = tuple[float, float, float]

# What Machado, Oliveira and Fernandes (2009) give for those who lack one of the three receptors, of linear light.
SEEN_BY = {
    "everybody": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
_WHITE = (0.9505, 1.0, 1.089)
# CIE 1976: 2,3 is the least that is seen side by side, 20 are different colours at a glance.
AT_A_GLANCE = 20
EYES = pytest.mark.parametrize("eyes", SEEN_BY)


def _times(matrix: Sequence[Sequence[float]], vector: Sequence[float]) -> Vector:
    first, second, third = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return first, second, third


def _light(colour: str, eyes: str) -> Vector:
    """The linear light of a colour as somebody sees it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    first, second, third = (min(1.0, max(0.0, each)) for each in _times(SEEN_BY[eyes], linear))
    return first, second, third


def _lab(colour: str, eyes: str) -> Vector:
    shares = [part / white for part, white in zip(_times(_XYZ, _light(colour, eyes)), _WHITE, strict=True)]
    x, y, z = (each ** (1 / 3) if each > 0.008856 else 7.787 * each + 16 / 116 for each in shares)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _contrast(letters: str, ground: str, eyes: str) -> float:
    darker, lighter = sorted(_times(_XYZ, _light(each, eyes))[1] for each in (letters, ground))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measures_are_those_of_the_standards() -> None:
    assert _contrast("#000000", "#FFFFFF", "everybody") == pytest.approx(21)
    assert dist(_lab("#000000", "everybody"), _lab("#FFFFFF", "everybody")) == pytest.approx(100, abs=0.1)
    # Pure red and a dark green are one brown to those who lack the receptor of red: 0,152 and 0,115 of its light.
    assert _light("#FF0000", "protanopia") == pytest.approx((0.152286, 0.114503, 0.0))


@EYES
def test_findings_are_told_from_each_other_and_from_what_is_to_be_filled(eyes: str) -> None:
    fills = [palette.SEVERITIES[each].fill for each in Severity]
    to_fill = [palette.MUST_FILL.fill, palette.MUST_FILL.program]
    pairs = [*combinations(fills, 2), *((palette.SEVERITIES[Severity.WARNING].fill, each) for each in to_fill)]
    assert min(dist(_lab(one, eyes), _lab(other, eyes)) for one, other in pairs) >= AT_A_GLANCE
    shortfall = (palette.ACTUAL, palette.PLAN, palette.INK)
    assert min(dist(_lab(palette.SHORTFALL, eyes), _lab(each, eyes)) for each in shortfall) >= AT_A_GLANCE


@EYES
@pytest.mark.parametrize(
    "style",
    [styles.DIFFERS, finished_styles.BANNER, finished_styles.CALM_BANNER, styles.HEADING],
    ids=["differs", "draft", "draft without errors", "heading"],
)
def test_letters_are_read_on_their_ground(style: styles.Style, eyes: str) -> None:
    assert _contrast(style["font_color"], style["bg_color"], eyes) >= 4.5


@EYES
def test_letters_are_read_on_paper_and_bands(eyes: str) -> None:
    letters = (palette.INK, palette.FAINT_INK, palette.HEADING, palette.LINK)
    grounds = (palette.PAPER, palette.FAINT_BAND)
    assert min(_contrast(each, ground, eyes) for each in letters for ground in grounds) >= 4.5
