"""Which word goes with which stem in an archive, kept without asking again for what is there."""

import threading
from collections.abc import Iterable
from secrets import token_hex

from workbench.search.passages import Raw
from workbench.search.words import forms

_MOST = 300_000
_STAMP = "SELECT value FROM search_meta WHERE name = 'spellings'"


class Spellings:
    """Keeps pairs of word and stem, and remembers the words of which it has kept them already.

    What it remembers holds for one state of one archive: each new pair puts a new random stamp into
    the archive, so a memory that another process, another archive or a rolled back transaction
    has made false is known by its stamp, and dropped.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._stamp = ""
        self._known: dict[str, set[str]] = {}

    def keep(self, raw: Raw, words: Iterable[str], stemmer: str) -> None:
        """Put the exact words and stems of *words* as written into the archive, as far as they are new."""
        with self._lock:
            row = raw.execute(_STAMP, ()).fetchone()
            if row is None or row[0] != self._stamp or sum(map(len, self._known.values())) > _MOST:
                self._known = {}
            known = self._known.setdefault(stemmer, set())
            new = set(words) - known
            if not new:
                return
            raw.executemany("INSERT OR IGNORE INTO search_form VALUES (?, ?)", sorted(_pairs(new, stemmer)))
            stamp = token_hex(8)
            raw.execute("INSERT OR REPLACE INTO search_meta VALUES ('spellings', ?)", (stamp,))
            self._stamp = stamp
            known |= new


def _pairs(words: Iterable[str], stemmer: str) -> set[tuple[str, str]]:
    exact_of, stem_of = forms(stemmer)
    return {
        pair for word in words for pair in zip(exact_of[word].split(), stem_of[word].split(), strict=False)
    }
