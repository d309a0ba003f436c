"""Frozen dataclasses as JSON and back, with every value held against the type that its field declares."""

from __future__ import annotations

import json
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from lkjip_xl.text.ways import Way

Kept = TypeVar("Kept")

# How a Decimal is told from a text: some fields hold either.
_FIGURE = "angka"
# No figure of a report is longer; one with a larger exponent would take a minute to be shown.
_LONGEST_FIGURE = 400


class WrongData(Exception):
    """The data are not of the type that was asked for."""


def to_json(value: object) -> str:
    """A dataclass, or what its fields hold, as JSON."""
    return json.dumps(_plain(value), ensure_ascii=True, separators=(",", ":"))


def from_json(kind: type[Kept], text: str) -> Kept:
    """A dataclass of the type from what :func:`to_json` has made of it.

    Raises:
        WrongData: if the text is something else, wherever in it.

    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise WrongData from error
    return cast(Kept, _typed(kind, data))


def _plain(value: object) -> object:
    """What JSON has; a way of an advice under the name of its kind, since others hold the same fields."""
    return {type(value).__name__: _content(value)} if isinstance(value, Way) else _content(value)


def _content(value: object) -> object:
    match value:
        case None | bool() | int() | str():
            return value
        case Decimal():
            return {_FIGURE: str(value)}
        case Enum():
            return value.value
        case bytes():
            return value.hex()
        case tuple():
            return [_plain(each) for each in value]
        case dict():
            return {key: _plain(each) for key, each in value.items()}
    if not is_dataclass(value):
        raise TypeError(type(value).__name__)
    return [_plain(getattr(value, each.name)) for each in fields(value)]


@cache
def _types_of(kind: type) -> tuple[Any, ...]:
    """The types of a dataclass's fields, in their order."""
    hints = get_type_hints(kind)
    return tuple(hints[each.name] for each in fields(kind))


def _typed(kind: Any, data: object) -> object:
    """The value of a type that the data tell."""
    if isinstance(kind, type) and issubclass(kind, Way):
        return _of_kind(kind, data.get(kind.__name__) if isinstance(data, dict) and len(data) == 1 else None)
    if get_origin(kind) in (Union, types.UnionType):
        return _one_of(get_args(kind), data)
    if get_origin(kind) is tuple:
        return _typed_tuple(get_args(kind), data)
    if get_origin(kind) is dict:
        return _typed_dict(get_args(kind), data)
    return _of_kind(kind, data)


def _of_kind(kind: Any, data: object) -> object:
    if is_dataclass(kind):
        return _dataclass(cast(type, kind), data)
    return _simple(kind, data)


def _simple(kind: type, data: object) -> object:
    if kind in (str, int, bool, types.NoneType):
        if type(data) is not kind:
            raise WrongData
        return data
    try:
        if kind is Decimal and isinstance(data, dict):
            return _figure(data)
        if kind is bytes and isinstance(data, str):
            return bytes.fromhex(data)
        if issubclass(kind, Enum):
            return kind(data)
    except ValueError as error:
        raise WrongData from error
    raise WrongData


def _one_of(kinds: tuple[Any, ...], data: object) -> object:
    for kind in kinds:
        try:
            return _typed(kind, data)
        except WrongData:
            continue
    raise WrongData


def _typed_tuple(kinds: tuple[Any, ...], data: object) -> object:
    if not isinstance(data, list):
        raise WrongData
    if kinds[1:] == (...,):
        return tuple(_typed(kinds[0], each) for each in data)
    return _fitting(kinds, data)


def _fitting(kinds: tuple[Any, ...], data: list[object]) -> tuple[object, ...]:
    if len(kinds) != len(data):
        raise WrongData
    return tuple(_typed(kind, each) for kind, each in zip(kinds, data, strict=True))


def _typed_dict(kinds: tuple[Any, ...], data: object) -> object:
    if not isinstance(data, dict):
        raise WrongData
    return {_typed(kinds[0], key): _typed(kinds[1], each) for key, each in data.items()}


def _dataclass(kind: type, data: object) -> object:
    if not isinstance(data, list):
        raise WrongData
    return kind(*_fitting(_types_of(kind), data))


def _figure(data: Mapping[str, object]) -> Decimal:
    text = data.get(_FIGURE)
    if len(data) != 1 or not isinstance(text, str) or len(text) > _LONGEST_FIGURE:
        raise WrongData
    try:
        figure = Decimal(text)
    except InvalidOperation as error:
        raise WrongData from error
    if not figure.is_finite() or abs(figure.adjusted()) > _LONGEST_FIGURE:
        raise WrongData
    return figure
