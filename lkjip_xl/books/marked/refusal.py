"""What is said where a copy cannot be marked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lkjip_xl.files.refusal import UnreadableFile
from lkjip_xl.files.whole_file import CannotWrite, shown
from lkjip_xl.text.ways import one_after_another


@contextmanager
def marking(source: Path) -> Iterator[None]:
    """Say of what cannot be read of a file inside that the file cannot be marked.

    Raises:
        CannotWrite: with why, and the way out.

    """
    try:
        yield
    except UnreadableFile as error:
        why = error.unreadable
        told = one_after_another(f"{shown(source)} tidak dapat ditandai: {why.reason}", why.hint)
        raise CannotWrite(told) from error
