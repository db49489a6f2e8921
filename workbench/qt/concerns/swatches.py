"""Swatches: colours that people with colour blindness tell apart, and how well one is seen in both themes."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from workbench.qt.panes.looks import contrast
from workbench.qt.search.chips import square_icon
from workbench.qt.theme import DARK, LIGHT

# The colours of Okabe and Ito without black and yellow, and those that stay apart from them.
SAFE = ("#d55e00", "#0072b2", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7b3294", "#8c564b", "#8a9a00")
_LEAST = 3.0


def seen_in_themes(colour: str) -> str:
    """How strongly a colour stands out from the ground of both themes, in a sentence."""
    light, dark = contrast(colour, LIGHT.surface), contrast(colour, DARK.surface)
    words = QCoreApplication.translate("Swatches", "Contrast {0} : 1 on light, {1} : 1 on dark.").format(
        f"{light:.1f}", f"{dark:.1f}"
    )
    if min(light, dark) >= _LEAST:
        return words
    pale = QCoreApplication.translate("Swatches", "light") if light < dark else None
    faint = pale or QCoreApplication.translate("Swatches", "dark")
    more = QCoreApplication.translate("Swatches", "Hard to see on {0}: below 3 : 1.").format(faint)
    return f"{words} {more}"


class Swatches(QWidget):
    """A row of safe colours; tells ``chosen`` with the one that was clicked."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3)
        for colour in SAFE:
            button = QToolButton()
            button.setIcon(square_icon(colour, 14))
            button.setStyleSheet("padding: 3px 4px;")
            button.setToolTip(colour)
            button.setAccessibleName(self.tr("Colour {0}").format(colour))
            button.clicked.connect(lambda _=False, colour=colour: self.chosen.emit(colour))
            row.addWidget(button)
        row.addStretch(1)
