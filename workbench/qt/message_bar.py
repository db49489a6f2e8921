"""MessageBar: one sentence over the foot of the window, with at most one thing to do about it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from workbench.qt.theme import Theme

_GOES_AFTER_MS = 8_000
_BUTTON_GOES_AFTER_MS = 14_000
_WIDEST = 760
_MARGIN = 18
_AROUND = 96
_LOOKS_EVERY_MS = 300
_ABOVE = 8


class MessageBar(QFrame):
    """Tells what happened without standing in the way; errors stay until they are closed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act: Callable[[], None] | None = None
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button = QPushButton()
        self._button.setAutoDefault(True)
        self._button.clicked.connect(self._do)
        self._close = QToolButton()
        self._close.setText("✕")
        self._close.setAutoRaise(True)
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(8)
        for widget in (self._words, self._button, self._close):
            row.addWidget(widget)
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOKS_EVERY_MS)
        self._looking.timeout.connect(self._place)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.setAccessibleName(self.tr("Message"))
        self._theme = theme
        if parent is not None:
            parent.installEventFilter(self)
        self.hide()

    @property
    def words(self) -> str:
        """The sentence that stands here; empty while the bar is hidden."""
        return "" if self.isHidden() else self._words.text()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of *theme*."""
        self._theme = theme

    def tell(self, sentence: str, button: str = "", act: Callable[[], None] | None = None) -> None:
        """Say that something went well; it goes away by itself."""
        self._show(sentence, button, act, self._theme.accent_soft, self._theme.accent_border)
        self._timer.start(_BUTTON_GOES_AFTER_MS if button else _GOES_AFTER_MS)

    def offer(self, sentence: str, button: str, act: Callable[[], None]) -> None:
        """Offer something to do; stays until the analyst takes it or closes it."""
        self._show(sentence, button, act, self._theme.accent_soft, self._theme.accent_border)

    def warn(self, sentence: str, button: str = "", act: Callable[[], None] | None = None) -> None:
        """Say that something went wrong; stays until the analyst closes it."""
        self._show(sentence, button, act, self._theme.warning_soft, self._theme.warning)

    def _show(
        self, sentence: str, button: str, act: Callable[[], None] | None, ground: str, edge: str
    ) -> None:
        self._timer.stop()
        self._act = act
        self._words.setText(sentence)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self.setStyleSheet(
            f"MessageBar {{ background: {ground}; border: 1px solid {edge}; border-radius: 8px; }}"
            "MessageBar QToolButton { border: none; background: transparent; padding: 2px 6px; }"
        )
        self.show()
        self._place()
        self.raise_()

    def _place(self) -> None:
        """Stand at the foot of the parent, in the middle and as wide as the words ask for.

        Where buttons stand there, the bar stands above them, so that none is covered.
        """
        parent = self.parentWidget()
        if parent is None:
            return
        room = min(_WIDEST, parent.width() - 2 * _MARGIN)
        wanted = self._words.fontMetrics().horizontalAdvance(self._words.text()) + _AROUND
        wanted += self._button.sizeHint().width() + 8 if not self._button.isHidden() else 0
        width = max(200, min(room, wanted))
        layout = self.layout()
        height = layout.totalHeightForWidth(width) if layout is not None else self.sizeHint().height()
        foot = QRect((parent.width() - width) // 2, parent.height() - height - _MARGIN, width, height)
        place = self._above_buttons(foot, parent)
        if place != self.geometry():
            self.setGeometry(place)

    def _above_buttons(self, foot: QRect, parent: QWidget) -> QRect:
        """*foot*, raised until no button is under it; where all is full of buttons, *foot* itself."""
        buttons = [
            QRect(one.mapTo(parent, QPoint(0, 0)), one.size())
            for one in parent.findChildren(QAbstractButton)
            if one.isVisible() and not self.isAncestorOf(one)
        ]
        place = QRect(foot)
        while place.top() > 0:
            tops = [one.top() for one in buttons if one.intersects(place)]
            if not tops:
                return place
            place.moveBottom(min(tops) - _ABOVE)
        return foot

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        self._looking.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._looking.stop()
        super().hideEvent(event)

    def _do(self) -> None:
        self.hide()
        if self._act is not None:
            self._act()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
