"""Elements and attributes by their plain names, whatever namespace a writer put them in."""

from collections.abc import Iterator

from lxml import etree


def name_of(element: etree._Element) -> str:
    """The name of *element* without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element | None, name: str, default: str = "") -> str:
    """The value of the attribute *name* in any namespace."""
    if element is None:
        return default
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return default


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first element found by following *path* downwards."""
    for name in path:
        if element is None:
            return None
        element = next((one for one in element if name_of(one) == name), None)
    return element


def children(element: etree._Element | None, name: str = "") -> Iterator[etree._Element]:
    """The elements in *element*, all or those called *name*."""
    if element is not None:
        for one in element:
            found = name_of(one)
            if found and (not name or found == name):
                yield one


def whole(words: str, default: int = 0) -> int:
    """A whole number as an attribute writes it; *default* for anything else."""
    try:
        return int(float(words)) if len(words) < 12 else default
    except (ValueError, OverflowError):
        return default
