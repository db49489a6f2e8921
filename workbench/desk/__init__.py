"""What the analyst does: one verb, one transaction, one change, one entry of undo.

The names below are loaded when they are first asked for, so that the window can read its settings
and be on the screen before the archive, the readers and the index are loaded.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.concerns import Matrix
    from workbench.desk.comparing import DraftComparison
    from workbench.desk.desk import Desk
    from workbench.desk.library import OpenDocument
    from workbench.desk.packing import PackOrder, Picked
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
    "Picked",
    "Picture",
    "Receipt",
    "Wanted",
]

_HOMES = {
    "Arrival": "workbench.desk.receiving",
    "Desk": "workbench.desk.desk",
    "DraftComparison": "workbench.desk.comparing",
    "Matrix": "workbench.concerns",
    "OpenDocument": "workbench.desk.library",
    "PackOrder": "workbench.desk.packing",
    "PagePictures": "workbench.intake",
    "PasswordNeeded": "workbench.intake",
    "Picked": "workbench.desk.packing",
    "Picture": "workbench.intake",
    "Receipt": "workbench.desk.receiving",
    "Wanted": "workbench.desk.receiving",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"the desk has no {name}")
    return getattr(import_module(_HOMES[name]), name)
