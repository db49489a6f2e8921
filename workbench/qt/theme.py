"""Colours, fonts and style sheet of the window, in a light and a dark set.

Every widget that paints by itself takes a ``Theme``; the others get their look from the palette
and the style sheet made here. Both themes are our own: the platform's colour scheme cannot be
relied on where there is no desktop.
"""

from dataclasses import dataclass
from pathlib import Path
from string import Template

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

_ROOM = Path(__file__).resolve().parent
_FONT_FOLDERS = (_ROOM.parent / "_resources" / "fonts", _ROOM.parents[1] / "resources" / "fonts")
_UI_FAMILIES = (
    "Inter",
    "Noto Sans",
    "Segoe UI",
    "Noto Sans Arabic",
    "Noto Sans CJK SC",
    "Microsoft YaHei",
    "DejaVu Sans",
)
_TEXT_FAMILIES = (
    "Noto Serif",
    "Noto Naskh Arabic",
    "Noto Serif CJK SC",
    "Noto Sans CJK SC",
    "Georgia",
    "Microsoft YaHei",
    "DejaVu Serif",
)


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one look as ``#rrggbb``; ``…_soft`` ones are backgrounds behind text."""

    dark: bool
    window: str
    surface: str
    raised: str
    gutter: str
    border: str
    border_strong: str
    text: str
    muted: str
    faint: str
    accent: str
    accent_soft: str
    accent_border: str
    accent_text: str
    band: str
    inserted: str
    inserted_soft: str
    deleted: str
    deleted_soft: str
    moved: str
    moved_soft: str
    bracket: str
    found: str
    selection: str
    focus: str
    warning: str
    warning_soft: str
    shadow: str


LIGHT = Theme(
    dark=False,
    window="#ffffff",
    surface="#ffffff",
    raised="#fafbfc",
    gutter="#f4f5f7",
    border="#dcdfe4",
    border_strong="#c9ced6",
    text="#1c2330",
    muted="#667085",
    faint="#c6c7d4",
    accent="#1d5fbf",
    accent_soft="#e6effb",
    accent_border="#b9d0f2",
    accent_text="#174ea6",
    band="#f5f9fe",
    inserted="#0b6e4f",
    inserted_soft="#e2f4ec",
    deleted="#b3261e",
    deleted_soft="#fbe9e7",
    moved="#6b4fb3",
    moved_soft="#efeafa",
    bracket="#a15c00",
    found="#ffe08a",
    selection="#cfe3ff",
    focus="#1d5fbf",
    warning="#8f5200",
    warning_soft="#fdf1d8",
    shadow="#1c2330",
)

DARK = Theme(
    dark=True,
    window="#16191f",
    surface="#1b1f26",
    raised="#22272f",
    gutter="#20252d",
    border="#333a45",
    border_strong="#4a5361",
    text="#e6e9ee",
    muted="#a0a9b8",
    faint="#566072",
    accent="#6ea8fe",
    accent_soft="#22344f",
    accent_border="#3a5a8a",
    accent_text="#a9ccff",
    band="#20293a",
    inserted="#6fd3a8",
    inserted_soft="#183a2d",
    deleted="#ff9a90",
    deleted_soft="#4a2422",
    moved="#c0aaf5",
    moved_soft="#322a4b",
    bracket="#f0b457",
    found="#6b5410",
    selection="#2f4f7f",
    focus="#6ea8fe",
    warning="#f0b457",
    warning_soft="#42331a",
    shadow="#000000",
)


def load_fonts() -> tuple[str, ...]:
    """Register the fonts that come with the program and give their family names."""
    families: list[str] = []
    for folder in _FONT_FOLDERS:
        for file in sorted((*folder.glob("*.otf"), *folder.glob("*.ttf"))):
            families += QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))
    return tuple(dict.fromkeys(families))


