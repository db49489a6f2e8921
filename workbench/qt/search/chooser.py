"""Chooser: a combo box that shows by a small arrow that there is something to choose."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QComboBox, QWidget

from workbench.qt.theme import ui_font


class Chooser(QComboBox):
    """Is as wide as its widest choice, and named for those who do not see it."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        if name:
            self.setAccessibleName(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setFont(ui_font(8.5))
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = 4 if rtl else self.width() - 22
        painter.drawText(QRectF(left, 0, 18, self.height()), int(Qt.AlignmentFlag.AlignCenter), "▾")
