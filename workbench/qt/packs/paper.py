"""Paper: the preview of a pack, as a white page on the grey of a desk."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from workbench.qt.theme import Theme, text_font

_WIDEST = 760
_MARGIN = 24
_NARROW = 420
_PAGE_MARGIN = 38


class Paper(QTextBrowser):
    """Shows HTML on a white page that is centred and never too wide to be read."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setFont(text_font(10))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setAccessibleName(self.tr("The pack as it will be"))
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of *theme*; the page itself stays white, as paper is."""
        self._theme = theme
        palette = self.palette()
        for role, colour in (
            (QPalette.ColorRole.Base, "#ffffff"),
            (QPalette.ColorRole.Text, "#1a1f2e"),
            (QPalette.ColorRole.Link, "#1d5fbf"),
        ):
            palette.setColor(role, QColor(colour))
        self.setPalette(palette)
        self.setStyleSheet(
            "QTextBrowser { background: #ffffff; color: #1a1f2e; border: none; border-radius: 0; padding: 0;"
            f" border: 1px solid {theme.border_strong}; selection-background-color: #cfe3ff;"
            " selection-color: #1a1f2e; }"
        )

    def show_pack(self, html: str) -> None:
        """Show *html* and keep the place that is being read."""
        at = self.verticalScrollBar().value()
        self.setHtml(html)
        self._set_margin()
        self.verticalScrollBar().setValue(at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_margin()

    def _set_margin(self) -> None:
        """Leave the margin of a page, or less where the page is narrow."""
        margin = _PAGE_MARGIN if self.width() >= _NARROW else _PAGE_MARGIN // 2
        if self.document().documentMargin() != margin:
            self.document().setDocumentMargin(margin)


class Desktop(QWidget):
    """Keeps a page in its middle, with room around it."""

    def __init__(self, paper: Paper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper = paper
        paper.setParent(self)
        self.setAutoFillBackground(True)
        self.setMinimumSize(260, 240)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of *theme*."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(theme.gutter))
        self.setPalette(palette)
        self._paper.set_theme(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        width = min(_WIDEST, self.width() - 2 * _MARGIN)
        left = (self.width() - width) // 2
        self._paper.setGeometry(left, 16, width, self.height() - 32)
