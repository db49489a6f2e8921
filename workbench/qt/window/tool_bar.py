"""The tool bar: ways of looking, steps from change to change, and the search field."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QToolBar, QToolButton, QWidget

from workbench.qt.baseline import keep_level
from workbench.qt.theme import ui_font
from workbench.qt.window.actions import Actions

_GAP = 14
_WIDE = 1440
_AFTER_STEPS = 3


class SearchField(QLineEdit):
    """Takes a query; Enter searches, Escape gives the keys back."""

    wanted = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("Search drafts and statements…"))
        self.setAccessibleName(self.tr("Search drafts and statements"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(180)
        self.setMaximumWidth(440)
        self._hint = QLabel("Ctrl F", self)
        self._hint.setObjectName("keys")
        self._hint.setFont(ui_font(8))
        self._hint.setFixedHeight(19)
        self.setTextMargins(0, 0, 58, 0)
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 6, 0)
        row.addStretch(1)
        row.addWidget(self._hint)
        self.textChanged.connect(lambda words: self._hint.setVisible(not words))
        self.returnPressed.connect(lambda: self.wanted.emit(self.text().strip()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ToolBar(QToolBar):
    """Buttons that follow the window's actions, in the order of the work."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Tool bar"))
        self.setMovable(False)
        self.setFloatable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._reading: list[QAction] = []
        self._short: dict[QToolButton, tuple[str, str]] = {}
        self._filter: QWidget | None = None
        self._put(actions["import"], self.tr("+  Import…"))
        ways = (("compare", self.tr("Compare")), ("read", self.tr("Read")), ("matrix", self.tr("Matrix")))
        for name, words in (*ways, ("packs", self.tr("Briefing packs"))):
            self._put(actions[name], words)
        self._changes = self._put(actions["changes"], self.tr("Changes"))
        self._beside_panes = False
        self._reading.append(self.addWidget(self._space()))
        steps = (
            ("previous_change", self.tr("◂ change"), "◂"),
            ("next_change", self.tr("change ▸"), "▸"),
            ("linked_scroll", self.tr("⇅ Linked scroll"), ""),
            ("redline", self.tr("Redline"), ""),
            ("pages", self.tr("Pages"), ""),
        )
        for name, words, short in steps:
            self._reading.append(self._put(actions[name], words, short))
        self.search = SearchField()
        keep_level(self.search)
        self._search = self.addWidget(self._at_the_right(self.search))

    def show_reading(self, wanted: bool) -> None:
        """Show or hide what is of use only beside the panes."""
        for action in self._reading:
            action.setVisible(wanted)
        self._beside_panes = wanted
        self._fit()

    def put_filter(self, choice: QWidget) -> None:
        """Put what chooses the kinds of change between the steps from change to change and the looks."""
        self._filter = choice
        after_steps = self._reading[_AFTER_STEPS]
        self._reading.append(self.insertWidget(after_steps, choice))
        self._fit()

    def _fit(self) -> None:
        """Leave the Changes button out, and say the steps in signs, where there is little room."""
        wide = self.width() >= _WIDE
        self._changes.setVisible(not self._beside_panes or wide)
        for button, (words, short) in self._short.items():
            button.setText(words if wide else short)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def show_search(self, wanted: bool) -> None:
        """Show or hide the field; a search page has its own."""
        self._search.setVisible(wanted)

    def _put(self, action: QAction, words: str, short: str = "") -> QAction:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setText(words)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        keys = action.shortcut().toString()
        button.setToolTip(
            f"{action.text().replace('&', '')} ({keys})" if keys else action.text().replace("&", "")
        )
        button.setAccessibleName(action.text().replace("&", ""))
        if short:
            self._short[button] = words, short
        action.changed.connect(lambda: self._write(button, words))
        return self.addWidget(button)

    def _write(self, button: QToolButton, words: str) -> None:
        """Write *words* on a button again, for its action has put its own there."""
        button.setText(words)
        self._fit()

    def _at_the_right(self, field: QWidget) -> QWidget:
        holder = QWidget()
        holder.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(holder)
        row.setContentsMargins(_GAP, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(field, 100)
        return holder

    def _space(self) -> QWidget:
        space = QWidget()
        space.setFixedWidth(_GAP)
        return space
