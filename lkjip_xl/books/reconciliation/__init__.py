"""The workbook of a reconciliation: side by side, every source line, Berita Acara.

Takes what differs from ``check.reconciliation``.
"""
