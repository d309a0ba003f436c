"""The budget of the files beside that of a report: which row is which, and by how much they differ.

Finds differences; what is said of them are the rules R.
"""
