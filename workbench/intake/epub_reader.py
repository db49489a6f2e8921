"""EPUB books: their web pages in the order of the spine."""

import posixpath
from urllib.parse import unquote

from lxml import etree

from workbench.intake.html_reader import write_html
from workbench.intake.manuscript import Manuscript
from workbench.intake.refusals import Unreadable
from workbench.intake.text_reader import decoded
from workbench.intake.xml_names import attribute, child, children, name_of
from workbench.intake.zips import Members, open_zip
from workbench.treaty.documents import SourceKind
from workbench.treaty.layout import Reading

_PAGES = frozenset({"application/xhtml+xml", "text/html"})


def read_epub(untrusted: bytes, manuscript: Manuscript) -> Reading:
    """Read a book as one text, without its table of contents."""
    members = open_zip(untrusted)
    for name in _spine(members):
        write_html(decoded(members.read(name))[0], manuscript)
    return manuscript.reading(SourceKind.EPUB)


def _spine(members: Members) -> list[str]:
    """The names of the members that hold the text, in reading order."""
    container = members.xml("META-INF/container.xml")
    package = next(
        (attribute(one, "full-path") for one in container.iter() if name_of(one) == "rootfile"), ""
    )
    if package not in members.names:
        raise Unreadable("it is a book without a list of its parts.")
    root = members.xml(package)
    listed = _listed(root)
    folder = posixpath.dirname(package)
    names = []
    for one in children(child(root, "spine"), "itemref"):
        href = listed.get(attribute(one, "idref"))
        if href is not None:
            names.append(posixpath.normpath(posixpath.join(folder, unquote(href.partition("#")[0]))))
    found = [name for name in names if name in members.names]
    if not found:
        raise Unreadable("it is a book whose pages are missing.")
    return found


def _listed(root: etree._Element) -> dict[str, str]:
    """The pages of the manifest by their ids, the table of contents left out."""
    return {
        attribute(one, "id"): attribute(one, "href")
        for one in children(child(root, "manifest"), "item")
        if attribute(one, "media-type") in _PAGES and "nav" not in attribute(one, "properties").split()
    }
