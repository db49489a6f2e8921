"""Commands that compare drafts, tag clauses, and carry concerns on."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from workbench.cli.comparisons import gather, say_comparison, told_comparison
from workbench.cli.concern_tables import say_agreement, say_ledger
from workbench.cli.documents import Archive, Doc
from workbench.cli.opening import open_desk
from workbench.cli.saying import AsJson, say, say_json, say_table
from workbench.treaty.concerns import Fate, Severity, Status

if TYPE_CHECKING:
    from workbench.desk import Desk, Matrix
    from workbench.desk.marking import ConcernRow

Old = Annotated[str, typer.Argument(metavar="OLD", help="The older draft.", show_default=False)]
New = Annotated[str, typer.Argument(metavar="NEW", help="The newer draft.", show_default=False)]


def compare(
    archive: Archive,
    old: Old,
    new: New,
    html: Annotated[Path | None, typer.Option(readable=False, help="Write the redline as HTML.")] = None,
    docx: Annotated[
        Path | None, typer.Option(readable=False, help="Write the redline as tracked changes.")
    ] = None,
    brackets: Annotated[
        bool, typer.Option("--brackets", help="Also count the open brackets of each article in all drafts.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Link the clauses of two drafts and say what changed."""
    written = [dest for dest in (html, docx) if dest is not None]
    with open_desk(archive) as desk:
        told = gather(desk, old, new, with_brackets=brackets)
        for dest in written:
            desk.comparing.export(old, new, dest)
    if as_json:
        say_json(told_comparison(told))
        return
    say_comparison(told)
    for dest in written:
        say(f"Wrote {dest}.")


def tag(
    archive: Archive,
    doc: Doc,
    category: Annotated[str, typer.Option(help="The concern category, by name.", show_default=False)],
    clause: Annotated[str, typer.Option(metavar="LABEL", help="The clause, such as 6(2).")] = "",
    quote: Annotated[str, typer.Option(metavar="TEXT", help="Words that stand once in the document.")] = "",
    note: Annotated[str, typer.Option(help="What worries.")] = "",
    ask: Annotated[str, typer.Option(help="Wording to ask for.")] = "",
    severity: Annotated[Severity | None, typer.Option(help="How much it weighs; medium if not said.")] = None,
    as_json: AsJson = False,
) -> None:
    """Highlight a clause or a quote and tag it with a category."""
    if not clause and not quote:
        raise typer.BadParameter("give --clause LABEL or --quote TEXT")
    with open_desk(archive) as desk:
        made = desk.marking.tag(
            doc, category, clause=clause, quote=quote, note=note, ask=ask, severity=severity
        )
        wanted = desk.codebook.named(category).id
        rows = [
            row
            for row in desk.marking.rows(doc)
            if row.highlight.id == made.id and row.category and row.category.id == wanted
        ]
    if as_json:
        say_json(_concern(rows[0]))
    else:
        name = rows[0].category.name if rows[0].category else category
        say(f"Tagged {rows[0].label or rows[0].document.title} “{rows[0].quote[:80]}” as {name}.")


def carry(archive: Archive, old: Old, new: New, as_json: AsJson = False) -> None:
    """Carry the concerns of one draft on into the next."""
    with open_desk(archive) as desk:
        carried = desk.carrying.carry(old, new)
    placements = [
        {
            "highlight": one.highlight.id,
            "fate": one.fate.value,
            "old_label": one.old_label,
            "new_label": one.new_label,
            "quote": one.quote,
            "new_quote": one.new_quote,
            "score": one.score,
            "waiting": one.placement.waiting,
        }
        for one in carried
    ]
    if as_json:
        say_json({"placements": placements})
        return
    columns = ("fate", "old_label", "new_label", "quote")
    say_table(columns, [[row[name] for name in columns] for row in placements])
    waiting = sum(one.placement.waiting for one in carried)
    lost = sum(one.fate is Fate.LOST for one in carried)
    say(f"{len(carried)} highlights: {len(carried) - waiting} settled, {waiting} wait for your review.")
    if lost:
        say(f"{lost} were not found in the newer draft; they stay in the older one.")


def concerns(
    archive: Archive,
    draft: Annotated[str, typer.Option(metavar="DOC", help="Of this document alone.")] = "",
    status: Annotated[Status | None, typer.Option(help="Of this status alone.")] = None,
    matrix: Annotated[bool, typer.Option("--matrix", help="Articles by categories.")] = False,
    agreement: Annotated[bool, typer.Option("--agreement", help="How far analysts agree.")] = False,
    ledger: Annotated[bool, typer.Option("--ledger", help="Each concern through all drafts.")] = False,
    as_json: AsJson = False,
) -> None:
    """List the concerns, count them by article and category, or follow them through all drafts."""
    if matrix + agreement + ledger > 1:
        raise typer.BadParameter("ask for one of --matrix, --agreement and --ledger")
    with open_desk(archive) as desk:
        if agreement or ledger:
            (say_agreement if agreement else say_ledger)(desk, draft, as_json=as_json)
            return
        if matrix:
            _say_matrix(desk, draft, status, as_json=as_json)
            return
        rows = [_concern(row) for row in desk.marking.rows(draft or None, status) if row.concern]
    if as_json:
        say_json({"concerns": rows})
        return
    columns = ("label", "category", "severity", "status", "quote")
    told = [[row["symbol"] or row["title"], *(row[name] or "" for name in columns)] for row in rows]
    say_table(("document", *columns), told)


def _concern(row: "ConcernRow") -> dict[str, Any]:
    concern, category = row.concern, row.category
    assert concern is not None and category is not None
    anchor = row.placement.anchor
    return {
        "id": concern.id,
        "highlight": row.highlight.id,
        "document": row.document.id,
        "symbol": row.document.symbol,
        "title": row.document.title,
        "clause": row.placement.clause_id,
        "label": row.label,
        "page": row.page,
        "start": anchor.start if anchor else None,
        "end": anchor.end if anchor else None,
        "quote": row.quote,
        "category": category.name,
        "severity": concern.severity.value,
        "status": concern.status.value,
        "note": concern.note,
        "ask": concern.ask,
        "author": row.highlight.author,
        "fate": row.placement.fate.value if row.placement.fate else None,
    }


def _say_matrix(desk: "Desk", draft: str, status: Status | None, *, as_json: bool) -> None:
    if status not in (None, Status.OPEN):
        raise typer.BadParameter("the matrix counts all concerns, or with --status open those still open")
    document = draft or desk.packing.newest_marked_draft().id
    table = desk.carrying.matrix(document, open_only=status is Status.OPEN)
    names = {category.id: category.name for category in desk.codebook.categories()}
    if as_json:
        say_json({"matrix": _told_matrix(table, names)})
        return
    head = ["article", *(names[column] for column in table.columns)]
    rows = [
        [label, *(cell.count or "" for cell in cells)]
        for label, cells in zip(table.labels, table.cells, strict=True)
    ]
    say_table(head, rows, widest=28)


def _told_matrix(table: "Matrix", names: dict[str, str]) -> dict[str, Any]:
    return {
        "categories": [names[column] for column in table.columns],
        "articles": list(table.labels),
        "counts": [[cell.count for cell in row] for row in table.cells],
        "open": [[cell.open for cell in row] for row in table.cells],
    }
