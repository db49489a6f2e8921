"""The truth about the sample: every clause of a draft, and what became of it in the next."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product

from .labels import Clause, all_clauses, clause_tree
from .masters import Master, Note

ATTRIBUTION = re.compile(r"\[[A-Z]\w+(?:, [A-Z]\w+)*: (?=\S)")
NOT_PARTIES = ("[Placeholder:",)
ALTERNATIVES = re.compile(r"\[[^\[\]]*\](?: ?\[[^\[\]]*\])+")
ONE_BRACKET = re.compile(r"\[([^\[\]]*)\]")
SAME, BRACKETS, OPTION, WORDS = range(4)


@dataclass(frozen=True, slots=True)
class Link:
    """A clause of the old draft and the clause of the new one that carries it on."""

    old: str
    new: str
    kind: str


@dataclass(frozen=True, slots=True)
class Change:
    """What became of every clause from one draft to the next."""

    links: tuple[Link, ...]
    gone: tuple[str, ...]
    new: tuple[str, ...]


def clause_rows(draft: Master) -> list[dict[str, str]]:
    """The clauses of *draft* as the truth file keeps them."""
    return [
        {"key": one.key, "label": one.label, "kind": one.kind, "heading": one.heading, "text": one.text}
        for one in all_clauses(draft)
    ]


def change_between(old: Master, new: Master) -> Change:
    """Every link between two successive drafts, with what is gone and what is new."""
    before = {clause.key: clause for clause in all_clauses(old)}
    after = {clause.key: clause for clause in all_clauses(new)}
    moved = moved_keys(new)
    links = _noted_links(new.notes, before, after)
    for key, clause in before.items():
        if key in after and (clause.label, after[key].label) not in links:
            links[(clause.label, after[key].label)] = _kind(clause, after[key], moved)
    ordered = _in_order(links, before, after)
    linked_old, linked_new = {link.old for link in ordered}, {link.new for link in ordered}
    gone = tuple(one.label for one in before.values() if one.label not in linked_old)
    fresh = tuple(one.label for one in after.values() if one.label not in linked_new)
    return Change(ordered, gone, fresh)


def moved_keys(draft: Master) -> set[str]:
    """The keys that the notes of *draft* call moved, with all that is beneath them."""
    tops = {key for note in draft.notes if note.kind == "move" for key in note.old}
    return {below.key for one in all_clauses(draft) if one.key in tops for below in one.walk()}


def difference(old: Clause, new: Clause) -> int:
    """How far the words of two clauses differ: the worst of SAME, BRACKETS, OPTION and WORDS."""
    own = _own_difference(_own_words(old), _own_words(new))
    was = {child.key: child for child in old.children}
    now = {child.key: child for child in new.children}
    lost = [child for key, child in was.items() if key not in now]
    kept = [key for key in was if key in now]
    if set(now) - set(was) or kept != list(now) or any(child.kind != "option" for child in lost):
        return WORDS
    below = [difference(was[key], now[key]) for key in kept]
    return max([own, OPTION if lost else SAME, *below])


def _kind(old: Clause, new: Clause, moved: set[str]) -> str:
    if new.key in moved:
        return "moved"
    worst = difference(old, new)
    if worst == SAME:
        return "unchanged" if old.label == new.label else "renumbered"
    return {BRACKETS: "bracket-only", OPTION: "option dropped", WORDS: "reworded"}[worst]


def _noted_links(
    notes: tuple[Note, ...], before: dict[str, Clause], after: dict[str, Clause]
) -> dict[tuple[str, str], str]:
    names = {"split": "split", "merge": "merged", "option": "option dropped"}
    links = {}
    for note in notes:
        if note.kind in names:
            for old, new in product(note.old, note.new):
                links[(before[old].label, after[new].label)] = names[note.kind]
                if note.kind == "option":
                    links[(before[new].label, after[new].label)] = names[note.kind]
    return links


def _in_order(
    links: dict[tuple[str, str], str], before: dict[str, Clause], after: dict[str, Clause]
) -> tuple[Link, ...]:
    place_old = {clause.label: place for place, clause in enumerate(before.values())}
    place_new = {clause.label: place for place, clause in enumerate(after.values())}
    pairs = sorted(links, key=lambda pair: (place_old[pair[0]], place_new[pair[1]]))
    return tuple(Link(old, new, links[(old, new)]) for old, new in pairs)


def _own_words(clause: Clause) -> str:
    return ("[" if clause.mark.startswith("[") else "") + clause.words


def _own_difference(old: str, new: str) -> int:
    if old == new:
        return SAME
    if _bare(old) == _bare(new):
        return BRACKETS
    if any(_bare(choice) == _bare(new) for choice in _choices(old)):
        return OPTION
    return WORDS


def _bare(words: str) -> str:
    if not words.startswith(NOT_PARTIES):
        words = ATTRIBUTION.sub("", words)
    words = words.replace("[", "").replace("]", "")
    return re.sub(r" (?=[,.;])", "", " ".join(words.split()))


def _choices(words: str) -> list[str]:
    """The readings of *words* that are left when alternatives in brackets are dropped."""
    groups = list(ALTERNATIVES.finditer(words))
    if not groups:
        return []
    offers = [_subsets(ONE_BRACKET.findall(group[0])) for group in groups]
    readings = []
    for picks in product(*offers):
        text, at = "", 0
        for group, pick in zip(groups, picks, strict=True):
            text += words[at : group.start()] + pick
            at = group.end()
        readings.append(text + words[at:])
    return readings


def _subsets(alternatives: list[str]) -> list[str]:
    chosen = []
    for keep in range(1, 2 ** len(alternatives)):
        kept = [word for place, word in enumerate(alternatives) if keep >> place & 1]
        chosen.append(" ".join(f"[{word}]" for word in kept))
        chosen.append("".join(f"[{word}]" for word in kept))
    return chosen


def leaves(draft: Master) -> list[Clause]:
    """The clauses of *draft* that hold words and no other clause."""
    return [clause for top in clause_tree(draft) for clause in top.walk() if not clause.children]
