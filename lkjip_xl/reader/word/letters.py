"""The letters of runs, and the signs that are elements of their own."""

from __future__ import annotations

from collections.abc import Mapping

from lkjip_xl.reader.word.fields import Phase
from lkjip_xl.reader.word.footnote_marks import is_mark_behind
from lkjip_xl.reader.word.names import Attributes, Do, Done, is_on, keeps_spaces, value
from lkjip_xl.reader.word.state import State
from lkjip_xl.reader.word.story import Run
from lkjip_xl.reader.word.symbols import symbol, with_signs

_SIGNS = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}
# As Word writes them itself, and as pasted text has them.
_HYPHENS = str.maketrans({"\N{NON-BREAKING HYPHEN}": "-", "\N{SOFT HYPHEN}": None, "\n": " ", "\r": " "})


class Letters:
    """Adds to the paragraph that is read."""

    def __init__(self, state: State) -> None:
        self._now = state
        self._text: list[str] | None = None
        self._keeps_spaces = False

    @property
    def starts(self) -> Mapping[str, Do]:
        """What to do where an element begins."""
        return {
            "w:r": self._begin_run,
            "w:rStyle": self._style,
            "w:rFonts": self._font,
            "w:vanish": self._vanish,
            "w:b": self._embolden,
            "w:vertAlign": self._raise,
            "w:t": lambda each: self._begin(keeps=keeps_spaces(each)),
            "m:t": lambda _: self._begin(keeps=True),
            "m:den": lambda _: self._add("/"),
            "w:instrText": lambda _: self._begin(keeps=True),
            "w:sym": lambda each: self._sign(symbol(value(each, "font"), value(each, "char"))),
            **{name: self._signs(sign) for name, sign in _SIGNS.items()},
        }

    @property
    def ends(self) -> Mapping[str, Done]:
        """What to do where one ends."""
        return {"w:r": self._end_run, "w:t": self._end, "m:t": self._end, "w:instrText": self._end_code}

    def letters(self, text: str) -> None:
        """Some of the text of the part."""
        if self._text is not None:
            self._text.append(text)

    def _begin_run(self, _: Attributes) -> None:
        if paragraph := self._now.paragraph:
            paragraph.run = Run()

    def _end_run(self) -> None:
        if paragraph := self._now.paragraph:
            paragraph.run = None

    def _style(self, attributes: Attributes) -> None:
        if run := self._now.run:
            run.style = value(attributes)

    def _font(self, attributes: Attributes) -> None:
        if run := self._now.run:
            run.font = value(attributes, "ascii")

    def _vanish(self, attributes: Attributes) -> None:
        if run := self._now.run:
            run.hidden = is_on(attributes)
        elif paragraph := self._now.told:
            paragraph.mark_hidden = is_on(attributes)

    def _embolden(self, attributes: Attributes) -> None:
        if run := self._now.run:
            run.bold = is_on(attributes)

    def _raise(self, attributes: Attributes) -> None:
        if run := self._now.run:
            run.raised = value(attributes) == "superscript"

    def _begin(self, *, keeps: bool) -> None:
        if not self._now.skip:
            self._text = []
            self._keeps_spaces = keeps

    def _taken(self) -> str:
        text, self._text = "".join(self._text or ()), None
        return text

    def _end(self) -> None:
        text = self._taken()
        if not self._keeps_spaces:
            text = text.strip(" \t\r\n")
        run, paragraph = self._now.run, self._now.paragraph
        if run and paragraph and run.raised and is_mark_behind("".join(paragraph.parts), text):
            return
        self._add(with_signs(text, run.font if run else "").translate(_HYPHENS))

    def _end_code(self) -> None:
        code = self._taken()
        fields = self._now.story.fields
        if code and fields and fields[-1].phase is Phase.CODE:
            fields[-1].add_code(code)

    def _signs(self, sign: str) -> Do:
        return lambda _: self._sign(sign)

    def _sign(self, sign: str) -> None:
        """A sign that is an element; such elements also stand among the settings of paragraphs."""
        if self._now.run is not None:
            self._add(sign)

    def _add(self, text: str) -> None:
        now = self._now
        paragraph = now.paragraph
        if paragraph is None or not text or now.hides(paragraph):
            return
        now.characters += len(text)
        if now.characters > now.limits.huruf:
            now.full = True
        else:
            if text.strip():
                paragraph.bold = paragraph.bold is not False and now.run is not None and now.run.bold
            now.story.show(text)
