"""What the headings and titles of a finance file say: which column holds what, of which period and stage.

Knows the words of the finance systems.
"""
