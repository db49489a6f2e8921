"""Correcting: an analyst joins, splits, names and reads clauses otherwise than the splitter did.

Each correction gives all clauses of the document anew and keeps what a clause tree promises:
document order, parents first, unique labels, and every word in a leaf or a heading line. A clause
that a correction does not touch keeps its id, and so do both the first of two joined clauses and
the first part of a split one.
"""

import re
import uuid
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from workbench.clauses.enumerators import Enumerator, enumerator_of
from workbench.clauses.grove import Grove, Piece
from workbench.clauses.missed_articles import article_heading, open_article
from workbench.treaty.clauses import Clause, ClauseKind
from workbench.treaty.errors import KnownError
from workbench.treaty.layout import Page

_IDS = uuid.UUID("0b1c6f4e-52f1-5f0c-9d63-0d3b4f5a7c21")
_LONGEST_HEADING_LABEL = 60
_LONGEST_LABEL = 200
_HOLDERS = {ClauseKind.PART, ClauseKind.CHAPTER, ClauseKind.SECTION, ClauseKind.ARTICLE, ClauseKind.ANNEX}
_ONCE = {ClauseKind.HEADING, ClauseKind.CHAPEAU, ClauseKind.DEFINITION}
_LAST_NUMBER = re.compile(r"\([^()\s]{1,8}\)$")
_NUMBER = re.compile(r"\S+$")


def following(clauses: Sequence[Clause], clause_id: str, text: str) -> Clause | None:
    """The clause whose own words come next after those of a clause; None after the last."""
    grove = Grove(clauses, text)
    piece = _next(grove, _piece(grove, clause_id))
    return piece.clause if piece else None


def join(clauses: Sequence[Clause], first_id: str, second_id: str, text: str) -> tuple[Clause, ...]:
    """The clauses with two that follow one another as one, which keeps the first one's id and label.

    The sub-clauses of the second become those of the first. Where the first has sub-clauses, the
    words that come next join its heading line.
    """
    grove = Grove(clauses, text)
    first, second = _piece(grove, first_id), _piece(grove, second_id)
    if _next(grove, first) is not second:
        raise KnownError(
            "Only clauses that follow one another can be joined, without words between them; "
            "nothing was changed."
        )
    added = second.words(text) if first.children else ""
    inherited = [] if first.children else second.children
    if inherited:
        second.children = []
    first.end = second.end
    grove.take_out(second)
    if inherited:
        _inherit(first, inherited)
    first.clause = _with_joined_heading(grove, first, added)
    return grove.clauses()


def _inherit(first: Piece, parts: list[Piece]) -> None:
    """Give *parts* to a clause that had none; its wording begins their chapeau where they have one."""
    first.children = parts
    for part in parts:
        part.parent = first
    opening = parts[0]
    if not opening.children and opening.start == opening.body and first.body < first.end:
        opening.start = opening.body = first.body
        first.end = first.body


def _with_joined_heading(grove: Grove, first: Piece, added: str) -> Clause:
    clause = first.clause
    if clause.kind is ClauseKind.HEADING:
        return _as_heading(grove, first)
    if clause.kind in _HOLDERS and added:
        return replace(clause, heading=f"{clause.heading} {added}".strip())
    return clause


def split_at(
    clauses: Sequence[Clause], clause_id: str, offset: int, text: str, pages: Sequence[Page] = ()
) -> tuple[Clause, ...]:
    """The clauses with one of them in two, the second beginning with the first word at or after *offset*.

    The second part is cited by the number it begins with, else like the first with a number behind.
    What is split off a heading line becomes the first sub-clause.
    """
    grove = Grove(clauses, text)
    piece = _piece(grove, clause_id)
    begin = _first_word(text, offset, piece.end)
    head_end = _last_word(text, piece.start, begin)
    if not piece.start <= offset < piece.end or begin >= piece.end or head_end <= piece.start:
        raise KnownError(
            "A clause can only be split between its own words: put the text cursor before the word "
            "with which the new clause begins. Nothing was changed."
        )
    rest = _second_part(grove, piece, begin, pages)
    if piece.clause.kind in _HOLDERS or piece.children:
        rest.parent = piece
        piece.children.insert(0, rest)
    else:
        siblings = grove.beside(piece)
        siblings.insert(siblings.index(piece) + 1, rest)
    piece.end = head_end
    piece.clause = _with_shorter_heading(grove, piece)
    rest.clause = replace(rest.clause, label=_label_after(grove, piece, rest))
    return grove.clauses()


def _first_word(text: str, offset: int, end: int) -> int:
    offset = max(offset, 0)
    while offset < end and text[offset].isspace():
        offset += 1
    return offset


def _last_word(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())


def _second_part(grove: Grove, piece: Piece, begin: int, pages: Sequence[Page]) -> Piece:
    number = enumerator_of(grove.text[: piece.end], begin)
    first = piece.clause
    made = replace(
        first,
        id=str(uuid.uuid5(_IDS, f"{first.id}|{begin}")),
        label="",
        kind=_kind_after(piece, number),
        heading="",
        term="",
        page=_page(pages, begin) if pages else first.page,
    )
    body = _first_word(grove.text, number.end, piece.end) if number else begin
    return Piece(made, begin, body, _last_word(grove.text, begin, piece.end), piece.parent)


def _label_after(grove: Grove, first: Piece, rest: Piece) -> str:
    """How the second part is cited: 6(2)(b) is followed by 6(2)(c) where that is how it begins."""
    number = enumerator_of(grove.text[: rest.end], rest.start)
    label, kind = first.clause.label, first.clause.kind
    numbers = _NUMBER.search(label)
    base = numbers[0] if numbers and kind is ClauseKind.ARTICLE else label
    if kind in _HOLDERS or kind is ClauseKind.HEADING:
        wanted = f"{base}{number.printed}" if number and not number.option else f"{base} para. 1"
    elif number is None or number.option:
        wanted = label
    elif _LAST_NUMBER.search(label):
        wanted = _LAST_NUMBER.sub(lambda _: number.printed, label)
    else:
        wanted = f"{label} {number.printed}"
    return grove.unused(wanted, but=rest.clause.id)


