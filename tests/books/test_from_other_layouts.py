"""A template that is filled from tables as other agencies print them: what came, and what is named and left."""

from __future__ import annotations

import pytest

from lkjip_xl.books.template.sources.filling import from_source
from lkjip_xl.books.template.sources.origin import NamedFile, lines_of
from lkjip_xl.reader.printed.document import Printed, recognised_in
from lkjip_xl.reader.printed.merged import merged
from tests.performance_tables import COVER, OF_TUJUAN
from tests.printed_tables import Lines

pytestmark = pytest.mark.usefixtures("small_templates")


def _left(table: Lines) -> set[str]:
    """What Asal Data names as not taken."""
    source = recognised_in(Printed((table.printed(1),), COVER))
    told = lines_of([NamedFile("laporan.docx")], merged([source]), from_source(source, source.report.settings))
    return {line.written for line in told if line.becomes == "tidak diambil"}


def test_a_tujuan_and_its_indicator_are_named() -> None:
    assert _left(OF_TUJUAN) >= {"Meningkatnya daya saing", "Indeks daya saing", "3,50", "3,60", "102,86"}
