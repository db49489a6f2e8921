"""Fonts whose letters carry wrong codes: told by their words, and set right where the shift is constant.

A PDF made without a table of Unicode values gives the numbers of glyphs instead of letters. Many fonts keep
their glyphs in the order of an alphabet, so one number added to each code gives the letters back.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

_GLYPH_OF_SPACE = 3
_LAST_ASCII_GLYPH = 97
_MAC_SHIFT = 0x20 - _GLYPH_OF_SPACE
"""The first glyphs of most fonts stand in the order of the old Mac alphabet, the space being number 3."""
_SPACES = frozenset({0x0BD7})
"""The glyph of the no-break space in the newer makes of common fonts."""
_SUSPECT = re.compile(
    "[\x01-\x08\x0e-\x1f\u0180-\u02af\ufffd\ue000-\uf0a6\uf0a8-\uf0b6\uf0b8-\uf8ff\u0590-\u06ff\ufb50-\ufdff\ufe70-\ufefc]"
)
_LYING = re.compile("[\x01-\x08\x0e-\x1f]")
_SHORT_WORDS = (
    "не", "на", "по", "для", "или", "что", "при", "от", "за", "из", "до", "об", "как", "его", "их",
    "the", "and", "for", "shall", "with", "not", "this", "les", "des", "dans", "par", "pour", "los",
    "las", "del", "por", "para", "que", "con",
)  # fmt: skip
_LEAST_VOTES = 5
_CASE = 0x20
"""How far capitals stand from small letters: words in capitals alone would be taken for small ones."""


def is_suspect(text: str) -> bool:
    """Tell whether *text* has signs that need a closer look: control codes, rare letters, Arabic shapes."""
    return _SUSPECT.search(text) is not None


@dataclass(slots=True)
class Repair:
    """For each font that lies, what turns its codes into letters."""

    shifts: dict[str, int] = field(default_factory=dict)
    _known: dict[tuple[str, str], str] = field(default_factory=dict)

    def sign(self, font: str, sign: str) -> str:
        """The letter that *font* prints under the code of *sign*."""
        shift = self.shifts.get(font)
        if shift is None:
            return sign
        key = (font, sign)
        if key not in self._known:
            self._known[key] = _shifted(ord(sign), shift)
        return self._known[key]


NO_REPAIR = Repair()


def repair_for(sample: Iterable[tuple[str, str]]) -> Repair:
    """What sets right the fonts in *sample*, given as pairs of font name and text."""
    texts: dict[str, list[str]] = defaultdict(list)
    for font, text in sample:
        texts[font].append(text)
    lying = {font: " ".join(parts) for font, parts in texts.items() if _LYING.search(" ".join(parts))}
    votes = {font: _votes(text) for font, text in lying.items()}
    everywhere = sum(votes.values(), Counter[int]())
    common = _winner(everywhere)
    shifts = {}
    for font, text in lying.items():
        shift = _winner(votes[font]) or common
        if shift is not None and common is not None and abs(shift - common) == _CASE:
            shift = common
        if shift is not None and _reads_well(text, shift):
            shifts[font] = shift
    return Repair(shifts)


def _votes(text: str) -> Counter[int]:
    """How often each shift turns a short word of *text* into a common word of some language."""
    votes: Counter[int] = Counter()
    words = re.split("[ \x03]+", text)
    counted = Counter(word for word in words if 2 <= len(word) <= 5)
    for word, times in counted.most_common(400):
        for common in _SHORT_WORDS:
            if len(common) == len(word):
                steps = {ord(wanted) - ord(given) for wanted, given in zip(common, word, strict=True)}
                if len(steps) == 1 and (step := steps.pop()) != 0:
                    votes[step] += times
    return votes


def _winner(votes: Counter[int]) -> int | None:
    best = votes.most_common(2)
    if not best or best[0][1] < _LEAST_VOTES:
        return None
    clear = len(best) == 1 or best[0][1] >= 2 * best[1][1]
    return best[0][0] if clear else None


def _reads_well(text: str, shift: int) -> bool:
    """Tell whether nearly all that the shift gives is letters of one script, figures and points."""
    shifted = "".join(_shifted(ord(sign), shift) for sign in text[:20_000])
    letters = [sign for sign in shifted if sign.isalpha()]
    if not letters:
        return False
    scripts = Counter(ord(sign) >> 8 for sign in letters)
    good = scripts.most_common(1)[0][1] / len(letters)
    printable = sum(sign.isprintable() for sign in shifted) / len(shifted)
    return good > 0.9 and printable > 0.95


def _shifted(code: int, shift: int) -> str:
    mac = code + _MAC_SHIFT + (code > _LAST_ASCII_GLYPH)
    if 0x20 <= mac <= 0xFF:
        return bytes([mac]).decode("mac_roman")
    if code in _SPACES:
        return " "
    moved = code + shift
    return chr(moved) if 0x20 <= moved < 0xD800 else "\ufffd"
