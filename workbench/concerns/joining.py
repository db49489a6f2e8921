"""Joining: two concerns that say one thing become one, and nothing that was said of either is lost."""

from dataclasses import replace

from workbench.treaty.concerns import Concern, Severity, Status

_BY_WEIGHT = (Severity.LOW, Severity.MEDIUM, Severity.HIGH)
_BY_NEED = (Status.DISMISSED, Status.ADDRESSED, Status.OPEN)


def joined(one: Concern, other: Concern) -> Concern:
    """Return *one* with what *other* says beside it: the worse severity, and open where either is."""
    return replace(
        one,
        severity=max(one.severity, other.severity, key=_BY_WEIGHT.index),
        status=max(one.status, other.status, key=_BY_NEED.index),
        note=_both(one.note, other.note),
        ask=_both(one.ask, other.ask),
    )


def _both(one: str, other: str) -> str:
    """Return both texts; a paragraph that one of them holds already is not said twice."""
    if not one.strip():
        return other
    known = {paragraph.strip() for paragraph in one.split("\n\n")}
    fresh = [each for each in other.split("\n\n") if each.strip() and each.strip() not in known]
    return "\n\n".join((one, *fresh))
