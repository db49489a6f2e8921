"""Chooser: a combo box that shows by a small arrow that there is something to choose."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QComboBox, QWidget

from workbench.qt.theme import ui_font

_LEAST = 10
_MOST = 40


class Chooser(QComboBox):
    """Is as wide as its widest choice where there is room, and named for those who do not see it.

    It gives way down to a few letters, so that no long name of a draft widens the window.
    """

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LEAST)
        self.currentTextChanged.connect(self.setToolTip)
        for told in (self.model().rowsInserted, self.model().rowsRemoved):
            told.connect(lambda *_: self.updateGeometry())
        if name:
            self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        """As wide as the widest choice, up to what a bar has room for."""
        hint, letter = super().sizeHint(), self.fontMetrics().horizontalAdvance("X")
        names = (self.itemText(at) for at in range(self.count()))
        widest = max((self.fontMetrics().horizontalAdvance(name) for name in names), default=0)
        hint.setWidth(hint.width() - letter * _LEAST + min(max(widest, letter * 4), letter * _MOST))
        return hint

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().boundedTo(self.sizeHint())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setFont(ui_font(8.5))
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = 4 if rtl else self.width() - 22
        painter.drawText(QRectF(left, 0, 18, self.height()), int(Qt.AlignmentFlag.AlignCenter), "▾")
