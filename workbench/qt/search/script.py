"""Scripts: which way words run, and how a passage is laid out for it."""

import unicodedata
from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextOption


def runs_left(words: str) -> bool:
    """Tell whether the first letter of *words* that has a direction is written right to left."""
    for char in words:
        direction = unicodedata.bidirectional(char)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


def apart(parts: Iterable[str]) -> str:
    """*parts* side by side, each kept to itself, so that none changes the order of the others."""
    return " · ".join(f"\u2068{part}\u2069" for part in parts if part)


def option_for(words: str) -> QTextOption:
    """How a passage is laid out: wrapped, and from the side on which its script begins."""
    rtl = runs_left(words)
    option = QTextOption(Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
