"""Writes drafts and statements as web pages, and statements as Markdown and plain text."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from .masters import Line, Master
from .printed import Row, footnotes, participle, printed_rows, written_day

NOTE_REFERENCE = re.compile(r"\{\^(\d+)\}")
STYLE = (
    "body{font-family:serif;max-width:42em;margin:2em auto;line-height:1.45}"
    "h2,h3.title{text-align:center}.item{margin-left:2em}.item2{margin-left:4em}"
    ".symbol{text-align:right}.notes{font-size:smaller}"
)


def write_draft(path: Path, draft: Master) -> None:
    """Write *draft* as one self-contained page with its footnotes at the end."""
    head = draft.head
    masthead = [
        f'<p class="symbol">{escape(head["symbol"])}</p>',
        f"<p>Assembly of Nations<br><strong>{escape(head['organ'])}</strong></p>",
        f"<p>Distr.: Limited<br>{written_day(head['date'])}<br>Original: English</p>",
        f"<p><strong>{escape(head['committee'])}</strong><br>{escape(head['session'])}<br>"
        f"{escape(head['place'])}</p>",
        f"<h1>{escape(head['long-title'])}</h1>",
        "<p>Note by the Secretariat</p>",
    ]
    rows = [_row(row) for row in printed_rows(draft)]
    notes = [
        f'<p id="fn{number}"><sup>{number}</sup> {escape(words)}</p>'
        for number, words in footnotes(draft).items()
    ]
    body = [*masthead, *rows, "<hr>", '<div class="notes">', *notes, "</div>"]
    _write(path, _page(head, body))


def write_statement(path: Path, statement: Master) -> None:
    """Write *statement* as one self-contained page."""
    _write(path, _page(statement.head, [_statement_line(line) for line in statement.lines]))


def write_markdown(path: Path, statement: Master) -> None:
    """Write *statement* as Markdown, its first heading as the title."""
    parts: list[str] = []
    for line in statement.lines:
        rank = "#" if not parts else "##"
        words = f"{line.mark} {line.words}".strip()
        parts.append(f"{rank} {words}" if line.kind == "heading" else words)
    _write(path, "\n\n".join(parts) + "\n")


def write_text(path: Path, statement: Master) -> None:
    """Write *statement* as plain text, one paragraph a line."""
    _write(path, "\n\n".join(f"{line.mark} {line.words}".strip() for line in statement.lines) + "\n")


def _row(row: Row) -> str:
    words = NOTE_REFERENCE.sub(r'<sup><a href="#fn\1">\1</a></sup>', escape(row.words, quote=False))
    mark = escape(row.mark)
    if row.style == "division":
        title = f'\n<h3 class="title">{words}</h3>' if words else ""
        return f"<h2>{mark}</h2>{title}"
    if row.style == "article":
        return f"<h4>{mark} {words}</h4>"
    if row.style == "preamble":
        phrase = participle(row.words)
        return f"<p><em>{phrase}</em>{words[len(phrase) :]}</p>"
    kind = {1: ' class="item"', 2: ' class="item2"'}.get(row.level, "")
    return f"<p{kind}>{f'{mark} ' if mark else ''}{words}</p>"


def _statement_line(line: Line) -> str:
    words = escape(f"{line.mark} {line.words}".strip(), quote=False)
    return f"<h2>{words}</h2>" if line.kind == "heading" else f"<p>{words}</p>"


def _page(head: dict[str, str], body: list[str]) -> str:
    language = head["language"]
    top = [
        "<!DOCTYPE html>",
        f'<html lang="{language}">',
        "<head>",
        '<meta charset="utf-8">',
        f"<title>{escape(head['title'])}</title>",
        f"<style>{STYLE}</style>",
        "</head>",
        "<body>",
    ]
    return "\n".join([*top, *body, "</body>", "</html>"]) + "\n"


def _write(path: Path, words: str) -> None:
    path.write_text(words, encoding="utf-8", newline="\n")
