"""TagPalette: the pop-up that gives a selection its concern category, by digit or by a few letters."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from workbench.qt.panes.popup import Popup
from workbench.qt.theme import Theme, ui_font
from workbench.treaty.concerns import Category

_WIDTH = 320
_ROW = 28
_MOST_ROWS = 10
_QUOTE = 110
_ID = int(Qt.ItemDataRole.UserRole)
_COLOUR = _ID + 1
_DIGIT = _ID + 2
_PASSED_ON = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)

Index = QModelIndex | QPersistentModelIndex


class _CategoryLook(QStyledItemDelegate):
    """Paints a category with its key and colour."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(_WIDTH - 20, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect = self._theme, QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(theme.accent_soft))
            painter.drawRoundedRect(rect, 4, 4)
        self._paint_key(painter, rect, str(index.data(_DIGIT) or ""))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(index.data(_COLOUR) or theme.muted))
        painter.drawRoundedRect(QRectF(rect.left() + 33, rect.center().y() - 4, 10, 10), 2.5, 2.5)
        painter.setPen(QColor(theme.text))
        painter.setFont(ui_font(9.5))
        room = rect.adjusted(52, 0, -8, 0)
        name = painter.fontMetrics().elidedText(
            str(index.data(Qt.ItemDataRole.DisplayRole)), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, name)
        painter.restore()

    def _paint_key(self, painter: QPainter, rect: QRect, digit: str) -> None:
        if not digit:
            return
        key = QRectF(rect.left() + 6.5, rect.center().y() - 8.5, 17, 17)
        painter.setBrush(QColor(self._theme.surface))
        painter.setPen(QColor(self._theme.border_strong))
        painter.drawRoundedRect(key, 3, 3)
        painter.setFont(ui_font(8))
        painter.setPen(QColor(self._theme.muted))
        painter.drawText(key, Qt.AlignmentFlag.AlignCenter, digit)


class TagPalette(Popup):
    """Offers the codebook for one selection; closes when a category is chosen, or by Escape."""

    chosen = Signal(str)
    create_wanted = Signal(str)
    dismissed = Signal()

    def __init__(
        self, theme: Theme, categories: Sequence[Category], quote: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._theme = theme
        self._categories = tuple(c for c in categories if not c.retired)
        self._digits = _digits_of(self._categories)
        self._settled = False
        self.setAccessibleName(self.tr("Tag the selection"))
        self._model = QStandardItemModel(self)
        self._make_head(quote)
        self._make_list()
        self._make_line()
        self._lay_out()
        self._filter("")

    def _make_head(self, quote: str) -> None:
        words = " ".join(quote.split())
        words = words if len(words) <= _QUOTE else f"{words[:_QUOTE].rstrip()}…"
        self._head = QLabel(self.tr("Tag “{0}”").format(words), self)
        self._head.setTextFormat(Qt.TextFormat.PlainText)
        self._head.setWordWrap(True)
        self._head.setFont(ui_font(8.5))
        self._head.setStyleSheet(f"color: {self._theme.muted}; padding: 2px 6px 4px 6px;")

    def _make_list(self) -> None:
        self._list = QListView(self)
        self._list.setModel(self._model)
        self._list.setItemDelegate(_CategoryLook(self._theme, self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.setStyleSheet("background: transparent;")
        self._list.setMouseTracking(True)
        self._list.entered.connect(self._list.setCurrentIndex)
        self._list.clicked.connect(self._choose)

    def _make_line(self) -> None:
        self._line = QLineEdit(self)
        self._line.setPlaceholderText(self.tr("type to filter or create…"))
        self._line.setAccessibleName(self.tr("Category"))
        self._line.textChanged.connect(self._filter)
        self._line.installEventFilter(self)
        self.setFocusProxy(self._line)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(4)
        for part in (self._head, self._list, self._line):
            column.addWidget(part)
        self.setFixedWidth(_WIDTH)

    # --- showing ------------------------------------------------------------------------------

    def open_at(self, corner: QPoint) -> None:
        """Show the palette with its top left at *corner* of the screen, or as near as the screen allows."""
        self.place_at(corner)
        self.show()
        self._line.setFocus(Qt.FocusReason.PopupFocusReason)

    # --- choosing -----------------------------------------------------------------------------

    def _filter(self, typed: str) -> None:
        """List what matches; names that begin with the letters come first."""
        wanted = typed.strip().casefold()
        self._model.clear()
        for category in sorted(self._categories, key=lambda c: not c.name.casefold().startswith(wanted)):
            if _matches(category, wanted):
                self._model.appendRow(self._item(category))
        if wanted and all(c.name.casefold() != wanted for c in self._categories):
            create = QStandardItem(self.tr("Create “{0}”").format(typed.strip()))
            create.setData("", _ID)
            self._model.appendRow(create)
        self._list.setCurrentIndex(self._model.index(0, 0))
        self._list.setFixedHeight(min(max(self._model.rowCount(), 1), _MOST_ROWS) * _ROW + 4)
        self.adjustSize()

    def _item(self, category: Category) -> QStandardItem:
        item = QStandardItem(category.name)
        item.setData(category.id, _ID)
        item.setData(category.colour, _COLOUR)
        item.setData(self._digits.get(category.id, ""), _DIGIT)
        item.setToolTip(category.description)
        return item

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._takes(event)
        return super().eventFilter(watched, event)

    def _takes(self, event: QKeyEvent) -> bool:
        """Act on keys that are not for typing; digits choose while nothing has been typed."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self._list.currentIndex())
        elif event.key() in _PASSED_ON:
            self._list.keyPressEvent(event)
        elif event.text() == "/" and not self._line.text():
            pass
        elif not self._line.text() and (category_id := self._by_digit(event.text())):
            self._settle_on(category_id)
        else:
            return False
        return True

    def _by_digit(self, typed: str) -> str:
        return next((id for id, digit in self._digits.items() if typed and digit == typed), "")

    def _choose(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        if category_id := index.data(_ID):
            self._settle_on(str(category_id))
            return
        name = self._line.text().strip()
        self._settled = True
        self.close()
        self.create_wanted.emit(name)

    def _settle_on(self, category_id: str) -> None:
        self._settled = True
        self.close()
        self.chosen.emit(category_id)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not self._settled:
            self._settled = True
            self.dismissed.emit()


def _digits_of(categories: Sequence[Category]) -> dict[str, str]:
    """The key of each category: its own shortcut, else the next free digit in codebook order."""
    taken = {c.shortcut for c in categories if c.shortcut}
    free = iter(digit for digit in "123456789" if digit not in taken)
    return {c.id: c.shortcut or next(free, "") for c in categories}


def _matches(category: Category, wanted: str) -> bool:
    words = category.name.casefold().split()
    return not wanted or wanted in category.name.casefold() or any(w.startswith(wanted) for w in words)
