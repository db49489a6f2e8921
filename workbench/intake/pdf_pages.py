"""The printed pages of a PDF; the second half of a long one is read by a twin of this process.

The twin is a copy made by the system, held by the same caps. It stops at the first page it cannot read as
this process would, and what it has not read is read here: with or without a twin the pages are the same.
"""

import contextlib
import marshal
import os
import sys
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from workbench.intake.code_shift import Repair, Told
from workbench.intake.pdf_lines import PageReader, PrintedLine, PrintedPage
from workbench.intake.pdf_marks import mark_page
from workbench.treaty.layout import SpanStyle

LONG = 40
"""The pages from which on a twin saves more time than starting it takes."""
_EDGES = itemgetter(0, 1, 2, 3)
_OWN = 0.53
"""The share of the pages this process reads, for the twin has its pages to send as well."""


def printed_pages(source: Any) -> list[PrintedPage]:
    """The printed pages of *source* with the marks drawn on them."""
    count = source.page_count
    own = round(_OWN * count)
    twin = _start_twin(source, own) if count > LONG and _has_two_cores() else None
    reader = PageReader(source)
    pages = [_printed(reader, source, number) for number in range(own if twin else count)]
    if twin is not None:
        pages += twin.pages()
    return [*pages, *(_printed(reader, source, number) for number in range(len(pages), count))]


def _printed(reader: PageReader, source: Any, number: int) -> PrintedPage:
    page = reader.page(number)
    if page.rules or page.fills or source.has_annots():
        mark_page(page, source[number])
    return page


def _has_two_cores() -> bool:
    return sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1


@dataclass(frozen=True, slots=True)
class _Twin:
    process: int
    pipe: int

    def pages(self) -> list[PrintedPage]:
        """The pages the twin has read, which may be fewer than it was to read."""
        with os.fdopen(self.pipe, "rb") as pipe:
            sent = pipe.read()
        os.waitpid(self.process, 0)
        with contextlib.suppress(EOFError, ValueError, TypeError):
            return [_as_page(plain) for plain in marshal.loads(sent)]
        return []


class _NeedsRepair(Exception):
    """A font lies; its repair depends on the pages of the first half."""


class _TwinReader(PageReader):
    def known_repair(self, told: list[Told]) -> Repair:
        raise _NeedsRepair


def _start_twin(source: Any, first: int) -> _Twin | None:
    out, into = os.pipe()
    try:
        process = os.fork()
    except OSError:
        os.close(out)
        os.close(into)
        return None
    if process == 0:
        try:
            _be_twin(source, first, into)
        finally:
            os._exit(0)
    os.close(into)
    return _Twin(process, out)


def _be_twin(source: Any, first: int, into: int) -> None:
    """Read the pages from *first* on and send them, or those before the first that cannot be read."""
    os.closerange(0, into)
    reader = _TwinReader(source)
    pages: list[tuple[Any, ...]] = []
    try:
        for number in range(first, source.page_count):
            pages.append(_as_plain(_printed(reader, source, number)))
    finally:
        with os.fdopen(into, "wb") as pipe:
            pipe.write(marshal.dumps(pages))


def _as_plain(page: PrintedPage) -> tuple[Any, ...]:
    lines = [_line_as_plain(line) for line in page.lines]
    return (page.number, page.width, page.height, lines, page.rules, page.fills, page.pictured)


def _line_as_plain(line: PrintedLine) -> tuple[Any, ...]:
    boxes = list(map(_EDGES, line.boxes))
    styled = [(start, end, style.value, colour) for start, end, style, colour in line.styled]
    place = (line.page, line.x0, line.y0, line.x1, line.y1, line.base, line.size)
    return (*place, line.words, boxes, line.flags, styled, line.column, line.unread)


def _as_page(plain: tuple[Any, ...]) -> PrintedPage:
    number, width, height, lines, rules, fills, pictured = plain
    return PrintedPage(number, width, height, [_as_line(line) for line in lines], rules, fills, pictured)


def _as_line(plain: tuple[Any, ...]) -> PrintedLine:
    line = PrintedLine(*plain)
    line.styled = [(start, end, SpanStyle(style), colour) for start, end, style, colour in line.styled]
    return line
