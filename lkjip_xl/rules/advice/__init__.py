"""What to type to mend a finding, and what else has to be typed then.

Serves the rules; finds nothing itself.
"""
