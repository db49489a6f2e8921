"""PassagesDialog: any two passages of any two documents, word by word against each other."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from workbench.qt.panes.elided import Elided
from workbench.qt.panes.rows import is_rtl
from workbench.qt.theme import Theme, text_font, ui_font
from workbench.qt.widgets import Chip
from workbench.treaty.comparison import Redline, Run, RunKind

if TYPE_CHECKING:
    from workbench.desk import Passage, PassagePair

_SIZE = (760, 560)


class PassagesDialog(QDialog):
    """Shows a pair of passages with where each stands, what differs, and how much they share."""

    swap_wanted = Signal()
    open_wanted = Signal(str, int, int)

    def __init__(self, theme: Theme, pair: PassagePair, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle(self.tr("Two passages compared"))
        self.resize(*_SIZE)
        self.words = QTextBrowser()
        self.words.setOpenLinks(False)
        self.words.setFrameShape(QFrame.Shape.NoFrame)
        self.words.setFont(text_font(11.5))
        self.words.setAccessibleName(self.tr("What differs"))
        self._share = QLabel()
        self._share.setFont(ui_font(9.5, QFont.Weight.DemiBold))
        self._share.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addLayout(self._make_head())
        column.addWidget(self._share)
        column.addWidget(self.words, 1)
        column.addWidget(self._make_buttons())
        self.show_pair(pair)
        self.words.setFocus()

    def show_pair(self, pair: PassagePair) -> None:
        """Show these two passages."""
        self.pair = pair
        for (name, place), passage in zip(self._names, (pair.one, pair.other), strict=True):
            name.setText(passage.document.short_name)
            place.setText(_place(passage))
        self._share.setText(self._share_words())
        self.words.setHtml(self._html())

    def _share_words(self) -> str:
        if self._apart:
            return self.tr("These passages are in different languages, so their words are not compared.")
        if self.pair.one.words == self.pair.other.words:
            return self.tr("Both passages have the same words.")
        return self.tr("{0} % of the words are in both.").format(round(self.pair.alike * 100))

    @property
    def _apart(self) -> bool:
        """Tell whether the passages are in two languages, in which no word can be the same."""
        one, other = (passage.document.language for passage in (self.pair.one, self.pair.other))
        return bool(one and other) and one.split("-")[0] != other.split("-")[0]

    def _html(self) -> str:
        theme, pair = self._theme, self.pair
        if self._apart:
            return "<hr>".join(_paragraph(escape(one.words)) for one in (pair.one, pair.other))
        deleted = f"color:{theme.deleted};background:{theme.deleted_soft};text-decoration:line-through"
        inserted = f"color:{theme.inserted};background:{theme.inserted_soft};text-decoration:underline"
        styles = {RunKind.EQUAL: "", RunKind.DELETED: deleted, RunKind.INSERTED: inserted}
        return _paragraph("".join(_span(run, styles[run.kind]) for run in pair.redline.runs))

    # --- copying ------------------------------------------------------------------------------

    def copy(self) -> None:
        """Put both passages with their citations on the clipboard, the redline with its colours."""
        pair = self.pair
        lines = [f"“{_line(one.words)}” ({_cited(one)})" for one in (pair.one, pair.other)]
        mime = QMimeData()
        mime.setText("\n\n".join((*lines, self._share_words(), marked_up(pair.redline))))
        cited = f"{escape(_cited(pair.one))} → {escape(_cited(pair.other))}"
        mime.setHtml(f"<p><b>{cited}</b><br>{escape(self._share_words())}</p>{self._html()}")
        QGuiApplication.clipboard().setMimeData(mime)
        self._copy.setText(self.tr("Copied"))

    # --- layout -------------------------------------------------------------------------------

    def _make_head(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(2, 1)
        self._names: list[tuple[QLabel, Elided]] = []
        chips = ((self.tr("set aside"), self._theme.deleted), (self.tr("against it"), self._theme.inserted))
        for row, (words, colour) in enumerate(chips):
            name, place = QLabel(), Elided()
            name.setFont(ui_font(9.5, QFont.Weight.DemiBold))
            name.setTextFormat(Qt.TextFormat.PlainText)
            place.setProperty("quiet", True)
            go = QPushButton(self.tr("Go there"))
            go.setProperty("small", True)
            go.setAutoDefault(False)
            go.clicked.connect(lambda _=False, row=row: self._go(row))
            grid.addWidget(Chip(words, colour, self), row, 0)
            grid.addWidget(name, row, 1)
            grid.addWidget(place, row, 2)
            grid.addWidget(go, row, 3)
            self._names.append((name, place))
        return grid

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._swap = QPushButton(self.tr("&Swap"))
        self._copy = QPushButton(self.tr("Copy with &citations"))
        for button, act in ((self._swap, self.swap_wanted.emit), (self._copy, self.copy)):
            button.setAutoDefault(False)
            button.clicked.connect(act)
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        return buttons

    def _go(self, row: int) -> None:
        passage = self.pair.other if row else self.pair.one
        self.open_wanted.emit(passage.document.id, passage.start, passage.end)
        self.close()


def marked_up(redline: Redline) -> str:
    """A redline as plain text: what went in [-…-], what came in {+…+}."""
    signs = {RunKind.EQUAL: "{}", RunKind.DELETED: "[-{}-]", RunKind.INSERTED: "{{+{}+}}"}
    return "".join(signs[run.kind].format(run.words) for run in redline.runs)


def _span(run: Run, style: str) -> str:
    words = escape(run.words).replace("\n", "<br>")
    if run.matter is not None:
        style = f"{style};font-weight:bold"
    return f'<span style="{style}">{words}</span>' if style else words


def _paragraph(html: str) -> str:
    side = "rtl" if is_rtl(html[:400]) else "ltr"
    return f'<p dir="{side}" style="line-height:135%">{html}</p>'


def _line(words: str) -> str:
    return " ".join(words.split())


def _place(passage: Passage) -> str:
    page = f"p. {passage.page}" if passage.page else ""
    known = passage.document
    symbol = known.symbol if known.symbol != known.short_name else ""
    return " · ".join(part for part in (passage.label, page, symbol or known.title) if part)


def _cited(passage: Passage) -> str:
    page = f"p. {passage.page}" if passage.page else ""
    parts = (passage.document.symbol or passage.document.title, passage.label, page)
    return ", ".join(part for part in parts if part)
