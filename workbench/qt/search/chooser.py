"""Chooser: a combo box that is as wide as it needs to be, and as narrow as it has to be."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox, QWidget

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
        spare = hint.width() - letter * _LEAST - (0 if self._has_icons() else self.iconSize().width())
        hint.setWidth(spare + min(max(widest, letter * 4), letter * _MOST))
        return hint

    def _has_icons(self) -> bool:
        return any(not self.itemIcon(at).isNull() for at in range(self.count()))

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().boundedTo(self.sizeHint())