def _kind_after(piece: Piece, number: Enumerator | None) -> ClauseKind:
    kind = piece.clause.kind
    if kind in _HOLDERS or piece.children or kind in _ONCE:
        return ClauseKind.SUBPARAGRAPH if number and kind is ClauseKind.CHAPEAU else ClauseKind.PARAGRAPH
    return kind


def _page(pages: Sequence[Page], at: int) -> int:
    return pages[max(0, bisect_right([page.start for page in pages], at) - 1)].number


def _with_shorter_heading(grove: Grove, piece: Piece) -> Clause:
    """The heading without the words that were split off."""
    clause, own = piece.clause, piece.words(grove.text)
    if clause.kind is ClauseKind.HEADING:
        return _as_heading(grove, piece)
    heading = clause.heading.split()
    while clause.kind in _HOLDERS and heading and " ".join(heading) not in own:
        heading.pop()
    return (
        replace(clause, heading=" ".join(heading)) if len(heading) < len(clause.heading.split()) else clause
    )


def make_heading(clauses: Sequence[Clause], clause_id: str, text: str) -> tuple[Clause, ...]:
    """The clauses with one of them read as a heading, which is cited by its words.

    Words that head an article make it one: it stands beside the article it was read into, and what
    follows there goes below it and is cited by its number.
    """
    grove = Grove(clauses, text)
    piece = _piece(grove, clause_id)
    heading = article_heading(piece, text)
    if piece.clause.kind in _HOLDERS:
        raise KnownError(f"{piece.clause.label} is a heading already; nothing was changed.")
    if heading is None:
        return change_kind(clauses, clause_id, ClauseKind.HEADING, text)
    open_article(grove, piece, heading)
    return grove.clauses()


def change_kind(clauses: Sequence[Clause], clause_id: str, kind: ClauseKind, text: str) -> tuple[Clause, ...]:
    """The clauses with one of them read as another *kind*; only one without sub-clauses is a heading."""
    grove = Grove(clauses, text)
    piece = _piece(grove, clause_id)
    if piece.clause.kind is kind:
        return tuple(clauses)
    if kind is ClauseKind.HEADING:
        if piece.children:
            raise KnownError(
                f"{piece.clause.label} has sub-clauses, so it cannot be a heading; nothing was changed."
            )
        piece.clause = replace(piece.clause, kind=kind, label="", term="")
        piece.clause = _as_heading(grove, piece)
    else:
        was_title = piece.clause.kind is ClauseKind.HEADING
        piece.clause = replace(piece.clause, kind=kind, heading="" if was_title else piece.clause.heading)
    return grove.clauses()


def _as_heading(grove: Grove, piece: Piece) -> Clause:
    """A heading says its own words, and is cited by them unless an analyst named it otherwise."""
    clause, heading = piece.clause, piece.words(grove.text)
    label = clause.label
    if not label or label.startswith(_heading_label(clause.heading)):
        label = grove.unused(_heading_label(heading), but=clause.id)
    return replace(clause, heading=heading, label=label)


def _heading_label(heading: str) -> str:
    if len(heading) <= _LONGEST_HEADING_LABEL:
        return heading
    return heading[: _LONGEST_HEADING_LABEL - 1].rstrip() + "…"


def relabel(clauses: Sequence[Clause], clause_id: str, label: str) -> tuple[Clause, ...]:
    """The clauses with one of them cited as *label*; the labels of its sub-clauses follow."""
    label = " ".join(label.split())
    known = {clause.id: clause for clause in clauses}
    if clause_id not in known:
        raise _gone()
    if not label or len(label) > _LONGEST_LABEL:
        raise KnownError("A label needs 1 to 200 characters; nothing was changed.")
    old = known[clause_id].label
    inside = _inside(clauses, clause_id)
    names = {clause_id: label}
    for one in clauses:
        if one.id in inside:
            names[one.id] = _renamed(one.label, old, label)
    taken = {one.label for one in clauses if one.id not in names}
    for name in names.values():
        if name in taken:
            raise KnownError(f"Another clause is cited as {name} already; nothing was changed.")
        taken.add(name)
    return tuple(replace(one, label=names.get(one.id, one.label)) for one in clauses)


def _inside(clauses: Sequence[Clause], clause_id: str) -> set[str]:
    found = {clause_id}
    for one in clauses:
        if one.parent in found:
            found.add(one.id)
    return found - {clause_id}


def _renamed(label: str, old: str, new: str) -> str:
    """A sub-clause's label: 6(1) in Article 6 is 7(1) once that is Article 7."""
    numbers = _NUMBER.search(old), _NUMBER.search(new)
    pairs = [(old, new), *([(numbers[0][0], numbers[1][0])] if numbers[0] and numbers[1] else [])]
    for before, after in pairs:
        if before and label.startswith(before) and not label[len(before) : len(before) + 1].isalnum():
            return after + label[len(before) :]
    return label


def _piece(grove: Grove, clause_id: str) -> Piece:
    piece = grove.by_id.get(clause_id)
    if piece is None:
        raise _gone()
    return piece


def _next(grove: Grove, piece: Piece) -> Piece | None:
    pieces = grove.in_order()
    later = pieces[pieces.index(piece) + 1 :]
    return next((one for one in later if one.words(grove.text)), None)


def _gone() -> KnownError:
    return KnownError("This clause is not in the document any more; nothing was changed.")
