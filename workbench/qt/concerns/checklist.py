"""Checklist: a dialog in which some of several lines are ticked, and a name is given where one is wanted."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

_ID = Qt.ItemDataRole.UserRole


class Checklist(QDialog):
    """Space ticks a line; what was ticked is told by ``ticked`` when the dialog is accepted."""

    def __init__(
        self, title: str, sentence: str, confirm: str, lines: Sequence[tuple[str, str]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(620, 440)
        self.name = QLineEdit()
        self.name.setVisible(False)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setAccessibleName(title)
        for id, words in lines:
            item = QListWidgetItem(words, self.list)
            item.setData(_ID, id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
        self.list.setCurrentRow(0)
        said = QLabel(sentence)
        said.setWordWrap(True)
        self._confirm = QPushButton(confirm)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self._confirm, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for part in (said, self.name, self.list, buttons):
            column.addWidget(part)
        self.list.itemChanged.connect(lambda _: self._check())
        self.name.textChanged.connect(lambda _: self._check())
        self._check()

    def ask_name(self, prompt: str) -> None:
        """Ask for a name besides."""
        self.name.setPlaceholderText(prompt)
        self.name.setAccessibleName(prompt)
        self.name.setVisible(True)
        self.name.setFocus()
        self._check()

    def ticked(self) -> tuple[str, ...]:
        """The ids of the lines that are ticked."""
        items = (self.list.item(at) for at in range(self.list.count()))
        return tuple(one.data(_ID) for one in items if one.checkState() is Qt.CheckState.Checked)

    def tick(self, *ids: str) -> None:
        """Tick the lines with these ids."""
        for at in range(self.list.count()):
            if self.list.item(at).data(_ID) in ids:
                self.list.item(at).setCheckState(Qt.CheckState.Checked)

    def _check(self) -> None:
        named = self.name.isHidden() or bool(self.name.text().strip())
        self._confirm.setEnabled(named and bool(self.ticked()))
