"""Findings: what a document's details say of its brackets, tracked changes and text quality."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from workbench.desk import Desk, OpenDocument

_MOST_PLACES = 8


def findings_of(desk: Desk, document_id: str) -> tuple[tuple[str, str], ...]:
    """The lines on a document, each with its name; what was not found has no line."""
    opened = desk.library.open(document_id)
    lines = [(_tr("Brackets"), _brackets(opened)), (_tr("Tracked changes"), _proposals(desk, document_id))]
    if opened.warnings:
        lines.append((_tr("Reading"), " ".join(opened.warnings)))
    return tuple((name, words) for name, words in lines if words)


def _brackets(opened: OpenDocument) -> str:
    report = opened.brackets
    if not report.opening and not report.closing:
        return ""
    words = _tr("{0} open, up to {1} deep; {2} % of the text stands in brackets.").format(
        report.opening, report.deepest, round(report.share * 100)
    )
    lacking = [
        _tr("{0}, p. {1}").format(label, page) if page else label for _, page, label in opened.unmatched
    ]
    if not lacking:
        return words
    places = "; ".join(lacking[:_MOST_PLACES]) + ("…" if len(lacking) > _MOST_PLACES else "")
    return f"{words} {_tr('Without their other side: {0} ({1}).').format(len(lacking), places)}"


def _proposals(desk: Desk, document_id: str) -> str:
    proposals = desk.library.proposals(document_id)
    if not proposals:
        return ""
    counts = Counter(one.kind.value for one in proposals)
    authors = ", ".join(dict.fromkeys(one.author for one in proposals if one.author))
    words = _tr("{0} insertions, {1} deletions, {2} comments").format(
        counts["insert"], counts["delete"], counts["comment"]
    )
    return _tr("{0}, by {1}.").format(words, authors) if authors else f"{words}."


def _tr(words: str) -> str:
    return QCoreApplication.translate("Findings", words)
