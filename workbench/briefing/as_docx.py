"""A pack as a Word document: real headings, real footnotes, tables that repeat their heads."""

from workbench.briefing import docx_tables
from workbench.briefing.docx_file import finished
from workbench.briefing.docx_styles import blank
from workbench.briefing.docx_words import GREY, TONES, paragraph, run, runs
from workbench.briefing.docx_xml import Element, make
from workbench.briefing.pack import (
    BarChart,
    Block,
    Bullets,
    ClauseLine,
    LabelledText,
    LineChart,
    Note,
    Pack,
    PageBreak,
    Paragraph,
    Quote,
    Section,
    Table,
)
from workbench.briefing.wording import day

_STEP = 280


def to_docx(pack: Pack) -> bytes:
    """The whole file. Each quotation's citation is a footnote, so that it travels with a copied quote."""
    document = blank(pack)
    writer = _Writer(_line_width(pack))
    content = [*_top(pack), *(made for section in pack.sections for made in writer.section(section))]
    body = document.element.body
    for made in content:
        body.insert(len(body) - 1, made)
    return finished(document, pack, writer.footnotes)


def _line_width(pack: Pack) -> int:
    """The length of a line in twentieths of a point."""
    return round((297 - 36 if pack.landscape else 210 - 54) * 56.6929)


def _top(pack: Pack) -> list[Element]:
    said = " · ".join(
        part for part in (pack.kind_line, day(pack.language, pack.date) if pack.date else "") if part
    )
    kind = [run(said)] if said else []
    if pack.marking:
        kind += [run(" · " if said else ""), run(pack.marking, bold=True, colour="A8231C")]
    made = [paragraph("PackKind", kind)] if kind else []
    made.append(paragraph("Title", [run(pack.title)]))
    return [*made, paragraph("PackCoverage", [run(pack.coverage)])] if pack.coverage else made


class _Writer:
    """Writes the blocks of a pack and gathers their footnotes."""

    def __init__(self, width: int) -> None:
        self._width = width
        self.footnotes: list[Element] = []

    def section(self, section: Section) -> list[Element]:
        breaks = bool(section.blocks) and isinstance(section.blocks[0], PageBreak)
        blocks = section.blocks[1:] if breaks else section.blocks
        level = min(section.level, 2)
        made = []
        if section.heading:
            settings = [make("pageBreakBefore")] if breaks else []
            made.append(paragraph(f"Heading{level}", [run(section.heading)], "", *settings))
        elif breaks:
            made.append(_page_break())
        for block in blocks:
            made += self._block(block, level + 1)
        return made

    def _block(self, block: Block, level: int) -> list[Element]:
        match block:
            case Paragraph(words, indent):
                return [paragraph("Normal", runs(words), "", *_indent(indent))]
            case Quote():
                return [self._quote(block)]
            case ClauseLine():
                return [_clause_line(block, level)]
            case LabelledText(label, words):
                return [paragraph("Normal", [run(f"{label} ", bold=True), *runs(words)])]
            case Table():
                return [docx_tables.table(block, self._width), _gap()]
            case BarChart():
                return [*docx_tables.bar_chart(block, self._width), _gap()]
            case LineChart():
                return [*docx_tables.line_chart(block, self._width), _gap()]
            case Bullets(items):
                return [paragraph("ListBullet", runs(item)) for item in items]
            case PageBreak():
                return [_page_break()]
            case Note(words):
                return [paragraph("PackNote", runs(words))]

    def _quote(self, quote: Quote) -> Element:
        said = runs(quote.words, quote.language)
        if quote.citation:
            said.append(self._footnote(quote.citation))
        side = "right" if quote.right_to_left else "left"
        bar = make(side, val="single", sz=18, space=8, color=quote.colour.removeprefix("#"))
        return paragraph("PackQuote", said, quote.language, make("pBdr", bar), make("ind", left=200))

    def _footnote(self, citation: str) -> Element:
        number = len(self.footnotes) + 1
        style = make("rPr", make("rStyle", val="FootnoteReference"))
        mark = make("r", style, make("footnoteRef"))
        line = paragraph("PackFootnote", [mark, run(f" {citation}")])
        self.footnotes.append(make("footnote", line, id=number))
        style = make("rPr", make("rStyle", val="FootnoteReference"))
        return make("r", style, make("footnoteReference", id=number))


def _indent(steps: int) -> list[Element]:
    return [make("ind", left=_STEP * min(steps, 6))] if steps else []


def _clause_line(line: ClauseLine, level: int) -> Element:
    said = [run(line.clause)]
    if line.heading:
        said.append(_light(f" {line.heading}", GREY))
    if line.fate:
        said.append(_light(f" {line.fate}", TONES[line.tone]))
    if line.aside:
        said.append(_light(f" · {line.aside}", GREY))
    return paragraph(f"Heading{min(level, 3)}", said)


def _light(text: str, colour: str) -> Element:
    made = run(text, colour=colour)
    about = made[0]
    about.insert(0, make("b", val=0))
    return made


def _page_break() -> Element:
    return make("p", make("r", make("br", type="page")))


def _gap() -> Element:
    """What keeps two tables apart, and gives air below one."""
    return paragraph("PackCell", [], "", make("spacing", after=120))
