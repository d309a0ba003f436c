"""From the rows of a sheet to the leaf lines of a budget, and what was left out and why.

Knows headings and formats; nothing of the report.
"""
