"""What an OpenDocument file's styles give: looks of words and paragraphs, numbers of lists."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from workbench.intake.counting import counted
from workbench.intake.styles import colour_of
from workbench.intake.xml_names import attribute, child, children, name_of, whole
from workbench.treaty.layout import SpanStyle

_DEEPEST = 20
_UNITS = {"cm": 28.3465, "mm": 2.83465, "in": 72.0, "pt": 1.0, "px": 0.75, "pc": 12.0}
_DRAWN = (("text-underline-style", SpanStyle.UNDERLINE), ("text-line-through-style", SpanStyle.STRIKE))


@dataclass(frozen=True, slots=True)
class OdtLook:
    """How the words and the paragraph of one style look."""

    styles: frozenset[SpanStyle] = frozenset()
    colour: str = ""
    indent: float = 0.0
    centred: bool = False
    list_style: str = ""


class OdtStyles:
    """The styles and list styles of one OpenDocument file."""

    def __init__(self, roots: list[etree._Element]) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._lists: dict[str, etree._Element] = {}
        self._looks: dict[str, OdtLook] = {}
        for one in _all_styles(roots):
            (self._lists if name_of(one) == "list-style" else self._styles)[attribute(one, "name")] = one

    def named(self, name: str, depth: int = 0) -> OdtLook:
        """The look of the style called *name*, with all it is based on."""
        if name not in self._looks:
            style = self._styles.get(name)
            if style is None or depth > _DEEPEST:
                return OdtLook()
            self._looks[name] = _look(style, self.named(attribute(style, "parent-style-name"), depth + 1))
        return self._looks[name]

    def label(self, list_style: str, level: int, counts: list[int]) -> str:
        """The printed number of an item at *level*, counted from 1; *counts* holds one number a level."""
        pattern = self._level(list_style, level)
        if pattern is None:
            return ""
        if name_of(pattern) != "list-level-style-number":
            return "•"
        style = attribute(pattern, "num-format")
        if not style:
            return ""
        shown = max(1, min(whole(attribute(pattern, "display-levels"), 1), level))
        parts = []
        for place in range(level - shown + 1, level + 1):
            own = self._level(list_style, place)
            parts.append(counted(counts[place - 1], attribute(own, "num-format", style) or style))
        prefix, suffix = attribute(pattern, "num-prefix"), attribute(pattern, "num-suffix")
        return f"{prefix}{'.'.join(parts)}{suffix}".strip()

    def start(self, list_style: str, level: int) -> int:
        """The number a list begins with at *level*."""
        return whole(attribute(self._level(list_style, level), "start-value"), 1)

    def _level(self, list_style: str, level: int) -> etree._Element | None:
        for one in children(self._lists.get(list_style)):
            if whole(attribute(one, "level")) == level:
                return one
        return None


def _all_styles(roots: list[etree._Element]) -> Iterator[etree._Element]:
    for root in roots:
        for group in ("styles", "automatic-styles"):
            for one in children(child(root, group)):
                if name_of(one) in {"style", "list-style"}:
                    yield one


def _look(style: etree._Element, basis: OdtLook) -> OdtLook:
    styles, colour = set(basis.styles), basis.colour
    said = child(style, "text-properties")
    if weight := attribute(said, "font-weight"):
        (styles.add if weight in {"bold", "600", "700", "800", "900"} else styles.discard)(SpanStyle.BOLD)
    if slant := attribute(said, "font-style"):
        (styles.discard if slant == "normal" else styles.add)(SpanStyle.ITALIC)
    for name, drawn in _DRAWN:
        if line := attribute(said, name):
            (styles.discard if line == "none" else styles.add)(drawn)
    if attribute(said, "text-position").startswith(("super", "33", "58")):
        styles.add(SpanStyle.SUPERSCRIPT)
    if behind := attribute(said, "background-color"):
        colour = colour_of(behind)
        (styles.add if colour else styles.discard)(SpanStyle.HIGHLIGHT)
    block = child(style, "paragraph-properties")
    centred = attribute(block, "text-align")
    return OdtLook(
        frozenset(styles),
        colour,
        _points(attribute(block, "margin-left")) if attribute(block, "margin-left") else basis.indent,
        centred == "center" if centred else basis.centred,
        attribute(style, "list-style-name") or basis.list_style,
    )


def _points(length: str) -> float:
    number, unit = length[:-2], length[-2:]
    try:
        return max(0.0, min(float(number) * _UNITS.get(unit, 0.0), 2000.0))
    except ValueError:
        return 0.0
