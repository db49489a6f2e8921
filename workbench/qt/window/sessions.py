"""Sessions: an archive opens where the analyst left it, with its documents, clause and page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workbench.qt.window.place import Place

if TYPE_CHECKING:
    from workbench.qt.window.main_window import MainWindow

_PAGES = ("matrix", "packs", "queue", "highlights", "codebook", "changes")


class Sessions(QObject):
    """Keeps for each archive what stood in the panes when it was closed, and brings it back."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.bench.closing.connect(self._keep)

    def _keep(self) -> None:
        window, stand = self._window, self._window.trail.here()
        if not stand.ids:
            return
        place = stand.place
        session = {
            "documents": list(stand.ids),
            "document": place.document_id if place else "",
            "clause": place.clause_id if place else "",
            "page": window.ways.page,
        }
        window.keeping.keep_session(str(window.bench.desk.path), session)

    def come_back(self) -> None:
        """Show what stood there when the archive was closed, else the newest draft beside the one before."""
        window = self._window
        kept = window.keeping.session_of(str(window.bench.desk.path))
        known = kept.get("documents", [])
        ids = [str(one) for one in known] if isinstance(known, list) else []
        if not ids or any(window.shelves.document(one) is None for one in ids):
            window.reader.show(window.shelves.newest_pair)
            return
        place = Place(str(kept.get("document", "")), str(kept.get("clause", "")))
        window.reader.show(ids, place if place.document_id in ids else None)
        page = str(kept.get("page", ""))
        if page in _PAGES:
            window.ways.go(page)
