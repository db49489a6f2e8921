"""Word documents with tracked changes as their tests read them."""

import zipfile
from pathlib import Path

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def document_of(path: Path) -> etree._Element:
    """The body of a Word file."""
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def text_lines(body: etree._Element) -> list[etree._Element]:
    """The paragraphs of the compared text, without what stands above it."""
    lines = list(body.iter(f"{W}p"))
    first = next(at for at, line in enumerate(lines) if line.find(f"{W}bookmarkStart") is not None)
    return lines[first:]


def settled_text(body: etree._Element, drop: str) -> str:
    """The text after all changes were accepted (*drop* is ``del``) or rejected (``ins``), as Word does it."""
    text = ""
    for line in text_lines(body):
        for part in line.iter(f"{W}t", f"{W}delText", f"{W}br", f"{W}tab"):
            if not any(above.tag == f"{W}{drop}" for above in part.iterancestors()):
                text += {f"{W}br": "\n", f"{W}tab": "\t"}.get(str(part.tag), part.text or "")
        text += "\n" if line.find(f"{W}pPr/{W}rPr/{W}{drop}") is None else ""
    return text.rstrip("\n")
