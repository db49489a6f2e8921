"""The status line: what changed between the drafts at the left, how the archive is at the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QStatusBar, QToolButton, QWidget

from workbench.qt.theme import Theme
from workbench.treaty.documents import DocumentKind

if TYPE_CHECKING:
    from workbench.desk import DraftComparison, OpenDocument

_SAYS_BUSY_AFTER_MS = 300


@dataclass(frozen=True, slots=True)
class _Part:
    """Words at the left; ``leads`` names a part of the Changes page and what to filter it by."""

    words: str
    colour: str = "muted"
    leads: str = ""


class StatusLine(QStatusBar):
    """Says in one line what the comparison found; its words are counts, never documents' text."""

    queue_wanted = Signal()
    changes_wanted = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setSizeGripEnabled(False)
        self._what = QLabel()
        self._what.setTextFormat(Qt.TextFormat.RichText)
        self._what.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._what.setAccessibleName(self.tr("Summary"))
        self._what.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self._what.linkActivated.connect(self._lead)
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
        self._parts: list[_Part] = []
        self._busy = ""
        self._saved = ""
        self._step = ""
        self._link = ""

    @property
    def summary(self) -> str:
        """The words at the left."""
        return " · ".join(part.words for part in self._shown())

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
        self._parts = [_Part(words)] if words else []
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

    def _shown(self) -> list[_Part]:
        """The words at the left: what is being done, once that takes a while, else what is in front."""
        return [_Part(self._busy)] if self._busy and not self._delay.isActive() else self._parts

    def set_step(self, words: str) -> None:
        """Show which change is visited; empty words take it away."""
        self._step = words
        self._draw()

    def set_link(self, words: str) -> None:
        """Say that the link of the current clause is the analyst's own; empty words take it away."""
        self._link = words
        self._draw()

    def tell_document(self, opened: OpenDocument) -> None:
        """Tell of one document alone."""
        open_now = opened.brackets.opening
        self._parts = [_Part(self.tr("{0} clauses").format(len(opened.clauses)))]
        if open_now:
            words = self.tr("{0} open brackets").format(open_now)
            draft = opened.document.kind is DocumentKind.DRAFT
            self._parts.append(_Part(words, "bracket", "brackets" if draft else ""))
        self._draw()

    def tell_comparison(self, made: DraftComparison, *, name_them: bool = False) -> None:
        """Tell what changed from the older draft to the newer; *name_them* says which two drafts they are."""
        if made.comparison.unrelated:
            self.say(self.unrelated_words(made))
            return
        names = _names(made)
        self._parts = [_Part(" → ".join(names) + ":", "text")] if name_them else []
        if made.comparison.translated:
            paired = len({link.new for link in made.comparison.links})
            self._parts.append(_Part(self.tr("paired by label: {0} clauses").format(paired)))
        else:
            self._parts += self._counted(made)
        self._draw()

    def unrelated_words(self, made: DraftComparison) -> str:
        """What is said of two texts that cannot be compared."""
        return self.tr("{0} and {1} have too little in common to be compared.").format(*_names(made))

    def _counted(self, made: DraftComparison) -> list[_Part]:
        from workbench.treaty.comparison import LinkKind

        counts = made.comparison.counts
        aligned = sum(counts.get(kind.value, 0) for kind in LinkKind)
        before, now = made.open_brackets
        reworded, moved = counts.get(LinkKind.REWORDED.value, 0), counts.get(LinkKind.MOVED.value, 0)
        told = [
            (aligned, self.tr("{0} clauses aligned"), "muted", "articles"),
            (reworded, self.tr("{0} reworded"), "inserted", "articles/" + self.tr("reworded")),
            (moved, self.tr("{0} moved"), "moved", "articles/" + self.tr("moved")),
            (counts.get("new", 0), self.tr("{0} new"), "muted", "articles/" + self.tr("new")),
            (counts.get("gone", 0), self.tr("{0} deleted"), "deleted", "articles/" + self.tr("deleted")),
            (len(made.silent), self.tr("{0} deleted without a mark"), "deleted", "silent"),
        ]
        brackets = self.tr("{0} open brackets (was {1})").format(now, before)
        counted = [_Part(words.format(count), colour, leads) for count, words, colour, leads in told if count]
        return [*counted, _Part(brackets, "bracket", "brackets")]

    def _lead(self, leads: str) -> None:
        part, _, words = leads.partition("/")
        self.changes_wanted.emit(part, words)

    def _draw(self) -> None:
        gap = "&nbsp;" * 5
        spans = [self._span(part.words, part.colour, part.leads) for part in self._shown()]
        self._what.setText(gap.join(spans))
        self._what.setToolTip(self.summary)
        dot = f'<span style="color:{self._theme.muted}">●</span> '
        told = [("accent_text", self._link), ("muted", self._step)]
        step = "".join(f"{self._span(words, colour)}{gap}" for colour, words in told if words)
        self._state.setText(step + dot + self._saved if self._saved else "")

    def _span(self, words: str, colour: str, leads: str = "") -> str:
        weight = "600" if colour == "bracket" else "400"
        safe = words.replace("&", "&amp;").replace("<", "&lt;").replace(" ", "&nbsp;")
        style = f"color:{getattr(self._theme, colour)}; font-weight:{weight}"
        if leads:
            return f'<a href="{leads}" style="{style}; text-decoration:none">{safe}</a>'
        return f'<span style="{style}">{safe}</span>'


def _names(made: DraftComparison) -> tuple[str, str]:
    return cut(made.old.document.short_name), cut(made.new.document.short_name)


def cut(name: str, longest: int = 18) -> str:
    """A name short enough for a line in which there is more to say."""
    return name if len(name) <= longest else f"{name[: longest - 1].rstrip()}…"
