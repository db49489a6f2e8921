"""Totals that the ranking goes by: how many entries the full-text index has, and how many words.

A table that keeps no text does not take off what is deleted, so rarity and length would be reckoned
with all that was ever in it. We count what goes, and put the totals right when it is more than a trifle.
"""

from collections.abc import Iterator, Sequence

from workbench.search.passages import Raw

_TRIFLE = 0.005
_READ = "SELECT block FROM search_words_data WHERE id = 1"
_WRITE = "UPDATE search_words_data SET block = ? WHERE id = 1"
_GONE = "SELECT value FROM search_meta WHERE name = ?"


def count_gone(raw: Raw, entries: int, words: int) -> None:
    """Note that so many *entries*, with so many *words* in both columns, were deleted."""
    for name, number in (("gone entries", entries), ("gone words", words)):
        raw.execute("INSERT OR IGNORE INTO search_meta VALUES (?, 0)", (name,))
        raw.execute("UPDATE search_meta SET value = value + ? WHERE name = ?", (number, name))


def put_right(raw: Raw) -> None:
    """Take off what is gone, where it is more than a trifle of all there is."""
    entries, words = (_number(raw, name) for name in ("gone entries", "gone words"))
    row = raw.execute(_READ, ()).fetchone() if entries else None
    if row is None:
        return
    known = _numbers(bytes(row[0]))
    if not known or entries < known[0] * _TRIFLE:  # nothing is known before the index has written itself out
        return
    raw.execute("SAVEPOINT search_totals", ())  # whereupon the index writes out its own, and forgets them
    raw.execute("RELEASE search_totals", ())
    rows, *columns = _numbers(bytes(raw.execute(_READ, ()).fetchone()[0]))
    half = words // 2
    taken = (max(0, columns[0] - half), max(0, columns[1] - (words - half)))
    raw.execute(_WRITE, (b"".join(map(_packed, (max(0, rows - entries), *taken))),))
    raw.execute("UPDATE search_meta SET value = 0 WHERE name IN ('gone entries', 'gone words')", ())


def _number(raw: Raw, name: str) -> int:
    row = raw.execute(_GONE, (name,)).fetchone()
    return int(row[0]) if row else 0


def _numbers(packed: bytes) -> Sequence[int]:
    return list(_unpacked(packed))


def _unpacked(packed: bytes) -> Iterator[int]:
    """SQLite's numbers of varying length: seven bits a byte, the highest first."""
    number = 0
    for byte in packed:
        number = (number << 7) | (byte & 127)
        if byte < 128:
            yield number
            number = 0


def _packed(number: int) -> bytes:
    found = [number & 127]
    while number > 127:
        number >>= 7
        found.append((number & 127) | 128)
    return bytes(reversed(found))
