"""ChangeFilter: a button with a menu of the kinds of change that the analyst looks for."""

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from workbench.qt.panes.changes import ALL_KINDS, ChangeKind


class ChangeFilter(QToolButton):
    """Tells in its own words what is looked for; Space, Enter and the arrow down open the menu.

    The menu stays open while kinds are checked with Space or the mouse, so that several can be
    chosen at once; Enter and Escape close it.
    """

    kinds_changed = Signal(frozenset)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: Counter[ChangeKind] = Counter()
        self._kinds = ALL_KINDS
        self.menu_of_kinds = QMenu(self)
        self._actions: dict[ChangeKind, QAction] = {}
        for kind in (one for one in ChangeKind if one in ALL_KINDS):
            self._actions[kind] = self._add(kind)
        self.menu_of_kinds.addSeparator()
        self._actions[ChangeKind.LAW] = self._add(ChangeKind.LAW)
        self.menu_of_kinds.addSeparator()
        self._all = self.menu_of_kinds.addAction(self.tr("All changes"))
        self._all.triggered.connect(lambda: self._choose(ALL_KINDS))
        self.menu_of_kinds.installEventFilter(self)
        self.setMenu(self.menu_of_kinds)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(self.tr("Choose which changes are visited and stand out"))
        self._tell()

    def _add(self, kind: ChangeKind) -> QAction:
        action = self.menu_of_kinds.addAction("")
        action.setCheckable(True)
        action.triggered.connect(lambda: self._choose(self._kinds ^ {kind}))
        return action

    @property
    def kinds(self) -> frozenset[ChangeKind]:
        """The kinds that are looked for."""
        return self._kinds

    def set_kinds(self, kinds: Iterable[ChangeKind]) -> None:
        """Show *kinds* as chosen, without telling anyone."""
        self._kinds = frozenset(kinds)
        self._tell()

    def set_counts(self, counts: Counter[ChangeKind]) -> None:
        """Tell behind each kind how many changes of it there are."""
        self._counts = Counter(counts)
        self._tell()

    def _choose(self, kinds: frozenset[ChangeKind]) -> None:
        """Look for *kinds*; where none is left, for all, as nobody looks for nothing."""
        self.set_kinds(kinds if kinds & ALL_KINDS else ALL_KINDS | kinds)
        self.kinds_changed.emit(self._kinds)

    def _names(self) -> dict[ChangeKind, str]:
        return {
            ChangeKind.REWORDED: self.tr("Reworded"),
            ChangeKind.MOVED: self.tr("Moved, split or merged"),
            ChangeKind.BRACKETS: self.tr("Brackets only"),
            ChangeKind.NEW: self.tr("New"),
            ChangeKind.GONE: self.tr("Deleted"),
            ChangeKind.LAW: self.tr("Only what matters in law: shall, may, not, and, or, conditions"),
        }

    def _tell(self) -> None:
        for kind, words in self._names().items():
            self._actions[kind].setText(f"{words}\t{self._counts[kind]}")
            self._actions[kind].setChecked(kind in self._kinds)
        self._all.setEnabled(self._kinds != ALL_KINDS)
        words = self.tr("Changes: {0}").format(self._said())
        self.setText(f"{words} ▾")
        self.setAccessibleName(words)
        self.setProperty("filtered", self._kinds != ALL_KINDS)

    def _said(self) -> str:
        """The choice in few words."""
        chosen = [kind for kind in ChangeKind if kind in self._kinds & ALL_KINDS]
        law = ChangeKind.LAW in self._kinds
        if len(chosen) == len(ALL_KINDS):
            return self.tr("law") if law else self.tr("all")
        short = {
            ChangeKind.REWORDED: self.tr("reworded"),
            ChangeKind.MOVED: self.tr("moved"),
            ChangeKind.BRACKETS: self.tr("brackets"),
            ChangeKind.NEW: self.tr("new"),
            ChangeKind.GONE: self.tr("deleted"),
        }
        said = short[chosen[0]] if len(chosen) == 1 else self.tr("{0} kinds").format(len(chosen))
        return self.tr("{0}, law").format(said) if law else said

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.showMenu()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the menu open while kinds are checked by Space or the mouse."""
        chosen = self.menu_of_kinds.activeAction()
        by_space = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
        pressed = event.type() is QEvent.Type.KeyPress and by_space
        checks = pressed or event.type() is QEvent.Type.MouseButtonRelease
        if watched is self.menu_of_kinds and chosen is not None and chosen.isCheckable() and checks:
            chosen.trigger()
            return True
        return super().eventFilter(watched, event)
