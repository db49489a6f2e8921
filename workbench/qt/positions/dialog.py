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
    QHeaderView,
    QLabel,
    QMenu,
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
    turn_down_wanted = Signal(object)
    stance_wanted = Signal(object, object)
    reopen_wanted = Signal(object)

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
        self.table.setStyleSheet(
            f"QTableView::item:focus {{ border: 2px solid {theme.focus}; }}"
            f"QTableCornerButton::section {{ background: {theme.window}; border: none; }}"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addWidget(self._told)
        column.addWidget(self.table, 1)
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
        self._on_key("Del", lambda: self._with_one(self.turn_down_wanted))

    def _on_key(self, keys: str, act: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(act)

    def show_table(self, table: PositionTable) -> None:
        """Show the table anew and stay at the same cell."""
        here = self.table.currentIndex()
        self.model.show(table)
        self.table.setCurrentIndex(self.model.index(here.row(), here.column()))
        self._tell()

    def _tell(self) -> None:
        found, confirmed = self.model.counts()
        if not found:
            self._told.setText(self.tr("No statement in this archive asks anything of this draft."))
            return
        words = self.tr(
            "Positions: {0}, of which confirmed: {1}. Enter goes to the words, C confirms, "
            "Del says that it is no position, the menu key changes the stance."
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
        self._add(menu, self.tr("&Not a position"), lambda: self.turn_down_wanted.emit(said))
        for stance in Stance:
            if stance is not said.stance:
                words = self.tr("The stance is: {0}").format(stance_word(stance))
                self._add(menu, words, partial(self.stance_wanted.emit, said, stance))
        if said.confirmed:
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
