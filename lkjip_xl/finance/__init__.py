"""Files of the finance system: read as they are, and held against the budget tables of a report.

From the cells of a file (``formats``) over its headings (``headings``) and rows (``read``) to what differs
(``compare``). May know ``grids``, ``files`` and what a report is; no finding.
"""
