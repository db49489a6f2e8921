"""Labels: how people cite each clause, unique within its document."""

import re
from collections import Counter
from itertools import pairwise

from workbench.clauses.enumerators import BULLET
from workbench.clauses.tree import Node, walk
from workbench.treaty.clauses import ClauseKind

_LONGEST = 60
_TERMS_HEADING = re.compile(
    r"use of terms|definition|terms used|emploi des termes|définition|términos|definicion"
    r"|употребление терминов|определени"
    r"|термин|用语|定义|用語|استخدام المصطلحات|تعاريف|تعريف|المصطلحات|begripsbepaling",
    re.IGNORECASE,
)
_TERM = re.compile(
    r"[\s\[*_]*(?:(?:The term|Por|Le terme|L[’']expression|On entend par|Se entenderá por|Термин"
    r"|يقصد بعبارة|تعني عبارة|The)\s+)?"
    r"[\[*_]*(?:“([^”]{1,120})”|\"([^\"]{1,120})\"|``([^\"”]{1,120})[\"”]{1,2}|«\s?([^»]{1,120}?)\s?»"
    r"|„([^“]{1,120})“|‘([^’]{1,120})’)"
)
_TERMS_CHAPEAU = re.compile(
    r"\W*(?:Use of terms|For the purposes? of this|Aux fins d|A los efectos|Для целей|为本|لأغراض|استخدام)"
)
_DIVISIONS = {ClauseKind.PART, ClauseKind.CHAPTER, ClauseKind.SECTION}


def name_all(root: Node, text: str) -> None:
    """Give every node below *root* its label and kind, and make the labels unique."""
    articles = any(node.kind is ClauseKind.ARTICLE for node in walk(root))
    _name_children(root, "", text, articles, {})
    _prefix_divisions(root)
    _make_unique(root)


def _name_children(node: Node, base: str, text: str, articles: bool, counts: dict[str, int]) -> None:
    for child in list(node.children):
        if child.kind is ClauseKind.ANNEX:
            _name_children(child, child.label, text, articles, {})
        elif child.kind is ClauseKind.ARTICLE:
            inside = _article_base(child, base)
            child.label = f"{base}, {child.label}" if base else child.label
            _name_parts(child, inside, text)
        elif child.kind in _DIVISIONS:
            inner = base if articles or child.kind is not ClauseKind.SECTION else child.label
            child.label = f"{base}, {child.label}" if base and child.label != base else child.label
            _name_children(child, inner, text, articles, {} if inner != base else counts)
        elif child.kind is ClauseKind.PREAMBLE:
            child.label = f"{base}, Preamble" if base else "Preamble"
            _name_preamble(child, f"{base}, " if base else "", text)
        else:
            _name_loose(child, base, text, counts)


def _article_base(article: Node, base: str) -> str:
    return f"{base}, {article.short}" if base else article.short


def _name_loose(child: Node, base: str, text: str, counts: dict[str, int]) -> None:
    """Paragraphs, headings and lists that stand in no article."""
    if child.kind is ClauseKind.HEADING:
        child.label = _shortened(child.heading)
    elif child.enumerator is not None:
        _name_item(child, base, text)
    elif child.words:
        counts["para"] = counts.get("para", 0) + 1
        child.label = f"{base} para. {counts['para']}".strip()
    else:
        child.label = child.label or f"footnote {counts.setdefault('note', 0) + 1}"
        _collapse(child)


def _shortened(heading: str) -> str:
    plain = " ".join(heading.split())
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1].rstrip() + "…"


def _collapse(node: Node) -> None:
    """A clause that holds nothing but its own words is a leaf."""
    if len(node.children) == 1 and node.children[0].words:
        node.end = max(node.end, node.children[0].end)
        node.children.clear()


def _name_item(item: Node, base: str, text: str) -> None:
    """An item under *base*, and all below it."""
    number = item.enumerator
    assert number is not None
    if number.option:
        item.label = f"{base} {number.printed}" if base else number.printed.capitalize()
    elif number.style == BULLET:
        place = _bullet_place(item)
        item.label = f"{base} bullet {place}".strip()
    elif number.style.startswith("1.") and number.style != "1.":
        item.label = _decimal_label(item, base)
    elif base:
        item.label = f"{base}{number.printed}"
    else:
        item.label = number.printed.strip("()") if number.style.startswith(("1", "一")) else number.printed
    if not number.option:
        depth = number.style.startswith(("1", "一")) or number.style == BULLET
        item.kind = ClauseKind.PARAGRAPH if depth else ClauseKind.SUBPARAGRAPH
    _name_parts(item, item.label, text)


def _bullet_place(item: Node) -> int:
    """The place of a bullet among those of its list; bullets are named in order."""
    parent = item.parent
    if parent is None:
        return 1
    parent.bullets += 1
    return parent.bullets


def _decimal_label(item: Node, base: str) -> str:
    """3.2 in article 3 is 3(2); elsewhere it stays as it is printed."""
    printed = item.enumerator.printed if item.enumerator else ""
    head, _, tail = printed.partition(".")
    inside = base.rsplit(", ", 1)[-1]
    if inside == head:
        return f"{base}({tail.replace('.', ')(')})"
    parent = item.parent.enumerator if item.parent else None
    if parent is not None and inside.rsplit("(", 1)[-1].strip(")") == head:
        return f"{base}({tail.replace('.', ')(')})" if "(" in base else printed
    return f"{base}({printed})" if base else printed


