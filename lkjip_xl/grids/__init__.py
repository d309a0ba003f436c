"""Tables in a grid of texts: where they are, the paths of their headings, what their amounts are, how rows nest.

Knows words, codes and levels; whether a table is one of the report or of the finance system says whoever reads it.
"""
