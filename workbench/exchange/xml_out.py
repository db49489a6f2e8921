"""Writing XML that any reader takes: legal characters only, and no empty wrappers."""

import datetime
import re
import typing

from lxml import etree

Element = etree._Element
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


def legal(text: str) -> str:
    """The text with each character that XML forbids replaced by one that it allows."""
    return _ILLEGAL.sub("\ufffd", text)


def add(parent: Element, tag: str, text: str | None = None, **attributes: str) -> Element:
    """A new last child in its parent's namespace; empty attributes are left out."""
    space = etree.QName(parent).namespace
    kept = {name: legal(value) for name, value in attributes.items() if value}
    made = etree.SubElement(parent, f"{{{space}}}{tag}", kept)
    if text is not None:
        made.text = legal(text)
    return made


def under(parent: Element, tag: str) -> Element:
    """The first child of that name, made where there is none."""
    found = parent.find(f"{{{etree.QName(parent).namespace}}}{tag}")
    return add(parent, tag) if found is None else found


def own_namespace(space: str) -> dict[str, str]:
    """The declaration that makes *space* the namespace of a whole file, without a prefix."""
    return typing.cast(dict[str, str], {None: space})


def colour_of(written: str) -> str:
    """The colour where it is one the standard knows, else none."""
    return written if _COLOUR.fullmatch(written) else ""


def moment(when: datetime.datetime | None) -> str:
    """A time as XML writes it, in UTC where its zone is known."""
    if when is None:
        return ""
    if when.tzinfo is not None:
        when = when.astimezone(datetime.UTC).replace(tzinfo=None)
        return when.isoformat() + "Z"
    return when.isoformat()


def written(root: Element) -> bytes:
    """The whole file, in UTF-8 and without a byte order mark."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
