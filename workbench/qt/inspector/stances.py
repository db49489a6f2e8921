"""StanceChip: what an actor asks of a clause, outlined while proposed and filled once confirmed."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from workbench.qt.theme import Theme, ui_font
from workbench.treaty.positions import Position, Stance


def stance_word(stance: Stance) -> str:
    """A stance as the screen says it."""
    words = {
        Stance.SUPPORT: QCoreApplication.translate("stances", "support"),
        Stance.OPPOSE: QCoreApplication.translate("stances", "oppose"),
        Stance.DELETE: QCoreApplication.translate("stances", "delete"),
        Stance.AMEND: QCoreApplication.translate("stances", "amend"),
        Stance.RETAIN: QCoreApplication.translate("stances", "retain"),
        Stance.RESERVE: QCoreApplication.translate("stances", "reserve"),
    }
    return words[stance]


def stance_colours(stance: Stance, theme: Theme) -> tuple[str, str]:
    """The ink of a stance and the ground behind it where it is confirmed."""
    if stance in (Stance.DELETE, Stance.OPPOSE):
        return theme.deleted, theme.deleted_soft
    if stance in (Stance.SUPPORT, Stance.RETAIN):
        return theme.inserted, theme.inserted_soft
    if stance is Stance.AMEND:
        return theme.moved, theme.moved_soft
    return theme.warning, theme.warning_soft


def told_of(position: Position) -> str:
    """One sentence on who asks what of which clause, and whether an analyst has said that it is so."""
    if position.confirmed:
        words = QCoreApplication.translate("stances", "{0} on {1}: {2}, confirmed")
    else:
        words = QCoreApplication.translate("stances", "{0} on {1}: {2}, proposed by the program")
    return words.format(position.actor, position.cited, stance_word(position.stance))


class StanceChip(QToolButton):
    """A stance that can be confirmed, turned down, changed or taken back, by its menu or by keys."""

    confirm_wanted = Signal(object)
    stance_wanted = Signal(object, object)
    reopen_wanted = Signal(object)
    edit_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self, position: Position, theme: Theme, words: str = "", parent: QWidget | None = None):
        super().__init__(parent)
        self.position = position
        self.setText(words or stance_word(position.stance))
        self.setObjectName(f"stance/{position.id}")
        self.setFont(ui_font(8.25))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolTip(self._tip())
        self.setAccessibleName(told_of(position))
        self.setMenu(self._make_menu())
        self._dress(theme)

    def _tip(self) -> str:
        if self.position.confirmed:
            keys = self.tr("Space changes its stance; E edits it; Del removes it.")
        else:
            keys = self.tr("C confirms it; E edits it; Del says that it is no position.")
        parts = (told_of(self.position), self.position.note, keys)
        return "\n".join(part for part in parts if part)

    def _dress(self, theme: Theme) -> None:
        ink, soft = stance_colours(self.position.stance, theme)
        ground = soft if self.position.confirmed else theme.surface
        edge = ink if self.position.confirmed else theme.border_strong
        self.setStyleSheet(
            f"StanceChip {{ color: {ink}; background: {ground}; border: 1px solid {edge};"
            " border-radius: 9px; padding: 1px 8px; }"
            f"StanceChip:focus {{ border: 2px solid {theme.focus}; padding: 0px 7px; }}"
        )

    def _make_menu(self) -> QMenu:
        menu, position = QMenu(self), self.position
        menu.setObjectName("stances")
        if not position.confirmed:
            self._add(menu, self.tr("&Confirm\tC")).triggered.connect(
                lambda: self.confirm_wanted.emit(position)
            )
        self._add(menu, self.tr("&Edit…\tE")).triggered.connect(lambda: self.edit_wanted.emit(position))
        words = self.tr("&Remove\tDel") if position.by_hand else self.tr("&Not a position\tDel")
        self._add(menu, words).triggered.connect(lambda: self.remove_wanted.emit(position))
        menu.addSection(self.tr("The stance is"))
        for one in Stance:
            action = self._add(menu, stance_word(one))
            action.setCheckable(True)
            action.setChecked(one is position.stance)
            action.triggered.connect(lambda _=False, one=one: self.stance_wanted.emit(position, one))
        if position.confirmed and not position.by_hand:
            menu.addSeparator()
            self._add(menu, self.tr("&Back to what the program proposed")).triggered.connect(
                lambda: self.reopen_wanted.emit(position)
            )
        return menu

    def _add(self, menu: QMenu, words: str) -> QAction:
        action = QAction(words, menu)
        menu.addAction(action)
        return action

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.answers(event.key()):
            super().keyPressEvent(event)

    def answers(self, key: int) -> bool:
        """Do what a key means here; False where it means nothing."""
        if key == Qt.Key.Key_C and not self.position.confirmed:
            self.confirm_wanted.emit(self.position)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_wanted.emit(self.position)
        elif key in (Qt.Key.Key_E, Qt.Key.Key_F2):
            self.edit_wanted.emit(self.position)
        else:
            return False
        return True

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu().popup(event.globalPos())
