"""The figures of many offices: a line for each, totals, who is missing.

May know what was checked and all below it; writes nothing.
"""
