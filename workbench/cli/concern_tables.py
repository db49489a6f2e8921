"""Tables of concerns: how far analysts agree, and the way of each concern through all drafts."""

from typing import TYPE_CHECKING, Any

from workbench.cli.saying import say_json, say_table

if TYPE_CHECKING:
    from workbench.desk import Desk


def say_agreement(desk: "Desk", draft: str, *, as_json: bool) -> None:
    """Print percent, kappa and alpha of each category on the clauses of one document."""
    document = draft or desk.packing.newest_marked_draft().id
    rows: list[dict[str, Any]] = [
        {
            "category": one.category.name,
            "analysts": list(one.raters),
            "clauses": one.units,
            "tagged_by_all": one.all_tagged,
            "tagged_by_some": one.some_tagged,
            "percent": one.percent,
            "kappa": one.kappa,
            "alpha": one.alpha,
        }
        for one in desk.agreeing.agreement(document)
    ]
    if as_json:
        say_json({"agreement": rows})
        return
    columns = ("category", "clauses", "tagged_by_all", "tagged_by_some", "percent", "kappa", "alpha")
    say_table(columns, [[_rounded(row[name]) for name in columns] for row in rows])


def say_ledger(desk: "Desk", draft: str, *, as_json: bool) -> None:
    """Print what became of each concern in every draft of a text."""
    known = desk.carrying.ledgers(draft or desk.packing.newest_marked_draft().id)
    names = [document.short_name for document in known.drafts]
    rows: list[dict[str, Any]] = [
        {
            "concern": line.concern.id,
            "highlight": line.highlight.id,
            "category": line.category.name,
            "label": line.label,
            "quote": line.quote,
            "status": line.concern.status.value,
            "events": [event.value for event in line.events],
        }
        for line in known.lines
    ]
    if as_json:
        drafts = [{"id": one.id, "symbol": one.symbol, "title": one.title} for one in known.drafts]
        say_json({"ledger": {"drafts": drafts, "concerns": rows}})
        return
    say_table(
        ("label", "category", "quote", *names),
        [[row["label"], row["category"], row["quote"], *row["events"]] for row in rows],
        widest=30,
    )


def _rounded(value: object) -> object:
    if value is None:
        return "–"
    return f"{value:.3f}" if isinstance(value, float) else value
