"""The program as a person runs it."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

Run = Callable[..., tuple[int, str, str]]
"""Runs the command line with some arguments; its exit code, what it prints, and what it prints of its troubles."""


def close_folder(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a folder be one that cannot be opened: the administrator, who may run the tests, can open every one."""
    scandir = os.scandir

    def refusing(path: str) -> object:
        if str(path).endswith(name):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