def ui_font(size: float = 9.5, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The font of labels, buttons and headings; *size* in points."""
    return _font(_UI_FAMILIES, size, weight, QFont.StyleHint.SansSerif)


def text_font(size: float = 11.5, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The font of the documents' wording; *size* in points."""
    return _font(_TEXT_FAMILIES, size, weight, QFont.StyleHint.Serif)


def _font(families: tuple[str, ...], size: float, weight: QFont.Weight, hint: QFont.StyleHint) -> QFont:
    font = QFont()
    font.setFamilies(list(families))
    font.setStyleHint(hint)
    font.setPointSizeF(size)
    font.setWeight(weight)
    return font


def palette_for(theme: Theme) -> QPalette:
    """The Fusion palette of *theme*."""
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.surface,
        role.AlternateBase: theme.raised,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text,
        role.PlaceholderText: theme.muted,
        role.Text: theme.text,
        role.Button: theme.surface,
        role.ButtonText: theme.text,
        role.BrightText: theme.deleted,
        role.Light: theme.raised,
        role.Midlight: theme.gutter,
        role.Mid: theme.border,
        role.Dark: theme.border_strong,
        role.Shadow: theme.shadow,
        role.Highlight: theme.selection,
        role.HighlightedText: theme.text,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.moved,
    }
    palette = QPalette()
    for which, colour in colours.items():
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.muted))
    return palette


def style_sheet(theme: Theme) -> str:
    """The style sheet of *theme*, for the application."""
    colours = {name: getattr(theme, name) for name in theme.__dataclass_fields__}
    return Template(_SHEET).substitute(colours)


_SHEET = """
QMainWindow::separator { background: $border; width: 1px; height: 1px; }
QToolTip { background: $raised; color: $text; border: 1px solid $border; padding: 4px 6px; }
QMenuBar { background: $window; border-bottom: 1px solid $border; padding: 2px 6px; }
QMenuBar::item { padding: 4px 9px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: $accent_soft; }
QMenu { background: $surface; border: 1px solid $border_strong; padding: 5px; }
QMenu::item { padding: 5px 26px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $border; margin: 5px 8px; }
QToolBar {
    background: $window; border: none; border-bottom: 1px solid $border; padding: 6px 10px; spacing: 8px;
}
QToolBar::separator { background: transparent; width: 14px; }
QStatusBar { background: $window; border-top: 1px solid $border; color: $muted; }
QStatusBar::item { border: none; }
QPushButton, QToolButton, QComboBox {
    background: $surface; color: $text; border: 1px solid $border; border-radius: 5px; padding: 4px 10px;
}
QPushButton:hover, QToolButton:hover, QComboBox:hover { background: $raised; border-color: $border_strong; }
QPushButton:pressed, QToolButton:pressed { background: $accent_soft; }
QPushButton:checked, QToolButton:checked, QPushButton:default {
    background: $accent_soft; color: $accent_text; border-color: $accent_border;
}
QPushButton:focus, QToolButton:focus, QComboBox:focus { border: 2px solid $focus; padding: 3px 9px; }
QPushButton:disabled, QToolButton:disabled, QComboBox:disabled { color: $muted; background: $raised; }
QPushButton::menu-indicator, QToolButton::menu-indicator { image: none; width: 0; }
QComboBox::drop-down { border: none; width: 18px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $border_strong; padding: 4px; }
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDateEdit {
    background: $surface; color: $text; border: 1px solid $border; border-radius: 5px; padding: 5px 8px;
    selection-background-color: $selection; selection-color: $text;
}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDateEdit:focus {
    border: 2px solid $focus; padding: 4px 7px;
}
QListView, QTreeView, QTableView {
    background: $surface; border: none; outline: none;
    selection-background-color: $accent_soft; selection-color: $text; alternate-background-color: $raised;
    gridline-color: $border;
}
QListView::item, QTreeView::item { padding: 3px 6px; }
QListView::item:hover, QTreeView::item:hover { background: $raised; }
QListView::item:selected, QTreeView::item:selected { background: $accent_soft; color: $text; }
QListView::item:focus, QTreeView::item:focus { border: 1px solid $focus; }
QHeaderView::section {
    background: $window; color: $muted; border: none; border-bottom: 1px solid $border; padding: 5px 8px;
}
QTabBar::tab {
    background: transparent; color: $muted; padding: 6px 12px;
    border: none; border-bottom: 2px solid transparent;
}
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:focus { color: $accent_text; }
QTabWidget::pane { border: none; border-top: 1px solid $border; }
QSplitter::handle { background: $border; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QGroupBox { border: 1px solid $border; border-radius: 6px; margin-top: 10px; padding: 8px; }
QGroupBox::title { subcontrol-origin: margin; left: 10px; padding: 0 4px; color: $muted; }
QProgressBar { background: $gutter; border: none; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $border_strong; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""
