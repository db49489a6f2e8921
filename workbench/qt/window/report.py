"""ReportDialog: a list of sentences that the analyst reads and can copy."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget


class ReportDialog(QDialog):
    """Shows *sentences* under *head*; goes away for good when it is closed."""

    def __init__(self, head: str, sentences: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(head if len(head) < 60 else self.tr("Report"))
        self.resize(560, 340)
        title = QLabel(head)
        title.setWordWrap(True)
        text = QPlainTextEdit("\n".join(f"• {one}" for one in sentences))
        text.setReadOnly(True)
        text.setAccessibleName(head)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        for widget in (title, text, buttons):
            column.addWidget(widget)
        self.finished.connect(self.deleteLater)
