"""Inline lists: paragraphs and items of an Arabic text that were read as one line, cut into lines."""

import re

from workbench.clauses.numerals import letter, western

_LONG = 60
_NEXT = 3
_STOPS = ".؛:;،"
_PARAGRAPH = re.compile(r"(?<=\s)[-–]\s?(?P<number>[\d٠-٩]{1,2})(?=\s\S)")
_ITEM = re.compile(r"(?<=\s)\((?P<letter>[أ-ي]|هـ)\)(?=\s\S)")
_JOINED_BY = re.compile(r"[؛;،]\s(?:و|أو|و/أو)\s*$")
_MOSTLY_ARABIC = 0.5


def cuts_in(text: str, begins: int) -> list[int]:
    """Where the numbered paragraphs and lettered items after *begins* begin inside *text*.

    Only a list that begins with its first letter and goes on in order is cut; an item that is
    merely cited stands behind no stop and is left alone.
    """
    if len(text) < _LONG or not _is_arabic(text):
        return []
    cuts: list[int] = []
    number, last = 0, 0
    found = sorted(
        [*_PARAGRAPH.finditer(text, begins), *_ITEM.finditer(text, begins)], key=lambda one: one.start()
    )
    for one in found:
        before = text[: one.start()].rstrip()
        follows_cut = bool(cuts) and not text[cuts[-1] : one.start()].strip("-– \t0123456789")
        if "number" in one.groupdict():
            value = int(western(one["number"]))
            if number < value <= number + _NEXT and (
                value == 1 or follows_cut or before.endswith(tuple(_STOPS))
            ):
                number, last = value, 0
                cuts.append(one.start())
        elif _goes_on(letter(one["letter"].replace("ـ", "")) or 0, last, text, one, begins):
            last += 1
            cuts.append(one.start())
    return cuts if len(cuts) > 1 or number else []


def _goes_on(value: int, last: int, text: str, item: re.Match[str], begins: int) -> bool:
    """Tell whether *item* is the next of its list; the first of one may also stand right behind a title."""
    before = text[: item.start()].rstrip()
    if value != last + 1:
        return False
    if before.endswith(tuple(_STOPS)) or _JOINED_BY.search(text[: item.start()]):
        return True
    return value == 1 and begins > 0 and len(before) - begins < _LONG and not before[-1:].isdecimal()


def _is_arabic(text: str) -> bool:
    sample = text[:400]
    letters = sum(sign.isalpha() for sign in sample)
    return sum("\u0600" <= sign <= "\u06ff" for sign in sample if sign.isalpha()) > _MOSTLY_ARABIC * max(
        letters, 1
    )
