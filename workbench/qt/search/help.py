"""The query language on one small page, shown from the search view."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPalette
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from workbench.qt.theme import Theme, ui_font


def _lines() -> list[tuple[str, str]]:
    tr = QCoreApplication.translate
    return [
        ("good faith", tr("QueryHelp", "Both words, in every form: research finds researchers.")),
        ('"good faith"', tr("QueryHelp", "These words side by side.")),
        ("=shall", tr("QueryHelp", "This form of the word only.")),
        ("collect*", tr("QueryHelp", "Every word that begins so.")),
        ("authorisation~", tr("QueryHelp", "Words spelt much alike.")),
        ("rights OR freedoms", tr("QueryHelp", "Either of them; AND and NOT and brackets ( ) work too.")),
        ("intent NEAR/8 access", tr("QueryHelp", "Both with at most eight words between them.")),
        ("article:6", tr("QueryHelp", "In the clauses of this article only.")),
        ("kind:statement", tr("QueryHelp", "Statements only, or kind:draft.")),
        ("actor:Norvia", tr("QueryHelp", "What this author said; also title: and symbol:.")),
        ('concern:"security research"', tr("QueryHelp", "What is tagged with this concern.")),
        ("lang:fr", tr("QueryHelp", "In this language.")),
        ("date:2023..2024", tr("QueryHelp", "Between these dates; date:2023-11 is a month.")),
        ("bracketed:yes", tr("QueryHelp", "Clauses with text in square brackets.")),
    ]


class QueryHelp(QFrame):
    """A pop-up with an example of everything a query can hold; any key or click closes it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("queryHelp")
        self.setStyleSheet(
            f"#queryHelp {{ background: {theme.surface}; border: 1px solid {theme.border_strong}; }}"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 16)
        title = QLabel(self.tr("What a query can hold"))
        title.setFont(ui_font(10.5, QFont.Weight.DemiBold))
        column.addWidget(title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(22)
        grid.setVerticalSpacing(5)
        for row, (example, meaning) in enumerate(_lines()):
            left, right = QLabel(example), QLabel(meaning)
            left.setFont(ui_font(9.25, QFont.Weight.Medium))
            right.setFont(ui_font(9.25))
            right.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            grid.addWidget(left, row, 0)
            grid.addWidget(right, row, 1)
        column.addLayout(grid)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.close()
