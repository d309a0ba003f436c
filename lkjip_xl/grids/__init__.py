"""Tables in a grid of texts, whatever they are about: the paths of their headings, and the levels of their rows.

Knows words, codes and levels; what a column or a row is for says whoever reads a file.
"""
