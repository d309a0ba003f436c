"""A finding, a rule, a recap in words: for the terminal, as HTML, JSON, CSV, and Narasi.

May know all that is read, found and counted. Writes text only; workbooks are written by ``books``.
"""
