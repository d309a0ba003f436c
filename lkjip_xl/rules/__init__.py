"""The rules: a page and a judge for each code, in a file that begins with the letter of its family.

A rule is a pure function of the report; its docstring is its page. ``engine`` has the list of them, ``causes``
says which findings speak, ``advice`` and ``evidence`` serve them all.
"""

from lkjip_xl.rules.engine import Needs, Rule, all_rules, rules_that_need

__all__ = ["Needs", "Rule", "all_rules", "rules_that_need"]
