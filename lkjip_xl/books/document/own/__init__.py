"""The report in the agency's own document: its marks are replaced, and what was replaced before is written anew.

Nothing else in the document is touched: parts are changed at the positions of their bytes.
"""
