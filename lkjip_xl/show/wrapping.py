"""A text broken to lines: no name of a file, no command and no word is broken inside."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

# What stands in straight quotation marks is typed as one.
_QUOTED = re.compile(r'"[^"\n]*"')
# In place of a space at which no line ends.
_KEPT = "\ue000"
_LEAST_WIDTH = 40


def wrapped(text: str, indent: str, width: int, hanging: int = 0) -> str:
    """A text broken to lines, indented, those after the first a little more.

    A path that is longer than a line is broken behind the name of a folder: the terminal would break it anywhere.
    """
    width = max(width, _LEAST_WIDTH)
    lines = textwrap.wrap(
        _QUOTED.sub(lambda found: found[0].replace(" ", _KEPT), text),
        width,
        initial_indent=indent,
        subsequent_indent=indent + " " * hanging,
        break_on_hyphens=False,
        break_long_words=False,
    )
    return "\n".join(each.replace(_KEPT, " ") for line in lines for each in _fitting(line, width))


def _fitting(line: str, width: int) -> Iterator[str]:
    """A line that one long word makes too long, less indented, or else broken behind folders."""
    if len(line) <= width:
        yield line
        return
    word = line.lstrip()
    while len(word) > width:
        end = max(word.rfind("/", 0, width), word.rfind("\\", 0, width)) + 1
        if not end:
            break
        yield word[:end]
        word = word[end:]
    yield " " * max(0, min(len(line) - len(line.lstrip()), width - len(word))) + word
