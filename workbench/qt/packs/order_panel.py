"""OrderPanel: what a pack is to hold, as a form."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from workbench.desk import PackSection
from workbench.qt.packs.category_model import CategoryChoice
from workbench.qt.packs.options import USUAL, PackOptions, Ticks, field_label
from workbench.qt.packs.section_list import SectionList
from workbench.qt.search.chooser import Chooser
from workbench.qt.theme import ui_font
from workbench.treaty.concerns import Category
from workbench.treaty.documents import Document

_PAUSE_MS = 250


@dataclass(frozen=True, slots=True)
class Order:
    """What the form says; an empty ``against`` compares with no other draft.

    ``passages`` are picked clauses, each as document id and clause id.
    """

    title: str
    draft_id: str
    against: str
    categories: tuple[str, ...]
    language: str
    marking: str
    passages: tuple[tuple[str, str], ...] = ()
    sections: tuple[PackSection, ...] = ()
    ticks: Ticks = USUAL


class OrderPanel(QScrollArea):
    """Tells ``changed`` a moment after the last change of the form."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._drafts: tuple[Document, ...] = ()
        self._passages: tuple[tuple[str, str], ...] = ()
        self._wanted: tuple[str, str | None] | None = None
        self.title = QLineEdit()
        self.draft = Chooser()
        self.against = Chooser()
        self.sections = SectionList()
        self.options = PackOptions()
        self.language = self.options.language
        self.marking = self.options.marking
        self.categories = CategoryChoice(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        self._lay_out()
        self._connect()

    def order(self) -> Order:
        """What is to go into the pack."""
        return Order(
            self.title.text().strip(),
            self.draft.currentData() or "",
            self.against.currentData() or "",
            self.categories.chosen(),
            self.language.currentData() or "en",
            self.marking.text().strip(),
            self._passages,
            self.sections.asked,
            self.options.ticks,
        )

    def show_order(self, order: Order) -> None:
        """Show an order that was kept; the draft and what it is compared with stay as they are chosen."""
        self.title.setText(order.title)
        self.marking.setText(order.marking)
        self.language.setCurrentIndex(max(0, self.language.findData(order.language)))
        self.categories.choose(order.categories)
        self.options.show_ticks(order.ticks)
        self.sections.show_asked(order.sections)
        self._passages = order.passages
        self._tell_passages()

    def add_passages(self, passages: Sequence[tuple[str, str]]) -> int:
        """Put picked clauses into the pack and return how many of them were not in it yet."""
        before = len(self._passages)
        self._passages = tuple(dict.fromkeys((*self._passages, *passages)))
        self.sections.make_room_for_passages()
        self._tell_passages()
        return len(self._passages) - before

    def clear_passages(self) -> None:
        """Take all picked clauses out of the pack."""
        self._passages = ()
        self._tell_passages()

    def _tell_passages(self) -> None:
        self._picked.setText(self.tr("Passages from searches · {0}").format(len(self._passages)))
        self._picked_row.setVisible(bool(self._passages))
        self._pause.start()

    def show_drafts(self, drafts: Sequence[Document], tagged: str) -> None:
        """Offer *drafts*; the chosen one stays, at first it is *tagged* unless another was asked for."""
        chosen = self.draft.currentData()
        kept = (chosen, self.against.currentData()) if chosen else (tagged, None)
        wanted, against = kept if self._wanted is None else self._wanted
        self._wanted = None
        self._drafts = tuple(drafts)
        self.draft.blockSignals(True)
        self.draft.clear()
        for document in drafts:
            self.draft.addItem(document.short_name, document.id)
        at = self.draft.findData(wanted)
        self.draft.setCurrentIndex(at if at >= 0 else self.draft.count() - 1)
        self.draft.blockSignals(False)
        self._fill_against(against)

    def show_categories(self, categories: Sequence[Category]) -> None:
        """Offer *categories*."""
        self.categories.show(categories)
        self.sections.show_categories(categories)
        row = self._list.sizeHintForRow(0) if categories else 0
        self._list.setFixedHeight(max(40, row * len(categories) + 4))

    def choose_draft(self, document_id: str, against_id: str | None) -> None:
        """Choose a draft, and the one to compare with; None stands for the draft before.

        A draft that is not offered yet is chosen as soon as it is.
        """
        at = self.draft.findData(document_id)
        self._wanted = (document_id, against_id) if at < 0 else None
        if at >= 0:
            self.draft.blockSignals(True)
            self.draft.setCurrentIndex(at)
            self.draft.blockSignals(False)
            self._fill_against(against_id)
            self._pause.start()

    def _fill_against(self, wanted: str | None) -> None:
        """Offer the other drafts; None for *wanted* chooses the draft before."""
        chosen = next((one for one in self._drafts if one.id == self.draft.currentData()), None)
        others = [
            one
            for one in self._drafts
            if chosen is not None
            and one.id != chosen.id
            and (one.text_id, one.language) == (chosen.text_id, chosen.language)
        ]
        if wanted is None and chosen is not None:
            before = [one for one in others if self._drafts.index(one) < self._drafts.index(chosen)]
            wanted = before[-1].id if before else ""
        self.against.blockSignals(True)
        self.against.clear()
        self.against.addItem(self.tr("no other draft"), "")
        for document in others:
            self.against.addItem(document.short_name, document.id)
        self.against.setCurrentIndex(max(0, self.against.findData(wanted or "")))
        self.against.blockSignals(False)
        self.title.setPlaceholderText(self.default_title())

    def default_title(self) -> str:
        """What the pack is called when the analyst gives it no title."""
        return self.tr("What has to change in {0}").format(self.draft.currentText() or self.tr("the draft"))

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(4)
        self.title.setPlaceholderText(self.default_title())
        fields: tuple[tuple[str, QWidget], ...] = (
            (self.tr("Title"), self.title),
            (self.tr("Draft"), self.draft),
            (self.tr("Compared with"), self.against),
        )
        for words, field in fields:
            column.addWidget(field_label(words, field))
            column.addWidget(field)
            column.addSpacing(8)
        column.addWidget(self.sections)
        column.addWidget(self._make_passages())
        self._make_categories(column)
        column.addWidget(self.options)
        column.addStretch(1)
        self.setWidget(inside)

    def _make_passages(self) -> QWidget:
        self._picked_row = QWidget()
        row = QHBoxLayout(self._picked_row)
        row.setContentsMargins(0, 10, 0, 0)
        clear = QPushButton(self.tr("Clear"))
        clear.setStyleSheet("QPushButton { padding: 1px 7px; }")
        clear.setFont(ui_font(8.5))
        clear.setToolTip(self.tr("Take the passages out of the pack"))
        clear.clicked.connect(self.clear_passages)
        self._picked = field_label("", clear)
        row.addWidget(self._picked, 1)
        row.addWidget(clear)
        self._picked_row.setVisible(False)
        return self._picked_row

    def _make_categories(self, column: QVBoxLayout) -> None:
        self._list = QListView()
        self._list.setModel(self.categories)
        self._list.setFont(ui_font(9.25))
        self._list.setIconSize(QSize(12, 12))
        self._list.setStyleSheet("QListView { background: transparent; }")
        self._list.setAccessibleName(self.tr("Categories in the pack"))
        self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(field_label(self.tr("Categories"), self._list), 1)
        for words, ticked in ((self.tr("All"), True), (self.tr("None"), False)):
            button = QPushButton(words)
            button.setStyleSheet("QPushButton { padding: 1px 7px; }")
            button.setFont(ui_font(8.5))
            button.clicked.connect(lambda _=False, ticked=ticked: self.categories.tick_all(ticked))
            head.addWidget(button)
        column.addLayout(head)
        column.addWidget(self._list)

    def _connect(self) -> None:
        self.title.textEdited.connect(lambda _: self._pause.start())
        for told in (self.options.typed, self.options.changed, self.sections.changed):
            told.connect(self._pause.start)
        self.draft.currentIndexChanged.connect(lambda _: self._fill_against(None))
        for box in (self.draft, self.against):
            box.currentIndexChanged.connect(lambda _: self._pause.start())
        self.categories.changed.connect(self._pause.start)
