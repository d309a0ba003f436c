"""The program as a person runs it."""

from __future__ import annotations

from collections.abc import Callable

Run = Callable[..., tuple[int, str, str]]
"""Runs the command line with some arguments; its exit code, what it prints, and what it prints of its troubles."""
