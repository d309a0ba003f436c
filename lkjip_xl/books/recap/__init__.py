"""The workbook of a recap: totals, a line for each agency, ranking, rules, every program row.

Takes its figures from ``recap``.
"""
