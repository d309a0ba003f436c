"""Templates of few rows: the same formulas row by row, written, read and calculated in a fraction of the time.

Most of what a template of the usual three hundred rows costs is rows that no test fills. What depends on how
many there are, a template of the usual size holds: the committed one, the samples, and the tests of what is on
request and of workbooks of earlier versions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from unittest.mock import patch

import pytest

from lkjip_xl.books.template import template
from lkjip_xl.tables import TABLES
from lkjip_xl.tables.spec import Listed

_ROWS, _ROWS_OF_BUDGET = 10, 24


@pytest.fixture(scope="module")
def small_templates() -> Iterator[None]:
    """While the tests of a module run, a template has no more rows than they fill, and a few."""
    most = {Listed.BUDGET: _ROWS_OF_BUDGET}
    small = tuple(replace(spec, rows=min(spec.rows, most.get(spec.lists, _ROWS))) for spec in TABLES)
    with patch.object(template, "TABLES", small):
        yield
