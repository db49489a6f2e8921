"""What a Word file's styles give to paragraphs and runs: headings, numbers, bold and the like."""

from dataclasses import dataclass, field, replace

from lxml import etree

from workbench.intake.styles import colour_of
from workbench.intake.xml_names import attribute, child, children, name_of, whole
from workbench.treaty.layout import SpanStyle

_OFF = frozenset({"0", "false", "off", "none"})
_TOGGLES = {
    "b": SpanStyle.BOLD, "i": SpanStyle.ITALIC, "u": SpanStyle.UNDERLINE,
    "strike": SpanStyle.STRIKE, "dstrike": SpanStyle.STRIKE,
}  # fmt: skip
_DEEPEST = 20
_TWENTIETHS = 20


@dataclass(frozen=True, slots=True)
class RunLook:
    """How a run looks."""

    styles: frozenset[SpanStyle] = frozenset()
    colour: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """How a paragraph looks; ``heading`` is 0 for none, ``numbered`` its list and level, if it has one."""

    heading: int = 0
    numbered: tuple[str, int] | None = None
    indent: float = 0.0
    centred: bool = False
    run: RunLook = field(default_factory=RunLook)


class Styles:
    """The styles of one Word file, by their ids."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles = {attribute(one, "styleId"): one for one in children(root, "style")}
        self._looks: dict[str, ParagraphLook] = {}
        self._default = next(
            (
                name
                for name, one in self._styles.items()
                if attribute(one, "type") == "paragraph" and attribute(one, "default") in {"1", "true"}
            ),
            "",
        )

    def paragraph(self, properties: etree._Element | None) -> ParagraphLook:
        """The look of a paragraph with these properties."""
        named = attribute(child(properties, "pStyle"), "val") or self._default
        return _with_paragraph(self.named(named), properties)

    def run(self, properties: etree._Element | None, base: RunLook) -> RunLook:
        """The look of a run with these properties, in a paragraph whose runs look like *base*."""
        named = attribute(child(properties, "rStyle"), "val")
        if named:
            character = self.named(named).run
            base = replace(
                base, styles=base.styles | character.styles, colour=character.colour or base.colour
            )
        return _with_run(base, properties)

    def named(self, name: str, depth: int = 0) -> ParagraphLook:
        """The look that the style called *name* gives, with all it is based on."""
        if name not in self._looks:
            self._looks[name] = self._resolved(name, depth)
        return self._looks[name]

    def _resolved(self, name: str, depth: int) -> ParagraphLook:
        style = self._styles.get(name)
        if style is None or depth > _DEEPEST:
            return ParagraphLook()
        basis = attribute(child(style, "basedOn"), "val")
        look = self.named(basis, depth + 1) if basis and basis != name else ParagraphLook()
        look = _with_paragraph(look, child(style, "pPr"))
        look = replace(look, run=_with_run(look.run, child(style, "rPr")))
        called = attribute(child(style, "name"), "val").lower()
        if called.startswith("heading ") and called[8:].isdecimal():
            return replace(look, heading=min(9, int(called[8:])))
        return replace(look, heading=1) if called in {"title", "subtitle"} else look


def _with_paragraph(look: ParagraphLook, properties: etree._Element | None) -> ParagraphLook:
    if properties is None:
        return look
    outline = child(properties, "outlineLvl")
    if outline is not None:
        level = whole(attribute(outline, "val"), 9)
        look = replace(look, heading=level + 1 if 0 <= level < 9 else 0)
    numbered = child(properties, "numPr")
    if numbered is not None:
        list_id = attribute(child(numbered, "numId"), "val") or (look.numbered or ("", 0))[0]
        level = whole(attribute(child(numbered, "ilvl"), "val"), (look.numbered or ("", 0))[1])
        look = replace(look, numbered=None if list_id in {"", "0"} else (list_id, max(0, min(level, 8))))
    indent = child(properties, "ind")
    if indent is not None:
        left = attribute(indent, "left") or attribute(indent, "start") or "0"
        look = replace(look, indent=max(0.0, whole(left) / _TWENTIETHS))
    justified = child(properties, "jc")
    return look if justified is None else replace(look, centred=attribute(justified, "val") == "center")


def _with_run(look: RunLook, properties: etree._Element | None) -> RunLook:
    styles, colour, hidden = set(look.styles), look.colour, look.hidden
    for one in children(properties):
        name, value = name_of(one), attribute(one, "val")
        if name in _TOGGLES:
            (styles.discard if value in _OFF else styles.add)(_TOGGLES[name])
        elif name == "vertAlign":
            (styles.add if value == "superscript" else styles.discard)(SpanStyle.SUPERSCRIPT)
        elif name in {"highlight", "shd"}:
            said = value if name == "highlight" else f"#{attribute(one, 'fill')}"
            colour = colour_of(said) or (colour if name == "shd" else "")
            (styles.add if colour else styles.discard)(SpanStyle.HIGHLIGHT)
        elif name == "vanish":
            hidden = value not in _OFF
    return RunLook(frozenset(styles), colour, hidden)
