"""Where no compiled parser is there, Python's own tells the same of a page of HTML."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from lkjip_xl.files.limits import USUAL_LIMITS
from lkjip_xl.finance.formats.html_tables import HtmlTable, tables_of_page

LEDGER = Path(__file__).parents[2] / "samples" / "keuangan" / "aklap_lra_program.xls"
PAGES = {
    "buku besar": LEDGER.read_text(encoding="utf-8"),
    "tanpa akhir": "<table><tr><td>a<td>b<tr><td colspan=2 hidden>c &amp; d&nbsp;e &lt;x&gt; &#169;<br>f<p>g",
    "berawal XML": "<?xml version='1.0'?><html><table><tr><td>a</td></tr></table>",
    "bertingkat": "<table><td>x</td><tr><td>y<table><tr><td>z</td></tr></table></td></tr></table><table><tr><td>k",
    "huruf besar": "<TABLE><TR style='display: none'><TD ROWSPAN='2'>A</TD><TD>1</TD></TR><TR><TD>2</TABLE>",
    "skrip": "<script>if (a<b) write('<table>')</script><table><tr><td>1 < 2</td><td>a & b</td></tr></table>",
    "komentar": "<table><tr><td><!-- x --><b>1.000</b></td><td/>x<td>y</td></tr></table>",
}


def _told(page: str) -> list[tuple[object, ...]]:
    def parts(table: HtmlTable) -> tuple[object, ...]:
        return table.number, table.rows, table.spans, table.hidden, table.hidden_columns

    return [parts(each) for each in tables_of_page(page, USUAL_LIMITS)]


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_both_parsers_tell_the_same(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = _told(page)
    monkeypatch.setitem(sys.modules, "lxml", None)
    assert compiled
    assert _told(page) == compiled
