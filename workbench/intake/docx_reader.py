"""Word files: paragraphs with the numbers Word prints, tables, notes, comments and tracked changes."""

from collections.abc import Iterator

from lxml import etree

from workbench.intake.docx_numbering import Numbering
from workbench.intake.docx_runs import Notes, RunReader, comments_of
from workbench.intake.docx_styles import ParagraphLook, RunLook, Styles
from workbench.intake.manuscript import Manuscript, Run
from workbench.intake.printed_lines import parted
from workbench.intake.refusals import Unreadable
from workbench.intake.xml_names import attribute, child, children, name_of
from workbench.intake.zips import Members, open_zip
from workbench.treaty.documents import SourceKind
from workbench.treaty.layout import BlockRole, Reading

_THROUGH = frozenset({
    "sdt", "sdtContent", "customXml", "ins", "del", "moveTo", "moveFrom", "AlternateContent",
    "Choice",
})  # fmt: skip
_DEEPEST = 60
_NOT_PRINTED = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def read_docx(untrusted: bytes, manuscript: Manuscript) -> Reading:
    """Read a Word file as it would be printed with its tracked changes accepted; those are proposals."""
    _Document(open_zip(untrusted), manuscript).read()
    return manuscript.reading(SourceKind.DOCX)


class _Document:
    """One Word file while it is read."""

    def __init__(self, members: Members, manuscript: Manuscript) -> None:
        self._members = members
        self._manuscript = manuscript
        self._main = _main_part(members)
        self._styles = Styles(self._part("styles"))
        self._numbering = Numbering(self._part("numbering"))
        self._notes = Notes()
        self._runs = RunReader(self._styles, comments_of(self._part("comments")), self._notes)

    def read(self) -> None:
        """Read the body, then the notes it refers to."""
        body = child(self._members.xml(self._main), "body")
        if body is None:
            raise Unreadable("it is a Word file without a body.")
        self._blocks(body, BlockRole.PARAGRAPH, 0)
        self._write_notes()

    def _part(self, name: str) -> etree._Element | None:
        folder = self._main.rpartition("/")[0]
        return self._members.xml_or_none(f"{folder}/{name}.xml" if folder else f"{name}.xml")

    def _blocks(self, parent: etree._Element, role: BlockRole, depth: int) -> None:
        if depth > _DEEPEST:
            return
        for one in children(parent):
            name = name_of(one)
            if name == "p":
                self._paragraph(one, role, depth)
            elif name == "tbl":
                for cell in _cells(one):
                    self._blocks(cell, BlockRole.TABLE_CELL, depth + 1)
            elif name in _THROUGH:
                self._blocks(one, role, depth + 1)

    def _paragraph(self, paragraph: etree._Element, role: BlockRole, depth: int) -> None:
        properties = child(paragraph, "pPr")
        look = self._styles.paragraph(properties)
        base = RunLook() if look.heading else look.run
        runs = self._runs.runs(paragraph, base)
        if look.numbered and _has_words(runs):
            label = self._numbering.label(*look.numbered)
            runs = [Run(f"{label} "), *runs] if label else runs
            role = BlockRole.LIST_ITEM if label and role is BlockRole.PARAGRAPH else role
        if look.heading and role is not BlockRole.TABLE_CELL:
            role = BlockRole.HEADING
        for piece in parted(runs):
            self._manuscript.add(piece, role, _level(look, role), look.indent, look.centred)
        boxes, self._runs.boxes = self._runs.boxes, []
        for box in boxes:
            self._blocks(box, BlockRole.PARAGRAPH, depth + 1)

    def _write_notes(self) -> None:
        parts = {kind: self._part(f"{kind}s") for kind in ("footnote", "endnote")}
        for number, (kind, note_id) in enumerate(list(self._notes.order), 1):
            runs: list[Run] = [Run(f"{number} ")]
            for note in children(parts[kind], kind):
                if attribute(note, "id") == note_id and attribute(note, "type") not in _NOT_PRINTED:
                    for paragraph in children(note, "p"):
                        look = self._styles.paragraph(child(paragraph, "pPr"))
                        runs += [*self._runs.runs(paragraph, look.run), Run(" ")]
            self._manuscript.add(runs, BlockRole.FOOTNOTE)


def _main_part(members: Members) -> str:
    """The member that holds the text, as the container's relations name it."""
    relations = members.xml_or_none("_rels/.rels")
    for one in children(relations, "Relationship"):
        if attribute(one, "Type").endswith("/officeDocument"):
            target = attribute(one, "Target").lstrip("/")
            if target in members.names:
                return target
    if "word/document.xml" not in members.names:
        raise Unreadable("its text is missing; the file is damaged.")
    return "word/document.xml"


def _cells(table: etree._Element) -> Iterator[etree._Element]:
    for one in children(table):
        name = name_of(one)
        if name == "tc":
            yield one
        elif name in {"tr", "sdt", "sdtContent", "ins", "customXml"}:
            yield from _cells(one)


def _has_words(runs: list[Run]) -> bool:
    return any(run.words.strip() and not run.deleted for run in runs)


def _level(look: ParagraphLook, role: BlockRole) -> int:
    if role is BlockRole.HEADING:
        return look.heading
    return look.numbered[1] + 1 if look.numbered and role is BlockRole.LIST_ITEM else 0
