"""A template of today that holds what was typed in a workbook of an earlier one, or in one that became too small.

Knows the template and the reader; judges nothing.
"""
