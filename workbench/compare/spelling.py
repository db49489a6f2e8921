"""Spelling: what makes two ways of writing a word the same word."""

import re
import unicodedata
from functools import lru_cache

_TYPOGRAPHY = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "’": "'",
        "‘": "'",
        "–": "-",
        "—": "-",
        "‐": "-",
        "‑": "-",
    }
)
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_FRENCH = "deux trois quatre cinq six sept huit neuf dix onze douze"
_SPANISH = "dos tres cuatro cinco seis siete ocho nueve diez once doce"
_RUSSIAN = "два три четыре пять шесть семь восемь девять десять"


def _number_words() -> dict[str, str]:
    ones = _ONES.split()
    numbers = {word: str(value) for value, word in enumerate(ones)}
    for ten, word in enumerate(_TENS.split(), start=2):
        numbers[word] = str(ten * 10)
        numbers |= {f"{word}-{ones[one]}": str(ten * 10 + one) for one in range(1, 10)}
    for words in (_FRENCH, _SPANISH, _RUSSIAN):
        numbers |= {word: str(value) for value, word in enumerate(words.split(), start=2)}
    return numbers


_NUMBERS = _number_words()
_ALIKE = {
    "programmes": "programs",
    "programme": "program",
    "centre": "center",
    "centres": "centers",
    "defence": "defense",
    "offence": "offense",
    "offences": "offenses",
    "licence": "license",
    "fulfil": "fulfill",
    "labour": "labor",
    "behaviour": "behavior",
    "colour": "color",
    "favour": "favor",
    "favourable": "favorable",
    "honour": "honor",
    "harbour": "harbor",
    "neighbouring": "neighboring",
    "endeavour": "endeavor",
    "endeavours": "endeavors",
    "judgement": "judgment",
    "cheque": "check",
    "co-operate": "cooperate",
    "co-operation": "cooperation",
    "co-ordinate": "coordinate",
    "co-ordination": "coordination",
    "e-mail": "email",
    "online": "on-line",
}
_ISE = re.compile(r"(?<=[a-z]{3})is(e|ed|es|er|ers|ing|ation|ations|ational)$")
_YSE = re.compile(r"(?<=[a-z]{2})lys(e|ed|es|ing)$")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


@lru_cache(maxsize=50_000)
def key_of(word: str) -> str:
    """What *word* is apart from case, typography, spelling and numerals; any white space is one."""
    if word.isspace():
        return " "
    plain = unicodedata.normalize("NFC", word.translate(_TYPOGRAPHY)).casefold()
    if plain.isascii() and plain.isalpha():
        plain = _YSE.sub(r"lyz\1", _ISE.sub(r"iz\1", plain))
    plain = _THOUSANDS.sub("", plain)
    return _NUMBERS.get(plain, _ALIKE.get(plain, plain))
