"""What the figures should be: calculations over a report, recomputed from its leaves, per sasaran and agency.

May know ``report`` and all below it; finds nothing wrong with anything.
"""
