"""Looks that web pages and office files name by words, as the styles the treaty room knows."""

import re

from workbench.treaty.layout import SpanStyle

YELLOW = "#ffff00"
_NAMED = {
    "yellow": YELLOW, "green": "#00ff00", "lime": "#00ff00", "cyan": "#00ffff", "aqua": "#00ffff",
    "magenta": "#ff00ff", "fuchsia": "#ff00ff", "blue": "#0000ff", "red": "#ff0000", "orange": "#ffa500",
    "pink": "#ffc0cb", "lightgreen": "#90ee90", "lightblue": "#add8e6", "lightyellow": "#ffffe0",
    "grey": "#808080", "gray": "#808080", "lightgray": "#c0c0c0", "lightgrey": "#c0c0c0",
    "darkblue": "#000080", "darkcyan": "#008080", "darkgreen": "#008000", "darkmagenta": "#800080",
    "darkred": "#800000", "darkyellow": "#808000", "darkgray": "#808080",
}  # fmt: skip
_UNMARKED = {"#ffffff", "#000000"}
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})")
_HEX = re.compile(r"#?([0-9a-f]{6}|[0-9a-f]{3})\b", re.I)


def colour_of(words: str) -> str:
    """The colour behind text as ``#rrggbb``; empty for white, black, none and what is no colour."""
    words = words.strip().lower()
    colour = _NAMED.get(words.replace(" ", ""), "") or _written(words)
    return "" if colour in _UNMARKED else colour


def css_styles(declared: str) -> tuple[frozenset[SpanStyle], str]:
    """The styles and the highlight colour that a CSS declaration gives."""
    said = _declarations(declared)
    styles = set()
    if said.get("font-weight", "") in {"bold", "bolder", "600", "700", "800", "900"}:
        styles.add(SpanStyle.BOLD)
    if said.get("font-style", "") in {"italic", "oblique"}:
        styles.add(SpanStyle.ITALIC)
    drawn = f"{said.get('text-decoration', '')} {said.get('text-decoration-line', '')}"
    if "underline" in drawn:
        styles.add(SpanStyle.UNDERLINE)
    if "line-through" in drawn:
        styles.add(SpanStyle.STRIKE)
    if said.get("vertical-align", "") == "super":
        styles.add(SpanStyle.SUPERSCRIPT)
    colour = colour_of(said.get("background-color", "") or said.get("background", ""))
    if colour:
        styles.add(SpanStyle.HIGHLIGHT)
    return frozenset(styles), colour


def is_hidden(declared: str) -> bool:
    """Tell whether a CSS declaration keeps its element off the screen."""
    said = _declarations(declared)
    return said.get("display") == "none" or said.get("visibility") == "hidden"


def is_centred(declared: str) -> bool:
    """Tell whether a CSS declaration centres its element's lines."""
    return _declarations(declared).get("text-align") == "center"


def _declarations(declared: str) -> dict[str, str]:
    pairs = (part.partition(":") for part in declared.lower().split(";"))
    return {name.strip(): value.replace("!important", "").strip() for name, _, value in pairs}


def _written(words: str) -> str:
    if parts := _RGB.match(words):
        return "#" + "".join(f"{min(int(part), 255):02x}" for part in parts.groups())
    if not (found := _HEX.match(words)) or not words.startswith("#"):
        return ""
    digits = found[1]
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))
