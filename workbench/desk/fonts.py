"""One font more, where a text needs signs that the program's own fonts lack."""

import re
from functools import cache
from pathlib import Path

from workbench import intake

_FAR_EASTERN = re.compile("[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff]")


def font_for(facts: object, dest: Path) -> bytes:
    """Return the font that *facts*, written to *dest*, need beside the program's own; none for most."""
    if dest.suffix.lower() != ".pdf" or not _FAR_EASTERN.search(repr(facts)):
        return b""
    return fallback_font()


@cache
def fallback_font() -> bytes:
    """Return a font with the signs of Chinese, Japanese and Korean, as the reading child carries it."""
    return intake.fallback_font()
