"""Citations: where a text names a clause, in six languages, as the labels of clauses are written."""

import re
from dataclasses import dataclass

from workbench.clauses.numerals import (
    ARABIC_ORDINAL,
    CHINESE_NUMBER,
    SUFFIX,
    chinese_number,
    value_of,
    western,
)


@dataclass(frozen=True, slots=True)
class Citation:
    """A range of a text that names a clause, and the label it names: ``6(2)(a)``, ``Article 6``."""

    start: int
    end: int
    label: str


_DIGITS = r"[\d٠-٩]{1,3}"
_NUMBER = rf"(?:{_DIGITS}(?:\s?{SUFFIX}\b)?)(?![\w/])"
_SUBS = r"(?:\s?\((?:[a-z]{1,4}|\d{1,3}|[а-яأ-ي])\))*"
_DECIMAL_AFTER = re.compile(rf"\.(?P<para>{_DIGITS})(?P<subs>{_SUBS})(?![\w.]*\d)")
_PREAMBULAR = re.compile(
    r"(?<!\w)(?:PP|Pp|pp|[Pp]reambular\s[Pp]ara(?:graph)?s?\.?)\s?(?P<number>\d{1,3})(?!\w)"
)
_LETTER = r"\(?([a-z]{1,4}|[а-я]|[أ-ي])\)"
_WORD = {
    "en": r"\b(?:[Aa]rticles?|ARTICLES?|[Aa]rts?\.)",
    "fr": r"\b(?:[Aa]rticles?|[Aa]rt\.)",
    "es": r"\b(?:[Aa]rtículos?|[Aa]rts?\.)",
    "ru": r"\b(?:[Сс]тат(?:ь(?:я|и|е|ей|ями|ях|ю|ёй)|ей)|[Сс]т\.)",
    "ar": r"(?<!\w)(?:[وبفلك]{0,2}ال?ماد(?:ة|تين|تان)|لل?مادة|(?:وال|بال|ال|لل)?مواد)",
}
_ARTICLE = re.compile(
    rf"(?:{_WORD['en']}|{_WORD['es']}|{_WORD['ru']}|{_WORD['ar']})\s+\(?(?P<number>premier\b|{_NUMBER}"
    rf"|{ARABIC_ORDINAL}|[XVI]+(?!\w))\)?(?P<subs>{_SUBS})"
)
_PARA = r"(?:paragraphes?|paragraphs?|paras?\.?|par\.|párrafos?|пункт[а-я]{0,3}|п\.|الفقرت?[ةان]{1,3})"
_PARA_AFTER = re.compile(
    rf"\s?,?\s*(?:\(?{_PARA})\s*\(?(?P<para>{_DIGITS}(?:\s?{SUFFIX}\b)?)\)?(?P<subs>{_SUBS}|\s[a-z]\))",
    re.IGNORECASE,
)
_ITEM_AFTER = re.compile(
    r"\s?,?\s*(?:subparagraphs?|sub-paragraphs?|alinéas?|apartados?|подпункт[а-я]{0,3}|الفقرة الفرعية)\s*"
    + _LETTER,
    re.IGNORECASE,
)
_PARA_BEFORE = re.compile(
    rf"(?<!\w)[وبلف]?(?:(?:(?:subparagraphs?|alinéas?|apartados?|подпункт[а-я]{{0,3}})\s*)?"
    r"(?P<item>\([a-zа-я]{1,4}\)|[a-zа-я]\))\s*,?\s*(?:of|du|del|de la)?\s*)?"
    rf"{_PARA}\s*\(?(?P<para>{_DIGITS}(?:\s?{SUFFIX}\b)?)\)?(?P<subs>{_SUBS}|\s[a-z]\))\s*,?\s*"
    r"(?:of|de\s+l[’']|del|de|du|من|настоящей)?\s*$",
    re.IGNORECASE,
)
_RANGE = re.compile(
    rf"\s?(?P<join>to|a|through|à|au?|-|–|—|hasta|по|до|إلى)\s?(?P<number>{_NUMBER})", re.IGNORECASE
)
_LIST = re.compile(
    rf"\s?(?:,|and|or|et|ou|y|o|e|и|или|أو|و|،)\s?(?:(?:and|or|et|y"
    rf"|и)\s)?(?P<number>{_NUMBER})(?P<subs>{_SUBS})(?!\s*%)"
)
_CHINESE = re.compile(
    rf"第(?P<number>{CHINESE_NUMBER}|\d{{1,3}})[条條](?:第(?P<para>{CHINESE_NUMBER}|\d{{1,3}})款)?"
    rf"(?:第?[（(]?(?P<item>{CHINESE_NUMBER}|\d{{1,2}})[)）]?项)?(?:至第(?P<last>{CHINESE_NUMBER}|\d{{1,3}})[条條])?"
)
_BEFORE_REACH = 70
_LONGEST_RANGE = 60


