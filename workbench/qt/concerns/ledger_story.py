"""The story of one concern, draft by draft, as rich text with its wording redlined."""

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from workbench.qt.concerns.names import event_ink, event_name, verdict_name
from workbench.qt.theme import Theme
from workbench.treaty.comparison import Redline, RunKind

if TYPE_CHECKING:
    from workbench.desk.ledgers import LedgerLine


def story_html(lines: Iterable["LedgerLine"], theme: Theme) -> str:
    """One step for each draft; each place is a link ``place:N`` to the line of that number."""
    return "".join(_step(at, line, theme) for at, line in enumerate(lines))


def _step(at: int, line: "LedgerLine", theme: Theme) -> str:
    name = escape(line.document.short_name)
    ink = event_ink(line.event.value, theme)
    said = [f'<b style="color:{ink}">{escape(event_name(line.event.value))}</b>']
    if line.verdict is not None:
        judged = QCoreApplication.translate("Concern", "you judged: {0}")
        said.append(escape(judged.format(verdict_name(line.verdict).lower())))
    where = _where(at, line, theme)
    head = " &nbsp;·&nbsp; ".join(part for part in (f"<b>{name}</b>", *said, where) if part)
    words = _wording(line.redline, line.quote, theme)
    family = "font-family:'Noto Serif'"
    body = f'<div style="margin:2px 0 14px 14px; {family}">{words}</div>' if words else ""
    below = "0" if body else "12px"
    return f'<div style="margin:0 0 {below} 0">{head}</div>{body}'


def _where(at: int, line: "LedgerLine", theme: Theme) -> str:
    if line.placement is None or line.placement.anchor is None:
        return ""
    page = QCoreApplication.translate("Concern", "p. {0}").format(line.page) if line.page else ""
    words = ", ".join(part for part in (line.label, page) if part)
    return f'<a href="place:{at}" style="color:{theme.accent_text}">{escape(words)}</a>'


def _wording(redline: Redline | None, quote: str, theme: Theme) -> str:
    if redline is None:
        return escape(" ".join(quote.split()))
    parts = []
    for run in redline.runs:
        words = escape(run.words.replace("\n", " "))
        if run.kind is RunKind.INSERTED:
            words = f'<span style="color:{theme.inserted};text-decoration:underline">{words}</span>'
        elif run.kind is RunKind.DELETED:
            words = f'<span style="color:{theme.deleted};text-decoration:line-through">{words}</span>'
        parts.append(words)
    return " ".join(" ".join(parts).split())
