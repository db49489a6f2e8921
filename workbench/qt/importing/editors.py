"""Editors of the import table: a choice of kinds, texts and languages, and plain fields."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workbench.qt.importing.model import KIND, LANGUAGE, TEXT
from workbench.qt.wording import language_name
from workbench.treaty.documents import DocumentKind

_LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")
_Index = QModelIndex | QPersistentModelIndex


class ImportEditors(QStyledItemDelegate):
    """Gives each column the editor that fits it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.texts: list[str] = []

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        if index.column() not in (KIND, TEXT, LANGUAGE):
            return super().createEditor(parent, option, index)
        combo = QComboBox(parent)
        combo.setEditable(index.column() == TEXT)
        for words, value in self._choices(index.column()):
            combo.addItem(words, value)
        return combo

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
        if not isinstance(editor, QComboBox):
            super().setModelData(editor, model, index)
            return
        value = editor.currentText() if editor.isEditable() else editor.currentData()
        model.setData(index, value, Qt.ItemDataRole.EditRole)
