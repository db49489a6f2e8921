"""SeeingButton: offers to read files again with OCR, in the languages Tesseract has here."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from workbench.qt.importing.rows import ImportRow
from workbench.qt.wording import language_name

AUTOMATIC = "auto"


class SeeingButton(QPushButton):
    """Shown while a file wants OCR or is read by it; ``asked`` comes with languages, ``stopped`` without."""

    asked = Signal(list, str)
    stopped = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoDefault(False)
        self._rows: list[ImportRow] = []
        self._menu = QMenu(self)
        self.offer([])
        self.clicked.connect(self._stop)
        self.look([], [])

    def offer(self, languages: list[str]) -> None:
        """Offer these languages, and to tell them from the pages."""
        self._menu.clear()
        self._add(self.tr("Tell the language from the pages"), AUTOMATIC)
        if languages:
            self._menu.addSeparator()
        for code in languages:
            self._add(language_name(code) or code, code)

    def look(self, rows: list[ImportRow], chosen: list[ImportRow]) -> None:
        """Mean the *chosen* rows that want OCR, else all that do; while OCR reads, offer to stop it."""
        seeing = [row for row in rows if row.seeing]
        wanting = [row for row in chosen if row.wants_ocr] or [row for row in rows if row.wants_ocr]
        self._rows = seeing or wanting
        self.setVisible(bool(self._rows))
        self.setMenu(None if seeing else self._menu)  # type: ignore[arg-type]  # None takes the menu away
        if seeing:
            self.setText(self.tr("Stop OCR"))
            self.setToolTip(self.tr("What was read before still counts."))
        else:
            self.setText(self.tr("Read {0} with OCR").format(len(self._rows)))
            self.setToolTip(
                self.tr("Reads the words off the pictures of pages without a text to be trusted.")
            )

    def _add(self, words: str, languages: str) -> None:
        self._menu.addAction(words).triggered.connect(self._asker(languages))

    def _asker(self, languages: str) -> Callable[[], None]:
        return lambda: self.asked.emit(list(self._rows), languages)

    def _stop(self) -> None:
        if self.menu() is None:
            self.stopped.emit(list(self._rows))
