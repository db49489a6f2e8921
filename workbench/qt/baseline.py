"""Baseline: words stand at one height in a field, whatever script they are in."""

from PySide6.QtGui import QFontMetricsF, QTextLayout
from PySide6.QtWidgets import QLineEdit


def keep_level(field: QLineEdit) -> None:
    """Keep the words of *field* where Latin letters stand.

    Qt centres the whole line, so that the tall font of Arabic would lift all words, half out of the
    field. A margin below, less than nothing, lowers them again; the field keeps its height.
    """
    field.textChanged.connect(lambda _: _level(field))
    _level(field)


def _level(field: QLineEdit) -> None:
    layout = QTextLayout(field.text() or field.placeholderText(), field.font())
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    tall = line.height() if line.isValid() else 0.0
    lift = max(0, round(tall - QFontMetricsF(field.font()).height()))
    margins = field.textMargins()
    if margins.bottom() != -lift:
        field.setTextMargins(margins.left(), margins.top(), margins.right(), -lift)
        field.setMinimumHeight(max(field.minimumHeight(), field.sizeHint().height() + lift))
