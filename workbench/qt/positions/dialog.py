"""PositionsDialog: who asks what of which article; Enter goes to the words that say so."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.qt.inspector import stance_word, told_of
from workbench.qt.positions.table import PositionModel
from workbench.qt.theme import Theme
from workbench.treaty.documents import Document
from workbench.treaty.positions import Stance

if TYPE_CHECKING:
    from workbench.desk import PositionOn, PositionTable

_SIZE = (1040, 560)
_WIDEST_ACTOR = 300
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class PositionsDialog(QDialog):
    """The table of one draft; each wish of the analyst leaves as a signal with its position."""

    open_wanted = Signal(object)
    confirm_wanted = Signal(object)
    stance_wanted = Signal(object, object)
    reopen_wanted = Signal(object)
    edit_wanted = Signal(object)
    remove_wanted = Signal(object)
    add_wanted = Signal(str, str)
    undo_wanted = Signal()

    def __init__(self, document: Document, table: PositionTable, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Who asks what of {0}").format(document.short_name))
        self.resize(*_SIZE)
        self.model = PositionModel(theme, table, self)
        self._told = QLabel(self)
        self._told.setProperty("quiet", True)
        self._told.setWordWrap(True)
        self._make_table()
        self._make_buttons()
        self.table.setStyleSheet(
            f"QTableView::item:focus {{ border: 2px solid {theme.focus}; }}"
            f"QTableCornerButton::section {{ background: {theme.window}; border: none; }}"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addWidget(self._told)
        column.addWidget(self.table, 1)
        column.addWidget(self.buttons)
        self._tell()
        self.table.setCurrentIndex(self.model.first())
        self.table.setFocus()

    def _make_table(self) -> None:
        self.table = QTableView(self)
        self.table.setModel(self.model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setAccessibleName(self.windowTitle())
        self.table.setCornerButtonEnabled(False)
        self.table.verticalHeader().setMaximumWidth(_WIDEST_ACTOR)
        self.table.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.table.verticalHeader().setDefaultAlignment(_LEFT)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.table.doubleClicked.connect(lambda _: self._open())
        self._on_key("Return", self._open)
        self._on_key("Enter", self._open)
        self._on_key("C", lambda: self._with_one(self.confirm_wanted))
        self._on_key("Del", lambda: self._with_one(self.remove_wanted))
        for keys in ("E", "F2"):
            self._on_key(keys, lambda: self._with_one(self.edit_wanted))
        for keys in ("A", "Ins"):
            self._on_key(keys, self._add_one)
        QShortcut(QKeySequence.StandardKey.Undo, self).activated.connect(self.undo_wanted)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._enable())
        self.model.modelReset.connect(self._enable)

    def _make_buttons(self) -> None:
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.buttons.rejected.connect(self.reject)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.add = self.buttons.addButton(self.tr("&Add position…"), role)
        self.edit = self.buttons.addButton(self.tr("&Edit…"), role)
        self.take_away = self.buttons.addButton(self.tr("&Remove"), role)
        self.add.clicked.connect(self._add_one)
        self.edit.clicked.connect(lambda: self._with_one(self.edit_wanted))
        self.take_away.clicked.connect(lambda: self._with_one(self.remove_wanted))
        for button in self.buttons.buttons():
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)
        self._enable()

    def _enable(self) -> None:
        held = bool(self.model.at(self.table.currentIndex()))
        self.edit.setEnabled(held)
        self.take_away.setEnabled(held)

    def _add_one(self) -> None:
        """Ask for a position of the current cell's actor on its article."""
        self.add_wanted.emit(*self.model.names_at(self.table.currentIndex()))

    def _on_key(self, keys: str, act: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(act)

    def show_table(self, table: PositionTable) -> None:
        """Show the table anew and stay at the same cell."""
        here, names = self.table.currentIndex(), self.model.names_at(self.table.currentIndex())
        self.model.show(table)
        same = self.model.index_of(*names)
        self.table.setCurrentIndex(same if same.isValid() else self.model.index(here.row(), here.column()))
        self._enable()
        self._tell()

    def _tell(self) -> None:
        found, confirmed = self.model.counts()
        if not found:
            self._told.setText(
                self.tr("No statement in this archive asks anything of this draft. A adds a position.")
            )
            return
        words = self.tr(
            "Positions: {0}, of which confirmed: {1}. Enter goes to the words, C confirms, E edits, A adds "
            "a position, Del removes it, the menu key changes the stance."
        )
        self._told.setText(words.format(found, confirmed))

    # --- what is meant ------------------------------------------------------------------------

    def _open(self) -> None:
        self._with_one(self.open_wanted)

    def _with_one(self, wish: SignalInstance) -> None:
        """Tell of the one position in the cell; where it holds several, let the analyst choose."""
        on = self.model.at(self.table.currentIndex())
        if len(on) == 1:
            self._tell_of(wish, on[0])
        elif on:
            menu = self._menu()
            for one in on:
                self._add(menu, told_of(one.position), partial(self._tell_of, wish, one))
            menu.popup(self._corner())
            menu.setActiveAction(menu.actions()[0])

    def _tell_of(self, wish: SignalInstance, one: PositionOn) -> None:
        if wish is not self.open_wanted:
            wish.emit(one.position)
            return
        self.open_wanted.emit(one)
        self.close()

    def _show_menu(self) -> None:
        on = self.model.at(self.table.currentIndex())
        if not on:
            return
        menu = self._menu()
        for one in on:
            part = menu.addMenu(told_of(one.position)) if len(on) > 1 else menu
            self._fill(part, one)
        menu.popup(self._corner())

    def _fill(self, menu: QMenu, one: PositionOn) -> None:
        said = one.position
        self._add(menu, self.tr("&Go to the words"), lambda: self._tell_of(self.open_wanted, one))
        menu.addSeparator()
        if not said.confirmed:
            self._add(menu, self.tr("&Confirm"), lambda: self.confirm_wanted.emit(said))
        self._add(menu, self.tr("&Edit…"), lambda: self.edit_wanted.emit(said))
        self._add(menu, self.tr("&Add another…"), self._add_one)
        words = self.tr("&Remove") if said.by_hand else self.tr("&Not a position")
        self._add(menu, words, lambda: self.remove_wanted.emit(said))
        for stance in Stance:
            if stance is not said.stance:
                words = self.tr("The stance is: {0}").format(stance_word(stance))
                self._add(menu, words, partial(self.stance_wanted.emit, said, stance))
        if said.confirmed and not said.by_hand:
            words = self.tr("&Back to what the program proposed")
            self._add(menu, words, lambda: self.reopen_wanted.emit(said))

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _add(self, menu: QMenu, words: str, act: Callable[[], None]) -> None:
        menu.addAction(words).triggered.connect(lambda _=False: act())

    def _corner(self) -> QPoint:
        """Where a menu of the current cell opens."""
        box = self.table.visualRect(self.table.currentIndex())
        return self.table.viewport().mapToGlobal(box.bottomLeft())
