"""Markdown: headings, paragraphs, numbered lists and tables, with the marks of emphasis as styles."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from workbench.intake.front_matter import FRONT, identity_in
from workbench.intake.manuscript import Change, Manuscript, Run
from workbench.intake.printed_lines import parted
from workbench.treaty.documents import SourceKind
from workbench.treaty.layout import BlockRole, Reading, SpanStyle

_GLUED_HEADING = re.compile(r"^(#{1,6})(?=[^\s#])", re.M)
_ATTRIBUTES = re.compile(r"^\{:[^}\n]*\}[ \t]*$|^\* TOC[ \t]*$", re.M)
_TAG = re.compile(r"<(/?)(\w+)[^>]*>")
_STYLES = {
    "strong": SpanStyle.BOLD, "em": SpanStyle.ITALIC, "s": SpanStyle.STRIKE, "b": SpanStyle.BOLD,
    "i": SpanStyle.ITALIC, "u": SpanStyle.UNDERLINE, "ins": SpanStyle.UNDERLINE, "del": SpanStyle.STRIKE,
    "sup": SpanStyle.SUPERSCRIPT, "mark": SpanStyle.HIGHLIGHT,
}  # fmt: skip
_NO_CHANGES: tuple[Change, ...] = ()
_INDENT = 24.0


def read_markdown(text: str, manuscript: Manuscript, warnings: tuple[str, ...]) -> Reading:
    """Read Markdown as it would be printed; its front matter serves for title and date only."""
    given = identity_in(text)
    text = _ATTRIBUTES.sub("", _GLUED_HEADING.sub(r"\1 ", FRONT.sub("", text)))
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 60}).enable(["table", "strikethrough"])
    page = _Page(manuscript)
    for token in parser.parse(text):
        page.take(token)
    return replace(manuscript.reading(SourceKind.MARKDOWN, warnings), identity=given)


@dataclass(slots=True)
class _List:
    ordered: bool
    number: int
    mark: str


@dataclass(slots=True)
class _Page:
    _manuscript: Manuscript
    _lists: list[_List] = field(default_factory=list)
    _label: str = ""
    _level: int = 0
    _cell: bool = False

    def take(self, token: Token) -> None:
        """Take up one block token."""
        match token.type:
            case "ordered_list_open":
                self._lists.append(_List(True, int(token.attrGet("start") or 1), token.markup))
            case "bullet_list_open":
                self._lists.append(_List(False, 0, ""))
            case "ordered_list_close" | "bullet_list_close":
                self._lists.pop()
            case "list_item_open":
                self._label = self._next_label(token.info)
            case "heading_open":
                self._level = int(token.tag[1:])
            case "heading_close":
                self._level = 0
            case "td_open" | "th_open":
                self._cell = True
            case "td_close" | "th_close":
                self._cell = False
            case "inline":
                self._print(token.children or ())
            case "fence" | "code_block":
                for line in token.content.split("\n"):
                    self._manuscript.add(line)
            case "html_block":
                self._manuscript.add(_TAG.sub(" ", token.content) if "<meta" not in token.content else "")

    def _next_label(self, info: str) -> str:
        inner = self._lists[-1]
        if not inner.ordered:
            return "•"
        label = f"{info or inner.number}{inner.mark}"
        inner.number += 1
        return label

    def _print(self, tokens: Sequence[Token]) -> None:
        runs = _runs(tokens)
        for piece in parted(runs):
            if self._label:
                piece = [Run(f"{self._label} "), *piece]
            role = BlockRole.LIST_ITEM if self._label else BlockRole.PARAGRAPH
            self._label = ""
            role = BlockRole.HEADING if self._level else BlockRole.TABLE_CELL if self._cell else role
            self._manuscript.add(piece, role, self._level, len(self._lists) * _INDENT)


def _runs(tokens: Sequence[Token]) -> list[Run]:
    runs: list[Run] = []
    styles: list[SpanStyle] = []
    for token in tokens:
        name, _, edge = token.type.rpartition("_")
        if token.type in {"text", "code_inline", "image"}:
            runs.append(Run(token.content, frozenset(styles), "", _NO_CHANGES))
        elif token.type == "hardbreak":
            runs.append(Run("\n"))
        elif token.type == "softbreak":
            runs.append(Run(" ", frozenset(styles)))
        elif token.type == "html_inline" and (tag := _TAG.match(token.content)):
            _turn(styles, tag[2].lower(), opens=not tag[1])
        elif name in _STYLES:
            _turn(styles, name, opens=edge == "open")
    return runs


def _turn(styles: list[SpanStyle], name: str, opens: bool) -> None:
    """Begin or end a style."""
    style = _STYLES.get(name)
    if style is None:
        return
    if opens:
        styles.append(style)
    elif style in styles:
        styles.remove(style)
