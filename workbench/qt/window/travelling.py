"""Travelling: one clause through all drafts of its text, in a window of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from workbench.qt.panes.travel import TravelStop, TravelView
from workbench.qt.theme import Theme
from workbench.qt.window.place import Place

if TYPE_CHECKING:
    from workbench.desk import Desk


def stops_of(desk: Desk, document_id: str, clause_id: str) -> tuple[TravelStop, ...]:
    """The clause in each draft, with its redline against the draft before."""
    return tuple(
        TravelStop(
            step.document.id,
            step.clause.id if step.clause else "",
            step.document.short_name,
            step.clause.label if step.clause else "",
            step.redline or step.words,
            step.link.kind.value if step.link else "",
        )
        for step in desk.comparing.lineage(document_id, clause_id)
    )


def show_travel(
    stops: tuple[TravelStop, ...], theme: Theme, go: Callable[[Place], None], parent: QWidget
) -> None:
    """Show *stops*; choosing one goes there."""
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(dialog.tr("Through all drafts"))
    dialog.resize(680, 720)
    view = TravelView(theme, dialog)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(view)
    view.set_stops(stops)

    def chosen(document_id: str, clause_id: str) -> None:
        dialog.close()
        go(Place(document_id, clause_id))

    view.stop_chosen.connect(chosen)
    dialog.open()
