"""What else in a report speaks for or against a figure: sums, printed percentages, other tables.

Serves the rules; finds nothing itself.
"""
