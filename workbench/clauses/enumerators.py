"""Enumerators: how paragraphs and their parts are numbered at the beginning of a line."""

import re
from dataclasses import dataclass

from workbench.clauses.numerals import CHINESE_NUMBER, SUFFIX, SUFFIX_ORDER, chinese, letter, roman, western

LEAD = r"[\s*_>\[［{]*"
_BIS = rf"(?:\s?(?P<bis>{SUFFIX})\b\.?)?(?:\s(?P<alt>[Aa]lt)\b\.?)?"
_OPTION_WORD = (
    r"option|alternative|variant|alt|opción|alternativa|variante|вариант|альтернатива|备选案文"
    r"|备选方案|方案|الخيار|البديل"
)
_OPTION = re.compile(
    rf"{LEAD}(?P<word>(?:{_OPTION_WORD})\.?)\s*(?P<number>\d{{1,2}}|[IVX]{{1,5}}|[A-Z]"
    rf"|\([a-zA-Z]{{1,3}}\)|[一二三四五六七八九十])"
    r"\b[ \t]*[*_]*(?:(?P<stop>[:：])|(?=[*_\s]*(?:$|[\[(（–—-])))[*_]*",
    re.IGNORECASE,
)
_OPTION_PAREN = re.compile(
    rf"{LEAD}(?P<word>(?:{_OPTION_WORD})\.?)\s*(?P<number>\([a-zA-Z]{{1,3}}\))[ \t]*[*_]*(?:[:：]"
    rf"|(?=[*_\s]*(?:$|[\[–—-])))[*_]*",
    re.IGNORECASE,
)
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (style, re.compile(rf"{LEAD}{form}"))
    for style, form in (
        ("1.1", rf"(?P<number>\d{{1,3}}(?:\.\d{{1,3}})+){_BIS}\.?(?=\s|\[|$)"),
        ("1.", rf"(?P<number>\d{{1,3}}){_BIS}\s?[.．](?![\d.])"),
        ("1.", rf"(?P<number>\d{{1,3}})\s?(?P<bis>{SUFFIX})\b"),
        ("1)", r"(?P<number>\d{1,3})\)"),
        ("(1)", rf"[(（](?P<number>\d{{1,3}})\s?(?P<bis>{SUFFIX})?[)）]"),
        ("a", rf"\((?P<number>[a-z]|[a-z]{{2}}|[ivxl]{{1,6}})\s?(?P<bis>{SUFFIX})?\)"),
        ("a", r"(?P<number>[a-z]|[ivxl]{1,6})\)(?=\s|\[|$)"),
        ("a.", r"(?P<number>[a-z]|[ivx]{1,5})\.(?=\s|\[|$)"),
        ("A", r"\((?P<number>[A-Z])\)"),
        ("а", r"\(?(?P<number>[а-я])\)(?=\s|\[|$)"),
        ("أ", r"\(?(?P<number>[ءأابجدهـوزحطيكلمنسعفصقرشتثخذضظغ]{1,2})ـ?\)(?=\s|\[|$)"),
        ("一、", rf"(?P<number>{CHINESE_NUMBER})、"),
        ("（一）", rf"[（(](?P<number>{CHINESE_NUMBER})[)）]"),
        ("①", r"(?P<number>[①-⑳])"),
        ("1.", r"(?P<number>\d{1,3})\s[-–—]\s"),
        ("1.", r"[-–—]\s?(?P<number>\d{1,3})(?=\s)"),
        ("•", r"(?P<number>[•·▪◦●○■□\uf0b7\uf0a7\u2219–—-])(?=\s)"),
    )
)
_DIGIT_STYLES = frozenset({"1.", "1)", "(1)"})
BULLET = "•"


@dataclass(frozen=True, slots=True)
class Enumerator:
    """The number a line begins with: its style, its place in order and how it is printed.

    ``start`` and ``end`` are offsets in the line; ``letter`` and ``roman`` are the two ways to
    read an ambiguous (i), 0 where one does not apply.
    """

    style: str
    printed: str
    value: int
    suffix: str
    start: int
    end: int
    letter: int = 0
    roman: int = 0
    option: bool = False

    @property
    def order(self) -> tuple[int, int]:
        """Where it stands among its siblings: 1, 1 bis, 1 ter, 2."""
        words = self.suffix.split()
        return self.value, sum(SUFFIX_ORDER.index(word) if word in SUFFIX_ORDER else 1 for word in words)


def enumerator_of(line: str, start: int = 0) -> Enumerator | None:
    """The enumerator that *line* begins with at *start*, or None for running text."""
    option = _option(line, start)
    if option is not None:
        return option
    for style, form in _FORMS:
        found = form.match(line, start)
        if found is not None:
            return _read(style, found, start)
    return None


def _option(line: str, start: int) -> Enumerator | None:
    found = _OPTION_PAREN.match(line, start) or _OPTION.match(line, start)
    if found is None:
        return None
    number = found["number"].strip("()").lower()
    if found["number"].startswith("("):
        kind, value = "(a)", letter(number)
    elif number.isdecimal():
        kind, value = "1", int(number)
    elif roman(number) is not None:
        kind, value = "I", roman(number)
    else:
        kind, value = "A", chinese(number) or letter(number)
    printed = f"option {found['number'].strip('()') if kind != 'I' else number.upper()}"
    return Enumerator(f"option {kind}", printed, value or 1, "", start, found.end(), option=True)


def _read(style: str, found: re.Match[str], start: int) -> Enumerator | None:
    groups = found.groupdict()
    number = western(found["number"])
    suffix = " ".join(word.lower() for word in (groups.get("bis"), groups.get("alt")) if word)
    end = found.end()
    shown = f"{number} {suffix}".strip()
    if style == BULLET:
        return Enumerator(style, "", 0, "", start, end)
    if style == "1.1":
        return Enumerator(f"1.{number.count('.')}", shown, int(number.rsplit(".", 1)[1]), suffix, start, end)
    if style in _DIGIT_STYLES:
        return Enumerator(style, f"({shown})", int(number), suffix, start, end)
    if style in {"a", "a."}:
        return _latin(style, number, suffix, start, end)
    if style == "一、":
        value = chinese(number) or 1
        return Enumerator(style, f"({value})", value, "", start, end)
    if style == "（一）":
        return Enumerator(style, f"({number})", chinese(number) or 1, "", start, end)
    value = letter(number.replace("ـ", "")) or (ord(number[0]) - ord("①") + 1 if style == "①" else 1)
    return Enumerator(style, f"({number})", value, suffix, start, end)


def _latin(style: str, number: str, suffix: str, start: int, end: int) -> Enumerator | None:
    as_letter, as_roman = letter(number) or 0, roman(number) or 0
    if not as_letter and not as_roman:
        return None
    shown = f"({number} {suffix})" if suffix else f"({number})"
    return Enumerator(style, shown, as_letter or as_roman, suffix, start, end, as_letter, as_roman)
