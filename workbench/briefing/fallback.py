"""The fallback font: a font lent by another room, under a name the typesetter can find."""

import struct

FAMILY = "Workbench Fallback"
_NAMES = {1: FAMILY, 2: "Regular", 4: FAMILY, 6: FAMILY.replace(" ", "")}
_ENTRY = struct.Struct(">4sIII")
_RECORD = struct.Struct(">6H")
_WINDOWS, _UNICODE, _ENGLISH = 3, 1, 0x409


def named(font: bytes) -> bytes:
    """The same font with a whole table of names, where its own may be cut short.

    Fonts that were slimmed to be embedded lack the name without which the typesetter passes them
    over. A file of another make (a collection, say) comes back as it is.
    """
    if font[:4] not in (b"\x00\x01\x00\x00", b"OTTO", b"true"):
        return font
    count = int.from_bytes(font[4:6], "big")
    for at in range(12, 12 + count * _ENTRY.size, _ENTRY.size):
        if font[at : at + 4] == b"name":
            table = _name_table()
            padded = font + bytes(-len(font) % 4)
            entry = _ENTRY.pack(b"name", 0, len(padded), len(table))
            return padded[:at] + entry + padded[at + _ENTRY.size :] + table
    return font


def _name_table() -> bytes:
    records, letters = b"", b""
    for number, name in _NAMES.items():
        written = name.encode("utf-16-be")
        records += _RECORD.pack(_WINDOWS, _UNICODE, _ENGLISH, number, len(written), len(letters))
        letters += written
    return struct.pack(">3H", 0, len(_NAMES), 6 + len(records)) + records + letters
