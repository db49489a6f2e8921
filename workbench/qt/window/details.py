"""DetailsDialog: what is known about one document, for the analyst to correct."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from workbench.qt.dates import date_of, words_of
from workbench.qt.wording import language_name
from workbench.treaty.documents import Document, DocumentKind, NegotiatedText

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")


class DetailsDialog(QDialog):
    """Shows title, symbol, date, language, session and actors; ``fields`` gives only what was changed.

    ``findings`` are lines, each with its name, on what the reader found in the document.
    """

    def __init__(
        self,
        document: Document,
        texts: Sequence[NegotiatedText] = (),
        parent: QWidget | None = None,
        findings: Sequence[tuple[str, str]] = (),
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._findings = findings
        self.setWindowTitle(self.tr("Document details: {0}").format(document.short_name))
        self.setMinimumWidth(460)
        self._title = QLineEdit(document.title)
        self._symbol = QLineEdit(document.symbol)
        self._date = QLineEdit(words_of(document.date))
        self._date.setPlaceholderText(self.tr("2023-09-01"))
        self._date.textChanged.connect(self._check)
        self._language = QComboBox()
        self._fill_languages()
        self._text = QComboBox()
        self._text.setEditable(True)
        self._text.addItems([one.name for one in texts])
        self._text_was = next((one.name for one in texts if one.id == document.text_id), "")
        self._text.setEditText(self._text_was)
        self._session = QLineEdit(document.session)
        self._actors = QLineEdit("; ".join(document.actors))
        self._actors.setPlaceholderText(self.tr("Separate several with semicolons"))
        self._make_form()

    def _fill_languages(self) -> None:
        codes = dict.fromkeys((self._document.language, *LANGUAGES))
        for code in codes:
            self._language.addItem(language_name(code) or self.tr("Not known"), code)

    def _make_form(self) -> None:
        form = QFormLayout()
        form.setSpacing(9)
        form.addRow(self.tr("&Title"), self._title)
        form.addRow(self.tr("S&ymbol"), self._symbol)
        form.addRow(self.tr("&Date"), self._date)
        form.addRow(self.tr("&Language"), self._language)
        form.addRow(self.tr("&Session"), self._session)
        if self._document.kind is DocumentKind.DRAFT:
            form.addRow(self.tr("Te&xt"), self._text)
        else:
            form.addRow(self.tr("&Actors"), self._actors)
        source = self._document.source
        if source is not None:
            name = QLabel(f"{source.name} · {source.kind.value.upper()}")
            name.setProperty("quiet", True)
            form.addRow(self.tr("Received as"), name)
        for words, finding in self._findings:
            told = QLabel(finding)
            told.setWordWrap(True)
            told.setProperty("quiet", True)
            form.addRow(words, told)
        self._problem = QLabel()
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self._problem)
        column.addWidget(self._buttons)

    def fields(self) -> dict[str, object]:
        """What the analyst changed, by field."""
        old = self._document
        actors = tuple(one.strip() for one in self._actors.text().split(";") if one.strip())
        written: dict[str, tuple[object, object]] = {
            "title": (old.title, self._title.text().strip()),
            "symbol": (old.symbol, self._symbol.text().strip()),
            "date": (old.date, date_of(self._date.text())),
            "language": (old.language, self._language.currentData()),
            "session": (old.session, self._session.text().strip()),
            "actors": (old.actors, actors),
            "text": (self._text_was, self._text.currentText().strip()),
        }
        return {name: new for name, (before, new) in written.items() if new != before}

    def _check(self) -> None:
        """Let only a date that exists be saved."""
        words = self._date.text().strip()
        wrong = bool(words) and date_of(words) is None
        self._problem.setText(self.tr("Write the date as year, month and day, for example 2023-09-01."))
        self._problem.setVisible(wrong)
        self._buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(not wrong)
