"""Putting the report into the agency's own document, and listing what can be put into one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_xl.files.limits import Limits
from lkjip_xl.tasks.build import Judged

if TYPE_CHECKING:
    from lkjip_xl.books.document.own.offers import Offers
    from lkjip_xl.books.document.own.outcome import Outcome


def fill_own(target: Path, own: Path, judged: Judged, limits: Limits, *, draft: bool, anew: bool) -> Outcome:
    """Write a copy of a document with the report in it; ``anew`` replaces parts that somebody has edited too.

    Raises:
        UnreadableFile: if the document cannot be read.
        CannotWrite: if nothing can be written there.

    """
    from lkjip_xl.books.document.own.fill import fill_document
    from lkjip_xl.books.finished.printing import Printing
    from lkjip_xl.files.kinds import open_document

    document = open_document(own, limits)
    printing = Printing.of(judged.report, judged.result)
    return fill_document(target, document, printing, limits, draft=draft, anew=anew)


def offers_for(judged: Judged) -> Offers:
    """What can be put into a document, with what it says now."""
    from lkjip_xl.books.document.own.listed import offers_of
    from lkjip_xl.books.finished.printing import Printing

    return offers_of(Printing.of(judged.report, judged.result))
