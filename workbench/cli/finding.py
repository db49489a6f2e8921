"""The command that searches."""

from dataclasses import asdict
from typing import Annotated, Any

import typer

from workbench.cli.documents import Archive
from workbench.cli.opening import open_desk
from workbench.cli.saying import AsJson, say, say_json, say_table
from workbench.treaty.found import Concordance, Found


def search(
    archive: Archive,
    query: Annotated[str, typer.Argument(metavar="QUERY", show_default=False)],
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="At most so many hits.")] = 20,
    kwic: Annotated[bool, typer.Option("--kwic", help="Each found word with what is around it.")] = False,
    sort: Annotated[
        str, typer.Option(metavar="ORDER", help="With --kwic: left, right, keyword, date, document or actor.")
    ] = "left",
    collocates: Annotated[
        bool, typer.Option("--collocates", help="Also the words that stand near found ones.")
    ] = False,
    by_draft: Annotated[
        bool, typer.Option("--by-draft", help="Also how often found words stand in each draft.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Search drafts, statements and notes."""
    with open_desk(archive) as desk:
        found = desk.finding.search(query, limit)
        lines = desk.finding.concordance(query, limit, sort) if kwic else Concordance()
        beside = desk.finding.collocates(query) if collocates else ()
        often = desk.finding.frequency(query) if by_draft else ()
    if as_json:
        told = _told(found)
        told |= _told_lines(lines) if kwic else {}
        told |= {"collocates": [asdict(one) for one in beside]} if collocates else {}
        told |= {"by_draft": [asdict(one) for one in often]} if by_draft else {}
        say_json(told)
        return
    _say_answer(found, lines, kwic)
    if collocates:
        rows = [(one.word, str(one.left), str(one.right), f"{one.score:.1f}") for one in beside]
        say_table(("word", "left", "right", "score"), rows)
    if by_draft:
        told_often = [(one.title, str(one.occurrences), f"{one.per_ten_thousand:.1f}") for one in often]
        say_table(("document", "times", "in 10,000 words"), told_often)


def _say_answer(found: Found, lines: Concordance, kwic: bool) -> None:
    if kwic:
        _say_lines(lines)
    else:
        _say_found(found)


def _told(found: Found) -> dict[str, Any]:
    return {
        "query": found.query,
        "total": found.total,
        "hits": [
            {
                "doc": hit.document_id,
                "clause": hit.clause_id,
                "label": hit.label,
                "page": hit.page,
                "snippet": hit.snippet,
                "spans": [list(span) for span in hit.spans],
                "score": round(hit.score, 6),
                "unit": hit.unit,
                "title": hit.title,
                "symbol": hit.symbol,
                "language": hit.language,
                "marks": [list(mark) for mark in hit.marks],
            }
            for hit in found.hits
        ],
        "ms": round(found.ms, 3),
        "did_you_mean": found.did_you_mean,
        "hint": found.hint,
        "facets": {name: {one.value: one.count for one in counts} for name, counts in found.facets.items()},
    }


def _say_found(found: Found) -> None:
    say(f"{found.total} results in {found.ms:.0f} ms")
    if found.hint:
        say(found.hint)
    if found.did_you_mean:
        say(f"Did you mean: {found.did_you_mean}")
    for hit in found.hits:
        page = f", p. {hit.page}" if hit.page else ""
        say(f"{hit.symbol or hit.title} · {hit.label}{page}")
        say(f"    {' '.join(hit.snippet.split())}")


def _told_lines(lines: Concordance) -> dict[str, Any]:
    """The lines, how many there are, and how many passages were not looked at for them."""
    return {
        "lines": [asdict(line) for line in lines],
        "lines_total": lines.total,
        "passages_not_looked_at": lines.unread,
    }


def _say_lines(lines: Concordance) -> None:
    rows = [
        (line.title, line.label, line.left[-40:].rjust(40), line.keyword, line.right[:40]) for line in lines
    ]
    say_table(("document", "clause", "", "", ""), rows, widest=40)
    if len(lines) < lines.total:
        say(f"These are the first {len(lines)} of {lines.total} lines. --limit shows more.")
    if lines.unread:
        say(f"{lines.unread} more passages have these words. They are too many, so they were not looked at.")
