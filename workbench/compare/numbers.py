"""Numbers: what a printed number or letter counts, whatever the script it is written in."""

import re
import unicodedata
from itertools import pairwise

_ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдежзиклмнопрстуфхцчшщэюя",
    "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
)
_LETTERS = {letter: at for alphabet in _ALPHABETS for at, letter in enumerate(alphabet, start=1)}
_LETTERS["ا"] = 1
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_ROMAN_NUMBER = re.compile(r"(?=.)m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_CHINESE = {sign: value for value, sign in enumerate("零一二三四五六七八九")}
_CHINESE_NUMBER = re.compile(r"[零一二三四五六七八九十百]+")
_CHINESE_STEP = re.compile(r"([一二三四五六七八九]?)([十百]?)")
_FIRST = frozenset({"premier", "première", "primero", "first"})


def number_of(printed: str) -> int | None:
    """What *printed* counts: digits, Chinese or Roman numerals, a letter of an alphabet; None for else."""
    plain = unicodedata.normalize("NFKC", printed).casefold().replace("ـ", "").strip()
    if plain.isdecimal():
        return int(plain)
    if plain in _FIRST:
        return 1
    if _CHINESE_NUMBER.fullmatch(plain):
        return _chinese(plain)
    if len(plain) > 1 and _ROMAN_NUMBER.fullmatch(plain):
        return roman_of(plain)
    return _LETTERS.get(plain)


def roman_of(printed: str) -> int | None:
    """What *printed* counts as a Roman numeral; None where it is none."""
    plain = printed.casefold()
    if not _ROMAN_NUMBER.fullmatch(plain):
        return None
    values = [_ROMAN[letter] for letter in plain]
    return values[-1] + sum(one if one >= other else -one for one, other in pairwise(values))


def _chinese(plain: str) -> int:
    total = 0
    for digit, unit in _CHINESE_STEP.findall(plain.replace("零", "")):
        value = _CHINESE.get(digit, 0)
        total += {"十": 10, "百": 100}.get(unit, 1) * (value or int(bool(unit)))
    return total
