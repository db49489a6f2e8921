"""Frequent words: where they stand, kept beside the full-text index once an archive is large.

To score each of very many answers takes the full-text index long, and just the words that stand
nearly everywhere have so many. For those each document has one row a word: in which of its entries
it stands, and how often. ``tally`` reckons whole answers from that.

A block is a document's passages and its name, by the first number it can have, or one note. An
entry of a block is a uint32: how many words it has indexed, the class of its length, its kind. A
posting is a uint32: the entry's place in its block, and how often the word stands there.
"""

import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from workbench.search.passages import Raw
from workbench.search.totals import count_gone

SCHEMA = """
CREATE TABLE search_block(block INTEGER PRIMARY KEY, entries BLOB NOT NULL);
CREATE TABLE search_frequent_word(word TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE search_frequent(word TEXT NOT NULL, block INTEGER NOT NULL, postings BLOB NOT NULL,
  PRIMARY KEY(word, block)) WITHOUT ROWID;
CREATE VIRTUAL TABLE search_instance USING fts5vocab(search_words, instance)"""
LOW_BITS = 24
KIND_BITS = 2
CLASS_BITS = 4
TIMES_BITS = 12
MOST_TIMES = (1 << TIMES_BITS) - 1
PLACE_BITS = 18
_NAME_KIND = 3
_LARGE = 40_000
_SHARE = 0.04
_FIRST_STEM = "ʰ"
_LAST_STEM = "ˣ\U0010ffff"
_OF_BLOCK = (
    "DELETE FROM search_frequent WHERE block BETWEEN ? AND ?"
    " AND word IN (SELECT word FROM search_frequent_word)"
)
_OFTEN = "SELECT term FROM search_vocabulary WHERE doc >= ? AND (? OR term BETWEEN ? AND ?)"


class Entry(Protocol):
    """What stands under one number: its words as the index is given them, and how many in both columns."""

    @property
    def number(self) -> int: ...
    @property
    def length(self) -> int: ...
    @property
    def exact_words(self) -> Sequence[str]: ...
    @property
    def stems(self) -> Sequence[str]: ...


def put_block(raw: Raw, block: int, entries: Sequence[Entry]) -> None:
    """Keep the *entries* of *block* in order, of which the index has none yet; a document's name is last."""
    packed = _packed(_entry(entry) for entry in entries)
    raw.execute("INSERT OR REPLACE INTO search_block VALUES (?, ?)", (block, packed))
    there = {row[0] for row in raw.execute("SELECT word FROM search_frequent_word", ()).fetchall()}
    if not there:
        return
    spelled = any(word < _FIRST_STEM or word > _LAST_STEM for word in there)
    from workbench.search.gathering import in_entries  # it loads numpy, which small archives never need

    said = ((*entry.stems, *entry.exact_words) if spelled else entry.stems for entry in entries)
    rows = [(word, block, postings) for word, postings in in_entries(said, sorted(there))]
    raw.executemany("INSERT INTO search_frequent VALUES (?, ?, ?)", rows)


def drop_blocks(raw: Raw, first: int, last: int) -> None:
    """Forget all blocks from *first* to *last*."""
    rows = raw.execute(
        "SELECT entries FROM search_block WHERE block BETWEEN ? AND ?", (first, last)
    ).fetchall()
    gone = [entry >> (CLASS_BITS + KIND_BITS) for row in rows for entry in _unpacked(row[0])]
    if not gone:
        return
    count_gone(raw, len(gone), sum(gone))
    raw.execute("DELETE FROM search_block WHERE block BETWEEN ? AND ?", (first, last))
    raw.execute(_OF_BLOCK, (first, last))


def grown(raw: Raw, entries: int) -> None:
    """Count *entries* as put in; where that has doubled a large index, see which words are frequent now."""
    raw.execute("INSERT OR IGNORE INTO search_meta VALUES ('grown', 0), ('seen', 0)", ())
    raw.execute("UPDATE search_meta SET value = value + ? WHERE name = 'grown'", (entries,))
    rows = raw.execute("SELECT value FROM search_meta WHERE name IN ('grown', 'seen') ORDER BY name", ())
    new, seen = (int(row[0]) for row in rows.fetchall())
    if new >= max(_LARGE, seen):
        see_frequent(raw)


def see_frequent(raw: Raw) -> None:
    """Take in the words that have become frequent, where the index is large."""
    sizes = dict(raw.execute("SELECT block, length(entries) / 4 FROM search_block", ()).fetchall())
    total = sum(sizes.values())
    if total < _LARGE:
        return
    raw.executemany("UPDATE search_meta SET value = ? WHERE name = ?", [(0, "grown"), (total, "seen")])
    several = len(raw.execute("SELECT DISTINCT stemmer FROM search_document", ()).fetchall()) > 1
    often = raw.execute(_OFTEN, (int(total * _SHARE), several, _FIRST_STEM, _LAST_STEM)).fetchall()
    there = {row[0] for row in raw.execute("SELECT word FROM search_frequent_word", ()).fetchall()}
    from workbench.search.gathering import in_index

    for word in sorted({row[0] for row in often} - there):
        raw.execute("INSERT INTO search_frequent_word VALUES (?)", (word,))
        rows = raw.execute("SELECT doc FROM search_instance WHERE term = ?", (word,)).fetchall()
        found = [(word, block, postings) for block, postings in in_index(rows, sizes)]
        raw.executemany("INSERT INTO search_frequent VALUES (?, ?, ?)", found)


def among(raw: Raw, words: Sequence[str]) -> frozenset[str]:
    """Those of *words* that are frequent."""
    marks = ", ".join("?" * len(words))
    rows = raw.execute(f"SELECT word FROM search_frequent_word WHERE word IN ({marks})", tuple(words))
    return frozenset(row[0] for row in rows.fetchall())


def kept_counts(raw: Raw) -> Iterator[tuple[str, int, int]]:
    """Everything that is kept: word, block, and times and place in one; under no word, an entry's length."""
    for block, entries in raw.execute("SELECT block, entries FROM search_block", ()).fetchall():
        for place, entry in enumerate(_unpacked(entries)):
            yield "", block, (entry >> (CLASS_BITS + KIND_BITS) << PLACE_BITS) | place
    for word, block, postings in raw.execute(
        "SELECT word, block, postings FROM search_frequent", ()
    ).fetchall():
        for posting in _unpacked(postings):
            times = posting & MOST_TIMES
            yield word, block, (times << PLACE_BITS) | (posting >> TIMES_BITS)


def place_of(number: int, sizes: dict[int, int]) -> tuple[int, int]:
    """The block of an entry's *number* and its place in there; ``sizes`` are of blocks, in entries."""
    block = number >> LOW_BITS << LOW_BITS
    kind = (number >> (LOW_BITS - KIND_BITS)) & 3
    if kind == _NAME_KIND:
        return block, sizes[block] - 1
    return (block, number & ((1 << PLACE_BITS) - 1)) if kind < 2 else (number, 0)


def _entry(entry: Entry) -> int:
    kind = (entry.number >> (LOW_BITS - KIND_BITS)) & 3
    length_class = (entry.number >> PLACE_BITS) & ((1 << CLASS_BITS) - 1)
    return (((entry.length << CLASS_BITS) | length_class) << KIND_BITS) | kind


def _packed(numbers: Iterable[int]) -> bytes:
    return _as_kept(array("I", numbers)).tobytes()


def _unpacked(packed: bytes) -> "array[int]":
    return _as_kept(array("I", packed))


def _as_kept(numbers: "array[int]") -> "array[int]":
    """*numbers* with the lowest byte first, whatever the machine."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
