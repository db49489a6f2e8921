"""What the analyst does: one verb, one transaction, one change, one entry of undo.

The names below are loaded when they are first asked for, so that the window can read its settings
and be on the screen before the archive, the readers and the index are loaded.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.briefing import Part
    from workbench.concerns import Matrix
    from workbench.desk.agreeing import CategoryAgreement
    from workbench.desk.codebook_files import CategoryDifference, CodebookReport
    from workbench.desk.comparing import Corrections, DraftComparison
    from workbench.desk.desk import Desk
    from workbench.desk.library import OpenDocument
    from workbench.desk.pack_orders import KeptPack, PackOrder, PackSection, Picked
    from workbench.desk.passages import Passage, PassagePair
    from workbench.desk.position_starts import PositionStart, SpokenPassage
    from workbench.desk.positions import PositionOn, PositionTable
    from workbench.desk.receiving import Arrival, Receipt, Wanted
    from workbench.desk.reports import (
        ArticleChanges,
        BracketLedger,
        LedgerCell,
        LedgerRow,
        PointsElsewhere,
        SilentDeletion,
    )
    from workbench.desk.settling import Dispute, Word
    from workbench.desk.suggesting import Reason, Suggestion
    from workbench.intake import PagePictures, PasswordNeeded, Picture

__all__ = [
    "Arrival",
    "ArticleChanges",
    "BracketLedger",
    "CategoryAgreement",
    "CategoryDifference",
    "CodebookReport",
    "Corrections",
    "Desk",
    "Dispute",
    "DraftComparison",
    "KeptPack",
    "LedgerCell",
    "LedgerRow",
    "Matrix",
    "OpenDocument",
    "PackOrder",
    "PackSection",
    "PagePictures",
    "Part",
    "Passage",
    "PassagePair",
    "PasswordNeeded",
    "Picked",
    "Picture",
    "PointsElsewhere",
    "PositionOn",
    "PositionStart",
    "PositionTable",
    "Reason",
    "Receipt",
    "SilentDeletion",
    "SpokenPassage",
    "Suggestion",
    "Wanted",
    "Word",
]

_HOMES = {
    "Arrival": "workbench.desk.receiving",
    "ArticleChanges": "workbench.desk.reports",
    "BracketLedger": "workbench.desk.reports",
    "CategoryAgreement": "workbench.desk.agreeing",
    "CategoryDifference": "workbench.desk.codebook_files",
    "CodebookReport": "workbench.desk.codebook_files",
    "Corrections": "workbench.desk.comparing",
    "Desk": "workbench.desk.desk",
    "Dispute": "workbench.desk.settling",
    "DraftComparison": "workbench.desk.comparing",
    "LedgerCell": "workbench.desk.reports",
    "LedgerRow": "workbench.desk.reports",
    "KeptPack": "workbench.desk.pack_orders",
    "Matrix": "workbench.concerns",
    "OpenDocument": "workbench.desk.library",
    "PackOrder": "workbench.desk.pack_orders",
    "PackSection": "workbench.desk.pack_orders",
    "Part": "workbench.briefing",
    "PagePictures": "workbench.intake",
    "Passage": "workbench.desk.passages",
    "PassagePair": "workbench.desk.passages",
    "PasswordNeeded": "workbench.intake",
    "Picked": "workbench.desk.pack_orders",
    "Picture": "workbench.intake",
    "PointsElsewhere": "workbench.desk.reports",
    "PositionOn": "workbench.desk.positions",
    "PositionStart": "workbench.desk.position_starts",
    "PositionTable": "workbench.desk.positions",
    "Reason": "workbench.desk.suggesting",
    "Receipt": "workbench.desk.receiving",
    "SilentDeletion": "workbench.desk.reports",
    "SpokenPassage": "workbench.desk.position_starts",
    "Suggestion": "workbench.desk.suggesting",
    "Wanted": "workbench.desk.receiving",
    "Word": "workbench.desk.settling",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"the desk has no {name}")
    return getattr(import_module(_HOMES[name]), name)
