"""Headings: articles, parts, chapters, sections and annexes as they stand at the beginning of a line."""

import re
from dataclasses import dataclass

from workbench.clauses.numerals import ARABIC_ORDINAL, CHINESE_NUMBER, ORDINALS, SUFFIX, value_of, western
from workbench.treaty.clauses import ClauseKind

_LEAD = r"[\s*_#>\[［【{(«\"]*"
_ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True))
_DIGITS = r"[\d०-९۰-۹٠-٩０-９፩-፼]{1,4}"
_BIS = rf"(?:\s?(?P<bis>{SUFFIX})\b)?"
_ARTICLE_WORD = (
    r"Article|ARTICLE|Art\.|Artículo|ARTÍCULO|Artigo|ARTIGO|Articolo|Статья|СТАТЬЯ|Стаття|Artikel"
    r"|ARTIKEL|Artykuł"
    r"|Άρθρο|ΑΡΘΡΟ|Άρθρον|K[iu]fungu(?:\s+cha?)?|Điều|अनुच्छेद|ข้อ|دفعہ|سعيف|סעיף|አንቀጽ|Rule|RULE|Principle"
    r"|PRINCIPLE"
    r"|Regulation|REGULATION|Madde|Čl(?:ánek|\.)"
)
_ARTICLES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_LEAD}(?P<word>{_ARTICLE_WORD})(?:[\s፡]+|(?<=\.))\[?(?P<number>premier|PREMIER|1er|{_DIGITS}|\d{{1,3}}l"
        rf"|[IVXLC]{{1,7}}|[A-Z]{{1,2}}|[xX]|"
        rf"[א-ת]{{1,2}}[\"״׳']?[א-ת]?){_BIS}(?:\s(?P<alt>[Aa]lt)\b)?(?![\w/])",
        rf"{_LEAD}[第弟]\s?(?P<number>{CHINESE_NUMBER}|{_DIGITS})\s?(?P<word>条|條)(?P<bis>之[二三四])?",
        rf"{_LEAD}제\s?(?P<number>{_DIGITS})\s?(?P<word>조)",
        rf"{_LEAD}(?P<word>المادة|مادة|ماده|مادهٔ)\s*\(?(?P<number>{_DIGITS}"
        rf"|{ARABIC_ORDINAL}){_BIS}\)?(?![\w/])",
        r"(?P<word>مادهٔ|ماده)\s(?P<number>[\w\u200c]{2,10}(?:\s?و\s?[\w\u200c]{2,8})?)\s*:?\s*$",
    )
)
_DIVISION_WORDS: dict[str, tuple[ClauseKind, str]] = {
    word: (kind, name)
    for kind, name, words in (
        (ClauseKind.PART, "part", "part partie parte часть teil book libro livre"),
        (ClauseKind.CHAPTER, "chapter", "chapter chapitre capítulo capitulo глава kapitel hoofdstuk"),
        (ClauseKind.SECTION, "section", "section sección seccion раздел abschnitt sec. §"),
        (ClauseKind.SECTION, "subsection", "subsection sous-section subsección подраздел"),
        (ClauseKind.SECTION, "title", "title titre título titulo titel"),
    )
    for word in words.split()
}
_DIVISION_WORD = "|".join(re.escape(word) for word in sorted(_DIVISION_WORDS, key=len, reverse=True))
_DIVISIONS = (
    re.compile(
        rf"{_LEAD}(?P<word>{_DIVISION_WORD})(?:\s+|(?<=§))(?P<number>[IVXLC]{{1,7}}|l|\d{{1,4}}|[A-Z]"
        rf"|{_ORDINAL}){_BIS}(?![\w/])",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_LEAD}(?P<number>PREMIÈRE|DEUXIÈME|TROISIÈME|QUATRIÈME|CINQUIÈME|SIXIÈME)\s(?P<word>PARTIE)\b"
    ),
    re.compile(rf"{_LEAD}第\s?(?P<number>{CHINESE_NUMBER}|\d{{1,3}})\s?(?P<word>部分|编|章|节|節)"),
    re.compile(
        rf"{_LEAD}(?P<word>الجزء|الباب|الفصل|القسم)\s+(?P<number>\d{{1,3}}|{ARABIC_ORDINAL})(?![\w/])"
    ),
)
_OTHER_DIVISIONS = {
    "部分": (ClauseKind.PART, "part"),
    "编": (ClauseKind.PART, "part"),
    "章": (ClauseKind.CHAPTER, "chapter"),
    "节": (ClauseKind.SECTION, "section"),
    "節": (ClauseKind.SECTION, "section"),
    "الجزء": (ClauseKind.PART, "part"),
    "الباب": (ClauseKind.PART, "part"),
    "الفصل": (ClauseKind.CHAPTER, "chapter"),
    "القسم": (ClauseKind.SECTION, "section"),
}
_ANNEX = re.compile(
    rf"{_LEAD}(?:(?P<word>ANNEX|Annex|ANNEXE|Annexe|ANEXO|Anexo|ПРИЛОЖЕНИЕ|Приложение|APPENDIX|Appendix"
    rf"|SCHEDULE|Schedule)"
    r"(?:\s+\[?(?P<number>[IVXLC]{1,7}|\d{1,2}|[A-Z])\]?)?(?![\w/])"
    rf"|(?P<zh>附件)\s?(?P<zhn>{CHINESE_NUMBER}|\d{{1,2}})?(?![所的和中、，])"
    rf"|(?P<ar>المرفق)(?:\s+(?P<arn>\d{{1,2}}|{ARABIC_ORDINAL}))?(?=\s|$))"
)
_PREAMBLE = re.compile(
    rf"{_LEAD}(?:PREAMBLE|Preamble|PRÉAMBULE|Préambule|PREÁMBULO|Preámbulo|ПРЕАМБУЛА|Преамбула|序言|前文"
    rf"|الديباجة|ديباجة"
    r"|Präambel|ΠΡΟΟΙΜΙΟ|Preambuła|Preâmbulo|प्रस्तावना|전 문|〈前文〉|مقدمه|تمہید|UTANGULIZI|คำปรารภ"
    r"|Lời nói đầu|የመግቢያ)"
    r"(?!\w*ment)[\])*_:.]*"
)
_IN_SENTENCE = re.compile(
    r"\s*(?:[,;،，]|\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)|(?i:paragraphs?|para\b|paras\b|subpara\w*|alin[ée]a"
    r"|párrafo|пункт|الفقرة)"
    r"|[款项]|[的所和或、至]|(?:من|أو|إلى|و|والمادة|وال)\b)"
)
_OPENS_TITLE = re.compile(r"""[\s\])}*_]*(?:$|[-–—:：.．۔፤,(（*_\[“"«{]|[^\W\d_])""")


