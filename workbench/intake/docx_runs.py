"""The runs of a Word paragraph: words with their look, tracked changes, comments and note marks."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from workbench.intake.docx_styles import RunLook, Styles
from workbench.intake.manuscript import Change, Run
from workbench.intake.xml_names import attribute, child, children, name_of
from workbench.treaty.layout import ProposalKind, SpanStyle

_TRACKED = {
    "ins": ProposalKind.INSERT,
    "moveTo": ProposalKind.INSERT,
    "del": ProposalKind.DELETE,
    "moveFrom": ProposalKind.DELETE,
}
_THROUGH = frozenset({
    "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "bdo", "dir", "ruby",
    "rubyBase",
})  # fmt: skip
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_SIGNS = {"tab": " ", "ptab": " ", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_DEEPEST = 60


@dataclass(slots=True)
class Notes:
    """The notes that paragraphs refer to, numbered as they come."""

    order: list[tuple[str, str]] = field(default_factory=list)

    def number(self, kind: str, note_id: str) -> int:
        """The printed number of a note at the place that refers to it."""
        self.order.append((kind, note_id))
        return len(self.order)


@dataclass(slots=True)
class RunReader:
    """Reads the runs of paragraphs, remembering what is open across them: fields and comments."""

    styles: Styles
    comments: dict[str, Change]
    notes: Notes
    boxes: list[etree._Element] = field(default_factory=list)
    _open: dict[str, Change] = field(default_factory=dict)
    _fields: list[bool] = field(default_factory=list)

    def runs(self, paragraph: etree._Element, look: RunLook) -> list[Run]:
        """The runs of *paragraph* in order."""
        return list(self._inside(paragraph, look, (), 0))

    def _inside(
        self, element: etree._Element, look: RunLook, changes: tuple[Change, ...], depth: int
    ) -> Iterator[Run]:
        for one in children(element):
            name = name_of(one)
            if name == "r":
                yield from self._run(one, look, changes)
            elif name in _TRACKED and depth < _DEEPEST:
                change = Change(_TRACKED[name], attribute(one, "author"), attribute(one, "date"))
                yield from self._inside(one, look, (*changes, change), depth + 1)
            elif name in _THROUGH and depth < _DEEPEST:
                yield from self._inside(one, look, changes, depth + 1)
            elif name == "commentRangeStart":
                comment = self.comments.get(attribute(one, "id"))
                if comment is not None:
                    self._open[attribute(one, "id")] = comment
            elif name == "commentRangeEnd":
                self._open.pop(attribute(one, "id"), None)

    def _run(self, run: etree._Element, base: RunLook, changes: tuple[Change, ...]) -> Iterator[Run]:
        look = self.styles.run(child(run, "rPr"), base)
        changes = (*changes, *self._open.values())
        for one in children(run):
            name = name_of(one)
            if name == "fldChar":
                self._field(attribute(one, "fldCharType"))
            elif name in {"drawing", "pict", "AlternateContent", "object"}:
                self.boxes.extend(_text_boxes(one))
            elif look.hidden or (self._fields and not self._fields[-1]):
                continue
            elif name in _NOTES:
                number = str(self.notes.number(_NOTES[name], attribute(one, "id")))
                yield Run(number, look.styles | {SpanStyle.SUPERSCRIPT}, look.colour, changes)
            elif words := _words(one, name):
                yield Run(words, look.styles, look.colour, changes)

    def _field(self, edge: str) -> None:
        """Follow a field: its instructions are not printed, its result is."""
        if edge == "begin":
            self._fields.append(False)
        elif edge == "separate" and self._fields:
            self._fields[-1] = True
        elif edge == "end" and self._fields:
            self._fields.pop()


def _words(element: etree._Element, name: str) -> str:
    if name in {"t", "delText"}:
        return (element.text or "").replace("\n", " ")
    if name == "br":
        return "\n" if attribute(element, "type", "textWrapping") == "textWrapping" else " "
    if name == "sym":
        return _symbol(attribute(element, "char"))
    return _SIGNS.get(name, "")


def _symbol(code: str) -> str:
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return chr(number) if 0x20 <= number < 0xD800 or 0xE000 <= number < 0x10000 else ""


def _text_boxes(element: etree._Element) -> Iterator[etree._Element]:
    """The contents of text boxes in a drawing, each once, not its copy for older programs."""
    for one in element.iter():
        if name_of(one) == "txbxContent" and not any(name_of(up) == "Fallback" for up in one.iterancestors()):
            yield one


def comments_of(root: etree._Element | None) -> dict[str, Change]:
    """The comments of a Word file by their ids."""
    found = {}
    for one in children(root, "comment"):
        words = " ".join(
            "".join(part.text or "" for part in paragraph.iter() if name_of(part) == "t")
            for paragraph in one.iter()
            if name_of(paragraph) == "p"
        )
        change = Change(ProposalKind.COMMENT, attribute(one, "author"), attribute(one, "date"))
        found[attribute(one, "id")] = replace(change, words=" ".join(words.split()))
    return found
