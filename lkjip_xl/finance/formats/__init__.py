"""A finance file as sheets of cells, whatever kind of file it is, with what its reader does not tell.

Knows cells and amounts only.
"""
