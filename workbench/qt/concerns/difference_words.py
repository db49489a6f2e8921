"""What two analysts say differently, side by side, as rich text."""

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from workbench.qt.concerns.names import severity_name, status_name, verdict_name
from workbench.qt.theme import Theme

if TYPE_CHECKING:
    from workbench.desk import Dispute, Word

Said = tuple[str, str]


def _tr(words: str) -> str:
    return QCoreApplication.translate("Difference", words)


def subject_of(dispute: "Dispute") -> str:
    """What a difference is about, in a line for the list."""
    word = dispute.ours if dispute.ours.label else dispute.theirs
    name = dispute.document.short_name if dispute.document else ""
    about = word.category or dispute.theirs.category or _tr("its place")
    return " · ".join(part for part in (name, word.label, about) if part)


def differing(dispute: "Dispute") -> tuple[str, ...]:
    """The names of what both sides say differently."""
    ours, theirs = dict(_told(dispute.ours)), dict(_told(dispute.theirs))
    return tuple(name for name in {**ours, **theirs} if ours.get(name, "") != theirs.get(name, ""))


def word_html(word: "Word", other: "Word", theme: Theme) -> str:
    """What one side says; what the other says otherwise is marked."""
    if word.removed:
        return f'<p style="color:{theme.deleted}"><b>{escape(_tr("took it away"))}</b></p>'
    against = dict(_told(other))
    rows = []
    for name, said in _told(word):
        differs = said != against.get(name, "")
        ground = f' style="background:{theme.warning_soft}"' if differs else ""
        shown = escape(said) if said else f'<i style="color:{theme.muted}">{escape(_tr("nothing"))}</i>'
        rows.append(
            f'<tr><td style="color:{theme.muted};padding:3px 14px 3px 0">{escape(name)}</td>'
            f'<td style="padding:3px 6px"><span{ground}>{shown}</span></td></tr>'
        )
    return f"<table>{''.join(rows)}</table>"


def _told(word: "Word") -> Iterator[Said]:
    if word.removed:
        return
    yield _tr("Place"), word.label or _tr("no place in this draft")
    yield _tr("Words"), " ".join(word.quote.split())
    if word.category:
        yield _tr("Category"), word.category
        yield _tr("Severity"), severity_name(word.severity) if word.severity else ""
        yield _tr("Status"), status_name(word.status) if word.status else ""
        yield _tr("Note"), word.note
        yield _tr("Ask"), word.ask
    else:
        yield _tr("Verdict"), verdict_name(word.verdict) if word.verdict else ""
        yield _tr("Settled"), _tr("not yet") if word.waiting else _tr("yes")
