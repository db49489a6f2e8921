"""PaneHead: which document a pane shows, how far its text can be trusted, and a way to its articles."""

import datetime

from PySide6.QtCore import QDate, QLocale, QRect, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from workbench.qt.panes.content import PaneContent
from workbench.qt.theme import Theme, ui_font
from workbench.treaty.clauses import Clause, ClauseKind

HEIGHT = 44
_TRUSTED = 0.9
_NARROW = 430
_CHAPTERS = (ClauseKind.PART, ClauseKind.CHAPTER, ClauseKind.SECTION)
_STOPS = (ClauseKind.ARTICLE, ClauseKind.ANNEX)


def _written(date: datetime.date | None) -> str:
    return QLocale().toString(QDate(date.year, date.month, date.day), "d MMM yyyy") if date else ""


class _Elided(QLabel):
    """A label that ends in an ellipsis where it lacks room, and tells the rest in its tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        room = QRect(0, 0, self.width(), self.height())
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        cut = self.fontMetrics().horizontalAdvance(self.text()) > self.width()
        self.setToolTip(self.text() if cut else "")


class PaneHead(QFrame):
    """The line above a pane."""

    clause_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stops: tuple[Clause, ...] = ()
        self._holders: dict[str, str] = {}
        self._quality = 100
        self._title = QLabel(self)
        self._title.setFont(ui_font(10, QFont.Weight.DemiBold))
        self._details = _Elided(self)
        self._details.setFont(ui_font(8.5))
        self._badge = QLabel(self)
        self._badge.setFont(ui_font(8, QFont.Weight.Medium))
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._menu.triggered.connect(lambda action: self.clause_wanted.emit(action.data()))
        self._button = QToolButton(self)
        self._button.setMenu(self._menu)
        self._button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._button.setAccessibleName(self.tr("Go to an article"))
        self._make_row()
        self.set_theme(theme)

    def _make_row(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(9)
        row.addWidget(self._title)
        row.addWidget(self._details, 1)
        row.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._button)
        self.setFixedHeight(HEIGHT)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        self.setObjectName("paneHead")
        self.setStyleSheet(
            f"#paneHead {{ background: {theme.surface}; border: none;"
            f" border-bottom: 1px solid {theme.border}; }}"
        )
        self._title.setStyleSheet(f"color: {theme.text};")
        self._details.setStyleSheet(f"color: {theme.muted};")
        self._badge.setStyleSheet(
            f"color: {theme.warning}; background: {theme.warning_soft}; border-radius: 8px; padding: 2px 7px;"
        )

    def set_content(self, content: PaneContent, letter: str = "") -> None:
        """Name the document; *letter* is the pane's (A, B...), empty where it stands alone."""
        document = content.document
        name = document.short_name or document.title
        self._title.setText(f"{letter} · {name}" if letter else name)
        date = _written(document.date)
        language = (
            QLocale.languageToString(QLocale(document.language).language()) if document.language else ""
        )
        self._details.setText(" · ".join(part for part in (document.symbol, date, language) if part))
        self._badge.setVisible(document.quality < _TRUSTED)
        self._quality = int(document.quality * 100)
        self._fit_badge()
        self._badge.setToolTip(
            self.tr(
                "Only a part of this document's text could be read with certainty. Check quotes on the page."
            )
        )
        self._holders = {clause.id: clause.parent or "" for clause in content.clauses}
        self._stops = tuple(c for c in content.clauses if c.kind in (*_CHAPTERS, *_STOPS))
        self._button.setVisible(bool(self._stops))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_badge()

    def _fit_badge(self) -> None:
        """Say the quality in few words where there is little room."""
        words = self.tr("{0} %") if self.width() < _NARROW else self.tr("{0} % readable")
        self._badge.setText(words.format(self._quality))

    def set_place(self, clause_id: str) -> None:
        """Show in which article the reader is."""
        stops = {clause.id: clause.label for clause in self._stops}
        while clause_id and clause_id not in stops:
            clause_id = self._holders.get(clause_id, "")
        label = stops.get(clause_id) or self.tr("Articles")
        self._button.setText(f"{label} ▾")

    def _fill_menu(self) -> None:
        self._menu.clear()
        for clause in self._stops:
            name = f"{clause.label}. {clause.heading}" if clause.heading else clause.label
            if clause.kind in _CHAPTERS:
                self._menu.addSeparator()
            action = self._menu.addAction(name if len(name) < 70 else f"{name[:68]}…")
            action.setData(clause.id)
            if clause.kind in _CHAPTERS:
                action.setFont(ui_font(9, QFont.Weight.DemiBold))
