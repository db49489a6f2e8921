"""Words as runs of a Word paragraph: bold, grey, changed, or written from right to left."""

from collections.abc import Iterable

from workbench.briefing.docx_xml import Element, make, text_elements
from workbench.briefing.pack import RIGHT_TO_LEFT, Words, bared
from workbench.treaty.comparison import RunKind

GREY = "667085"
TONES = {RunKind.EQUAL: GREY, RunKind.INSERTED: "0A6B45", RunKind.DELETED: "A8231C"}
_GROUNDS = {RunKind.INSERTED: "E2F4EA", RunKind.DELETED: "FBE9E7"}
_LOCALES = {"ar": "ar-SA", "he": "he-IL", "fa": "fa-IR", "ur": "ur-PK", "zh": "zh-CN", "en": "en-GB"}


def paragraph(style: str, runs: Iterable[Element], language: str = "", *settings: Element) -> Element:
    """A paragraph of that style; a language written from right to left turns it round."""
    about = make("pPr", make("pStyle", val=style))
    rest = list(settings)
    if language in RIGHT_TO_LEFT:
        rest.append(make("bidi"))
    about.extend(sorted(rest, key=lambda one: _ORDER.index(one.tag.rsplit("}", 1)[-1])))
    return make("p", about, *runs)


_ORDER = (
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "pBdr",
    "shd",
    "tabs",
    "bidi",
    "spacing",
    "ind",
    "jc",
    "rPr",
)


def run(text: str, language: str = "", *, bold: bool = False, italic: bool = False, colour: str = "",
        kind: RunKind = RunKind.EQUAL, small: bool = False) -> Element:  # fmt: skip
    """One run; ``small`` is the grey sans of citations and asides."""
    about: list[Element] = []
    if small:
        about.append(make("rStyle", val="Aside"))
    if bold:
        about += [make("b"), make("bCs")]
    if italic:
        about += [make("i"), make("iCs")]
    if kind is RunKind.DELETED:
        about.append(make("strike"))
    if shown := colour or (TONES[kind] if kind in _GROUNDS else ""):
        about.append(make("color", val=shown))
    if kind is RunKind.INSERTED:
        about.append(make("u", val="single"))
    if kind in _GROUNDS:
        about.append(make("shd", val="clear", color="auto", fill=_GROUNDS[kind]))
    about += script(language)
    return make("r", *([make("rPr", *about)] if about else []), *text_elements(text))


def script(language: str) -> list[Element]:
    """What Word must know of the language of a run."""
    if language in RIGHT_TO_LEFT:
        return [make("rtl"), make("lang", bidi=_LOCALES[language])]
    if language == "zh":
        return [make("lang", eastAsia=_LOCALES[language])]
    known = len(language) == 2 and language.isascii() and language.isalpha()
    return [make("lang", val=_LOCALES.get(language, language))] if known else []


def runs(words: tuple[Words, ...], language: str = "") -> list[Element]:
    """All words as runs."""
    return [
        run(
            one.text,
            "" if one.muted else language,
            bold=one.bold,
            italic=one.italic,
            kind=one.kind,
            small=one.muted,
        )
        for one in bared(words)
    ]
