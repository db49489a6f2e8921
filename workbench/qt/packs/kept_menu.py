"""KeptMenu: pack orders under a name, to be made again with the next draft."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

if TYPE_CHECKING:
    from workbench.desk import KeptPack


class KeptMenu(QMenu):
    """Tells which order is wanted, under which name one is to be kept, and which is to be forgotten."""

    wanted = Signal(object)
    name_given = Signal(str)
    forget_wanted = Signal(str)
    template_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.suggested = ""
        self.show_kept(())

    def show_kept(self, kept: Sequence["KeptPack"]) -> None:
        """Offer the orders that are kept."""
        self.clear()
        for one in kept:
            action = self.addAction(one.name)
            action.triggered.connect(lambda _=False, one=one: self.wanted.emit(one))
        if kept:
            self.addSeparator()
        self.addAction(self.tr("Keep this pack under a name…")).triggered.connect(lambda _=False: self._ask())
        self.addAction(self.tr("Copy the template to edit it…")).triggered.connect(
            lambda _=False: self.template_wanted.emit()
        )
        if kept:
            forget = self.addMenu(self.tr("Forget"))
            for one in kept:
                action = forget.addAction(one.name)
                action.triggered.connect(lambda _=False, id=one.id: self.forget_wanted.emit(id))

    def _ask(self) -> None:
        title, label = self.tr("Keep this pack"), self.tr("Name of the pack:")
        name, given = QInputDialog.getText(self, title, label, text=self.suggested)
        if given and name.strip():
            self.name_given.emit(name.strip())
