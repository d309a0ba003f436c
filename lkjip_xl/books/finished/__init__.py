"""The finished workbook: every table recomputed, with live formulas, charts, Ringkasan, Narasi and Metode.

Takes what a table is from ``tables``, and what its figures should be from ``figures``.
"""
