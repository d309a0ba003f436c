"""How files of the finance system are to be read, as somebody said it in a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkjip_xl.files.limits import Limits
from lkjip_xl.text.words import fold

if TYPE_CHECKING:
    from lkjip_xl.finance.read.source_of import ReadingOptions


def reading_options(
    year: int | None,
    chosen: tuple[str, str, str],
    limits: Limits,
    *,
    monthly: bool,
    several: bool = False,
) -> ReadingOptions:
    """How to read a file of the finance system; ``chosen`` are the stage of the budget, the SKPD and the sheet."""
    from lkjip_xl.finance.read.source_of import ReadingOptions
    from lkjip_xl.finance.read.stages import stage_of
    from lkjip_xl.tables.measures import Stage

    named, skpd, sheet = (each.strip() for each in chosen)
    stage_name = "" if fold(named) in {each.value for each in Stage} else named
    return ReadingOptions(year, stage_of(named), skpd, limits, monthly, sheet, stage_name, several)
