"""Editors of the import table: a choice of kinds, texts and languages, and plain fields."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from workbench.qt.importing.model import KIND, LANGUAGE, SHARED, STATE, TEXT, DoubtRole
from workbench.qt.wording import language_name
from workbench.treaty.documents import DocumentKind

_LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")
_Index = QModelIndex | QPersistentModelIndex


class ImportEditors(QStyledItemDelegate):
    """Gives each column the editor that fits it; an edit counts for all chosen rows it can count for."""

    def __init__(self, table: QAbstractItemView, doubt: str = "") -> None:
        super().__init__(table)
        self._table = table
        self.doubt = QColor(doubt)
        self.texts: list[str] = []

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        if index.column() not in (KIND, TEXT, LANGUAGE):
            return super().createEditor(parent, option, index)
        combo = QComboBox(parent)
        combo.setProperty("cell", True)
        combo.setEditable(index.column() == TEXT)
        for words, value in self._choices(index.column()):
            combo.addItem(words, value)
        if not combo.isEditable():
            combo.activated.connect(lambda _: self._take(combo))
            QTimer.singleShot(0, combo.showPopup)
        return combo

    def _take(self, combo: QComboBox) -> None:
        """A choice from the list is a whole edit."""
        self.commitData.emit(combo)
        self.closeEditor.emit(combo)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: _Index) -> None:
        super().updateEditorGeometry(editor, option, index)
        if isinstance(editor, QComboBox):
            editor.resize(max(editor.width(), editor.sizeHint().width()), editor.height())

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        super().initStyleOption(option, index)
        if index.column() != STATE:
            option.features &= ~QStyleOptionViewItem.ViewItemFeature.WrapText
        elif index.data(DoubtRole):
            option.palette.setColor(QPalette.ColorRole.Text, self.doubt)
            option.palette.setColor(QPalette.ColorRole.HighlightedText, self.doubt)

    def _choices(self, column: int) -> list[tuple[str, str]]:
        if column == KIND:
            return [
                (self.tr("Draft"), DocumentKind.DRAFT.value),
                (self.tr("Statement"), DocumentKind.STATEMENT.value),
            ]
        if column == LANGUAGE:
            return [(language_name(code), code) for code in _LANGUAGES]
        return [(name, name) for name in self.texts]

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        if not isinstance(editor, QComboBox):
            super().setEditorData(editor, index)
            return
        value = str(index.data(Qt.ItemDataRole.EditRole) or "")
        at = editor.findData(value)
        if at >= 0:
            editor.setCurrentIndex(at)
        elif editor.isEditable():
            editor.setEditText(value)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        if isinstance(editor, QComboBox):
            value = editor.currentText() if editor.isEditable() else editor.currentData()
        elif isinstance(editor, QLineEdit):
            value = editor.text()
        else:
            super().setModelData(editor, model, index)
            return
        if value == index.data(Qt.ItemDataRole.EditRole):
            return
        for one in self._meant(index):
            model.setData(one, value, Qt.ItemDataRole.EditRole)

    def _meant(self, index: _Index) -> list[_Index]:
        """The cells that an edit of *index* counts for: the same one of each chosen row.

        A title and a symbol are one document's own, so they are written into their row alone.
        """
        rows = self._table.selectionModel().selectedRows()
        if index.column() not in SHARED or index.row() not in {one.row() for one in rows}:
            return [index]
        beside = [one.siblingAtColumn(index.column()) for one in rows]
        return [one for one in beside if one.flags() & Qt.ItemFlag.ItemIsEditable]
