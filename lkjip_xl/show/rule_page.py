"""The page of a rule, and the list of all rules: on the terminal, and as a part of a page for a browser."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from lkjip_xl.rules import Rule
from lkjip_xl.show.wrapping import wrapped


def render_rule(rule: Rule, width: int = 100) -> str:
    """The page of a rule: its name, then its headings with what stands under them."""
    lines = [f"{rule.code} · {rule.severity.label} · {rule.name}"]
    for heading, text in sections(rule):
        lines += ["", heading, wrapped(text, "  ", width)]
    return "\n".join(lines)


def sections(rule: Rule) -> Iterator[tuple[str, str]]:
    """The headings of a rule's page, each with what stands under it as one paragraph."""
    heading, lines = "", []
    for line in rule.page.splitlines()[1:]:
        if line.startswith(" "):
            lines.append(line.strip())
        elif line:
            if heading:
                yield heading, " ".join(lines)
            heading, lines = line, []
    yield heading, " ".join(lines)


def html_rule(rule: Rule) -> str:
    """What stands under the name of a rule."""
    parts = (f"<dt>{escape(heading)}</dt><dd>{escape(text)}</dd>" for heading, text in sections(rule))
    return f"<dl>{''.join(parts)}</dl>"


def render_rules(rules: Iterable[Rule]) -> str:
    """Every rule on a line: code, severity, name."""
    return "\n".join(f"{rule.code}  {rule.severity.label:<10}  {rule.name}" for rule in rules)
