"""The rules, one module a family. Each rule is a pure function of the report; its docstring is its page."""

from lkjip_xl.rules.engine import Rule, all_rules, first_rules, last_rules

__all__ = ["Rule", "all_rules", "first_rules", "last_rules"]
