"""Narasi: what Bab III writes under its tables, a module for each; ``passages`` has their order."""
