"""The sample archive: a made-up negotiation, brought in as an analyst would bring it in."""

import csv
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from workbench.briefing import resources
from workbench.desk.desk import Desk
from workbench.desk.receiving import read_manifest
from workbench.desk.settings import Settings
from workbench.treaty.concerns import Fate, Severity, Status, Verdict
from workbench.treaty.documents import DocumentKind
from workbench.treaty.errors import KnownError

Progress = Callable[[int, int, str], None]


def make_sample(dest: Path, settings: Settings | None = None, progress: Progress = lambda *_: None) -> None:
    """Build the sample archive at *dest*: import its files, tag its concerns, carry them on."""
    folder = resources() / "sample"
    with Desk.create(dest, settings) as desk:
        wanted = read_manifest(folder / "manifest.csv")
        for receipt in desk.receiving.receive_all(wanted, progress):
            if receipt.problem:
                raise KnownError(f"The sample cannot be built: {receipt.problem}")
        _tag(desk, folder / "concerns.csv")
        drafts = desk.library.documents(DocumentKind.DRAFT)
        for old, new in pairwise(drafts[1:]):
            if old is not drafts[1]:
                _settle(desk, old.id)
            desk.carrying.carry(old.id, new.id)


def _settle(desk: Desk, document_id: str) -> None:
    """Settle the review queue of a draft as an analyst would, up to what needs a second thought."""
    for one in desk.carrying.waiting(document_id):
        if one.placement.fate is Fate.REWORDED:
            desk.carrying.accept(one.placement.id)
        elif one.placement.fate is Fate.LOST:
            desk.carrying.leave(
                one.placement.id, Verdict.ADDRESSED if one.old_quote.startswith("[") else None
            )


def _tag(desk: Desk, concerns: Path) -> None:
    with concerns.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            made = desk.marking.tag(
                row["document"],
                row["category"],
                clause=row["clause"],
                quote=row["quote"],
                note=row["note"],
                ask=row["ask"],
                severity=Severity(row["severity"]),
            )
            status = Status(row["status"])
            for concern in made.concerns:
                if (
                    status is not Status.OPEN
                    and desk.codebook.named(row["category"]).id == concern.category_id
                ):
                    desk.marking.change_concern(concern.id, status=status)
