"""Dataclasses as plain JSON values and back, with every type checked on the way in.

Times come back in UTC, a time without a zone counts as UTC. Numbers are finite and of a sane size, texts
can be written in UTF-8.
"""

import dataclasses
import datetime
import math
import types
import typing
from enum import Enum
from typing import Any, TypeVar

Value = TypeVar("Value")
_LARGEST = 2**31


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
        read = hint(untrusted) if issubclass(hint, Enum) else hint.fromisoformat(untrusted)
        return _in_utc(read) if isinstance(read, datetime.datetime) else read
    if hint is float and type(untrusted) is int:
        untrusted = float(untrusted)
    if type(untrusted) is not hint or not _is_sane(untrusted):
        raise MisfitError(hint.__name__)
    return untrusted


def _in_utc(read: datetime.datetime) -> datetime.datetime:
    return read.astimezone(datetime.UTC) if read.tzinfo else read.replace(tzinfo=datetime.UTC)


def _is_sane(untrusted: Any) -> bool:
    if isinstance(untrusted, str):
        return not any("\ud800" <= letter <= "\udfff" for letter in untrusted)
    if isinstance(untrusted, float):
        return math.isfinite(untrusted)
    return not isinstance(untrusted, int) or abs(untrusted) < _LARGEST
