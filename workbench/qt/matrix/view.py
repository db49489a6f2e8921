"""MatrixView: concerns by article and category, with what changed since another draft."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.qt.jobs import Jobs
from workbench.qt.matrix.charts import BracketChart, TogetherChart, TrendChart
from workbench.qt.matrix.drill import DrillDown, concerns_of
from workbench.qt.matrix.gathering import MatrixShown, gather
from workbench.qt.matrix.header import CategoryHeader
from workbench.qt.matrix.table import MatrixModel, SquareDelegate, article_name
from workbench.qt.panes.elided import Elided
from workbench.qt.questions import Questions
from workbench.qt.search.chooser import Chooser
from workbench.qt.theme import Theme, ui_font
from workbench.treaty.changes import Change

if TYPE_CHECKING:
    from workbench.desk import Desk
    from workbench.desk.marking import ConcernRow

_CHANGE_WIDTH = 50
_CHART_HEIGHT = 290
_ARTICLE_WIDTHS = (150, 290)
_ARTICLE_SHARE = 0.27
_ENDLESS = (1 << 24) - 1
_EXPORT_TEMPLATE = "ngo-analysis"


class MatrixView(QWidget):
    """Shows one draft at a time; a square that is clicked lists the concerns behind it."""

    open_wanted = Signal(str, str, int, int)
    message = Signal(str)
    counted = Signal(str)

    def __init__(self, desk: "Desk", jobs: Jobs, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown = MatrixShown()
        self._draft_id = ""
        self._against_id: str | None = None
        self._gathering = Questions(self, jobs, self.message.emit)
        self._drilling = Questions(self, jobs, self.message.emit)
        self._writing = Questions(self, jobs, self.message.emit)
        self.model = MatrixModel(self)
        self.table = QTableView()
        self._header = CategoryHeader(theme, self.table)
        self._looks = SquareDelegate(theme, self.table)
        self.trend = TrendChart(theme)
        self.brackets = BracketChart(theme)
        self.together = TogetherChart(theme)
        self.drill = DrillDown(theme)
        self._lay_out()
        self._connect()

    # --- what the window calls ----------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        for part in (self._header, self._looks, self.trend, self.brackets, self.together, self.drill):
            part.set_theme(theme)
        self.table.viewport().update()

    def refresh(self, change: Change | None) -> None:
        """Count anew when *change* touched a document, a highlight or a category."""
        if change is None or change.documents or change.highlights or change.categories:
            self._ask()

    def show_draft(self, document_id: str, against_id: str | None = None) -> None:
        """Show a draft, against another, against none (an empty id), or against the one before."""
        self._draft_id, self._against_id = document_id, against_id
        self._ask()

    @property
    def said(self) -> str:
        """What stands where there is nothing to count."""
        return self._nothing.text()

    # --- asking -------------------------------------------------------------------------------

    def _ask(self) -> None:
        desk, draft, against, open_only = (
            self._desk,
            self._draft_id,
            self._against_id,
            self.open_only.isChecked(),
        )
        self._gathering.ask(lambda: gather(desk, draft, against, open_only), self._show)

    def _show(self, shown: MatrixShown) -> None:
        self._shown = shown
        self._fill_choosers(shown)
        self.model.show(shown.rows, shown.categories)
        self.trend.show_lines(shown.trend_drafts, shown.lines)
        self.brackets.show_bars(shown.bars, any_draft=shown.draft is not None)
        self.together.show_pairs(shown.together)
        self._back()
        self._nothing.setText(self._empty_words(shown))
        self._top.setCurrentWidget(self.table if shown.rows else self._nothing)
        self.export_button.setEnabled(bool(shown.rows))
        self._set_widths()
        self._fit_height()
        self.counted.emit(self._sum_words(shown))

    def _fill_choosers(self, shown: MatrixShown) -> None:
        self.draft_box.blockSignals(True)
        self.against_box.blockSignals(True)
        self.draft_box.clear()
        self.against_box.clear()
        self.against_box.addItem(self.tr("not compared"), "")
        for document in shown.drafts:
            self.draft_box.addItem(document.short_name, document.id)
            if shown.draft is not None and document.id != shown.draft.id:
                self.against_box.addItem(self.tr("vs {0}").format(document.short_name), document.id)
        self.draft_box.setCurrentIndex(self.draft_box.findData(shown.draft.id if shown.draft else ""))
        self.against_box.setCurrentIndex(
            max(0, self.against_box.findData(shown.against.id if shown.against else ""))
        )
        self.draft_box.blockSignals(False)
        self.against_box.blockSignals(False)

    def _empty_words(self, shown: MatrixShown) -> str:
        if shown.draft is None:
            return self.tr("There is no draft in this archive yet. Import one to see concerns by article.")
        if self.open_only.isChecked():
            return self.tr("No concern is open in {0}.").format(shown.draft.short_name)
        return self.tr("Nothing is tagged in {0} yet. Tag a passage to see it counted here.").format(
            shown.draft.short_name
        )

    def _sum_words(self, shown: MatrixShown) -> str:
        total = sum(row.count for row in shown.rows)
        return self.tr("{0} concerns in {1} articles").format(total, len(shown.rows))

    # --- choosing -----------------------------------------------------------------------------

    def _choose_draft(self) -> None:
        self.show_draft(self.draft_box.currentData() or "", None)

    def _choose_against(self) -> None:
        self.show_draft(self.draft_box.currentData() or "", self.against_box.currentData() or "")

    def _choose_square(self, index: QModelIndex) -> None:
        category = self.model.category_at(index.column())
        if category is None or self._shown.draft is None:
            self._back()
            return
        row = self.model.rows[index.row()]
        square = row.squares[index.column() - 1]
        if not square.count:
            self._back()
            return
        title = f"{article_name(row)} · {category.name}"
        desk, draft, open_only = self._desk, self._shown.draft.id, self.open_only.isChecked()
        highlights = frozenset(square.highlights)
        self._drilling.ask(
            lambda: concerns_of(desk, draft, highlights, category.id, open_only),
            lambda rows: self._drill(title, rows),
        )

    def _drill(self, title: str, rows: "Iterable[ConcernRow]") -> None:
        self.drill.show_concerns(title, rows)
        self._below.setCurrentWidget(self.drill)

    def _enter_drill(self, index: QModelIndex) -> None:
        self._choose_square(index)
        self.drill.list.setFocus()

    def _back(self) -> None:
        self._drilling.forget()
        self._below.setCurrentWidget(self._charts)

    # --- exporting ----------------------------------------------------------------------------

    def _ask_export(self) -> None:
        name = self.tr("Concerns by article.xlsx")
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export XLSX"), name, self.tr("Workbook (*.xlsx)")
        )
        if path:
            self.export(Path(path).with_suffix(".xlsx"))

    def export(self, dest: Path) -> None:
        """Write the matrix with what it counts as a workbook."""
        shown, desk = self._shown, self._desk
        if shown.draft is None:
            return
        title = self.tr("Concerns by article, {0}").format(shown.draft.short_name)
        draft, against = shown.draft.id, shown.against.id if shown.against else ""
        said = self.tr("The workbook was written to {0}.").format(str(dest))

        def work() -> None:
            from workbench.desk import PackOrder

            desk.packing.write(PackOrder(title, draft, against, template=_EXPORT_TEMPLATE), dest)

        self._writing.act(work, lambda _: self.message.emit(said))

    # --- layout -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._make_table()
        self._nothing = QLabel()
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setWordWrap(True)
        self._nothing.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._top = QStackedWidget()
        self._top.addWidget(self.table)
        self._top.addWidget(self._nothing)
        self._charts = self._make_charts()
        self._below = QStackedWidget()
        self._below.addWidget(self._charts)
        self._below.addWidget(self.drill)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self._top)
        split.addWidget(self._padded(self._below))
        split.setSizes([420, 270])
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addLayout(self._make_bar())
        column.addWidget(split, 1)

    def _make_charts(self) -> QWidget:
        self._right = QStackedWidget()
        for chart in (self.brackets, self.together):
            self._right.addWidget(chart)
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addWidget(self._right, 1)
        right.addLayout(self._make_turn())
        side_by_side = QHBoxLayout()
        side_by_side.setSpacing(28)
        self.trend.setMaximumHeight(_CHART_HEIGHT)
        side_by_side.addWidget(self.trend, 1)
        side_by_side.addLayout(right, 1)
        charts = QWidget()
        charts.setMaximumHeight(_CHART_HEIGHT)
        charts.setLayout(side_by_side)
        side_by_side.setContentsMargins(0, 0, 0, 0)
        outer = QWidget()
        column = QVBoxLayout(outer)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(charts, 1)
        column.addStretch(0)
        return outer

    def _make_turn(self) -> QHBoxLayout:
        """The buttons that say which chart stands at the right."""
        group, row = QButtonGroup(self), QHBoxLayout()
        row.setSpacing(6)
        charts: tuple[tuple[str, QWidget], ...] = (
            (self.tr("Brackets"), self.brackets),
            (self.tr("Together"), self.together),
        )
        for words, chart in charts:
            button = QPushButton(words)
            button.setCheckable(True)
            button.setChecked(chart is self.brackets)
            button.clicked.connect(lambda _=False, chart=chart: self._right.setCurrentWidget(chart))
            group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _padded(self, inside: QWidget) -> QWidget:
        outer = QWidget()
        column = QVBoxLayout(outer)
        column.setContentsMargins(0, 14, 0, 0)
        column.addWidget(inside)
        return outer

    def _make_bar(self) -> QHBoxLayout:
        title = Elided(self.tr("Concerns by article"))
        title.setFont(ui_font(11.5, QFont.Weight.DemiBold))
        self.draft_box = Chooser(self.tr("Draft"))
        self.against_box = Chooser(self.tr("Compared with"))
        self.counts = QPushButton(self.tr("Counts"))
        self.open_only = QPushButton(self.tr("Open only"))
        group = QButtonGroup(self)
        for button in (self.counts, self.open_only):
            button.setCheckable(True)
            group.addButton(button)
        self.counts.setChecked(True)
        self.export_button = QPushButton(self.tr("Export XLSX"))
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (title, self.draft_box, self.against_box, self.counts, self.open_only):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.export_button)
        return row

    def _make_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setHorizontalHeader(self._header)
        table.setItemDelegate(self._looks)
        table.verticalHeader().setVisible(False)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(self._looks.row_height())
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setAccessibleName(self.tr("Concerns by article and category"))
        table.setCornerButtonEnabled(False)
        table.setTabKeyNavigation(False)

    def _connect(self) -> None:
        self.draft_box.currentIndexChanged.connect(lambda _: self._choose_draft())
        self.against_box.currentIndexChanged.connect(lambda _: self._choose_against())
        self.open_only.toggled.connect(lambda _: self._ask())
        self.export_button.clicked.connect(self._ask_export)
        self.table.viewport().installEventFilter(self)
        self.table.clicked.connect(self._choose_square)
        self.table.activated.connect(self._enter_drill)
        self.drill.open_wanted.connect(self.open_wanted)
        self.drill.back_wanted.connect(self._leave_drill)

    def _leave_drill(self) -> None:
        self._back()
        self.table.setFocus()

    def _set_widths(self) -> None:
        count = len(self.model.categories)
        if not count:
            return
        room = self.table.viewport().width() - _CHANGE_WIDTH
        narrow, wide = _ARTICLE_WIDTHS
        article = min(wide, max(narrow, round(room * _ARTICLE_SHARE)))
        article = max(narrow, min(article, room - self._header.least()))
        squares = self._header.fit(room - article)
        self.table.setColumnWidth(0, max(narrow, room - sum(squares)))
        for column, square in enumerate(squares, start=1):
            self.table.setColumnWidth(column, square)
        self.table.setColumnWidth(count + 1, _CHANGE_WIDTH)

    def _fit_height(self) -> None:
        """Let the charts stand right below a table that is shorter than its room."""
        needed = self.model.rowCount() * self._looks.row_height() + self._header.sizeHint().height()
        needed += self.table.horizontalScrollBar().sizeHint().height()
        self._top.setMaximumHeight(needed + 4 if self.model.rows else _ENDLESS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.table.viewport() and event.type() is QEvent.Type.Resize:
            self._set_widths()
        return super().eventFilter(watched, event)
