"""Tables in a grid of texts, whatever they are about: the paths of their headings, and the levels of their rows.

Knows ``text`` only, and not what a column or a row is for: whoever reads a file says which headings to look for.
"""
