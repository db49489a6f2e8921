"""Writes drafts and statements as DOCX files that name no author and no machine."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from .masters import Line, Master
from .printed import Row, footnotes, participle, printed_rows, written_day

NOTE_REFERENCE = re.compile(r"\{\^(\d+)\}")
FIXED_MOMENT = (1980, 1, 1, 0, 0, 0)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
NOTES_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
THUMBNAIL = "metadata/thumbnail"
PLAIN_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)
CENTRE = WD_ALIGN_PARAGRAPH.CENTER


def write_draft(path: Path, draft: Master) -> None:
    """Write *draft* with masthead, typed numbers and real footnotes."""
    document = _new_document(draft)
    _add_notes(document, footnotes(draft))
    _masthead(document, draft.head)
    for row in printed_rows(draft):
        _add_row(document, row)
    _save(document, path)


def write_statement(path: Path, statement: Master) -> None:
    """Write *statement*; Arabic runs from right to left."""
    document = _new_document(statement)
    rightward = statement.head["language"] == "ar"
    for line in statement.lines:
        paragraph = _add_statement_line(document, line)
        if rightward:
            _turn_rightward(paragraph)
    _save(document, path)


def _new_document(master: Master) -> Any:
    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(11)
    style.paragraph_format.space_after = Pt(6)
    for level in (1, 2):
        _plain_heading(document.styles[f"Heading {level}"])
    facts = document.core_properties
    moment = datetime.fromisoformat(master.head["date"])
    facts.author = facts.last_modified_by = facts.comments = facts.keywords = ""
    facts.title, facts.language = master.head["title"], master.head["language"]
    facts.created = facts.modified = moment
    facts.revision = 1
    return document


def _masthead(document: Any, head: dict[str, str]) -> None:
    document.sections[0].header.paragraphs[0].add_run(head["symbol"]).bold = True
    table = document.add_table(rows=2, cols=2)
    cells = (
        ("Assembly of Nations", head["symbol"]),
        (head["organ"], f"Distr.: Limited\n{written_day(head['date'])}\n\nOriginal: English"),
    )
    for row, (left, right) in enumerate(cells):
        table.cell(row, 0).paragraphs[0].add_run(left).bold = row == 1
        table.cell(row, 1).paragraphs[0].add_run(right)
    for words, bold in (
        (head["committee"], True),
        (head["session"], True),
        (head["place"], False),
        ("Item 4 of the provisional agenda", False),
    ):
        document.add_paragraph().add_run(words).bold = bold
    title = document.add_paragraph().add_run(head["long-title"])
    title.bold, title.font.size = True, Pt(15)
    document.add_paragraph().add_run("Note by the Secretariat").bold = True


def _add_row(document: Any, row: Row) -> None:
    if row.style == "division":
        for words in filter(None, (row.mark, row.words)):
            heading = document.add_heading(words, level=1)
            heading.alignment = CENTRE
        return
    if row.style == "article":
        document.add_heading(f"{row.mark} {row.words}", level=2)
        return
    paragraph = document.add_paragraph()
    _set_in(paragraph, row)
    if row.mark:
        paragraph.add_run(f"{row.mark}\t")
    phrase = participle(row.words) if row.style == "preamble" else ""
    if phrase:
        paragraph.add_run(phrase).italic = True
    _add_words(paragraph, row.words[len(phrase) :])


def _set_in(paragraph: Any, row: Row) -> None:
    shape = paragraph.paragraph_format
    if row.style == "item":
        shape.left_indent, shape.first_line_indent = Pt(24 * (row.level + 1)), Pt(-24)
    if row.style == "option":
        shape.left_indent, shape.first_line_indent = Pt(24), Pt(-24 if row.mark else 0)
    shape.tab_stops.add_tab_stop(Pt(24))


def _plain_heading(style: Any) -> None:
    style.font.name, style.font.size, style.font.bold = "Times New Roman", Pt(12), True
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.rPr.rFonts
    for name in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[name]
    style.paragraph_format.space_before = Pt(10)
    style.paragraph_format.space_after = Pt(4)


def _add_words(paragraph: Any, words: str) -> None:
    at = 0
    for found in NOTE_REFERENCE.finditer(words):
        paragraph.add_run(words[at : found.start()])
        run = paragraph.add_run()
        run.font.superscript = True
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), found[1])
        run._r.append(reference)
        at = found.end()
    if words[at:]:
        paragraph.add_run(words[at:])


def _add_notes(document: Any, notes: dict[str, str]) -> None:
    separators = (
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0">'
        "<w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"
    )
    told = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        '<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve">'
        f" {escape(words)}</w:t></w:r></w:p></w:footnote>"
        for number, words in notes.items()
    )
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<w:footnotes xmlns:w="{WORD}">{separators}{told}</w:footnotes>'
    )
    package = document.part.package
    part = Part(PackURI("/word/footnotes.xml"), NOTES_TYPE, xml.encode("utf-8"), package)
    document.part.relate_to(part, NOTES_RELATION)


def _add_statement_line(document: Any, line: Line) -> Any:
    if line.kind == "heading":
        return document.add_heading(line.words, level=2)
    paragraph = document.add_paragraph()
    run = paragraph.add_run(f"{line.mark} {line.words}".strip())
    run.bold = line.kind == "signatories"
    if line.kind == "item":
        paragraph.paragraph_format.left_indent = Pt(24)
    if line.kind in ("line", "signatory"):
        paragraph.paragraph_format.space_after = Pt(0)
    return paragraph


def _turn_rightward(paragraph: Any) -> None:
    """Word sets a bidi paragraph flush right by itself; the mark must stand before spacing and indents."""
    facts = paragraph._p.get_or_add_pPr()
    facts.insert_element_before(OxmlElement("w:bidi"), "w:spacing", "w:ind", "w:jc", "w:rPr")
    for run in paragraph.runs:
        run.font.rtl = True


def _forget_template(document: Any) -> None:
    """Drop the picture and the program's name that the blank document brings along."""
    relations = document.part.package.rels
    for name in [name for name, one in relations.items() if one.reltype.endswith(THUMBNAIL)]:
        del relations[name]


def _save(document: Any, path: Path) -> None:
    _forget_template(document)
    held = io.BytesIO()
    document.save(held)
    with zipfile.ZipFile(held) as made, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in sorted(made.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, FIXED_MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(entry, PLAIN_APP if name == "docProps/app.xml" else made.read(name))
