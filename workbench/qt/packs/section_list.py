"""SectionList: the sections of a pack, added, moved, written and taken out."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.desk import PackSection, Part
from workbench.qt.packs.options import field_label
from workbench.qt.packs.section_form import SectionForm
from workbench.qt.packs.section_model import SectionModel, part_name
from workbench.qt.theme import ui_font
from workbench.treaty.concerns import Category

_ADDED = (
    Part.TEXT,
    Part.CONCERNS,
    Part.ARTICLE,
    Part.POSITIONS,
    Part.COMPARISON,
    Part.SEARCH,
    Part.PASSAGES,
    Part.GLANCE,
    Part.TABLE,
    Part.MATRIX,
    Part.ASKS,
    Part.STATEMENTS,
    Part.SOURCES,
)
_WRITTEN = frozenset({Part.TEXT, Part.SEARCH, Part.ARTICLE})
_MOST_ROWS = 9


class SectionList(QWidget):
    """Shows the template's own sections until the analyst changes one; ``changed`` tells of each change.

    Alt+Up and Alt+Down move the chosen section, Delete takes it out, Return goes to its fields.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = SectionModel(self)
        self.form = SectionForm()
        self._own = False
        self._template: tuple[PackSection, ...] = ()
        self._lay_out()
        self._connect()

    @property
    def asked(self) -> tuple[PackSection, ...]:
        """The sections that the analyst ordered; empty while they are those of the template."""
        return self.model.sections if self._own else ()

    def show_template(self, sections: Sequence[PackSection]) -> None:
        """Take the sections of the template; those that the analyst ordered stay."""
        self._template = tuple(sections)
        if not self._own:
            self._show(self._template)

    def show_asked(self, sections: Sequence[PackSection]) -> None:
        """Show sections that were ordered before; none stands for those of the template."""
        self._own = bool(sections)
        self._show(sections or self._template)

    def show_categories(self, categories: Sequence[Category]) -> None:
        """Take the categories that a section can show alone."""
        self.form.show_categories(tuple(categories))
        self.model.name_categories({one.id: one.name for one in categories})

    def add(self, section: PackSection) -> None:
        """Put a section after the chosen one, before the sources where none is chosen."""
        row = self.view.currentIndex().row()
        parts = [one.part for one in self.model.sections]
        end = parts.index(Part.SOURCES) if Part.SOURCES in parts else len(parts)
        self._choose(self.model.add(section, row + 1 if row >= 0 else end))
        if section.part in _WRITTEN:
            self.form.write_text()

    def make_room_for_passages(self) -> None:
        """See to it that clauses that were picked have a section, where the analyst ordered the sections."""
        if self._own and not any(one.part is Part.PASSAGES for one in self.model.sections):
            self.view.setCurrentIndex(QModelIndex())
            self.add(PackSection(Part.PASSAGES))

    def back_to_template(self) -> None:
        """Take the template's own sections again."""
        self._own = False
        self._show(self._template)
        self.changed.emit()

    def _show(self, sections: Sequence[PackSection]) -> None:
        self.model.show(sections)
        self.form.show_section(None)
        self._fit()

    def _choose(self, row: int) -> None:
        self.view.setCurrentIndex(self.model.index(row, 0))
        self._show_form(self.view.currentIndex())

    def _show_form(self, index: QModelIndex) -> None:
        self.form.show_section(self.model.sections[index.row()] if index.isValid() else None)

    def _take(self, section: PackSection) -> None:
        row = self.view.currentIndex().row()
        if row >= 0:
            self.model.replace(row, section)

    def _note_changed(self) -> None:
        self._own = True
        self._fit()
        self.changed.emit()

    def _move(self, steps: int) -> None:
        row = self.view.currentIndex().row()
        if row >= 0:
            self.view.setCurrentIndex(self.model.index(self.model.move(row, steps), 0))

    def _remove(self) -> None:
        self.model.remove(self.view.currentIndex().row())
        self._show_form(self.view.currentIndex())

    def _fit(self) -> None:
        """Be as high as the sections need, up to a few of them."""
        rows = min(max(self.model.rowCount(), 1), _MOST_ROWS)
        height = max(self.view.sizeHintForRow(0), self.view.fontMetrics().height() + 6)
        self.view.setFixedHeight(rows * height + 6)

    def _lay_out(self) -> None:
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setFont(ui_font(9.25))
        self.view.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.view.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.view.setDropIndicatorShown(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setTextElideMode(Qt.TextElideMode.ElideRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(4)
        column.addWidget(field_label(self.tr("Sections"), self.view))
        column.addLayout(self._make_head())
        column.addWidget(self.view)
        column.addWidget(self.form)

    def _make_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(3)
        self.add_button = _button(self.tr("Add ▾"), self.tr("Add a section to the pack"))
        self.add_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.add_button.setMenu(self._make_menu())
        self._up = _button("↑", self.tr("Move the section up (Alt+Up)"))
        self._down = _button("↓", self.tr("Move the section down (Alt+Down)"))
        self._out = _button("✕", self.tr("Take the section out of the pack (Delete)"))
        for button in (self.add_button, self._up, self._down, self._out):
            head.addWidget(button)
        head.addStretch(1)
        return head

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        for part in _ADDED:
            action = menu.addAction(part_name(part))
            action.triggered.connect(lambda _=False, part=part: self.add(PackSection(part)))
        menu.addSeparator()
        menu.addAction(self.tr("As the template has them")).triggered.connect(
            lambda _=False: self.back_to_template()
        )
        return menu

    def _connect(self) -> None:
        self.model.changed.connect(self._note_changed)
        self.form.changed.connect(self._take)
        chosen = self.view.selectionModel()
        chosen.currentChanged.connect(lambda now, _: self._show_form(now))
        self._up.clicked.connect(lambda: self._move(-1))
        self._down.clicked.connect(lambda: self._move(1))
        self._out.clicked.connect(self._remove)
        keys = (
            ("Alt+Up", lambda: self._move(-1)),
            ("Alt+Down", lambda: self._move(1)),
            ("Delete", self._remove),
            ("Return", self.form.write_text),
        )
        for words, act in keys:
            shortcut = QShortcut(QKeySequence(words), self.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)


def _button(words: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setText(words)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setFont(ui_font(8.5))
    button.setStyleSheet("QToolButton { padding: 1px 6px; }")
    return button
