"""What the shell says of a comparison: its links and its reports."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.cli.saying import say, say_table

if TYPE_CHECKING:
    from workbench.desk import (
        ArticleChanges,
        BracketLedger,
        Desk,
        DraftComparison,
        LedgerCell,
        OpenDocument,
        PointsElsewhere,
        SilentDeletion,
    )

_QUIET = ("unchanged", "renumbered")
_NO_CHANGE = frozenset(_QUIET)


@dataclass(frozen=True)
class Compared:
    """A comparison with its reports; ``brackets`` only where it was asked for."""

    known: "DraftComparison"
    articles: tuple["ArticleChanges", ...]
    silent: tuple["SilentDeletion", ...]
    stale: tuple["PointsElsewhere", ...]
    brackets: "BracketLedger | None" = None


def gather(desk: "Desk", old: str, new: str, *, with_brackets: bool) -> Compared:
    """Return two drafts compared, with what the desk reports of them."""
    return Compared(
        desk.comparing.compare(old, new),
        desk.reporting.changes_by_article(old, new),
        desk.reporting.silent_deletions(old, new),
        desk.reporting.stale_references(old, new),
        desk.reporting.bracket_ledger(new) if with_brackets else None,
    )


def told_comparison(told: Compared) -> dict[str, Any]:
    """Return a comparison for a script."""
    known = told.known
    found = known.comparison
    before, now = known.open_brackets
    answer = {
        "old_document": known.old.document.id,
        "new_document": known.new.document.id,
        "links": [
            {
                "old": _cited(known.old, link.old),
                "new": _cited(known.new, link.new),
                "kind": "paired" if found.translated else link.kind.value,
                "score": link.score,
                "check": link.check,
                "reworded": link.reworded,
                "old_id": link.old,
                "new_id": link.new,
            }
            for link in found.links
        ],
        "gone": [] if found.unrelated else [_cited(known.old, clause) for clause in found.gone],
        "new": [] if found.unrelated else [_cited(known.new, clause) for clause in found.new],
        "silent": [] if found.unrelated else [_cited(known.old, clause) for clause in known.silent],
        "counts": {"paired": len(found.links)} if found.translated else found.counts,
        "brackets": {"old": before, "new": now},
        "unrelated": found.unrelated,
        "translated": found.translated,
        "articles": [_told_article(one) for one in told.articles],
        "stale_references": [_told_reference(one) for one in told.stale],
    }
    return {**answer, "bracket_ledger": _told_ledger(told.brackets)} if told.brackets else answer


def say_comparison(told: Compared) -> None:
    """Print a comparison and its reports for a person."""
    known = told.known
    found = known.comparison
    if found.unrelated:
        say("These two texts have too little in common to be compared.")
        return
    if found.translated:
        say(
            f"{known.old.document.title} ({known.old.document.language}) and {known.new.document.title} "
            f"({known.new.document.language}) are in different languages: {len(found.links)} clauses are "
            "paired by label, and wordings are not compared."
        )
        return
    counts = ", ".join(f"{count} {name}" for name, count in found.counts.items() if count)
    say(f"{known.old.document.title} against {known.new.document.title}: {counts}.")
    before, now = known.open_brackets
    say(f"{now} open brackets (was {before}).")
    _say_links(known)
    _say_articles(told.articles)
    _say_silent(told.silent)
    _say_references(told.stale)
    if told.brackets:
        _say_ledger(told.brackets)


def _cited(document: "OpenDocument", clause_id: str) -> str:
    clause = document.by_id[clause_id]
    return clause.label or clause.heading or clause.kind.value


def _say_links(known: "DraftComparison") -> None:
    found = known.comparison
    rows = [
        (
            link.kind.value,
            _cited(known.old, link.old),
            _cited(known.new, link.new),
            "check" if link.check else "",
        )
        for link in found.links
        if link.kind.value not in _QUIET
    ]
    rows += [
        ("gone", _cited(known.old, one), "", "silent" if one in known.silent else "") for one in found.gone
    ]
    rows += [("new", "", _cited(known.new, one), "") for one in found.new]
    say_table(("change", "old", "new", ""), rows)


def _say_articles(articles: tuple["ArticleChanges", ...]) -> None:
    rows = [
        (
            one.old_label,
            one.new_label,
            one.heading,
            ", ".join(f"{count} {kind}" for kind, count in one.counts.items() if kind not in _QUIET),
            f"+{one.inserted} -{one.deleted}",
            f"{one.brackets_before} > {one.brackets_now}" if one.brackets_before or one.brackets_now else "",
            ", ".join(f"{count} {matter.value}" for matter, count in one.matters.items()),
            one.concerns or "",
        )
        for one in articles
        if one.counts.keys() - _NO_CHANGE
    ]
    if rows:
        say("\nBy article:")
        say_table(("old", "new", "heading", "clauses", "words", "brackets", "in law", "concerns"), rows, 40)


def _say_silent(silent: tuple["SilentDeletion", ...]) -> None:
    if silent:
        say("\nDeleted without strike-through or mention:")
        rows = [(one.label, one.page or "", one.after_label, one.words) for one in silent]
        say_table(("clause", "page", "stood after", "words"), rows)


def _say_references(stale: tuple["PointsElsewhere", ...]) -> None:
    if stale:
        say("\nReferences that kept their number although their clause got another one:")
        rows = [
            (
                one.label,
                one.words,
                f"{one.names.label} {one.names.heading}" if one.names else "nothing",
                f"{one.meant.label} {one.meant.heading}" if one.meant else "a clause that is gone",
            )
            for one in stale
        ]
        say_table(("clause", "words", "names now", "meant"), rows)


def _say_ledger(ledger: "BracketLedger") -> None:
    say("\nOpen brackets by draft:")
    rows: list[tuple[object, ...]] = [
        (row.label, row.heading, *(_counted(cell) for cell in row.cells))
        for row in ledger.rows
        if any(cell and cell.brackets for cell in row.cells)
    ]
    rows += [("", "outside of articles", *ledger.outside), ("", "all", *ledger.totals)]
    say_table(("article", "heading", *(draft.short_name for draft in ledger.drafts)), rows, 40)


def _counted(cell: "LedgerCell | None") -> str:
    return "-" if cell is None else str(cell.brackets or "")


def _told_article(one: "ArticleChanges") -> dict[str, Any]:
    return {
        "old": one.old_label,
        "new": one.new_label,
        "heading": one.heading,
        "counts": one.counts,
        "words": {"inserted": one.inserted, "deleted": one.deleted},
        "brackets": {"old": one.brackets_before, "new": one.brackets_now},
        "matters": {matter.value: count for matter, count in one.matters.items()},
        "concerns": one.concerns,
        "old_id": one.old_id,
        "new_id": one.new_id,
    }


def _told_reference(one: "PointsElsewhere") -> dict[str, Any]:
    return {
        "clause": one.label,
        "words": one.words,
        "names": one.names.label if one.names else None,
        "meant": one.meant.label if one.meant else None,
        "start": one.start,
        "end": one.end,
        "page": one.page,
    }


def _told_ledger(ledger: "BracketLedger") -> dict[str, Any]:
    return {
        "drafts": [draft.symbol or draft.title for draft in ledger.drafts],
        "articles": [
            {
                "heading": row.heading,
                "cells": [
                    None
                    if cell is None
                    else {"label": cell.label, "brackets": cell.brackets, "share": cell.share}
                    for cell in row.cells
                ],
            }
            for row in ledger.rows
        ],
        "outside": list(ledger.outside),
        "totals": list(ledger.totals),
        "shares": [round(share, 4) for share in ledger.shares],
    }
