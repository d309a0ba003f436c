"""What may come in and how it goes out: kinds of file, limits, packages and their XML, whole writes, processes.

Knows nothing of what a table or a report is.
"""
