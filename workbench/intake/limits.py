"""How much one received file may cost before the reading of it is stopped."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps for one file: seconds, bytes of memory and of source, pages, characters, picture points."""

    seconds: float = 120.0
    memory: int = 2 << 30
    pages: int = 3000
    source: int = 200 << 20
    text: int = 20_000_000
    pixels: int = 40_000_000


LIMITS = Limits()

LONGEST_WORDS = 100_000
"""How many signs of what one annotation says are read."""
