"""How a pack looks in Word: real styles that its reader can change in one place."""

from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from workbench.briefing.docx_words import paragraph, run
from workbench.briefing.docx_xml import Element, field, make
from workbench.briefing.pack import Pack
from workbench.briefing.wording import say

SERIF, SANS = "Georgia", "Arial"
_INK, _GREY, _RED = "1A1F2E", "667085", "A8231C"
_HERE, _ALL = "\x01", "\x02"

# name: font, size, bold, colour, space before, space after
_LOOKS: dict[str, tuple[str, float, bool, str, float, float]] = {
    "Normal": (SERIF, 10, False, _INK, 0, 4),
    "Title": (SANS, 20, True, _INK, 0, 4),
    "Heading 1": (SANS, 13, True, _INK, 18, 6),
    "Heading 2": (SANS, 10.5, True, _INK, 12, 3),
    "Heading 3": (SERIF, 10, True, _INK, 10, 3),
    "Header": (SANS, 8, False, _GREY, 0, 0),
    "Footer": (SANS, 8, False, _GREY, 0, 0),
    "List Bullet": (SERIF, 10, False, _INK, 0, 3),
}
_OURS: dict[str, tuple[str, float, bool, str, float, float]] = {
    "Pack Kind": (SANS, 8.5, False, _GREY, 0, 2),
    "Pack Coverage": (SERIF, 9.5, False, _INK, 0, 10),
    "Pack Quote": (SERIF, 10, False, _INK, 3, 6),
    "Pack Cell": (SERIF, 8.5, False, _INK, 0, 0),
    "Pack Head": (SANS, 8, True, _INK, 0, 0),
    "Pack Contents": (SANS, 9, True, _GREY, 8, 4),
    "toc 1": (SANS, 9.5, False, _INK, 2, 2),
    "toc 2": (SANS, 9, False, _INK, 1, 1),
    "Pack Chart": (SANS, 9, True, _INK, 10, 4),
    "Pack Note": (SERIF, 9, False, _GREY, 16, 0),
    "Pack Footnote": (SANS, 7.5, False, _GREY, 0, 1),
    "annotation text": (SANS, 9, False, _INK, 0, 2),
}
_IDS = {"annotation text": "CommentText"}


def blank(pack: Pack) -> Any:
    """An empty Word document with our styles, page, head and foot."""
    document = Document()
    for name, look in _LOOKS.items():
        _set(document.styles[name], look)
    for name, look in _OURS.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name in _IDS)
        style.base_style = document.styles["Normal"]
        style.element.set(qn("w:styleId"), _IDS.get(name, style.style_id))
        _set(style, look)
    _section_style(document)
    _character_styles(document)
    _contents_styles(document, _edge(pack))
    _no_rule(document.styles["Title"])
    _rule(document.styles["Heading 1"])
    document.styles["Normal"].paragraph_format.line_spacing = 1.12
    _set_language(document, pack.language)
    _set_page(document.sections[0], pack)
    return document


def _set(style: Any, look: tuple[str, float, bool, str, float, float]) -> None:
    font, size, bold, colour, before, after = look
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = RGBColor.from_string(colour)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    about = style.element.get_or_add_rPr()
    fonts = about.get_or_add_rFonts()
    fonts.attrib.clear()
    for side in ("ascii", "hAnsi"):
        fonts.set(qn(f"w:{side}"), font)
    fonts.set(qn("w:cs"), "Times New Roman" if font == SERIF else "Arial")
    fonts.set(qn("w:eastAsia"), "SimSun" if font == SERIF else "Microsoft YaHei")
    for old in about.findall(qn("w:spacing")) + about.findall(qn("w:szCs")):
        about.remove(old)
    about.find(qn("w:sz")).addnext(make("szCs", val=round(size * 2 + (2 if font == SERIF else 0))))


