"""The words of a clause, made comparable: no case, no brackets, no typographic variety."""

import re
import unicodedata

BRACKETS = "[]［］【】"
CHARACTER_LANGUAGES = frozenset({"zh", "ar", "ru"})

_BRACKET = re.compile(r"[\[\]［］【】]")
_CJK = "㐀-䶿一-鿿豈-﫿"
_MARKS = "\u0300-\u036f\u0483-\u0487\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
_WORD = re.compile(rf"[{_CJK}]|(?:(?![{_CJK}])[\w{_MARKS}])+")
_NAME = r"[^\W\d_a-z][\w.'’&-]*(?: (?:and |of |the )*[^\W\d_a-z][\w.'’&-]*){0,5}"
_SPONSORS = re.compile(
    rf"(?<=\[)\s*(?!Option|Alternative|Variant|Alt\b|Placeholder|Note)"
    rf"{_NAME}(?:(?:, | and |; ?|/){_NAME})*(?: (?:propose|oppose|support|retain|delete|add)s?)?: "
)
_QUOTES = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "–": "-", "—": "-"}
)
_SPACE = re.compile(r"\s+")
_SPACE_BEFORE_STOP = re.compile(r"\s+(?=[,.;:)])")


def words_of(text: str) -> tuple[str, ...]:
    """The words of *text* without case, brackets and punctuation; CJK characters one by one."""
    plain = unicodedata.normalize("NFKC", _BRACKET.sub(" ", text)).casefold().replace("ـ", "")
    return tuple(_WORD.findall(plain))


def wording_of(text: str) -> str:
    """*text* as a reader sees it: white space, quotation marks and dashes made alike."""
    alike = unicodedata.normalize("NFC", text).translate(_QUOTES)
    return _SPACE.sub(" ", alike).strip()


def without_brackets(wording: str) -> str:
    """*wording* without square brackets and the sponsors named in them; what else they held is kept."""
    spaced = _SPACE.sub(" ", _BRACKET.sub("", _SPONSORS.sub("", wording)))
    return _SPACE_BEFORE_STOP.sub("", spaced).strip()


def brackets_in(text: str) -> str:
    """The square brackets of *text*, and nothing else of it."""
    return "".join(_BRACKET.findall(text))


def grams_of(words: tuple[str, ...]) -> frozenset[int]:
    """The runs of three words, each as a number; a shorter text is one run of its own.

    The numbers hold within one run of the program and are never kept.
    """
    if len(words) < 3:
        return frozenset({hash(words)}) if words else frozenset()
    return frozenset(map(hash, zip(words, words[1:], words[2:], strict=False)))
