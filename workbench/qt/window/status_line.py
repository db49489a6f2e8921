"""The status line: what changed between the drafts at the left, how the archive is at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from workbench.qt.theme import Theme

if TYPE_CHECKING:
    from workbench.desk import DraftComparison, OpenDocument


class StatusLine(QStatusBar):
    """Says in one line what the comparison found; its words are counts, never documents' text."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setSizeGripEnabled(False)
        self._what = QLabel()
        self._what.setTextFormat(Qt.TextFormat.RichText)
        self._what.setAccessibleName(self.tr("Summary"))
        self._state = QLabel()
        self._state.setTextFormat(Qt.TextFormat.RichText)
        self._state.setAccessibleName(self.tr("Archive"))
        self.addWidget(self._what, 1)
        self.addPermanentWidget(self._state)
        self._parts: list[tuple[str, str]] = []
        self._saved = ""
        self._step = ""

    @property
    def summary(self) -> str:
        """The words at the left."""
        return " · ".join(words for words, _ in self._parts)

    @property
    def state(self) -> str:
        """The words at the right."""
        return self._saved

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of *theme*."""
        self._theme = theme
        self._draw()

    def say(self, words: str) -> None:
        """Show plain *words* at the left."""
        self._parts = [(words, "muted")] if words else []
        self._draw()

    def set_state(self, words: str) -> None:
        """Show how the archive is."""
        self._saved = words
        self._draw()

    def set_step(self, words: str) -> None:
        """Show which change is visited; empty words take it away."""
        self._step = words
        self._draw()

    def tell_document(self, opened: OpenDocument) -> None:
        """Tell of one document alone."""
        open_now = opened.brackets.opening
        self._parts = [(self.tr("{0} clauses").format(len(opened.clauses)), "muted")]
        if open_now:
            self._parts.append((self.tr("{0} open brackets").format(open_now), "bracket"))
        self._draw()

    def tell_comparison(self, made: DraftComparison) -> None:
        """Tell what changed from the older draft to the newer."""
        if made.comparison.unrelated:
            self.say(self.tr("These two texts have too little in common to be compared."))
            return
        from workbench.treaty.comparison import LinkKind

        counts = made.comparison.counts
        aligned = sum(counts.get(kind.value, 0) for kind in LinkKind)
        before, now = made.open_brackets
        told = [
            (aligned, self.tr("{0} clauses aligned"), "muted"),
            (counts.get(LinkKind.REWORDED.value, 0), self.tr("{0} reworded"), "inserted"),
            (counts.get(LinkKind.MOVED.value, 0), self.tr("{0} moved"), "moved"),
            (counts.get("new", 0), self.tr("{0} new"), "muted"),
            (counts.get("gone", 0), self.tr("{0} deleted"), "deleted"),
            (len(made.silent), self.tr("{0} deleted without a mark"), "deleted"),
        ]
        self._parts = [(words.format(count), colour) for count, words, colour in told if count]
        brackets = self.tr("{0} open brackets (was {1})").format(now, before)
        self._parts.append((brackets, "bracket"))
        self._draw()

    def _draw(self) -> None:
        gap = "&nbsp;" * 5
        spans = [self._span(words, colour) for words, colour in self._parts]
        self._what.setText(gap.join(spans))
        dot = f'<span style="color:{self._theme.muted}">●</span> '
        step = f"{self._span(self._step, 'muted')}{gap}" if self._step else ""
        self._state.setText(step + dot + self._saved if self._saved else "")

    def _span(self, words: str, colour: str) -> str:
        weight = "600" if colour == "bracket" else "400"
        safe = words.replace("&", "&amp;").replace("<", "&lt;").replace(" ", "&nbsp;")
        return f'<span style="color:{getattr(self._theme, colour)}; font-weight:{weight}">{safe}</span>'
