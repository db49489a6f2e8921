"""Words and characters of a passage, for moving and selecting in every script."""

from PySide6.QtCore import QTextBoundaryFinder

from workbench.qt.offsets import Offsets

_STARTS = QTextBoundaryFinder.BoundaryReason.StartOfItem


def words_of(text: str) -> list[tuple[int, int]]:
    """The (start, end) code points of every word in *text*; punctuation and spaces are no words."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Word, text)
    offsets = Offsets(text)
    found: list[tuple[int, int]] = []
    at = 0
    while at >= 0:
        is_word = bool(finder.boundaryReasons() & _STARTS)
        after = finder.toNextBoundary()
        if is_word and after > at:
            found.append((offsets.to_points(at), offsets.to_points(after)))
        at = after
    return found


def characters_of(text: str) -> list[int]:
    """The code points of *text* at which a character as a reader counts them begins or ends."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    offsets = Offsets(text)
    found = [0]
    while (at := finder.toNextBoundary()) >= 0:
        found.append(offsets.to_points(at))
    return found