def _character_styles(document: Any) -> None:
    aside = document.styles.add_style("Aside", WD_STYLE_TYPE.CHARACTER)
    aside.font.name, aside.font.size, aside.font.color.rgb = SANS, Pt(8), RGBColor.from_string(_GREY)
    mark = document.styles.add_style("Footnote Reference", WD_STYLE_TYPE.CHARACTER, builtin=True)
    mark.font.superscript, mark.font.name = True, SANS
    beside = document.styles.add_style("annotation reference", WD_STYLE_TYPE.CHARACTER, builtin=True)
    beside.element.set(qn("w:styleId"), "CommentReference")
    beside.font.size = Pt(8)


def _rule(style: Any) -> None:
    line = make("bottom", val="single", sz=4, space=3, color="D9DCE3")
    style.element.get_or_add_pPr().insert_element_before(
        make("pBdr", line),
        "w:shd",
        "w:tabs",
        "w:spacing",
        "w:ind",
        "w:contextualSpacing",
        "w:jc",
        "w:outlineLvl",
    )


def _no_rule(style: Any) -> None:
    about = style.element.get_or_add_pPr()
    for border in about.findall(qn("w:pBdr")):
        about.remove(border)


def _set_language(document: Any, language: str) -> None:
    locale = {"fr": "fr-FR", "es": "es-ES"}.get(language, "en-GB")
    for said in document.styles.element.iter(qn("w:lang")):
        said.set(qn("w:val"), locale)


def _set_page(section: Any, pack: Pack) -> None:
    wide, high = (297, 210) if pack.landscape else (210, 297)
    section.page_width, section.page_height = Mm(wide), Mm(high)
    if pack.landscape:
        section.orientation = 1
    side = 18 if pack.landscape else 27
    section.left_margin = section.right_margin = Mm(side)
    section.top_margin, section.bottom_margin = Mm(25), Mm(23)
    section.header_distance = section.footer_distance = Mm(12)
    _fill(section.header, paragraph("Header", _head_runs(pack), "", _tab(_edge(pack))))
    _fill(section.footer, paragraph("Footer", _foot_runs(pack), "", _tab(_edge(pack))))


def _edge(pack: Pack) -> int:
    """Where a line ends, in twentieths of a point."""
    return round((297 - 36 if pack.landscape else 210 - 54) * 56.6929)


def _section_style(document: Any) -> None:
    """The heading of a section inside another: a second level that the list of contents can name."""
    style = document.styles.add_style("Pack Section", WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Heading 2"]
    style.next_paragraph_style = document.styles["Normal"]
    style.font.size = Pt(11.5)


def _contents_styles(document: Any, edge: int) -> None:
    """Lines of contents run to the page number over dots; those of the second level are set in."""
    for name, indent in (("toc 1", 0), ("toc 2", 240)):
        about = document.styles[name].element.get_or_add_pPr()
        dots = make("tab", val="right", pos=edge, leader="dot")
        about.insert_element_before(make("tabs", dots), "w:spacing", "w:ind", "w:jc", "w:outlineLvl")
        document.styles[name].paragraph_format.left_indent = Pt(indent / 20)


def _fill(part: Any, line: Element) -> None:
    part.is_linked_to_previous = False
    for old in part.paragraphs:
        old._element.getparent().remove(old._element)
    part._element.append(line)


def _tab(edge: int) -> Element:
    clear = [make("tab", val="clear", pos=at) for at in (4320, 8640, 4680, 9360)]
    return make("tabs", *clear, make("tab", val="right", pos=edge))


def _head_runs(pack: Pack) -> list[Element]:
    title = run(pack.title[:90] + ("…" if len(pack.title) > 90 else ""))
    return [title, run("\t"), run(pack.marking, bold=True, colour=_RED)] if pack.marking else [title]


def _foot_runs(pack: Pack) -> list[Element]:
    """The marking once more, and the page; a marking stands on both edges of every page."""
    marking = [run(pack.marking, bold=True, colour=_RED)] if pack.marking else []
    return [*marking, run("\t"), *_page_runs(pack.language)]


def _page_runs(language: str) -> list[Element]:
    before, rest = say(language, "page of", _HERE, _ALL).split(_HERE)
    between, after = rest.split(_ALL)
    said = [run(before), *field("PAGE"), run(between), *field("NUMPAGES")]
    return [*said, run(after)] if after else said
