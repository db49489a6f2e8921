"""GUIDs as the exchange standard writes them: stable for the same thing, told apart by shape alone."""

import re
import uuid

_NAMESPACE = uuid.UUID("0e5f7c1a-6b8d-5a44-8f7e-2d1f9b3c4a60")
_SHAPE = re.compile(r"\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?", re.IGNORECASE)


def guid_of(id: str) -> str:
    """The id itself where it has the shape of a GUID, else one that is always the same for it."""
    return read_guid(id) or derived(id)


def derived(*parts: str) -> str:
    """A GUID for what has no id of its own, always the same for the same parts."""
    return str(uuid.uuid5(_NAMESPACE, "\x1f".join(parts)))


def read_guid(written: str | None) -> str:
    """A GUID in our spelling: small letters, no braces; empty where it has not the shape of one."""
    match = _SHAPE.fullmatch((written or "").strip())
    return match[1].lower() if match else ""
