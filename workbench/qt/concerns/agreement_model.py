"""AgreementModel: how far analysts agree on each category, as a table, with what the numbers mean."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from workbench.qt.search.chips import square_icon

if TYPE_CHECKING:
    from workbench.desk import CategoryAgreement

Index = QModelIndex | QPersistentModelIndex
CATEGORY, TAGGED, BOTH, UNITS, PERCENT, KAPPA, ALPHA = range(7)
_GOOD, _FAIR = 0.8, 0.667


def _tr(words: str) -> str:
    return QCoreApplication.translate("Agreement", words)


def reading_of(row: "CategoryAgreement") -> str:
    """How the numbers of a category are to be read, in a sentence or two."""
    tagged = ", ".join(
        _tr("{0} tagged {1}").format(name, count) for name, count in zip(row.raters, row.tagged, strict=True)
    )
    counted = _tr("Of {0} clauses {1}; all of them tagged {2} of the {3} that anybody tagged.").format(
        row.units, tagged, row.all_tagged, row.some_tagged
    )
    return f"{counted} {_judged(row)}"


def _judged(row: "CategoryAgreement") -> str:
    if row.alpha is None:
        return _tr(
            "Alpha is not defined: nobody tagged a clause otherwise than any other clause, "
            "so chance agreement cannot be told from real agreement."
        )
    if row.alpha >= _GOOD:
        return _tr(
            "Alpha of 0.80 or more: the category is understood alike, and its counts can be relied on."
        )
    if row.alpha >= _FAIR:
        return _tr("Alpha between 0.67 and 0.80: good enough for tentative conclusions only.")
    return _tr(
        "Alpha below 0.67: do not rely on these counts; talk about what counts under the category and "
        "what does not, and write it into the codebook."
    )


class AgreementModel(QAbstractTableModel):
    """Adapts a plain list of agreements, one row for each category."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[CategoryAgreement] = []

    def show(self, rows: Sequence["CategoryAgreement"]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else ALPHA + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return _words(row, column)
        if role == Qt.ItemDataRole.DecorationRole and column == CATEGORY:
            return square_icon(row.category.colour)
        if role == Qt.ItemDataRole.ToolTipRole:
            return reading_of(row)
        if role == Qt.ItemDataRole.TextAlignmentRole and column != CATEGORY:
            return Qt.AlignmentFlag.AlignCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole and section == CATEGORY:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if orientation is Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        names = {
            CATEGORY: self.tr("Category"),
            TAGGED: self.tr("Tagged by each"),
            BOTH: self.tr("By all / any"),
            UNITS: self.tr("Clauses"),
            PERCENT: self.tr("Agree"),
            KAPPA: self.tr("Kappa"),
            ALPHA: self.tr("Alpha"),
        }
        return names[section]


def _words(row: "CategoryAgreement", column: int) -> str:
    words = {
        CATEGORY: row.category.name,
        TAGGED: " · ".join(str(count) for count in row.tagged),
        BOTH: f"{row.all_tagged} / {row.some_tagged}",
        UNITS: str(row.units),
        PERCENT: "–" if row.percent is None else f"{row.percent * 100:.1f} %",
        KAPPA: _measure(row.kappa),
        ALPHA: _measure(row.alpha),
    }
    return words[column]


def _measure(value: float | None) -> str:
    return _tr("undefined") if value is None else f"{round(value, 2) + 0.0:.2f}"
