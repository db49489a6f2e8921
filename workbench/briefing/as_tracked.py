"""A comparison as a Word document whose changes are tracked: rejecting all gives the old draft."""

import dataclasses
import datetime
from typing import Any

from workbench.briefing.comparison import comparison_coverage, comparison_title
from workbench.briefing.docx_file import finished
from workbench.briefing.docx_styles import blank
from workbench.briefing.docx_tables import table
from workbench.briefing.docx_words import paragraph, run, script
from workbench.briefing.docx_xml import Element, make, name_of, text_elements
from workbench.briefing.facts import ComparisonFacts
from workbench.briefing.pack import Pack
from workbench.briefing.shown import ShownLine, shown_lines
from workbench.briefing.tally import drafts_line, tally
from workbench.briefing.weaving import Strand
from workbench.briefing.wording import day, say
from workbench.treaty.comparison import RunKind

_STEP = 400
_WIDTH = round((210 - 54) * 56.6929)
_AUTHOR, _INITIALS = "Treaty Workbench", "TW"
_PLACE = "text"


def to_tracked_docx(facts: ComparisonFacts) -> bytes:
    """The whole file. What moved is deleted at its old place and inserted at its new, with comments."""
    pack = Pack(
        title=comparison_title(facts),
        sections=(),
        kind_line=say(facts.language, "redline"),
        coverage=comparison_coverage(facts),
        marking=facts.marking,
        date=facts.date or facts.new.date,
        language=facts.language,
    )
    document = blank(dataclasses.replace(pack, title=drafts_line(facts)))
    tracker = _Tracker(document, facts)
    content = [*_top(facts, pack), *map(tracker.line, shown_lines(facts))]
    body = document.element.body
    for made in content:
        body.insert(len(body) - 1, made)
    return finished(document, pack)


def _top(facts: ComparisonFacts, pack: Pack) -> list[Element]:
    """What stands above the text: title, both drafts, the changes by kind, and how to read them."""
    language = facts.language
    kind = " · ".join(
        said for said in (pack.kind_line, day(language, facts.date) if facts.date else "") if said
    )
    legend = [
        run(say(language, "inserted words"), kind=RunKind.INSERTED),
        run(", "),
        run(say(language, "deleted words"), kind=RunKind.DELETED),
        run(". " + say(language, "legend") + " "),
        run(say(language, "tracked", facts.new.short, facts.old.short)),
    ]
    line = make("pBdr", make("bottom", val="single", sz=4, space=10, color="D9DCE3"))
    return [
        paragraph("PackKind", [run(kind)]),
        paragraph("Title", [run(pack.title)]),
        paragraph("PackCoverage", [run(drafts_line(facts))]),
        table(tally(facts), _WIDTH),
        paragraph("PackCell", legend, "", make("spacing", before=120, after=240), line),
    ]


class _Tracker:
    """Writes lines as paragraphs of tracked runs, and the comments beside them."""

    def __init__(self, document: Any, facts: ComparisonFacts) -> None:
        self._comments = document.part._comments_part.comments
        self._languages = {RunKind.DELETED: facts.old.language or facts.new.language}
        self._script = facts.new.language
        date = facts.new.date or facts.date
        self._date = f"{date or datetime.date(2000, 1, 1)}T00:00:00Z"
        self._number = 0
        self._begun = False

    def line(self, line: ShownLine) -> Element:
        """The paragraph of one line."""
        content = [self._strand(one) for one in line.strands]
        for remark in (line.law, line.remark):
            if remark and content:
                content = self._commented(content, remark)
        if not self._begun:
            self._begun = True
            place = make("bookmarkStart", id=0, name=_PLACE), make("bookmarkEnd", id=0)
            content = [*place, *content]
        settings = [make("ind", left=_STEP * line.indent)] if line.indent and not line.level else []
        if line.end is not RunKind.EQUAL:
            settings.append(make("rPr", self._tracked(line.end)))
        style = f"Heading{line.level}" if line.level else "Normal"
        return paragraph(style, content, self._script, *settings)

    def _strand(self, strand: Strand) -> Element:
        kind = strand.run.kind
        about = script(self._languages.get(kind, self._script))
        tag = "delText" if kind is RunKind.DELETED else "t"
        said = make("r", *([make("rPr", *about)] if about else []), *text_elements(strand.run.words, tag))
        if kind is RunKind.EQUAL:
            return said
        tracked = self._tracked(kind)
        tracked.append(said)
        return tracked

    def _tracked(self, kind: RunKind) -> Element:
        self._number += 1
        tag = "ins" if kind is RunKind.INSERTED else "del"
        return make(tag, id=self._number, author=_AUTHOR, date=self._date)

    def _commented(self, content: list[Element], remark: str) -> list[Element]:
        comment = self._comments.add_comment(remark, _AUTHOR, _INITIALS)
        comment._comment_elm.set(name_of("date"), self._date)
        number = comment.comment_id
        reference = make("r", make("commentReference", id=number))
        return [make("commentRangeStart", id=number), *content, make("commentRangeEnd", id=number), reference]
