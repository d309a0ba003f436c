"""Running a check: one report, many files, against last year, against finance; kept results.

May know the rules and all below; says nothing to anybody: that is ``show`` and ``cli``.
"""
