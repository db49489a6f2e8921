"""Numbers as treaties print them: Roman, Chinese, Arabic-Indic, ordinal words and letters."""

import re
import unicodedata

SUFFIX = r"(?:bis|ter|quater|quinquies|sexies|septies|octies|novies|decies|alt)"
SUFFIX_ORDER = (
    "",
    "bis",
    "ter",
    "quater",
    "quinquies",
    "sexies",
    "septies",
    "octies",
    "novies",
    "decies",
    "alt",
)

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_WELL_FORMED = re.compile(r"m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
_CHINESE_DIGITS = "〇一二三四五六七八九"
_CHINESE = {digit: value for value, digit in enumerate(_CHINESE_DIGITS)} | {"零": 0, "两": 2, "兩": 2}
_CHINESE_UNITS = {"十": 10, "百": 100}
CHINESE_NUMBER = r"[〇零一二两兩三四五六七八九十百]{1,7}"

_ARABIC_ONES = (
    ("الأول", "الأولى", "الاول", "الاولى", "اول"),
    ("الثاني", "الثانية", "دوم"),
    ("الثالث", "الثالثة", "سوم"),
    ("الرابع", "الرابعة", "چهارم"),
    ("الخامس", "الخامسة", "پنجم"),
    ("السادس", "السادسة", "ششم"),
    ("السابع", "السابعة", "هفتم"),
    ("الثامن", "الثامنة", "هشتم"),
    ("التاسع", "التاسعة", "نهم"),
    ("العاشر", "العاشرة", "دهم"),
    ("الحادي عشر", "الحادية عشرة", "یازدهم"),
    ("الثاني عشر", "الثانية عشرة", "دوازدهم"),
    ("الثالث عشر", "الثالثة عشرة", "سیزدهم"),
    ("الرابع عشر", "الرابعة عشرة", "چهاردهم"),
    ("الخامس عشر", "الخامسة عشرة", "پانزدهم"),
    ("السادس عشر", "السادسة عشرة", "شانزدهم"),
    ("السابع عشر", "السابعة عشرة", "هفدهم"),
    ("الثامن عشر", "الثامنة عشرة", "هجدهم"),
    ("التاسع عشر", "التاسعة عشرة", "نوزدهم"),
    ("العشرون", "العشرين", "بیستم"),
)
_WESTERN_ORDINALS = {
    "premier": 1, "première": 1, "1er": 1, "1re": 1, "first": 1, "primero": 1, "primera": 1, "первая": 1,
    "deuxième": 2, "second": 2, "segunda": 2, "segundo": 2, "вторая": 2, "third": 3, "troisième": 3,
    "tercera": 3, "tercero": 3, "третья": 3, "quatrième": 4, "cuarta": 4, "cuarto": 4, "fourth": 4,
    "cinquième": 5, "quinta": 5, "quinto": 5, "fifth": 5, "sixième": 6, "sexta": 6, "sixth": 6,
}  # fmt: skip
ORDINALS: dict[str, int] = _WESTERN_ORDINALS | {
    word: number for number, words in enumerate(_ARABIC_ONES, start=1) for word in words
}
ARABIC_ORDINAL = "|".join(
    sorted((word for words in _ARABIC_ONES for word in words if word.startswith("ال")), key=len, reverse=True)
)
CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"
ARABIC_LETTERS = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"


def roman(letters: str) -> int | None:
    """Read a Roman numeral of either case; None when it is not one."""
    small = letters.lower()
    if not small or not _WELL_FORMED.fullmatch(small):
        return None
    values = [_ROMAN[letter] for letter in small]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def chinese(digits: str) -> int | None:
    """Read a Chinese numeral below one thousand; None when it is not one."""
    total, pending = 0, 0
    for digit in digits:
        if digit in _CHINESE_UNITS:
            total += (pending or 1) * _CHINESE_UNITS[digit]
            pending = 0
        elif digit in _CHINESE:
            pending = pending * 10 + _CHINESE[digit]
        else:
            return None
    return (total + pending) or None


def chinese_number(value: int) -> str:
    """Write a number below one thousand in Chinese."""
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    written = f"{_CHINESE_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        written += "十" if tens == 1 and not hundreds else f"{_CHINESE_DIGITS[tens]}十"
    elif hundreds and ones:
        written += "〇"
    return written + (_CHINESE_DIGITS[ones] if ones else "")


def letter(letters: str) -> int | None:
    """The place of an enumerating letter: a is 1, z is 26, aa is 27; Cyrillic and Arabic too."""
    small = letters.lower()
    if not small or set(small) != {small[0]}:
        return None
    one = small[0]
    for alphabet in ("abcdefghijklmnopqrstuvwxyz", CYRILLIC, ARABIC_LETTERS):
        if one in alphabet:
            return alphabet.index(one) + 1 + len(alphabet) * (len(small) - 1)
    return 1 if one == "ا" else None


def western(number: str) -> str:
    """Write the decimal digits of any script as 0 to 9; other characters stay."""
    return "".join(str(unicodedata.digit(char)) if char.isdigit() else char for char in number)


def value_of(number: str) -> int | None:
    """Read a number printed in any of the ways above; None for a placeholder such as X."""
    plain = western(number.strip())
    if plain.isdecimal():
        return int(plain)
    if plain.lower() in ORDINALS:
        return ORDINALS[plain.lower()]
    if len(plain) > 1 or plain in "IV":
        return roman(plain) or chinese(plain)
    return chinese(plain)
