"""Travel: a wording draft by draft, with the clauses it stands in, where it came in and where it went."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.desk.wordings import WordingPlace, WordingStep
from workbench.qt.panes.looks import blend
from workbench.qt.search.entries import written_date
from workbench.qt.search.script import apart
from workbench.qt.theme import Theme, ui_font
from workbench.treaty.documents import Document
from workbench.treaty.found import Hit

Index = QModelIndex | QPersistentModelIndex
TRAVEL = Qt.ItemDataRole.UserRole
_SIDE = 16.0
_BAR = 90.0
_NAMED = 3


@dataclass(frozen=True, slots=True)
class TravelRow:
    """A draft with its count, or (with a hit) a clause of it; ``share`` is of the highest count."""

    words: str
    details: str
    count: int = 0
    share: float = 0.0
    hit: Hit | None = None
    gone: bool = False


def travel_rows(chains: Iterable[Sequence[WordingStep]]) -> list[TravelRow]:
    """Every draft of every chain, each followed by the clauses that have the wording or lost it."""
    return [row for steps in chains for row in _rows(steps)]


def _rows(steps: Sequence[WordingStep]) -> Iterator[TravelRow]:
    most, before = max(step.count for step in steps), None
    seen = False
    for step in steps:
        details = apart((written_date(str(step.document.date or "")), _fate(step, seen)))
        yield TravelRow(step.document.short_name, details, step.count, step.count / most)
        for place in step.places:
            words = _came(place, before.document if before and seen and not step.first else None)
            yield TravelRow(place.label, words, place.count, hit=_hit(step.document, place))
        if before is not None:
            for place in step.gone:
                words = _tr("in {0}; its words are not in what became of it here")
                told = words.format(before.document.short_name)
                yield TravelRow(place.label, told, hit=_hit(before.document, place), gone=True)
        seen, before = seen or bool(step.places), step


def _fate(step: WordingStep, seen: bool) -> str:
    if step.first:
        return _tr("here first")
    if step.places:
        return ""
    return _tr("no longer there") if seen else _tr("not there yet")


def _came(place: WordingPlace, older: Document | None) -> str:
    if older is None:
        return ""
    if not place.before:
        return _tr("came in here")
    named = ", ".join(place.before[:_NAMED]) + ("…" if len(place.before) > _NAMED else "")
    if place.before == (place.label,):
        return _tr("was there before")
    return _tr("was {0} before").format(named)


def _hit(document: Document, place: WordingPlace) -> Hit:
    """A clause as a hit, for the preview and for opening it."""
    marks = ((place.start, place.start + len(place.quote)),)
    title, symbol, kind = document.title, document.symbol or "", str(document.kind)
    return Hit(
        "clause", document.id, place.clause_id, place.label, None, place.quote, (), marks, 0.0, title, symbol,
        kind=kind,
    )  # fmt: skip


def _tr(words: str) -> str:
    return QCoreApplication.translate("Travel", words)


class TravelModel(QAbstractListModel):
    """Adapts a plain list of rows; drafts are headings that cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[TravelRow] = []

    def show(self, rows: Sequence[TravelRow]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == TRAVEL:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            count = "" if row.gone else str(row.count)
            return ", ".join(part for part in (row.words, count, row.details) if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        can = Qt.ItemFlag.ItemIsEnabled
        return can if self.rows[index.row()].hit is None else can | Qt.ItemFlag.ItemIsSelectable


class TravelDelegate(QStyledItemDelegate):
    """Paints a draft with a bar for its count, and a clause with where its words were before."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: TravelRow = index.data(TRAVEL)
        return QSize(200, round(QFontMetricsF(ui_font(9.75)).height()) + (14 if row.hit is None else 7))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: TravelRow = index.data(TRAVEL)
        box, theme = QRectF(option.rect), self._theme
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(theme.band))
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), QColor(theme.accent))
        elif row.hit is None:
            painter.fillRect(box, QColor(theme.gutter))
        inside = box.adjusted(_SIDE if row.hit is None else _SIDE + 14, 0, -_SIDE, 0)
        if row.hit is None:
            self._paint_bar(painter, inside, row.share)
        self._paint_words(painter, inside, row)
        painter.restore()

    def _paint_bar(self, painter: QPainter, box: QRectF, share: float) -> None:
        bar = QRectF(box.right() - _BAR - 34, box.center().y() - 5, _BAR * share, 10)
        painter.fillRect(bar, QColor(blend(self._theme.accent, self._theme.surface, 0.45)))

    def _paint_words(self, painter: QPainter, box: QRectF, row: TravelRow) -> None:
        theme, align = self._theme, Qt.AlignmentFlag
        heading = row.hit is None
        font = ui_font(9.75, QFont.Weight.DemiBold) if heading else ui_font(9.5)
        if row.gone:
            font.setStrikeOut(True)
        room = box.adjusted(0, 0, -(_BAR + 44 if heading else 44), 0)
        shown = QFontMetricsF(font).elidedText(row.words, Qt.TextElideMode.ElideMiddle, room.width())
        painter.setFont(font)
        painter.setPen(QColor(theme.deleted if row.gone else theme.text))
        painter.drawText(room, int(align.AlignVCenter), shown)
        room.setLeft(room.left() + QFontMetricsF(font).horizontalAdvance(shown) + 10)
        painter.setFont(ui_font(9))
        metrics = QFontMetricsF(ui_font(9))
        painter.setPen(QColor(theme.muted))
        details = metrics.elidedText(row.details, Qt.TextElideMode.ElideRight, max(0.0, room.width()))
        painter.drawText(room, int(align.AlignVCenter), details)
        if not row.gone:
            painter.setPen(QColor(theme.text if heading else theme.muted))
            painter.drawText(box, int(align.AlignVCenter | align.AlignRight), str(row.count))
