"""A template filled from files that are none: what their tables say, and where every figure of it comes from.

Knows the template and recognised reports; judges nothing.
"""
