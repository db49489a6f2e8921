"""Typed labels: whether what somebody wrote names a clause, whatever way of writing labels they use."""

import re
from functools import lru_cache

from workbench.clauses.citations import citations_in
from workbench.clauses.headings import heading_of
from workbench.clauses.numerals import SUFFIX, western

_ARTICLE = re.compile(
    r"(?<!\w)(?:articles?|arts?\b\.?|art[íi]culos?|стат(?:ья|ьи|ье|ью|ьей)|ст\b\.?|(?:ال)?مادة)\s*",
    re.IGNORECASE,
)
_PARAGRAPH = r"(?:paragraph(?:e?s?)\b|paras?\b\.?|párrafos?\b|par\b\.?|пункт[а-я]{0,3}\b|п\b\.?|الفقرة|[§¶])"
_PART = (
    r"(?:(?:sub-?paragraphs?|sub-?paras?|alin[ée]as?|apartados?|подпункт[а-я]{0,3}|пп)\b\.?|الفقرة الفرعية)"
)
_ABOVE = rf"(?P<above>\d|\)|\d\s?{SUFFIX})"
_BETWEEN = r"[\s.,،，、]"
_SUBNUMBER = re.compile(
    rf"{_ABOVE}(?:{_BETWEEN}+|{_BETWEEN}*{_PARAGRAPH}\s*)\(?(?P<number>\d+(?:\s?{SUFFIX})?)\b\)?"
)
_SUBLETTER = re.compile(
    rf"{_ABOVE}{_BETWEEN}*(?:{_PART}\s*)?(?:(?P<closed>[a-zа-яأ-ي]{{1,4}})\)"
    rf"|(?<=[\s.,،])(?P<open>[a-zа-яأ-ي])(?!\w))"
)
_PARAGRAPH_ALONE = re.compile(rf"(?<!\w){_PARAGRAPH}\s*(?=\d)")
_ALIKE = str.maketrans("асеорхуі", "aceopxyi")
"""Cyrillic letters that look like Latin ones; nobody sees which of the two was typed."""


_SECOND = re.compile(r" \(\d+\)$")


def same_label(typed: str, label: str) -> bool:
    """Tell whether what somebody *typed* names the clause with this *label*.

    The second of two clauses numbered 6 is labelled ``6 (2)``, with a space; ``6(2)`` does not name it.
    """
    if _SECOND.search(label):
        return " ".join(typed.split()).casefold() == label.casefold()
    return canonical_label(typed) == canonical_label(label)


@lru_cache(maxsize=8192)
def canonical_label(label: str) -> str:
    """A label without the freedoms of writing: case, spaces, the word article, bis glued on.

    What stands apart after a number is a level below it: *2.1*, *2, 1* and *2 para. 1* are all
    ``2(1)``, and never article 21.
    """
    plain = " ".join(western(label).strip().strip(".").split())
    plain = _ARTICLE.sub("", _as_cited(plain).lower())
    plain = _to_the_end(_SUBNUMBER, plain)
    plain = _to_the_end(_SUBLETTER, plain)
    plain = _PARAGRAPH_ALONE.sub("para", plain)
    return re.sub(_BETWEEN + "+", "", plain).translate(_ALIKE)


def _as_cited(plain: str) -> str:
    """The label that *plain* names when all of it is a citation or the heading of an article."""
    found = citations_in(plain)
    if len(found) == 1 and (found[0].start, found[0].end) == (0, len(plain)):
        plain = found[0].label
    heading = heading_of(plain)
    if heading is None or heading.rest < len(plain) or heading.value is None or heading.name != "article":
        return plain
    return heading.short


def _to_the_end(levels: re.Pattern[str], plain: str) -> str:
    """Put every sub-level that *levels* finds in parentheses; each found one may have the next below it."""
    while (found := levels.search(plain)) is not None:
        below = next(group for name, group in found.groupdict().items() if name != "above" and group)
        plain = f"{plain[: found.start()]}{found['above']}({below}){plain[found.end() :]}"
    return plain
