"""Workbooks that are written: the template, the finished one, a recap, a reconciliation, results, a marked copy.

May know every room but the command line; only ``kit/writer`` touches xlsxwriter.
"""
