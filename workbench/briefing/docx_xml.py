"""The elements of a Word document, made by name."""

from lxml import etree

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
Element = etree._Element


def make(tag: str, *children: Element, **attributes: object) -> Element:
    """An element of the main namespace: ``make("jc", val="center")`` is ``<w:jc w:val="center"/>``."""
    made = etree.Element(
        f"{{{WORD}}}{tag}", {f"{{{WORD}}}{name}": str(value) for name, value in attributes.items()}
    )
    made.extend(children)
    return made


def name_of(tag: str) -> str:
    """The full name of a tag or attribute of the main namespace."""
    return f"{{{WORD}}}{tag}"


def text_elements(text: str, tag: str = "t") -> list[Element]:
    """The text of a run, its line ends as breaks and its tabs as tabs."""
    found: list[Element] = []
    for number, line in enumerate(text.split("\n")):
        if number:
            found.append(make("br"))
        for at, piece in enumerate(line.split("\t")):
            if at:
                found.append(make("tab"))
            if piece:
                said = make(tag)
                said.set(_SPACE, "preserve")
                said.text = piece
                found.append(said)
    return found


def field(code: str) -> list[Element]:
    """The runs of a field that Word fills in, such as ``PAGE``."""
    order = make("instrText")
    order.set(_SPACE, "preserve")
    order.text = f" {code} "
    shown = make("t")
    shown.text = "1"
    return [
        make("r", make("fldChar", fldCharType="begin")),
        make("r", order),
        make("r", make("fldChar", fldCharType="separate")),
        make("r", shown),
        make("r", make("fldChar", fldCharType="end")),
    ]
