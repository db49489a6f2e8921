"""Commands that bring documents in and show them."""

from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from workbench.cli.opening import open_desk
from workbench.cli.saying import AsJson, WrongUsage, say, say_json, say_problem, say_table
from workbench.treaty.documents import Document
from workbench.treaty.errors import KnownError
from workbench.treaty.layout import Proposal

if TYPE_CHECKING:
    from workbench.desk import OpenDocument

Archive = Annotated[Path, typer.Argument(metavar="ARCHIVE", readable=False, show_default=False)]
Doc = Annotated[
    str, typer.Argument(metavar="DOC", help="An id, a symbol or a unique title.", show_default=False)
]


def new(archive: Archive, as_json: AsJson = False) -> None:
    """Make a new archive with the ten concern categories."""
    from workbench.desk import Desk

    with Desk.create(archive) as desk:
        made = desk.path
    say_json({"archive": str(made)}) if as_json else say(f"Made {made}.")


def import_(
    archive: Archive,
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="FILE...", readable=False, show_default=False)
    ] = None,
    kind: Annotated[str, typer.Option("--as", metavar="draft|statement", help="What the files are.")] = "",
    text: Annotated[str, typer.Option("--text", help="The negotiated text that drafts belong to.")] = "",
    symbol: Annotated[str, typer.Option(help="The document's symbol, such as A/AC.900/22/Rev.1.")] = "",
    date: Annotated[str, typer.Option(help="Its date, such as 2023-09-01.")] = "",
    lang: Annotated[str, typer.Option(help="Its language: en, fr, es, ru, ar, zh...")] = "",
    actor: Annotated[list[str] | None, typer.Option(help="Who makes the statement; may be repeated.")] = None,
    title: Annotated[str, typer.Option(help="Its title.")] = "",
    manifest: Annotated[
        Path | None, typer.Option(readable=False, help="A CSV of files with their metadata.")
    ] = None,
    password: Annotated[str, typer.Option(help="Opens a locked file.", envvar="WORKBENCH_PASSWORD")] = "",
    ocr: Annotated[
        str,
        typer.Option(
            metavar="auto|LANGUAGES",
            help="Read pages without a text to be trusted with Tesseract: auto, or languages (en+fr).",
        ),
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Bring files in as drafts or statements; one bad file never stops the rest."""
    from workbench.desk.receiving import Wanted, actors_named, date_named, kind_named, read_manifest

    files = files or []
    if not files and manifest is None:
        raise typer.BadParameter("name a FILE, or give --manifest", param_hint="FILE")
    if len(files) > 1 and (symbol or title):
        raise typer.BadParameter("--symbol and --title are for one file; use --manifest for many")
    actors = tuple(name for words in actor or [] for name in actors_named(words))
    try:
        known_kind, day = kind_named(kind), date_named(date)
    except KnownError as error:
        raise WrongUsage(str(error)) from error
    wanted = [
        Wanted(
            path,
            known_kind,
            text,
            title,
            symbol,
            day,
            lang,
            actors=actors,
            password=password,
        )
        for path in files
    ]
    if manifest is not None:
        wanted += read_manifest(manifest)
    wanted = [replace(one, ocr=ocr) for one in wanted]
    _receive(archive, wanted, as_json=as_json)


def list_(archive: Archive, as_json: AsJson = False) -> None:
    """List the documents of an archive."""
    with open_desk(archive) as desk:
        documents = desk.library.documents()
        texts = {text.id: text.name for text in desk.library.texts()}
    rows = [told(document, texts) for document in documents]
    if as_json:
        say_json({"documents": rows})
    elif not rows:
        say("The archive is empty. The command import brings drafts and statements in.")
    else:
        columns = ("kind", "symbol", "date", "language", "clauses", "quality", "title")
        say_table(columns, [["" if row[name] is None else row[name] for name in columns] for row in rows])


def show(
    archive: Archive,
    doc: Doc,
    reading: Annotated[
        str,
        typer.Option(
            metavar="maximal|minimal|original",
            help="With, or without, all bracketed words; or as it was before its tracked changes.",
        ),
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Show a document's text and clauses."""
    if reading not in ("", "maximal", "minimal", "original"):
        raise typer.BadParameter("a reading is maximal, minimal or original", param_hint="--reading")
    from workbench.desk.library import without_changes

    with open_desk(archive) as desk:
        opened = desk.library.open(doc)
        proposals = desk.library.proposals(opened.document.id)
    if reading:
        readings = dict(zip(("maximal", "minimal"), opened.readings, strict=True))
        say(readings.get(reading) or without_changes(opened.text, proposals))
        return
    clauses = [
        {
            "id": clause.id,
            "label": clause.label,
            "kind": clause.kind.value,
            "heading": clause.heading,
            "start": clause.start,
            "end": clause.end,
            "text": opened.words(clause),
            "page": clause.page,
            "parent": clause.parent,
            "brackets": clause.brackets,
        }
        for clause in opened.clauses
    ]
    if as_json:
        answer = {**told(opened.document, {}), "text": opened.text, "clauses": clauses}
        answer |= {"bracket_report": _bracketed(opened), "proposals": [_proposed(one) for one in proposals]}
        say_json({**answer, "warnings": list(opened.warnings)})
        return
    say(f"{opened.document.title}  {opened.document.symbol}".rstrip())
    parents = {clause.parent for clause in opened.clauses}
    for clause in opened.clauses:
        end = clause.body if clause.id in parents else clause.end
        words = opened.text[clause.start : end].strip()
        if words:
            say(f"{'  ' * clause.depth}[{clause.label or clause.kind.value}] {words}")


def _bracketed(opened: "OpenDocument") -> dict[str, Any]:
    report = opened.brackets
    return {
        "opening": report.opening,
        "closing": report.closing,
        "deepest": report.deepest,
        "share": round(report.share, 4),
        "unmatched": [{"at": at, "page": page, "label": label} for at, page, label in opened.unmatched],
    }


def _proposed(proposal: Proposal) -> dict[str, Any]:
    return {**asdict(proposal), "kind": proposal.kind.value}


def told(document: Document, texts: dict[str, str]) -> dict[str, Any]:
    """Return what a script learns of a document; ``clauses`` is how many it has."""
    return {
        "id": document.id,
        "kind": document.kind.value,
        "title": document.title,
        "symbol": document.symbol,
        "date": document.date.isoformat() if document.date else None,
        "language": document.language,
        "clauses": document.clause_count,
        "quality": round(document.quality, 4),
        "pages": document.page_count,
        "text_of": texts.get(document.text_id or "", "") or None,
        "actors": list(document.actors),
        "signatories": list(document.signatories),
        "file": document.source.name if document.source else None,
    }


def _receive(archive: Path, wanted: list[Any], *, as_json: bool) -> None:
    documents, problems = [], []
    with open_desk(archive) as desk:
        for receipt in desk.receiving.receive_all(wanted):
            if receipt.document is None:
                problems.append({"file": str(receipt.path), "problem": receipt.problem})
                named = receipt.problem.startswith(receipt.path.name)
                say_problem(receipt.problem if named else f"{receipt.path.name}: {receipt.problem}")
                continue
            known = told(receipt.document, {})
            documents.append({**known, "file": str(receipt.path), "duplicate": receipt.duplicate})
            documents[-1]["warnings"] = list(receipt.warnings)
            if not as_json:
                say(_arrived(known, receipt.path.name, duplicate=receipt.duplicate))
                for warning in receipt.warnings:
                    say(f"    {warning}")
    if as_json:
        say_json({"documents": documents, "problems": problems})
    if problems:
        raise typer.Exit(1)


def _arrived(known: dict[str, Any], name: str, *, duplicate: bool) -> str:
    if duplicate:
        return f"{name}: the same bytes are in the archive already, as “{known['title']}”."
    facts = (known["kind"], known["symbol"], known["date"], known["language"], f"{known['clauses']} clauses")
    return f"{name}: {known['title']} ({', '.join(fact for fact in facts if fact)})"
