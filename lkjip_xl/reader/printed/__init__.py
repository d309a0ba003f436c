"""From the tables of a printed report to a :class:`~lkjip_xl.report.model.Report`: which of them is which.

Knows nothing of Word: whoever reads a document gives its tables as texts by row and column.
"""
