"""A slow and simple search to hold the index against: it reads every text, and knows no index.

It shares no code with the room. Chinese words are sought as substrings.
"""

import re
import unicodedata
from collections.abc import Callable

import Stemmer

Test = Callable[[str, str], bool]
_SNOWBALL = {"en": "english", "fr": "french", "es": "spanish", "ru": "russian", "ar": "arabic"}
_STEMMERS = {code: Stemmer.Stemmer(name) for code, name in _SNOWBALL.items()}
_ARABIC = {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه"}


def spelled(text: str) -> list[str]:
    """The words of *text*, free of case, vowel marks and the like."""
    text = "".join(c for c in text.replace("\u0640", "") if not "\u064b" <= c <= "\u065f")
    text = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
    return re.findall(r"\w+", "".join(_ARABIC.get(c, c) for c in text))


def stemmed(text: str, language: str) -> list[str]:
    """The words' stems, without accents where letters are Latin."""
    if language == "ar":
        text = "".join(c for c in text.replace("\u0640", "") if not "\u064b" <= c <= "\u065f")
        plain = "".join(_ARABIC.get(c, c) for c in text)
        words = [re.sub("ه$", "ة", word) for word in re.findall(r"\w+", plain)]
        stems = _STEMMERS[language].stemWords(words)
        return ["".join(_ARABIC.get(c, c) for c in stem) for stem in stems]
    stems = _STEMMERS[language].stemWords(spelled(text))
    return stems if language == "ru" else [_plain(stem) for stem in stems]


def word(sought: str, language: str) -> Test:
    """The word in any inflection."""
    return lambda text, spoken: (
        spoken == language and _has_row(stemmed(text, language), stemmed(sought, language))
    )


def phrase(sought: str) -> Test:
    """The words as they are spelled, in a row."""
    return lambda text, _: _has_row(spelled(text), spelled(sought))


def beginning(sought: str) -> Test:
    return lambda text, _: any(one.startswith(spelled(sought)[0]) for one in spelled(text))


def characters(sought: str) -> Test:
    """A run of characters, for Chinese."""
    return lambda text, _: sought in text


def near(one: str, other: str, distance: int, language: str) -> Test:
    """Two words, in either order, with at most *distance* words between."""

    def holds(text: str, spoken: str) -> bool:
        if spoken != language:
            return False
        words = stemmed(text, language)
        lefts = [at for at, said in enumerate(words) if [said] == stemmed(one, language)]
        rights = [at for at, said in enumerate(words) if [said] == stemmed(other, language)]
        return any(abs(left - right) <= distance + 1 for left in lefts for right in rights if left != right)

    return holds


def _has_row(words: list[str], row: list[str]) -> bool:
    return any(words[at : at + len(row)] == row for at in range(len(words) - len(row) + 1))


def _plain(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
