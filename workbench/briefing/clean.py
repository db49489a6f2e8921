"""Cleaning a pack: no character or colour in it can do harm in any format."""

import dataclasses
import re
from typing import Any, TypeVar

_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_GREY = "#808080"

Value = TypeVar("Value")


def cleaned(value: Value) -> Value:
    """The same pack without characters that no document may hold, and with colours that are colours."""
    return _clean(value)  # type: ignore[no-any-return]  # the same dataclass comes back


def clean_text(text: str) -> str:
    """Text without control characters; line ends are ``\\n``, half characters become U+FFFD."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _SURROGATE.sub("\ufffd", _ILLEGAL.sub("", text))


def _clean(value: Any) -> Any:
    if isinstance(value, str) and type(value) is str:
        return clean_text(value)
    if isinstance(value, tuple):
        return tuple(_clean(item) for item in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        parts = {part.name: _clean(getattr(value, part.name)) for part in dataclasses.fields(value)}
        if "colour" in parts and not _COLOUR.fullmatch(parts["colour"]):
            parts["colour"] = _GREY
        if "shade" in parts and not _COLOUR.fullmatch(parts["shade"]):
            parts["shade"] = ""
        return type(value)(**parts)
    return value
