"""Dataclasses as plain JSON values and back, with every type checked on the way in."""

import dataclasses
import datetime
import types
import typing
from enum import Enum
from typing import Any, TypeVar

Value = TypeVar("Value")


class MisfitError(ValueError):
    """A value that is not what the field asks for."""


def to_plain(value: Any) -> Any:
    """The value as JSON knows it; fields that have their default are left out."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: to_plain(held)
            for field in dataclasses.fields(value)
            if (held := getattr(value, field.name)) != field.default
        }
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    return value


def from_plain(kind: type[Value], untrusted: Any) -> Value:
    """The dataclass of that type, or ``MisfitError`` where anything in it is of another type."""
    if not isinstance(untrusted, dict):
        raise MisfitError(kind.__name__)
    hints = typing.get_type_hints(kind)
    known = {name: _read(hint, untrusted[name]) for name, hint in hints.items() if name in untrusted}
    try:
        return kind(**known)
    except TypeError as problem:
        raise MisfitError(kind.__name__) from problem


def _read(hint: Any, untrusted: Any) -> Any:
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        some = next(one for one in inner if one is not type(None))
        return None if untrusted is None else _read(some, untrusted)
    if origin is tuple:
        if not isinstance(untrusted, list):
            raise MisfitError("list")
        return tuple(_read(inner[0], item) for item in untrusted)
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return from_plain(hint, untrusted)
    return _read_simple(hint, untrusted)


def _read_simple(hint: Any, untrusted: Any) -> Any:
    if hint in (datetime.datetime, datetime.date) or issubclass(hint, Enum):
        if not isinstance(untrusted, str):
            raise MisfitError(hint.__name__)
        return hint(untrusted) if issubclass(hint, Enum) else hint.fromisoformat(untrusted)
    if hint is float and isinstance(untrusted, int) and not isinstance(untrusted, bool):
        return float(untrusted)
    if type(untrusted) is not hint:
        raise MisfitError(hint.__name__)
    return untrusted
