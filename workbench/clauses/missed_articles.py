"""Missed articles: a line that heads an article becomes one, and what follows goes below it."""

import re
from dataclasses import replace

from workbench.clauses.grove import Grove, Piece
from workbench.clauses.headings import Heading, heading_of
from workbench.clauses.titles import bare
from workbench.treaty.clauses import ClauseKind

_AROUND = {ClauseKind.ARTICLE, ClauseKind.PREAMBLE}
_ENDS = {
    ClauseKind.PART,
    ClauseKind.CHAPTER,
    ClauseKind.SECTION,
    ClauseKind.ARTICLE,
    ClauseKind.ANNEX,
    ClauseKind.HEADING,
    ClauseKind.PREAMBLE,
    ClauseKind.SIGNATORIES,
}
_TIMES = re.compile(r" \(\d+\)$")
_BARE_NUMBER = re.compile(r"(\d+\w*)(.*)")


def article_heading(piece: Piece, text: str) -> Heading | None:
    """The article's heading that the words of *piece* are, None where they head no article."""
    found = heading_of(piece.words(text)) if not piece.children else None
    return found if found is not None and found.kind is ClauseKind.ARTICLE else None


def open_article(grove: Grove, piece: Piece, heading: Heading) -> None:
    """Make *piece* an article that stands after the one it was read into and takes over what follows."""
    around = _ancestor(piece, _AROUND)
    annex = _ancestor(piece, {ClauseKind.ANNEX})
    prefix = f"{annex.clause.label}, " if annex else ""
    old = around.clause.label.split()[-1] if around and around.clause.kind is ClauseKind.ARTICLE else ""
    parts = _follow_out(grove, piece, around) if around else _follow_beside(grove, piece)
    if around is not None:
        siblings = grove.beside(around)
        siblings.insert(siblings.index(around) + 1, piece)
        grove.take_out(piece)
        piece.parent = around.parent
    piece.children = parts
    for part in parts:
        part.parent = piece
    title = bare(piece.words(grove.text)[heading.rest :])
    piece.clause = replace(piece.clause, kind=ClauseKind.ARTICLE, heading=title, term="")
    _name(grove, piece, prefix + heading.label)
    _name_below(grove, piece, f"{prefix}{old}" if old else prefix, prefix + heading.short, inside=bool(old))


def _ancestor(piece: Piece, kinds: set[ClauseKind]) -> Piece | None:
    above = piece.parent
    while above is not None and above.clause.kind not in kinds:
        above = above.parent
    return above


def _follow_out(grove: Grove, piece: Piece, around: Piece) -> list[Piece]:
    """Take all that comes after *piece* inside *around* out of it, in document order."""
    parts: list[Piece] = []
    at = piece
    while at is not around:
        siblings = grove.beside(at)
        place = siblings.index(at)
        parts.extend(siblings[place + 1 :])
        del siblings[place + 1 :]
        assert at.parent is not None
        at = at.parent
    return parts


def _follow_beside(grove: Grove, piece: Piece) -> list[Piece]:
    """Take what stands beside *piece*, up to the next heading, out of where it stands."""
    siblings = grove.beside(piece)
    first = last = siblings.index(piece) + 1
    while last < len(siblings) and siblings[last].clause.kind not in _ENDS:
        last += 1
    parts = siblings[first:last]
    del siblings[first:last]
    return parts


def _name(grove: Grove, piece: Piece, label: str) -> None:
    piece.clause = replace(piece.clause, label=grove.unused(label, but=piece.clause.id))


def _name_below(grove: Grove, article: Piece, old: str, new: str, *, inside: bool) -> None:
    """Cite what went below *article* by its number: 6(1) is 7(1) now, and a loose 1 is too."""
    waiting = list(article.children)
    while waiting:
        part = waiting.pop(0)
        waiting[:0] = part.children
        label = _TIMES.sub("", part.clause.label)
        if label.startswith(old) and (wanted := _numbered(label.removeprefix(old), new, inside=inside)):
            _name(grove, part, wanted)


def _numbered(rest: str, new: str, *, inside: bool) -> str:
    """The label of a part: *rest* is what followed the article's number, or all of a loose label."""
    if rest.startswith(("(", " ")):
        return new + rest
    if inside:
        return ""
    number = _BARE_NUMBER.fullmatch(rest)
    if number:
        return f"{new}({number[1]}){number[2]}"
    return f"{new} {rest}" if rest.startswith("para. ") else ""
