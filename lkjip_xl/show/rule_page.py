"""The page of a rule, and the list of all rules, on the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lkjip_xl.rules import Rule
from lkjip_xl.show.wrapping import wrapped


def render_rule(rule: Rule, width: int = 100) -> str:
    """The page of a rule: its name, then its headings with what stands under them."""
    lines = [f"{rule.code} · {rule.severity.label} · {rule.name}"]
    for paragraph in rule.page.split("\n\n", 1)[1:]:
        for line in _joined(paragraph.splitlines()):
            if line.startswith(" "):
                lines.append(wrapped(line.strip(), "  ", width))
            else:
                lines += ["", line]
    return "\n".join(lines)


def _joined(lines: Iterable[str]) -> Iterator[str]:
    """Headings as they stand, and the lines under each as one paragraph."""
    paragraph: list[str] = []
    for line in lines:
        if line.startswith(" "):
            paragraph.append(line.strip())
            continue
        if paragraph:
            yield " " + " ".join(paragraph)
        paragraph = []
        yield line
    if paragraph:
        yield " " + " ".join(paragraph)


def render_rules(rules: Iterable[Rule]) -> str:
    """Every rule on a line: code, severity, name."""
    return "\n".join(f"{rule.code}  {rule.severity.label:<10}  {rule.name}" for rule in rules)
