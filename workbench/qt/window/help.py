"""Help: the keys, the query language and what this program is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from workbench import __version__


def _dialog(title: str, html: str, parent: QWidget, size: tuple[int, int]) -> QDialog:
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    dialog.resize(*size)
    text = QTextBrowser()
    text.setOpenLinks(False)
    text.setHtml(html)
    text.setAccessibleName(title)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(18, 16, 18, 14)
    column.addWidget(text)
    column.addWidget(buttons)
    dialog.open()
    return dialog


def _table(rows: tuple[tuple[str, str], ...]) -> str:
    cells = "".join(
        f"<tr><td style='padding:3px 22px 3px 0'><b>{key}</b></td><td>{what}</td></tr>" for key, what in rows
    )
    return f"<table>{cells}</table>"


def keyboard(parent: QWidget) -> None:
    """Show what the keys do."""
    tr = parent.tr
    rows = (
        ("F6, Shift+F6", tr("Go to the next or previous area: library, categories, panes, inspector")),
        ("Enter", tr("In the library: open. In a pane: select the clause, then tag it")),
        ("Shift+Enter", tr("In the library: put the document beside what is open")),
        ("Up, Down", tr("Go clause by clause; with Shift select whole clauses")),
        ("Left, Right", tr("Go word by word; with Shift select words")),
        ("Ctrl+Up, Ctrl+Down", tr("Go to the previous or next article")),
        ("T", tr("Tag the selection; then a digit, or a few letters and Enter")),
        ("H", tr("Highlight without a category")),
        ("Delete", tr("Remove the chosen highlight; Ctrl+Z brings it back")),
        ("F8, Shift+F8, Ctrl+F8", tr("Next and previous change; choose which changes are visited")),
        ("F9, Shift+F9", tr("Next and previous concern")),
        ("Alt+1, Alt+2, Alt+3", tr("Still open, addressed, dismiss")),
        ("Ctrl+M", tr("Write a note on the concern")),
        ("Ctrl+K, Ctrl+Shift+N", tr("Say that the current clauses of both panes are the same, or are not")),
        ("Ctrl+Shift+U", tr("Take your correction of a link back")),
        ("Ctrl+Shift+A, Ctrl+Shift+D", tr("Set a passage aside; compare another passage with it")),
        ("Ctrl+J, Ctrl+Shift+J", tr("Join the clause with the next one; split it at the text cursor")),
        ("Ctrl+Shift+H, F2", tr("Make the clause a heading; change the label it is cited by")),
        ("Ctrl+1 … Ctrl+7", tr("Compare, read, matrix, review queue, highlights, codebook, changes")),
        ("Ctrl+Page Down, Ctrl+C", tr("On the Changes page: the next part; copy it as a table")),
        ("Alt+Left", tr("Back to what stood here, or to the Changes page you came from")),
        ("Ctrl+F", tr("Search drafts and statements")),
        ("Ctrl+Z, Ctrl+Shift+Z", tr("Undo and redo, by name; they survive a restart")),
        ("Ctrl+L, Ctrl+R, Ctrl+P", tr("Linked scroll, redline, original pages")),
    )
    _dialog(tr("Keyboard"), _table(rows), parent, (660, 640))


def query_language(parent: QWidget) -> None:
    """Show how a search is written."""
    tr = parent.tr
    rows = (
        ("good faith", tr("both words, in any form")),
        ("“good faith”", tr("these words in this order")),
        ("=faith", tr("the word exactly as it is written")),
        ("research*", tr("words that begin so")),
        ("reserch~", tr("words that are spelt nearly so")),
        ("a NEAR/8 b", tr("at most eight words apart")),
        ("AND, OR, NOT, ( )", tr("all, any, without; brackets hold together")),
        ("kind:statement", tr("in statements only; kind:draft in drafts only")),
        ("actor:norvia", tr("what one actor said")),
        ("concern:security", tr("passages tagged so")),
        ("article:6", tr("within an article")),
        ("lang:fr", tr("in one language")),
        ("date:2023..2024", tr("between two dates")),
        ("bracketed:yes", tr("clauses with open brackets")),
    )
    _dialog(tr("Query language"), _table(rows), parent, (520, 460))


def about(parent: QWidget) -> None:
    """Show what this program is."""
    tr = parent.tr
    words = tr(
        "Compare drafts, carry concerns from one to the next, and brief from them. Works offline: nothing you"
        " open or write leaves this computer."
    )
    licence = tr("Free software under the GNU Affero General Public License, version 3 or later.")
    html = f"<h3>Treaty Workbench {__version__}</h3><p>{words}</p><p>{licence}</p>"
    _dialog(tr("About Treaty Workbench"), html, parent, (440, 260))
