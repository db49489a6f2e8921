"""Trail: what stood in the panes before, so that the analyst can go back to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workbench.qt.window.place import Place

if TYPE_CHECKING:
    from workbench.qt.window.main_window import MainWindow

_LONGEST = 20
_COME_BACK_TO = ("changes",)


@dataclass(frozen=True, slots=True)
class Stand:
    """Documents side by side, where the analyst was in them, and the page that was in front."""

    ids: tuple[str, ...]
    place: Place | None
    page: str = "reading"


class Trail(QObject):
    """Remembers what is left when other documents are opened, the newest last."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._stands: list[Stand] = []
        window.reader.leaving.connect(self._note)
        window.bench.closed.connect(self._stands.clear)

    def here(self) -> Stand:
        """What stands in the panes now."""
        reader = self._window.reader
        document, clause = reader.document, reader.clause
        place = Place(document.id, clause.id if clause else "") if document else None
        return Stand(reader.spread.ids, place)

    def note_page(self, page: str) -> None:
        """Remember the page that a clause is opened from, where it is one to come back to."""
        if page in _COME_BACK_TO:
            self._keep(replace(self.here(), page=page))

    def _note(self) -> None:
        """Remember what is left, unless the page was remembered that the analyst comes from."""
        here, last = self.here(), self._stands[-1] if self._stands else None
        if here.ids and (last is None or replace(last, page=here.page) != here):
            self._keep(here)

    def _keep(self, stand: Stand) -> None:
        self._stands = [*self._stands[1 - _LONGEST :], stand]

    def back(self) -> None:
        """Show what stood in the panes before; documents that were put away meanwhile are left out."""
        window = self._window
        while self._stands:
            stand = self._stands.pop()
            ids = tuple(one for one in stand.ids if window.shelves.document(one) is not None)
            fresh = bool(ids) and ids != window.reader.spread.ids
            if fresh:
                place = stand.place if stand.place and stand.place.document_id in ids else None
                window.reader.go_back(ids, place)
            if fresh or stand.page not in ("reading", window.ways.page):
                window.ways.go(stand.page)
                return
        window.message.tell(self.tr("Nothing stood in the panes before this."))

    def offer(self) -> None:
        """Say which documents a hit has brought, and offer those that stood there before."""
        if not self._stands:
            return
        words = self.tr("Now in the panes: {0}.").format(self._names(self._window.reader.spread.ids))
        button = self.tr("Back to {0}").format(self._names(self._stands[-1].ids))
        self._window.message.tell(words, button, self.back)

    def _names(self, ids: tuple[str, ...]) -> str:
        found = (self._window.shelves.document(one) for one in ids)
        return " | ".join(_cut(one.short_name) for one in found if one is not None)


def _cut(name: str, longest: int = 32) -> str:
    return name if len(name) <= longest else f"{name[: longest - 1].rstrip()}…"
