"""ArticleList: the pop-up of a pane's articles, with a field that filters them as the analyst types."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView, QVBoxLayout, QWidget

from workbench.qt.panes.popup import Popup
from workbench.qt.theme import Theme, ui_font
from workbench.treaty.clauses import Clause, ClauseKind

CHAPTERS = (ClauseKind.PART, ClauseKind.CHAPTER, ClauseKind.SECTION)
_WIDTH = 360
_MOST_ROWS = 15
_CLAUSE = int(Qt.ItemDataRole.UserRole)
_PASSED_ON = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class ArticleList(Popup):
    """Lists a document's chapters and articles; Enter or a click chooses one, Escape closes."""

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, stops: Sequence[Clause], current: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._stops = tuple(stops)
        self._current = current
        self.setAccessibleName(self.tr("Go to an article"))
        self._model = QStandardItemModel(self)
        self._make_field()
        self._make_list()
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.setFixedWidth(_WIDTH)
        self._filter("")

    def _make_field(self) -> None:
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Number or words of the heading…"))
        self.field.setAccessibleName(self.tr("Filter the articles"))
        self.field.textChanged.connect(self._filter)
        self.field.installEventFilter(self)
        self.setFocusProxy(self.field)

    def _make_list(self) -> None:
        self.list = QListView(self)
        self.list.setModel(self._model)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setStyleSheet("QListView { background: transparent; }")
        self.list.clicked.connect(self._choose)

    def open_at(self, corner: QPoint) -> None:
        """Show the list at *corner* of the screen, with the article that is read chosen."""
        self.place_at(corner)
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        self.list.scrollTo(self.list.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)

    @property
    def names(self) -> list[str]:
        """What is listed."""
        return [self._model.item(row).text() for row in range(self._model.rowCount())]

    def _filter(self, typed: str) -> None:
        """List what has every typed word; a number finds the article of that number first."""
        words = typed.casefold().split()
        found = [stop for stop in self._stops if all(word in _name(stop).casefold() for word in words)]
        if words:
            found.sort(key=lambda stop: words[0] not in stop.label.casefold().split())
        self._model.clear()
        for stop in found:
            self._model.appendRow(self._item(stop))
        wanted = next((at for at, stop in enumerate(found) if stop.id == self._current), 0)
        self.list.setCurrentIndex(self._model.index(0 if words else wanted, 0))
        if found:
            row = self.list.sizeHintForRow(0)
            self.list.setFixedHeight(min(len(self._stops), _MOST_ROWS) * row + 2 * self.list.frameWidth())

    def _item(self, stop: Clause) -> QStandardItem:
        chapter = stop.kind in CHAPTERS
        item = QStandardItem(_name(stop))
        item.setData(stop.id, _CLAUSE)
        item.setFont(ui_font(9, QFont.Weight.DemiBold if chapter else QFont.Weight.Normal))
        item.setToolTip(_name(stop))
        return item

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._takes(event)
        return super().eventFilter(watched, event)

    def _takes(self, event: QKeyEvent) -> bool:
        """Act on the keys that are not for typing."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.list.currentIndex())
        elif event.key() in _PASSED_ON:
            self.list.keyPressEvent(event)
        else:
            return False
        return True

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.close()
            self.chosen.emit(str(index.data(_CLAUSE)))


def _name(stop: Clause) -> str:
    return f"{stop.label}. {stop.heading}" if stop.heading else stop.label
