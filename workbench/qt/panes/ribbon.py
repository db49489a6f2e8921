"""RibbonGutter: the strip between two panes where curves join the clauses that belong together."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QMenu, QToolTip, QWidget

from workbench.qt.panes.changes import ALL_KINDS, ChangeKind
from workbench.qt.panes.clause_view import ClauseView
from workbench.qt.panes.pairs import Pairs
from workbench.qt.panes.ribbon_curves import Curve, CurveRoom
from workbench.qt.panes.ribbon_drag import RibbonDrag
from workbench.qt.panes.ribbon_painter import RibbonPainter
from workbench.qt.panes.ribbon_words import drag_words, link_words
from workbench.qt.theme import Theme
from workbench.treaty.comparison import Link

WIDTH = 64
_TICK_MS = 30


class RibbonGutter(QWidget):
    """Draws the links whose clauses are visible in either neighbour.

    A click on a ribbon brings both its clauses level, a drag from a clause to one of the other pane
    asks for a link, and a right or double click offers what can be said of the pair. Every signal
    but ``dragging`` gives the older and the newer clause.
    """

    link_chosen = Signal(str, str)
    link_wanted = Signal(str, str)
    apart_wanted = Signal(str, str)
    withdraw_wanted = Signal(str, str)
    dragging = Signal(bool)

    def __init__(self, theme: Theme, old: ClauseView, new: ClauseView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._room = CurveRoom(self, old, new)
        self._pairs: Pairs | None = None
        self._kinds = ALL_KINDS
        self._curves: list[Curve] = []
        self._hovered: Link | None = None
        self._clicked: Link | None = None
        self._drag: RibbonDrag | None = None
        self._had_keys: QWidget | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._scroll_on)
        self.setFixedWidth(WIDTH)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Links between the two drafts"))
        for view in (old, new):
            view.scrolled.connect(self.update)
            view.clause_chosen.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 200)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        self._theme = theme
        self.update()

    def set_pairs(self, pairs: Pairs | None) -> None:
        """Draw the links of *pairs*."""
        self._end_drag()
        self._pairs, self._hovered, self._clicked = pairs, None, None
        self._curves = []
        self.update()

    def set_change_kinds(self, kinds: frozenset[ChangeKind]) -> None:
        """Let the links that tell of no change of *kinds* step back."""
        self._kinds = kinds
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self._theme.raised))
        painter.setPen(QPen(QColor(self._theme.border), 1))
        for x in (0.5, self.width() - 0.5):
            painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
        if self._pairs is None:
            return
        self._curves = self._room.curves(self._pairs)
        drawn = RibbonPainter(painter, self._room, self._pairs, self._theme)
        held = self._drag.curve if self._drag and self._drag.started else None
        drawn.paint([curve for curve in self._curves if curve is not held], self._kinds, self._hovered)
        if self._drag and self._drag.started:
            drawn.paint_drag(self._drag)

    # --- mouse --------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is None:
            self._hover(event.position())
            return
        began = self._drag.started
        self._drag.move(event.position())
        if self._drag.started and not began:
            self._begin_drag()
        self._show_drag(event.globalPosition())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._pairs is not None:
            curve = self._near(event.position())
            self._clicked = curve.link if curve else None
            self._drag = self._drag_from(event.position(), curve)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag = self._drag
        if event.button() is not Qt.MouseButton.LeftButton or drag is None:
            return
        drag.move(event.position())
        self._end_drag()
        if drag.started and drag.pair is not None:
            self.link_wanted.emit(*drag.pair)
        elif drag.tears and drag.curve is not None:
            self.apart_wanted.emit(drag.curve.link.old, drag.curve.link.new)
        elif not drag.started and drag.curve is not None:
            self.link_chosen.emit(drag.curve.link.old, drag.curve.link.new)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Offer what can be said of the ribbon that the first click has moved from under the mouse."""
        if self._clicked is not None and self._pairs is not None:
            self.menu_for(self._clicked).popup(event.globalPosition().toPoint())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._end_drag()
        curve = self._near(QPointF(event.pos()))
        if curve is not None:
            self.menu_for(curve.link).popup(event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        side = self._drag.other if self._drag else 1
        QApplication.sendEvent(self._room.views[side].verticalScrollBar(), event)

    def leaveEvent(self, event: QEvent) -> None:
        self._set_hovered(None)

    def _hover(self, point: QPointF) -> None:
        """Show by the cursor and a thicker ribbon what a click or a drag would take hold of."""
        near = self._near(point)
        self._set_hovered(near.link if near else None)
        shape = Qt.CursorShape.ArrowCursor
        if near:
            shape = Qt.CursorShape.PointingHandCursor
        elif self._pairs and self._drag_from(point, None).can_start:
            shape = Qt.CursorShape.OpenHandCursor
        self.setCursor(shape)

    def _drag_from(self, point: QPointF, curve: Curve | None) -> RibbonDrag:
        """A drag that begins at *point*; two languages are joined by their numbers, which no drag mends."""
        made = RibbonDrag(self._room, float(self.width()), point, curve)
        made.can_start = made.can_start and self._pairs is not None and not self._pairs.translated
        return made

    def _set_hovered(self, link: Link | None) -> None:
        if link is not self._hovered:
            self._hovered = link
            self.update()

    def _near(self, point: QPointF) -> Curve | None:
        return self._room.near(self._curves, point)

    # --- dragging -----------------------------------------------------------------------------

    def _begin_drag(self) -> None:
        """Take the keys, so that Escape is ours."""
        self._hovered = None
        self._had_keys = QApplication.focusWidget()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self._timer.start()
        self.dragging.emit(True)

    def _show_drag(self, at: QPointF) -> None:
        """Light up the clause under the mouse and say what letting go would do."""
        drag = self._drag
        if drag is None or not drag.started or self._pairs is None:
            return
        self._room.views[drag.side].light_clause(drag.clause_id)
        self._room.views[drag.other].light_clause(drag.target)
        names = self._pairs.labels(*drag.pair) if drag.pair else None
        QToolTip.showText(at.toPoint(), drag_words(names, apart=drag.tears), self)
        self.update()

    def _scroll_on(self) -> None:
        if self._drag is not None:
            self._drag.scroll()
            self._room.views[self._drag.other].light_clause(self._drag.target)
            self.update()

    def _end_drag(self) -> None:
        drag, self._drag = self._drag, None
        if drag is None or not drag.started:
            return
        self._timer.stop()
        QToolTip.hideText()
        self.unsetCursor()
        for view in self._room.views:
            view.light_clause("")
        if self._had_keys is not None:
            self._had_keys.setFocus(Qt.FocusReason.OtherFocusReason)
        self._had_keys = None
        self.dragging.emit(False)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._drag is not None:
            self._end_drag()
        else:
            super().keyPressEvent(event)

    # --- what is said of a link ---------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            curve = self._near(QPointF(event.pos())) if self._drag is None else None
            if curve is not None:
                QToolTip.showText(event.globalPos(), self._words(curve.link), self)
            elif self._drag is None:
                QToolTip.hideText()
            return True
        if event.type() is QEvent.Type.ShortcutOverride and self._drag is not None:
            event.accept()
            return True
        return super().event(event)

    def _words(self, link: Link) -> str:
        assert self._pairs is not None
        names = self._pairs.labels(link.old, link.new)
        return link_words(link, names, translated=self._pairs.translated)

    def menu_for(self, link: Link) -> QMenu:
        """A menu of what the analyst can say of *link*; it goes when it is closed."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for line in self._words(link).split("\n"):
            menu.addAction(line).setEnabled(False)
        menu.addSeparator()
        self._add(menu, self.tr("Bring both clauses level"), self.link_chosen.emit, link)
        if self._pairs is None or self._pairs.translated:
            return menu
        if link.check and not link.corrected:
            self._add(menu, self.tr("These are the same clause"), self.link_wanted.emit, link)
        if link.corrected:
            self._add(menu, self.tr("Take my correction back"), self.withdraw_wanted.emit, link)
        self._add(menu, self.tr("These are not the same clause"), self.apart_wanted.emit, link)
        return menu

    def _add(self, menu: QMenu, words: str, say: Callable[[str, str], None], link: Link) -> None:
        menu.addAction(words).triggered.connect(lambda: say(link.old, link.new))
