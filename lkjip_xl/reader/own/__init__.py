"""Workbooks of an agency's own: where their tables are, which are the report's, and what the others add up to."""
