"""OpenDocument texts: paragraphs, numbered lists, tables, notes, comments and tracked changes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from workbench.intake.manuscript import Change, Manuscript, Run
from workbench.intake.odt_styles import OdtLook, OdtStyles
from workbench.intake.printed_lines import parted
from workbench.intake.refusals import Unreadable
from workbench.intake.xml_names import attribute, child, children, name_of, whole
from workbench.intake.zips import Members, open_zip
from workbench.treaty.documents import SourceKind
from workbench.treaty.layout import BlockRole, ProposalKind, Reading, SpanStyle

_DEEPEST = 60
_LEVELS = 10
_CELLS = frozenset({
    "table", "table-row", "table-rows", "table-header-rows", "table-row-group", "table-columns",
})  # fmt: skip
_SECTIONS = frozenset({
    "section", "index-body", "index-title", "table-of-content", "alphabetical-index",
})  # fmt: skip


def read_odt(untrusted: bytes, manuscript: Manuscript) -> Reading:
    """Read an OpenDocument text as it would be printed with its tracked changes accepted."""
    members = open_zip(untrusted)
    content = members.xml("content.xml") if not _is_locked(members) else None
    if content is None:
        raise Unreadable("it is locked with a password; open it in LibreOffice and save it without one.")
    text = child(content, "body", "text")
    if text is None:
        raise Unreadable("it is an OpenDocument file without text.")
    styles = members.xml_or_none("styles.xml")
    document = _Document(manuscript, OdtStyles([one for one in (styles, content) if one is not None]))
    document.read(text)
    return manuscript.reading(SourceKind.ODT)


def _is_locked(members: Members) -> bool:
    listed = members.xml_or_none("META-INF/manifest.xml")
    return listed is not None and any(name_of(one) == "encryption-data" for one in listed.iter())


@dataclass(frozen=True, slots=True)
class _Place:
    role: BlockRole = BlockRole.PARAGRAPH
    list_style: str = ""
    level: int = 0
    depth: int = 0


class _Document:
    """One OpenDocument text while it is read."""

    def __init__(self, manuscript: Manuscript, styles: OdtStyles) -> None:
        self._manuscript = manuscript
        self._styles = styles
        self._counts: dict[str, list[int]] = {}
        self._label = ""
        self._notes: list[etree._Element] = []
        self._changes: dict[str, Change] = {}
        self._open: dict[str, Change] = {}

    def read(self, text: etree._Element) -> None:
        """Read the body, then its notes."""
        for region in children(child(text, "tracked-changes"), "changed-region"):
            self._learn(region)
        self._blocks(text, _Place())
        for number, body in enumerate(self._notes, 1):
            runs = [Run(f"{number} ")]
            for paragraph in children(body, "p"):
                look = self._styles.named(attribute(paragraph, "style-name"))
                runs += [*self._runs(paragraph, look, 0), Run(" ")]
            self._manuscript.add(runs, BlockRole.FOOTNOTE)

    def _learn(self, region: etree._Element) -> None:
        for one in children(region):
            kind = {"insertion": ProposalKind.INSERT, "deletion": ProposalKind.DELETE}.get(name_of(one))
            if kind is None:
                continue
            info = child(one, "change-info")
            words = " ".join("".join(map(str, part.itertext())) for part in children(one) if part is not info)
            author, date = child(info, "creator"), child(info, "date")
            change = Change(kind, _text(author), _text(date), words if kind is ProposalKind.DELETE else "")
            self._changes[attribute(region, "id")] = change

    def _blocks(self, parent: etree._Element, place: _Place) -> None:
        if place.depth > _DEEPEST:
            return
        deeper = replace(place, depth=place.depth + 1)
        for one in children(parent):
            name = name_of(one)
            if name in {"p", "h"}:
                self._paragraph(one, place)
            elif name == "list":
                self._list(one, deeper)
            elif name in _CELLS:
                self._blocks(one, deeper)
            elif name in {"table-cell", "covered-table-cell"}:
                self._blocks(one, replace(deeper, role=BlockRole.TABLE_CELL))
            elif name in _SECTIONS:
                self._blocks(one, deeper)
            elif name in {"change-start", "change-end"}:
                self._edge(name, attribute(one, "change-id"))

    def _list(self, one: etree._Element, place: _Place) -> None:
        style = attribute(one, "style-name") or place.list_style
        level = min(place.level + 1, _LEVELS)
        key = style or f"level {level}"
        counts = self._counts.setdefault(key, [0] * _LEVELS)
        if (
            level == 1
            and attribute(one, "continue-numbering") != "true"
            and not attribute(one, "continue-list")
        ):
            counts[:] = [0] * _LEVELS
        inside = replace(place, list_style=style, level=level)
        for item in children(one):
            if name_of(item) == "list-item":
                begun = whole(attribute(item, "start-value"), 0)
                first = self._styles.start(style, level)
                counts[level - 1] = begun or (counts[level - 1] + 1 if counts[level - 1] else first)
                counts[level:] = [0] * (_LEVELS - level)
                self._label = self._styles.label(style, level, [count or 1 for count in counts])
            self._blocks(item, inside)
            self._label = ""

    def _paragraph(self, one: etree._Element, place: _Place) -> None:
        look = self._styles.named(attribute(one, "style-name"))
        role, level = place.role, 0
        if name_of(one) == "h":
            role, level = BlockRole.HEADING, max(1, min(whole(attribute(one, "outline-level"), 1), 9))
            look = replace(look, styles=look.styles - {SpanStyle.BOLD})
        runs = list(self._runs(one, look, 0))
        if self._label and any(run.words.strip() for run in runs):
            runs.insert(0, Run(f"{self._label} "))
            self._label = ""
            role = BlockRole.LIST_ITEM if role is BlockRole.PARAGRAPH else role
        for piece in parted(runs):
            self._manuscript.add(piece, role, level or place.level, look.indent, look.centred)

    def _runs(self, element: etree._Element, look: OdtLook, depth: int) -> Iterator[Run]:
        yield from self._say(element.text, look)
        for one in element:
            name = name_of(one)
            if name in {"span", "a", "meta", "meta-field", "ruby", "ruby-base"} and depth < _DEEPEST:
                yield from self._runs(one, self._restyled(one, look), depth + 1)
            elif name == "note":
                self._notes.append(body if (body := child(one, "note-body")) is not None else one)
                yield Run(str(len(self._notes)), look.styles | {SpanStyle.SUPERSCRIPT}, look.colour)
            elif name in {"change", "change-start", "change-end"}:
                yield from self._point(name, attribute(one, "change-id"))
            elif name == "annotation":
                self._comment(one)
            elif name == "annotation-end":
                self._open.pop(f"comment {attribute(one, 'name')}", None)
            elif name in {"s", "tab", "line-break"}:
                yield Run("\n" if name == "line-break" else " ", look.styles, look.colour)
            elif name in {"frame", "text-box"} and depth < _DEEPEST:
                for part in one.iter():
                    if name_of(part) == "p":
                        yield from self._say(f" {''.join(map(str, part.itertext()))} ", look)
            elif name and not len(one):
                yield from self._say(one.text, look)
            yield from self._say(one.tail, look)

    def _restyled(self, one: etree._Element, look: OdtLook) -> OdtLook:
        own = self._styles.named(attribute(one, "style-name"))
        return replace(look, styles=look.styles | own.styles, colour=own.colour or look.colour)

    def _say(self, words: str | None, look: OdtLook) -> Iterator[Run]:
        if words:
            yield Run(words.replace("\n", " "), look.styles, look.colour, tuple(self._open.values()))

    def _point(self, name: str, change_id: str) -> Iterator[Run]:
        """A deletion stands at a point of the text; an insertion lies between two."""
        change = self._changes.get(change_id)
        if name == "change" and change is not None and change.kind is ProposalKind.DELETE:
            yield Run(change.words, changes=(replace(change, words=""),))
        elif name != "change":
            self._edge(name, change_id)

    def _edge(self, name: str, change_id: str) -> None:
        change = self._changes.get(change_id)
        if name == "change-start" and change is not None and change.kind is ProposalKind.INSERT:
            self._open[change_id] = change
        else:
            self._open.pop(change_id, None)

    def _comment(self, one: etree._Element) -> None:
        words = " ".join("".join(map(str, part.itertext())) for part in children(one, "p"))
        change = Change(ProposalKind.COMMENT, _text(child(one, "creator")), _text(child(one, "date")), words)
        if name := attribute(one, "name"):
            self._open[f"comment {name}"] = change


def _text(element: etree._Element | None) -> str:
    return (element.text or "") if element is not None else ""
