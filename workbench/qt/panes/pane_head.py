"""PaneHead: which document a pane shows, how far its text can be trusted, and a way to its articles."""

import datetime

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from workbench.qt.panes.article_list import CHAPTERS, ArticleList
from workbench.qt.panes.content import PaneContent
from workbench.qt.panes.elided import Elided
from workbench.qt.theme import Theme, ui_font
from workbench.treaty.clauses import Clause, ClauseKind

HEIGHT = 44
_TRUSTED = 0.9
_NARROW = 430
_SIDE, _SPACE = 14, 9
_LEAST_TITLE = 70
_STOPS = (*CHAPTERS, ClauseKind.ARTICLE, ClauseKind.ANNEX)


def _written(date: datetime.date | None) -> str:
    return QLocale().toString(QDate(date.year, date.month, date.day), "d MMM yyyy") if date else ""


class _Opener(QToolButton):
    """A button that Enter and the arrow down press too, as they open a list."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.click()
        else:
            super().keyPressEvent(event)


class PaneHead(QFrame):
    """The line above a pane.

    Where it is narrow the title is cut before the date is, which goes where both would be cut.
    """

    clause_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._stops: tuple[Clause, ...] = ()
        self._stop = ""
        self._facts: tuple[str, str, str] = ("", "", "")
        self.articles: ArticleList | None = None
        self._holders: dict[str, str] = {}
        self._quality = 100
        self._title = Elided(parent=self)
        self._title.setFont(ui_font(10, QFont.Weight.DemiBold))
        self._details = Elided(parent=self)
        self._details.setFont(ui_font(8.5))
        self._badge = QLabel(self)
        self._badge.setFont(ui_font(8, QFont.Weight.Medium))
        self._button = _Opener(self)
        self._button.clicked.connect(self.open_articles)
        self._button.setMaximumHeight(HEIGHT - 12)
        self._button.setAccessibleName(self.tr("Go to an article"))
        self._make_row()
        self.set_theme(theme)

    def _make_row(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(_SIDE, 0, _SIDE, 0)
        row.setSpacing(_SPACE)
        row.addWidget(self._title)
        row.addWidget(self._details, 1)
        row.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._button)
        self.setFixedHeight(HEIGHT)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        self._theme = theme
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
        self._facts = (document.symbol, date, language)
        self._badge.setVisible(document.quality < _TRUSTED)
        self._quality = int(document.quality * 100)
        self._badge.setToolTip(
            self.tr(
                "Only a part of this document's text could be read with certainty. Check quotes on the page."
            )
        )
        self._holders = {clause.id: clause.parent or "" for clause in content.clauses}
        holders = set(self._holders.values())
        self._stops = tuple(
            c
            for c in content.clauses
            if c.kind in _STOPS or (c.kind is ClauseKind.PREAMBLE and c.id in holders)
        )
        self._button.setVisible(bool(self._stops))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Say as much as there is room for: the title and the date first, then language and symbol."""
        self._fit_badge()
        room = self._room()
        title = self._title.fontMetrics().horizontalAdvance(self._title.text()) + 1
        wide = self._details.fontMetrics().horizontalAdvance
        symbol, date, language = self._facts
        ways = [(symbol, date, language), (symbol, date), (date, language), (date or symbol,)]
        said = [" · ".join(part for part in way if part) for way in ways]
        words = next((one for one in said if title + _SPACE + wide(one) <= room), said[-1])
        if min(title, _LEAST_TITLE) + _SPACE + wide(words) > room:
            words = ""
        self._details.set_words(words, " · ".join(part for part in self._facts if part))
        left = room - _SPACE - wide(words) - 2 if words else room
        self._title.setMaximumWidth(max(min(title, left), min(title, _LEAST_TITLE), 1))

    def _room(self) -> int:
        """How wide title and details may be together."""
        beside = [one for one in (self._badge, self._button) if not one.isHidden()]
        return self.width() - 2 * _SIDE - sum(one.sizeHint().width() + _SPACE for one in beside)

    def _fit_badge(self) -> None:
        """Say the quality in few words where there is little room."""
        words = self.tr("{0} %") if self.width() < _NARROW else self.tr("{0} % readable")
        self._badge.setText(words.format(self._quality))

    def set_place(self, clause_id: str) -> None:
        """Show in which article the reader is."""
        stops = {clause.id: clause.label for clause in self._stops}
        before = self._button.text()
        while clause_id and clause_id not in stops:
            clause_id = self._holders.get(clause_id, "")
        self._stop = clause_id
        self._button.setText(f"{stops.get(clause_id) or self.tr('Articles')} ▾")
        if self._button.text() != before:
            self._fit()

    def open_articles(self) -> None:
        """Offer the articles below the button."""
        self.articles = made = ArticleList(self._theme, self._stops, self._stop, self)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        made.destroyed.connect(lambda: self._forget(made))
        made.chosen.connect(self.clause_wanted)
        made.place_at(QPoint(0, 0))
        left = max(self._button.width() - made.width(), 2 - self._button.x())
        corner = QPoint(left, self._button.height() + 2)
        made.open_at(self._button.mapToGlobal(corner))

    def _forget(self, closed: ArticleList) -> None:
        if self.articles is closed:
            self.articles = None
