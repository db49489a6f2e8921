"""GutterHead: above a strip of ribbons, how many changes it has and which of them is visited."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from workbench.qt.panes.pane_head import HEIGHT
from workbench.qt.theme import Theme, ui_font


class GutterHead(QWidget):
    """Names the two panes where there are more than two; the pair that is stepped through stands out."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pair, self._count = QLabel(self), QLabel(self)
        self._active = False
        self.setFixedHeight(HEIGHT)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("gutterHead")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 5, 0, 5)
        column.setSpacing(0)
        column.addStretch(1)
        for label in (self._pair, self._count):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addStretch(1)
        self._count.setFont(ui_font(8))
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        self._theme = theme
        self.setStyleSheet(
            f"#gutterHead {{ background: {theme.surface}; border: none;"
            f" border-bottom: 1px solid {theme.border}; }}"
        )
        self._colour()

    def _colour(self) -> None:
        theme = self._theme
        weight = QFont.Weight.DemiBold if self._active else QFont.Weight.Normal
        self._pair.setFont(ui_font(8, weight))
        self._pair.setStyleSheet(f"color: {theme.accent_text if self._active else theme.muted};")
        self._count.setStyleSheet(f"color: {theme.muted};")

    def set_pair(self, letters: str, names: tuple[str, str]) -> None:
        """Name the panes by *letters*, empty where only one pair is there; *names* are the documents'."""
        self._pair.setText(letters)
        self._pair.setVisible(bool(letters))
        tip = self.tr("Next and previous change go from change to change between {0} and {1}.")
        self.setToolTip(tip.format(*names))

    def set_active(self, active: bool) -> None:
        """Stand out while this pair is the one that is stepped through."""
        self._active = active
        self._colour()

    def tell(self, place: int, of: int) -> None:
        """Tell the *place* of the change that is visited, 0 for none, and how many there are."""
        said = self.tr("{0} of {1}").format(place, of) if place else self.tr("{0} changes").format(of)
        one = self.tr("1 change") if of == 1 and not place else said
        self._count.setText(one if of else "")

    @property
    def words(self) -> str:
        """What is told."""
        return f"{self._pair.text()} {self._count.text()}".strip()
