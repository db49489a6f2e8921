"""PackView: a briefing pack with a live preview, written as DOCX, PDF, HTML, XLSX or Markdown."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QMenu,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.qt.jobs import Jobs
from workbench.qt.packs.export_bar import ExportBar
from workbench.qt.packs.kept_menu import KeptMenu
from workbench.qt.packs.order_panel import OrderPanel
from workbench.qt.packs.ordering import Choices, choices, desk_order, forget, keep, shown_order
from workbench.qt.packs.paper import Desktop, Paper
from workbench.qt.panes.elided import Elided
from workbench.qt.questions import Questions
from workbench.qt.saving import ask_where
from workbench.qt.search.chooser import Chooser
from workbench.qt.search.ruled import Ruled
from workbench.qt.theme import Theme, ui_font
from workbench.treaty.changes import Change
from workbench.treaty.errors import KnownError
from workbench.treaty.found import Hit

if TYPE_CHECKING:
    from workbench.desk import Desk, KeptPack

FORMATS = (("docx", "DOCX"), ("pdf", "PDF"), ("html", "HTML"), ("xlsx", "XLSX"), ("md", "Markdown"))
_ROOM_FOR_FORM = 760
_FORM, _NARROW_FORM = 270, 210


class PackView(QWidget):
    """Shows the pack as it would be written now; every change of the order shows at once."""

    open_wanted = Signal(str, str, int, int)
    message = Signal(str)
    written = Signal(str)

    def __init__(self, desk: "Desk", jobs: Jobs, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._chosen_by_hand = False
        self._learning = Questions(self, jobs, self._fail)
        self._previewing = Questions(self, jobs, self._fail)
        self._writing = Questions(self, jobs, self._fail_writing)
        self._keeping = Questions(self, jobs, self._fail)
        self.panel = OrderPanel()
        self.paper = Paper(theme)
        self._desktop = Desktop(self.paper)
        self.template = Chooser(self.tr("Template"))
        self.exporting = ExportBar()
        self.kept_menu = KeptMenu()
        self._lay_out(theme)
        self._connect_kept()
        self.panel.changed.connect(self._ask_preview)
        self.template.currentIndexChanged.connect(lambda _: self._take_template())
        self.set_theme(theme)

    # --- what the window calls ----------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        self._desktop.set_theme(theme)
        self._problem.setStyleSheet(
            f"QLabel {{ background: {theme.warning_soft}; color: {theme.text}; padding: 8px 14px; }}"
        )

    def refresh(self, change: Change | None) -> None:
        """Make the preview anew when *change* touched anything that a pack shows."""
        if change is None or change.documents or change.highlights or change.categories:
            desk = self._desk
            self._learning.ask(lambda: choices(desk), self._offer)

    def show_draft(self, document_id: str, against_id: str | None = None) -> None:
        """Choose the draft of the pack and the one to compare with; None stands for the one before."""
        self.panel.choose_draft(document_id, against_id)

    def add_hits(self, hits: Sequence[Hit]) -> None:
        """Put the clauses that a search found into the pack."""
        found = [(hit.document_id, hit.clause_id) for hit in hits if hit.clause_id]
        added = self.panel.add_passages(found)
        many = self.tr("{0} passages were added to the pack.").format(added)
        self.message.emit(self.tr("One passage was added to the pack.") if added == 1 else many)

    # --- preview ------------------------------------------------------------------------------

    def _offer(self, found: Choices) -> None:
        self.kept_menu.show_kept(found.kept)
        wanted = self.template.currentData() or self._desk.settings.text("pack_template")
        self.template.blockSignals(True)
        self.template.clear()
        for name in found.templates:
            self.template.addItem(self._template_name(name), name)
        self.template.setCurrentIndex(max(0, self.template.findData(wanted)))
        self.template.blockSignals(False)
        self.panel.show_categories(found.categories)
        self.panel.show_drafts(found.drafts, found.tagged)
        self._take_template()

    def _take_template(self) -> None:
        """Show the sections of the chosen template, unless the analyst ordered others."""
        try:
            found = self._desk.packing.template_sections(self.template.currentData() or "")
        except KnownError as problem:
            self._previewing.forget()
            self._fail(str(problem))
            return
        self.panel.sections.show_template(found)
        self._ask_preview()

    def _template_name(self, name: str) -> str:
        names = {
            "delegation-brief": self.tr("Delegation brief"),
            "ngo-analysis": self.tr("NGO analysis"),
            "line-by-line": self.tr("Line-by-line table"),
            "one-page-summary": self.tr("One-page summary"),
            "talking-points": self.tr("Talking points"),
        }
        return names.get(name, name.replace("-", " ").capitalize())

    def _ask_preview(self) -> None:
        order, template, desk = self.panel.order(), self.template.currentData() or "", self._desk
        self._title.setText(self.tr("Pack: {0}").format(order.title or self.panel.default_title()))
        if self.panel.categories.is_none_chosen():
            self._previewing.forget()
            self._fail(self.tr("No category is chosen, so the pack would be empty. Choose at least one."))
            return
        self._previewing.ask(lambda: desk.packing.preview(desk_order(order, template)), self._show)

    def _show(self, html: str) -> None:
        self._problem.setVisible(False)
        self._export.setEnabled(True)
        self.paper.show_pack(html)

    def _fail(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(True)
        self._export.setEnabled(not self.panel.categories.is_none_chosen() and bool(self.panel.draft.count()))

    @property
    def problem(self) -> str:
        """The sentence that says what is wrong; empty when nothing is."""
        return "" if self._problem.isHidden() else self._problem.text()

    # --- writing ------------------------------------------------------------------------------

    def _ask_path(self, suffix: str) -> None:
        name = (self.panel.order().title or self.panel.default_title()).replace("/", "-")
        words = self.tr("{0} file (*.{1})").format(dict(FORMATS)[suffix], suffix)
        dest = ask_where(self, self.tr("Export the pack"), f"{name}.{suffix}", words, f".{suffix}")
        if dest is not None:
            self.write(dest)

    def write(self, dest: Path) -> None:
        """Write the pack to *dest*, in the format that its suffix names."""
        order, template, desk = self.panel.order(), self.template.currentData() or "", self._desk
        self._export.setEnabled(False)
        progress = self.exporting.begin(dest.name)
        self._writing.ask(
            lambda: desk.packing.write(desk_order(order, template), dest, progress),
            lambda _: self._tell_written(dest),
        )

    def _fail_writing(self, sentence: str) -> None:
        self.exporting.hide()
        self._fail(sentence)

    def _tell_written(self, dest: Path) -> None:
        self.exporting.hide()
        self._problem.setVisible(False)
        self._export.setEnabled(True)
        self.written.emit(str(dest))
        self.message.emit(self.tr("The pack was written to {0}.").format(str(dest)))

    # --- kept packs ---------------------------------------------------------------------------

    def keep(self, name: str) -> None:
        """Keep what the form says under a name."""
        order, template, desk = self.panel.order(), self.template.currentData() or "", self._desk
        told = self.tr("The pack “{0}” was kept.").format(name)
        self._keeping.act(
            lambda: keep(desk, name, desk_order(order, template)),
            lambda kept: self._tell_kept(kept, told),
        )

    def show_kept(self, kept: "KeptPack") -> None:
        """Show an order that was kept, of the draft that is chosen now."""
        at = self.template.findData(kept.order.template)
        if at >= 0:
            self.template.setCurrentIndex(at)
        self.panel.show_order(shown_order(kept.order))

    def _forget(self, pack_id: str) -> None:
        desk = self._desk
        self._keeping.act(
            lambda: forget(desk, pack_id),
            lambda kept: self._tell_kept(kept, self.tr("The pack is not kept any more.")),
        )

    def _tell_kept(self, kept: "tuple[KeptPack, ...]", told: str) -> None:
        self.kept_menu.show_kept(kept)
        self.message.emit(told)

    def _copy_template(self) -> None:
        chosen, title = self.template.currentData() or "", self.tr("Copy the template")
        words = self.tr("{0} of ours").format(self.template.currentText())
        name, given = QInputDialog.getText(self, title, self.tr("Name of the copy:"), text=words)
        if given and name.strip():
            self.copy_template(chosen, name.strip())

    def copy_template(self, template: str, name: str) -> None:
        """Copy a template file under another name and tell where it can be edited."""
        desk = self._desk
        told = self.tr("The copy can be edited with any editor: {0}")
        self._keeping.act(
            lambda: desk.packing.copy_template(template, name), lambda path: self._tell_copied(path, told)
        )

    def _tell_copied(self, path: Path, told: str) -> None:
        self.message.emit(told.format(str(path)))
        self.refresh(None)

    def _connect_kept(self) -> None:
        self.kept_menu.wanted.connect(self.show_kept)
        self.kept_menu.name_given.connect(self.keep)
        self.kept_menu.forget_wanted.connect(self._forget)
        self.kept_menu.template_wanted.connect(self._copy_template)
        self.kept_menu.aboutToShow.connect(self._suggest_name)

    def _suggest_name(self) -> None:
        self.kept_menu.suggested = self.panel.order().title or self.template.currentText()

    # --- layout -------------------------------------------------------------------------------

    def _lay_out(self, theme: Theme) -> None:
        self._problem = QLabel()
        self._problem.setWordWrap(True)
        self._problem.setVisible(False)
        right = QWidget()
        inside = QVBoxLayout(right)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.exporting)
        inside.addWidget(self._problem)
        inside.addWidget(self._desktop, 1)
        self._split = split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.panel)
        split.addWidget(right)
        split.setSizes([_FORM, 800])
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        self.panel.setMinimumWidth(190)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_bar())
        column.addWidget(split, 1)

    def _make_bar(self) -> QWidget:
        bar = Ruled()
        self._title = Elided()
        self._title.setFont(ui_font(10.5, QFont.Weight.DemiBold))
        self._export = QToolButton()
        self._export.setText(self.tr("Export ▾"))
        self._export.setAccessibleName(self.tr("Export the pack"))
        self._export.setProperty("primary", True)
        self._export.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self._export)
        for suffix, name in FORMATS:
            action = menu.addAction(self.tr("Export as {0}…").format(name))
            action.triggered.connect(lambda _=False, suffix=suffix: self._ask_path(suffix))
        self._export.setMenu(menu)
        self._holds = QToolButton()
        self._holds.setText(self.tr("Contents"))
        self._holds.setToolTip(self.tr("Show what the pack is to hold"))
        self._holds.setCheckable(True)
        self._holds.setChecked(True)
        self._holds.toggled.connect(self._show_form)
        self._holds.clicked.connect(self._choose_by_hand)
        self._kept = QToolButton()
        self._kept.setText(self.tr("Kept ▾"))
        self._kept.setToolTip(self.tr("Packs that are kept under a name"))
        self._kept.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._kept.setMenu(self.kept_menu)
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 9, 12, 9)
        row.setSpacing(8)
        row.addWidget(self._title, 1)
        for widget in (self._holds, self._kept, self.template, self._export):
            row.addWidget(widget)
        return bar

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the form gives way to the page, until the analyst asks for it."""
        super().resizeEvent(event)
        if not self._chosen_by_hand:
            self._holds.setChecked(self.width() >= _ROOM_FOR_FORM)

    def _choose_by_hand(self) -> None:
        self._chosen_by_hand = True

    def _show_form(self, shown: bool) -> None:
        """Show the form, no wider than leaves the page readable."""
        self.panel.setVisible(shown)
        self._kept.setVisible(shown)
        form = _FORM if self.width() >= _ROOM_FOR_FORM else _NARROW_FORM
        self._split.setSizes([form, max(1, self.width() - form)])
