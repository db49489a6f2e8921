"""CategoryHeader: the names of the categories above the matrix, in full wherever they fit."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from workbench.qt.matrix.table import MatrixModel, visible
from workbench.qt.search.chips import paint_square
from workbench.qt.theme import Theme, ui_font
from workbench.treaty.concerns import Category

_SIZES = (8.25, 7.75, 7.25)
_MOST_LINES = 6
_LEAST_PART = 4
_LEAST_END = 3
_VOWELS = "aeiouy"
_ENDINGS = ("ing", "ings", "tion", "tions", "sion", "sions", "ship", "ships", "ment", "ments", "ness", "sive")
_ONE_SOUND = ("ch", "sh", "th", "ph", "ck", "gh", "ng", "wh")
_PAD = 6.0
_NARROWEST, _WIDEST = 40, 112


class CategoryHeader(QHeaderView):
    """Paints a category's square above its name, which is wrapped onto as many lines as it needs."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._size = _SIZES[0]
        self._lines: list[list[str]] = []
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        self._theme = theme
        self.viewport().update()

    def least(self) -> int:
        """The room that all names need without a word of them being broken, in the smallest letters."""
        self._size = _SIZES[-1]
        return sum(self._needs(QFontMetricsF(self._font())))

    def _needs(self, metrics: QFontMetricsF) -> list[int]:
        names = [category.name for category in self._categories()]
        return [max(_NARROWEST, round(_longest(name, metrics) + _PAD + 1)) for name in names]

    def fit(self, room: int) -> list[int]:
        """Share *room* among the categories by the words of their names and give the widths.

        The names become smaller before their words are broken.
        """
        names = [category.name for category in self._categories()]
        for self._size in _SIZES:
            metrics = QFontMetricsF(self._font())
            needs = self._needs(metrics)
            if sum(needs) <= room:
                break
        widths = _shared(needs, room)
        self._lines = [
            lines_of(name, width - _PAD, metrics) for name, width in zip(names, widths, strict=True)
        ]
        self.geometriesChanged.emit()
        return widths

    def lines(self, at: int) -> list[str]:
        """The name of the category at *at* (from 0) as it is wrapped."""
        return self._lines[at] if at < len(self._lines) else []

    def _categories(self) -> list[Category]:
        model = self.model()
        return model.categories if isinstance(model, MatrixModel) else []

    def _font(self) -> QFont:
        return ui_font(self._size, QFont.Weight.DemiBold)

    def sizeHint(self) -> QSize:
        most = max((len(lines) for lines in self._lines), default=2)
        return QSize(100, round(QFontMetricsF(self._font()).height() * max(2, most)) + 28)

    def paintSection(self, painter: QPainter, rect: object, logicalIndex: int) -> None:
        model, theme = self.model(), self._theme
        assert isinstance(model, MatrixModel)
        box = QRectF(rect)  # type: ignore[call-overload]  # a QRect, as Qt calls it
        painter.save()
        painter.fillRect(box, QColor(theme.raised))
        painter.setPen(QColor(theme.border))
        painter.drawLine(box.topRight(), box.bottomRight() - QPointF(0, 1))
        painter.drawLine(box.bottomLeft() - QPointF(0, 1), box.bottomRight() - QPointF(0, 1))
        category = model.category_at(logicalIndex)
        painter.setFont(self._font() if category else ui_font(_SIZES[0], QFont.Weight.DemiBold))
        painter.setPen(QColor(theme.text))
        if category is None:
            side = Qt.AlignmentFlag.AlignLeft if logicalIndex == 0 else Qt.AlignmentFlag.AlignHCenter
            name = str(model.headerData(logicalIndex, Qt.Orientation.Horizontal))
            painter.drawText(box.adjusted(8, 0, -8, 0), int(side | Qt.AlignmentFlag.AlignVCenter), name)
        else:
            middle = QPointF(box.center().x() - 5, box.top() + 13)
            paint_square(painter, middle, visible(category.colour, theme), 10)
            self._paint_name(painter, box.adjusted(2, 21, -2, -3), self.lines(logicalIndex - 1))
        painter.restore()

    def _paint_name(self, painter: QPainter, box: QRectF, lines: list[str]) -> None:
        top, height = box.top(), QFontMetricsF(painter.font()).height()
        for line in lines:
            place = QRectF(box.left(), top, box.width(), height)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextDontClip), line)
            top += height


def _shared(needs: list[int], room: int) -> list[int]:
    """Widths that fill *room*: each its need and an equal share of the rest; else the widest give way."""
    if not needs:
        return []
    spare = room - sum(needs)
    if spare >= 0:
        return [min(_WIDEST, need + spare // len(needs)) for need in needs]
    most = next(
        (cap for cap in range(max(needs), _NARROWEST, -1) if sum(min(need, cap) for need in needs) <= room),
        _NARROWEST,
    )
    return [min(need, most) for need in needs]


def _pieces(name: str) -> list[tuple[str, str]]:
    """The parts between which a line may be broken, each with what joins it to the one before."""
    pieces: list[tuple[str, str]] = []
    for word in name.split():
        parts = word.split("-")
        for at, part in enumerate(parts):
            last = at == len(parts) - 1
            pieces.append((" " if at == 0 else "", part if last else f"{part}-"))
    return pieces


def _longest(name: str, metrics: QFontMetricsF) -> float:
    return max((metrics.horizontalAdvance(part) for _, part in _pieces(name)), default=0.0)


def lines_of(name: str, width: float, metrics: QFontMetricsF) -> list[str]:
    """*name* on lines of *width*; a word that is too long is broken, what is left over is elided."""
    lines: list[str] = []
    for joint, part in _pieces(name):
        longer = f"{lines[-1]}{joint}{part}" if lines else part
        if lines and metrics.horizontalAdvance(longer) <= width:
            lines[-1] = longer
        else:
            lines += _broken(part, width, metrics)
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], " ".join(lines[_MOST_LINES - 1 :])]
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width + 1) for line in lines]


def _broken(word: str, width: float, metrics: QFontMetricsF) -> list[str]:
    """*word* whole, or in two or more parts that fit, with hyphens between syllables."""
    if metrics.horizontalAdvance(word) <= width or len(word) < 2 * _LEAST_PART:
        return [word]
    fits = [
        at
        for at in range(len(word) - _LEAST_END, _LEAST_END, -1)
        if metrics.horizontalAdvance(word[:at] + "-") <= width
    ]
    at = next((at for rule in _RULES for at in fits if rule(word.casefold(), at)), _LEAST_PART)
    return [f"{word[:at]}-", *_broken(word[at:], width, metrics)]


def _before_ending(word: str, at: int) -> bool:
    """Tell whether a well-known ending begins at *at*: censor-ship, discrimina-tion."""
    return word[at:] in _ENDINGS


def _inside_cluster(word: str, at: int) -> bool:
    """Tell whether *at* parts the first consonant of several from the rest: main-streaming."""
    before, after = word[at - 2 : at], word[at:]
    joined = word[at - 1 : at + 1] in _ONE_SOUND
    return (
        before[:1] in _VOWELS
        and before[1:] not in _VOWELS
        and after[:1] not in _VOWELS
        and not joined
        and any(letter in _VOWELS for letter in after)
    )


def _before_consonant(word: str, at: int) -> bool:
    """Tell whether one consonant between vowels stands at *at*: safe-guards."""
    return word[at - 1] in _VOWELS and word[at] not in _VOWELS and word[at + 1] in _VOWELS


_RULES = (_before_ending, _inside_cluster, _before_consonant, lambda word, at: True)
