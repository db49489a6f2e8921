"""HistoryDialog: what was done in the archive, newest first, with undo and redo beside it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from workbench.treaty.changes import Change


class HistoryDialog(QDialog):
    """Lists acts by name, time and person."""

    def __init__(
        self,
        entries: Sequence[Change],
        undo: Callable[[], None],
        redo: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("History"))
        self.resize(600, 440)
        self.list = QTreeWidget()
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setHeaderLabels([self.tr("What was done"), self.tr("When"), self.tr("By")])
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.setAccessibleName(self.tr("What was done, newest first"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.tr("Undo"), QDialogButtonBox.ButtonRole.ActionRole).clicked.connect(undo)
        buttons.addButton(self.tr("Redo"), QDialogButtonBox.ButtonRole.ActionRole).clicked.connect(redo)
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addWidget(self.list)
        column.addWidget(buttons)
        self.finished.connect(self.deleteLater)
        self.set_entries(entries)

    def set_entries(self, entries: Sequence[Change]) -> None:
        """Show *entries*; what was taken back is grey."""
        self.list.clear()
        taken_back: set[int] = set()
        for entry in entries:
            if entry.undoes is not None:
                taken_back.add(entry.undoes)
            self.list.addTopLevelItem(self._item(entry, entry.number in taken_back))
        for column in (1, 2):
            self.list.resizeColumnToContents(column)

    def _item(self, entry: Change, undone: bool) -> QTreeWidgetItem:
        words = entry.name
        if entry.undoes is not None:
            words = self.tr("Undid: {0}").format(entry.name)
        elif entry.redoes is not None:
            words = self.tr("Did again: {0}").format(entry.name)
        when = entry.when.astimezone().strftime("%Y-%m-%d %H:%M")
        item = QTreeWidgetItem([words, when, entry.who])
        if undone:
            item.setForeground(0, self.palette().placeholderText())
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        return item
