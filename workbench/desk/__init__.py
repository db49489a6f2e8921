"""What the analyst does: one verb, one transaction, one change, one entry of undo."""

from workbench.desk.comparing import DraftComparison
from workbench.desk.desk import Desk
from workbench.desk.library import OpenDocument
from workbench.desk.packing import PackOrder
from workbench.desk.receiving import Arrival, Receipt, Wanted
from workbench.intake import PasswordNeeded

__all__ = [
    "Arrival",
    "Desk",
    "DraftComparison",
    "OpenDocument",
    "PackOrder",
    "PasswordNeeded",
    "Receipt",
    "Wanted",
]
