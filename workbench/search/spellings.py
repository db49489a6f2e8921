"""Which word goes with which stem in an archive, kept without asking again for what is there."""

import threading
from secrets import token_hex

from workbench.search.passages import Raw

_MOST = 500_000
_STAMP = "SELECT value FROM search_meta WHERE name = 'spellings'"


class Spellings:
    """Keeps pairs of word and stem, and remembers those it has kept already.

    What it remembers holds for one state of one archive: each new pair puts a new random stamp into
    the archive, so a memory that another process, another archive or a rolled back transaction
    has made false is known by its stamp, and dropped.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._stamp = ""
        self._kept: set[tuple[str, str]] = set()

    def keep(self, raw: Raw, pairs: set[tuple[str, str]]) -> None:
        """Put those of *pairs* into the archive that it does not have."""
        with self._lock:
            row = raw.execute(_STAMP, ()).fetchone()
            if row is None or row[0] != self._stamp or len(self._kept) > _MOST:
                self._kept = set()
            new = pairs - self._kept
            if not new:
                return
            raw.executemany("INSERT OR IGNORE INTO search_form VALUES (?, ?)", sorted(new))
            stamp = token_hex(8)
            raw.execute("INSERT OR REPLACE INTO search_meta VALUES ('spellings', ?)", (stamp,))
            self._stamp = stamp
            self._kept |= new
