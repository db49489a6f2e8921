"""How severities, statuses, fates and verdicts are called on screen."""

from PySide6.QtCore import QCoreApplication

from workbench.qt.theme import Theme
from workbench.treaty.concerns import Fate, Severity, Status, Verdict


def _tr(words: str) -> str:
    return QCoreApplication.translate("Concern", words)


def severity_name(severity: Severity) -> str:
    """A severity in the analyst's language."""
    names = {Severity.LOW: _tr("low"), Severity.MEDIUM: _tr("medium"), Severity.HIGH: _tr("high")}
    return names[severity]


def status_name(status: Status) -> str:
    """A status in the analyst's language."""
    names = {
        Status.OPEN: _tr("open"),
        Status.ADDRESSED: _tr("addressed"),
        Status.DISMISSED: _tr("dismissed"),
    }
    return names[status]


def fate_name(fate: Fate | None) -> str:
    """A fate in the analyst's language."""
    names = {
        Fate.SAME: _tr("same"),
        Fate.MOVED: _tr("moved"),
        Fate.REWORDED: _tr("reworded"),
        Fate.UNSURE: _tr("unsure"),
        Fate.LOST: _tr("lost"),
    }
    return names[fate] if fate else ""


def fate_ink(fate: Fate | None, theme: Theme) -> str:
    """The colour in which a fate is written."""
    inks = {
        Fate.SAME: theme.muted,
        Fate.MOVED: theme.moved,
        Fate.REWORDED: theme.inserted,
        Fate.UNSURE: theme.warning,
        Fate.LOST: theme.deleted,
    }
    return inks[fate] if fate else theme.muted


def verdict_name(verdict: Verdict) -> str:
    """A verdict in the analyst's language."""
    names = {
        Verdict.OPEN: _tr("Still open"),
        Verdict.ADDRESSED: _tr("Addressed"),
        Verdict.WORSE: _tr("Worse"),
    }
    return names[verdict]


def event_name(event: str) -> str:
    """What happened to a concern in one draft, in the analyst's language."""
    names = {
        "raised": _tr("raised"),
        "same": _tr("same"),
        "moved": _tr("moved"),
        "reworded": _tr("reworded"),
        "addressed": _tr("addressed"),
        "worse": _tr("worse"),
        "came back": _tr("came back"),
        "left behind": _tr("left behind"),
        "waiting": _tr("waiting"),
        "not there": _tr("not there"),
    }
    return names[event]


def event_ink(event: str, theme: Theme) -> str:
    """The colour in which an event is written."""
    inks = {
        "raised": theme.accent_text,
        "same": theme.muted,
        "moved": theme.moved,
        "reworded": theme.text,
        "addressed": theme.inserted,
        "worse": theme.deleted,
        "came back": theme.deleted,
        "waiting": theme.warning,
    }
    return inks.get(event, theme.muted)
