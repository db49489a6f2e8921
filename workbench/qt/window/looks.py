"""The style sheet of the window's own parts, beside that of the theme."""

from pathlib import Path
from string import Template

from workbench.qt.theme import Theme, style_sheet

_HERE = Path(__file__).resolve().parent


def window_sheet(theme: Theme) -> str:
    """The style sheet of *theme* with that of captions, chips, cards and links."""
    colours = {name: getattr(theme, name) for name in theme.__dataclass_fields__}
    tick = (_HERE / f"check-{'dark' if theme.dark else 'light'}.png").as_posix()
    arrow = (_HERE / f"arrow-{'dark' if theme.dark else 'light'}.png").as_posix()
    return style_sheet(theme) + Template(_SHEET).substitute(colours, tick=tick, arrow=arrow)


_SHEET = """
QLabel[quiet="true"] { color: $muted; }
QLabel[chip="true"] { border: 1px solid $border; border-radius: 9px; padding: 1px 8px; background: $surface; }
QFrame[card="true"] { background: $surface; border: 1px solid $border; border-radius: 7px; }
QFrame[card="true"]:hover { border-color: $border_strong; }
QFrame[card="true"]:focus { border: 2px solid $focus; }
QToolButton[link="true"] { border: none; background: transparent; color: $muted; padding: 0 2px; }
QToolButton[link="true"]:hover { color: $accent; }
QToolButton[link="true"]:focus { color: $accent; text-decoration: underline; border: none; padding: 0 2px; }
QToolButton[step="true"] { border-radius: 10px; padding: 1px 6px; }
QToolButton[step="true"]:focus { border: 2px solid $focus; padding: 0 5px; }
QToolButton[wait="true"] {
    border: none; border-radius: 4px; background: $warning_soft; color: $text;
    padding: 1px 8px; margin: 0 6px;
}
QToolButton[wait="true"]:hover { background: $accent_soft; }
QToolButton[wait="true"]:focus { border: 2px solid $focus; padding: 0 6px; }
QTableView#arrivals::item { padding: 0 5px; }
QTableView#arrivals::item:focus { border: 2px solid $focus; padding: 0 3px; }
QComboBox[cell="true"] { padding: 1px 6px; border-radius: 3px; }
QComboBox[cell="true"]:focus { padding: 0 5px; }
QComboBox { combobox-popup: 0; }
QPushButton { outline: none; }
QComboBox::drop-down {
    subcontrol-origin: padding; subcontrol-position: center right; border: none; width: 20px;
}
QComboBox::down-arrow { image: url("$arrow"); width: 10px; height: 6px; }
QLabel[inline="true"] { border: 1px solid transparent; border-radius: 4px; padding: 1px 3px; }
QLabel[inline="true"]:focus { border: 2px solid $focus; padding: 0 2px; }
QPushButton[small="true"] { padding: 3px 8px; }
QPushButton[small="true"]:focus { padding: 2px 7px; }
QLabel[title="true"] { color: $text; }
QLabel#keys {
    color: $muted; border: 1px solid $border; border-radius: 4px; padding: 1px 5px; background: $surface;
}
QLabel#name { padding: 0 10px 0 12px; }
QWidget#centre, QWidget#side { background: $surface; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: none; padding: 0; background: transparent; }
QCheckBox { spacing: 8px; }
QCheckBox::indicator, QTableView::indicator, QListView::indicator, QTreeView::indicator {
    width: 15px; height: 15px; border: 1px solid $border_strong; border-radius: 4px; background: $surface;
}
QCheckBox::indicator:checked, QTableView::indicator:checked, QListView::indicator:checked,
QTreeView::indicator:checked { background: $accent; border-color: $accent; image: url("$tick"); }
QCheckBox::indicator:disabled, QTableView::indicator:disabled { background: $raised; }
QCheckBox:focus { color: $accent_text; }
QCheckBox::indicator:focus { border: 2px solid $focus; }
QScrollArea, QScrollArea > QWidget > QWidget { background: $surface; }
QStatusBar QLabel { padding: 2px 8px 2px 6px; }
QSplitter { background: $surface; }
"""