@dataclass(frozen=True, slots=True)
class Heading:
    """A structural heading that a line begins with.

    ``end`` is where its number ends in the line, ``rest`` where what follows begins. ``name`` is
    the level's name (part, chapter…), ``short`` the number as labels of paragraphs repeat it.
    """

    kind: ClauseKind
    name: str
    label: str
    short: str
    value: int | None
    start: int
    rest: int


def heading_of(line: str, start: int = 0) -> Heading | None:
    """The heading that *line* begins with at *start*, or None; a mention in a sentence is none."""
    return _article(line, start) or _division(line, start) or _annex(line, start)


def preamble_word_end(line: str) -> int:
    """Where the word Preamble ends when *line* begins with it, else 0."""
    found = _PREAMBLE.match(line)
    return found.end() if found else 0


_AFTER = re.compile(r"[\s\])}*_]*[-–—.:：．۔፤]*[\s*_]*")


def _article(line: str, start: int) -> Heading | None:
    for pattern in _ARTICLES:
        found = pattern.match(line, start)
        if found is not None and _heads_a_line(line, found.end()):
            return _read_article(found, line)
    return None


def _heads_a_line(line: str, end: int) -> bool:
    """Tell whether what follows a number reads as a title or text, not as the rest of a sentence."""
    after = _AFTER.match(line, end)
    assert after is not None
    if after.end() >= len(line):
        return True
    if _IN_SENTENCE.match(line, end):
        return False
    following = line[after.end()]
    if following.islower():
        return bool(after[0].strip(" \t*_]")) and "." not in after[0]
    return _OPENS_TITLE.match(line, end) is not None


