"""What the Changes page shows of two drafts, gathered from the desk's reports off the main thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from workbench.qt.changes.rows import (
    ArticleLine,
    ChangesShown,
    Ledger,
    LedgerCell,
    LedgerLine,
    Passage,
    Spot,
)
from workbench.qt.changes.words import short_label
from workbench.treaty.documents import Document

if TYPE_CHECKING:
    from workbench.desk import ArticleChanges, Desk, LedgerRow, OpenDocument, PointsElsewhere, SilentDeletion
    from workbench.desk import LedgerCell as Square

_KINDS = (
    ("reworded", ("reworded",)),
    ("moved", ("moved",)),
    ("split", ("split",)),
    ("merged", ("merged",)),
    ("brackets", ("bracket-only", "option dropped")),
    ("renumbered", ("renumbered",)),
    ("new", ("new",)),
    ("gone", ("gone",)),
)


def _tr(words: str) -> str:
    return QCoreApplication.translate("Changes", words)


def gather(desk: Desk, old_id: str, new_id: str) -> ChangesShown:
    """What happened between two drafts; of texts that cannot be told of, why not."""
    known = desk.comparing.compare(old_id, new_id)
    old, new = known.old.document, known.new.document
    if known.comparison.unrelated:
        words = _tr("{0} and {1} have too little in common to be compared.")
        return ChangesShown(old, new, why_not=words.format(old.short_name, new.short_name))
    if known.comparison.translated:
        words = _tr("{0} and {1} are in different languages, so their words cannot be compared.")
        return ChangesShown(old, new, why_not=words.format(old.short_name, new.short_name))
    reporting, pair = desk.reporting, (old.id, new.id)
    return ChangesShown(
        old,
        new,
        tuple(_article(one, old, new) for one in reporting.changes_by_article(*pair)),
        tuple(_deletion(one, old) for one in reporting.silent_deletions(*pair)),
        tuple(_elsewhere(one, known.new) for one in reporting.stale_references(*pair)),
    )


def _article(one: ArticleChanges, old: Document, new: Document) -> ArticleLine:
    counts = ((name, sum(one.counts.get(kind, 0) for kind in kinds)) for name, kinds in _KINDS)
    spot = Spot(new.id, one.new_id) if one.new_id else Spot(old.id, one.old_id or "")
    return ArticleLine(
        spot,
        one.new_label or one.old_label,
        one.old_label if one.new_label else "",
        one.heading,
        tuple((name, count) for name, count in counts if count),
        one.inserted,
        one.deleted,
        one.brackets_before,
        one.brackets_now,
        tuple(one.matters.items()),
        one.concerns,
        gone=one.new_id is None,
    )


def _deletion(one: SilentDeletion, old: Document) -> Passage:
    after = _tr("stood after {0}").format(one.after_label) if one.after_label else _tr("stood at the start")
    page = _tr("p. {0} of {1}").format(one.page, old.short_name) if one.page else old.short_name
    title = f"{one.label} · {one.heading}" if one.heading and one.heading != one.label else one.label
    return Passage(Spot(old.id, one.old_id), title, " ".join(one.words.split()), f"{page} · {after}")


def _elsewhere(one: PointsElsewhere, opened: OpenDocument) -> Passage:
    clause, text = opened.by_id[one.clause_id], opened.text
    before, words, after = (" ".join(part.split()) for part in (one.before, one.words, one.after))
    first, last = one.start - len(one.before), one.end + len(one.after)
    if first > clause.start:
        whole = not (text[first - 1].isalnum() and text[first].isalnum())
        before = "…" + (before if whole else before.partition(" ")[2])
    if last < clause.end:
        whole = not (text[last - 1].isalnum() and text[last].isalnum())
        after = (after if whole else after.rpartition(" ")[0]) + "…"
    lead = before + (" " if before and one.before[-1:].isspace() else "")
    tail = (" " if one.after[:1].isspace() else "") + after
    page = _tr("p. {0}").format(one.page) if one.page else ""
    spot = Spot(opened.document.id, one.clause_id, one.start, one.end)
    lit = (len(lead), len(lead) + len(words))
    return Passage(spot, one.label, f"{lead}{words}{tail}", page, _meaning(one), (lit,))


def _meaning(one: PointsElsewhere) -> str:
    names = _named(one.names.label, one.names.heading) if one.names else _tr("no clause")
    if one.meant is None:
        return _tr("now names {0}; the clause it meant is deleted").format(names)
    meant = _named(one.meant.label, one.meant.heading)
    return _tr("now names {0}; it meant what is now {1}").format(names, meant)


def _named(label: str, heading: str) -> str:
    return f"{label} ({heading})" if heading and heading != label else label


def gather_ledger(desk: Desk, document_id: str) -> Ledger:
    """The open brackets of each article through all drafts of a text; none without brackets."""
    made = desk.reporting.bracket_ledger(document_id)
    if not any(made.totals):
        return Ledger(made.drafts)
    lines = [_line(row, made.drafts) for row in made.rows if any(one and one.brackets for one in row.cells)]
    if any(made.outside):
        cells = zip(made.outside, made.drafts, strict=True)
        outside = tuple(LedgerCell(count, spot=Spot(draft.id, "")) for count, draft in cells)
        lines.append(LedgerLine(_tr("Outside the articles"), outside))
    totals = zip(made.totals, made.shares, made.drafts, strict=True)
    whole = tuple(LedgerCell(count, share, spot=Spot(draft.id, "")) for count, share, draft in totals)
    return Ledger(made.drafts, (LedgerLine(_tr("Whole draft"), whole, total=True), *lines))


def _line(row: LedgerRow, drafts: tuple[Document, ...]) -> LedgerLine:
    cells = tuple(_square(cell, draft) for cell, draft in zip(row.cells, drafts, strict=True))
    label = short_label(row.label)
    name = f"{label} · {row.heading}" if row.heading and row.heading != row.label else label
    return LedgerLine(name, cells, label=row.label)


def _square(cell: Square | None, draft: Document) -> LedgerCell:
    if cell is None:
        return LedgerCell()
    return LedgerCell(cell.brackets, cell.share, cell.label, Spot(draft.id, cell.clause_id))
