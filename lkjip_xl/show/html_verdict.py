"""What there is to do with a file, on a page for a browser: a sign, a word and a frame around both."""

from __future__ import annotations

import re
from html import escape

from lkjip_xl.rules.findings import CheckResult, Severity, State
from lkjip_xl.show.wording import worded
from lkjip_xl.show.words import TONES, Tone, verdict
from lkjip_xl.text.words import printable

# What a verdict begins with, and the frame around it.
_WORD = re.compile(r"[A-Z]+(?: [A-Z]+)*\b")
_FRAMES: dict[Tone, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "info",
    State.READY: "ready",
}
SIGNS = {"error": "✕", "warning": "!", "info": "○", "ready": "✓"}


def html_text(text: str) -> str:
    """Staff text as text, whatever it looks like."""
    return escape(printable(text))


def judged(result: CheckResult, *, strict: bool) -> tuple[str, str, str]:
    """What there is to do with a file: the frame of it, its first word, and what is said behind that."""
    if not result.unreadable:
        return _taken_apart(*verdict(result, strict=strict))
    state = result.state(strict=strict)
    return _FRAMES[TONES[state]], state.value, f": {result.unreadable.reason} {worded(result.unreadable.hint)}"


def _taken_apart(text: str, tone: Tone) -> tuple[str, str, str]:
    """The frame, the word in capitals and the rest of a sentence that begins with one."""
    word = _WORD.match(text)
    return _FRAMES[tone], word[0] if word else "", text[word.end() if word else 0 :]


def html_judgement(text: str, tone: Tone) -> str:
    """What a sentence that begins with a word in capitals says there is to do."""
    return html_verdict(*_taken_apart(text, tone))


def html_verdict(frame: str, word: str, text: str) -> str:
    """What there is to do: its sign and its first word large, its frame that of how bad it is."""
    sign = f'<span class="sign" aria-hidden="true">{SIGNS[frame]}</span>'
    return f'<p class="verdict {frame}">{sign}<strong>{html_text(word)}</strong>{html_text(text)}</p>'
