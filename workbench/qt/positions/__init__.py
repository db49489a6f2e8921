"""Positions: the table of who asks what of which article of a draft, and the form to note one by hand."""

from workbench.qt.positions.dialog import PositionsDialog
from workbench.qt.positions.form import PositionForm, PositionWish
from workbench.qt.positions.table import PositionModel

__all__ = ["PositionForm", "PositionModel", "PositionWish", "PositionsDialog"]
