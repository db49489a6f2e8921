"""Labels as people type them: ``art. 6 (2)(a)``, ``Article 8bis`` and ``المادة ٦`` become one key."""

import re
from functools import lru_cache

from workbench.search.words import words_of

_ARTICLE_WORDS = frozenset(
    [
        *("article", "articles", "art", "arts", "artículo", "artículos", "articulo", "articulos"),
        *("статья", "статьи", "статье", "ст", "الماده", "ماده", "第", "条", "條"),
    ]
)
_NUMERALS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "〇": 0}
_CHINESE = re.compile(r"第?([一二三四五六七八九十百〇]+)[条條]")
_FIRST_NUMBER = re.compile(r"\d+")
_PREAMBLE = re.compile(r"(?i)pp\s?\d+|preamble\b")
_ANNEX = re.compile(r"(?i)\W*(?:annex|anexo|appendix|schedule|приложение|附件|المرفق)")
_LATIN_ORDER = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies")
NO_ARTICLE = 1 << 40
_UNCOUNTED = NO_ARTICLE - 1
CITED = (
    rf"(?i:(?:art(?:icle)?s?\b\.?\s*)?\d+(?:\s*(?:{'|'.join(_LATIN_ORDER)})\b)?"
    r"(?:\s*\((?:\d{1,3}|[a-z]|[ivx]{1,6})\))*)(?![^\s()])"
)
"""A pattern for articles and paragraphs as people cite them, with spaces: ``8 bis``, ``art. 6 (2)(a)``."""


@lru_cache(maxsize=4096)
def key_of_label(label: str) -> str:
    """*label* without what people write differently: the word for article, spaces, brackets, case."""
    chinese = _CHINESE.search(label)
    if chinese:
        label = label.replace(chinese.group(), f" {_chinese_number(chinese.group(1))} ")
    words = [word.exact for word in words_of(label, "x")]
    kept = [word for word in words if word not in _ARTICLE_WORDS]
    return _number_apart(".".join(kept or words))


@lru_cache(maxsize=4096)
def key_of_article(label: str) -> str:
    """The article that *label* names: the key's first number with its bis or letter."""
    parts = key_of_label(label).split(".")
    if not parts or not parts[0].isdigit():
        return ".".join(parts)
    follows = parts[1] if len(parts) > 1 and parts[1] in _LATIN_ORDER else ""
    return f"{parts[0]}.{follows}" if follows else parts[0]


@lru_cache(maxsize=4096)
def order_of_article(article: str) -> int:
    """A number that sorts articles as a reader expects: 8, 8 bis, 9, 10, then annexes; without one last.

    *article* is what stands around a passage: the label of an article or an annex, or nothing.
    """
    if not article:
        return NO_ARTICLE
    number = None if _ANNEX.match(article) else _FIRST_NUMBER.search(key_of_label(article))
    if number is None:
        return _UNCOUNTED
    after = next((i + 1 for i, word in enumerate(_LATIN_ORDER) if word in article.lower()), 0)
    return (int(number.group()[:9]) + 1) * 16 + after


def order_of_passage(article: str, label: str) -> int:
    """The same for a passage of *article*; the preamble comes before all articles."""
    return 0 if not article and _PREAMBLE.match(label) else order_of_article(article)


def _number_apart(key: str) -> str:
    """``8bis`` as ``8.bis``."""
    return re.sub(rf"(\d)({'|'.join(_LATIN_ORDER)})\b", r"\1.\2", key)


def _chinese_number(text: str) -> int:
    total, digit = 0, 0
    for character in text:
        if character in "十百":
            total += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            digit = digit * 10 + _NUMERALS[character]
    return total + digit
