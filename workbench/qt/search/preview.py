"""Preview: the page or the clause of the current hit, with the found words marked."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from workbench.qt.panes.content import Mark
from workbench.qt.panes.elided import Elided
from workbench.qt.panes.page_view import PageSource, PageView
from workbench.qt.search.chips import square_icon
from workbench.qt.search.passage import Passage
from workbench.qt.search.ruled import Ruled
from workbench.qt.theme import Theme, text_font, ui_font
from workbench.treaty.concerns import Category

_FOUND_ON_PAPER = "#f2b600"


class Preview(QWidget):
    """Shows one passage; tells when it is to be opened, tagged, or when its page must be drawn."""

    open_wanted = Signal()
    tag_wanted = Signal(str, int, int)
    picture_wanted = Signal(int, float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._passage: Passage | None = None
        self._categories: tuple[Category, ...] = ()
        self.page = PageView(theme)
        self.words = QTextBrowser()
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._make_head(), self._make_stack(), self._make_foot()):
            column.addWidget(part)
        self.page.range_selected.connect(lambda _start, _end: self._name_tag())
        self.set_theme(theme)
        self.clear()

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        self._theme = theme
        self.page.set_theme(theme)
        self.words.setStyleSheet(
            f"QTextBrowser {{ background: {theme.surface}; color: {theme.text};"
            f" border: 1px solid {theme.border_strong}; border-radius: 0; padding: 22px 26px; }}"
        )
        for part in (self, self._stack, self._foot):
            palette = part.palette()
            palette.setColor(QPalette.ColorRole.Window, QColor(theme.gutter))
            part.setPalette(palette)
            part.setAutoFillBackground(True)
        palette = self._head.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(theme.window))
        self._head.setPalette(palette)
        self._head.setAutoFillBackground(True)

    def set_categories(self, categories: Sequence[Category]) -> None:
        """Offer *categories* for tagging."""
        self._categories = tuple(categories)

    def clear(self) -> None:
        """Show that nothing is chosen."""
        self._passage = None
        self._title.setText("")
        self._place.setText("")
        self._stack.setCurrentWidget(self._nothing)
        self._foot.setVisible(False)

    def show_passage(self, passage: Passage, title: str) -> None:
        """Show *passage* under *title*."""
        self._passage = passage
        self._title.setText(title)
        self._place.setText(self._place_words(passage))
        self._foot.setVisible(True)
        if passage.page is None:
            self.page.set_source(None)
            self.words.setHtml(passage.html)
            self._stack.setCurrentWidget(self._paper)
            self._scroll_to_words(passage)
        else:
            boxes = passage.boxes
            self._stack.setCurrentWidget(self.page)
            want = self.picture_wanted.emit
            self.page.set_source(PageSource((passage.page,), lambda _: boxes, want, passage.text))
            self.page.set_marks([Mark("", start, end, (_FOUND_ON_PAPER,)) for start, end in passage.marks])
            self.page.go_to(passage.marks[0][0] if passage.marks else passage.start)
        self._name_tag()

    def _scroll_to_words(self, passage: Passage) -> None:
        """Bring the passage to the top, as far as the first of the found words stays in sight."""
        bar, room = self.words.verticalScrollBar(), self.words.viewport().height()
        self.words.scrollToAnchor("passage")
        top = bar.value()
        if not passage.marks:
            return
        self.words.scrollToAnchor("found")
        found = bar.value()
        bar.setValue(top if top <= found <= top + room // 2 else max(0, found - room // 4))

    def selected(self) -> tuple[int, int]:
        """The range that would be tagged: what is selected on the page, else the whole passage."""
        passage = self._passage
        if passage is None:
            return 0, 0
        start, end = self.page.selection
        return (start, end) if passage.page is not None and start < end else (passage.start, passage.end)

    def _place_words(self, passage: Passage) -> str:
        count = passage.document.page_count
        if passage.page is not None and count:
            return self.tr("page {0} of {1} · original PDF").format(passage.page.number, count)
        return passage.label

    def _make_head(self) -> QWidget:
        self._head = Ruled()
        self._title = Elided()
        self._title.setFont(ui_font(9.75, QFont.Weight.DemiBold))
        self._place = QLabel()
        self._place.setFont(ui_font(8.75))
        self._place.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        row = QHBoxLayout(self._head)
        row.setContentsMargins(14, 8, 14, 8)
        row.addWidget(self._title, 1)
        row.addWidget(self._place)
        return self._head

    def _make_stack(self) -> QWidget:
        self._nothing = QLabel(self.tr("Choose a passage to see it where it stands."))
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setWordWrap(True)
        self._nothing.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.words.setFrameShape(QFrame.Shape.NoFrame)
        self.words.setFont(text_font(10.5))
        self.words.setOpenLinks(False)
        self.words.setAccessibleName(self.tr("The passage"))
        self._paper = QWidget()
        inside = QVBoxLayout(self._paper)
        inside.setContentsMargins(22, 16, 22, 4)
        inside.addWidget(self.words)
        for part in (self._nothing, self.page, self._paper):
            self._stack.addWidget(part)
        self._stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        return self._stack

    def _make_foot(self) -> QWidget:
        self._foot = QWidget()
        open_button = QPushButton(self.tr("Open in reading view"))
        open_button.clicked.connect(self.open_wanted)
        self.tag_button = QPushButton(self.tr("Tag passage"))
        self.tag_button.clicked.connect(self._offer_tags)
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(14, 10, 14, 12)
        row.addStretch(1)
        row.addWidget(open_button)
        row.addWidget(self.tag_button)
        row.addStretch(1)
        return self._foot

    def _name_tag(self) -> None:
        start, end = self.page.selection
        chosen = self._passage is not None and self._passage.page is not None and start < end
        self.tag_button.setText(self.tr("Tag selection") if chosen else self.tr("Tag passage"))

    def tag_menu(self) -> QMenu:
        """The categories to tag with; the caller shows it."""
        menu = QMenu(self)
        for category in self._categories:
            words = category.name.replace("&", "&&")
            action = menu.addAction(square_icon(category.colour), f"{category.shortcut}  {words}".strip())
            action.triggered.connect(
                lambda _=False, id=category.id: self.tag_wanted.emit(id, *self.selected())
            )
        return menu

    def _offer_tags(self) -> None:
        menu = self.tag_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.tag_button.mapToGlobal(QPoint(0, self.tag_button.height())))
