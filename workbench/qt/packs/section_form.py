"""SectionForm: what one section of a pack shows, under which heading."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from workbench.desk import PackSection, Part
from workbench.qt.search.chooser import Chooser
from workbench.qt.theme import ui_font
from workbench.treaty.concerns import Category

_OF_CONCERNS = frozenset({Part.CONCERNS, Part.TABLE, Part.MATRIX, Part.ASKS})
_OF_ARTICLES = _OF_CONCERNS | {Part.ARTICLE, Part.POSITIONS, Part.COMPARISON}
_TEXT_HEIGHT = 120


class SectionForm(QWidget):
    """Shows the fields that a section has; ``changed`` gives the section as it is now."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._section: PackSection | None = None
        self.heading = QLineEdit()
        self.text = QPlainTextEdit()
        self.query = QLineEdit()
        self.articles = QLineEdit()
        self.category = Chooser(self.tr("Category of the section"))
        self.new_page = QCheckBox(self.tr("Begins a new page"))
        self._lay_out()
        self._connect()
        self.show_section(None)

    def show_categories(self, categories: tuple[Category, ...]) -> None:
        """Offer *categories* to the sections that can show one alone."""
        self.category.blockSignals(True)
        self.category.clear()
        self.category.addItem(self.tr("All categories of the pack"), "")
        for one in categories:
            self.category.addItem(one.name, one.id)
        self.category.blockSignals(False)
        if self._section is not None:
            self.show_section(self._section)

    def show_section(self, section: PackSection | None) -> None:
        """Show a section, or no field at all for None."""
        self._section = None
        self.setVisible(section is not None)
        if section is None:
            return
        self.heading.setText(section.heading)
        if self.text.toPlainText() != section.text:
            self.text.setPlainText(section.text)
        self.query.setText(section.query)
        self.articles.setText(", ".join(section.articles))
        wanted = section.categories[0] if section.categories else ""
        self.category.setCurrentIndex(max(0, self.category.findData(wanted)))
        self.new_page.setChecked(section.new_page)
        self.text.setVisible(section.part is Part.TEXT)
        self.query.setVisible(section.part is Part.SEARCH)
        self.articles.setVisible(section.part in _OF_ARTICLES)
        self.category.setVisible(section.part in _OF_CONCERNS)
        self._section = section

    def write_text(self) -> None:
        """Put the cursor where the section is written: its text, query or articles, else its heading."""
        fields = (self.text, self.query, self.articles)
        next((one for one in fields if not one.isHidden()), self.heading).setFocus()

    def _tell(self) -> None:
        if self._section is None:
            return
        articles = (one.strip() for one in self.articles.text().replace(";", ",").split(","))
        chosen = self.category.currentData()
        self._section = replace(
            self._section,
            heading=self.heading.text().strip(),
            text=self.text.toPlainText(),
            query=self.query.text().strip(),
            articles=tuple(one for one in articles if one),
            categories=(chosen,) if chosen else (),
            new_page=self.new_page.isChecked(),
        )
        self.changed.emit(self._section)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        named: tuple[tuple[QLineEdit, str], ...] = (
            (self.heading, self.tr("Heading, empty for the usual one")),
            (self.query, self.tr("What to search for")),
            (self.articles, self.tr("Articles, such as 6, 8 bis")),
        )
        for field, words in named:
            field.setPlaceholderText(words)
            field.setAccessibleName(words)
        told = self.tr("Text: a blank line parts paragraphs, “- ” opens a point, **two stars** make bold")
        self.text.setPlaceholderText(told)
        self.text.setAccessibleName(self.tr("Text of the section"))
        self.text.setFixedHeight(_TEXT_HEIGHT)
        self.text.setTabChangesFocus(True)
        self.new_page.setFont(ui_font(9.25))
        for widget in (self.heading, self.text, self.query, self.articles, self.category, self.new_page):
            column.addWidget(widget)

    def _connect(self) -> None:
        for field in (self.heading, self.query, self.articles):
            field.textEdited.connect(lambda _: self._tell())
        self.text.textChanged.connect(self._tell)
        self.category.currentIndexChanged.connect(lambda _: self._tell())
        self.new_page.toggled.connect(lambda _: self._tell())
