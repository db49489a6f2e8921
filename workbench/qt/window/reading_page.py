"""The reading page: library, panes and inspector side by side."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.qt.inspector import InspectorPanel
from workbench.qt.library import LibraryPanel
from workbench.qt.library.model import dragged_documents
from workbench.qt.panes.compare_panes import ComparePanes
from workbench.qt.theme import Theme, ui_font
from workbench.qt.window.working import Working

_LIBRARY, _NARROW_LIBRARY, _INSPECTOR = 264, 226, 296
_WIDE = 1400


class _Centre(QStackedWidget):
    """The panes, or what to do while they are empty; takes documents dragged from the library."""

    documents_dropped = Signal(tuple)

    def __init__(self, panes: ComparePanes, empty: QWidget) -> None:
        super().__init__()
        self.setObjectName("centre")
        self.setAcceptDrops(True)
        self.addWidget(empty)
        self.addWidget(panes)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dragged_documents(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        ids = dragged_documents(event.mimeData())
        if ids:
            event.acceptProposedAction()
            self.documents_dropped.emit(ids)


class ReadingPage(QWidget):
    """Where drafts are read, compared and marked."""

    import_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, theme: Theme, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.library = LibraryPanel(theme)
        self.panes = ComparePanes(theme)
        self.inspector = InspectorPanel(theme)
        self._empty = self._make_empty()
        self.centre = _Centre(self.panes, self._empty)
        self.working = Working(theme, self.centre)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        for at, part in enumerate((self.library, self.centre, self.inspector)):
            self.splitter.addWidget(part)
            self.splitter.setCollapsible(at, False)
            self.splitter.setStretchFactor(at, int(at == 1))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.splitter)
        self.library.import_wanted.connect(self.import_wanted)
        library = _LIBRARY if width >= _WIDE else _NARROW_LIBRARY
        self.splitter.setSizes([library, max(400, width - library - _INSPECTOR), _INSPECTOR])

    def _make_empty(self) -> QWidget:
        area = QWidget()
        column = QVBoxLayout(area)
        column.setContentsMargins(40, 0, 40, 0)
        column.setSpacing(10)
        self._empty_title = QLabel()
        self._empty_title.setFont(ui_font(13))
        self._empty_words = QLabel()
        self._empty_words.setProperty("quiet", True)
        self._empty_words.setWordWrap(True)
        self._empty_words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        buttons = QHBoxLayout()
        self._import = QPushButton(self.tr("Import drafts…"))
        self._import.setAutoDefault(True)
        self._import.clicked.connect(self.import_wanted)
        self._sample = QPushButton(self.tr("Open the sample"))
        self._sample.setAutoDefault(True)
        self._sample.clicked.connect(self.sample_wanted)
        buttons.addStretch(1)
        buttons.addWidget(self._import)
        buttons.addWidget(self._sample)
        buttons.addStretch(1)
        column.addStretch(2)
        self._empty_title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._empty_title)
        column.addWidget(self._empty_words)
        column.addLayout(buttons)
        column.addStretch(3)
        self._import.hide()
        self._sample.hide()
        return area

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        self.library.set_theme(theme)
        self.panes.set_theme(theme)
        self.inspector.set_theme(theme)
        self.working.set_theme(theme)

    def show_panes(self, filled: bool, library_empty: bool) -> None:
        """Show the panes where there is something in them, else say how to go on."""
        self.centre.setCurrentIndex(int(filled))
        self._import.setVisible(library_empty)
        self._sample.setVisible(library_empty)
        if library_empty:
            self._empty_title.setText(self.tr("Import drafts to begin"))
            words = self.tr(
                "Drop PDF, Word or web files on this window, or press Ctrl+I. Nothing leaves this computer."
            )
        else:
            self._empty_title.setText(self.tr("Nothing is open"))
            words = self.tr(
                "Double-click a draft to read it. Choose two to four drafts and press Enter to compare them."
            )
        self._empty_words.setText(words)

    def focus_import(self) -> None:
        """Give the keys to what an empty archive needs first."""
        if self._import.isVisible():
            self._import.setFocus()

    def areas(self) -> list[QWidget]:
        """What F6 goes through, in order."""
        return [self.library.tree, self.panes, self.inspector]

    def sizes(self) -> list[int]:
        """The widths of the three parts."""
        return self.splitter.sizes()
