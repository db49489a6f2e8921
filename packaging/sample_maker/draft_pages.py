"""Lays out a draft as the documents of a general assembly look."""

from __future__ import annotations

from .masters import Master
from .printed import Row, footnotes, participle, printed_rows, written_day
from .typesetting import BODY_LEFT, Block, Page, Run, paginate

EDGE_LEFT, EDGE_RIGHT = 60.0, 552.0
TAB = 24.0


def draft_pages(draft: Master) -> list[Page]:
    """The pages of *draft*, with masthead, running heads and footnotes."""
    blocks = [*_title_blocks(draft)]
    for row in printed_rows(draft):
        blocks.extend(_blocks(row))
    pages = paginate(blocks, footnotes(draft), top=88.0, first_top=318.0)
    _masthead(pages[0], draft)
    for number, page in enumerate(pages[1:], start=2):
        _running_head(page, draft.head, number, len(pages))
    return pages


def _title_blocks(draft: Master) -> list[Block]:
    title = draft.head["long-title"]
    return [
        Block(title, face="bold", size=14, leading=17, align="left", after=4, right=500),
        Block("Note by the Secretariat", face="bold", size=11, leading=14, align="left", after=12),
    ]


def _blocks(row: Row) -> list[Block]:
    if row.style == "division":
        return _division(row)
    if row.style == "article":
        heading = f"{row.mark} {row.words}"
        return [Block(heading, face="bold", size=10.5, leading=13, align="left", before=8, keep=True)]
    return [_clause_block(row)]


def _division(row: Row) -> list[Block]:
    first = Block(row.mark, face="bold", size=13, leading=16, align="centre", before=14, after=2, keep=True)
    if not row.words:
        return [first]
    title = Block(row.words, face="bold", size=12, leading=15, align="centre", after=8, keep=True)
    return [first, title]


def _clause_block(row: Row) -> Block:
    set_in = BODY_LEFT + TAB * max(1, row.level)
    if row.style == "item":
        return Block(row.words, mark=row.mark, mark_at=set_in, first=set_in + TAB, left=set_in + TAB)
    if row.style == "option":
        return Block(row.words, mark=row.mark, left=set_in, first=set_in)
    if row.style == "preamble":
        phrase = participle(row.words)
        return Block(f"*{phrase}*{row.words[len(phrase) :]}", first=set_in)
    if row.style == "flush":
        return Block(row.words)
    return Block(row.words, mark=row.mark, first=set_in)


def _masthead(page: Page, draft: Master) -> None:
    head = draft.head
    _right_symbol(page, head["symbol"], 62)
    place = ((62, "Assembly of Nations", "roman", 12, BODY_LEFT), (88, head["organ"], "bold", 19, BODY_LEFT))
    facts = ("Distr.: Limited", written_day(head["date"]), "", "Original: English")
    committee = _wrapped_committee(head["committee"])
    page.runs.extend((y, Run(text, face, size, x=x)) for y, text, face, size, x in place)
    page.runs.extend((84 + 12 * row, Run(text, x=396)) for row, text in enumerate(facts) if text)
    page.runs.extend(
        (226 + 14 * row, Run(text, "bold", 11.5, x=EDGE_LEFT)) for row, text in enumerate(committee)
    )
    page.runs.append((256, Run(head["session"], "bold", 10, x=EDGE_LEFT)))
    page.runs.append((268, Run(head["place"], x=EDGE_LEFT)))
    page.runs.append((280, Run("Item 4 of the provisional agenda", x=EDGE_LEFT)))
    page.runs.append((292, Run("Elaboration of the Convention", "bold", 10, x=EDGE_LEFT)))
    page.rules.extend([(EDGE_LEFT, 66, EDGE_RIGHT, 66), (EDGE_LEFT, 208, EDGE_RIGHT, 208)])
    _job_number(page, head["job"], head["date"])


def _wrapped_committee(name: str) -> tuple[str, str]:
    first, _, rest = name.partition(" on ")
    return first, f"on {rest}"


def _right_symbol(page: Page, symbol: str, baseline: float) -> None:
    large = Run(symbol[0], size=19)
    small = Run(symbol[1:], size=10)
    x = EDGE_RIGHT - large.width - small.width
    page.runs.append((baseline, Run(symbol[0], size=19, x=x)))
    page.runs.append((baseline, Run(symbol[1:], size=10, x=x + large.width)))


def _job_number(page: Page, job: str, day: str) -> None:
    year, month, date_in_month = day.split("-")
    page.runs.append((738, Run(f"{job} (E)    {date_in_month}{month}{year[2:]}", x=EDGE_LEFT)))
    digits = job.replace("-", "")
    x = EDGE_LEFT
    for digit in f"1{digits}1":
        for bit in f"{int(digit) + 6:04b}1":
            width = 1.5 if bit == "1" else 0.7
            page.bars.append((x, 742, x + width, 754))
            x += width + 1.0
    page.runs.append((763, Run(f"*{digits}*", size=8, x=EDGE_LEFT + 16)))


def _running_head(page: Page, head: dict[str, str], number: int, total: int) -> None:
    symbol = Run(head["symbol"], "bold", 8.5)
    folio = Run(f"{number}/{total}", "bold", 9)
    job = Run(head["job"], size=7.5)
    left_page = number % 2 == 0
    page.rules.append((EDGE_LEFT, 66, EDGE_RIGHT, 66))
    page.runs.append((62, _at_edge(symbol, left_page)))
    page.runs.append((748, _at_edge(folio, left_page)))
    page.runs.append((748, _at_edge(job, not left_page)))


def _at_edge(run: Run, left: bool) -> Run:
    x = EDGE_LEFT if left else EDGE_RIGHT - run.width
    return Run(run.text, run.face, run.size, x=x)
