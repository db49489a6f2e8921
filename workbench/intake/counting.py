"""Printed numbers of lists: 3, c, iii, ج, 三."""

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_HAN = "〇一二三四五六七八九"
_ROMAN_LIMIT = 4000


def counted(number: int, style: str) -> str:
    """*number* as a list of this *style* prints it; an unknown style prints plain figures."""
    match style.lower().replace("-", "").replace("_", ""):
        case "none" | "bullet" | "disc" | "circle" | "square":
            return "•"
        case "lowerletter" | "loweralpha" | "lowerlatin" | "a":
            return _cased(style, _letters(number, _LATIN))
        case "upperletter" | "upperalpha" | "upperlatin":
            return _letters(number, _LATIN).upper()
        case "lowerroman" | "i":
            return _cased(style, _roman(number))
        case "upperroman":
            return _roman(number).upper()
        case "russianlower" | "lowercyrillic":
            return _letters(number, _RUSSIAN)
        case "russianupper" | "uppercyrillic":
            return _letters(number, _RUSSIAN).upper()
        case "arabicabjad" | "arabicalpha":
            return _letters(number, _ABJAD)
        case "chinesecounting" | "ideographdigital" | "japanesecounting" | "cjkideographic":
            return _chinese(number)
        case "chinesecountingthousand" | "simpchineseinformal" | "taiwanesecountingthousand":
            return _chinese(number)
        case "decimalzero" | "decimalleadingzero":
            return f"{number:02d}"
    return str(number)


def _cased(style: str, words: str) -> str:
    return words.upper() if style in {"A", "I"} else words


def _letters(number: int, alphabet: str) -> str:
    """a to z, then aa, bb and so on, as word processors count."""
    if number < 1:
        return str(number)
    times, place = divmod(number - 1, len(alphabet))
    return alphabet[place] * min(times + 1, 20)


def _roman(number: int) -> str:
    if not 0 < number < _ROMAN_LIMIT:
        return str(number)
    words = ""
    for value, sign in _ROMAN:
        while number >= value:
            words += sign
            number -= value
    return words


def _chinese(number: int) -> str:
    if not 0 < number < 1000:
        return str(number)
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = f"{_HAN[hundreds]}百" if hundreds else ""
    if tens:
        words += "十" if tens == 1 and not hundreds else f"{_HAN[tens]}十"
    elif hundreds and ones:
        words += "〇"
    return words + (_HAN[ones] if ones else "")
