"""Fonts whose letters carry wrong codes: told by their words, and set right where the shift is constant.

A PDF made without a table of Unicode values gives the numbers of glyphs instead of letters. Many fonts keep
their glyphs in the order of an alphabet, so one number added to each code gives the letters back. One font
may have a table for some letters only; those are left as they are.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

_GLYPH_OF_SPACE = 3
_LAST_ASCII_GLYPH = 97
_LAST_BEFORE_SPACE = 171
"""Common fonts have no second space in the middle of the Mac alphabet; what follows it is one nearer."""
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
    "las", "del", "por", "para", "que", "con", "de", "la", "et", "le", "du", "sur", "of", "to", "el",
)  # fmt: skip
_LEAST_VOTES = 5
_CASE = 0x20
"""How far capitals stand from small letters: words in capitals alone would be taken for small ones."""


def is_suspect(text: str) -> bool:
    """Tell whether *text* has signs that need a closer look: control codes, rare letters, Arabic shapes."""
    return _SUSPECT.search(text) is not None


@dataclass(slots=True)
class Repair:
    """For each font that lies, what turns its codes into letters.

    ``throughout`` are fonts whose table of letters itself lies; of all others only the letters that
    have no place in the table are turned.
    """

    shifts: dict[str, int] = field(default_factory=dict)
    throughout: frozenset[str] = frozenset()
    _known: dict[tuple[str, str], str] = field(default_factory=dict)

    def sign(self, font: str, sign: str, untold: bool) -> str | None:
        """The letter that *font* prints under the code of *sign*; None where nobody can tell.

        *untold* is a sign that the file gives no letter for, but only the number of its glyph.
        """
        shift = self.shifts.get(font)
        if not untold and (shift is None or font not in self.throughout):
            return sign
        if shift is None:
            return " " if ord(sign) == _GLYPH_OF_SPACE else None
        key = (font, sign)
        if key not in self._known:
            self._known[key] = _shifted(ord(sign), shift)
        return self._known[key]


NO_REPAIR = Repair()


@dataclass(frozen=True, slots=True)
class Told:
    """The signs of one span in a font, and for each whether the file gives no letter for it."""

    font: str
    signs: str
    untold: tuple[bool, ...]


def repair_for(sample: Iterable[Told]) -> Repair:
    """What sets right the fonts in *sample*."""
    whole: dict[str, list[str]] = defaultdict(list)
    parts: dict[str, list[str]] = defaultdict(list)
    lying: set[str] = set()
    for one in sample:
        whole[one.font].append(one.signs)
        pairs = list(zip(one.signs, one.untold, strict=True))
        parts[one.font].append("".join(sign if untold else " " for sign, untold in pairs))
        if _LYING.search("".join(" " if untold else sign for sign, untold in pairs)):
            lying.add(one.font)
    texts = {font: " ".join((whole if font in lying else parts)[font]) for font in whole}
    texts = {font: text for font, text in texts.items() if text.strip(" ")}
    return Repair(_shifts_of(texts), frozenset(lying))


def _shifts_of(texts: dict[str, str]) -> dict[str, int]:
    """The shift of each font in *texts* that can be found out and gives letters."""
    votes = {font: _votes(text) for font, text in texts.items()}
    common = _winner(sum(votes.values(), Counter[int]()))
    shifts = {}
    for font, text in texts.items():
        shift = _winner(votes[font]) or common
        if shift is not None and common is not None and abs(shift - common) == _CASE:
            shift = common
        if shift is not None and _reads_well(text, shift):
            shifts[font] = shift
    return shifts


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
                    votes[step - _CASE if step == _MAC_SHIFT + _CASE else step] += times
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
    mac = code + _MAC_SHIFT + (code > _LAST_ASCII_GLYPH) + (code > _LAST_BEFORE_SPACE)
    if 0x20 <= mac <= 0xFF:
        return bytes([mac]).decode("mac_roman")
    if code in _SPACES:
        return " "
    moved = code + shift
    return chr(moved) if 0x20 <= moved < 0xD800 else "\ufffd"
