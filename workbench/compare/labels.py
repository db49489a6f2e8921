"""Labels: a clause's label as numbers, so that languages and ways of citing agree."""

import re
import unicodedata

from workbench.compare.numbers import number_of, roman_of
from workbench.treaty.clauses import Clause, ClauseKind

Number = tuple[int, str]
_SUFFIX = r"bis|ter|quater|quinquies|sexies|septies"
_LAST = re.compile(rf"[(（]?([^\s()（）第条章节部分附件]+?)[)）]?\.?\s*({_SUFFIX})?\s*(?:条|部分|章|节)?$")
_COUNTED = re.compile(r"\bpara\. |^PP\d")
_DIVISIONS = (ClauseKind.PART, ClauseKind.CHAPTER, ClauseKind.SECTION, ClauseKind.ANNEX)
_ARTICLE = re.compile(
    rf"(?:[^\W\d_]+\.?\s+)?(?:(?P<number>\d+)\s?(?P<suffix>{_SUFFIX})?"
    r"|第(?P<chinese>[零一二三四五六七八九十百\d]+)[条條])(?P<inner>(?:\s?\([^()\s]+\))*)"
)
_NOT_AN_ARTICLE = re.compile(
    r"annex|appendix|anex|приложение|附件|المرفق|footnote|note|option|part|chap|sect"
)


def number_in(clause: Clause) -> Number | None:
    """The number by which *clause* is told from its siblings, with its *bis* or *ter*.

    None where it bears none: paragraphs that the program counted are not numbered by their authors.
    """
    if not clause.label or _COUNTED.search(clause.label):
        return None
    found = _LAST.search(clause.label.strip())
    if found is None:
        return None
    number = roman_of(found[1]) if clause.kind in _DIVISIONS else None
    number = number if number is not None else number_of(found[1])
    return None if number is None else (number, (found[2] or "").casefold())


def cited(label: str) -> tuple[str, ...]:
    """The parts of a label or citation: ``6``, ``2``, ``a`` of ``6(2)(a)`` and ``6`` of ``Article 6``.

    Empty where the label names no article nor a part of one.
    """
    plain = unicodedata.normalize("NFKC", label).casefold().strip()
    found = _ARTICLE.fullmatch(plain)
    if found is None or _NOT_AN_ARTICLE.match(plain) or _COUNTED.search(label):
        return ()
    number = number_of(found["number"] or found["chinese"])
    first = f"{number} {found['suffix'] or ''}".strip()
    inner = re.findall(r"[^()\s]+", found["inner"])
    return (first, *(str(int(part)) if part.isdecimal() else part for part in inner))
