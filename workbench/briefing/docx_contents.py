"""The list of contents of a Word document: a field that Word renews, filled in beforehand."""

from workbench.briefing.docx_marks import place
from workbench.briefing.docx_words import paragraph, run
from workbench.briefing.docx_xml import Element, field, make
from workbench.briefing.pack import Pack, Section
from workbench.briefing.wording import say

_ORDER = 'TOC \\o "1-1" \\h \\z \\t "Pack Section,2"'


def contents(pack: Pack, first: int) -> list[Element]:
    """A line for each heading, a link to it; bookmarks count from *first*. None for fewer than two.

    Pages come with the first renewal in Word, which alone knows them: a number that is not known yet
    is better left out than wrong.
    """
    headed = [section for section in pack.sections if section.heading]
    if len(headed) < 2:
        return []
    lines = [_line(section, first + at) for at, section in enumerate(headed)]
    begin, order, separate, _, end = field(_ORDER)
    about = lines[0].find("{*}pPr")
    assert about is not None
    for piece in (separate, order, begin):
        about.addnext(piece)
    lines[-1].append(end)
    return [paragraph("PackContents", [run(say(pack.language, "contents"))]), *lines]


def _line(section: Section, number: int) -> Element:
    link = make("hyperlink", run(section.heading), anchor=place(number), history=1)
    return paragraph(f"toc{min(section.level, 2)}", [link])