def _name_preamble(preamble: Node, prefix: str, text: str) -> None:
    count = 0
    last = preamble.children[-1] if preamble.children else None
    for at, child in enumerate(preamble.children):
        words = text[child.start : child.end]
        if child.kind is ClauseKind.FOOTNOTE:
            child.label = child.label or "footnote"
        elif child.enumerator is not None:
            _name_item(child, preamble.label, text)
        elif at == 0 and len(preamble.children) > 1 and _is_speaker(words):
            child.kind, child.label = ClauseKind.CHAPEAU, f"{preamble.label} chapeau"
        elif (
            child is last
            and len(preamble.children) > 1
            and len(words) < 160
            and re.search(r"as follows|\bsuit\b|siguiente|如下|следующ|يلي", words)
        ):
            child.kind, child.label = ClauseKind.TAIL, f"{preamble.label} tail"
        else:
            count += 1
            printed = re.match(r"[\s\[*]*[Pp][Pp]?\s?(\d{1,3})\b", words)
            child.kind, child.label = ClauseKind.PREAMBLE, f"{prefix}PP{printed[1] if printed else count}"


def _is_speaker(words: str) -> bool:
    return (
        len(words) < 320
        and re.match(r"\W*(?:The|We|Les|Las|Los|L[’']|La|Стороны|Государства|Генеральная|本|大会|إن)", words)
        is not None
    )


def _name_parts(node: Node, base: str, text: str) -> None:
    """The parts of an article, a paragraph or an option: chapeau, items, tail, paragraphs."""
    pieces = [child for child in node.children if child.kind is not ClauseKind.FOOTNOTE]
    for child in node.children:
        if child.kind is ClauseKind.FOOTNOTE:
            child.label = child.label or "footnote"
    if node.kind is not ClauseKind.ARTICLE and len(pieces) == len(node.children) == 1 and pieces[0].words:
        _collapse(node)
        _define(node, text)
        return
    if node.kind is ClauseKind.ARTICLE and all(child.words for child in pieces):
        for at, child in enumerate(pieces, start=1):
            child.label = f"{base} para. {at}"
            _define(child, text)
        return
    if _chapeaux(pieces) > 1 and node.kind is ClauseKind.ARTICLE:
        _group_paragraphs(node, base, text)
        return
    _define(node, text)
    first_item = next((at for at, child in enumerate(pieces) if not child.words), len(pieces))
    words_before = 0
    for at, child in enumerate(pieces):
        if not child.words:
            _name_item(child, base, text)
        elif (
            at == first_item - 1
            or (at < first_item and node.kind is not ClauseKind.ARTICLE)
            or first_item == len(pieces)
        ):
            child.kind, child.label = (
                (ClauseKind.CHAPEAU, f"{base} chapeau") if at < first_item else (child.kind, child.label)
            )
            if first_item == len(pieces) and at:
                child.kind, child.label = ClauseKind.TAIL, f"{base} tail"
        elif at < first_item:
            words_before += 1
            child.label = f"{base} para. {words_before}"
        else:
            child.kind, child.label = ClauseKind.TAIL, f"{base} tail"


def _chapeaux(pieces: list[Node]) -> int:
    """How often running text is followed by lettered items."""
    return sum(
        1
        for one, after in pairwise(pieces)
        if one.words
        and not after.words
        and after.enumerator
        and not after.enumerator.style.startswith(("1", "option"))
    )


def _group_paragraphs(node: Node, base: str, text: str) -> None:
    """An article of several unnumbered paragraphs with items: each paragraph spans its items."""
    grouped: list[Node] = []
    for child in node.children:
        if child.words:
            paragraph = Node(
                ClauseKind.PARAGRAPH, child.start, child.start, child.end, parent=node, name="group"
            )
            paragraph.add(child)
            grouped.append(paragraph)
        elif grouped and child.enumerator is not None and not child.enumerator.style.startswith("1"):
            grouped[-1].add(child)
            grouped[-1].end = max(grouped[-1].end, child.end)
        else:
            grouped.append(child)
    node.children = grouped
    count = 0
    for child in grouped:
        if child.name == "group":
            count += 1
            child.label = f"{base} para. {count}"
            _name_parts(child, child.label, text)
        elif child.enumerator is not None:
            _name_item(child, base, text)


def _define(node: Node, text: str) -> None:
    """Make *node* a definition when it stands in an article on terms and begins with a quoted term."""
    if not _on_terms(node, text) or (node.enumerator is not None and node.enumerator.option):
        return
    found = _TERM.match(text, node.body, node.body + 300)
    if found is not None:
        node.kind = ClauseKind.DEFINITION
        node.term = next(group for group in found.groups() if group).strip(" ,[]*")
        node.heading = node.term


def _on_terms(node: Node, text: str) -> bool:
    above = node.parent
    while above is not None:
        if above.kind is ClauseKind.ARTICLE:
            heading_line = text[above.start : above.body]
            return _TERMS_HEADING.search(heading_line) is not None or _chapeau_of_terms(above, text)
        above = above.parent
    return False


def _chapeau_of_terms(article: Node, text: str) -> bool:
    first = article.children[0] if article.children else None
    if first is None or not first.words:
        return False
    words = text[first.start : min(first.end, first.start + 160)]
    return _TERMS_CHAPEAU.match(words) is not None


def _prefix_divisions(root: Node) -> None:
    """Name the part in the labels of divisions that would otherwise be the same."""
    divisions = [node for node in walk(root) if node.kind in _DIVISIONS]
    times = Counter(node.label for node in divisions)
    for node in divisions:
        above = node.parent
        if times[node.label] > 1 and above is not None and above.label and above.kind in _DIVISIONS:
            node.label = f"{above.label}, {node.label}"


def _make_unique(root: Node) -> None:
    used: set[str] = set()
    times: dict[str, int] = {}
    for node in walk(root):
        label = node.label
        while node.label in used:
            times[label] = times.get(label, 1) + 1
            node.label = f"{label} ({times[label]})"
        used.add(node.label)