def citations_in(text: str) -> tuple[Citation, ...]:
    """Every mention of an article or of a part of one, in order; ranges name each article."""
    found: list[Citation] = []
    for match in _ARTICLE.finditer(text):
        if not found or match.start() >= found[-1].end:
            found.extend(_western(text, match))
    for match in _PREAMBULAR.finditer(text):
        found.append(Citation(match.start(), match.end(), f"PP{match['number']}"))
    for match in _CHINESE.finditer(text):
        found.extend(_chinese(match))
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))


def _western(text: str, match: re.Match[str]) -> list[Citation]:
    word = match[0][: match.start("number") - match.start()].strip(" (")
    number = _tidy_number(match["number"])
    start, end = match.start(), match.end()
    subs = _tidy_subs(match["subs"])
    if not subs:
        after = _DECIMAL_AFTER.match(text, end) or _PARA_AFTER.match(text, end)
        if after is not None:
            subs, end = f"({_tidy_number(after['para'])}){_tidy_subs(after['subs'])}", after.end()
            item = _ITEM_AFTER.match(text, end)
            if item is not None:
                subs, end = f"{subs}({item[1]})", item.end()
        else:
            before = _PARA_BEFORE.search(text[max(0, start - _BEFORE_REACH) : start])
            if before is not None:
                items = _tidy_subs(before["subs"]) + _tidy_subs(before["item"] or "")
                subs = f"({_tidy_number(before['para'])}){items}"
                start -= len(before[0])
    first = Citation(start, end, _label(word, number, subs))
    return [first, *_further(text, end, word, number)]


def _further(text: str, end: int, word: str, first: str) -> list[Citation]:
    """The other articles of *articles 6 to 9* and *articles 6, 7 and 9(1)*."""
    found: list[Citation] = []
    if not _is_plural(word):
        return found
    last = first
    while True:
        ranged = _RANGE.match(text, end)
        listed = None if ranged else _LIST.match(text, end)
        more = ranged or listed
        if more is None:
            return found
        number = _tidy_number(more["number"])
        at = more.start("number")
        if ranged is not None:
            found.extend(
                Citation(at, more.end(), _label(word, str(one), "")) for one in _between(last, number)
            )
        found.append(
            Citation(at, more.end(), _label(word, number, _tidy_subs(listed["subs"]) if listed else ""))
        )
        last, end = number, more.end()


def _is_plural(word: str) -> bool:
    small = word.lower()
    return (
        small.rstrip(".").endswith("s")
        or small in {"статей", "статьями", "статьях", "статьи"}
        or "مواد" in word
        or "تين" in word
    )


def _between(first: str, last: str) -> range:
    if not (first.isdecimal() and last.isdecimal()) or not 0 < int(last) - int(first) <= _LONGEST_RANGE:
        return range(0)
    return range(int(first) + 1, int(last))


def _tidy_number(number: str) -> str:
    plain = western(number.strip())
    spelled = value_of(plain) if not plain[:1].isdecimal() and len(plain) > 4 else None
    if spelled is not None:
        return str(spelled)
    return re.sub(r"(?<=\d)\s?(?=[a-z])", " ", plain)


def _tidy_subs(subs: str) -> str:
    return "".join(f"({part})" for part in re.findall(r"[^\W_]+", western(subs)))


def _label(word: str, number: str, subs: str) -> str:
    if subs:
        return f"{number}{subs}"
    small = word.lower()
    if small.startswith("стат") or small == "ст.":
        return f"Статья {number}"
    if small.startswith("artículo"):
        return f"Artículo {number}"
    return f"المادة {number}" if not word[0].isascii() else f"Article {number}"


def _chinese(match: re.Match[str]) -> list[Citation]:
    number = value_of(match["number"])
    if match["para"]:
        item = f"({match['item']})" if match["item"] else ""
        return [Citation(match.start(), match.end(), f"{number}({value_of(match['para'])}){item}")]
    found = [Citation(match.start(), match.end(), f"第{match['number']}条")]
    last = value_of(match["last"]) if match["last"] else None
    if number is not None and last is not None:
        between = [*_between(str(number), str(last)), last]
        found += [Citation(match.start(), match.end(), f"第{chinese_number(one)}条") for one in between]
    return found
