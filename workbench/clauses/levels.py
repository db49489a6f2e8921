"""Levels: under which open clause the next enumerator of a draft belongs."""

import re
from dataclasses import replace

from workbench.clauses.enumerators import BULLET, Enumerator
from workbench.clauses.tree import Node

_JUMP = 40
_LETTERS = frozenset({"a", "i", "а", "أ"})
_ONLY_PARAGRAPHS = re.compile(r"[:.)\s]\s*\(paragraphs?\s[^()]*\)\s*$")


def settle_roman(enumerator: Enumerator, open_items: list[Node], following: Enumerator | None) -> Enumerator:
    """Read an ambiguous (i) as the letter or as the Roman numeral, by the siblings around it."""
    if not enumerator.letter or not enumerator.roman:
        if enumerator.roman:
            return replace(enumerator, style=enumerator.style.replace("a", "i"), value=enumerator.roman)
        return enumerator
    as_roman = replace(enumerator, style=enumerator.style.replace("a", "i"), value=enumerator.roman)
    for item in reversed(open_items):
        open_style, last = (item.enumerator.style, item.enumerator.value) if item.enumerator else ("", 0)
        if open_style == as_roman.style and enumerator.roman == last + 1:
            return as_roman
        if open_style == enumerator.style and enumerator.letter == last + 1:
            begins = enumerator.roman == 1 and following is not None and following.roman == 2
            return as_roman if begins else enumerator
    if enumerator.roman == 1:
        return as_roman
    for item in reversed(open_items):
        if item.enumerator is not None and item.enumerator.style == as_roman.style:
            return as_roman
    return enumerator


def is_nested(inner: Enumerator, outer: Enumerator, text: str) -> bool:
    """Tell whether *inner*, right after *outer* on its line, numbers a part of it."""
    if inner.style == outer.style or (inner.value != 1 and not outer.option):
        return False
    return inner.option or outer.option or text[inner.end - 1] == ")" or inner.style == "1.1"


def sibling_of(enumerator: Enumerator, open_items: list[Node], level: float) -> Node | None:
    """The open item that *enumerator* continues; None when it begins a level of its own.

    *level* is the printed indent, or 0; items printed at clearly other indents are no siblings
    when the number could also begin a new list.
    """
    same = [
        item for item in reversed(open_items) if item.enumerator and item.enumerator.style == enumerator.style
    ]
    if enumerator.style == BULLET:
        return next((item for item in same if abs(item.indent - level) < 3), None)
    successors = [item for item in same if _follows(item, enumerator)]
    if len(successors) > 1 and level:
        successors.sort(key=lambda item: abs(item.indent - level))
    if successors:
        return successors[0]
    if enumerator.value == 1 and not enumerator.suffix:
        return None
    later = [
        item for item in same if item.enumerator and 0 < enumerator.value - item.enumerator.value <= _JUMP
    ]
    if not same and _leaves_letters(enumerator, open_items):
        return open_items[0]
    return next(iter(later or same), None)


def _follows(item: Node, enumerator: Enumerator) -> bool:
    assert item.enumerator is not None
    last = item.enumerator
    return enumerator.value == last.value + 1 or (
        enumerator.value == last.value and enumerator.order > last.order
    )


def restarts(enumerator: Enumerator, current: Node, said: str) -> bool:
    """Tell whether a first number begins the same list anew instead of a list below *current*."""
    if current.enumerator is None or current.enumerator.style != enumerator.style:
        return False
    return not said.rstrip(" *_]").endswith((":", "：", "-", "—"))


def _leaves_letters(number: Enumerator, open_items: list[Node]) -> bool:
    """Tell whether paragraph 2 follows the lettered items of a first paragraph that has no number."""
    if number.style != "1." or number.value < 2 or number.option or not open_items:
        return False
    return all(item.enumerator is not None and item.enumerator.style in _LETTERS for item in open_items)


def is_empty_option(option: Node, said: str) -> bool:
    """Tell whether an option says nothing itself, or only which paragraphs it has: (paragraphs 2-3)."""
    return not option.children or _ONLY_PARAGRAPHS.search(said) is not None


def outgrows(option: Node, number: Enumerator) -> bool:
    """Tell whether *number* lies beyond the numbers that an earlier option of the group has."""
    if option.name != "holds" or option.parent is None:
        return False
    beside = option.parent.children
    earlier = [one for one in beside[: beside.index(option)] if one.name == "holds"]
    orders = [item.enumerator.order for one in earlier for item in one.children if item.enumerator]
    return bool(orders) and number.order > max(orders)


def flush_parent(open_items: list[Node], indent: float) -> Node | None:
    """The open item to which flush text after sub-items belongs; None for the clause around all.

    Printed indents decide where there are any; otherwise the outermost item takes the text, or
    the article itself when its items hang directly below it.
    """
    if not open_items:
        return None
    if indent and any(item.indent for item in open_items):
        holders = [item for item in open_items if item.indent <= indent + 2]
        if holders and len(holders) < len(open_items):
            return holders[-1] if len(holders) > 1 or _is_paragraph(holders[-1]) else None
    outermost = open_items[0]
    return outermost if _is_paragraph(outermost) else None


def _is_paragraph(item: Node) -> bool:
    style = item.enumerator.style if item.enumerator else ""
    return style.startswith(("1", "(1", "option", "一"))
