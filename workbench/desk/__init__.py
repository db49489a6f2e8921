"""What the analyst does: one verb, one transaction, one change, one entry of undo."""

from workbench.concerns import Matrix
from workbench.desk.comparing import DraftComparison
from workbench.desk.desk import Desk
from workbench.desk.library import OpenDocument
from workbench.desk.packing import PackOrder
from workbench.desk.receiving import Arrival, Receipt, Wanted
from workbench.intake import PagePictures, PasswordNeeded, Picture

__all__ = [
    "Arrival",
    "Desk",
    "DraftComparison",
    "Matrix",
    "OpenDocument",
    "PackOrder",
    "PagePictures",
    "PasswordNeeded",
    "Picture",
    "Receipt",
    "Wanted",
]
