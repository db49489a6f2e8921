"""Dates as documents print them, in six languages, and as file names carry them."""

import datetime
import re
from collections.abc import Iterator

_MONTHS = (
    "january janvier enero января يناير كانون الثاني",
    "february février fevrier febrero февраля فبراير شباط",
    "march mars marzo марта مارس آذار",
    "april avril abril апреля أبريل نيسان",
    "may mai mayo мая مايو أيار",
    "june juin junio июня يونيو يونيه حزيران",
    "july juillet julio июля يوليو يوليه تموز",
    "august août aout agosto августа أغسطس آب",
    "september septembre septiembre сентября سبتمبر أيلول",
    "october octobre octubre октября أكتوبر",
    "november novembre noviembre ноября نوفمبر",
    "december décembre decembre diciembre декабря ديسمبر",
)
_NUMBER = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_NUMBER = {name: number for name, number in _NUMBER.items() if name not in {"كانون", "الثاني"}}
_NAMES = "|".join(sorted(_NUMBER, key=len, reverse=True))
_ARABIC_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
_WRITTEN = re.compile(
    rf"(?<![\d–—-])(?<!\d\s)(\d{{1,2}})(?:er|º|st|nd|rd|th)?\.?\s+(?:of\s+|de\s+|d['’])?"
    rf"(?:[\u0621-\u064a ]{{2,20}}\s?/\s?)?({_NAMES})(?:\s?/\s?[\u0621-\u064a]+)?,?\s+(?:de\s+"
    rf"|del\s+)?(\d{{4}})",
    re.I,
)
_AMERICAN = re.compile(rf"\b({_NAMES})\s+(\d{{1,2}}),\s+(\d{{4}})", re.I)
_HAN = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日(?!\s*[至—–-])")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_DOTTED = re.compile(r"(?<!\d)(\d{1,2})[./](\d{1,2})[./](\d{4})(?!\d)")
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d{2})[-_. ]?(\d{2})[-_. ]?(\d{2})(?!\d)")
_SHORT = {name[:3]: number for name, number in _NUMBER.items() if name.isascii() and name[:3] != "jui"}
_MONTH_IN_NAME = re.compile(
    rf"(?<!\d)(\d{{1,2}})[-_. ]?({_NAMES}|{'|'.join(_SHORT)})[-_. ]{{0,2}}((?:19|20)\d{{2}})(?!\d)", re.I
)
_RANGE = re.compile(r"\d\s?(?:[–—-]|to|to the|au|al|по)\s?$", re.I)
_NEAR = 12


def dates_in(text: str) -> Iterator[tuple[datetime.date, str]]:
    """The dates in *text* with the words that give them, leaving out the ends of ranges like 11–22 May."""
    plain = text.translate(_ARABIC_DIGITS)
    found: list[tuple[int, tuple[int, int, int], str]] = []
    for one in _WRITTEN.finditer(plain):
        if not _RANGE.search(plain[max(0, one.start() - _NEAR) : one.start()]):
            found.append((one.start(), (int(one[3]), _NUMBER[one[2].lower()], int(one[1])), one[0]))
    for one in _AMERICAN.finditer(plain):
        found.append((one.start(), (int(one[3]), _NUMBER[one[1].lower()], int(one[2])), one[0]))
    for pattern in (_HAN, _ISO):
        for one in pattern.finditer(plain):
            found.append((one.start(), (int(one[1]), int(one[2]), int(one[3])), one[0]))
    for one in _DOTTED.finditer(plain):
        found.append((one.start(), (int(one[3]), int(one[2]), int(one[1])), one[0]))
    for _, (year, month, day), words in sorted(found):
        made = _date(year, month, day)
        if made is not None:
            yield made, words


def date_in_name(name: str) -> datetime.date | None:
    """The date that a file's name carries, like 2015-12-04 or 9-dec-2015."""
    found = _IN_NAME.search(name)
    if found:
        return _date(int(found[1]), int(found[2]), int(found[3]))
    worded = _MONTH_IN_NAME.search(name)
    return _date(int(worded[3]), _month(worded[2]), int(worded[1])) if worded else None


def _month(name: str) -> int:
    return _NUMBER.get(name.lower()) or _SHORT[name.lower()]


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        made = datetime.date(year, month, day)
    except ValueError:
        return None
    return made if 1900 <= year <= 2100 else None
