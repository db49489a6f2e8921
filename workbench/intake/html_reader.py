"""HTML: headings, paragraphs, lists with their numbers, tables; what a browser would not show is dropped."""

import re
from dataclasses import dataclass, field, replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from workbench.intake.counting import counted
from workbench.intake.manuscript import Change, Manuscript, Run
from workbench.intake.printed_lines import parted
from workbench.intake.styles import YELLOW, css_styles, is_centred, is_hidden
from workbench.treaty.documents import SourceKind
from workbench.treaty.layout import BlockRole, ProposalKind, Reading, SpanStyle

_DROPPED = frozenset({
    "script", "style", "noscript", "template", "head", "title", "meta", "link", "svg", "math",
    "iframe", "object", "embed", "select", "button", "input", "textarea", "nav", "audio", "video",
    "canvas",
})  # fmt: skip
_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "label", "mark", "q", "ruby", "s", "samp", "small", "span", "strike",
    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img",
})  # fmt: skip
_STYLES = {
    "b": SpanStyle.BOLD, "strong": SpanStyle.BOLD, "i": SpanStyle.ITALIC, "em": SpanStyle.ITALIC,
    "cite": SpanStyle.ITALIC, "u": SpanStyle.UNDERLINE, "s": SpanStyle.STRIKE, "strike": SpanStyle.STRIKE,
    "mark": SpanStyle.HIGHLIGHT, "sup": SpanStyle.SUPERSCRIPT,
}  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CHANGES = {"ins": ProposalKind.INSERT, "del": ProposalKind.DELETE}
_NOTE_ID = re.compile(r"_?(?:fn|ftn|footnote|note|en|edn)[-_]?\d+$", re.I)
_NOTE_CLASS = re.compile(r"\b(?:foot|end)notes?\b", re.I)
_INDENT = 24.0
_DEEPEST = 400


def read_html(text: str, manuscript: Manuscript, warnings: tuple[str, ...]) -> Reading:
    """Read a web page as it would be printed, without its scripts, styles and menus."""
    write_html(text, manuscript)
    return manuscript.reading(SourceKind.HTML, warnings)


def write_html(text: str, manuscript: Manuscript) -> None:
    """Add the paragraphs of a web page to *manuscript*."""
    root = LexborHTMLParser(text).body
    if root is not None:
        page = _Page(manuscript)
        page.walk(root, _Place())
        page.flush()


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the page the walk is: what the words there look like and belong to."""

    styles: frozenset[SpanStyle] = frozenset()
    colour: str = ""
    changes: tuple[Change, ...] = ()
    role: BlockRole = BlockRole.PARAGRAPH
    level: int = 0
    depth: int = 0
    centred: bool = False
    nested: int = 0


@dataclass(slots=True)
class _Page:
    _manuscript: Manuscript
    _runs: list[Run] = field(default_factory=list)
    _place: _Place = field(default_factory=_Place)
    _label: str = ""

    def walk(self, node: LexborNode, place: _Place) -> None:
        """Take up the words below *node* in order."""
        child = node.child
        while child is not None:
            if child.is_text_node:
                self._say(child.text_content or "", place)
            elif child.is_element_node:
                self._element(child, place)
            child = child.next

    def flush(self) -> None:
        """End the paragraph that is open."""
        place, runs = self._place, self._runs
        self._runs = []
        for piece in parted(runs):
            words = [Run(f"{self._label} "), *piece] if self._label else piece
            if any(run.words.strip() for run in piece):
                self._label = ""
            else:
                words = piece
            self._manuscript.add(words, place.role, place.level, place.depth * _INDENT, place.centred)

    def _say(self, words: str, place: _Place) -> None:
        if not self._runs:
            self._place = place
        self._runs.append(Run(words.replace("\n", " "), place.styles, place.colour, place.changes))

    def _element(self, node: LexborNode, place: _Place) -> None:
        tag = node.tag or ""
        said = {name: value or "" for name, value in node.attributes.items()}
        if tag in _DROPPED or "hidden" in said or is_hidden(said.get("style", "")):
            return
        if place.nested > _DEEPEST:
            self._say(node.text(separator=" "), place)
            return
        inside = _restyled(tag, said, replace(place, nested=place.nested + 1))
        if tag == "br":
            self._runs.append(Run("\n"))
        elif tag in {"ol", "ul"}:
            self._list(node, tag, said, replace(inside, depth=place.depth + 1))
        elif tag in _INLINE:
            self.walk(node, inside)
        else:
            self.flush()
            self.walk(node, _as_block(tag, said, inside))
            self.flush()

    def _list(self, node: LexborNode, tag: str, said: dict[str, str], place: _Place) -> None:
        self.flush()
        number = _number(said.get("start", "")) or 1
        child = node.child
        while child is not None:
            if child.is_element_node and child.tag == "li":
                number = _number(child.attributes.get("value") or "") or number
                self._label = f"{counted(number, said.get('type', '1'))}." if tag == "ol" else "•"
                self._element(child, replace(place, role=BlockRole.LIST_ITEM))
                self._label = ""
                number += 1
            elif child.is_element_node:
                self._element(child, place)
            child = child.next


def _restyled(tag: str, said: dict[str, str], place: _Place) -> _Place:
    styles, colour = css_styles(said.get("style", ""))
    if tag in _STYLES:
        styles |= {_STYLES[tag]}
        colour = colour or (YELLOW if tag == "mark" else "")
    if styles:
        place = replace(place, styles=place.styles | styles, colour=colour or place.colour)
    if tag in _CHANGES:
        change = Change(_CHANGES[tag], date=said.get("datetime", ""))
        place = replace(place, changes=(*place.changes, change))
    return place


def _as_block(tag: str, said: dict[str, str], place: _Place) -> _Place:
    centred = place.centred or tag == "center" or said.get("align", "").lower() == "center"
    place = replace(place, centred=centred or is_centred(said.get("style", "")))
    if tag in _HEADINGS:
        return replace(place, role=BlockRole.HEADING, level=_HEADINGS[tag])
    if _NOTE_ID.match(said.get("id", "")) or _NOTE_CLASS.search(said.get("class", "")):
        return replace(place, role=BlockRole.FOOTNOTE)
    if tag in {"td", "th"}:
        return replace(place, role=BlockRole.TABLE_CELL)
    if tag in {"blockquote", "dd"}:
        return replace(place, depth=place.depth + 1)
    return place


def _number(words: str) -> int:
    return int(words) if words.isdecimal() and len(words) < 7 else 0
