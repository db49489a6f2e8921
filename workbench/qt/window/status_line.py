"""The status line: what changed between the drafts at the left, how the archive is at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QStatusBar, QToolButton, QWidget

from workbench.qt.theme import Theme

if TYPE_CHECKING:
    from workbench.desk import DraftComparison, OpenDocument

_SAYS_BUSY_AFTER_MS = 150


class StatusLine(QStatusBar):
    """Says in one line what the comparison found; its words are counts, never documents' text."""

    queue_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setSizeGripEnabled(False)
        self._what = QLabel()
        self._what.setTextFormat(Qt.TextFormat.RichText)
        self._what.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._what.setAccessibleName(self.tr("Summary"))
        self._state = QLabel()
        self._state.setTextFormat(Qt.TextFormat.RichText)
        self._state.setAccessibleName(self.tr("Archive"))
        self.waiting = QToolButton()
        self.waiting.setProperty("wait", True)
        self.waiting.setToolTip(self.tr("Open the review queue (Ctrl+4)"))
        self.waiting.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.waiting.hide()
        self.waiting.clicked.connect(self.queue_wanted)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(_SAYS_BUSY_AFTER_MS)
        self._delay.timeout.connect(self._draw)
        self.addWidget(self._what, 1)
        self.addPermanentWidget(self.waiting)
        self.addPermanentWidget(self._state)
        self._parts: list[tuple[str, str]] = []
        self._busy = ""
        self._saved = ""
        self._step = ""

    @property
    def summary(self) -> str:
        """The words at the left."""
        return " · ".join(words for words, _ in self._shown())

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

    def set_waiting(self, count: int) -> None:
        """Tell how many carried concerns wait for the analyst; none takes the button away."""
        one = self.tr("1 waits for review")
        self.waiting.setText(one if count == 1 else self.tr("{0} wait for review").format(count))
        self.waiting.setVisible(count > 0)

    def set_busy(self, words: str) -> None:
        """Say what is being done where it takes longer than a moment; empty words end it."""
        if bool(words) != bool(self._busy):
            self._delay.start() if words else self._delay.stop()
        self._busy = words
        if not words:
            self._draw()

    def _shown(self) -> list[tuple[str, str]]:
        """The words at the left: what is being done, once that takes a while, else what is in front."""
        return [(self._busy, "muted")] if self._busy and not self._delay.isActive() else self._parts

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

    def tell_comparison(self, made: DraftComparison, *, name_them: bool = False) -> None:
        """Tell what changed from the older draft to the newer; *name_them* says which two drafts they are."""
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
        named = " → ".join(_cut(one.document.short_name) for one in (made.old, made.new)) + ":"
        self._parts = [(named, "text")] if name_them else []
        self._parts += [(words.format(count), colour) for count, words, colour in told if count]
        brackets = self.tr("{0} open brackets (was {1})").format(now, before)
        self._parts.append((brackets, "bracket"))
        self._draw()

    def _draw(self) -> None:
        gap = "&nbsp;" * 5
        spans = [self._span(words, colour) for words, colour in self._shown()]
        self._what.setText(gap.join(spans))
        self._what.setToolTip(self.summary)
        dot = f'<span style="color:{self._theme.muted}">●</span> '
        step = f"{self._span(self._step, 'muted')}{gap}" if self._step else ""
        self._state.setText(step + dot + self._saved if self._saved else "")

    def _span(self, words: str, colour: str) -> str:
        weight = "600" if colour == "bracket" else "400"
        safe = words.replace("&", "&amp;").replace("<", "&lt;").replace(" ", "&nbsp;")
        return f'<span style="color:{getattr(self._theme, colour)}; font-weight:{weight}">{safe}</span>'


def _cut(name: str, longest: int = 18) -> str:
    return name if len(name) <= longest else f"{name[: longest - 1].rstrip()}…"
