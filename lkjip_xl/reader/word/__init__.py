"""From a .docx file to its paragraphs and its tables, and what in it could not be read.

Knows how Word writes; knows nothing of which table is which.
"""
