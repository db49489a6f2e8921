"""Commands for what leaves the archive, and for the archive itself."""

from pathlib import Path
from typing import Annotated

import typer

from workbench.cli.documents import Archive
from workbench.cli.opening import open_desk
from workbench.cli.saying import AsJson, say, say_json, say_problem, say_table

Out = Annotated[
    Path,
    typer.Argument(metavar="OUT", readable=False, help="Its suffix tells the format.", show_default=False),
]


def pack(
    archive: Archive,
    out: Out,
    draft: Annotated[str, typer.Option(metavar="DOC", help="The draft that is briefed on.")] = "",
    against: Annotated[str, typer.Option(metavar="DOC", help="The draft to compare with.")] = "",
    template: Annotated[str, typer.Option(metavar="NAME", help="How it is laid out.")] = "delegation-brief",
    title: Annotated[str, typer.Option(help="Its title.")] = "",
    category: Annotated[list[str] | None, typer.Option(help="Only this category; may be repeated.")] = None,
    lang: Annotated[str, typer.Option(help="Language of its labels: en, fr or es.")] = "en",
    marking: Annotated[str, typer.Option(help="A line such as: not for distribution.")] = "",
    as_json: AsJson = False,
) -> None:
    """Write a briefing pack as DOCX, PDF, HTML or XLSX."""
    from workbench.desk import PackOrder

    order = PackOrder(title, draft, against, tuple(category or ()), template, lang, marking)
    with open_desk(archive) as desk:
        facts = desk.packing.write(order, out)
    concerns, waiting, lost = len(facts.concerns), facts.waiting, len(facts.lost)
    if as_json:
        say_json({"file": str(out), "concerns": concerns, "waiting": waiting, "lost": lost})
        return
    say(f"Wrote {out} with {concerns} concerns.")
    if waiting or lost:
        say(f"  Concerns that wait for review: {waiting}. No longer found in this draft: {lost}.")


def export(
    archive: Archive,
    out: Out,
    draft: Annotated[str, typer.Option(metavar="DOC", help="The document for .pdf, .xml or .akn.")] = "",
    as_json: AsJson = False,
) -> None:
    """Write highlights for others: .qdpx, .qdc, .json, .jsonld, .csv, .xlsx, .pdf; a draft: .xml, .akn."""
    with open_desk(archive) as desk:
        losses = desk.exchanging.export(out, draft)
    if as_json:
        say_json({"file": str(out), "losses": list(losses)})
        return
    say(f"Wrote {out}.")
    for loss in losses:
        say(f"  {loss}")


def merge(
    archive: Archive,
    file: Annotated[Path, typer.Argument(metavar="FILE", readable=False, show_default=False)],
    as_json: AsJson = False,
) -> None:
    """Bring highlights in: a bundle, a REFI-QDA project, a table, or a PDF somebody marked."""
    with open_desk(archive) as desk:
        report = desk.exchanging.merge(file)
    if as_json:
        say_json({"file": str(file), "report": list(report)})
        return
    for sentence in report:
        say(sentence)


def check(
    archive: Archive,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Make the search index anew first.")] = False,
    as_json: AsJson = False,
) -> None:
    """Prove that the archive is sound and the search index equals its texts."""
    with open_desk(archive) as desk:
        if rebuild:
            desk.rebuild_index()
        problems = desk.check()
    if as_json:
        say_json({"problems": list(problems)})
    for problem in problems:
        say_problem(problem)
    if problems:
        raise typer.Exit(1)
    if not as_json:
        say("The archive is sound, and the search index equals its texts.")


def backup(
    archive: Archive,
    dest: Annotated[Path, typer.Argument(metavar="DEST", readable=False, show_default=False)],
    as_json: AsJson = False,
) -> None:
    """Copy an archive as it is now, whole and proven sound."""
    with open_desk(archive) as desk:
        desk.backup(dest)
    say_json({"file": str(dest)}) if as_json else say(f"Copied to {dest}.")


def bench(
    name: Annotated[
        str, typer.Argument(metavar="[NAME]", help="import, compare, carry, search or pack.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Measure each budget beside its reference, in one run, on the sample negotiation."""
    from workbench.desk.bench import run

    rows = run(name)
    if as_json:
        say_json({"rows": [row.told() for row in rows]})
        return
    told = []
    for row in rows:
        peer = "" if row.peer_seconds is None else f"{row.peer} {row.peer_seconds:.4f}"
        verdict = "within" if row.within else "OVER"
        told.append((row.work, f"{row.seconds:.4f}", peer, f"{row.limit:.4f}", verdict))
    say_table(("work", "seconds", "beside", "budget", ""), told)
