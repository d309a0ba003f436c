"""The workbook as it was read: rows, values and their places, settings, levels, pairs of rows.

Knows what a table is; nothing of files or rules.
"""
