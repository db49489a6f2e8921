"""Copying: a table or list as text with tabs, as a spreadsheet or a letter takes it."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt

from workbench.qt.changes.rows import Passage


def table_text(model: QAbstractItemModel, rows: Sequence[int]) -> str:
    """The columns' names and these rows of a table, a line for each."""
    columns = range(model.columnCount())
    head = [_cell(model.headerData(at, Qt.Orientation.Horizontal)) for at in columns]
    lines = [[_cell(model.index(row, at, QModelIndex()).data()) for at in columns] for row in rows]
    return _lines([head, *lines])


def passages_text(passages: Iterable[Passage]) -> str:
    """Passages with where they stand and what is said of them, a line for each."""
    return _lines([one.title, one.aside, _cell(one.words), one.foot] for one in passages)


def _cell(value: object) -> str:
    return " ".join(str(value if value is not None else "").split())


def _lines(rows: Iterable[Sequence[str]]) -> str:
    return "\n".join("\t".join(row) for row in rows)
