"""Words, numbers and sentences as people and Excel write them.

Knows no other room.
"""