def _read_article(found: re.Match[str], line: str) -> Heading:
    word, number = found["word"], _with_one(found["number"])
    groups = found.groupdict()
    suffix = " ".join(part.lower() for part in (groups.get("bis"), groups.get("alt")) if part)
    value = value_of(number)
    if word in {"条", "條"}:
        label = f"第{number}{word}{suffix}"
        short = f"{value or number}{suffix}"
    elif word == "조":
        label, short = f"제 {number} 조", western(number)
    else:
        shown = _shown_number(number, value)
        short = f"{shown} {suffix}".strip()
        label = f"{_article_word(word)} {short}"
    after = _AFTER.match(line, found.end())
    assert after is not None
    return Heading(ClauseKind.ARTICLE, "article", label, short, value, found.start(), after.end())


def _with_one(number: str) -> str:
    """The number with the figure 1 where a small l was typed for it, as in 3l."""
    return f"{number[:-1]}1" if number[0].isdecimal() and number.endswith("l") else number


def _shown_number(number: str, value: int | None) -> str:
    if number.lower() in ORDINALS and value is not None:
        return str(value)
    return western(number) if number.isdecimal() else number.upper() if len(number) == 1 else number


def _article_word(word: str) -> str:
    plain = " ".join(word.split())
    if plain in {"Art.", "ARTICLE"}:
        return "Article"
    if plain in {"مادة", "ماده"}:
        return "المادة" if plain == "مادة" else plain
    return plain.capitalize() if plain.isupper() else plain


def _division(line: str, start: int) -> Heading | None:
    for pattern in _DIVISIONS:
        found = pattern.match(line, start)
        if found is None or not _opens_division(found, line):
            continue
        word, number = found["word"], found["number"]
        kind, name = _DIVISION_WORDS.get(word.lower()) or _OTHER_DIVISIONS[word]
        after = _AFTER.match(line, found.end())
        assert after is not None
        if word in _OTHER_DIVISIONS:
            cjk = not word.startswith("ا")
            label = f"第{number}{word}" if cjk else f"{word} {number}"
        else:
            shown = (
                "1" if number == "l" else number.upper() if len(number) == 1 or roman_like(number) else number
            )
            label = f"{word.capitalize()} {shown}" if word != "§" else f"§ {shown}"
        return Heading(
            kind, name, label, label, value_of(number.replace("l", "1")), found.start(), after.end()
        )
    return None


def roman_like(number: str) -> bool:
    """Tell whether *number* is made of Roman digits only."""
    return set(number.upper()) <= set("IVXLC")


def _opens_division(found: re.Match[str], line: str) -> bool:
    """A division's heading is a short line; its title begins with a capital, or the line ends."""
    word = found["word"]
    if word[0].islower() and word.isascii():
        return False
    if word in _OTHER_DIVISIONS:
        return not _IN_SENTENCE.match(line, found.end())
    if len(line) - found.end() > 200:
        return word.lower() in {"section", "sec.", "§"} and line[found.end() : found.end() + 1] == "."
    after = _AFTER.match(line, found.end())
    assert after is not None
    if after.end() >= len(line):
        return True
    if _IN_SENTENCE.match(line, found.end()):
        return False
    following = line[after.end()]
    return following.isupper() or following in '([“"*«' or bool(after[0].strip(" \t*_"))


def _annex(line: str, start: int) -> Heading | None:
    found = _ANNEX.match(line, start)
    if found is None or len(line) - found.end() > 200:
        return None
    after = _AFTER.match(line, found.end())
    assert after is not None
    following = line[after.end() : after.end() + 1]
    if following and not (following.isupper() or not following.isascii() or following in '([“"*'):
        return None
    if found["zh"] and not found["zhn"] and following:
        return None
    word = found["word"] or found["zh"] or found["ar"]
    number = found["number"] or found["zhn"] or found["arn"] or ""
    separator = "" if found["zh"] else " "
    label = f"{word.capitalize() if word.isascii() or word.isupper() else word}{separator}{number}".strip()
    return Heading(
        ClauseKind.ANNEX,
        "annex",
        label,
        label,
        value_of(number) if number else None,
        found.start(),
        after.end(),
    )
