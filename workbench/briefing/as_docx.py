"""A pack as a Word document: real headings, real footnotes, tables that repeat their heads."""

from collections.abc import Callable
from typing import Any

from workbench.briefing import docx_tables
from workbench.briefing.docx_contents import contents
from workbench.briefing.docx_file import finished
from workbench.briefing.docx_marks import Marks, placed
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
_SHORT = 600
_FIRST_PLACE = 1


def to_docx(pack: Pack, step: Callable[[float], None] = lambda share: None) -> bytes:
    """The whole file. Each quotation's citation is a footnote, so that it travels with a copied quote.

    *step* is told the share that is done, and may raise to stop.
    """
    document = blank(pack)
    writer = _Writer(document, pack)
    content = [*_top(pack), *(contents(pack, _FIRST_PLACE) if pack.contents else ())]
    for at, section in enumerate(pack.sections):
        content += writer.section(section)
        step(0.8 * (at + 1) / len(pack.sections))
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

    def __init__(self, document: Any, pack: Pack) -> None:
        self._width = _line_width(pack)
        self._tracked = pack.tracked
        self._marks = Marks(document, pack.date)
        self._place = _FIRST_PLACE - 1
        self.footnotes: list[Element] = []

    def section(self, section: Section) -> list[Element]:
        breaks = bool(section.blocks) and isinstance(section.blocks[0], PageBreak)
        blocks = section.blocks[1:] if breaks else section.blocks
        level = min(section.level, 2)
        made = []
        if section.heading:
            settings = [make("pageBreakBefore")] if breaks else []
            self._place += 1
            style, said = "Heading1" if level == 1 else "PackSection", [run(section.heading)]
            made.append(paragraph(style, placed(said, self._place), "", *settings))
        elif breaks:
            made.append(_page_break())
        commented = False
        for at, block in enumerate(blocks):
            if isinstance(block, Quote):
                commented = bool(block.comment)
            if isinstance(block, LabelledText):
                if commented and block.beside:
                    continue
                if at and isinstance(blocks[at - 1], LabelledText | Quote):
                    _keep_with_next(made)
            made += self._block(block, level + 1)
        return made

    def _block(self, block: Block, level: int) -> list[Element]:
        match block:
            case Paragraph(words, indent, language):
                return [paragraph("Normal", runs(words, language), language, *_indent(indent))]
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
        shown = self._marks.runs if self._tracked else runs
        said = shown(quote.words, quote.language)
        if quote.comment:
            said = self._marks.commented(said, quote.comment)
        if quote.citation:
            said.append(self._footnote(quote.citation))
        side = "right" if quote.right_to_left else "left"
        bar = make(side, val="single", sz=18, space=8, color=quote.colour.removeprefix("#"))
        look = (*_kept(quote), make("pBdr", bar), make("ind", left=200))
        return paragraph("PackQuote", said, quote.language, *look)

    def _footnote(self, citation: str) -> Element:
        number = len(self.footnotes) + 1
        style = make("rPr", make("rStyle", val="FootnoteReference"))
        mark = make("r", style, make("footnoteRef"))
        line = paragraph("PackFootnote", [mark, run(f" {citation}")])
        self.footnotes.append(make("footnote", line, id=number))
        style = make("rPr", make("rStyle", val="FootnoteReference"))
        return make("r", style, make("footnoteReference", id=number))


def _keep_with_next(made: list[Element]) -> None:
    """Keep the last paragraph on the page of what follows: what is asked stays with what worries."""
    style = made[-1].find("{*}pPr/{*}pStyle") if made else None
    if style is not None:
        style.addnext(make("keepNext"))


def _kept(quote: Quote) -> list[Element]:
    """A short quotation stays on one page."""
    return [make("keepLines")] if quote.length < _SHORT else []


def _indent(steps: int) -> list[Element]:
    return [make("ind", left=_STEP * min(steps, 6))] if steps else []


def _clause_line(line: ClauseLine, level: int) -> Element:
    said = [run(line.clause)]
    if line.heading:
        said.append(_light(f" · {line.heading}", GREY))
    if line.fate:
        said += [_light(" · ", GREY), _light(line.fate, TONES[line.tone])]
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
