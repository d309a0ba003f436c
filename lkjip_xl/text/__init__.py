"""Words, numbers and sentences as people and Excel write them, and advices as data.

Knows no other room.
"""
