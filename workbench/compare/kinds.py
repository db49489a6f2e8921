"""Kinds: what happened to a clause, told from its wording, its label and its place."""

import re
from collections import Counter

from workbench.compare.redline import redline
from workbench.compare.units import Unit
from workbench.compare.words import brackets_in, without_brackets
from workbench.treaty.comparison import LinkKind, RunKind

_OPTION = re.compile(r"\[\s*(?:Option|Alternative|Alt\b|Variante?|Вариант|备选)", re.IGNORECASE)


def wording_kind(old: Unit, new: Unit) -> LinkKind:
    """Whether the wording is unchanged, lost brackets only, lost an option, or was reworded."""
    if old.wording == new.wording:
        return LinkKind.UNCHANGED
    if without_brackets(old.wording) == without_brackets(new.wording):
        return LinkKind.BRACKET_ONLY
    if brackets_in(old.wording) and _only_lost(old, new) and drops_option(old.wording, new.wording):
        return LinkKind.OPTION_DROPPED
    return LinkKind.REWORDED


def _only_lost(old: Unit, new: Unit) -> bool:
    """Tell whether no word of *new* stands there more often than in *old*."""
    return not Counter(new.words) - Counter(old.words)


def drops_option(old: str, new: str) -> bool:
    """Tell whether *new* is *old* without some of the alternatives in brackets, and nothing else.

    Alternatives stand bracket by bracket, ``[shall][should]``, or are called options; words that
    stood in brackets by themselves and went are a change of wording.
    """
    inside = _alternatives(old)
    for run in redline(old, new).runs:
        if run.kind is RunKind.EQUAL or run.bracket or not run.words.strip(" ,.;"):
            continue
        if run.kind is RunKind.INSERTED:
            return False
        bare = run.old_start + len(run.words) - len(run.words.lstrip())
        if not all(inside[bare : run.old_start + len(run.words.rstrip())]):
            return False
    return True


def _alternatives(text: str) -> list[bool]:
    """For each character whether it stands in one of several alternatives in square brackets."""
    inside = [False] * len(text)
    groups = _groups(text)
    ends = {end for _, end in groups}
    starts = {start for start, _ in groups}
    for start, end in groups:
        after = end + len(text[end:]) - len(text[end:].lstrip(" ,/"))
        before = len(text[:start].rstrip(" ,/"))
        if after in starts or before in ends or _OPTION.match(text, start):
            inside[start:end] = [True] * (end - start)
    return inside


def _groups(text: str) -> list[tuple[int, int]]:
    """The ranges of matched square brackets, the brackets included."""
    opened: list[int] = []
    groups: list[tuple[int, int]] = []
    for at, character in enumerate(text):
        if character in "[［":
            opened.append(at)
        elif character in "]］" and opened:
            groups.append((opened.pop(), at + 1))
    return groups


def renumbered(old: Unit, new: Unit) -> bool:
    """Tell whether people must cite the clause by another label."""
    return old.label != new.label
