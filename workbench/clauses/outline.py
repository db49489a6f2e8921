"""The outline: lines of a document, one after the other, put into a tree of clauses."""

import re

from workbench.clauses.enumerators import Enumerator, enumerator_of
from workbench.clauses.headings import Heading, preamble_word_end
from workbench.clauses.levels import (
    flush_parent,
    is_empty_option,
    is_nested,
    outgrows,
    restarts,
    settle_roman,
    sibling_of,
)
from workbench.clauses.lines import Line, says_agreed
from workbench.clauses.openings import (
    begins_signatories,
    closes_treaty,
    footnote_number,
    looks_like_heading,
    opens_preamble,
)
from workbench.clauses.titles import SMALL, bare, goes_on_with_title, has_glued_title, is_title, split_title
from workbench.clauses.tree import Node
from workbench.treaty.clauses import ClauseKind
from workbench.treaty.documents import DocumentKind
from workbench.treaty.layout import BlockRole

_FINISHED = re.compile(r"[.;:,!?。；：，、…—–\"”»)\]*_}]\s*$")
_CONTAINERS = {ClauseKind.PART, ClauseKind.CHAPTER, ClauseKind.SECTION, ClauseKind.ANNEX}


class Outline:
    """Takes lines in order and grows the tree below ``root``."""

    def __init__(self, lines: list[Line], kind: DocumentKind) -> None:
        self.root = Node(ClauseKind.PART, 0, 0, 0)
        self._lines = lines
        self._kind = kind
        self._stack: list[Node] = [self.root]
        self._last: Node | None = None
        self._said = ""
        self._prefaced: set[Node] = set()
        self._title_wanted = False
        self._after_rule = False
        self._has_articles = any(line.heading and line.heading.kind is ClauseKind.ARTICLE for line in lines)
        self._numbers = [enumerator_of(line.text) if line.heading is None else None for line in lines]

    def grow(self, first: int) -> Node:
        """Put all lines from *first* on into the tree and give back its root."""
        at = first
        while at < len(self._lines):
            at = self._take(at)
        return self.root

    def _take(self, at: int) -> int:
        line = self._lines[at]
        if line.contents:
            self._contents(line)
        elif line.heading is not None:
            self._open_heading(line, line.heading, at)
        elif self._after_rule or line.role is BlockRole.FOOTNOTE or line.text.startswith("[^"):
            self._footnote(line, at)
        elif re.fullmatch(r"_{5,}", line.text):
            self._rule(line)
        elif (
            self._title_wanted
            and not self._stack[-1].children
            and is_title(line, self._after(at), self._stack[-1])
        ):
            self._title(line)
        elif goes_on_with_title(line, self._stack[-1], self._said):
            self._longer_title(line)
        elif self._title_wanted and has_glued_title(line, self._stack[-1]):
            self._glued_title(line, at)
        elif begins_signatories(self._lines, at):
            return self._signatories(at)
        else:
            self._body_line(at)
        return at + 1

    def _body_line(self, at: int) -> None:
        line = self._lines[at]
        self._title_wanted = False
        if self._in_preamble():
            self._preamble_line(line, at)
        elif self._starts_preamble(line):
            self._open_preamble(line)
        elif looks_like_heading(line, self._after(at)):
            self._plain_heading(line)
        elif self._numbers[at] is not None:
            self._item(line, at)
        else:
            self._text(line)

    def _after(self, at: int) -> Line | None:
        return self._lines[at + 1] if at + 1 < len(self._lines) else None

    # --- headings -----------------------------------------------------------------------

    def _open_heading(self, line: Line, heading: Heading, at: int) -> None:
        self._close_to_division()
        if heading.kind is ClauseKind.ANNEX:
            self._stack = [self.root]
        elif heading.kind is not ClauseKind.ARTICLE:
            self._close_divisions(heading)
        rest = line.text[heading.rest :]
        title, body = split_title(rest, heading.kind)
        node = Node(
            heading.kind,
            line.start,
            line.start + heading.rest + body,
            line.end,
            title,
            heading.label,
            heading.short,
            heading.name,
        )
        if body < len(rest):
            node.end = node.start
        self._push(node)
        self._said = title if title and body >= len(rest) else line.text
        self._last = None
        self._title_wanted = not title and body >= len(rest)
        if body < len(rest):
            self._words(line, node.body, at)

    def _close_to_division(self) -> None:
        while len(self._stack) > 1 and self._stack[-1].kind not in _CONTAINERS:
            self._stack.pop()

    def _close_divisions(self, heading: Heading) -> None:
        if heading.name == "part":
            while len(self._stack) > 1 and self._stack[-1].kind is not ClauseKind.ANNEX:
                self._stack.pop()
        names = [node.name for node in self._stack]
        if heading.name in names[1:]:
            del self._stack[names.index(heading.name, 1) :]

    def _title(self, line: Line) -> None:
        node = self._stack[-1]
        node.heading = bare(line.text)
        node.end = node.body = line.end
        self._said = node.heading
        self._title_wanted = False

    def _longer_title(self, line: Line) -> None:
        node = self._stack[-1]
        node.heading = self._said = f"{node.heading} {bare(line.text)}"
        node.end = node.body = line.end

    def _glued_title(self, line: Line, at: int) -> None:
        node = self._stack[-1]
        node.heading, length = split_title(line.text, ClauseKind.ARTICLE)
        node.end = node.body = line.start + length
        self._title_wanted = False
        self._words(line, node.body, at)

    def _plain_heading(self, line: Line) -> None:
        self._close_to_division()
        self._leaf(ClauseKind.HEADING, line, bare(line.text))

    def _contents(self, line: Line) -> None:
        last = self.root.children[-1] if self.root.children else None
        if last is not None and last.name == "contents":
            last.end = line.end
            return
        self._stack = [self.root]
        self._leaf(ClauseKind.HEADING, line, "Contents").name = "contents"

    def _leaf(self, kind: ClauseKind, line: Line, heading: str) -> Node:
        self._last = None
        self._said = line.text
        return self._stack[-1].add(Node(kind, line.start, line.start, line.end, heading))

    # --- preamble -----------------------------------------------------------------------

    def _in_preamble(self) -> bool:
        return any(node.kind is ClauseKind.PREAMBLE for node in self._stack)

    def _starts_preamble(self, line: Line) -> bool:
        if self._stack[-1].kind in {ClauseKind.ARTICLE, ClauseKind.ANNEX} or any(
            node.enumerator for node in self._stack
        ):
            return False
        if self._stack[-1] in self._prefaced:
            return False
        if preamble_word_end(line.text) >= len(line.text):
            return True
        return self._kind is DocumentKind.DRAFT and opens_preamble(line.text)

    def _open_preamble(self, line: Line) -> None:
        printed = preamble_word_end(line.text)
        self._prefaced.add(self._stack[-1])
        node = Node(ClauseKind.PREAMBLE, line.start, line.start, line.start, label="Preamble")
        self._push(node)
        if printed >= len(line.text):
            node.heading, node.body, node.end = bare(line.text), line.end, line.end
        else:
            self._preamble_words(line)

    def _preamble_line(self, line: Line, at: int) -> None:
        number = self._numbers[at]
        ended = number is not None and number.style in {"1.", "1)", "一、"} and number.value == 1
        if ended or (line.role is BlockRole.HEADING and not number) or says_agreed(self._said):
            while self._stack.pop().kind is not ClauseKind.PREAMBLE:
                pass
            self._last = None
            self._said = ""
            self._body_line(at)
        elif number is not None and number.option:
            self._item(line, at)
        else:
            self._preamble_words(line)

    def _preamble_words(self, line: Line) -> None:
        if self._continues(line):
            self._extend(line)
            return
        while self._stack[-1].kind is not ClauseKind.PREAMBLE:
            self._stack.pop()
        self._add_words(line, line.start)

    # --- numbered items -----------------------------------------------------------------

    def _open_items(self) -> list[Node]:
        return [node for node in self._stack if node.enumerator is not None]

    def _item(self, line: Line, at: int) -> None:
        number = self._numbers[at]
        assert number is not None
        self._push_item(line, settle_roman(number, self._open_items(), self._next_letter(at)))
        self._rest_of_item(line, number, at)

    def _rest_of_item(self, line: Line, number: Enumerator, at: int) -> None:
        """What follows an enumerator on its line: another one below it, or words."""
        inner = enumerator_of(line.text, number.end)
        if inner is not None and is_nested(inner, number, line.text):
            settled = settle_roman(inner, self._open_items(), self._next_letter(at))
            self._push_item(line, settled)
            self._rest_of_item(line, inner, at)
        elif line.text[number.end :].strip():
            self._add_words(line, line.start + number.end)

    def _push_item(self, line: Line, number: Enumerator) -> None:
        items = self._open_items()
        sibling = self._lift_option(sibling_of(number, items, line.indent), number)
        if sibling is None and items and restarts(number, items[-1], self._said):
            sibling = items[-1]
        if sibling is not None:
            del self._stack[self._stack.index(sibling) :]
        printed = line.text[number.start : number.end]
        start, body = line.start + number.end - len(printed.lstrip()), line.start + number.end
        kind = ClauseKind.OPTION if number.option else ClauseKind.PARAGRAPH
        name = sibling.name if number.option and sibling is not None else ""
        self._push(Node(kind, start, body, body, name=name, enumerator=number, indent=line.indent))
        self._said = line.text

    def _lift_option(self, sibling: Node | None, number: Enumerator) -> Node | None:
        """An option without words of its own holds the numbered paragraphs that follow it.

        It then stands beside the paragraph it was printed after, until its numbers outgrow
        those of the option before it. Gives back the item that *number* still continues.
        """
        current = self._stack[-1]
        if sibling is None or sibling.parent is None or number.option:
            return sibling
        if outgrows(sibling.parent, number):
            return sibling.parent
        if (
            current.kind is not ClauseKind.OPTION
            or not is_empty_option(current, self._said)
            or current.parent is not sibling
        ):
            return sibling
        sibling.children.remove(current)
        current.name = "holds"
        del self._stack[self._stack.index(sibling) :]
        self._push(current)
        return None

    def _next_letter(self, at: int) -> Enumerator | None:
        for number in self._numbers[at + 1 : at + 40]:
            if number is not None and (number.letter or number.roman):
                return number
        return None

    # --- running text -------------------------------------------------------------------

    def _text(self, line: Line) -> None:
        if closes_treaty(line.text) and self._has_articles and self._kind is DocumentKind.DRAFT:
            self._stack = [self.root]
            self._push(Node(ClauseKind.TAIL, line.start, line.start, line.end, label="Testimonium"))
            self._add_words(line, line.start)
        elif self._continues(line):
            self._extend(line)
        else:
            self._flush_text(line)

    def _flush_text(self, line: Line) -> None:
        items = self._open_items()
        if items:
            holder = flush_parent(items, line.indent)
            if self._kind is DocumentKind.STATEMENT and not self._in_article():
                holder = None
            if holder is not None:
                del self._stack[self._stack.index(holder) + 1 :]
            else:
                del self._stack[self._stack.index(items[0]) :]
        current = self._stack[-1]
        last = current.children[-1] if current.children else None
        if last is not None and last.words and current.enumerator is not None:
            self._last = last
            self._extend(line)
        elif last is not None and last.words and line.role is BlockRole.TABLE_CELL and last.name == "table":
            self._extend(line)
        else:
            self._add_words(line, line.start)

    def _in_article(self) -> bool:
        return any(node.kind is ClauseKind.ARTICLE for node in self._stack)

    def _continues(self, line: Line) -> bool:
        """Tell whether *line* goes on with a sentence that a page or a footnote has cut."""
        if self._last is None or not line.text[0].islower() or line.text[0] not in SMALL:
            return False
        return not _FINISHED.search(self._said)

    def _extend(self, line: Line) -> None:
        assert self._last is not None
        holder = self._last.parent
        assert holder is not None
        if holder.children[-1] is not self._last:
            self._last = holder.add(Node(ClauseKind.PARAGRAPH, line.start, line.start, line.end, words=True))
        self._last.end = line.end
        self._said = line.text

    def _words(self, line: Line, start: int, at: int) -> None:
        """The text that follows a heading on its own line; it may begin with a number."""
        offset = start - line.start
        number = enumerator_of(line.text, offset)
        if number is None:
            self._add_words(line, start)
            return
        self._push_item(line, settle_roman(number, [], self._next_letter(at)))
        self._rest_of_item(line, number, at)

    def _add_words(self, line: Line, start: int) -> None:
        skipped = line.text[start - line.start :]
        start += len(skipped) - len(skipped.lstrip())
        node = Node(ClauseKind.PARAGRAPH, start, start, line.end, words=True, indent=line.indent)
        node.name = "table" if line.role is BlockRole.TABLE_CELL else ""
        self._last = self._stack[-1].add(node)
        self._said = line.text

    # --- what stands apart --------------------------------------------------------------

    def _rule(self, line: Line) -> None:
        self._after_rule = True
        self._footnote_node(line, "")

    def _footnote(self, line: Line, at: int) -> None:
        number = footnote_number(line.text)
        if not number and self._after_rule and line.role is not BlockRole.FOOTNOTE:
            self._after_rule = False
            self._body_line(at)
            return
        waiting = self._stack[-1].children[-1] if self._stack[-1].children else None
        if waiting is not None and waiting.kind is ClauseKind.FOOTNOTE and (not number or not waiting.label):
            waiting.end = line.end
            waiting.label = waiting.label or (f"footnote {number}" if number else "")
            return
        self._footnote_node(line, number)

    def _footnote_node(self, line: Line, number: str) -> None:
        self._title_wanted = False
        label = f"footnote {number}" if number else ""
        self._stack[-1].add(Node(ClauseKind.FOOTNOTE, line.start, line.start, line.end, label=label))

    def _signatories(self, at: int) -> int:
        line = self._lines[at]
        last = at
        while (
            last + 1 < len(self._lines)
            and len(self._lines[last + 1].text) < 160
            and not self._lines[last + 1].heading
        ):
            last += 1
        self._stack = [self.root]
        node = self._leaf(ClauseKind.SIGNATORIES, line, "")
        node.label, node.end = "Signatories", self._lines[last].end
        return last + 1

    def _push(self, node: Node) -> None:
        self._last = None
        self._stack.append(self._stack[-1].add(node))
