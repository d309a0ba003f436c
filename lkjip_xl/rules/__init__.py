"""The rules, one module a family. Each rule is a pure function of the report; its docstring is its page."""

from lkjip_xl.rules.engine import Needs, Rule, all_rules, rules_that_need

__all__ = ["Needs", "Rule", "all_rules", "rules_that_need"]
