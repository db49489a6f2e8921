"""Arabic words that OCR misspells the same way again and again, set right by the document's own words."""

from collections import Counter
from collections.abc import Iterable

_HAMZA, _COMMA = "\u0621", "\u060c"
_FINAL_YEH, _FINAL_ALEF = "\u064a", "\u0649"
_LEAST = 3
_MARKS = '()[]"“”«»؛:.،'


def corrections(words: Iterable[str]) -> dict[str, str]:
    """What to write for words that are misread: a comma taken for a hamza, a final yeh for an alef.

    A word is changed only where the document has the other spelling more often.
    """
    counted = Counter(word.strip(_MARKS) for word in words)
    right: dict[str, str] = {}
    for word, times in counted.items():
        if word.endswith(_HAMZA) and len(word) > _LEAST and counted[word[:-1]] > times:
            right[word] = word[:-1] + _COMMA
        elif word.endswith(_FINAL_ALEF) and counted[word[:-1] + _FINAL_YEH] > times:
            right[word] = word[:-1] + _FINAL_YEH
    return right


def set_right(words: list[str], right: dict[str, str]) -> list[str]:
    """*words* with the misread ones set right, their marks kept."""
    return [_one(word, right) for word in words]


def _one(word: str, right: dict[str, str]) -> str:
    core = word.strip(_MARKS)
    return word.replace(core, right[core], 1) if core in right else word
