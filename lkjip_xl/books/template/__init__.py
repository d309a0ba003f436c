"""The template, empty, filled from last year or from a finance file.

Everything on its sheets comes from ``tables``.
"""
