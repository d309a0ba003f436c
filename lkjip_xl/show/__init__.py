"""A finding, a rule, a recap in words: for the terminal, as HTML, JSON, CSV, and Narasi.

Writes text only; workbooks are written by ``books``.
"""
