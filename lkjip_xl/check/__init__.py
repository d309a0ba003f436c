"""Running a check: one report, many files, against last year, against finance, the figures of many; kept results.

May know the rules and all below; says nothing to anybody: that is ``show`` and ``cli``.
"""
