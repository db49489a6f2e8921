"""Makes the sample negotiation from its masters; run by hand after a master has been edited.

Writes the source files and their manifest into ``resources/sample`` and the truth about them into
``tests/gold``. Needs PyMuPDF and python-docx. A second run gives the same bytes.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

from sample_maker import draft_pages, pdf_files, statement_pages, web_pages, word_files
from sample_maker.masters import Master, read_drafts, read_statements
from sample_maker.truth import change_between, clause_rows
from sample_maker.typesetting import Page

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "resources" / "sample"
GOLD = ROOT / "tests" / "gold"
COLUMNS = ("file", "as", "text", "symbol", "date", "lang", "actor", "title")
TEXT = "Convention on Digital Evidence"


def main() -> None:
    """Make every file anew and say how many there are."""
    drafts, statements = read_drafts(SAMPLE / "masters"), read_statements(SAMPLE / "masters")
    for folder in (SAMPLE / "sources", GOLD):
        folder.mkdir(parents=True, exist_ok=True)
    for draft in drafts:
        _write_draft(SAMPLE / source_of(draft), draft)
    for statement in statements:
        _write_statement(SAMPLE / source_of(statement), statement)
    _write_manifest(SAMPLE / "manifest.csv", [*drafts, *statements])
    _write_truth(drafts)
    print(f"{len(drafts)} drafts and {len(statements)} statements made")


def source_of(master: Master) -> str:
    """Where the source file of *master* lies, seen from the sample's folder."""
    symbol = master.head.get("symbol", "")
    stem = symbol.replace("/", "-") or master.name.removeprefix("statement-")
    return f"sources/{stem}.{master.head['format']}"


def _write_draft(path: Path, draft: Master) -> None:
    writers: dict[str, Callable[[Path, Master], None]] = {
        "docx": word_files.write_draft,
        "html": web_pages.write_draft,
        "pdf": _write_draft_pdf,
    }
    writers[draft.head["format"]](path, draft)


def _write_statement(path: Path, statement: Master) -> None:
    writers: dict[str, Callable[[Path, Master], None]] = {
        "docx": word_files.write_statement,
        "html": web_pages.write_statement,
        "md": web_pages.write_markdown,
        "pdf": _write_statement_pdf,
        "txt": web_pages.write_text,
    }
    writers[statement.head["format"]](path, statement)


def _write_draft_pdf(path: Path, draft: Master) -> None:
    _write_pdf(path, draft, draft_pages.draft_pages(draft))


def _write_statement_pdf(path: Path, statement: Master) -> None:
    _write_pdf(path, statement, statement_pages.statement_pages(statement))


def _write_pdf(path: Path, master: Master, pages: list[Page]) -> None:
    head = master.head
    pdf_files.write_pdf(path, pages, head["title"], head["language"], head["date"])


def _write_manifest(path: Path, masters: Sequence[Master]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for master in masters:
            head = master.head
            facts = (head.get("symbol", ""), head["date"], head["language"], master.actors, head["title"])
            writer.writerow((source_of(master), head["kind"], TEXT, *facts))


def _write_truth(drafts: Sequence[Master]) -> None:
    for draft in drafts:
        _write_json(GOLD / f"clauses-{_short(draft)}.json", clause_rows(draft))
    for old, new in pairwise(drafts):
        change = change_between(old, new)
        links = [{"old": link.old, "new": link.new, "kind": link.kind} for link in change.links]
        told = {"links": links, "gone": list(change.gone), "new": list(change.new)}
        _write_json(GOLD / f"links-{_short(old)}-{_short(new)}.json", told)


def _short(draft: Master) -> str:
    return draft.name.removeprefix("draft-")


def _write_json(path: Path, told: object) -> None:
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
