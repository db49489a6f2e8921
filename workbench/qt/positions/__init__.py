"""Positions: the table of who asks what of which article of a draft."""

from workbench.qt.positions.dialog import PositionsDialog
from workbench.qt.positions.table import PositionModel

__all__ = ["PositionModel", "PositionsDialog"]
