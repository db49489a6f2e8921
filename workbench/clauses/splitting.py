"""Splitting: a reading's text into the clauses of its document."""

import re
import uuid
from bisect import bisect_right

from workbench.clauses.brackets import count_between, disputed_openings
from workbench.clauses.enumerators import enumerator_of
from workbench.clauses.headings import preamble_word_end
from workbench.clauses.labels import name_all
from workbench.clauses.lines import Line, lines_of
from workbench.clauses.openings import VOCATIVE, opens_preamble
from workbench.clauses.outline import Outline
from workbench.clauses.tree import Node, reach, walk
from workbench.treaty.clauses import Clause, ClauseKind
from workbench.treaty.documents import DocumentKind
from workbench.treaty.layout import BlockRole, Page, Reading

_IDS = uuid.UUID("5d0e4bc2-7a53-5c8f-9c1e-3f6f6f1f8f10")
_HEADER_LINES = 15
_LONGEST_HEADER = 260
_WORD = re.compile(r"\S")


def split(reading: Reading, document_id: str, kind: DocumentKind) -> tuple[Clause, ...]:
    """The clauses of *reading* in document order, parents first; none for an empty document.

    Leaves do not overlap, and together with heading lines they hold every word of the text.
    """
    lines = lines_of(reading)
    if not lines:
        return ()
    outline = Outline(lines, kind)
    header = _header_length(lines, kind)
    if header:
        first, last = lines[0], lines[header - 1]
        outline.root.add(
            Node(ClauseKind.HEADING, first.start, first.start, last.end, first.text.strip("*_# "))
        )
    root = outline.grow(header)
    _hoist_footnotes(root)
    reach(root)
    name_all(root, reading.text)
    reach(root)
    _collapse_echoes(root)
    return _clauses(root, reading, document_id)


def _header_length(lines: list[Line], kind: DocumentKind) -> int:
    """How many lines make the header: the masthead and title, or all before the vocative of a statement."""
    if kind is DocumentKind.STATEMENT:
        for at, line in enumerate(lines[: _HEADER_LINES + 10]):
            if VOCATIVE.match(line.text):
                return at
            if line.heading is not None or len(line.text) > _LONGEST_HEADER:
                break
    count = 0
    for line in lines[:_HEADER_LINES]:
        if not _is_header(line):
            break
        count += 1
    return count if count < len(lines) else 0


def _is_header(line: Line) -> bool:
    """Tell whether *line* could stand in a masthead or title: short, and no sentence."""
    if line.role is BlockRole.MASTHEAD:
        return True
    if line.heading is not None or line.contents or len(line.text) > _LONGEST_HEADER:
        return False
    if preamble_word_end(line.text) or opens_preamble(line.text) or enumerator_of(line.text) is not None:
        return False
    return not line.text.rstrip(" *_").endswith((".", ";", ",", ":", "。", "，", "；", "：", "،"))


def _hoist_footnotes(root: Node) -> None:
    """Footnotes that end a paragraph move up to its article; those at the very end, to the top."""
    for node in reversed(walk(root)):
        if node.kind is ClauseKind.ARTICLE or node.parent is None:
            continue
        while node.children and node.children[-1].kind is ClauseKind.FOOTNOTE:
            note = node.children.pop()
            siblings = node.parent.children
            siblings.insert(siblings.index(node) + 1, note)
            note.parent = node.parent
    last = root
    while last.children:
        last = last.children[-1]
    while last.kind is ClauseKind.FOOTNOTE and last.parent is not None and last.parent is not root:
        _move_trailing_notes(last.parent, root)


def _move_trailing_notes(holder: Node, root: Node) -> None:
    notes = []
    while holder.children and holder.children[-1].kind is ClauseKind.FOOTNOTE:
        notes.append(holder.children.pop())
    for note in reversed(notes):
        root.add(note)


def _collapse_echoes(root: Node) -> None:
    """A clause whose only part is of its own kind and says the very same words holds no part."""
    for node in walk(root):
        only = node.children[0] if len(node.children) == 1 else None
        if only is not None and (only.kind, only.start, only.end) == (node.kind, node.start, node.end):
            node.children = only.children
            for child in node.children:
                child.parent = node


def _clauses(root: Node, reading: Reading, document_id: str) -> tuple[Clause, ...]:
    openings = disputed_openings(reading.text)
    page_starts = [page.start for page in reading.pages]
    ids: dict[int, str] = {}
    depths: dict[int, int] = {id(root): -1}
    clauses = []
    for node in walk(root):
        parent = node.parent
        assert parent is not None
        body = _body(node, reading.text)
        ids[id(node)] = str(uuid.uuid5(_IDS, f"{document_id}|{node.kind}|{node.start}|{node.end}"))
        depths[id(node)] = depths[id(parent)] + 1
        clauses.append(
            Clause(
                id=ids[id(node)],
                label=node.label,
                kind=node.kind,
                heading=node.heading
                if node.kind is not ClauseKind.HEADING
                else " ".join(node.heading.split()),
                start=node.start,
                body=body,
                end=node.end,
                page=_page(reading.pages, page_starts, node.start),
                parent=ids.get(id(parent)),
                depth=depths[id(node)],
                brackets=count_between(openings, node.start, node.end),
                term=node.term,
            )
        )
    return tuple(clauses)


def _body(node: Node, text: str) -> int:
    """Where the wording begins: at the first child, or at the first word after the number."""
    if node.children:
        return min(child.start for child in node.children)
    found = _WORD.search(text, min(max(node.body, node.start), node.end), node.end)
    return found.start() if found else node.end


def _page(pages: tuple[Page, ...], starts: list[int], at: int) -> int | None:
    if not pages:
        return None
    return pages[max(0, bisect_right(starts, at) - 1)].number
