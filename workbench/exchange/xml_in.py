"""Reading XML that somebody sent: no entities, no document types, nothing fetched, limits kept."""

import datetime
from collections.abc import Iterator

from lxml import etree

from workbench.treaty.errors import KnownError

Element = etree._Element
LARGEST_XML = 128 * 1024 * 1024


def parsed(untrusted: bytes, name: str) -> Element:
    """The root of an XML file; *name* is how the analyst knows it.

    A file with a document type is refused: that is where attacks by entities live.
    """
    if len(untrusted) > LARGEST_XML:
        raise KnownError(f"{name} was not read: it is larger than a project of this kind can be.")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(untrusted.lstrip(b"\xef\xbb\xbf \r\n\t"), parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise KnownError(f"{name} was not read: its XML is broken or too deep; export it again.") from problem
    if etree.DocInfo(root).internalDTD is not None:
        raise KnownError(f"{name} was not read: it declares a document type, which no honest export does.")
    return root


def local(element: Element) -> str:
    """The name of an element without its namespace: old exports use several."""
    return etree.QName(element).localname


def children(element: Element | None, *tags: str) -> Iterator[Element]:
    """The children of those names, whatever their namespace."""
    for child in element if element is not None else ():
        if isinstance(child.tag, str) and local(child) in tags:
            yield child


def child(element: Element | None, tag: str) -> Element | None:
    """The first child of that name."""
    return next(children(element, tag), None)


def said(element: Element | None, tag: str) -> str:
    """The text of the first child of that name, empty where there is none."""
    found = child(element, tag)
    return (found.text or "") if found is not None else ""


def whole(written: str | None) -> int | None:
    """A number in an attribute, None where it is none or absurd."""
    text = (written or "").strip()
    return int(text) if text.isascii() and text.lstrip("-").isdigit() and len(text) < 16 else None


def when(written: str | None) -> datetime.datetime | None:
    """A time in an attribute; one without zone is taken as UTC."""
    try:
        read = datetime.datetime.fromisoformat((written or "").strip())
        return read.astimezone(datetime.UTC) if read.tzinfo else read.replace(tzinfo=datetime.UTC)
    except (ValueError, OverflowError):
        return None
