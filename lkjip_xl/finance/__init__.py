"""Files of the finance system: read as they are, and held against the budget tables of a report."""
