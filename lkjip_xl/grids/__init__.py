"""Tables in a grid of texts, whatever they are about: the paths of their headings, and the levels of their rows.

Nothing here knows what a column or a row is for: whoever reads a finance file, an agency's own workbook or a table
of a written report says which headings to look for, and gets back where they stand and how the rows nest.
"""
