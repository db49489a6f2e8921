"""Reading a PDF: pages, rows, paragraphs, and canonical text with a box for each word."""

from collections.abc import Sequence

from workbench.intake.codec import BoxColumns
from workbench.intake.limits import Limits
from workbench.intake.ocr_pages import put_in
from workbench.intake.pdf_footnotes import part_footnotes
from workbench.intake.pdf_furniture import Sorted, sort_out
from workbench.intake.pdf_lines import PrintedPage
from workbench.intake.pdf_pages import printed_pages
from workbench.intake.pdf_paragraphs import Measure, Paragraph, goes_on, measure, paragraphs_of
from workbench.intake.pdf_quality import Verdict, judge
from workbench.intake.pdf_rows import rows_of
from workbench.intake.pdf_source import open_pdf
from workbench.intake.pdf_text import Setter, vocabulary_of
from workbench.intake.seen import SeenPage
from workbench.treaty.documents import SourceKind
from workbench.treaty.layout import Page, Reading


def read_pdf(
    untrusted: bytes, password: str, limits: Limits, seen: Sequence[SeenPage] = ()
) -> tuple[Reading, BoxColumns]:
    """The reading of a PDF, and its word boxes apart from it.

    Of pages that OCR has *seen* its words are taken, not those of the text layer.
    """
    source = open_pdf(untrusted, password, limits.pages)
    pages = printed_pages(source)
    unread = {page.number: _unread_share(page) for page in pages}
    unread |= put_in(pages, seen)
    rtl = _is_rtl(pages)
    rows = [rows_of(page, page.lines, rtl) for page in pages]
    parted = sort_out(pages, rows)
    every = [row for page in parted for row in page.body]
    usual = measure(every, rtl, max((page.width for page in pages), default=600.0))
    setter = Setter(vocabulary_of(every), limits.text)
    for paragraph in _flow(pages, parted, usual):
        setter.add(paragraph)
    pictured = {page.number for page in pages if page.pictured}
    verdict = judge(setter.text, setter.reach, len(pages), pictured, unread, len(seen))
    return _reading(pages, parted, setter, verdict), setter.boxes()


def _unread_share(page: PrintedPage) -> float:
    signs = sum(len(word) for line in page.lines for word in line.words)
    return min(1.0, sum(line.unread for line in page.lines) / signs) if signs else 0.0


def _is_rtl(pages: list[PrintedPage]) -> bool:
    sample = "".join(line.text for page in pages[:8] for line in page.lines)[:20_000]
    mirrored = sum("\u0590" <= sign <= "\u08ff" or "\ufb1d" <= sign <= "\ufefc" for sign in sample)
    return mirrored > 0.3 * sum(sign.isalpha() for sign in sample)


def _flow(pages: list[PrintedPage], parted: list[Sorted], usual: Measure) -> list[Paragraph]:
    """All paragraphs in reading order; a page's notes come after what runs over its end."""
    flow: list[Paragraph] = []
    waiting: list[Paragraph] = []
    for page, one in zip(pages, parted, strict=True):
        body, notes = part_footnotes(one.body, usual, page.height)
        for paragraph in paragraphs_of(body, usual):
            last = flow[-1] if flow else None
            moved = last is not None and _place(last) != _place(paragraph, first=True)
            if last is not None and moved and goes_on(last, paragraph):
                last.rows.extend(paragraph.rows)
                continue
            flow.extend(waiting)
            waiting = []
            flow.append(paragraph)
        flow, waiting = (flow, [*waiting, *notes]) if body else ([*flow, *waiting, *notes], [])
    return [*flow, *waiting]


def _place(paragraph: Paragraph, first: bool = False) -> tuple[int, int]:
    row = paragraph.rows[0 if first else -1]
    return row.page, row.column


def _reading(pages: list[PrintedPage], parted: list[Sorted], setter: Setter, verdict: Verdict) -> Reading:
    text = setter.text
    spans = sorted(setter.spans, key=lambda span: (span.start, span.end, span.style))
    return Reading(
        kind=SourceKind.PDF,
        text=text,
        blocks=tuple(setter.blocks),
        spans=tuple(spans),
        pages=_pages(pages, setter, verdict),
        furniture=tuple(piece for one in parted for piece in one.furniture),
        quality=verdict.quality,
        warnings=verdict.warnings,
    )


def _pages(pages: list[PrintedPage], setter: Setter, verdict: Verdict) -> tuple[Page, ...]:
    made = []
    at = 0
    for page in pages:
        start, end = setter.reach.get(page.number, (at, at))
        start = max(start, at)
        made.append(
            Page(page.number, page.width, page.height, start, max(start, end), verdict.pages[page.number - 1])
        )
        at = start
    return tuple(made)
